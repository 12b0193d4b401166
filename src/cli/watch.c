#include "cli/watch.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* A signal's handler gets nothing but the signal's number: the one variable of the program. */
static volatile sig_atomic_t stop_pipe;

static void stop(int signal)
{
    int saved = errno;

    (void)signal;
    if (write((int)stop_pipe, "", 1) < 0)
        _exit(BIBELOT_FAILED); /* nobody reads the pipe: there is nothing to finish */
    errno = saved;
}

BibelotStatus watch_until_interrupted(const BibelotOptions *options)
{
    static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
    struct sigaction action = { .sa_handler = stop, .sa_flags = (int)SA_RESETHAND }, before;
    int ends[2];
    BibelotStatus status;

    if (pipe(ends) != 0 || fcntl(ends[0], F_SETFD, FD_CLOEXEC) != 0 || fcntl(ends[1], F_SETFD, FD_CLOEXEC) != 0) {
        fprintf(stderr, "bibelot: %s\n", strerror(errno));
        return BIBELOT_FAILED;
    }
    stop_pipe = ends[1];
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++)
        if (sigaction(signals[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN) /* nohup(1) */
            sigaction(signals[i], &action, NULL);
    status = bibelot_watch(options, ends[0]);
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++)
        if (sigaction(signals[i], NULL, &before) == 0 && before.sa_handler == stop)
            signal(signals[i], SIG_DFL);
    close(ends[0]);
    close(ends[1]);
    return status;
}
