#include "jobs/changed.h"

#include "base/process.h"

#include <errno.h>
#include <string.h>

typedef struct Lines {
    size_t first, last;
} Lines;

/* A file that the revision has. */
typedef struct File {
    VEC(Lines) changed; /* ascending */
} File;

struct Changed {
    Arena *arena;
    Str top;   /* of the working tree, real */
    Map files; /* path below the top → File */
};

/* ---- git ---- */

static Str first_line(Str text)
{
    Str line = STR_EMPTY;

    str_cut(&text, '\n', &line);
    return str_trim(line);
}

/* What it writes, in the arena. `arguments` ends with NULL. */
static bool git(Arena *arena, Str folder, const char *const arguments[], Str *text, Str *error)
{
    enum { MOST = 24 };
    const char *argv[MOST] = { "git", "--no-optional-locks",    "-c", "core.quotePath=false",
                               "-C",  arena_cstr(arena, folder) };
    Buf out = { 0 }, errors = { 0 };
    int status;

    for (size_t i = 0, at = 6; arguments[i] != NULL && at + 1 < MOST; i++)
        argv[at++] = arguments[i];
    status = process_run(argv, &out, &errors);
    if (status < 0)
        *error = arena_format(arena, "--changed-since: git: %s", strerror(errno));
    else if (status > 0)
        *error = arena_format(arena, "--changed-since: %.*s", STR_ARG(first_line(buf_str(&errors))));
    *text = buf_keep(arena, &out);
    buf_free(&out);
    buf_free(&errors);
    return status == 0;
}

/* ---- what git says ---- */

/* "b/a\"\303\244" without the quotes, escapes undone. */
static Str unquote(Arena *arena, Str text)
{
    static const char letters[] = "abfnrtv", meant[] = "\a\b\f\n\r\t\v";
    char *bytes = arena_alloc(arena, text.len + 1);
    size_t len = 0;

    for (size_t at = 1; at < text.len && text.ptr[at] != '"'; at++) {
        char c = text.ptr[at];
        const char *letter;

        if (c == '\\' && at + 1 < text.len) {
            c = text.ptr[++at];
            letter = memchr(letters, c, sizeof letters - 1);
            if (letter != NULL) {
                c = meant[letter - letters];
            } else if (ascii_is_digit(c) && at + 2 < text.len) {
                c = (char)((c - '0') * 64 + (text.ptr[at + 1] - '0') * 8 + (text.ptr[at + 2] - '0'));
                at += 2;
            }
        }
        bytes[len++] = c;
    }
    return (Str){ bytes, len };
}

/* Of "+++ b/PATH": the path. A tab stands behind one with blanks. */
static Str path_of(Arena *arena, Str line)
{
    Str path = str_from(line, 4);

    if (str_starts(path, STR("\"")))
        path = unquote(arena, path);
    else if (str_ends(path, STR("\t")))
        path = str_slice(path, 0, path.len - 1);
    return str_starts(path, STR("b/")) ? str_from(path, 2) : STR_EMPTY;
}

/* The number at `*at`, and where it ends. */
static size_t take_number(Str line, size_t *at)
{
    size_t number = 0;

    for (; *at < line.len && ascii_is_digit(line.ptr[*at]); ++*at)
        number = number * 10 + (size_t)(line.ptr[*at] - '0');
    return number;
}

/* "-12,3" or "+12" from `*at` on, whose sign is passed. */
static void take_range(Str line, size_t *at, size_t *first, size_t *count)
{
    ++*at;
    *first = take_number(line, at);
    *count = 1;
    if (*at < line.len && line.ptr[*at] == ',') {
        ++*at;
        *count = take_number(line, at);
    }
}

/* "@@ -1,2 +3,4 @@". Returns how many lines of old and new text follow. */
static size_t take_hunk(Changed *changed, Str line, File *file)
{
    size_t at = 3, first, count, removed;

    take_range(line, &at, &first, &removed);
    at++;
    take_range(line, &at, &first, &count);
    if (file != NULL && count > 0)
        vec_push(changed->arena, &file->changed, (Lines){ first, first + count - 1 });
    return removed + count;
}

/* The lines of a hunk are passed over by their number: they may look like anything. */
static void read_diff(Changed *changed, Str diff)
{
    File *file = NULL;
    size_t body = 0;
    Str line;

    while (str_cut(&diff, '\n', &line)) {
        if (body > 0)
            body -= !str_starts(line, STR("\\"));
        else if (str_starts(line, STR("+++ ")))
            file = map_get(&changed->files, path_of(changed->arena, line));
        else if (str_starts(line, STR("@@ -")))
            body = take_hunk(changed, line, file);
    }
}

static void read_tree(Changed *changed, Str names)
{
    Str name;

    while (str_cut(&names, '\0', &name))
        if (name.len > 0)
            map_add(changed->arena, &changed->files, name, arena_new(changed->arena, File));
}

Changed *changed_since(Arena *arena, Str folder, Str revision, Str *error)
{
    Changed *changed = arena_new(arena, Changed);
    const char *rev = arena_cstr(arena, revision);
    const char *const top[] = { "rev-parse", "--show-toplevel", NULL };
    const char *const tree[] = { "ls-tree", "-r", "-z", "--name-only", "--full-tree", rev, "--", NULL };
    const char *const diff[] = { "diff",
                                 "-U0",
                                 "--inter-hunk-context=0",
                                 "--no-color",
                                 "--no-ext-diff",
                                 "--no-textconv",
                                 "--no-renames",
                                 "--ignore-submodules",
                                 "--text",
                                 "--src-prefix=a/",
                                 "--dst-prefix=b/",
                                 rev,
                                 "--",
                                 NULL };
    Str text;

    changed->arena = arena;
    if (!git(arena, folder, top, &text, error))
        return NULL;
    changed->top = path_real(arena, first_line(text));
    if (!git(arena, folder, tree, &text, error))
        return NULL;
    read_tree(changed, text);
    if (!git(arena, changed->top, diff, &text, error))
        return NULL;
    read_diff(changed, text);
    return changed;
}

/* ---- findings ---- */

/* What the revision has of it; NULL: nothing. */
static const File *file_of(const Changed *changed, const Source *source)
{
    Str real = path_real(changed->arena, source->name);

    if (!str_starts(real, changed->top) || real.len <= changed->top.len + 1)
        return NULL;
    return map_get(&changed->files, str_from(real, changed->top.len + (changed->top.len > 1)));
}

/* Did a line from `first` to `last` change? */
static bool touches(const File *file, size_t first, size_t last)
{
    size_t low = 0, high = file->changed.count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (file->changed.items[middle].last < first)
            low = middle + 1;
        else
            high = middle;
    }
    return low < file->changed.count && file->changed.items[low].first <= last;
}

typedef struct Limit {
    const Changed *changed;
    const Source *source; /* of the diagnostic before */
    const File *file;
} Limit;

static bool is_changed(void *context, const Diag *diag)
{
    Limit *limit = context;

    if (diag->source == NULL)
        return true;
    if (diag->source != limit->source)
        limit->file = file_of(limit->changed, diag->source);
    limit->source = diag->source;
    return limit->file == NULL || touches(limit->file, source_locate(diag->source, diag->span.start).line,
                                          source_locate(diag->source, diag->span.end).line);
}

void changed_limit(const Changed *changed, Diags *diags)
{
    Limit limit = { .changed = changed };

    diags_leave_out(diags, LEFT_UNCHANGED, is_changed, &limit);
}
