/* gen-readings - makes src/text/readings.inc from the Unihan database.
 *
 *     gen-readings Unihan_Readings.txt Unihan_Variants.txt Unihan_IRGSources.txt > src/text/readings.inc
 *
 * The output depends on nothing but the three files (in any order). Exit 3 if one cannot be read or holds what is not
 * understood. Format of the files: UAX #38.
 *
 * A reading is numbered base * 5 + tone. A cell of a code point is 0, or the number of its only reading + 1, or
 * READINGS_LISTS + the offset of a list; equal pages of cells and equal lists are written once. Strokes
 * stand in the same pages, one letter each: '@' is 0, 'A' is 1.
 *
 * Beyond the BMP only characters of a modern dictionary are taken: the 14,000 others, whose readings are scholars'
 * reconstructions, would make the table a third larger. */
#include "base/arena.h"
#include "base/map.h"
#include "base/vec.h"
#include "text/syllable.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    FIRST = 0x3000,
    END = 0x34000,
    PAGE = 64,
    LISTS = 4096,
    NUMBER = 0x0FFF,
    UNUSUAL = 0x4000,
    LAST = 0x8000,
    PER_FIELD = 12,
    MERGED_MAX = 16,
    VARIANTS_MAX = 12,
    STROKES_MAX = 62 /* the last that is printable; what has more is an oddity */
};

/* In order of precedence: the first reading of a character is its default. */
typedef enum Field { MANDARIN, PINLU, TGHZ, XHC, FIELD_COUNT } Field;

static const char *const field_names[FIELD_COUNT] = { "kMandarin", "kHanyuPinlu", "kTGHZ2013", "kXHC1983" };

typedef struct Texts {
    size_t count;
    const char *items[PER_FIELD]; /* numbered form: base, then the digit of the tone */
} Texts;

typedef struct Variants {
    size_t count;
    uint32_t items[VARIANTS_MAX];
} Variants;

typedef struct Han {
    Texts readings[FIELD_COUNT];
    Variants simplified, traditional;
    bool is_simplified, is_traditional; /* of some other character */
    uint8_t strokes;
} Han;

typedef struct Bases {
    const char **items; /* sorted */
    size_t count;
} Bases;

typedef struct Gen {
    Arena *arena;
    Han *han; /* END - FIRST of them */
    Map syllables;
    Bases bases;
    Str version;
} Gen;

static _Noreturn void die(const char *what, Str where)
{
    fprintf(stderr, "gen-readings: %s: %.*s\n", what, STR_ARG(where));
    exit(3);
}

static Str read_file(Arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    Buf buf = { 0 };
    char block[65536];
    size_t got;
    Str text;

    if (file == NULL)
        die("cannot open", str_of(path));
    while ((got = fread(block, 1, sizeof block, file)) > 0)
        buf_put(&buf, (Str){ block, got });
    if (ferror(file))
        die("cannot read", str_of(path));
    fclose(file);
    text = buf_keep(arena, &buf);
    buf_free(&buf);
    return text;
}

/* "U+4E00", perhaps followed by more. */
static uint32_t code_point(Str text)
{
    if (!str_starts(text, STR("U+")))
        die("not a code point", text);
    return (uint32_t)strtoul(text.ptr + 2, NULL, 16); /* the file's text ends in NUL */
}

static Han *han_at(Gen *gen, uint32_t cp)
{
    if (cp < FIRST || cp >= END)
        die("code point out of range", STR_EMPTY);
    return &gen->han[cp - FIRST];
}

static void add_reading(Gen *gen, Texts *texts, Str text)
{
    SyllableText syllable;
    Str numbered;

    if (!syllable_parse(text, &syllable))
        die("not a syllable", text);
    if (texts->count == PER_FIELD)
        die("too many readings", text);
    numbered = arena_format(gen->arena, "%s%u", syllable.base, (unsigned)syllable.tone);
    texts->items[texts->count++] = numbered.ptr;
    map_add(gen->arena, &gen->syllables, arena_copy(gen->arena, str_of(syllable.base)), gen);
}

/* "zhòng chóng", "zhòng(1823) chóng(329)", "0149.100:chóng 1502.040:zhòng": the syllable is what stands between the
 * colon, if any, and the parenthesis, if any. */
static void add_readings(Gen *gen, Texts *texts, Str value)
{
    Str word;

    while (str_cut(&value, ' ', &word)) {
        size_t colon = str_find_char(word, ':'), paren = str_find_char(word, '(');

        word = str_slice(word, colon == STR_NONE ? 0 : colon + 1, paren == STR_NONE ? word.len : paren);
        if (word.len > 0)
            add_reading(gen, texts, word);
    }
}

