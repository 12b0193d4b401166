#include "read/csl.h"

#include "crosswalk/csl.h"
#include "model/maps.h"
#include "read/json.h"
#include "read/yaml.h"
#include "text/normal.h"
#include "text/pinyin.h"

struct CslItems {
    Arena *arena;
    Arena *nodes; /* what goes when all is read */
    const Source *source;
    Diags *diags;
    VEC(const Node *) list;
    Entry *entries; /* one for each */
    Map ids;        /* id → item */
};

/* ---- ids for items without one ---- */

/* The first of these variables that says anything, for ids like gu-2021. */
static Str name_of(const Node *item)
{
    static const char *const roles[] = { "author", "editor", "translator" };

    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        const NodeEntry *names = node_entry(item, str_of(roles[i]));
        const Node *first = names != NULL && names->value->kind == NODE_LIST && names->value->count > 0
                                ? names->value->entries[0].value
                                : NULL;
        const NodeEntry *part = first != NULL && first->kind == NODE_MAP ? node_entry(first, STR("family")) : NULL;

        if (part == NULL && first != NULL && first->kind == NODE_MAP)
            part = node_entry(first, STR("literal"));
        if (part != NULL && part->value->kind == NODE_TEXT)
            return part->value->text;
    }
    return STR_EMPTY;
}

static Str title_of(const Node *item)
{
    const NodeEntry *title = node_entry(item, STR("title"));

    return title != NULL && title->value->kind == NODE_TEXT ? title->value->text : STR_EMPTY;
}

static const Node *first_of(const Node *list)
{
    return list != NULL && list->kind == NODE_LIST && list->count > 0 ? list->entries[0].value : NULL;
}

static Str year_of(const Node *item)
{
    const NodeEntry *issued = node_entry(item, STR("issued"));
    const NodeEntry *parts =
        issued != NULL && issued->value->kind == NODE_MAP ? node_entry(issued->value, STR("date-parts")) : NULL;
    const Node *year = parts != NULL ? first_of(first_of(parts->value)) : NULL;

    if (year != NULL && year->kind == NODE_TEXT)
        return year->text;
    return issued != NULL && issued->value->kind == NODE_TEXT ? str_slice(issued->value->text, 0, 4) : STR_EMPTY;
}

/* Letters and digits of the text in lower case without accents, words joined by hyphens; characters by their readings. */
static void put_words(Arena *arena, Buf *out, Str text)
{
    enum { LONGEST = 40 };
    size_t limit = out->len + LONGEST;
    Str readings = pinyin_of(arena, str_slice(text, 0, (size_t)2 * LONGEST));
    Str letters = normal_ascii(arena, normal_fold(arena, readings));

    for (size_t i = 0; i < letters.len && out->len < limit; i++) {
        char c = letters.ptr[i];

        if (ascii_is_alnum(c))
            buf_char(out, c);
        else if ((c == ' ' || c == '-') && out->len > 0 && out->ptr[out->len - 1] != '-')
            buf_char(out, '-');
    }
    while (out->len > 0 && out->ptr[out->len - 1] == '-')
        out->len--;
}

/* "gu-2021"; "gu-2021-2" where that is taken. */
static Str make_id(CslItems *items, const Node *item)
{
    Arena *arena = items->arena;
    Buf out = { 0 };
    Str base, id;

    put_words(arena, &out, name_of(item));
    if (out.len == 0)
        put_words(arena, &out, title_of(item));
    if (out.len == 0)
        buf_puts(&out, "item");
    buf_char(&out, '-');
    put_words(arena, &out, year_of(item));
    if (source_is_window(items->source))
        buf_format(&out, "-%zu", source_locate(items->source, item->span.start).line);
    base = id = buf_keep(arena, &out);
    buf_free(&out);
    for (size_t i = items->ids.count; map_get(&items->ids, id) != NULL; i++)
        id = arena_format(arena, "%.*s-%zu", STR_ARG(base), i);
    return id;
}

static Str id_of(CslItems *items, const Node *item, Span *span)
{
    Str id = csl_item_id(item, span);
    Diag *diag;

    if (id.len > 0)
        return id;
    *span = (Span){ item->span.start, item->span.start + 1 };
    id = make_id(items, item);
    map_add(items->nodes, &items->ids, id, (Node *)item);
    diag = diag_add(items->diags, DIAG_B712, items->source, *span, "the item has no 'id'");
    diag_help(items->diags, diag, "it is called '%.*s' here", STR_ARG(id));
    return id;
}

/* ---- items ---- */

