/* Titles: with their subtitles, and with the forms that stand beside them. */
#include "crosswalk/bib_reader.h"
#include "text/script.h"
#include "text/sort_key.h"
#include "text/tag.h"

#include <string.h>

typedef struct TitleFields {
    Str title, subtitle, addon;
    FieldName ours;
} TitleFields;

static const TitleFields titles[] = {
    { STR_INIT("title"), STR_INIT("subtitle"), STR_INIT("titleaddon"), F_TITLE },
    { STR_INIT("journaltitle"), STR_INIT("journalsubtitle"), STR_INIT("journaltitleaddon"), F_CONTAINER_TITLE },
    { STR_INIT("journal"), STR_INIT("journalsubtitle"), STR_INIT("journaltitleaddon"), F_CONTAINER_TITLE },
    { STR_INIT("booktitle"), STR_INIT("booksubtitle"), STR_INIT("booktitleaddon"), F_CONTAINER_TITLE },
    { STR_INIT("maintitle"), STR_INIT("mainsubtitle"), STR_INIT(""), F_VOLUME_TITLE },
    { STR_INIT("eventtitle"), STR_INIT(""), STR_INIT("eventtitleaddon"), F_EVENT_TITLE },
};

/* “romanised [translated]” */
typedef struct Forms {
    Str romanised, translated;
} Forms;

/* The subtitle is part of our title, and residue: the writer takes it off again. */
static Str with_subtitle(BibReader *reader, const TitleFields *fields, Str text)
{
    const NodeEntry *field = bib_field(reader, fields->subtitle);
    Str subtitle;
    bool marked, exact = true; /* kept it is in any case */

    if (field == NULL)
        return text;
    subtitle = bib_take(reader, field, field->value->text, 0, &exact);
    if (subtitle.len == 0)
        return text;
    marked = text.len > 0 && strchr("?!.:", text.ptr[text.len - 1]) != NULL;
    bib_keep(reader, field);
    return arena_join(reader->arena, text, arena_join(reader->arena, marked ? STR(" ") : STR(": "), subtitle));
}

static bool has_own_script(Str language)
{
    Str script = tag_script(language);

    return language.len > 0 && !str_is(script, "Latn") && !str_is(script, "Zyyy");
}

static bool split_forms(Str text, Forms *forms)
{
    size_t open = str_find_char(text, '[');

    *forms = (Forms){ text, STR_EMPTY };
    if (open == STR_NONE)
        return true;
    if (!str_ends(text, STR("]")) || str_find_char(str_from(text, open + 1), '[') != STR_NONE ||
        str_find_char(text, ']') != text.len - 1)
        return false;
    forms->romanised = str_trim(str_slice(text, 0, open));
    forms->translated = str_trim(str_slice(text, open + 1, text.len - 1));
    return forms->translated.len > 0;
}

static Str sort_key_of(BibReader *reader, Str text)
{
    Buf key = { 0 };
    Str kept;

    sort_key(&key, reader->arena, text);
    kept = buf_keep(reader->arena, &key);
    buf_free(&key);
    return kept;
}

static Str romanised_tag(BibReader *reader)
{
    Str language = str_slice(reader->language, 0, str_find_char(reader->language, '-'));

    return arena_join(reader->arena, language, STR("-Latn"));
}

/* Our writer's way of keeping the forms of a title; unless `exact`, the fields are residue, too. A text without brackets is one only if the entry sorts by it. */
static bool read_forms(BibReader *reader, const TitleFields *fields, Str title, Forms *forms, bool *exact)
{
    const NodeEntry *addon = bib_field(reader, fields->addon), *sort = bib_field(reader, STR("sorttitle"));
    Str text;

    *forms = (Forms){ STR_EMPTY, STR_EMPTY };
    if (addon == NULL || !has_own_script(reader->language) || !script_fits_tag(title, reader->language, NULL))
        return false;
    text = bib_take(reader, addon, addon->value->text, 0, exact);
    if (!split_forms(text, forms) ||
        (forms->romanised.len > 0 && !script_fits_tag(forms->romanised, romanised_tag(reader), NULL)))
        return false;
    if (forms->translated.len == 0 &&
        (fields->ours != F_TITLE || sort == NULL || !str_eq(sort->value->text, sort_key_of(reader, forms->romanised))))
        return false;
    bib_use(reader, addon);
    if (!*exact)
        bib_keep(reader, addon);
    return true;
}

static Node *form_nodes(BibReader *reader, const NodeEntry *field, Str title, const Forms *forms)
{
    Arena *nodes = reader->nodes;
    Node *map = node_map(nodes, field->value->span);
    Span span = field->key_span;

    node_add(nodes, map, reader->language, span, bib_text_node(reader, field, title));
    if (forms->romanised.len > 0)
        node_add(nodes, map, romanised_tag(reader), span, bib_text_node(reader, field, forms->romanised));
    if (forms->translated.len > 0)
        node_add(nodes, map, STR("en"), span, bib_text_node(reader, field, forms->translated));
    return map;
}

/* What our writer makes of the forms need not be kept. */
static void drop_made(BibReader *reader, Str title, const Forms *forms)
{
    const NodeEntry *translation = bib_field(reader, STR("usere")), *sort = bib_field(reader, STR("sorttitle"));
    Str key = forms->romanised.len > 0 ? forms->romanised : title;

    if (translation != NULL && forms->translated.len > 0 &&
        str_eq(bib_decode(reader, translation->value->text, 0), forms->translated))
        bib_use(reader, translation);
    if (sort != NULL && str_eq(bib_decode(reader, sort->value->text, 0), sort_key_of(reader, key)))
        bib_use(reader, sort);
}

/* Does our writer put it there, and is it what a reader takes that for? */
static bool comes_back(const BibReader *reader, const TitleFields *fields)
{
    const MapRow *row = map_theirs(reader->fields, fields->title, reader->when);
    Str theirs = bib_their_field(reader, fields->ours);

    return row != NULL && str_eq(row->ours, field_name(fields->ours)) && theirs.len > 0 && !str_is(theirs, "note");
}

static void read_title(BibReader *reader, const TitleFields *fields)
{
    const NodeEntry *field = bib_field(reader, fields->title);
    Str text;
    Forms forms;
    bool several, exact = true;

    if (field == NULL || bib_has_ours(reader, fields->ours))
        return;
    text = bib_take(reader, field, field->value->text, fields->ours == F_TITLE ? TEX_READ_TITLE : 0, &exact);
    if (text.len == 0)
        return;
    text = with_subtitle(reader, fields, text);
    several = read_forms(reader, fields, text, &forms, &exact);
    bib_use(reader, field);
    bib_add(reader, fields->ours, field,
            several ? form_nodes(reader, field, text, &forms) : bib_text_node(reader, field, text));
    if (exact && fields->ours == F_TITLE && has_own_script(reader->language))
        drop_made(reader, text, &forms);
    if (!exact || fields->ours == F_VOLUME_TITLE || !comes_back(reader, fields))
        bib_keep_beside(reader, field);
}

void bib_read_titles(BibReader *reader)
{
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        read_title(reader, &titles[i]);
}
