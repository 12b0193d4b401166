/* The RELAX NG of the canonical XML, from the same tables that doc.c writes it by. Fields stand in a fixed order: a large
 * interleave takes validators very long. */
#include "xml/derived.h"

static void line(Buf *out, unsigned depth, const char *text)
{
    buf_repeat(out, ' ', (size_t)depth * 2);
    buf_puts(out, text);
    buf_char(out, '\n');
}

static void attribute(Buf *out, unsigned depth, const char *name, const char *content)
{
    buf_repeat(out, ' ', (size_t)depth * 2);
    buf_format(out, "<optional><attribute name=\"%s\">%s</attribute></optional>\n", name, content);
}

#define YES "<value>yes</value>"
#define NUMBER "<data type=\"integer\"/>"

/* clang-format off */
static const struct { const char *name, *content; } value_attributes[] = {
    { "key",         "<text/>" },
    { "xml:lang",    "<data type=\"language\"/>" },
    { "form",        "<choice><value>original</value><value>romanised</value><value>translated</value></choice>" },
    { "item",        "<data type=\"positiveInteger\"/>" },
    { "order",       "<choice><value>family-first</value><value>given-first</value></choice>" },
    { "disputed",    YES },
    { "alternative", YES },
    { "statement",   "<data type=\"positiveInteger\"/>" },
    { "supplied",    YES },
    { "certainty",   "<choice><value>high</value><value>medium</value><value>low</value></choice>" },
    { "preferred",   YES },
};

static const struct { const char *name, *content; } date_attributes[] = {
    { "edtf", "<text/>" }, { "year", "<text/>" }, { "month", NUMBER }, { "day", NUMBER }, { "season", NUMBER },
    { "end-year", "<text/>" }, { "end-month", NUMBER }, { "end-day", NUMBER }, { "end-season", NUMBER }, { "from", NUMBER }, { "to", NUMBER },
    { "interval", YES }, { "open-start", YES }, { "open-end", YES }, { "approximate", YES }, { "uncertain", YES },
};

static const char *const markup_names[] = { "i", "b", "sup", "sub", "nocase", "sc" };
/* clang-format on */

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static void define_markup(Buf *out)
{
    line(out, 1, "<define name=\"markup\">");
    line(out, 2, "<zeroOrMore><choice><text/>");
    for (size_t i = 0; i < COUNT(markup_names); i++) {
        buf_repeat(out, ' ', 6);
        buf_format(out, "<element name=\"%s\"><ref name=\"markup\"/></element>\n", markup_names[i]);
    }
    line(out, 2, "</choice></zeroOrMore>");
    line(out, 1, "</define>");
}

static void define_reference(Buf *out)
{
    line(out, 1, "<define name=\"reference\">");
    line(out, 2, "<attribute name=\"ref\"/>");
    attribute(out, 2, "kind", "<choice><value>term</value><value>program</value><value>endnote</value></choice>");
    attribute(out, 2, "han", "<text/>");
    attribute(out, 2, "outside", "<value>yes</value>");
    line(out, 2, "<text/>");
    line(out, 1, "</define>");
}

static void define_date(Buf *out)
{
    line(out, 1, "<define name=\"date\">");
    for (size_t i = 0; i < COUNT(date_attributes); i++)
        attribute(out, 2, date_attributes[i].name, date_attributes[i].content);
    line(out, 2, "<text/>");
    line(out, 1, "</define>");
}

static void define_attributes(Buf *out)
{
    line(out, 1, "<define name=\"attributes\">");
    for (size_t i = 0; i < COUNT(value_attributes); i++)
        attribute(out, 2, value_attributes[i].name, value_attributes[i].content);
    line(out, 1, "</define>");
}

static void define_derived(Buf *out)
{
    line(out, 1, "<define name=\"derived\">");
    line(out, 2, "<element name=\"derived\"><oneOrMore><choice>");
    for (size_t i = 0; derived_names[i] != NULL; i++) {
        buf_repeat(out, ' ', 6);
        buf_format(out,
                   "<element name=\"%s\"><optional><attribute name=\"field\"/></optional><ref "
                   "name=\"reference\"/></element>\n",
                   derived_names[i]);
    }
    line(out, 2, "</choice></oneOrMore></element>");
    line(out, 1, "</define>");
    line(out, 1, "<define name=\"ruby\">");
    line(out, 2,
         "<element name=\"ruby\"><oneOrMore><element name=\"word\"><optional><attribute "
         "name=\"pinyin\"/></optional><text/></element></oneOrMore></element>");
    line(out, 1, "</define>");
}

static void put_choices(Buf *out, const Choice *choices)
{
    buf_puts(out, "<choice>");
    for (; choices->name != NULL; choices++)
        buf_format(out, "<value>%s</value>", choices->name);
    buf_puts(out, "</choice>");
}

