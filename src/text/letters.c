#include "text/letters.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "text/pinyin.h"
#include "text/script.h"

enum { LETTERS = sizeof((Letters *)0)->keys / sizeof(Str) };

Letters letters_open(const Collator *english, Arena *arena)
{
    Letters letters = { .english = english };

    for (size_t i = 0; i < LETTERS; i++)
        letters.keys[i] = collate_key(english, arena, (Str){ &"abcdefghijklmnopqrstuvwxyz"[i], 1 });
    return letters;
}

/* The first letter's script; 0 if a digit or nothing of either kind comes first: the order passes over punctuation. */
static unsigned first_script(Str text)
{
    unsigned script = 0;
    size_t at = 0;
    uint32_t cp;

    while (script == 0 && utf8_next(text, &at, &cp) && !(cp < 0x80 && ascii_is_digit((char)cp)))
        script = script_of(cp);
    return script;
}

Str letters_find(const Letters *letters, Arena *arena, Str text)
{
    Buf plain = { 0 };
    size_t number = 0;
    char letter;

    if (text.len > 0 && ascii_is_alpha(text.ptr[0])) {
        letter = ascii_upper(text.ptr[0]);
        return arena_copy(arena, (Str){ &letter, 1 });
    }
    pinyin_toneless(&plain, text, PINYIN_U);
    if (first_script(buf_str(&plain)) == SCRIPT_LATIN) {
        Str key = collate_key(letters->english, arena, buf_str(&plain));

        while (number < LETTERS && str_cmp(letters->keys[number], key) <= 0)
            number++;
    }
    buf_free(&plain);
    letter = number > 0 ? (char)('A' + number - 1) : '#';
    return arena_copy(arena, (Str){ &letter, 1 });
}
