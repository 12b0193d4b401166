/* Fuzz target: bytes through the JSON reader. Nothing may crash or hang; spans stay within the source, texts are UTF-8, and
 * places inside of texts are places inside of their strings. */
#include "base/utf8.h"
#include "read/json.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_span(const Source *source, Span span)
{
    if (span.start > span.end || span.end > source->bytes.len)
        abort();
}

static void check_node(const Source *source, const Node *node)
{
    check_span(source, node->span);
    if (node->kind == NODE_TEXT) {
        Span inside = source->inside(source, node->span, node->text, node->text.len / 2, node->text.len / 4);

        if (utf8_find_invalid(node->text) != STR_NONE || inside.start < node->span.start || inside.end > node->span.end)
            abort();
    }
    for (size_t i = 0; i < node->count; i++) {
        check_span(source, node->entries[i].key_span);
        check_node(source, node->entries[i].value);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *arena = arena_create();
    Diags *diags = diags_create(arena);
    Source *source = source_create(arena, STR("fuzz.json"), (Str){ (const char *)data, size });
    const Node *root = read_json(arena, source, diags);

    if (root != NULL)
        check_node(source, root);
    else if (diags->errors == 0)
        abort();
    for (size_t i = 0; i < diags->list.count; i++)
        check_span(source, diags->list.items[i]->span);
    arena_destroy(arena);
    return 0;
}
