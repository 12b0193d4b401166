#include "csl/text_case.h"

#include "base/utf8.h"
#include "text/case.h"

#include <stdlib.h>
#include <string.h>

/* One character, and the leaf that it stands in. */
typedef struct Cell {
    uint32_t cp, was;
    Rich *leaf;
    bool fixed, opens; /* begins what stands in quotation marks */
} Cell;

typedef struct Cells {
    Cell *items;
    size_t count;
    bool begun, whole; /* the first word */
    bool quoted;       /* the next character stands behind an opening quotation mark */
} Cells;

/* clang-format off */
/* In byte order. */
static const char *const small[] = {
    "a", "about", "above", "according", "across", "afore", "after", "against", "along", "alongside", "amid", "amidst",
    "among", "amongst", "an", "and", "apropos", "apud", "around", "as", "aside", "astride", "at", "athwart", "atop",
    "barring", "before", "behind", "below", "beneath", "beside", "besides", "between", "beyond", "but", "by", "c", "ca",
    "circa", "d", "de", "despite", "down", "during", "et", "except", "for", "from", "in", "inside", "into", "lest", "like",
    "modulo", "near", "next", "nor", "notwithstanding", "of", "off", "on", "onto", "or", "out", "over", "per",
    "plus", "pro", "qua", "sans", "since", "so", "than", "the", "through", "throughout", "thru", "thruout", "till", "to",
    "toward", "towards", "under", "underneath", "until", "unto", "up", "upon", "v", "van", "versus", "via", "von", "vs",
    "with", "within", "without", "yet",
};
/* clang-format on */

static bool parts_words(uint32_t cp)
{
    if (cp - 'a' < 26 || cp - 'A' < 26) /* most are letters */
        return false;
    return case_is_space(cp) || cp == '-' || cp == '/' || (cp >= 0x2010 && cp <= 0x2015);
}

static size_t size_of(const Rich *rich)
{
    size_t size = rich->text.len;

    for (const Rich *child = rich->first; child != NULL; child = child->next)
        size += size_of(child);
    return size;
}

/* All characters, or the leaves up to the one where the first word is whole. There is room for as many cells as the text has
 * bytes. */
static void collect(Rich *rich, bool fixed, bool first, Cells *cells)
{
    size_t at = 0;
    uint32_t cp;

    if (first && cells->whole)
        return;
    fixed = fixed || rich->nocase;
    cells->quoted = cells->quoted || rich->quotes;
    while (utf8_next(rich->text, &at, &cp)) {
        cells->items[cells->count++] = (Cell){ cp, cp, rich, fixed, cells->quoted };
        cells->quoted = false;
        cells->begun = cells->begun || (first && case_is_alnum(cp));
        cells->whole = cells->whole || (cells->begun && parts_words(cp));
    }
    for (Rich *child = rich->first; child != NULL; child = child->next)
        collect(child, fixed, first, cells);
}

static bool is_ascii(const Cell *cells, size_t count)
{
    uint32_t all = 0;

    for (size_t i = 0; i < count; i++)
        all |= cells[i].cp;
    return all < 0x80;
}

/* The text of one leaf, anew. */
static void write_leaf(Arena *arena, const Cell *cells, size_t count)
{
    Buf out = { 0 };
    size_t first = 0;

    while (first < count && cells[first].cp == cells[first].was)
        first++;
    if (first == count)
        return;
    if (is_ascii(cells, count)) {
        char *text = arena_alloc(arena, count + 1);

        for (size_t i = 0; i < count; i++)
            text[i] = (char)cells[i].cp;
        cells->leaf->text = (Str){ text, count };
        return;
    }
    buf_reserve(&out, cells->leaf->text.len + 4);
    for (size_t i = 0; i < count; i++)
        buf_cp(&out, cells[i].cp);
    cells->leaf->text = buf_keep(arena, &out);
    buf_free(&out);
}

static void write_back(Arena *arena, const Cells *cells)
{
    for (size_t start = 0, end; start < cells->count; start = end) {
        for (end = start + 1; end < cells->count && cells->items[end].leaf == cells->items[start].leaf;)
            end++;
        write_leaf(arena, &cells->items[start], end - start);
    }
}

static void raise(Cell *cell)
{
    if (!cell->fixed)
        cell->cp = case_upper(cell->cp);
}

static void lower(Cell *cell)
{
    if (!cell->fixed)
        cell->cp = case_lower(cell->cp);
}

/* [first, last) of the letters of a word, punctuation at its ends left out. */
typedef struct Word {
    size_t start, end, first, last;
    uint32_t behind, before; /* what parts it from its neighbours */
} Word;

