#include "text/fold.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "text/readings.h"
#include "text/script.h"
#include "text/utf16.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

/* Letters that do not decompose, in lower case. Marks of tones: macron, acute, caron (also written as a breve), grave. */
typedef struct Like {
    uint16_t cp;
    const char *to;
} Like;

static const Like likes[] = {
    { 0xDF, "ss" }, { 0xE6, "ae" }, { 0xF0, "d" },   { 0xF8, "o" },  { 0xFE, "th" }, { 0x111, "d" }, { 0x127, "h" },
    { 0x131, "i" }, { 0x142, "l" }, { 0x153, "oe" }, { 0x167, "t" }, { 0x251, "a" }, { 0x261, "g" }, { 0x3C2, "σ" },
};

static const Like marks[] = { { 0x304, "\1" }, { 0x301, "\2" }, { 0x30C, "\3" }, { 0x306, "\3" }, { 0x300, "\4" } };

enum { LIKES = sizeof likes / sizeof likes[0], MARKS = sizeof marks / sizeof marks[0] };

bool fold_like(size_t i, uint32_t *cp, Str *to)
{
    const Like *like = i < LIKES ? &likes[i] : &marks[i - LIKES];

    if (i >= LIKES + MARKS)
        return false;
    *cp = like->cp;
    *to = str_of(like->to);
    return true;
}

typedef enum Last { LAST_SPACE, LAST_HAN, LAST_OTHER } Last;

/* What becomes of a text first: words, with an apostrophe where one stood and marks of tones. */
typedef struct Folder {
    Buf out;
    Last last; /* apostrophes and marks don't count */
    const UNormalizer2 *nfkd;
} Folder;

/* Most is ASCII, and room for it was made. */
static inline void put_byte(Buf *out, char c)
{
    if (out->len + 1 < out->capacity)
        out->ptr[out->len++] = c;
    else
        buf_char(out, c);
}

static void put_space(Folder *folder)
{
    if (folder->last != LAST_SPACE)
        put_byte(&folder->out, ' ');
    folder->last = LAST_SPACE;
}

static void put_letter(Folder *folder, uint32_t cp, Last kind)
{
    if (folder->last != LAST_SPACE && folder->last != kind)
        put_byte(&folder->out, ' ');
    if (cp < 0x80)
        put_byte(&folder->out, (char)cp);
    else
        buf_cp(&folder->out, cp);
    folder->last = kind;
}

static void put_letters(Folder *folder, Str letters)
{
    uint32_t cp;

    for (size_t at = 0; utf8_next(letters, &at, &cp);)
        put_letter(folder, cp, LAST_OTHER);
}

static void put_and(Folder *folder)
{
    put_space(folder);
    put_letters(folder, STR("and"));
    put_space(folder);
}

/* Only the first counts. */
static void put_mark(Folder *folder, uint32_t cp)
{
    Str out = buf_str(&folder->out);

    if (out.len == 0 || !ascii_is_lower(out.ptr[out.len - 1]))
        return;
    for (size_t i = 0; i < MARKS; i++)
        if (marks[i].cp == cp)
            buf_puts(&folder->out, marks[i].to);
}

static void put_ascii(Folder *folder, char c)
{
    if (ascii_is_alnum(c))
        put_letter(folder, (unsigned char)ascii_lower(c), LAST_OTHER);
    else if (c == '\'')
        buf_char(&folder->out, c);
    else if (c == '&')
        put_and(folder);
    else
        put_space(folder);
}

static bool is_apostrophe(uint32_t cp)
{
    return cp == 0x2018 || cp == 0x2019 || cp == 0x2BB || cp == 0x2BC;
}

