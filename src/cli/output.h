/* output.h - where a command writes: standard output, standard error, the report's file. */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "cli/command.h"

typedef struct CommandOutput {
    long started, shown; /* of the progress, in milliseconds; shown 0: nothing is */
    bool failed;         /* standard output could not take it all */
    bool broken_pipe;    /* the reader went away: quiet; what comes piece by piece is stopped, and that is no failure */
} CommandOutput;

/* Once, first: a broken pipe and a full quota are to be error codes, not signals; closed streams stay closed. */
void output_prepare(void);

/* Sets what the invocation writes to, and whether in colour. */
BibelotStatus output_open(CommandOutput *output, Invocation *invocation);

/* Makes a failure of the output the exit status, and none of a reader that went away. */
BibelotStatus output_close(CommandOutput *output, BibelotStatus status);

/* Flushes standard output: CLEAN, or FAILED with a message. */
BibelotStatus output_flush(void);

#endif
