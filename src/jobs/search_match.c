/* How names answer a query: search.h says what is found and in which order. */
#include "base/buf.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "jobs/search.h"

#include <stdlib.h>

enum {
    NO_SCORE = 0xFFFF,
    SCORE_WAY = 8,  /* a score is way * 8 */
    SCORE_TONES = 4 /* + 4 if tones disagree, + standing */
};

static Str without_spaces(Arena *arena, Str text)
{
    char *joined = arena_alloc(arena, text.len + 1);
    size_t len = 0;

    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] != ' ')
            joined[len++] = text.ptr[i];
    return (Str){ joined, len };
}

/* ---- queries ---- */

static void split_words(SearchQuery *query)
{
    Str rest = query->words, readings = query->reading.words, word, reading;

    while (query->count < SEARCH_WORDS_MAX && str_cut(&rest, ' ', &word) && str_cut(&readings, ' ', &reading)) {
        query->word[query->count] = word;
        query->reading_word[query->count++] = fold_is_han(word) ? STR_EMPTY : reading;
    }
}

static void look_for_han(SearchQuery *query)
{
    Str rest = query->words, word;

    query->all_han = query->words.len > 0;
    while (query->words.len > 0 && str_cut(&rest, ' ', &word)) {
        query->han |= fold_is_han(word);
        query->all_han &= fold_is_han(word);
    }
}

SearchQuery search_query(Arena *arena, Str text)
{
    SearchQuery query = { 0 };

    text = str_slice(text, 0, utf8_offset(text, SEARCH_QUERY_MAX));
    query.words = fold_words(arena, text);
    query.joined = without_spaces(arena, query.words);
    query.reading = fold_reading(arena, text);
    query.reading_joined = without_spaces(arena, query.reading.words);
    query.toned = fold_has_tones(&query.reading);
    query.letters = utf8_length(query.joined);
    look_for_han(&query);
    if (query.joined.len > 0)
        split_words(&query);
    return query;
}

/* ---- where it stands ---- */

/* Does `joined` stand at `at`, spaces passed over? `*end` is where it ends. */
static bool stands_at(Str words, size_t at, Str joined, size_t *end)
{
    size_t done = 0;

    while (done < joined.len && at < words.len) {
        if (words.ptr[at] == joined.ptr[done])
            done++;
        else if (words.ptr[at] != ' ')
            return false;
        at++;
    }
    *end = at;
    return done == joined.len;
}

static SearchWay way_at(Str words, size_t start, size_t end)
{
    if (start == 0)
        return end == words.len ? SEARCH_WHOLE : SEARCH_PREFIX;
    return words.ptr[start - 1] == ' ' ? SEARCH_WORD : SEARCH_INSIDE;
}

static unsigned score_of(SearchWay way, bool tones_missed, SearchStanding standing)
{
    return (unsigned)way * SCORE_WAY + (tones_missed ? SCORE_TONES : 0) + (unsigned)standing;
}

/* The mark behind each letter, or 0. */
typedef struct Tones {
    const uint8_t *items;
    size_t count;
} Tones;

static Tones tones_of(Arena *arena, Str toned)
{
    uint8_t *items = arena_alloc(arena, toned.len + 1);
    size_t count = 0;
    uint32_t cp;

    for (size_t at = 0; utf8_next(toned, &at, &cp);) {
        if (cp >= 1 && cp <= FOLD_TONES)
            items[count - (count > 0)] = (uint8_t)cp;
        else
            count++;
    }
    return (Tones){ items, count };
}

/* Do the tones that the query has stand in the key, from letter `from` on? */
static bool tones_agree(Tones key, Tones query, size_t from)
{
    for (size_t i = 0; i < query.count; i++)
        if (query.items[i] != 0 && (from + i >= key.count || key.items[from + i] != query.items[i]))
            return false;
    return true;
}

/* The letters before `at`. */
static size_t letters_before(Str words, size_t at)
{
    size_t spaces = 0;

    for (size_t i = 0; i < at; i++)
        spaces += words.ptr[i] == ' ';
    return utf8_length(str_slice(words, 0, at)) - spaces;
}

/* What is looked for in a line of words, and what it is worth. */
typedef struct Look {
    Str joined;
    bool inside;        /* may stand within a word */
    const Tones *query; /* NULL: tones don't matter */
    Tones key;
    SearchStanding standing;
} Look;

/* The best score of all the places where it stands. */
static unsigned best_place(const Look *look, Str words)
{
    unsigned best = NO_SCORE;
    size_t end;

    for (size_t at = 0; at < words.len; at++) {
        SearchWay way;
        unsigned score;

        if (words.ptr[at] != look->joined.ptr[0] || !stands_at(words, at, look->joined, &end))
            continue;
        way = way_at(words, at, end);
        if (way == SEARCH_INSIDE && !look->inside)
            continue;
        score = score_of(way, look->query != NULL && !tones_agree(look->key, *look->query, letters_before(words, at)),
                         look->standing);
        best = score < best ? score : best;
    }
    return best;
}

static bool is_long_enough(const SearchQuery *query, Str joined)
{
    return query->han || utf8_length(joined) >= 3;
}

