/* gen-maps - makes the tables of src/model/maps.c from the format maps.
 *
 *     gen-maps xsl/map/biblatex.xml … > out/gen/maps.inc
 *
 * Exit 3 if a map cannot be read, or says what is not understood: an unknown element, attribute or word, a row that
 * can never be found. */
#include "base/vec.h"
#include "model/maps.h"

#include <libxml/parser.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Offsets of rows are written as uint16_t. */
enum { ROWS_MAX = 65535, TYPES_MAX = 64 };

static const char *const field_names[] = {
    "",
#define FIELD(constant, name) name,
#include "model/names.def"
#undef FIELD
};

typedef VEC(MapRow) Rows;

_Noreturn static void fail(const xmlNode *node, const char *what, const char *word)
{
    fprintf(stderr, "gen-maps: %s:%ld: %s%s%s\n", node && node->doc ? (const char *)node->doc->URL : "",
            xmlGetLineNo(node), what, *word ? ": " : "", word);
    exit(3);
}

static Str attribute(Arena *arena, xmlNode *node, const char *name)
{
    xmlChar *value = xmlGetNoNsProp(node, (const xmlChar *)name);
    Str result = value ? arena_copy(arena, str_of((const char *)value)) : STR_EMPTY;
    xmlFree(value);
    return result;
}

static void check_attributes(const xmlNode *node, const char *const allowed[])
{
    for (const xmlAttr *a = node->properties; a; a = a->next) {
        const char *const *name = allowed;
        while (*name && strcmp(*name, (const char *)a->name) != 0)
            name++;
        if (!*name)
            fail(node, "unknown attribute", (const char *)a->name);
    }
}

static int choose(Arena *arena, xmlNode *node, const char *name, const char *const words[], int fallback)
{
    Str text = attribute(arena, node, name);
    if (text.len == 0 && fallback >= 0)
        return fallback;
    for (int i = 0; words[i]; i++)
        if (*words[i] && str_is(text, words[i]))
            return i;
    fail(node, name, text.ptr);
}

/* F_NONE: no field has that name. */
static FieldName field_number(Str name)
{
    for (unsigned i = 1; i < F_COUNT; i++)
        if (str_is(name, field_names[i]))
            return (FieldName)i;
    return F_NONE;
}

static MapRow read_row(Arena *arena, xmlNode *node)
{
    static const char *const allowed[] = { "ours", "theirs", "when", "way", "fidelity", "note", NULL };
    static const char *const fidelities[] = { "", "exact", "merged", "approximate", "dropped", NULL };
    static const char *const ways[] = { "both", "write", "read", NULL };
    check_attributes(node, allowed);
    MapRow row = { attribute(arena, node, "ours"),
                   attribute(arena, node, "theirs"),
                   attribute(arena, node, "when"),
                   attribute(arena, node, "note"),
                   (MapFidelity)choose(arena, node, "fidelity", fidelities, -1),
                   (MapWay)choose(arena, node, "way", ways, MAP_BOTH),
                   F_NONE };
    row.field = field_number(row.ours);
    if (row.ours.len == 0)
        fail(node, "a row without `ours`", "");
    if ((row.theirs.len == 0) != (row.fidelity == MAP_DROPPED))
        fail(node, "`theirs` is empty where something is dropped, and only there", row.ours.ptr);
    return row;
}

static void check_reachable(const xmlNode *node, const Rows *rows, const MapRow *row)
{
    if (row->way == MAP_READ)
        return;
    for (size_t i = 0; i < rows->count; i++) {
        const MapRow *other = &rows->items[i];
        if (other->way != MAP_READ && str_eq(other->ours, row->ours) && str_eq(other->when, row->when))
            fail(node, "an earlier row hides this one", row->ours.ptr);
    }
}

static void put_string(FILE *out, Str s)
{
    fputs("STR_INIT(\"", out);
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (c < 0x20 || c > 0x7e || c == '"' || c == '\\' || c == '?')
            fprintf(out, "\\%03o", c);
        else
            putc(c, out);
    }
    fputs("\")", out);
}

/* Where the rows of each field begin in the index. */
static void write_fields(FILE *out, const Rows *rows, const uint16_t *index, size_t count, unsigned map, unsigned table)
{
    fprintf(out, "static const uint16_t map_%u_%u_fields[F_COUNT] = {", map, table);
    for (size_t i = 1; i < F_COUNT; i++)
        for (size_t j = 0; j < count; j++)
            if (str_is(rows->items[index[j]].ours, field_names[i])) {
                fprintf(out, " [%zu] = %zu,", i, j + 1);
                break;
            }
    fputs(" [0] = 0 };\n", out);
}

typedef VEC(Str) Words;

