/* works.h - what rules for works ask of them. For this folder alone. */
#ifndef CHECK_WORKS_H
#define CHECK_WORKS_H

#include "check/rules.h"
#include "text/ident.h"

/* Is it worth while to look? A rule that is off need not. */
bool check_wants(const Check *check, DiagCode code);

/* match_key of the beginning, which is enough to tell two texts apart: a long text costs no more, how often it is asked. */
Str work_key(Check *check, Str text);

/* Are its texts TeX, its ids the keys of a .bib? */
bool work_is_tex(const Record *work);

/* Does the value stand in the record, and was not taken over from another (crossref)? */
bool work_owns(const Record *work, const Value *value);

/* What a format says under that name, and no field of ours does (custom: biblatex.NAME); NULL if nothing. */
const Value *work_residue(const Record *work, Str name);

/* Is the type one of the words, which blanks separate? */
bool work_is(const Record *work, const char *types);

/* The identifier that an address consists of: https://doi.org/10.1000/182. */
bool work_url_ident(Check *check, Str url, IdentScheme *scheme, IdentResult *result);

/* The arXiv identifier, from where formats have it; NULL if there is none. */
const Value *work_arxiv(Check *check, const Record *work, IdentResult *result);

/* Does one of the two name the other: as its original, its parent, what it is related to? */
bool work_are_related(const Record *a, const Record *b);

/* The first author, else the first editor; NULL if there is neither. A Record of schema_name. */
const Record *work_first_name(const Record *work);

/* May both be the same person, in whatever script? Neither is NULL. */
bool work_same_name(Check *check, const Record *a, const Record *b);

/* Goes through the names of a work: authors, editors, translators and so on. `visit` is called for each. */
typedef void NameVisitor(Check *check, const Record *work, const Value *name);
void work_each_name(Check *check, const Record *work, NameVisitor *visit);

#endif
