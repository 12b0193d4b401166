/* Telling cites apart that would look the same. Source: CSL 1.0.2, "Disambiguation"; the order of the attempts is that of
 * citeproc-js.
 *
 * Items are parted into groups of equal renderings, by hash; only within a group is anything tried, and each attempt parts
 * it further. What is alone is done with. */
#include "csl/engine.h"

#include <string.h>

/* Whose names each cs:names of an item shows. */
typedef struct Listed {
    const CslNames *blocks[CSL_BLOCKS];
} Listed;

enum { LEVELS = 2, LEVELLED = 256 }; /* LEVELLED: names of a list whose level can change */

typedef struct Items {
    CslItem **items;
    size_t count, capacity;
} Items;

/* One attempt after the other: which name of which cs:names, and how far. */
typedef struct Step {
    unsigned block, name, level;
} Step;

typedef struct Job {
    CslEngine *engine;
    Arena *arena;
    const CslArea *area;
    CslCite cite;
    unsigned blocks, shown[CSL_BLOCKS], total[CSL_BLOCKS]; /* of the group at hand */
    bool by_cite; /* given names are tried cite by cite; else they are set for all before */
    Buf text;     /* of the rendering at hand */
} Job;

/* Text and format of a tree, however it is divided: two trees that give the same look the same. */
static void put_fingerprint(Buf *out, const Rich *rich)
{
    const uint8_t marks[] = { 1, (uint8_t)(rich->format.style | rich->format.variant << 4),
                              (uint8_t)(rich->format.weight | rich->format.decoration << 4),
                              (uint8_t)(rich->format.align | rich->display << 4),
                              (uint8_t)(rich->quotes | rich->flip << 1) };
    bool marked = rich_has_format(rich) || rich->quotes || rich->display != 0;

    if (marked)
        buf_put(out, (Str){ (const char *)marks, sizeof marks });
    buf_put(out, rich->text);
    for (const Rich *child = rich->first; child != NULL; child = child->next)
        put_fingerprint(out, child);
    if (marked)
        buf_char(out, 2);
}

/* `listed` may be NULL; else whose names each cs:names shows. */
static Str render_anew(Job *job, Arena *arena, CslItem *item, const CslDisambig *disambig, Listed *listed)
{
    CslRender render = csl_render_start(job->engine, job->engine->scratch, item, &job->cite, false);
    CslDisambig plain = *disambig;
    CslCite cite = job->cite;
    Rich *rich;

    arena_clear(job->engine->scratch);
    cite.item = item;
    cite.first_note = item->first_note;
    render.cite = &cite;
    plain.year_suffix = -1;
    if (!job->by_cite)
        memcpy(plain.levels, item->disambig.levels, sizeof plain.levels);
    render.disambig = &plain;
    render.comparing = true;
    rich = csl_render_cite(&render);
    buf_clear(&job->text);
    if (rich != NULL)
        put_fingerprint(&job->text, rich);
    if (listed != NULL)
        memcpy(listed->blocks, render.listed, sizeof listed->blocks);
    return buf_keep(arena, &job->text);
}

/* An item as it is told apart so far is rendered once: who changes that clears `base`. */
static Str rendering(Job *job, Arena *arena, CslItem *item, const CslDisambig *disambig)
{
    if (disambig != NULL || job->cite.position != CSL_POSITION_FIRST)
        return render_anew(job, arena, item, disambig == NULL ? &item->disambig : disambig, NULL);
    if (item->base.ptr == NULL)
        item->base = render_anew(job, job->engine->work, item, &item->disambig, NULL);
    return item->base;
}

static CslDisambig copy_of(Arena *arena, const CslDisambig *from)
{
    CslDisambig copy = *from;

    for (size_t i = 0; i < CSL_BLOCKS; i++)
        if (from->levels[i] != NULL)
            copy.levels[i] = memcpy(arena_alloc(arena, LEVELLED), from->levels[i], LEVELLED);
    return copy;
}

/* Parts a group by renderings under `disambig` (NULL: each item's own); groups keep the order of their first members. */
static Items *part(Job *job, const Items *group, const CslDisambig *disambig, size_t *count)
{
    Map by_text = { 0 };
    Arena *scratch = arena_create();
    VEC(Items) parts = { 0 };

    for (size_t i = 0; i < group->count; i++) {
        CslItem *item = group->items[i];
        Str text = rendering(job, scratch, item, disambig);
        size_t number = (size_t)(uintptr_t)map_get(&by_text, text);

        if (number == 0) {
            vec_push(job->arena, &parts, (Items){ 0 });
            number = parts.count;
            map_add(scratch, &by_text, text,
                    (void *)(uintptr_t)number); /* NOLINT(performance-no-int-to-ptr): a number as the value */
        }
        vec_push(job->arena, &parts.items[number - 1], item);
    }
    arena_destroy(scratch);
    *count = parts.count;
    return parts.items;
}

static uint8_t *levels_of(Job *job, CslDisambig *disambig, unsigned block)
{
    if (disambig->levels[block] == NULL)
        disambig->levels[block] = arena_alloc(job->arena, LEVELLED);
    return disambig->levels[block];
}

