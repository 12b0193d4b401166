/* The program: takes the command line apart and hands it to a command. */
#include "cli/command.h"
#include "cli/help.h"
#include "cli/output.h"
#include "cli/shown.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const Command *find_command(const char *name)
{
    const Command *command = commands;

    while (command->name != NULL && strcmp(command->name, name) != 0)
        command++;
    return command->name != NULL ? command : NULL;
}

static bool has_option(const OptionId *list, OptionId id)
{
    while (*list != OPTION_END && *list != id)
        list++;
    return *list == id;
}

static bool takes_option(const Command *command, OptionId id)
{
    return has_option(command->options, id) || has_option(common_options, id);
}

/* `len` letters of a long name, or a single letter. */
static OptionId find_option(const Command *command, const char *name, size_t len, char letter)
{
    for (int id = OPTION_END + 1; id < OPTION_COUNT; id++) {
        const Option *option = &command_options[id];

        if (!takes_option(command, (OptionId)id))
            continue;
        if (letter != 0 ? option->letter == letter
                        : strlen(option->name) == len && strncmp(option->name, name, len) == 0)
            return (OptionId)id;
    }
    return OPTION_END;
}

static BibelotStatus refuse(const Command *command)
{
    fprintf(stderr, "'bibelot %s --help' shows what it takes\n", command->name);
    return BIBELOT_USAGE;
}

static BibelotStatus misused(const Command *command, const char *message, const char *word)
{
    fprintf(stderr, "bibelot %s: %s", command->name, message);
    put_shown(word);
    fputc('\n', stderr);
    return refuse(command);
}

/* "--loss takes error, warn or off, not 'of'" */
static BibelotStatus wrong_value(const Command *command, const Option *option, const char *value)
{
    const char *word = option->words;
    size_t len;

    fprintf(stderr, "bibelot %s: --%s takes ", command->name, option->name);
    if (word == NULL)
        fputs("a number", stderr);
    for (; word != NULL && *word != '\0'; word += len + (word[len] == ' ')) {
        len = strcspn(word, " ");
        fprintf(stderr, "%s%.*s",
                word == option->words       ? ""
                : strchr(word, ' ') == NULL ? " or "
                                            : ", ",
                (int)len, word);
    }
    fputs(", not '", stderr);
    put_shown(value);
    fputs("'\n", stderr);
    return refuse(command);
}

/* Is `value` one of the words of the option? Formats, reports and lists are left to the library, which tells the right ones. */
static bool is_word(OptionId id, const char *value)
{
    const Option *option = &command_options[id];
    size_t len = strlen(value);

    if (option->words == NULL || option->words[0] == '@' || id == OPTION_FORMS || id == OPTION_KIND)
        return true;
    for (const char *word = option->words; word != NULL; word = strchr(word, ' ')) {
        word += *word == ' ';
        if (strncmp(word, value, len) == 0 && (word[len] == ' ' || word[len] == '\0'))
            return true;
    }
    return false;
}

static bool is_size(const char *value)
{
    return value[0] != '\0' && value[strspn(value, "0123456789")] == '\0';
}

typedef struct Arguments {
    int at, count;
    char **list;
} Arguments;

/* Takes the option that stands at `arguments`, with its value. */
static BibelotStatus take_option(const Command *command, Arguments *arguments, Invocation *invocation)
{
    const char *word = arguments->list[arguments->at];
    bool is_long = word[1] == '-';
    const char *name = word + (is_long ? 2 : 1), *equals = is_long ? strchr(name, '=') : NULL, *value = NULL;
    size_t len = equals != NULL ? (size_t)(equals - name) : strlen(name);
    OptionId id = find_option(command, name, len, is_long ? '\0' : name[0]);

    if (id == OPTION_END)
        return misused(command, "no such option: ", word);
    if (equals != NULL)
        value = equals + 1;
    else if (!is_long && name[1] != '\0')
        value = name + 1;
    if (command_options[id].argument == NULL) {
        if (value != NULL)
            return misused(command, "this option takes no value: ", word);
        value = "";
    } else if (value == NULL) {
        if (arguments->at + 1 == arguments->count)
            return misused(command, "this option takes a value: ", word);
        value = arguments->list[++arguments->at];
    }
    if (!is_word(id, value) || (id == OPTION_WINDOW && !is_size(value)))
        return wrong_value(command, &command_options[id], value);
    invocation->values[id] = value;
    if (id == OPTION_BIB)
        invocation->bibliographies[invocation->bibliography_count++] = value;
    return BIBELOT_CLEAN;
}

static BibelotStatus take_arguments(const Command *command, Arguments *arguments, Invocation *invocation)
{
    bool options = true;

    for (; arguments->at < arguments->count; arguments->at++) {
        const char *word = arguments->list[arguments->at];

        if (options && strcmp(word, "--") == 0) {
            options = false;
        } else if (options && word[0] == '-' && word[1] != '\0') {
            BibelotStatus status = take_option(command, arguments, invocation);

            if (status != BIBELOT_CLEAN)
                return status;
        } else if (invocation->operand_count == command->operands_max) {
            return misused(command, "one argument too many: ", word);
        } else {
            invocation->operands[invocation->operand_count++] = word;
        }
    }
    return BIBELOT_CLEAN;
}