/* A character that does not decompose any more. */
static void put_part(Folder *folder, uint32_t cp)
{
    uint32_t mask = U_GET_GC_MASK((UChar32)cp), lower;

    if (cp < 0x80) {
        put_ascii(folder, (char)cp);
        return;
    }
    if (is_apostrophe(cp)) {
        buf_char(&folder->out, '\'');
        return;
    }
    if ((mask & U_GC_M_MASK) != 0) {
        put_mark(folder, cp);
        return;
    }
    if ((mask & U_GC_CF_MASK) != 0)
        return;
    lower = (uint32_t)u_tolower((UChar32)cp);
    for (size_t i = 0; i < LIKES; i++)
        if (likes[i].cp == lower) {
            put_letters(folder, str_of(likes[i].to));
            return;
        }
    if ((mask & (U_GC_L_MASK | U_GC_N_MASK)) == 0)
        put_space(folder);
    else if (script_of(cp) == SCRIPT_HAN)
        put_letter(folder, variant_simplified(cp), LAST_HAN);
    else
        put_letter(folder, lower, LAST_OTHER);
}

static void put_whole(Folder *folder, uint32_t cp)
{
    enum { LONGEST = 32 }; /* no decomposition has more than 18 units */
    UErrorCode status = U_ZERO_ERROR;
    UChar parts[LONGEST];
    int32_t len;

    if (folder->nfkd == NULL)
        folder->nfkd = unorm2_getNFKDInstance(&status);
    utf16_status(status);
    len = U_FAILURE(status) ? -1 : unorm2_getDecomposition(folder->nfkd, (UChar32)cp, parts, LONGEST, &status);
    if (U_FAILURE(status) || len < 0) {
        put_part(folder, cp);
        return;
    }
    for (int32_t i = 0; i < len; i++) {
        uint32_t part = parts[i];

        if (U16_IS_LEAD(part) && i + 1 < len)
            part = (uint32_t)U16_GET_SUPPLEMENTARY(part, parts[++i]);
        put_part(folder, part);
    }
}

/* ASCII and the common Han characters are what they are. */
static void put_text(Folder *folder, Str text)
{
    uint32_t cp;

    for (size_t at = 0; utf8_next(text, &at, &cp);) {
        if (cp < 0x80)
            put_ascii(folder, (char)cp);
        else if (cp >= 0x4E00 && cp <= 0x9FFF)
            put_letter(folder, variant_simplified(cp), LAST_HAN);
        else
            put_whole(folder, cp);
    }
}

/* Takes out apostrophes, a possessive s behind one, and spaces that are left over. */
static void close_words(Buf *out)
{
    Str text = buf_str(out);
    size_t len = 0;

    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];

        if (c == '\'') {
            bool possessive = i + 1 < text.len && text.ptr[i + 1] == 's';

            if (possessive && (i + 2 == text.len || text.ptr[i + 2] == ' '))
                i++;
        } else if (c != ' ' || (len > 0 && out->ptr[len - 1] != ' ')) {
            out->ptr[len++] = c;
        }
    }
    out->len = len > 0 && out->ptr[len - 1] == ' ' ? len - 1 : len;
}

static Buf fold(Str text)
{
    Folder folder = { .last = LAST_SPACE };

    buf_reserve(&folder.out, text.len + 1);
    put_text(&folder, text);
    close_words(&folder.out);
    return folder.out;
}

static bool is_mark(char c)
{
    return c >= 1 && c <= FOLD_TONES;
}

/* The bytes for which `drop` is false, in place. */
static void squeeze(Buf *out, bool (*drop)(char c))
{
    size_t len = 0;

    for (size_t i = 0; i < out->len; i++)
        if (!drop(out->ptr[i]))
            out->ptr[len++] = out->ptr[i];
    out->len = len;
}

Str fold_words(Arena *arena, Str text)
{
    Buf out = fold(text);
    Str words;

    squeeze(&out, is_mark);
    words = str_eq(buf_str(&out), text) ? text : buf_keep(arena, &out);
    buf_free(&out);
    return words;
}

static bool is_space(char c)
{
    return c == ' ';
}

static bool is_vowel(char c)
{
    return str_find_char(STR("aeiou"), c) != STR_NONE;
}

