/* Text, as it is divided into lines. */
#include "read/yaml_layout_parts.h"

#include "read/yaml_flow.h"

/* The rest of the line: nothing, or a comment with the blanks before it. */
void layout_put_rest(Layout *layout)
{
    size_t end = layout_line_end(layout->bytes, layout->at);
    Str rest = layout_trim(str_slice(layout->bytes, layout->at, end)), text = str_trim(rest);

    if (text.len > 0 && (text.ptr[0] != '#' || text.ptr == rest.ptr))
        layout->failed = true;
    buf_put(layout->out, rest);
    layout->at = layout_next_line(layout->bytes, end);
}

/* Lines that belong to the text that began before: all that are further right than the level. */
static void put_continuation(Layout *layout)
{
    size_t line = layout_next_line(layout->bytes, layout->at), blanks = 0;

    for (layout->at = line; line < layout->bytes.len; line = layout_next_line(layout->bytes, line)) {
        if (layout_is_blank(layout->bytes, line)) {
            blanks++;
            continue;
        }
        if (layout->depth == 0 || layout_indent(layout->bytes, line) <= layout_top(layout)->old)
            return;
        for (; blanks > 0; blanks--)
            layout_blank_line(layout);
        layout_new_line(layout, layout_inner(layout));
        buf_put(layout->out, str_trim(layout_line(layout->bytes, line)));
        layout->at = layout_next_line(layout->bytes, line);
    }
}

void layout_put_plain(Layout *layout)
{
    Str text = layout_trim(str_slice(layout->bytes, layout->at, layout_line_end(layout->bytes, layout->at)));

    buf_put(layout->out, text);
    if (str_contains(text, STR(" #"))) /* a comment ends it */
        layout->at = layout_next_line(layout->bytes, layout->at);
    else
        put_continuation(layout);
}

void layout_put_quoted(Layout *layout)
{
    size_t end = flow_quoted_end(layout->bytes, layout->at), line = layout->at;
    Str text;

    if (end == STR_NONE) {
        layout->failed = true;
        return;
    }
    text = str_slice(layout->bytes, layout->at, end);
    if (str_find_char(text, '\n') == STR_NONE) {
        buf_put(layout->out, yaml_bare(text, false));
    } else {
        for (Str part = layout_line(text, 0); line < end; part = layout_line(text, line - layout->at)) {
            size_t next = layout_next_line(layout->bytes, line);

            if (line > layout->at && str_trim(part).len > 0)
                layout_new_line(layout, layout_inner(layout));
            else if (line > layout->at)
                layout_blank_line(layout);
            buf_put(layout->out, line > layout->at ? str_trim(part) : layout_trim(part));
            line = next;
        }
    }
    layout->at = end;
    layout_put_rest(layout);
}

/* The column in which the lines of a block begin, of which the header stands at `at`; SIZE_MAX: there is none. */
static size_t block_column(const Layout *layout, Str header, bool *given)
{
    for (size_t i = 1; i < header.len && !ascii_is_space(header.ptr[i]); i++)
        if (ascii_is_digit(header.ptr[i])) {
            *given = true;
            return layout_top(layout)->old + (size_t)(header.ptr[i] - '0');
        }
    for (size_t line = layout_next_line(layout->bytes, layout->at); line < layout->bytes.len;
         line = layout_next_line(layout->bytes, line))
        if (!layout_is_blank(layout->bytes, line))
            return layout_indent(layout->bytes, line) > layout_top(layout)->old ? layout_indent(layout->bytes, line)
                                                                                : SIZE_MAX;
    return SIZE_MAX;
}

/* Text behind | or >: all blanks in it but the indentation belong to it. */
void layout_put_block(Layout *layout)
{
    Str header = layout_trim(layout_line(layout->bytes, layout->at));
    bool given = false, keeps = str_find_char(str_slice(header, 0, 3), '+') != STR_NONE;
    size_t old = block_column(layout, header, &given), new = layout_inner(layout), line, blanks = 0;

    buf_put(layout->out, header);
    line = layout->at = layout_next_line(layout->bytes, layout->at);
    new = given ? layout_top(layout)->new + old - layout_top(layout)->old : new;
    for (; old != SIZE_MAX && line < layout->bytes.len; line = layout_next_line(layout->bytes, line)) {
        Str text = layout_line(layout->bytes, line);

        if (str_ends(text, STR("\r")))
            text.len--;
        if (layout_is_blank(layout->bytes, line) && text.len <= old) {
            blanks++;
            continue;
        }
        if (layout_indent(layout->bytes, line) < old)
            break;
        for (; blanks > 0; blanks--)
            layout_blank_line(layout);
        layout_new_line(layout, new);
        buf_put(layout->out, str_from(text, old));
        layout->at = layout_next_line(layout->bytes, line);
    }
    for (; keeps && blanks > 0; blanks--) {
        layout_blank_line(layout);
        layout->at = layout_next_line(layout->bytes, layout->at);
    }
}
