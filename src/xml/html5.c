/* html5.c - see html5.h. */
#include "xml/html5.h"

#include "xml/xmlstr.h"

#include <stdlib.h>
#include <string.h>

typedef struct Writer {
    Buf *out;
    bool lines;
} Writer;

/* In byte order, for bsearch. */
static const char *const void_elements[] = { "area",  "base", "br",   "col",    "embed", "hr", "img",
                                             "input", "link", "meta", "source", "track", "wbr" };

static const char *const boolean_attributes[] = {
    "allowfullscreen", "async",  "autofocus",   "autoplay", "checked",   "controls", "default",  "defer", "disabled",
    "formnovalidate",  "hidden", "inert",       "ismap",    "itemscope", "loop",     "multiple", "muted", "nomodule",
    "novalidate",      "open",   "playsinline", "readonly", "required",  "reversed", "selected"
};

/* White space before and after these is never seen. */
static const char *const blocks[] = { "address",  "article",  "aside",      "base",    "blockquote", "body",  "caption",
                                      "col",      "colgroup", "dd",         "details", "dialog",     "div",   "dl",
                                      "dt",       "fieldset", "figcaption", "figure",  "footer",     "form",  "h1",
                                      "h2",       "h3",       "h4",         "h5",      "h6",         "head",  "header",
                                      "hgroup",   "hr",       "html",       "legend",  "li",         "link",  "main",
                                      "meta",     "nav",      "noscript",   "ol",      "p",          "pre",   "script",
                                      "search",   "section",  "style",      "summary", "table",      "tbody", "td",
                                      "template", "tfoot",    "th",         "thead",   "title",      "tr",    "ul" };

static int compare(const void *key, const void *item)
{
    return strcmp(key, *(const char *const *)item);
}

#define IN(list, name) (bsearch((name), (list), sizeof(list) / sizeof *(list), sizeof *(list), compare) != NULL)

/* Most names differ in their first letter. */
static bool is_name(const char *name, const char *other)
{
    return name[0] == other[0] && strcmp(name, other) == 0;
}

static bool is_void(const char *name)
{
    for (size_t i = 0; i < sizeof void_elements / sizeof *void_elements; i++)
        if (is_name(name, void_elements[i]))
            return true;
    return false;
}

static bool is_text(const xmlNode *node)
{
    return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

static bool is_blank(const xmlNode *node)
{
    return is_text(node) && str_trim(xml_str(node->content)).len == 0;
}

/* SVG and MathML keep XML's rules. */
static bool is_foreign(const xmlNode *node)
{
    const xmlChar *uri = node->ns ? node->ns->href : NULL;
    return uri && (xml_is(uri, "http://www.w3.org/2000/svg") || xml_is(uri, "http://www.w3.org/1998/Math/MathML"));
}

/* What stands for the character at `at`, or NULL; `*len` is the character's. */
static const char *escape_for(Str text, size_t at, bool attribute, size_t *len)
{
    *len = 1;
    switch ((unsigned char)text.ptr[at]) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return attribute ? "&quot;" : NULL;
    case 0xC2:
        *len = 2;
        return at + 1 < text.len && (unsigned char)text.ptr[at + 1] == 0xA0 ? "&nbsp;" : NULL;
    default:
        return NULL;
    }
}

/* The text is followed by a NUL, as all of libxml2's. */
static void put_escaped(Buf *out, Str text, bool attribute)
{
    size_t copied = 0, len;
    for (size_t i = 0;; i += len) {
        i += strcspn(text.ptr + i, "&<>\"\xC2");
        if (i >= text.len)
            break;
        const char *escape = escape_for(text, i, attribute, &len);
        if (!escape)
            continue;
        buf_put(out, str_slice(text, copied, i));
        buf_puts(out, escape);
        copied = i + len;
    }
    buf_put(out, str_from(text, copied));
}

static const char *attribute_name(const xmlNode *node, const xmlAttr *attr)
{
    bool xml = attr->ns && xml_is(attr->ns->prefix, "xml");
    if (xml && xml_is(attr->name, "lang"))
        return xmlHasNsProp(node, xml_chars("lang"), NULL) ? NULL : "lang";
    return xml ? NULL : xml_cstr(attr->name);
}

/* A name with what stands before it: "<div". */
static void put_name(Buf *out, Str before, Str name)
{
    buf_reserve(out, before.len + name.len);
    memcpy(out->ptr + out->len, before.ptr, before.len);
    memcpy(out->ptr + out->len + before.len, name.ptr, name.len);
    out->len += before.len + name.len;
    out->ptr[out->len] = '\0';
}

static void put_value(Buf *out, const char *name, Str value)
{
    put_name(out, STR(" "), str_of(name));
    bool bare = (value.len == 0 || (value.ptr[0] == name[0] && str_is(value, name))) && IN(boolean_attributes, name);
    if (bare)
        return;
    buf_put(out, STR("=\""));
    put_escaped(out, value, true);
    buf_char(out, '"');
}

static void put_attribute(Buf *out, const xmlNode *node, const xmlAttr *attr)
{
    const char *name = attribute_name(node, attr);
    const xmlNode *first = attr->children;
    if (!name)
        return;
    if (!first || (is_text(first) && !first->next)) {
        put_value(out, name, first ? xml_str(first->content) : STR_EMPTY);
        return;
    }
    xmlChar *value = xmlNodeListGetString(node->doc, first, 1);
    put_value(out, name, xml_str(value));
    xmlFree(value);
}

