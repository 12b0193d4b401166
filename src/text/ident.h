/* ident.h - identifiers of works, persons and things: their form, their check digits, their addresses.
 *
 * Nothing is looked up: an identifier that is well-formed may still belong to nothing. Sources: DOI Handbook 2.2, ISO
 * 2108 (ISBN), ISO 3297 (ISSN), ISO 7064 MOD 11-2 (ORCID), arxiv.org/help/arxiv_identifier, wikidata.org. */
#ifndef TEXT_IDENT_H
#define TEXT_IDENT_H

#include "base/arena.h"

typedef enum IdentScheme {
    IDENT_DOI,
    IDENT_ISBN,
    IDENT_ISSN,
    IDENT_ORCID,
    IDENT_PMID,
    IDENT_PMCID,
    IDENT_ARXIV,
    IDENT_WIKIDATA,
    IDENT_SCHEMES
} IdentScheme;

/* `normal` is the form to print and store, without "doi:" or a resolver: `10.1000/182`, `9780262510875` (an ISBN keeps
 * its 10 or 13 digits and loses its hyphens), `0317-8471`, `0000-0002-1825-0097`, `PMC1234567`, `hep-th/9901001v2`,
 * `Q42`. `key` is the same for all spellings of one identifier (DOI in lower case, ISBN with 13 digits, arXiv without
 * version). On a failure both are empty, `message` says what is wrong and `suggestion` is what it ought to be, or
 * empty. `at` and `len` are bytes of the text given. All in the arena or borrowed from the text. */
typedef struct IdentResult {
    Str normal, key;
    Str message, suggestion;
    size_t at, len;
} IdentResult;

/* Whether `text` is an identifier of that scheme. */
bool ident_check(IdentScheme scheme, Arena *arena, Str text, IdentResult *out);

/* "doi", "isbn" … as in the sources; and for people: "DOI", "ISBN". */
const char *ident_name(IdentScheme scheme);
const char *ident_label(IdentScheme scheme);
/* By the name, in any case. */
bool ident_find(Str name, IdentScheme *scheme);

/* The address where a normal form is explained ("https://doi.org/10.1000/182"), percent-encoded; empty where the
 * scheme has no resolver (ISBN). */
Str ident_url(IdentScheme scheme, Arena *arena, Str normal);

#endif
