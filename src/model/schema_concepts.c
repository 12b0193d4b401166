/* Terms and programs. A program is a thing with dates or an agency: it has every field of a term. */
#include "model/schema_rows.h"

/* clang-format off */
static const Choice parts_of_speech[] = {
    { "noun", "" }, { "verb", "" }, { "adjective", "" }, { "adverb", "" }, { "phrase", "" }, { "proper-noun", "" },
    { NULL, NULL },
};

static const Choice program_types[] = {
    { "plan",        "A document that sets aims for a period." },
    { "policy",      "A course of action that an authority follows." },
    { "strategy",    "A long-term design behind plans and policies." },
    { "programme",   "An organised set of measures with means of its own." },
    { "project",     "A single undertaking, a megaproject included." },
    { "campaign",    "A mobilisation for a limited time." },
    { "fund",        "Money set aside for a purpose." },
    { "institution", "A body: an organ of party or state, an institute, a university." },
    { "law",         "A law, regulation or other legal act." },
    { "event",       "A meeting, a decision, a turning point." },
    { "system",      "A lasting arrangement that is none of these." },
    { NULL, NULL },
};

#define CONCEPT_HEAD \
    SUBJECT (SUBJECT_FIELD,  MANY, 0, "Subjects it belongs to, declared in bibelot.yaml."), \
    ENUM    (PART_OF_SPEECH, ONE, 0, parts_of_speech, "Part of speech of the renderings."), \
    RECORD  (DESIGNATIONS,   MANY, ROW_REQUIRED | ROW_BY_LANGUAGE, schema_designation, "The renderings, any number for each language."), \
    DATE    (INTRODUCED,     ONE, 0, "When the term came into use."), \
    NAME    (INTRODUCED_BY,  MANY, 0, "Who brought it into use.")

#define CONCEPT_TAIL \
    TEXT    (DEFINITION,     ONE, 0, "What it means, beginning with the broader concept."), \
    TEXT    (EXPLANATION,    ONE, 0, "More than a definition: background, use."), \
    REF     (BROADER,        MANY, 0, KIND_CONCEPTS, "The concept above; narrower ones are derived."), \
    REF     (RELATED,        MANY, 0, KIND_CONCEPTS, "Concepts that belong together."), \
    REF     (SEE,            MANY, 0, KIND_CONCEPTS, "Concepts that are easily confused with it."), \
    REF     (SUPERSEDED_BY,  MANY, 0, KIND_CONCEPTS, "What replaced it."), \
    RECORD  (QUOTATIONS,     MANY, 0, schema_quotation, "Words of sources."), \
    RECORD  (SOURCES,        MANY, 0, schema_source, "Works that treat of the concept as a whole."), \
    TEXT    (NOTE,           MANY, 0, "A remark for readers."), \
    VERBATIM(CUSTOM,         KEYED, 0, "What other formats say and no field here does: FORMAT.FIELD and its text."), \
    RECORD  (HISTORY,        MANY, 0, schema_change, "What changed in this record, and when.")

static const Row term_rows[] = {
    CONCEPT_HEAD,
    CONCEPT_TAIL,
    ROWS_END
};
const Schema schema_term = { "term", "A concept and its renderings.", term_rows, F_NONE, F_NONE, 0, schema_term_places };

static const Row program_rows[] = {
    ENUM    (TYPE,        ONE, ROW_REQUIRED, program_types, "What kind of thing it is."),
    CONCEPT_HEAD,
    DATE    (ISSUED,      ONE, 0, "When it was announced or published."),
    REF     (ISSUED_BY,   MANY, 0, KIND_PROGRAM, "The body that announced it."),
    DATE    (PERIOD,      ONE, 0, "The time that it covers."),
    DATE    (FROM,        ONE, 0, "When it began to exist."),
    DATE    (UNTIL,       ONE, 0, "When it ended."),
    REF     (AGENCY,      MANY, 0, KIND_PROGRAM, "The body that carries it out."),
    REF     (OVERSEEN_BY, MANY, 0, KIND_PROGRAM, "The body above it."),
    REF     (PART_OF,     MANY, 0, KIND_PROGRAM, "The larger thing that it is part of."),
    REF     (IMPLEMENTS,  MANY, 0, KIND_CONCEPTS, "What it carries into practice."),
    REF     (SUCCEEDS,    MANY, 0, KIND_PROGRAM, "Its predecessor; successors are derived."),
    URL     (URL,         ONE, 0, "Its own page or text."),
    CONCEPT_TAIL,
    ROWS_END
};
const Schema schema_program = { "program", "A plan, policy, body or event.", program_rows, F_NONE, F_NONE, 0, schema_program_places };
/* clang-format on */
