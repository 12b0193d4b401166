/* Entries as JSON and YAML: what is written reads back as the same tree, whatever the texts are; and how it is laid out. */
#include "xml/serial.h"

#include "read/json.h"
#include "read/yaml.h"
#include "xml/entries.h"
#include "xml/xmlstr.h"

#include "tap.h"

#include <libxml/parser.h>
#include <string.h>

/* ---- there and back ---- */

static bool same(const Node *a, const Node *b)
{
    if (a == NULL || b == NULL || a->kind != b->kind || a->count != b->count || !str_eq(a->text, b->text))
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (!str_eq(a->entries[i].key, b->entries[i].key) || !same(a->entries[i].value, b->entries[i].value))
            return false;
    return true;
}

enum Way { AS_JSON, AS_STRICT_YAML, AS_SCHEMA_YAML, WAYS };

/* Of a document with closed entries, and of one with open ones. */
static void write_as(Arena *arena, enum Way way, const Node *fields, unsigned width, bool closed, Buf *out)
{
    const Record record = { .kind = KIND_ENDNOTE };
    Entry entry = { .fields = (Node *)fields, .record = &record };
    Entry *const entries[] = { &entry };
    xmlDoc *document = entries_document(arena, entries, 1, closed);
    const xmlNode *element = xmlDocGetRootElement(document)->children;
    const Node *map = closed ? entries_closed(element) : entries_tree(arena, element);

    if (way == AS_JSON) {
        buf_char(out, '{');
        serial_json(out, map, 0, width);
        buf_char(out, '}');
    } else {
        serial_yaml(out, map, way == AS_SCHEMA_YAML ? 4 : 0, width, way == AS_STRICT_YAML);
    }
    xmlFreeDoc(document);
}

/* Is what is written read as the same tree, without a fault? */
static bool returns(enum Way way, const Node *fields, unsigned width)
{
    Arena *arena = arena_create();
    Diags *diags = diags_create(arena);
    Buf out = { 0 }, other = { 0 };
    Source *source;
    const Node *back;
    bool fine;

    write_as(arena, way, fields, width, true, &out);
    write_as(arena, way, fields, width, false, &other);
    source = source_create(arena, STR("out"), buf_str(&out));
    back = way == AS_JSON ? read_json(arena, source, diags) : read_yaml_tree(arena, source, diags);
    fine = same(fields, back) && diags->added == 0 && str_eq(buf_str(&out), buf_str(&other));
    buf_free(&other);
    if (!fine) {
        printf("# way %d, width %u:\n%.*s\n", (int)way, width, STR_ARG(buf_str(&out)));
        if (diags->list.count > 0)
            printf("# %.*s\n", STR_ARG(diags->list.items[0]->message));
    }
    buf_free(&out);
    arena_destroy(arena);
    return fine;
}

static void check(const Node *fields, unsigned long long *faults)
{
    static const unsigned widths[] = { 100, 40, 8 };

    for (unsigned way = 0; way < WAYS && *faults < 5; way++)
        for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
            *faults += !returns(way, fields, widths[i]);
}

static const char *const pieces[] = {
    "a",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\t",
    "\r",
    "-",
    "- ",
    "---",
    "...",
    ":",
    ": ",
    "#",
    " #",
    "?",
    "? ",
    ",",
    "[",
    "]",
    "{",
    "}",
    "&",
    "*",
    "!",
    "|",
    ">",
    "'",
    "\"",
    "%",
    "@",
    "`",
    "\\",
    "\\n",
    "<<",
    "=",
    "~",
    "no",
    "null",
    "1:30",
    "0123",
    "1e3",
    ".5",
    "2023-01-02",
    "-5",
    "+1",
    "http://a/b?c=[d]",
    "\x01",
    "\x7f",
    "\xC2\x85",
    "\xC2\xA0",
    "\u2028",
    "\u2029",
    "\uFEFF",
    "\uFFFD",
    "举国体制",
    "。",
    "עברית",
    "\u202E",
    "\U0001F600",
    "e\u0301",
    "<b>",
    "&amp;",
    "word word word word word word",
    "a\n b",
    "a \nb",
    "a\n\tb",
};
enum { PIECES = sizeof pieces / sizeof *pieces };

