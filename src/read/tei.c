#include "read/tei.h"

#include "model/engine.h"
#include "read/tei_parts.h"

static bool is_work(const Element *element)
{
    return element_is(element, "biblStruct") || element_is(element, "bibl") || element_is(element, "biblFull");
}

static bool is_entry(const Element *element)
{
    return element_is(element, "entry") || element_is(element, "entryFree");
}

/* A bibl that only points to a work that is described elsewhere. */
static bool is_pointer(const Element *bibl)
{
    const Element *only = element_child(bibl, NULL, NULL);

    for (size_t i = 0; i < bibl->child_count; i++)
        if (bibl->children[i].element == NULL && str_trim(bibl->children[i].text).len > 0)
            return false;
    while (element_is(only, "ptr") || element_is(only, "ref") || element_is(only, "citedRange"))
        only = element_child(bibl, NULL, only);
    return element_is(bibl, "bibl") && only == NULL && (bibl->child_count > 0 || bibl->attribute_count > 0);
}

/* ---- ids ---- */

static void put_slug(Buf *out, Str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (ascii_is_alnum(text.ptr[i]) || (unsigned char)text.ptr[i] >= 0x80)
            buf_char(out, ascii_lower(text.ptr[i]));
        else if (out->len > 0 && out->ptr[out->len - 1] != '-')
            buf_char(out, '-');
    }
    while (out->len > 0 && out->ptr[out->len - 1] == '-')
        out->len--;
}

/* The first text below a node: of names the family, of titles the first. */
static Str first_text(const Node *node)
{
    while (node != NULL && node->kind != NODE_TEXT) {
        const NodeEntry *family = node_entry(node, field_name(F_FAMILY)),
                        *value = node_entry(node, field_name(F_VALUE));

        node = family != NULL    ? family->value
               : value != NULL   ? value->value
               : node->count > 0 ? node->entries[0].value
                                 : NULL;
    }
    return node != NULL ? node->text : STR_EMPTY;
}

static Str field_text(const Node *work, FieldName name)
{
    const NodeEntry *entry = node_entry(work, field_name(name));

    return entry != NULL ? first_text(entry->value) : STR_EMPTY;
}

/* The first words of a title. */
static Str some_words(Str title)
{
    enum { WORDS = 3 };
    size_t at = 0;

    for (size_t words = 0; at < title.len && words < WORDS; at++)
        words += title.ptr[at] == ' ';
    return str_slice(title, 0, at);
}

/* gu-2021, gu-2021-2: by the author or else the title, and the year. */
static Str make_id(TeiReader *reader, Map *ids, const Node *work)
{
    Str name = field_text(work, F_AUTHOR), year = str_slice(field_text(work, F_ISSUED), 0, 4), id, base;
    size_t comma = str_find_char(name, ',');
    Buf out = { 0 };
    size_t *count;

    if (name.len == 0)
        name = field_text(work, F_EDITOR);
    put_slug(&out, name.len > 0 ? str_slice(name, 0, comma) : some_words(field_text(work, F_TITLE)));
    if (out.len == 0)
        buf_puts(&out, "work");
    if (year.len > 0)
        buf_char(&out, '-');
    put_slug(&out, year);
    base = buf_keep(reader->arena, &out);
    count = map_get(&reader->made, base);
    if (count == NULL) {
        count = arena_new(reader->arena, size_t);
        map_set(reader->arena, &reader->made, base, count);
    }
    do
        id = ++*count == 1 ? base : arena_format(reader->arena, "%.*s-%zu", STR_ARG(base), *count);
    while (map_get(ids, id) != NULL);
    buf_free(&out);
    return id;
}

/* ---- documents ---- */

/* The names of our own TEI's statements are defined in its header. */
static bool is_own(const Element *root)
{
    const Element *header = element_child(root, "teiHeader", NULL);

    for (const Element *e = header; e != NULL; e = element_next(header, e)) {
        const ElementAttribute *id = element_xml_attribute(e, "id");

        if (element_is(e, "calendar") && id != NULL && str_is(id->value, "edtf"))
            return true;
    }
    return false;
}

static void index_evidence(TeiReader *reader, const Element *root)
{
    for (const Element *e = root; e != NULL; e = element_next(root, e)) {
        Str target = element_is(e, "note") ? element_value(e, "target") : STR_EMPTY;

        if (str_starts(target, STR("#")) && str_is(element_value(e, "type"), "evidence"))
            map_add(reader->arena, &reader->evidence, str_from(target, 1), (Element *)e);
    }
}

/* ---- programs ---- */

