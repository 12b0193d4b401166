/* gen-completions - what a shell proposes behind `bibelot`, from the tables.
 *
 *     gen-completions bash|zsh|fish > out/share/completions/…
 *
 * A shell is three functions: how it begins, what it says of one command, how it ends. What may stand in a place (a
 * format, a file, a code …) is a WordList, the same for all shells. */
#include "base/diag.h"
#include "cli/command.h"
#include "jobs/formats.h"
#include "report/report.h"

#include <stdio.h>
#include <string.h>

/* ---- what may stand in a place ---- */

/* One word and what it means; `meaning` may be "". */
typedef void PutWord(const char *word, const char *meaning);

typedef enum Paths { PATHS_NONE, PATHS_FOLDERS, PATHS_FILES } Paths;

typedef struct WordList {
    const char *place; /* "@read" of an option, "FORMAT" of a command's operands */
    void (*each)(PutWord *put);
    Paths paths;
} WordList;

static void each_reader(PutWord *put)
{
    for (size_t i = 0; i < format_count; i++)
        if (formats[i].read != NULL)
            put(formats[i].name, formats[i].label);
}

static void each_writer(PutWord *put)
{
    for (size_t i = 0; i < format_count; i++)
        if (formats[i].writes)
            put(formats[i].name, formats[i].label);
}

static void each_format(PutWord *put)
{
    for (size_t i = 0; i < format_count; i++)
        put(formats[i].name, formats[i].label);
}

static void each_target(PutWord *put)
{
    for (size_t i = 0; i < format_count; i++)
        if (formats[i].published != NULL)
            put(formats[i].name, formats[i].label);
    put("site", "the pages");
}

static void each_report(PutWord *put)
{
    for (size_t i = 0; i < report_format_count; i++)
        put(report_formats[i].name, report_formats[i].label);
}

static void each_code(PutWord *put)
{
    for (int code = 0; code < DIAG_COUNT; code++)
        put(diag_row((DiagCode)code)->code, diag_row((DiagCode)code)->title);
}

/* The kinds of records, and their fields. Where several kinds have a field, the first one's words are shown. */
static void each_field(PutWord *put)
{
    bool seen[F_COUNT] = { false };

    for (size_t i = 0; schemas[i] != NULL; i++)
        put(schemas[i]->name, schemas[i]->doc);
    for (size_t i = 0; schemas[i] != NULL; i++) {
        for (const Row *row = schemas[i]->rows; row->name != F_NONE; row++) {
            bool is_kind = false;

            for (size_t j = 0; schemas[j] != NULL; j++)
                is_kind = is_kind || strcmp(schemas[j]->name, field_name(row->name).ptr) == 0;
            if (!seen[row->name] && !is_kind)
                put(field_name(row->name).ptr, row->doc);
            seen[row->name] = true;
        }
    }
}

static const WordList word_lists[] = {
    { "@read", each_reader, PATHS_NONE }, { "@write", each_writer, PATHS_NONE }, { "@report", each_report, PATHS_NONE },
    { "@file", NULL, PATHS_FILES },       { "@folder", NULL, PATHS_FOLDERS },    { "PATH", NULL, PATHS_FILES },
    { "INPUT", NULL, PATHS_FILES },       { "TARGET", each_target, PATHS_NONE }, { "CODE", each_code, PATHS_NONE },
    { "FIELD", each_field, PATHS_NONE },  { "FORMAT", each_format, PATHS_NONE },
};

static const WordList *find_list(Str place)
{
    for (size_t i = 0; i < sizeof word_lists / sizeof word_lists[0]; i++)
        if (str_is(place, word_lists[i].place))
            return &word_lists[i];
    return NULL;
}

static void put_each(Str words, char separator, PutWord *put)
{
    Str word;

    while (str_cut(&words, separator, &word)) {
        const WordList *list = find_list(word);
        char literal[64];

        if (list != NULL && list->each != NULL)
            list->each(put);
        if (list != NULL)
            continue;
        snprintf(literal, sizeof literal, "%.*s", STR_ARG(word));
        put(literal, "");
    }
}

