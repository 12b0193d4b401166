/* Reading JSON: trees and their spans, every fault and how reading goes on, escapes, places inside strings, limits. */
#include "base/buf.h"
#include "read/bytes.h"
#include "read/csl.h"
#include "read/json.h"
#include "read/json_windows.h"

#include "tap.h"

#include <string.h>
#include <time.h>

/* "text", bare, [members], {key=value} */
static void put_tree(Buf *out, const Node *node)
{
    if (node->kind == NODE_TEXT) {
        buf_format(out, node->quoted ? "\"%.*s\"" : "%.*s", STR_ARG(node->text));
        return;
    }
    buf_char(out, node->kind == NODE_LIST ? '[' : '{');
    for (size_t i = 0; i < node->count; i++) {
        buf_puts(out, i > 0 ? " " : "");
        if (node->kind == NODE_MAP)
            buf_format(out, "%.*s=", STR_ARG(node->entries[i].key));
        put_tree(out, node->entries[i].value);
    }
    buf_char(out, node->kind == NODE_LIST ? ']' : '}');
}

/* The tree, then for each diagnostic its line and column, code and message. */
static Str read_to_text(Arena *arena, Str json)
{
    Diags *diags = diags_create(arena);
    Source *source = source_create(arena, STR("in.json"), json);
    const Node *root = read_json(arena, source, diags);
    Buf out = { 0 };
    Str text;

    if (root != NULL)
        put_tree(&out, root);
    for (size_t i = 0; i < diags->list.count; i++) {
        const Diag *diag = diags->list.items[i];
        Position start = source_locate(source, diag->span.start), end = source_locate(source, diag->span.end);

        buf_format(&out, "; %zu:%zu-%zu %s %.*s", start.line, start.column, end.column, diag_row(diag->code)->code,
                   STR_ARG(diag->message));
    }
    text = buf_keep(arena, &out);
    buf_free(&out);
    return text;
}

/* clang-format off */
static const struct { const char *json, *want; } sound[] = {
    {"[]", "[]"}, {" {\r\n\t} ", "{}"}, {"\"\"", "\"\""}, {"null", "null"}, {"-0", "-0"}, {"1.5e-10", "1.5e-10"}, {"10E+2", "10E+2"},
    {"[1,true,false,null,\"true\"]", "[1 true false null \"true\"]"},
    {"{\"a\":[{\"b\":{}},[]],\"\":0}", "{a=[{b={}} []] =0}"},
    {"[\"\\\"\\\\\\/\\n\\r\\t\\u4e2d\\uD83D\\ude00\"]", "[\"\"\\/\n\r\t中\U0001F600\"]"},
    {"[\"\\u00e9\\u007f\\u2028\"]", "[\"\u00e9\x7f\u2028\"]"},
    {"[\"\x7f\u2028\u2029\xC2\x85\uFEFF\"]", "[\"\x7f\u2028\u2029\xC2\x85\uFEFF\"]"},
    {"\"举国\"", "\"举国\""}, {"{\"举\":\"国\"}", "{举=\"国\"}"}, {"{\"a\\u0062\":1}", "{ab=1}"},
};