/* What entries.h makes of what XML can't hold. */
static Str held_by_xml(Arena *arena, Str text)
{
    Buf out = { 0 };
    Str held;

    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] < 0x20 && text.ptr[i] != '\t' && text.ptr[i] != '\n' && text.ptr[i] != '\r')
            buf_puts(&out, "\uFFFD");
        else
            buf_char(&out, text.ptr[i]);
    held = buf_keep(arena, &out);
    buf_free(&out);
    return held;
}

static Node *put(Arena *arena, Node *parent, Str key, Node *value)
{
    node_add(arena, parent, key, SPAN_NONE, value);
    return parent;
}

static Node *text_of(Arena *arena, Str text)
{
    return node_text(arena, text, SPAN_NONE);
}

static Node *map_of(Arena *arena)
{
    return node_map(arena, SPAN_NONE);
}

static Node *list_of(Arena *arena)
{
    return node_list(arena, SPAN_NONE);
}

/* The text as a value, a key, a member of a list, of a list in a list, of mappings in both, alone and beside others. */
static Node *everywhere(Arena *arena, Str text)
{
    Node *fields = map_of(arena), *list = list_of(arena), *map = map_of(arena);

    put(arena, list, STR_EMPTY, text_of(arena, text));
    put(arena, list, STR_EMPTY, text_of(arena, STR("b")));
    put(arena, map, text, text_of(arena, text));
    put(arena, map, STR("other key"), text_of(arena, text));
    put(arena, fields, STR("value"), text_of(arena, text));
    put(arena, fields, STR("list"), list);
    put(arena, fields, STR("map"), map);
    put(arena, fields, STR("maps"),
        put(arena, put(arena, list_of(arena), STR_EMPTY, map), STR_EMPTY, put(arena, map_of(arena), text, list)));
    put(arena, fields, STR("lists"), put(arena, put(arena, list_of(arena), STR_EMPTY, list), STR_EMPTY, list));
    put(arena, fields, STR("empty"),
        put(arena, put(arena, list_of(arena), STR_EMPTY, map_of(arena)), STR_EMPTY, list_of(arena)));
    put(arena, fields, STR("one"),
        put(arena, list_of(arena), STR_EMPTY, put(arena, map_of(arena), STR("k"), text_of(arena, text))));
    put(arena, fields, STR("end"), text_of(arena, text));
    return fields;
}

static void test_pieces(void)
{
    unsigned long long faults = 0;

    for (size_t i = 0; i < PIECES; i++)
        for (size_t j = 0; j <= PIECES; j++) {
            Arena *arena = arena_create();
            Str text = arena_join(arena, str_of(pieces[i]), j < PIECES ? str_of(pieces[j]) : STR_EMPTY);

            check(everywhere(arena, held_by_xml(arena, text)), &faults);
            arena_destroy(arena);
        }
    is_int((int64_t)faults, 0, "each piece alone, and all pairs");
}

/* A linear congruence: the same numbers every time. */
static unsigned chance(uint64_t *state, unsigned below)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(*state >> 33) % below;
}

static Str random_text(Arena *arena, uint64_t *state)
{
    unsigned count = chance(state, 12);
    Str text = STR_EMPTY;

    for (unsigned i = 0; i < count; i++)
        text = arena_join(arena, text, str_of(pieces[chance(state, 3) == 0 ? 0 : chance(state, PIECES)]));
    return held_by_xml(arena, text);
}

static Node *random_node(Arena *arena, uint64_t *state, unsigned depth)
{
    unsigned kind = depth == 5 ? 0 : chance(state, 4), count = chance(state, 5);
    Node *node;

    if (kind < 2)
        return text_of(arena, random_text(arena, state));
    node = kind == 2 ? list_of(arena) : map_of(arena);
    for (unsigned i = 0; i < count; i++) {
        Str key = kind == 2 ? STR_EMPTY : random_text(arena, state);

        if (kind == 2 || node_entry(node, key) == NULL)
            put(arena, node, key, random_node(arena, state, depth + 1));
    }
    return node;
}

static void test_trees(void)
{
    unsigned long long faults = 0;
    uint64_t state = 1;

    for (unsigned i = 0; i < 3000; i++) {
        Arena *arena = arena_create();

        check(put(arena, map_of(arena), STR("a"), random_node(arena, &state, 0)), &faults);
        arena_destroy(arena);
    }
    is_int((int64_t)faults, 0, "trees of them");
}

