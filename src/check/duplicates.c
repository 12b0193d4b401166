/* Works that are there twice, over all files of the run: by identifier, by title, by address; and ids that differ in case.
 *
 * Linear: everything is looked up by hash, and each work is compared with a few earlier ones at most. Most keys are made in
 * the scratch arena, which each work clears; those that are kept are copied. */
#include "check/works.h"

#include "text/edtf.h"
#include "text/match.h"
#include "text/script.h"

enum { NEIGHBOURS = 4 }; /* of one title and year that a work is compared with */

typedef struct Sight {
    const Record *work;
    const Value *value;
} Sight;

/* Of one title and year, in the order in which they came. */
typedef struct Namesake {
    Sight sight;
    struct Namesake *next;
} Namesake;

typedef struct Search {
    Check *check;
    Arena *scratch;
    Map idents[IDENT_SCHEMES], titles, urls, ids;
} Search;

/* ---- reports ---- */

static bool is_pair(const Record *a, const Record *b)
{
    return a != b && !str_eq(a->id, b->id) && !work_are_related(a, b);
}

/* At the later one; but where that is mere context, at the one that was asked for. */
static Diag *report(Check *check, DiagCode code, Sight first, Sight second, const char *format, Str what)
{
    Sight here = second, there = first;
    Diag *diag;

    if (second.work->source->context && !first.work->source->context) {
        here = first;
        there = second;
    }
    diag = diag_add(check->diags, code, here.work->source, here.value->span, format,
                    STR_ARG(check_shown(check, here.work->id)), STR_ARG(check_shown(check, there.work->id)),
                    STR_ARG(check_shown(check, what)));
    diag_note(check->diags, diag, there.work->source, there.value->span, "'%.*s' has it",
              STR_ARG(check_shown(check, there.work->id)));
    return diag;
}

/* ---- what keeps two works apart ---- */

/* Different where both say something. */
static bool differ_in(Search *search, const Record *a, const Record *b, const FieldName *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        Str one = record_text(a, names[i]), other = record_text(b, names[i]);

        if (one.len > 0 && other.len > 0 && !str_eq(work_key(search->check, one), work_key(search->check, other)))
            return true;
    }
    return false;
}

static bool is_another_part(Search *search, const Record *a, const Record *b)
{
    static const FieldName parts[] = { F_VOLUME,         F_PART_NUMBER, F_NUMBER,
                                       F_CHAPTER_NUMBER, F_PART_TITLE,  F_COLLECTION_NUMBER,
                                       F_EDITION,        F_VERSION,     F_VOLUME_TITLE,
                                       F_SECTION };

    return differ_in(search, a, b, parts, sizeof parts / sizeof parts[0]);
}

/* A reprint, another column under the same head, a chapter that is in two books. */
static bool is_printed_elsewhere(Search *search, const Record *a, const Record *b)
{
    static const FieldName places[] = { F_TYPE, F_ISSUE, F_PAGE, F_DOI, F_CONTAINER_TITLE, F_PUBLISHER, F_ISBN };

    return differ_in(search, a, b, places, sizeof places / sizeof places[0]);
}

/* ---- identifiers ---- */

/* A later printing keeps the ISBN; a preprint and its article share the number of arXiv. */
static bool may_share(Search *search, IdentScheme scheme, const Record *a, const Record *b)
{
    static const FieldName year[] = { F_ISSUED }, type[] = { F_TYPE }, title[] = { F_TITLE };

    if (scheme == IDENT_ISBN)
        return differ_in(search, a, b, year, 1) && !differ_in(search, a, b, title, 1);
    return scheme == IDENT_ARXIV && differ_in(search, a, b, type, 1);
}

