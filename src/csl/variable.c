#include "csl/variable.h"

typedef struct VariableRow {
    const char *name;
    CslVariableKind kind;
} VariableRow;

static const VariableRow rows[] = {
#define VARIABLE(id, name, kind) { name, CSL_KIND_##kind },
#include "csl/variables.def"
#undef VARIABLE
};

/* Perfect hashing is not worth it: names are looked up when styles and items are read, then never again. */
CslVariable csl_variable(Str name)
{
    for (unsigned i = 0; i < CSL_VARIABLES; i++)
        if (name.len > 0 && rows[i].name[0] == name.ptr[0] && str_is(name, rows[i].name))
            return (CslVariable)i;
    return CSL_VARIABLES;
}

const char *csl_variable_name(CslVariable variable)
{
    return variable < CSL_VARIABLES ? rows[variable].name : "";
}

CslVariableKind csl_variable_kind(CslVariable variable)
{
    return variable < CSL_VARIABLES ? rows[variable].kind : CSL_KIND_TEXT;
}
