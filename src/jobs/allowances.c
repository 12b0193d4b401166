#include "jobs/allowances.h"

#include <stdio.h>

typedef struct Allowances {
    Arena *arena;
    Diags *diags;
    Map lines; /* "order line code" → the `used` of the first comment that is about it */
} Allowances;

static CommentSyntax manuscript_syntax(Str name)
{
    static const struct {
        const char *suffix;
        CommentSyntax syntax;
    } rows[] = {
        { ".tex", COMMENTS_PERCENT }, { ".ltx", COMMENTS_PERCENT }, { ".aux", COMMENTS_NONE },
        { ".bcf", COMMENTS_NONE },    { ".txt", COMMENTS_NONE },    { ".typ", COMMENTS_SLASHES },
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (str_eq_nocase(path_suffix(name), str_of(rows[i].suffix)))
            return rows[i].syntax;
    return COMMENTS_XML;
}

CommentSyntax allowances_syntax(const Format *format, Str name)
{
    static const struct {
        const char *format;
        CommentSyntax syntax;
    } rows[] = {
        { "yaml", COMMENTS_HASH },
        { "csl-yaml", COMMENTS_HASH },
        { "biblatex", COMMENTS_PERCENT },
        { "bibtex", COMMENTS_PERCENT },
    };

    if (format == NULL)
        return manuscript_syntax(name);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (str_is(str_of(format->name), rows[i].format))
            return rows[i].syntax;
    return format->roots != NULL ? COMMENTS_XML : COMMENTS_NONE;
}

static void add_allow(Allowances *allowances, const Source *source, const Allow *allow, bool *used)
{
    for (size_t line = allow->first; line != 0 && line <= allow->last; line++) {
        Str key = arena_format(allowances->arena, "%zu %zu %d", source->order, line, (int)allow->code);

        map_add(allowances->arena, &allowances->lines, key, used);
    }
}

static bool is_not_allowed(void *context, const Diag *diag)
{
    Allowances *allowances = context;
    char key[80];
    bool *used;

    if (diag->source == NULL)
        return true;
    snprintf(key, sizeof key, "%zu %zu %d", diag->source->order, source_locate(diag->source, diag->span.start).line,
             (int)diag->code);
    used = map_get(&allowances->lines, str_of(key));
    if (used != NULL)
        *used = true;
    return used == NULL;
}

static void report_idle(Allowances *allowances, const Source *source, const Allow *allow, bool manuscript)
{
    const char *code = diag_row(allow->code)->code;
    Diag *diag;

    if (allow->code >= (manuscript ? DIAG_COUNT : DIAG_B701))
        return;
    diag = diag_add(allowances->diags, DIAG_B091, source, allow->span, "this allows %s, which is not found %s", code,
                    allow->first == 0             ? "behind it"
                    : allow->first == allow->last ? "there"
                                                  : "in the value below");
    if (allow->first != 0)
        diag_help(allowances->diags, diag, "it is about line %zu: delete it, or move it", allow->first);
    else
        diag_help(allowances->diags, diag, "delete it, or move it to the line that it is about");
}

static Allows *find_all(Allowances *allowances, const Load *load)
{
    Allows *lists = arena_array(load->arena, load->sources.count + 1, sizeof *lists);

    for (size_t i = 0; i < load->sources.count; i++)
        if (!load->sources.items[i]->context)
            allows_find(allowances->arena, load->sources.items[i],
                        allowances_syntax(load->formats.items[i], load->sources.items[i]->name), &lists[i],
                        allowances->diags);
    return lists;
}

void allowances_apply(Load *load)
{
    Allowances allowances = { .arena = load->arena, .diags = load->diags };
    const Allows *lists = find_all(&allowances, load);
    bool **used = arena_array(load->arena, load->sources.count + 1, sizeof *used);

    for (size_t i = 0; i < load->sources.count; i++) {
        used[i] = arena_array(load->arena, lists[i].count + 1, sizeof **used);
        for (size_t j = 0; j < lists[i].count; j++)
            add_allow(&allowances, load->sources.items[i], &lists[i].items[j], &used[i][j]);
    }
    diags_leave_out(load->diags, LEFT_ALLOWED, is_not_allowed, &allowances);
    for (size_t i = 0; i < load->sources.count; i++)
        for (size_t j = 0; j < lists[i].count; j++)
            if (!used[i][j])
                report_idle(&allowances, load->sources.items[i], &lists[i].items[j], load->formats.items[i] == NULL);
    diags_sort(load->diags);
}
