/* help.h - --help and --version, from the tables. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "cli/command.h"

#include <stdio.h>

void help_usage(FILE *to);
BibelotStatus help_all(void);
BibelotStatus help_command(const Command *command);
BibelotStatus help_version(void);

#endif
