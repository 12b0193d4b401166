/* order.h - the orders in which people look things up: English, pinyin, stroke count.
 *
 * Stylesheets sort on numbers alone: an XSLT processor without the right locale falls back to code points in silence. So
 * the order is made here, by ICU, and given to them as ranks and as finished indexes. */
#ifndef MODEL_ORDER_H
#define MODEL_ORDER_H

#include "model/record.h"

/* Makes the labels (label.h), and sets rank_en, rank_pinyin and rank_stroke of every record, 1-based over all kinds; records without a Chinese name come
 * last in the last two. English sorts by the English label (works by author, year, title), pinyin by the supplied pinyin
 * (ICU's own readings are a guess: it files 长征 under zh), ICU breaking ties. False if ICU has no data. */
bool order_records(Records *records, Str *error);

typedef enum IndexKind { INDEX_ENGLISH, INDEX_PINYIN, INDEX_STROKE } IndexKind;

/* One line of an index: a rendering and the record that it names. */
typedef struct IndexEntry {
    const Record *record;
    const Value *designation; /* NULL: the title of a work */
    Str text;
    Str full;  /* of an abbreviation: what it stands for */
    Str group; /* "A", "#", a number of strokes, the key of a subject */
    Str key;
    size_t order;
} IndexEntry;

typedef struct Index {
    IndexEntry *items;
    size_t count, capacity;
} Index;

/* For qsort: by group, key and text, so that a heading stands once, whatever the key makes of a text. */
int index_compare(const void *left, const void *right);

/* Every rendering of the terms and programs in the index's language, in order. False if ICU has no data. */
bool order_index(const Records *records, Arena *arena, IndexKind kind, Index *index, Str *error);

/* "en", "pinyin", "stroke" */
const char *index_name(IndexKind kind);

#endif
