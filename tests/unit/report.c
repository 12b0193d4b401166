/* What people see of a diagnostic: carets below what they mean, nothing that acts on a terminal. And what programs see. */
#include "report/report.h"

#include "tap.h"

#include <string.h>

typedef struct Fixture {
    Arena *arena;
    Diags *diags;
    Source *source;
} Fixture;

static Fixture fixture_of(const char *name, Str bytes)
{
    Arena *arena = arena_create();

    return (Fixture){ arena, diags_create(arena), source_create(arena, str_of(name), bytes) };
}

static Str report(Fixture *fixture, ReportWriter *write, bool color, bool quiet)
{
    Report request = { .diags = fixture->diags, .source_count = 1, .color = color, .quiet = quiet };
    Buf out = { 0 };
    Str text;

    write(&request, &out);
    text = buf_keep(fixture->arena, &out);
    buf_free(&out);
    return text;
}

/* The line of the excerpt and the one below it, for `mark` in `line`. */
static void is_excerpt(const char *line, const char *mark, const char *want, const char *name)
{
    Fixture fixture = fixture_of("f", str_of(line));
    size_t at = str_find(str_of(line), str_of(mark));
    Str text, part, excerpt = STR_EMPTY;

    diag_add(fixture.diags, DIAG_B101, fixture.source, (Span){ (uint32_t)at, (uint32_t)(at + strlen(mark)) }, "m");
    text = report(&fixture, report_text, false, true);
    while (str_cut(&text, '\n', &part))
        if (part.len > 6 && part.ptr[6] == '|')
            excerpt = arena_format(fixture.arena, "%.*s%.*s\n", STR_ARG(excerpt), STR_ARG(str_from(part, 8)));
    is_str(excerpt, want, name);
    arena_destroy(fixture.arena);
}

static void test_excerpts(void)
{
    is_excerpt("a bcd e", "bcd", "a bcd e\n  ^~~\n", "a word");
    is_excerpt("a b", "b", "a b\n  ^\n", "a letter");
    is_excerpt("举国体制 b", "体制", "举国体制 b\n    ^~~~\n", "wide characters take two columns");
    is_excerpt("举a国 b", "b", "举a国 b\n      ^\n", "also before the fault");
    is_excerpt("e\u0301a x", "x", "e\u0301a x\n   ^\n", "combining marks take none");
    is_excerpt("\u0301", "\u0301", "\u0301\n^\n", "a mark alone");
    is_excerpt("\ta\tb", "b", " a b\n   ^\n", "a tab is a blank");
    is_excerpt("a\x1B[31mb\x07 c", "c", "a\\u001b[31mb\\u0007 c\n                   ^\n", "controls are told");
    is_excerpt("a\xC2\x9B"
               "b c",
               "c", "a\\u009bb c\n         ^\n", "nor are those of C1");
    is_excerpt("a\x07z", "\x07", "a\\u0007z\n ^~~~~~\n", "one that is meant");
    is_excerpt("a\u202E\u2066\u200F\u2028 c", "c", "a\\u202e\\u2066\\u200f\\u2028 c\n                          ^\n",
               "nor what turns the line around");
    is_excerpt("a\xFF\xFE c", "c", "a\uFFFD\uFFFD c\n    ^\n", "malformed bytes");
    is_excerpt("\U0001F600 b", "b", "\U0001F600 b\n   ^\n", "an emoji");
    is_excerpt("a\nbcd\nefg", "bcd\nef", "bcd\n^~~\n", "of several lines the first");
    is_excerpt("ab\r\ncd", "b", "ab\n ^\n", "CR LF");
    is_excerpt("ab\n", "\n", "ab\n  ^\n", "behind the last character");
    is_excerpt("", "", "\n^\n", "an empty file");
}

/* The fault is in the excerpt, which is not much longer than a line. */
static void test_long_lines(void)
{
    static const size_t places[] = { 0, 50, 80, 100, 109, 110, 111, 200, 5000, 9990, 9999 };
    size_t wrong = 0;

    for (size_t wide = 0; wide < 2; wide++)
        for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
            size_t width = wide ? 3 : 1, at = places[i] * width;
            Arena *arena = arena_create();
            Buf line = { 0 };
            Fixture fixture;
            Str text, part, shown = STR_EMPTY, below = STR_EMPTY;
            size_t caret;

            for (size_t j = 0; j < 10000; j++)
                buf_puts(&line, j == places[i] ? (wide ? "国" : "X") : (wide ? "中" : "."));
            fixture = fixture_of("f", buf_str(&line));
            diag_add(fixture.diags, DIAG_B101, fixture.source, (Span){ (uint32_t)at, (uint32_t)(at + width) }, "m");
            text = report(&fixture, report_text, false, true);
            str_cut(&text, '\n', &part);
            str_cut(&text, '\n', &shown);
            str_cut(&text, '\n', &below);
            caret = str_find_char(below, '^') - 8;
            shown = str_from(shown, 8);
            /* Columns before the caret, in bytes of the line above: the ellipsis has one column and three bytes. */
            if (str_starts(shown, STR("…"))) {
                shown = str_from(shown, 3);
                caret--;
            }
            wrong += !str_starts(str_from(shown, wide ? caret / 2 * 3 : caret), wide ? STR("国") : STR("X"));
            wrong += shown.len > (wide ? 3u * 56 + 3 : 113u);
            arena_destroy(fixture.arena);
            arena_destroy(arena);
            buf_free(&line);
        }
    is_int((int64_t)wrong, 0, "a long line is cut around the fault");
}

