/* command.h - the commands and their options, as tables: parsing, --help, completions and the manual follow from them. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "bibelot.h"

typedef enum OptionId {
    OPTION_END,
    OPTION_FROM,
    OPTION_TO,
    OPTION_OUTPUT,
    OPTION_FOLDER,
    OPTION_XSL,
    OPTION_FORMS,
    OPTION_ENCODING,
    OPTION_TONES,
    OPTION_BILINGUAL,
    OPTION_LOSS,
    OPTION_KEYS,
    OPTION_CITED,
    OPTION_SORT,
    OPTION_REKEY,
    OPTION_STYLE,
    OPTION_LOCALE,
    OPTION_TERMS,
    OPTION_IN,
    OPTION_STYLE_DIR,
    OPTION_CITE_TO,
    OPTION_LINKS,
    OPTION_CITATIONS,
    OPTION_LIST,
    OPTION_WINDOW,
    OPTION_WATCH,
    OPTION_BIB,
    OPTION_UNUSED,
    OPTION_CHECK,
    OPTION_ANSWER,
    OPTION_KIND,
    OPTION_LIMIT,
    OPTION_FMT_CHECK,
    OPTION_FIX,
    OPTION_DIFF,
    OPTION_ONLY,
    OPTION_SKIP,
    OPTION_TODAY,
    OPTION_BASELINE,
    OPTION_WRITE_BASELINE,
    OPTION_CHANGED_SINCE,
    OPTION_STRICT,
    OPTION_MAX_WARNINGS,
    OPTION_LIMITS,
    OPTION_REPORT,
    OPTION_REPORT_FILE,
    OPTION_COLOR,
    OPTION_QUIET,
    OPTION_HELP,
    OPTION_VERSION,
    OPTION_COUNT
} OptionId;

typedef struct Option {
    char letter;          /* 0: only the long form */
    const char *name;     /* without the dashes */
    const char *argument; /* what --help calls it; NULL: a flag */
    const char *words;    /* the words that it takes, separated by spaces; "@read" and "@write" are formats, "@report"
                             reports, "@file" and "@folder" paths; NULL: anything */
    const char *help;
} Option;

/* By OptionId. */
extern const Option command_options[OPTION_COUNT];

/* A command line, taken apart. */
typedef struct Invocation {
    const char *values[OPTION_COUNT]; /* NULL: not given; a flag is "" */
    const char **operands;
    size_t operand_count;
    const char **bibliographies; /* of every --bib */
    size_t bibliography_count;
    BibelotOptions options; /* filled from the values */
} Invocation;

typedef struct Command {
    const char *name;
    const char *operands;    /* as --help shows them: "[PATH…]" */
    const char *summary;     /* one line, no full stop */
    const char *details;     /* paragraphs separated by empty lines */
    const char *example;     /* command lines, each on its own line */
    const OptionId *options; /* ends with OPTION_END; those of every command are not listed */
    size_t operands_max;
    BibelotStatus (*run)(Invocation *invocation);
} Command;

/* In the order of --help; ends with a NULL name. */
extern const Command commands[];
/* Options that every command has; ends with OPTION_END. */
extern const OptionId common_options[];

BibelotStatus run_check(Invocation *invocation);
BibelotStatus run_fmt(Invocation *invocation);
BibelotStatus run_build(Invocation *invocation);
BibelotStatus run_convert(Invocation *invocation);
BibelotStatus run_cite(Invocation *invocation);
BibelotStatus run_find(Invocation *invocation);
BibelotStatus run_scan(Invocation *invocation);
BibelotStatus run_explain(Invocation *invocation);
BibelotStatus run_schema(Invocation *invocation);
BibelotStatus run_formats(Invocation *invocation);

#endif
