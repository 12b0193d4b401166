#include "read/yaml.h"

#include "base/memory.h"
#include "model/engine.h"
#include "read/bytes.h"
#include "read/yaml_anchors.h"
#include "read/yaml_bytes.h"
#include "read/yaml_faults.h"

#include <string.h>
#include <yaml.h>

typedef struct Loader {
    Arena *arena; /* of texts, which records go on to use */
    Arena *nodes; /* of all else: they don't */
    const Source *source;
    Diags *diags;
    yaml_parser_t parser;
    Str head;         /* what libyaml reads first: the key of a section, when a file is read on after a fault; ASCII */
    CodePoints bytes; /* and what it reads then: libyaml's marks count code points */
    size_t base;      /* offset of the first of these bytes in the source */
    size_t given;     /* bytes of both that libyaml has */
    YamlAnchors anchors;
    VEC(NodeEntry) open; /* entries of the collections being read, those of the innermost last */
    unsigned depth;
    bool failed;            /* the parser gave up: nothing more comes */
    size_t failed_at;       /* byte in the source */
    size_t reported_at;     /* where the last syntax error was reported, plus 1 */
    size_t record_at;       /* where the key of the record being read stands; 0: none yet */
    Str section;            /* the key at the top that it stands below */
    const YamlPiece *piece; /* NULL: the whole file is read */
} Loader;

/* Where records stand: entries of a mapping in the mapping at the top. */
enum { RECORD_DEPTH = 2 };

static Node *load_node(Loader *loader, yaml_event_t *event, size_t *size);

/* The byte offset in the source of a mark. */
static size_t mark_offset(Loader *loader, yaml_mark_t mark)
{
    size_t index = mark.index > loader->head.len ? mark.index - loader->head.len : 0;

    return loader->base + yaml_byte_offset(&loader->bytes, index);
}

static Span mark_span(Loader *loader, yaml_mark_t start, yaml_mark_t end)
{
    size_t from = mark_offset(loader, start);

    return (Span){ (uint32_t)from, (uint32_t)mark_offset(loader, end) };
}

/* The span of an event without the anchor and tag before its content and the blanks behind it. */
static Span content_span(Loader *loader, const yaml_event_t *event, bool properties)
{
    return yaml_content(loader->source, mark_span(loader, event->start_mark, event->end_mark), properties);
}

/* Plain text on one line, without an anchor or a tag, in a file whose bytes were good: they are what it means, and nobody
 * need count them. */
static bool is_verbatim(const Loader *loader, const yaml_event_t *event)
{
    return loader->bytes.text.ptr == loader->source->bytes.ptr + loader->base &&
           event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE && event->data.scalar.anchor == NULL &&
           event->data.scalar.tag == NULL && event->start_mark.line == event->end_mark.line &&
           event->start_mark.index >= loader->head.len;
}

/* Its span; the next place that is asked for lies behind it. */
static Span verbatim_span(Loader *loader, const yaml_event_t *event)
{
    size_t from = mark_offset(loader, event->start_mark), len = event->data.scalar.length;

    loader->bytes.at += len;
    loader->bytes.number += event->end_mark.index - event->start_mark.index;
    return (Span){ (uint32_t)from, (uint32_t)(from + len) };
}

/* ---- syntax errors ---- */

static void report_syntax(Loader *loader)
{
    const yaml_parser_t *parser = &loader->parser;
    YamlFault fault = { .problem = parser->problem,
                        .at = mark_offset(loader, parser->problem_mark),
                        .begin = STR_NONE };
    size_t at;

    if (parser->error == YAML_MEMORY_ERROR)
        memory_exhausted();
    if (parser->context != NULL) {
        fault.begin = mark_offset(loader, parser->context_mark);
        fault.one_line = parser->context_mark.line == parser->problem_mark.line;
    }
    at = yaml_fault_place(loader->source, &fault);
    loader->failed_at = at;
    if (loader->reported_at == at + 1)
        return;
    loader->reported_at = at + 1;
    yaml_report_syntax(loader->arena, loader->source, &fault, loader->diags);
}

