/* Output files: whole or not at all, all or none, and what is unchanged is not touched. Root may write anywhere, so the
 * failures here are of other kinds: a file where a folder should be, a limit on size, a full device. */
#include "base/buf.h"
#include "base/file.h"
#include "base/temporary.h"

#include "folder.h"
#include "tap.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char folder[] = "/tmp/bibelot-output-XXXXXX";

static Str at(Arena *arena, const char *name)
{
    return arena_format(arena, "%s/%s", folder, name);
}

static Str content(Arena *arena, const char *name)
{
    Str error;
    Source *source = file_read(arena, at(arena, name), &error);

    return source != NULL ? source->bytes : STR("(none)");
}

static struct stat stat_of(Arena *arena, const char *name)
{
    struct stat status = { 0 };

    if (lstat(at(arena, name).ptr, &status) != 0)
        status.st_ino = 0;
    return status;
}

static void test_together(Arena *arena)
{
    Output *output = output_create(arena);
    Str error = STR_EMPTY;
    char borrowed[] = "one";

    ok(output_add(output, at(arena, "set/a/1"), str_of(borrowed), &error), "a file two folders down");
    memcpy(borrowed, "xxx", 3);
    ok(output_add(output, at(arena, "set/2"), STR("two"), &error), "another one");
    is_str(content(arena, "set/a/1"), "(none)", "nothing is there before the commit");
    ok(output_commit(output, &error), "the commit");
    is_str(content(arena, "set/a/1"), "one", "the first");
    is_str(content(arena, "set/2"), "two", "the second");
    ok(output_written(output) == 2 && output_unchanged(output) == 0, "counted");
    ok(count_entries(at(arena, "set").ptr) == 2 && count_entries(at(arena, "set/a").ptr) == 1, "nothing else is left");
    output_discard(output);
    is_str(content(arena, "set/2"), "two", "a discard after the commit does nothing");
    ok(output_commit(output, &error), "nor does a second commit");
}

static void test_unchanged(Arena *arena)
{
    struct timespec old[2] = { { 1000000000, 0 }, { 1000000000, 0 } };
    struct stat before, after;
    Output *output = output_create(arena);
    Str error;

    utimensat(AT_FDCWD, at(arena, "set/2").ptr, old, 0);
    utimensat(AT_FDCWD, at(arena, "set").ptr, old, 0);
    before = stat_of(arena, "set/2");
    ok(output_add(output, at(arena, "set/2"), STR("two"), &error) && output_commit(output, &error),
       "the same bytes again");
    after = stat_of(arena, "set/2");
    ok(after.st_mtime == 1000000000 && after.st_ino == before.st_ino, "the file is not touched");
    ok(stat_of(arena, "set").st_mtime == 1000000000, "nor its folder");
    ok(output_written(output) == 0 && output_unchanged(output) == 1, "counted");
    ok(output_add(output, at(arena, "set/2"), STR("twO"), &error) && output_commit(output, &error) &&
           str_is(content(arena, "set/2"), "twO"),
       "other bytes of the same length");
    ok(output_add(output, at(arena, "set/2"), STR_EMPTY, &error) && output_commit(output, &error) &&
           content(arena, "set/2").len == 0,
       "no bytes");
    ok(output_add(output, at(arena, "set/2"), STR_EMPTY, &error) && output_unchanged(output) == 2,
       "no bytes again: unchanged");
}

static void test_discard(Arena *arena)
{
    Output *output = output_create(arena);
    Str error;

    ok(output_add(output, at(arena, "set/2"), STR("new"), &error) &&
           output_add(output, at(arena, "set/3"), STR("new"), &error),
       "two files");
    is_int(count_entries(at(arena, "set").ptr), 4, "stand there under other names");
    output_discard(output);
    ok(count_entries(at(arena, "set").ptr) == 2 && content(arena, "set/2").len == 0, "and are gone after a discard");
}

/* Folders that were made for what is discarded go with it; those that were there stay, and those that hold more. */
static void test_folders(Arena *arena)
{
    Output *one = output_create(arena), *two = output_create(arena);
    Str error;
    struct stat status;

    ok(mkdir(at(arena, "there").ptr, 0777) == 0 && output_add(one, at(arena, "there/a/b/1"), STR("1"), &error) &&
           output_add(two, at(arena, "there/a/2"), STR("2"), &error) &&
           output_add(two, at(arena, "there/a/b/c/3"), STR("3"), &error) &&
           output_add(one, at(arena, "there/a/b/c/d/4"), STR("4"), &error) &&
           output_begin(two, at(arena, "there/e/5"), &error),
       "folders made by two that share them");
    output_merge(one, two);
    output_discard(one);
    is_int(count_entries(at(arena, "there").ptr), 0, "they go with a discard");
    ok(stat(at(arena, "there").ptr, &status) == 0, "the one that was there stays");
    ok(output_add(one, at(arena, "there/a/1"), STR("1"), &error) && output_commit(one, &error) &&
           output_add(one, at(arena, "there/a/b/2"), STR("2"), &error),
       "after a commit");
    output_discard(one);
    is_int(count_entries(at(arena, "there/a").ptr), 1, "only what was made since");
    ok(output_add(one, at(arena, "there/f/1"), STR("1"), &error) &&
           !output_add(one, at(arena, "there/a/1/x"), STR("x"), &error),
       "a failure");
    fclose(fopen(at(arena, "there/f/other").ptr, "w"));
    output_discard(one);
    is_int(count_entries(at(arena, "there/f").ptr), 1, "a folder in which others have put something stays");
    if (system(arena_format(arena, "rm -r %s/there", folder).ptr) != 0)
        ok(false, "cleared away");
}

