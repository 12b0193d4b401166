#include "text/tex_reader.h"

static size_t map_at(const TexReader *reader)
{
    return reader->out->len - reader->base;
}

static bool continues(const TexMap *map, uint32_t out, uint32_t tex)
{
    const TexStep *last = map->steps.count > 0 ? &map->steps.items[map->steps.count - 1] : NULL;

    return last != NULL && last->len == 0 && out - last->out == tex - last->tex;
}

void tex_map_copy(TexReader *reader, size_t tex)
{
    TexMap *map = reader->map;
    TexStep step = { (uint32_t)map_at(reader), (uint32_t)tex, 0 };

    if (map != NULL && !continues(map, step.out, step.tex))
        vec_push(map->arena, &map->steps, step);
}

/* What comes from the very end comes from the last byte. */
void tex_map_from(TexReader *reader, size_t tex, size_t len)
{
    TexMap *map = reader->map;
    TexStep step = { (uint32_t)map_at(reader), (uint32_t)(len > 0 || tex == 0 ? tex : tex - 1),
                     (uint32_t)(len > 0 ? len : 1) };

    if (map != NULL)
        vec_push(map->arena, &map->steps, step);
}

void tex_map_cut(TexMap *map, size_t out)
{
    if (map != NULL)
        while (map->steps.count > 0 && map->steps.items[map->steps.count - 1].out >= out)
            map->steps.count--;
}

void tex_map_drop(TexMap *map, size_t out)
{
    if (map == NULL)
        return;
    for (size_t i = map->steps.count; i-- > 0 && map->steps.items[i].out > out;)
        map->steps.items[i].out--;
}

TexMap tex_map_create(Arena *arena)
{
    return (TexMap){ .arena = arena };
}

/* The last step at or before `at`. */
static const TexStep *find_step(const TexMap *map, size_t at)
{
    size_t low = 0, high = map->steps.count;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (map->steps.items[middle].out <= at)
            low = middle;
        else
            high = middle;
    }
    return &map->steps.items[low];
}

Span tex_map_span(const TexMap *map, size_t at, size_t len)
{
    const TexStep *first, *last;
    Span span;

    if (map->steps.count == 0)
        return (Span){ 0, 0 };
    first = find_step(map, at);
    last = find_step(map, len > 0 ? at + len - 1 : at);
    span.start = first->len > 0 ? first->tex : first->tex + (uint32_t)(at - first->out);
    span.end = last->len > 0 ? last->tex + last->len : last->tex + (uint32_t)(at + len - last->out);
    if (len == 0)
        span.end = span.start;
    return span.end < span.start ? (Span){ span.end, span.start } : span;
}
