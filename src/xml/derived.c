#include "xml/derived.h"

#include "text/pinyin_words.h"

/* clang-format off */
static const struct {
    FieldName field;
    const char *name;
} inverses[] = {
    { F_BROADER,        "narrower" },
    { F_SUPERSEDED_BY,  "supersedes" },
    { F_SUCCEEDS,       "succeeded-by" },
    { F_PART_OF,        "parts" },
    { F_IMPLEMENTS,     "implemented-by" },
    { F_ISSUED_BY,      "issuer-of" },
    { F_AGENCY,         "agency-of" },
    { F_OVERSEEN_BY,    "oversees" },
    { F_RELATED,        "related-from" },
    { F_SEE,            "see-from" },
    { F_TRANSLATION_OF, "translations" },
};
/* clang-format on */

enum { INVERSES = sizeof inverses / sizeof inverses[0] };

const char *const derived_names[] = {
    "narrower", "supersedes",   "succeeded-by", "parts",        "implemented-by", "issuer-of", "agency-of",
    "oversees", "related-from", "see-from",     "translations", "cited-by",       NULL
};

/* Is this record among the values of the field? Then the inverse of a symmetric relation says nothing new. */
static bool refers_to(const Record *record, FieldName name, const Record *target)
{
    const Field *field = record_field(record, name);

    for (size_t i = 0; field != NULL && i < field->values.count; i++)
        if (field->values.items[i]->target == target)
            return true;
    return false;
}

static bool is_symmetric(FieldName field)
{
    return field == F_RELATED || field == F_SEE;
}

static xmlNode *open_derived(xmlNode *node, xmlNode **derived)
{
    if (*derived == NULL)
        *derived = doc_element(node, STR("derived"));
    return *derived;
}

/* One of them. Readers want to know which is the first of its name, or, of citations, of its record. */
static xmlNode *add_relation(Doc *doc, xmlNode *node, xmlNode **derived, const char *name, bool first)
{
    xmlNode *relation = doc_element(open_derived(node, derived), str_of(name));

    doc_flag(doc, relation, "first", first && (doc->flags & DOC_RUNS) != 0);
    return relation;
}

static void add_inverse(Doc *doc, xmlNode *node, xmlNode **derived, const Record *record, size_t number)
{
    const Record *last = NULL;

    for (size_t i = 0; i < record->backlinks.count; i++) {
        const Backlink *link = &record->backlinks.items[i];

        if (link->row->name != inverses[number].field || link->from == last || link->value->row != link->row)
            continue;
        if (is_symmetric(link->row->name) && refers_to(record, link->row->name, link->from))
            continue;
        doc_reference(doc, add_relation(doc, node, derived, inverses[number].name, last == NULL), link->from);
        last = link->from;
    }
}

/* Every record whose statements name this work as a source, once for each field. */
static void add_citations(Doc *doc, xmlNode *node, xmlNode **derived, const Record *work)
{
    const Record *last = NULL;
    const Row *last_row = NULL;

    for (size_t i = 0; i < work->backlinks.count; i++) {
        const Backlink *link = &work->backlinks.items[i];
        xmlNode *citation;

        if (link->value->row->name != F_WORK || (link->from == last && link->row == last_row))
            continue;
        citation = add_relation(doc, node, derived, "cited-by", link->from != last);
        last = link->from;
        last_row = link->row;
        doc_attribute(doc, citation, "field", field_name(link->row->name));
        doc_reference(doc, citation, link->from);
    }
}

void derived_relations(Doc *doc, xmlNode *node, const Record *record)
{
    xmlNode *derived = NULL;

    for (size_t number = 0; number < INVERSES; number++)
        add_inverse(doc, node, &derived, record, number);
    add_citations(doc, node, &derived, record);
}

void derived_ruby(Doc *doc, xmlNode *node, const Record *designation)
{
    Str han = record_text(designation, F_TEXT), pinyin = record_text(designation, F_PINYIN);
    Arena *arena = pinyin.len > 0 ? arena_create() : NULL;
    const PinyinWord *words;
    size_t count = pinyin.len > 0 ? pinyin_words(arena, han, pinyin, &words) : 0;
    xmlNode *ruby = count > 0 ? doc_element(node, STR("ruby")) : NULL;

    for (size_t i = 0; i < count; i++) {
        xmlNode *word = doc_element(ruby, STR("word"));

        if (words[i].pinyin.len > 0 && !(doc->places && str_eq(words[i].pinyin, words[i].han)))
            doc_attribute(doc, word, "pinyin", words[i].pinyin);
        doc_plain(doc, word, words[i].han);
    }
    arena_destroy(arena);
}
