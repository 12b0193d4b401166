#include "base/buf.h"

#include "base/memory.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void buf_free(Buf *buf)
{
    memory_free(buf->ptr);
    *buf = (Buf){ 0 };
}

void buf_clear(Buf *buf)
{
    buf->len = 0;
}

void buf_grow(Buf *buf, size_t more)
{
    size_t need = buf->len + more + 1, capacity = buf->capacity;

    if (need <= buf->len)
        memory_exhausted();
    capacity = capacity < 32 ? 64 : capacity + capacity / 2;
    buf->capacity = capacity < need ? need : capacity;
    buf->ptr = memory_resize(buf->ptr, buf->capacity);
}

void buf_number(Buf *buf, int64_t number, unsigned width)
{
    char room[STR_DIGITS];
    Str digits = str_digits(number < 0 ? 0 - (uint64_t)number : (uint64_t)number, room);

    if (number < 0)
        buf_char(buf, '-');
    buf_repeat(buf, '0', digits.len < width ? width - digits.len : 0);
    buf_put(buf, digits);
}

void buf_repeat(Buf *buf, char c, size_t count)
{
    buf_reserve(buf, count);
    memset(buf->ptr + buf->len, c, count);
    buf->len += count;
    buf->ptr[buf->len] = '\0';
}

void buf_cp(Buf *buf, uint32_t cp)
{
    char bytes[4];

    if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
        cp = UTF8_REPLACEMENT;
    buf_put(buf, (Str){ bytes, utf8_encode(cp, bytes) });
}

void buf_format(Buf *buf, const char *format, ...)
{
    va_list args, again;
    int len;

    va_start(args, format);
    va_copy(again, args);
    len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (len > 0) {
        buf_reserve(buf, (size_t)len);
        vsnprintf(buf->ptr + buf->len, (size_t)len + 1, format, again);
        buf->len += (size_t)len;
    }
    va_end(again);
}

Str buf_str(const Buf *buf)
{
    return buf->len > 0 ? (Str){ buf->ptr, buf->len } : STR_EMPTY;
}

Str buf_keep(Arena *arena, const Buf *buf)
{
    return arena_copy(arena, buf_str(buf));
}
