/* Works: the bibliographic objects of the back matter, and sources that are mere text; see tbx_parts.h. */
#include "model/engine.h"
#include "read/tbx_parts.h"

static void add_record(Tbx *tbx, Str id, Span id_span, const FactList *facts, const Element *element, bool broken)
{
    Node *node = facts_node(tbx->arena, &schema_endnote, facts, element->span);
    Record *record;

    node->broken = broken;
    record = engine_read(tbx->records, KIND_ENDNOTE, tbx->source, id, id_span, node, tbx->diags);
    vec_push(tbx->records->arena, &tbx->records->list, record);
}

/* ---- sources that are text ---- */

/* Letters and digits joined by hyphens; "source" if there are none. */
static Str slug(Arena *arena, Str text)
{
    enum { LONGEST = 60 };
    Buf out = { 0 };
    Str id;

    for (size_t i = 0; i < text.len && out.len < LONGEST; i++) {
        if (ascii_is_alnum(text.ptr[i]))
            buf_char(&out, ascii_lower(text.ptr[i]));
        else if (out.len > 0 && out.ptr[out.len - 1] != '-')
            buf_char(&out, '-');
    }
    while (out.len > 0 && out.ptr[out.len - 1] == '-')
        out.len--;
    id = out.len > 0 ? buf_keep(arena, &out) : STR("source");
    buf_free(&out);
    return id;
}

static Str free_id(Tbx *tbx, Str base, const Element *element)
{
    Str id = base;

    for (size_t number = 2; map_get(&tbx->ids, id) != NULL; number++)
        id = arena_format(tbx->arena, "%.*s-%zu", STR_ARG(base), number + tbx->works.count);
    map_add(tbx->arena, &tbx->ids, id, (void *)element);
    return id;
}

static Str make_work(Tbx *tbx, Str text, const Element *element)
{
    bool address = str_starts(text, STR("http://")) || str_starts(text, STR("https://"));
    Str *known = map_get(&tbx->works, text);
    FactList facts = { 0 };

    if (known != NULL)
        return *known;
    known = arena_new(tbx->arena, Str);
    *known = free_id(tbx, slug(tbx->arena, text), element);
    map_add(tbx->arena, &tbx->works, text, known);
    fact_add(tbx->arena, &facts, STR("type"), STR_EMPTY, address ? STR("webpage") : STR("document"), element->content);
    fact_add(tbx->arena, &facts, STR("title"), STR_EMPTY, text, element->content);
    if (address)
        fact_add(tbx->arena, &facts, STR("url"), STR_EMPTY, text, element->content);
    add_record(tbx, *known, element->content, &facts, element, false);
    return *known;
}

Str tbx_work(Tbx *tbx, const Element *source)
{
    Str target = element_value(source, "target"), text = tbx_text(tbx, source);
    Str id = target.len > 0 ? target : text;
    const Element *meant = map_get(&tbx->ids, id);

    if (meant != NULL && element_is(meant, "refObject"))
        return tbx_id(tbx, id);
    if (tbx->ours || text.len == 0)
        return target.len > 0 ? tbx_id(tbx, target) : text;
    return make_work(tbx, text, source);
}

/* ---- objects ---- */

/* Names that others give the items of a work, where they are not CSL's. */
static const struct {
    const char *theirs, *ours;
} item_names[] = {
    { "date", "issued" },
    { "publicationDate", "issued" },
    { "pages", "page" },
    { "isbn", "isbn" },
    { "place", "publisher-place" },
    { "uri", "url" },
    { "journal", "container-title" },
    { "bibl", "title" },
};

static Str item_name(const Tbx *tbx, Str type)
{
    for (size_t i = 0; !tbx->ours && i < sizeof item_names / sizeof *item_names; i++)
        if (str_is(type, item_names[i].theirs))
            return str_of(item_names[i].ours);
    return type;
}

/* An item as facts: a text in its languages, or the lines of a part. NULL if it holds nothing, or nothing we know. */
static Fact *read_item(Tbx *tbx, const Schema *schema, FactList *list, const Element *item)
{
    Str name = item_name(tbx, element_value(item, "type")), text = tbx_text(tbx, item);
    const Row *row = schema_row(schema, name);
    Str key = arena_copy(tbx->arena, name);

    if (row == NULL)
        row = schema_row(&schema_statement, name);
    if (row == NULL || (row->cardinality == KEYED && !tbx->ours) ||
        (row->type == TYPE_RECORD && tbx->ours &&
         !facts_read_lines(tbx->arena, tbx->source, schema, text, item->content, list))) {
        if (schema == &schema_endnote && text.len > 0)
            tbx_keep(tbx, list, name, STR_EMPTY, text, item);
        else
            tbx_lose(tbx, item);
        return NULL;
    }
    if (row->cardinality == KEYED) {
        facts_read_lines(tbx->arena, tbx->source, schema, text, item->content, list);
        return NULL;
    }
    return row->type == TYPE_RECORD && tbx->ours ? NULL : tbx_add_text(tbx, list, key.ptr, item);
}

static void read_items(Tbx *tbx, const Schema *schema, FactList *list, const Element *parent)
{
    for (const Element *child = NULL; (child = element_child(parent, NULL, child)) != NULL;) {
        const Element *item = element_is(child, "itemGrp") ? element_child(child, "item", NULL) : child;
        const Row *row;
        Fact *fact;

        if (item != NULL && element_is(item, "item")) {
            fact = read_item(tbx, schema, list, item);
            if (fact != NULL && child != item)
                tbx_read_evidence(tbx, &schema_statement, &fact->below, child, item);
            continue;
        }
        row = element_is(child, "itemSet") ? schema_row(schema, element_value(child, "type")) : NULL;
        if (row == NULL || row->record == NULL) {
            if (element_is(child, "itemSet") && schema == &schema_endnote)
                read_items(tbx, schema, list, child);
            else
                tbx_lose(tbx, child);
            continue;
        }
        fact = fact_add(tbx->arena, list, field_name(row->name), STR_EMPTY, STR_EMPTY, child->span);
        fact->has_value = false;
        read_items(tbx, row->record, &fact->below, child);
    }
}

static bool has_type(const FactList *facts)
{
    for (size_t i = 0; i < facts->count; i++)
        if (str_is(facts->items[i]->key, "type"))
            return true;
    return false;
}

void tbx_read_object(Tbx *tbx, const Element *element)
{
    const ElementAttribute *id = element_attribute(element, "id");
    FactList facts = { 0 };

    if (id == NULL) {
        tbx_lose(tbx, element);
        return;
    }
    read_items(tbx, &schema_endnote, &facts, element);
    if (!has_type(&facts))
        fact_add(tbx->arena, &facts, STR("type"), STR_EMPTY, STR("document"), element->tag);
    add_record(tbx, tbx_id(tbx, id->value), id->value_span, &facts, element, element->broken);
}
