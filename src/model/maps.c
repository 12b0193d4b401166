/* maps.c - see maps.h. The tables are made by gen-maps from xsl/map/. */
#include "model/maps.h"

/* Row numbers in the order of their names, those of one name in the order of the file. Rows for the other way are left out. */
typedef struct MapIndex {
    const uint16_t *rows;
    size_t count;
    const uint16_t *slots; /* by str_hash of the name: 1 + the place in `rows` of its first row; 0: free */
    size_t mask;
} MapIndex;

#define ROWS(index, count)                                                       \
    {                                                                            \
        index, count, index##_slots, sizeof index##_slots / sizeof(uint16_t) - 1 \
    }

struct MapTable {
    Str name;
    const MapRow *rows;
    size_t count;
    MapIndex by_ours, by_theirs;
    const uint16_t *by_field; /* by FieldName: 1 + the place in by_ours of its first row; 0: there is none */
    const Str *types;         /* all words of `when`, sorted */
    size_t type_count;
    const uint64_t *whens; /* of each row: a bit for each of its words; 0: every type */
};

typedef struct FormatMap {
    Str name;
    const MapTable *tables;
    size_t count;
} FormatMap;

/* static const FormatMap format_maps[] */
#include "maps.inc"

/* Most callers name a literal, of which linkers keep one. */
static bool same_name(Str name, Str wanted)
{
    return name.len == wanted.len && (name.ptr == wanted.ptr || str_eq(name, wanted));
}

static const MapTable *find_table(Str map, Str table)
{
    for (size_t i = 0; i < sizeof format_maps / sizeof *format_maps; i++) {
        if (!same_name(format_maps[i].name, map))
            continue;
        for (size_t j = 0; j < format_maps[i].count; j++)
            if (same_name(format_maps[i].tables[j].name, table))
                return &format_maps[i].tables[j];
    }
    return NULL;
}

const MapTable *map_table(Str map, Str table)
{
    return find_table(map, table);
}

uint64_t map_when(const MapTable *table, Str type)
{
    size_t low = 0, high = table != NULL && type.len > 0 ? table->type_count : 0;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_cmp_length(table->types[middle], type);

        if (order == 0)
            return (uint64_t)1 << middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}

/* How well a row suits an entry type: 2 made for it, 1 for every type, 0 for others. */
static int suits(const MapTable *table, size_t row, uint64_t when)
{
    if (table->whens[row] == 0)
        return 1;
    return (table->whens[row] & when) != 0 ? 2 : 0;
}

/* The place in the index of the first row of that name, or its end. */
static size_t first_row(const MapTable *table, const MapIndex *index, bool theirs, Str name)
{
    for (size_t slot = (size_t)str_hash(name) & index->mask; index->slots[slot] != 0; slot = (slot + 1) & index->mask) {
        const MapRow *row = &table->rows[index->rows[index->slots[slot] - 1]];

        if (str_eq(theirs ? row->theirs : row->ours, name))
            return index->slots[slot] - 1U;
    }
    return index->count;
}

/* The best of the rows of one name, which begin at `first` of by_ours. */
static const MapRow *best_row(const MapTable *table, size_t first, uint64_t when)
{
    const MapRow *best = NULL;
    int best_suits = 0;

    for (size_t i = first; i < table->by_ours.count && best_suits < 2; i++) {
        size_t at = table->by_ours.rows[i];
        int now = suits(table, at, when);

        if (i > first && !str_eq(table->rows[at].ours, table->rows[table->by_ours.rows[first]].ours))
            break;
        if (now > best_suits) {
            best = &table->rows[at];
            best_suits = now;
        }
    }
    return best;
}

const MapRow *map_row(const MapTable *table, Str ours, uint64_t when)
{
    return table != NULL ? best_row(table, first_row(table, &table->by_ours, false, ours), when) : NULL;
}

const MapRow *map_field(const MapTable *table, FieldName ours, uint64_t when)
{
    if (table == NULL || table->by_field[ours] == 0)
        return NULL;
    return best_row(table, table->by_field[ours] - 1U, when);
}

const MapRow *map_find(Str map, Str table_name, Str ours, Str when)
{
    const MapTable *table = find_table(map, table_name);

    return map_row(table, ours, map_when(table, when));
}

const MapRow *map_theirs(const MapTable *table, Str theirs, uint64_t when)
{
    const MapIndex *index = table != NULL ? &table->by_theirs : NULL;
    const MapRow *best = NULL;
    int before = -1;

    if (index == NULL || theirs.len == 0)
        return NULL;
    for (size_t first = first_row(table, index, true, theirs), i = first; i < index->count; i++) {
        const MapRow *row = &table->rows[index->rows[i]];
        int now = suits(table, index->rows[i], when);

        if (i > first && !str_eq(row->theirs, theirs))
            break;
        if (now > before || (now == before && row->fidelity < best->fidelity)) {
            best = row;
            before = now;
        }
    }
    return best;
}

const MapRow *map_find_theirs(Str map, Str table_name, Str theirs, Str when)
{
    const MapTable *table = find_table(map, table_name);

    return map_theirs(table, theirs, map_when(table, when));
}

Str map_lookup(Str map, Str table, Str ours, Str when)
{
    const MapRow *row = map_find(map, table, ours, when);
    return row ? row->theirs : STR_EMPTY;
}

Str map_reverse(Str map, Str table, Str theirs, Str when)
{
    const MapRow *row = map_find_theirs(map, table, theirs, when);
    return row ? row->ours : STR_EMPTY;
}

MapFidelity map_fidelity(Str map, Str table, Str ours, Str when)
{
    const MapRow *row = map_find(map, table, ours, when);
    return row ? row->fidelity : MAP_UNKNOWN;
}

Str map_fidelity_name(MapFidelity fidelity)
{
    static const Str names[] = { STR_INIT(""), STR_INIT("exact"), STR_INIT("merged"), STR_INIT("approximate"),
                                 STR_INIT("dropped") };
    return names[fidelity];
}

const MapRow *map_rows(Str map, Str table_name, size_t *count)
{
    const MapTable *table = find_table(map, table_name);
    *count = table ? table->count : 0;
    return table ? table->rows : NULL;
}
