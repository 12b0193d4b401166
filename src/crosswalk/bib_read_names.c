/* Names, and what annotations keep of them: other scripts, ORCID. */
#include "crosswalk/bib_reader.h"
#include "crosswalk/bib_write.h"
#include "text/names_bib.h"
#include "text/script.h"
#include "text/tag.h"

typedef VEC(Node *) NameNodes;

typedef struct NameList {
    BibReader *reader;
    const NodeEntry *field;
    NameNodes nodes;
    VEC(BibNameKind) kinds;
    VEC(Str) texts; /* as they stand */
    bool faulty;    /* something was said that our parts can't say */
    bool shorter;   /* a name that says nothing is left out: annotations count it */
} NameList;

static void add_part(NameList *list, Node *name, FieldName part, Str tex)
{
    BibReader *reader = list->reader;
    bool exact = true;
    Str text = tex.len > 0 ? bib_take(reader, list->field, tex, TEX_READ_PLAIN, &exact) : STR_EMPTY;
    Span span = bib_slice_span(list->field, tex);

    if (text.len > 0)
        node_add(reader->nodes, name, field_name(part), span, node_text(reader->nodes, text, span));
    list->faulty = list->faulty || !exact;
}

/* The language of a name in Han characters: the work's, if it may be; else what the characters tell. */
static Str han_language(const BibReader *reader, Str text)
{
    Str guess;

    if (tag_is_cjk(reader->language))
        return reader->language;
    guess = script_guess_tag(text);
    return guess.len > 0 ? guess : STR("zh");
}

static void add_han(NameList *list, Node *name, Str family, Str given, Str whole)
{
    BibReader *reader = list->reader;
    bool exact = true;
    Str text = family.len > 0 ? bib_decode(reader, whole, TEX_READ_PLAIN)
                              : bib_take(reader, list->field, whole, TEX_READ_PLAIN, &exact);
    Str language = han_language(reader, text);
    Span span = bib_slice_span(list->field, whole);
    Node *form = node_map(reader->nodes, span);

    list->faulty = list->faulty || !exact;
    if (family.len == 0) {
        node_add(reader->nodes, name, language, span, node_text(reader->nodes, text, span));
        return;
    }
    add_part(list, form, F_FAMILY, family);
    add_part(list, form, F_GIVEN, given);
    node_add(reader->nodes, name, language, span, form);
}

/* Is there a hyphen between the two, and nothing else? */
static bool is_tied(Str a, Str b)
{
    return a.len > 0 && b.len > 0 && b.ptr == a.ptr + a.len + 1 && a.ptr[a.len] == '-';
}

/* BibTeX divides words at their hyphens, too: Xiao-ming Li has a “von” to it, al-Rashid one without its hyphen. To biber,
 * and to people, what a hyphen ties is one word. */
static void tie_words(BibName *bib)
{
    size_t space;

    if (bib->extended)
        return;
    if (is_tied(bib->first, bib->von)) {
        space = str_find_char(bib->von, ' ');
        space = space == STR_NONE ? bib->von.len : space;
        bib->first.len += 1 + space;
        bib->von = str_trim(str_from(bib->von, space));
    }
    if (is_tied(bib->von, bib->last)) {
        for (space = bib->von.len; space > 0 && !ascii_is_space(bib->von.ptr[space - 1]);)
            space--;
        bib->last = (Str){ bib->von.ptr + space, bib->von.len - space + 1 + bib->last.len };
        bib->von = str_trim(str_slice(bib->von, 0, space));
    }
}

static void add_person(NameList *list, Node *name, const BibName *split)
{
    BibName tied = *split, *bib = &tied;
    bool drops = split->has_useprefix && !split->useprefix;

    tie_words(bib);
    if (bib->han && bib->last.len > 0 && bib->first.len > 0 && bib->von.len == 0 && bib->jr.len == 0) {
        add_han(list, name, bib->last, bib->first, bib->last);
        return;
    }
    add_part(list, name, F_FAMILY, bib->last);
    add_part(list, name, F_GIVEN, bib->first);
    if (name->count == 0) { /* {a \\\\}: what follows the particle prints nothing */
        add_part(list, name, F_FAMILY, bib->von);
        bib->von = STR_EMPTY;
        list->faulty = true;
    }
    add_part(list, name, drops ? F_DROPPING_PARTICLE : F_NON_DROPPING_PARTICLE, bib->von);
    add_part(list, name, F_SUFFIX, bib->jr);
    list->faulty = list->faulty || bib->first_initials.len > 0 || bib->last_initials.len > 0 ||
                   bib->von_initials.len > 0 || bib->jr_initials.len > 0 || bib->has_useprefix;
}

