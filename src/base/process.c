#include "base/process.h"

#include "base/source.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { READ_SIZE = 64 * 1024 };

typedef struct Pipes {
    int out[2], errors[2], start[2]; /* `start`: errno, where the program can't be started */
} Pipes;

static void close_pair(const int pair[2])
{
    if (pair[0] >= 0)
        close(pair[0]);
    if (pair[1] >= 0)
        close(pair[1]);
}

static void close_pipes(Pipes *pipes)
{
    int saved = errno;

    close_pair(pipes->out);
    close_pair(pipes->errors);
    close_pair(pipes->start);
    errno = saved;
}

static bool open_pipes(Pipes *pipes)
{
    *pipes = (Pipes){ { -1, -1 }, { -1, -1 }, { -1, -1 } };
    if (pipe2(pipes->out, O_CLOEXEC) == 0 && pipe2(pipes->errors, O_CLOEXEC) == 0 &&
        pipe2(pipes->start, O_CLOEXEC) == 0)
        return true;
    close_pipes(pipes);
    return false;
}

/* In the child: nothing but calls that are safe after a fork. */
_Noreturn static void become(const char *const argv[], const Pipes *pipes)
{
    int null = open("/dev/null", O_RDONLY | O_CLOEXEC), error;

    signal(SIGPIPE, SIG_DFL);
    signal(SIGXFSZ, SIG_DFL);
    if (null >= 0 && dup2(null, STDIN_FILENO) >= 0 && dup2(pipes->out[1], STDOUT_FILENO) >= 0 &&
        dup2(pipes->errors[1], STDERR_FILENO) >= 0)
        execvp(argv[0], (char *const *)argv);
    error = errno;
    while (write(pipes->start[1], &error, sizeof error) < 0 && errno == EINTR)
        continue;
    _exit(127);
}

/* What is there; false at the end, or where it grows too large. */
static bool take(int fd, Buf *buf)
{
    ssize_t got;

    buf_reserve(buf, READ_SIZE);
    got = read(fd, buf->ptr + buf->len, READ_SIZE);
    if (got < 0)
        return errno == EINTR;
    buf->len += (size_t)got;
    return got > 0 && buf->len <= SOURCE_LIMIT;
}

/* Both at once: a program that waits for one to be read must not wait for ever. */
static void take_both(const Pipes *pipes, Buf *out, Buf *errors)
{
    struct pollfd polls[] = { { .fd = pipes->out[0], .events = POLLIN }, { .fd = pipes->errors[0], .events = POLLIN } };
    Buf *bufs[] = { out, errors };

    while (polls[0].fd >= 0 || polls[1].fd >= 0) {
        if (poll(polls, 2, -1) < 0 && errno != EINTR)
            return;
        for (int i = 0; i < 2; i++)
            if (polls[i].fd >= 0 && polls[i].revents != 0 && !take(polls[i].fd, bufs[i]))
                polls[i].fd = -1; /* poll passes it over */
    }
}

static int wait_for(pid_t child)
{
    int status;

    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return -1;
    errno = EINTR;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void close_end(int *fd)
{
    close(*fd);
    *fd = -1;
}

int process_run(const char *const argv[], Buf *out, Buf *errors)
{
    Pipes pipes;
    pid_t child;
    int status, error = 0;

    if (!open_pipes(&pipes))
        return -1;
    child = fork();
    if (child == 0)
        become(argv, &pipes);
    if (child < 0) {
        close_pipes(&pipes);
        return -1;
    }
    close_end(&pipes.out[1]);
    close_end(&pipes.errors[1]);
    close_end(&pipes.start[1]);
    take_both(&pipes, out, errors);
    close_end(&pipes.out[0]); /* who still writes is told */
    close_end(&pipes.errors[0]);
    status = wait_for(child);
    if (read(pipes.start[0], &error, sizeof error) != (ssize_t)sizeof error)
        error = 0;
    close_pipes(&pipes);
    if (out->len > SOURCE_LIMIT || errors->len > SOURCE_LIMIT)
        error = EFBIG;
    if (error != 0)
        errno = error;
    return error != 0 ? -1 : status;
}
