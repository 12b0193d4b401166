/* Fuzz target: bytes through the readers of XML, the engine, links and the canonical XML. Nothing may crash, hang, or give
 * a span outside of the source; what was read goes through the canonical XML and back. */
#include "model/engine.h"
#include "model/link.h"
#include "read/doc.h"
#include "read/tei.h"
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

typedef void Reader(Records *records, Source *source, Diags *diags);

/* What the bytes give, as canonical XML. */
static void try_reader(Reader *reader, Str bytes, Buf *out)
{
    Arena *arena = arena_create();
    Diags *diags = diags_create(arena);
    Records *records = records_create(arena);
    Source *source = source_create(arena, STR("fuzz.xml"), bytes);
    xmlDoc *document;

    reader(records, source, diags);
    engine_resolve_languages(records);
    link_records(records, diags);
    diags_sort(diags);
    check_spans(diags);
    document = doc_create(records, records->list.items, records->list.count, DOC_PROJECT | DOC_DERIVED | DOC_RUNS);
    doc_write(document, out);
    doc_free(document);
    arena_destroy(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static Reader *const readers[] = { read_doc, read_tei };

    for (size_t i = 0; i < sizeof readers / sizeof readers[0]; i++) {
        Buf out = { 0 }, again = { 0 };

        try_reader(readers[i], (Str){ (const char *)data, size }, &out);
        try_reader(read_doc, buf_str(&out), &again);
        buf_free(&out);
        buf_free(&again);
    }
    return 0;
}