static void on_fault(void *context, BibNameFault fault, Str where)
{
    static const char *const faults[] = {
        [BIB_NAME_EMPTY] = "there is no name beside an 'and'",
        [BIB_NAME_OTHERS_INSIDE] = "'others' is not the last name",
        [BIB_NAME_UNBALANCED] = "a brace without its partner",
        [BIB_NAME_COMMAS] = "a third comma: what follows counts as a given name",
        [BIB_NAME_MISSING] = "nothing follows the comma",
        [BIB_NAME_NO_FAMILY] = "a name without a family name",
        [BIB_NAME_UNKNOWN_KEY] = "a part that names don't have",
        [BIB_NAME_NO_VALUE] = "a part without a value",
    };
    NameList *list = context;
    BibReader *reader = list->reader;

    if (fault == BIB_NAME_BRACED_PERSON)
        return;
    list->faulty = true;
    diag_add(reader->diags, DIAG_B346, reader->source, bib_slice_span(list->field, where), "%s", faults[fault]);
}

static void add_name(NameList *list, Str tex)
{
    BibReader *reader = list->reader;
    Node *name = node_map(reader->nodes, bib_slice_span(list->field, tex));
    BibName bib;

    names_bib_split(tex, &bib, on_fault, list);
    switch (bib.kind) {
    case BIB_NAME_OTHERS:
        node_add(reader->nodes, name, field_name(F_OTHERS), name->span,
                 node_bare(reader->nodes, STR("true"), name->span));
        break;
    case BIB_NAME_LITERAL:
        add_part(list, name, F_LITERAL, bib.literal);
        break;
    case BIB_NAME_HAN:
        if (bib.braced)
            add_part(list, name, F_LITERAL, bib.literal);
        else
            add_han(list, name, STR_EMPTY, STR_EMPTY, bib.literal);
        break;
    default:
        add_person(list, name, &bib);
    }
    if (name->count == 0) {
        list->faulty = list->shorter = true;
        return;
    }
    vec_push(reader->nodes, &list->nodes, name);
    vec_push(reader->nodes, &list->texts, tex);
    vec_push(reader->nodes, &list->kinds, bib.kind == BIB_NAME_HAN && bib.braced ? BIB_NAME_LITERAL : bib.kind);
}

/* ---- annotations ---- */

/* N="text"; cut off `rest`. False where there is no such thing. */
static bool next_item(Str *rest, size_t *number, Str *text)
{
    size_t at = 0, end;

    *rest = str_trim(*rest);
    for (*number = 0; at < rest->len && at < 6 && ascii_is_digit(rest->ptr[at]); at++)
        *number = 10 * *number + (size_t)(rest->ptr[at] - '0');
    if (at == 0 || !str_starts(str_from(*rest, at), STR("=\"")))
        return false;
    *rest = str_from(*rest, at + 2);
    end = str_find_char(*rest, '"');
    if (end == STR_NONE)
        return false;
    *text = str_slice(*rest, 0, end);
    *rest = str_trim(str_from(*rest, end + 1));
    if (rest->len > 0 && rest->ptr[0] != ';')
        return false;
    *rest = str_from(*rest, 1);
    return text->len > 0;
}

static bool is_latin_form(Str as)
{
    LanguageTag tag;

    return tag_parse(as, &tag) && str_eq_nocase(tag.script, STR("Latn"));
}

/* Is every item something that a name of ours can take? */
static bool fits(const NameList *list, Str items, Str as)
{
    size_t number;
    Str text;

    if (list->shorter)
        return false;
    if (!str_is(as, "orcid") && (!tag_is_key(as) || !tag_is_known(as)))
        return false;
    while (str_trim(items).len > 0) {
        if (!next_item(&items, &number, &text) || number == 0 || number > list->nodes.count ||
            list->kinds.items[number - 1] == BIB_NAME_OTHERS)
            return false;
    }
    return true;
}

