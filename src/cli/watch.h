/* watch.h - `build --watch`, which an interrupt ends. */
#ifndef CLI_WATCH_H
#define CLI_WATCH_H

#include "bibelot.h"

/* bibelot_watch until SIGINT, SIGTERM or SIGHUP: a build that is under way is finished first. A second signal ends the program
 * as it would any other. */
BibelotStatus watch_until_interrupted(const BibelotOptions *options);

#endif
