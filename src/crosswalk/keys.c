#include "crosswalk/keys.h"

#include "base/buf.h"

#include <string.h>

/* The length of the character at `at`, if it must not stand in a key: what BibTeX or biber takes for syntax or a blank (NEL, the
 * no-break space, line separators, too), and what TeX reads before it looks for a key: ^^5c is a backslash. Else 0. */
static size_t bad_length(Str key, size_t at)
{
    static const Str blanks[] = { STR_INIT("\xE2\x80\xA8"), STR_INIT("\xE2\x80\xA9"), STR_INIT("\xE3\x80\x80") };
    unsigned char c = (unsigned char)key.ptr[at];

    if (ascii_is_alnum((char)c) || c == '-') /* as most are */
        return 0;
    if (c <= ' ' || c == 0x7F || strchr(",{}\"#%~=\\()'^", c) != NULL)
        return 1;
    if (c == 0xC2 && at + 1 < key.len && (unsigned char)key.ptr[at + 1] <= 0xA0)
        return 2;
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
        if (str_starts(str_from(key, at), blanks[i]))
            return blanks[i].len;
    return 0;
}

bool crosswalk_is_key(Str key)
{
    for (size_t i = 0; i < key.len; i++)
        if (bad_length(key, i) > 0)
            return false;
    return key.len > 0;
}

/* What a record would be called if there were no other. */
static Str wanted_key(Arena *arena, const Record *record)
{
    Str own = record_text(record, F_CITATION_KEY), id = record->id;
    Buf safe = { 0 };

    if (crosswalk_is_key(own))
        return own;
    if (crosswalk_is_key(id))
        return id;
    for (size_t i = 0, bad; i<id.len; i += bad> 0 ? bad : 1) {
        bad = bad_length(id, i);
        buf_char(&safe, bad > 0 ? '-' : id.ptr[i]);
    }
    if (safe.len == 0)
        buf_puts(&safe, "work");
    id = buf_keep(arena, &safe);
    buf_free(&safe);
    return id;
}

/* A key in lower case, who has it, and the last number that was tried behind it. */
typedef struct Taken {
    Str key; /* as it was wanted */
    unsigned last;
} Taken;

/* gu-2021 and Gu-2021: the second is Gu-2021-2, since BibTeX takes them for one. Two records of the very same key, which is
 * a fault that was reported, keep it. */
static Str free_key(Arena *arena, Map *taken, Str key)
{
    Taken *own = arena_new(arena, Taken), *first = map_add(arena, taken, arena_lower(arena, key), own);

    *own = (Taken){ key, 1 };
    if (first == own || str_eq(first->key, key))
        return key;
    for (;;) {
        Str numbered = arena_join(arena, arena_join(arena, key, STR("-")), arena_number(arena, ++first->last));

        own->key = numbered;
        if (map_add(arena, taken, arena_lower(arena, numbered), own) == own)
            return numbered;
    }
}

Map crosswalk_keys(Arena *arena, const Records *records)
{
    Map keys = { 0 }, taken = { 0 };

    for (size_t i = 0; i < records->list.count; i++) {
        Record *record = records->list.items[i];
        Str wanted, key;

        if (record->kind != KIND_ENDNOTE)
            continue;
        wanted = wanted_key(arena, record);
        key = free_key(arena, &taken, wanted);
        if (key.ptr != wanted.ptr) {
            Str *kept = arena_new(arena, Str);

            *kept = key;
            map_add(arena, &keys, record->id, kept);
        }
    }
    return keys;
}

Str crosswalk_key(const Writing *writing, const Record *record)
{
    const Str *key = writing->keys != NULL && writing->keys->count > 0 ? map_get(writing->keys, record->id) : NULL;

    return key != NULL ? *key : wanted_key(writing->arena, record);
}
