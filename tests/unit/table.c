/* Columns: as wide as their widest cell, up to a bound behind which cells go on in the next line. */
#include "jobs/table.h"

#include "tap.h"

static void is_table(const Str *cells, size_t rows, size_t columns, const char *want, const char *name)
{
    Buf out = { 0 };

    table_put(&out, 2, cells, rows, columns);
    is_str(buf_str(&out), want, name);
    buf_free(&out);
}

int main(void)
{
    const Str plain[] = { STR("a"), STR("bcd"), STR("e"), STR("fgh"), STR(""), STR("i") };
    const Str none[] = { STR("é"), STR(""), STR("bc"), STR("d") };
    const Str many[] = { STR("one two three four five six seven eight"), STR("x"), STR("nine"), STR("y") };
    const Str path[] = { STR("monogr/imprint/date[@type='accessed']"), STR("x"),
                         STR("relatedItem[@type='original']/bibl/author"), STR("y") };
    const Str word[] = { STR("monographimprintdatetypeaccessedimprint"), STR("x") };
    const Str last[] = { STR("a"), STR("one two three four five six seven eight nine ten eleven twelve thirteen") };

    is_table(plain, 2, 3, "  a    bcd  e\n  fgh       i\n", "a column is as wide as its widest cell");
    is_table(none, 2, 2, "  é\n  bc  d\n", "characters count, and no line ends in blanks");
    is_table(many, 2, 2,
             "  one two three four five six       x\n  seven eight\n  nine                              y\n",
             "a long cell goes on in the next line");
    is_table(path, 2, 2,
             "  monogr/imprint/date               x\n  [@type='accessed']\n"
             "  relatedItem[@type='original']/    y\n  bibl/author\n",
             "a path, at its joint");
    is_table(word, 1, 2, "  monographimprintdatetypeaccessed  x\n  imprint\n", "even without one");
    is_table(last, 1, 2, "  a  one two three four five six seven eight nine ten eleven\n     twelve thirteen\n",
             "the last column");
    return done_testing();
}
