#include "cli/help.h"

#include "cli/output.h"

#include <string.h>

enum { WIDTH = 88, COLUMN = 24 };

void help_usage(FILE *to)
{
    fputs("usage: bibelot COMMAND [OPTION…] [ARGUMENT…]\n", to);
    fputs("'bibelot --help' lists the commands\n", to);
}

BibelotStatus help_all(void)
{
    puts("usage: bibelot COMMAND [OPTION…] [ARGUMENT…]\n");
    puts("Bilingual glossaries and citation files: checked, converted, published.\n");
    for (const Command *command = commands; command->name != NULL; command++)
        printf("  %-10s%s\n", command->name, command->summary);
    puts("\n'bibelot COMMAND --help' shows what a command takes. Exit status: 0 clean, 1 faults found,\n"
         "2 wrong usage, 3 a file, disk or stylesheet failed.");
    return output_flush();
}

/* One paragraph, wrapped. Bytes of a continued character take no column. */
static void put_paragraph(const char *text, size_t len)
{
    size_t column = 0, at = 0;

    while (at < len) {
        size_t end = at, columns = 0;

        for (; end < len && text[end] != ' '; end++)
            columns += ((unsigned char)text[end] & 0xC0) != 0x80;
        if (column > 0 && column + 1 + columns > WIDTH) {
            putchar('\n');
            column = 0;
        } else if (column > 0) {
            putchar(' ');
            column++;
        }
        printf("%.*s", (int)(end - at), text + at);
        column += columns;
        at = end + 1;
    }
    putchar('\n');
}

static void put_details(const char *text)
{
    while (*text != '\0') {
        const char *end = strstr(text, "\n\n");
        size_t len = end != NULL ? (size_t)(end - text) : strlen(text);

        put_paragraph(text, len);
        putchar('\n');
        text += len + (end != NULL ? 2 : 0);
    }
}

static void put_option(OptionId id)
{
    const Option *option = &command_options[id];
    const char *argument = option->argument != NULL ? option->argument : "";
    char letter[] = { '-', option->letter, ',', '\0' };
    char name[48];

    snprintf(name, sizeof name, "--%s%s%s", option->name, argument[0] != '\0' ? " " : "", argument);
    printf("  %-4s%-*s%s\n", option->letter != 0 ? letter : "", COLUMN, name, option->help);
}

BibelotStatus help_command(const Command *command)
{
    printf("usage: bibelot %s [OPTION…] %s\n\n", command->name, command->operands);
    put_details(command->details);
    puts("Options:");
    for (const OptionId *id = command->options; *id != OPTION_END; id++)
        put_option(*id);
    for (const OptionId *id = common_options; *id != OPTION_END; id++)
        put_option(*id);
    puts("\nExamples:");
    for (const char *line = command->example; line != NULL;) {
        const char *end = strchr(line, '\n');

        printf("  %.*s\n", end != NULL ? (int)(end - line) : (int)strlen(line), line);
        line = end != NULL ? end + 1 : NULL;
    }
    return output_flush();
}

BibelotStatus help_version(void)
{
    printf("bibelot %s\n", bibelot_version());
    return output_flush();
}
