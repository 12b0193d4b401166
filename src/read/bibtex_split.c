/* Where a window of a large file may end (bibtex_windows.h). */
#include "read/bibtex_scan.h"
#include "read/bibtex_windows.h"

#include <string.h>

/* Is what stands before the end of an entry, but for blanks and lines of comment? A value that quotes an entry is none. */
static bool follows_entry(Str bytes, size_t at)
{
    while (at > 0) {
        size_t line;

        while (at > 0 && ascii_is_space(bytes.ptr[at - 1]))
            at--;
        if (at == 0 || bytes.ptr[at - 1] == '}' || bytes.ptr[at - 1] == ')')
            return at > 0;
        for (line = at; line > 0 && bytes.ptr[line - 1] != '\n' && bytes.ptr[line - 1] != '\r';)
            line--;
        if (bytes.ptr[line] != '%')
            return false;
        at = line;
    }
    return false;
}

/* The last entry that surely begins before `to`, and is not the first thing of the bytes. */
static size_t last_start(Str bytes, size_t to)
{
    for (size_t at = to; at-- > 1;) {
        const char *sign = memrchr(bytes.ptr, '@', at + 1);

        if (sign == NULL)
            return 0;
        at = (size_t)(sign - bytes.ptr);
        if (at > 0 && bibtex_is_sure_start(bytes, at) && follows_entry(bytes, at))
            return at;
    }
    return 0;
}

static bool is_comment(Str bytes, size_t at)
{
    static const Str comment = STR_INIT("comment");
    size_t word = bibtex_skip_blanks(bytes, at + 1), end = bibtex_skip_blanks(bytes, word + comment.len);

    return str_eq_nocase(str_slice(bytes, word, word + comment.len), comment) && end < bytes.len &&
           bytes.ptr[end] == '{' && bibtex_is_sure_start(bytes, at);
}

/* Behind the brace that closes a comment; the length if none does. */
static size_t close_comment(Str bytes, size_t at)
{
    size_t depth = 0;

    for (; at < bytes.len; at++) {
        if (bytes.ptr[at] == '{')
            depth++;
        else if (bytes.ptr[at] == '}' && --depth == 0)
            return at + 1;
    }
    return bytes.len;
}

/* Where the comment begins that `at` stands in; `at` if in none. It may hold whole entries. Each byte is looked at once. */
static size_t around(Str bytes, size_t at)
{
    for (size_t start = 0; start < at; start++) {
        const char *sign = memchr(bytes.ptr + start, '@', at - start);
        size_t end;

        if (sign == NULL)
            return at;
        start = (size_t)(sign - bytes.ptr);
        if (!is_comment(bytes, start))
            continue;
        end = close_comment(bytes, start);
        if (end > at)
            return start;
        start = end - 1;
    }
    return at;
}

/* Not within a comment; but one that is never closed must not keep a whole file together. */
size_t bibtex_split(Str bytes)
{
    enum { LONGEST_COMMENT = 16 << 20 };
    size_t at = last_start(bytes, bytes.len), start = around(bytes, at);

    if (start == at || bytes.len > LONGEST_COMMENT)
        return at;
    return start > 0 && follows_entry(bytes, start) ? start : last_start(bytes, start);
}
