#include "jobs/cite_entry.h"

#include "jobs/cite_styled.h"
#include "jobs/render_each.h"
#include "model/engine.h"
#include "model/label.h"
#include "model/link.h"
#include "model/source_form.h"

/* As the page shows them: whole files, or entries alone. */
static const struct {
    const char *format, *label;
    bool whole;
} cites[SITE_CITES] = { { "biblatex", "BibLaTeX", false }, { "csl-json", "CSL-JSON", true }, { "ris", "RIS", false } };

/* ---- the entry as a work ---- */

static void put(Arena *arena, Node *map, const char *key, Node *value)
{
    if (value != NULL)
        node_add(arena, map, str_of(key), (Span){ 0 }, value);
}

static void put_text(Arena *arena, Node *map, const char *key, Str text)
{
    if (text.len > 0)
        put(arena, map, key, node_text(arena, text, (Span){ 0 }));
}

static Node *field_node(Arena *arena, const Record *record, FieldName name)
{
    const Field *field = record != NULL ? record_field(record, name) : NULL;

    return field != NULL ? source_form_field(arena, record, field, NULL) : NULL;
}

/* {zh-Hans: 双循环, en: dual circulation} */
static Node *title_node(Arena *arena, const Record *concept, Str *language)
{
    const Value *const labels[] = { label_designation(concept, STR("zh")), label_designation(concept, STR("en")) };
    Node *map = node_map(arena, (Span){ 0 });

    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        if (labels[i] == NULL)
            continue;
        if (language->len == 0)
            *language = labels[i]->lang;
        node_add(arena, map, labels[i]->lang, (Span){ 0 },
                 node_text(arena, record_text(labels[i]->record, F_TEXT), (Span){ 0 }));
    }
    return map->count > 0 ? map : node_text(arena, label_english(concept), (Span){ 0 });
}

static Node *entry_node(Arena *arena, const Records *records, const Record *concept)
{
    Node *map = node_map(arena, (Span){ 0 });
    Str language = STR_EMPTY;
    Node *title = title_node(arena, concept, &language);
    Buf path = { 0 };

    doc_path(&path, concept);
    put_text(arena, map, "type", STR("entry-dictionary"));
    put(arena, map, "title", title);
    put(arena, map, "editor", field_node(arena, records->project, F_EDITORS));
    put(arena, map, "container-title", field_node(arena, records->project, F_TITLE));
    put_text(arena, map, "issued", site_changed(concept));
    put_text(arena, map, "language", language);
    put_text(arena, map, "url", site_address(arena, records, buf_str(&path)));
    buf_free(&path);
    return map;
}

static void resolve(void *context, const Record *record, const Value *top, Value *value)
{
    (void)record;
    (void)top;
    if (value->row->type == TYPE_REF)
        value->target = link_find(context, value->text);
}

/* Works for the concepts of the list. What is made here was checked where it comes from: nobody looks for faults. */
static RecordList make_entries(Arena *arena, const Records *records, const RecordList *list)
{
    Records *own = records_create(arena);
    Diags *diags = diags_create(arena);
    RecordList entries = { 0 };

    own->project = records->project;
    for (size_t i = 0; i < list->count; i++) {
        const Record *concept = list->items[i];

        if ((concept->kind & KIND_CONCEPTS) != 0)
            vec_push(arena, &own->list,
                     engine_read(own, KIND_ENDNOTE, concept->source, concept->id, concept->id_span,
                                 entry_node(arena, records, concept), diags));
    }
    engine_resolve_run(own, 0, own->list.count); /* the project is everybody's, and was resolved */
    for (size_t i = 0; i < own->list.count; i++) {
        record_walk(own->list.items[i], resolve, (void *)records);
        vec_push(arena, &entries, own->list.items[i]);
    }
    return entries;
}

/* ---- in the formats ---- */

typedef struct Receiver {
    xmlDoc *document;
    const char *label;
    const size_t *places; /* of the concepts among the document's records */
} Receiver;

static bool receive(void *context, size_t number, Str bytes)
{
    const Receiver *receiver = context;

    doc_page_text(receiver->document, receiver->places[number], "cite", receiver->label, str_trim(bytes));
    return true;
}

bool cite_entries(Site *site, const RecordList *list, xmlDoc *document, Str *error)
{
    Arena *arena = arena_create();
    RecordList entries = make_entries(arena, site->load->records, list);
    size_t *places = arena_array(arena, list->count + 1, sizeof *places), count = 0;
    bool done;

    for (size_t i = 0; i < list->count; i++)
        if ((list->items[i]->kind & KIND_CONCEPTS) != 0)
            places[count++] = i;
    done = cite_styled(site, &entries, places, true, document, error);
    for (size_t i = 0; done && entries.count > 0 && i < SITE_CITES; i++) {
        Receiver receiver = { document, cites[i].label, places };

        if (site->cites[i] == NULL)
            site->cites[i] = render_each_open(site->load, format_find(str_of(cites[i].format)), site->options, error);
        done = site->cites[i] != NULL &&
               render_each(site->cites[i], &entries, cites[i].whole, STR_EMPTY, receive, &receiver, error);
    }
    if (site->style_count > 0) /* engines borrow from it */
        arena_adopt(site->load->arena, arena);
    else
        arena_destroy(arena);
    return done;
}

void cite_entries_close(Site *site)
{
    for (size_t i = 0; i < SITE_CITES; i++)
        render_each_close(site->cites[i]);
}
