#include "text/phrases.h"

#include "base/map.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "text/case.h"
#include "text/readings.h"
#include "text/script.h"

enum { WORD_BYTES = 64 }; /* longer words are in no phrase */

/* An edge of the trie, or the end of a phrase. */
typedef struct Edge {
    uint32_t node, word;
    uint32_t to; /* 0: the slot is free */
} Edge;

typedef struct Edges {
    Edge *slots;
    size_t count, capacity;
} Edges;

struct Phrases {
    Arena *arena;
    Map words, stems; /* → its number, as uint32_t* */
    Edges edges;      /* (node, word) → node */
    Edges ends;       /* (node, stem) → the first phrase that ends so, counted from 1 */
    uint32_t nodes;
    VEC(uint32_t) next; /* of a phrase: the next one that looks the same, counted from 1; 0: none */
    VEC(uint32_t) last; /* of the first of those: the last one */
};

struct PhraseText {
    Arena *arena;
    const Phrases *phrases;
    Str bytes;
    VEC(PhraseWord) words;
    bool breaks;   /* before the next word */
    bool blank;    /* a blank stands before the next word */
    size_t opened; /* the word behind an opening quotation mark, counted from 1; 0: none is open */
    uint32_t closer;
};

/* ---- tables ---- */

static size_t slot_of(const Edges *edges, uint32_t node, uint32_t word)
{
    uint64_t hash = ((uint64_t)node << 32 | word) * UINT64_C(0x9E3779B97F4A7C15);
    size_t slot = (size_t)(hash ^ hash >> 32) & (edges->capacity - 1); /* below bit 32 the node counts for nothing */

    while (edges->slots[slot].to != 0 && (edges->slots[slot].node != node || edges->slots[slot].word != word))
        slot = (slot + 1) & (edges->capacity - 1);
    return slot;
}

static uint32_t edge_find(const Edges *edges, uint32_t node, uint32_t word)
{
    return edges->capacity == 0 || word == 0 ? 0 : edges->slots[slot_of(edges, node, word)].to;
}

static void edge_grow(Arena *arena, Edges *edges)
{
    enum { FIRST = 256 };
    Edges larger = { .count = edges->count, .capacity = edges->capacity > 0 ? edges->capacity * 2 : FIRST };

    larger.slots = arena_array(arena, larger.capacity, sizeof *larger.slots);
    for (size_t i = 0; i < edges->capacity; i++)
        if (edges->slots[i].to != 0)
            larger.slots[slot_of(&larger, edges->slots[i].node, edges->slots[i].word)] = edges->slots[i];
    *edges = larger;
}

static void edge_add(Arena *arena, Edges *edges, uint32_t node, uint32_t word, uint32_t to)
{
    if ((edges->count + 1) * 2 > edges->capacity)
        edge_grow(arena, edges);
    edges->slots[slot_of(edges, node, word)] = (Edge){ node, word, to };
    edges->count++;
}

static uint32_t number_of(const Map *map, Str key)
{
    const uint32_t *number = map_get(map, key);

    return number != NULL ? *number : 0;
}

static uint32_t number_for(Arena *arena, Map *map, Str key)
{
    uint32_t *number = map_get(map, key);

    if (number == NULL) {
        number = arena_new(arena, uint32_t);
        *number = (uint32_t)map->count + 1;
        map_set(arena, map, arena_copy(arena, key), number);
    }
    return *number;
}

/* ---- words ---- */

typedef struct Word {
    char key[WORD_BYTES];
    size_t len;  /* 0: too long */
    size_t stem; /* bytes of the key that are its stem, but for a final "y" */
    bool y;      /* policies: policy */
} Word;

static bool ends(const Word *word, size_t len, const char *suffix)
{
    return str_ends((Str){ word->key, len }, str_of(suffix));
}

/* Without the possessive and the plural: nation's, systems, policies, churches; but not analysis, status, class, physics. */
static void find_stem(Word *word)
{
    static const char *const hissing[] = { "sses", "shes", "ches", "xes", "zes" };
    static const char *const no_plural[] = { "ss", "us", "is", "ics" };
    size_t len = word->len;

    word->stem = len;
    if (len == 0 || word->key[len - 1] != 's')
        return;
    if (len > 2 && ends(word, len, "'s"))
        len -= 2;
    word->stem = len;
    word->y = len > 4 && ends(word, len, "ies");
    if (word->y) {
        word->stem = len - 3;
        return;
    }
    for (size_t i = 0; i < sizeof hissing / sizeof hissing[0]; i++)
        if (ends(word, len, hissing[i])) {
            word->stem = len - 2;
            return;
        }
    for (size_t i = 0; i < sizeof no_plural / sizeof no_plural[0]; i++)
        if (ends(word, len, no_plural[i]))
            return;
    if (len > 3 && ends(word, len, "s"))
        word->stem = len - 1;
}

static Str stem_of(const Word *word, char buffer[WORD_BYTES])
{
    size_t len = word->stem;

    memcpy(buffer, word->key, len);
    if (word->y)
        buffer[len++] = 'y';
    return (Str){ buffer, len };
}