static void test_long(void)
{
    Arena *arena = arena_create();
    unsigned long long faults = 0;
    Str word = STR("举国"), deep = STR("a");
    Node *nest = text_of(arena, deep);

    for (unsigned i = 0; i < 10; i++)
        word = arena_join(arena, word, word);
    check(everywhere(arena, word), &faults);
    check(everywhere(arena, arena_join(arena, word, STR(" x: y"))), &faults);
    check(everywhere(arena, arena_join(arena, word, STR("\nline\n\nline"))), &faults);
    for (unsigned i = 0; i < 60; i++)
        nest = put(arena, i % 2 > 0 ? list_of(arena) : map_of(arena), i % 2 > 0 ? STR_EMPTY : STR("k"), nest);
    check(put(arena, map_of(arena), STR("nest"), nest), &faults);
    is_int((int64_t)faults, 0, "very long words as keys and values; 60 levels");
    arena_destroy(arena);
}

/* ---- layout ---- */

/* What our readers are not asked about: what YAML 1.1 takes for something else than text. */
static void test_strict(void)
{
    static const char *const typed[] = {
        "no",
        "No",
        "NO",
        "yes",
        "y",
        "N",
        "on",
        "Off",
        "true",
        "FALSE",
        "null",
        "~",
        "1",
        "-1",
        "+1",
        "0123",
        "0o17",
        "0x1F",
        "0b101",
        "1_000",
        "1:30",
        "190:20:30",
        "1.5",
        ".5",
        "1.",
        "1e3",
        "1.5E+3",
        "-.inf",
        ".NaN",
        "2023-01-02",
        "2023-1-2",
        "2001-12-14t21:59:43.10-05:00",
        "2001-12-14 21:59:43 Z",
        "=",
        "<<",
    };
    static const char *const plain[] = { "none", "yes.",       "1 of 2", "2nd", "10–20",
                                         "a:b",  "1.2.3 beta", "第2",    "-a",  "../x" };

    for (size_t i = 0; i < sizeof typed / sizeof *typed + sizeof plain / sizeof *plain; i++) {
        bool want = i < sizeof typed / sizeof *typed;
        const char *text = want ? typed[i] : plain[i - sizeof typed / sizeof *typed];
        Arena *arena = arena_create();
        Buf out = { 0 };

        write_as(arena, AS_STRICT_YAML, put(arena, map_of(arena), STR("k"), text_of(arena, str_of(text))), 80, true,
                 &out);
        ok(str_contains(buf_str(&out), STR("\"")) == want, "strict: %s%s", text, want ? " in quotes" : "");
        buf_clear(&out);
        write_as(arena, AS_SCHEMA_YAML, put(arena, map_of(arena), STR("k"), text_of(arena, str_of(text))), 80, true,
                 &out);
        ok(str_contains(buf_str(&out), STR("\"")) == str_is(str_of(text), "<<"), "schema: %s", text);
        buf_free(&out);
        arena_destroy(arena);
    }
}

/* clang-format off */
static const char layout_xml[] =
    "<entry><text name='type'>book</text><bare name='volume'>12</bare><text name='number'>12</text>"
    "<text name='title'>Whole: a history</text><text name='quoted'>say \"no\"</text>"
    "<list name='author'><map><text name='family'>Gu</text><text name='given'>Xin</text></map></list>"
    "<list name='editor'><map><text name='family'>Li</text></map><map><text name='literal'>A very long name of an organisation</text>"
    "<list name='ids'><text>a</text><text>b</text></list></map></list>"
    "<list name='isbn'><text>1</text><text>a, b</text></list>"
    "<map name='abstract'><text name='en'>Long prose with: a colon, which is folded at sixty.</text><text name='zh'>第一行\n第二行</text></map>"
    "<list name='matrix'><list><list><bare>2021</bare></list></list></list><map name='none'/></entry>";

static const char layout_schema[] =
    "  type: book\n  volume: 12\n  number: 12\n  title: \"Whole: a history\"\n  quoted: say \"no\"\n"
    "  author: [{family: Gu, given: Xin}]\n"
    "  editor:\n    - {family: Li}\n"
    "    - literal: A very long name of an organisation\n      ids: [a, b]\n"
    "  isbn: [1, \"a, b\"]\n"
    "  abstract:\n    en: >-\n      Long prose with: a colon, which is folded at\n      sixty.\n    zh: |-\n      第一行\n      第二行\n"
    "  matrix: [[[2021]]]\n  none: {}\n";

