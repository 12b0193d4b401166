#include "csl/variable.h"

#include <string.h>

const uint8_t csl_variable_kinds[CSL_VARIABLES + 1] = {
#define VARIABLE(id, name, kind) CSL_KIND_##kind,
#include "csl/variables.def"
#undef VARIABLE
    CSL_KIND_TEXT
};

static const char *const names[] = {
#define VARIABLE(id, name, kind) name,
#include "csl/variables.def"
#undef VARIABLE
};

static const uint8_t lengths[] = {
#define VARIABLE(id, name, kind) sizeof name - 1,
#include "csl/variables.def"
#undef VARIABLE
};

/* By lengths, which memchr finds fast: few names have the same. */
CslVariable csl_variable(Str name)
{
    const uint8_t *end = lengths + CSL_VARIABLES, *at = name.len < 256 ? lengths : end;

    for (; at < end && (at = memchr(at, (int)name.len, (size_t)(end - at))) != NULL; at++)
        if (memcmp(name.ptr, names[at - lengths], name.len) == 0)
            return (CslVariable)(at - lengths);
    return CSL_VARIABLES;
}

const char *csl_variable_name(CslVariable variable)
{
    return variable < CSL_VARIABLES ? names[variable] : "";
}
