/* functions.c - see functions.h. */
#include "xml/functions.h"

#include "base/buf.h"
#include "base/memory.h"
#include "base/sha256.h"
#include "model/maps.h"
#include "text/edtf.h"
#include "text/escape.h"
#include "text/markup.h"
#include "text/pinyin.h"
#include "text/sort_key.h"
#include "text/tag.h"
#include "text/tex.h"
#include "text/url.h"
#include "xml/embedded.h"
#include "xml/xml_id.h"
#include "xml/xmlstr.h"

#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>
#include <libxslt/xsltutils.h>

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum {
    ARGS_MAX = 4,
    VALUE_DEPTH = 64 /* elements within a value */
};

typedef struct Call {
    xsltTransformContext *run;
    const char *name;
    Arena *arena;                     /* see scratch() */
    xmlXPathObject *values[ARGS_MAX]; /* as strings; `args` borrows them */
    Str args[ARGS_MAX];
    xmlNode *node; /* the first of the node-set argument, or NULL */
    size_t count;
    Buf out; /* the result */
} Call;

/* Released after the call. Most calls need none. */
static Arena *scratch(Call *call)
{
    if (!call->arena)
        call->arena = arena_create();
    return call->arena;
}

__attribute__((format(printf, 2, 3))) static void complain(Call *call, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    Buf what = { 0 };
    char text[400];
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    buf_format(&what, "b:%s: %s", call->name, text);
    xsltTransformError(call->run, NULL, call->run->inst, "%s\n", what.ptr);
    buf_free(&what);
}

static TexMode tex_mode(Call *call)
{
    if (str_is(call->args[1], "macros"))
        return TEX_MACROS;
    if (!str_is(call->args[1], "utf8"))
        complain(call, "the mode is 'utf8' or 'macros', not '%.*s'", STR_ARG(call->args[1]));
    return TEX_UTF8;
}

static void call_tex(Call *call)
{
    tex_escape(&call->out, call->args[0], tex_mode(call));
}

/* The elements that markup has in the canonical document. */
static const struct {
    const char *element;
    MarkupKind kind;
} markup_elements[] = {
    { "i", MARKUP_ITALIC }, { "b", MARKUP_BOLD },        { "sup", MARKUP_SUP },
    { "sub", MARKUP_SUB },  { "nocase", MARKUP_NOCASE }, { "sc", MARKUP_SMALLCAPS },
};

static void put_children(Call *call, Buf *text, const xmlNode *node, unsigned depth);

static void put_element(Call *call, Buf *text, const xmlNode *node, unsigned depth)
{
    for (size_t i = 0; i < sizeof markup_elements / sizeof *markup_elements; i++) {
        if (!xml_is(node->name, markup_elements[i].element))
            continue;
        buf_puts(text, markup_open_tag(markup_elements[i].kind));
        put_children(call, text, node, depth + 1);
        buf_puts(text, markup_close_tag(markup_elements[i].kind));
        return;
    }
    complain(call, "no markup is known for <%s>", xml_cstr(node->name));
}

static void put_children(Call *call, Buf *text, const xmlNode *node, unsigned depth)
{
    if (depth > VALUE_DEPTH) {
        complain(call, "elements lie too deep");
        return;
    }
    for (const xmlNode *child = node->children; child; child = child->next) {
        if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
            buf_put(text, xml_str(child->content));
        else if (child->type == XML_ELEMENT_NODE)
            put_element(call, text, child, depth);
    }
}

/* The text of the first argument with CSL's markup, as the sources have it. */
static Str rich_text(Call *call)
{
    if (!call->node || call->node->type != XML_ELEMENT_NODE)
        return call->args[0];
    Buf text = { 0 };
    put_children(call, &text, call->node, 0);
    Str result = buf_keep(scratch(call), &text);
    buf_free(&text);
    return result;
}

/* Styles change the case of every title in classic BibTeX, and of English ones (or those that do not say) in biblatex.
 */
static bool has_english_casing(Call *call, TexMode mode)
{
    xmlChar *lang = mode == TEX_UTF8 && call->node ? xmlNodeGetLang(call->node) : NULL;
    bool english = xml_str(lang).len == 0 || tag_matches(STR("en"), xml_str(lang));
    xmlFree(lang);
    return english;
}

