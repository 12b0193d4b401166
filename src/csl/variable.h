/* variable.h - the variables of CSL, by number. Source: CSL 1.0.2, appendix IV. */
#ifndef CSL_VARIABLE_H
#define CSL_VARIABLE_H

#include "base/str.h"

typedef enum CslVariable {
#define VARIABLE(id, name, kind) CSL_##id,
#include "csl/variables.def"
#undef VARIABLE
    CSL_VARIABLES
} CslVariable;

typedef enum CslVariableKind { CSL_KIND_TEXT, CSL_KIND_NUMBER, CSL_KIND_DATE, CSL_KIND_NAME } CslVariableKind;

/* The variable of that name, or CSL_VARIABLES. Case matters. */
CslVariable csl_variable(Str name);
const char *csl_variable_name(CslVariable variable);
extern const uint8_t csl_variable_kinds[CSL_VARIABLES + 1];

static inline CslVariableKind csl_variable_kind(CslVariable variable)
{
    return (CslVariableKind)csl_variable_kinds[variable];
}

#endif