static void test_failures(Arena *arena)
{
    Output *output = output_create(arena);
    Str error = STR_EMPTY;
    struct rlimit limit = { 1000, RLIM_INFINITY }, before;
    Str large = { arena_alloc(arena, 5000), 5000 };

    ok(output_add(output, at(arena, "keep"), STR("old"), &error) && output_commit(output, &error), "a file to keep");
    ok(!output_add(output, at(arena, "keep/x/y"), STR("new"), &error), "a path below a file");
    ok(str_starts(error, at(arena, "keep")) && str_ends(error, STR(": Not a directory")), "says which and why");
    ok(!output_add(output, at(arena, "set"), STR("new"), &error) && str_ends(error, STR("/set: Is a directory")),
       "a folder in its place");
    is_str(content(arena, "keep"), "old", "what was there stays");

    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before);
    limit.rlim_max = before.rlim_max;
    ok(output_add(output, at(arena, "set/small"), STR("small"), &error), "a small file");
    setrlimit(RLIMIT_FSIZE, &limit);
    ok(!output_add(output, at(arena, "keep"), large, &error), "a file above the limit");
    ok(str_ends(error, STR("/keep: File too large")), "says so");
    setrlimit(RLIMIT_FSIZE, &before);
    is_str(content(arena, "keep"), "old", "what was there stays");
    is_int(count_entries(at(arena, "").ptr), 2, "nothing is left of it");
    output_discard(output);
    is_int(count_entries(at(arena, "set").ptr), 2, "nor of the others");
}

/* A target that becomes a folder between writing and commit. */
static void test_commit_fails(Arena *arena)
{
    Output *output = output_create(arena);
    Str error = STR_EMPTY;

    ok(output_add(output, at(arena, "late/a"), STR("a"), &error) &&
           output_add(output, at(arena, "late/b"), STR("b"), &error),
       "two files");
    mkdir(at(arena, "late/a").ptr, 0777);
    ok(!output_commit(output, &error), "the commit fails when one can't take its place");
    ok(str_ends(error, STR("/late/a: Is a directory")), "says which");
    is_int(count_entries(at(arena, "late").ptr), 1, "and the other does not appear, under no name");
}

static void test_links_and_devices(Arena *arena)
{
    Output *output = output_create(arena);
    Str error = STR_EMPTY;
    struct stat null;
    int fd = -1;
    char got[8] = "";

    ok(symlink("keep", at(arena, "link").ptr) == 0 && output_add(output, at(arena, "link"), STR("old"), &error) &&
           output_commit(output, &error),
       "a link, and the very bytes that it points to");
    ok(S_ISREG(stat_of(arena, "link").st_mode) && str_is(content(arena, "keep"), "old"), "the link is replaced");
    unlink(at(arena, "link").ptr);
    ok(symlink("keep", at(arena, "link").ptr) == 0 && output_add(output, at(arena, "link"), STR("new"), &error) &&
           output_commit(output, &error),
       "a link, and other bytes");
    ok(str_is(content(arena, "link"), "new") && str_is(content(arena, "keep"), "old"), "what it pointed to stays");
    ok(symlink("nowhere", at(arena, "dangling").ptr) == 0 &&
           output_add(output, at(arena, "dangling"), STR("new"), &error) && output_commit(output, &error) &&
           stat_of(arena, "nowhere").st_ino == 0 && S_ISREG(stat_of(arena, "dangling").st_mode),
       "nor is a dangling one followed");

    ok(output_add(output, STR("/dev/null"), STR("x"), &error) && output_commit(output, &error), "/dev/null takes all");
    ok(stat("/dev/null", &null) == 0 && S_ISCHR(null.st_mode), "and remains what it is");
    if (access("/dev/full", W_OK) == 0)
        ok(!output_add(output, STR("/dev/full"), STR("x"), &error) &&
               str_is(error, "/dev/full: No space left on device"),
           "/dev/full does not");
    ok(mkfifo(at(arena, "pipe").ptr, 0666) == 0 && (fd = open(at(arena, "pipe").ptr, O_RDWR)) >= 0, "a pipe");
    ok(output_add(output, at(arena, "pipe"), STR("piped"), &error) && read(fd, got, 5) == 5 &&
           strcmp(got, "piped") == 0,
       "is written to");
    close(fd);
}

