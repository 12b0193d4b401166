/* From text to TeX and back: every macro, every accent, and texts put together at random. */
#include "text/tex_read.h"

#include "base/utf8.h"
#include "tap.h"
#include "text/markup.h"
#include "text/normal.h"
#include "text/tex.h"

#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

#define NOCASE(text) "<span class=\"nocase\">" text "</span>"

static void count_fault(void *context, TexFault fault, size_t at, size_t len)
{
    (void)fault, (void)at, (void)len;
    ++*(size_t *)context;
}

static size_t read_tex(Buf *out, Str tex, unsigned flags)
{
    size_t faults = 0;

    buf_clear(out);
    tex_read(out, tex, flags, count_fault, &faults, NULL);
    return faults;
}

/* Characters that share a form in classic BibTeX: ' and ’, - and ‐, – and ‒. */
static uint32_t folded(uint32_t cp)
{
    switch (cp) {
    case 0x2010:
    case 0x2011:
        return '-';
    case 0x2012:
        return 0x2013;
    case 0x2015:
        return 0x2014;
    case 0x2019:
        return '\'';
    case 0x202F:
        return 0x2009;
    default:
        return cp;
    }
}

static void fold(Buf *out, Str text, TexMode mode)
{
    uint32_t cp;

    buf_clear(out);
    for (size_t at = 0; utf8_next(text, &at, &cp);)
        buf_cp(out, mode == TEX_MACROS ? folded(cp) : cp);
}

static bool same(Str a, Str b, TexMode mode)
{
    Buf left = { 0 }, right = { 0 };
    bool equal;

    fold(&left, a, mode);
    fold(&right, b, mode);
    equal = str_eq(buf_str(&left), buf_str(&right));
    buf_free(&left);
    buf_free(&right);
    return equal;
}

static bool returns(uint32_t cp)
{
    Buf text = { 0 }, tex = { 0 }, back = { 0 };
    bool sound;

    buf_cp(&text, cp);
    tex_escape(&tex, buf_str(&text), TEX_MACROS);
    sound = read_tex(&back, buf_str(&tex), 0) == 0 && same(buf_str(&back), buf_str(&text), TEX_MACROS);
    if (!sound)
        printf("# U+%04X: '%s' '%s'\n", (unsigned)cp, tex.ptr, back.ptr);
    buf_free(&text);
    buf_free(&tex);
    buf_free(&back);
    return sound;
}

/* Whether TeX is read as that character, in each of the ways in which it may stand. */
static bool reads(const char *tex, uint32_t cp)
{
    static const char *const ways[] = { "%s", "{%s}", "%s{}", "%s ", "{%s }", "${%s}$" };
    Buf want = { 0 }, text = { 0 }, back = { 0 };
    bool sound = true;

    buf_cp(&want, cp);
    for (size_t i = 0; i < COUNT(ways); i++) {
        const char *way = ways[i], *place = strstr(way, "%s");

        if (way[0] == '$' && strchr(tex, '{') != NULL)
            continue;
        buf_clear(&text);
        buf_put(&text, (Str){ way, (size_t)(place - way) });
        buf_puts(&text, tex);
        buf_puts(&text, place + 2);
        if (cp == 0xAD || (way[0] == '$' && (tex[0] != '\\' || !ascii_is_alpha(tex[1]))))
            continue; /* \- alone is where a line may break */
        /* \hyphen and \slash do not come back */
        sound &= (read_tex(&back, buf_str(&text), 0) == 0 || cp == '-' || cp == '/') &&
                 str_eq(buf_str(&back), buf_str(&want));
        if (!sound) {
            printf("# '%s' is read '%s', not '%s'\n", text.ptr, back.ptr == NULL ? "" : back.ptr, want.ptr);
            break;
        }
    }
    buf_free(&want);
    buf_free(&text);
    buf_free(&back);
    return sound;
}

static void test_macros(void)
{
    size_t count, readable = 0, sound = 0, written = 0, back = 0;
    const TexMacro *rows = tex_macros(&count);

    for (size_t i = 0; i < count; i++) {
        if ((rows[i].flags & TEX_WRITE) == 0) {
            readable++;
            sound += reads(rows[i].macro, rows[i].cp);
        }
        if ((rows[i].flags & TEX_READ) == 0) {
            written++;
            back += returns(rows[i].cp);
        }
    }
    ok(readable >= 800, "%zu macros can be read", readable);
    is_int((int64_t)sound, (int64_t)readable, "  and are, however they stand");
    is_int((int64_t)back, (int64_t)written, "what is written as a macro comes back");
}

