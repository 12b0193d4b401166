/* Texts, languages and pointers. */
#include "read/tei_parts.h"

#include "text/tag.h"
#include "xml/xml_id.h"

/* Of @rend the words that people write; what stands within text and is no markup leaves its text. */
static const ElementMarkup markup[] = {
    { "hi", "rend", "italic", "<i>", "</i>" },
    { "hi", "rend", "italics", "<i>", "</i>" },
    { "hi", "rend", "it", "<i>", "</i>" },
    { "hi", "rend", "i", "<i>", "</i>" },
    { "hi", "rend", "bold", "<b>", "</b>" },
    { "hi", "rend", "b", "<b>", "</b>" },
    { "hi", "rend", "superscript", "<sup>", "</sup>" },
    { "hi", "rend", "sup", "<sup>", "</sup>" },
    { "hi", "rend", "subscript", "<sub>", "</sub>" },
    { "hi", "rend", "sub", "<sub>", "</sub>" },
    { "hi", "rend", "smallcaps", "<span style=\"font-variant:small-caps;\">", "</span>" },
    { "hi", "rend", "nocase", "<span class=\"nocase\">", "</span>" },
    { "emph", NULL, NULL, "<i>", "</i>" },
    { "title", "level", "m", "<i>", "</i>" },
    { "title", "level", "j", "<i>", "</i>" },
    { "lb", NULL, NULL, " ", "" },
    { "pb", NULL, NULL, "", "" },
    { NULL, NULL, NULL, NULL, NULL },
};

/* Of `choice` the form for readers; notes are read by themselves. */
static bool keep_text(void *context, const Element *element)
{
    static const char *const left[] = { "sic", "orig", "abbr" };

    (void)context;
    for (size_t i = 0; i < sizeof left / sizeof left[0]; i++)
        if (element_is(element, left[i]) && element_is(element->parent, "choice"))
            return false;
    return !element_is(element, "note");
}

static bool is_preserved(const Element *element)
{
    const ElementAttribute *space = element_xml_attribute(element, "space");

    return space != NULL && str_is(space->value, "preserve");
}

Str tei_text(TeiReader *reader, const Element *element)
{
    Str text = element_markup(reader->arena, element, markup, keep_text, NULL);

    return is_preserved(element) ? text : xml_collapse(reader->arena, text);
}

Str tei_plain(TeiReader *reader, const Element *element)
{
    static const ElementMarkup none[] = { { "lb", NULL, NULL, " ", "" }, { NULL, NULL, NULL, NULL, NULL } };

    return xml_collapse(reader->arena, element_markup(reader->arena, element, none, keep_text, NULL));
}

Node *tei_text_node(TeiReader *reader, const Element *element)
{
    return node_text(reader->arena, tei_text(reader, element), element->content);
}

Span tei_name_span(const Element *element)
{
    uint32_t start = element->tag.start + 1, end = element->tag.end;

    start = start < end ? start : end;
    return (Span){ start, end - start < element->name.len ? end : start + (uint32_t)element->name.len };
}

void tei_language(const Element *element, const Element *top, TreeValue *value)
{
    for (const Element *e = element; e != NULL; e = e == top ? NULL : e->parent) {
        const ElementAttribute *lang = element_xml_attribute(e, "lang");

        if (lang == NULL)
            continue;
        if (tag_is_key(lang->value) && !str_is(lang->value, "und")) {
            value->lang = lang->value;
            value->lang_span = lang->value_span;
        }
        return;
    }
}

bool tei_has_word(const Element *element, const char *attribute, const char *word)
{
    Str rest = element_value(element, attribute), part;

    while (str_cut(&rest, ' ', &part))
        if (str_is(part, word))
            return true;
    return false;
}

Str tei_id(const TeiReader *reader, Str id)
{
    return reader->own && str_starts(id, STR("n.")) ? xml_id_read(reader->arena, str_from(id, 2)) : id;
}

Str tei_target(const TeiReader *reader, Str pointer)
{
    size_t mark = str_find_char(pointer, '#');
    /* A record in a file of its own points to others: ../n/lse-2021.tei.xml#n.lse-2021. */
    Str id = mark != STR_NONE && (mark == 0 || reader->own) ? str_from(pointer, mark + 1) : pointer;

    return reader->own && (str_starts(id, STR("e.")) || str_starts(id, STR("s.")) || str_starts(id, STR("t.")) ||
                           str_starts(id, STR("p.")))
               ? xml_id_read(reader->arena, str_from(id, 2))
               : tei_id(reader, id);
}
