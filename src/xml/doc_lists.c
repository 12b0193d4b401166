/* Documents of lists.h. */
#include "xml/doc_lists.h"

#include "text/edtf.h"
#include "xml/doc_nodes.h"

static Doc start(const Records *records, const char *links)
{
    return (Doc){ .records = records, .flags = DOC_PROJECT | DOC_RUBY | DOC_RUNS, .links = links };
}

void doc_place(xmlNode *parent, const DocRows *rows, size_t slot)
{
    Doc doc = { 0 };

    if (rows->places)
        doc_number(&doc, doc_element(parent, STR("place")), "slot", (int64_t)slot);
    doc_close(&doc);
}

xmlDoc *doc_create_list(const Records *records, Record *const *list, const char *name, DocRows rows)
{
    Doc doc = start(records, "");
    xmlDoc *document;
    xmlNode *root = doc_root(&doc, &document);

    doc_index(&doc, root, name);
    doc_place(root, &rows, 0);
    for (size_t i = 0; i < rows.count; i++)
        doc_add_record(&doc, root, list[rows.at + i]);
    doc_close(&doc);
    return document;
}

static bool is_among(const CitedWorks *works, const Record *work)
{
    for (size_t i = 0; i < works->count; i++)
        if (works->items[i] == work)
            return true;
    return false;
}

/* Is a rendering taken from elsewhere than these works? */
static bool has_others(const Record *concept, const CitedWorks *works)
{
    const Field *names = record_field(concept, F_DESIGNATIONS);

    for (size_t i = 0; names != NULL && i < names->values.count; i++) {
        const Value *name = names->values.items[i];
        const Field *sources = name->statement != NULL ? record_field(name->statement, F_SOURCES) : NULL;

        for (size_t j = 0; sources != NULL && str_starts(name->lang, STR("en")) && j < sources->values.count; j++) {
            const Record *source = sources->values.items[j]->record;
            const Value *work = source != NULL ? record_value(source, F_WORK) : NULL;

            if (work == NULL || !is_among(works, work->target))
                return true;
        }
    }
    return false;
}

xmlDoc *doc_create_variants(const Records *records, Record *const *concepts, size_t count, const CitedWorks *works,
                            DocRows rows)
{
    Doc doc = start(records, "");
    bool others = false;
    xmlDoc *document;
    xmlNode *root = doc_root(&doc, &document), *index = doc_index(&doc, root, "variants");

    for (size_t i = 0; i < count && !others; i++)
        others = has_others(concepts[i], works);
    doc_flag(&doc, index, "others", others);
    for (size_t i = 0; i < works->count; i++)
        doc_reference(&doc, doc_element(index, STR("column")), works->items[i]);
    doc_place(root, &rows, 0);
    doc.names = true;
    for (size_t i = 0; i < rows.count; i++)
        doc_add_record(&doc, root, concepts[rows.at + i]);
    doc_close(&doc);
    return document;
}

static void add_field(Doc *doc, xmlNode *node, const Field *field, const char *name)
{
    for (size_t i = 0; field != NULL && i < field->values.count; i++) {
        const Value *value = field->values.items[i];
        xmlNode *element = doc_element(node, str_of(name));

        doc_lang(doc, element, value->lang);
        doc_content(doc, element, value);
    }
}

static bool same_date(Str one, Str other)
{
    Buf left = { 0 }, right = { 0 };
    Edtf date;
    bool same;

    if (edtf_parse(one, &date, NULL))
        edtf_write(&left, &date);
    if (edtf_parse(other, &date, NULL))
        edtf_write(&right, &date);
    same = left.len > 0 && str_eq(buf_str(&left), buf_str(&right));
    buf_free(&left);
    buf_free(&right);
    return same;
}

/* How many changes of the same record and date stand before it: they are neighbours. */
static size_t count_before(const Changes *changes, size_t number)
{
    const Change *items = changes->items;
    size_t count = 0;

    for (size_t i = number; i-- > 0 && items[i].record == items[number].record;)
        count += same_date(items[i].date, items[number].date);
    return count;
}

xmlDoc *doc_create_changes(const Records *records, const Changes *changes, DocRows rows)
{
    Doc doc = start(records, "");
    xmlDoc *document;
    xmlNode *root = doc_root(&doc, &document), *index = doc_index(&doc, root, "changes");

    if (changes->count > 0)
        add_field(&doc, doc_element(index, STR("newest")), record_field(changes->items[0].change, F_DATE), "date");
    doc_place(index, &rows, 0);
    for (size_t i = rows.at; i < rows.at + rows.count; i++) {
        const Change *change = &changes->items[i];
        xmlNode *node = doc_element(index, STR("change"));
        size_t before = count_before(changes, i);

        if (before > 0)
            doc_number(&doc, node, "again", (int64_t)before + 1);

        doc.record = change->record;
        add_field(&doc, node, record_field(change->change, F_DATE), "date");
        doc_reference(&doc, doc_element(node, STR("of")), change->record);
        add_field(&doc, node, record_field(change->change, F_NOTE), "note");
    }
    doc_close(&doc);
    return document;
}

xmlDoc *doc_create_retired(const Records *records, Str id, const Record *successor)
{
    Doc doc = start(records, "../");
    xmlDoc *document;
    xmlNode *root = doc_root(&doc, &document), *index = doc_index(&doc, root, "retired");

    doc_attribute(&doc, index, "id", id);
    doc_reference(&doc, doc_element(index, STR("successor")), successor);
    doc_close(&doc);
    return document;
}

xmlDoc *doc_create_withdrawn(const Records *records, const Value *withdrawal)
{
    static const FieldName fields[] = { F_DATE, F_REASON, F_NOTE };
    Doc doc = start(records, "../");
    xmlDoc *document;
    xmlNode *root = doc_root(&doc, &document), *index = doc_index(&doc, root, "withdrawn");
    Str kind = record_text(withdrawal->record, F_KIND);

    doc.record = records->project;
    doc_attribute(&doc, index, "id", value_key(withdrawal));
    doc_attribute(&doc, index, "kind", kind.len > 0 ? kind : STR("term"));
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
        add_field(&doc, index, record_field(withdrawal->record, fields[i]), field_name(fields[i]).ptr);
    doc_close(&doc);
    return document;
}
