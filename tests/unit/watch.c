/* Waiting for changes: by inotify where there is any, and by looking. */
#include "base/watch.h"

#include "base/file.h"
#include "tap.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static void put(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    if (file == NULL || fputs(text, file) < 0 || fclose(file) != 0)
        exit(1);
}

static void test_changes(const char *folder, bool polling)
{
    Arena *arena = arena_create();
    const char *how = polling ? "looking" : "told";
    const char *file = arena_format(arena, "%s/a.yaml", folder).ptr, *deep = arena_format(arena, "%s/b", folder).ptr;
    Str paths[] = { str_of(folder), arena_format(arena, "%s/../none-%d", folder, polling) };
    Watch *watch;
    int ends[2];

    put(file, "one");
    watch = watch_open(arena, paths, polling ? 2 : 1, polling);
    put(file, "three");
    ok(watch_wait(watch, -1), "%s: a file has changed", how);
    mkdir(deep, 0777);
    ok(watch_wait(watch, -1), "%s: a folder has come", how);
    unlink(file);
    ok(watch_wait(watch, -1), "%s: a file has gone", how);
    rmdir(deep);
    ok(watch_wait(watch, -1), "%s: a folder has gone", how);
    if (pipe(ends) != 0 || write(ends[1], "", 1) != 1)
        exit(1);
    ok(!watch_wait(watch, ends[0]), "%s: it stops", how);
    close(ends[1]);
    close(ends[0]);
    if (polling) {
        put(paths[1].ptr, "");
        ok(watch_wait(watch, -1), "%s: what was not there has come", how);
        unlink(paths[1].ptr);
    }
    watch_close(watch);
    arena_destroy(arena);
}

/* A file by itself: its folder tells of it, also where it is put there anew. */
static void test_file(const char *folder)
{
    Arena *arena = arena_create();
    const char *file = arena_format(arena, "%s/one.xsl", folder).ptr,
               *other = arena_format(arena, "%s/new", folder).ptr;
    Str paths[] = { str_of(file) };
    Watch *watch;

    put(file, "one");
    watch = watch_open(arena, paths, 1, false);
    put(file, "three");
    ok(watch_wait(watch, -1), "a file that was watched has changed");
    put(other, "fifteen");
    rename(other, file);
    ok(watch_wait(watch, -1), "another has taken its place");
    unlink(file);
    watch_close(watch);
    arena_destroy(arena);
}

int main(void)
{
    char folder[] = "/tmp/bibelot-watch-XXXXXX";

    alarm(60); /* instead of waiting for ever */
    if (mkdtemp(folder) == NULL)
        return 1;
    test_file(folder);
    test_changes(folder, false);
    test_changes(folder, true);
    rmdir(folder);
    return done_testing();
}
