#include "model/link.h"

#include "base/fix.h"
#include "base/near.h"

static void register_id(Records *records, Record *record, Diags *diags)
{
    Record *first = map_add(records->arena, &records->ids, record->id, record);
    Diag *diag;

    if (first == record)
        return;
    diag = diag_add(diags, DIAG_B204, record->source, record->id_span, "the id '%.*s' is taken", STR_ARG(record->id));
    diag_note(diags, diag, first->source, first->id_span, "by this %s", kind_name(first->kind));
    diag_help(diags, diag, "terms, programs and endnotes share one space of ids");
}

/* What was given up is no record; for what is withdrawn nothing stands, either. */
static void check_given_up(const Records *records, const Value *value, bool withdrawn, Diags *diags)
{
    Str id = value_key(value);
    const Record *taken = map_get(&records->ids, id);
    const Value *retired = withdrawn ? map_get(&records->retired, id) : NULL;
    Diag *diag;

    if (taken == NULL && retired == NULL)
        return;
    diag = diag_add(diags, DIAG_B204, records->project->source, value_key_span(value), "the id '%.*s' is %s, and %s",
                    STR_ARG(id), withdrawn ? "withdrawn" : "retired", taken != NULL ? "taken" : "retired");
    if (taken != NULL)
        diag_note(diags, diag, taken->source, taken->id_span, "by this %s", kind_name(taken->kind));
    else
        diag_note(diags, diag, records->project->source, value_key_span(retired), "it stands here, too");
}

static void register_given_up(Records *records, FieldName name, Map *map, Diags *diags)
{
    const Field *field = records->project != NULL ? record_field(records->project, name) : NULL;

    for (size_t i = 0; field != NULL && i < field->values.count; i++) {
        Value *value = field->values.items[i];

        if (value_key(value).len == 0)
            continue;
        map_add(records->arena, map, value_key(value), value);
        check_given_up(records, value, name == F_WITHDRAWN, diags);
    }
}

Record *link_find(const Records *records, Str id)
{
    Record *record = map_get(&records->ids, id);
    const Value *retired = record == NULL ? map_get(&records->retired, id) : NULL;

    return retired != NULL ? map_get(&records->ids, retired->text) : record;
}

/* ---- references ---- */

typedef struct Linker {
    Records *records;
    Diags *diags;
    size_t suggested;
} Linker;

enum { SUGGESTIONS = 250 }; /* each looks at every id; past this nobody reads them */

static Str suggest_id(const Records *records, Str id, unsigned kinds)
{
    Nearest nearest = nearest_begin(id);

    for (size_t i = 0; i < records->ids.count; i++) {
        const Record *record = records->ids.entries[i].value;

        if ((record->kind & kinds) != 0)
            nearest_take(&nearest, record->id);
    }
    return nearest.best;
}

static const char *kinds_name(unsigned kinds)
{
    switch (kinds) {
    case KIND_TERM:
        return "term";
    case KIND_PROGRAM:
        return "program";
    case KIND_ENDNOTE:
        return "endnote";
    case KIND_CONCEPTS:
        return "term or program";
    default:
        return "record";
    }
}

static void mend_id(Linker *linker, Diag *diag, const Record *record, const Value *value, Str id)
{
    Scalar scalar = { record->source, value->span, value->text };

    fix_text(linker->diags, diag, &scalar, 0, value->text.len, id);
}

/* Made_in_China for made-in-china. */
static void mend_case(Linker *linker, Diag *diag, const Record *record, const Value *value)
{
    Near near = near_begin(value->text);

    for (size_t i = 0; i < linker->records->ids.count; i++) {
        const Record *other = linker->records->ids.entries[i].value;

        if ((other->kind & value->row->kinds) != 0)
            near_take(&near, other->id);
    }
    if (near_same(&near).len > 0)
        mend_id(linker, diag, record, value, near_same(&near));
}

