/* Reading files and walking folders: order, what is passed over, what fails and how it is said. */
#include "base/file.h"

#include "tap.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/bibelot-file-XXXXXX";

static Str at(Arena *arena, const char *name)
{
    return arena_format(arena, "%s/%s", folder, name);
}

static void put(Arena *arena, const char *name, const char *text)
{
    FILE *file = fopen(at(arena, name).ptr, "w");

    if (file == NULL)
        return;
    fputs(text, file);
    fclose(file);
}

static void test_walk(Arena *arena)
{
    static const char *const suffixes[] = { ".yaml", ".bib", NULL };
    static const char *const folders[] = { "w", "w/out", "w/b", "w/b/out", "w/.git", "w/Z", "w/out.d", "elsewhere" };
    static const char *const files[] = { "w/a.yaml",          "w/B.YAML",   "w/b/z.yaml",    "w/b/a.bib",
                                         "w/b-c.yaml",        "w/a.yaml~",  "w/.x.yaml",     "w/yaml",
                                         "w/.yaml",           "w/a.yml",    "w/out/x.yaml",  "w/b/out/x.yaml",
                                         "w/.git/x.yaml",     "w/Z/é.yaml", "w/out.d/x.bib", "w/a.b.yaml",
                                         "elsewhere/far.yaml" };
    PathList paths = { 0 };
    Str error = STR_EMPTY, list = STR_EMPTY;

    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++)
        mkdir(at(arena, folders[i]).ptr, 0777);
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
        put(arena, files[i], "x");
    ok(symlink("../elsewhere", at(arena, "w/link").ptr) == 0 &&
           symlink("../elsewhere/far.yaml", at(arena, "w/link.yaml").ptr) == 0 &&
           symlink("nowhere", at(arena, "w/dangling.yaml").ptr) == 0 && symlink(".", at(arena, "w/self").ptr) == 0 &&
           mkdir(at(arena, "w/folder.yaml").ptr, 0777) == 0 && mkfifo(at(arena, "w/pipe.yaml").ptr, 0666) == 0,
       "links, a folder and a pipe");
    ok(file_walk(arena, at(arena, "w"), suffixes, &paths, &error), "a walk");
    for (size_t i = 0; i < paths.count; i++)
        list = arena_format(arena, "%.*s %.*s", STR_ARG(list), STR_ARG(str_from(paths.items[i], strlen(folder) + 3)));
    is_str(list, " B.YAML Z/é.yaml a.b.yaml a.yaml b-c.yaml b/a.bib b/z.yaml link.yaml out.d/x.bib",
           "byte order of paths; no dot-files, no out/, no links to folders, nothing that is no file");
    ok(!file_walk(arena, at(arena, "nosuch"), suffixes, &paths, &error), "a walk of nothing fails");
    is_str(error, at(arena, "nosuch: No such file or directory").ptr, "and says so");
    ok(!file_walk(arena, at(arena, "w/a.yaml"), suffixes, &paths, &error) && str_ends(error, STR(": Not a directory")),
       "as that of a file");
}

static void test_depth(Arena *arena)
{
    static const char *const suffixes[] = { ".yaml", NULL };
    Str path = at(arena, "deep"), error;
    PathList paths = { 0 };

    for (int i = 0; i < 40; i++) {
        mkdir(path.ptr, 0777);
        path = path_join(arena, path, STR("d"));
        put(arena, str_from(path_join(arena, path_folder(path), STR("x.yaml")), strlen(folder) + 1).ptr, "x");
    }
    ok(file_walk(arena, at(arena, "deep"), suffixes, &paths, &error) && paths.count == 33,
       "depth is bounded, without a failure");
}

