#include "text/shape.h"

#include "base/utf8.h"
#include "text/tex_reader.h"

#include <string.h>
#include <unicode/uchar.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* ---- case ---- */

void shape_case(Str text, size_t *letters, size_t *capitals)
{
    uint32_t cp;

    *letters = *capitals = 0;
    for (size_t at = 0; utf8_next(text, &at, &cp);) {
        bool upper = u_isupper((UChar32)cp), lower = u_islower((UChar32)cp);

        *letters += upper || lower;
        *capitals += upper;
    }
}

/* ---- words ---- */

static bool is_word_byte(char c)
{
    return ascii_is_alnum(c) || c == '\'' || c == '-' || (unsigned char)c >= 0x80;
}

static size_t word_at(Str text, size_t at)
{
    size_t end = at;

    while (end < text.len && is_word_byte(text.ptr[end]))
        end++;
    return end - at;
}

static bool is_small_word(Str word)
{
    static const char *const words[] = { "the", "a",    "an", "of", "and", "to",  "for", "with",
                                         "by",  "from", "is", "at", "or",  "und", "et",  "as" };

    for (size_t i = 0; i < COUNT(words); i++)
        if (str_eq_nocase(word, str_of(words[i])))
            return true;
    return false;
}

/* “A A” and “OR or” may be names: the second has no capital. */
static bool is_doubled(Str first, Str second)
{
    return str_eq_nocase(first, second) && is_small_word(second) && ascii_is_lower(second.ptr[0]) &&
           (second.len > 1 || ascii_is_lower(first.ptr[0]));
}

bool shape_doubled_word(Str text, ShapeFault *fault)
{
    Str before = STR_EMPTY;
    size_t end = 0;

    for (size_t at = 0; at < text.len;) {
        size_t len = word_at(text, at);

        if (len == 0) {
            at++;
            continue;
        }
        if (before.len > 0 && at == end + 1 && text.ptr[end] == ' ' &&
            is_doubled(before, str_slice(text, at, at + len))) {
            *fault = (ShapeFault){ end - before.len, at + len - end + before.len };
            return true;
        }
        before = str_slice(text, at, at + len);
        end = at + len;
        at = end;
    }
    return false;
}

bool shape_double_space(Str text, ShapeFault *fault)
{
    for (size_t i = 1; i < text.len; i++) {
        size_t end = i;

        while (text.ptr[i - 1] == ' ' && end < text.len && text.ptr[end] == ' ')
            end++;
        if (end == i)
            continue;
        *fault = (ShapeFault){ i - 1, end - i + 1 };
        return true;
    }
    return false;
}

/* ---- pairs ---- */

typedef struct Pair {
    uint32_t open, close;
} Pair;

static const Pair pairs[] = { { '(', ')' },       { '[', ']' },       { 0x201C, 0x201D },
                              { 0xAB, 0xBB },     { 0x300C, 0x300D }, { 0x300E, 0x300F },
                              { 0x300A, 0x300B }, { 0xFF08, 0xFF09 }, { 0x3010, 0x3011 } };

enum { PAIRS = COUNT(pairs), BRACKETS = 2 /* ( and [, which mathematics mixes */ };

/* German „…“ and Swedish ”…” use our marks the other way round. */
static bool has_foreign_quotes(Str text)
{
    static const char *const marks[] = { "\u201E", "\u201D\u201D", "\u00BB" };
    size_t open = str_find(text, STR("\u201C")), close = str_find(text, STR("\u201D"));
    size_t left = str_find(text, STR("\u00AB")), right = str_find(text, str_of(marks[2]));

    return str_contains(text, str_of(marks[0])) || (open == STR_NONE && close != STR_NONE) ||
           (right != STR_NONE && (left == STR_NONE || right < left));
}

/* What brackets do in mathematics and TeX is no affair of ours. */
static bool is_mathematical(Str text)
{
    return str_find_char(text, '$') != STR_NONE || str_find_char(text, '\\') != STR_NONE ||
           str_find_char(text, '^') != STR_NONE || str_find_char(text, '=') != STR_NONE;
}

typedef struct Balance {
    size_t opened[PAIRS]; /* how many are open */
    ShapeFault last[PAIRS];
} Balance;

/* False at a closing mark that nothing opened. */
static bool weigh(Balance *balance, uint32_t cp, size_t at, size_t len)
{
    for (size_t i = 0; i < PAIRS; i++) {
        if (cp == pairs[i].open) {
            balance->last[i] = (ShapeFault){ at, len };
            balance->opened[i]++;
        } else if (cp == pairs[i].close && balance->opened[i]-- == 0) {
            balance->last[i] = (ShapeFault){ at, len };
            return false;
        }
    }
    return true;
}

/* “a) one b) two”, “:-)”: a single letter, number or sign before it. */
static bool is_list_mark(Str text, size_t at)
{
    size_t start = at;

    if (text.ptr[at] != ')')
        return false;
    while (start > 0 && text.ptr[start - 1] != ' ')
        start--;
    return at - start <= 2;
}

/* Most titles. */
static bool has_no_marks(Str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] >= 0x80 || text.ptr[i] == '(' || text.ptr[i] == ')' || text.ptr[i] == '[' ||
            text.ptr[i] == ']')
            return false;
    return true;
}

