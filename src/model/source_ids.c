#include "model/source_ids.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "text/normal.h"
#include "text/pinyin.h"

struct SourceIds {
    Arena *arena;
    Map names; /* address of a record → Str * */
    Map taken; /* ids in use → anything */
};

static bool is_id_char(char c)
{
    return ascii_is_lower(c) || ascii_is_digit(c);
}

bool id_is_sound(Str id)
{
    if (id.len == 0 || id.len > ID_LONGEST)
        return false;
    for (size_t i = 0; i < id.len; i++) {
        bool joins = id.ptr[i] == '-' && i > 0 && id.ptr[i - 1] != '-' && i + 1 < id.len;

        if (!is_id_char(id.ptr[i]) && !joins)
            return false;
    }
    return true;
}

/* Records are told by their addresses, since ids of other formats may come twice. */
static Str address(const Record *const *record)
{
    return (Str){ (const char *)record, sizeof *record };
}

/* Words of letters and digits, as many as fit. */
static void put_words(Buf *out, Str text)
{
    bool joined = true;

    for (size_t i = 0; i < text.len; i++) {
        if (!is_id_char(text.ptr[i])) {
            joined = false;
            continue;
        }
        if (out->len + 1 + !joined > ID_LONGEST)
            break;
        if (!joined && out->len > 0)
            buf_char(out, '-');
        joined = true;
        buf_char(out, text.ptr[i]);
    }
}

/* Apostrophes stand within words. */
static void put_without_apostrophes(Buf *out, Str text)
{
    size_t at = 0;
    uint32_t cp;

    while (utf8_next(text, &at, &cp))
        if (cp != '\'' && cp != 0x2019)
            buf_cp(out, cp);
}

static Str folded(Arena *arena, Str id)
{
    Buf plain = { 0 }, out = { 0 };
    Str name;

    put_without_apostrophes(&plain, id);
    put_words(&out, normal_ascii(arena, normal_fold(arena, pinyin_of(arena, buf_str(&plain)))));
    name = out.len > 0 ? buf_keep(arena, &out) : STR("record");
    buf_free(&plain);
    buf_free(&out);
    return name;
}

/* The name, or the first of name-2, name-3 … that is free. The last number that was given to a name is kept with it, so
 * that a thousand of one name take no longer than a thousand of many. */
static Str free_name(SourceIds *ids, Str name)
{
    size_t *last = map_get(&ids->taken, name);

    if (last == NULL)
        return name;
    for (;;) {
        Str number = arena_format(ids->arena, "-%zu", ++*last);
        Str base = str_slice(name, 0, name.len + number.len > ID_LONGEST ? ID_LONGEST - number.len : name.len),
            numbered;

        while (base.len > 0 && base.ptr[base.len - 1] == '-')
            base.len--;
        numbered = arena_join(ids->arena, base, number);
        if (map_get(&ids->taken, numbered) == NULL)
            return numbered;
    }
}

static void give(SourceIds *ids, const Record *record, Str name)
{
    const Record **key = arena_new(ids->arena, const Record *);
    Str *kept = arena_new(ids->arena, Str);
    size_t *last = arena_new(ids->arena, size_t);

    *key = record;
    *kept = name;
    *last = 1;
    map_set(ids->arena, &ids->taken, name, last);
    map_set(ids->arena, &ids->names, address(key), kept);
}

SourceIds *source_ids(Arena *arena, Record *const *list, size_t count)
{
    SourceIds *ids = arena_new(arena, SourceIds);

    ids->arena = arena;
    for (size_t i = 0; i < count; i++)
        if (id_is_sound(list[i]->id) && map_get(&ids->taken, list[i]->id) == NULL)
            give(ids, list[i], list[i]->id);
    for (size_t i = 0; i < count; i++) {
        const Record *record = list[i];

        if (map_get(&ids->names, address(&record)) == NULL)
            give(ids, record, free_name(ids, folded(arena, record->id)));
    }
    return ids;
}

Str source_id(const SourceIds *ids, const Record *record)
{
    const Str *name = ids != NULL ? map_get(&ids->names, address(&record)) : NULL;

    return name != NULL ? *name : record->id;
}
