/* Texts of biblatex's multiscript branch: FIELD_FORM_LANGUAGE beside FIELD. */
#include "crosswalk/bib_reader.h"
#include "text/sort_key.h"
#include "text/tag.h"

bool bib_multiscript_name(BibReader *reader, Str name, Str *base, Str *lang)
{
    static const char *const forms[] = { "default", "transliteration", "transcription", "translation" };
    size_t first = str_find_char(name, '_'), second;
    Str rest;

    if (first == STR_NONE || first == 0)
        return false;
    *base = str_slice(name, 0, first);
    rest = str_from(name, first + 1);
    second = str_find_char(rest, '_');
    if (second == STR_NONE)
        return false;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (str_is(str_slice(rest, 0, second), forms[i])) {
            *lang = tag_canonical(reader->arena, str_from(rest, second + 1));
            return tag_is_key(*lang) && tag_is_known(*lang);
        }
    return false;
}

/* The text of ours that was read from the base. NULL: there is none, or it is none by language. */
static NodeEntry *text_of(const BibReader *reader, Str base)
{
    const MapRow *row = map_find_theirs(reader->map, STR("fields"), base, reader->type);
    const Row *ours = row != NULL ? schema_row(&schema_endnote, row->ours) : NULL;

    if (ours == NULL || ours->type != TYPE_TEXT || ours->cardinality == MANY)
        return NULL;
    return (NodeEntry *)node_entry(reader->ours, row->ours);
}

/* What our writer sorts by, if the title is romanised. */
static void drop_sort_key(BibReader *reader, Str romanised)
{
    const NodeEntry *sort = bib_field(reader, STR("sorttitle"));
    Buf key = { 0 };

    if (sort == NULL)
        return;
    sort_key(&key, reader->arena, romanised);
    if (str_eq(bib_decode(reader, sort->value->text, 0), buf_str(&key)))
        bib_use(reader, sort);
    buf_free(&key);
}

static void read_form(BibReader *reader, const NodeEntry *field, Str base, Str lang)
{
    NodeEntry *ours = text_of(reader, base);
    bool exact = true, romanised;
    Str text;
    Node *map;

    if (ours == NULL || ours->value->kind == NODE_LIST || reader->language.len == 0 || str_eq(lang, reader->language) ||
        (ours->value->kind == NODE_MAP && node_entry(ours->value, lang) != NULL))
        return;
    romanised = !str_contains(field->key, STR("_translation_"));
    text =
        bib_take(reader, field, field->value->text, str_is(base, "title") && !romanised ? TEX_READ_TITLE : 0, &exact);
    if (text.len == 0)
        return;
    if (str_is(base, "title") && romanised)
        drop_sort_key(reader, text);
    if (ours->value->kind == NODE_TEXT) {
        map = node_map(reader->nodes, ours->value->span);
        node_add(reader->nodes, map, reader->language, ours->key_span, ours->value);
        ours->value = map;
    }
    node_add(reader->nodes, ours->value, lang, field->key_span, bib_text_node(reader, field, text));
    /* Where the base is kept as it stands, the writer compares all of it. */
    if (!exact || node_entry(reader->custom, arena_join(reader->arena, STR("biblatex."), base)) != NULL)
        bib_keep_beside(reader, field);
    else
        bib_use(reader, field);
}

void bib_read_multiscript(BibReader *reader)
{
    const Node *fields = reader->entry->fields;

    for (size_t i = 0; i < fields->count; i++) {
        const NodeEntry *field = &fields->entries[i];
        Str base, lang;

        if (!reader->used[i] && field->value->kind == NODE_TEXT &&
            bib_multiscript_name(reader, field->key, &base, &lang))
            read_form(reader, field, base, lang);
    }
}
