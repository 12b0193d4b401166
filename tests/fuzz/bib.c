/* Fuzz target: bytes through the BibTeX reader, by the rules of biblatex and of BibTeX. Nothing may crash, hang, or give a
 * span outside of the source; windows of a file have the entries of the whole; parts have the whole's diagnostics, too. */
#include "read/bibtex_parts.h"

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

static void check_same(bool same)
{
    if (!same)
        abort();
}

static void check_same_entry(const Entry *a, const Entry *b)
{
    check_same(str_eq(a->key, b->key) && str_eq(a->type, b->type) && a->span.start == b->span.start &&
               a->span.end == b->span.end && a->fields->count == b->fields->count);
    for (size_t i = 0; i < a->fields->count; i++) {
        const NodeEntry *field = &a->fields->entries[i], *other = &b->fields->entries[i];

        check_same(str_eq(field->key, other->key) && str_eq(field->value->text, other->value->text) &&
                   field->key_span.start == other->key_span.start &&
                   field->value->span.start == other->value->span.start &&
                   field->value->span.end == other->value->span.end);
    }
}

/* The lists are sorted. */
static void check_same_diags(const Diags *a, const Diags *b)
{
    check_same(a->list.count == b->list.count);
    for (size_t i = 0; i < a->list.count; i++) {
        const Diag *diag = a->list.items[i], *other = b->list.items[i];

        check_same(diag->code == other->code && diag->span.start == other->span.start &&
                   diag->span.end == other->span.end && str_eq(diag->message, other->message));
    }
}

static void check_parts(Arena *arena, const Source *source, bool classic, size_t size, const BibtexEntries *entries,
                        const Diags *diags)
{
    Diags *found = diags_create(arena);
    BibtexParts *parts = bibtex_parts_open(arena, source, classic, size, found);
    const BibtexEntries *joined;

    for (size_t i = bibtex_parts_count(parts); i-- > 0;)
        bibtex_parts_scan(parts, i, arena);
    joined = bibtex_parts_join(parts);
    check_same(joined->count == entries->count);
    for (size_t i = 0; i < entries->count; i++)
        check_same_entry(joined->items[i], entries->items[i]);
    diags_sort(found);
    check_same_diags(found, diags);
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
        diags_sort(diags);
        check_parts(arena, source, classic == 1, 1, &entries, diags);
        check_parts(arena, source, classic == 1, 100, &entries, diags);
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
