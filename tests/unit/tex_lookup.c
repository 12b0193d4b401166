/* The order of TeX's control sequences, in src/text/tex_order.inc. With the argument --write it prints that file: run
 *     out/test/unit/tex_lookup --write >order && mv order src/text/tex_order.inc
 * when a row of tex_macros.inc or tex_commands.inc was added. */
#include "text/tex_reader.h"

#include "tap.h"

#include <stdlib.h>
#include <string.h>

typedef struct Row {
    const char *name;
    size_t number;
} Row;

static const uint16_t order[] = {
#include "text/tex_order.inc"
};

enum { ORDER = sizeof order / sizeof order[0], ROWS_MAX = 4096 };

static int by_name(const void *a, const void *b)
{
    const Row *left = a, *right = b;
    int order_of = str_cmp(str_of(left->name), str_of(right->name));

    return order_of != 0 ? order_of : left->number < right->number ? -1 : 1;
}

/* A row of macros that is a control sequence and nothing more, to be read: \ss, \#. \- is a command. */
static bool is_bare(const TexMacro *macro)
{
    return macro->macro[0] == '\\' && (macro->flags & TEX_WRITE) == 0 && strcmp(macro->macro, "\\-") != 0 &&
           (macro->macro[1] == '{' || strchr(macro->macro, '{') == NULL);
}

static size_t collect(Row rows[ROWS_MAX])
{
    size_t macro_count, command_count, count = 0;
    const TexMacro *macros = tex_macros(&macro_count);
    const TexCommand *commands = tex_commands(&command_count);

    for (size_t i = 0; i < macro_count; i++)
        if (is_bare(&macros[i]))
            rows[count++] = (Row){ macros[i].macro + 1, i };
    for (size_t i = 0; i < command_count; i++)
        rows[count++] = (Row){ commands[i].name, macro_count + i };
    qsort(rows, count, sizeof rows[0], by_name);
    return count;
}

static int write_order(const Row *rows, size_t count)
{
    printf("/* Rows of tex_macros.inc and tex_commands.inc in the order of their names: tests/unit/tex_lookup.c writes "
           "it. */\n"
           "/* clang-format off */\n");
    for (size_t i = 0; i < count; i++)
        printf("%zu,%s", rows[i].number, i % 20 == 19 || i + 1 == count ? "\n" : " ");
    printf("/* clang-format on */\n");
    return 0;
}

int main(int argc, char **argv)
{
    static Row rows[ROWS_MAX];
    size_t count = collect(rows), same = 0, found = 0, twice = 0;

    if (argc > 1 && strcmp(argv[1], "--write") == 0)
        return write_order(rows, count);
    is_int(ORDER, (int64_t)count, "as many numbers as rows (see this test's source for how to write them anew)");
    for (size_t i = 0; i < count && i < ORDER; i++) {
        TexMeaning meaning = tex_lookup(str_of(rows[i].name));

        same += order[i] == rows[i].number;
        found += meaning.macro != NULL || meaning.command != NULL;
        twice += i > 0 && strcmp(rows[i - 1].name, rows[i].name) == 0;
        if (i > 0 && strcmp(rows[i - 1].name, rows[i].name) == 0)
            printf("# \\%s\n", rows[i].name);
    }
    is_int((int64_t)same, (int64_t)count, "in order");
    is_int((int64_t)found, (int64_t)count, "each is found");
    is_int((int64_t)twice, 0, "none stands there twice");
    ok(tex_lookup(STR("nosuchmacro")).macro == NULL && tex_lookup(STR("")).command == NULL, "nothing else is");
    return done_testing();
}
