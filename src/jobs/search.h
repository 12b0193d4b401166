/* search.h - looking records up by whatever they are called: the same on a terminal (`bibelot find`) and in the site's
 * search box (xsl/html/search.js follows this header; tests/heavy/search.t compares the two).
 *
 * What is looked through: every rendering and abbreviation of terms and programs; titles, names and author-date labels of
 * works; ids. All of it folded (text/fold.h): words; pinyin, from the characters' usual readings where none is given;
 * initials of the pinyin.
 *
 * A name answers a query in one of these ways; the first one counts:
 *
 *     WHOLE      the query is the name: its characters, words or pinyin
 *     INFLECTED  it is the name but for English endings, or it is the initials of the pinyin
 *     PREFIX     the name begins with it
 *     WORD       a word within the name begins with it
 *     WORDS      each of its words begins a word of the name or has the stem of one; Han words stand anywhere
 *     INITIALS   the initials begin with it (two letters at least)
 *     RECORD     as WORDS, but in different names of the record
 *     INSIDE     it stands within a word (three letters, or a Han character, at least), or within the initials
 *     SCATTERED  its Han characters, two at least, stand in the rendering in this order: 中科院, 中国科学院
 *
 * Spaces don't count in WHOLE, PREFIX, WORD, INSIDE: whole of nation, wholeofnation; ju guo, juguo.
 *
 * Records come in this order: by the way of their best name; where the query has tones, those whose pinyin has them
 * first; by the standing of that name (preferred, other renderings, works, deprecated or superseded); then by their
 * English labels, folded; by id. Nothing depends on the locale or on ICU's version of an order. */
#ifndef JOBS_SEARCH_H
#define JOBS_SEARCH_H

#include "model/record.h"
#include "text/fold.h"

enum {
    SEARCH_QUERY_MAX = 200, /* characters; what follows is not looked at */
    SEARCH_WORDS_MAX = 16   /* of a query, for WORDS and RECORD */
};

typedef enum SearchWay {
    SEARCH_WHOLE,
    SEARCH_INFLECTED,
    SEARCH_PREFIX,
    SEARCH_WORD,
    SEARCH_WORDS,
    SEARCH_INITIALS,
    SEARCH_RECORD,
    SEARCH_INSIDE,
    SEARCH_SCATTERED,
    SEARCH_WAYS
} SearchWay;

/* "whole", "inflected" … */
const char *search_way_name(SearchWay way);

typedef enum SearchStanding { STANDING_PREFERRED, STANDING_OTHER, STANDING_WORK, STANDING_AVOIDED } SearchStanding;

/* Something that a record is called. */
typedef struct SearchName {
    Str text, lang; /* as shown, without markup */
    Str status;     /* "preferred" …, or empty */
    SearchStanding standing;
    bool shown;          /* false: an id, which is shown anyway */
    Str words;           /* folded */
    Str pinyin;          /* as shown; empty: none is given */
    FoldReading reading; /* of the pinyin; words empty: there is none */
    Str initials;        /* folded; empty: none */
} SearchName;

/* What can be found: a record and its names. */
typedef struct SearchEntry {
    const Record *record;
    const SearchName *chinese, *english; /* the recommended ones, or a work's title and label; NULL: none */
    const SearchName *names;
    size_t count;
    Str order;     /* the English label, folded */
    size_t number; /* in the order of reading */
} SearchEntry;

/* In the order of `order`. */
typedef struct SearchIndex {
    SearchEntry *entries;
    size_t count;
} SearchIndex;

/* Of linked and labelled records (label.h). In the arena. */
SearchIndex search_index(Arena *arena, Record *const *list, size_t count);

/* The same in pieces, for several threads, each with an arena of its own: entries, numbered in the order of the list, and
 * the index of them, which puts them into its order. */
SearchEntry search_entry(Arena *arena, const Record *record, size_t number);
SearchIndex search_index_of(SearchEntry *entries, size_t count);

typedef struct SearchQuery {
    Str words;           /* folded */
    Str joined;          /* without spaces */
    FoldReading reading; /* taken for pinyin */
    Str reading_joined;
    bool han;     /* holds a Han character */
    bool all_han; /* nothing else */
    bool toned;
    size_t letters;                                             /* of `joined`, in characters */
    size_t count;                                               /* of word */
    Str word[SEARCH_WORDS_MAX], reading_word[SEARCH_WORDS_MAX]; /* the latter empty for Han */
} SearchQuery;

/* Empty `joined`: there is nothing to look for. In the arena. */
SearchQuery search_query(Arena *arena, Str text);

typedef struct SearchHit {
    const SearchEntry *entry;
    const SearchName *name; /* the one that answers; of RECORD the record's first */
    SearchWay way;
    unsigned score; /* the less the better */
} SearchHit;

/* All records that answer, the best first; returns their number. In the arena. */
size_t search_run(Arena *arena, const SearchIndex *index, const SearchQuery *query, const SearchHit **hits);

/* Up to `max` names that are like the query where nothing answers it, nearest first; their number. */
size_t search_near(Arena *arena, const SearchIndex *index, const SearchQuery *query, const SearchName **names,
                   size_t max);

/* For each byte of a text as shown whether the query stands there: the whole of it, else those of its words that begin a
 * word of the text (of Han, wherever they stand). In the arena, of the text's length. */
const bool *search_marks(Arena *arena, const SearchQuery *query, Str text);

#endif
