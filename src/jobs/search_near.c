/* For people: names that are like a query, and where in a text a query stands. */
#include "base/buf.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "jobs/search.h"

#include <stdlib.h>

/* ---- near misses ---- */

enum { NEAR_LONGEST = 64, NEAR_NONE = 100 };

typedef struct Letters {
    uint32_t items[NEAR_LONGEST];
    size_t count;
} Letters;

static Letters letters_of(Str joined)
{
    Letters letters = { .count = 0 };
    uint32_t cp;

    for (size_t at = 0; letters.count < NEAR_LONGEST && utf8_next(joined, &at, &cp);)
        letters.items[letters.count++] = cp;
    return letters;
}

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* The edits that make the query the beginning of a line, spaces passed over. A column for each letter of the line. */
static unsigned prefix_distance(const Letters *query, Str words)
{
    unsigned column[NEAR_LONGEST + 1], best = (unsigned)query->count;
    uint32_t cp;

    for (size_t i = 0; i <= query->count; i++)
        column[i] = (unsigned)i;
    for (size_t at = 0, letter = 1; letter <= (size_t)2 * NEAR_LONGEST && utf8_next(words, &at, &cp);) {
        unsigned corner = column[0];

        if (cp == ' ')
            continue;
        column[0] = (unsigned)letter++;
        for (size_t i = 1; i <= query->count; i++) {
            unsigned replaced = corner + (query->items[i - 1] != cp);

            corner = column[i];
            column[i] = least(replaced, least(column[i], column[i - 1]) + 1);
        }
        best = least(best, column[query->count]);
    }
    return best;
}

typedef struct Near {
    const SearchName *name;
    unsigned distance;
    size_t entry;
} Near;

static int compare_near(const void *a, const void *b)
{
    const Near *left = a, *right = b;

    if (left->distance != right->distance)
        return left->distance < right->distance ? -1 : 1;
    return (left->entry > right->entry) - (left->entry < right->entry);
}

/* The nearest of a record's names that are to be used. */
static Near nearest_name(const SearchEntry *entry, const Letters *words, const Letters *reading)
{
    Near near = { .distance = NEAR_NONE };

    for (size_t i = 0; i < entry->count; i++) {
        const SearchName *name = &entry->names[i];
        unsigned distance = prefix_distance(words, name->words);

        if (!name->shown || name->standing == STANDING_AVOIDED)
            continue;
        if (name->reading.words.len > 0)
            distance = least(distance, prefix_distance(reading, name->reading.words));
        if (distance < near.distance) {
            near.distance = distance;
            near.name = name;
        }
    }
    return near;
}

size_t search_near(Arena *arena, const SearchIndex *index, const SearchQuery *query, const SearchName **names,
                   size_t max)
{
    Letters words = letters_of(query->joined), reading = letters_of(query->reading_joined);
    unsigned limit = least(3, (unsigned)query->letters / 4 + (query->han && query->letters > 1));
    VEC(Near) found = { 0 };

    for (size_t i = 0; query->letters <= NEAR_LONGEST && i < index->count; i++) {
        Near near = nearest_name(&index->entries[i], &words, &reading);

        near.entry = i;
        if (near.distance <= limit)
            vec_push(arena, &found, near);
    }
    if (found.count > 1)
        qsort(found.items, found.count, sizeof *found.items, compare_near);
    for (size_t i = 0; i < found.count && i < max; i++)
        names[i] = found.items[i].name;
    return found.count < max ? found.count : max;
}

/* ---- marking ---- */

/* A text, folded letter by letter. */
typedef struct LetterMap {
    Buf letters;
    VEC(size_t) from, to; /* the bytes of the text that each byte of `letters` comes from */
    VEC(bool) starts;     /* whether a word of the text begins there */
} LetterMap;

static LetterMap map_letters(Arena *arena, Str text)
{
    LetterMap map = { .letters = { 0 } };
    size_t at = 0, before = 0;
    bool apart = true;
    uint32_t cp;

    for (; utf8_next(text, &at, &cp); before = at) {
        Str folded = fold_words(arena, str_slice(text, before, at));

        if (folded.len == 0)
            apart = apart || cp == ' ' || cp == '-';
        for (size_t i = 0; i < folded.len; i++) {
            if (folded.ptr[i] == ' ')
                continue;
            buf_char(&map.letters, folded.ptr[i]);
            vec_push(arena, &map.from, before);
            vec_push(arena, &map.to, at);
            vec_push(arena, &map.starts, apart);
            apart = false;
        }
    }
    return map;
}

static void mark(bool *marks, const LetterMap *map, size_t start, size_t len)
{
    /* Each letter has its places. NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
    size_t end = map->to.items[start + len - 1];

    for (size_t i = map->from.items[start]; i < end; i++)
        marks[i] = true;
}

static bool mark_whole(bool *marks, const LetterMap *map, Str joined)
{
    size_t at = str_find(buf_str(&map->letters), joined);

    if (joined.len == 0 || at == STR_NONE)
        return false;
    mark(marks, map, at, joined.len);
    return true;
}

static void mark_word(bool *marks, const LetterMap *map, Str word)
{
    Str letters = buf_str(&map->letters), stem = str_slice(word, 0, fold_stem(word));

    for (size_t at = 0; at < letters.len; at++) {
        /* The same. NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
        if (!map->starts.items[at] && !fold_is_han(word))
            continue;
        if (str_starts(str_from(letters, at), word))
            mark(marks, map, at, word.len);
        else if (stem.len >= 3 && str_starts(str_from(letters, at), stem))
            mark(marks, map, at, stem.len);
    }
}

const bool *search_marks(Arena *arena, const SearchQuery *query, Str text)
{
    bool *marks = arena_array(arena, text.len + 1, sizeof *marks);
    LetterMap map = map_letters(arena, text);

    if (!mark_whole(marks, &map, query->joined) && !mark_whole(marks, &map, query->reading_joined))
        for (size_t i = 0; i < query->count; i++)
            mark_word(marks, &map, query->word[i]);
    buf_free(&map.letters);
    return marks;
}
