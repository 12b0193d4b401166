/* Fields that a work of its type needs, if it is to be printed, or found.
 *
 * After the constraints of biblatex's data model (its manual, 2.1.1), where either field of several may do, and what the
 * classic styles of BibTeX warn of; looser where well-kept files are: what is commonly left out is no fault. */
#include "check/works.h"

typedef struct Need {
    DiagCode code;
    const char *types;   /* blanks separate them */
    FieldName when[2];   /* only of works that have both */
    FieldName any[12];   /* one of these will do */
    const char *residue; /* or one of these, which no field of ours holds */
    const char *what, *help;
} Need;

#define PARENTS " crossref xref xdata entryset related ids"

/* clang-format off */
static const Need needs[] = {
    { DIAG_B119, "article article-journal article-magazine article-newspaper book chapter paper-conference report thesis webpage "
                 "document manuscript software dataset", { F_NONE },
      { F_TITLE, F_AUTHOR, F_EDITOR, F_TRANSLATOR, F_CONTAINER_TITLE, F_PUBLISHER, F_NOTE, F_REVIEWED_TITLE, F_COMPILER,
        F_VOLUME_TITLE, F_COLLECTION_TITLE, F_NUMBER },
      "title maintitle booktitle journal journaltitle key label shorthand howpublished organization institution publisher editor author"
      PARENTS,
      "neither title nor author", "give what a reader would look for it under" },
    { DIAG_B120, "book chapter paper-conference report thesis", { F_PUBLISHER, F_AUTHOR },
      { F_TITLE, F_REVIEWED_TITLE, F_PART_TITLE, F_VOLUME_TITLE },
      "title maintitle booktitle issuetitle" PARENTS, "no title", "give the title" },
    { DIAG_B121, "article-journal chapter paper-conference thesis", { F_TITLE },
      { F_AUTHOR, F_EDITOR, F_TRANSLATOR, F_EDITOR_TRANSLATOR, F_CONTAINER_AUTHOR, F_REVIEWED_AUTHOR, F_INTERVIEWER },
      "author editor key label shorthand shortauthor organization authortype" PARENTS, "no author",
      "give the author; an organisation may be one" },
    { DIAG_B122, "article-journal article-magazine article-newspaper", { F_CONTAINER_TITLE, F_AUTHOR },
      { F_ISSUED, F_AVAILABLE_DATE, F_SUBMITTED, F_ORIGINAL_DATE, F_STATUS },
      "date year pubstate" PARENTS, "no date", "give the year; what has yet to appear has a status" },
    { DIAG_B122, "book chapter paper-conference report thesis", { F_PUBLISHER, F_AUTHOR },
      { F_ISSUED, F_AVAILABLE_DATE, F_SUBMITTED, F_EVENT_DATE, F_ORIGINAL_DATE, F_STATUS },
      "date year pubstate eventdate origdate" PARENTS, "no date", "give the year; what has yet to appear has a status" },
    { DIAG_B123, "article-journal", { F_VOLUME },
      { F_CONTAINER_TITLE, F_CONTAINER_TITLE_SHORT, F_ISSN, F_COLLECTION_TITLE, F_ARCHIVE_LOCATION },
      "journal journaltitle shortjournal eprint" PARENTS, "no journal", "give the journal that it appeared in" },
    { DIAG_B123, "article-journal article-magazine article-newspaper", { F_AUTHOR },
      { F_CONTAINER_TITLE, F_CONTAINER_TITLE_SHORT, F_ISSN, F_STATUS, F_COLLECTION_TITLE, F_URL, F_DOI, F_ARCHIVED, F_ARCHIVE_LOCATION },
      "journal journaltitle shortjournal eprint howpublished pubstate url" PARENTS, "no journal",
      "give the journal, newspaper or magazine that it appeared in" },
    { DIAG_B123, "chapter paper-conference", { F_AUTHOR },
      { F_CONTAINER_TITLE, F_CONTAINER_TITLE_SHORT, F_EVENT_TITLE, F_EVENT, F_VOLUME_TITLE, F_COLLECTION_TITLE, F_STATUS,
        F_CONTAINER_AUTHOR, F_ISBN },
      "booktitle maintitle eventtitle eprint howpublished pubstate series" PARENTS,
      "no book that it stands in", "give the title of the book or proceedings" },
    { DIAG_B124, "thesis report", { F_AUTHOR },
      { F_PUBLISHER, F_AUTHORITY, F_PUBLISHER_PLACE, F_DIVISION, F_ARCHIVE, F_URL, F_DOI, F_NUMBER, F_ARCHIVED },
      "institution school organization publisher howpublished eprint address location url" PARENTS, "no institution",
      "give the university, or whoever issued it" },
    { DIAG_B125, "webpage post post-weblog", { F_TITLE },
      { F_URL, F_DOI, F_ARCHIVED, F_PMID, F_PMCID, F_ARCHIVE_LOCATION },
      "url howpublished eprint" PARENTS, "no address", "give the URL" },
};
/* clang-format on */

/* An entry type that nobody knows may want other fields than we do (bib2gls has symbols in .bib files). */
static bool is_strange(const Record *work)
{
    const Value *type = work_residue(work, STR("entrytype"));

    return type != NULL && work_is(work, "document") && !str_eq_nocase(type->text, STR("misc"));
}

static bool has_residue(const Record *work, Str names)
{
    Str name;

    while (str_cut(&names, ' ', &name))
        if (work_residue(work, name) != NULL)
            return true;
    return false;
}

/* An organisation that is the author is mostly the one that issued it. */
static bool is_corporate(const Record *work)
{
    const Record *name = work_first_name(work);

    return name != NULL && record_field(name, F_FAMILY) == NULL && record_field(name, F_FORM) == NULL;
}

static bool is_asked(const Record *work, const Need *need)
{
    for (size_t i = 0; i < 2 && need->when[i] != F_NONE; i++)
        if (record_field(work, need->when[i]) == NULL)
            return false;
    return work_is(work, need->types);
}

static bool is_met(const Record *work, const Need *need)
{
    for (size_t i = 0; i < sizeof need->any / sizeof need->any[0] && need->any[i] != F_NONE; i++)
        if (record_field(work, need->any[i]) != NULL)
            return true;
    return has_residue(work, str_of(need->residue));
}

/* @inbook names the part of a book whose title is the entry's own. */
static bool is_part_of_itself(const Record *work)
{
    const Value *type = work_residue(work, STR("entrytype"));
    bool inbook = type != NULL ? str_eq_nocase(type->text, STR("inbook"))
                               : work_is_tex(work) && record_field(work, F_EDITOR) == NULL;

    return inbook && (record_field(work, F_PAGE) != NULL || record_field(work, F_CHAPTER_NUMBER) != NULL);
}

void check_needs(Check *check, const Record *work)
{
    if (is_strange(work) || work->broken)
        return;
    for (size_t i = 0; i < sizeof needs / sizeof needs[0]; i++) {
        const Need *need = &needs[i];
        Diag *diag;

        if (!is_asked(work, need) || is_met(work, need) || (need->code == DIAG_B123 && is_part_of_itself(work)) ||
            ((need->code == DIAG_B123 || need->code == DIAG_B124) && is_corporate(work)))
            continue;
        diag = diag_add(check->diags, need->code, work->source, work->id_span, "'%.*s' (%.*s) has %s",
                        STR_ARG(check_shown(check, work->id)), STR_ARG(record_text(work, F_TYPE)), need->what);
        diag_help(check->diags, diag, "%s", need->help);
        if (need->code == DIAG_B119 || need->code == DIAG_B123)
            return;
    }
}
