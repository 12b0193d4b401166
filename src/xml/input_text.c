/* Ways through the tree, its text, and where a piece of text stands in the source. */
#include "xml/input_parts.h"

#include "base/utf8.h"

static const Str xml_space = STR_INIT("http://www.w3.org/XML/1998/namespace");

/* ---- ways ---- */

const Element *element_skip(const Element *top, const Element *element)
{
    while (element != NULL && element != top) {
        const Element *parent = element->parent;

        for (size_t i = element->number + 1; parent != NULL && i < parent->child_count; i++)
            if (parent->children[i].element != NULL)
                return parent->children[i].element;
        element = parent;
    }
    return NULL;
}

const Element *element_next(const Element *top, const Element *element)
{
    for (size_t i = 0; i < element->child_count; i++)
        if (element->children[i].element != NULL)
            return element->children[i].element;
    return element_skip(top, element);
}

bool element_is(const Element *element, const char *name)
{
    return element != NULL && str_is(element->name, name);
}

const Element *element_child(const Element *parent, const char *name, const Element *after)
{
    for (size_t i = after != NULL ? after->number + 1 : 0; parent != NULL && i < parent->child_count; i++)
        if (parent->children[i].element != NULL && (name == NULL || element_is(parent->children[i].element, name)))
            return parent->children[i].element;
    return NULL;
}

bool element_has_children(const Element *element)
{
    return element_child(element, NULL, NULL) != NULL;
}

static const ElementAttribute *find_attribute(const Element *element, const char *name, Str space)
{
    for (size_t i = 0; element != NULL && i < element->attribute_count; i++)
        if (str_is(element->attributes[i].name, name) && str_eq(element->attributes[i].space, space))
            return &element->attributes[i];
    return NULL;
}

const ElementAttribute *element_attribute(const Element *element, const char *name)
{
    return find_attribute(element, name, STR_EMPTY);
}

const ElementAttribute *element_xml_attribute(const Element *element, const char *name)
{
    return find_attribute(element, name, xml_space);
}

Str element_value(const Element *element, const char *name)
{
    const ElementAttribute *attribute = element_attribute(element, name);

    return attribute != NULL ? attribute->value : STR_EMPTY;
}

/* ---- text ---- */

static void put_text(Buf *out, const Element *element)
{
    for (size_t i = 0; i < element->child_count; i++) {
        if (element->children[i].element != NULL)
            put_text(out, element->children[i].element); /* no deeper than XML_DEPTH */
        else
            buf_put(out, element->children[i].text);
    }
}

Str element_text(Arena *arena, const Element *element)
{
    Buf out = { 0 };
    Str text;

    if (element->child_count == 0)
        return STR_EMPTY;
    if (element->child_count == 1 && element->children[0].element == NULL)
        return element->children[0].text;
    put_text(&out, element);
    text = buf_keep(arena, &out);
    buf_free(&out);
    return text;
}

static bool is_collapsed(Str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (ascii_is_space(text.ptr[i]) && (text.ptr[i] != ' ' || (i + 1 < text.len && text.ptr[i + 1] == ' ')))
            return false;
    return true;
}

Str xml_collapse(Arena *arena, Str text)
{
    Buf out = { 0 };
    Str result;

    text = str_trim(text);
    if (is_collapsed(text))
        return text;
    for (size_t i = 0; i < text.len; i++)
        if (!ascii_is_space(text.ptr[i]))
            buf_char(&out, text.ptr[i]);
        else if (!ascii_is_space(text.ptr[i - 1])) /* trimmed: the first is none */
            buf_char(&out, ' ');
    result = buf_keep(arena, &out);
    buf_free(&out);
    return result;
}

/* ---- markup ---- */

typedef struct MarkupWriter {
    Buf out;
    const ElementMarkup *table;
    ElementUnknown *unknown;
    void *context;
} MarkupWriter;

static bool has_word(Str words, const char *word)
{
    Str rest = words, part;

    while (str_cut(&rest, ' ', &part))
        if (str_is(part, word))
            return true;
    return false;
}

static bool fits(const ElementMarkup *row, const Element *element)
{
    return element_is(element, row->element) &&
           (row->attribute == NULL || has_word(element_value(element, row->attribute), row->value));
}

enum { ROWS_AT_ONCE = 4 };

static void put_markup(MarkupWriter *writer, const Element *element)
{
    for (size_t i = 0; i < element->child_count; i++) {
        const Element *child = element->children[i].element;
        const ElementMarkup *rows[ROWS_AT_ONCE];
        size_t count = 0;

        if (child == NULL) {
            buf_put(&writer->out, element->children[i].text);
            continue;
        }
        for (const ElementMarkup *row = writer->table; row->element != NULL; row++)
            if (count < ROWS_AT_ONCE && fits(row, child))
                rows[count++] = row;
        if (count == 0 && writer->unknown != NULL && !writer->unknown(writer->context, child))
            continue;
        for (size_t j = 0; j < count; j++)
            buf_puts(&writer->out, rows[j]->open);
        put_markup(writer, child); /* no deeper than XML_DEPTH */
        while (count > 0)
            buf_puts(&writer->out, rows[--count]->close);
    }
}