static bool same_language(Str a, Str b)
{
    return str_eq(str_slice(a, 0, str_find_char(a, '-')), str_slice(b, 0, str_find_char(b, '-')));
}

static void add_order(BibReader *reader, Node *name, Str order, Span span)
{
    if (node_entry(name, field_name(F_NAME_ORDER)) == NULL)
        node_add(reader->nodes, name, field_name(F_NAME_ORDER), span, node_text(reader->nodes, order, span));
}

/* {教育部} with the English beside it. */
static void add_literal(const NameList *list, Node *name, Str as, Str text, Span span)
{
    Arena *nodes = list->reader->nodes;
    NodeEntry *literal = &name->entries[0];
    Str own = list->reader->language.len > 0 ? list->reader->language : STR("und");
    Node *map;

    if (literal->value->kind == NODE_TEXT) {
        map = node_map(nodes, literal->value->span);
        node_add(nodes, map, own, literal->key_span, literal->value);
        literal->value = map;
    }
    node_add(nodes, literal->value, as, span, node_text(nodes, text, span));
}

static void annotate(NameList *list, size_t number, Str as, Str tex, Span span)
{
    Arena *nodes = list->reader->nodes;
    Node *name = list->nodes.items[number];
    Str text = bib_decode(list->reader, tex, TEX_READ_PLAIN);
    BibName bib;

    if (str_is(as, "orcid")) {
        node_add(nodes, name, field_name(F_ORCID), span, node_text(nodes, text, span));
    } else if (list->kinds.items[number] == BIB_NAME_LITERAL) {
        add_literal(list, name, as, text, span);
    } else if (list->kinds.items[number] == BIB_NAME_HAN && is_latin_form(as)) {
        names_bib_split(tex, &bib, NULL, NULL);
        if (bib.kind == BIB_NAME_PARTS)
            add_person(list, name, &bib);
        else
            add_part(list, name, F_FAMILY, tex);
    } else {
        node_add(nodes, name, as, span, node_text(nodes, text, span));
        /* Our writer would have shown that form, if the name were not to stand as it does. */
        if (tag_is_cjk(as) && !is_latin_form(as) && same_language(as, list->reader->language))
            add_order(list->reader, name, STR("given-first"), span);
    }
}

static void read_annotation(NameList *list, const NodeEntry *field, Str as)
{
    Str items = field->value->text, text;
    size_t number;

    if (!fits(list, items, as))
        return;
    bib_use(list->reader, field);
    while (str_trim(items).len > 0 && next_item(&items, &number, &text))
        annotate(list, number - 1, as, text, bib_slice_span(field, text));
}

/* author_transliteration_zh-Latn: the whole list; a name that has no such form stands there as it does in the first. */
static void read_multiscript_list(NameList *list, const NodeEntry *field, Str as)
{
    Str rest = field->value->text, name;
    size_t count = 0;

    while (names_bib_next(&rest, &name, NULL, NULL))
        count++;
    if (count != list->nodes.count)
        return;
    bib_use(list->reader, field);
    rest = field->value->text;
    for (size_t i = 0; names_bib_next(&rest, &name, NULL, NULL); i++)
        if (!str_eq(name, list->texts.items[i]) && list->kinds.items[i] != BIB_NAME_OTHERS)
            annotate(list, i, as, name, bib_slice_span(field, name));
}

/* author+an:zh-Latn; the name of a language may have capitals in the file. */
static void read_annotations(NameList *list)
{
    const Entry *entry = list->reader->entry;

    for (size_t i = 0; i < entry->fields->count; i++) {
        const NodeEntry *field = &entry->fields->entries[i];
        Str prefix = list->field->key, rest = field->key, base, lang;

        if (list->reader->used[i] || field->value->kind != NODE_TEXT || !str_starts(rest, prefix))
            continue;
        if (bib_multiscript_name(list->reader, rest, &base, &lang) && str_eq(base, prefix))
            read_multiscript_list(list, field, lang);
        if (!str_starts(str_from(rest, prefix.len), STR("+an:")))
            continue;
        read_annotation(list, field, tag_canonical(list->reader->arena, str_from(rest, prefix.len + 4)));
    }
}

