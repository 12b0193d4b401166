/* Rules for addresses and identifiers of works, beyond their form: what stands in the wrong place, what was cut off. */
#include "check/mend.h"
#include "check/works.h"

#include "text/url.h"

/* ---- identifiers in addresses ---- */

static bool has_ident(Check *check, const Record *work, IdentScheme scheme)
{
    IdentResult result;

    switch (scheme) {
    case IDENT_DOI:
        return record_field(work, F_DOI) != NULL;
    case IDENT_PMID:
        return record_field(work, F_PMID) != NULL;
    case IDENT_PMCID:
        return record_field(work, F_PMCID) != NULL;
    default:
        return work_arxiv(check, work, &result) != NULL;
    }
}

/* As formats call it; NULL: by the field alone nobody knows which identifier it is. */
static const char *field_of(const Record *work, IdentScheme scheme)
{
    switch (work->source->syntax) {
    case SYNTAX_YAML:
        return ident_name(scheme);
    case SYNTAX_TEX:
        return scheme == IDENT_DOI ? "doi" : NULL;
    case SYNTAX_JSON:
        return ident_label(scheme);
    default:
        return scheme == IDENT_DOI && work->source->syntax == SYNTAX_LINES ? "DO" : NULL;
    }
}

/* Nothing is lost: the address follows from the identifier. */
static void mend_ident(Check *check, Diag *diag, const Record *work, const Value *url, IdentScheme scheme, Str normal)
{
    const Field *field = record_field(work, F_URL);
    const char *name = field_of(work, scheme);
    Span place = field->key_span;
    size_t at = str_find(url->text, normal);
    Str key;

    if (str_starts(source_text(work->source, place), STR("\""))) {
        place.start++;
        place.end--;
    }
    key = source_text(work->source, place);
    if (name == NULL || scheme == IDENT_ARXIV || url->statement != NULL || field->values.count != 1 || at == STR_NONE ||
        at + normal.len != url->text.len || !(str_eq_nocase(key, STR("url")) || str_eq(key, STR("UR"))))
        return;
    fix_bytes(check->diags, diag, place, str_of(name));
    mend_slice(check, diag, work, url, 0, at, STR_EMPTY);
}

static void check_ident_in_url(Check *check, const Record *work, const Value *url)
{
    IdentScheme scheme;
    IdentResult result;
    Diag *diag;

    if (!work_url_ident(check, url->text, &scheme, &result) || has_ident(check, work, scheme))
        return;
    diag = diag_add(check->diags, DIAG_B317, work->source, url->span, "%s %.*s stands as an address",
                    scheme == IDENT_ARXIV ? "the arXiv identifier" : ident_label(scheme), STR_ARG(result.normal));
    if (scheme == IDENT_ARXIV)
        diag_help(check->diags, diag, "give it as an identifier: eprint and eprinttype in a .bib");
    else
        diag_help(check->diags, diag, "give it as '%s': styles print it once, and programs look it up",
                  ident_name(scheme));
    mend_ident(check, diag, work, url, scheme, result.normal);
}

/* The reader of a .bib takes the resolver off. */
static void check_resolver(Check *check, const Record *work)
{
    const Value *doi = record_value(work, F_DOI);
    IdentResult result;
    size_t at;
    Str text;
    Diag *diag;

    if (doi == NULL || !work_owns(work, doi))
        return;
    text = work_is_tex(work) ? source_text(work->source, doi->span) : doi->text;
    if (str_starts(text, STR("10.")) || !str_contains(text, STR("10.")) ||
        !ident_check(IDENT_DOI, check->arena, doi->text, &result))
        return;
    diag = diag_add(check->diags, DIAG_B318, work->source, doi->span, "a DOI with what is before it");
    diag_help(check->diags, diag, "write '%.*s': styles put https://doi.org/ before it themselves",
              STR_ARG(result.normal));
    at = str_find(text, STR("10."));
    if (str_eq(str_from(text, at), result.normal)) {
        Span span = doi->span;

        if (!work_is_tex(work)) {
            mend_slice(check, diag, work, doi, 0, at, STR_EMPTY);
            return;
        }
        span.end = span.start + (uint32_t)at;
        fix_bytes(check->diags, diag, span, STR_EMPTY);
    }
}

/* ---- cut off ---- */

static void check_tail(Check *check, const Record *work, const Value *url)
{
    bool hyphen = str_ends(url->text, STR("-"));
    UrlResult result;
    Diag *diag;

    if (!url_check(url->text, &result) || !result.truncated)
        return;
    diag = diag_add(check->diags, hyphen ? DIAG_B320 : DIAG_B319, work->source,
                    value_span(work, url, result.at, result.len), "%s", result.message);
    diag_help(check->diags, diag, "copy it again from the page itself");
}

void check_addresses(Check *check, const Record *work)
{
    const Value *url = record_value(work, F_URL);

    check_resolver(check, work);
    if (url == NULL || !work_owns(work, url))
        return;
    check_ident_in_url(check, work, url);
    check_tail(check, work, url);
}

/* ---- http beside https ---- */

void check_schemes(Check *check)
{
    const Records *records = check->records;
    Map safe = { 0 };

    if (!check_wants(check, DIAG_B321))
        return;
    for (size_t i = 0; i < records->list.count; i++) {
        const Value *url = record_value(records->list.items[i], F_URL);

        if (url != NULL && str_starts(url->text, STR("https://")))
            map_add(check->arena, &safe, url_host(url->text), (void *)url);
    }
    for (size_t i = 0; i < records->list.count; i++) {
        const Record *work = records->list.items[i];
        const Value *url = record_value(work, F_URL);
        Diag *diag;

        if (url == NULL || !str_starts(url->text, STR("http://")) || !work_owns(work, url) ||
            map_get(&safe, url_host(url->text)) == NULL)
            continue;
        diag = diag_add(check->diags, DIAG_B321, work->source, url->span, "http:// where %.*s has https:// elsewhere",
                        STR_ARG(check_shown(check, url_host(url->text))));
        diag_help(check->diags, diag, "write https://");
        mend_slice(check, diag, work, url, 0, 7, STR("https://"));
    }
}
