#include "jobs/baseline.h"

#include "base/json.h"
#include "read/json.h"
#include "report/fingerprint.h"
#include "report/report.h"

#include <stdlib.h>
#include <string.h>

typedef struct Known {
    Str file, code, fingerprint;
    Str message; /* of what is written */
    bool found, stale;
} Known;

struct Baseline {
    Arena *arena;
    Str folder; /* real, of the file */
    Map known;  /* "file\ncode\nfingerprint" → Known */
    VEC(Known *) list;
    const bool *old; /* for each diagnostic: is it known? */
};

/* ---- names ---- */

/* A file as the baseline in `folder` names it. */
static Str name_in(Arena *arena, Str folder, Str name)
{
    Str real = path_real(arena, name);

    if (str_starts(real, folder) && real.len > folder.len + 1 && real.ptr[folder.len] == '/')
        return str_from(real, folder.len + 1);
    return report_path(name);
}

static Str real_folder(Arena *arena, Str path)
{
    Str folder = path_real(arena, path_folder(path));

    return str_is(folder, "/") ? STR_EMPTY : folder;
}

/* What was found, as entries: for each diagnostic one, in order. */
static Known *known_of(Arena *arena, Str folder, const Diags *diags)
{
    size_t count = diags->list.count;
    Known *entries = arena_array(arena, count + 1, sizeof *entries);
    const Fingerprint *fingerprints = fingerprints_make(arena, diags, count);
    const Source *source = NULL;
    Str file = STR_EMPTY;

    for (size_t i = 0; i < count; i++) {
        const Diag *diag = diags->list.items[i];
        Buf text = { 0 };

        if (diag->source != source)
            file = diag->source != NULL ? name_in(arena, folder, diag->source->name) : STR_EMPTY;
        source = diag->source;
        fingerprint_put(&text, fingerprints[i]);
        entries[i] = (Known){ .file = file,
                              .code = str_of(diag_row(diag->code)->code),
                              .fingerprint = buf_keep(arena, &text),
                              .message = diag->message };
        buf_free(&text);
    }
    return entries;
}

/* ---- reading ---- */

static Str key_of(Arena *arena, const Known *entry)
{
    return arena_format(arena, "%.*s\n%.*s\n%.*s", STR_ARG(entry->file), STR_ARG(entry->code),
                        STR_ARG(entry->fingerprint));
}

/* False: there is no such text. */
static bool take_text(const Node *map, Str key, Str *text)
{
    const NodeEntry *entry = node_entry(map, key);

    if (entry == NULL || entry->value == NULL || entry->value->kind != NODE_TEXT)
        return false;
    *text = entry->value->text;
    return true;
}

static bool take_known(Baseline *baseline, const Node *node)
{
    Known *entry = arena_new(baseline->arena, Known);

    if (node == NULL || node->kind != NODE_MAP || !take_text(node, STR("file"), &entry->file) ||
        !take_text(node, STR("code"), &entry->code) || !take_text(node, STR("fingerprint"), &entry->fingerprint))
        return false;
    take_text(node, STR("message"), &entry->message);
    map_add(baseline->arena, &baseline->known, key_of(baseline->arena, entry), entry);
    vec_push(baseline->arena, &baseline->list, entry);
    return true;
}

/* What is wrong with the tree; empty: nothing. */
static Str take_tree(Baseline *baseline, const Node *tree)
{
    const NodeEntry *findings;
    Str version;

    if (tree == NULL || tree->kind != NODE_MAP || !take_text(tree, STR("version"), &version) || !str_is(version, "1"))
        return STR("no baseline of version 1; --write-baseline writes one");
    findings = node_entry(tree, STR("findings"));
    if (findings == NULL || findings->value == NULL || findings->value->kind != NODE_LIST)
        return STR("a baseline has a list named 'findings'");
    for (size_t i = 0; i < findings->value->count; i++)
        if (!take_known(baseline, findings->value->entries[i].value))
            return arena_format(baseline->arena, "finding %zu of the baseline lacks file, code or fingerprint", i + 1);
    return STR_EMPTY;
}

static Str first_fault(Arena *arena, const Source *source, const Diags *diags)
{
    const Diag *diag = diags->list.items[0];
    Position place = source_locate(source, diag->span.start);

    return arena_format(arena, "%.*s:%zu:%zu: %.*s", STR_ARG(source->name), place.line, place.column,
                        STR_ARG(diag->message));
}

Baseline *baseline_read(Arena *arena, Str path, Str *error)
{
    Baseline *baseline = arena_new(arena, Baseline);
    Diags *diags = diags_create(arena);
    Str fault;
    Source *source = file_read(arena, path, &fault);
    const Node *tree;

    baseline->arena = arena;
    baseline->folder = real_folder(arena, path);
    if (source == NULL) {
        *error = arena_format(arena, "%.*s: %.*s", STR_ARG(path), STR_ARG(fault));
        return NULL;
    }
    tree = read_json(arena, source, diags);
    if (diags->list.count > 0) {
        *error = first_fault(arena, source, diags);
        return NULL;
    }
    fault = take_tree(baseline, tree);
    if (fault.len > 0)
        *error = arena_format(arena, "%.*s: %.*s", STR_ARG(path), STR_ARG(fault));
    return fault.len > 0 ? NULL : baseline;
}

