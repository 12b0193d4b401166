/* str.h - borrowed slices of bytes.
 *
 * A Str owns nothing: it points into a Source, an Arena or a literal, which must outlive it. It is not
 * NUL-terminated and may hold any byte; text is UTF-8, validated when a file is read. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A borrowed slice of bytes: never freed, not NUL-terminated. */
typedef struct Str {
    const char *ptr;
    size_t len;
} Str;

/* A Str of a string literal; usable in static tables. */
#define STR(literal) ((Str){ (literal), sizeof(literal) - 1 })
#define STR_INIT(literal)              \
    {                                  \
        (literal), sizeof(literal) - 1 \
    }
#define STR_EMPTY ((Str){ "", 0 })

/* printf("%.*s", STR_ARG(s)) */
#define STR_ARG(s) str_precision(s), (s).ptr

static inline int str_precision(Str text)
{
    return text.len > 0x7fffffff ? 0x7fffffff : (int)text.len;
}

/* NULL gives the empty Str. */
static inline Str str_of(const char *cstr)
{
    return cstr == NULL ? STR_EMPTY : (Str){ cstr, strlen(cstr) };
}

static inline bool str_eq(Str a, Str b)
{
    /* Most strings that differ do so in the first byte, and memcmp is a call. */
    return a.len == b.len && (a.len == 0 || (a.ptr[0] == b.ptr[0] && memcmp(a.ptr, b.ptr, a.len) == 0));
}

static inline bool str_is(Str a, const char *cstr)
{
    return str_eq(a, str_of(cstr));
}

int str_cmp(Str a, Str b); /* by bytes, which in UTF-8 is by code point */
/* The shorter one first, else by bytes: an order for searching, and twice as fast. */
static inline int str_cmp_length(Str a, Str b)
{
    return a.len != b.len ? (a.len < b.len ? -1 : 1) : a.len > 0 ? memcmp(a.ptr, b.ptr, a.len) : 0;
}
bool str_starts(Str s, Str prefix);
bool str_ends(Str s, Str suffix);
bool str_contains(Str s, Str needle);

#define STR_NONE ((size_t)-1)
/* Offset of the first occurrence, or STR_NONE. */
size_t str_find(Str s, Str needle);
size_t str_find_char(Str s, char c);

/* The slice [from, to), both clamped to the length. */
static inline Str str_slice(Str s, size_t from, size_t to)
{
    if (to > s.len)
        to = s.len;
    if (from > to)
        from = to;
    return (Str){ s.ptr + from, to - from };
}

static inline Str str_from(Str s, size_t from)
{
    return str_slice(s, from, s.len);
}

/* Without ASCII white space (space, tab, LF, CR) at both ends. */
Str str_trim(Str s);

/* ASCII only. */
bool str_eq_nocase(Str a, Str b);
static inline bool ascii_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool ascii_is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static inline bool ascii_is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static inline bool ascii_is_alpha(char c)
{
    return ascii_is_lower(c) || ascii_is_upper(c);
}

static inline bool ascii_is_alnum(char c)
{
    return ascii_is_alpha(c) || ascii_is_digit(c);
}

/* Space, tab, LF, CR. */
static inline bool ascii_is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static inline char ascii_lower(char c)
{
    return ascii_is_upper(c) ? (char)(c - 'A' + 'a') : c;
}

static inline char ascii_upper(char c)
{
    return ascii_is_lower(c) ? (char)(c - 'a' + 'A') : c;
}

/* Cuts `*rest` at the next `separator`: the part before it is returned, `*rest` becomes what follows (with ptr NULL
 * after the last part, which is when the function returns false on the next call). */
bool str_cut(Str *rest, char separator, Str *part);

/* All of it in decimal, of no more digits than that; SIZE_MAX: it is no such number. */
size_t str_number(Str text, size_t digits);

/* In decimal, at the end of `room`. */
enum { STR_DIGITS = 20 };
Str str_digits(uint64_t number, char room[STR_DIGITS]);

/* FNV-1a, 64 bits. */
uint64_t str_hash(Str s);

/* The number of single-character edits (insert, delete, replace, swap) from a to b, at most `limit` + 1; for "did you
 * mean". Strings over 64 bytes count as limit + 1. */
unsigned str_distance(Str a, Str b, unsigned limit);

#endif
