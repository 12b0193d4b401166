#include "text/tex.h"

#include "base/utf8.h"
#include "text/tex_put.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* More marks than these on one letter leave it as it is. */
enum { MAX_MARKS = 4 };

static const TexMacro macros[] = {
#include "text/tex_macros.inc"
};

/* clang-format off */
/* ltoutenc.dtx; those to be read only are defined in some encodings alone (T5, T4). */
static const TexAccent accents[] = {
    {0x0300, '`', 0}, {0x0301, '\'', 0}, {0x0302, '^', 0}, {0x0303, '~', 0}, {0x0304, '=', 0}, {0x0306, 'u', TEX_WORD},
    {0x0307, '.', 0},
    {0x0308, '"', 0}, {0x0309, 'h', TEX_WORD | TEX_READ}, {0x030A, 'r', TEX_WORD}, {0x030B, 'H', TEX_WORD},
    {0x030C, 'v', TEX_WORD}, {0x030F, 'G', TEX_WORD | TEX_READ}, {0x0311, 'f', TEX_WORD | TEX_READ},
    {0x0323, 'd', TEX_WORD},
    {0x0327, 'c', TEX_WORD}, {0x0328, 'k', TEX_WORD}, {0x0331, 'b', TEX_WORD}, {0x0361, 't', TEX_WORD | TEX_READ},
};

/* TeX's specials. The braces and the backslash must not be written \{: BibTeX counts every brace. */
static const struct { char c; const char *tex; } specials[] = {
    {'#', "\\#"}, {'$', "\\$"}, {'%', "\\%"}, {'&', "\\&"}, {'_', "\\_"},
    {'{', "{\\textbraceleft}"}, {'}', "{\\textbraceright}"},
    {'~', "{\\textasciitilde}"}, {'^', "{\\textasciicircum}"}, {'\\', "{\\textbackslash}"}, {'`', "{\\textasciigrave}"},
};
/* clang-format on */

const TexMacro *tex_macros(size_t *count)
{
    *count = COUNT(macros);
    return macros;
}

const TexAccent *tex_accents(size_t *count)
{
    *count = COUNT(accents);
    return accents;
}

/* The row to write for a code point, or NULL. */
static const TexMacro *find_macro(uint32_t cp)
{
    size_t low = 0, high = COUNT(macros);

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (macros[middle].cp < cp)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < COUNT(macros) && macros[low].cp == cp; low++)
        if ((macros[low].flags & TEX_READ) == 0)
            return &macros[low];
    return NULL;
}

static const TexAccent *find_accent(uint32_t cp)
{
    for (size_t i = 0; i < COUNT(accents); i++)
        if (accents[i].combining == cp && (accents[i].flags & TEX_READ) == 0)
            return &accents[i];
    return NULL;
}

/* Characters that join with the next one: `--`, `''`, `?``, and `,,` `<<` in T1. An empty group keeps them apart. */
void tex_put_apart(Buf *out, Str tex)
{
    char last = out->len > 0 ? out->ptr[out->len - 1] : '\0', first = tex.len > 0 ? tex.ptr[0] : '\0';
    bool doubled = last == first && last != '\0' && strchr("-'`,<>", last) != NULL;

    if (doubled || ((last == '?' || last == '!') && (first == '`' || first == '\'')))
        buf_puts(out, "{}");
    buf_put(out, tex);
}

static bool is_greek(uint32_t cp)
{
    return (cp >= 0x370 && cp < 0x400) || (cp >= 0x1F00 && cp < 0x2000);
}

/* A letter of a Greek word, which is no formula: better UTF-8 than a row of symbols. */
static bool is_in_greek_word(Str text, size_t at, size_t end, uint32_t cp)
{
    uint32_t other;
    size_t before = at;

    if (!is_greek(cp))
        return false;
    if (end < text.len && utf8_decode(text, end, &other) > 0 && is_greek(other))
        return true;
    while (before > 0 && ((unsigned char)text.ptr[--before] & 0xC0) == 0x80)
        continue;
    return before < at && utf8_decode(text, before, &other) > 0 && is_greek(other);
}

