/* gen-manual - expands the tables in the source of a manual page.
 *
 *     gen-manual src/man/bibelot.1.in > out/share/man/man1/bibelot.1
 *
 * A source is mdoc(7) in UTF-8. A line that begins with '@' stands for a table:
 *
 *     @os                  the program and its version
 *     @synopsis            every command on a line
 *     @commands            every command: details, options, examples
 *     @options             the options that all commands have
 *     @formats  @reports
 *     @diagnostics B5      the diagnostics whose codes begin so
 *     @kind NAME           the fields of a kind of record, or of a part of one
 *     @map NAME            what becomes of types and fields in a format
 *
 * All else is copied; characters beyond ASCII become \[uXXXX]. Exit 3 if the source can't be read or names no table. */
#include "base/file.h"
#include "cli/command.h"
#include "gen/roff.h"
#include "jobs/formats.h"
#include "model/maps.h"
#include "report/report.h"
#include "text/ident.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

_Noreturn static void fail(const char *path, size_t line, const char *what, Str word)
{
    fprintf(stderr, "gen-manual: %s:%zu: %s: %.*s\n", path, line, what, STR_ARG(word));
    exit(3);
}

/* ---- the command line ---- */

static const struct {
    const char *words;
    const char *(*name)(size_t index);
} word_lists[] = {
    { "@read", bibelot_reader_name },
    { "@write", bibelot_writer_name },
    { "@report", bibelot_report_name },
};

/* The words that an option takes. */
static void put_words(const char *words)
{
    const char *before = "One of";
    Str rest = str_of(words), word;

    if (words == NULL)
        return;
    for (size_t i = 0; i < sizeof word_lists / sizeof word_lists[0]; i++)
        for (size_t j = 0; strcmp(words, word_lists[i].words) == 0 && word_lists[i].name(j) != NULL; j++) {
            printf("%s\n.Cm %s", before, word_lists[i].name(j));
            before = " ,";
        }
    while (words[0] != '@' && str_cut(&rest, ' ', &word)) {
        printf("%s\n.Cm %.*s", before, STR_ARG(word));
        before = " ,";
    }
    if (before[0] == ' ')
        puts(" .");
}

static void put_option(OptionId id)
{
    const Option *option = &command_options[id];

    fputs(".It", stdout);
    if (option->letter != 0)
        printf(" Fl %c ,", option->letter);
    fputs(" Fl Fl", stdout);
    put_argument(str_of(option->name));
    if (option->argument != NULL)
        printf(" Ar %s", option->argument);
    putchar('\n');
    put_sentence(option->help);
    put_words(option->words);
}

static void put_options(const OptionId *list)
{
    open_list();
    for (; *list != OPTION_END; list++)
        put_option(*list);
    puts(".El");
}

/* "[CODE|FIELD]", "[PATH…]", "doc", "QUERY [PATH…]" */
static void put_operands(const char *operands)
{
    const char *blank = strchr(operands, ' ');
    Str rest = str_of(blank != NULL ? blank + 1 : operands), word;
    bool optional = str_starts(rest, STR("[")), many = str_ends(rest, STR("…]")), first = true;

    if (rest.len == 0)
        return;
    if (blank != NULL)
        printf(".Ar %.*s\n", (int)(blank - operands), operands);
    rest = str_slice(rest, optional, rest.len - (many ? strlen("…]") : optional));
    fputs(optional ? ".Op" : ".", stdout);
    while (str_cut(&rest, '|', &word)) {
        bool literal = word.ptr[0] >= 'a' && word.ptr[0] <= 'z';

        printf("%s%s%s %.*s", first ? "" : " |", optional || !first ? " " : "", literal ? "Cm" : "Ar", STR_ARG(word));
        first = false;
    }
    puts(many ? " ..." : "");
}

static void put_synopsis(const Command *command)
{
    printf(".Nm\n.Cm %s\n.Op Ar OPTION ...\n", command->name);
    put_operands(command->operands);
}

static void table_synopsis(void)
{
    for (const Command *command = commands; command->name != NULL; command++)
        put_synopsis(command);
}

static void table_commands(void)
{
    for (const Command *command = commands; command->name != NULL; command++) {
        printf(".Ss %s\n", command->name);
        put_synopsis(command);
        put_paragraphs(command->details);
        if (command->options[0] != OPTION_END)
            put_options(command->options);
        puts(".Pp\nFor example:");
        put_literal(command->example);
    }
}