/* Every letter of Latin script that is composed comes back, and is read in every spelling of its accent. */
static void test_accents(void)
{
    Arena *arena = arena_create();
    size_t count, forms = 0, sound = 0;
    const TexAccent *accents = tex_accents(&count);

    for (size_t i = 0; i < count; i++)
        for (char letter = 'A'; letter <= 'z'; letter++) {
            Str parts = arena_format(arena, "%c\xcc%c", letter, 0);
            char mark[4];

            if (!ascii_is_alpha(letter))
                continue;
            parts = arena_format(arena, "%c%.*s", letter, (int)utf8_encode(accents[i].combining, mark), mark);
            Str composed = normal_nfc(arena, parts);
            if (utf8_length(composed) != 1)
                continue;
            const char *spellings[] = { "\\%c{%c}", "{\\%c{%c}}", "\\%c %c", "{\\%c %c}", "\\%c{ %c}" };
            bool good = true;
            Buf out = { 0 };

            for (size_t j = 0; j < COUNT(spellings); j++) {
                char tex[32];

                snprintf(tex, sizeof tex, spellings[j], accents[i].macro, letter);
                good &= read_tex(&out, str_of(tex), 0) == 0 && str_eq(buf_str(&out), composed);
            }
            uint32_t cp;
            utf8_decode(composed, 0, &cp);
            good &= returns(cp);
            if (!good)
                printf("# %s\n", arena_cstr(arena, composed));
            buf_free(&out);
            forms++;
            sound += good;
        }
    ok(forms > 300, "%zu accented letters", forms);
    is_int((int64_t)sound, (int64_t)forms, "  are read in every spelling, and come back");
    arena_destroy(arena);
}

/* All of the BMP but what TeX or XML has no place for. */
static void test_characters(void)
{
    Arena *arena = arena_create();
    size_t bad = 0;

    for (uint32_t cp = 0x21; cp < 0x10000; cp++) {
        char bytes[4];

        if ((cp >= 0x7F && cp < 0xA0) || (cp >= 0xD800 && cp < 0xE000) || cp == 0x2028 || cp == 0x2029)
            continue;
        if (normal_is_nfc((Str){ bytes, utf8_encode(cp, bytes) }, NULL))
            bad += !returns(cp);
    }
    is_int((int64_t)bad, 0, "every character of the BMP comes back");
    arena_destroy(arena);
}

/* Pieces of text without faults; elements of markup are whole. */
static const char *const text_pieces[] = {
    "a",
    "B",
    "the",
    "of",
    "policy",
    "China",
    "European",
    "State",
    "NSWN",
    "iPhone",
    "R&D",
    "U.S.",
    "O’Neill",
    "GPT-4",
    "5G",
    "I",
    "A",
    "-",
    "-",
    "–",
    "—",
    ". ",
    ": ",
    "? ",
    " ",
    " ",
    " ",
    " ",
    " ",
    "'",
    "’",
    "‘",
    "“",
    "”",
    "\"",
    "`",
    ",",
    "\\",
    "{",
    "}",
    "$",
    "%",
    "#",
    "&",
    "_",
    "~",
    "^",
    "\\input{x}",
    "^^5c",
    "é",
    "É",
    "ǚ",
    "ß",
    "ø",
    "ı",
    "ế",
    "Ž",
    "α",
    "Δ",
    "≤",
    "→",
    "…",
    "€",
    "§",
    "«",
    "\u00A0",
    "\u00AD",
    "\u2003",
    "举国",
    "体制",
    "王力",
    "한",
    "Привет",
    "😀",
    "!",
    "?",
    "<",
    ">",
    "|",
    "*",
    "(",
    ")",
    "@",
    "<i>Origin of Species</i>",
    "<b>x</b>",
    "<sup>2</sup>",
    "<sub>i</sub>",
    "<i>a <b>B</b> c</i>",
    "<span style=\"font-variant:small-caps;\">Ab</span>",
    "a<i> x </i>b",
    "<i>the " NOCASE("de Gaulle") " x</i>",
};

/* What tex_title would not put braces around. */
static const char *const protected_pieces[] = {
    NOCASE("de Gaulle"), NOCASE("<i>élan</i> vital"),         NOCASE("&c. of"),
    NOCASE("x y"),       NOCASE("The European Union Policy"), NOCASE("{a}"),
    NOCASE("\\b"),
};

static unsigned long seed = 1;

static size_t roll(size_t sides)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(seed >> 33) % sides;
}

/* In NFC, with single spaces and none at the ends. */
static Str normal_text(Arena *arena, Str raw)
{
    Buf out = { 0 };
    Str text = str_trim(raw);

    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] != ' ' || text.ptr[i - 1] != ' ')
            buf_char(&out, text.ptr[i]);
    text = normal_nfc(arena, buf_keep(arena, &out));
    buf_free(&out);
    return text;
}