/* The words that an option takes, if it takes words. */
static void put_option_words(const Option *option, PutWord *put)
{
    if (option->words != NULL)
        put_each(str_of(option->words), ' ', put);
}

static Paths option_paths(const Option *option)
{
    const WordList *list = option->words != NULL ? find_list(str_of(option->words)) : NULL;

    return list != NULL ? list->paths : PATHS_NONE;
}

/* "[CODE|FIELD|FORMAT]" without what says how often. Of "QUERY [PATH…]" the last: nothing is proposed for a query. */
static Str operand_places(const Command *command)
{
    Str places = str_of(command->operands);
    size_t blank = str_find_char(places, ' ');

    if (blank != STR_NONE)
        places = str_from(places, blank + 1);
    if (str_starts(places, STR("[")))
        places = str_slice(places, 1, places.len - 1);
    return str_ends(places, STR("…")) ? str_slice(places, 0, places.len - strlen("…")) : places;
}

static bool takes_files(const Command *command)
{
    const WordList *list = find_list(operand_places(command));

    return list != NULL && list->paths == PATHS_FILES;
}

static void put_operand_words(const Command *command, PutWord *put)
{
    if (command->operands[0] != '\0')
        put_each(operand_places(command), '|', put);
}

typedef void PutOption(const Command *command, const Option *option);

static void each_option(const Command *command, PutOption *put)
{
    for (const OptionId *id = command->options; *id != OPTION_END; id++)
        put(command, &command_options[*id]);
    for (const OptionId *id = common_options; *id != OPTION_END; id++)
        put(command, &command_options[*id]);
}

/* Characters of `special` get a backslash. */
static void put_escaped(const char *text, const char *special)
{
    for (; *text != '\0'; text++) {
        if (strchr(special, *text) != NULL)
            putchar('\\');
        putchar(*text);
    }
}

/* Within single quotes of bash and zsh. */
static void put_quoted(const char *text, const char *special)
{
    for (; *text != '\0'; text++) {
        if (*text == '\'') {
            fputs("'\\''", stdout);
            continue;
        }
        if (strchr(special, *text) != NULL)
            putchar('\\');
        putchar(*text);
    }
}

/* ---- bash ---- */

static void bash_word(const char *word, const char *meaning)
{
    (void)meaning;
    printf(" %s", word);
}

static void bash_name(const Command *command, const Option *option)
{
    (void)command;
    if (option->letter != 0)
        printf(" -%c", option->letter);
    printf(" --%s", option->name);
}

/* A case of `$previous`: what the option's value may be. */
static void bash_value(const Command *command, const Option *option)
{
    static const char *const actions[] = { "words=", "folders=yes words=", "files=yes words=" };

    (void)command;
    if (option->argument == NULL)
        return;
    fputs("            ", stdout);
    if (option->letter != 0)
        printf("-%c | ", option->letter);
    printf("--%s) %s'", option->name, actions[option_paths(option)]);
    put_option_words(option, bash_word);
    puts("' ;;");
}

static void bash_begin(void)
{
    puts("# bash completion for bibelot. Made by gen-completions.\n\n"
         "_bibelot()\n{\n"
         "    local current=${COMP_WORDS[COMP_CWORD]} previous= command=${COMP_WORDS[1]-} words= options= files= "
         "folders= item\n"
         "    COMPREPLY=()\n"
         "    ((COMP_CWORD > 0)) && previous=${COMP_WORDS[COMP_CWORD - 1]}\n"
         "    # --to=tei comes as three words.\n"
         "    if [[ $current == = ]]; then\n"
         "        current=\n"
         "    elif [[ $previous == = ]] && ((COMP_CWORD > 1)); then\n"
         "        previous=${COMP_WORDS[COMP_CWORD - 2]}\n"
         "    fi\n"
         "    if ((COMP_CWORD == 1)); then\n"
         "        command=\n"
         "        options='--help --version'");
    fputs("        words='help", stdout);
    for (const Command *command = commands; command->name != NULL; command++)
        printf(" %s", command->name);
    puts("'\n    fi\n    case $command in");
}