/* What the works of our own TEI refer to. Programs are not read, but their names are known: they are context. */
static void read_program(TeiReader *reader, Records *records, const Source *context, const Element *thing)
{
    const ElementAttribute *id = element_xml_attribute(thing, "id");
    Tree tree = { 0 };
    TreeValue type = { .span = thing->tag, .name_span = tei_name_span(thing) };

    if (id == NULL || !str_starts(id->value, STR("e.")))
        return;
    type.content = node_text(reader->arena, element_value(thing, "type"), thing->tag);
    tree_add(reader->arena, &tree, schema_field(&schema_program, F_TYPE), field_name(F_TYPE), type);
    for (const Element *e = element_child(thing, NULL, NULL); e != NULL; e = element_child(thing, NULL, e)) {
        TreeValue name = { .span = e->span, .name_span = tei_name_span(e) };
        Node *map = node_map(reader->arena, e->span);

        tei_language(e, e, &name);
        if ((!element_is(e, "orgName") && !element_is(e, "label")) || name.lang.len == 0)
            continue;
        node_add(reader->arena, map, field_name(F_TEXT), e->content, tei_text_node(reader, e));
        name.content = map;
        tree_add(reader->arena, &tree, schema_field(&schema_program, F_DESIGNATIONS), field_name(F_DESIGNATIONS), name);
    }
    vec_push(records->arena, &records->list,
             engine_read(records, KIND_PROGRAM, context, str_from(id->value, 2), id->value_span,
                         tree_node(reader->arena, &tree, thing->span), reader->diags));
}

static void read_programs(TeiReader *reader, Records *records, const Element *root)
{
    Source *context = arena_new(reader->arena, Source);

    *context = *reader->source;
    context->context = true;
    for (const Element *e = root; e != NULL; e = element_next(root, e))
        if (element_is(e, "org") || element_is(e, "event"))
            read_program(reader, records, context, e);
}

/* ---- works ---- */

typedef VEC(const Element *) Elements;

/* Works, outermost ones first; what stands in one belongs to it. */
static void find_works(TeiReader *reader, const Element *root, Elements *works, Elements *entries)
{
    const Element *e = root;

    while (e != NULL) {
        bool work = is_work(e) && !is_pointer(e) && (!reader->own || element_is(e, "biblStruct")), entry = is_entry(e);

        if (work && !e->broken)
            vec_push(reader->arena, works, e);
        else if (entry)
            vec_push(reader->arena, entries, e);
        e = work || (entry && reader->own) || (is_work(e)) ? element_skip(root, e) : element_next(root, e);
    }
}

static void report_entries(TeiReader *reader, const Elements *entries)
{
    if (entries->count > 0)
        diag_add(reader->diags, DIAG_B022, reader->source, tei_name_span(entries->items[0]),
                 "%zu %s of a dictionary, of which this is the first, %s not read: of TEI only works are",
                 entries->count, entries->count == 1 ? "entry" : "entries", entries->count == 1 ? "is" : "are");
}

static void read_works(TeiReader *reader, Records *records, const Elements *works)
{
    Map ids = { 0 };

    for (size_t i = 0; i < works->count; i++) {
        const ElementAttribute *id = element_xml_attribute(works->items[i], "id");

        if (id != NULL)
            map_add(reader->arena, &ids, tei_id(reader, id->value), reader);
    }
    for (size_t i = 0; i < works->count; i++) {
        const Element *element = works->items[i];
        const ElementAttribute *attribute = element_xml_attribute(element, "id");
        Node *work = tei_work(reader, element);
        Str id = attribute != NULL ? tei_id(reader, attribute->value) : make_id(reader, &ids, work);

        map_add(reader->arena, &ids, id, reader);
        vec_push(records->arena, &records->list,
                 engine_read(records, KIND_ENDNOTE, reader->source, id,
                             attribute != NULL ? attribute->value_span : tei_name_span(element), work, reader->diags));
    }
}

void read_tei(Records *records, Source *source, Diags *diags)
{
    static const char *const names[] = { "biblStruct", "biblFull", "bibl", NULL };
    TeiReader reader = { .arena = records->arena, .source = source, .diags = diags };
    const Element *root = xml_read(records->arena, source, names, diags);
    Elements works = { 0 }, entries = { 0 };

    if (root == NULL)
        return;
    reader.own = is_own(root);
    if (reader.own)
        index_evidence(&reader, root);
    find_works(&reader, root, &works, &entries);
    report_entries(&reader, &entries);
    read_works(&reader, records, &works);
    if (reader.own)
        read_programs(&reader, records, root);
}