/* The next attempt after `step`; false when there is none. */
static bool next_step(const Job *job, Step *step)
{
    bool given = job->by_cite;

    if (given && step->level < LEVELS) {
        step->level++;
        return true;
    }
    for (;;) {
        unsigned end = step->block < job->blocks ? job->total[step->block] : 0;

        if (!job->area->add_names && end > job->shown[step->block])
            end = job->shown[step->block];
        step->level = 0;
        step->name++;
        if (end > LEVELLED)
            end = LEVELLED;
        if (step->name < end)
            return true;
        step->block++;
        step->name = 0;
        if (step->block >= job->blocks)
            return false;
        if (given) {
            step->level = 1;
            return job->total[step->block] > 0;
        }
    }
}

static void apply(Job *job, CslDisambig *disambig, Step step)
{
    if (step.level > 0)
        levels_of(job, disambig, step.block)[step.name] = (uint8_t)step.level;
    if (job->area->add_names && step.name + 1 > job->shown[step.block] && step.name + 1 > disambig->shown[step.block])
        disambig->shown[step.block] = (uint16_t)(step.name + 1);
}

static void settle(bool by_cite, const Items *group, const CslDisambig *disambig)
{
    for (size_t i = 0; i < group->count; i++) {
        CslDisambig own = *disambig;

        own.condition = group->items[i]->disambig.condition;
        own.year_suffix = group->items[i]->disambig.year_suffix;
        if (!by_cite)
            memcpy(own.levels, group->items[i]->disambig.levels, sizeof own.levels);
        group->items[i]->disambig = own;
        group->items[i]->base = (Str){ NULL, 0 };
    }
}

/* How many names each cs:names shows of the items of a group, at most. */
static void observe(Job *job, const Items *group)
{
    Arena *scratch = arena_create();

    job->blocks = 0;
    memset(job->shown, 0, sizeof job->shown);
    memset(job->total, 0, sizeof job->total);
    for (size_t i = 0; i < group->count; i++) {
        CslItem *item = group->items[i];
        CslRender render = csl_render_start(job->engine, scratch, item, &job->cite, false);

        csl_render_cite(&render);
        if (render.block > job->blocks)
            job->blocks = render.block < CSL_BLOCKS ? render.block : CSL_BLOCKS;
        for (unsigned b = 0; b < CSL_BLOCKS; b++) {
            if (i == 0 || render.shown[b] < job->shown[b])
                job->shown[b] = render.shown[b];
            if (render.total[b] > job->total[b])
                job->total[b] = render.total[b];
        }
    }
    arena_destroy(scratch);
}

/* Whether all names in full tell any two of a group apart: else no attempt can. */
static bool can_part(Job *job, const Items *group, const CslDisambig *tried)
{
    CslDisambig full = copy_of(job->arena, tried);
    size_t count;

    for (unsigned b = 0; b < job->blocks; b++) {
        if (job->area->add_names)
            full.shown[b] = (uint16_t)job->total[b];
        if (job->by_cite)
            memset(levels_of(job, &full, b), LEVELS, LEVELLED);
    }
    part(job, group, &full, &count);
    return count > 1;
}

/* Goes on from `step`; `better` has what parted the group so far, `tried` all that was tried. The depth is bounded by the
 * number of steps: each call takes at least one. */
static void part_by_names(Job *job, const Items *group, CslDisambig better, CslDisambig tried, Step step)
{
    if (!can_part(job, group, &tried)) {
        settle(job->by_cite, group, &better);
        return;
    }
    while (next_step(job, &step)) {
        size_t count;
        Items *parts;

        apply(job, &tried, step);
        parts = part(job, group, &tried, &count);
        if (count < 2)
            continue;
        apply(job, &better, step);
        if (step.level == 0 || job->area->add_names)
            better.shown[step.block] = tried.shown[step.block];
        for (size_t i = 0; i < count; i++) {
            if (parts[i].count == 1)
                settle(job->by_cite, &parts[i], &better);
            else
                part_by_names(job, &parts[i], copy_of(job->arena, &better), copy_of(job->arena, &tried), step);
        }
        return;
    }
    settle(job->by_cite, group, &better);
}

/* ---- given names everywhere: the rules other than by-cite ---- */

typedef struct Person {
    Map initials; /* Initials */
    size_t count;
} Person;

typedef struct Initials {
    Map given;
} Initials;

static Str family_key(Arena *arena, const CslName *name)
{
    Str particle = name->non_dropping.len == 0 ? STR(" ") : arena_join(arena, name->non_dropping, STR(" "));

    return arena_join(arena, particle, name->family);
}