static void add_some(Fixture *fixture)
{
    Diag *diag =
        diag_add(fixture->diags, DIAG_B101, fixture->source, (Span){ 2, 5 }, "no field '\x1B]0;x\x07'\n%s", "举");

    diag_note(fixture->diags, diag, fixture->source, (Span){ 0, 1 }, "it\tstands here");
    diag_help(fixture->diags, diag, "write '%s'", "\u202Ex");
    diag_add(fixture->diags, DIAG_B506, NULL, SPAN_NONE, "the whole run");
    diag_add(fixture->diags, DIAG_B509, fixture->source, (Span){ 0, 1 }, "a remark");
}

static void test_text(void)
{
    Fixture fixture = fixture_of("dir/\x1B[2Jf.yaml", STR("a bcd"));

    is_str(report(&fixture, report_text, true, false), "", "nothing to say");
    add_some(&fixture);
    is_str(report(&fixture, report_text, false, false),
           "dir/\\u001b[2Jf.yaml:1:3: error: no field '\\u001b]0;x\\u0007'\\u000a举 [B101]\n"
           "    1 | a bcd\n"
           "      |   ^~~\n"
           "   = note: dir/\\u001b[2Jf.yaml:1:1: it stands here\n"
           "   = help: write '\\u202ex'\n"
           "warning: the whole run [B506]\n"
           "dir/\\u001b[2Jf.yaml:1:1: info: a remark [B509]\n"
           "    1 | a bcd\n"
           "      | ^\n"
           "1 error, 1 warning, 1 remark in 1 file\n",
           "place, message, excerpt, note, help, summary; no controls");
    is_int((int64_t)str_find(report(&fixture, report_text, false, true), STR("1 error,")), -1, "quiet: no summary");
    ok(str_starts(report(&fixture, report_text, true, false),
                  STR("\033[1mdir/\\u001b[2Jf.yaml:1:3: \033[0m\033[1;31merror:\033[0m no field "
                      "'\\u001b]0;x\\u0007'\\u000a举 [B101]\n"
                      "\033[36m    1 |\033[0m a bcd\n"
                      "\033[36m      |\033[0m   \033[1;31m^~~\033[0m\n"
                      "   \033[36m=\033[0m note: ")),
       "in colour");
    arena_destroy(fixture.arena);
}

static void test_failures(void)
{
    Fixture fixture = fixture_of("f", STR("a"));
    Str failures[] = { STR("x\x1B.yaml: Permission denied") };
    Report request = { .diags = fixture.diags, .failures = failures, .failure_count = 1 };
    Buf out = { 0 };

    report_text(&request, &out);
    is_str(buf_str(&out), "bibelot: x\\u001b.yaml: Permission denied\n", "failures in text");
    buf_clear(&out);
    report_json(&request, &out);
    ok(str_contains(buf_str(&out), STR("\"failures\": [\n    \"x\\u001b.yaml: Permission denied\"\n  ]")),
       "and in JSON");
    buf_free(&out);
    arena_destroy(fixture.arena);
}

static void test_limit(void)
{
    Fixture fixture = fixture_of("f", STR("a"));
    Str text;
    size_t lines = 0;

    for (int i = 0; i < 1500; i++)
        diag_add(fixture.diags, DIAG_B101, fixture.source, (Span){ 0, 1 }, "m");
    text = report(&fixture, report_text, false, false);
    for (size_t i = 0; i < text.len; i++)
        lines += text.ptr[i] == '\n';
    is_int((int64_t)lines, 3 * 1000 + 1, "no more than can be read");
    ok(str_ends(text, STR("\n1500 errors in 1 file; the first 1000 are shown\n")), "and said so");
    ok(str_ends(report(&fixture, report_github, false, false),
                STR("\n::warning title=bibelot::of 1500 findings the first 1000 are shown\n")),
       "also in GitHub's way");
    ok(str_contains(report(&fixture, report_sarif, false, false), STR("\"of 1500 findings the first 1000 are here\"")),
       "and in SARIF");
    arena_destroy(fixture.arena);
}

