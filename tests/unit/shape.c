/* What titles and names look like. */
#include "text/shape.h"

#include "tap.h"

typedef bool Finder(Str text, ShapeFault *fault);

typedef struct Row {
    const char *text;
    const char *fault; /* NULL: none */
} Row;

static void test_finder(const char *what, Finder *find, const Row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        Str text = str_of(rows[i].text);
        ShapeFault fault = { 0, 0 };
        bool found = find(text, &fault);

        ok(found == (rows[i].fault != NULL), "%s: %s", what, rows[i].text);
        if (found && rows[i].fault != NULL)
            is_str(str_slice(text, fault.at, fault.at + fault.len), rows[i].fault, "  where");
    }
}

#define TEST_FINDER(find, rows) test_finder(#find, find, rows, sizeof rows / sizeof rows[0])

static void test_finders(void)
{
    static const Row doubled[] = {
        { "A history of the the state", "the the" },
        { "The the", "The the" },
        { "such a a thing", "a a" },
        { "of, of", NULL },
        { "The The", NULL },
        { "A a", NULL },
        { "New York, New York", NULL },
        { "had had", NULL },
        { "bathe the", NULL },
        { "", NULL },
        { "of  of", NULL },
    };
    static const Row spaces[] = {
        { "a  b", "  " }, { "a b   c", "   " }, { "a b", NULL }, { "  a", "  " }, { "", NULL }
    };
    static const Row pairs[] = {
        { "The “new system", "“" },
        { "new) system", ")" },
        { "(a (b)", "(" },
        { "《书", "《" },
        { "“a” (b) [c] 《d》", NULL },
        { "a) one b) two", NULL },
        { ":-)", NULL },
        { "[0, 1)", NULL },
        { "(0, 1]", NULL },
        { "(a [b", NULL },
        { "„neu“", NULL },
        { "»neu«", NULL },
        { "”ny”", NULL },
        { "$f($", NULL },
        { "", NULL },
    };
    static const Row entities[] = {
        { "R&amp;D", "&amp;" }, { "a &#8217; b", "&#8217;" },
        { "&#x27;", "&#x27;" }, { "R&D; AT&T", NULL },
        { "&amp", NULL },       { "&;", NULL },
        { "&#;", NULL },        { "&", NULL },
    };
    static const Row tex[] = {
        { "R\\&D", "\\&" }, { "\\emph{a}", "\\emph" }, { "C:\\temp", NULL },          { "a\\", NULL },
        { "\\'e", "\\'" },  { "AC\\DC live", NULL },   { "C:\\temp\\new and", NULL }, { "The \\LaTeX book", "\\LaTeX" },
        { "\\c c", "\\c" }, { "{\\foo}", "\\foo" },
    };

    TEST_FINDER(shape_doubled_word, doubled);
    TEST_FINDER(shape_double_space, spaces);
    TEST_FINDER(shape_unbalanced, pairs);
    TEST_FINDER(shape_entity, entities);
    TEST_FINDER(shape_tex, tex);
}

static void test_ends(void)
{
    static const char *const quoted[] = { "\"The system\"", "“The system”", "「举国体制」" };
    static const char *const unquoted[] = { "“One” and “two”", "\"One\" or \"two\"", "“Half", "\"", "" };
    static const char *const stopped[] = { "A system of science.", "Der Zustand der Universität." };
    static const char *const unstopped[] = { "Made in the U.S.A.", "One, etc.", "Wait...", "Science", "Inc.",
                                             "Version 10000.",     "" };

    for (size_t i = 0; i < sizeof quoted / sizeof quoted[0]; i++)
        ok(shape_quoted(str_of(quoted[i])), "quoted: %s", quoted[i]);
    for (size_t i = 0; i < sizeof unquoted / sizeof unquoted[0]; i++)
        ok(!shape_quoted(str_of(unquoted[i])), "not quoted: %s", unquoted[i]);
    for (size_t i = 0; i < sizeof stopped / sizeof stopped[0]; i++)
        ok(shape_final_stop(str_of(stopped[i])), "a stop: %s", stopped[i]);
    for (size_t i = 0; i < sizeof unstopped / sizeof unstopped[0]; i++)
        ok(!shape_final_stop(str_of(unstopped[i])), "no stop: %s", unstopped[i]);
}

int main(void)
{
    size_t letters, capitals;

    test_finders();
    test_ends();
    shape_case(STR("Éa 1 举 B"), &letters, &capitals);
    ok(letters == 3 && capitals == 2, "letters that have case");
    return done_testing();
}
