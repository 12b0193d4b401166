/* The metadata of a Markdown file, as far as citations go. The YAML in it is read by lines: what is wanted stands in
 * simple forms, and nothing here has to find its faults. */
#include "read/manuscript_parts.h"

typedef struct Front {
    Manuscript *manuscript;
    Str text;
    size_t at, end; /* of the lines between the fences */
} Front;

typedef enum FrontPart { FRONT_OTHER, FRONT_BIBLIOGRAPHY, FRONT_NOCITE, FRONT_REFERENCES } FrontPart;

static size_t line_end(Str text, size_t at)
{
    size_t end = str_find_char(str_from(text, at), '\n');

    return end == STR_NONE ? text.len : at + end;
}

static Str line_at(Str text, size_t at)
{
    Str line = str_slice(text, at, line_end(text, at));

    return line.len > 0 && line.ptr[line.len - 1] == '\r' ? str_slice(line, 0, line.len - 1) : line;
}

/* Sets the lines between `---` and `---` or `...`, and returns where the text begins; 0: there are none. */
static size_t find_end(Front *front)
{
    Str text = front->text;
    size_t at = str_starts(text, STR("\xEF\xBB\xBF")) ? 3 : 0;

    if (!str_is(str_trim(line_at(text, at)), "---") || line_at(text, at).ptr[0] == ' ')
        return 0;
    front->at = at = line_end(text, at) + 1;
    while (at < text.len) {
        Str line = line_at(text, at);

        front->end = at;
        at = line_end(text, at) + 1;
        if (str_starts(line, STR("---")) || str_starts(line, STR("...")))
            return at < text.len ? at : text.len;
    }
    return 0;
}

static size_t offset_of(const Front *front, Str slice)
{
    return (size_t)(slice.ptr - front->text.ptr);
}

static Str unquoted(Str value)
{
    value = str_trim(value);
    if (value.len >= 2 && (value.ptr[0] == '"' || value.ptr[0] == '\'') && value.ptr[value.len - 1] == value.ptr[0])
        return str_slice(value, 1, value.len - 1);
    return value;
}

static void add_file(Front *front, Str value)
{
    Str name = unquoted(value);
    size_t start = offset_of(front, name);

    if (name.len > 0)
        manuscript_name(front->manuscript->arena, &front->manuscript->bibliographies, front->manuscript->source, start,
                        start + name.len);
}

/* "refs.bib", "[a.bib, b.bib]", "- a.bib" */
static void add_files(Front *front, Str value)
{
    Str part;

    value = str_trim(value);
    if (str_starts(value, STR("- ")))
        value = str_trim(str_from(value, 2));
    if (value.len < 2 || value.ptr[0] != '[') {
        add_file(front, value);
        return;
    }
    value = str_slice(value, 1, value.len - (value.ptr[value.len - 1] == ']'));
    while (str_cut(&value, ',', &part))
        add_file(front, part);
}

static void add_nocite(Front *front, Str value)
{
    size_t end = offset_of(front, value) + value.len, stop;
    Span key;

    for (size_t at = offset_of(front, value); at < end; at++) {
        Citation *citation;

        if (!markdown_key(front->text, at, &key, &stop) || stop > end)
            continue;
        citation = manuscript_cite(front->manuscript, span_between(at, stop), CITE_SILENT);
        manuscript_keys(front->manuscript, citation, key.start, key.end);
        manuscript_drop_empty(front->manuscript);
        at = stop - 1;
    }
}

/* "- id: gu-2021" or "  id: gu-2021" */
static void add_reference(Front *front, Str line)
{
    Str rest = str_trim(line), id;
    size_t start;

    if (str_starts(rest, STR("- ")))
        rest = str_trim(str_from(rest, 2));
    if (!str_starts(rest, STR("id:")))
        return;
    id = unquoted(str_from(rest, 3));
    start = offset_of(front, id);
    if (id.len > 0)
        manuscript_name(front->manuscript->arena, &front->manuscript->defined, front->manuscript->source, start,
                        start + id.len);
}

static void read_value(Front *front, FrontPart part, Str value)
{
    if (part == FRONT_BIBLIOGRAPHY)
        add_files(front, value);
    else if (part == FRONT_NOCITE)
        add_nocite(front, value);
    else if (part == FRONT_REFERENCES)
        add_reference(front, value);
}

/* Which part a line "name: value" begins, and its value. */
static FrontPart begin_part(Str line, Str *value)
{
    static const struct {
        const char *name;
        FrontPart part;
    } names[] = { { "bibliography", FRONT_BIBLIOGRAPHY },
                  { "nocite", FRONT_NOCITE },
                  { "references", FRONT_REFERENCES } };
    size_t colon = str_find_char(line, ':');
    Str name = str_slice(line, 0, colon == STR_NONE ? 0 : colon);

    *value = colon == STR_NONE ? str_slice(line, line.len, line.len) : str_from(line, colon + 1);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (str_is(str_trim(name), names[i].name))
            return names[i].part;
    return FRONT_OTHER;
}

size_t markdown_front_matter(Manuscript *manuscript)
{
    Front front = { .manuscript = manuscript, .text = manuscript->source->bytes };
    size_t behind = find_end(&front);
    FrontPart part = FRONT_OTHER;

    for (size_t at = front.at; behind > 0 && at < front.end; at = line_end(front.text, at) + 1) {
        Str line = line_at(front.text, at), value = line;

        if (str_starts(str_trim(line), STR("#")))
            continue;
        if (line.len > 0 && line.ptr[0] != ' ' && line.ptr[0] != '-')
            part = begin_part(line, &value);
        read_value(&front, part, value);
    }
    return behind;
}
