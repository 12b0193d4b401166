/* terms_in_text.h - the renderings of a glossary, and where a text has them. For this folder alone. */
#ifndef CHECK_TERMS_IN_TEXT_H
#define CHECK_TERMS_IN_TEXT_H

#include "check/manuscript.h"
#include "text/phrases.h"

typedef struct Rendering {
    const Record *concept;
    const Value *designation;
    const Value *value; /* its text */
    Str text, pinyin;
    uint32_t group; /* the renderings of one concept in one language, counted from 1 */
    bool bad;       /* deprecated or superseded */
    bool capitals;  /* an acronym: "IT" is not "it" */
    bool han;
    bool short_form; /* an abbreviation or variant of another one */
    size_t words;
} Rendering;

struct TermSet {
    Arena *arena;
    const Records *records;
    Phrases *phrases;
    VEC(Rendering) renderings; /* by the number of their phrase */
    uint32_t groups;
    Map homophones;             /* readings of the characters → HomophoneTerm (manuscript_homophones.c) */
    Map homophone_heads;        /* readings of their first two characters */
    uint32_t homophone_lengths; /* bit n: some have n characters */
    Map pinyin;                 /* letters without tones and blanks → PinyinTerm (manuscript_pinyin.c) */
};

/* A rendering in a text: words [first, last]. */
typedef struct TermUse {
    const Rendering *rendering;
    size_t first, last;
} TermUse;

/* A file of a document, cut into words. */
typedef struct TermText {
    TermSet *set;
    const Manuscript *file;
    Diags *diags;
    PhraseText *text;
    const PhraseWord *words;
    size_t word_count;
    VEC(TermUse) uses; /* by the first word, then by length */
} TermText;

Span term_use_span(const TermText *text, const TermUse *use);
Str term_use_text(const TermText *text, const TermUse *use);

/* manuscript_pinyin.c: adds a rendering; looks at the pinyin beside Chinese terms, and at pinyin by itself. */
void pinyin_terms_add(TermSet *set, const Rendering *rendering);
void pinyin_terms_check(TermText *text);

/* manuscript_homophones.c: adds a rendering; looks for terms with one character that is wrong and sounds right. */
void homophones_add(TermSet *set, const Rendering *rendering);
void homophones_check(const TermText *text);

#endif
