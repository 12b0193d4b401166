/* Identifiers and addresses. The engine would refuse what is none: that stays as it is. */
#include "crosswalk/bib_reader.h"
#include "text/ident.h"
#include "text/url.h"

#include <string.h>

static void read_doi(BibReader *reader)
{
    const NodeEntry *field = bib_field(reader, STR("doi"));
    IdentResult result;

    if (field == NULL)
        return;
    if (!ident_check(IDENT_DOI, reader->arena, bib_decode(reader, field->value->text, TEX_READ_VERBATIM), &result)) {
        bib_keep_fault(reader, field, "is no DOI");
        return;
    }
    bib_use(reader, field);
    bib_add(reader, F_DOI, field, bib_text_node(reader, field, result.normal));
}

static void read_url(BibReader *reader)
{
    static const Str names[] = { STR_INIT("url"), STR_INIT("howpublished") };

    for (size_t i = 0; i < 2; i++) {
        const NodeEntry *field = bib_field(reader, names[i]);
        UrlResult result;
        Str text;

        if (field == NULL || bib_has_ours(reader, F_URL))
            continue;
        text = str_trim(bib_decode(reader, field->value->text, TEX_READ_VERBATIM));
        if (!url_check(text, &result)) {
            if (i == 0)
                bib_keep_fault(reader, field, "is no address");
            continue;
        }
        bib_use(reader, field);
        bib_add(reader, F_URL, field, bib_text_node(reader, field, text));
        if (i == 1 && !str_is(map_lookup(reader->map, STR("fields"), STR("url"), reader->type), "howpublished"))
            bib_keep(reader, field);
    }
}

/* Several stand in one field. One is written: so the field is residue, too. */
static void read_standard_numbers(BibReader *reader, Str name, FieldName ours, IdentScheme scheme)
{
    const NodeEntry *field = bib_field(reader, name);
    Str text, rest, part;
    Node *list;
    IdentResult result;

    if (field == NULL)
        return;
    text = bib_decode(reader, field->value->text, TEX_READ_PLAIN);
    list = node_list(reader->arena, field->value->span);
    for (rest = text; str_cut(&rest, ',', &part);) {
        part = str_trim(part);
        if (part.len == 0)
            continue;
        if (!ident_check(scheme, reader->arena, part, &result)) {
            bib_keep_fault(reader, field, scheme == IDENT_ISBN ? "is no ISBN" : "is no ISSN");
            return;
        }
        node_add(reader->arena, list, STR_EMPTY, (Span){ 0 }, bib_text_node(reader, field, part));
    }
    if (list->count == 0)
        return;
    bib_use(reader, field);
    bib_add(reader, ours, field, list);
    if (list->count > 1 || !str_eq(map_lookup(reader->map, STR("fields"), field_name(ours), reader->type), name))
        bib_keep(reader, field);
}

/* arXiv's number is the place in an archive. An eprint is verbatim: what would want an escape in a text stays residue. */
static void read_arxiv(BibReader *reader, const NodeEntry *number, const NodeEntry *kind)
{
    Str text = number->value->text;

    if (!str_eq_nocase(kind->value->text, STR("arxiv")) || text.len == 0)
        return;
    for (size_t i = 0; i < text.len; i++)
        if (!ascii_is_alnum(text.ptr[i]) && strchr(":./-", text.ptr[i]) == NULL)
            return;
    bib_add(reader, F_ARCHIVE, kind, bib_text_node(reader, kind, STR("arXiv")));
    bib_add(reader, F_ARCHIVE_LOCATION, number, bib_text_node(reader, number, text));
    bib_use(reader, number);
    bib_use(reader, kind);
    if (str_eq(kind->value->text, str_is(reader->map, "biblatex") ? STR("arxiv") : STR("arXiv")))
        return;
    bib_keep(reader, number);
    bib_keep(reader, kind);
}

/* PubMed's and arXiv's have fields of ours; the others are residue. */
static void read_eprint(BibReader *reader)
{
    const NodeEntry *number = bib_field(reader, STR("eprint")), *kind = bib_field(reader, STR("eprinttype"));
    bool pmid = kind != NULL && str_eq_nocase(kind->value->text, STR("pubmed"));
    bool pmcid = kind != NULL && str_eq_nocase(kind->value->text, STR("pmcid"));
    IdentResult result;

    if (kind == NULL)
        kind = bib_field(reader, STR("archiveprefix"));
    if (number == NULL || kind == NULL)
        return;
    if (!pmid && !pmcid) {
        read_arxiv(reader, number, kind);
        return;
    }
    if (!ident_check(pmid ? IDENT_PMID : IDENT_PMCID, reader->arena, number->value->text, &result))
        return;
    bib_add(reader, pmid ? F_PMID : F_PMCID, number, bib_text_node(reader, number, number->value->text));
    bib_use(reader, number);
    bib_use(reader, kind);
}

void bib_read_identifiers(BibReader *reader)
{
    read_doi(reader);
    read_url(reader);
    read_standard_numbers(reader, STR("isbn"), F_ISBN, IDENT_ISBN);
    read_standard_numbers(reader, STR("issn"), F_ISSN, IDENT_ISSN);
    read_eprint(reader);
}
