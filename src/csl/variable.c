#include "csl/variable.h"

#include <string.h>

typedef struct VariableRow {
    const char *name;
    size_t len;
} VariableRow;

const uint8_t csl_variable_kinds[CSL_VARIABLES + 1] = {
#define VARIABLE(id, name, kind) CSL_KIND_##kind,
#include "csl/variables.def"
#undef VARIABLE
    CSL_KIND_TEXT
};

static const VariableRow rows[] = {
#define VARIABLE(id, name, kind) { name, sizeof name - 1 },
#include "csl/variables.def"
#undef VARIABLE
};

/* Perfect hashing is not worth it: names are looked up when styles and items are read, then never again. */
CslVariable csl_variable(Str name)
{
    for (unsigned i = 0; i < CSL_VARIABLES; i++)
        if (rows[i].len == name.len && rows[i].name[0] == name.ptr[0] && memcmp(name.ptr, rows[i].name, name.len) == 0)
            return (CslVariable)i;
    return CSL_VARIABLES;
}

const char *csl_variable_name(CslVariable variable)
{
    return variable < CSL_VARIABLES ? rows[variable].name : "";
}