static void collect_item(CslItems *items, const Node *item)
{
    Span span = { 0, 0 };
    Str id;

    if (item->broken && item->count == 0)
        return;
    if (item->kind != NODE_MAP) {
        diag_add(items->diags, DIAG_B103, items->source, item->span, "an item of CSL is a mapping, not %s",
                 node_kind_name(item->kind));
        return;
    }
    vec_push(items->nodes, &items->list, item);
    id = csl_item_id(item, &span);
    if (id.len > 0)
        map_add(items->nodes, &items->ids, id, (Node *)item);
}

static void collect(CslItems *items, const Node *root)
{
    static const char *const wrappers[] = { "items", "references" };

    for (size_t i = 0; root->kind == NODE_MAP && i < sizeof wrappers / sizeof *wrappers; i++) {
        const NodeEntry *list = node_entry(root, str_of(wrappers[i]));

        if (list != NULL && list->value->kind == NODE_LIST) {
            root = list->value;
            break;
        }
    }
    if (root->kind != NODE_LIST) {
        collect_item(items, root);
        return;
    }
    for (size_t i = 0; i < root->count; i++)
        collect_item(items, root->entries[i].value);
}

static CslItems *open_items(Arena *arena, const Source *source, Diags *diags)
{
    CslItems *items = arena_new(arena, CslItems);

    items->arena = arena;
    items->nodes = arena_create();
    items->source = source;
    items->diags = diags;
    return items;
}

/* An exported file names what stands in the project that it comes from. */
static void name_items(CslItems *items, const Node *root, Source *source)
{
    if (root != NULL)
        collect(items, root);
    source->excerpt = true;
    items->entries = arena_array(items->nodes, items->list.count, sizeof *items->entries);
    for (size_t i = 0; i < items->list.count; i++) {
        const Node *item = items->list.items[i];

        items->entries[i] = (Entry){ .span = item->span, .fields = (Node *)item };
        items->entries[i].key = id_of(items, item, &items->entries[i].key_span);
    }
}

CslItems *csl_items_json(Arena *arena, Source *source, Diags *diags)
{
    CslItems *items = open_items(arena, source, diags);

    name_items(items, read_json_apart(arena, items->nodes, source, diags), source);
    return items;
}

size_t csl_items_count(const CslItems *items)
{
    return items->list.count;
}

void csl_items_take(const CslItems *items, size_t first, size_t end, Records *records, Diags *diags)
{
    Arena *scratch = arena_create();

    for (size_t i = first; i < end && records_have_room(records, items->source, items->entries[i].span, diags); i++) {
        arena_clear(scratch);
        csl_read(records, items->source, &items->entries[i], scratch, diags);
    }
    arena_destroy(scratch);
}

void csl_items_close(CslItems *items)
{
    arena_destroy(items->nodes);
}

void read_csl_json(Records *records, Source *source, Diags *diags)
{
    CslItems *items = csl_items_json(records->arena, source, diags);

    csl_items_take(items, 0, items->list.count, records, diags);
    csl_items_close(items);
}

void read_csl_yaml(Records *records, Source *source, Diags *diags)
{
    CslItems *items = open_items(records->arena, source, diags);

    name_items(items, read_yaml_tree(records->arena, source, diags), source);
    csl_items_take(items, 0, items->list.count, records, diags);
    csl_items_close(items);
}

/* ---- telling files apart ---- */

static Str skip_blanks(Str text)
{
    size_t at = 0;

    while (at < text.len && ascii_is_space(text.ptr[at]))
        at++;
    return str_from(text, at);
}

/* The word in `: "book"`; empty: something else stands there. */
static Str quoted_value(Str rest)
{
    enum { LONGEST = 64 };
    size_t end;

    rest = skip_blanks(rest);
    if (!str_starts(rest, STR(":")))
        return STR_EMPTY;
    rest = skip_blanks(str_from(rest, 1));
    if (!str_starts(rest, STR("\"")))
        return STR_EMPTY;
    rest = str_slice(rest, 1, LONGEST);
    end = str_find_char(rest, '"');
    return end == STR_NONE ? STR_EMPTY : str_slice(rest, 0, end);
}

bool csl_has_items(Str json)
{
    static const Str key = STR_INIT("\"type\"");

    for (size_t at; (at = str_find(json, key)) != STR_NONE;) {
        json = str_from(json, at + key.len);
        if (map_reverse(STR("csl"), STR("types"), quoted_value(json), STR_EMPTY).len > 0)
            return true;
    }
    return false;
}

bool csl_has_references(Str yaml)
{
    static const Str line = STR_INIT("\nreferences:");

    return str_starts(yaml, str_from(line, 1)) || str_contains(yaml, line);
}
