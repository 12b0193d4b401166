#include "text/pinyin_align.h"

#include <string.h>

enum {
    BEAM = 16,       /* states kept for a place in the pinyin, when it is reached ... */
    BEAM_SKIPS = 40, /* ... and together with those made from them by leaving characters out */
    PRUNE = 120,     /* states worse than the best by this much are dropped */
    COST_MISSING = 30,
    COST_EXTRA = 30,
    COST_EXTRA_R = 12, /* nǎr for 哪 */
    COST_STRAY = 16,   /* a digit or a foreign letter, on either side */
    COST_APOSTROPHE = 6,
    COST_ALONE_R = 5,
    COST_ALONE_NASAL = 8, /* m, n, ng, hm, hng: rather the end of the syllable before */
    LETTERS_PER_HAN = 8
};

/* `from` and `from_index` name the state before it. */
typedef struct State {
    uint32_t han, cost;
    uint32_t from, from_index;
    Step step;
} State;

typedef struct Column {
    State *items;
    size_t count, capacity;
} Column;

typedef struct Aligner {
    Arena *arena; /* scratch */
    const HanUnits *han;
    const PinyinUnits *units;
    Column *columns; /* units->count + 1 of them */
} Aligner;

static void column_put(Aligner *aligner, Column *column, State state)
{
    size_t worst = 0;

    for (size_t i = 0; i < column->count; i++) {
        if (column->items[i].han == state.han) {
            if (state.cost < column->items[i].cost)
                column->items[i] = state;
            return;
        }
        if (column->items[i].cost > column->items[worst].cost)
            worst = i;
    }
    if (column->count == BEAM) {
        if (state.cost < column->items[worst].cost)
            column->items[worst] = state;
        return;
    }
    if (column->count == column->capacity) {
        State *items = column->items;

        column->capacity = column->capacity == 0 ? 2 : column->capacity * 2;
        column->items = arena_array(aligner->arena, column->capacity, sizeof *column->items);
        if (column->count > 0)
            memcpy(column->items, items, column->count * sizeof *items);
    }
    column->items[column->count++] = state;
}

static size_t sort_by_han(State *states, const Column *column)
{
    uint32_t best = UINT32_MAX;
    size_t count = 0;

    for (size_t i = 0; i < column->count; i++)
        best = column->items[i].cost < best ? column->items[i].cost : best;
    for (size_t i = 0; i < column->count; i++) {
        size_t at = count;

        if (column->items[i].cost > best + PRUNE)
            continue;
        for (; at > 0 && states[at - 1].han > column->items[i].han; at--)
            states[at] = states[at - 1];
        states[at] = column->items[i];
        count++;
    }
    return count;
}

static unsigned missing_cost(const HanUnit *unit)
{
    return unit->kind == UNIT_HAN ? COST_MISSING : COST_STRAY;
}

/* Adds the states reached by leaving characters out, in the order of the characters: a state is made only from those
 * before it, so none changes after something was made from it. */
static void add_skips(Aligner *aligner, size_t place)
{
    State states[BEAM_SKIPS];
    Column *column = &aligner->columns[place];
    size_t count = sort_by_han(states, column);
    uint32_t limit = UINT32_MAX;

    for (size_t i = 0; i < count; i++)
        limit = states[i].cost + PRUNE < limit ? states[i].cost + PRUNE : limit;
    for (size_t i = 0; i < count; i++) {
        uint32_t han = states[i].han;
        bool known = i + 1 < count && states[i + 1].han == han + 1;
        State next = { .han = han + 1, .from = (uint32_t)place, .from_index = (uint32_t)i };

        if (han >= aligner->han->count)
            continue;
        next.cost = states[i].cost + missing_cost(&aligner->han->items[han]);
        next.step = (Step){ .kind = STEP_MISSING, .unit = place, .han = han };
        if (next.cost > limit || (known ? states[i + 1].cost <= next.cost : count == BEAM_SKIPS))
            continue;
        if (!known) {
            memmove(&states[i + 2], &states[i + 1], (count - i - 1) * sizeof *states);
            count++;
        }
        states[i + 1] = next;
    }
    column->items = arena_array(aligner->arena, count, sizeof *column->items);
    column->count = column->capacity = count;
    memcpy(column->items, states, count * sizeof *states);
}

/* a, o, e directly after a syllable needs an apostrophe. */
static bool lacks_apostrophe(const Aligner *aligner, const State *state, size_t place, const Written *written)
{
    const PinyinUnit *unit = &aligner->units->items[place];

    return unit->glued && place > 0 && state->step.kind != STEP_SAME && state->step.kind != STEP_STRAY &&
           aligner->units->items[place - 1].kind == UNIT_LETTER &&
           str_find_char(STR("aoeE"), written->letters[0]) != STR_NONE;
}

