#include "base/source.h"

#include "base/utf8.h"
#include "base/vec.h"

Source *source_create(Arena *arena, Str name, Str bytes)
{
    Source *source = arena_new(arena, Source);
    VEC(uint32_t) lines = { 0 };
    VEC(SourceMark) marks = { 0 };
    uint32_t cp;

    vec_push(arena, &lines, 0);
    for (size_t at = 0, characters = 0; at < bytes.len; characters++) {
        char c = bytes.ptr[at];

        if (at >= marks.count * SOURCE_STRIDE)
            vec_push(arena, &marks, (SourceMark){ (uint32_t)at, (uint32_t)characters });
        if (c == '\n' || (c == '\r' && (at + 1 == bytes.len || bytes.ptr[at + 1] != '\n')))
            vec_push(arena, &lines, (uint32_t)at + 1);
        at += utf8_decode(bytes, at, &cp);
    }
    source->name = name;
    source->bytes = bytes;
    source->lines = lines.items;
    source->line_count = lines.count;
    source->marks = marks.items;
    source->mark_count = marks.count;
    return source;
}

/* The 0-based line that holds the byte at `offset`. */
static size_t find_line(const Source *source, size_t offset)
{
    size_t low = 0, high = source->line_count;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (source->lines[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static size_t characters_before(const Source *source, size_t offset)
{
    size_t number = offset / SOURCE_STRIDE < source->mark_count ? offset / SOURCE_STRIDE : source->mark_count;
    const SourceMark *mark;

    if (source->mark_count == 0)
        return 0;
    if (number == source->mark_count || source->marks[number].offset > offset)
        number--;
    mark = &source->marks[number];
    return mark->characters + utf8_length(str_slice(source->bytes, mark->offset, offset));
}

Position source_locate(const Source *source, size_t offset)
{
    size_t line;

    if (offset > source->bytes.len)
        offset = source->bytes.len;
    line = find_line(source, offset);
    return (Position){ line + 1,
                       characters_before(source, offset) - characters_before(source, source->lines[line]) + 1 };
}

Str source_line(const Source *source, size_t line)
{
    size_t start, end;

    if (line == 0 || line > source->line_count)
        return STR_EMPTY;
    start = source->lines[line - 1];
    end = line < source->line_count ? source->lines[line] : source->bytes.len;
    while (end > start && (source->bytes.ptr[end - 1] == '\n' || source->bytes.ptr[end - 1] == '\r'))
        end--;
    return str_slice(source->bytes, start, end);
}

size_t source_offset(const Source *source, size_t line, size_t column)
{
    if (line == 0)
        return 0;
    if (line > source->line_count)
        return source->bytes.len;
    return source->lines[line - 1] + utf8_offset(str_from(source->bytes, source->lines[line - 1]), column);
}

Str source_text(const Source *source, Span span)
{
    return str_slice(source->bytes, span.start, span.end);
}