/* 0 for NULL. More than there can be is as much as there can be. */
static size_t read_size(const char *value)
{
    unsigned long long size = value != NULL ? strtoull(value, NULL, 10) : 0;

    return size < SIZE_MAX ? (size_t)size : SIZE_MAX;
}

static void fill_options(Invocation *invocation)
{
    const char *const *values = invocation->values;

    invocation->options = (BibelotOptions){
        .size = sizeof(BibelotOptions),
        .inputs = invocation->operands,
        .input_count = invocation->operand_count,
        .bibliographies = invocation->bibliographies,
        .bibliography_count = invocation->bibliography_count,
        .unused = values[OPTION_UNUSED] != NULL,
        .folder = values[OPTION_FOLDER],
        .from = values[OPTION_FROM],
        .to = values[OPTION_TO] != NULL ? values[OPTION_TO] : values[OPTION_CITE_TO],
        .output = values[OPTION_OUTPUT],
        .xsl = values[OPTION_XSL],
        .forms = values[OPTION_FORMS],
        .encoding = values[OPTION_ENCODING],
        .bilingual = values[OPTION_BILINGUAL],
        .loss = values[OPTION_LOSS],
        .keys = values[OPTION_KEYS],
        .cited = values[OPTION_CITED],
        .sort = values[OPTION_SORT],
        .style = values[OPTION_STYLE],
        .locale = values[OPTION_LOCALE],
        .manuscript = values[OPTION_IN],
        .terms = values[OPTION_TERMS],
        .style_dir = values[OPTION_STYLE_DIR],
        .links = values[OPTION_LINKS] != NULL,
        .citations = values[OPTION_CITATIONS] != NULL,
        .rekey = values[OPTION_REKEY],
        .window = read_size(values[OPTION_WINDOW]),
        .tones = values[OPTION_TONES] != NULL,
        .check = values[OPTION_CHECK] != NULL,
        .kinds = values[OPTION_KIND],
        .limit = values[OPTION_LIMIT],
        .strict = values[OPTION_STRICT] != NULL,
        .max_warnings = values[OPTION_MAX_WARNINGS],
        .limits = values[OPTION_LIMITS],
        .fix = values[OPTION_FIX] != NULL,
        .diff = values[OPTION_DIFF] != NULL,
        .only = values[OPTION_ONLY],
        .skip = values[OPTION_SKIP],
        .today = values[OPTION_TODAY],
        .baseline = values[OPTION_BASELINE],
        .write_baseline = values[OPTION_WRITE_BASELINE],
        .changed_since = values[OPTION_CHANGED_SINCE],
        .report = values[OPTION_REPORT],
        .quiet = values[OPTION_QUIET] != NULL,
    };
}

static BibelotStatus run_command(const Command *command, int argc, char **argv)
{
    Arguments arguments = { 0, argc, argv };
    Invocation invocation = { 0 };
    CommandOutput output;
    BibelotStatus status;

    invocation.operands = calloc((size_t)argc + 1, sizeof *invocation.operands);
    invocation.bibliographies = calloc((size_t)argc + 1, sizeof *invocation.bibliographies);
    if (invocation.operands == NULL || invocation.bibliographies == NULL) {
        fputs("bibelot: out of memory\n", stderr);
        free(invocation.operands);
        free(invocation.bibliographies);
        return BIBELOT_FAILED;
    }
    status = take_arguments(command, &arguments, &invocation);
    if (status == BIBELOT_CLEAN && invocation.values[OPTION_HELP] != NULL) {
        status = help_command(command);
    } else if (status == BIBELOT_CLEAN) {
        fill_options(&invocation);
        status = output_open(&output, &invocation);
        if (status == BIBELOT_CLEAN)
            status = output_close(&output, command->run(&invocation));
    }
    free(invocation.operands);
    free(invocation.bibliographies);
    return status;
}

int main(int argc, char **argv)
{
    const Command *command;

    bibelot_own_process();
    output_prepare();
    if (argc < 2) {
        help_usage(stderr);
        return BIBELOT_USAGE;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "help") == 0) {
        command = argc > 2 ? find_command(argv[2]) : NULL;
        return command != NULL ? (int)help_command(command) : (int)help_all();
    }
    if (strcmp(argv[1], "--version") == 0)
        return (int)help_version();
    command = find_command(argv[1]);
    if (command == NULL) {
        fputs("bibelot: no command is named '", stderr);
        put_shown(argv[1]);
        fputs("'\n", stderr);
        help_usage(stderr);
        return BIBELOT_USAGE;
    }
    return (int)run_command(command, argc - 2, argv + 2);
}
