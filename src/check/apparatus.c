/* The apparatus of a work that says which note markers its text prints: markers against the notes that works record
 * under `cited-in`. What is found is mostly the source's own fault, so that it is remarked on and not mended. */
#include "check/rules.h"

#include <stdlib.h>

/* One work in one note. */
typedef struct Citation {
    const Record *cited;
    const Value *marker, *printed; /* or NULL */
    uint32_t marker_number, printed_number;
    size_t order; /* of reading */
} Citation;

typedef struct Apparatus {
    const Record *citing;
    const Value *markers;
    uint32_t first, last;
    VEC(Citation) citations; /* by marker */
} Apparatus;

/* "one", "two" … as text has them; digits from thirteen on. */
static Str spell(Check *check, uint32_t number)
{
    static const char *const words[] = { "no",    "one",   "two",  "three", "four",   "five",  "six",
                                         "seven", "eight", "nine", "ten",   "eleven", "twelve" };

    if (number < sizeof words / sizeof words[0])
        return str_of(words[number]);
    return arena_format(check->arena, "%u", (unsigned)number);
}

static const char mend_printed[] = "correct 'printed', unless the source has it so";

/* ---- collecting ---- */

static const Value *read_number(const Record *part, FieldName name, uint32_t *number)
{
    const Value *value = record_value(part, name);

    return value != NULL && check_read_integer(value->text, number) ? value : NULL;
}

static void collect_citation(Check *check, Map *apparatus, const Record *cited, const Record *part)
{
    const Value *work = record_value(part, F_WORK);
    Apparatus *citing = work != NULL && work->target != NULL ? map_get(apparatus, work->target->id) : NULL;
    Citation citation = { .cited = cited };

    if (citing == NULL)
        return;
    citation.marker = read_number(part, F_MARKER, &citation.marker_number);
    citation.printed = read_number(part, F_PRINTED, &citation.printed_number);
    citation.order = citing->citations.count;
    if (citation.marker != NULL || citation.printed != NULL)
        vec_push(check->arena, &citing->citations, citation);
}

static void collect_record(Check *check, Map *apparatus, const Record *record)
{
    const Field *field = record_field(record, F_CITED_IN);

    for (size_t i = 0; field != NULL && i < field->values.count; i++)
        collect_citation(check, apparatus, record, field->values.items[i]->record);
}

static void open_apparatus(Check *check, Map *apparatus, const Record *record)
{
    const Value *markers = record_value(record, F_MARKERS);
    Apparatus *entry;
    uint32_t first, last;

    if (markers == NULL || !check_read_range(markers->text, &first, &last))
        return;
    entry = arena_new(check->arena, Apparatus);
    *entry = (Apparatus){ .citing = record, .markers = markers, .first = first, .last = last };
    map_add(check->arena, apparatus, record->id, entry);
}

/* What has no marker comes last. */
static int compare_markers(const void *left, const void *right)
{
    const Citation *a = left, *b = right;

    if ((a->marker == NULL) != (b->marker == NULL))
        return a->marker == NULL ? 1 : -1;
    if (a->marker_number != b->marker_number)
        return a->marker_number < b->marker_number ? -1 : 1;
    if (a->printed_number != b->printed_number)
        return a->printed_number < b->printed_number ? -1 : 1;
    return a->order < b->order ? -1 : 1;
}

/* ---- findings ---- */

static bool is_same_note(const Citation *a, const Citation *b)
{
    return a->printed != NULL && b->printed != NULL && a->printed_number == b->printed_number;
}

/* Notes in which works stand together that different markers point at. Citations are in the order of their markers, so
 * that those of one note follow each other, save where the list is in disorder. */
static void check_crowded_notes(Check *check, const Apparatus *apparatus)
{
    for (size_t i = 0; i < apparatus->citations.count;) {
        const Citation *first = &apparatus->citations.items[i], *second = NULL;
        uint32_t works = 1;
        size_t next = i + 1;
        Diag *diag;

        for (; next < apparatus->citations.count && is_same_note(first, first + (next - i)); next++) {
            const Citation *other = first + (next - i);

            works += other->cited != first->cited;
            if (second == NULL && other->cited != first->cited && other->marker != NULL &&
                other->marker_number != first->marker_number)
                second = other;
        }
        i = next;
        if (second == NULL)
            continue;
        diag = diag_add(check->diags, DIAG_B310, second->cited->source, second->printed->span,
                        "note %u holds %.*s works", (unsigned)second->printed_number, STR_ARG(spell(check, works)));
        diag_note(check->diags, diag, first->cited->source, first->printed->span, "the first one, at marker %.*s",
                  STR_ARG(first->marker->text));
        diag_help(check->diags, diag, mend_printed);
    }
}

/* Of one that has both numbers. */
static int64_t drift_of(const Citation *citation)
{
    return (int64_t)citation->marker_number - citation->printed_number;
}