/* A piece is read as long as nothing in it wants the whole file. */
static bool is_given_up(const Loader *loader)
{
    return loader->piece != NULL &&
           (loader->diags->added > 0 || atomic_load_explicit(loader->piece->given_up, memory_order_relaxed));
}

static bool next_event(Loader *loader, yaml_event_t *event)
{
    if (loader->failed || is_given_up(loader))
        return false;
    if (yaml_parser_parse(&loader->parser, event))
        return true;
    loader->failed = true;
    report_syntax(loader);
    return false;
}

/* ---- nodes ---- */

static Node *node_create(Loader *loader, NodeKind kind, Span span)
{
    Node *node = arena_new(loader->nodes, Node);

    node->kind = kind;
    node->span = span;
    return node;
}

static Str event_str(Loader *loader, const yaml_char_t *text, size_t len)
{
    return arena_copy(loader->arena, (Str){ (const char *)text, len });
}

/* The tag as it is written, which may stand behind an anchor. */
static Span tag_span(Loader *loader, const yaml_event_t *event)
{
    Span span = mark_span(loader, event->start_mark, event->start_mark);
    Str rest = str_from(loader->source->bytes, span.start);

    if (str_starts(rest, STR("&")))
        while (rest.len > 0 && rest.ptr[0] != '!')
            rest = str_from(rest, 1);
    span.start = span.end = (uint32_t)(rest.ptr - loader->source->bytes.ptr);
    while (span.end < loader->source->bytes.len && !ascii_is_space(loader->source->bytes.ptr[span.end]))
        span.end++;
    return span;
}

static void check_tag(Loader *loader, const yaml_event_t *event, const yaml_char_t *tag)
{
    if (tag != NULL)
        yaml_report_tag(loader->source, tag_span(loader, event), (const char *)tag, loader->diags);
}

static YamlAnchor *open_anchor(Loader *loader, const yaml_char_t *name)
{
    loader->failed = loader->failed || (name != NULL && loader->piece != NULL); /* another piece may mean it */
    return yaml_anchor_open(loader->nodes, &loader->anchors, (const char *)name);
}

/* What stands in for an alias that can't be had: the text that it may have been meant to be. */
static Node *text_node(Loader *loader, Span span)
{
    Node *node = node_create(loader, NODE_TEXT, span);

    node->text = arena_copy(loader->arena, source_text(loader->source, span));
    return node;
}

static Node *load_alias(Loader *loader, const yaml_event_t *event, size_t *size)
{
    Span span = mark_span(loader, event->start_mark, event->end_mark);
    const YamlAnchor *anchor = yaml_anchor_meant(&loader->anchors, loader->source, span,
                                                 str_of((const char *)event->data.alias.anchor), loader->diags);

    *size = anchor != NULL ? anchor->size : 1;
    return anchor != NULL ? (Node *)anchor->node : text_node(loader, span);
}

static Node *load_scalar(Loader *loader, const yaml_event_t *event)
{
    bool properties = event->data.scalar.anchor != NULL || event->data.scalar.tag != NULL;
    Node *node = node_create(loader, NODE_TEXT,
                             is_verbatim(loader, event) ? verbatim_span(loader, event)
                                                        : content_span(loader, event, properties));

    node->text = event_str(loader, event->data.scalar.value, event->data.scalar.length);
    node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    if (event->data.scalar.style == YAML_LITERAL_SCALAR_STYLE || event->data.scalar.style == YAML_FOLDED_SCALAR_STYLE)
        node->text = yaml_block_text(node->text);
    check_tag(loader, event, event->data.scalar.tag);
    return node;
}

/* Reads events until the one that ends the collection just begun, keeping nothing. No recursion: the nesting that is
 * skipped may be of any depth, but libyaml's own time for it grows with the square, so the file is given up soon. */
