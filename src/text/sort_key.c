#include "text/sort_key.h"

#include "text/normal.h"
#include "text/pinyin.h"

void sort_key(Buf *out, Arena *arena, Str text)
{
    Buf plain = { 0 };

    pinyin_toneless(&plain, normal_fold(arena, pinyin_of(arena, text)), PINYIN_U);
    buf_reserve(out, plain.len);
    for (size_t i = 0; i < plain.len; i++) {
        char c = plain.ptr[i];

        if (ascii_is_alnum(c) || c == ' ' || (unsigned char)c >= 0x80)
            buf_char(out, c);
    }
    buf_free(&plain);
}
