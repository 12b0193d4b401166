#include "jobs/fmt_proof.h"

#include "jobs/allowances.h"

#include <string.h>

FmtReading fmt_read(Arena *arena, const Format *format, Str name, Str bytes)
{
    FmtReading reading = {
        .source = source_create(arena, name, bytes),
        .records = records_create(arena),
        .diags = diags_create(arena),
    };

    reading.source->format = format->name;
    format->read(reading.records, reading.source, reading.diags);
    return reading;
}

/* ---- records ---- */

typedef struct ValueList {
    Arena *arena;
    const Value **items;
    size_t count, capacity;
} ValueList;

static void collect(void *context, const Record *record, const Value *top, Value *value)
{
    ValueList *list = context;

    (void)record;
    (void)top;
    vec_push(list->arena, list, value);
}

static bool is_same_value(const Value *a, const Value *b)
{
    return a->row == b->row && str_eq(a->text, b->text) && str_eq(a->lang, b->lang) &&
           str_eq(value_key(a), value_key(b)) && a->item == b->item && a->list == b->list &&
           (a->statement == NULL) == (b->statement == NULL);
}

static bool is_same_record(Arena *arena, const Record *a, const Record *b)
{
    ValueList before = { .arena = arena }, after = { .arena = arena };

    if (a->kind != b->kind || !str_eq(a->id, b->id) || a->broken != b->broken)
        return false;
    record_walk(a, collect, &before);
    record_walk(b, collect, &after);
    for (size_t i = 0; i < before.count && i < after.count; i++)
        if (!is_same_value(before.items[i], after.items[i]))
            return false;
    return before.count == after.count;
}

static bool are_same(Arena *arena, const Records *a, const Records *b)
{
    if (a->list.count != b->list.count || (a->project == NULL) != (b->project == NULL))
        return false;
    for (size_t i = 0; i < a->list.count; i++)
        if (!is_same_record(arena, a->list.items[i], b->list.items[i]))
            return false;
    return a->project == NULL || is_same_record(arena, a->project, b->project);
}

/* ---- findings ---- */

static bool have_same_findings(const Diags *a, const Diags *b)
{
    if (a->list.count != b->list.count)
        return false;
    for (size_t i = 0; i < a->list.count; i++)
        if (a->list.items[i]->code != b->list.items[i]->code ||
            !str_eq(a->list.items[i]->message, b->list.items[i]->message))
            return false;
    return true;
}

/* ---- bytes ---- */

static size_t next_byte(Str text, size_t at, const char *skipped)
{
    while (at < text.len && (ascii_is_space(text.ptr[at]) || text.ptr[at] == '\f' ||
                             (text.ptr[at] != '\0' && strchr(skipped, text.ptr[at]) != NULL)))
        at++;
    return at;
}

/* The lines that a comment is about. */
static Str covered(const Source *source, const Allow *allow)
{
    if (allow->first == 0)
        return STR_EMPTY;
    return str_slice(source->bytes, source_offset(source, allow->first, 0), source_offset(source, allow->last + 1, 0));
}

static bool have_same_bytes(Str a, Str b, const char *skipped)
{
    size_t i = next_byte(a, 0, skipped), j = next_byte(b, 0, skipped);

    while (i < a.len && j < b.len && ascii_lower(a.ptr[i]) == ascii_lower(b.ptr[j])) {
        i = next_byte(a, i + 1, skipped);
        j = next_byte(b, j + 1, skipped);
    }
    return i >= a.len && j >= b.len;
}

/* Is every comment about findings about the same as before? */
static bool allow_same(Arena *arena, const Format *format, const FmtReading *a, const FmtReading *b,
                       const char *skipped)
{
    Allows before = { 0 }, after = { 0 };
    Diags *diags = diags_create(arena);

    allows_find(arena, a->source, allowances_syntax(format, a->source->name), &before, diags);
    allows_find(arena, b->source, allowances_syntax(format, b->source->name), &after, diags);
    for (size_t i = 0; i < before.count && i < after.count; i++)
        if (before.items[i].code != after.items[i].code ||
            !have_same_bytes(covered(a->source, &before.items[i]), covered(b->source, &after.items[i]), skipped))
            return false;
    return before.count == after.count;
}

static bool is_fixed(Str text, bool (*lay_out)(Str bytes, Buf *out))
{
    Buf again = { 0 };
    bool same = lay_out(text, &again) && str_eq(buf_str(&again), text);

    buf_free(&again);
    return same;
}

const char *fmt_fault(Arena *arena, const Format *format, const FmtReading *before, Str laid_out, const char *skipped,
                      bool (*lay_out)(Str bytes, Buf *out))
{
    FmtReading after;

    if (str_eq(before->source->bytes, laid_out))
        return NULL;
    after = fmt_read(arena, format, before->source->name, arena_copy(arena, laid_out));
    if (!have_same_bytes(before->source->bytes, laid_out, skipped))
        return "something would be lost";
    if (!are_same(arena, before->records, after.records))
        return "its records would be others";
    if (!have_same_findings(before->diags, after.diags))
        return "other faults would be found in it";
    if (!allow_same(arena, format, before, &after, skipped))
        return "a comment would allow findings elsewhere";
    return is_fixed(laid_out, lay_out) ? NULL : "it would change again the next time";
}
