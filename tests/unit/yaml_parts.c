/* YAML in parts of any size: the nodes, texts and spans of the file in one, or the file is left to be read in one. */
#include "yaml_same.h"

#include "base/buf.h"
#include "base/file.h"

#include "tap.h"

/* One file in parts of many sizes: none may differ. How many sizes it can be read in. */
static size_t try_sizes(Str bytes, bool *same)
{
    static const size_t sizes[] = { 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987, 2000, 5000 };
    size_t read = 0;

    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        Parts parts = compare_parts(bytes, sizes[i]);

        *same = *same && parts != PARTS_DIFFER;
        read += parts == PARTS_SAME;
    }
    return read;
}

/* ---- files ---- */

static void test_folder(const char *folder, size_t least)
{
    static const char *const suffixes[] = { ".yaml", ".yml", NULL };
    Arena *arena = arena_create();
    PathList paths = { 0 };
    Str error = STR_EMPTY;
    size_t read = 0;
    bool same = file_walk(arena, str_of(folder), suffixes, &paths, &error);

    for (size_t i = 0; i < paths.count; i++) {
        Source *source = file_read(arena, paths.items[i], &error);

        if (source == NULL || try_sizes(source->bytes, &same) == 0)
            continue;
        read++;
    }
    ok(same, "no file of %s differs", folder);
    ok(read >= least, "%zu of %zu can be read in parts", read, paths.count);
    arena_destroy(arena);
}

/* ---- one that is made up, in parts that begin with each of its records ---- */