static const struct { const char *json, *want; } faulty[] = {
    {"\xEF\xBB\xBF[1]", "[1]; 1:1-2 B002 a byte order mark"},
    {"", "; 1:1-1 B016 nothing is in it"}, {" \n", "; 1:1-1 B016 nothing is in it"},
    {"[1] 2", "[1]; 1:5-6 B016 text behind the end of the document"},
    {"{} {}", "{}; 1:4-5 B016 text behind the end of the document"},
    {"[1,]", "[1]; 1:3-4 B016 a comma behind the last member"},
    {"[[1,]]", "[[1]]; 1:4-5 B016 a comma behind the last member"},
    {"{\"a\":1,}", "{a=1}; 1:7-8 B016 a comma behind the last member"},
    {"[1,,2]", "[1 2]; 1:4-5 B016 a comma without a value before it"},
    {"[[,1]]", "[[1]]; 1:3-4 B016 a comma without a value before it"},
    {"[1 2]", "[1 2]; 1:4-5 B016 no comma before this"},
    {"[[1 2]]", "[[1 2]]; 1:5-6 B016 no comma before this"},
    {"[{\"a\":1}{\"b\":2}]", "[{a=1} {b=2}]; 1:9-10 B016 no comma before this"},
    {"{\"a\":1 \"b\":2}", "{a=1 b=2}; 1:8-9 B016 no comma before this"},
    {"[1, // one\n2 /* two */, # three\n3]", "[1 2 3]; 1:5-11 B016 a comment; 2:3-12 B016 a comment; 2:14-21 B016 a comment"},
    {"[1] /* open", "[1]; 1:5-12 B016 a comment"},
    {"[{'a':'b\"c'}]", "[{a=\"b\"c\"}]; 1:3-4 B016 text in single quotes; 1:7-8 B016 text in single quotes"},
    {"{a:1, b-c:2}", "{a=1 b-c=2}; 1:2-3 B016 a key without quotes; 1:7-10 B016 a key without quotes"},
    {"[book]", "[\"book\"]; 1:2-6 B016 text without quotes"},
    {"[True]", "[\"True\"]; 1:2-6 B016 true, false and null have small letters"},
    {"[NaN, -Infinity]", "[\"NaN\" \"-Infinity\"]; 1:2-5 B016 JSON has no such number; 1:7-16 B016 JSON has no such number"},
    {"[007]", "[\"007\"]; 1:2-5 B016 a number that begins with 0"},
    {"[-01, 1., .5, 1e, +1, 0x1F]", "[\"-01\" \"1.\" \".5\" \"1e\" \"+1\" \"0x1F\"]; 1:2-5 B016 a number that begins with 0; "
     "1:7-9 B016 not a number of JSON; 1:11-13 B016 not a number of JSON; 1:15-17 B016 not a number of JSON; "
     "1:19-21 B016 not a number of JSON; 1:23-27 B016 not a number of JSON"},
    {"{\"a\":}", "{}; 1:5-6 B016 a key without a value"}, {"{\"a\":,\"b\":1}", "{b=1}; 1:5-6 B016 a key without a value"},
    {"[{\"a\" 1},{\"b\":2}]", "[{b=2}]; 1:7-8 B016 no colon behind the key"},
    {"[{\"a\"=1},{\"b\":2}]", "[{b=2}]; 1:6-7 B016 no colon behind the key"},
    {"[{[1]:2},{\"b\":2}]", "[{b=2}]; 1:3-4 B016 no key where one is expected"},
    {"[{\"a\":@},{\"b\":2}]", "[{b=2}]; 1:7-8 B016 no value can begin with this character"},
    {"[@,{\"b\":2}]", "[{b=2}]; 1:2-3 B016 no value can begin with this character"},
    {"[{\"a\":\"The \"big\" one\"},{\"b\":2}]", "[{b=2}]; 1:13-14 B016 text behind the end of a string"},
    {"[{\"a\":[1},{\"b\":2}]", "[{b=2}]; 1:9-10 B016 a bracket that closes nothing"},
    {"[{\"a\":[{} \"b\":1},{\"b\":2}]", "[{b=2}]; 1:7-8 B016 a '[' that is never closed"},
    {"[{\"a\":[{}\n\"b\\\"\" :1},{\"b\":2}]", "[{b=2}]; 1:7-8 B016 a '[' that is never closed"},
    {"[{\"a\":[1,\"b\":1},{\"b\":2}]", "[{b=2}]; 1:7-8 B016 a '[' that is never closed"},
    {"[{\"a\":[1 \"b\"]},{\"b\":2}]", "[{a=[1 \"b\"]} {b=2}]; 1:10-11 B016 no comma before this"},
    {"[{\"a\":1]},{\"b\":2}]", "[{b=2}]; 1:8-9 B016 a bracket that closes nothing"},
    {"[{\"a\":1}},{\"b\":2}]", "[{a=1} {b=2}]; 1:9-10 B016 a bracket that closes nothing"},
    {"[}", "[]; 1:2-3 B016 a bracket that closes nothing"},
    {"[{\"a\":1,{\"b\":2}]", "[{b=2}]; 1:2-3 B016 a '{' that is never closed"},
    {"[{\"a\":1},{\"b\":", "[{a=1}]; 1:14-15 B016 a key without a value"},
    {"[{\"a\":1},{\"b\":2", "[{a=1}]; 1:10-11 B016 a '{' that is never closed"},
    {"[{\"a\":1},{\"b\":[2,", "[{a=1}]; 1:15-16 B016 a '[' that is never closed"},
    {"[{\"a\":1}", "[{a=1}]; 1:1-2 B016 a '[' that is never closed"}, {"[1,", "[1]; 1:1-2 B016 a '[' that is never closed"},
    {"[", "[]; 1:1-2 B016 a '[' that is never closed"}, {"{", "; 1:1-2 B016 a '{' that is never closed"},
    {"\"a", "; 1:1-2 B016 a string that is never closed"}, {"\"a\\", "; 1:3-4 B016 an escape that JSON does not have; 1:1-2 B016 a string that is never closed"},
    {"[\n  {\"a\": \"x,\n   \"b\": 1},\n  {\"c\": 2}\n]", "[{c=2}]; 2:9-10 B016 a string that is never closed"},
    {"[\n  {\"a\": [\"x\", {\n  {\"c\": 2}\n]", "[{c=2}]; 3:3-4 B016 no key where one is expected"},
    {"[{\"a\":\"x\ny\nz\"}]", "[{a=\"x\ny\nz\"}]; 1:9-1 B016 a line break or tab within a string"},
    {"[\"a\tb\"]", "[\"a\tb\"]; 1:4-5 B016 a line break or tab within a string"},
    {"[\"a\x01\x02\"]", "[\"a\uFFFD\uFFFD\"]; 1:4-5 B016 a control character"},
    {"[\x01,2]", "[2]; 1:2-3 B016 no value can begin with this character"},
    {"[\"C:\\path\"]", "[\"C:\\path\"]; 1:5-7 B016 an escape that JSON does not have"},
    {"[\"\\u12g4\\'\"]", "[\"\\u12g4\\'\"]; 1:3-5 B016 an escape that JSON does not have; 1:9-11 B016 an escape that JSON does not have"},
    {"[\"\\ud800x\\udc00\\ud800\\u0041\"]", "[\"\uFFFDx\uFFFD\uFFFDA\"]; 1:3-9 B016 half of a surrogate pair; "
     "1:10-16 B016 half of a surrogate pair; 1:16-22 B016 half of a surrogate pair"},
    {"[\"\\u0000\\b\\uffff\"]", "[\"\uFFFD\uFFFD\uFFFD\"]; 1:3-9 B003 a character that no output can hold; "
     "1:9-11 B003 a character that no output can hold; 1:11-17 B003 a character that no output can hold"},
    {"[\"\xE9\"]", "[\"?\"]; 1:3-4 B001 byte 0xE9 is not UTF-8"},
    {"[\"\xEF\xBF\xBF\"]", "[\"???\"]; 1:3-4 B003 control character U+FFFF"},
    {"{\"a\":1,\"a\":[2]}", "{a=[2]}; 1:8-11 B013 the key 'a' again"},
    {"{\"a\":1,\"b\":0,\"c\":0,\"d\":0,\"e\":0,\"f\":0,\"g\":0,\"h\":0,\"i\":0,\"j\":0,\"i\":2,\"a\":3}",
     "{a=3 b=0 c=0 d=0 e=0 f=0 g=0 h=0 i=2 j=0}; 1:62-65 B013 the key 'i' again; 1:68-71 B013 the key 'a' again"},
};
/* clang-format on */

