#include "jobs/table.h"

#include "base/utf8.h"
#include "text/width.h"

enum { COLUMNS = 5, WIDEST = 32, LAST_WIDEST = 56, GAP = 2 };

/* The bytes of the first `width` code points: the tables hold no wide characters. */
static size_t bytes_of(Str text, size_t width)
{
    size_t at = 0;
    uint32_t cp;

    while (width-- > 0 && at < text.len)
        at += utf8_decode(text, at, &cp);
    return at;
}

/* A path goes on behind a slash, or with its bracket. */
static bool is_joint(Str text, size_t at)
{
    return text.ptr[at - 1] == '/' || text.ptr[at] == '[';
}

/* Takes what fits into a line: up to a blank, or to the joint of a path, or in the middle of a long word. */
static Str take_line(Str *rest, size_t width)
{
    size_t end = bytes_of(*rest, width), at = end, joint = end;
    Str line;

    while (end < rest->len && at > 0 && rest->ptr[at] != ' ')
        at--;
    while (end < rest->len && joint > 0 && !is_joint(*rest, joint))
        joint--;
    end = at > 0 ? at : joint > 0 ? joint : end;
    line = str_slice(*rest, 0, end);
    while (end < rest->len && rest->ptr[end] == ' ')
        end++;
    *rest = str_from(*rest, end);
    return line;
}

static void put_row(Buf *out, unsigned indent, Str *rest, const size_t *widths, size_t columns)
{
    bool more = true;

    while (more) {
        size_t blanks = indent;

        more = false;
        for (size_t i = 0; i < columns; i++) {
            Str line = take_line(&rest[i], widths[i]);

            if (line.len > 0)
                buf_repeat(out, ' ', blanks);
            blanks = line.len > 0 ? widths[i] - width_text(line) + GAP : blanks + widths[i] + GAP;
            buf_put(out, line);
            more = more || rest[i].len > 0;
        }
        buf_char(out, '\n');
    }
}

void table_put(Buf *out, unsigned indent, const Str *cells, size_t rows, size_t columns)
{
    size_t widths[COLUMNS] = { 0 };
    Str rest[COLUMNS];

    for (size_t i = 0; i < rows; i++)
        for (size_t j = 0; j < columns; j++) {
            size_t widest = j + 1 < columns ? WIDEST : LAST_WIDEST, width = width_text(cells[i * columns + j]);

            width = width < widest ? width : widest;
            widths[j] = width > widths[j] ? width : widths[j];
        }
    for (size_t i = 0; i < rows; i++) {
        for (size_t j = 0; j < columns; j++)
            rest[j] = cells[i * columns + j];
        put_row(out, indent, rest, widths, columns);
    }
}