static size_t word_number(const Words *words, Str word)
{
    size_t i = 0;
    while (i < words->count && !str_eq(words->items[i], word))
        i++;
    return i;
}

/* All words of `when`, sorted. */
static Words collect_types(Arena *arena, const xmlNode *node, const Rows *rows)
{
    Words words = { 0 };
    for (size_t i = 0; i < rows->count; i++) {
        Str rest = rows->items[i].when, word;
        while (rest.len > 0 && str_cut(&rest, ' ', &word)) {
            if (word_number(&words, word) < words.count)
                continue;
            vec_push(arena, &words, word);
            for (size_t at = words.count - 1; at > 0 && str_cmp_length(words.items[at - 1], word) > 0; at--) {
                words.items[at] = words.items[at - 1];
                words.items[at - 1] = word;
            }
        }
    }
    if (words.count > TYPES_MAX)
        fail(node, "the rows of a table name at most 64 entry types", "");
    return words;
}

/* The words, and of each row the set of its own. */
static size_t write_types(Arena *arena, FILE *out, const xmlNode *node, const Rows *rows, unsigned map, unsigned table)
{
    Words words = collect_types(arena, node, rows);
    fprintf(out, "static const Str map_%u_%u_types[] = {", map, table);
    for (size_t i = 0; i < words.count; i++) {
        fputs(i % 4 ? " " : "\n    ", out);
        put_string(out, words.items[i]);
        fputs(",", out);
    }
    fputs(words.count ? "\n};\n" : " STR_INIT(\"\") };\n", out);
    fprintf(out, "static const uint64_t map_%u_%u_whens[] = {", map, table);
    for (size_t i = 0; i < rows->count; i++) {
        uint64_t set = 0;
        Str rest = rows->items[i].when, word;
        while (rest.len > 0 && str_cut(&rest, ' ', &word))
            set |= (uint64_t)1 << word_number(&words, word);
        fprintf(out, "%s0x%llx,", i % 8 ? " " : "\n    ", (unsigned long long)set);
    }
    fputs(rows->count ? "\n};\n" : " 0 };\n", out);
    return words.count;
}

/* For each name 1 + the place in the index of its first row, in the slot of its hash or the next free one behind it. */
static void write_slots(FILE *out, const Rows *rows, const uint16_t *index, size_t count, bool theirs, const char *name)
{
    size_t slot_count = 2;
    while (slot_count < 2 * count)
        slot_count *= 2;
    uint16_t *slots = calloc(slot_count, sizeof *slots);
    if (!slots)
        exit(3);
    for (size_t i = 0; i < count; i++) {
        const MapRow *row = &rows->items[index[i]], *before = i > 0 ? &rows->items[index[i - 1]] : NULL;
        Str key = theirs ? row->theirs : row->ours;
        if (before && str_eq(key, theirs ? before->theirs : before->ours))
            continue;
        size_t slot = (size_t)str_hash(key) & (slot_count - 1);
        while (slots[slot] != 0)
            slot = (slot + 1) & (slot_count - 1);
        slots[slot] = (uint16_t)(i + 1);
    }
    fprintf(out, "static const uint16_t %s_slots[%zu] = {", name, slot_count);
    for (size_t i = 0; i < slot_count; i++)
        fprintf(out, "%s%u,", i % 16 ? " " : "\n    ", (unsigned)slots[i]);
    fputs("\n};\n", out);
    free(slots);
}

/* Insertion sort: stable, and the tables are small. */
static size_t write_index(FILE *out, const Rows *rows, bool theirs, unsigned map, unsigned table)
{
    uint16_t *index = calloc(rows->count + 1, sizeof *index);
    if (!index)
        exit(3);
    size_t count = 0;
    for (size_t i = 0; i < rows->count; i++) {
        const MapRow *row = &rows->items[i];
        if (row->way == (theirs ? MAP_WRITE : MAP_READ) || (theirs && row->theirs.len == 0))
            continue;
        size_t at = count++;
        for (; at > 0; at--) {
            const MapRow *before = &rows->items[index[at - 1]];
            if (str_cmp_length(theirs ? before->theirs : before->ours, theirs ? row->theirs : row->ours) <= 0)
                break;
            index[at] = index[at - 1];
        }
        index[at] = (uint16_t)i;
    }
    char name[64];
    snprintf(name, sizeof name, "map_%u_%u_%s", map, table, theirs ? "theirs" : "ours");
    fprintf(out, "static const uint16_t %s[] = {", name);
    for (size_t i = 0; i < count; i++)
        fprintf(out, "%s%u,", i % 16 ? " " : "\n    ", (unsigned)index[i]);
    fputs(count ? "\n};\n" : " 0 };\n", out);
    write_slots(out, rows, index, count, theirs, name);
    if (!theirs)
        write_fields(out, rows, index, count, map, table);
    free(index);
    return count;
}

