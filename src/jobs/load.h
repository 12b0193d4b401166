/* load.h - from paths to linked records. */
#ifndef JOBS_LOAD_H
#define JOBS_LOAD_H

#include "base/file.h"
#include "jobs/formats.h"

/* What was loaded, and what could not be. */
typedef struct Load {
    Arena *arena;
    Diags *diags;
    Records *records;
    VEC(Source *) sources;
    VEC(const Format *) formats; /* of the sources, in their order */
    VEC(Str) failures;           /* "notes.yaml: Permission denied": the surroundings failed */
    Str encoding;       /* of the inputs, as encoding_find names it; empty: UTF-8, or what a file says itself */
    const Map *overlay; /* name of a source → Str *: bytes to read instead of the file's (fix.h); NULL: none */
    size_t piece;       /* bytes of the parts in which citation files are read; 0: as it fits, and only large ones */
    Str root;           /* the folder of the project, or empty; its sources stand in root/glossary or root itself */
} Load;

Load *load_create(Arena *arena);

/* Reads the inputs: files, folders (by suffix; see file_walk) and "-". `format` is NULL where the suffix is
 * to decide. Where an input belongs to a project, the rest of that project is read with it as context, so that references
 * can be followed. Resolves languages and links. Faults are in load->diags, those of context sources left out. */
void load_inputs(Load *load, const Str *paths, size_t count, const Format *format);

/* Reads bibliographies (files and folders), and as context the project that `folder` belongs to, or else `other`, if there is one. Faults of all
 * that are in load->diags. */
void load_beside(Load *load, const Str *paths, size_t count, Str folder, Str other);

/* The format of a file that has one by its suffix; of YAML by what is in it. NULL where `found`, in a folder, it is none of
 * ours. */
const Format *load_format(Arena *arena, Str path, const Source *source, bool found);

/* Reads of the projects that the inputs belong to no more than their configuration; sets the levels that it gives. */
void load_configuration(Load *load, const Str *paths, size_t count);

/* The nearest folder, from `folder` upward, that holds glossary/bibelot.yaml or .bibelot.yaml, and where its sources stand; empty:
 * there is none. */
Str load_find_root(Arena *arena, Str folder, Str *sources);

/* Reads the project that `folder` belongs to. False, with a failure said, if there is none. */
bool load_project(Load *load, Str folder);

/* Adds a source that something else has read: so that it is counted, and sorted behind those before it. */
void load_add_source(Load *load, Source *source, const Format *format);

/* Records of requested sources, of some kinds, in order of reading. */
typedef struct RecordList {
    Record **items;
    size_t count, capacity;
} RecordList;
void load_select(const Load *load, unsigned kinds, RecordList *list);

#endif
