/* Rules for terms and programs beside each other: one rendering for two of them, and what definitions are made of. */
#include "check/works.h"

#include "base/vec.h"

#include "text/normal.h"
#include "text/phrases.h"

/* A rendering, and whose it is. */
typedef struct Rendering {
    const Record *record;
    const Value *value; /* with the record of the designation */
} Rendering;

static Str text_of(const Value *value)
{
    return record_text(value->record, F_TEXT);
}

static bool is_avoided(const Value *value)
{
    Str status = record_text(value->record, F_STATUS);

    return str_is(status, "deprecated") || str_is(status, "superseded");
}

/* ---- one rendering for two concepts ---- */

static void look_at_rendering(Check *check, Map *first, const Record *record, const Value *value)
{
    Rendering *own, *other;
    const Value *place = record_value(value->record, F_TEXT);
    Diag *diag;
    Str key;

    if (place == NULL || !str_is(record_text(value->record, F_STATUS), "preferred"))
        return;
    key = arena_format(check->arena, "%.*s %.*s", STR_ARG(value->lang),
                       STR_ARG(normal_fold(check->arena, str_trim(text_of(value)))));
    own = arena_new(check->arena, Rendering);
    *own = (Rendering){ record, value };
    other = map_add(check->arena, first, key, own);
    if (other == own || other->record == record)
        return;
    diag = diag_add(check->diags, DIAG_B406, record->source, place->span, "'%.*s' is preferred for two concepts",
                    STR_ARG(check_shown(check, text_of(value))));
    diag_note(check->diags, diag, other->record->source, record_value(other->value->record, F_TEXT)->span,
              "here for '%.*s'", STR_ARG(other->record->id));
    diag_help(check->diags, diag, "tell them apart by another rendering, or join the two records");
}

void check_homonyms(Check *check)
{
    Map first = { 0 };

    for (size_t i = 0; i < check->records->list.count; i++) {
        const Record *record = check->records->list.items[i];
        const Field *field = record_field(record, F_DESIGNATIONS);

        for (size_t k = 0; field != NULL && k < field->values.count; k++)
            look_at_rendering(check, &first, record, field->values.items[k]);
    }
}

/* ---- nothing to use instead ---- */

void check_replacement(Check *check, const Record *record)
{
    const Field *field = record_field(record, F_DESIGNATIONS);

    if (record_field(record, F_SUPERSEDED_BY) != NULL)
        return;
    for (size_t i = 0; field != NULL && i < field->values.count; i++) {
        const Value *value = field->values.items[i], *status = record_value(value->record, F_STATUS);
        bool replaced = false, earlier = false;
        Diag *diag;

        if (status == NULL || !is_avoided(value))
            continue;
        for (size_t k = 0; k < field->values.count; k++) {
            const Value *other = field->values.items[k];

            if (!str_eq(other->lang, value->lang))
                continue;
            replaced = replaced || !is_avoided(other);
            earlier = earlier || k < i;
        }
        if (replaced || earlier)
            continue;
        diag = diag_add(check->diags, DIAG_B407, record->source, status->span,
                        "'%.*s' is %.*s, and nothing is in its place", STR_ARG(check_shown(check, text_of(value))),
                        STR_ARG(status->text));
        diag_help(check->diags, diag, "give the rendering to use instead, or 'superseded-by'");
    }
}

/* ---- definitions ---- */

/* A rendering found in a definition. */
typedef struct Use {
    PhraseMatch match;
    bool covered; /* by a longer one */
} Use;

typedef struct Definitions {
    Check *check;
    Phrases *phrases;
    VEC(Rendering) renderings; /* by the number of the phrase */
    Map edges;                 /* "a b": the definition of a uses a rendering of b → Value */
    VEC(Use) uses;             /* of the definition that is looked at */
} Definitions;

static void add_renderings(Definitions *all, const Record *record)
{
    const Field *field = record_field(record, F_DESIGNATIONS);

    for (size_t i = 0; field != NULL && i < field->values.count; i++) {
        const Value *value = field->values.items[i];

        if (text_of(value).len == 0)
            continue;
        phrases_add(all->phrases, text_of(value));
        vec_push(all->check->arena, &all->renderings, ((Rendering){ record, value }));
    }
}

