/* Identifiers and addresses. What is wrong with one the rules say, at its place: it stands in its field all the same, and is
 * residue, so that it is written again as it was. What says that there is none ("??") is residue alone. */
#include "crosswalk/bib.h"
#include "crosswalk/bib_reader.h"
#include "text/ident.h"
#include "text/url.h"

#include <string.h>

/* The text of a field; where no TeX is in it a slice of the file's, whose parts have places of their own. */
static Str text_of(BibReader *reader, const NodeEntry *field, unsigned flags)
{
    Str text = bib_decode(reader, field->value->text, flags);

    return str_trim(str_eq(text, field->value->text) ? field->value->text : text);
}

static Node *part_node(BibReader *reader, const NodeEntry *field, Str part)
{
    return node_text(reader->nodes, part, bib_slice_span(field, part));
}

/* "?", "??", "-", "n/a": there is none, or nobody knows it. */
static bool is_placeholder(Str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (strchr("?- ", text.ptr[i]) == NULL)
            return str_eq_nocase(text, STR("n/a")) || str_eq_nocase(text, STR("none"));
    return true;
}

static void read_doi(BibReader *reader)
{
    const NodeEntry *field = bib_field(reader, STR("doi"));
    IdentResult result;
    Str text;

    if (field == NULL)
        return;
    text = text_of(reader, field, TEX_READ_VERBATIM);
    if (is_placeholder(text))
        return;
    if (ident_check(IDENT_DOI, reader->arena, text, &result)) {
        bib_use(reader, field);
        text = result.normal;
    } else {
        bib_keep_beside(reader, field);
    }
    bib_add(reader, F_DOI, field, part_node(reader, field, text));
}

/* The first of several addresses ("a;<line break>b"), if all of them are some; else empty. */
static Str first_address(Str text)
{
    Str rest = text, part, first = STR_EMPTY;
    UrlResult result;

    while (str_cut(&rest, ';', &part)) {
        if (rest.len > 0 && !ascii_is_space(rest.ptr[0]))
            return STR_EMPTY;
        part = str_trim(part);
        if (part.len == 0)
            continue;
        if (!url_check(part, &result))
            return STR_EMPTY;
        first = first.len == 0 ? part : first;
    }
    return first;
}

static void read_url(BibReader *reader)
{
    const NodeEntry *field = bib_field(reader, STR("url"));
    UrlResult result;
    Str text, first;

    if (field == NULL || bib_has_ours(reader, F_URL))
        return;
    text = text_of(reader, field, TEX_READ_VERBATIM);
    if (is_placeholder(text))
        return;
    if (url_check(text, &result)) {
        bib_use(reader, field);
    } else {
        first = first_address(text);
        text = first.len > 0 ? first : text;
        bib_keep_beside(reader, field);
    }
    bib_add(reader, F_URL, field, part_node(reader, field, text));
}

/* What our writer gave no field that becomes a link. */
static void read_kept_url(BibReader *reader)
{
    const NodeEntry *field = bib_field(reader, bib_acting_url);

    if (field == NULL || bib_has_ours(reader, F_URL))
        return;
    bib_use(reader, field);
    bib_add(reader, F_URL, field, bib_text_node(reader, field, bib_decode(reader, field->value->text, 0)));
}

/* \url{…}; what is no address tells how else something was published. */
static void read_howpublished(BibReader *reader)
{
    const NodeEntry *field = bib_field(reader, STR("howpublished"));
    UrlResult result;
    Str text;

    if (field == NULL || bib_has_ours(reader, F_URL))
        return;
    text = str_trim(bib_decode(reader, field->value->text, TEX_READ_VERBATIM));
    if (!url_check(text, &result))
        return;
    bib_use(reader, field);
    bib_add(reader, F_URL, field, bib_text_node(reader, field, text));
    if (!str_is(map_lookup(reader->map, STR("fields"), STR("url"), reader->type), "howpublished"))
        bib_keep(reader, field);
}