static void bash_command(const Command *command)
{
    printf("    %s)\n        options='", command->name);
    each_option(command, bash_name);
    puts("'\n        case $previous in");
    each_option(command, bash_value);
    fputs("            *) ", stdout);
    if (takes_files(command))
        fputs("files=yes ", stdout);
    fputs("words='", stdout);
    put_operand_words(command, bash_word);
    puts("' ;;\n        esac\n        ;;");
}

static void bash_end(void)
{
    fputs("    help) words='", stdout);
    for (const Command *command = commands; command->name != NULL; command++)
        printf(" %s", command->name);
    puts("' ;;\n    esac\n"
         "    [[ $current == -* ]] && words=$options files= folders=\n"
         "    while IFS= read -r item; do\n"
         "        [[ -n $item ]] && COMPREPLY+=(\"$item\")\n"
         "    done < <(\n"
         "        compgen -W \"$words\" -- \"$current\"\n"
         "        [[ -n $files ]] && compgen -f -- \"$current\"\n"
         "        [[ -n $folders ]] && compgen -d -- \"$current\"\n"
         "    )\n"
         "    [[ -n $files$folders ]] && compopt -o filenames 2>/dev/null\n"
         "    return 0\n"
         "}\n\n"
         "complete -F _bibelot bibelot");
}

/* ---- zsh ---- */

static void zsh_item(const char *word, const char *meaning)
{
    fputs("        '", stdout);
    put_quoted(word, ":");
    if (meaning[0] != '\0') {
        putchar(':');
        put_quoted(meaning, "");
    }
    puts("'");
}

/* An option's value: ":FORMAT:(yaml bibtex)", ":PATH:_files". */
static void zsh_value(const Option *option)
{
    static const char *const actions[] = { "", "_files -/", "_files" };

    printf(":%s:", option->argument);
    if (option->words == NULL || option_paths(option) != PATHS_NONE) {
        fputs(actions[option_paths(option)], stdout);
        return;
    }
    putchar('(');
    put_option_words(option, bash_word);
    fputs(" )", stdout);
}

static void zsh_option(const Command *command, const Option *option)
{
    const char *after = option->argument == NULL ? "" : "=";

    (void)command;
    fputs("            ", stdout);
    if (option->letter != 0)
        printf("'(-%c --%s)'{-%c%s,--%s%s}'[", option->letter, option->name, option->letter,
               option->argument == NULL ? "" : "+", option->name, after);
    else
        printf("'--%s%s[", option->name, after);
    put_quoted(option->help, "[]\\");
    putchar(']');
    if (option->argument != NULL)
        zsh_value(option);
    puts("' \\");
}

static void zsh_list(const char *name, const Command *operands_of)
{
    printf("_bibelot_%s() {\n    local -a items=(\n", name);
    if (operands_of != NULL)
        put_operand_words(operands_of, zsh_item);
    else
        zsh_item("help", "show what a command takes");
    for (const Command *command = commands; operands_of == NULL && command->name != NULL; command++)
        zsh_item(command->name, command->summary);
    printf("    )\n    _describe -t %s %s items\n}\n\n", name, name);
}

static void zsh_begin(void)
{
    puts("#compdef bibelot\n# zsh completion for bibelot. Made by gen-completions.\n");
    zsh_list("commands", NULL);
    for (const Command *command = commands; command->name != NULL; command++)
        if (command->operands[0] != '\0' && !takes_files(command))
            zsh_list(command->name, command);
    puts("_bibelot() {\n"
         "    local context state line curcontext=$curcontext\n"
         "    local -A opt_args\n\n"
         "    _arguments -C \\\n"
         "        '(- *)'{-h,--help}'[show the commands]' \\\n"
         "        '(- *)--version[show the version]' \\\n"
         "        '1:command:_bibelot_commands' \\\n"
         "        '*::argument:->argument' && return\n"
         "    [[ $state == argument ]] || return 1\n"
         "    curcontext=${curcontext%:*}-$words[1]:\n"
         "    case $words[1] in");
}

