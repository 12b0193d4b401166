#include "xml/doc_nodes.h"

#include "base/memory.h"
#include "base/utf8.h"
#include "text/markup.h"
#include "text/script.h"
#include "text/tag.h"
#include "xml/xmlstr.h"

void doc_close(Doc *doc)
{
    buf_free(&doc->scratch);
    buf_free(&doc->href);
}

xmlNode *doc_element(xmlNode *parent, Str name)
{
    /* Names are field and schema names, which are literals: NUL-terminated. */
    xmlNode *node = xmlNewDocNode(parent->doc, NULL, xml_chars(name.ptr), NULL);

    if (node == NULL || xmlAddChild(parent, node) == NULL)
        memory_exhausted();
    return node;
}

/* XML 1.0 has no place for most control characters; what an escape brought in becomes U+FFFD. */
static bool is_xml(uint32_t cp)
{
    return cp >= 0x20 ? cp != 0xFFFE && cp != 0xFFFF : cp == '\t' || cp == '\n' || cp == '\r';
}

bool doc_is_clean(Str text)
{
    size_t at = 0;
    uint32_t cp;

    for (;;) {
        at = utf8_pass_east_asian(text, utf8_pass_plain(text, at));
        if (!utf8_next(text, &at, &cp))
            return true;
        if (!is_xml(cp) || cp == UTF8_REPLACEMENT) /* which may stand for a malformed byte */
            return false;
    }
}

/* With a NUL behind it. */
Str doc_clean(Doc *doc, Str text)
{
    uint32_t cp;

    buf_clear(&doc->scratch);
    if (doc_is_clean(text)) {
        buf_put(&doc->scratch, text);
        return buf_str(&doc->scratch);
    }
    for (size_t at = 0; utf8_next(text, &at, &cp);)
        buf_cp(&doc->scratch, is_xml(cp) ? cp : UTF8_REPLACEMENT);
    return buf_str(&doc->scratch);
}

void doc_plain(Doc *doc, xmlNode *parent, Str text)
{
    Str clean = doc_is_clean(text) ? text : doc_clean(doc, text);
    xmlNode *node;

    if (clean.len == 0)
        return;
    node = xmlNewDocTextLen(parent->doc, xml_chars(clean.ptr), (int)clean.len);
    if (node == NULL || xmlAddChild(parent, node) == NULL)
        memory_exhausted();
}

/* The language of a stretch of Han characters in a text of another language. */
static Str run_language(const Doc *doc, Str han)
{
    Str guess = script_guess_tag(han), language;

    if (!str_is(guess, "zh"))
        return guess;
    language = doc->record != NULL ? record_text(doc->record, F_LANGUAGE) : STR_EMPTY;
    if (!tag_matches(STR("zh"), language))
        language = records_language(doc->records);
    return tag_matches(STR("zh"), language) ? language : guess;
}

/* Han, or the punctuation and full-width forms that stand with it. */
static bool is_han(uint32_t cp)
{
    return script_of(cp) == SCRIPT_HAN || (cp >= 0x3000 && cp <= 0x303F) || (cp >= 0xFF00 && cp <= 0xFFEF);
}

/* The bytes from `at` on that are all Han, or all not. Punctuation and digits between two Han characters are Han. */
static size_t run_end(Str text, size_t at, bool *han)
{
    size_t end = at, next = at;
    uint32_t cp;

    while (utf8_next(text, &next, &cp)) {
        bool one = is_han(cp);

        if (end == at)
            *han = one;
        else if (one != *han && (one || script_of(cp) != 0))
            break;
        if (one || !*han)
            end = next;
    }
    return end;
}

/* In UTF-8 every Han character, and what stands with them, begins with a byte from 0xE2 on; 0xE2 0x80 begins quotation
 * marks and dashes. */
static bool may_hold_han(Str text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];

        if (c > 0xE2 || (c == 0xE2 && i + 1 < text.len && (unsigned char)text.ptr[i + 1] != 0x80))
            return true;
    }
    return false;
}

/* Text; with DOC_RUNS, Han characters within a text of another language are set off as <run xml:lang>. */
void doc_text(Doc *doc, xmlNode *parent, Str text)
{
    bool han = false;

    if ((doc->flags & DOC_RUNS) == 0 || doc->in_han || !may_hold_han(text)) {
        doc_plain(doc, parent, text);
        return;
    }
    for (size_t at = 0, end; at < text.len; at = end) {
        Str run;

        end = run_end(text, at, &han);
        run = str_slice(text, at, end);
        if (han) {
            xmlNode *node = doc_element(parent, STR("run"));

            doc_lang(doc, node, run_language(doc, run));
            doc_plain(doc, node, run);
        } else {
            doc_plain(doc, parent, run);
        }
    }
}

void doc_attribute(Doc *doc, xmlNode *node, const char *name, Str value)
{
    Str clean = doc_clean(doc, value);

    if (xmlNewProp(node, xml_chars(name), xml_chars(clean.len > 0 ? clean.ptr : "")) == NULL)
        memory_exhausted();
}

void doc_number(Doc *doc, xmlNode *node, const char *name, int64_t value)
{
    char room[1 + STR_DIGITS];
    Str digits = str_digits(value < 0 ? 0 - (uint64_t)value : (uint64_t)value, room + 1);
    char *from = room + sizeof room - digits.len;

    if (value < 0)
        *--from = '-';
    doc_attribute(doc, node, name, (Str){ from, (size_t)(room + sizeof room - from) });
}

void doc_lang(Doc *doc, xmlNode *node, Str lang)
{
    if (lang.len > 0)
        xmlNodeSetLang(node, xml_chars(doc_clean(doc, lang).ptr));
}

void doc_flag(Doc *doc, xmlNode *node, const char *name, bool set)
{
    if (set)
        doc_attribute(doc, node, name, STR("yes"));
}

void doc_markup(Doc *doc, xmlNode *parent, Str text)
{
    static const char *const names[] = { "i", "b", "sup", "sub", "nocase", "sc" };
    Markup state = markup_start(text);
    MarkupToken token;

    while (markup_next(&state, &token)) {
        if (token.type == MARKUP_TEXT)
            doc_text(doc, parent, token.text);
        else if (token.type == MARKUP_OPEN)
            parent = doc_element(parent, str_of(names[token.kind]));
        else
            parent = parent->parent;
    }
}