typedef struct Table {
    Str name;
    size_t rows, ours, theirs, types;
} Table;

static Table write_table(Arena *arena, FILE *out, xmlNode *node, unsigned map, unsigned number)
{
    static const char *const allowed[] = { "name", NULL };
    check_attributes(node, allowed);
    Rows rows = { 0 };
    for (xmlNode *child = xmlFirstElementChild(node); child; child = xmlNextElementSibling(child)) {
        if (strcmp((const char *)child->name, "row") != 0)
            fail(child, "unknown element", (const char *)child->name);
        MapRow row = read_row(arena, child);
        check_reachable(child, &rows, &row);
        vec_push(arena, &rows, row);
    }
    if (rows.count > ROWS_MAX)
        fail(node, "a table has at most 65535 rows", "");
    fprintf(out, "static const MapRow map_%u_%u_rows[] = {\n", map, number);
    for (size_t i = 0; i < rows.count; i++) {
        const MapRow *row = &rows.items[i];
        const Str columns[] = { row->ours, row->theirs, row->when, row->note };
        fputs("    { ", out);
        for (size_t j = 0; j < 4; j++) {
            put_string(out, columns[j]);
            fputs(", ", out);
        }
        fprintf(out, "%d, %d, %u },\n", (int)row->fidelity, (int)row->way, (unsigned)row->field);
    }
    /* C17 has no empty arrays. */
    fputs(rows.count ? "};\n" : "    { .note = STR_INIT(\"\") },\n};\n", out);
    size_t ours = write_index(out, &rows, false, map, number);
    size_t theirs = write_index(out, &rows, true, map, number);
    size_t types = write_types(arena, out, node, &rows, map, number);
    return (Table){ attribute(arena, node, "name"), rows.count, ours, theirs, types };
}

/* The name of the map. */
static Str write_map(Arena *arena, FILE *out, const char *path, unsigned number)
{
    static const char *const allowed[] = { "name", NULL };
    xmlDoc *doc = xmlReadFile(path, NULL, XML_PARSE_NONET | XML_PARSE_NOCDATA);
    xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
    if (!root) {
        fprintf(stderr, "gen-maps: %s: cannot be read\n", path);
        exit(3);
    }
    if (strcmp((const char *)root->name, "map") != 0)
        fail(root, "unknown element", (const char *)root->name);
    check_attributes(root, allowed);
    VEC(Table) tables = { 0 };
    for (xmlNode *child = xmlFirstElementChild(root); child; child = xmlNextElementSibling(child)) {
        if (strcmp((const char *)child->name, "table") != 0)
            fail(child, "unknown element", (const char *)child->name);
        Table table = write_table(arena, out, child, number, (unsigned)tables.count);
        for (size_t i = 0; i < tables.count; i++)
            if (str_eq(tables.items[i].name, table.name))
                fail(child, "the table is there already", table.name.ptr);
        vec_push(arena, &tables, table);
    }
    if (tables.count == 0)
        fail(root, "a map without tables", "");
    fprintf(out, "static const MapTable map_%u[] = {\n", number);
    for (unsigned i = 0; i < tables.count; i++) {
        const Table *t = &tables.items[i];
        fputs("    { ", out);
        put_string(out, t->name);
        fprintf(out, ", map_%u_%u_rows, %zu, ROWS(map_%u_%u_ours, %zu), ROWS(map_%u_%u_theirs, %zu),\n", number, i,
                t->rows, number, i, t->ours, number, i, t->theirs);
        fprintf(out, "      map_%u_%u_fields, map_%u_%u_types, %zu, map_%u_%u_whens },\n", number, i, number, i,
                t->types, number, i);
    }
    fprintf(out, "};\n\n");
    Str name = attribute(arena, root, "name");
    fprintf(out, "#define MAP_%u_COUNT %zu\n", number, tables.count);
    xmlFreeDoc(doc);
    return name;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fputs("usage: gen-maps MAP.xml...\n", stderr);
        return 2;
    }
    Arena *arena = arena_create();
    VEC(Str) names = { 0 };
    fputs("/* Made by gen-maps from xsl/map/. */\n\n", stdout);
    for (int i = 1; i < argc; i++)
        vec_push(arena, &names, write_map(arena, stdout, argv[i], (unsigned)i - 1));
    fputs("\nstatic const FormatMap format_maps[] = {\n", stdout);
    for (unsigned i = 0; i < names.count; i++) {
        fputs("    { ", stdout);
        put_string(stdout, names.items[i]);
        printf(", map_%u, MAP_%u_COUNT },\n", i, i);
    }
    fputs("};\n", stdout);
    arena_destroy(arena);
    xmlCleanupParser();
    return ferror(stdout) || fclose(stdout) != 0 ? 3 : 0;
}