static void put_character(Word *word, uint32_t cp)
{
    char bytes[4];
    size_t length = utf8_encode(cp, bytes);

    if (word->len + length >= WORD_BYTES)
        return;
    memcpy(word->key + word->len, bytes, length);
    word->len += length;
}

static bool is_apostrophe(uint32_t cp)
{
    return cp == '\'' || cp == 0x2019;
}

static bool is_han(uint32_t cp)
{
    return cp >= 0x2E80 && script_of(cp) == SCRIPT_HAN;
}

static bool is_letter(uint32_t cp)
{
    return cp < 0x80 ? ascii_is_alnum((char)cp) : case_is_alnum(cp) && !is_han(cp);
}

/* Is there a letter behind the apostrophe at `at`? */
static bool goes_on(Str bytes, size_t at, size_t end)
{
    uint32_t cp;

    utf8_next(bytes, &at, &cp);
    return at < end && utf8_next(bytes, &at, &cp) && is_letter(cp);
}

/* Letters and digits from `*at` on, apostrophes within. */
static void take_letters(Str bytes, size_t *at, size_t end, Word *word)
{
    size_t next = *at, count = 0;
    uint32_t cp;

    word->len = 0;
    while (next < end && utf8_next(bytes, &next, &cp)) {
        if (!is_letter(cp) && (count == 0 || !is_apostrophe(cp) || !goes_on(bytes, *at, end)))
            break;
        put_character(word, is_apostrophe(cp) ? '\'' : cp < 0x80 ? (uint32_t)ascii_lower((char)cp) : case_lower(cp));
        count = next - *at + count;
        *at = next;
    }
    if (count >= WORD_BYTES)
        word->len = 0;
}

static bool is_hyphen(uint32_t cp)
{
    return cp == '-' || cp == 0x2010 || cp == 0x2011 || cp == 0xAD;
}

/* ---- one step of cutting ---- */

typedef enum StepKind { STEP_END, STEP_BLANK, STEP_BREAK, STEP_WORD } StepKind;

typedef struct Step {
    StepKind kind;
    size_t start, end;
    uint32_t cp; /* of a word that is one character */
    bool han, letters;
    Word word;
} Step;

/* White space from `*at` on; an empty line is a break. */
static StepKind take_blanks(Str bytes, size_t *at, size_t end)
{
    unsigned lines = 0;
    size_t next = *at;
    uint32_t cp;

    while (next < end && utf8_next(bytes, &next, &cp) && (case_is_space(cp) || cp == '~')) {
        lines += cp == '\n';
        *at = next;
    }
    return lines > 1 ? STEP_BREAK : STEP_BLANK;
}

static Step take_step(Str bytes, size_t at, size_t end, bool after_blank)
{
    Step step = { .kind = STEP_END, .start = at, .end = at };

    if (at >= end)
        return step;
    utf8_next(bytes, &step.end, &step.cp);
    if (case_is_space(step.cp) || step.cp == '~') {
        step.end = at;
        step.kind = take_blanks(bytes, &step.end, end);
        return step;
    }
    step.kind = STEP_WORD;
    if (is_hyphen(step.cp) && !after_blank) {
        step.kind = STEP_BLANK;
    } else if (is_letter(step.cp)) {
        step.end = at;
        step.letters = true;
        take_letters(bytes, &step.end, end, &step.word);
    } else {
        step.han = is_han(step.cp);
        put_character(&step.word, variant_simplified(step.cp));
    }
    if (step.kind == STEP_WORD)
        find_stem(&step.word);
    return step;
}

/* ---- phrases ---- */

Phrases *phrases_create(Arena *arena)
{
    Phrases *phrases = arena_new(arena, Phrases);

    phrases->arena = arena;
    return phrases;
}

/* Chains phrases that look the same. */
static void add_end(Phrases *phrases, uint32_t node, uint32_t stem, uint32_t phrase)
{
    uint32_t first = edge_find(&phrases->ends, node, stem);

    if (first == 0) {
        edge_add(phrases->arena, &phrases->ends, node, stem, phrase + 1);
        phrases->last.items[phrase] = phrase + 1;
        return;
    }
    phrases->next.items[phrases->last.items[first - 1] - 1] = phrase + 1;
    phrases->last.items[first - 1] = phrase + 1;
}

static uint32_t follow(Phrases *phrases, uint32_t node, const Word *word)
{
    uint32_t number = number_for(phrases->arena, &phrases->words, (Str){ word->key, word->len });
    uint32_t to = edge_find(&phrases->edges, node, number);

    if (to == 0) {
        to = ++phrases->nodes;
        edge_add(phrases->arena, &phrases->edges, node, number, to);
    }
    return to;
}

