/* Reading YAML: spans of everything, what YAML allows and a source may not have, and reading on after a fault. */
#include "model.h"

#include "read/yaml_bytes.h"

#include <string.h>

static void put_span(Buf *out, const Source *source, Span span)
{
    Position start = source_locate(source, span.start), end = source_locate(source, span.end);

    buf_format(out, "%zu:%zu-%zu:%zu", start.line, start.column, end.line, end.column);
}

/* key=text@span, [members], {entries} */
static void put_node(Buf *out, const Source *source, const Node *node)
{
    if (node->kind == NODE_TEXT) {
        buf_format(out, "%.*s@", STR_ARG(node->text));
        put_span(out, source, node->span);
        return;
    }
    buf_char(out, node->kind == NODE_LIST ? '[' : '{');
    for (size_t i = 0; i < node->count; i++) {
        buf_puts(out, i > 0 ? ", " : "");
        if (node->kind == NODE_MAP) {
            buf_format(out, "%.*s@", STR_ARG(node->entries[i].key));
            put_span(out, source, node->entries[i].key_span);
            buf_char(out, '=');
        }
        put_node(out, source, node->entries[i].value);
    }
    buf_char(out, node->kind == NODE_LIST ? ']' : '}');
    buf_char(out, '@');
    put_span(out, source, node->span);
}

/* clang-format off */
static const struct { const char *yaml, *tree; } spans[] = {
    {"a: b", "{a@1:1-1:2=b@1:4-1:5}@1:1-1:5"},
    {"a:   b c   # d\n", "{a@1:1-1:2=b c@1:6-1:9}@1:1-1:9"},
    {"a: b\n   c\n", "{a@1:1-1:2=b c@1:4-2:5}@1:1-2:5"},
    {"a: 'b''c'  \n", "{a@1:1-1:2=b'c@1:4-1:10}@1:1-1:10"},
    {"a: \"b\\u4e2d\"\n", "{a@1:1-1:2=b中@1:4-1:13}@1:1-1:13"},
    {"a: >-\n  b\n  c\n\nd: e\n", "{a@1:1-1:2=b c@1:4-3:4, d@5:1-5:2=e@5:4-5:5}@1:1-5:5"},
    {"a: |\n  b\n  c\n# comment\nd: e\n", "{a@1:1-1:2=b\nc@1:4-3:4, d@5:1-5:2=e@5:4-5:5}@1:1-5:5"},
    {"a: []\n", "{a@1:1-1:2=[]@1:4-1:6}@1:1-1:6"},
    {"a: [b, c ]  # d\n", "{a@1:1-1:2=[b@1:5-1:6, c@1:8-1:9]@1:4-1:11}@1:1-1:11"},
    {"a: {b: c,\n    d: }\n", "{a@1:1-1:2={b@1:5-1:6=c@1:8-1:9, d@2:5-2:6=@2:8-2:8}@1:4-2:9}@1:1-2:9"},
    {"a:\n  - b\n  - c: d\n    e: f\n", "{a@1:1-1:2=[b@2:5-2:6, {c@3:5-3:6=d@3:8-3:9, e@4:5-4:6=f@4:8-4:9}@3:5-4:9]@2:3-4:9}@1:1-4:9"},
    {"a:\n- b\n", "{a@1:1-1:2=[b@2:3-2:4]@2:1-2:4}@1:1-2:4"},
    {"a:\nb: c\n", "{a@1:1-1:2=@1:3-1:3, b@2:1-2:2=c@2:4-2:5}@1:1-2:5"},
    {"举国: 体制 x\n中: 国\n", "{举国@1:1-1:3=体制 x@1:5-1:9, 中@2:1-2:2=国@2:4-2:5}@1:1-2:5"},
    {"\U0001F600: \"é\U0001F600\"\nb: c\n", "{\U0001F600@1:1-1:2=é\U0001F600@1:4-1:8, b@2:1-2:2=c@2:4-2:5}@1:1-2:5"},
    {"a: b\r\nc:\r\n  - d\r\n", "{a@1:1-1:2=b@1:4-1:5, c@2:1-2:2=[d@3:5-3:6]@3:3-3:6}@1:1-3:6"},
    {"a: b\rc: d\r", "{a@1:1-1:2=b@1:4-1:5, c@2:1-2:2=d@2:4-2:5}@1:1-2:5"},
    {"a: &x b\nc: *x\n", "{a@1:1-1:2=b@1:7-1:8, c@2:1-2:2=b@1:7-1:8}@1:1-1:8"},
    {"a: &x\n  # why\n  b\n", "{a@1:1-1:2=b@3:3-3:4}@1:1-3:4"},
    {"a: &x\n  b: c\n", "{a@1:1-1:2={b@2:3-2:4=c@2:6-2:7}@2:3-2:7}@1:1-2:7"},
    {"a: &x [b]\n", "{a@1:1-1:2=[b@1:8-1:9]@1:7-1:10}@1:1-1:10"},
    {"a: &x \"b\"\n", "{a@1:1-1:2=b@1:7-1:10}@1:1-1:10"},
    {"a: &x >-\n  b\n", "{a@1:1-1:2=b@1:7-2:4}@1:1-2:4"},
    {"a: &x\nb: c\n", "{a@1:1-1:2=@1:6-1:6, b@2:1-2:2=c@2:4-2:5}@1:1-2:5"},
    {"&x a: b\n*x : c\n", "{a@1:4-1:5=b@1:7-1:8}@1:1-1:8 B013@2:1-2:3"},
    {"'a b': c\n\"d\": e\n", "{a b@1:1-1:6=c@1:8-1:9, d@2:1-2:4=e@2:6-2:7}@1:1-2:7"},
    {"? a\n: b\n", "{a@1:3-1:4=b@2:3-2:4}@1:1-2:4"},
    {"- no\n- 1:30\n- 0123\n- 2023-01-02\n- ~\n- null\n", "[no@1:3-1:5, 1:30@2:3-2:7, 0123@3:3-3:7, 2023-01-02@4:3-4:13, ~@5:3-5:4, null@6:3-6:7]@1:1-6:7"},
    {"%YAML 1.1\n---\na: b\n...\n", "{a@3:1-3:2=b@3:4-3:5}@3:1-3:5"},
    {"\xEF\xBB\xBF" "a: b\n", "{a@1:2-1:3=b@1:5-1:6}@1:2-1:6"},
};