/* Returns whether the work was found to be there already. */
static bool meet(Search *search, const Record *work, const Value *value, IdentScheme scheme, Str key)
{
    Check *check = search->check;
    Sight *first = map_get(&search->idents[scheme], key);
    Diag *diag;

    if (first == NULL) {
        first = arena_new(check->arena, Sight);
        *first = (Sight){ work, value };
        map_add(check->arena, &search->idents[scheme], arena_copy(check->arena, key), first);
        return false;
    }
    if (!is_pair(first->work, work) || is_another_part(search, first->work, work) ||
        may_share(search, scheme, first->work, work))
        return false;
    diag = report(check, DIAG_B314, *first, (Sight){ work, value }, "'%.*s' and '%.*s' have the same %.*s",
                  str_of(ident_label(scheme)));
    diag_help(check->diags, diag, "keep one of the two, or correct the identifier of one");
    return true;
}

static bool meet_field(Search *search, const Record *work, FieldName name)
{
    const Field *field = record_field(work, name);
    bool met = false;

    for (size_t i = 0; field != NULL && i < field->values.count && !met; i++) {
        const Value *value = field->values.items[i];
        IdentScheme scheme = (IdentScheme)value->row->scheme;
        IdentResult result;

        if (!value->alternative && work_owns(work, value) && ident_check(scheme, search->scratch, value->text, &result))
            met = meet(search, work, value, scheme, result.key);
    }
    return met;
}

/* Chapters share the ISBN of their book. */
static bool find_by_ident(Search *search, const Record *work)
{
    const Value *url = record_value(work, F_URL), *arxiv;
    IdentScheme scheme;
    IdentResult result;

    if (meet_field(search, work, F_DOI) || meet_field(search, work, F_PMID) || meet_field(search, work, F_PMCID) ||
        (work_is(work, "book") && meet_field(search, work, F_ISBN)))
        return true;
    arxiv = work_arxiv(search->check, work, &result);
    if (arxiv != NULL && work_owns(work, arxiv))
        return meet(search, work, arxiv, IDENT_ARXIV, result.key);
    return url != NULL && work_owns(work, url) && work_url_ident(search->check, url->text, &scheme, &result) &&
           meet(search, work, url, scheme, result.key);
}

/* ---- titles ---- */

static bool is_same_work(Search *search, const Record *a, const Record *b)
{
    const Record *one = work_first_name(a), *other = work_first_name(b);

    if (!is_pair(a, b) || is_another_part(search, a, b) || is_printed_elsewhere(search, a, b))
        return false;
    if (one == NULL || other == NULL)
        return false;
    return work_same_name(search->check, one, other);
}

static bool meet_title(Search *search, const Record *work, const Value *title, Str key)
{
    Check *check = search->check;
    Namesake *first = map_get(&search->titles, key), **end = &first;
    size_t count = 0;

    for (; *end != NULL; end = &(*end)->next, count++) {
        Diag *diag;

        if (!is_same_work(search, (*end)->sight.work, work))
            continue;
        diag = report(check, DIAG_B315, (*end)->sight, (Sight){ work, title },
                      "'%.*s' and '%.*s' have the same title, year and first author%.*s", STR_EMPTY);
        diag_help(check->diags, diag, "keep one of the two, and cite that");
        return true;
    }
    if (count == NEIGHBOURS)
        return false;
    *end = arena_new(check->arena, Namesake);
    (*end)->sight = (Sight){ work, title };
    if (count == 0)
        map_add(check->arena, &search->titles, arena_copy(check->arena, key), first);
    return false;
}

/* The year, without which nothing is compared; 0: none. */
static int64_t year_of(const Record *work)
{
    const Value *issued = record_value(work, F_ISSUED);
    Edtf date;

    return issued != NULL && edtf_parse(issued->text, &date, NULL) ? date.start.year : 0;
}

