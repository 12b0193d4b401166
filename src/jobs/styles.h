/* styles.h - the citation styles and locales that a machine has.
 *
 * They stand in folders, looked at in this order: the one that the user names, $XDG_DATA_HOME/bibelot, and
 * citation-style-language in each folder of $XDG_DATA_DIRS. Below each: NAME.csl, and folders styles/, dependent/,
 * styles/dependent/; locales-TAG.xml, and a folder locales/. The first file of a name hides the others. */
#ifndef JOBS_STYLES_H
#define JOBS_STYLES_H

#include "base/source.h"
#include "base/vec.h"
#include "csl/csl.h"
#include "jobs/style_head.h"

typedef struct StyleRow {
    Str path, name; /* the file, and its name without .csl */
    StyleHead head;
} StyleRow;

typedef struct Styles {
    Arena *arena;
    VEC(Str) folders;
    VEC(StyleRow) rows; /* sorted by name; read when they are first asked for */
    bool listed;
} Styles;

/* `folder` may be empty. */
Styles *styles_open(Arena *arena, Str folder);

/* Reads the heads of all styles. */
void styles_list(Styles *styles);

/* The file of a style: by path (what has a slash or ends in .csl), name, id, title or short title, in any case. Empty: there
 * is none. `*own`: the user named a file. */
Str styles_find(Styles *styles, Str name, bool *own);

/* Names that are near: "'apa', 'apa-cv' or 'iso690'"; empty if none is. */
Str styles_suggest(Styles *styles, Str name);

/* Does a row have all the words, in any case, in its name, titles, fields or format? */
bool styles_match(const StyleRow *row, const Str *words, size_t count);

/* What an engine is to be asked for, so that it finds a locale: the tag, or else what is there for another region of the language:
 * gl-ES for gl. Empty: there is none. */
Str styles_locale(Styles *styles, Str tag);
/* For an engine. */
CslLoader styles_loader(Styles *styles);

#endif