/* What is wanted of the text, and the bytes which it must point to. */
static const struct { const char *yaml, *part, *bytes; } insides[] = {
    {"a: one two", "two", "two"},
    {"a: one\n   two three", "two", "two"},
    {"a: one\n\n   two", "two", "two"},
    {"a: one\n   two", "one two", "one\n   two"},
    {"a: 'it''s one'", "one", "one"},
    {"a: 'it''s one'", "'", "''"},
    {"a: 'one\n  two\n\n  three'", "three", "three"},
    {"a: \"one two\"", "two", "two"},
    {"a: \"\\u4e2d\\x41\\n\\\"b\\U0001F600 two\"", "two", "two"},
    {"a: \"\\u4e2d\\x41\"", "A", "\\x41"},
    {"a: \"x\\U0001F600y\"", "\U0001F600", "\\U0001F600"},
    {"a: \"\\t\\e\\_two\"", "two", "two"},
    {"a: \"one  \n   two\"", "two", "two"},
    {"a: \"one\n\n   two\"", "two", "two"},
    {"a: \"one\\\n     two\"", "two", "two"},
    {"a: \"one \\\n   two three\"", "three", "three"},
    {"a: \"one\\\n   \\  two\"", "two", "two"},
    {"a: \"one\n   \\  two\"", "two", "two"},
    {"a: \"one\\\r\n   two\r\n   three\"", "three", "three"},
    {"a: >-\n  one\n  two\n", "two", "two"},
    {"a: >\n  one\n  two\n", "one two", "one\n  two"},
    {"a: >- # why\n\n  one\n  two\n", "one", "one"},
    {"a: >-\n  one\n    two\n  three\n", "two", "two"},
    {"a: >-\n  one\n    two\n  three\n", "three", "three"},
    {"a: |\n  one\n    two\n\n  three\n", "three", "three"},
    {"a: |2\n    one\n  two\n", "two", "two"},
    {"a: |2\n    one\n  two\n", "  one", "  one"},
    {"a: |1\n\n    one two\n", "   one", "   one"},
    {"a: >-\n  one  \n\n   two  \n", "two", "two"},
    {"a: |+\n  one \n  two\n\n", "two", "two"},
    {"a: |\r\n  one\r\n  two\r\n", "two", "two"},
    {"a: >-\r  one\r  two\r", "two", "two"},
    {"a: 举国\n   体制", "体", "体"},
    {"a: >-\n  举国\n  体制\n", "制", "制"},
    {"a: [ \"b\\tc\" ]", "c", "c"},
    {"a: &x 'it''s'", "s", "s"},
};

