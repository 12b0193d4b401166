/* Residue beside fields of ours: TeX that our text can't say, a name list with a fault, a field that would stand elsewhere.
 * It is read again, as the reader did when the file came: where that gives what the record says still, the residue is
 * written, which is exact; where it does not, somebody changed the record, whose word counts. */
#include "crosswalk/bib.h"
#include "crosswalk/bib_read.h"
#include "crosswalk/bib_write.h"

struct BibResidue {
    Arena *arena;
    const Record *record;
    Str givers[F_COUNT]; /* of a field of ours the name of theirs that gives it */
    Map given;           /* that name → the BibRoute of our field */
};

static Entry *entry_of(const Bib *bib, Arena *arena)
{
    const Field *field = bib->has[F_CUSTOM];
    Entry *entry = arena_new(arena, Entry);

    entry->type = bib->entry->type;
    entry->fields = node_map(arena, (Span){ 0 });
    for (size_t i = 0; i < field->values.count; i++) {
        const Value *value = field->values.items[i];
        Str name = bib_custom_name(value);

        if (name.len > 0 && !value->alternative && !str_is(name, "entrytype"))
            node_add(arena, entry->fields, name, (Span){ 0 }, node_text(arena, value->text, (Span){ 0 }));
    }
    return entry;
}

void bib_open_residue(Bib *bib)
{
    Arena *arena = arena_create();
    const Entry *entry = entry_of(bib, arena);

    if (entry->fields->count == 0) {
        arena_destroy(arena);
        return;
    }
    bib->residue = arena_new(arena, BibResidue);
    bib->residue->arena = arena;
    bib->residue->record = bib_read_again(arena, bib->format->name, entry, bib->language, bib->residue->givers);
}

void bib_close_residue(Bib *bib)
{
    if (bib->residue != NULL)
        arena_destroy(bib->residue->arena);
    bib->residue = NULL;
}

/* ---- what says the same ---- */

/* Names hold forms, and those their parts. */
enum { PARTS_DEPTH = 4 };

static bool same_record(const Record *a, const Record *b, unsigned depth);

static bool same_values(const Field *a, const Field *b, unsigned depth)
{
    if (a->values.count != b->values.count || a->row != b->row)
        return false;
    for (size_t i = 0; i < a->values.count; i++) {
        const Value *left = a->values.items[i], *right = b->values.items[i];

        if (!str_eq(left->text, right->text) || !same_record(left->record, right->record, depth + 1))
            return false;
    }
    return true;
}

static bool same_record(const Record *a, const Record *b, unsigned depth)
{
    if (a == NULL || b == NULL)
        return a == b;
    if (depth > PARTS_DEPTH || a->fields.count != b->fields.count)
        return false;
    for (size_t i = 0; i < a->fields.count; i++)
        if (!same_values(a->fields.items[i], b->fields.items[i], depth))
            return false;
    return true;
}

/* ---- places ---- */

/* BibTeX's old name of a field, or the name that the format has for it. */
static bool is_alias(const Bib *bib, Str name)
{
    const MapRow *row = map_find_theirs(bib->format->name, STR("fields"), name, bib->type);

    return row != NULL && row->way == MAP_READ && row->fidelity == MAP_EXACT;
}

static bool is_text_or_name(const Row *row)
{
    return row->type == TYPE_TEXT || row->record != NULL;
}

/* Would our field have a line of another name that says just the same? Then the residue need not stand for it. */
static bool has_own_line(const BibRoute *route, Str name)
{
    return route->fidelity == MAP_EXACT && !route->detoured && route->to.len > 0 && !str_is(route->to, "note") &&
           !str_eq(route->to, name);
}

static const Value *residue_of(const Bib *bib, Str name)
{
    const Field *custom = bib->has[F_CUSTOM];

    for (size_t i = 0; i < custom->values.count; i++)
        if (!custom->values.items[i]->alternative && str_eq(bib_custom_name(custom->values.items[i]), name))
            return custom->values.items[i];
    return NULL;
}

void bib_carry(Bib *bib, BibRoute *route)
{
    FieldName ours = route->field->row->name;
    Str name = bib->residue->givers[ours];
    const Field *again = name.len > 0 && ours != F_LANGUAGE ? record_field(bib->residue->record, ours) : NULL;
    bool own_line, same;

    route->residue = again != NULL ? residue_of(bib, name) : NULL;
    if (route->residue == NULL)
        return;
    own_line = has_own_line(route, name) && !(ours == F_ISSUED && str_is(name, "year"));
    same = same_values(route->field, again, 0) && bib_is_passable(route->residue->text);
    if (own_line && !(is_text_or_name(route->field->row) && is_alias(bib, name)))
        return;
    map_set(bib->writing->arena, &bib->residue->given, name, route);
    if (!same)
        return;
    route->carried = true;
    route->detoured = false;
    route->line = own_line ? route->to : name;
    route->to = STR_EMPTY;
    route->fidelity = MAP_EXACT;
}

const BibRoute *bib_residue_route(const Bib *bib, Str name)
{
    return bib->residue != NULL ? map_get(&bib->residue->given, name) : NULL;
}

static bool has_other_line(const Bib *bib, Str name)
{
    for (size_t i = 0; i < bib->route_count; i++)
        if (!bib->routes[i].carried && str_eq(bib->routes[i].to, name))
            return true;
    return false;
}

void bib_residue_line(Bib *bib, BibRoute *route)
{
    size_t start = bib->out.len;

    if (has_other_line(bib, route->line))
        return;
    bib_put_residue(bib, route->residue, route);
    bib_line(bib, route->line, start);
    route->in_place = true;
}