uint32_t phrases_add(Phrases *phrases, Str text)
{
    uint32_t phrase = (uint32_t)phrases->next.count, node = 0;
    char stem[WORD_BYTES];
    Step step, word = { 0 };
    size_t count = 0;
    bool blank = true;

    vec_push(phrases->arena, &phrases->next, 0);
    vec_push(phrases->arena, &phrases->last, 0);
    for (size_t at = 0; (step = take_step(text, at, text.len, blank)).kind != STEP_END; at = step.end) {
        blank = step.kind != STEP_WORD;
        if (blank)
            continue;
        if (step.word.len == 0 || ++count > PHRASE_WORDS)
            return phrase;
        if (count > 1)
            node = follow(phrases, node, &word.word);
        word = step;
    }
    if (count > 0)
        add_end(phrases, node, number_for(phrases->arena, &phrases->stems, stem_of(&word.word, stem)), phrase);
    return phrase;
}

/* ---- texts ---- */

PhraseText *phrase_text_create(Arena *arena, const Phrases *phrases, Str bytes)
{
    PhraseText *text = arena_new(arena, PhraseText);

    text->arena = arena;
    text->phrases = phrases;
    text->bytes = bytes;
    text->breaks = text->blank = true;
    return text;
}

/* The mark that closes a quotation which this one opens; 0: it opens none. */
static uint32_t closing_mark(uint32_t cp)
{
    static const uint32_t pairs[][2] = { { 0x201C, 0x201D }, { 0x201E, 0x201C }, { 0xAB, 0xBB },     { 0x300C, 0x300D },
                                         { 0x300E, 0x300F }, { 0x300A, 0x300B }, { 0x2018, 0x2019 }, { '"', '"' } };

    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        if (pairs[i][0] == cp)
            return pairs[i][1];
    return 0;
}

/* A quotation ends with its paragraph; one that nothing closes is none. */
static void watch_quotes(PhraseText *text, uint32_t cp)
{
    if (text->opened > 0 && cp == text->closer) {
        for (size_t i = text->opened - 1; i < text->words.count; i++)
            text->words.items[i].quoted = true;
        text->opened = 0;
    } else if (text->opened == 0 && closing_mark(cp) != 0) {
        text->opened = text->words.count + 1;
        text->closer = closing_mark(cp);
    }
}

static void add_word(PhraseText *text, const Step *step, bool quoted)
{
    char stem[WORD_BYTES];
    PhraseWord word = { .start = (uint32_t)step->start,
                        .end = (uint32_t)step->end,
                        .breaks = text->breaks,
                        .quoted = quoted,
                        .han = step->han,
                        .letters = step->letters };

    if (step->word.len > 0) {
        word.id = number_of(&text->phrases->words, (Str){ step->word.key, step->word.len });
        word.stem = number_of(&text->phrases->stems, stem_of(&step->word, stem));
    }
    if (text->breaks)
        text->opened = 0;
    vec_push(text->arena, &text->words, word);
    text->breaks = false;
    if (!step->letters && !step->han)
        watch_quotes(text, step->cp);
}

void phrase_text_add(PhraseText *text, size_t start, size_t end, bool joined, bool quoted)
{
    Step step;

    text->breaks = text->breaks || !joined;
    text->blank = text->blank || !joined;
    for (size_t at = start; (step = take_step(text->bytes, at, end, text->blank)).kind != STEP_END; at = step.end) {
        text->blank = step.kind != STEP_WORD;
        text->breaks = text->breaks || step.kind == STEP_BREAK;
        if (step.kind == STEP_WORD)
            add_word(text, &step, quoted);
    }
}

const PhraseWord *phrase_words(const PhraseText *text, size_t *count)
{
    *count = text->words.count;
    return text->words.items;
}

/* All that begin with word `first`. */
static void find_from(const PhraseText *text, size_t first, PhraseVisitor *visit, void *context)
{
    const Phrases *phrases = text->phrases;
    uint32_t node = 0;

    for (size_t last = first; last < text->words.count && last - first < PHRASE_WORDS; last++) {
        const PhraseWord *word = &text->words.items[last];

        if (last > first && word->breaks)
            return;
        for (uint32_t phrase = edge_find(&phrases->ends, node, word->stem); phrase != 0;
             phrase = phrases->next.items[phrase - 1])
            visit(context, &(PhraseMatch){ phrase - 1, first, last });
        node = edge_find(&phrases->edges, node, word->id);
        if (node == 0)
            return;
    }
}

void phrases_find(const PhraseText *text, PhraseVisitor *visit, void *context)
{
    for (size_t i = 0; i < text->words.count; i++)
        if (text->words.items[i].id != 0 || text->words.items[i].stem != 0)
            find_from(text, i, visit, context);
}

bool phrase_same_spelling(Str a, Str b)
{
    size_t at = 0, other = 0;
    uint32_t one, two;

    while (at < a.len && other < b.len) {
        utf8_next(a, &at, &one);
        utf8_next(b, &other, &two);
        if (case_lower(one) != case_lower(two) && !(is_apostrophe(one) && is_apostrophe(two)))
            return false;
    }
    return at == a.len && other == b.len;
}
