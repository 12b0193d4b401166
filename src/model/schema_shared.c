/* The parts that records share: statements, sources, names, designations. */
#include "model/schema_rows.h"

/* clang-format off */
static const Choice certainties[] = {
    { "high",   "The editors have no doubt." },
    { "medium", "Likely; not confirmed." },
    { "low",    "A guess worth recording." },
    { NULL, NULL },
};

static const Choice statuses[] = {
    { "preferred",  "The rendering to use; one for each language." },
    { "admitted",   "Understood and acceptable." },
    { "deprecated", "Found in sources, but to be avoided; a note says why." },
    { "superseded", "Right once, replaced since." },
    { NULL, NULL },
};

static const Choice term_types[] = {
    { "full-form",       "The complete form." },
    { "abbreviation",    "A shortened form of another rendering (see short-for)." },
    { "acronym",         "An abbreviation spoken as a word." },
    { "initialism",      "An abbreviation spoken letter by letter." },
    { "short-form",      "Fewer words of the full form." },
    { "variant",         "Another spelling or order of the same words." },
    { "phrase",          "More than a term: a set phrase or slogan." },
    { "transliteration", "The sounds of the original, not its meaning." },
    { NULL, NULL },
};

static const Choice registers[] = {
    { "neutral",   "No particular register." },
    { "technical", "Of specialists." },
    { "official",  "Of documents of party and state." },
    { "journalistic", "Of the press." },
    { "colloquial", "Of everyday speech." },
    { NULL, NULL },
};

static const Choice name_orders[] = {
    { "family-first", "Gu Xin" },
    { "given-first",  "Xin Gu" },
    { NULL, NULL },
};

/* A source: a work, and where in it. */
static const Row source_rows[] = {
    REF     (WORK,       ONE, ROW_REQUIRED | ROW_BARE, KIND_ENDNOTE, "The work that says so."),
    TEXT    (LOCATOR,    ONE, ROW_BARE, "Where in the work: section 2, note 14, p. 3."),
    VERBATIM(AS_PRINTED, ONE, ROW_BARE, "The form as it stands there, with its capitals and its faults."),
    TEXT    (NOTE,       ONE, ROW_BARE, "A remark on this source."),
    ROWS_END
};
const Schema schema_source = { "source", "A work that a value comes from.", source_rows, F_WORK, F_NONE, 0, schema_source_places };

/* Rule 2. `value` itself is the engine's; here stand the keys beside it. */
static const Row statement_rows[] = {
    ENUM    (CERTAINTY,  ONE, ROW_BARE, certainties, "How sure the editors are of a supplied value."),
    BOOLEAN (SUPPLIED,   ONE, ROW_BARE, "true: the editors vouch for this, not a source."),
    BOOLEAN (PREFERRED,  ONE, ROW_BARE, "true: of several disagreeing values the one that flat formats use."),
    RECORD  (SOURCES,    MANY, ROW_BARE, schema_source, "The works that say so."),
    VERBATIM(AS_PRINTED, ONE, ROW_BARE, "The form as it stands in the source."),
    TEXT    (NOTE,       MANY, ROW_BARE, "A remark on this value."),
    ROWS_END
};
const Schema schema_statement = { "statement", "Who says so, and how sure it is.", statement_rows, F_NONE, F_NONE, 0, schema_statement_places };

/* Rule 5. A whole name in one script. */
static const Row name_form_rows[] = {
    TEXT    (FAMILY,  ONE, 0, "Family name."),
    TEXT    (GIVEN,   ONE, 0, "Given names."),
    TEXT    (LITERAL, ONE, 0, "A name that does not divide."),
    ROWS_END
};
const Schema schema_name_form = { "name-form", "A whole name in another script.", name_form_rows, F_LITERAL, F_NONE, SCHEMA_NAME, schema_name_form_places };

