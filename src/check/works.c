#include "check/works.h"

#include "text/match.h"

#include <string.h>

bool check_wants(const Check *check, DiagCode code)
{
    return diags_wants(check->diags, code);
}

Str work_key(Check *check, Str text)
{
    enum { LONGEST = 400 };

    return match_key(check->arena, str_slice(text, 0, LONGEST));
}

bool work_is_tex(const Record *work)
{
    const char *format = work->source->format;

    return format != NULL && (strcmp(format, "biblatex") == 0 || strcmp(format, "bibtex") == 0);
}

bool work_owns(const Record *work, const Value *value)
{
    return value->span.start >= work->span.start && value->span.end <= work->span.end;
}

/* "arxiv" of "biblatex.arxiv" */
static Str residue_name(Str key)
{
    size_t dot = str_find_char(key, '.');

    return dot != STR_NONE ? str_from(key, dot + 1) : key;
}

const Value *work_residue(const Record *work, Str name)
{
    enum { MOST = 128 }; /* of the first work of many that are alike it is asked again and again */
    const Field *custom = record_field(work, F_CUSTOM);

    for (size_t i = 0; custom != NULL && i < custom->values.count && i < MOST; i++)
        if (str_eq_nocase(residue_name(value_key(custom->values.items[i])), name))
            return custom->values.items[i];
    return NULL;
}

bool work_is(const Record *work, const char *types)
{
    Str type = record_text(work, F_TYPE);

    for (const char *word = types; word != NULL && type.len > 0; word = strchr(word, ' ')) {
        word += *word == ' ';
        if (*word == *type.ptr && strncmp(word, type.ptr, type.len) == 0 &&
            (word[type.len] == ' ' || word[type.len] == '\0'))
            return true;
    }
    return false;
}

/* ---- identifiers ---- */

bool work_url_ident(Check *check, Str url, IdentScheme *scheme, IdentResult *result)
{
    static const struct {
        const char *host;
        IdentScheme scheme;
    } hosts[] = {
        { "doi.org/10.", IDENT_DOI },
        { "arxiv.org/", IDENT_ARXIV },
        { "pubmed.ncbi.nlm.nih.gov/", IDENT_PMID },
        { "ncbi.nlm.nih.gov/pubmed/", IDENT_PMID },
        { "ncbi.nlm.nih.gov/pmc/", IDENT_PMCID },
    };

    for (size_t i = 0; i < sizeof hosts / sizeof hosts[0]; i++) {
        if (!str_contains(url, str_of(hosts[i].host)))
            continue;
        *scheme = hosts[i].scheme;
        return ident_check(hosts[i].scheme, check->arena, url, result);
    }
    return false;
}

const Value *work_arxiv(Check *check, const Record *work, IdentResult *result)
{
    const Value *number = work_residue(work, STR("eprint")), *kind = work_residue(work, STR("eprinttype"));

    if (kind == NULL)
        kind = work_residue(work, STR("archiveprefix"));
    if (number == NULL && kind == NULL) { /* as bibliographies have it that are none of TeX */
        number = record_value(work, F_ARCHIVE_LOCATION);
        kind = record_value(work, F_ARCHIVE);
    }
    if (number == NULL || kind == NULL || !str_eq_nocase(kind->text, STR("arxiv")))
        return NULL;
    return ident_check(IDENT_ARXIV, check->arena, number->text, result) ? number : NULL;
}

/* ---- relations ---- */

static bool refers(const Record *from, const Record *to)
{
    enum { LONGEST = 4096 };
    static const char *const names[] = { "related", "crossref", "xref", "entryset", "xdata" };
    const Value *original = record_value(from, F_TRANSLATION_OF);

    if (original != NULL && original->target == to)
        return true;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const Value *value = work_residue(from, str_of(names[i]));

        if (value != NULL && str_contains(str_slice(value->text, 0, LONGEST), to->id))
            return true;
    }
    return false;
}

bool work_are_related(const Record *a, const Record *b)
{
    return refers(a, b) || refers(b, a);
}

/* ---- names ---- */

void work_each_name(Check *check, const Record *work, NameVisitor *visit)
{
    for (size_t i = 0; i < work->fields.count; i++) {
        const Field *field = work->fields.items[i];

        for (size_t j = 0; field->row->record == &schema_name && j < field->values.count; j++) {
            const Value *value = field->values.items[j];

            if (value->record != NULL && !value->alternative && work_owns(work, value))
                visit(check, work, value);
        }
    }
}

const Record *work_first_name(const Record *work)
{
    const Value *name = record_value(work, F_AUTHOR);

    if (name == NULL)
        name = record_value(work, F_EDITOR);
    return name != NULL ? name->record : NULL;
}

/* Family name, else the whole: in Latin letters, and in another script. */
static void name_keys(Check *check, const Record *name, Str *latin, Str *foreign)
{
    const Value *form = record_value(name, F_FORM);
    Str text = record_text(name, F_FAMILY);

    if (text.len == 0)
        text = record_text(name, F_LITERAL);
    *latin = work_key(check, text);
    *foreign = STR_EMPTY;
    if (form == NULL || form->record == NULL)
        return;
    text = record_text(form->record, F_FAMILY);
    *foreign = work_key(check, text.len > 0 ? text : record_text(form->record, F_LITERAL));
}

bool work_same_name(Check *check, const Record *a, const Record *b)
{
    Str latin[2], foreign[2];

    name_keys(check, a, &latin[0], &foreign[0]);
    name_keys(check, b, &latin[1], &foreign[1]);
    if ((latin[0].len > 0 && str_eq(latin[0], latin[1])) || (foreign[0].len > 0 && str_eq(foreign[0], foreign[1])))
        return true;
    return (latin[0].len > 0 && match_reads_as(foreign[1], latin[0])) ||
           (latin[1].len > 0 && match_reads_as(foreign[0], latin[1]));
}
