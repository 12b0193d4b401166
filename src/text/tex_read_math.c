/* Mathematics: what has the same form without it is read (symbols, digits, upright words, scripts of these); letters of
 * formulas are italic and spaced by TeX, so that such formulas stay as they are, dollars and all. */
#include "text/tex_reader.h"

#include "base/memory.h"
#include "base/utf8.h"

#include <string.h>
#include <unicode/unorm2.h>

/* Alphabets of mathematics: where their capitals and small letters begin, and the letters that Unicode had before. */
static const struct {
    const char *name;
    uint32_t capital, small;
    const char *others; /* a letter and its character, by turns */
} alphabets[] = {
    { "mathbb", 0x1D538, 0x1D552, "CℂHℍNℕPℙQℚRℝZℤ" },
    { "Bbb", 0x1D538, 0x1D552, "CℂHℍNℕPℙQℚRℝZℤ" },
    { "mathcal", 0x1D49C, 0x1D4B6, "BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ" },
    { "mathscr", 0x1D49C, 0x1D4B6, "BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ" },
    { "mathfrak", 0x1D504, 0x1D51E, "CℭHℌIℑRℜZℨ" },
};

static const char *const upright[] = { "mathrm", "text", "textrm", "textnormal", "mbox", "mathup" };

/* What has a raised or a lowered form in Unicode, for text without markup. */
static const char raised[] = "0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺-⁻=⁼(⁽)⁾nⁿiⁱ";
static const char lowered[] = "0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊-₋=₌(₍)₎";

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* A formula being read: what it becomes, as far as it can be told. */
typedef struct Formula {
    Str math;
    size_t at;
    Buf *out;
    bool plain;   /* no markup */
    bool letters; /* letters may stand here: in a script without a base, \mathrm{…} */
    unsigned depth;
} Formula;

/* Scripts within scripts. */
enum { MATH_DEPTH = 4 };

static bool read_atoms(Formula *formula);

static bool is_space(char c)
{
    return ascii_is_space(c) || c == '~';
}

static void skip(Formula *formula)
{
    while (formula->at < formula->math.len && is_space(formula->math.ptr[formula->at]))
        formula->at++;
}

/* The character that stands behind `key` in a list of such pairs; its length, or 0. */
static size_t find_pair(const char *pairs, uint32_t key, uint32_t *cp)
{
    Str list = str_of(pairs);
    uint32_t first;

    for (size_t at = 0; utf8_next(list, &at, &first) && utf8_next(list, &at, cp);)
        if (first == key)
            return 1;
    return 0;
}

/* The inside of {…} or one character, at formula->at. */
static bool take_argument(Formula *formula, Str *inside)
{
    Str math = formula->math;
    size_t depth = 0, start;
    uint32_t cp;

    skip(formula);
    start = formula->at;
    if (start == math.len || strchr("}^_$&", math.ptr[start]) != NULL)
        return false;
    if (math.ptr[start] == '\\') {
        while (++formula->at < math.len && ascii_is_alpha(math.ptr[formula->at]))
            continue;
        *inside = str_slice(math, start, formula->at);
        return formula->at > start + 1;
    }
    if (math.ptr[start] != '{') {
        formula->at += utf8_decode(math, start, &cp);
        *inside = str_slice(math, start, formula->at);
        return true;
    }
    for (size_t at = start; at < math.len; at++) {
        if (math.ptr[at] == '\\') {
            at++;
        } else if (math.ptr[at] == '{') {
            depth++;
        } else if (math.ptr[at] == '}' && --depth == 0) {
            *inside = str_slice(math, start + 1, at);
            formula->at = at + 1;
            return true;
        }
    }
    return false;
}

/* Reads `inside` as a formula of its own into the same place. */
static bool read_inner(Formula *formula, Str inside, bool letters)
{
    Formula inner = { .math = str_trim(inside), .out = formula->out, .plain = formula->plain, .letters = letters };

    inner.depth = formula->depth + 1;
    return inner.depth <= MATH_DEPTH && read_atoms(&inner);
}

