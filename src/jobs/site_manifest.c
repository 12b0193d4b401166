#include "jobs/site_manifest.h"

#include "base/buf.h"
#include "base/map.h"
#include "base/vec.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const char name[] = ".bibelot-site", first_line[] = "bibelot site 1\n";

/* Names of files, and of files in folders of the site: never a way out of it. */
static bool is_within(Str path)
{
    Str rest = path, part;
    size_t depth = 0;

    while (str_cut(&rest, '/', &part)) {
        if (part.len == 0 || part.ptr[0] == '.' || memchr(part.ptr, '\0', part.len) != NULL)
            return false;
        depth++;
    }
    return depth == 1 || depth == 2;
}

static int compare_paths(const void *left, const void *right)
{
    return str_cmp(*(const Str *)left, *(const Str *)right);
}

/* The files below the folder that were published. */
static void collect(Arena *arena, Str folder, const Output *output, PathList *paths, Map *known)
{
    for (size_t i = 0; i < output_count(output); i++) {
        Str path = output_path(output, i);

        if (path.len <= folder.len + 1 || !str_starts(path, folder) || path.ptr[folder.len] != '/')
            continue;
        path = str_from(path, folder.len + 1);
        vec_push(arena, paths, path);
        map_add(arena, known, path, paths);
    }
}

/* Through a link that somebody put in the place of a folder nothing is removed. */
static bool remove_file(Arena *arena, Str folder, Str path, size_t *removed, Str *error)
{
    Str target = path_join(arena, folder, path), parent = path_folder(target);

    if (!str_eq(parent, folder) && path_is_link(arena, parent))
        return true;
    if (!file_remove(arena, target)) {
        *error = arena_format(arena, "%.*s: %s", STR_ARG(target), strerror(errno));
        return false;
    }
    ++*removed;
    if (!str_eq(parent, folder))
        folder_remove_empty(arena, parent);
    return true;
}

/* False if some file could not be removed; it is added to the paths. */
static bool remove_orphans(Arena *arena, Str folder, Str manifest, const Map *known, PathList *paths, size_t *removed,
                           Str *error)
{
    Str rest = str_from(manifest, sizeof first_line - 1), path;
    bool done = true;

    while (str_cut(&rest, '\n', &path)) {
        if (!is_within(path) || map_get(known, path) != NULL)
            continue;
        if (remove_file(arena, folder, path, removed, error))
            continue;
        vec_push(arena, paths, path);
        done = false;
    }
    return done;
}

static bool write_manifest(Arena *arena, Str file, const PathList *paths, Str *error)
{
    Output *output = output_create(arena);
    Buf out = { 0 };
    bool done;

    buf_puts(&out, first_line);
    for (size_t i = 0; i < paths->count; i++) {
        buf_put(&out, paths->items[i]);
        buf_char(&out, '\n');
    }
    done = output_add(output, file, buf_str(&out), error) && output_commit(output, error);
    output_discard(output);
    buf_free(&out);
    return done;
}

bool manifest_update(Arena *arena, Str folder, const Output *output, size_t *removed, Str *error)
{
    Str file = path_join(arena, folder, str_of(name)), why;
    Source *last = path_kind(arena, file) == PATH_FILE ? file_read(arena, file, &why) : NULL;
    PathList paths = { 0 };
    Map known = { 0 };
    bool done = true;

    *removed = 0;
    collect(arena, folder, output, &paths, &known);
    if (last != NULL && str_starts(last->bytes, str_of(first_line)))
        done = remove_orphans(arena, folder, last->bytes, &known, &paths, removed, error);
    if (paths.count > 1)
        qsort(paths.items, paths.count, sizeof *paths.items, compare_paths);
    return write_manifest(arena, file, &paths, error) && done;
}