static void test_modes(Arena *arena)
{
    mode_t mask = umask(027);
    Output *output = output_create(arena);
    Str error;

    ok(output_add(output, at(arena, "mode/x"), STR("x"), &error) && output_commit(output, &error),
       "a file under a mask");
    ok((stat_of(arena, "mode/x").st_mode & 0777) == 0640 && (stat_of(arena, "mode").st_mode & 0777) == 0750,
       "which is obeyed");
    umask(mask);
    ok(chmod(at(arena, "mode/x").ptr, 0604) == 0 && output_add(output, at(arena, "mode/x"), STR("y"), &error) &&
           output_commit(output, &error) && (stat_of(arena, "mode/x").st_mode & 07777) == 0604,
       "what is replaced keeps its permissions");
    ok(unlink(at(arena, "mode/x").ptr) == 0 && symlink("y", at(arena, "mode/x").ptr) == 0 &&
           output_add(output, at(arena, "mode/x"), STR("z"), &error) && output_commit(output, &error) &&
           (stat_of(arena, "mode/x").st_mode & 07777) == (0666 & ~mask),
       "but not those of a link");
}

/* Puts three pieces where "pieces/x" stands, and commits. */
static bool put_pieces(Arena *arena, Output *output, const char *one, const char *two, const char *three)
{
    Str error;

    return output_begin(output, at(arena, "pieces/x"), &error) && output_put(output, str_of(one), &error) &&
           output_put(output, str_of(two), &error) && output_put(output, str_of(three), &error) &&
           output_end(output, &error) && output_commit(output, &error);
}

static void test_pieces(Arena *arena)
{
    Output *output = output_create(arena);
    Buf large = { 0 };
    Str error;
    struct stat before;

    ok(put_pieces(arena, output, "one ", "two ", "three"), "a file in pieces");
    is_str(content(arena, "pieces/x"), "one two three", "appears");
    before = stat_of(arena, "pieces/x");
    ok(put_pieces(arena, output, "one two", "", " three") && stat_of(arena, "pieces/x").st_ino == before.st_ino,
       "the same is not touched, whatever its pieces");
    is_int((int64_t)output_unchanged(output), 1, "and counts as unchanged");
    ok(put_pieces(arena, output, "one ", "too ", "three"), "one that differs in the midst");
    is_str(content(arena, "pieces/x"), "one too three", "is replaced");
    ok(put_pieces(arena, output, "one ", "too ", ""), "one that ends before");
    is_str(content(arena, "pieces/x"), "one too ", "is shorter");
    ok(put_pieces(arena, output, "one ", "too ", "many"), "one that goes on");
    is_str(content(arena, "pieces/x"), "one too many", "is longer");
    is_int((int64_t)output_written(output), 4, "all of these were written");
    buf_repeat(&large, 'x', 100000);
    ok(put_pieces(arena, output, "a", buf_str(&large).ptr, "b") &&
           put_pieces(arena, output, "a", buf_str(&large).ptr, "c") && content(arena, "pieces/x").len == 100002,
       "what is the same may be long");
    is_str(str_from(content(arena, "pieces/x"), 99999), "xxc", "and goes with the rest");
    buf_free(&large);
    before = stat_of(arena, "pieces/x");
    ok(output_begin(output, at(arena, "pieces/x"), &error) && output_put(output, STR("axx"), &error),
       "one that is not finished");
    output_discard(output);
    ok(stat_of(arena, "pieces/x").st_ino == before.st_ino && count_entries(at(arena, "pieces").ptr) == 1,
       "leaves the old one");
    ok(output_begin(output, at(arena, "pieces/x"), &error) && output_put(output, STR("ay"), &error),
       "one that differs and is not finished");
    output_discard(output);
    ok(stat_of(arena, "pieces/x").st_ino == before.st_ino && count_entries(at(arena, "pieces").ptr) == 1,
       "leaves it, too, and nothing else");
}

/* A signal removes what is not yet in its place, and ends the process none the less. */
static void test_signal(Arena *arena, int number)
{
    pid_t child = fork();
    int status = 0;

    if (child == 0) {
        Output *output = output_create(arena);
        Str error;

        signal(number, SIG_DFL); /* under nohup it would stay ignored */
        temporaries_watch_signals();
        if (output_add(output, at(arena, "set/2"), STR("killed"), &error) &&
            output_add(output, at(arena, "set/new/deep/3"), STR("killed"), &error) &&
            output_begin(output, at(arena, "set/4"), &error) && count_entries(at(arena, "set").ptr) == 5)
            kill(getpid(), number);
        sleep(20);
        _exit(1);
    }
    ok(waitpid(child, &status, 0) == child && WIFSIGNALED(status) && WTERMSIG(status) == number,
       "a signal ends the process");
    is_int(count_entries(at(arena, "set").ptr), 2, "and nothing is left of its files and folders");
}

int main(void)
{
    Arena *arena = arena_create();

    if (mkdtemp(folder) == NULL)
        return 1;
    test_together(arena);
    test_unchanged(arena);
    test_discard(arena);
    test_folders(arena);
    test_failures(arena);
    test_commit_fails(arena);
    test_links_and_devices(arena);
    test_modes(arena);
    test_pieces(arena);
    test_signal(arena, SIGINT);
    test_signal(arena, SIGTERM);
    if (system(arena_format(arena, "rm -rf %s", folder).ptr) != 0)
        return 1;
    arena_destroy(arena);
    return done_testing();
}