static void report_withdrawn(Linker *linker, Diag *diag, const Value *withdrawn)
{
    Str reason = withdrawn->record != NULL ? record_text(withdrawn->record, F_REASON) : STR_EMPTY;
    Str date = withdrawn->record != NULL ? record_text(withdrawn->record, F_DATE) : STR_EMPTY;

    diag_note(linker->diags, diag, linker->records->project->source, value_key_span(withdrawn),
              "it was withdrawn%s%.*s%s%s%.*s", date.len > 0 ? " (" : "", STR_ARG(date), date.len > 0 ? ")" : "",
              reason.len > 0 ? ": " : "", STR_ARG(reason));
    diag_help(linker->diags, diag, "take the reference out, or refer to something else");
}

static void report_dangling(Linker *linker, const Record *record, const Value *value)
{
    const Records *records = linker->records;
    const Value *withdrawn = map_get(&records->withdrawn, value->text);
    Str near = STR_EMPTY;
    Diag *diag;

    if (record->source->excerpt ||
        (records->elsewhere != NULL && records->elsewhere(records->elsewhere_context, value->text)))
        return;
    if (withdrawn == NULL && linker->suggested++ < SUGGESTIONS)
        near = suggest_id(records, value->text, value->row->kinds);
    diag = diag_add(linker->diags, DIAG_B201, record->source, value->span, "no %s has the id '%.*s'",
                    kinds_name(value->row->kinds), STR_ARG(value->text));
    if (withdrawn != NULL)
        report_withdrawn(linker, diag, withdrawn);
    if (near.len > 0)
        diag_help(linker->diags, diag, "did you mean '%.*s'?", STR_ARG(near));
    if (near.len > 0)
        mend_case(linker, diag, record, value);
}

static void report_kind(Linker *linker, const Record *record, const Value *value, const Record *target)
{
    Str name = field_name(value->row->name);
    const char *wanted = kinds_name(value->row->kinds), *found = kind_name(target->kind);
    Diag *diag =
        diag_add(linker->diags, DIAG_B202, record->source, value->span, "'%.*s' takes %s%s; '%.*s' is %s%s",
                 STR_ARG(name), noun_article(wanted), wanted, STR_ARG(value->text), noun_article(found), found);

    diag_note(linker->diags, diag, target->source, target->id_span, "it stands here");
}

static void report_retired(Linker *linker, const Record *record, const Value *value, const Record *target)
{
    Diag *diag = diag_add(linker->diags, DIAG_B205, record->source, value->span, "the id '%.*s' is retired",
                          STR_ARG(value->text));

    diag_help(linker->diags, diag, "write '%.*s'", STR_ARG(target->id));
    mend_id(linker, diag, record, value, target->id);
}

static void link_value(void *context, const Record *record, const Value *top, Value *value)
{
    Linker *linker = context;
    Record *target;

    if (value->row->type != TYPE_REF)
        return;
    target = link_find(linker->records, value->text);
    if (target == NULL) {
        report_dangling(linker, record, value);
        return;
    }
    if ((target->kind & value->row->kinds) == 0) {
        report_kind(linker, record, value, target);
        return;
    }
    if (!str_eq(target->id, value->text))
        report_retired(linker, record, value, target);
    value->target = target;
    if (record->kind != KIND_PROJECT)
        vec_push(linker->records->arena, &target->backlinks, (Backlink){ record, top->row, value });
}

void link_records(Records *records, Diags *diags)
{
    Linker linker = { records, diags, 0 };

    map_reserve(records->arena, &records->ids, records->list.count);
    for (size_t i = 0; i < records->list.count; i++)
        register_id(records, records->list.items[i], diags);
    register_given_up(records, F_RETIRED, &records->retired, diags);
    register_given_up(records, F_WITHDRAWN, &records->withdrawn, diags);
    if (records->project != NULL)
        record_walk(records->project, link_value, &linker);
    for (size_t i = 0; i < records->list.count; i++)
        record_walk(records->list.items[i], link_value, &linker);
}