static void call_tex_title(Call *call)
{
    TexMode mode = tex_mode(call);
    tex_title(&call->out, rich_text(call), mode, has_english_casing(call, mode));
}

static void call_tex_text(Call *call)
{
    TexMode mode = tex_mode(call);
    tex_rich(&call->out, rich_text(call), mode);
}

static void call_url(Call *call)
{
    url_encode(&call->out, call->args[0]);
}

static void call_url_component(Call *call)
{
    url_encode_component(&call->out, call->args[0]);
}

static bool has_table(Call *call)
{
    size_t count;
    if (map_rows(call->args[0], call->args[1], &count))
        return true;
    complain(call, "no table '%.*s' in a map '%.*s'", STR_ARG(call->args[1]), STR_ARG(call->args[0]));
    return false;
}

static void call_map(Call *call)
{
    if (has_table(call))
        buf_put(&call->out, map_lookup(call->args[0], call->args[1], call->args[2], call->args[3]));
}

static void call_fidelity(Call *call)
{
    if (has_table(call))
        buf_put(&call->out,
                map_fidelity_name(map_fidelity(call->args[0], call->args[1], call->args[2], call->args[3])));
}

static void call_toneless(Call *call)
{
    pinyin_toneless(&call->out, call->args[0], PINYIN_KEEP_UMLAUT);
}

static void call_pinyin(Call *call)
{
    buf_put(&call->out, pinyin_of(scratch(call), call->args[0]));
}

static void call_sort_key(Call *call)
{
    sort_key(&call->out, scratch(call), call->args[0]);
}

static void call_babel(Call *call)
{
    buf_put(&call->out, tag_babel(call->args[0]));
}

static void call_language_name(Call *call)
{
    buf_put(&call->out, tag_display(scratch(call), call->args[0], call->args[1]));
}

static void call_date(Call *call)
{
    Edtf date;

    if (edtf_parse(call->args[0], &date, NULL))
        edtf_words(&call->out, &date);
    else
        buf_put(&call->out, call->args[0]);
}

static void call_asset(Call *call)
{
    const EmbeddedFile *file = embedded_find(call->args[0]);

    if (file != NULL)
        buf_put(&call->out, file->bytes);
}

static void call_script(Call *call)
{
    buf_put(&call->out, tag_script(call->args[0]));
}

static void call_year(Call *call)
{
    Edtf date;
    if (edtf_parse(call->args[0], &date, NULL))
        edtf_year_text(&call->out, &date);
}

static void call_sha256(Call *call)
{
    sha256_base64(&call->out, call->args[0]);
}

static void call_turtle(Call *call)
{
    escape_turtle(&call->out, call->args[0]);
}

static void call_iri(Call *call)
{
    escape_iri(&call->out, call->args[0]);
}

static void call_turtle_name(Call *call)
{
    escape_turtle_name(&call->out, call->args[0]);
}

static void call_xml_id(Call *call)
{
    xml_id_put(&call->out, call->args[0]);
}

static void call_html_id(Call *call)
{
    xml_id_put_fragment(&call->out, call->args[0]);
}

static void call_markdown(Call *call)
{
    escape_markdown(&call->out, call->args[0]);
}

/* `indent` is the number of its characters: blanks, as the stylesheet has them. */
static void call_lines(Call *call)
{
    escape_lines(&call->out, call->args[0], call->args[1].len);
}

/* xsl:number says the same, but libxslt has one static token that every thread writes. */
static void call_number(Call *call)
{
    const xmlNode *current = call->run->node;
    size_t number = 1;
    for (const xmlNode *node = current->prev; node; node = node->prev)
        number += node->type == XML_ELEMENT_NODE && xmlStrEqual(node->name, current->name);
    buf_format(&call->out, "%zu", number);
}

static void call_report(Call *call)
{
    const FunctionHost *host = call->run->_private;
    xmlNode *node = call->node ? call->node : call->run->node;
    if (host && host->report && node)
        host->report(host->context, node, call->args[1], call->args[2]);
}

/* One letter for each argument: s string, n node-set (a string is taken for its text); those behind ? may be left out
 * and are then empty. */
