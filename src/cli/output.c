#include "cli/output.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* A file opened later must not take the number of a standard stream that the caller closed. What stands in for the
 * stream can't be used either: reading, or writing, fails as it ought to. */
static void fill_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0)
            return;
}

void output_prepare(void)
{
    fill_streams();
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
}

static bool write_all(int fd, const char *bytes, size_t len)
{
    while (len > 0) {
        ssize_t put = write(fd, bytes, len);

        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        bytes += put;
        len -= (size_t)put;
    }
    return true;
}

static bool write_stdout(void *context, const char *bytes, size_t len)
{
    CommandOutput *output = context;

    if (output->broken_pipe)
        return false;
    if (write_all(STDOUT_FILENO, bytes, len))
        return true;
    output->broken_pipe = errno == EPIPE;
    output->failed = !output->broken_pipe;
    if (output->failed)
        fprintf(stderr, "bibelot: standard output: %s\n", strerror(errno));
    return output->broken_pipe;
}

/* Where the report goes to standard output, behind what was written. */
static bool write_report(void *context, const char *bytes, size_t len)
{
    const CommandOutput *output = context;

    return write_stdout(context, bytes, len) || output->broken_pipe;
}

/* ---- progress ---- */

static long milliseconds(void)
{
    struct timespec now;

    timespec_get(&now, TIME_UTC);
    return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Once the work lasts over a second, ten times a second. */
static void show_progress(void *context, unsigned long long done, unsigned long long total)
{
    enum { PATIENCE = 1000, PAUSE = 100, MEBIBYTE = 1 << 20 };
    CommandOutput *output = context;
    long now = milliseconds();

    if (now - output->started < PATIENCE || now - output->shown < PAUSE)
        return;
    output->shown = now;
    if (total > 0)
        fprintf(stderr, "\r%3llu %% of %llu MiB", 100 * done / total, total / MEBIBYTE);
    else
        fprintf(stderr, "\r%llu MiB", done / MEBIBYTE);
}

static void clear_progress(CommandOutput *output)
{
    if (output->shown > 0)
        fputs("\r\033[K", stderr);
    output->shown = 0;
}

static bool write_stderr(void *context, const char *bytes, size_t len)
{
    clear_progress(context);
    return write_all(STDERR_FILENO, bytes, len) || errno == EPIPE;
}

/* Of a stream of the program; a file has no colours unless they are asked for. */
static bool wants_color(const Invocation *invocation, int fd, bool is_file)
{
    const char *when = invocation->values[OPTION_COLOR], *no_color = getenv("NO_COLOR"), *term = getenv("TERM");

    if (when != NULL && strcmp(when, "auto") != 0)
        return strcmp(when, "always") == 0;
    if (no_color != NULL && no_color[0] != '\0')
        return false;
    return !is_file && isatty(fd) && term != NULL && strcmp(term, "dumb") != 0;
}

BibelotStatus output_open(CommandOutput *output, Invocation *invocation)
{
    BibelotOptions *options = &invocation->options;
    const char *report_file = invocation->values[OPTION_REPORT_FILE];
    bool to_stdout = report_file != NULL && strcmp(report_file, "-") == 0;

    *output = (CommandOutput){ 0 };
    options->write = write_stdout;
    options->write_context = output;
    options->report_file = to_stdout ? NULL : report_file;
    options->report_write = to_stdout ? write_report : write_stderr;
    options->report_context = output;
    if (invocation->values[OPTION_QUIET] == NULL && isatty(STDERR_FILENO))
        options->progress = show_progress;
    options->progress_context = output;
    output->started = milliseconds();
    options->color = wants_color(invocation, STDERR_FILENO, report_file != NULL);
    options->color_output = wants_color(invocation, STDOUT_FILENO, false);
    return BIBELOT_CLEAN;
}

BibelotStatus output_close(CommandOutput *output, BibelotStatus status)
{
    clear_progress(output);
    if (output->failed)
        return BIBELOT_FAILED;
    return status == BIBELOT_STOPPED ? BIBELOT_CLEAN : status;
}

BibelotStatus output_flush(void)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return BIBELOT_CLEAN;
    if (errno == EPIPE)
        return BIBELOT_CLEAN;
    fprintf(stderr, "bibelot: standard output: %s\n", strerror(errno));
    return BIBELOT_FAILED;
}
