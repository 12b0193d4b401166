/* Fuzz target: bytes through the TBX reader, the engine, links, rules and the canonical XML. Nothing may crash, hang, or
 * give a span outside of the source. */
#include "check/check.h"
#include "model/engine.h"
#include "model/link.h"
#include "read/tbx.h"
#include "xml/doc.h"

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

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *arena = arena_create();
    Diags *diags = diags_create(arena);
    Records *records = records_create(arena);
    Source *source = source_create(arena, STR("fuzz.tbx"), (Str){ (const char *)data, size });
    xmlDoc *document;
    Buf out = { 0 };

    read_tbx(records, source, diags);
    engine_resolve_languages(records);
    link_records(records, diags);
    check_records(records, 0, diags);
    diags_sort(diags);
    check_spans(diags);
    document = doc_create(records, records->list.items, records->list.count, DOC_PROJECT | DOC_DERIVED | DOC_RUNS);
    doc_write(document, &out);
    doc_free(document);
    buf_free(&out);
    arena_destroy(arena);
    return 0;
}
