/* maps.c - see maps.h. The tables are made by gen-maps from xsl/map/. */
#include "model/maps.h"

struct MapTable {
    Str name;
    const MapRow *rows;
    size_t count;
    /* Row numbers in the order of their names (str_cmp_length), those of one name in the order of the file. Rows for the other way are
     * left out. */
    const uint16_t *by_ours, *by_theirs;
    size_t ours_count, theirs_count;
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

static const MapTable *find_table(Str map, Str table)
{
    for (size_t i = 0; i < sizeof format_maps / sizeof *format_maps; i++) {
        if (!str_eq(format_maps[i].name, map))
            continue;
        for (size_t j = 0; j < format_maps[i].count; j++)
            if (str_eq(format_maps[i].tables[j].name, table))
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

static size_t lower_bound(const MapTable *table, const uint16_t *index, size_t count, bool theirs, Str name)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const MapRow *row = &table->rows[index[middle]];
        if (str_cmp_length(theirs ? row->theirs : row->ours, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The best of the rows of one name, which begin at `first` of by_ours. */
static const MapRow *best_row(const MapTable *table, size_t first, uint64_t when)
{
    const MapRow *best = NULL;
    int best_suits = 0;

    for (size_t i = first; i < table->ours_count && best_suits < 2; i++) {
        size_t at = table->by_ours[i];
        int now = suits(table, at, when);

        if (i > first && !str_eq(table->rows[at].ours, table->rows[table->by_ours[first]].ours))
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
    size_t first;

    if (table == NULL)
        return NULL;
    first = lower_bound(table, table->by_ours, table->ours_count, false, ours);
    if (first == table->ours_count || !str_eq(table->rows[table->by_ours[first]].ours, ours))
        return NULL;
    return best_row(table, first, when);
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

const MapRow *map_find_theirs(Str map, Str table_name, Str theirs, Str when)
{
    const MapTable *table = find_table(map, table_name);
    if (!table || theirs.len == 0)
        return NULL;
    const MapRow *best = NULL;
    size_t count = table->theirs_count;
    uint64_t type = map_when(table, when);
    int before = -1;
    for (size_t i = lower_bound(table, table->by_theirs, count, true, theirs); i < count; i++) {
        const MapRow *row = &table->rows[table->by_theirs[i]];
        if (!str_eq(row->theirs, theirs))
            break;
        int now = suits(table, table->by_theirs[i], type);
        if (now > before || (now == before && row->fidelity < best->fidelity)) {
            best = row;
            before = now;
        }
    }
    return best;
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