/* Values of a record between two others. */
/* clang-format off */
static const struct { const char *name, *middle; Parts want; } values[] = {
    { "plain text", "  b:\n    x: y\n", PARTS_SAME },
    { "text in another script", "  b:\n    题: 中国制造\U0001F600 é\n", PARTS_SAME },
    { "no value", "  b:\n", PARTS_SAME },
    { "no value, and a comment", "  b: # none\n\n# c: \"\n", PARTS_SAME },
    { "a list without an item at its end", "  b:\n    - x\n    -\n", PARTS_SAME },
    { "plain text over lines", "  b:\n    x: y\n      z: \n", PARTS_NONE },
    { "plain text over lines without colons", "  b:\n    x: y\n      z\n\n      c\n", PARTS_SAME },
    { "plain text that a line of less indentation ends", "  b: y\n c: z\n", PARTS_NONE },
    { "a comment that looks like a record", "  b:\n    x: y\n  #c: \"\n#  d: |\n", PARTS_SAME },
    { "a comment with an open quote", "  b:\n    x: y # it's \"so\n", PARTS_SAME },
    { "literal text", "  b:\n    x: |\n      y\n\n      c: d\n", PARTS_SAME },
    { "literal text that keeps its ends", "  b:\n    x: |+\n      y\n\n\n", PARTS_SAME },
    { "literal text without a line", "  b:\n    x: |\n", PARTS_SAME },
    { "literal text without a line, and empty ones", "  b: |\n\n        \n", PARTS_SAME },
    { "literal text of given indentation", "  b: |1\n   c: d\n", PARTS_SAME },
    { "literal text less indented than it says", "  b: |2\n  c: d\n", PARTS_SAME },
    { "folded text", "  b:\n    x: >-\n      y\n      c: d\n", PARTS_SAME },
    { "text in quotes", "  b:\n    x: \"y\n      c: d\"\n", PARTS_SAME },
    { "a record's key in double quotes", "  b:\n    x: \"y\n  c: d\"\n", PARTS_NONE },
    { "a record's key in single quotes", "  b:\n    x: 'y\n  c: d'\n", PARTS_NONE },
    { "a record in quotes, which others open and close", "  b:\n    x: \"y\n  c: d\n  d: \"e\"\n  f: g\"\n", PARTS_NONE },
    { "text in quotes that ends at the margin", "  b:\n    x: \"y\n\"\n", PARTS_SAME },
    { "braces", "  b: {x: y, z: [1, 2]}\n", PARTS_SAME },
    { "braces over lines", "  b: {x: y,\n    z: [1,\n2]}\n", PARTS_SAME },
    { "a record's key in braces", "  b: {x: y,\n  c: d}\n", PARTS_NONE },
    { "a record's key in brackets", "  b: [x,\n  c: d]\n", PARTS_NONE },
    { "a key in quotes", "  \"b\":\n    'x': y\n", PARTS_SAME },
    { "a list that is not indented", "  b:\n  - x\n  - y: z\n", PARTS_SAME },
    { "a list in a list", "  b:\n    - - x\n      - y\n    - z\n", PARTS_SAME },
    { "a key with a question mark", "  ? b\n  : x: y\n", PARTS_SAME },
    { "a key with a question mark and no value", "  ? b\n", PARTS_NONE },
    { "a question mark alone", "  ?\n", PARTS_NONE },
    { "a key with a question mark and no value, deeper", "  b:\n    x:\n      ? y\n", PARTS_NONE },
    { "a key that is a list", "  ? [b]\n  : x\n", PARTS_NONE },
    { "a key that is empty", "  ? : x\n  \"\": y\n", PARTS_NONE },
    { "a value without a key", "  : x\n", PARTS_NONE },
    { "a key without a colon", "  b\n", PARTS_NONE },
    { "a key over lines", "  b\n   c: d\n", PARTS_NONE },
    { "a value in place of a record", "  b: c: d\n", PARTS_NONE },
    { "a key twice", "  a:\n    x: y\n", PARTS_NONE },
    { "an anchor", "  b: &x\n    x: y\n", PARTS_NONE },
    { "an alias", "  b: *x\n", PARTS_NONE },
    { "a merge", "  <<: {x: y}\n", PARTS_NONE },
    { "a tag", "  b: !!str x\n", PARTS_NONE },
    { "a tab", "  b:\n\tx: y\n", PARTS_NONE },
    { "a tab in an empty line", "  b:\n    x: y\n \t\n", PARTS_NONE },
    { "a tab before a comment", "  b:\n    x: y\t# z\n", PARTS_SAME },
    { "another section", "  b:\n    x: y\nterms:\n  d:\n    x: y\n", PARTS_SAME },
    { "another section, otherwise indented", "  b:\n    x: y\nterms:\n d:\n  e: y\n", PARTS_NONE },
    { "another section, further indented", "  b:\n    x: y\nterms:\n    d:\n      e: y\n", PARTS_NONE },
    { "another section in braces", "  b:\n    x: y\nterms: {d: {x: y}}\nprograms:\n  a: {x: y}\n", PARTS_SAME },
    { "another section in braces behind which records go on", "terms: {d: {x: y}}\n", PARTS_NONE },
    { "another section, and empty lines", "\nterms:\n\n  # d\n\n  d: {x: y}\n", PARTS_SAME },
    { "another section behind its key", "terms:\n", PARTS_SAME },
    { "another section of text", "terms: text\n", PARTS_NONE },
    { "another section of literal text", "terms: |\n  b: c\n", PARTS_NONE },
    { "another section that is a list", "terms:\n- b: c\n", PARTS_NONE },
    { "a section twice", "endnotes:\n", PARTS_NONE },
    { "an unknown section", "things:\n  b: {x: y}\n", PARTS_NONE },
    { "a project", "project:\n  format: 1\n", PARTS_NONE },
    { "the word before a part", "section:\n  b: {x: y}\n", PARTS_NONE },
    { "a second document", "---\nterms:\n", PARTS_NONE },
    { "the end of the document", "...\n", PARTS_NONE },
    { "the end of the document, and another one", "...\nterms:\n", PARTS_NONE },
    { "a directive", "%YAML 1.1\n", PARTS_NONE },
    { "less indentation", " b:\n  x: y\n", PARTS_NONE },
    { "more indentation", "   b:\n    x: y\n", PARTS_NONE },
    { "empty lines with blanks", "  b:\n    x: y\n          \n  \n", PARTS_SAME },
    { "a return alone", "  b:\r    x: y\n", PARTS_SAME },
    { "a control character", "  b:\n    x: \x01\n", PARTS_NONE },
    { "no UTF-8", "  b:\n    x: \xC3\n", PARTS_NONE },
    { "the next line of EBCDIC", "  b:\n    x: \xC2\x85\n", PARTS_NONE },
};

