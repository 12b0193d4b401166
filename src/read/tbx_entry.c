/* Concepts of TBX, by languages and terms; see tbx_parts.h. */
#include "model/engine.h"
#include "model/maps.h"
#include "read/tbx_parts.h"
#include "text/tag.h"

/* What is being read: an element of an entry, a language section or a term. */
typedef struct Place {
    Tbx *tbx;
    TbxEntry *entry;
    TbxLevel level;
    TbxTerm *term; /* TBX_TERM */
    Str lang;      /* of the section */
} Place;

/* What is said of a term belongs to it, all else to the concept. */
static FactList *facts_of(const Place *place)
{
    return place->level == TBX_TERM ? &place->term->facts : &place->entry->facts;
}

static void keep(const Place *place, const Element *element)
{
    Tbx *tbx = place->tbx;
    Str target = element_value(element, "target"), text = tbx_text(tbx, element);

    if (target.len > 0)
        text = text.len > 0 ? arena_format(tbx->arena, "%.*s <%.*s>", STR_ARG(text), STR_ARG(target)) : target;
    if (text.len == 0)
        tbx_lose(tbx, element);
    else
        tbx_keep(tbx, &place->entry->facts, tbx_category(element),
                 place->level == TBX_TERM ? place->term->text : STR_EMPTY, text, element);
}

/* What stands beside the head of a group. */
static void read_group(const Place *place, const Schema *schema, Fact *fact, const Element *group, const Element *head)
{
    if (group != NULL)
        tbx_read_evidence(place->tbx, schema, &fact->below, group, head);
}

/* A word of a list: ours, and where it is not quite the same the other kept, too. */
static void read_word(const Place *place, Str field, const Element *element, const Element *group)
{
    Tbx *tbx = place->tbx;
    Str word = tbx_text(tbx, element);
    const MapRow *row = map_find_theirs(STR("tbx"), field, word, STR_EMPTY);
    FactList *list = str_is(field, "part-of-speech") ? &place->entry->facts : facts_of(place);
    Fact *fact;

    if (!tbx->ours && (row == NULL || row->fidelity != MAP_EXACT)) /* ours say the rest in a note */
        keep(place, element);
    if (row == NULL)
        return;
    for (size_t i = 0; list == &place->entry->facts && i < list->count; i++)
        if (str_eq(list->items[i]->key, field)) { /* every rendering says it */
            if (!str_eq(list->items[i]->value, row->ours) && !list->items[i]->stated)
                keep(place, element);
            return;
        }
    fact = fact_add(tbx->arena, list, field, STR_EMPTY, row->ours, element->content);
    read_group(place, &schema_statement, fact, group, element);
}

static void read_definition(const Place *place, Str field, const Element *element, const Element *group)
{
    Str key = arena_copy(place->tbx->arena, field);
    Fact *fact = tbx_add_text(place->tbx, &place->entry->facts, key.ptr, element);

    if (fact != NULL)
        read_group(place, &schema_statement, fact, group, element);
}

/* A context is words of a source. */
static void read_context(const Place *place, const Element *element, const Element *group)
{
    Tbx *tbx = place->tbx;
    Fact *fact = fact_add(tbx->arena, &place->entry->facts, STR("quotations"), STR_EMPTY, STR_EMPTY, element->content);

    fact->has_value = false;
    tbx_add_text(tbx, &fact->below, "text", element);
    read_group(place, &schema_quotation, fact, group, element);
}

static void read_subject(const Place *place, const Element *element)
{
    Tbx *tbx = place->tbx;
    Str target = element_value(element, "target"), text = tbx_text(tbx, element);

    if (tbx->ours && target.len > 0)
        text = tbx_id(tbx, target);
    if (text.len > 0)
        fact_add(tbx->arena, &place->entry->facts, STR("subject-field"), STR_EMPTY, text, element->content);
}

/* ---- references ---- */