static void test_read(Arena *arena)
{
    Str error = STR_EMPTY;
    Source *source;
    int ends[2];

    put(arena, "hello", "hello\n");
    source = file_read(arena, at(arena, "hello"), &error);
    is_str(source != NULL ? source->bytes : STR_EMPTY, "hello\n", "a file");
    put(arena, "empty", "");
    source = file_read(arena, at(arena, "empty"), &error);
    ok(source != NULL && source->bytes.len == 0, "an empty one");
    ok(file_read(arena, at(arena, "nosuch"), &error) == NULL, "one that is missing");
    is_str(error, "No such file or directory", "and why");
    ok(file_read(arena, str_of(folder), &error) == NULL, "a folder");
    is_str(error, "Is a directory", "and why");
    ok(file_read(arena, at(arena, "hello/x"), &error) == NULL, "a file below a file");
    is_str(error, "Not a directory", "and why");
    if (access("/proc/self/mem", F_OK) == 0)
        ok(file_read(arena, STR("/proc/self/mem"), &error) == NULL && error.len > 0,
           "one that opens and can't be read");
    if (access("/proc/self/status", R_OK) == 0) {
        source = file_read(arena, STR("/proc/self/status"), &error);
        ok(source != NULL && source->bytes.len > 100, "one whose size is not what stat says");
    }
    if (pipe(ends) != 0 || write(ends[1], "piped", 5) != 5)
        return;
    close(ends[1]);
    dup2(ends[0], STDIN_FILENO);
    source = file_read(arena, STR("-"), &error);
    ok(source != NULL && str_is(source->bytes, "piped") && str_is(source->name, "<stdin>"), "standard input");
    close(STDIN_FILENO);
    ok(file_read(arena, STR("-"), &error) == NULL && str_is(error, "Bad file descriptor"),
       "standard input that is closed");
    source = file_read(arena, at(arena, "hello"), &error);
    ok(source != NULL && fcntl(STDIN_FILENO, F_GETFD) < 0, "a file that takes its place is closed again");
    open("/dev/null", O_RDONLY);
}

/* clang-format off */
static const struct { const char *path, *folder, *name, *suffix; } parts[] = {
    {"a/b.yaml", "a", "b.yaml", ".yaml"}, {"b.yaml", ".", "b.yaml", ".yaml"}, {"/b", "/", "b", ""}, {"a/b/", "a/b", "", ""},
    {"a.b/c", "a.b", "c", ""}, {"a/.yaml", "a", ".yaml", ""}, {"a/x.tei.xml", "a", "x.tei.xml", ".xml"}, {"a/b.", "a", "b.", "."}, {"", ".", "", ""},
};
/* clang-format on */

static void test_paths(Arena *arena)
{
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        Str path = str_of(parts[i].path);

        ok(str_is(path_folder(path), parts[i].folder) && str_is(path_name(path), parts[i].name) &&
               str_is(path_suffix(path), parts[i].suffix),
           "the parts of '%s'", parts[i].path);
    }
    is_str(path_join(arena, STR("."), STR("b")), "b", "joined to here");
    is_str(path_join(arena, STR("a/"), STR("b")), "a/b", "joined to a folder with its slash");
    is_str(path_join(arena, STR("/"), STR("b")), "/b", "joined to the root");
    ok(path_kind(arena, str_of(folder)) == PATH_FOLDER && path_kind(arena, at(arena, "hello")) == PATH_FILE &&
           path_kind(arena, at(arena, "nosuch")) == PATH_MISSING && path_kind(arena, STR("/dev/null")) == PATH_OTHER,
       "kinds");
    ok(str_eq(path_real(arena, at(arena, "w/../w/link.yaml")), path_real(arena, at(arena, "elsewhere/./far.yaml"))),
       "one name for one file");
    is_str(path_real(arena, STR("no/such")), "no/such", "none for what is not there");
}

static void test_write(void)
{
    int full = open("/dev/full", O_WRONLY);

    if (full >= 0)
        ok(!file_write(full, STR("x")), "a full disk");
    ok(file_write(full, STR_EMPTY), "nothing is always written");
    ok(!file_write(-1, STR("x")), "no descriptor");
}

int main(void)
{
    Arena *arena = arena_create();

    if (mkdtemp(folder) == NULL)
        return 1;
    test_walk(arena);
    test_depth(arena);
    test_read(arena);
    test_paths(arena);
    test_write();
    if (system(arena_format(arena, "rm -rf %s", folder).ptr) != 0)
        return 1;
    arena_destroy(arena);
    return done_testing();
}
