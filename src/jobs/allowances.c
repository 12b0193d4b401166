#include "jobs/allowances.h"

#include "base/fix.h"

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
    snprintf(key, sizeof key, "%zu %zu %d", diag->source->order, source_line_number(diag->source, diag->span.start),
             (int)diag->code);
    used = map_get(&allowances->lines, str_of(key));
    if (used != NULL)
        *used = true;
    return used == NULL;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static size_t back_over_blanks(Str bytes, size_t at)
{
    while (at > 0 && is_blank(bytes.ptr[at - 1]))
        at--;
    return at;
}

/* The comment, and its line if nothing else stands there. */
static Span comment_span(Str bytes, size_t opener, size_t at)
{
    size_t from = opener, to = at;

    while (from > 0 && bytes.ptr[from - 1] == bytes.ptr[opener])
        from--;
    from = back_over_blanks(bytes, from);
    while (to < bytes.len && bytes.ptr[to] != '\n' && bytes.ptr[to] != '\r')
        to++;
    if (from == 0 || bytes.ptr[from - 1] == '\n') {
        to += to < bytes.len && bytes.ptr[to] == '\r';
        to += to < bytes.len && bytes.ptr[to] == '\n';
    }
    return (Span){ (uint32_t)from, (uint32_t)to };
}

/* Does the next code stand in the same comment? */
static bool are_neighbours(const Source *source, const Allow *allow)
{
    Str between = str_slice(source->bytes, allow[0].span.end, allow[1].span.start);

    return str_is(str_trim(between), ",");
}

/* The code with its comma; of a comment without other codes all. */
static void mend_idle(const Allowances *allowances, Diag *diag, const Source *source, Span code)
{
    Str bytes = source->bytes;
    size_t before = back_over_blanks(bytes, code.start), after = code.end, opener;

    while (after < bytes.len && is_blank(bytes.ptr[after]))
        after++;
    if (after < bytes.len && bytes.ptr[after] == ',') {
        for (after++; after < bytes.len && is_blank(bytes.ptr[after]);)
            after++;
        fix_bytes(allowances->diags, diag, (Span){ code.start, (uint32_t)after }, STR_EMPTY);
        return;
    }
    if (before > 0 && bytes.ptr[before - 1] == ',') {
        fix_bytes(allowances->diags, diag, (Span){ (uint32_t)before - 1, code.end }, STR_EMPTY);
        return;
    }
    for (opener = before; opener > 0 && bytes.ptr[opener - 1] != '\n';)
        if (bytes.ptr[--opener] == '#' || bytes.ptr[opener] == '%') {
            fix_bytes(allowances->diags, diag, comment_span(bytes, opener, after), STR_EMPTY);
            return;
        }
}

/* `before_other`: another code of the same comment, which is idle, too, goes first. */
static void report_idle(Allowances *allowances, const Source *source, const Allow *allow, bool manuscript,
                        bool before_other)
{
    const char *code = diag_row(allow->code)->code;
    Diag *diag;

    if (allow->code >= (manuscript ? DIAG_COUNT : DIAG_B701))
        return;
    diag = diag_add(allowances->diags, DIAG_B091, source, allow->span, "this allows %s, which is not found %s", code,
                    allow->first == 0             ? "behind it"
                    : allow->first == allow->last ? "there"
                                                  : "in the value below");
    if (!before_other && !manuscript)
        mend_idle(allowances, diag, source, allow->span);
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
                report_idle(&allowances, load->sources.items[i], &lists[i].items[j], load->formats.items[i] == NULL,
                            j + 1 < lists[i].count && !used[i][j + 1] &&
                                are_neighbours(load->sources.items[i], &lists[i].items[j]));
    diags_sort(load->diags);
}
