/* Escaping for Turtle, Markdown and lines. */
#include "text/escape.h"

#include "tap.h"

typedef void Escape(Buf *out, Str text);

static void is_escaped(Escape *escape, const char *text, size_t len, const char *expected, const char *name)
{
    Buf out = { 0 };

    escape(&out, (Str){ text, len });
    is_str(buf_str(&out), expected, name);
    buf_free(&out);
}

#define CASE(escape, text, expected, name) is_escaped(escape, text, sizeof text - 1, expected, name)

static void test_turtle(void)
{
    CASE(escape_turtle, "plain 中文 é", "plain 中文 é", "what is inert stays");
    CASE(escape_turtle, "a\"b\\c\nd\re\tf\bg\fh", "a\\\"b\\\\c\\nd\\re\\tf\\bg\\fh", "named escapes");
    CASE(escape_turtle, "a\0b\x01\x7f", "a\\u0000b\\u0001\\u007F", "control characters");
    CASE(escape_turtle, "\xff", "\xEF\xBF\xBD", "a malformed byte");
    CASE(escape_turtle, "\" . @prefix x: <y> .", "\\\" . @prefix x: <y> .", "no statement begins");
    CASE(escape_iri, "https://example.org/a b<c>\"d\"{e}|f^g`h\\i\n举",
         "https://example.org/a%20b%3Cc%3E%22d%22%7Be%7D%7Cf%5Eg%60h%5Ci%0A举", "an IRI");
    CASE(escape_turtle_name, "dual-circulation", "dual-circulation", "an id");
    CASE(escape_turtle_name, "863-program.1", "863-program.1", "a number first, a full stop within");
    CASE(escape_turtle_name, "-a.", "\\-a\\.", "signs at the ends");
    CASE(escape_turtle_name, "a/b;c d\"<", "a\\/b\\;c%20d%22%3C", "what names do not take");
    CASE(escape_turtle_name, "é", "%C3%A9", "other letters, as bytes");
}

static void test_markdown(void)
{
    CASE(escape_markdown, "plain, text: with (brackets) - and + more. 中文！",
         "plain, text: with (brackets) - and + more. 中文！", "what is inert stays");
    CASE(escape_markdown, "a*b_c`d[e]<f>|g~h\\i{j}$k&l", "a\\*b\\_c\\`d\\[e\\]\\<f\\>\\|g\\~h\\\\i\\{j\\}\\$k\\&l",
         "specials");
    CASE(escape_markdown, "# a", "\\# a", "a heading");
    CASE(escape_markdown, "- a", "\\- a", "a list");
    CASE(escape_markdown, "  + a", " \\+ a", "behind blanks");
    CASE(escape_markdown, "12. a", "12\\. a", "a numbered list");
    CASE(escape_markdown, " 3) a", " 3\\) a", "and with a bracket");
    CASE(escape_markdown, "10.1000/182", "10.1000/182", "a number that makes no list");
    CASE(escape_markdown, "1", "1", "a digit alone");
    CASE(escape_markdown, "1.", "1\\.", "a numbered list with nothing in it");
    CASE(escape_markdown, "===", "\\===", "no underline of a heading");
    CASE(escape_markdown, "a\n\n- b\t c", "a - b c", "one line");
    CASE(escape_markdown, ":smile: a:b ::", "\\:smile: a:b ::", "an emoji");
    CASE(escape_markdown, "http://x.org/a_b", "http\\://x.org/a\\_b", "no link by itself");
    CASE(escape_markdown, "a\0b", "a b", "NUL");
    CASE(escape_markdown, "", "", "nothing");
}

static void test_lines(void)
{
    Buf out = { 0 };

    escape_lines(&out, STR("a\nb: c\n"), 2);
    is_str(buf_str(&out), "a\n  | b: c\n  | ", "each line but the first is marked");
    buf_clear(&out);
    escape_lines(&out, STR("a"), 4);
    is_str(buf_str(&out), "a", "a single line");
    buf_free(&out);
}

int main(void)
{
    test_turtle();
    test_markdown();
    test_lines();
    return done_testing();
}
