/* Rules for references: circles, and what is said twice. Dangling ones are reported where they are linked. */
#include "check/mend.h"

/* ---- circles ---- */

/* Relations that lead upwards or backwards, so that following them must come to an end. */
static const FieldName relations[] = { F_BROADER, F_PART_OF, F_SUCCEEDS, F_SUPERSEDED_BY, F_TRANSLATION_OF };
/* Others in which a record makes no sense as its own fellow. */
static const FieldName self_relations[] = { F_RELATED, F_SEE, F_IMPLEMENTS, F_OVERSEEN_BY };

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

typedef struct Vertex Vertex;

/* A record that has the relation. */
struct Vertex {
    const Record *record;
    const Field *field; /* of the relation */
    size_t next;        /* the value of the field to follow next */
    Vertex *from;       /* the vertex that led here */
    enum { VERTEX_NEW, VERTEX_OPEN, VERTEX_DONE } state;
};

static const Value *followed(const Vertex *vertex)
{
    return vertex->field->values.items[vertex->next - 1];
}

static void report_self(Check *check, const Record *record, const Value *value)
{
    Diag *diag =
        diag_add(check->diags, DIAG_B203, record->source, value->span, "'%.*s' refers to itself", STR_ARG(record->id));

    diag_help(check->diags, diag, "take the reference out");
}

/* The way round, from the vertex that the circle comes back to; of a long one the end. */
static void report_circle(Check *check, const Vertex *last, const Vertex *first)
{
    enum { LONGEST = 8 };
    const Value *closing = followed(last);
    const Vertex *way[LONGEST];
    size_t count = 0;
    Diag *diag = diag_add(check->diags, DIAG_B203, last->record->source, closing->span, "'%.*s' comes back to '%.*s'",
                          STR_ARG(field_name(closing->row->name)), STR_ARG(first->record->id));

    diag_help(check->diags, diag, "take one of the references out");
    for (const Vertex *vertex = last; vertex != first && count < LONGEST; vertex = vertex->from)
        way[count++] = vertex->from;
    while (count-- > 0) {
        const Value *value = followed(way[count]);

        diag_note(check->diags, diag, way[count]->record->source, value->span, "from '%.*s' to '%.*s'",
                  STR_ARG(way[count]->record->id), STR_ARG(value->target->id));
    }
}

/* Goes down every way from `start` once; what is open lies on the present way. */
static void follow(Check *check, Map *vertices, Vertex *start)
{
    Vertex *vertex = start;

    vertex->state = VERTEX_OPEN;
    while (vertex != NULL) {
        const Value *value;
        Vertex *target;

        if (vertex->next == vertex->field->values.count) {
            vertex->state = VERTEX_DONE;
            vertex = vertex->from;
            continue;
        }
        value = vertex->field->values.items[vertex->next++];
        if (value->target == NULL || value->alternative) /* sources that disagree make no circle */
            continue;
        target = map_get(vertices, value->target->id);
        if (target == NULL) /* from there no way goes on */
            continue;
        if (target == vertex) {
            report_self(check, vertex->record, value);
        } else if (target->state == VERTEX_OPEN) {
            report_circle(check, vertex, target);
        } else if (target->state == VERTEX_NEW) {
            target->state = VERTEX_OPEN;
            target->from = vertex;
            vertex = target;
        }
    }
}

static void check_relation(Check *check, FieldName relation)
{
    const Map *ids = &check->records->ids;
    Map vertices = { 0 };

    for (size_t i = 0; i < ids->count; i++) {
        const Record *record = ids->entries[i].value;
        const Field *field = record_field(record, relation);
        Vertex *vertex;

        if (field == NULL)
            continue;
        vertex = arena_new(check->arena, Vertex);
        *vertex = (Vertex){ .record = record, .field = field };
        map_add(check->arena, &vertices, ids->entries[i].key, vertex);
    }
    for (size_t i = 0; i < vertices.count; i++) {
        Vertex *vertex = vertices.entries[i].value;

        if (vertex->state == VERTEX_NEW)
            follow(check, &vertices, vertex);
    }
}

static void check_self(Check *check, const Record *record, FieldName relation)
{
    const Field *field = record_field(record, relation);

    for (size_t i = 0; field != NULL && i < field->values.count; i++)
        if (field->values.items[i]->target == record)
            report_self(check, record, field->values.items[i]);
}

void check_cycles(Check *check)
{
    const Map *ids = &check->records->ids;

    for (size_t i = 0; i < ids->count; i++)
        for (size_t j = 0; j < COUNT(self_relations); j++)
            check_self(check, ids->entries[i].value, self_relations[j]);
    for (size_t i = 0; i < COUNT(relations); i++)
        check_relation(check, relations[i]);
}

/* ---- repetition ---- */

/* What the value refers to; empty if more is said there (a locator makes another source of the same work). */
static Str reference_of(const Value *value)
{
    if (value->row->type != TYPE_RECORD)
        return value->text;
    if (value->row->record != &schema_source || value->record->fields.count != 1)
        return STR_EMPTY;
    return record_text(value->record, F_WORK);
}

/* Takes a later item out: ", item" of a list in brackets, the line "- item" of one in lines. */
static void mend_list(Check *check, Diag *diag, const Record *record, Span item)
{
    Str bytes = record->source->bytes;
    size_t before = item.start, end = item.end, start = before;

    if (record->source->syntax != SYNTAX_YAML)
        return;
    while (before > 0 && ascii_is_space(bytes.ptr[before - 1]))
        before--;
    if (before > 0 && bytes.ptr[before - 1] == ',') {
        fix_bytes(check->diags, diag, (Span){ (uint32_t)before - 1, item.end }, STR_EMPTY);
        return;
    }
    while (start > 0 && bytes.ptr[start - 1] != '\n')
        start--;
    while (end < bytes.len && bytes.ptr[end] != '\n')
        end++;
    if (str_is(str_trim(str_slice(bytes, start, item.start)), "-") &&
        str_trim(str_slice(bytes, item.end, end)).len == 0)
        fix_bytes(check->diags, diag, (Span){ (uint32_t)start, (uint32_t)(end + (end < bytes.len)) }, STR_EMPTY);
}

void check_repetition(Check *check, const Record *record, const Field *field)
{
    Map seen = { 0 };

    if (field->row->cardinality != MANY || field->values.count < 2 ||
        (field->row->type == TYPE_RECORD && field->row->record != &schema_source))
        return;
    for (size_t i = 0; i < field->values.count; i++) {
        Value *value = field->values.items[i];
        Str reference = reference_of(value);
        const Value *first = reference.len > 0 ? map_add(check->arena, &seen, reference, value) : value;
        Diag *diag;

        if (first == value)
            continue;
        if (first->list != value->list) { /* lists that disagree may well share a member */
            map_set(check->arena, &seen, reference, value);
            continue;
        }
        diag = diag_add(check->diags, DIAG_B207, record->source, value->span, "'%.*s' again",
                        STR_ARG(check_shown(check, reference)));
        diag_note(check->diags, diag, record->source, first->span, "here already");
        diag_help(check->diags, diag, "take one of them out");
        if (str_eq(source_text(record->source, value->span),
                   reference)) /* else a field that nobody knows may be lost */
            mend_list(check, diag, record, value->span);
    }
}