static const struct { const char *what, *yaml, *want; } faults[] = {
    {"an empty file", "", ""},
    {"blanks", " \n\n", ""},
    {"comments alone", "# a\n# b\n", ""},
    {"an empty document", "---\n...\n", "B103@2:1-2:1"},
    {"a byte order mark alone", "\xEF\xBB\xBF", "B002@1:1-1:2"},
    {"a byte order mark within", "terms: # \xEF\xBB\xBF\n  {}\n", "B003@1:10-1:11"},
    {"C0", "# a\x01" "b\n# \x1B\n", "B003@1:4-1:5 B003@2:3-2:4"},
    {"DEL and C1", "# \x7F \xC2\x9F\n", "B003@1:3-1:4 B003@1:5-1:6"},
    {"NEL", "# a\xC2\x85terms: []\n", "B003@1:4-1:5"},
    {"LS and PS", "# a\u2028b\u2029terms: []\n", "B003@1:4-1:5 B003@1:6-1:7"},
    {"noncharacters", "# \xEF\xBF\xBE \xEF\xBF\xBF\n", "B003@1:3-1:4 B003@1:5-1:6"},
    {"one run of malformed bytes", "# \xE4\xB8 \xFF\xFE\xFD x\n", "B001@1:3-1:4 B001@1:6-1:7"},
    {"a duplicate key", "terms:\n  a:\n    note: x\n    note: y\n    designations: {en: {text: t}}\n", "B013@4:5-4:9"},
    {"a duplicate key in braces, quoted", "terms: {a: {designations: {en: {text: t, \"text\": u}}}}\n", "B013@1:42-1:48"},
    {"a duplicate section", "terms: {}\nterms: {}\n", "B013@2:1-2:6"},
    {"a merge key", "terms:\n  a: &a\n    designations: {en: {text: t}}\n  b:\n    <<: *a\n", "B102@4:3-4:4 B011@5:5-5:7"},
    {"a merge key in quotes is a key", "terms:\n  a:\n    '<<': x\n    designations: {en: {text: t}}\n", "B101@3:5-3:9"},
    {"a second document", "terms:\n  a: {designations: {en: {text: t}}}\n---\nterms:\n  b: {designations: {en: {txt: t}}}\n",
     "B009@3:1-3:4 B102@5:26-5:34 B101@5:27-5:30"},
    {"tags", "terms:\n  a: !!map\n    note: !x y\n    designations: {en: {text: &q !!str t}}\n", "B010@2:6-2:11 B010@3:11-3:13 B010@4:34-4:39"},
    {"a tag handle that is not known", "terms:\n  a: {note: !x!y z}\n", "B010@2:13-2:14"},
    {"an alias without anchor", "terms:\n  a: {note: *x, designations: {en: {text: t}}}\n", "B008@2:13-2:15"},
    {"an alias within its anchor", "terms:\n  a: &x {note: *x, designations: {en: {text: t}}}\n", "B008@2:16-2:18"},
    {"a key that is a list", "terms:\n  a: {[b]: c, designations: {en: {text: t}}}\n", "B012@2:7-2:10"},
    {"a lone quote", "terms:\n  a:\n    note: \"x\n", "B004@3:11-3:12"},
    {"a tab for indentation", "terms:\n\ta: b\n", "B005@2:1-2:2"},
};
/* clang-format on */

static void test_spans(void)
{
    for (size_t i = 0; i < sizeof spans / sizeof spans[0]; i++) {
        Fixture fixture = fixture_open();
        Buf out = { 0 };
        Source *source = source_create(fixture.arena, STR("x"), str_of(spans[i].yaml));
        const Node *root = read_yaml_tree(fixture.arena, source, fixture.diags);

        if (root != NULL)
            put_node(&out, source, root);
        if (fixture.diags->list.count > 0 && fixture.diags->list.items[0]->code != DIAG_B002)
            buf_format(&out, " %.*s", STR_ARG(fixture_diags(&fixture)));
        is_str(buf_str(&out), spans[i].tree, "spans");
        buf_free(&out);
        fixture_close(&fixture);
    }
}