static void test_json(void)
{
    Fixture fixture = fixture_of("dir/\x1B"
                                 "f.yaml",
                                 STR("举\nb bcd"));

    is_str(report(&fixture, report_json, false, false),
           "{\n  \"version\": 1,\n  \"diagnostics\": [],\n  \"failures\": [],\n  \"summary\": {\n    \"errors\": 0,\n  "
           "  \"warnings\": 0,\n"
           "    \"infos\": 0,\n    \"files\": 1\n  }\n}\n",
           "nothing to say");
    diag_note(fixture.diags, diag_add(fixture.diags, DIAG_B101, fixture.source, (Span){ 0, 5 }, "a \"b\""),
              fixture.source, (Span){ 6, 7 }, "n");
    diag_add(fixture.diags, DIAG_B506, NULL, SPAN_NONE, "m\xFF");
    is_str(
        report(&fixture, report_json, true, true),
        "{\n  \"version\": 1,\n  \"diagnostics\": [\n    {\n      \"code\": \"B101\",\n      \"severity\": \"error\",\n"
        "      \"message\": \"a \\\"b\\\"\",\n      \"file\": \"dir/\\u001bf.yaml\",\n      \"start\": {\n        "
        "\"line\": 1,\n"
        "        \"column\": 1\n      },\n      \"end\": {\n        \"line\": 2,\n        \"column\": 2\n      },\n    "
        "  \"offset\": 0,\n"
        "      \"length\": 5,\n      \"notes\": [\n        {\n          \"message\": \"n\",\n          \"file\": "
        "\"dir/\\u001bf.yaml\",\n"
        "          \"start\": {\n            \"line\": 2,\n            \"column\": 3\n          },\n          \"end\": "
        "{\n"
        "            \"line\": 2,\n            \"column\": 4\n          },\n          \"offset\": 6,\n          "
        "\"length\": 1\n        }\n"
        "      ]\n    },\n    {\n      \"code\": \"B506\",\n      \"severity\": \"warning\",\n      \"message\": "
        "\"m\uFFFD\"\n    }\n  ],\n"
        "  \"failures\": [],\n  \"summary\": {\n    \"errors\": 1,\n    \"warnings\": 1,\n    \"infos\": 0,\n    "
        "\"files\": 1\n  }\n}\n",
        "lines, columns in characters, bytes");
    arena_destroy(fixture.arena);
}

/* What XML takes for itself, and what it has no place for; a file without findings between two that have some. */
static void test_junit(void)
{
    Fixture fixture = fixture_of("a<b>.yaml", STR("x"));
    Str files[] = { STR("a<b>.yaml"), STR("clean.yaml"), STR("/abs/c d.yaml") };
    Source *other = source_create(fixture.arena, files[2], STR("x"));
    Report request = { .diags = fixture.diags, .files = files, .source_count = 3, .failing = SEVERITY_ERROR };
    Buf out = { 0 };

    other->order = 2;
    diag_add(fixture.diags, DIAG_B101, fixture.source, (Span){ 0, 1 }, "\"a\" & <b>\n\x01\uFFFE");
    diag_add(fixture.diags, DIAG_B101, other, (Span){ 0, 1 }, "m");
    report_junit(&request, &out);
    ok(str_contains(buf_str(&out), STR("message=\"&quot;a&quot; &amp; &lt;b&gt;&#10;\\u0001\uFFFD\"")),
       "what XML can't have");
    ok(str_contains(buf_str(&out), STR("name=\"a&lt;b&gt;.yaml\" tests=\"1\" failures=\"1\"")), "a suite for a file");
    ok(str_find(buf_str(&out), STR("name=\"clean.yaml\"")) < str_find(buf_str(&out), STR("name=\"/abs/c d.yaml\"")),
       "one without findings in its place");
    buf_clear(&out);
    report_sarif(&request, &out);
    ok(str_contains(buf_str(&out), STR("\"uri\": \"file:///abs/c%20d.yaml\"")) &&
           str_contains(buf_str(&out), STR("\"uri\": \"a%3Cb%3E.yaml\"")),
       "addresses in SARIF");
    buf_free(&out);
    arena_destroy(fixture.arena);
}

int main(void)
{
    test_excerpts();
    test_long_lines();
    test_text();
    test_failures();
    test_limit();
    test_json();
    test_junit();
    ok(report_find(STR("text")) != NULL && report_find(STR("json")) != NULL && report_find(STR("xml")) == NULL,
       "found by name");
    return done_testing();
}
