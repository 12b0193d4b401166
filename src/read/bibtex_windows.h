/* bibtex_windows.h - reads a large BibTeX file in windows (base/window.h).
 *
 * What is global in a file is found in passes before: macros, which keys there are if some entry names another one, and the entries
 * from which others inherit.
 * Of these the text is kept, of the macros every definition, of all others 11 to 21 bytes. A window is then read as a
 * file would be that holds it, the macros before it, and its entries' parents.
 *
 * What a child inherits from an entry of another window stands, for diagnostics, where the child names its parent. */
#ifndef READ_BIBTEX_WINDOWS_H
#define READ_BIBTEX_WINDOWS_H

#include "base/window.h"
#include "read/bibtex.h"

typedef struct BibtexFile BibtexFile;

/* The state of a file; BibTeX's rules of inheritance, or biblatex's. */
void *bibtex_file_open(Arena *arena);
void *biblatex_file_open(Arena *arena);
void bibtex_file_close(void *file);

WindowSplitter bibtex_split;
/* Each pass sees all windows; another one is wanted if bibtex_file_again says so. The first only looks whether a window says
 * anything that counts in others, and reads those that might. */
void bibtex_file_index(void *file, const Source *window);
/* Of the first pass each window but the first may be indexed into a branch of its own, which is joined in their order. */
void *bibtex_file_branch(Arena *arena, const void *file);
void bibtex_file_join(void *file, void *branch);
bool bibtex_file_again(void *file);

/* The macros of the files before count in this one, too, as for BibTeX, which reads all files of a document as one. `before`
 * has seen its first pass, lives as long, and may be closed; NULL is allowed. */
void bibtex_file_follow(void *file, const void *before);

/* Reads a window. Several threads may. */
void bibtex_file_read(const void *file, Records *records, Source *window, EntryReader *take, Diags *diags);

ElsewhereTest bibtex_file_knows;

/* The macro's last definition before that byte of the file; NULL if there is none. For the reader. */
const Str *bibtex_file_macro(const BibtexFile *file, Str lower_name, uint64_t before);
/* The same, in this file alone. */
const Str *bibtex_file_own_macro(const BibtexFile *file, Str lower_name, uint64_t before);
/* Does some entry inherit from that key? For the reader. */
bool bibtex_file_is_parent(const BibtexFile *file, Str key);

#endif