/* Ours say what they are before the colon. */
static bool read_own_reference(const Place *place, const Element *element, Str target)
{
    Tbx *tbx = place->tbx;
    Str text = tbx_text(tbx, element);
    size_t colon = str_find_char(text, ':');
    Str key = str_slice(text, 0, colon), label = str_trim(str_from(text, colon + 1));

    if (!tbx->ours || colon == STR_NONE)
        return false;
    if (place->level != TBX_TERM) {
        const Row *row = schema_row(place->entry->schema, key);

        if (row == NULL || row->type != TYPE_REF)
            return false;
        fact_add(tbx->arena, &place->entry->facts, key, STR_EMPTY, tbx_id(tbx, target), element->span);
        return true;
    }
    if (str_is(key, "short-for")) {
        fact_add(tbx->arena, &place->term->facts, key, place->lang, label, element->content);
        return true;
    }
    if (!str_is(key, "pinyin") && !str_is(key, "romanised") && !str_is(key, "abbreviation"))
        return false;
    place->term->form = key;
    place->term->form_of = target;
    return true;
}

static bool is_entry(const Element *element)
{
    return element_is(element, "conceptEntry") || element_is(element, "termEntry");
}

static void read_reference(const Place *place, Str field, const Element *element)
{
    Tbx *tbx = place->tbx;
    Str target = element_value(element, "target");
    const Element *meant = map_get(&tbx->ids, target);

    if (read_own_reference(place, element, target))
        return;
    if (meant == NULL || !is_entry(meant))
        keep(place, element);
    else
        fact_add(tbx->arena, &place->entry->facts, arena_copy(tbx->arena, field), STR_EMPTY, tbx_id(tbx, target),
                 element->span);
}

static void read_url(const Place *place, const Element *element)
{
    Tbx *tbx = place->tbx;
    Str text = tbx_text(tbx, element);

    if (schema_row(place->entry->schema, STR("url")) == NULL || place->level == TBX_TERM)
        keep(place, element);
    else
        fact_add(tbx->arena, &place->entry->facts, STR("url"), STR_EMPTY,
                 text.len > 0 ? text : element_value(element, "target"), element->content);
}

/* ---- transactions ---- */

#if defined(__GNUC__) && !defined(__clang__)
/* gcc's analyser does not follow a structure that a function of another file returns. */
#pragma GCC diagnostic ignored "-Wanalyzer-use-of-uninitialized-value"
#endif

/* What was done, to what, and by whom; our own changes say it in notes. */
static Str change_text(const Place *place, const Element *group, const Element *head)
{
    Tbx *tbx = place->tbx;
    Str text = element_is(head, "transac") || str_is(head->name, "transactionType") ? tbx_text(tbx, head) : head->name;

    if (place->level == TBX_LANGUAGE)
        text = arena_format(tbx->arena, "%.*s (%.*s)", STR_ARG(text), STR_ARG(place->lang));
    if (place->level == TBX_TERM)
        text = arena_format(tbx->arena, "%.*s (%.*s)", STR_ARG(text), STR_ARG(place->term->text));
    for (const Element *child = NULL; (child = element_child(group, NULL, child)) != NULL;)
        if (str_is(tbx_category(child), "responsibility"))
            text = arena_format(tbx->arena, "%.*s: %.*s", STR_ARG(text), STR_ARG(tbx_text(tbx, child)));
    return text;
}

static void read_change(const Place *place, const Element *group, const Element *head)
{
    Tbx *tbx = place->tbx;
    const Element *date = element_child(group, "date", NULL);
    FactList notes = { 0 };
    Fact *fact;

    for (const Element *child = NULL; (child = element_child(group, NULL, child)) != NULL;) {
        if (element_is(child, "note"))
            tbx_read_note(tbx, &schema_change, &notes, child);
        else if (child != head && child != date && !str_is(tbx_category(child), "responsibility"))
            tbx_lose(tbx, child);
    }
    if (date == NULL) {
        tbx_keep(tbx, &place->entry->facts, STR("transaction"), STR_EMPTY, change_text(place, group, head), group);
        return;
    }
    fact = fact_add(tbx->arena, &place->entry->facts, STR("history"), STR_EMPTY, STR_EMPTY, group->span);
    fact->has_value = false;
    fact_add(tbx->arena, &fact->below, STR("date"), STR_EMPTY, tbx_text(tbx, date), date->content);
    if (notes.count == 0)
        fact_add(tbx->arena, &fact->below, STR("note"), tbx->ours ? STR_EMPTY : STR("en"),
                 change_text(place, group, head), head->content);
    for (size_t i = 0; i < notes.count; i++)
        vec_push(tbx->arena, &fact->below, notes.items[i]);
}

/* ---- any element ---- */