static void put_macro(Buf *out, const TexMacro *macro)
{
    if ((macro->flags & TEX_MATH) != 0)
        buf_format(out, "{$%s$}", macro->macro);
    else if ((macro->flags & TEX_LIGATURE) != 0)
        tex_put_apart(out, str_of(macro->macro));
    else
        buf_format(out, "{%s}", macro->macro);
}

/* A letter with its marks, taken apart. */
typedef struct Composed {
    uint32_t base;
    const TexAccent *marks[MAX_MARKS]; /* the innermost first */
    size_t count;
} Composed;

static bool add_mark(Composed *composed, uint32_t cp)
{
    const TexAccent *accent = find_accent(cp);

    if (accent == NULL || composed->count == MAX_MARKS)
        return false;
    composed->marks[composed->count++] = accent;
    return true;
}

/* Decomposes `cp` and takes the combining characters that follow along. Returns the end of it all, or 0 if there is no
 * accent or one of them has no macro. */
static size_t compose(Str text, size_t end, uint32_t cp, Composed *composed)
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *nfd = unorm2_getNFDInstance(&error);
    UChar units[16];
    UChar32 parts[16];
    int32_t len = unorm2_getDecomposition(nfd, (UChar32)cp, units, COUNT(units), &error), count = 0;

    *composed = (Composed){ .base = cp };
    if (len > 0) {
        u_strToUTF32(parts, COUNT(parts), &count, units, len, &error);
        composed->base = (uint32_t)parts[0];
    }
    if (U_FAILURE(error))
        return 0;
    for (int32_t i = 1; i < count; i++)
        if (!add_mark(composed, (uint32_t)parts[i]))
            return 0;
    for (size_t next = end; utf8_next(text, &next, &cp) && u_getCombiningClass((UChar32)cp) != 0; end = next)
        if (!add_mark(composed, cp))
            return 0;
    return composed->count > 0 ? end : 0;
}

/* The letter under the accents; i and j lose their dots to an accent above. "" if it has no form in TeX. */
static const char *base_letter(const Composed *composed, char scratch[2])
{
    uint32_t innermost = composed->marks[0]->combining;
    bool above = innermost < 0x0323;
    const TexMacro *macro;

    if (above && (composed->base == 'i' || composed->base == 'j'))
        return composed->base == 'i' ? "\\i" : "\\j";
    if (composed->base < 0x80 && ascii_is_alpha((char)composed->base)) {
        scratch[0] = (char)composed->base;
        return scratch;
    }
    macro = composed->base < 0x80 ? NULL : find_macro(composed->base);
    return macro != NULL && macro->flags == TEX_WORD && u_isalpha((UChar32)composed->base) ? macro->macro : "";
}

/* Accent over accent: {\={\"u}}, {\v{c}}, {\'\i}. */
static bool put_composed(Buf *out, const Composed *composed)
{
    char scratch[2] = "";
    const char *letter = base_letter(composed, scratch);

    if (letter[0] == '\0')
        return false;
    for (size_t i = composed->count; i-- > 0;) {
        const TexAccent *mark = composed->marks[i];
        bool bare = i == 0 && (mark->flags & TEX_WORD) == 0; /* \'e needs no braces */

        buf_format(out, "{\\%c%s", mark->macro, bare ? letter : "");
        if (i == 0 && !bare)
            buf_format(out, "{%s}", letter);
    }
    for (size_t i = 0; i < composed->count; i++)
        buf_char(out, '}');
    return true;
}

/* Writes a character that is not ASCII as a macro. Returns where to go on, 0 if there is none. */
static size_t put_as_macro(Buf *out, Str text, size_t at, size_t end, uint32_t cp)
{
    const TexMacro *macro = find_macro(cp);
    Composed composed;
    size_t after;

    if (is_in_greek_word(text, at, end, cp))
        return 0;
    after = compose(text, end, cp, &composed);
    if (after != 0 && put_composed(out, &composed))
        return after;
    if (macro == NULL)
        return 0;
    put_macro(out, macro);
    return end;
}

