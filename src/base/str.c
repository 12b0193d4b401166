#include "base/str.h"

#include <string.h>

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
    const char *hit;
    size_t first;

    if (needle.len == 0)
        return 0;
    if (s.len < needle.len)
        return STR_NONE;
    /* Most texts have not even the first byte, and memmem makes a table of the needle before it looks. */
    first = str_find_char(str_slice(s, 0, s.len - needle.len + 1), needle.ptr[0]);
    if (first == STR_NONE)
        return STR_NONE;
    hit = memmem(s.ptr + first, s.len - first, needle.ptr, needle.len);
    return hit != NULL ? (size_t)(hit - s.ptr) : STR_NONE;
}

size_t str_find_char(Str s, char c)
{
    const char *hit = s.len > 0 ? memchr(s.ptr, c, s.len) : NULL;

    return hit == NULL ? STR_NONE : (size_t)(hit - s.ptr);
}

Str str_trim(Str s)
{
    while (s.len > 0 && ascii_is_space(s.ptr[0])) {
        s.ptr++;
        s.len--;
    }
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

size_t str_number(Str text, size_t digits)
{
    size_t value = 0;

    if (text.len == 0 || text.len > digits)
        return SIZE_MAX;
    for (size_t i = 0; i < text.len; i++) {
        if (!ascii_is_digit(text.ptr[i]))
            return SIZE_MAX;
        value = value * 10 + (size_t)(text.ptr[i] - '0');
    }
    return value;
}

Str str_digits(uint64_t number, char room[STR_DIGITS])
{
    size_t at = STR_DIGITS;

    do
        room[--at] = (char)('0' + number % 10);
    while ((number /= 10) > 0);
    return (Str){ room + at, STR_DIGITS - at };
}