static void skip_collection(Loader *loader)
{
    enum { PATIENCE = 200 };
    size_t open = 1;

    for (size_t i = 0; open > 0; i++) {
        yaml_event_t event;

        if (i == PATIENCE) {
            loader->failed = true;
            loader->failed_at = mark_offset(loader, loader->parser.mark);
        }
        if (!next_event(loader, &event))
            return;
        if (event.type == YAML_SEQUENCE_START_EVENT || event.type == YAML_MAPPING_START_EVENT)
            open++;
        else if (event.type == YAML_SEQUENCE_END_EVENT || event.type == YAML_MAPPING_END_EVENT)
            open--;
        yaml_event_delete(&event);
    }
}

/* Is the fault in a new line that belongs to no value of the record, whose key stands in this column? */
static bool fault_lies_behind(const Loader *loader, size_t column)
{
    const yaml_parser_t *parser = &loader->parser;

    return parser->error == YAML_SCANNER_ERROR && parser->flow_level == 0 &&
           (parser->context != NULL ? parser->context_mark : parser->problem_mark).column <= column;
}

static bool in_project(const Loader *loader)
{
    return str_is(loader->section, "project");
}

/* What a syntax error leaves of an entry; `node` is NULL if nothing was read. A section keeps what was read before. A
 * record that was cut short counts as there, but nothing more is asked of it; the project keeps the fields that it has. */
static Node *broken_node(Loader *loader, const Node *key, size_t column, Node *node)
{
    bool is_map = node != NULL && node->kind == NODE_MAP && node->count > 0;
    Node *broken;

    if (is_map && (loader->depth < RECORD_DEPTH || fault_lies_behind(loader, column))) {
        node->broken = loader->depth < RECORD_DEPTH && in_project(loader);
        return node;
    }
    broken = node_create(loader, NODE_TEXT, node != NULL ? node->span : key->span);
    broken->text = STR_EMPTY;
    broken->broken = true;
    return broken;
}

/* Takes the entries of a collection that is read, those from number `first` on. */
static void take_entries(Loader *loader, Node *node, size_t first)
{
    node->count = (uint32_t)(loader->open.count - first);
    if (node->count > 0) {
        node->entries = arena_array(loader->nodes, node->count, sizeof *node->entries);
        memcpy(node->entries, loader->open.items + first, node->count * sizeof *node->entries);
    }
    loader->open.count = first;
}

static void load_list(Loader *loader, Node *node, size_t *size)
{
    size_t first = loader->open.count;
    yaml_event_t event;

    while (next_event(loader, &event)) {
        size_t part = 1;
        NodeEntry entry = { 0 };

        if (event.type == YAML_SEQUENCE_END_EVENT) {
            node->span.end = content_span(loader, &event, false).end;
            yaml_event_delete(&event);
            break;
        }
        entry.value = load_node(loader, &event, &part);
        vec_push(loader->nodes, &loader->open, entry);
        *size += part;
    }
    take_entries(loader, node, first);
}

/* Remembers what to read on behind, should the file fail here. */
static void note_place(Loader *loader, const Node *key)
{
    if (loader->depth == RECORD_DEPTH)
        loader->record_at = key->span.start;
    else if (loader->depth < RECORD_DEPTH)
        loader->section = key->text;
}

/* The key of an alias stands where the alias does. */
static Node *load_key(Loader *loader, yaml_event_t *event, size_t *size)
{
    bool is_alias = event->type == YAML_ALIAS_EVENT;
    Span span = mark_span(loader, event->start_mark, event->end_mark);
    Node *node = load_node(loader, event, size), *key;

    if (!is_alias)
        return node;
    key = node_create(loader, node->kind, span);
    key->text = node->text;
    key->quoted = node->quoted;
    return key;
}