static void read_reading(const Place *place, const Element *element)
{
    Tbx *tbx = place->tbx;
    bool pinyin = tag_matches(STR("zh"), place->lang);
    Str text = tbx_text(tbx, element);

    if (place->level != TBX_TERM || text.len == 0)
        keep(place, element);
    else
        fact_add(tbx->arena, &place->term->facts, pinyin ? STR("pinyin") : STR("romanised"), STR_EMPTY, text,
                 element->content);
}

static void read_category(const Place *place, const Element *element, const Element *group)
{
    Str field = tbx_field(element);

    if (str_is(field, "status") || str_is(field, "term-type") || str_is(field, "register") ||
        str_is(field, "part-of-speech"))
        read_word(place, field, element, group);
    else if (str_is(field, "definition") || str_is(field, "explanation"))
        read_definition(place, field, element, group);
    else if (str_is(field, "quotations"))
        read_context(place, element, group);
    else if (str_is(field, "subject-field"))
        read_subject(place, element);
    else if (str_is(field, "related") || str_is(field, "broader"))
        read_reference(place, field, element);
    else if (str_is(field, "url"))
        read_url(place, element);
    else if (str_is(field, "pinyin"))
        read_reading(place, element);
    else if (str_is(field, "note"))
        tbx_add_text(place->tbx, facts_of(place), "note", element);
    else
        keep(place, element);
}

static bool is_group(const Element *element)
{
    return element_is(element, "descripGrp") || element_is(element, "adminGrp") || element_is(element, "termNoteGrp") ||
           element_is(element, "transacGrp");
}

static const Schema *note_schema(const Place *place)
{
    return place->level == TBX_TERM ? &schema_designation : place->entry->schema;
}

static void read_element(const Place *place, const Element *element)
{
    Tbx *tbx = place->tbx;
    const Element *head;

    if (element_is(element, "note")) {
        tbx_read_note(tbx, note_schema(place), facts_of(place), element);
        return;
    }
    if (tbx_read_source(tbx, facts_of(place), element))
        return;
    head = is_group(element) ? element_child(element, NULL, NULL) : NULL;
    if (head == NULL)
        read_category(place, element, NULL);
    else if (element_is(element, "transacGrp") || str_is(tbx_field(head), "history"))
        read_change(place, element, head);
    else
        read_category(place, head, element);
}

/* ---- terms and languages ---- */

/* The children of a term section; ntig has most of them in a termGrp. */
static void read_term_children(Place *place, const Element *section)
{
    for (const Element *child = NULL; (child = element_child(section, NULL, child)) != NULL;) {
        if (element_is(child, "termGrp"))
            read_term_children(place, child);
        else if (!element_is(child, "term"))
            read_element(place, child);
    }
}

static const Element *find_term(const Element *section)
{
    const Element *group = element_child(section, "termGrp", NULL), *term = element_child(section, "term", NULL);

    return term != NULL || group == NULL ? term : element_child(group, "term", NULL);
}

static void read_term(const Place *language, const Element *section)
{
    Tbx *tbx = language->tbx;
    const Element *term = find_term(section);
    Place place = *language;

    if (term == NULL) {
        tbx_lose(tbx, section);
        return;
    }
    place.level = TBX_TERM;
    place.term = arena_new(tbx->arena, TbxTerm);
    place.term->element = section;
    place.term->lang = place.lang;
    place.term->text = tbx_text(tbx, term);
    fact_add(tbx->arena, &place.term->facts, STR("text"), place.lang, place.term->text, term->content);
    read_term_children(&place, section);
    vec_push(tbx->arena, &place.entry->terms, place.term);
}

static bool is_term_section(const Element *element)
{
    return element_is(element, "termSec") || element_is(element, "tig") || element_is(element, "ntig");
}

static void read_language(const Place *entry, const Element *section)
{
    const ElementAttribute *lang = element_xml_attribute(section, "lang");
    Place place = *entry;

    place.level = TBX_LANGUAGE;
    place.lang = lang != NULL ? lang->value : element_value(section, "lang");
    if (place.lang.len == 0)
        place.lang = STR("und");
    for (const Element *child = NULL; (child = element_child(section, NULL, child)) != NULL;) {
        if (is_term_section(child))
            read_term(&place, child);
        else
            read_element(&place, child);
    }
}

/* ---- the record ---- */

