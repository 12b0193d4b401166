/* file.h - reading inputs and writing outputs whole or not at all. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/source.h"

/* Reads a file ("-": standard input) into the arena. NULL where that fails; `*error` then says why, in words that fit
 * after the name ("No such file or directory"). */
Source *file_read(Arena *arena, Str path, Str *error);
/* The same of no more than `most` bytes, which are no more than SOURCE_LIMIT. */
Source *file_read_within(Arena *arena, Str path, size_t most, Str *error);

/* The first bytes of a file, no more than `most`, into the arena; empty where it can't be read. */
Str file_head(Arena *arena, Str path, size_t most);

/* Removes a file, or a link itself; one that is not there is removed already. False with errno set. */
bool file_remove(Arena *arena, Str path);
/* Removes a folder that is empty; any other stays. */
void folder_remove_empty(Arena *arena, Str path);
bool path_is_link(Arena *arena, Str path);

/* Writes all bytes to a descriptor. False with errno set (EPIPE included). */
bool file_write(int fd, Str bytes);

typedef enum PathKind { PATH_MISSING, PATH_FILE, PATH_FOLDER, PATH_OTHER } PathKind;
PathKind path_kind(Arena *arena, Str path); /* follows symbolic links */
/* In bytes; 0 where it names no regular file. */
uint64_t file_size(Arena *arena, Str path);
/* The one name of a file: absolute, without symbolic links. The path as it is, where it names nothing. */
Str path_real(Arena *arena, Str path);
Str path_join(Arena *arena, Str folder, Str name);
Str path_folder(Str path); /* "." where there is none */
Str path_name(Str path);
Str path_suffix(Str name); /* ".yaml", or empty */

/* Paths of all files below `folder` whose suffix is in the NULL-terminated list, in byte order of their paths. Dot-files
 * and folders named `out` or `node_modules` are passed over, symbolic links to folders are not followed, depth is bounded
 * by 32. False if the folder can't be read. */
typedef struct PathList {
    Str *items;
    size_t count, capacity;
} PathList;
bool file_walk(Arena *arena, Str folder, const char *const suffixes[], PathList *paths, Str *error);

/* A set of files which appear together. Each is written under a temporary name (O_EXCL) in its target's folder; commit
 * syncs once, then renames in the order of adding. A file whose bytes are unchanged is not touched. A symbolic link is
 * replaced, not followed; a device or a pipe is written to at once. */
typedef struct Output Output;

Output *output_create(Arena *arena);
/* Folders on the way are made; those that end up empty go with a discard. False with `*error` set ("out/html: Permission
 * denied"); nothing of this file remains. */
bool output_add(Output *output, Str path, Str bytes, Str *error);
/* The same for a large file, one at a time: begin, any number of puts, end. After a false nothing of it remains. */
bool output_begin(Output *output, Str path, Str *error);
bool output_put(Output *output, Str bytes, Str *error);
bool output_end(Output *output, Str *error);
/* Makes all files appear. On failure the rest is discarded. */
bool output_commit(Output *output, Str *error);
/* Takes over what `from` holds (not a file begun there and not ended: that goes); its arena must live until the commit. */
void output_merge(Output *output, Output *from);
/* Removes the temporary files, and folders made for nothing else; also right after a commit. */
void output_discard(Output *output);
/* All files that were added, written or unchanged, in the order of adding. */
size_t output_count(const Output *output);
Str output_path(const Output *output, size_t number);
size_t output_written(const Output *output);
size_t output_unchanged(const Output *output);

#endif