static bool read_alphabet(Formula *formula, size_t row)
{
    Str inside;
    uint32_t cp;
    char c;

    if (!take_argument(formula, &inside) || inside.len != 1 || !ascii_is_alpha(c = inside.ptr[0]))
        return false;
    if (find_pair(alphabets[row].others, (unsigned char)c, &cp) == 0)
        cp = ascii_is_upper(c) ? alphabets[row].capital + (uint32_t)(c - 'A')
                               : alphabets[row].small + (uint32_t)(c - 'a');
    buf_cp(formula->out, cp);
    return true;
}

/* \not and a relation. */
static bool read_not(Formula *formula)
{
    size_t start = formula->out->len;
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *nfc;
    uint32_t cp;
    Str inside;
    UChar32 composed;

    if (!take_argument(formula, &inside) || !read_inner(formula, inside, false))
        return false;
    Str written = str_from(buf_str(formula->out), start);
    if (written.len == 0 || utf8_decode(written, 0, &cp) != written.len)
        return false;
    nfc = unorm2_getNFCInstance(&error);
    if (U_FAILURE(error))
        memory_exhausted();
    composed = unorm2_composePair(nfc, (UChar32)cp, 0x338);
    if (composed < 0)
        return false;
    formula->out->len = start;
    buf_cp(formula->out, (uint32_t)composed);
    return true;
}

static bool read_word(Formula *formula)
{
    size_t start = formula->at + 1, end = start;
    Str name, inside;
    TexMeaning meaning;

    while (end < formula->math.len && ascii_is_alpha(formula->math.ptr[end]))
        end++;
    end += end == start;
    name = str_slice(formula->math, start, end);
    formula->at = end;
    for (size_t i = 0; i < COUNT(alphabets); i++)
        if (str_is(name, alphabets[i].name))
            return read_alphabet(formula, i);
    for (size_t i = 0; i < COUNT(upright); i++)
        if (str_is(name, upright[i]))
            return take_argument(formula, &inside) && read_inner(formula, inside, true);
    if (str_is(name, "not"))
        return read_not(formula);
    if (str_is(name, "rm") || str_is(name, "!"))
        return formula->letters || str_is(name, "!");
    meaning = tex_lookup(name);
    if (meaning.macro == NULL)
        return false;
    buf_cp(formula->out, meaning.macro->cp);
    return true;
}

/* Rewrites the script that was written from `start` on with raised or lowered characters. */
static bool put_plain_script(Buf *out, size_t start, const char *pairs)
{
    Buf script = { 0 };
    Str text = str_from(buf_str(out), start);
    uint32_t cp, form;
    bool all = true;

    for (size_t at = 0; all && utf8_next(text, &at, &cp);) {
        all = find_pair(pairs, cp == 0x2212 ? '-' : cp, &form) > 0;
        if (all)
            buf_cp(&script, form);
    }
    out->len = start;
    buf_put(out, buf_str(&script));
    buf_free(&script);
    return all;
}

static bool read_script(Formula *formula)
{
    bool sup = formula->math.ptr[formula->at++] == '^', letters = formula->letters || formula->depth == 0;
    MarkupKind kind = sup ? MARKUP_SUP : MARKUP_SUB;
    size_t start = formula->out->len;
    Str inside;

    /* x^n has its base in italics; ^{th} alone is an ordinal. */
    letters = letters && formula->out->len == start;
    if (!take_argument(formula, &inside))
        return false;
    inside = str_trim(inside);
    if (sup && (str_is(inside, "\\circ") || str_is(inside, "\\prime"))) {
        buf_cp(formula->out, str_is(inside, "\\circ") ? 0xB0 : 0x2032);
        return true;
    }
    if (formula->plain)
        return read_inner(formula, inside, letters) && put_plain_script(formula->out, start, sup ? raised : lowered);
    buf_puts(formula->out, markup_open_tag(kind));
    if (inside.len == 0 || !read_inner(formula, inside, letters))
        return false;
    buf_puts(formula->out, markup_close_tag(kind));
    return true;
}