static void test_tables(void)
{
    for (size_t i = 0; i < sizeof sound / sizeof *sound; i++) {
        Arena *arena = arena_create();

        is_str(read_to_text(arena, str_of(sound[i].json)), sound[i].want, "sound");
        arena_destroy(arena);
    }
    for (size_t i = 0; i < sizeof faulty / sizeof *faulty; i++) {
        Arena *arena = arena_create();

        is_str(read_to_text(arena, str_of(faulty[i].json)), faulty[i].want, "faulty");
        arena_destroy(arena);
    }
}

static Str repeat(Arena *arena, const char *head, const char *piece, size_t count, const char *tail)
{
    Buf out = { 0 };
    Str text;

    buf_puts(&out, head);
    for (size_t i = 0; i < count; i++)
        buf_puts(&out, piece);
    buf_puts(&out, tail);
    text = buf_keep(arena, &out);
    buf_free(&out);
    return text;
}

static void test_depth(void)
{
    Arena *arena = arena_create();
    Str deepest = arena_join(arena, repeat(arena, "", "[", 64, "1"), repeat(arena, "", "]", 64, ""));
    Str deeper = arena_join(arena, repeat(arena, "[2,", "[", 64, "1"), repeat(arena, "", "]", 64, ",3]"));

    ok(str_find(read_to_text(arena, deepest), STR(";")) == STR_NONE, "64 deep");
    is_str(read_to_text(arena, deeper), "[2 3]; 1:67-68 B006 nested more than 64 deep",
           "65 deep: the element alone is lost");
    is_str(read_to_text(arena, repeat(arena, "", "[", 1000000, "")), "[]; 1:65-66 B006 nested more than 64 deep",
           "a million deep");
    arena_destroy(arena);
}