Str element_markup(Arena *arena, const Element *element, const ElementMarkup *table, ElementUnknown *unknown,
                   void *context)
{
    MarkupWriter writer = { .table = table, .unknown = unknown, .context = context };
    Str text;

    if (element->child_count == 1 && element->children[0].element == NULL)
        return element->children[0].text;
    put_markup(&writer, element);
    text = buf_keep(arena, &writer.out);
    buf_free(&writer.out);
    return text;
}

/* ---- spans inside a text ---- */

typedef struct Cursor {
    Str bytes; /* of the source: text with tags, comments and references in it */
    size_t at;
    Str text; /* what they mean */
    size_t meant;
} Cursor;

/* &amp; &#160; &#xA0;: the length of the reference at `at`, and the bytes that it means; 0 if there is none. */
static size_t reference_length(Str bytes, size_t at, size_t *means)
{
    enum { LONGEST = 12 };
    Str rest = str_slice(bytes, at, at + LONGEST);
    size_t end = str_find_char(rest, ';');
    uint32_t cp = 0;
    char out[4];

    if (rest.len == 0 || rest.ptr[0] != '&' || end == STR_NONE)
        return 0;
    *means = 1;
    if (rest.ptr[1] == '#') {
        bool hex = rest.ptr[2] == 'x';

        for (size_t i = hex ? 3 : 2; i < end; i++) {
            char c = ascii_lower(rest.ptr[i]);

            cp = cp * (hex ? 16 : 10) + (uint32_t)(ascii_is_digit(c) ? c - '0' : c - 'a' + 10);
        }
        *means = cp <= 0x10FFFF && (cp < 0xD800 || cp > 0xDFFF) ? utf8_encode(cp, out) : 1;
    }
    return end + 1;
}

/* Passes what stands for no text: tags, comments, and white space that the text has not. */
static bool pass_silent(Cursor *cursor)
{
    char c = cursor->bytes.ptr[cursor->at];

    if (c == '<') {
        XmlMarkupPiece piece = xml_next_markup(cursor->bytes, cursor->at);
        Str rest = str_from(cursor->bytes, cursor->at);

        cursor->at = str_starts(rest, STR("<![CDATA[")) ? cursor->at + 9
                     : piece.end > cursor->at           ? piece.end
                                                        : cursor->at + 1;
        return true;
    }
    if (ascii_is_space(c) && (cursor->meant >= cursor->text.len || !ascii_is_space(cursor->text.ptr[cursor->meant]))) {
        cursor->at++;
        return true;
    }
    return false;
}

/* One character, or a run of white space, on both sides. */
static void step(Cursor *cursor)
{
    char c = cursor->bytes.ptr[cursor->at];
    size_t means, len;

    if (pass_silent(cursor))
        return;
    if (cursor->text.ptr[cursor->meant] == '<' && c != '&') { /* markup that we made of a tag */
        size_t end = str_find_char(str_from(cursor->text, cursor->meant), '>');

        cursor->meant = end == STR_NONE ? cursor->text.len : cursor->meant + end + 1;
        return;
    }
    if (c == '&' && (len = reference_length(cursor->bytes, cursor->at, &means)) > 0) {
        cursor->at += len;
        cursor->meant += means;
        return;
    }
    if (ascii_is_space(cursor->text.ptr[cursor->meant]) && !ascii_is_space(c)) { /* an element that means a space */
        cursor->meant++;
        return;
    }
    if (ascii_is_space(c))
        while (cursor->at + 1 < cursor->bytes.len && ascii_is_space(cursor->bytes.ptr[cursor->at + 1]) &&
               (cursor->meant + 1 >= cursor->text.len || !ascii_is_space(cursor->text.ptr[cursor->meant + 1])))
            cursor->at++;
    cursor->at++;
    cursor->meant++;
}

static size_t advance(Cursor *cursor, size_t meant)
{
    while (cursor->meant < meant && cursor->at < cursor->bytes.len)
        step(cursor);
    return cursor->at;
}

Span xml_inside(const Source *source, Span scalar, Str text, size_t at, size_t len)
{
    Cursor cursor = { .bytes = source_text(source, scalar), .text = text };
    size_t start, end;

    if (str_eq(cursor.bytes, text))
        return (Span){ (uint32_t)(scalar.start + at), (uint32_t)(scalar.start + at + len) };
    advance(&cursor, at);
    while (len > 0 && cursor.at < cursor.bytes.len && pass_silent(&cursor))
        ;
    start = cursor.at;
    end = advance(&cursor, at + len);
    return (Span){ (uint32_t)(scalar.start + start), (uint32_t)(scalar.start + end) };
}
