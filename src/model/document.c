/* A source document: the mapping at its top, and the languages of its texts. */
#include "model/engine.h"

#include "text/script.h"
#include "text/tag.h"

static const struct {
    const char *key;
    Kind kind;
} sections[] = {
    { "terms", KIND_TERM },
    { "programs", KIND_PROGRAM },
    { "endnotes", KIND_ENDNOTE },
};

Kind engine_section(Str key)
{
    for (size_t i = 0; i < sizeof sections / sizeof sections[0]; i++)
        if (str_is(key, sections[i].key))
            return sections[i].kind;
    return KIND_NONE;
}

static void read_section(Records *records, Kind kind, const Source *source, const NodeEntry *section, Diags *diags)
{
    const Node *node = section->value;

    if (node->broken)
        return;
    if (node->kind != NODE_MAP) {
        Diag *diag = diag_add(diags, DIAG_B103, source, section->key_span, "'%.*s' takes a mapping from id to %s",
                              STR_ARG(section->key), kind_name(kind));

        diag_help(diags, diag, "write an id, a colon, and the fields of the %s below it", kind_name(kind));
        return;
    }
    for (size_t i = 0; i < node->count; i++) {
        const NodeEntry *entry = &node->entries[i];

        if (!records_have_room(records, source, entry->key_span, diags))
            return;
        vec_push(records->arena, &records->list,
                 engine_read(records, kind, source, entry->key, entry->key_span, entry->value, diags));
    }
}

static void read_project(Records *records, const Source *source, const NodeEntry *entry, Diags *diags)
{
    Diag *diag;

    if (entry->value->broken && entry->value->kind != NODE_MAP)
        return;
    if (records->project != NULL) {
        diag = diag_add(diags, DIAG_B117, source, entry->key_span, "a second 'project'");
        diag_note(diags, diag, records->project->source, records->project->id_span, "the first one");
        return;
    }
    records->project = engine_read(records, KIND_PROJECT, source, STR_EMPTY, entry->key_span, entry->value, diags);
}

static void report_unknown_section(const Source *source, const NodeEntry *entry, Diags *diags)
{
    Diag *diag = diag_add(diags, DIAG_B109, source, entry->key_span, "no section is named '%.*s'", STR_ARG(entry->key));

    diag_help(diags, diag, "a file holds 'terms', 'programs' and 'endnotes'; bibelot.yaml holds 'project'");
}

void engine_read_document(Records *records, const Source *source, const Node *root, Diags *diags)
{
    if (root->kind != NODE_MAP) {
        diag_add(diags, DIAG_B103, source, root->span,
                 "a source file is a mapping with 'terms', 'programs' or 'endnotes', not %s",
                 node_kind_name(root->kind));
        return;
    }
    for (size_t i = 0; i < root->count; i++) {
        const NodeEntry *entry = &root->entries[i];
        Kind kind = engine_section(entry->key);

        if (kind != KIND_NONE)
            read_section(records, kind, source, entry, diags);
        else if (str_is(entry->key, "project"))
            read_project(records, source, entry, diags);
        else
            report_unknown_section(source, entry, diags);
    }
}

/* ---- languages (rule 1) ---- */

typedef struct Languages {
    const Record *record;
    Str fallback; /* the work's language, or the project's first */
} Languages;

/* Name parts in Latin letters belong to no language: the form in another script says which that is. */
bool engine_has_language(const Schema *schema, const Row *row)
{
    if (schema == &schema_name)
        return row->name == F_LITERAL;
    return row->type == TYPE_TEXT || row->type == TYPE_VERBATIM;
}

/* A name in Han characters, given as a plain string: in the record's language if that is written so. */
static Str form_language(const Languages *languages, const Value *form)
{
    Str family = record_text(form->record, F_FAMILY),
        text = family.len > 0 ? family : record_text(form->record, F_LITERAL);

    if (languages->fallback.len > 0 && script_fits_tag(text, languages->fallback, NULL))
        return languages->fallback;
    return script_guess_tag(text);
}

Str engine_plain_language(Str text, Str outer, bool bound, Str fallback)
{
    if (outer.len > 0 && (bound || script_fits_tag(text, outer, NULL)))
        return outer;
    if (fallback.len > 0 && script_fits_tag(text, fallback, NULL))
        return fallback;
    return STR_EMPTY;
}

/* The parts of a designation, a quotation or a name's form are in the language that it stands under. `bound`: whatever
 * their script, since the key above them says so; a wrong script is then a fault to be reported. */
static void resolve_part(const Languages *languages, Record *part, Str outer, bool bound)
{
    for (size_t i = 0; part != NULL && i < part->fields.count; i++) {
        for (size_t j = 0; j < part->fields.items[i]->values.count; j++) {
            Value *value = part->fields.items[i]->values.items[j];

            if (value->lang.len == 0 && value->row->name == F_FORM)
                value->lang = form_language(languages, value);
            else if (value->lang.len == 0 && engine_has_language(part->schema, value->row))
                value->lang = engine_plain_language(value->text, outer, bound, languages->fallback);
            resolve_part(languages, value->record, value->lang.len > 0 ? value->lang : outer,
                         value_lang_span(value).end > 0);
            resolve_part(languages, value->statement, value->row->name == F_NOTE ? STR_EMPTY : value->lang, false);
        }
    }
}

static TextForm form_of(Str lang, Str original)
{
    if (lang.len == 0 || original.len == 0)
        return FORM_NONE;
    if (str_eq(lang, original))
        return FORM_ORIGINAL;
    if (tag_matches(original, lang) || tag_matches(lang, original))
        return tag_is_romanised(lang) && !tag_is_romanised(original) ? FORM_ROMANISED : FORM_ORIGINAL;
    return tag_is_romanised(lang) ? FORM_ROMANISED : FORM_TRANSLATED;
}

/* The language of the original: the work's own, else that of its first title. */
static Str original_language(const Record *work)
{
    const Value *title = record_value(work, F_TITLE);
    Str language = record_text(work, F_LANGUAGE);

    return language.len > 0 || title == NULL ? language : title->lang;
}

static void resolve_forms(Record *work)
{
    Str original = original_language(work);

    for (size_t i = 0; i < work->fields.count; i++)
        for (size_t j = 0; j < work->fields.items[i]->values.count; j++) {
            Value *value = work->fields.items[i]->values.items[j];

            if (value->row->type == TYPE_TEXT)
                value->form = form_of(value->lang, original);
        }
}

void engine_resolve_project(Records *records)
{
    if (records->project != NULL)
        resolve_part(&(Languages){ records->project, records_language(records) }, records->project, STR_EMPTY, false);
}

void engine_resolve_run(Records *records, size_t first, size_t end)
{
    Str language = records_language(records);

    for (size_t i = first; i < end; i++) {
        Record *record = records->list.items[i];
        Languages languages = { record, record->kind == KIND_ENDNOTE ? record_text(record, F_LANGUAGE) : language };

        resolve_part(&languages, record, STR_EMPTY, false);
        if (record->kind == KIND_ENDNOTE)
            resolve_forms(record);
    }
}

void engine_resolve_languages(Records *records)
{
    engine_resolve_project(records);
    engine_resolve_run(records, 0, records->list.count);
}
