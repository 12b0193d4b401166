/* What pinyin.h makes of pinyin: toneless text, initials, sort keys. */
#include "base/utf8.h"
#include "text/pinyin.h"
#include "text/pinyin_align.h"

static void put_plain(Buf *out, SyllableLetter letter, PinyinUmlaut umlaut)
{
    char base = letter.base;

    if (base == 'E' || (base == 'v' && umlaut == PINYIN_KEEP_UMLAUT)) {
        syllable_put(out, (Str){ &base, 1 }, 0, letter.upper ? SYLLABLE_UPPER : SYLLABLE_LOWER);
        return;
    }
    if (base == 'v' && umlaut == PINYIN_U)
        base = 'u';
    buf_char(out, letter.upper ? ascii_upper(base) : base);
}

void pinyin_toneless(Buf *out, Str pinyin, PinyinUmlaut umlaut)
{
    SyllableLetter letter, next;
    bool pending = false; /* a letter whose combining marks may follow */
    size_t at = 0;
    uint32_t cp;

    while (utf8_next(pinyin, &at, &cp)) {
        if (pending && syllable_combine(cp, &letter))
            continue;
        if (pending)
            put_plain(out, letter, umlaut);
        /* A plain v is not an ü that lost its dots: it may stand in a foreign word. */
        pending = cp != 'v' && cp != 'V' && syllable_letter(cp, &next);
        if (pending)
            letter = next;
        else
            buf_cp(out, cp);
    }
    if (pending)
        put_plain(out, letter, umlaut);
}

typedef struct Parsed {
    HanUnits han;
    PinyinUnits units;
    Steps steps;
    bool toneless;
} Parsed;

static Parsed parse(Arena *arena, Str pinyin, Str han)
{
    Parsed parsed = { .han = han_units(arena, han), .units = pinyin_units(arena, pinyin) };

    parsed.toneless = pinyin_units_toneless(&parsed.units);
    parsed.steps = pinyin_align(arena, &parsed.han, &parsed.units);
    return parsed;
}

void pinyin_initials(Buf *out, Str pinyin, Str han)
{
    Arena *arena = arena_create();
    Parsed parsed = parse(arena, pinyin, han);

    for (size_t i = 0; i < parsed.steps.count; i++) {
        const Step *step = &parsed.steps.items[i];
        const PinyinUnit *unit = step->units > 0 ? &parsed.units.items[step->unit] : NULL;

        if (unit != NULL && unit->kind == UNIT_LETTER && step->kind != STEP_SAME)
            buf_char(out, ascii_lower(unit->base));
        else if (unit != NULL)
            buf_cp(out, unit->cp);
    }
    arena_destroy(arena);
}

/* Words and their tones, kept apart until both are whole. A space ends a syllable and sorts before every letter, a tab
 * ends the letters and sorts before the space: so a word precedes those that begin with it. */
typedef struct Key {
    Buf letters, tones;
    bool open; /* a number or foreign word, to which more may be added */
} Key;

static void key_break(Key *key)
{
    if (key->letters.len > 0)
        buf_char(&key->letters, ' ');
    key->open = false;
}

/* ü sorts between u and the next letter, for ':' comes after no letter and before them all: lu, lü, luan, lüe, lun. */
static void key_syllable(Key *key, Str base, unsigned tone)
{
    bool umlaut = false;

    if (str_is(base, "r") && key->letters.len > 0 && !key->open) {
        buf_char(&key->letters, 'r'); /* nǎr is one syllable */
        return;
    }
    key_break(key);
    for (size_t i = 0; i < base.len; i++) {
        umlaut |= base.ptr[i] == 'v' || base.ptr[i] == 'E';
        buf_char(&key->letters, base.ptr[i] == 'v' ? 'u' : ascii_lower(base.ptr[i]));
    }
    if (umlaut)
        buf_char(&key->letters, ':');
    buf_char(&key->tones, (char)('0' + (tone == 0 ? 5 : tone)));
}

static void key_other(Key *key, uint32_t cp, bool glued)
{
    if (!key->open || !glued)
        key_break(key);
    buf_cp(&key->letters, cp);
    key->open = true;
}

static void key_step(Key *key, const Parsed *parsed, const Step *step)
{
    const PinyinUnit *unit = &parsed->units.items[step->unit];
    bool same = step->kind == STEP_SAME || step->kind == STEP_STRAY;

    if (step->units == 0)
        return;
    if (!same && step->verdict.known) {
        Reading want = step->verdict.want;

        /* An unmarked syllable is neutral among marked ones; where none is marked, the character tells the tone. */
        key_syllable(key, readings_base(want.base), step->verdict.guessed && !parsed->toneless ? 0 : want.tone);
        return;
    }
    for (size_t i = 0; i < step->units; i++)
        key_other(key, unit[i].cp, unit[i].glued);
}

/* The characters' first readings stand for pinyin that is missing. */
static void key_of_han(Key *key, Arena *arena, Str han)
{
    HanUnits units = han_units(arena, han);
    Reading readings[READINGS_MAX];

    for (size_t i = 0; i < units.count; i++) {
        if (units.items[i].kind == UNIT_HAN && readings_of(units.items[i].cp, readings) > 0)
            key_syllable(key, readings_base(readings[0].base), readings[0].tone);
        else
            key_other(key, units.items[i].cp, i > 0 && units.items[i - 1].end == units.items[i].start);
    }
}

Str pinyin_sort_key(Arena *arena, Str pinyin, Str han)
{
    Arena *scratch = arena_create();
    Parsed parsed = parse(scratch, pinyin, han);
    Key key = { 0 };
    Str result;

    if (parsed.units.count == 0 || parsed.steps.count == 0)
        key_of_han(&key, scratch, han);
    else
        for (size_t i = 0; i < parsed.steps.count; i++)
            key_step(&key, &parsed, &parsed.steps.items[i]);
    buf_char(&key.letters, '\t');
    buf_put(&key.letters, buf_str(&key.tones));
    result = buf_keep(arena, &key.letters);
    buf_free(&key.letters);
    buf_free(&key.tones);
    arena_destroy(scratch);
    return result;
}

Str pinyin_of(Arena *arena, Str han)
{
    HanUnits units = han_units(arena, han);
    Reading readings[READINGS_MAX];
    bool open = false; /* within a foreign word */
    Buf out = { 0 };
    Str result;

    for (size_t i = 0; i < units.count; i++) {
        const HanUnit *unit = &units.items[i];
        bool known = unit->kind == UNIT_HAN && readings_of(unit->cp, readings) > 0;

        if (i > 0 && (known || !open || unit[-1].end != unit->start))
            buf_char(&out, ' ');
        if (known)
            syllable_put(&out, readings_base(readings[0].base), 0, SYLLABLE_LOWER);
        else
            buf_put(&out, str_slice(han, unit->start, unit->end));
        open = !known;
    }
    result = buf_keep(arena, &out);
    buf_free(&out);
    return result;
}