/* Two passes over all lists: gathers people, then sets levels. */
static void visit(Job *job, CslItem *item, const CslNames *names, unsigned block, Map *people, bool gather)
{
    bool primary = job->area->given_rule >= CSL_GIVEN_PRIMARY;
    bool initials_only =
        job->area->given_rule == CSL_GIVEN_ALL_INITIALS || job->area->given_rule == CSL_GIVEN_PRIMARY_INITIALS;

    for (size_t i = 0; names != NULL && i < names->count && i < LEVELLED && (i == 0 || !primary || gather); i++) {
        const CslName *name = &names->items[i];
        Str key = family_key(job->arena, name), initial;
        Person *person = map_get(people, key);
        Initials *initials;

        if (name->is_literal || name->family.len == 0)
            continue;
        if (gather && primary && i > 0)
            continue;
        if (person == NULL)
            person = map_add(job->arena, people, key, arena_new(job->arena, Person));
        initial = arena_join(job->arena, STR("i"), str_slice(name->given, 0, 1));
        initials = map_get(&person->initials, initial);
        if (initials == NULL)
            initials = map_add(job->arena, &person->initials, initial, arena_new(job->arena, Initials));
        if (gather) {
            if (map_get(&initials->given, name->given) == NULL) {
                map_add(job->arena, &initials->given, name->given, person);
                person->count++;
            }
            continue;
        }
        if (person->count < 2)
            continue;
        item->base = (Str){ NULL, 0 };
        if (person->initials.count > 1)
            levels_of(job, &item->disambig, block)[i] = 1;
        if (initials->given.count > 1 && !initials_only)
            levels_of(job, &item->disambig, block)[i] = 2;
        else if (initials_only)
            levels_of(job, &item->disambig, block)[i] = person->initials.count > 1 ? 1 : 0;
    }
}

static void set_given_names(Job *job)
{
    size_t count = job->engine->active.count;
    Listed *listed = arena_array(job->arena, count + 1, sizeof *listed);
    Map people = { 0 };

    for (size_t i = 0; i < count; i++) {
        CslItem *item = job->engine->registry[i];

        item->base = render_anew(job, job->engine->work, item, &item->disambig, &listed[i]);
    }
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < count; i++)
            for (unsigned b = 0; b < CSL_BLOCKS; b++)
                visit(job, job->engine->registry[i], listed[i].blocks[b], b, &people, pass == 0);
}

/* ---- */

/* disambiguate="true", where that parts a group. */
static void try_condition(Job *job, const Items *group)
{
    size_t count;
    bool had = group->items[0]->disambig.condition;

    for (size_t i = 0; i < group->count; i++) {
        group->items[i]->disambig.condition = true;
        group->items[i]->base = (Str){ NULL, 0 };
    }
    part(job, group, NULL, &count);
    for (size_t i = 0; count < 2 && i < group->count; i++) {
        group->items[i]->disambig.condition = had;
        group->items[i]->base = (Str){ NULL, 0 };
    }
}

static void add_suffixes(const Items *group)
{
    for (size_t i = 0; i < group->count; i++)
        group->items[i]->disambig.year_suffix = (int)i;
}

typedef void GroupFunction(Job *job, const Items *group);

static void by_names(Job *job, const Items *group)
{
    CslDisambig start = group->items[0]->disambig;

    observe(job, group);
    part_by_names(job, group, copy_of(job->arena, &start), copy_of(job->arena, &start), (Step){ 0 });
}

static void by_suffix(Job *job, const Items *group)
{
    (void)job;
    add_suffixes(group);
}

/* Calls for every group of two and more that look the same. */
static void each_group(Job *job, GroupFunction *function)
{
    Items all = { 0 }, *parts;
    size_t count;

    for (size_t i = 0; i < job->engine->active.count; i++)
        vec_push(job->arena, &all, job->engine->registry[i]);
    parts = part(job, &all, NULL, &count);
    for (size_t i = 0; i < count; i++)
        if (parts[i].count > 1)
            function(job, &parts[i]);
}

static bool has_condition(const CslElement *e)
{
    for (size_t i = 0; i < e->test_count; i++)
        if (e->tests[i].kind == CSL_TEST_DISAMBIGUATE)
            return true;
    for (size_t i = 0; i < e->child_count; i++)
        if (has_condition(e->children[i]))
            return true;
    return false;
}

static bool uses_condition(const CslStyle *style)
{
    for (size_t i = 0; i < style->macros.count; i++)
        if (has_condition(style->macros.entries[i].value))
            return true;
    return has_condition(style->citation.layout);
}

void csl_disambiguate(CslEngine *engine)
{
    Job job = { .engine = engine, .arena = engine->work, .area = &engine->style->citation };
    bool condition = uses_condition(engine->style);

    job.by_cite = job.area->add_givenname && job.area->given_rule == CSL_GIVEN_BY_CITE;
    if (job.area->add_givenname && job.area->given_rule != CSL_GIVEN_BY_CITE)
        set_given_names(&job);
    if (job.area->add_names || (job.area->add_givenname && job.area->given_rule == CSL_GIVEN_BY_CITE))
        each_group(&job, by_names);
    if (condition)
        each_group(&job, try_condition);
    if (condition && engine->subsequent) {
        job.cite.position = CSL_POSITION_SUBSEQUENT;
        each_group(&job, try_condition);
        job.cite.position = CSL_POSITION_FIRST;
    }
    if (job.area->add_year_suffix)
        each_group(&job, by_suffix);
    buf_free(&job.text);
}