/* ---- comparing ---- */

/* Where the file is that the baseline names: below its folder, or as it was named when it lay beside. */
static Str path_of(const Baseline *baseline, const Known *entry)
{
    Str path = arena_format(baseline->arena, "%.*s/%.*s", STR_ARG(baseline->folder), STR_ARG(entry->file));

    return path_kind(baseline->arena, path) != PATH_MISSING ? path : entry->file;
}

static bool is_missing(const Baseline *baseline, const Known *entry)
{
    return path_kind(baseline->arena, path_of(baseline, entry)) == PATH_MISSING;
}

/* What was looked for, and was not found. */
static void find_stale(Baseline *baseline, const Load *load, const bool wanted[DIAG_COUNT])
{
    Map read = { 0 };

    for (size_t i = 0; i < load->sources.count; i++)
        if (!load->sources.items[i]->context)
            map_add(baseline->arena, &read, name_in(baseline->arena, baseline->folder, load->sources.items[i]->name),
                    baseline);
    for (size_t i = 0; i < baseline->list.count; i++) {
        Known *entry = baseline->list.items[i];
        DiagCode code = diag_find(entry->code);

        entry->stale = !entry->found && (code == DIAG_COUNT || wanted[code]) &&
                       (map_get(&read, entry->file) != NULL || is_missing(baseline, entry));
        load->diags->stale += entry->stale;
    }
}

void baseline_compare(Baseline *baseline, const Load *load, const bool wanted[DIAG_COUNT])
{
    size_t count = load->diags->list.count;
    const Known *found = known_of(baseline->arena, baseline->folder, load->diags);
    bool *old = arena_array(baseline->arena, count + 1, sizeof *old);

    for (size_t i = 0; i < count; i++) {
        Known *entry = map_get(&baseline->known, key_of(baseline->arena, &found[i]));

        old[i] = entry != NULL;
        if (entry != NULL)
            entry->found = true;
    }
    baseline->old = old;
    find_stale(baseline, load, wanted);
}

/* Asked for each diagnostic in order. */
static bool is_new(void *context, const Diag *diag)
{
    const bool **next = context;

    (void)diag;
    return !*(*next)++;
}

void baseline_limit(const Baseline *baseline, const Load *load)
{
    const bool *next = baseline->old;

    diags_leave_out(load->diags, LEFT_KNOWN, is_new, &next);
}

/* ---- writing ---- */

static int compare_known(const void *left, const void *right)
{
    const Known *a = left, *b = right;
    int order = str_cmp(a->file, b->file);

    if (order == 0)
        order = str_cmp(a->code, b->code);
    if (order == 0)
        order = str_cmp(a->fingerprint, b->fingerprint);
    return order;
}

static void put_member(Buf *out, const char *key, Str value)
{
    buf_format(out, "\"%s\": ", key);
    json_quote(out, value);
}

static void put_known(Buf *out, const Known *entry, bool first)
{
    buf_puts(out, first ? "\n    {" : ",\n    {");
    put_member(out, "file", entry->file);
    buf_puts(out, ", ");
    put_member(out, "code", entry->code);
    buf_puts(out, ", ");
    put_member(out, "fingerprint", entry->fingerprint);
    buf_puts(out, ", ");
    put_member(out, "message", entry->message);
    buf_char(out, '}');
}

/* What another baseline knows of files and codes that were not looked at, named from `folder`. */
static size_t carry_over(Arena *arena, const Baseline *old, Str folder, Known *entries)
{
    size_t count = 0;

    for (size_t i = 0; old != NULL && i < old->list.count; i++) {
        Known entry = *old->list.items[i];

        if (entry.found || entry.stale)
            continue;
        if (!str_eq(folder, old->folder))
            entry.file = name_in(arena, folder, path_of(old, &entry));
        entries[count++] = entry;
    }
    return count;
}

static void put_baseline(Buf *out, Known *entries, size_t count)
{
    if (count > 1)
        qsort(entries, count, sizeof *entries, compare_known);
    buf_puts(out, "{\n  \"version\": 1,\n  \"findings\": [");
    for (size_t i = 0; i < count; i++)
        put_known(out, &entries[i], i == 0);
    buf_puts(out, count > 0 ? "\n  ]\n}\n" : "]\n}\n");
}

bool baseline_write(const Load *load, const Baseline *old, Str path, Str *error)
{
    size_t found = load->diags->list.count, room = found + (old != NULL ? old->list.count : 0) + 1;
    Str folder = real_folder(load->arena, path);
    Known *entries = arena_array(load->arena, room, sizeof *entries);
    Output *output = output_create(load->arena);
    Buf out = { 0 };
    bool done;

    memcpy(entries, known_of(load->arena, folder, load->diags), found * sizeof *entries);
    put_baseline(&out, entries, found + carry_over(load->arena, old, folder, entries + found));
    done = output_add(output, path, buf_str(&out), error) && output_commit(output, error);
    output_discard(output);
    buf_free(&out);
    return done;
}