static void put_content(Buf *out, const Row *row)
{
    switch (row->type) {
    case TYPE_TEXT:
        buf_puts(out, "<ref name=\"markup\"/>");
        break;
    case TYPE_DATE:
        buf_puts(out, "<ref name=\"date\"/>");
        break;
    case TYPE_REF:
        buf_puts(out, "<ref name=\"reference\"/>");
        break;
    case TYPE_ENUM:
        put_choices(out, row->choices);
        break;
    case TYPE_INTEGER:
        buf_puts(out, "<data type=\"nonNegativeInteger\"/>");
        break;
    case TYPE_BOOL:
        buf_puts(out, "<choice><value>true</value><value>false</value></choice>");
        break;
    case TYPE_URL:
        buf_puts(out, "<optional><attribute name=\"safe\">" YES "</attribute></optional><text/>");
        break;
    case TYPE_SUBJECT:
        buf_puts(out, "<optional><attribute name=\"label\"/></optional><optional><attribute "
                      "name=\"label-zh\"/></optional><text/>");
        break;
    default:
        buf_puts(out, "<text/>");
    }
}

static void put_row(Buf *out, const Row *row)
{
    const char *group = (row->flags & ROW_REQUIRED) != 0 ? "oneOrMore" : "zeroOrMore";

    buf_format(out, "    <%s><element name=\"%s\"><ref name=\"attributes\"/>", group, field_name(row->name).ptr);
    if (row->type == TYPE_RECORD) {
        buf_format(out, "<ref name=\"%s-fields\"/>", row->record->name);
    } else {
        buf_puts(out, "<element name=\"value\">");
        put_content(out, row);
        buf_puts(out, "</element>");
    }
    if ((row->flags & ROW_BARE) == 0)
        buf_puts(out, "<ref name=\"statement\"/>");
    if (row->record == &schema_designation)
        buf_puts(out, "<optional><ref name=\"ruby\"/></optional>");
    buf_format(out, "</element></%s>\n", group);
}

static void define_fields(Buf *out, const Schema *schema)
{
    buf_format(out, "  <define name=\"%s-fields\">\n", schema->name);
    for (const Row *row = schema->rows; row->name != F_NONE; row++)
        put_row(out, row);
    line(out, 1, "</define>");
}

/* Of a statement only what add_statement writes: the rest are attributes. */
static void define_statement(Buf *out)
{
    static const FieldName names[] = { F_SOURCES, F_AS_PRINTED, F_NOTE };

    line(out, 1, "<define name=\"statement\">");
    for (size_t i = 0; i < COUNT(names); i++)
        put_row(out, schema_field(&schema_statement, names[i]));
    line(out, 1, "</define>");
}

static void define_record(Buf *out, const Schema *schema)
{
    buf_format(out, "  <define name=\"%s\">\n    <element name=\"%s\">\n", schema->name, schema->name);
    if (schema != &schema_project) {
        line(out, 3, "<attribute name=\"id\"><data type=\"NMTOKEN\"/></attribute>");
        attribute(out, 3, "rank-en", "<data type=\"positiveInteger\"/>");
        attribute(out, 3, "rank-pinyin", "<data type=\"positiveInteger\"/>");
        attribute(out, 3, "rank-stroke", "<data type=\"positiveInteger\"/>");
    }
    if (schema == &schema_endnote)
        attribute(out, 3, "cite", "<text/>");
    buf_format(out, "      <ref name=\"%s-fields\"/>\n", schema->name);
    if (schema != &schema_project)
        line(out, 3, "<optional><ref name=\"derived\"/></optional>");
    line(out, 2, "</element>");
    line(out, 1, "</define>");
}

/* Every schema that a row of `schema` leads to is defined once. The depth is that of the tables: at most four. */
static void define_parts(Buf *out, const Schema *schema, const Schema *seen[], size_t *count)
{
    for (const Row *row = schema->rows; row->name != F_NONE; row++) {
        bool known = row->record == NULL;

        for (size_t i = 0; i < *count && !known; i++)
            known = seen[i] == row->record;
        if (known)
            continue;
        seen[(*count)++] = row->record;
        define_fields(out, row->record);
        define_parts(out, row->record, seen, count);
    }
}

void doc_schema(Buf *out)
{
    static const Schema *const records[] = { &schema_project, &schema_term, &schema_program, &schema_endnote };
    const Schema *seen[32];
    size_t count = 0;

    line(out, 0, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    line(out, 0, "<grammar xmlns=\"http://relaxng.org/ns/structure/1.0\"");
    line(out, 0, "         datatypeLibrary=\"http://www.w3.org/2001/XMLSchema-datatypes\">");
    line(out, 1, "<start>");
    line(out, 2, "<element name=\"bibelot\">");
    line(out, 3, "<attribute name=\"format\"><value>1</value></attribute>");
    line(out, 3, "<optional><ref name=\"project\"/></optional>");
    line(
        out, 3,
        "<zeroOrMore><choice><ref name=\"term\"/><ref name=\"program\"/><ref name=\"endnote\"/></choice></zeroOrMore>");
    line(out, 2, "</element>");
    line(out, 1, "</start>");
    for (size_t i = 0; i < COUNT(records); i++) {
        define_record(out, records[i]);
        define_fields(out, records[i]);
        define_parts(out, records[i], seen, &count);
    }
    define_parts(out, &schema_statement, seen, &count);
    define_statement(out);
    define_attributes(out);
    define_markup(out);
    define_date(out);
    define_reference(out);
    define_derived(out);
    line(out, 0, "</grammar>");
}