/* Places in texts are places in the source, whatever escapes stand before. */
static void test_inside(void)
{
    Arena *arena = arena_create();
    Str json = STR("{\"a\": \"x\\u4e2dy\\ud83d\\ude00\\n\\ud800z\\q\"}");
    Source *source = source_create(arena, STR("in.json"), json);
    const Node *text = read_json(arena, source, diags_create(arena))->entries[0].value;
    static const struct {
        const char *needle, *raw;
    } rows[] = {
        { "x", "x" },    { "中", "\\u4e2d" }, { "y", "y" },     { "y\U0001F600", "y\\ud83d\\ude00" },
        { "\n", "\\n" }, { "z", "z" },        { "\\q", "\\q" }, { "\uFFFD", "\\ud800" },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t at = str_find(text->text, str_of(rows[i].needle));
        Span span = source->inside(source, text->span, text->text, at, strlen(rows[i].needle));

        is_str(source_text(source, span), rows[i].raw, "a place inside a string");
    }
    source = source_create(arena, STR("in.json"), STR("[\"plain\", 12]"));
    text = read_json(arena, source, diags_create(arena));
    is_str(source_text(source, source->inside(source, text->entries[0].value->span, STR("plain"), 1, 2)), "la",
           "plain");
    is_str(source_text(source, source->inside(source, text->entries[1].value->span, STR("12"), 1, 1)), "2", "bare");
    arena_destroy(arena);
}

