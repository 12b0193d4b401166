/* utf8.h - UTF-8, as RFC 3629 defines it: no surrogates, no overlong forms, nothing above U+10FFFF. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/str.h"

#define UTF8_REPLACEMENT 0xFFFDu

/* Decodes the code point at `s.ptr[at]` into `*cp`; returns its length in bytes, 1 to 4. At a malformed byte the
 * result is 1 and `*cp` is 0xFFFFFFFF. `at` must be below s.len. */
size_t utf8_decode(Str s, size_t at, uint32_t *cp);

/* Steps through valid or invalid text: decodes at `*at`, advances `*at`, gives U+FFFD for a malformed byte. False at
 * the end. */
bool utf8_step(Str s, size_t *at, uint32_t *cp); /* the same, as a call */
static inline bool utf8_next(Str s, size_t *at, uint32_t *cp)
{
    if (*at >= s.len)
        return false;
    if ((unsigned char)s.ptr[*at] >= 0x80)
        return utf8_step(s, at, cp);
    *cp = (unsigned char)s.ptr[(*at)++];
    return true;
}

/* Eight bytes of printable ASCII? */
static inline bool utf8_is_plain(const char *bytes)
{
    uint64_t word;

    memcpy(&word, bytes, sizeof word);
    return ((word | ((word - 0x2020202020202020U) & ~word) | (word + 0x0101010101010101U)) & 0x8080808080808080U) == 0;
}

/* The end of the printable ASCII that begins at `at`. */
static inline size_t utf8_pass_plain(Str s, size_t at)
{
    while (at + 8 <= s.len && utf8_is_plain(s.ptr + at))
        at += 8;
    while (at < s.len && s.ptr[at] >= ' ' && s.ptr[at] <= '~')
        at++;
    return at;
}

/* What shows nothing, and acts on the terminal or page that shows it: controls of C0 and C1, line and paragraph separators, marks that
 * turn the direction of text. */
static inline bool utf8_is_hidden(uint32_t cp)
{
    if (cp < 0xA0)
        return cp < 0x20 || cp >= 0x7F;
    return cp == 0x061C || cp == 0x200E || cp == 0x200F || (cp >= 0x2028 && cp <= 0x202E) ||
           (cp >= 0x2066 && cp <= 0x2069);
}

/* The end of the characters U+3000 to U+9FFF that begin at `at`: Han, kana, and their punctuation. */
static inline size_t utf8_pass_east_asian(Str s, size_t at)
{
    while (at + 3 <= s.len && (unsigned char)s.ptr[at] >= 0xE3 && (unsigned char)s.ptr[at] <= 0xE9 &&
           ((unsigned char)s.ptr[at + 1] & 0xC0) == 0x80 && ((unsigned char)s.ptr[at + 2] & 0xC0) == 0x80)
        at += 3;
    return at;
}

/* Writes 1 to 4 bytes and returns their number. `cp` must be a scalar value. */
size_t utf8_encode(uint32_t cp, char out[4]);

/* Offset of the first malformed byte, or STR_NONE. */
size_t utf8_find_invalid(Str s);

/* The number of code points (malformed bytes count one each). */
size_t utf8_length(Str s);

/* Byte offset of code point number `n` (0-based), at most s.len. */
size_t utf8_offset(Str s, size_t n);

#endif
