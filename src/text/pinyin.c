#include "text/pinyin.h"

#include "base/vec.h"
#include "text/pinyin_align.h"

typedef VEC(PinyinFault) Faults;

typedef struct Check {
    Arena *arena;
    Str han, pinyin;
    HanUnits characters;
    PinyinUnits units;
    Steps steps;
    Faults faults;
    bool toneless; /* no mark at all */
} Check;

/* The bytes of the units [at, at + count). */
static Str units_text(const Check *check, size_t at, size_t count, size_t *start)
{
    *start = at < check->units.count ? check->units.items[at].start : str_trim(check->pinyin).len;
    if (count == 0)
        return STR_EMPTY;
    return str_slice(check->pinyin, *start, check->units.items[at + count - 1].end);
}

static Str han_text(const Check *check, size_t at, size_t count)
{
    return str_slice(check->han, check->characters.items[at].start, check->characters.items[at + count - 1].end);
}

/* Capitals throughout, at the beginning, or none; one capital letter alone is a beginning. */
static SyllableCase units_case(const Check *check, size_t at, size_t count)
{
    size_t upper = 0;

    for (size_t i = 0; i < count; i++)
        upper += check->units.items[at + i].upper;
    if (!check->units.items[at].upper)
        return SYLLABLE_LOWER;
    return upper == count && count > 1 ? SYLLABLE_UPPER : SYLLABLE_TITLE;
}

static void put_reading(Buf *out, Reading reading, SyllableCase letter_case)
{
    syllable_put(out, readings_base(reading.base), reading.tone, letter_case);
}

/* Whether a reading with a tone and the same letters stands before this neutral one (举 jǔ, ju). */
static bool is_weakened(const Reading *readings, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (readings[at].tone == 0 && readings[i].base == readings[at].base)
            return true;
    return false;
}

/* "zhòng, chóng": the usual readings. */
static Str list_readings(Arena *arena, uint32_t cp)
{
    Reading readings[READINGS_MAX];
    size_t count = readings_of(cp, readings);
    Buf out = { 0 };
    Str text;

    for (size_t i = 0; i < count; i++) {
        if (!readings[i].usual || is_weakened(readings, i))
            continue;
        if (out.len > 0)
            buf_puts(&out, ", ");
        put_reading(&out, readings[i], SYLLABLE_LOWER);
    }
    text = buf_keep(arena, &out);
    buf_free(&out);
    return text;
}

static Str suggest(const Check *check, const Step *step)
{
    Reading want = step->verdict.want;
    Buf out = { 0 };
    Str text;

    if (!step->verdict.known || step->verdict.kind == PINYIN_UNUSUAL)
        return STR_EMPTY;
    if (step->apostrophe)
        buf_cp(&out, 0x2019);
    /* An unmarked syllable stays so: in marked text it is neutral. Only lv is a makeshift that had no room for one. */
    if (step->verdict.guessed && (check->toneless || step->verdict.kind != PINYIN_UMLAUT))
        want.tone = 0;
    put_reading(&out, want, units_case(check, step->unit, step->units));
    text = buf_keep(check->arena, &out);
    buf_free(&out);
    return text;
}

static bool has_character(const Check *check, const Step *step)
{
    return step->kind == STEP_SYLLABLE && step->han < check->characters.count;
}

static void report_syllable(Check *check, const Step *step, PinyinKind kind)
{
    PinyinFault fault = { .kind = kind, .han = STR_EMPTY, .readings = STR_EMPTY };

    fault.written = units_text(check, step->unit, step->units, &fault.start);
    fault.len = fault.written.len;
    if (has_character(check, step)) {
        fault.character = check->characters.items[step->han].cp;
        fault.han = han_text(check, step->han, 1);
        fault.readings = list_readings(check->arena, fault.character);
    }
    fault.suggestion = suggest(check, step);
    vec_push(check->arena, &check->faults, fault);
}

/* The only usual reading of a character, or the empty Str. */
static Str only_reading(Arena *arena, uint32_t cp)
{
    Str list = list_readings(arena, cp);

    return str_find_char(list, ',') == STR_NONE ? list : STR_EMPTY;
}

/* Characters one after the other that have no syllable, as one fault. Returns the number of steps. */
static size_t report_missing(Check *check, size_t at)
{
    const Step *first = &check->steps.items[at];
    PinyinFault fault = { .kind = PINYIN_COUNT, .written = STR_EMPTY, .suggestion = STR_EMPTY, .readings = STR_EMPTY };
    size_t count = 1;

    while (at + count < check->steps.count && check->steps.items[at + count].kind == STEP_MISSING)
        count++;
    units_text(check, first->unit, 0, &fault.start);
    fault.character = check->characters.items[first->han].cp;
    fault.han = han_text(check, first->han, count);
    if (count == 1) {
        fault.readings = list_readings(check->arena, fault.character);
        fault.suggestion = only_reading(check->arena, fault.character);
    }
    vec_push(check->arena, &check->faults, fault);
    return count;
}

