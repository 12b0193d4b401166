#include "base/utf8.h"

#include <string.h>

static bool is_continuation(unsigned char c)
{
    return (c & 0xC0) == 0x80;
}

size_t utf8_decode(Str s, size_t at, uint32_t *cp)
{
    const unsigned char *p = (const unsigned char *)s.ptr + at;
    size_t left = s.len - at;

    if (p[0] < 0x80) {
        *cp = p[0];
        return 1;
    }
    if (p[0] >= 0xC2 && p[0] <= 0xDF && left >= 2 && is_continuation(p[1])) {
        *cp = (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
        return 2;
    }
    if ((p[0] & 0xF0) == 0xE0 && left >= 3 && is_continuation(p[1]) && is_continuation(p[2])) {
        *cp = (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
        if (*cp >= 0x800 && (*cp < 0xD800 || *cp > 0xDFFF))
            return 3;
    }
    if (p[0] >= 0xF0 && p[0] <= 0xF4 && left >= 4 && is_continuation(p[1]) && is_continuation(p[2]) &&
        is_continuation(p[3])) {
        *cp = (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 | (uint32_t)(p[2] & 0x3F) << 6 |
              (p[3] & 0x3F);
        if (*cp >= 0x10000 && *cp <= 0x10FFFF)
            return 4;
    }
    *cp = 0xFFFFFFFF;
    return 1;
}

bool utf8_step(Str s, size_t *at, uint32_t *cp)
{
    if (*at >= s.len)
        return false;
    *at += utf8_decode(s, *at, cp);
    if (*cp == 0xFFFFFFFF)
        *cp = UTF8_REPLACEMENT;
    return true;
}

size_t utf8_encode(uint32_t cp, char out[4])
{
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    if (cp < 0x800) {
        out[0] = (char)(0xC0 | cp >> 6);
        out[1] = (char)(0x80 | (cp & 0x3F));
        return 2;
    }
    if (cp < 0x10000) {
        out[0] = (char)(0xE0 | cp >> 12);
        out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
        out[2] = (char)(0x80 | (cp & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | cp >> 18);
    out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
    out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
    out[3] = (char)(0x80 | (cp & 0x3F));
    return 4;
}

/* Past the ASCII from `at` on, in steps of eight bytes. */
static size_t skip_ascii(Str s, size_t at)
{
    uint64_t word;

    while (at + sizeof word <= s.len) {
        memcpy(&word, s.ptr + at, sizeof word);
        if ((word & UINT64_C(0x8080808080808080)) != 0)
            break;
        at += sizeof word;
    }
    return at;
}

size_t utf8_find_invalid(Str s)
{
    for (size_t at = skip_ascii(s, 0); at < s.len;) {
        uint32_t cp;
        size_t len;

        if ((unsigned char)s.ptr[at] < 0x80) {
            at = skip_ascii(s, at + 1);
            continue;
        }
        len = utf8_decode(s, at, &cp);

        if (cp == 0xFFFFFFFF)
            return at;
        at += len;
    }
    return STR_NONE;
}

size_t utf8_length(Str s)
{
    size_t count = 0, at = 0;
    uint32_t cp;

    do {
        size_t start = at;

        at = skip_ascii(s, at);
        count += at - start;
    } while (utf8_next(s, &at, &cp) && ++count > 0);
    return count;
}

size_t utf8_offset(Str s, size_t n)
{
    size_t at = 0;
    uint32_t cp;

    while (n-- > 0 && utf8_next(s, &at, &cp))
        continue;
    return at;
}