static void table_options(void)
{
    put_options(common_options);
}

static void table_os(void)
{
    printf(".Os bibelot %s\n", bibelot_version());
}

/* ---- formats, reports, diagnostics ---- */

static void table_formats(void)
{
    open_list();
    for (size_t i = 0; i < format_count; i++) {
        const Format *format = &formats[i];

        printf(".It Cm %s Pq %s\n", format->name,
               format->read == NULL ? "written"
               : format->writes     ? "read and written"
                                    : "read");
        put_sentence(format->label);
        fputs("Suffixes:\n.Pa", stdout);
        put_argument(str_of(format->suffixes));
        puts(" .");
        if (format->published != NULL)
            printf("Published as\n.Pa %s .\n", format->published);
    }
    puts(".El");
}

static void table_reports(void)
{
    open_list();
    for (size_t i = 0; i < report_format_count; i++) {
        put_macro(".It Cm", report_formats[i].name);
        put_sentence(report_formats[i].label);
    }
    puts(".El");
}

static bool table_diagnostics(Str prefix)
{
    bool any = false;

    open_list();
    for (int code = 0; code < DIAG_COUNT; code++) {
        const DiagRow *row = diag_row((DiagCode)code);

        if (!str_starts(str_of(row->code), prefix))
            continue;
        any = true;
        printf(".It Sy %s Pq %s\n.Em", row->code, severity_name(row->severity));
        put_argument(str_of(row->title));
        puts(" .");
        put_prose(row->reason);
        put_prose(row->mend);
    }
    puts(".El");
    return any;
}

/* ---- fields ---- */

/* Schemas hang together by their rows; kinds of records and statements are where to begin. */
static const Schema *find_schema(const Schema *schema, Str name, unsigned depth)
{
    enum { DEEPEST = 8 };

    if (str_is(name, schema->name))
        return schema;
    for (const Row *row = schema->rows; row->name != F_NONE && depth < DEEPEST; row++) {
        const Schema *found = row->record != NULL ? find_schema(row->record, name, depth + 1) : NULL;

        if (found != NULL)
            return found;
    }
    return NULL;
}

static void put_kinds(unsigned kinds)
{
    bool first = true;

    for (unsigned kind = KIND_TERM; kind <= KIND_ENDNOTE; kind <<= 1)
        if ((kinds & kind) != 0) {
            printf("%s %s", !first ? " or" : kind == KIND_ENDNOTE ? "id of an" : "id of a", kind_name((Kind)kind));
            first = false;
        }
}

static void put_type(const Row *row)
{
    if (row->type == TYPE_REF)
        put_kinds(row->kinds);
    else if (row->type == TYPE_IDENT)
        fputs(ident_label((IdentScheme)row->scheme), stdout);
    else
        fputs(row->type == TYPE_RECORD ? row->record->name : type_name(row->type), stdout);
    if (row->type == TYPE_RECORD && (row->flags & ROW_BY_LANGUAGE) != 0)
        fputs(" by language", stdout);
    if (row->cardinality != ONE)
        fputs(row->cardinality == MANY ? ", any number" : ", by key", stdout);
    if ((row->flags & ROW_REQUIRED) != 0)
        fputs(", required", stdout);
}

static void put_choices(const Choice *choices)
{
    puts(".Bl -tag -width Ds -compact");
    for (; choices->name != NULL; choices++) {
        put_macro(".It Cm", choices->name);
        put_prose(choices->doc);
    }
    puts(".El");
}

static bool table_kind(Str name)
{
    const Schema *roots[] = { &schema_term, &schema_program, &schema_endnote, &schema_project, &schema_statement };
    const Schema *schema = NULL;

    for (size_t i = 0; schema == NULL && i < sizeof roots / sizeof roots[0]; i++)
        schema = find_schema(roots[i], name, 0);
    if (schema == NULL)
        return false;
    put_prose(schema->doc);
    if (schema->shorthand != F_NONE) {
        puts("A plain string stands for its");
        printf(".Sy %s .\n", field_name(schema->shorthand).ptr);
    }
    open_list();
    for (const Row *row = schema->rows; row->name != F_NONE; row++) {
        fputs(".It Sy", stdout);
        put_argument(field_name(row->name));
        fputs(" Pq ", stdout);
        put_type(row);
        putchar('\n');
        put_prose(row->doc);
        if (row->choices != NULL)
            put_choices(row->choices);
    }
    puts(".El");
    return true;
}

