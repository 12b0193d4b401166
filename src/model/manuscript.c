#include "model/manuscript.h"

#include "text/locator.h"

static Span span_of(size_t start, size_t end)
{
    return (Span){ (uint32_t)start, (uint32_t)end };
}

Manuscript *manuscript_create(Arena *arena, Source *source)
{
    Manuscript *manuscript = arena_new(arena, Manuscript);

    manuscript->arena = arena;
    manuscript->source = source;
    return manuscript;
}

Citation *manuscript_cite(Manuscript *manuscript, Span span, CiteMode mode)
{
    vec_push(manuscript->arena, &manuscript->citations, (Citation){ .span = span, .mode = mode });
    return &manuscript->citations.items[manuscript->citations.count - 1];
}

CiteItem *citation_item(const Manuscript *manuscript, Citation *citation, Span key)
{
    vec_push(manuscript->arena, &citation->items,
             (CiteItem){ .key = source_text(manuscript->source, key), .key_span = key });
    return &citation->items.items[citation->items.count - 1];
}

void cite_item_suffix(const Manuscript *manuscript, CiteItem *item, Span suffix)
{
    Str text = source_text(manuscript->source, suffix), rest;
    Locator locator = locator_read(text);
    size_t start;

    rest = locator.rest;
    while (rest.len > 0 && ascii_is_space(rest.ptr[rest.len - 1]))
        rest.len--;
    item->suffix = rest;
    item->label = locator.label;
    item->locator = locator.value;
    if (locator.value.len == 0)
        return;
    start = suffix.start + (size_t)(locator.value.ptr - text.ptr);
    item->locator_span = span_of(start, start + locator.value.len);
}

void manuscript_text(Manuscript *manuscript, size_t start, size_t end, bool joined, bool quoted)
{
    if (start < end)
        vec_push(manuscript->arena, &manuscript->runs, (TextRun){ span_of(start, end), joined, quoted });
}

void manuscript_name(Arena *arena, ManuscriptNames *names, const Source *source, size_t start, size_t end)
{
    vec_push(arena, names, (ManuscriptName){ source_text(source, span_of(start, end)), span_of(start, end) });
}
