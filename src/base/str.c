#include "base/str.h"

#include <string.h>

Str str_of(const char *cstr)
{
    return cstr == NULL ? STR_EMPTY : (Str){ cstr, strlen(cstr) };
}

bool str_eq(Str a, Str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

bool str_is(Str a, const char *cstr)
{
    return str_eq(a, str_of(cstr));
}

int str_cmp(Str a, Str b)
{
    size_t len = a.len < b.len ? a.len : b.len;
    int order = len > 0 ? memcmp(a.ptr, b.ptr, len) : 0;

    if (order != 0)
        return order;
    return (a.len > b.len) - (a.len < b.len);
}

bool str_starts(Str s, Str prefix)
{
    return s.len >= prefix.len && str_eq(str_slice(s, 0, prefix.len), prefix);
}

bool str_ends(Str s, Str suffix)
{
    return s.len >= suffix.len && str_eq(str_from(s, s.len - suffix.len), suffix);
}

bool str_contains(Str s, Str needle)
{
    return str_find(s, needle) != STR_NONE;
}

size_t str_find(Str s, Str needle)
{
    if (needle.len == 0)
        return 0;
    for (size_t at = 0; at + needle.len <= s.len; at++) {
        const char *hit = memchr(s.ptr + at, needle.ptr[0], s.len - needle.len - at + 1);

        if (hit == NULL)
            return STR_NONE;
        at = (size_t)(hit - s.ptr);
        if (memcmp(hit, needle.ptr, needle.len) == 0)
            return at;
    }
    return STR_NONE;
}

size_t str_find_char(Str s, char c)
{
    const char *hit = s.len > 0 ? memchr(s.ptr, c, s.len) : NULL;

    return hit == NULL ? STR_NONE : (size_t)(hit - s.ptr);
}

Str str_slice(Str s, size_t from, size_t to)
{
    if (to > s.len)
        to = s.len;
    if (from > to)
        from = to;
    return (Str){ s.ptr + from, to - from };
}

Str str_from(Str s, size_t from)
{
    return str_slice(s, from, s.len);
}

Str str_trim(Str s)
{
    while (s.len > 0 && ascii_is_space(s.ptr[0]))
        s = str_from(s, 1);
    while (s.len > 0 && ascii_is_space(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

bool str_eq_nocase(Str a, Str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (ascii_lower(a.ptr[i]) != ascii_lower(b.ptr[i]))
            return false;
    return true;
}

bool ascii_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool ascii_is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

bool ascii_is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool ascii_is_alpha(char c)
{
    return ascii_is_lower(c) || ascii_is_upper(c);
}

bool ascii_is_alnum(char c)
{
    return ascii_is_alpha(c) || ascii_is_digit(c);
}

bool ascii_is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

char ascii_lower(char c)
{
    return ascii_is_upper(c) ? (char)(c + ('a' - 'A')) : c;
}

char ascii_upper(char c)
{
    return ascii_is_lower(c) ? (char)(c - ('a' - 'A')) : c;
}

bool str_cut(Str *rest, char separator, Str *part)
{
    size_t at;

    if (rest->ptr == NULL)
        return false;
    at = str_find_char(*rest, separator);
    if (at == STR_NONE) {
        *part = *rest;
        *rest = (Str){ NULL, 0 };
    } else {
        *part = str_slice(*rest, 0, at);
        *rest = str_from(*rest, at + 1);
    }
    return true;
}

uint64_t str_hash(Str s)
{
    uint64_t hash = 0xcbf29ce484222325u;

    for (size_t i = 0; i < s.len; i++)
        hash = (hash ^ (unsigned char)s.ptr[i]) * 0x100000001b3u;
    return hash;
}

static unsigned min3(unsigned a, unsigned b, unsigned c)
{
    unsigned m = a < b ? a : b;

    return m < c ? m : c;
}

/* Optimal string alignment (Damerau-Levenshtein without repeated edits), three rows. */
unsigned str_distance(Str a, Str b, unsigned limit)
{
    unsigned rows[3][65];

    if (a.len > 64 || b.len > 64 || (a.len > b.len ? a.len - b.len : b.len - a.len) > limit)
        return limit + 1;
    for (size_t j = 0; j <= b.len; j++)
        rows[0][j] = (unsigned)j;
    for (size_t i = 1; i <= a.len; i++) {
        unsigned *row = rows[i % 3], *above = rows[(i + 2) % 3], *swap = rows[(i + 1) % 3], least = (unsigned)i;

        row[0] = (unsigned)i;
        for (size_t j = 1; j <= b.len; j++) {
            row[j] = min3(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a.ptr[i - 1] != b.ptr[j - 1]));
            if (i > 1 && j > 1 && a.ptr[i - 1] == b.ptr[j - 2] && a.ptr[i - 2] == b.ptr[j - 1] &&
                swap[j - 2] + 1 < row[j])
                row[j] = swap[j - 2] + 1;
            least = row[j] < least ? row[j] : least;
        }
        if (least > limit) /* no later row has less: a swap, which reaches back two rows, costs one */
            return limit + 1;
    }
    return rows[a.len % 3][b.len] > limit ? limit + 1 : rows[a.len % 3][b.len];
}