static const struct {
    const char *name, *signature;
    void (*call)(Call *);
} functions[] = {
    { "tex", "ss", call_tex },
    { "tex-title", "ns", call_tex_title },
    { "tex-text", "ns", call_tex_text },
    { "url", "s", call_url },
    { "url-component", "s", call_url_component },
    { "tex-url", "s", call_url }, /* what an encoded URL still has (% # ~ _ &) is inert in url fields */
    { "map", "sss?s", call_map },
    { "fidelity", "sss?s", call_fidelity },
    { "toneless", "s", call_toneless },
    { "pinyin", "s", call_pinyin },
    { "sort-key", "s", call_sort_key },
    { "babel", "s", call_babel },
    { "language-name", "ss", call_language_name },
    { "script", "s", call_script },
    { "year", "s", call_year },
    { "date", "s", call_date },
    { "asset", "s", call_asset },
    { "sha256", "s", call_sha256 },
    { "turtle", "s", call_turtle },
    { "iri", "s", call_iri },
    { "turtle-name", "s", call_turtle_name },
    { "xml-id", "s", call_xml_id },
    { "html-id", "s", call_html_id },
    { "markdown", "s", call_markdown },
    { "lines", "ss", call_lines },
    { "number", "", call_number },
    { "report", "nss", call_report },
};

enum { FUNCTION_COUNT = sizeof functions / sizeof *functions };

/* The kinds of a call with `count` arguments, or false if there may not be so many. */
static bool match_arity(const char *signature, size_t count, char kinds[ARGS_MAX])
{
    size_t number = 0, least = strcspn(signature, "?");
    for (const char *s = signature; *s; s++)
        if (*s != '?')
            kinds[number++] = *s;
    return count >= least && count <= number;
}

static xmlNode *first_node(const xmlXPathObject *value)
{
    if (value->type != XPATH_NODESET && value->type != XPATH_XSLT_TREE)
        return NULL;
    return value->nodesetval && value->nodesetval->nodeNr > 0 ? value->nodesetval->nodeTab[0] : NULL;
}

/* Takes the arguments off the stack, the last first. The node-set itself may go: its nodes belong to documents. */
static bool take_args(xmlXPathParserContext *parser, Call *call, const char *kinds)
{
    for (size_t i = call->count; i-- > 0;) {
        xmlXPathObject *value = valuePop(parser);
        if (!value)
            return false;
        if (kinds[i] == 'n')
            call->node = first_node(value);
        call->values[i] = xmlXPathConvertString(value);
        if (!call->values[i])
            return false;
        call->args[i] = xml_str(call->values[i]->stringval);
    }
    return true;
}

static void dispatch(xmlXPathParserContext *parser, int count)
{
    const char *name = xml_cstr(parser->context->function);
    size_t row = 0;
    while (row < FUNCTION_COUNT && strcmp(functions[row].name, name) != 0)
        row++;
    char kinds[ARGS_MAX];
    if (row == FUNCTION_COUNT || count < 0 || !match_arity(functions[row].signature, (size_t)count, kinds)) {
        xmlXPathErr(parser, XPATH_INVALID_ARITY);
        return;
    }
    Call call = { .run = xsltXPathGetTransformContext(parser), .name = name, .count = (size_t)count };
    for (size_t i = 0; i < ARGS_MAX; i++)
        call.args[i] = STR_EMPTY;
    if (take_args(parser, &call, kinds)) {
        functions[row].call(&call);
        /* XPath strings end at NUL, and may not be NULL. */
        Str out = call.out.len > 0 ? buf_str(&call.out) : STR_EMPTY;
        valuePush(parser, xmlXPathWrapString(xmlStrndup(xml_chars(out.ptr), (int)out.len)));
    }
    for (size_t i = 0; i < ARGS_MAX; i++)
        xmlXPathFreeObject(call.values[i]);
    buf_free(&call.out);
    arena_destroy(call.arena);
}

void functions_register(void)
{
    for (size_t i = 0; i < FUNCTION_COUNT; i++)
        if (xsltRegisterExtModuleFunction(xml_chars(functions[i].name), xml_chars(FUNCTIONS_NAMESPACE), dispatch) != 0)
            memory_exhausted();
}