/* What stops a text may stand anywhere in the eight bytes that are looked at together. */
static void test_stops(void)
{
    static const struct {
        const char *raw, *meant;
        size_t faults;
    } rows[] = {
        { "", "", 0 },     { "\\n", "\n", 0 }, { "\\\"", "\"", 0 },
        { "é~", "é~", 0 }, { "!", "!", 0 },    { "\x1f", "\uFFFD", 1 },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        bool fine = true;

        for (size_t before = 0; before < 20; before++)
            for (size_t behind = 0; behind < 20; behind++) {
                Arena *arena = arena_create();
                Diags *diags = diags_create(arena);
                Buf json = { 0 }, text = { 0 };
                const Node *root;

                buf_format(&json, "[\"%.*s%s%.*s\"]", (int)before, "aaaaaaaaaaaaaaaaaaaa", rows[i].raw, (int)behind,
                           "zzzzzzzzzzzzzzzzzzzz");
                buf_format(&text, "%.*s%s%.*s", (int)before, "aaaaaaaaaaaaaaaaaaaa", rows[i].meant, (int)behind,
                           "zzzzzzzzzzzzzzzzzzzz");
                root = read_json(arena, source_create(arena, STR("in.json"), buf_str(&json)), diags);
                fine = fine && root->count == 1 && diags->list.count == rows[i].faults &&
                       str_eq(root->entries[0].value->text, buf_str(&text));
                buf_free(&json);
                buf_free(&text);
                arena_destroy(arena);
            }
        ok(fine, "stop %zu anywhere in a text", i);
    }
}

/* Texts and keys outlive their nodes. */
static void test_apart(void)
{
    Arena *arena = arena_create(), *nodes = arena_create();
    const Node *root = read_json_apart(arena, nodes, source_create(arena, STR("in.json"), STR("{\"k\\n\": \"v\\n\"}")),
                                       diags_create(arena));
    Str key = root->entries[0].key, value = root->entries[0].value->text;

    arena_destroy(nodes);
    is_str(key, "k\n", "a key without its node");
    is_str(value, "v\n", "a text without its node");
    arena_destroy(arena);
}

/* Elements one by one, each in an arena of its own. */
static void test_items(void)
{
    Arena *arena = arena_create(), *one;
    Source *source = source_create(arena, STR("in.json"), STR("[{\"a\":\"\\n\"}, {\"b\" 2}, 3]"));
    JsonItems *items = json_items(arena, source, diags_create(arena));
    const Node *item;
    size_t count = 0;

    ok(json_is_list(items), "a list");
    for (;; count++) {
        one = arena_create();
        if (!json_next_item(items, one, &item))
            break;
        ok(item->kind == (count == 0 ? NODE_MAP : NODE_TEXT), "item %zu", count);
        arena_destroy(one);
    }
    arena_destroy(one);
    is_int((int64_t)count, 2, "the broken element is left out");
    ok(!json_next_item(items, arena, &item) && item == NULL, "the end stays the end");
    items = json_items(arena, source_create(arena, STR("in.json"), STR("{\"a\":1}")), diags_create(arena));
    ok(!json_is_list(items) && json_next_item(items, arena, &item) && item->count == 1, "no list: its one value");
    ok(!json_next_item(items, arena, &item), "and no more");
    arena_destroy(arena);
}

static double seconds(void)
{
    return (double)clock() / CLOCKS_PER_SEC;
}

/* What could take time that grows with the square: 0.1 s each at most when it does not, minutes when it does. */
static void test_linear(void)
{
    Arena *arena = arena_create();
    Buf keys = { 0 };
    const Node *map;
    double start;
    const struct {
        const char *name;
        Str json;
    } rows[] = {
        { "the same key", repeat(arena, "{", "\"a\":1,", 500000, "\"b\":2}") },
        { "commas", repeat(arena, "[", ",", 1000000, "]") },
        { "closing brackets", repeat(arena, "[{\"a\"", "]", 1000000, "      ") },
        { "line breaks in strings", repeat(arena, "[", "\"a\n", 300000, "\"]") },
        { "one string of line breaks", repeat(arena, "[\"", "\n", 1000000, "\"]") },
        { "unclosed elements", repeat(arena, "[\n", "{\"a\":\n", 300000, "]") },
        { "blanks between brackets",
          repeat(arena, "[@", "{                                            ", 100000, "]") },
        { "escapes", repeat(arena, "[\"", "\\u00e9", 300000, "\"]") },
        { "open comments", repeat(arena, "[", "/*", 500000, "]") },
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        start = seconds();
        read_json(arena, source_create(arena, STR("in.json"), rows[i].json), diags_create(arena));
        ok(seconds() - start < 2, "linear: %s", rows[i].name);
    }
    buf_char(&keys, '{');
    for (size_t i = 0; i < 1000000; i++)
        buf_format(&keys, "%s\"k%zu\":%zu", i > 0 ? "," : "", i, i);
    buf_char(&keys, '}');
    start = seconds();
    map = read_json(arena, source_create(arena, STR("in.json"), buf_str(&keys)), diags_create(arena));
    is_int((int64_t)map->count, 1000000, "a million keys");
    ok(seconds() - start < 5, "in linear time");
    buf_free(&keys);
    arena_destroy(arena);
}

