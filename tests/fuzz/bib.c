/* Fuzz target: bytes through the BibTeX reader, by the rules of biblatex and of BibTeX. Nothing may crash, hang, or give a
 * span outside of the source; windows of a file have the entries of the whole. */
#include "read/bibtex.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_span(const Source *source, Span span)
{
    if (span.start > span.end || span.end > source->bytes.len)
        abort();
}

static void check_entry(const Source *source, const Entry *entry)
{
    check_span(source, entry->span);
    check_span(source, entry->type_span);
    check_span(source, entry->key_span);
    for (size_t i = 0; i < entry->fields->count; i++) {
        check_span(source, entry->fields->entries[i].key_span);
        check_span(source, entry->fields->entries[i].value->span);
    }
}

static void check_diags(const Diags *diags)
{
    for (size_t i = 0; i < diags->list.count; i++)
        check_span(diags->list.items[i]->source, diags->list.items[i]->span);
}

static size_t count_in_windows(Arena *arena, const Source *source)
{
    BibtexContext context = bibtex_open(arena, source, diags_create(arena));
    size_t at = context.input.start, count = 0, end = at;

    while (at < context.input.bytes.len) {
        end = bibtex_next_start(context.input.bytes, end + 1);
        while (bibtex_next(&context, &at, end) != NULL)
            count++;
        end = end > at ? end : at;
    }
    return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *arena = arena_create();
    Source *source = source_create(arena, STR("fuzz.bib"), (Str){ (const char *)data, size });
    size_t at, count = 0;

    for (int classic = 0; classic < 2; classic++) {
        Diags *diags = diags_create(arena);
        BibtexEntries entries = { 0 };

        bibtex_read_entries(arena, source, classic == 1, &entries, diags);
        for (size_t i = 0; i < entries.count; i++)
            check_entry(source, entries.items[i]);
        check_diags(diags);
    }
    {
        BibtexContext context = bibtex_open(arena, source, diags_create(arena));

        at = context.input.start;
        while (bibtex_next(&context, &at, context.input.bytes.len) != NULL)
            count++;
    }
    if (count != count_in_windows(arena, source))
        abort();
    arena_destroy(arena);
    return 0;
}
