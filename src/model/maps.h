/* maps.h - how foreign formats relate to the model: the tables of xsl/map/, compiled in.
 *
 * A map belongs to a format ("biblatex"), a table in it to a question ("types", "fields"), a row relates one of our
 * names to one of theirs. Everything returned is static. Unknown maps, tables and names give nothing: the empty Str,
 * NULL, MAP_UNKNOWN.
 *
 * `when` is the format's entry type ("report"), or empty: rows for that type go before rows for every type. */
#ifndef MODEL_MAPS_H
#define MODEL_MAPS_H

#include "model/schema.h"

/* From the best to the worst: a reverse lookup takes the first. */
typedef enum MapFidelity { MAP_UNKNOWN, MAP_EXACT, MAP_MERGED, MAP_APPROXIMATE, MAP_DROPPED } MapFidelity;

typedef enum MapWay { MAP_BOTH, MAP_WRITE, MAP_READ } MapWay;

typedef struct MapRow {
    Str ours, theirs; /* theirs is empty where the thing is dropped */
    Str when;         /* entry types of the format, separated by single spaces; empty: every type */
    Str note;         /* for people; empty: none */
    MapFidelity fidelity;
    MapWay way;
    FieldName field; /* that `ours` is the name of; F_NONE: of none */
} MapRow;

/* The row to write `ours` by: the first for that type, else the first for every type. */
const MapRow *map_find(Str map, Str table, Str ours, Str when);

/* The row to read `theirs` by: the most faithful for that type, else the most faithful for every type; if no row is for
 * either, the most faithful of all. */
const MapRow *map_find_theirs(Str map, Str table, Str theirs, Str when);

/* The same, reduced to what is mostly wanted. */
Str map_lookup(Str map, Str table, Str ours, Str when);
Str map_reverse(Str map, Str table, Str theirs, Str when);
MapFidelity map_fidelity(Str map, Str table, Str ours, Str when);

/* "exact", "merged", "approximate", "dropped"; "" for MAP_UNKNOWN. */
Str map_fidelity_name(MapFidelity fidelity);

/* For those who ask often: the table, or NULL; and an entry type as its rows' `when` has it, 0 if none of them names it. */
typedef struct MapTable MapTable;
const MapTable *map_table(Str map, Str table);
uint64_t map_when(const MapTable *table, Str type);
/* As map_find; `when` is of the same table. */
const MapRow *map_row(const MapTable *table, Str ours, uint64_t when);
const MapRow *map_field(const MapTable *table, FieldName ours, uint64_t when);
/* As map_find_theirs. */
const MapRow *map_theirs(const MapTable *table, Str theirs, uint64_t when);

/* All rows of a table, in the order of the file. NULL if there is no such table. */
const MapRow *map_rows(Str map, Str table, size_t *count);

#endif