static void load_map(Loader *loader, Node *node, size_t *size)
{
    size_t first = loader->open.count;
    YamlKeys seen; /* with its room, which needs no clearing */
    yaml_event_t event;

    seen.count = 0;
    seen.others = (Map){ 0 };
    while (next_event(loader, &event)) {
        size_t key_size = 1, value_size = 1, column = event.start_mark.column;
        NodeEntry entry = { 0 };
        Node *key;

        if (event.type == YAML_MAPPING_END_EVENT) {
            node->span.end = content_span(loader, &event, false).end;
            yaml_event_delete(&event);
            break;
        }
        key = load_key(loader, &event, &key_size);
        entry.key = key->text;
        entry.key_span = key->span;
        note_place(loader, key);
        entry.value = next_event(loader, &event) ? load_node(loader, &event, &value_size) : NULL;
        if (loader->failed && loader->depth <= RECORD_DEPTH)
            entry.value = broken_node(loader, key, column, entry.value);
        if (yaml_check_key(loader->nodes, loader->source, &seen, key, loader->diags) && entry.value != NULL)
            vec_push(loader->nodes, &loader->open, entry);
        *size += key_size + value_size;
    }
    take_entries(loader, node, first);
}

static Node *load_collection(Loader *loader, const yaml_event_t *event, size_t *size)
{
    bool is_map = event->type == YAML_MAPPING_START_EVENT;
    const yaml_char_t *name = is_map ? event->data.mapping_start.anchor : event->data.sequence_start.anchor;
    const yaml_char_t *tag = is_map ? event->data.mapping_start.tag : event->data.sequence_start.tag;
    Node *node =
        node_create(loader, is_map ? NODE_MAP : NODE_LIST, content_span(loader, event, name != NULL || tag != NULL));
    YamlAnchor *anchor;

    if (loader->depth == loader->diags->limits.most[LIMIT_DEPTH]) {
        yaml_report_depth(loader->source, mark_span(loader, event->start_mark, event->end_mark), loader->diags);
        skip_collection(loader);
        node->broken = true;
        return node;
    }
    check_tag(loader, event, tag);
    anchor = open_anchor(loader, name);
    loader->depth++;
    if (is_map)
        load_map(loader, node, size);
    else
        load_list(loader, node, size);
    loader->depth--;
    if (node->count > 0) {
        Span last = node->entries[node->count - 1].value->span;

        if (source_text(loader->source, node->span).len > 0 && loader->source->bytes.ptr[node->span.end - 1] != ']' &&
            loader->source->bytes.ptr[node->span.end - 1] != '}' && last.end > node->span.start)
            node->span.end = last.end;
    }
    yaml_anchor_close(anchor, node, *size);
    return node;
}

/* The node that begins with `event`, which is released. */
static Node *load_node(Loader *loader, yaml_event_t *event, size_t *size)
{
    Node *node;
    YamlAnchor *anchor;

    *size = 1;
    if (event->type == YAML_ALIAS_EVENT) {
        node = load_alias(loader, event, size);
    } else if (event->type == YAML_SCALAR_EVENT) {
        anchor = open_anchor(loader, event->data.scalar.anchor);
        node = load_scalar(loader, event);
        yaml_anchor_close(anchor, node, 1);
    } else {
        node = load_collection(loader, event, size);
    }
    yaml_event_delete(event);
    return node;
}

/* ---- documents ---- */

/* libyaml's input: the head, then the bytes, neither copied; in small pieces, since libyaml decodes each as a whole, also
 * if the next fault is near. */
static int give_bytes(void *context, unsigned char *buffer, size_t size, size_t *size_read)
{
    enum { PIECE = 1024 };
    Loader *loader = context;
    bool in_head = loader->given < loader->head.len;
    Str part = in_head ? str_from(loader->head, loader->given)
                       : str_from(loader->bytes.text, loader->given - loader->head.len);

    *size_read = part.len < PIECE ? part.len : PIECE;
    *size_read = *size_read < size ? *size_read : size;
    if (*size_read > 0)
        memcpy(buffer, part.ptr, *size_read);
    loader->given += *size_read;
    return 1;
}

