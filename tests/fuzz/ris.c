/* Fuzz target: bytes through the RIS reader, the engine and links, and out again as RIS. Nothing may crash, hang, or give a
 * span outside of the source; and what was written has as many records as were read. */
#include "base/buf.h"
#include "crosswalk/ris.h"
#include "model/engine.h"
#include "model/link.h"
#include "read/ris.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_span(const Source *source, Span span)
{
    if (span.start > span.end || span.end > source->bytes.len)
        abort();
}

static void put_entry(Buf *out, const Entry *entry)
{
    buf_format(out, "TY  - %.*s\r\n", STR_ARG(entry->type));
    for (size_t i = 0; i < entry->fields->count; i++)
        buf_format(out, "%.*s  - %.*s\r\n", STR_ARG(entry->fields->entries[i].key),
                   STR_ARG(entry->fields->entries[i].value->text));
    buf_format(out, "ID  - %.*s\r\nER  - \r\n", STR_ARG(entry->key));
}

static void read_again(Arena *arena, const Buf *written, size_t count)
{
    RisEntries entries = { 0 };

    ris_read_entries(arena, source_create(arena, STR("again.ris"), buf_str(written)), &entries, diags_create(arena));
    if (entries.count != count)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *arena = arena_create();
    Diags *diags = diags_create(arena);
    Records *records = records_create(arena);
    Source *source = source_create(arena, STR("fuzz.ris"), (Str){ (const char *)data, size });
    Writing writing = { .arena = arena, .records = records };
    Buf out = { 0 };

    read_ris(records, source, diags);
    engine_resolve_languages(records);
    link_records(records, diags);
    for (size_t i = 0; i < diags->list.count; i++)
        check_span(diags->list.items[i]->source, diags->list.items[i]->span);
    for (size_t i = 0; i < records->list.count; i++)
        put_entry(&out, ris_write(&writing, records->list.items[i]));
    read_again(arena, &out, records->list.count);
    buf_free(&out);
    arena_destroy(arena);
    return 0;
}