/* ---- ISBN and ISSN ---- */

/* Up to the next comma, semicolon or "and" outside brackets. */
static bool cut_number(Str *rest, Str *part)
{
    static const Str and = STR_INIT(" and ");
    size_t at = 0, depth = 0, len = 1;

    if (rest->len == 0)
        return false;
    for (; at < rest->len; at++) {
        char c = rest->ptr[at];

        depth += c == '(';
        depth -= c == ')' && depth > 0;
        if (depth == 0 && (c == ',' || c == ';'))
            break;
        if (depth == 0 && str_starts(str_from(*rest, at), and)) {
            len = and.len;
            break;
        }
    }
    *part = str_slice(*rest, 0, at);
    *rest = str_from(*rest, at + len);
    return true;
}

/* "0302-9743 (print)", "3-540-22801-2 hardback": the number. */
static Str without_qualifier(Str text)
{
    text = str_trim(text);
    for (size_t i = 1; i < text.len && ascii_is_digit(text.ptr[0]); i++)
        if (text.ptr[i] == '(' || (text.ptr[i - 1] == ' ' && ascii_is_alpha(text.ptr[i]) && text.ptr[i] != 'X'))
            return str_trim(str_slice(text, 0, i));
    return text;
}

/* Adds the words, if each is such a number: "0262510871 9780262510875". */
static bool add_words(BibReader *reader, const NodeEntry *field, Node *list, Str text, IdentScheme scheme)
{
    IdentResult result;
    Str rest = text, word;

    while (str_cut(&rest, ' ', &word))
        if (word.len > 0 && !ident_check(scheme, reader->arena, word, &result))
            return false;
    for (rest = text; str_cut(&rest, ' ', &word);)
        if (word.len > 0)
            node_add(reader->nodes, list, STR_EMPTY, SPAN_NONE, part_node(reader, field, word));
    return true;
}

/* What our writer writes as it stands. */
static bool is_plain(Str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!ascii_is_alnum(text.ptr[i]) && text.ptr[i] != '-' && text.ptr[i] != ' ')
            return false;
    return true;
}

/* False if it is not just such a number, and the field is to be kept as it stands. */
static bool add_number(BibReader *reader, const NodeEntry *field, Node *list, Str part, IdentScheme scheme)
{
    Str text = without_qualifier(part);
    IdentResult result;

    if (is_placeholder(text))
        return text.len == 0;
    if (!ident_check(scheme, reader->arena, text, &result) && add_words(reader, field, list, text, scheme))
        return false;
    node_add(reader->nodes, list, STR_EMPTY, SPAN_NONE, part_node(reader, field, text));
    return text.len == str_trim(part).len && (result.normal.len > 0 || is_plain(text));
}

/* Several stand in one field. One is written: so the field is residue, too. */
static void read_standard_numbers(BibReader *reader, Str name, FieldName ours, IdentScheme scheme)
{
    const NodeEntry *field = bib_field(reader, name);
    bool exact = true;
    Str rest, part;
    Node *list;

    if (field == NULL)
        return;
    list = node_list(reader->nodes, field->value->span);
    for (rest = text_of(reader, field, TEX_READ_PLAIN); cut_number(&rest, &part);)
        exact = add_number(reader, field, list, part, scheme) && exact;
    if (list->count == 0)
        return;
    bib_use(reader, field);
    bib_add(reader, ours, field, list);
    if (!exact || list->count > 1 ||
        !str_eq(map_lookup(reader->map, STR("fields"), field_name(ours), reader->type), name))
        bib_keep_beside(reader, field);
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
    read_howpublished(reader);
    read_kept_url(reader);
    read_standard_numbers(reader, STR("isbn"), F_ISBN, IDENT_ISBN);
    read_standard_numbers(reader, STR("issn"), F_ISSN, IDENT_ISSN);
    read_eprint(reader);
}