/* The letter of the syllable before a digit that has the mark, or STR_NONE: a or e, the o of ou, else the last vowel. */
static size_t mark_place(Str text, size_t digit)
{
    static const char coda[] = { 'r', 'g', 'n' };
    size_t end = digit, start;

    for (size_t i = 0; i < sizeof coda; i++)
        end -= end > 0 && text.ptr[end - 1] == coda[i];
    for (start = end; start > 0 && is_vowel(text.ptr[start - 1]);)
        start--;
    for (size_t i = start; i < end; i++)
        if (text.ptr[i] == 'a' || text.ptr[i] == 'e' || i + 1 == end || (text.ptr[i] == 'o' && text.ptr[i + 1] == 'u'))
            return i;
    return STR_NONE;
}

/* Puts the marks of digits in their places, and takes the digits out. */
static void place_digits(Buf *out)
{
    Str text = buf_str(out);
    Buf placed = { 0 };

    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool single = c >= '1' && c <= '5' && (i + 1 == text.len || !ascii_is_digit(text.ptr[i + 1]));
        size_t place = single ? mark_place(text, i) : STR_NONE;

        if (place == STR_NONE) {
            buf_char(&placed, c);
        } else if (c < '5') {
            size_t behind = placed.len - (i - 1 - place);

            buf_char(&placed, '\0');
            memmove(placed.ptr + behind + 1, placed.ptr + behind, placed.len - 1 - behind);
            placed.ptr[behind] = (char)(c - '0');
        }
    }
    buf_free(out);
    *out = placed;
}

FoldReading fold_reading(Arena *arena, Str pinyin)
{
    Buf out = fold(pinyin), toned = { 0 };
    FoldReading reading;

    for (size_t i = 0; i < out.len; i++)
        if (out.ptr[i] == 'v')
            out.ptr[i] = 'u';
    place_digits(&out);
    buf_put(&toned, buf_str(&out));
    squeeze(&out, is_mark);
    squeeze(&toned, is_space);
    reading = (FoldReading){ buf_keep(arena, &out), buf_keep(arena, &toned) };
    buf_free(&out);
    buf_free(&toned);
    return reading;
}

bool fold_has_tones(const FoldReading *reading)
{
    for (size_t i = 0; i < reading->toned.len; i++)
        if (is_mark(reading->toned.ptr[i]))
            return true;
    return false;
}

bool fold_is_han(Str word)
{
    size_t at = 0;
    uint32_t cp;

    return utf8_next(word, &at, &cp) && script_of(cp) == SCRIPT_HAN;
}

/* ---- stems ---- */

static bool has_vowel(Str word, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (str_find_char(STR("aeiouy"), word.ptr[i]) != STR_NONE)
            return true;
    return false;
}

static bool ends(Str word, const char *ending)
{
    return str_ends(word, str_of(ending));
}

static size_t without_plural(Str word)
{
    if (ends(word, "ies") && word.len > 4)
        return word.len - 3;
    if (ends(word, "sses") || ends(word, "shes") || ends(word, "ches") || ends(word, "xes"))
        return word.len - 2;
    if (ends(word, "s") && !ends(word, "ss") && !ends(word, "us") && !ends(word, "is"))
        return word.len - 1;
    return word.len;
}

static size_t without_verb(Str word)
{
    if (ends(word, "ing") && word.len >= 6 && has_vowel(word, word.len - 3))
        return word.len - 3;
    if (ends(word, "ed") && word.len >= 5 && has_vowel(word, word.len - 2))
        return word.len - 2;
    return word.len;
}

size_t fold_stem(Str word)
{
    enum { SHORTEST = 4 };
    size_t whole = word.len;

    for (size_t i = 0; i < word.len; i++)
        if (!ascii_is_lower(word.ptr[i]))
            return whole;
    if (whole < SHORTEST)
        return whole;
    word.len = without_plural(word);
    word.len = without_verb(word);
    while (word.len >= SHORTEST && str_find_char(STR("eiy"), word.ptr[word.len - 1]) != STR_NONE)
        word.len--;
    if (word.len >= SHORTEST && word.ptr[word.len - 1] == word.ptr[word.len - 2] &&
        !has_vowel(str_from(word, word.len - 1), 1))
        word.len--;
    return word.len;
}
