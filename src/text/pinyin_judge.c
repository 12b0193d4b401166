#include "text/pinyin_judge.h"

#include <string.h>

/* Only their order matters, and that no sum of slips outweighs a syllable without a character (pinyin_align.c). */
enum {
    COST_GUESSED = 1,
    COST_SANDHI = 1,
    COST_UNKNOWN = 1, /* a character without readings */
    COST_UNUSUAL = 2,
    COST_LETTER = 1,
    COST_NUMBER = 3,
    COST_PLACE = 4,
    COST_UMLAUT = 5,
    COST_TONE = 10,
    COST_BASE = 15,        /* and the distance */
    COST_NO_SYLLABLE = 22, /* and the distance */
    DISTANCE_MAX = 4
};

/* u for ü and the other way round: ju is the only spelling after j, q, x, y; after l and n both exist. */
static int find_other(const char *letters, size_t len)
{
    char changed[SYLLABLE_MAX + 1];

    memcpy(changed, letters, len + 1);
    for (size_t i = 0; i < len; i++) {
        if (changed[i] != 'u' && changed[i] != 'v')
            continue;
        changed[i] = changed[i] == 'u' ? 'v' : 'u';
        return readings_base_find((Str){ changed, len });
    }
    return -1;
}

bool written_read(const PinyinUnits *units, size_t at, size_t len, bool numbered, Written *written)
{
    size_t count = len + numbered, place = 0;

    *written = (Written){ .units = count, .len = len };
    if (len == 0 || len > SYLLABLE_MAX || at + count > units->count)
        return false;
    for (size_t i = 0; i < len; i++) {
        const PinyinUnit *unit = &units->items[at + i];

        if (unit->kind != UNIT_LETTER || (i > 0 && !unit->glued))
            return false;
        written->letters[i] = unit->base;
        written->odd |= unit->odd;
        written->vee |= unit->vee;
        if (unit->tone == 0)
            continue;
        written->tone = unit->tone;
        written->marks++;
        place = i;
    }
    if (numbered) {
        const PinyinUnit *digit = &units->items[at + len];

        if (digit->kind != UNIT_DIGIT || !digit->glued || digit->cp < '1' || digit->cp > '5' || written->marks > 0)
            return false;
        written->numbered = true;
        written->tone = (uint8_t)((digit->cp - '0') % 5);
    }
    written->base = readings_base_find((Str){ written->letters, len });
    written->other = find_other(written->letters, len);
    written->placed = written->marks == 0 || place == syllable_mark_place((Str){ written->letters, len });
    return true;
}

/* The slips of spelling that leave the syllable itself recognisable. */
static void add_slips(const Written *written, bool umlaut, Verdict *verdict)
{
    const struct {
        bool found;
        PinyinKind kind;
        unsigned cost;
    } slips[] = {
        { umlaut || written->vee, PINYIN_UMLAUT, COST_UMLAUT },
        { !written->placed, PINYIN_TONE_PLACE, COST_PLACE },
        { written->odd, PINYIN_LETTER, COST_LETTER },
        { written->numbered, PINYIN_TONE_NUMBER, COST_NUMBER },
    };

    for (size_t i = sizeof slips / sizeof *slips; i-- > 0;) {
        if (!slips[i].found)
            continue;
        verdict->cost += slips[i].cost;
        if (verdict->kind != PINYIN_IMPOSSIBLE)
            verdict->kind = slips[i].kind;
    }
}

/* 一 is yī and 不 is bù in writing, whatever the tone is in speech. */
static bool is_sandhi(uint32_t cp, Str base, unsigned tone)
{
    return (cp == 0x4E00 && str_is(base, "yi") && (tone == 2 || tone == 4)) ||
           (cp == 0x4E0D && str_is(base, "bu") && tone == 2);
}

/* The reading of these letters with this tone; failing that, the first of these letters; or NULL. */
static const Reading *find_reading(const Reading *readings, size_t count, int base, int tone)
{
    const Reading *first = NULL;

    for (size_t i = 0; i < count; i++) {
        if (readings[i].base != base)
            continue;
        if (readings[i].tone == tone)
            return &readings[i];
        if (first == NULL)
            first = &readings[i];
    }
    return first;
}