static void report_drift(Check *check, const Citation *first, const Citation *last, int64_t drift)
{
    Str distance = spell(check, (uint32_t)(drift < 0 ? -drift : drift));
    const Source *source = first->cited->source;
    Span span = first->printed->span;
    Diag *diag;

    if (first->marker_number == last->marker_number)
        diag = diag_add(check->diags, DIAG_B311, source, span, "the number drifts by %.*s at marker %u (printed %u)",
                        STR_ARG(distance), (unsigned)first->marker_number, (unsigned)first->printed_number);
    else
        diag = diag_add(check->diags, DIAG_B311, source, span,
                        "numbers drift by %.*s from marker %u (printed %u) to marker %u (printed %u)",
                        STR_ARG(distance), (unsigned)first->marker_number, (unsigned)first->printed_number,
                        (unsigned)last->marker_number, (unsigned)last->printed_number);
    diag_help(check->diags, diag, mend_printed);
}

/* One finding for a run of numbers that are off by the same. */
static void check_drift(Check *check, const Apparatus *apparatus)
{
    const Citation *first = NULL, *last = NULL;

    for (size_t i = 0; i < apparatus->citations.count; i++) {
        const Citation *citation = &apparatus->citations.items[i];

        if (citation->marker == NULL || citation->printed == NULL)
            continue;
        if (first != NULL && drift_of(citation) != drift_of(first)) {
            report_drift(check, first, last, drift_of(first));
            first = NULL;
        }
        if (first == NULL && drift_of(citation) != 0)
            first = citation;
        last = citation;
    }
    if (first != NULL)
        report_drift(check, first, last, drift_of(first));
}

/* Markers [from, to) without a note: a few one by one, as each may have its own story. */
static void report_gap(Check *check, const Apparatus *apparatus, uint32_t from, uint32_t to)
{
    enum { ONE_BY_ONE = 20 };
    const Source *source = apparatus->citing->source;

    for (uint32_t count = 0; from < to; count++, from++) {
        Diag *diag;

        if (count >= ONE_BY_ONE && to - from > 1) {
            diag_add(check->diags, DIAG_B312, source, apparatus->markers->span, "markers %u to %u have no notes",
                     (unsigned)from, (unsigned)(to - 1));
            return;
        }
        diag = diag_add(check->diags, DIAG_B312, source, apparatus->markers->span, "marker %u has no note",
                        (unsigned)from);
        diag_help(check->diags, diag, "if its work is known, record it with {work: %.*s, marker: %u}",
                  STR_ARG(apparatus->citing->id), (unsigned)from);
    }
}

static void check_gaps(Check *check, const Apparatus *apparatus)
{
    uint32_t next = apparatus->first;

    if (apparatus->citations.count == 0) {
        diag_add(check->diags, DIAG_B312, apparatus->citing->source, apparatus->markers->span,
                 "no work is cited at any marker");
        return; /* one finding, not as many as there are markers */
    }
    for (size_t i = 0; i < apparatus->citations.count; i++) {
        const Citation *citation = &apparatus->citations.items[i];

        if (citation->marker == NULL || citation->marker_number < next || citation->marker_number > apparatus->last)
            continue;
        report_gap(check, apparatus, next, citation->marker_number);
        next = citation->marker_number + 1;
    }
    report_gap(check, apparatus, next, apparatus->last + 1);
}

static void check_strays(Check *check, const Apparatus *apparatus)
{
    for (size_t i = 0; i < apparatus->citations.count; i++) {
        const Citation *citation = &apparatus->citations.items[i];
        bool inside = citation->marker_number >= apparatus->first && citation->marker_number <= apparatus->last;
        Diag *diag;

        if (citation->marker != NULL && inside)
            continue;
        if (citation->marker != NULL)
            diag = diag_add(check->diags, DIAG_B313, citation->cited->source, citation->marker->span,
                            "the text has no marker %u: its markers are %.*s", (unsigned)citation->marker_number,
                            STR_ARG(apparatus->markers->text));
        else
            diag = diag_add(check->diags, DIAG_B313, citation->cited->source, citation->printed->span,
                            "note %u has no marker in the text", (unsigned)citation->printed_number);
        diag_note(check->diags, diag, apparatus->citing->source, apparatus->markers->span, "the markers of '%.*s'",
                  STR_ARG(apparatus->citing->id));
        diag_help(check->diags, diag, "correct the number, or 'markers'");
    }
}

void check_apparatus(Check *check)
{
    const Records *records = check->records;
    Map apparatus = { 0 };

    for (size_t i = 0; i < records->list.count; i++)
        open_apparatus(check, &apparatus, records->list.items[i]);
    if (apparatus.count == 0)
        return;
    for (size_t i = 0; i < records->list.count; i++)
        collect_record(check, &apparatus, records->list.items[i]);
    for (size_t i = 0; i < apparatus.count; i++) {
        Apparatus *entry = apparatus.entries[i].value;

        if (entry->citations.count > 1)
            qsort(entry->citations.items, entry->citations.count, sizeof(Citation), compare_markers);
        check_crowded_notes(check, entry);
        check_drift(check, entry);
        check_gaps(check, entry);
        check_strays(check, entry);
    }
}
