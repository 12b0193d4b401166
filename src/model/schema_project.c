/* The project: glossary/bibelot.yaml. */
#include "model/schema_rows.h"

/* clang-format off */
static const Choice levels[] = {
    { "off",     "Not looked for." },
    { "info",    "Shown, never fails." },
    { "warning", "Fails with --strict." },
    { "error",   "Fails." },
    { NULL, NULL },
};

static const Row override_rows[] = {
    CODE   (PATHS,       MANY, ROW_REQUIRED | ROW_BARE, NULL, "Which files: drafts/**, *.bib; from the project's folder, which has glossary/ or .bibelot.yaml."),
    CODE   (RULES,       KEYED, ROW_REQUIRED | ROW_BARE, levels, "Levels of diagnostics in these files."),
    ROWS_END
};
const Schema schema_override = { "override", "Levels of diagnostics for some files.", override_rows, F_NONE, F_NONE, 0, schema_override_places };

static const Choice record_kinds[] = {
    { "term",    "A term." },
    { "program", "A program or a body." },
    { "endnote", "A work." },
    { NULL, NULL },
};

static const Row withdrawal_rows[] = {
    TEXT   (REASON,      ONE, ROW_REQUIRED | ROW_BARE, "Why it was withdrawn, for readers who come by an old link."),
    DATE   (DATE,        ONE, ROW_BARE, "When."),
    ENUM   (KIND,        ONE, ROW_BARE, record_kinds, "What it was, if it was no term: its page stays where it was."),
    TEXT   (NOTE,        MANY, ROW_BARE, "A remark, such as where else to look."),
    ROWS_END
};
const Schema schema_withdrawal = { "withdrawal", "An entry that is no more, and that no other stands for.", withdrawal_rows, F_REASON, F_NONE, 0, schema_withdrawal_places };

static const Row project_rows[] = {
    INTEGER(FORMAT,      ONE, ROW_REQUIRED | ROW_BARE, "Version of the source format: 1."),
    TEXT   (TITLE,       ONE, ROW_REQUIRED, "Title of the glossary."),
    TEXT   (DESCRIPTION, ONE, 0, "What it is, in a sentence or two."),
    NAME   (EDITORS,     MANY, 0, "Who vouches for what is supplied."),
    TAG    (LANGUAGES,   MANY, ROW_REQUIRED, "Languages of the glossary, the first one first."),
    TEXT   (SUBJECTS,    KEYED, 0, "Subjects: an id and its names by language."),
    TEXT   (LICENCE,     ONE, 0, "Licence of the data, as an SPDX identifier."),
    URL    (BASE_URL,    ONE, 0, "Where the site will stand."),
    CODE   (PUBLISH,     MANY, 0, NULL, "Formats that bibelot build writes; html is the site."),
    CODE   (STYLES,      MANY, 0, NULL, "Citation styles in which bibelot build publishes the bibliography: names or files."),
    CODE   (RULES,       KEYED, ROW_BARE, levels, "Levels of diagnostics: a code, and off, info, warning or error."),
    RECORD (RULES_FOR,   MANY, ROW_BARE, schema_override, "Levels for some files; of several that name a file the last one counts."),
    REF    (RETIRED,     KEYED, ROW_BARE, KIND_CONCEPTS | KIND_ENDNOTE, "Ids given up: the old id and the one that stands for it."),
    RECORD (WITHDRAWN,   KEYED, ROW_BARE, schema_withdrawal, "Ids given up that nothing stands for: the old id, and why."),
    ROWS_END
};
const Schema schema_project = { "project", "The glossary as a whole.", project_rows, F_NONE, F_NONE, 0, schema_project_places };
/* clang-format on */