/* The letters are those of a reading. `toned` is the first reading of these letters; where that has a tone, an
 * unmarked syllable may be neutral or may lack its mark, even if a neutral reading is known too (举 ju). */
static Verdict judge_reading(const Written *written, uint32_t cp, const Reading *reading, const Reading *toned,
                             bool umlaut)
{
    bool exact = reading->tone == written->tone;
    Verdict verdict = { .known = true, .want = *reading };

    if (written->tone == 0 && toned->tone != 0 && !written->numbered) {
        verdict.guessed = true;
        verdict.cost = exact ? 0 : COST_GUESSED;
        verdict.want = *toned;
    } else if (is_sandhi(cp, readings_base(reading->base), written->tone)) {
        verdict.kind = PINYIN_SANDHI;
        verdict.cost = COST_SANDHI;
        verdict.want.tone = cp == 0x4E00 ? 1 : 4;
    } else if (exact && !reading->usual) {
        verdict.kind = PINYIN_UNUSUAL;
        verdict.cost = COST_UNUSUAL;
    } else if (!exact && written->tone == 0) {
        verdict.cost = COST_GUESSED; /* numbered 5, or 0 */
        verdict.want.tone = 0;
    } else if (!exact) {
        verdict.kind = PINYIN_IMPOSSIBLE;
        verdict.cost = COST_TONE;
    }
    add_slips(written, umlaut, &verdict);
    return verdict;
}

/* The letters are those of no reading: the nearest one was meant. */
static Verdict judge_foreign(const Written *written, const Reading *readings, size_t count)
{
    bool syllable = written->marks <= 1 && (written->base >= 0 || written->other >= 0);
    Verdict verdict = { .kind = syllable ? PINYIN_IMPOSSIBLE : PINYIN_SYLLABLE, .known = count > 0 };
    unsigned best = UINT32_MAX;

    for (size_t i = 0; i < count; i++) {
        Str letters = { written->letters, written->len };
        unsigned distance = str_distance(letters, readings_base(readings[i].base), DISTANCE_MAX - 1);
        unsigned score = distance * 2 + (readings[i].tone != written->tone);

        if (score >= best || (i > 0 && readings[i].tone == 0)) /* 举 jǔ, rather than its weak form ju */
            continue;
        best = score;
        verdict.want = readings[i];
    }
    verdict.cost = (unsigned)(syllable ? COST_BASE : COST_NO_SYLLABLE) + best / 2;
    return verdict;
}

Verdict pinyin_judge(const Written *written, uint32_t cp)
{
    Reading readings[READINGS_MAX];
    size_t count = readings_of(cp, readings);
    const int bases[2] = { written->base, written->other };
    Verdict verdict;

    if (count == 0) {
        verdict = pinyin_judge_alone(written);
        verdict.cost += COST_UNKNOWN;
        return verdict;
    }
    for (int i = 0; i < 2 && written->marks <= 1; i++) {
        const Reading *reading = find_reading(readings, count, bases[i], written->tone);
        const Reading *toned = find_reading(readings, count, bases[i], -1);
        bool other = i > 0;

        /* With ü for u the tone must be right: two slips at once make another syllable. */
        if (reading != NULL && toned != NULL && (!other || written->tone == 0 || reading->tone == written->tone))
            return judge_reading(written, cp, reading, toned, other);
    }
    return judge_foreign(written, readings, count);
}

Verdict pinyin_judge_alone(const Written *written)
{
    Verdict verdict = { .known = true };
    bool umlaut = written->base < 0;
    int base = umlaut ? written->other : written->base;

    if (written->marks > 1 || base < 0)
        return (Verdict){ .kind = PINYIN_SYLLABLE, .cost = COST_NO_SYLLABLE + DISTANCE_MAX };
    verdict.want = (Reading){ (uint16_t)base, written->tone, true };
    verdict.guessed = written->tone == 0 && !written->numbered;
    add_slips(written, umlaut, &verdict);
    return verdict;
}