static unsigned score_initials(const SearchQuery *query, const SearchName *name)
{
    size_t at = str_find(name->initials, query->joined);

    if (query->letters < 2 || at == STR_NONE)
        return NO_SCORE;
    if (at == 0)
        return score_of(query->joined.len == name->initials.len ? SEARCH_INFLECTED : SEARCH_INITIALS, false,
                        name->standing);
    return query->letters >= 3 ? score_of(SEARCH_INSIDE, false, name->standing) : NO_SCORE;
}

/* ---- word by word ---- */

static Str stem_of(Str word)
{
    return str_slice(word, 0, fold_stem(word));
}

static bool has_stem(Str word, Str stem)
{
    return stem.len >= 3 && str_starts(word, stem) && str_eq(stem_of(word), stem);
}

/* Does a word of the line begin with this one, or have its stem (unless that is empty)? Han may stand anywhere. */
static bool has_word(Str words, Str word, Str stem)
{
    Str rest = words, part;

    if (words.len == 0 || word.len == 0)
        return false;
    if (fold_is_han(word))
        return str_contains(words, word);
    while (str_cut(&rest, ' ', &part))
        if (str_starts(part, word) || has_stem(part, stem))
            return true;
    return false;
}

/* A bit for each word of the query that the name has. */
static unsigned words_had(const SearchQuery *query, const SearchName *name)
{
    unsigned had = 0;

    for (size_t i = 0; i < query->count; i++)
        if (has_word(name->words, query->word[i], stem_of(query->word[i])) ||
            has_word(name->reading.words, query->reading_word[i], STR_EMPTY))
            had |= 1u << i;
    return had;
}

/* The same words, but for their endings. */
static bool is_inflected(const SearchQuery *query, Str words)
{
    Str rest = words, word;
    size_t i = 0;

    while (str_cut(&rest, ' ', &word)) {
        if (i == query->count || !str_eq(stem_of(word), stem_of(query->word[i])))
            return false;
        i++;
    }
    return i == query->count;
}

static bool is_scattered(const SearchQuery *query, const SearchName *name)
{
    size_t at = 0, from = 0;
    uint32_t cp, want;

    if (!query->all_han || query->letters < 2 || name->standing == STANDING_WORK ||
        !utf8_next(query->joined, &at, &want))
        return false;
    while (utf8_next(name->words, &from, &cp))
        if (cp == want && !utf8_next(query->joined, &at, &want))
            return true;
    return false;
}

/* ---- names and records ---- */

typedef struct Search {
    Arena *arena;
    const SearchQuery *query;
    Tones tones;
} Search;

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

static unsigned score_name(const Search *search, const SearchName *name, unsigned had)
{
    const SearchQuery *query = search->query;
    Look words = { .joined = query->joined,
                   .inside = is_long_enough(query, query->joined),
                   .standing = name->standing };
    Look reading = { .joined = query->reading_joined,
                     .inside = is_long_enough(query, query->reading_joined),
                     .standing = name->standing };
    unsigned score = best_place(&words, name->words);

    if (query->toned && name->reading.words.len > 0) {
        reading.query = &search->tones;
        reading.key = tones_of(search->arena, name->reading.toned);
    }
    score = least(score, best_place(&reading, name->reading.words));
    if (name->initials.len > 0)
        score = least(score, score_initials(query, name));
    if (had == (1u << query->count) - 1) {
        bool inflected = is_inflected(query, name->words);

        score = least(score, score_of(inflected ? SEARCH_INFLECTED : SEARCH_WORDS, false, name->standing));
    }
    if (score == NO_SCORE && is_scattered(query, name))
        score = score_of(SEARCH_SCATTERED, false, name->standing);
    return score;
}

static SearchHit look_at(const Search *search, const SearchEntry *entry)
{
    SearchStanding standing = entry->record->kind == KIND_ENDNOTE ? STANDING_WORK : STANDING_OTHER;
    SearchHit hit = { .entry = entry, .score = NO_SCORE };
    unsigned all = 0, score;

    for (size_t i = 0; i < entry->count; i++) {
        unsigned had = words_had(search->query, &entry->names[i]);

        all |= had;
        score = score_name(search, &entry->names[i], had);
        if (score < hit.score) {
            hit.score = score;
            hit.name = &entry->names[i];
        }
    }
    score = score_of(SEARCH_RECORD, false, standing);
    if (all == (1u << search->query->count) - 1 && score < hit.score) {
        hit.score = score;
        hit.name = &entry->names[0];
    }
    hit.way = (SearchWay)(hit.score / SCORE_WAY);
    return hit;
}

/* Entries stand in an array, in their order. */
static int compare_hits(const void *a, const void *b)
{
    const SearchHit *left = a, *right = b;

    if (left->score != right->score)
        return left->score < right->score ? -1 : 1;
    return (left->entry > right->entry) - (left->entry < right->entry);
}

size_t search_run(Arena *arena, const SearchIndex *index, const SearchQuery *query, const SearchHit **hits)
{
    VEC(SearchHit) found = { 0 };
    Search search = { arena, query, tones_of(arena, query->reading.toned) };

    for (size_t i = 0; query->joined.len > 0 && i < index->count; i++) {
        SearchHit hit = look_at(&search, &index->entries[i]);

        if (hit.score < NO_SCORE)
            vec_push(arena, &found, hit);
    }
    if (found.count > 1)
        qsort(found.items, found.count, sizeof *found.items, compare_hits);
    *hits = found.items;
    return found.count;
}
