/* temporary.h - the temporary files of this process, and the folders made for them, known by name, so that it leaves none
 * behind when a signal ends it.
 *
 * A process has one list of them, behind a lock: making, renaming and removing one and telling the list of it are one
 * step. Who holds the lock asks for no memory, since running out of it removes the files too. */
#ifndef BASE_TEMPORARY_H
#define BASE_TEMPORARY_H

#include <stdbool.h>
#include <stddef.h>

/* A file or a folder on the list. The memory is the caller's, and lives until it is off the list. */
typedef struct Temporary {
    const char *path;
    bool folder;
    struct Temporary *next, *before;
} Temporary;

/* Makes a file of that name, which must not be there, with the permissions that the umask leaves. Returns a descriptor to
 * write to and to read; -1, with errno set. */
int temporary_make(Temporary *file, const char *path);
/* Makes a folder, whose name must not be there. False with errno set (EEXIST: it is there). */
bool temporary_make_folder(Temporary *folder, const char *path);
/* Of folders only one that is empty goes from the disk. */
void temporary_remove(Temporary *file);
/* It stays where it is, and is temporary no more. */
void temporary_keep(Temporary *file);

/* Gives each file its name in `targets`: all of them, or those before the first that fails; a signal waits until that is
 * done. Returns how many; errno is that of the failure. */
size_t temporary_rename(Temporary *const files[], const char *const targets[], size_t count);

/* SIGINT, SIGTERM and SIGHUP, those that are not ignored, remove the files before they end the process; from the first
 * on, for until then nothing has to be done. For programs alone: handlers belong to the whole process. */
void temporaries_watch_signals(void);

/* Removes them all; for a process that is about to end, since no more can be made. Nothing, where the caller may hold the
 * lock. */
void temporaries_remove(void);

#endif
