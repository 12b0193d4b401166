/* sort.h - lists of works in the order that somebody asks for.
 *
 *     author,year,title                 the order of English: family names, years, titles
 *     -issued,key                       the newest first
 *     zh:author,title                   Chinese ones first, by pinyin; then Latin ones
 *     zh-u-co-stroke:author             by the number of strokes
 *
 * `key` is the id, `year` is issued; any other word is a field. What lacks a field stands behind what has it. */
#ifndef MODEL_SORT_H
#define MODEL_SORT_H

#include "model/record.h"

enum { SORT_FIELDS = 8 };

typedef struct SortKey {
    FieldName field; /* F_NONE: the id */
    bool descending;
} SortKey;

typedef enum SortOrder { SORT_ENGLISH, SORT_PINYIN, SORT_STROKE } SortOrder;

typedef struct Sort {
    SortOrder order;
    SortKey keys[SORT_FIELDS];
    size_t count;
} Sort;

/* False, with `*error` in words for people, if that is not understood. */
bool sort_parse(Arena *arena, Str text, Sort *sort, Str *error);

/* Sorts, equal ones in the order that they had. False if ICU has no data. */
bool sort_records(const Sort *sort, Record **list, size_t count, Str *error);

#endif
