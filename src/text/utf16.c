#include "text/utf16.h"

#include "base/buf.h"
#include "base/memory.h"
#include "base/utf8.h"

#include <unicode/utf16.h>

#define UTF16_BYTES_MAX ((size_t)1 << 30)

Utf16 utf16_from(Arena *arena, Str text)
{
    Utf16 out = { 0 };
    size_t at = 0;
    uint32_t cp;

    text = str_slice(text, 0, UTF16_BYTES_MAX);
    out.ptr = arena_array(arena, text.len + 1, sizeof *out.ptr);
    while (utf8_next(text, &at, &cp)) {
        if (cp > 0xFFFF) {
            out.ptr[out.len++] = U16_LEAD(cp);
            out.ptr[out.len++] = U16_TRAIL(cp);
        } else {
            out.ptr[out.len++] = (UChar)cp;
        }
    }
    return out;
}

Str utf16_str(Arena *arena, Utf16 text)
{
    Buf out = { 0 };
    Str str;

    for (int32_t at = 0; at < text.len;) {
        uint32_t cp = text.ptr[at++];

        if (U16_IS_LEAD(cp) && at < text.len && U16_IS_TRAIL(text.ptr[at]))
            cp = 0x10000 + ((cp - 0xD800) << 10) + (text.ptr[at++] - 0xDC00u);
        buf_cp(&out, cp);
    }
    str = buf_keep(arena, &out);
    buf_free(&out);
    return str;
}

void utf16_status(UErrorCode status)
{
    if (status == U_MEMORY_ALLOCATION_ERROR)
        memory_exhausted();
}