static void test_insides(void)
{
    for (size_t i = 0; i < sizeof insides / sizeof insides[0]; i++) {
        Fixture fixture = fixture_open();
        Source *source = source_create(fixture.arena, STR("x"), str_of(insides[i].yaml));
        const Node *root = read_yaml_tree(fixture.arena, source, fixture.diags), *node = root->entries[0].value;
        size_t at;

        if (node->kind == NODE_LIST)
            node = node->entries[0].value;
        at = str_find(node->text, str_of(insides[i].part));
        is_str(at == STR_NONE
                   ? STR("(not in the text)")
                   : source_text(source, source->inside(source, node->span, node->text, at, strlen(insides[i].part))),
               insides[i].bytes, "inside a scalar");
        fixture_close(&fixture);
    }
}

/* Any bytes, any place: the span is within the scalar. */
static void test_insides_hold(void)
{
    static const char *const scalars[] = { "\"\\", "'",  ">",           "|",   "\"a\\\n", "\"\\U12",
                                           ">-\n", "''", "\"\\\r\n \n", "x\n", "|\n \n" };
    size_t wrong = 0;

    for (size_t i = 0; i < sizeof scalars / sizeof scalars[0]; i++) {
        Arena *arena = arena_create();
        Source *source = source_create(arena, STR("x"), str_of(scalars[i]));
        Span whole = { 0, (uint32_t)strlen(scalars[i]) };

        for (size_t at = 0; at < 12; at++) {
            Span span = yaml_inside(source, whole, STR("some text \n "), at, 12 - at);

            wrong += span.start > span.end || span.end > whole.end;
        }
        arena_destroy(arena);
    }
    is_int((int64_t)wrong, 0, "spans stay within the scalar");
}

static void test_limits(void)
{
    Fixture fixture = fixture_open();
    Buf yaml = { 0 };
    const Node *root;

    buf_puts(&yaml, "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
        buf_format(&yaml, "a%d: &a%d [", i, i);
        for (int j = 0; j < 10; j++)
            buf_format(&yaml, "%s*a%d", j > 0 ? ", " : "", i - 1);
        buf_puts(&yaml, "]\n");
    }
    root = read_yaml_tree(fixture.arena, source_create(fixture.arena, STR("bomb"), buf_str(&yaml)), fixture.diags);
    ok(root != NULL && root->count == 9 && fixture.diags->list.count == 1 &&
           fixture.diags->list.items[0]->code == DIAG_B007,
       "an alias bomb is reported once, and what is beside it is there");
    buf_clear(&yaml);
    for (int i = 0; i < 64; i++)
        buf_char(&yaml, '[');
    for (int i = 0; i < 64; i++)
        buf_char(&yaml, ']');
    fixture.diags = diags_create(fixture.arena);
    read_yaml_tree(fixture.arena, source_create(fixture.arena, STR("deep"), buf_keep(fixture.arena, &yaml)),
                   fixture.diags);
    is_int((int64_t)fixture.diags->list.count, 0, "64 levels are allowed");
    buf_clear(&yaml);
    buf_repeat(&yaml, '[', 65);
    buf_repeat(&yaml, ']', 65);
    read_yaml_tree(fixture.arena, source_create(fixture.arena, STR("deep"), buf_keep(fixture.arena, &yaml)),
                   fixture.diags);
    ok(fixture.diags->list.count == 1 && fixture.diags->list.items[0]->code == DIAG_B006 &&
           fixture.diags->list.items[0]->span.start == 64,
       "65 are not");
    buf_clear(&yaml);
    buf_repeat(&yaml, '[', 100000);
    fixture.diags = diags_create(fixture.arena);
    read_yaml_tree(fixture.arena, source_create(fixture.arena, STR("deep"), buf_keep(fixture.arena, &yaml)),
                   fixture.diags);
    is_int((int64_t)fixture.diags->list.count, 1, "nor 100,000, and it does not take long");
    buf_free(&yaml);
    fixture_close(&fixture);
}

