/* buf.h - a growing string of bytes that owns its memory.
 *
 * `Buf buf = {0};` is empty and ready; buf_free releases it. The bytes are followed by a NUL that `len` does not count
 * once anything was put. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/arena.h"
#include "base/str.h"

typedef struct Buf {
    char *ptr;
    size_t len, capacity;
} Buf;

void buf_free(Buf *buf);
void buf_clear(Buf *buf);             /* keeps the memory */
void buf_grow(Buf *buf, size_t more); /* at least */
/* Room for so many bytes more, and the NUL. */
static inline void buf_reserve(Buf *buf, size_t more)
{
    if (more >= buf->capacity - buf->len)
        buf_grow(buf, more);
}

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
/* A Str that comes from another file may have bytes at NULL, for all that gcc's analyser knows. */
#pragma GCC diagnostic ignored "-Wanalyzer-null-argument"
#endif
static inline void buf_put(Buf *buf, Str s)
{
    buf_reserve(buf, s.len);
    if (s.len > 0)
        memcpy(buf->ptr + buf->len, s.ptr, s.len);
    buf->len += s.len;
    buf->ptr[buf->len] = '\0'; /* NOLINT(clang-analyzer-core.NullDereference): room is reserved for it */
}
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif

static inline void buf_puts(Buf *buf, const char *cstr)
{
    buf_put(buf, str_of(cstr));
}

static inline void buf_char(Buf *buf, char c)
{
    buf_reserve(buf, 1);
    buf->ptr[buf->len++] = c;
    buf->ptr[buf->len] = '\0';
}

/* In decimal, with zeros in front up to `width` digits. */
void buf_number(Buf *buf, int64_t number, unsigned width);
void buf_repeat(Buf *buf, char c, size_t count);
void buf_cp(Buf *buf, uint32_t cp); /* as UTF-8; not a scalar value: U+FFFD */
void buf_format(Buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
Str buf_str(const Buf *buf);                /* borrowed: valid until the next change */
Str buf_keep(Arena *arena, const Buf *buf); /* a copy in the arena */

#endif