static void note_use(void *context, const PhraseMatch *match)
{
    Definitions *all = context;

    vec_push(all->check->arena, &all->uses, ((Use){ *match, false }));
}

static void find_covered(Definitions *all)
{
    for (size_t i = 0; i < all->uses.count; i++)
        for (size_t k = 0; k < all->uses.count && !all->uses.items[i].covered; k++) {
            const PhraseMatch *small = &all->uses.items[i].match, *large = &all->uses.items[k].match;

            all->uses.items[i].covered = large->first <= small->first && large->last >= small->last &&
                                         large->last - large->first > small->last - small->first;
        }
}

static void report_avoided(Check *check, const Record *record, const Value *value, const Rendering *rendering,
                           Span slice)
{
    Diag *diag = diag_add(check->diags, DIAG_B408, record->source,
                          value_span(record, value, slice.start, slice.end - slice.start), "'%.*s' is %.*s",
                          STR_ARG(str_slice(value->text, slice.start, slice.end)),
                          STR_ARG(record_text(rendering->value->record, F_STATUS)));

    diag_note(check->diags, diag, rendering->record->source, record_value(rendering->value->record, F_TEXT)->span,
              "of '%.*s'", STR_ARG(rendering->record->id));
    diag_help(check->diags, diag, "use the rendering that is preferred");
}

static void report_circle(Definitions *all, const Record *record, const Value *value, const Record *other)
{
    const Value *back =
        map_get(&all->edges, arena_format(all->check->arena, "%.*s %.*s", STR_ARG(other->id), STR_ARG(record->id)));
    Diag *diag;

    if (back == NULL || str_cmp(record->id, other->id) < 0)
        return;
    diag = diag_add(all->check->diags, DIAG_B409, record->source, value->span,
                    "'%.*s' and '%.*s' are defined by each other", STR_ARG(record->id), STR_ARG(other->id));
    diag_note(all->check->diags, diag, other->source, back->span, "the other definition");
    diag_help(all->check->diags, diag, "define one of them in other words");
}

/* With `circles` the second time, when all is known. */
static void look_at_definition(Definitions *all, const Record *record, const Value *value, bool circles)
{
    Check *check = all->check;
    PhraseText *text = phrase_text_create(check->arena, all->phrases, value->text);
    const PhraseWord *words;
    size_t count;

    phrase_text_add(text, 0, value->text.len, false, false);
    words = phrase_words(text, &count);
    all->uses.count = 0;
    phrases_find(text, note_use, all);
    find_covered(all);
    for (size_t i = 0; i < all->uses.count; i++) {
        const Use *use = &all->uses.items[i];
        const Rendering *rendering = &all->renderings.items[use->match.phrase];

        if (use->covered || words[use->match.first].quoted || !str_eq(rendering->value->lang, value->lang))
            continue;
        if (circles && rendering->record != record)
            report_circle(all, record, value, rendering->record);
        else if (!circles && is_avoided(rendering->value))
            report_avoided(check, record, value, rendering,
                           (Span){ words[use->match.first].start, words[use->match.last].end });
        else if (!circles)
            map_add(check->arena, &all->edges,
                    arena_format(check->arena, "%.*s %.*s", STR_ARG(record->id), STR_ARG(rendering->record->id)),
                    (void *)value);
    }
}

void check_definitions(Check *check)
{
    Record *const *records = check->records->list.items;
    size_t count = check->records->list.count;
    const Diags *diags = check->diags;
    bool both = diags->levels[DIAG_B409] != SEVERITY_OFF || diags->raised[DIAG_B409];
    Definitions all = { .check = check };

    for (size_t i = 0; i < count; i++) {
        if (record_field(records[i], F_DESIGNATIONS) == NULL)
            continue;
        if (all.phrases == NULL)
            all.phrases = phrases_create(check->arena);
        add_renderings(&all, records[i]);
    }
    for (int circles = 0; circles < 1 + both && all.phrases != NULL; circles++)
        for (size_t i = 0; i < count; i++) {
            const Field *field = record_field(records[i], F_DEFINITION);

            for (size_t k = 0; field != NULL && k < field->values.count; k++)
                look_at_definition(&all, records[i], field->values.items[k], circles != 0);
        }
}
