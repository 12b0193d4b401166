#include "base/near.h"

enum { LONGEST = 64, FAR = 3 };

static Str fold(Str word, char out[LONGEST])
{
    for (size_t i = 0; i < word.len; i++)
        out[i] = word.ptr[i] == '_' || word.ptr[i] == ' ' ? '-' : ascii_lower(word.ptr[i]);
    return (Str){ out, word.len };
}

Near near_begin(Str word)
{
    return (Near){ .word = word, .best = STR_EMPTY, .distance = FAR };
}

void near_take(Near *near, Str candidate)
{
    char word[LONGEST], other[LONGEST];
    unsigned distance;

    if (near->word.len > LONGEST || candidate.len > LONGEST)
        return;
    distance = str_distance(fold(near->word, word), fold(candidate, other), FAR - 1);
    if (distance > near->distance || (distance == near->distance && distance == FAR))
        return;
    near->tied = distance == near->distance && !str_eq(near->best, candidate);
    near->best = candidate;
    near->distance = distance;
}

Str near_sure(const Near *near)
{
    enum { ONE_IN = 5, TWO_IN = 9 };
    size_t len = near->word.len;
    bool sure = near->distance == 0 || (near->distance == 1 && len >= ONE_IN) || (near->distance == 2 && len >= TWO_IN);

    return sure && !near->tied ? near->best : STR_EMPTY;
}

Str near_same(const Near *near)
{
    return near->distance == 0 && !near->tied ? near->best : STR_EMPTY;
}

Nearest nearest_within(Str word, size_t edits)
{
    return (Nearest){ .word = word, .best = STR_EMPTY, .within = (unsigned)edits + 1 };
}

Nearest nearest_begin(Str word)
{
    return nearest_within(word, word.len / 3 + 1);
}

void nearest_take(Nearest *nearest, Str candidate)
{
    unsigned distance =
        nearest->within > 0 ? str_distance(nearest->word, candidate, nearest->within - 1) : nearest->within;

    if (distance >= nearest->within)
        return;
    nearest->within = distance;
    nearest->best = candidate;
}