/* Under every form of the title, so that an entry in Chinese meets its twin in English. */
static bool find_by_title(Search *search, const Record *work)
{
    enum { SHORTEST = 9 }; /* bytes of a key: three Han characters */
    const Field *titles = record_field(work, F_TITLE);
    int64_t year = titles != NULL ? year_of(work) : 0;

    for (size_t i = 0; year != 0 && i < titles->values.count; i++) {
        const Value *title = titles->values.items[i];
        Arena *arena = search->scratch;
        Str key = match_key(arena, title->text);

        if (key.len < SHORTEST || !work_owns(work, title))
            continue;
        key = arena_join(arena, arena_join(arena, key, STR(" ")), arena_number(arena, year));
        if (meet_title(search, work, title, key))
            return true;
    }
    return false;
}

/* ---- addresses ---- */

/* Many works may be found at the front page of a site. */
static bool is_front_page(Str key)
{
    return str_find_char(key, '/') == STR_NONE && str_find_char(key, '?') == STR_NONE;
}

/* Those of one address. Of more than two it is the address of what holds them. */
typedef struct Shared {
    Sight first, second;
    size_t count;
} Shared;

static void find_by_url(Search *search, const Record *work)
{
    Check *check = search->check;
    const Value *url = record_value(work, F_URL);
    Shared *shared;
    Str key;

    if (url == NULL || !work_owns(work, url))
        return;
    key = match_url(search->scratch, url->text);
    if (key.len == 0 || is_front_page(key))
        return;
    shared = map_get(&search->urls, key);
    if (shared == NULL) {
        shared = arena_new(check->arena, Shared);
        shared->first = (Sight){ work, url };
        map_add(check->arena, &search->urls, arena_copy(check->arena, key), shared);
    } else {
        shared->second = (Sight){ work, url };
    }
    shared->count++;
}

/* Of one volume, or one book. */
static bool share_container(Search *search, const Record *a, const Record *b)
{
    static const FieldName container[] = { F_CONTAINER_TITLE };

    return record_field(a, F_CONTAINER_TITLE) != NULL && record_field(b, F_CONTAINER_TITLE) != NULL &&
           !differ_in(search, a, b, container, 1);
}

static void report_urls(Search *search)
{
    for (size_t i = 0; i < search->urls.count; i++) {
        const Shared *shared = search->urls.entries[i].value;
        const Record *one = shared->first.work, *other = shared->second.work;
        Diag *diag;

        if (shared->count != 2 || !is_pair(one, other) || is_another_part(search, one, other) ||
            share_container(search, one, other))
            continue;
        diag = report(search->check, DIAG_B316, shared->first, shared->second,
                      "'%.*s' and '%.*s' have the same address%.*s", STR_EMPTY);
        diag_help(search->check->diags, diag, "is it the same work? If not, see that both are to be found there");
    }
}

/* ---- ids ---- */

static void find_by_case(Search *search, const Record *record)
{
    Check *check = search->check;
    Str lower = arena_lower(check->arena, record->id);
    const Record *first = map_add(check->arena, &search->ids, lower, (void *)record);
    Diag *diag;

    if (first == record || str_eq(first->id, record->id))
        return;
    diag = diag_add(check->diags, DIAG_B208, record->source, record->id_span, "'%.*s' and '%.*s' differ in case alone",
                    STR_ARG(check_shown(check, record->id)), STR_ARG(check_shown(check, first->id)));
    diag_note(check->diags, diag, first->source, first->id_span, "the other one");
    diag_help(check->diags, diag, "rename one of them, and what cites it");
}

void check_duplicates(Check *check)
{
    Search search = { .check = check, .scratch = arena_create() };

    map_reserve(check->arena, &search.ids, check->records->list.count);
    for (size_t i = 0; i < check->records->list.count; i++) {
        const Record *record = check->records->list.items[i];
        bool found;

        find_by_case(&search, record);
        if (record->kind != KIND_ENDNOTE)
            continue;
        found = find_by_ident(&search, record);
        found = find_by_title(&search, record) || found;
        if (!found)
            find_by_url(&search, record);
        arena_clear(search.scratch);
    }
    report_urls(&search);
    arena_destroy(search.scratch);
}
