/* names_bib.h - names as BibTeX and biblatex write them: cut, taken apart, and written.
 *
 * What is cut and taken apart is still TeX: all Str are slices of the text given, and tex_read (with TEX_READ_PLAIN)
 * makes text of them. Source of the rules: bibtex.web's name_scan_for_and and figure_out_the_formatted_name,
 * btxdoc.tex; biblatex's manual 3.4 for the extended form. Letters beyond ASCII have their case by Unicode, as biber
 * does it; where BibTeX would pass over them. */
#ifndef TEXT_NAMES_BIB_H
#define TEXT_NAMES_BIB_H

#include "text/names.h"
#include "text/tex.h"

typedef enum BibNameFault {
    BIB_NAME_EMPTY,         /* nothing between two `and`, before the first or behind the last */
    BIB_NAME_OTHERS_INSIDE, /* `others` is not the last name */
    BIB_NAME_UNBALANCED,    /* a brace without its partner */
    BIB_NAME_COMMAS,        /* a third comma: what follows counts as a given name */
    BIB_NAME_MISSING,       /* nothing behind the last comma, or between two */
    BIB_NAME_NO_FAMILY,     /* nothing before the first comma; no family= */
    BIB_NAME_UNKNOWN_KEY,   /* of the extended form; it is left out */
    BIB_NAME_NO_VALUE,      /* a part of the extended form without `=`; it is left out */
    BIB_NAME_BRACED_PERSON  /* braces around two capitalised words: an organisation to BibTeX, perhaps a person */
} BibNameFault;

/* `where` is a slice of the text that was given: its place is where.ptr - text.ptr. */
typedef void BibNameHandler(void *context, BibNameFault fault, Str where);

typedef enum BibNameKind {
    BIB_NAME_PARTS,   /* first, von, last, jr */
    BIB_NAME_HAN,     /* Han characters, not taken apart: `literal`. names_split_han may do it, unless `braced` */
    BIB_NAME_LITERAL, /* all in braces, an organisation: `literal`, without the braces */
    BIB_NAME_OTHERS   /* and others */
} BibNameKind;

typedef struct BibName {
    BibNameKind kind;
    Str first, von, last, jr; /* empty where there is none */
    Str literal;
    bool han;      /* every part is of Han characters: 王, 力 */
    bool braced;   /* all of it stood in braces */
    bool extended; /* biblatex's family=…, given=… */
    /* Of the extended form alone: initials, and whether the prefix goes with the family name. */
    Str first_initials, von_initials, last_initials, jr_initials;
    bool has_useprefix, useprefix;
} BibName;

/* Cuts the next name off a list: at `and` between white space, in any case, outside of braces. Empty names are reported
 * and passed over. False at the end. `handler` may be NULL. */
bool names_bib_next(Str *rest, Str *name, BibNameHandler *handler, void *context);

/* Takes a name apart. Always succeeds; what is wrong is reported. */
void names_bib_split(Str name, BibName *out, BibNameHandler *handler, void *context);

/* Whether a word would be of the "von" part: its first letter outside of braces, or that of a special character, is small, in
 * whatever script. */
bool names_bib_is_von(Str word);

/* Writes a name so that names_bib_split finds the same parts again: "von Last, Jr, First", with braces around what would
 * be misread; a literal in braces (with its markup); a name in Han characters as one word, as Chinese styles want it.
 * What classic BibTeX (TEX_MACROS) has no form for, a particle with a capital, goes with the family name; biblatex has
 * its extended form for it. A given name alone stands as a family name; a family name alone that needs braces as a
 * literal. */
void names_bib_write(Buf *out, const NameForm *name, TexMode mode);

#endif