static bool is_json(const xmlNode *node)
{
    xmlChar *type = xmlGetNoNsProp((xmlNode *)node, xml_chars("type"));
    Str text = xml_str(type);
    bool json = str_ends(text, STR("json")) || str_is(text, "importmap") || str_is(text, "speculationrules");
    xmlFree(type);
    return json;
}

/* The text of a script or style, made unable to end it or to open a comment in it. Outside JSON `\/` and `\!` mean `/`
 * and
 * `!` in the strings where such things stand. */
static void put_raw(Buf *out, const xmlNode *node)
{
    bool json = is_json(node);
    for (const xmlNode *child = node->children; child; child = child->next) {
        Str text = is_text(child) ? xml_str(child->content) : STR_EMPTY;
        for (size_t i = 0; i < text.len; i++) {
            char next = i + 1 < text.len ? text.ptr[i + 1] : '\0';
            if (text.ptr[i] == '<' && json) {
                buf_puts(out, "\\u003c");
            } else {
                buf_char(out, text.ptr[i]);
                if (text.ptr[i] == '<' && (next == '/' || next == '!'))
                    buf_char(out, '\\');
            }
        }
    }
}

/* Nothing but blocks and blank space, and something at all. */
static bool holds_blocks(const xmlNode *node)
{
    bool any = false;
    for (const xmlNode *child = node->children; child; child = child->next) {
        if (child->type == XML_ELEMENT_NODE) {
            if (!IN(blocks, xml_cstr(child->name)))
                return false;
            any = true;
        } else if (is_text(child) && !is_blank(child)) {
            return false;
        }
    }
    return any;
}

static bool put_node(const Writer *writer, const xmlNode *node, unsigned depth);

static bool put_children(const Writer *writer, const xmlNode *node, unsigned depth)
{
    bool lines = writer->lines && IN(blocks, xml_cstr(node->name)) && !xml_is(node->name, "pre") && holds_blocks(node);
    for (const xmlNode *child = node->children; child; child = child->next) {
        if (lines && is_blank(child))
            continue;
        if (lines)
            buf_char(writer->out, '\n');
        if (!put_node(writer, child, depth))
            return false;
    }
    if (lines)
        buf_char(writer->out, '\n');
    return true;
}

/* The parser drops a line end that comes first in these. */
static bool eats_newline(const char *name)
{
    return is_name(name, "pre") || is_name(name, "textarea") || is_name(name, "listing");
}

static bool put_element(const Writer *writer, const xmlNode *node, unsigned depth)
{
    Buf *out = writer->out;
    const char *name = xml_cstr(node->name);
    Str known = xml_str(node->name);
    bool foreign = is_foreign(node);
    put_name(out, STR("<"), known);
    for (const xmlAttr *attr = node->properties; attr; attr = attr->next)
        put_attribute(out, node, attr);
    if (foreign && !node->children) {
        buf_puts(out, "/>");
        return true;
    }
    buf_char(out, '>');
    if (!foreign && is_void(name))
        return true;
    const xmlNode *first = node->children;
    if (eats_newline(name) && first && is_text(first) && str_starts(xml_str(first->content), STR("\n")))
        buf_char(out, '\n');
    if (!foreign && (is_name(name, "script") || is_name(name, "style")))
        put_raw(out, node);
    else if (!put_children(writer, node, depth + 1))
        return false;
    put_name(out, STR("</"), known);
    buf_char(out, '>');
    return true;
}

/* A comment can't hold `-->`; XML has seen to that, but not to HTML's `--!>` and a leading `>`. */
static bool is_comment_fit(Str text)
{
    return !str_contains(text, STR("--")) && !str_starts(text, STR(">")) && !str_starts(text, STR("->"));
}

static bool put_node(const Writer *writer, const xmlNode *node, unsigned depth)
{
    if (depth > HTML5_DEPTH)
        return false;
    if (is_text(node)) {
        put_escaped(writer->out, xml_str(node->content), false);
    } else if (node->type == XML_COMMENT_NODE && is_comment_fit(xml_str(node->content))) {
        buf_puts(writer->out, "<!--");
        buf_put(writer->out, xml_str(node->content));
        buf_puts(writer->out, "-->");
    } else if (node->type == XML_PI_NODE && xml_is(node->name, PLACEHOLDER)) {
        buf_format(writer->out, "<?%s %s?>", PLACEHOLDER, xml_cstr(node->content));
    } else if (node->type == XML_ELEMENT_NODE) {
        return put_element(writer, node, depth);
    }
    return true;
}

bool html5_write_root(const xmlNode *root, bool lines, Buf *out)
{
    const Writer writer = { out, lines };
    size_t start = out->len;
    if (xml_is(root->name, "html"))
        buf_puts(out, "<!DOCTYPE html>\n");
    if (!put_node(&writer, root, 0)) {
        out->len = start;
        return false;
    }
    buf_char(out, '\n');
    return true;
}

bool html5_write_node(const xmlNode *node, bool lines, Buf *out)
{
    const Writer writer = { out, lines };

    return put_node(&writer, node, 0);
}

bool html5_write(const xmlDoc *doc, bool lines, Buf *out)
{
    const Writer writer = { out, lines };
    const xmlNode *root = xmlDocGetRootElement((xmlDoc *)doc);
    size_t start = out->len;
    if (root && xml_is(root->name, "html"))
        buf_puts(out, "<!DOCTYPE html>\n");
    for (const xmlNode *node = doc->children; node; node = node->next)
        if (!put_node(&writer, node, 0)) {
            out->len = start;
            return false;
        }
    buf_char(out, '\n');
    return true;
}
