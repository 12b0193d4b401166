/* maps.c - see maps.h. The tables are made by gen-maps from xsl/map/. */
#include "model/maps.h"

typedef struct MapTable {
    Str name;
    const MapRow *rows;
    size_t count;
    /* Row numbers in the order of their names, those of one name in the order of the file. Rows for the other way are
     * left out. */
    const uint16_t *by_ours, *by_theirs;
    size_t ours_count, theirs_count;
} MapTable;

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

static bool has_word(Str words, Str word)
{
    Str rest = words, part;
    while (str_cut(&rest, ' ', &part))
        if (str_eq(part, word))
            return true;
    return false;
}

/* How well a row suits an entry type: 2 made for it, 1 for every type, 0 for others. */
static int suits(const MapRow *row, Str when)
{
    if (row->when.len == 0)
        return 1;
    return when.len > 0 && has_word(row->when, when) ? 2 : 0;
}

static size_t lower_bound(const MapTable *table, const uint16_t *index, size_t count, bool theirs, Str name)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const MapRow *row = &table->rows[index[middle]];
        if (str_cmp(theirs ? row->theirs : row->ours, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const MapRow *map_find(Str map, Str table_name, Str ours, Str when)
{
    const MapTable *table = find_table(map, table_name);
    if (!table)
        return NULL;
    const MapRow *best = NULL;
    int best_suits = 0;
    for (size_t i = lower_bound(table, table->by_ours, table->ours_count, false, ours); i < table->ours_count; i++) {
        const MapRow *row = &table->rows[table->by_ours[i]];
        if (!str_eq(row->ours, ours))
            break;
        int now = suits(row, when);
        if (now > best_suits) {
            best = row;
            best_suits = now;
        }
    }
    return best;
}

const MapRow *map_find_theirs(Str map, Str table_name, Str theirs, Str when)
{
    const MapTable *table = find_table(map, table_name);
    if (!table || theirs.len == 0)
        return NULL;
    const MapRow *best = NULL;
    size_t count = table->theirs_count;
    for (size_t i = lower_bound(table, table->by_theirs, count, true, theirs); i < count; i++) {
        const MapRow *row = &table->rows[table->by_theirs[i]];
        if (!str_eq(row->theirs, theirs))
            break;
        int now = suits(row, when), before = best ? suits(best, when) : -1;
        if (now > before || (now == before && row->fidelity < best->fidelity))
            best = row;
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