static const Row name_rows[] = {
    TEXT    (FAMILY,                ONE, 0, "Family name, in Latin script."),
    TEXT    (GIVEN,                 ONE, 0, "Given names, in Latin script."),
    TEXT    (DROPPING_PARTICLE,     ONE, 0, "A particle that goes when only the family name is shown: Ludwig van Beethoven."),
    TEXT    (NON_DROPPING_PARTICLE, ONE, 0, "A particle that stays with the family name: van Gogh."),
    TEXT    (SUFFIX,                ONE, 0, "Jr., III."),
    TEXT    (LITERAL,               ONE, 0, "The name of an organisation, or a name that does not divide."),
    REF     (BODY,                  ONE, 0, KIND_PROGRAM, "The organisation, where it is a record of its own."),
    BOOLEAN (OTHERS,                ONE, 0, "true: the source's own et al."),
    ENUM    (NAME_ORDER,            ONE, 0, name_orders, "Overrides the order that follows from the work's language."),
    IDENT   (ORCID,                 ONE, 0, IDENT_ORCID, "ORCID iD of the person."),
    { .name = F_FORM, .type = TYPE_RECORD, .cardinality = ONE, .flags = ROW_BY_LANGUAGE, .record = &schema_name_form,
      .doc = "The whole name in another script; in a source its key is the language tag itself." },
    ROWS_END
};
const Schema schema_name = { "name", "A person or an organisation.", name_rows, F_LITERAL, F_FORM, SCHEMA_NAME, schema_name_places };

static const Row designation_rows[] = {
    TEXT    (TEXT,          ONE, ROW_REQUIRED, "The rendering itself."),
    PINYIN  (PINYIN,        ONE, 0, "Hanyu Pinyin with tone marks, spaced by word (ISO 7098)."),
    TEXT    (ROMANISED,     ONE, 0, "Another romanisation, by language tag."),
    ENUM    (STATUS,        ONE, 0, statuses, "How the editors judge this rendering."),
    ENUM    (TERM_TYPE,     ONE, 0, term_types, "What kind of form it is."),
    TEXT    (SHORT_FOR,     ONE, 0, "The rendering of the same record that this one shortens."),
    TEXT    (ABBREVIATION,  ONE, 0, "Its abbreviation, where the sources are the same."),
    ENUM    (REGISTER,      ONE, 0, registers, "The register it belongs to."),
    ROWS_END
};
const Schema schema_designation = { "designation", "One way to name a concept in one language.", designation_rows, F_TEXT, F_NONE, 0, schema_designation_places };

static const Row quotation_rows[] = {
    VERBATIM(TEXT,    ONE, ROW_REQUIRED, "The words, as they stand in the source."),
    NAME    (SPEAKER, ONE, 0, "Who says them."),
    DATE    (DATE,    ONE, 0, "When they were said."),
    ROWS_END
};
const Schema schema_quotation = { "quotation", "Words of a source about the concept.", quotation_rows, F_NONE, F_NONE, 0, schema_quotation_places };

static const Row change_rows[] = {
    DATE    (DATE, ONE, ROW_REQUIRED, "The day of the change."),
    TEXT    (NOTE, ONE, ROW_REQUIRED, "What changed."),
    ROWS_END
};
const Schema schema_change = { "change", "An entry of a record's history.", change_rows, F_NONE, F_NONE, 0, schema_change_places };

static const Row copy_rows[] = {
    URL     (URL,  ONE, ROW_REQUIRED, "Where a copy is kept."),
    DATE    (DATE, ONE, 0, "When the copy was made."),
    ROWS_END
};
const Schema schema_copy = { "copy", "An archived copy.", copy_rows, F_URL, F_NONE, 0, schema_copy_places };

static const Row citation_rows[] = {
    REF     (WORK,       ONE, ROW_REQUIRED, KIND_ENDNOTE, "The work that cites this one."),
    INTEGER (MARKER,     ONE, 0, "The note marker in the citing text."),
    INTEGER (PRINTED,    ONE, 0, "The number that the list of notes prints."),
    INTEGER (ORDER,      ONE, 0, "The place among several works in one note."),
    TEXT    (LOCATOR,    ONE, 0, "Where in the citing text."),
    VERBATIM(AS_PRINTED, ONE, 0, "The reference as it is printed."),
    TEXT    (NOTE,       ONE, 0, "A remark on the citation."),
    ROWS_END
};
const Schema schema_citation = { "citation", "A place where the work is cited.", citation_rows, F_WORK, F_NONE, 0, schema_citation_places };
/* clang-format on */
