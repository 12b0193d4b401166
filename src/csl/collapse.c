#include "csl/cite.h"

static bool is_bare(const CslCite *cite)
{
    return cite->prefix.len == 0 && cite->suffix.len == 0 && cite->locator.len == 0;
}

/* ---- runs of numbers ---- */

static bool follows(const CslCiteRow *before, const CslCiteRow *row)
{
    return is_bare(row->cite) && is_bare(before->cite) && row->cite->item->number == before->cite->item->number + 1;
}

static void collapse_numbers(const CslEngine *engine, CslCiteRows *rows)
{
    const CslArea *area = &engine->style->citation;
    bool ranged = false;

    for (size_t start = 0, end; start < rows->count; start = end) {
        for (end = start + 1; end < rows->count && follows(&rows->items[end - 1], &rows->items[end]);)
            end++;
        if (start > 0 && ranged)
            rows->items[start].joiner = area->after_collapse_delimiter;
        ranged = false;
        if (end - start < 3 || rich_find(rows->items[start].body, RICH_CITATION_NUMBER) == NULL)
            continue;
        for (size_t i = start + 1; i + 1 < end; i++)
            rows->items[i].gone = true;
        rows->items[end - 1].joiner = engine->locale->citation_delimiter;
        ranged = true;
    }
}

/* ---- groups ---- */

typedef struct Group {
    VEC(size_t) members;
} Group;

typedef struct Groups {
    Group **items;
    size_t count, capacity;
} Groups;

static Str names_key(Arena *arena, const CslCiteRow *row)
{
    return row->names == NULL ? STR_EMPTY : rich_plain(arena, row->names);
}

/* Groups in the order of their first members; of an order that the writer chose only what stands together. */
static Groups find_groups(Arena *arena, const CslCiteRows *rows, bool adjacent)
{
    Groups groups = { 0 };
    Map by_names = { 0 };

    for (size_t i = 0; i < rows->count; i++) {
        Str key = names_key(arena, &rows->items[i]);
        Group *group = key.len == 0 ? NULL : map_get(&by_names, key);

        if (adjacent && (groups.count == 0 || group != groups.items[groups.count - 1]))
            group = NULL;
        if (group == NULL) {
            group = arena_new(arena, Group);
            vec_push(arena, &groups, group);
            if (key.len > 0)
                map_set(arena, &by_names, key, group);
        }
        vec_push(arena, &group->members, i);
    }
    return groups;
}

static void regroup(Arena *arena, CslCiteRows *rows, const Groups *groups, const CslArea *area)
{
    CslCiteRow *sorted = arena_array(arena, rows->count + 1, sizeof *sorted);
    size_t at = 0;
    bool after = false;

    for (size_t g = 0; g < groups->count; g++) {
        Group *group = groups->items[g];

        for (size_t i = 0; i < group->members.count; i++) {
            sorted[at] = rows->items[group->members.items[i]];
            group->members.items[i] = at;
            sorted[at].joiner = i > 0   ? area->cite_group_delimiter
                                : after ? area->after_collapse_delimiter
                                        : area->layout->delimiter;
            at++;
        }
        after = group->members.count > 1 && area->collapse >= CSL_COLLAPSE_YEAR;
    }
    rows->items = sorted;
}

/* ---- years ---- */

/* The row again, without its author. False if nothing would be left of it: a work without a date. */
static bool drop_names(CslEngine *engine, Arena *arena, CslCiteRow *row)
{
    CslCite cite = *row->cite;
    CslRender render = csl_render_start(engine, arena, cite.item, &cite, false);
    Rich *body;

    cite.suppress_author = true;
    body = csl_render_cite(&render);
    if (rich_is_empty(body))
        return false;
    row->body = body;
    return true;
}

/* The text of the year without its suffix; empty where there is none. */
static Str year_of(Arena *arena, const CslCiteRow *row)
{
    Rich *year = rich_copy(arena, rich_find(row->body, RICH_YEAR)), *suffix = rich_find(year, RICH_YEAR_SUFFIX);

    if (year == NULL)
        return STR_EMPTY;
    if (suffix != NULL)
        suffix->text = STR_EMPTY;
    return rich_plain(arena, year);
}

/* The suffix as it stands there, blanks and brackets of its element included: what the body has beside the year. */
static Rich *suffix_of(const CslCiteRow *row)
{
    return rich_find(row->body, RICH_YEAR_SUFFIX);
}

static bool same_year(Arena *arena, const CslCiteRow *before, const CslCiteRow *row)
{
    Str year = year_of(arena, row);

    return year.len > 0 && suffix_of(before) != NULL && suffix_of(row) != NULL && is_bare(before->cite) &&
           row->cite->prefix.len == 0 && row->cite->locator.len == 0 && str_eq(year, year_of(arena, before));
}

/* Members [from, to) of a group have the same year: all but the first are their suffixes alone. */
static void collapse_suffixes(Arena *arena, CslCiteRows *rows, const CslArea *area, size_t from, size_t to)
{
    bool ranged = area->collapse == CSL_COLLAPSE_RANGED;

    for (size_t start = from, end; start < to; start = end) {
        for (end = start + 1; ranged && end < to; end++)
            if (suffix_of(&rows->items[end])->number != suffix_of(&rows->items[end - 1])->number + 1)
                break;
        for (size_t i = start; i < end; i++) {
            CslCiteRow *row = &rows->items[i];

            if (i == from)
                continue;
            row->joiner = area->year_suffix_delimiter;
            row->gone = end - start >= 3 && i > start && i + 1 < end;
            if (end - start >= 3 && i + 1 == end)
                row->joiner = STR("\xE2\x80\x93");
        }
    }
    for (size_t i = from + 1; i < to; i++)
        rows->items[i].body = rich_copy(arena, suffix_of(&rows->items[i]));
}

static void collapse_group(CslEngine *engine, Arena *arena, CslCiteRows *rows, const Group *group)
{
    const CslArea *area = &engine->style->citation;
    size_t first = group->members.items[0], last = first + group->members.count;

    for (size_t i = first + 1; i < last; i++) {
        if (rows->items[i].cite->prefix.len > 0)
            continue;
        if (!drop_names(engine, arena, &rows->items[i]))
            rows->items[i].joiner = area->layout->delimiter;
        else if (rows->items[i - 1].cite->locator.len > 0 || rows->items[i - 1].cite->suffix.len > 0)
            rows->items[i].joiner = area->after_collapse_delimiter;
    }
    if (area->collapse < CSL_COLLAPSE_SUFFIX)
        return;
    for (size_t start = first, end; start < last; start = end) {
        for (end = start + 1; end < last && same_year(arena, &rows->items[end - 1], &rows->items[end]);)
            end++;
        if (end - start > 1)
            collapse_suffixes(arena, rows, area, start, end);
    }
}

void csl_collapse(CslEngine *engine, Arena *arena, CslCiteRows *rows)
{
    const CslArea *area = &engine->style->citation;
    Groups groups;

    if (area->collapse == CSL_COLLAPSE_NUMBER)
        collapse_numbers(engine, rows);
    if (!area->cite_grouping || rows->count < 2)
        return;
    groups = find_groups(arena, rows, area->key_count == 0);
    regroup(arena, rows, &groups, area);
    for (size_t i = 0; area->collapse >= CSL_COLLAPSE_YEAR && i < groups.count; i++)
        collapse_group(engine, arena, rows, groups.items[i]);
}
