/* Fixes: which bytes of a source stand for a piece of a text, and how another text is written there; nothing where that is not
 * certain. */
#include "base/fix.h"

#include "base/arena.h"
#include "tap.h"

#include <string.h>

typedef struct Row {
    SourceSyntax syntax;
    const char *bytes;     /* the scalar between the first two bars: they are taken away */
    const char *text;      /* what the reader made of it */
    const char *old, *new; /* the piece, which stands in the text, and what ought to be there */
    const char *want;      /* the bytes then, without bars; NULL: no fix */
} Row;

/* clang-format off */
static const Row rows[] = {
    {SYNTAX_YAML, "t: |abc|\n", "abc", "b", "x", "t: axc\n"},
    {SYNTAX_YAML, "t: |abc|\n", "abc", "abc", "- x", NULL},
    {SYNTAX_YAML, "t: |abc|\n", "abc", "c", "c:", NULL},
    {SYNTAX_YAML, "t: |abc|\n", "abc", "b", "#", NULL},
    {SYNTAX_YAML, "t: |abc|\n", "abc", "b", "\n", NULL},
    {SYNTAX_YAML, "t: |abc|\n", "abc", "abc", "", NULL},
    {SYNTAX_YAML, "t: |\"abc\"|\n", "abc", "b", "\"\\", "t: \"a\\\"\\\\c\"\n"},
    {SYNTAX_YAML, "t: |'abc'|\n", "abc", "b", "it's", "t: 'ait''sc'\n"},
    {SYNTAX_YAML, "t: |\"a\\u00e9b\"|\n", "aéb", "b", "c", "t: \"a\\u00e9c\"\n"},
    {SYNTAX_JSON, "{\"t\":|\"abc\"|}", "abc", "b", "\"", "{\"t\":\"a\\\"c\"}"},
    {SYNTAX_JSON, "{\"t\":|123|}", "123", "2", "4", "{\"t\":143}"},
    /* A number stays one, and gets no zero before it. */
    {SYNTAX_JSON, "{\"t\":|123|}", "123", "2", "x", NULL},
    {SYNTAX_JSON, "{\"t\":|123|}", "123", "1", "0", NULL},
    {SYNTAX_JSON, "{\"t\":|123|}", "123", "2", "", NULL},
    {SYNTAX_XML, "<t>|abc|</t>", "abc", "b", "x & y < z", "<t>ax &amp; y &lt; zc</t>"},
    {SYNTAX_XML, "<t>|abc|</t>", "abc", "b", "\"", NULL},
    {SYNTAX_XML, "<t>|<![CDATA[abc]]>|</t>", "abc", "b", "x", NULL},
    {SYNTAX_TEX, "t = {|abc|}", "abc", "b", "x", "t = {axc}"},
    {SYNTAX_TEX, "t = {|abc|}", "abc", "b", "x & y", NULL},
    {SYNTAX_LINES, "TI  - |abc|", "abc", "b", "&", "TI  - a&c"},
    {SYNTAX_UNKNOWN, "|abc|", "abc", "b", "x", NULL},
    /* What was read is not what stands there: the piece is looked for, with its neighbours where it stands twice. */
    {SYNTAX_TEX, "{|a\\'e bad word|}", "aé bad word", "bad", "good", "{a\\'e good word}"},
    {SYNTAX_TEX, "{|x \\'e. x, y|}", "x é. x, y", "x", "z", NULL},
    {SYNTAX_TEX, "{|\\'e|}", "é", "é", "e", NULL},
    {SYNTAX_TEX, "{|b \\'e b|}", "b é b", "é", "e", NULL},
};
/* clang-format on */

static void test_rows(Arena *arena)
{
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const Row *row = &rows[i];
        Str all = str_of(row->bytes), text = str_of(row->text), bytes;
        size_t start = str_find_char(all, '|'), end = start + str_find_char(str_from(all, start + 1), '|');
        Diags *diags = diags_create(arena);
        Source *source;
        Scalar scalar;
        Diag *diag;
        bool done;

        bytes = arena_join(arena, str_slice(all, 0, start), str_slice(all, start + 1, end + 1));
        bytes = arena_join(arena, bytes, str_from(all, end + 2));
        source = source_create(arena, STR("x"), bytes);
        source->syntax = row->syntax;
        scalar = (Scalar){ source, { (uint32_t)start, (uint32_t)end }, text };
        diag = diag_add(diags, DIAG_B101, source, scalar.span, "x");
        done = fix_text(diags, diag, &scalar, str_find(text, str_of(row->old)), strlen(row->old), str_of(row->new));
        if (row->want == NULL)
            ok(!done && diag->fix == NULL && diag->no_fix, "row %zu: no fix", i);
        else if (ok(done && diag->fix != NULL && fix_settle(diag->fix), "row %zu: a fix", i))
            is_str(fix_apply(arena, bytes, &diag->fix->edits), row->want, "and is right");
    }
}

static void test_edits(Arena *arena)
{
    Diags *diags = diags_create(arena);
    Source *source = source_create(arena, STR("x"), STR("0123456789"));
    Scalar scalar = { source, { 0, 10 }, source->bytes };
    Diag *diag = diag_add(diags, DIAG_B101, source, SPAN_NONE, "x");
    Edits *edits;

    source->syntax = SYNTAX_LINES;
    fix_bytes(diags, diag, (Span){ 7, 8 }, STR_EMPTY);
    fix_bytes(diags, diag, (Span){ 2, 4 }, STR("abc"));
    ok(fix_settle(diag->fix), "edits in any order");
    edits = &diag->fix->edits;
    is_str(fix_apply(arena, source->bytes, edits), "01abc45689", "all of them");
    is_int((int64_t)fix_moved(edits, 1), 1, "before all");
    is_int((int64_t)fix_moved(edits, 3), 2, "within a piece that was replaced");
    is_int((int64_t)fix_moved(edits, 5), 6, "behind it");
    is_int((int64_t)fix_moved(edits, 9), 9, "behind both");
    fix_bytes(diags, diag, (Span){ 3, 6 }, STR("x"));
    ok(!fix_settle(diag->fix), "none overlaps another");
    diag = diag_add(diags, DIAG_B101, source, SPAN_NONE, "x");
    fix_bytes(diags, diag, (Span){ 2, 2 }, STR("a"));
    fix_bytes(diags, diag, (Span){ 2, 3 }, STR("b"));
    ok(!fix_settle(diag->fix), "nor begins where it does");
    fix_withdraw(diag);
    fix_bytes(diags, diag, (Span){ 2, 2 }, STR("a"));
    ok(diag->fix == NULL && !fix_text(diags, diag, &scalar, 0, 1, STR("x")), "what is taken back stays so");
}

int main(void)
{
    Arena *arena = arena_create();

    test_rows(arena);
    test_edits(arena);
    arena_destroy(arena);
    return done_testing();
}
