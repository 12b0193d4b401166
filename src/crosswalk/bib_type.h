/* bib_type.h - which entry type a work is written as: for the writer, and for the reader, who keeps what would come out
 * otherwise. */
#ifndef CROSSWALK_BIB_TYPE_H
#define CROSSWALK_BIB_TYPE_H

#include "model/maps.h"

/* What decides, besides the CSL type. */
typedef struct BibParts {
    bool author, editor, container, address, note;
    bool master; /* the genre is a Master's thesis */
} BibParts;

/* The entry type for which a work of these parts has all that is demanded (the map's table `lacking`). */
Str bib_type_with(Str type, const MapTable *lacking, const BibParts *parts);
bool bib_is_master(Str genre);

#endif
