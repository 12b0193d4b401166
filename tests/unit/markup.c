#include "text/markup.h"

#include "tap.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Tokens as [i … ] for a pair, and {…} around a literal that is a fault. */
/* clang-format off */
static const struct { const char *text, *tokens, *plain; } cases[] = {
    {"", "", ""}, {"plain", "plain", "plain"}, {"<i>a</i>", "[0a]", "a"}, {"x <i>a</i> y", "x [0a] y", "x a y"},
    {"<b>a</b><sup>2</sup><sub>3</sub>", "[1a][22][33]", "a23"},
    {"<i>a <b>b</b> c</i>", "[0a [1b] c]", "a b c"}, {"<i>a <i>b</i> c</i>", "[0a [0b] c]", "a b c"},
    {"<span class=\"nocase\">NSWN</span>", "[4NSWN]", "NSWN"},
    {"<span style=\"font-variant:small-caps;\">Ab</span>", "[5Ab]", "Ab"},
    {"<span style=\"font-variant: small-caps;\">Ab</span>", "[5Ab]", "Ab"},
    {"<span class=\"nocase\">a<span style=\"font-variant:small-caps;\">b</span>c</span>", "[4a[5b]c]", "abc"},
    {"R&D", "R&D", "R&D"}, {"a < b", "a < b", "a < b"}, {"a<b", "a<b", "a<b"},
    {"<em>x</em>", "<em>x</em>", "<em>x</em>"}, {"<I>x</I>", "<I>x</I>", "<I>x</I>"},
    {"&lt;i&gt;", "&lt;i&gt;", "&lt;i&gt;"},
    {"<script>alert(1)</script>", "<script>alert(1)</script>", "<script>alert(1)</script>"},
    {"< i >x</ i>", "< i >x</ i>", "< i >x</ i>"}, {"<", "<", "<"}, {"<<i>a</i>", "<[0a]", "<a"}, {"<i", "<i", "<i"},
    {"<i>a", "{<i>}a", "<i>a"}, {"a</i>", "a{</i>}", "a</i>"}, {"<i>a</b>", "{<i>}a{</b>}", "<i>a</b>"},
    {"<i>a<b>b</i>c</b>", "[0a{<b>}b]c{</b>}", "a<b>bc</b>"},
    {"<i><b>a</b>", "{<i>}[1a]", "<i>a"}, {"<i>a</i></i>", "[0a]{</i>}", "a</i>"}, {"<i><i>a</i>", "{<i>}[0a]", "<i>a"},
    {"</b><i>a</i>", "{</b>}[0a]", "</b>a"},
    {"<i></i>", "[0]", ""}, {"a</span>b", "a{</span>}b", "a</span>b"},
    {"<span class=\"x\">a</span>", "<span class=\"x\">a{</span>}", "<span class=\"x\">a</span>"},
    {"<b>有效<i>市场</i></b>", "[1有效[0市场]]", "有效市场"},
    {"<i>a<b>b<sup>c</i>d</sup>e</b>", "[0a{<b>}b{<sup>}c]d{</sup>}e{</b>}", "a<b>b<sup>cd</sup>e</b>"},
};
/* clang-format on */

static void show(Buf *out, Str text)
{
    Markup state = markup_start(text);
    MarkupToken token;

    while (markup_next(&state, &token)) {
        if (token.type == MARKUP_OPEN)
            buf_format(out, "[%d", (int)token.kind);
        else if (token.type == MARKUP_CLOSE)
            buf_char(out, ']');
        else
            buf_format(out, token.fault != MARKUP_SOUND ? "{%.*s}" : "%.*s", STR_ARG(token.text));
    }
}

/* Tokens are balanced and cover the text without a gap. */
static bool is_sound(Str text)
{
    Markup state = markup_start(text);
    MarkupKind stack[MARKUP_DEPTH];
    size_t depth = 0, at = 0;
    MarkupToken token;

    while (markup_next(&state, &token)) {
        if (token.at != at || token.text.len == 0 || token.text.ptr != text.ptr + at)
            return false;
        at += token.text.len;
        if (token.type == MARKUP_OPEN && depth == MARKUP_DEPTH)
            return false;
        if (token.type == MARKUP_OPEN)
            stack[depth++] = token.kind;
        if (token.type == MARKUP_CLOSE && (depth == 0 || stack[--depth] != token.kind))
            return false;
    }
    return depth == 0 && at == text.len;
}

