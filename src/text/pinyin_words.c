#include "text/pinyin_words.h"

#include "base/vec.h"
#include "text/pinyin_align.h"

typedef VEC(PinyinWord) Words;

static bool matches(const Steps *steps)
{
    for (size_t i = 0; i < steps->count; i++)
        if (steps->items[i].kind != STEP_SYLLABLE && steps->items[i].kind != STEP_SAME)
            return false;
    return steps->count > 0;
}

/* Is there a blank between this unit and the one before it? */
static bool begins_word(const PinyinUnits *units, size_t number, Str pinyin)
{
    Str gap;

    if (number == 0)
        return true;
    gap = str_slice(pinyin, units->items[number - 1].end, units->items[number].start);
    return str_find_char(gap, ' ') != STR_NONE;
}

size_t pinyin_words(Arena *arena, Str han, Str pinyin, const PinyinWord **words)
{
    HanUnits characters = han_units(arena, han);
    PinyinUnits units = pinyin_units(arena, pinyin);
    Steps steps = pinyin_align(arena, &characters, &units);
    Words found = { 0 };
    size_t at = 0; /* bytes of `han` that belong to a word already */

    if (characters.count == 0 || !matches(&steps))
        return 0;
    for (size_t i = 0; i < steps.count;) {
        const Step *first = &steps.items[i];
        size_t start = characters.items[first->han].start, end = start, last = first->unit;

        for (; i < steps.count && (&steps.items[i] == first || !begins_word(&units, steps.items[i].unit, pinyin));
             i++) {
            end = characters.items[steps.items[i].han].end;
            last = steps.items[i].unit + steps.items[i].units - 1;
        }
        if (start > at)
            vec_push(arena, &found, (PinyinWord){ str_slice(han, at, start), STR_EMPTY });
        vec_push(arena, &found,
                 (PinyinWord){ str_slice(han, start, end),
                               str_slice(pinyin, units.items[first->unit].start, units.items[last].end) });
        at = end;
    }
    if (at < han.len)
        vec_push(arena, &found, (PinyinWord){ str_from(han, at), STR_EMPTY });
    *words = found.items;
    return found.count;
}