bool shape_unbalanced(Str text, ShapeFault *fault)
{
    Balance balance = { 0 };
    size_t at = 0, before = 0;
    uint32_t cp;

    if (has_no_marks(text) || is_mathematical(text) || has_foreign_quotes(text))
        return false;
    for (; utf8_next(text, &at, &cp); before = at) {
        if (weigh(&balance, cp, before, at - before))
            continue;
        if (is_list_mark(text, before))
            return false;
        *fault = (ShapeFault){ before, at - before };
        return balance.opened[0] != 1 && balance.opened[1] != 1; /* [0, 1) */
    }
    if (balance.opened[0] > 0 && balance.opened[1] > 0)
        return false;
    for (size_t i = 0; i < PAIRS; i++)
        if (balance.opened[i] > 0) {
            *fault = balance.last[i];
            return true;
        }
    return false;
}

/* ---- leftovers ---- */

static bool is_named_entity(Str name)
{
    static const char *const names[] = { "amp",    "lt",     "gt",     "quot",   "apos",   "nbsp",   "ndash",  "mdash",
                                         "lsquo",  "rsquo",  "ldquo",  "rdquo",  "laquo",  "raquo",  "hellip", "eacute",
                                         "egrave", "agrave", "aacute", "ouml",   "uuml",   "auml",   "Ouml",   "Uuml",
                                         "Auml",   "szlig",  "ccedil", "ntilde", "oacute", "iacute", "uacute", "shy",
                                         "middot", "times",  "alpha",  "beta",   "gamma",  "copy",   "reg" };

    for (size_t i = 0; i < COUNT(names); i++)
        if (str_is(name, names[i]))
            return true;
    return false;
}

static bool is_numbered_entity(Str name)
{
    size_t at = name.len > 1 && ascii_lower(name.ptr[1]) == 'x' ? 2 : 1;

    if (name.len <= at || name.ptr[0] != '#')
        return false;
    for (; at < name.len; at++)
        if (!ascii_is_alnum(name.ptr[at]))
            return false;
    return true;
}

bool shape_entity(Str text, ShapeFault *fault)
{
    enum { LONGEST = 10 };

    for (size_t at = 0; at < text.len; at++) {
        size_t end = at + 1;
        Str name;

        if (text.ptr[at] != '&')
            continue;
        while (end < text.len && end - at <= LONGEST && (ascii_is_alnum(text.ptr[end]) || text.ptr[end] == '#'))
            end++;
        name = str_slice(text, at + 1, end);
        if (end == text.len || text.ptr[end] != ';' || !(is_named_entity(name) || is_numbered_entity(name)))
            continue;
        *fault = (ShapeFault){ at, end + 1 - at };
        return true;
    }
    return false;
}

static size_t letters_at(Str text, size_t at)
{
    size_t end = at;

    while (end < text.len && ascii_is_alpha(text.ptr[end]))
        end++;
    return end - at;
}

static bool is_known(Str macro)
{
    TexMeaning meaning = tex_lookup(macro);

    return meaning.macro != NULL || meaning.command != NULL || tex_accent(macro) != 0;
}

/* Before a blank any word may stand behind a backslash: AC\DC live. */
static bool is_macro(Str text, size_t at, size_t letters)
{
    size_t end = at + 1 + letters;

    if (letters == 0)
        return strchr("&%$#_{}\"'`^~-", text.ptr[at + 1]) != NULL;
    if (end == text.len || strchr("{}[ ", text.ptr[end]) == NULL)
        return false;
    return text.ptr[end] != ' ' || is_known(str_slice(text, at + 1, end));
}

bool shape_tex(Str text, ShapeFault *fault)
{
    for (size_t at = 0; at + 1 < text.len; at++) {
        size_t letters;

        if (text.ptr[at] != '\\')
            continue;
        letters = letters_at(text, at + 1);
        if (!is_macro(text, at, letters))
            continue;
        *fault = (ShapeFault){ at, letters > 0 ? letters + 1 : 2 };
        return true;
    }
    return false;
}

/* ---- ends ---- */

bool shape_quoted(Str text)
{
    static const struct {
        const char *open, *close;
    } marks[] = {
        { "\"", "\"" }, { "\u201C", "\u201D" }, { "\u00AB", "\u00BB" }, { "\u300C", "\u300D" }, { "\u201E", "\u201C" }
    };

    for (size_t i = 0; i < COUNT(marks); i++) {
        Str open = str_of(marks[i].open), close = str_of(marks[i].close), inner;

        if (text.len <= open.len + close.len || !str_starts(text, open) || !str_ends(text, close))
            continue;
        inner = str_slice(text, open.len, text.len - close.len);
        return !str_contains(inner, open) && !str_contains(inner, close);
    }
    return false;
}

bool shape_final_stop(Str text)
{
    enum { SHORT = 4 }; /* letters of what may be an abbreviation */
    size_t start;
    Str word;

    if (text.len < 2 || text.ptr[text.len - 1] != '.')
        return false;
    for (start = text.len - 1; start > 0 && text.ptr[start - 1] != ' '; start--)
        continue;
    word = str_slice(text, start, text.len - 1);
    if (str_find_char(word, '.') != STR_NONE || word.len <= SHORT || str_find_char(text, ' ') == STR_NONE)
        return false;
    for (size_t i = 1; i < word.len; i++)
        if (!ascii_is_lower(word.ptr[i]) && (unsigned char)word.ptr[i] < 0x80)
            return false; /* U.S.A, $x$, a number, a bracket */
    return true;
}