static bool has_vowel(const Written *written)
{
    for (size_t i = 0; i < written->len; i++)
        if (str_find_char(STR("aeEiouv"), written->letters[i]) != STR_NONE)
            return true;
    return false;
}

/* What it costs to have no character for it. */
static unsigned extra_cost(const Written *written, bool alone, const Verdict *verdict)
{
    bool is_r = written->len == 1 && written->letters[0] == 'r' && written->marks == 0;

    if (!alone)
        return is_r ? COST_EXTRA_R : (unsigned)COST_EXTRA + (written->base < 0 ? 4 : 0);
    return verdict->cost + (is_r ? COST_ALONE_R : !has_vowel(written) ? COST_ALONE_NASAL : 0);
}

/* Digits may be spelt out: 5G, wǔ G. */
static uint32_t spoken(const HanUnit *unit)
{
    static const uint16_t digits[10] = {
        0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D
    };

    return unit->kind == UNIT_DIGIT ? digits[unit->cp - '0'] : unit->cp;
}

static void step_syllable(Aligner *aligner, size_t place, size_t index, const Written *written)
{
    State state = aligner->columns[place].items[index];
    const HanUnit *unit = state.han < aligner->han->count ? &aligner->han->items[state.han] : NULL;
    bool alone = aligner->han->count == 0;
    Column *column = &aligner->columns[place + written->units];
    State next = { .han = state.han, .from = (uint32_t)place, .from_index = (uint32_t)index };

    next.step = (Step){ .kind = alone ? STEP_SYLLABLE : STEP_EXTRA,
                        .unit = place,
                        .units = written->units,
                        .verdict = pinyin_judge_alone(written) };
    next.step.apostrophe = lacks_apostrophe(aligner, &state, place, written);
    next.cost =
        state.cost + extra_cost(written, alone, &next.step.verdict) + (next.step.apostrophe ? COST_APOSTROPHE : 0);
    column_put(aligner, column, next);
    if (unit == NULL || (unit->kind != UNIT_HAN && unit->kind != UNIT_DIGIT))
        return;
    next.han++;
    next.step.kind = STEP_SYLLABLE;
    next.step.han = state.han;
    next.step.verdict = pinyin_judge(written, spoken(unit));
    next.cost = state.cost + next.step.verdict.cost + (next.step.apostrophe ? COST_APOSTROPHE : 0);
    column_put(aligner, column, next);
}

/* A digit or letter that is the same in both, or has no fellow. */
static void step_unit(Aligner *aligner, size_t place, size_t index)
{
    State state = aligner->columns[place].items[index];
    const HanUnit *other = state.han < aligner->han->count ? &aligner->han->items[state.han] : NULL;
    const PinyinUnit *unit = &aligner->units->items[place];
    State next = { .han = state.han, .cost = state.cost, .from = (uint32_t)place, .from_index = (uint32_t)index };

    next.step = (Step){ .kind = STEP_STRAY, .unit = place, .units = 1, .han = state.han };
    if (other != NULL && other->kind != UNIT_HAN && other->cp == unit->cp) {
        next.han++;
        next.step.kind = STEP_SAME;
    } else if (unit->kind == UNIT_LETTER) {
        return; /* then it is part of a syllable */
    } else if (aligner->han->count > 0) {
        next.cost += COST_STRAY;
    }
    column_put(aligner, &aligner->columns[place + 1], next);
}

static void advance(Aligner *aligner, size_t place)
{
    size_t count = aligner->columns[place].count;
    Written written;

    for (size_t i = 0; i < count; i++)
        step_unit(aligner, place, i);
    for (size_t len = 1; len <= SYLLABLE_MAX; len++) {
        for (int numbered = 0; numbered <= 1; numbered++) {
            if (!written_read(aligner->units, place, len, numbered, &written))
                continue;
            for (size_t i = 0; i < count; i++)
                step_syllable(aligner, place, i, &written);
        }
    }
}

/* The index of the best last state, counting the characters that it leaves out at the end. */
static size_t best_end(const Aligner *aligner)
{
    const Column *column = &aligner->columns[aligner->units->count];
    uint32_t best_cost = UINT32_MAX;
    size_t best = 0;

    for (size_t i = 0; i < column->count; i++) {
        uint32_t cost = column->items[i].cost;

        for (size_t han = column->items[i].han; han < aligner->han->count; han++)
            cost += missing_cost(&aligner->han->items[han]);
        if (cost < best_cost) {
            best_cost = cost;
            best = i;
        }
    }
    return best;
}

