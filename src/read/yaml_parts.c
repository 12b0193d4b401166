#include "read/yaml_parts.h"

#include "model/engine.h"
#include "read/bytes.h"
#include "read/yaml.h"
#include "read/yaml_bytes.h"

typedef struct Part {
    Span span;
    Arena *nodes;     /* NULL: it was not read */
    const Node *root; /* NULL: it can't be used */
} Part;

struct YamlParts {
    Arena *arena;
    Arena *nodes;
    const Source *source;
    const Diags *levels;
    size_t column; /* of the keys at the cuts */
    VEC(Part) list;
    atomic_bool given_up;
    YamlRecords records;
};

/* The section that a part ends in. */
typedef struct Section {
    Kind kind;
    size_t column; /* of the mapping; STR_NONE: it has braces */
    Map keys;
} Section;

/* ---- the cuts ---- */

static size_t next_line(Str bytes, size_t at)
{
    size_t found = str_find_char(str_from(bytes, at), '\n');

    return found == STR_NONE ? bytes.len : at + found + 1;
}

/* Where the first record of the file begins; sets the column. */
static size_t first_record(YamlParts *parts)
{
    Str bytes = parts->source->bytes;
    size_t line = 0;

    for (; line < bytes.len; line = next_line(bytes, line)) {
        parts->column = yaml_key_column(bytes, line);
        if (parts->column > 0 && parts->column != STR_NONE)
            break;
    }
    return line;
}

/* The first line behind the one of byte `at` that may begin a record, but not the first one of a section: its mapping must have begun. */
static size_t next_record(const YamlParts *parts, size_t at)
{
    Str bytes = parts->source->bytes;
    size_t line = at;
    bool begun = false;

    while (line > 0 && bytes.ptr[line - 1] != '\n')
        line--;
    for (; line < bytes.len; line = next_line(bytes, line)) {
        size_t column = yaml_key_column(bytes, line);

        if (begun && column == parts->column && line > at)
            break;
        if (column != STR_NONE)
            begun = column > 0;
    }
    return line;
}

/* Looks at no byte more than twice. */
static void cut(YamlParts *parts, size_t size)
{
    size_t end = parts->source->bytes.len, least = first_record(parts);

    for (size_t from = 0, to; from < end; from = to) {
        size_t last = end - from > size ? from + size - 1 : end - 1;

        to = next_record(parts, last > least ? last : least);
        vec_push(parts->arena, &parts->list, (Part){ .span = { (uint32_t)from, (uint32_t)to } });
    }
}

YamlParts *yaml_parts_open(Arena *arena, Source *source, size_t size, const Diags *levels)
{
    YamlParts *parts = arena_new(arena, YamlParts);
    Diags *found = diags_like(arena, levels);

    source->inside = yaml_inside;
    source->syntax = SYNTAX_YAML;
    parts->arena = arena;
    parts->nodes = arena_create();
    parts->source = source;
    parts->levels = levels;
    yaml_clean_bytes(arena, source, bytes_skip_mark(source, found), found);
    if (found->added == 0)
        cut(parts, size);
    if (parts->list.count == 1)
        parts->list.count = 0;
    return parts;
}

size_t yaml_parts_count(const YamlParts *parts)
{
    return parts->list.count;
}

void yaml_parts_scan(YamlParts *parts, size_t number, Arena *arena)
{
    enum { LARGE = 64 * 1024 };
    Part *part = &parts->list.items[number];
    YamlPiece piece = { .arena = arena,
                        .source = parts->source,
                        .span = part->span,
                        .head = number > 0 ? STR("section:\n") : STR_EMPTY,
                        .levels = parts->levels,
                        .given_up = &parts->given_up };

    if (atomic_load_explicit(&parts->given_up, memory_order_relaxed))
        return;
    piece.nodes = part->nodes = arena_create();
    if (part->span.end - part->span.start >= LARGE)
        arena_widen(part->nodes);
    part->root = read_yaml_piece(&piece);
    if (part->root == NULL)
        atomic_store_explicit(&parts->given_up, true, memory_order_relaxed);
}

/* ---- what they hold ---- */

/* The column of a mapping of blocks that begins its line; STR_NONE: it is none. */
static size_t column_of(const YamlParts *parts, const Node *node)
{
    Str bytes = parts->source->bytes;
    size_t start = node->span.start, line = start;

    if (node->kind != NODE_MAP || node->count == 0 || bytes.ptr[start] == '{')
        return STR_NONE;
    while (line > 0 && bytes.ptr[line - 1] == ' ')
        line--;
    return line == 0 || bytes.ptr[line - 1] == '\n' ? start - line : STR_NONE;
}

/* Is the last value of the part one that is not there, and has its place from what follows? */
static bool ends_in_nothing(const Part *part)
{
    const Node *node = part->root;

    while (node->count > 0)
        node = node->entries[node->count - 1].value;
    return node->span.start >= part->span.end;
}

static bool take_records(YamlParts *parts, Section *section, const Node *node)
{
    for (size_t i = 0; i < node->count; i++) {
        const NodeEntry *entry = &node->entries[i];

        if (map_add(parts->nodes, &section->keys, entry->key, (void *)entry) != entry)
            return false;
        vec_push(parts->nodes, &parts->records, (YamlRecord){ section->kind, entry });
    }
    return true;
}

/* A section that begins in the part. */
static bool take_section(YamlParts *parts, Section *section, Map *sections, const NodeEntry *entry)
{
    *section = (Section){ .kind = engine_section(entry->key), .column = column_of(parts, entry->value) };
    return section->kind != KIND_NONE && entry->value->kind == NODE_MAP &&
           map_add(parts->nodes, sections, entry->key, (void *)entry) == entry &&
           take_records(parts, section, entry->value);
}

/* Takes what is in a part, behind those before it. */
static bool take_part(YamlParts *parts, size_t number, Section *section, Map *sections)
{
    const Part *part = &parts->list.items[number];
    const Node *root = part->root, *first;
    bool good;

    if (root == NULL || root->kind != NODE_MAP || root->count == 0)
        return false;
    first = root->entries[0].value;
    if (number == 0)
        good = column_of(parts, root) == 0 && take_section(parts, section, sections, &root->entries[0]);
    else
        good = column_of(parts, first) == parts->column && first->span.start == part->span.start + parts->column &&
               take_records(parts, section, first);
    for (size_t i = 1; good && i < root->count; i++)
        good = take_section(parts, section, sections, &root->entries[i]);
    return good && (number + 1 == parts->list.count || (section->column == parts->column && !ends_in_nothing(part)));
}

const YamlRecords *yaml_parts_join(YamlParts *parts)
{
    Section section = { 0 };
    Map sections = { 0 };

    for (size_t i = 0; i < parts->list.count; i++)
        if (!take_part(parts, i, &section, &sections))
            return NULL;
    return parts->list.count > 0 && parts->records.count <= parts->levels->limits.most[LIMIT_RECORDS] ? &parts->records
                                                                                                      : NULL;
}

void yaml_parts_close(YamlParts *parts)
{
    for (size_t i = 0; i < parts->list.count; i++)
        arena_destroy(parts->list.items[i].nodes);
    arena_destroy(parts->nodes);
}
