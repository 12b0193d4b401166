/* yaml_hints.h - libyaml's complaints in words that help. */
#ifndef READ_YAML_HINTS_H
#define READ_YAML_HINTS_H

#include "base/diag.h"

typedef struct YamlHint {
    const char *problem; /* libyaml's words; NULL: any other */
    DiagCode code;
    bool at_beginning; /* the fault is shown where the unfinished thing begins */
    const char *message, *help;
} YamlHint;

/* Never NULL: the last one fits everything. */
const YamlHint *yaml_hint(Str problem);

/* For a problem at a colon, whatever libyaml calls it. */
const YamlHint *yaml_hint_colon(void);

#endif
