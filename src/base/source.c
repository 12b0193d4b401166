#include "base/source.h"

#include "base/utf8.h"
#include "base/vec.h"

#include <string.h>

typedef VEC(uint32_t) Lines;
typedef VEC(SourceMark) Marks;

/* Offsets of the first bytes of the lines. */
static Lines find_lines(Arena *arena, Str bytes)
{
    bool has_cr = memchr(bytes.ptr, '\r', bytes.len) != NULL;
    Lines lines = { 0 };

    vec_push(arena, &lines, 0);
    for (size_t at = 0; at < bytes.len; at++) {
        if (!has_cr) {
            const char *end = memchr(bytes.ptr + at, '\n', bytes.len - at);

            if (end == NULL)
                break;
            at = (size_t)(end - bytes.ptr);
        }
        if (bytes.ptr[at] == '\n' || (bytes.ptr[at] == '\r' && (at + 1 == bytes.len || bytes.ptr[at + 1] != '\n')))
            vec_push(arena, &lines, (uint32_t)at + 1);
    }
    return lines;
}

/* How many characters begin in a piece of well-formed UTF-8. */
static size_t count_characters(Str piece)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    size_t count = 0, i = 0;
    uint64_t word;

    for (; i + sizeof word <= piece.len; i += sizeof word) { /* eight bytes, less those that continue a character */
        memcpy(&word, piece.ptr + i, sizeof word);
        count += sizeof word - (size_t)(((word >> 7 & ~(word >> 6) & ones) * ones) >> 56);
    }
    for (; i < piece.len; i++)
        count += ((unsigned char)piece.ptr[i] & 0xC0) != 0x80;
    return count;
}

/* The same marks, without looking at each character: those of a multiple of the stride, moved on to a character's start. */
static Marks mark_sound(Arena *arena, Str bytes)
{
    Marks marks = { 0 };
    size_t characters = 0;

    for (size_t at = 0; at < bytes.len; at += SOURCE_STRIDE) {
        size_t start = at;

        while (start < bytes.len && ((unsigned char)bytes.ptr[start] & 0xC0) == 0x80)
            start++;
        vec_push(arena, &marks, (SourceMark){ (uint32_t)start, (uint32_t)characters });
        characters += count_characters(str_slice(bytes, at, at + SOURCE_STRIDE));
    }
    return marks;
}

/* A malformed byte counts as one character. */
static Marks mark_faulty(Arena *arena, Str bytes)
{
    Marks marks = { 0 };
    uint32_t cp;

    for (size_t at = 0, characters = 0; at < bytes.len; characters++) {
        if (at >= marks.count * SOURCE_STRIDE)
            vec_push(arena, &marks, (SourceMark){ (uint32_t)at, (uint32_t)characters });
        at += utf8_decode(bytes, at, &cp);
    }
    return marks;
}

Source *source_create(Arena *arena, Str name, Str bytes)
{
    Source *source = arena_new(arena, Source);
    Lines lines = find_lines(arena, bytes);
    bool sound = utf8_find_invalid(bytes) == STR_NONE;
    Marks marks = sound ? mark_sound(arena, bytes) : mark_faulty(arena, bytes);

    source->name = name;
    source->bytes = bytes;
    source->lines = lines.items;
    source->line_count = lines.count;
    source->sound = sound;
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
    Str piece;

    if (source->mark_count == 0)
        return 0;
    if (number == source->mark_count || source->marks[number].offset > offset)
        number--;
    mark = &source->marks[number];
    piece = str_slice(source->bytes, mark->offset, offset);
    return mark->characters + (source->sound ? count_characters(piece) : utf8_length(piece));
}

Position source_locate(const Source *source, size_t offset)
{
    size_t line;

    if (offset > source->bytes.len)
        offset = source->bytes.len;
    line = find_line(source, offset);
    return (Position){ source->first.line + line + 1, (line == 0 ? source->first.column : 0) +
                                                          characters_before(source, offset) -
                                                          characters_before(source, source->lines[line]) + 1 };
}

size_t source_line_number(const Source *source, size_t offset)
{
    return source->first.line + find_line(source, offset) + 1;
}

Str source_line(const Source *source, size_t line)
{
    size_t start, end;

    if (line <= source->first.line || line - source->first.line > source->line_count)
        return STR_EMPTY;
    line -= source->first.line;
    start = source->lines[line - 1];
    end = line < source->line_count ? source->lines[line] : source->bytes.len;
    while (end > start && (source->bytes.ptr[end - 1] == '\n' || source->bytes.ptr[end - 1] == '\r'))
        end--;
    return str_slice(source->bytes, start, end);
}

size_t source_offset(const Source *source, size_t line, size_t column)
{
    if (line <= source->first.line)
        return 0;
    line -= source->first.line;
    if (line > source->line_count)
        return source->bytes.len;
    return source->lines[line - 1] + utf8_offset(str_from(source->bytes, source->lines[line - 1]), column);
}

Str source_text(const Source *source, Span span)
{
    return str_slice(source->bytes, span.start, span.end);
}

/* The byte at `offset`, or before it the first one of its character. */
static size_t character_start(Str bytes, size_t offset)
{
    while (offset > 0 && offset < bytes.len && ((unsigned char)bytes.ptr[offset] & 0xC0) == 0x80)
        offset--;
    return offset;
}

Source *source_excerpt(Arena *arena, const Source *source, Span *span)
{
    enum { AROUND = 2048, LONGEST = 1 << 16 };
    size_t end = span->end - span->start > LONGEST ? span->start + LONGEST : span->end;
    size_t first = source->lines[find_line(source, span->start)], line = find_line(source, end) + 1,
           last = line < source->line_count ? source->lines[line] : source->bytes.len;
    Position place;
    Source *excerpt;

    if (span->start - first > AROUND)
        first = character_start(source->bytes, span->start - AROUND);
    if (last > end + AROUND)
        last = character_start(source->bytes, end + AROUND);
    place = source_locate(source, first);
    excerpt =
        source_create(arena, arena_copy(arena, source->name), arena_copy(arena, str_slice(source->bytes, first, last)));
    excerpt->first = (Position){ place.line - 1, place.column - 1 };
    excerpt->first_byte = source->first_byte + first;
    excerpt->order = source->order;
    excerpt->context = source->context;
    *span = (Span){ (uint32_t)(span->start - first), (uint32_t)(end - first) };
    return excerpt;
}