/* The only rendering in Chinese characters; NULL if there is none, or more than one. */
static TbxTerm *only_han(const TbxEntry *entry)
{
    TbxTerm *found = NULL;

    for (size_t i = 0; i < entry->terms.count; i++) {
        TbxTerm *term = entry->terms.items[i];

        if (!tag_matches(STR("zh"), term->lang) || tag_is_romanised(term->lang))
            continue;
        if (found != NULL)
            return NULL;
        found = term;
    }
    return found;
}

static bool has_fact(const FactList *list, const char *key)
{
    for (size_t i = 0; i < list->count; i++)
        if (str_is(list->items[i]->key, key))
            return true;
    return false;
}

/* A romanised term, or an abbreviation, becomes a field of what it is a form of, with all that is said of it. */
static bool join_form(Tbx *tbx, const Map *by_id, TbxTerm *han, TbxTerm *term)
{
    TbxTerm *main = term->form_of.len > 0 ? map_get(by_id, term->form_of) : NULL;
    Str key = term->form, lang = STR_EMPTY;
    Fact *fact;

    if (main == NULL && han != NULL && han != term && tag_eq(term->lang, STR("zh-Latn-pinyin")) &&
        !has_fact(&han->facts, "pinyin")) {
        main = han;
        key = STR("pinyin");
    }
    if (main == NULL || main == term || main->form_of.len > 0)
        return false;
    if (!str_is(key, "pinyin") && !tag_eq(term->lang, STR("und-Latn")))
        lang = term->lang;
    fact = fact_add(tbx->arena, &main->facts, key, lang, term->text, term->element->span);
    for (size_t i = 0; i < term->facts.count; i++)
        if (schema_row(&schema_statement, term->facts.items[i]->key) != NULL)
            vec_push(tbx->arena, &fact->below, term->facts.items[i]);
    return true;
}

static void add_designations(Tbx *tbx, TbxEntry *entry)
{
    TbxTerm *han = only_han(entry);
    Map by_id = { 0 };

    for (size_t i = 0; i < entry->terms.count; i++) {
        Str id = element_value(entry->terms.items[i]->element, "id");

        if (id.len > 0)
            map_add(tbx->arena, &by_id, id, entry->terms.items[i]);
    }
    for (size_t i = 0; i < entry->terms.count; i++)
        entry->terms.items[i]->joined = join_form(tbx, &by_id, han, entry->terms.items[i]);
    for (size_t i = 0; i < entry->terms.count; i++) {
        const TbxTerm *term = entry->terms.items[i];
        Fact *fact;

        if (term->joined)
            continue;
        fact = fact_add(tbx->arena, &entry->facts, STR("designations"), term->lang, STR_EMPTY, term->element->span);
        fact->has_value = false;
        fact->below = term->facts;
    }
}

/* The id of an entry without one. */
static Str free_id(Tbx *tbx, const Element *element)
{
    Str id;

    do {
        id = arena_format(tbx->arena, "concept-%zu", ++tbx->unnamed);
    } while (map_get(&tbx->ids, id) != NULL);
    map_add(tbx->arena, &tbx->ids, id, (void *)element);
    return id;
}

void tbx_read_entry(Tbx *tbx, const Element *element)
{
    const ElementAttribute *id = element_attribute(element, "id");
    bool program = tbx->ours && id != NULL && str_starts(id->value, STR("p."));
    TbxEntry entry = { .element = element, .schema = program ? &schema_program : &schema_term };
    Place place = { .tbx = tbx, .entry = &entry, .level = TBX_ENTRY };
    Record *record;
    Str name;
    Node *node;

    for (const Element *child = NULL; (child = element_child(element, NULL, child)) != NULL;) {
        if (element_is(child, "langSec") || element_is(child, "langSet"))
            read_language(&place, child);
        else
            read_element(&place, child);
    }
    add_designations(tbx, &entry);
    node = facts_node(tbx->arena, entry.schema, &entry.facts, element->span);
    node->broken = element->broken;
    name = id != NULL && id->value.len > 0 ? tbx_id(tbx, id->value) : free_id(tbx, element);
    record = engine_read(tbx->records, program ? KIND_PROGRAM : KIND_TERM, tbx->source, name,
                         id != NULL ? id->value_span : element->tag, node, tbx->diags);
    vec_push(tbx->records->arena, &tbx->records->list, record);
}