/* Walks back twice: to count, and to fill. */
static Steps collect(Arena *arena, const Aligner *aligner)
{
    const State *end = &aligner->columns[aligner->units->count].items[best_end(aligner)];
    size_t tail = aligner->han->count - end->han, count = tail;
    Steps steps;

    for (const State *s = end; s->from != UINT32_MAX; s = &aligner->columns[s->from].items[s->from_index])
        count++;
    steps = (Steps){ arena_array(arena, count, sizeof *steps.items), count };
    for (size_t i = 0; i < tail; i++)
        steps.items[count - tail + i] =
            (Step){ .kind = STEP_MISSING, .unit = aligner->units->count, .han = end->han + i };
    count -= tail;
    for (const State *s = end; s->from != UINT32_MAX; s = &aligner->columns[s->from].items[s->from_index])
        steps.items[--count] = s->step;
    return steps;
}

Steps pinyin_align_search(Arena *arena, const HanUnits *han, const PinyinUnits *units)
{
    Aligner aligner = { .arena = arena_create(), .han = han, .units = units };
    State start = { .from = UINT32_MAX };
    Steps steps = { 0 };

    if (han->count <= PINYIN_CHARACTERS_MAX && units->count <= (size_t)PINYIN_CHARACTERS_MAX * LETTERS_PER_HAN) {
        aligner.columns = arena_array(aligner.arena, units->count + 1, sizeof *aligner.columns);
        column_put(&aligner, &aligner.columns[0], start);
        for (size_t place = 0; place < units->count; place++) {
            add_skips(&aligner, place);
            advance(&aligner, place);
        }
        steps = collect(arena, &aligner);
    }
    arena_destroy(aligner.arena);
    return steps;
}

/* ---- the usual case: nothing is wrong ---- */

static bool spells(const PinyinUnits *units, size_t place, Str base)
{
    if (place + base.len > units->count)
        return false;
    for (size_t i = 0; i < base.len; i++)
        if (units->items[place + i].base != base.ptr[i])
            return false;
    return true;
}

/* The ways to go on from `place` that cost nothing; `*step` is one of them. Such a syllable has the letters of one of
 * the character's readings, so no other lengths need be tried. */
static size_t free_steps(const Aligner *aligner, const State *state, size_t place, Step *step)
{
    const HanUnit *unit = &aligner->han->items[state->han];
    Reading readings[READINGS_MAX];
    size_t count = 0, known = readings_of(spoken(unit), readings), tried = 0;

    if (unit->kind != UNIT_HAN && unit->cp == aligner->units->items[place].cp) {
        *step = (Step){ .kind = STEP_SAME, .unit = place, .units = 1, .han = state->han };
        count++;
    }
    for (size_t i = 0; unit->kind != UNIT_OTHER && i < known; i++) {
        Str base = readings_base(readings[i].base);
        Written written;
        Verdict verdict;

        if ((tried & (size_t)1 << base.len) != 0 || !spells(aligner->units, place, base) ||
            !written_read(aligner->units, place, base.len, false, &written))
            continue;
        tried |= (size_t)1 << base.len;
        verdict = pinyin_judge(&written, spoken(unit));
        if (verdict.cost > 0 || lacks_apostrophe(aligner, state, place, &written))
            continue;
        *step = (Step){
            .kind = STEP_SYLLABLE, .unit = place, .units = written.units, .han = state->han, .verdict = verdict
        };
        count++;
    }
    return count;
}

/* The path that costs nothing, where there is one and no second begins like it: the search would find the same. False
 * if it must decide. */
static bool align_flawless(Arena *arena, const HanUnits *han, const PinyinUnits *units, Steps *steps)
{
    const Aligner aligner = { .han = han, .units = units };
    State state = { 0 };
    size_t place = 0;

    if (han->count == 0 || han->count > PINYIN_CHARACTERS_MAX || units->count < han->count)
        return false;
    *steps = (Steps){ arena_array(arena, han->count, sizeof *steps->items), han->count };
    for (; state.han < han->count; state.han++) {
        if (place == units->count || free_steps(&aligner, &state, place, &state.step) != 1)
            return false;
        steps->items[state.han] = state.step;
        place += state.step.units;
    }
    return place == units->count;
}

Steps pinyin_align(Arena *arena, const HanUnits *han, const PinyinUnits *units)
{
    Steps steps;

    return align_flawless(arena, han, units, &steps) ? steps : pinyin_align_search(arena, han, units);
}