static Str random_text(Arena *arena, bool protect)
{
    Buf raw = { 0 };
    Str text;

    for (size_t count = 1 + roll(14); count > 0; count--) {
        if (protect && roll(6) == 0)
            buf_puts(&raw, protected_pieces[roll(COUNT(protected_pieces))]);
        else
            buf_puts(&raw, text_pieces[roll(COUNT(text_pieces))]);
        if (roll(2) == 0)
            buf_char(&raw, ' ');
    }
    text = normal_text(arena, buf_str(&raw));
    buf_free(&raw);
    return text;
}

static bool comes_back(Str text, TexMode mode, int form)
{
    Buf tex = { 0 }, back = { 0 };
    size_t faults;
    bool sound;

    if (form == 0)
        tex_rich(&tex, text, mode);
    else
        tex_title(&tex, text, mode, form == 2);
    faults = read_tex(&back, buf_str(&tex), TEX_READ_TITLE);
    sound = faults == 0 && same(buf_str(&back), text, mode);
    if (!sound)
        printf("# '%.*s'\n# '%s'\n# '%s' (%zu faults)\n", STR_ARG(text), tex.ptr, back.ptr, faults);
    buf_free(&tex);
    buf_free(&back);
    return sound;
}

static void test_texts(void)
{
    bool sound = true;

    for (int round = 0; round < 20000 && sound; round++) {
        Arena *arena = arena_create();
        Str text = random_text(arena, round % 2 == 0);

        if (markup_check(text, NULL))
            for (int form = 0; form < 3 && sound; form++)
                sound = comes_back(text, TEX_UTF8, form) && comes_back(text, TEX_MACROS, form);
        arena_destroy(arena);
    }
    ok(sound, "20000 texts become TeX and come back");
}

static const char *const tex_pieces[] = {
    "a",           "B",         "the",         "China",   "State",     "NSWN",    "iPhone",
    " ",           " ",         " ",           "-",       "--",        "'",       "`",
    "``",          "''",        ",",           "?",       "!",         "{",       "}",
    "{",           "}",         "$",           "$",       "\\",        "\\\\",    "\\ ",
    "~",           "%",         "\\'",         "\\'e",    "\\c{",      "\\v",     "\\i",
    "\\t{oo}",     "\\emph{",   "{\\it ",      "{\\sc ",  "\\textbf{", "\\rm ",   "\\enquote{",
    "\\foo",       "\\foo{",    "[",           "]",       "\\url{",    "\\href{", "\\noopsort{x}",
    "\\char\"41 ", "\\symbol{", "\\ding{51}",  "\\alpha", "$\\alpha$", "$x^2$",   "^{",
    "_2",          "\\mathrm{", "\\mathbb{R}", "\\not",   "\\(",       "\\)",     "\\ss",
    "\\-",         "\\,",       "\\LaTeX",     "{}",      "{\\\"O}",   "{DNA}",   "{de Gaulle}",
    "{China}",     "举",        "é",           "\u0301",  "\xff",      "\xe4",    "\n",
    ".",           ":",         "5",           "😀",       "\u212B",
};

static Str random_tex(Arena *arena)
{
    Buf raw = { 0 };
    Str tex;

    for (size_t count = 1 + roll(16); count > 0; count--)
        buf_puts(&raw, tex_pieces[roll(COUNT(tex_pieces))]);
    tex = buf_keep(arena, &raw);
    buf_free(&raw);
    return tex;
}

/* Read, written, read again: the same. Texts with tags that are none are left out. */
static bool is_stable(Arena *arena, Str tex, TexMode mode)
{
    Buf once = { 0 }, again = { 0 }, twice = { 0 };
    bool sound = true;

    read_tex(&once, tex, TEX_READ_TITLE);
    if (utf8_find_invalid(buf_str(&once)) != STR_NONE || !normal_is_nfc(buf_str(&once), NULL)) {
        sound = false;
    } else if (markup_check(buf_str(&once), NULL) && !str_contains(buf_str(&once), STR("ı\u0301"))) { /* \'\i is í */
        Str text = normal_text(arena, buf_str(&once));

        tex_title(&again, text, mode, true);
        read_tex(&twice, buf_str(&again), TEX_READ_TITLE);
        sound = same(buf_str(&twice), text, mode);
    }
    if (!sound)
        printf("# '%.*s'\n# '%s'\n# '%s'\n# '%s'\n", STR_ARG(tex), once.ptr, again.ptr, twice.ptr);
    buf_free(&once);
    buf_free(&again);
    buf_free(&twice);
    return sound;
}

