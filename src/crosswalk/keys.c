#include "crosswalk/keys.h"

#include "base/buf.h"

#include <string.h>

static bool is_key_byte(char c)
{
    return (unsigned char)c > ' ' && c != 0x7f && strchr(",{}\"#%~=\\()'", c) == NULL;
}

bool crosswalk_is_key(Str key)
{
    for (size_t i = 0; i < key.len; i++)
        if (!is_key_byte(key.ptr[i]))
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
    for (size_t i = 0; i < id.len; i++)
        buf_char(&safe, is_key_byte(id.ptr[i]) ? id.ptr[i] : '-');
    if (safe.len == 0)
        buf_puts(&safe, "work");
    id = buf_keep(arena, &safe);
    buf_free(&safe);
    return id;
}

static Str in_lower_case(Arena *arena, Str key)
{
    char *copy = arena_alloc(arena, key.len + 1);

    for (size_t i = 0; i < key.len; i++)
        copy[i] = ascii_lower(key.ptr[i]);
    return (Str){ copy, key.len };
}

/* gu-2021 of two works: the second is gu-2021-2. */
static Str free_key(Arena *arena, Map *taken, Str key, Record *record)
{
    Str candidate = key;

    for (unsigned i = 2; map_add(arena, taken, in_lower_case(arena, candidate), record) != record; i++)
        candidate = arena_format(arena, "%.*s-%u", STR_ARG(key), i);
    return candidate;
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
        key = free_key(arena, &taken, wanted, record);
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
