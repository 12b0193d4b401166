/* manuscript.h - readers of manuscripts: citations, apparatus, text (model/manuscript.h). There is one for each format.
 *
 *     .tex   classic commands, natbib, biblatex (with affixes and multi-cites); \input, \include, \subfile; \footnote
 *     .aux   \citation, \abx@aux@cite, \bibdata, \@input
 *     .bcf   biber's control file: bcf:citekey, bcf:datasource
 *     .md    pandoc's citations; .qmd (whose @fig-x are no citations), .Rmd
 *     .typ   Typst: @key, #cite(<key>), #bibliography("…")
 *     .xml   TEI: ref, ptr and bibl that point to a bibliography
 *     .txt   plain text with markers and a list of endnotes
 *
 * Nothing in a manuscript is a fault of syntax, save in XML: what can't be understood is passed over. Time is linear.
 * Sources: biblatex manual 3.20, natbib manual 8.3, pandoc manual "Citation syntax", Quarto "Cross references", Typst
 * reference "Bibliography", TEI P5. */
#ifndef READ_MANUSCRIPT_H
#define READ_MANUSCRIPT_H

#include "base/diag.h"
#include "model/manuscript.h"

typedef void ManuscriptReader(Manuscript *manuscript, Diags *diags);

ManuscriptReader manuscript_tex, manuscript_aux, manuscript_bcf, manuscript_markdown, manuscript_typst, manuscript_tei,
    manuscript_plain;

/* A list of keys by itself, with commas between, as --keys takes it. */
void manuscript_read_keys(Manuscript *manuscript);

/* By the suffix of the file; NULL if it is none of these. */
ManuscriptReader *manuscript_reader(Str path);
/* Those whose citations have keys: a plain text has markers alone. */
bool manuscript_has_keys(Str path);
/* All suffixes, and those of manuscript_has_keys, with blanks between: for messages. */
extern const char manuscript_suffixes[], manuscript_key_suffixes[];

#endif