/* Every prefix of a document, and every document with one byte gone: no crash, and spans within the source. */
static void test_mutilated(void)
{
    static const char json[] =
        "[\n {\"a\": \"b\\u4e2d\\ud83d\\ude00\", \"c\": [1.5, true, {\"d\": {}}]},\n {'e': 007, /* f */ g: [] }\n]";
    size_t len = sizeof json - 1;

    for (size_t i = 0; i <= 2 * len; i++) {
        Arena *arena = arena_create();
        Buf bytes = { 0 };
        Diags *diags = diags_create(arena);
        Source *source;
        bool within = true;

        buf_put(&bytes, (Str){ json, i <= len ? i : i - len - 1 });
        if (i > len)
            buf_put(&bytes, (Str){ json + (i - len), 2 * len - i });
        source = source_create(arena, STR("in.json"), buf_str(&bytes));
        read_json(arena, source, diags);
        for (size_t j = 0; j < diags->list.count; j++)
            within = within && diags->list.items[j]->span.start <= diags->list.items[j]->span.end &&
                     diags->list.items[j]->span.end <= bytes.len;
        if (!within)
            ok(within, "spans of mutilation %zu", i);
        buf_free(&bytes);
        arena_destroy(arena);
    }
    ok(true, "mutilated documents");
}

/* Cuts behind the last comma between members, whatever strings hold. */
static void test_windows(void)
{
    is_int((int64_t)json_split(STR("[{\"a\": \"b\\\", c\"}, {\"a\": \"\\\\\"}, {")), 30,
           "quotes and slashes that are escaped");
    is_int((int64_t)json_split(STR("[{\"a\": \"b\\\", c")), 0, "a string without an end");
}

/* What tells items of CSL from other JSON. */
static void test_csl_items(void)
{
    ok(csl_has_items(STR("{\"a\": \"type\", \"type\": 5, \"type\" : \"book\"}")), "a type behind other words");
    ok(!csl_has_items(STR("{\"a\": \"type\", \"type\": 5, \"type\": \"notebook\", \"type\": \"book")),
       "no type of CSL");
}

/* More line ends than one fix has edits for are told, and not mended. */
static void test_line_ends(void)
{
    for (size_t odd = 10000; odd <= 10001; odd++) {
        Arena *arena = arena_create();
        Diags *diags = diags_create(arena);
        Buf bytes = { 0 };

        for (size_t i = 0; i < 2 * odd + 1; i++)
            buf_puts(&bytes, i < odd ? "\r\n" : "\n");
        bytes_check_lines(source_create(arena, STR("in.json"), buf_str(&bytes)), diags);
        ok(diags->list.count == 1 && diags->list.items[0]->code == DIAG_B092, "%zu lines of another end", odd);
        ok((diags->list.items[0]->fix != NULL) == (odd == 10000), "  are mended, if they are not too many");
        buf_free(&bytes);
        arena_destroy(arena);
    }
}

int main(void)
{
    test_windows();
    test_csl_items();
    test_line_ends();
    test_tables();
    test_depth();
    test_inside();
    test_stops();
    test_apart();
    test_items();
    test_linear();
    test_mutilated();
    return done_testing();
}
