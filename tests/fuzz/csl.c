/* Fuzz target: bytes through both readers of CSL, the engine, links and the writers for CSL and hayagriva. Nothing may crash, hang,
 * or give a span outside of the source; what is written is read again without a fault of syntax. */
#include "crosswalk/csl_parts.h"
#include "crosswalk/hayagriva.h"
#include "model/engine.h"
#include "model/link.h"
#include "read/csl.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_spans(const Diags *diags)
{
    for (size_t i = 0; i < diags->list.count; i++) {
        const Diag *diag = diags->list.items[i];

        if (diag->source != NULL && (diag->span.start > diag->span.end || diag->span.end > diag->source->bytes.len))
            abort();
    }
}

static void check_syntax(const Diags *diags)
{
    for (size_t i = 0; i < diags->list.count; i++)
        if (diags->list.items[i]->code == DIAG_B016)
            abort();
}

static void lose(void *context, const Record *record, const Value *value, DiagCode code, Str field, Str detail)
{
    (void)context, (void)record, (void)value, (void)code, (void)field, (void)detail;
}

static void write_all(Arena *arena, const Records *records, Buf *out)
{
    for (size_t i = 0; i < records->list.count; i++) {
        Writing writing = {
            .arena = arena, .records = records, .forms = (unsigned)i % 8, .tones = i % 2 == 0, .loss = lose
        };

        hayagriva_write(&writing, records->list.items[i]);
        buf_puts(out, i > 0 ? ",\n" : "[\n");
        buf_put(out, csl_json_of(arena, csl_write(&writing, records->list.items[i])->fields));
    }
    buf_puts(out, records->list.count > 0 ? "]" : "[]");
}

static void run(Str bytes, bool yaml)
{
    Arena *arena = arena_create();
    Diags *diags = diags_create(arena), *again = diags_create(arena);
    Records *records = records_create(arena), *read = records_create(arena);
    Source *source = source_create(arena, STR("fuzz"), bytes);
    Buf out = { 0 };

    (yaml ? read_csl_yaml : read_csl_json)(records, source, diags);
    engine_resolve_languages(records);
    link_records(records, diags);
    check_spans(diags);
    write_all(arena, records, &out);
    source = source_create(arena, STR("again"), buf_str(&out));
    read_csl_json(read, source, again);
    check_spans(again);
    check_syntax(again);
    buf_free(&out);
    arena_destroy(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    run((Str){ (const char *)data, size }, false);
    run((Str){ (const char *)data, size }, true);
    return 0;
}
