/* manuscript.h - the rules for manuscripts: what they cite, how they count their notes, which words they use. */
#ifndef CHECK_MANUSCRIPT_H
#define CHECK_MANUSCRIPT_H

#include "model/manuscript.h"
#include "model/record.h"

/* One document: its files, and the works that it may cite. */
typedef struct Document {
    Manuscript *const *files;
    size_t file_count;
    Record *const *works;
    size_t work_count;
    bool works_known; /* else nothing is said about keys */
    int64_t today;
} Document;

/* Keys, then markers and notes of each file. Works, manuscripts and the arena live as long as the diagnostics. */
void check_document_keys(Arena *arena, const Document *document, const Records *records, Diags *diags);
void check_document_notes(Arena *arena, const Document *document, Diags *diags);

/* Quotation marks and brackets without a partner, words typed twice, a paragraph at a time. */
void check_document_text(Arena *arena, const Document *document, Diags *diags);

/* The renderings of the terms and programs in `records`, ready to be looked for. */
typedef struct TermSet TermSet;
TermSet *term_set_create(Arena *arena, const Records *records);
void check_document_terms(TermSet *set, const Document *document, Diags *diags);

#endif