static void add_variants(Variants *variants, Str value)
{
    Str word;

    while (str_cut(&value, ' ', &word)) {
        if (variants->count == VARIANTS_MAX)
            die("too many variants", value);
        variants->items[variants->count++] = code_point(word);
    }
}

static void read_field(Gen *gen, uint32_t cp, Str name, Str value)
{
    for (int field = 0; field < FIELD_COUNT; field++)
        if (str_is(name, field_names[field]))
            add_readings(gen, &han_at(gen, cp)->readings[field], value);
    if (str_is(name, "kSimplifiedVariant"))
        add_variants(&han_at(gen, cp)->simplified, value);
    if (str_is(name, "kTraditionalVariant"))
        add_variants(&han_at(gen, cp)->traditional, value);
    if (str_is(name, "kTotalStrokes")) { /* the first number is the one for zh-Hans */
        unsigned long strokes = strtoul(value.ptr, NULL, 10);

        han_at(gen, cp)->strokes = (uint8_t)(strokes < STROKES_MAX ? strokes : STROKES_MAX);
    }
}

static void read_lines(Gen *gen, Str text)
{
    const Str version = STR("# Unicode version: ");
    Str line, cp, name;

    while (str_cut(&text, '\n', &line)) {
        line = str_trim(line);
        if (str_starts(line, version))
            gen->version = str_from(line, version.len);
        if (str_starts(line, STR("U+")) && str_cut(&line, '\t', &cp) && str_cut(&line, '\t', &name))
            read_field(gen, code_point(cp), name, line);
    }
}

