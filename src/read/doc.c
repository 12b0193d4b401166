#include "read/doc.h"

#include "model/engine.h"
#include "read/doc_fields.h"

static const struct {
    const char *element, *section;
    const Schema *schema;
} kinds[] = {
    { "term", "terms", &schema_term },
    { "program", "programs", &schema_program },
    { "endnote", "endnotes", &schema_endnote },
    { "project", "project", &schema_project },
};

enum { KINDS = sizeof kinds / sizeof kinds[0], PROJECT = KINDS - 1 };

static size_t kind_of(const Element *element)
{
    size_t number = 0;

    while (number < KINDS && !element_is(element, kinds[number].element))
        number++;
    return number;
}

static void report_unknown(DocReader *reader, const Element *element)
{
    Diag *diag;

    if (element_is(element, "index"))
        return;
    diag = diag_add(reader->diags, DIAG_B109, reader->source, doc_name_span(element), "no record is named '%.*s'",
                    STR_ARG(element->name));
    diag_help(reader->diags, diag, "a document holds 'project', 'term', 'program' and 'endnote'");
}

/* One that a syntax error cut short counts as there, and nothing is asked of it. */
static Node *record_node(DocReader *reader, const Schema *schema, const Element *element)
{
    Node *node;

    if (!element->broken)
        return doc_record(reader, schema, element);
    node = node_text(reader->arena, STR_EMPTY, element->span);
    node->broken = true;
    return node;
}

static void add_record(DocReader *reader, Node *section, const Schema *schema, const Element *element)
{
    const ElementAttribute *id = element_attribute(element, "id");

    if (id == NULL) {
        diag_add(reader->diags, DIAG_B102, reader->source, element->tag, "the %.*s has no 'id'",
                 STR_ARG(element->name));
        return;
    }
    node_add(reader->arena, section, id->value, id->value_span, record_node(reader, schema, element));
}

/* The sections of a source, in the order of the records: one for each run of a kind. */
static Node *document_node(DocReader *reader, const Element *root)
{
    Node *document = node_map(reader->arena, root->span), *section = NULL;
    size_t last = KINDS;

    for (const Element *e = element_child(root, NULL, NULL); e != NULL; e = element_child(root, NULL, e)) {
        size_t kind = kind_of(e);

        if (kind == KINDS) {
            report_unknown(reader, e);
        } else if (kind == PROJECT) {
            node_add(reader->arena, document, str_of(kinds[kind].section), doc_name_span(e),
                     record_node(reader, kinds[kind].schema, e));
        } else {
            if (kind != last) {
                section = node_map(reader->arena, e->span);
                node_add(reader->arena, document, str_of(kinds[kind].section), doc_name_span(e), section);
            }
            add_record(reader, section, kinds[kind].schema, e);
        }
        last = kind;
    }
    return document;
}

/* True if the root is one that this program knows. */
static bool check_root(DocReader *reader, const Element *root)
{
    const ElementAttribute *format = element_attribute(root, "format");
    Diag *diag;

    if (!element_is(root, "bibelot")) {
        diag = diag_add(reader->diags, DIAG_B103, reader->source, doc_name_span(root),
                        "the document is '%.*s', not 'bibelot'", STR_ARG(root->name));
        diag_help(reader->diags, diag, "name its format with -f");
        return false;
    }
    if (format != NULL && !str_is(format->value, "1")) {
        diag_add(reader->diags, DIAG_B116, reader->source, format->value_span,
                 "'%.*s' is no version of the canonical XML that is known", STR_ARG(format->value));
        return false;
    }
    return true;
}

void read_doc(Records *records, Source *source, Diags *diags)
{
    static const char *const names[] = { "term", "program", "endnote", NULL };
    DocReader reader = { records->arena, source, diags };
    const Element *root = xml_read(records->arena, source, names, diags);

    if (root != NULL && check_root(&reader, root))
        engine_read_document(records, source, document_node(&reader, root), diags);
}