/* ---- maps ---- */

/* "for report thesis; only written; several with commas" */
static void put_remarks(const MapRow *row)
{
    static const char *const ways[] = { [MAP_BOTH] = "", [MAP_WRITE] = "only written", [MAP_READ] = "only read" };
    Str remarks[] = { row->when, str_of(ways[row->way]), row->note };
    const char *before = "";

    for (size_t i = 0; i < sizeof remarks / sizeof remarks[0]; i++) {
        if (remarks[i].len == 0)
            continue;
        printf("%s%s", before, i == 0 ? "for " : "");
        put_escaped(remarks[i], false);
        before = "; ";
    }
    if (before[0] != '\0')
        putchar('\n');
}

static bool put_map(Str map, const char *table, const char *title)
{
    size_t count = 0;
    const MapRow *rows = map_rows(map, str_of(table), &count);

    if (rows == NULL)
        return false;
    printf(".Ss %.*s: %s\n.Bl -tag -width Ds -compact\n", STR_ARG(map), title);
    for (size_t i = 0; i < count; i++) {
        fputs(".It Sy", stdout);
        put_argument(rows[i].ours);
        fputs(rows[i].theirs.len > 0 ? " No \\(-> Li" : "", stdout);
        if (rows[i].theirs.len > 0)
            put_argument(rows[i].theirs);
        printf(" Pq %.*s\n", STR_ARG(map_fidelity_name(rows[i].fidelity)));
        put_remarks(&rows[i]);
    }
    puts(".El");
    return true;
}

static bool table_map(Str name)
{
    bool types = put_map(name, "types", "types"), fields = put_map(name, "fields", "fields");

    put_map(name, "residue", "fields that stand in custom as they are");
    put_map(name, "notes", "lines of the note");
    return types || fields;
}

static void table_limits(void)
{
    puts(".Bl -tag -width Ds -compact");
    for (size_t i = 0; i < LIMIT_COUNT; i++)
        printf(".It Sy %s\nUsually %zu, from %zu to %zu: %s.\n", limit_rows[i].name, limit_rows[i].usual,
               limit_rows[i].least, limit_rows[i].most, limit_rows[i].what);
    puts(".El");
}

/* ---- pages ---- */

static const struct {
    const char *name;
    void (*put)(void);
    bool (*put_some)(Str which);
} tables[] = {
    { "@os", table_os, NULL },
    { "@synopsis", table_synopsis, NULL },
    { "@commands", table_commands, NULL },
    { "@options", table_options, NULL },
    { "@formats", table_formats, NULL },
    { "@reports", table_reports, NULL },
    { "@kind", NULL, table_kind },
    { "@map", NULL, table_map },
    { "@limits", table_limits, NULL },
    { "@diagnostics", NULL, table_diagnostics },
};

static bool put_table(Str name, Str which)
{
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        if (!str_is(name, tables[i].name))
            continue;
        if (tables[i].put_some != NULL)
            return tables[i].put_some(which);
        tables[i].put();
        return true;
    }
    return false;
}

int main(int argc, char **argv)
{
    Arena *arena = arena_create();
    Str error = STR_EMPTY, rest, line;
    const Source *source;
    size_t number = 0;

    if (argc != 2) {
        fputs("usage: gen-manual PAGE.in\n", stderr);
        return 2;
    }
    source = file_read(arena, str_of(argv[1]), &error);
    if (source == NULL)
        fail(argv[1], 0, "can't be read", error);
    rest = source->bytes;
    while (str_cut(&rest, '\n', &line)) {
        Str which = line, name;

        number++;
        if (line.len == 0 && rest.len == 0)
            break; /* behind the last newline */
        if (!str_starts(line, STR("@"))) {
            put_escaped(line, true);
            putchar('\n');
        } else if (!str_cut(&which, ' ', &name) || !put_table(name, which)) {
            fail(argv[1], number, "no such table", line);
        }
    }
    arena_destroy(arena);
    return ferror(stdout) || fclose(stdout) != 0 ? 3 : 0;
}