static const char layout_json[] =
    "  \"type\": \"book\",\n  \"volume\": 12,\n  \"number\": \"12\",\n  \"title\": \"Whole: a history\",\n"
    "  \"quoted\": \"say \\\"no\\\"\",\n"
    "  \"author\": [{\"family\": \"Gu\", \"given\": \"Xin\"}],\n"
    "  \"editor\": [\n    {\"family\": \"Li\"},\n    {\n      \"literal\": \"A very long name of an organisation\",\n"
    "      \"ids\": [\"a\", \"b\"]\n    }\n  ],\n"
    "  \"isbn\": [\"1\", \"a, b\"],\n"
    "  \"abstract\": {\n    \"en\": \"Long prose with: a colon, which is folded at sixty.\",\n    \"zh\": \"第一行\\n第二行\"\n  },\n"
    "  \"matrix\": [[[2021]]],\n  \"none\": {}";
/* clang-format on */

static void test_layout(void)
{
    xmlDoc *document = xmlReadMemory(layout_xml, (int)sizeof layout_xml - 1, "in.xml", NULL, XML_PARSE_NONET);
    Arena *arena = arena_create();
    const Node *map = entries_tree(arena, xmlDocGetRootElement(document));
    Buf out = { 0 };

    serial_yaml(&out, map, 2, 50, false);
    is_str(buf_str(&out), layout_schema, "YAML");
    buf_clear(&out);
    serial_yaml(&out, map, 2, 50, true);
    ok(str_contains(buf_str(&out), STR("volume: 12\n  number: \"12\"\n")),
       "strict YAML: a number is bare, a text is not");
    buf_clear(&out);
    serial_json(&out, map, 2, 60);
    is_str(buf_str(&out), layout_json, "JSON");
    buf_free(&out);
    arena_destroy(arena);
    xmlFreeDoc(document);
}

/* What is nested deeper than anything that a reader lets through is no document, and never a part of one. */
static void test_depth(void)
{
    for (int depth = ENTRY_DEPTH; depth <= ENTRY_DEPTH + 1; depth++) {
        Arena *arena = arena_create();
        const Record record = { .kind = KIND_ENDNOTE };
        Node *fields = node_map(arena, SPAN_NONE), *value = node_text(arena, STR("x"), SPAN_NONE);
        Entry entry = { .fields = fields, .record = &record };
        Entry *const entries[] = { &entry };
        xmlDoc *document;
        Buf out = { 0 };

        for (int i = 0; i < depth; i++) {
            Node *list = node_list(arena, SPAN_NONE);

            node_add(arena, list, STR_EMPTY, SPAN_NONE, value);
            value = list;
        }
        node_add(arena, fields, STR("custom"), SPAN_NONE, value);
        document = entries_document(arena, entries, 1, false);
        ok((document != NULL) == (depth == ENTRY_DEPTH), "%d deep", depth);
        if (document != NULL)
            serial_json(&out, entries_tree(arena, xmlDocGetRootElement(document)->children), 0, SERIAL_WIDTH);
        ok(document == NULL || str_contains(buf_str(&out), STR("\"x\"")), "nothing is cut");
        xmlFreeDoc(document);
        document = entries_document(arena, entries, 1, true);
        ok((document != NULL) == (depth == ENTRY_DEPTH), "%d deep, closed", depth);
        xmlFreeDoc(document);
        buf_free(&out);
        arena_destroy(arena);
    }
}

/* A character that XML has no place for is the same in a closed entry. */
static void test_controls(void)
{
    Arena *arena = arena_create();
    Node *fields = node_map(arena, SPAN_NONE);
    Buf closed = { 0 }, open = { 0 };

    node_add(arena, fields, STR("note"), SPAN_NONE,
             node_text(arena,
                       STR("a\x01"
                           "b"),
                       SPAN_NONE));
    write_as(arena, AS_JSON, fields, 100, true, &closed);
    write_as(arena, AS_JSON, fields, 100, false, &open);
    is_str(buf_str(&closed),
           "{\"note\": \"a\xEF\xBF\xBD"
           "b\"}",
           "closed");
    is_str(buf_str(&open),
           "{\"note\": \"a\xEF\xBF\xBD"
           "b\"}",
           "open");
    buf_free(&closed);
    buf_free(&open);
    arena_destroy(arena);
}

int main(void)
{
    test_depth();
    test_controls();
    test_pieces();
    test_trees();
    test_long();
    test_strict();
    test_layout();
    return done_testing();
}
