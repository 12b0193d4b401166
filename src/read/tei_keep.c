/* What a work says and no field means: kept under `custom`, and said to be. */
#include "read/tei_parts.h"

#include "base/utf8.h"

/* tei.extent, tei.extent-2 … */
static Str free_key(TeiWork *work, Str name)
{
    Arena *arena = work->reader->arena;
    size_t *count = map_get(&work->kept, name);

    if (count == NULL) {
        count = arena_new(arena, size_t);
        map_set(arena, &work->kept, arena_copy(arena, name), count);
    }
    (*count)++;
    return *count == 1 ? arena_format(arena, "tei.%.*s", STR_ARG(name))
                       : arena_format(arena, "tei.%.*s-%zu", STR_ARG(name), *count);
}

void tei_keep_node(TeiWork *work, const Element *element, Str name, Node *content)
{
    TeiReader *reader = work->reader;
    TreeValue value = { .span = element->span, .name_span = tei_name_span(element), .content = content };

    value.key = free_key(work, name);
    value.key_span = value.name_span;
    tei_language(element, work->element, &value);
    tree_add(reader->arena, &work->tree, schema_field(&schema_endnote, F_CUSTOM), field_name(F_CUSTOM), value);
    diag_add(reader->diags, DIAG_B021, reader->source, value.name_span,
             "'%.*s' has no field here; its text is kept under 'custom' as '%.*s'", STR_ARG(name), STR_ARG(value.key));
}

/* Of an element that only holds others, these with a space between them. */
static Str kept_text(TeiReader *reader, const Element *element)
{
    Buf out = { 0 };
    Str text;

    for (size_t i = 0; i < element->child_count; i++) {
        if (element->children[i].element == NULL && str_trim(element->children[i].text).len > 0) {
            buf_free(&out);
            return tei_plain(reader, element);
        }
        if (element->children[i].element != NULL) {
            buf_char(&out, ' ');
            buf_put(&out, kept_text(reader, element->children[i].element)); /* no deeper than XML_DEPTH */
        }
    }
    text = xml_collapse(reader->arena, buf_keep(reader->arena, &out));
    buf_free(&out);
    return text;
}

void tei_keep(TeiWork *work, const Element *element, Str name)
{
    const ElementAttribute *target = element_attribute(element, "target");
    Str text = kept_text(work->reader, element);
    Node *date;

    if (text.len > 0)
        tei_keep_node(work, element, name, node_text(work->reader->arena, text, element->content));
    else if (target != NULL && target->value.len > 0)
        tei_keep_node(work, element, name, node_text(work->reader->arena, target->value, target->value_span));
    else if (element_is(element, "date") && (date = tei_date(work->reader, element)) != NULL)
        tei_keep_node(work, element, name, date);
}

/* ---- words between the elements of a bibl ---- */

/* Words that only join the parts of a reference. */
static bool is_joining(Str word)
{
    static const char *const words[] = { "in", "ed",  "eds", "edited", "by",  "vol",  "vols", "no",    "nr",  "pp",
                                         "p",  "and", "et",  "al",     "von", "hrsg", "dans", "trans", "und", "issue" };

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (str_eq_nocase(word, str_of(words[i])))
            return true;
    return false;
}

/* Letters and digits; of what is not ASCII all but punctuation. */
static bool is_letter(uint32_t cp)
{
    if (cp < 0x80)
        return ascii_is_alnum((char)cp);
    return cp >= 0xC0 && (cp < 0x2000 || cp > 0x206F) && (cp < 0x3000 || cp > 0x303F) && (cp < 0xFF00 || cp > 0xFF0F);
}

static bool has_words(Str text)
{
    size_t at = 0, start = 0;
    uint32_t cp;

    while (at < text.len) {
        size_t before = at;

        utf8_next(text, &at, &cp);
        if (is_letter(cp))
            continue;
        if (before > start && !is_joining(str_slice(text, start, before)))
            return true;
        start = at;
    }
    return at > start && !is_joining(str_slice(text, start, at));
}

bool tei_has_loose_words(const Element *bibl)
{
    for (size_t i = 0; i < bibl->child_count; i++)
        if (bibl->children[i].element == NULL && has_words(bibl->children[i].text))
            return true;
    return false;
}