/* The same for what stands in the pinyin alone. */
static size_t report_extra(Check *check, size_t at)
{
    const Step *first = &check->steps.items[at];
    PinyinFault fault = { .kind = PINYIN_COUNT, .han = STR_EMPTY, .suggestion = STR_EMPTY, .readings = STR_EMPTY };
    size_t count = 0, units = 0;

    for (; at + count < check->steps.count; count++) {
        const Step *step = &check->steps.items[at + count];

        if (step->kind != STEP_EXTRA && step->kind != STEP_STRAY)
            break;
        units += step->units;
    }
    fault.written = units_text(check, first->unit, units, &fault.start);
    fault.len = fault.written.len;
    vec_push(check->arena, &check->faults, fault);
    return count;
}

static size_t report_step(Check *check, size_t at)
{
    const Step *step = &check->steps.items[at];

    switch (step->kind) {
    case STEP_MISSING:
        return report_missing(check, at);
    case STEP_EXTRA:
    case STEP_STRAY:
        return report_extra(check, at);
    case STEP_SYLLABLE:
        if (step->verdict.kind != PINYIN_FINE)
            report_syllable(check, step, step->verdict.kind);
        else if (step->apostrophe)
            report_syllable(check, step, PINYIN_APOSTROPHE);
        return 1;
    case STEP_SAME:
        break;
    }
    return 1;
}

/* The whole pinyin, from the first letter to the last. */
static PinyinFault whole_fault(const Check *check, PinyinKind kind)
{
    PinyinFault fault = { .kind = kind, .readings = STR_EMPTY, .suggestion = STR_EMPTY };

    fault.written = units_text(check, 0, check->units.count, &fault.start);
    fault.len = fault.written.len;
    fault.han = check->han;
    return fault;
}

/* How many usual readings with a tone the character has with these letters. */
static size_t count_tones(uint32_t cp, unsigned base)
{
    Reading readings[READINGS_MAX];
    size_t count = readings_of(cp, readings), same = 0;

    for (size_t i = 0; i < count; i++)
        same += readings[i].base == base && readings[i].usual && readings[i].tone != 0;
    return same;
}

/* Toneless pinyin with its marks (and apostrophes), where each character leaves no doubt; else the empty Str. */
static Str suggest_tones(const Check *check)
{
    Buf out = { 0 };
    Str text = STR_EMPTY;
    size_t copied = 0, start;

    for (size_t i = 0; i < check->steps.count; i++) {
        const Step *step = &check->steps.items[i];

        if (step->kind != STEP_SYLLABLE && step->kind != STEP_SAME)
            goto done;
        if (step->kind == STEP_SAME || !step->verdict.guessed)
            continue;
        if (!has_character(check, step) ||
            count_tones(check->characters.items[step->han].cp, step->verdict.want.base) != 1)
            goto done;
        units_text(check, step->unit, step->units, &start);
        buf_put(&out, str_slice(check->pinyin, copied, start));
        if (step->apostrophe)
            buf_cp(&out, 0x2019);
        put_reading(&out, step->verdict.want, units_case(check, step->unit, step->units));
        copied = check->units.items[step->unit + step->units - 1].end;
    }
    buf_put(&out, str_slice(check->pinyin, copied, check->units.items[check->units.count - 1].end));
    text = str_from(buf_keep(check->arena, &out), check->units.items[0].start);
done:
    buf_free(&out);
    return text;
}

static void report_toneless(Check *check)
{
    size_t syllables = 0, guessed = 0;
    PinyinFault fault;

    for (size_t i = 0; i < check->steps.count; i++) {
        syllables += check->steps.items[i].kind == STEP_SYLLABLE;
        guessed += check->steps.items[i].kind == STEP_SYLLABLE && check->steps.items[i].verdict.guessed;
    }
    if (guessed * 2 <= syllables)
        return;
    fault = whole_fault(check, PINYIN_TONELESS);
    fault.suggestion = suggest_tones(check);
    vec_push(check->arena, &check->faults, fault);
}

/* Whether so much has no fellow that the two texts do not belong together. */
static bool is_hopeless(const Check *check)
{
    size_t alone = 0, together = 0;

    for (size_t i = 0; i < check->steps.count; i++) {
        const Step *step = &check->steps.items[i];

        if (step->kind == STEP_SYLLABLE && step->verdict.kind != PINYIN_IMPOSSIBLE &&
            step->verdict.kind != PINYIN_SYLLABLE)
            together++;
        else if (step->kind != STEP_SAME)
            alone++;
    }
    return alone > 3 && alone > together * 2;
}

size_t pinyin_check(Arena *arena, Str han, Str pinyin, const PinyinFault **faults)
{
    Check check = { .arena = arena, .han = han, .pinyin = pinyin };

    *faults = NULL;
    check.characters = han_units(arena, han);
    check.units = pinyin_units(arena, pinyin);
    if (check.characters.han == 0 || check.units.count == 0)
        return 0;
    check.toneless = pinyin_units_toneless(&check.units);
    check.steps = pinyin_align(arena, &check.characters, &check.units);
    if (is_hopeless(&check)) {
        PinyinFault fault = whole_fault(&check, PINYIN_COUNT);

        vec_push(arena, &check.faults, fault);
    } else {
        report_toneless(&check);
        for (size_t i = 0; i < check.steps.count;)
            i += report_step(&check, i);
    }
    *faults = check.faults.items;
    return check.faults.count;
}