static int compare_cstr(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void sort_bases(Gen *gen)
{
    gen->bases.count = gen->syllables.count;
    gen->bases.items = arena_array(gen->arena, gen->bases.count, sizeof *gen->bases.items);
    for (size_t i = 0; i < gen->bases.count; i++)
        gen->bases.items[i] = gen->syllables.entries[i].key.ptr;
    qsort(gen->bases.items, gen->bases.count, sizeof *gen->bases.items, compare_cstr);
    if (gen->bases.count * 5 + 1 > LISTS)
        die("too many syllables", STR_EMPTY);
}

static unsigned reading_number(const Gen *gen, const char *numbered)
{
    size_t len = strlen(numbered) - 1;
    char base[SYLLABLE_MAX + 1] = { 0 };
    const char *key = base, **found;

    memcpy(base, numbered, len);
    found = bsearch(&key, gen->bases.items, gen->bases.count, sizeof *gen->bases.items, compare_cstr);
    return (unsigned)(found - gen->bases.items) * 5 + (unsigned)(numbered[len] - '0');
}

/* The readings of all fields, each once; UNUSUAL are those of kXHC1983 alone, unless there are no others. */
static size_t merge(const Gen *gen, const Han *han, uint32_t out[MERGED_MAX])
{
    size_t count = 0, usual = 0;

    for (int field = 0; field < FIELD_COUNT; field++) {
        for (size_t i = 0; i < han->readings[field].count; i++) {
            unsigned number = reading_number(gen, han->readings[field].items[i]);
            size_t at = 0;

            while (at < count && (out[at] & NUMBER) != number)
                at++;
            if (at < count)
                continue;
            if (count == MERGED_MAX)
                die("too many readings", str_of(han->readings[field].items[i]));
            out[count++] = number | (field == XHC && usual > 0 ? UNUSUAL : 0u);
        }
        usual = count;
    }
    return count;
}

/* Forgets what is too rare; adds the zero, which is not in the database. */
static void tidy(Gen *gen)
{
    Han *zero = han_at(gen, 0x3007);

    if (zero->readings[MANDARIN].count == 0)
        add_reading(gen, &zero->readings[MANDARIN], STR("líng"));
    for (uint32_t cp = FIRST; cp < END; cp++) {
        Han *han = &gen->han[cp - FIRST];

        if (cp <= 0xFFFF || han->readings[PINLU].count > 0 || han->readings[TGHZ].count > 0 ||
            han->readings[XHC].count > 0)
            continue;
        han->readings[MANDARIN].count = 0;
        han->strokes = 0;
    }
}

/* Where the list stands in `lists`; adds it if it is new. */
static size_t list_place(Gen *gen, Map *seen, Buf *lists, const uint32_t *items, size_t count)
{
    Str key = arena_copy(gen->arena, (Str){ (const char *)items, count * sizeof *items });
    size_t *place = arena_new(gen->arena, size_t), *known;

    *place = lists->len / sizeof *items;
    known = map_add(gen->arena, seen, key, place);
    if (known == place)
        buf_put(lists, key);
    return *known;
}

static void make_cells(Gen *gen, uint32_t *cells, Buf *lists)
{
    Map seen = { 0 };

    for (uint32_t cp = FIRST; cp < END; cp++) {
        uint32_t merged[MERGED_MAX];
        size_t count = merge(gen, &gen->han[cp - FIRST], merged), place;

        if (count == 1)
            cells[cp - FIRST] = (merged[0] & NUMBER) + 1;
        if (count <= 1)
            continue;
        merged[count - 1] |= LAST;
        place = list_place(gen, &seen, lists, merged, count);
        if (LISTS + place > 0xFFFF)
            die("too many lists", STR_EMPTY);
        cells[cp - FIRST] = (uint32_t)(LISTS + place);
    }
}

/* Numbers separated by commas, in lines of at most 120 columns. */
static void print_number(size_t *column, const char *format, unsigned long number)
{
    char text[32];
    int len = snprintf(text, sizeof text, format, number);

    if (*column + (size_t)len > 120) {
        fputs("\n", stdout);
        *column = 0;
    }
    fputs(text, stdout);
    *column += (size_t)len;
}

static void print_bases(const Gen *gen)
{
    size_t column = 0;

    printf("static const char reading_bases[][%d] = {\n", SYLLABLE_MAX + 1);
    for (size_t i = 0; i < gen->bases.count; i++) {
        size_t len = strlen(gen->bases.items[i]) + 3;

        if (column + len > 120)
            fputs("\n", stdout);
        column = column + len > 120 ? len : column + len;
        printf("\"%s\",", gen->bases.items[i]);
    }
    fputs("\n};\n", stdout);
}

/* `array` is type and name. */
static void print_numbers(const char *array, const uint32_t *numbers, size_t count)
{
    size_t column = 0;

    printf("static const %s[] = {\n", array);
    for (size_t i = 0; i < count; i++)
        print_number(&column, "%lu,", numbers[i]);
    fputs("\n};\n", stdout);
}

/* Zeros at the end of a page need not be written. */
static void print_page(const uint32_t *cells)
{
    size_t column = 1, count = PAGE;

    while (count > 1 && cells[count - 1] == 0)
        count--;
    fputs("{", stdout);
    for (size_t i = 0; i < count; i++)
        print_number(&column, "%lu,", cells[i]);
    fputs("},\n", stdout);
}

static void print_strokes(const Han *han)
{
    fputs("\"", stdout);
    for (size_t i = 0; i < PAGE; i++) {
        char letter = (char)('@' + han[i].strokes);

        fputs(letter == '\\' ? "\\" : "", stdout);
        putchar(letter);
    }
    fputs("\",\n", stdout);
}

/* The numbers that pages have, and for each number the first page that has it. */
typedef struct Pages {
    VEC(uint32_t) numbers;
    VEC(size_t) distinct;
} Pages;

static Pages number_pages(Gen *gen, const uint32_t *cells)
{
    Pages pages = { 0 };
    Map seen = { 0 };

    for (size_t page = 0; page < (END - FIRST) / PAGE; page++) {
        Str key = { (const char *)&cells[page * PAGE], PAGE * sizeof *cells };
        size_t *number = arena_new(gen->arena, size_t), *known;
        char strokes[PAGE];

        for (size_t i = 0; i < PAGE; i++)
            strokes[i] = (char)gen->han[page * PAGE + i].strokes;
        *number = pages.distinct.count;
        known = map_add(gen->arena, &seen, arena_join(gen->arena, key, (Str){ strokes, PAGE }), number);
        if (known == number)
            vec_push(gen->arena, &pages.distinct, page);
        vec_push(gen->arena, &pages.numbers, (uint32_t)*known);
    }
    return pages;
}

static void print_cells(Gen *gen, const uint32_t *cells)
{
    Pages pages = number_pages(gen, cells);
    size_t count = pages.numbers.count;

    printf("static const uint16_t reading_cells[][%d] = {\n", PAGE);
    for (size_t i = 0; i < pages.distinct.count; i++)
        print_page(&cells[pages.distinct.items[i] * PAGE]);
    printf("};\nstatic const char stroke_cells[][%d] = {\n", PAGE + 1);
    for (size_t i = 0; i < pages.distinct.count; i++)
        print_strokes(&gen->han[pages.distinct.items[i] * PAGE]);
    fputs("};\n", stdout);
    while (count > 1 && pages.numbers.items[count - 1] == pages.numbers.items[count - 2])
        count--; /* empty ones at the end: one is enough */
    print_numbers("uint16_t reading_pages", pages.numbers.items, count);
}

static bool has(const Variants *variants, uint32_t cp)
{
    for (size_t i = 0; i < variants->count; i++)
        if (variants->items[i] == cp)
            return true;
    return false;
}

static void mark_variants(Gen *gen)
{
    for (uint32_t cp = FIRST; cp < END; cp++) {
        const Han *han = &gen->han[cp - FIRST];

        for (size_t i = 0; i < han->simplified.count; i++)
            if (han->simplified.items[i] != cp)
                han_at(gen, han->simplified.items[i])->is_simplified = true;
        for (size_t i = 0; i < han->traditional.count; i++)
            if (han->traditional.items[i] != cp)
                han_at(gen, han->traditional.items[i])->is_traditional = true;
    }
}

/* In the Table of General Standard Chinese Characters with all its common readings: 瑙 and 阪 are simplified text,
 * whatever the variants say. 於 is in the Table for a surname and the old exclamation; elsewhere it is 于. */
static bool is_standard(const Han *han, uint32_t cp)
{
    const Texts *table = &han->readings[TGHZ], *common = &han->readings[MANDARIN];
    size_t found = 0;

    for (size_t i = 0; i < common->count; i++)
        for (size_t k = 0; k < table->count; k++)
            found += strcmp(table->items[k], common->items[i]) == 0;
    return common->count > 0 && found == common->count && cp != 0x65BC;
}

static uint32_t best_simplified(Gen *gen, const Han *han)
{
    for (size_t i = 0; i < han->simplified.count; i++)
        if (han_at(gen, han->simplified.items[i])->readings[TGHZ].count > 0)
            return han->simplified.items[i];
    return han->simplified.items[0];
}

static void print_variants(Gen *gen)
{
    VEC(uint32_t) pairs = { 0 }, simple = { 0 }, long_pairs = { 0 }, long_simple = { 0 };

    for (uint32_t cp = FIRST; cp < END; cp++) {
        const Han *han = &gen->han[cp - FIRST];

        if (han->simplified.count > 0 && !has(&han->simplified, cp) && !han->is_simplified && !is_standard(han, cp)) {
            uint32_t simplified = best_simplified(gen, han);

            if (cp > 0xFFFF || simplified > 0xFFFF) {
                vec_push(gen->arena, &long_pairs, cp);
                vec_push(gen->arena, &long_pairs, simplified);
            } else {
                vec_push(gen->arena, &pairs, cp);
                vec_push(gen->arena, &pairs, simplified);
            }
        } else if (han->traditional.count > 0 && !has(&han->traditional, cp) && !han->is_traditional) {
            if (cp > 0xFFFF)
                vec_push(gen->arena, &long_simple, cp);
            else
                vec_push(gen->arena, &simple, cp);
        }
    }
    print_numbers("uint16_t variant_traditional", pairs.items, pairs.count);
    print_numbers("uint32_t variant_traditional_long", long_pairs.items, long_pairs.count);
    print_numbers("uint16_t variant_simple", simple.items, simple.count);
    print_numbers("uint32_t variant_simple_long", long_simple.items, long_simple.count);
}

int main(int argc, char **argv)
{
    Gen gen = { .arena = arena_create() };
    uint32_t *cells = arena_array(gen.arena, END - FIRST, sizeof *cells);
    Buf lists = { 0 };

    if (argc != 4) {
        fputs("usage: gen-readings Unihan_Readings.txt Unihan_Variants.txt Unihan_IRGSources.txt\n", stderr);
        return 2;
    }
    gen.han = arena_array(gen.arena, END - FIRST, sizeof *gen.han);
    for (int i = 1; i < argc; i++)
        read_lines(&gen, read_file(gen.arena, argv[i]));
    tidy(&gen);
    sort_bases(&gen);
    mark_variants(&gen);
    printf("/* Made by src/gen/readings.c from the Unihan database of Unicode %.*s. Do not edit.\n"
           " * Copyright Unicode, Inc.; Unicode License v3, see NOTICE. */\n/* clang-format off */\n",
           STR_ARG(gen.version));
    printf("enum { READINGS_FIRST = 0x%X, READINGS_PAGE = %d, READINGS_LISTS = %d, READINGS_NUMBER = 0x%X,\n"
           "       READINGS_UNUSUAL = 0x%X, READINGS_LAST = 0x%X };\n",
           FIRST, PAGE, LISTS, NUMBER, UNUSUAL, LAST);
    make_cells(&gen, cells, &lists);
    print_bases(&gen);
    print_numbers("uint16_t reading_lists", (const uint32_t *)(const void *)lists.ptr, lists.len / sizeof(uint32_t));
    print_cells(&gen, cells);
    print_variants(&gen);
    fputs("/* clang-format on */\n", stdout);
    buf_free(&lists);
    arena_destroy(gen.arena);
    return ferror(stdout) || fflush(stdout) != 0 ? 3 : 0;
}
