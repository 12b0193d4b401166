/* Rules for the renderings of a term or program: which one to use, and who uses it. */
#include "check/rules.h"

#include "base/near.h"
#include "text/normal.h"

/* What is known of one language's renderings. */
typedef struct Group {
    const Value *first;     /* the first rendering, for the place of its language */
    const Value *preferred; /* or NULL */
    size_t usable;          /* neither deprecated nor superseded, and no abbreviation of another one */
} Group;

typedef struct Renderings {
    const Record *record;
    Map groups; /* language → Group */
    Map texts;  /* language and text → Value */
} Renderings;

static Str rendering_text(const Value *value)
{
    return record_text(value->record, F_TEXT);
}

/* Language and text in one key. */
static Str key_of(Check *check, Str lang, Str text)
{
    return arena_format(check->arena, "%.*s %.*s", STR_ARG(lang), STR_ARG(normal_nfc(check->arena, str_trim(text))));
}

static const char *language_of(Check *check, const Value *value)
{
    return value->lang.len > 0 ? arena_cstr(check->arena, check_shown(check, value->lang)) : "no language";
}

static void report_second_preferred(Check *check, const Record *record, const Value *first, const Value *second)
{
    const Value *status = record_value(second->record, F_STATUS), *earlier = record_value(first->record, F_STATUS);
    Diag *diag = diag_add(check->diags, DIAG_B401, record->source, status->span, "a second preferred rendering in %s",
                          language_of(check, second));

    diag_note(check->diags, diag, record->source, earlier->span, "'%.*s' is preferred already",
              STR_ARG(check_shown(check, rendering_text(first))));
    diag_help(check->diags, diag, "make one of them admitted, deprecated or superseded");
}

static void count_rendering(Check *check, Renderings *renderings, const Value *value)
{
    Str status = record_text(value->record, F_STATUS);
    Group *group = map_get(&renderings->groups, value->lang);

    if (group == NULL) {
        group = arena_new(check->arena, Group);
        group->first = value;
        map_add(check->arena, &renderings->groups, value->lang, group);
    }
    if (!str_is(status, "deprecated") && !str_is(status, "superseded") &&
        record_field(value->record, F_SHORT_FOR) == NULL)
        group->usable++;
    if (!str_is(status, "preferred"))
        return;
    if (group->preferred != NULL)
        report_second_preferred(check, renderings->record, group->preferred, value);
    else
        group->preferred = value;
}

static void check_preference(Check *check, const Record *record, const Group *group)
{
    const Value *first = group->first;
    Diag *diag;

    if (group->preferred != NULL || group->usable < 2)
        return;
    diag = diag_add(check->diags, DIAG_B402, record->source,
                    value_lang_span(first).end > 0 ? value_lang_span(first) : first->span,
                    "none of %zu renderings in %s is preferred", group->usable, language_of(check, first));
    diag_help(check->diags, diag, "give one of them 'status: preferred'");
}

static void check_twice(Check *check, Renderings *renderings, Value *value)
{
    Str text = rendering_text(value);
    const Value *first, *place = record_value(value->record, F_TEXT);
    Diag *diag;

    if (text.len == 0)
        return;
    first = map_add(check->arena, &renderings->texts, key_of(check, value->lang, text), value);
    if (first == value)
        return;
    diag = diag_add(check->diags, DIAG_B403, renderings->record->source, place->span, "'%.*s' again",
                    STR_ARG(check_shown(check, text)));
    diag_note(check->diags, diag, renderings->record->source, record_value(first->record, F_TEXT)->span,
              "here already");
    diag_help(check->diags, diag, "join the two, with the sources of both");
}

static bool is_vouched_for(const Record *statement)
{
    return statement != NULL && (record_field(statement, F_SOURCES) != NULL || record_flag(statement, F_SUPPLIED));
}

static void check_sources(Check *check, const Record *record, const Value *value)
{
    const Value *text = record_value(value->record, F_TEXT);
    Diag *diag;

    if (text == NULL || is_vouched_for(value->statement) || is_vouched_for(text->statement))
        return;
    diag = diag_add(check->diags, DIAG_B404, record->source, text->span, "no source for '%.*s'",
                    STR_ARG(check_shown(check, text->text)));
    diag_help(check->diags, diag, "give 'sources', or 'supplied: true' if the editors vouch for it");
}

static Str nearest_text(const Renderings *renderings, Str lang, Str text)
{
    enum { LOOKED_AT = 64 };
    Nearest nearest = nearest_begin(text);

    for (size_t i = 0; i < renderings->texts.count && i < LOOKED_AT; i++) {
        const Value *value = renderings->texts.entries[i].value;

        if (str_eq(value->lang, lang))
            nearest_take(&nearest, rendering_text(value));
    }
    return nearest.best;
}

static void check_short_for(Check *check, const Renderings *renderings, const Value *value)
{
    const Value *full = record_value(value->record, F_SHORT_FOR);
    Str near;
    Diag *diag;

    if (full == NULL || map_get(&renderings->texts, key_of(check, value->lang, full->text)) != NULL)
        return;
    near = nearest_text(renderings, value->lang, full->text);
    diag = diag_add(check->diags, DIAG_B405, renderings->record->source, full->span, "no rendering in %s is '%.*s'",
                    language_of(check, value), STR_ARG(check_shown(check, full->text)));
    if (near.len > 0)
        diag_help(check->diags, diag, "did you mean '%.*s'?", STR_ARG(check_shown(check, near)));
    else
        diag_help(check->diags, diag, "give the text of the rendering that it shortens");
}

void check_designations(Check *check, const Record *record)
{
    const Field *field = record_field(record, F_DESIGNATIONS);
    Renderings renderings = { .record = record };

    for (size_t i = 0; field != NULL && i < field->values.count; i++) {
        Value *value = field->values.items[i];

        count_rendering(check, &renderings, value);
        check_twice(check, &renderings, value);
        check_sources(check, record, value);
    }
    for (size_t i = 0; field != NULL && i < field->values.count; i++)
        check_short_for(check, &renderings, field->values.items[i]);
    for (size_t i = 0; i < renderings.groups.count; i++)
        check_preference(check, record, renderings.groups.entries[i].value);
}