static void zsh_command(const Command *command)
{
    printf("    %s)\n        _arguments -s \\\n", command->name);
    each_option(command, zsh_option);
    if (takes_files(command))
        puts("            '*:file:_files' ;;");
    else if (command->operands[0] != '\0')
        printf("            '%s:argument:_bibelot_%s' ;;\n", command->operands_max == 1 ? "1" : "*", command->name);
    else
        puts("            '*: :' ;;");
}

static void zsh_end(void)
{
    puts("    help)\n        _arguments '1:command:_bibelot_commands' ;;\n"
         "    esac\n}\n\n"
         "if [[ $funcstack[1] == _bibelot ]]; then\n    _bibelot \"$@\"\nelse\n    compdef _bibelot bibelot\nfi");
}

/* ---- fish ---- */

/* Within single quotes, and there within double quotes: fish reads what -a holds a second time. */
static void fish_word(const char *word, const char *meaning)
{
    printf(" %s", word);
    if (meaning[0] == '\0')
        return;
    fputs("\\t\"", stdout);
    put_escaped(meaning, "'\\\"$");
    putchar('"');
}

static void fish_option(const Command *command, const Option *option)
{
    printf("complete -c bibelot -n '__bibelot_in %s'", command->name);
    if (option->letter != 0)
        printf(" -s %c", option->letter);
    printf(" -l %s -d '", option->name);
    put_escaped(option->help, "'\\");
    putchar('\'');
    if (option->argument != NULL) {
        fputs(option_paths(option) == PATHS_FILES ? " -rF" : " -x", stdout);
        fputs(" -a '", stdout);
        put_option_words(option, fish_word);
        fputs(option_paths(option) == PATHS_FOLDERS ? "(__fish_complete_directories)'" : "'", stdout);
    }
    putchar('\n');
}

static void fish_begin(void)
{
    puts("# fish completion for bibelot. Made by gen-completions.\n\n"
         "function __bibelot_in\n"
         "    set -l words (commandline -opc)\n"
         "    test (count $words) -gt 1; and contains -- $words[2] $argv\n"
         "end\n\n"
         "function __bibelot_first\n"
         "    test (count (commandline -opc)) -eq 1\n"
         "end\n\n"
         "complete -c bibelot -f\n"
         "complete -c bibelot -n __bibelot_first -s h -l help -d 'show the commands'\n"
         "complete -c bibelot -n __bibelot_first -l version -d 'show the version'\n"
         "complete -c bibelot -n __bibelot_first -a help -d 'show what a command takes'");
    for (const Command *command = commands; command->name != NULL; command++) {
        printf("complete -c bibelot -n __bibelot_first -a %s -d '", command->name);
        put_escaped(command->summary, "'\\");
        puts("'");
    }
}

static void fish_command(const Command *command)
{
    printf("\n# %s\n", command->name);
    printf("complete -c bibelot -n '__bibelot_in help' -a %s\n", command->name);
    if (takes_files(command)) {
        printf("complete -c bibelot -n '__bibelot_in %s' -F\n", command->name);
    } else if (command->operands[0] != '\0') {
        printf("complete -c bibelot -n '__bibelot_in %s' -a '", command->name);
        put_operand_words(command, fish_word);
        puts("'");
    }
    each_option(command, fish_option);
}

static void fish_end(void)
{
}

/* ---- shells ---- */

static const struct {
    const char *name;
    void (*begin)(void);
    void (*command)(const Command *command);
    void (*end)(void);
} shells[] = {
    { "bash", bash_begin, bash_command, bash_end },
    { "zsh", zsh_begin, zsh_command, zsh_end },
    { "fish", fish_begin, fish_command, fish_end },
};

int main(int argc, char **argv)
{
    for (size_t i = 0; argc == 2 && i < sizeof shells / sizeof shells[0]; i++) {
        if (strcmp(argv[1], shells[i].name) != 0)
            continue;
        shells[i].begin();
        for (const Command *command = commands; command->name != NULL; command++)
            shells[i].command(command);
        shells[i].end();
        return ferror(stdout) || fclose(stdout) != 0 ? 3 : 0;
    }
    fputs("usage: gen-completions bash|zsh|fish\n", stderr);
    return 2;
}