/* The list as it stands, with what belongs to it. */
static void keep_all(BibReader *reader, const NodeEntry *list)
{
    const Entry *entry = reader->entry;

    for (size_t i = 0; i < entry->fields->count; i++) {
        const NodeEntry *field = &entry->fields->entries[i];
        Str rest = str_starts(field->key, list->key) ? str_from(field->key, list->key.len) : STR_EMPTY;

        if (field == list || str_is(rest, "type") || str_starts(rest, STR("+an")) || str_starts(rest, STR("_")))
            bib_keep(reader, field);
    }
}

void bib_read_names(BibReader *reader, const NodeEntry *field, FieldName ours)
{
    NameList list = { .reader = reader, .field = field };
    Str rest = field->value->text, name;
    Node *nodes = node_list(reader->nodes, field->value->span);

    while (names_bib_next(&rest, &name, on_fault, &list))
        add_name(&list, name);
    if (list.nodes.count == 0)
        return;
    read_annotations(&list);
    for (size_t i = 0; i < list.nodes.count; i++)
        node_add(reader->nodes, nodes, STR_EMPTY, (Span){ 0 }, list.nodes.items[i]);
    bib_use(reader, field);
    bib_add(reader, ours, field, nodes);
    if (list.faulty && bib_is_balanced(field->value->text))
        keep_all(reader, field);
}

/* {Xi Jinping}, which sorts as Xi, Jinping, is a person after all. */
static bool restore_person(BibReader *reader, Node *name, Str sorted, Span span)
{
    const NodeEntry *literal = node_entry(name, field_name(F_LITERAL));
    BibName bib;
    Str family, given;

    names_bib_split(sorted, &bib, NULL, NULL);
    if (literal == NULL || name->count != 1 || literal->value->kind != NODE_TEXT || bib.kind != BIB_NAME_PARTS ||
        bib.first.len == 0 || bib.last.len == 0 || bib.von.len > 0 || bib.jr.len > 0)
        return false;
    family = bib_decode(reader, bib.last, TEX_READ_PLAIN);
    given = bib_decode(reader, bib.first, TEX_READ_PLAIN);
    if (!str_eq(literal->value->text, arena_format(reader->arena, "%.*s %.*s", STR_ARG(family), STR_ARG(given))))
        return false;
    name->count = 0;
    node_add(reader->nodes, name, field_name(F_FAMILY), span, node_text(reader->nodes, family, span));
    node_add(reader->nodes, name, field_name(F_GIVEN), span, node_text(reader->nodes, given, span));
    add_order(reader, name, STR("family-first"), span);
    return true;
}

/* A name in Han characters whose Latin form is known. */
static bool is_sorted_by_parts(const Node *name)
{
    bool han = false;

    for (size_t i = 0; i < name->count; i++)
        han = han || tag_is_cjk(name->entries[i].key);
    return han && node_entry(name, field_name(F_FAMILY)) != NULL && node_entry(name, field_name(F_NAME_ORDER)) == NULL;
}

/* Our writer makes it of the names, where one has another form than the printed one. */
void bib_read_sortname(BibReader *reader)
{
    const NodeEntry *sort = bib_field(reader, STR("sortname"));
    const NodeEntry *authors = node_entry(reader->ours, field_name(F_AUTHOR));
    bool made = false;
    Str rest, name;

    if (authors == NULL)
        authors = node_entry(reader->ours, field_name(F_EDITOR));
    if (sort == NULL || authors == NULL || authors->value->kind != NODE_LIST ||
        node_entry(reader->custom, STR("biblatex.author")) != NULL ||
        node_entry(reader->custom, STR("biblatex.editor")) != NULL)
        return;
    rest = sort->value->text;
    for (size_t i = 0; i < authors->value->count && names_bib_next(&rest, &name, NULL, NULL); i++) {
        Node *author = authors->value->entries[i].value;

        made = restore_person(reader, author, name, sort->value->span) || is_sorted_by_parts(author) || made;
    }
    if (made)
        bib_use(reader, sort);
}