/* What the file begins with. */
static const struct { const char *name, *head; Parts want; } heads[] = {
    { "nothing", "", PARTS_SAME },
    { "a comment", "# a: \"\n# Written by hand\n\n", PARTS_SAME },
    { "the beginning of a document", "---\n", PARTS_SAME },
    { "a directive", "%YAML 1.1\n---\n", PARTS_SAME },
    { "a byte order mark", "\xEF\xBB\xBF", PARTS_NONE },
    { "a section", "terms:\n  z: {x: y}\n", PARTS_SAME },
    { "a section in braces", "terms: {z: {x: y}}\n", PARTS_SAME },
    { "a section in braces over lines", "terms: {\n  z: {x: y},\n  y: {x: y}}\n", PARTS_NONE },
    { "a key that is not indented", "terms: {}\n", PARTS_SAME },
    { "a section that says nothing", "terms:\n", PARTS_NONE },
    { "an empty document", "---\n---\n", PARTS_NONE },
};
/* clang-format on */

static Str with_returns(Arena *arena, Str text)
{
    Buf out = { 0 };
    Str kept;

    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\n')
            buf_char(&out, '\r');
        buf_char(&out, text.ptr[i]);
    }
    kept = buf_keep(arena, &out);
    buf_free(&out);
    return kept;
}

/* In parts that begin with each record, it can be read or not as it is said; in no others is it another one. */
static void test_text(Arena *arena, Str text, Parts want, const char *what, const char *name)
{
    Parts parts = compare_parts(text, 1);
    bool same = true;

    try_sizes(text, &same);
    try_sizes(with_returns(arena, text), &same);
    ok(same && parts == want, "%s: %s%s", what, name, parts == want ? "" : parts == PARTS_NONE ? " (none)" : " (some)");
}

static void test_texts(void)
{
    Arena *arena = arena_create();

    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        test_text(
            arena,
            arena_format(arena, "endnotes:\n  a:\n    x: y\n%s  behind: {x: y}\n  last:\n    x: y\n", values[i].middle),
            values[i].want, "between", values[i].name);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        test_text(arena, arena_format(arena, "%sendnotes:\n  a: {x: y}\n  b: {x: y}\n", heads[i].head), heads[i].want,
                  "before", heads[i].name);
    test_text(arena, STR(" \"terms\":\n   a: {x: y}\n   b: {x: y}\nendnotes:\n   c: {x: y}\n   d: {x: y}\n"),
              PARTS_NONE, "a file", "a top that is indented, and another one that is not");
    test_text(arena, STR("endnotes:\n- a: b\n  c: d\n- a: b\n  c: d\n"), PARTS_NONE, "a file", "a list of records");
    test_text(arena, STR("endnotes: |\n  a: b\n  c: d\n  e: f\n"), PARTS_NONE, "a file",
              "text that looks like records");
    arena_destroy(arena);
}

/* At the end of the file nothing stands behind it that it could be taken for. */
static void test_ends(void)
{
    static const char *const ends[] = { "",         "# ]",        "\n",         "  b:",    "  b: [x]", "  b: {x: y}",
                                        "  b: |\n", "  b: |\n  ", "  b: x\n# ", "  ? b\n", "  ? b",    "...\n" };
    Arena *arena = arena_create();
    size_t read = 0;
    bool same = true;

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        read += try_sizes(arena_format(arena, "endnotes:\n  a:\n    x: y\n  c: [y]\n%s", ends[i]), &same) > 0;
    ok(same, "nothing at the end of a file makes it differ");
    ok(read > 8, "and most can be read in parts");
    arena_destroy(arena);
}

/* ---- limits ---- */