static bool read_character(Formula *formula)
{
    Str math = formula->math;
    char c = math.ptr[formula->at];
    uint32_t cp;
    size_t len = utf8_decode(math, formula->at, &cp);

    formula->at += len;
    if (c == '-' || c == '\'') {
        buf_cp(formula->out, c == '-' ? 0x2212 : 0x2032);
        return true;
    }
    if ((c == '.' || c == ',') && !(formula->at < math.len && ascii_is_digit(math.ptr[formula->at])))
        return false;
    if (len == 1 && !ascii_is_digit(c) && strchr("+=<>/.,()*", c) == NULL && !(formula->letters && ascii_is_alpha(c)))
        return false;
    buf_put(formula->out, str_slice(math, formula->at - len, formula->at));
    return true;
}

static bool read_atoms(Formula *formula)
{
    for (skip(formula); formula->at < formula->math.len; skip(formula)) {
        char c = formula->math.ptr[formula->at];
        Str inside;
        bool done = c == '\\'              ? read_word(formula)
                    : c == '^' || c == '_' ? read_script(formula)
                    : c == '{' ? take_argument(formula, &inside) && read_inner(formula, inside, formula->letters)
                               : read_character(formula);

        if (!done)
            return false;
    }
    return true;
}

/* Is the formula one script, and nothing behind it? */
static bool is_one_script(Str math)
{
    Formula formula = { .math = math, .at = 1 };
    Str inside;

    return (math.ptr[0] == '^' || math.ptr[0] == '_') && take_argument(&formula, &inside) && formula.at == math.len;
}

/* One character, or a script of which all is raised or lowered: more than that has the spaces of mathematics. */
static bool is_textual(Str math, Str text)
{
    uint32_t cp;

    return text.len > 0 && (utf8_decode(text, 0, &cp) == text.len || is_one_script(math));
}

void tex_put_formula(TexReader *reader, Str math, size_t at, size_t end)
{
    Buf text = { 0 };
    Formula formula = { .math = str_trim(math), .out = &text, .plain = (reader->flags & TEX_READ_PLAIN) != 0 };
    bool done = read_atoms(&formula) && text.len > 0;

    if (!done || !is_textual(formula.math, buf_str(&text)))
        tex_fault(reader, TEX_IRREVERSIBLE, at, end - at);
    if (done) {
        for (size_t i = 0; i < text.len && !reader->doubtful; i++)
            reader->doubtful = (unsigned char)text.ptr[i] >= 0xC0 && tex_is_doubtful(str_from(buf_str(&text), i));
        tex_put(reader, buf_str(&text), at, end - at);
    } else {
        tex_put_raw(reader, at, end);
    }
    buf_free(&text);
}

/* The $ or $$ that closes the formula which begins at `at`, or STR_NONE: within the same group. */
static size_t find_dollar(Str tex, size_t at, size_t dollars)
{
    size_t depth = 0;

    for (size_t i = at; i < tex.len; i++) {
        char c = tex.ptr[i];

        if (c == '\\')
            i++;
        else if (c == '{')
            depth++;
        else if (c == '}' && depth-- == 0)
            return STR_NONE;
        else if (c == '$' && depth == 0 && (dollars == 1 || (i + 1 < tex.len && tex.ptr[i + 1] == '$')))
            return i;
    }
    return STR_NONE;
}

size_t tex_read_math(TexReader *reader, size_t at)
{
    Str tex = reader->tex;
    size_t dollars = at + 1 < tex.len && tex.ptr[at + 1] == '$' ? 2 : 1, end = find_dollar(tex, at + dollars, dollars);

    if (end == STR_NONE) {
        tex_fault(reader, TEX_UNBALANCED, at, dollars);
        tex_put_raw(reader, at, at + dollars);
        return at + dollars;
    }
    tex_put_formula(reader, str_slice(tex, at + dollars, end), at, end + dollars);
    return end + dollars;
}
