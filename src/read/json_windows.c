#include "read/json_windows.h"

#include <string.h>

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static size_t skip_blanks(Str bytes, size_t at)
{
    while (at < bytes.len && is_blank(bytes.ptr[at]))
        at++;
    return at;
}

/* Behind the string that begins at `at`; the length if it does not end. */
static size_t skip_string(Str bytes, size_t at)
{
    for (at++; at < bytes.len; at++) {
        const char *quote = memchr(bytes.ptr + at, '"', bytes.len - at);
        size_t slashes = 0;

        if (quote == NULL)
            return bytes.len;
        at = (size_t)(quote - bytes.ptr);
        while (bytes.ptr[at - slashes - 1] == '\\')
            slashes++;
        if (slashes % 2 == 0)
            return at + 1;
    }
    return bytes.len;
}

/* Behind a byte order mark, blanks and the bracket that opens the list. */
static size_t begin(Str bytes)
{
    size_t at = skip_blanks(bytes, str_starts(bytes, STR("\xEF\xBB\xBF")) ? 3 : 0);

    return at < bytes.len && bytes.ptr[at] == '[' ? at + 1 : at;
}

size_t json_split(Str bytes)
{
    size_t depth = 0, last = 0;

    for (size_t at = begin(bytes); at < bytes.len; at++) {
        char c = bytes.ptr[at];

        if (c == '"')
            at = skip_string(bytes, at) - 1;
        else if (c == '{' || c == '[')
            depth++;
        else if ((c == '}' || c == ']') && depth > 0)
            depth--;
        else if (c == ',' && depth == 0)
            last = at + 1;
    }
    return last;
}

/* Offsets and columns of the first line wrap around: what is added to them later makes them right again. */
Source *json_window(Arena *arena, const Source *window)
{
    Str bytes = window->bytes;
    size_t end = bytes.len;
    bool opened = begin(bytes) > skip_blanks(bytes, 0) || window->first_byte == 0;
    Source *source;

    while (end > 0 && is_blank(bytes.ptr[end - 1]))
        end--;
    if (window->goes_on && end > 0 && bytes.ptr[end - 1] == ',')
        bytes = arena_join(arena, str_slice(bytes, 0, end - 1), STR("\n]"));
    if (!opened)
        bytes = arena_join(arena, STR("["), bytes);
    source = source_create(arena, window->name, bytes);
    source->first = window->first;
    source->first.column -= !opened;
    source->first_byte = window->first_byte - !opened;
    source->goes_on = window->goes_on;
    source->order = window->order;
    return source;
}