static void loader_open(Loader *loader, Str head, Str bytes, size_t base)
{
    loader->head = head;
    loader->bytes = (CodePoints){ .text = bytes };
    loader->base = base;
    loader->given = 0;
    loader->anchors.named = (Map){ 0 };
    loader->depth = 0;
    loader->failed = false;
    if (!yaml_parser_initialize(&loader->parser))
        memory_exhausted();
    yaml_parser_set_encoding(&loader->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input(&loader->parser, give_bytes, loader);
}

static const Node *load_stream(Loader *loader)
{
    const Node *root = NULL;
    yaml_event_t event;
    size_t documents = 0;
    bool done = false;

    while (!done && next_event(loader, &event)) {
        size_t size;
        yaml_event_type_t type = event.type;

        if (type == YAML_DOCUMENT_START_EVENT && ++documents == 2) {
            yaml_report_document(loader->source, mark_span(loader, event.start_mark, event.end_mark), loader->diags);
            loader->failed = true;
        }
        if (documents == 1 && (type == YAML_SCALAR_EVENT || type == YAML_SEQUENCE_START_EVENT ||
                               type == YAML_MAPPING_START_EVENT || type == YAML_ALIAS_EVENT)) {
            root = load_node(loader, &event, &size);
            continue;
        }
        if (type == YAML_DOCUMENT_END_EVENT && loader->piece != NULL && !event.data.document_end.implicit)
            loader->failed = true; /* what is behind it belongs to another document */
        done = type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&loader->parser);
    return root;
}

static Str open_source(Arena *arena, Source *source, Diags *diags, size_t *start)
{
    *start = bytes_skip_mark(source, diags);
    source->inside = yaml_inside;
    source->syntax = SYNTAX_YAML;
    return yaml_clean_bytes(arena, source, *start, diags);
}

const Node *read_yaml_tree(Arena *arena, Source *source, Diags *diags)
{
    Loader loader = { .arena = arena, .nodes = arena, .source = source, .diags = diags };
    size_t start;
    Str bytes = open_source(arena, source, diags, &start);

    loader_open(&loader, STR_EMPTY, bytes, start);
    return load_stream(&loader);
}

const Node *read_yaml_piece(const YamlPiece *piece)
{
    Loader loader = { .arena = piece->arena, .nodes = piece->nodes, .source = piece->source, .piece = piece };
    const Node *root;

    loader.diags = diags_like(piece->nodes, piece->levels);
    loader_open(&loader, piece->head, source_text(piece->source, piece->span), piece->span.start);
    root = load_stream(&loader);
    return loader.failed || is_given_up(&loader) ? NULL : root;
}

/* Reads on at the next record after one with a syntax error, below the section's key again. */
static bool resume(Loader *loader, Str bytes, size_t start)
{
    size_t from = loader->record_at > start ? loader->record_at : loader->failed_at;
    bool in_section = false;
    size_t at = yaml_next_record(bytes, from > start ? from - start : 0, &in_section);
    Str head;

    while (at != STR_NONE && in_section && in_project(loader)) /* its fields are no records */
        at = yaml_next_record(bytes, at, &in_section);
    head = in_section && loader->section.len > 0 ? arena_join(loader->arena, loader->section, STR(":\n")) : STR_EMPTY;

    if (at == STR_NONE)
        return false;
    loader->record_at = start + at;
    loader_open(loader, head, str_from(bytes, at), start + at);
    return true;
}

void read_yaml(Records *records, Source *source, Diags *diags)
{
    Loader loader = { .arena = records->arena, .nodes = arena_create(), .source = source, .diags = diags };
    size_t start;
    Str bytes = open_source(records->arena, source, diags, &start);

    loader_open(&loader, STR_EMPTY, bytes, start);
    for (size_t faults = 1;; faults++) {
        const Node *root = load_stream(&loader);

        if (root != NULL)
            engine_read_document(records, source, root, diags);
        if (!loader.failed || !yaml_go_on(source, faults, loader.failed_at, diags) || !resume(&loader, bytes, start))
            break;
    }
    arena_destroy(loader.nodes);
}