static void test_random(void)
{
    static const char *const pieces[] = { "<i>",
                                          "</i>",
                                          "<b>",
                                          "</b>",
                                          "<sup>",
                                          "</sup>",
                                          "<span class=\"nocase\">",
                                          "</span>",
                                          "<span style=\"font-variant:small-caps;\">",
                                          "a",
                                          "<",
                                          ">",
                                          "举",
                                          "</" };
    unsigned long seed = 1;
    bool sound = true;

    for (int round = 0; round < 5000 && sound; round++) {
        Buf buf = { 0 };

        for (int i = 0; i < 60; i++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            buf_puts(&buf, pieces[(seed >> 33) % (sizeof pieces / sizeof pieces[0])]);
        }
        sound = is_sound(buf_str(&buf));
        if (!sound)
            printf("# %s\n", buf.ptr);
        buf_free(&buf);
    }
    ok(sound, "5000 random texts come out balanced and whole");
}

/* What it takes to walk over `size` bytes of `unit`s, in seconds of the processor; below 0 if the tokens are wrong. */
static double seconds_for(const char *unit, size_t size)
{
    Buf buf = { 0 };
    clock_t start;
    bool sound;

    while (buf.len < size)
        buf_puts(&buf, unit);
    buf_puts(&buf, "</b></i>");
    start = clock();
    sound = is_sound(buf_str(&buf));
    buf_free(&buf);
    return sound ? (double)(clock() - start) / CLOCKS_PER_SEC : -1;
}

/* Work is linear: four times as much of each of these may take ten times as long, with some rest for slow machines. */
static void test_hostile(void)
{
    static const char *const units[] = {
        "<i>", "</i>", "<", "<i><b>", "<i></i>", "<i><b></i></b>", "<span class=\"nocase\"></b>"
    };

    for (size_t u = 0; u < sizeof units / sizeof units[0]; u++) {
        double some = seconds_for(units[u], 100000), more = seconds_for(units[u], 400000);

        ok(some >= 0 && more >= 0 && more < 10 * some + 0.2, "400 kB of %s", units[u]);
    }
}

static void test_depth(void)
{
    Buf buf = { 0 };
    MarkupFault fault;

    for (int i = 0; i < MARKUP_DEPTH; i++)
        buf_puts(&buf, i % 2 == 0 ? "<i>" : "<b>");
    for (int i = MARKUP_DEPTH - 1; i >= 0; i--)
        buf_puts(&buf, i % 2 == 0 ? "</i>" : "</b>");
    ok(markup_check(buf_str(&buf), &fault), "%d levels are allowed", MARKUP_DEPTH);
    buf_clear(&buf);
    for (int i = 0; i <= MARKUP_DEPTH; i++)
        buf_puts(&buf, i % 2 == 0 ? "<i>" : "<b>");
    for (int i = MARKUP_DEPTH; i >= 0; i--)
        buf_puts(&buf, i % 2 == 0 ? "</i>" : "</b>");
    ok(!markup_check(buf_str(&buf), &fault), "and one more is not");
    is_str(str_of(fault.message), "tags nested too deep", "  says so");
    is_int((int64_t)fault.at, 48, "  at the tag");
    buf_free(&buf);
}

int main(void)
{
    MarkupFault fault;

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Buf buf = { 0 };
        Str text = str_of(cases[i].text);

        show(&buf, text);
        is_str(buf_str(&buf), cases[i].tokens, cases[i].text);
        buf_clear(&buf);
        markup_plain(&buf, text);
        is_str(buf_str(&buf), cases[i].plain, "  plain");
        ok(is_sound(text), "  balanced and whole");
        ok(markup_check(text, NULL) == (strchr(cases[i].tokens, '{') == NULL), "  checked");
        ok(markup_has_tags(text) == (strchr(cases[i].tokens, '[') != NULL), "  has tags");
        buf_free(&buf);
    }
    ok(!markup_check(STR("a <i>b"), &fault) && fault.kind == MARKUP_NOT_CLOSED && fault.at == 2 && fault.len == 3,
       "not closed");
    ok(!markup_check(STR("ab</b>"), &fault) && fault.kind == MARKUP_NOT_OPENED && fault.at == 2 && fault.len == 4,
       "not opened");
    ok(markup_check(STR("a < b"), &fault) && fault.kind == MARKUP_SOUND && fault.len == 0, "sound");
    ok(markup_check((Str){ NULL, 0 }, &fault), "an empty Str");
    for (int kind = 0; kind < MARKUP_KINDS; kind++) {
        Buf buf = { 0 };

        buf_format(&buf, "%sx%s", markup_open_tag((MarkupKind)kind), markup_close_tag((MarkupKind)kind));
        ok(markup_check(buf_str(&buf), NULL) && markup_has_tags(buf_str(&buf)), "%s is a tag",
           markup_open_tag((MarkupKind)kind));
        buf_free(&buf);
    }
    test_depth();
    test_random();
    test_hostile();
    return done_testing();
}
