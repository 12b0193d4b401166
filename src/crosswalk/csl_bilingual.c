/* Both languages of a work where a program looks for them.
 *
 * Styles for Chinese journals (zotero-chinese/styles, issues 265, 287 and 679) print a Chinese work a second time in English.
 * They take the second language from lines of the note, one for each author, named after CSL's variables for the original of
 * a translation; which variable stands for which is in the map (table "notes"). */
#include "crosswalk/csl_parts.h"
#include "model/label.h"
#include "model/maps.h"
#include "text/tag.h"

/* The English form of a text, another translation, or the romanised one; NULL: none. */
static const Value *other_form(const Field *field)
{
    const Value *best = NULL;

    for (size_t i = 0; i < field->values.count; i++) {
        const Value *value = field->values.items[i];
        bool translated = value->form == FORM_TRANSLATED;

        if (value->alternative || (!translated && value->form != FORM_ROMANISED))
            continue;
        if (translated && tag_matches(STR("en"), value->lang))
            return value;
        if (best == NULL || (translated && best->form != FORM_TRANSLATED))
            best = value;
    }
    return best;
}

static void put_line(Buf *out, Str variable, Str value)
{
    if (value.len > 0)
        buf_format(out, "%s%.*s: %.*s", out->len > 0 ? "\n" : "", STR_ARG(variable), STR_ARG(value));
}

static Str member(const Node *name, const char *key)
{
    const NodeEntry *entry = node_entry(name, str_of(key));

    return entry != NULL && entry->value->kind == NODE_TEXT ? entry->value->text : STR_EMPTY;
}

/* Gu || Xin; a literal in English; what has neither stands in its own script. */
static Str name_line(const Writing *writing, const Record *work, const Field *field, Value *value)
{
    Field one = { .row = field->row, .values = { &value, 1, 1 } };
    const Value *english = value->record != NULL ? record_value_in(value->record, F_LITERAL, STR("en")) : NULL;
    const Node *names = english == NULL ? csl_names_write(writing, work, &one) : NULL, *name;

    if (english != NULL)
        return english->text;
    if (names == NULL)
        return STR_EMPTY;
    name = names->entries[0].value;
    if (member(name, "literal").len > 0)
        return member(name, "literal");
    if (member(name, "given").len == 0)
        return member(name, "family");
    return arena_format(writing->arena, "%.*s || %.*s", STR_ARG(member(name, "family")),
                        STR_ARG(member(name, "given")));
}

static void put_names(Buf *out, const Writing *writing, const Record *work, Str variable, const Field *field)
{
    Writing latin = *writing;

    latin.forms = SHOW_ROMANISED | SHOW_TRANSLATED;
    latin.bilingual = BILINGUAL_OWN;
    for (size_t i = 0; i < field->values.count; i++)
        put_line(out, variable, name_line(&latin, work, field, field->values.items[i]));
}

/* A line ends where the text does. */
static Str one_line(const Writing *writing, const Value *value)
{
    Str text = csl_form_write(writing, value);
    char *copy = arena_alloc(writing->arena, text.len + 1);

    for (size_t i = 0; i < text.len; i++)
        copy[i] = text.ptr[i] == '\n' ? ' ' : text.ptr[i];
    return (Str){ copy, text.len };
}

Str csl_note_lines(const Writing *writing, const Record *work, const Node *fields)
{
    const Field *title = record_field(work, F_TITLE);
    size_t count = 0;
    const MapRow *rows = map_rows(STR("csl"), STR("notes"), &count);
    Buf out = { 0 };
    Str lines;

    if (title == NULL || other_form(title) == NULL || other_form(title)->form != FORM_TRANSLATED)
        return STR_EMPTY;
    for (size_t i = 0; i < count; i++) {
        const Row *row = schema_row(&schema_endnote, rows[i].ours);
        const Field *field = row != NULL ? record_field(work, row->name) : NULL;

        if (field == NULL || node_entry(fields, rows[i].theirs) != NULL)
            continue;
        if (row->record == &schema_name)
            put_names(&out, writing, work, rows[i].theirs, field);
        else if (other_form(field) != NULL)
            put_line(&out, rows[i].theirs, one_line(writing, other_form(field)));
    }
    lines = buf_keep(writing->arena, &out);
    buf_free(&out);
    return lines;
}

bool csl_has_multi(const Node *names)
{
    for (size_t i = 0; names != NULL && names->kind == NODE_LIST && i < names->count; i++)
        if (names->entries[i].value->kind == NODE_MAP && node_entry(names->entries[i].value, STR("multi")) != NULL)
            return true;
    return false;
}
