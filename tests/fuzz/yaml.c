/* Fuzz target: bytes through the YAML reader, the engine, links, rules and the canonical XML. Nothing may crash, hang, or
 * give a span outside of the source; and what is read in parts of any size is what is read in one. */
#include "check/check.h"
#include "model/engine.h"
#include "model/link.h"
#include "read/yaml.h"
#include "xml/doc.h"

#include "../unit/yaml_same.h"

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

static void check_parts(Str bytes)
{
    static const size_t sizes[] = { 1, 25, 120 };

    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        if (compare_parts(bytes, sizes[i]) == PARTS_DIFFER)
            abort();
}

/* Few inputs have two records that are sound: so they stand between such, too. */
static void check_between(Arena *arena, Str bytes)
{
    check_parts(arena_join(arena, arena_join(arena, STR("endnotes:\n  a:\n    x: y\n"), bytes),
                           STR("\n  behind: {x: y}\n  last:\n    x: y\n")));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *arena = arena_create();
    Diags *diags = diags_create(arena);
    Records *records = records_create(arena);
    Source *source = source_create(arena, STR("fuzz.yaml"), (Str){ (const char *)data, size });
    xmlDoc *document;
    Buf out = { 0 };

    check_parts(source->bytes);
    check_between(arena, source->bytes);
    read_yaml(records, source, diags);
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