/* clang-format off */
#define SOUND(id) "  " id ": {designations: {en: {text: t}}}\n"
static const struct { const char *what, *yaml, *ids; } recoveries[] = {
    {"a colon in a value", "terms:\n" SOUND("a") "  b:\n    note: x: y\n" SOUND("c") SOUND("d"), "a b! c d"},
    {"a bracket left open", "terms:\n" SOUND("a") "  b: {note: [x}\n" SOUND("c") SOUND("d"), "a b! c d"},
    {"a quote left open", "terms:\n" SOUND("a") "  b: {note: \"x}\n" SOUND("c") SOUND("d"), "a b! c d"},
    {"a quote at the end of the last", "terms:\n" SOUND("a") "  b:\n    note: 'x\n", "a b!"},
    {"an alias to nothing", "terms:\n" SOUND("a") "  b: {note: * x}\n" SOUND("c"), "a b! c"},
    {"a key without colon", "terms:\n" SOUND("a") "  b\n" SOUND("c"), "a c"},
    {"a key that cannot begin so", "terms:\n" SOUND("a") "  @b: x\n" SOUND("c"), "a c"},
    {"a quoted key left open", "terms:\n" SOUND("a") "  \"b: x\n" SOUND("c") SOUND("d"), "a c d"},
    {"a record that ends too far left", "terms:\n" SOUND("a") "  b:\n    note: x\n   designations: y\n" SOUND("c"), "a b c"},
    {"the next section", "terms:\n  a: [\nprograms:\n  p: {type: plan, designations: {en: {text: t}}}\nendnotes:\n  w: {type: book}\n", "a! p w"},
    {"a section without colon", "terms:\n" SOUND("a") "programs\nendnotes:\n  w: {type: book}\n", "a w"},
    {"the first record", "terms:\n  a: {note: x: y: z}\n" SOUND("b"), "a! b"},
    {"three of five", "terms:\n  a: ]\n" SOUND("b") "  c: {x: [}\n" SOUND("d") "  e: {\n", "a! b c! d e!"},
    {"CRLF", "terms:\r\n  a: ]\r\n  b: {designations: {en: {text: t}}}\r\n", "a! b"},
    {"CR", "terms:\r  a: ]\r  b: {designations: {en: {text: t}}}\r", "a! b"},
    {"a blank before the colon", "terms:\n  a: ]\n  b : {designations: {en: {text: t}}}\n", "a! b"},
    {"an alias as a key", "terms:\n  a: &k {designations: {en: {text: t}}}\n" SOUND("b") "  *k : [\n" SOUND("c"), "a b c"},
    {"multibyte before", "terms:\n  a: {designations: {zh: {text: 举国体制}}, note: 举国: 体: 制}\n" SOUND("b"), "a! b"},
    {"within the project", "project:\n  format: 1\n  title: x: y\n  languages: [en]\nterms:\n" SOUND("a"), "a"},
    {"a comment line between", "terms:\n  a: ]\n# b: x\n  # c: y\n" SOUND("d"), "a! d"},
};
/* clang-format on */

static void test_recovery(void)
{
    for (size_t i = 0; i < sizeof recoveries / sizeof recoveries[0]; i++) {
        Fixture fixture = fixture_of(recoveries[i].yaml);
        Buf ids = { 0 };

        for (size_t j = 0; j < fixture.records->list.count; j++) {
            const Record *record = fixture.records->list.items[j];

            buf_format(&ids, "%s%.*s%s", j > 0 ? " " : "", STR_ARG(record->id), record->broken ? "!" : "");
        }
        is_str(buf_str(&ids), recoveries[i].ids, recoveries[i].what);
        ok(fixture.diags->errors > 0, "and the fault is reported");
        buf_free(&ids);
        fixture_close(&fixture);
    }
}

/* Every file that is cut short anywhere is read without a crash, and reported unless it is sound so far. */
static void test_cut_short(void)
{
    static const char yaml[] = "terms:\n  a: &x {designations: {zh-Hans: [{text: \"举\\u56fd\", note: 'it''s'}]}}\n  "
                               "b:\n    note: >-\n      one\n"
                               "      two\n    see: [*x, !t c]\n? [d]\n: |\n  e\n%x\n--- f\n";

    for (size_t len = 0; len < sizeof yaml; len++) {
        Fixture fixture = fixture_open();

        fixture_read(&fixture, "in.yaml", (Str){ yaml, len });
        fixture_link(&fixture);
        fixture_close(&fixture);
    }
    ok(true, "cut short at every byte");
}

int main(void)
{
    test_spans();
    test_insides();
    test_insides_hold();
    for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++)
        is_reported(faults[i].yaml, faults[i].want, faults[i].what);
    test_limits();
    test_recovery();
    test_cut_short();
    return done_testing();
}