static bool next_word(const Cells *cells, Word *word)
{
    size_t at = word->end;

    while (at < cells->count && parts_words(cells->items[at].cp))
        at++;
    if (at >= cells->count)
        return false;
    word->start = at;
    word->before = at > 0 ? cells->items[at - 1].cp : 0;
    while (at < cells->count && !parts_words(cells->items[at].cp))
        at++;
    word->end = at;
    word->behind = at < cells->count ? cells->items[at].cp : 0;
    for (word->first = word->start; word->first < at && !case_is_alnum(cells->items[word->first].cp);)
        word->first++;
    for (word->last = at; word->last > word->first && !case_is_alnum(cells->items[word->last - 1].cp);)
        word->last--;
    return true;
}

static int compare(const void *text, const void *word)
{
    return strcmp(text, *(const char *const *)word);
}

static bool is_small(const Cells *cells, const Word *word)
{
    char text[20];
    size_t len = 0;

    if (word->last - word->first >= sizeof text)
        return false;
    for (size_t i = word->first; i < word->last; i++)
        text[len++] = cells->items[i].cp < 0x80 ? ascii_lower((char)cells->items[i].cp) : '?';
    text[len] = 0;
    return bsearch(text, small, sizeof small / sizeof *small, sizeof *small, compare) != NULL;
}

static bool has_upper(const Cells *cells, const Word *word)
{
    for (size_t i = word->first; i < word->last; i++)
        if (case_is_upper(cells->items[i].cp))
            return true;
    return false;
}

/* A word behind one that ends so begins a sentence. Initials and abbreviations of one letter don't end one. */
static bool ends_sentence(const Cells *cells, const Word *word)
{
    for (size_t i = word->last; i < word->end; i++) {
        uint32_t cp = cells->items[i].cp;

        if (cp == ':' || cp == '?' || cp == '!' || (cp == '.' && word->last - word->first > 1))
            return true;
    }
    return false;
}

/* A title within the title: its first word keeps the capital that it has. */
static bool opens_title(const Cells *cells, const Word *word)
{
    return cells->items[word->start].opens && case_is_upper(cells->items[word->first].cp);
}

static void title(Cells *cells)
{
    Word word = { 0 }, last = { 0 };
    bool start = true, any = false;

    while (next_word(cells, &word)) {
        if (word.first == word.last) {
            start = start || ends_sentence(cells, &word);
            continue;
        }
        if (!start && is_small(cells, &word) &&
            (!has_upper(cells, &word) ||
             (word.last - word.first > 1 && case_is_lower(cells->items[word.last - 1].cp))) &&
            !opens_title(cells, &word))
            lower(&cells->items[word.first]);
        else if (!has_upper(cells, &word) &&
                 (word.last - word.first > 1 || case_is_space(word.before) || word.before == 0))
            raise(&cells->items[word.first]);
        start = ends_sentence(cells, &word);
        last = word;
        any = true;
    }
    if (any && !has_upper(cells, &last) &&
        (last.last - last.first > 1 || case_is_space(last.before) || last.before == 0))
        raise(&cells->items[last.first]);
}

static void each_word(Cells *cells)
{
    Word word = { 0 };

    while (next_word(cells, &word))
        if (word.first < word.last && !has_upper(cells, &word) && (case_is_space(word.before) || word.before == 0))
            raise(&cells->items[word.first]);
}

static void first_word(Cells *cells)
{
    Word word = { 0 };

    while (next_word(cells, &word))
        if (word.first < word.last) {
            if (!has_upper(cells, &word))
                raise(&cells->items[word.first]);
            return;
        }
}

void csl_text_case(Arena *arena, Rich *rich, CslCase text_case)
{
    Cells cells = { 0 };

    if (text_case == CSL_CASE_NONE || rich == NULL)
        return;
    cells.items = arena_array(arena, size_of(rich) + 1, sizeof *cells.items);
    collect(rich, false, text_case == CSL_CASE_FIRST, &cells);
    if (text_case == CSL_CASE_LOWER || text_case == CSL_CASE_SENTENCE)
        for (size_t i = 0; i < cells.count; i++)
            lower(&cells.items[i]);
    if (text_case == CSL_CASE_UPPER)
        for (size_t i = 0; i < cells.count; i++)
            raise(&cells.items[i]);
    if (text_case == CSL_CASE_FIRST || text_case == CSL_CASE_SENTENCE)
        first_word(&cells);
    if (text_case == CSL_CASE_ALL)
        each_word(&cells);
    if (text_case == CSL_CASE_TITLE)
        title(&cells);
    write_back(arena, &cells);
}

void csl_capitalize_first(Arena *arena, Rich *rich)
{
    csl_text_case(arena, rich, CSL_CASE_FIRST);
}