/* The map covers the text in order, and gives places of the TeX. */
static bool is_mapped(Arena *arena, Str tex, unsigned flags)
{
    TexMap map = tex_map_create(arena);
    Buf out = { 0 };
    bool sound = true;

    buf_puts(&out, "before");
    tex_read(&out, tex, flags, NULL, NULL, &map);
    for (size_t i = 0; i < map.steps.count; i++)
        sound &= map.steps.items[i].tex + map.steps.items[i].len <= tex.len && map.steps.items[i].out <= out.len - 6 &&
                 (i == 0 || map.steps.items[i - 1].out <= map.steps.items[i].out);
    for (size_t at = 6; at < out.len; at++) {
        Span span = tex_map_span(&map, at - 6, 1);

        sound &= span.start < span.end && span.end <= tex.len;
    }
    sound &= map.steps.count == 0 || map.steps.items[0].out == 0;
    if (!sound) {
        printf("# '%.*s' -> '%s'\n", STR_ARG(tex), out.ptr);
        for (size_t i = 0; i < map.steps.count; i++)
            printf("#   %u: %u+%u\n", map.steps.items[i].out, map.steps.items[i].tex, map.steps.items[i].len);
    }
    buf_free(&out);
    return sound;
}

static void test_tex(void)
{
    bool stable = true, mapped = true;

    for (int round = 0; round < 30000 && stable && mapped; round++) {
        Arena *arena = arena_create();
        Str tex = random_tex(arena);

        stable = is_stable(arena, tex, TEX_UTF8) && is_stable(arena, tex, TEX_MACROS);
        for (unsigned flags = 0; flags <= 4; flags += flags == 0 ? 1 : flags)
            mapped &= is_mapped(arena, tex, flags);
        arena_destroy(arena);
    }
    ok(stable, "30000 pieces of TeX: read, written and read again they are the same");
    ok(mapped, "and every byte of the text has its place");
}

static void is_span(const TexMap *map, Str text, const char *what, const char *tex, const char *from)
{
    size_t at = str_find(text, str_of(what));
    Span span = tex_map_span(map, at, strlen(what));

    is_str(str_slice(str_of(tex), span.start, span.end), from, what);
}

static void test_map(void)
{
    static const char tex[] =
        "The  {Role} of \\\"{u}ber-{\\'e}lan e\u0301t\\'e --  \\emph{x y} {de Gaulle} $\\alpha$ end";
    Arena *arena = arena_create();
    TexMap map = tex_map_create(arena);
    Buf out = { 0 };
    Str text;

    tex_read(&out, STR(tex), TEX_READ_TITLE, NULL, NULL, &map);
    text = buf_str(&out);
    is_str(text, "The Role of über-élan été – <i>x y</i> " NOCASE("de Gaulle") " α end", tex);
    is_span(&map, text, "The", tex, "The");
    is_span(&map, text, "Role", tex, "Role");
    is_span(&map, text, "ber", tex, "ber");
    is_span(&map, text, "über", tex, "\\\"{u}ber");
    is_span(&map, text, "élan", tex, "\\'e}lan");
    is_span(&map, text, "été", tex, "e\u0301t\\'e");
    is_span(&map, text, "té –", tex, "t\\'e --");
    is_span(&map, text, "x y", tex, "x y");
    is_span(&map, text, "<i>", tex, "\\emph");
    is_span(&map, text, "Gaulle", tex, "Gaulle");
    is_span(&map, text, "α", tex, "$\\alpha$");
    is_span(&map, text, "end", tex, "end");
    buf_free(&out);
    arena_destroy(arena);
}

/* Time grows with the length, and depth is bounded. */
static void test_hostile(void)
{
    static const char *const pieces[] = {
        "{",      "}",      "\\'",    "\\'{",   "\\emph{",    "{\\it ",     "$",           "{$",
        "\\foo{", "\\foo[", "\\(",    "\\url{", "\\href{a}{", "\\enquote{", "\\noopsort{", "\\c{}",
        "\\",     "$$",     "\\'{a",  "<i>",    "{<i>",       "``",         "`",           "\\ensuremath{",
        "$_{",    "$\\not", "\\char", "\\~",    "{a ",        "\u0301",     "{{\\it ",     "\\'a\u0301",
    };
    bool sound = true;

    for (size_t i = 0; i < COUNT(pieces); i++) {
        Buf tex = { 0 }, out = { 0 };

        while (tex.len < 200000)
            buf_puts(&tex, pieces[i]);
        for (unsigned flags = 0; flags <= 4; flags += flags == 0 ? 1 : flags) {
            read_tex(&out, buf_str(&tex), flags);
            sound &= utf8_find_invalid(buf_str(&out)) == STR_NONE && out.len <= 16 * tex.len;
        }
        buf_free(&tex);
        buf_free(&out);
    }
    ok(sound, "hostile texts");
}

int main(void)
{
    test_macros();
    test_accents();
    test_characters();
    test_texts();
    test_tex();
    test_map();
    test_hostile();
    return done_testing();
}