static void test_limits(void)
{
    static const char text[] = "endnotes:\n  a: {x: [y]}\n  b: {x: [y]}\n";
    static const struct {
        LimitId limit;
        size_t most;
        bool read;
    } rows[] = {
        { LIMIT_RECORDS, 1, false }, { LIMIT_RECORDS, 2, true }, { LIMIT_DEPTH, 3, false }, { LIMIT_DEPTH, 4, true }
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Arena *arena = arena_create();
        Diags *levels = diags_create(arena);
        YamlParts *parts;

        levels->limits.most[rows[i].limit] = rows[i].most;
        parts = yaml_parts_open(arena, source_create(arena, STR("in.yaml"), STR(text)), 1, levels);
        for (size_t j = 0; j < yaml_parts_count(parts); j++)
            yaml_parts_scan(parts, j, arena);
        ok((yaml_parts_join(parts) != NULL) == rows[i].read, "a limit of %zu", rows[i].most);
        yaml_parts_close(parts);
        arena_destroy(arena);
    }
}

/* ---- broken in many places ---- */

static uint32_t any(uint32_t *state, uint32_t below)
{
    *state = *state * 1664525U + 1013904223U;
    return (uint32_t)((uint64_t)*state * below >> 32);
}

/* With some of it in other places, and bits of syntax in it. */
static Str broken(Arena *arena, Str text, uint32_t *state)
{
    static const char *const bits[] = { "\"",         "'",          "|\n",  ">-\n", "{",     "}",     "[",  "]",
                                        "? ",         ": ",         "- ",   "\n",   "  ",    " ",     "#",  "\t",
                                        "&a",         "*a",         "!x ",  ",",    "...\n", "---\n", "\r", "\r\n",
                                        "\n  k: v\n", "\nterms:\n", "\n\n", "举国", "\\\n",  "%Y\n" };

    for (uint32_t i = any(state, 4); i < 3; i++) {
        size_t at = any(state, (uint32_t)text.len), from = any(state, (uint32_t)text.len), len = any(state, 30);
        size_t gone = any(state, 2) * any(state, 30);
        Str bit = any(state, 3) == 0 ? str_slice(text, from, from + len < text.len ? from + len : text.len)
                                     : str_of(bits[any(state, sizeof bits / sizeof *bits)]);

        text = arena_join(arena, arena_join(arena, str_slice(text, 0, at), bit),
                          str_from(text, at + gone < text.len ? at + gone : text.len));
    }
    return text;
}

/* Some of the records that may stand between others. */
static Str some_records(Arena *arena, uint32_t *state)
{
    Buf out = { 0 };
    Str kept;

    buf_puts(&out, "endnotes:\n  a: {x: y}\n");
    for (uint32_t i = any(state, 6); i < 8; i++) {
        size_t number = any(state, sizeof values / sizeof *values);

        if (values[number].want == PARTS_SAME && str_starts(str_of(values[number].middle), STR("  b")))
            buf_format(&out, "  b%u%s", i, values[number].middle + sizeof "  b" - 1);
    }
    buf_puts(&out, "  behind:\n    x: y\n");
    kept = buf_keep(arena, &out);
    buf_free(&out);
    return kept;
}

static void test_broken(void)
{
    enum { TIMES = 5000 };
    static const size_t sizes[] = { 1, 30, 100 };
    size_t found[3] = { 0 };
    uint32_t state = 7;

    for (size_t i = 0; i < TIMES; i++) {
        Arena *arena = arena_create();
        Str text = broken(arena, some_records(arena, &state), &state);

        for (size_t j = 0; j < sizeof sizes / sizeof *sizes; j++) {
            Parts parts = compare_parts(text, sizes[j]);

            found[parts]++;
            if (parts == PARTS_DIFFER)
                printf("# parts of %zu: %.*s\n", sizes[j], STR_ARG(text));
        }
        arena_destroy(arena);
    }
    ok(found[PARTS_DIFFER] == 0, "nothing that is broken differs");
    ok(found[PARTS_SAME] > TIMES / 4, "%zu can be read in parts", found[PARTS_SAME]);
    ok(found[PARTS_NONE] > TIMES / 4, "%zu can't", found[PARTS_NONE]);
}

int main(void)
{
    test_folder("tests/cases", 40);
    test_folder("tests/rules", 40);
    test_folder("glossary", 20);
    test_texts();
    test_ends();
    test_limits();
    test_broken();
    return done_testing();
}