/* An ASCII character. Returns where to go on: CR LF is one space. */
static size_t put_ascii(Buf *out, Str text, size_t at, TexMode mode)
{
    char c = text.ptr[at];
    const TexMacro *macro = mode == TEX_MACROS && strchr("|<>", c) != NULL ? find_macro((unsigned char)c) : NULL;

    if (c == '\n' || c == '\r' || c == '\t') {
        buf_char(out, ' ');
        return at + (c == '\r' && at + 1 < text.len && text.ptr[at + 1] == '\n' ? 2 : 1);
    }
    for (size_t i = 0; i < COUNT(specials); i++)
        if (specials[i].c == c) {
            buf_puts(out, specials[i].tex);
            return at + 1;
        }
    if (macro != NULL) /* which the old fonts, OT1, have not got */
        put_macro(out, macro);
    else
        tex_put_apart(out, str_slice(text, at, at + 1));
    return at + 1;
}

static bool is_control(uint32_t cp)
{
    return cp < ' ' || (cp >= 0x7F && cp < 0xA0) || cp == UTF8_REPLACEMENT || cp == UINT32_MAX;
}

static size_t put_char(Buf *out, Str text, size_t at, TexMode mode)
{
    uint32_t cp;
    size_t end = at + utf8_decode(text, at, &cp), after;
    bool marked = end < text.len && (unsigned char)text.ptr[end] >= 0x80; /* perhaps */

    if (cp == 0x2028 || cp == 0x2029) {
        buf_char(out, ' ');
        return end;
    }
    if (mode == TEX_MACROS && (cp >= 0x80 || (marked && ascii_is_alpha((char)cp))) && !is_control(cp)) {
        after = put_as_macro(out, text, at, end, cp);
        if (after != 0)
            return after;
    }
    if (cp == '\n' || cp == '\r' || cp == '\t' || (cp < 0x80 && !is_control(cp)))
        return put_ascii(out, text, at, mode);
    if (is_control(cp))
        buf_cp(out, UTF8_REPLACEMENT);
    else
        buf_put(out, str_slice(text, at, end));
    return end;
}

/* Letters, digits, the space, and of punctuation  " ( ) * + . / : ; = ? ! @ [ ] : they need no escape, and make no
 * ligature with what stands before them. */
static bool is_plain(unsigned char c)
{
    static const uint32_t plain[] = { 0x00000000, 0xafffcf07, 0x2fffffff, 0x07fffffe };

    return c < 0x80 && (plain[c / 32] >> c % 32 & 1) != 0;
}

/* E4 to E9 begin U+4000 to U+9FFF: Han, three bytes each, without macros. */
static bool is_han_lead(unsigned char c)
{
    return c >= 0xE4 && c <= 0xE9;
}

/* The end of what stands for itself. A character before one that may be a combining mark does not, if marks have macros. */
static size_t plain_end(Str text, size_t at, TexMode mode)
{
    size_t before = at, start = at;

    while (at < text.len) {
        unsigned char c = (unsigned char)text.ptr[at];
        size_t len = is_plain(c) ? 1 : is_han_lead(c) && text.len - at >= 3 ? 3 : 0;
        uint32_t cp;

        if (len == 0 || (len == 3 && utf8_decode(text, at, &cp) != 3))
            break;
        before = at;
        at += len;
    }
    if (mode == TEX_MACROS && at > start && at < text.len && (unsigned char)text.ptr[at] >= 0x80)
        return before;
    return at;
}

void tex_escape(Buf *out, Str text, TexMode mode)
{
    for (size_t at = 0; at < text.len;) {
        size_t end = plain_end(text, at, mode);

        if (end > at)
            buf_put(out, str_slice(text, at, end));
        at = end < text.len ? put_char(out, text, end, mode) : end;
    }
}
