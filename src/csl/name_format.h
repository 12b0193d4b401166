/* name_format.h - one name, in the order and form that the options ask for. */
#ifndef CSL_NAME_FORMAT_H
#define CSL_NAME_FORMAT_H

#include "csl/engine.h"

typedef struct CslNameStyle {
    const CslNameOptions *options;
    const CslElement *given_part, *family_part; /* NULL: plain */
    const CslElement *institution;              /* of CSL-M, NULL: none */
    CslDemote demote;
    bool with_hyphen, inverted, sorting;
    unsigned level; /* 0, 1 with initials, 2 with the given name */
} CslNameStyle;

Rich *csl_format_name(CslRender *render, const CslName *name, const CslNameStyle *style);
/* The order is family name first, given this style. */
bool csl_name_is_inverted(const CslName *name, const CslNameStyle *style);
/* "J.-L." of Jean-Luc. `initialize` false: only initials that are there are given the form. */
Str csl_initials(Arena *arena, Str given, Str with, bool initialize, bool with_hyphen);

#endif
