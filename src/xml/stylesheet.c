/* stylesheet.c - see stylesheet.h. */
#include "xml/stylesheet.h"

#include "base/file.h"
#include "base/memory.h"
#include "xml/attributes.h"
#include "xml/elements.h"
#include "xml/fields.h"
#include "xml/functions.h"
#include "xml/html5.h"
#include "xml/pieces.h"
#include "xml/transform.h"
#include "xml/xmlstr.h"

#include <libxml/parser.h>
#include <libxslt/imports.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xslt.h>
#include <libxslt/xsltutils.h>

#include <string.h>
#include <threads.h>

static void init_once(void)
{
    xmlInitParser();
    xsltInit();
    faults_init();
    loader_init();
    functions_register();
    elements_register();
    fields_register();
    attributes_register();
    pieces_register();
}

void xml_init(void)
{
    static once_flag once = ONCE_FLAG_INIT;
    call_once(&once, init_once);
}

/* The name of the main stylesheet; sets the folder. */
static Str locate(Arena *arena, Stylesheet *sheet, Str name, const char *path)
{
    Str file = arena_format(arena, "%.*s.xsl", STR_ARG(name));
    if (!path)
        return file;
    Str folder = str_of(path);
    if (path_kind(arena, folder) != PATH_FOLDER) {
        file = path_name(str_of(path));
        folder = path_folder(str_of(path));
    }
    sheet->folder = memory_alloc(folder.len + 1);
    memcpy(sheet->folder, folder.ptr, folder.len);
    sheet->folder[folder.len] = '\0';
    sheet->loader.folder = sheet->folder;
    return file;
}

static bool compile(Stylesheet *sheet, Str file, Faults *faults)
{
    faults->folder = sheet->loader.folder;
    xmlDoc *doc = loader_parse(&sheet->loader, file, NULL);
    if (!doc)
        return false;
    sheet->compiled = xsltNewStylesheet();
    if (!sheet->compiled) {
        xmlFreeDoc(doc);
        return false;
    }
    sheet->compiled->_private = &sheet->loader;
    if (xsltParseStylesheetUser(sheet->compiled, doc) != 0) {
        xmlFreeDoc(doc); /* was not taken */
        return false;
    }
    return faults->count == 0 && sheet->compiled->errors == 0;
}

Stylesheet *stylesheet_load(Str name, const char *path, StylesheetError *error)
{
    xml_init();
    Arena *arena = arena_create();
    Stylesheet *sheet = memory_alloc(sizeof *sheet);
    *sheet = (Stylesheet){ .security = loader_security() };
    if (!sheet->security)
        memory_exhausted();
    Faults faults;
    faults_start(&faults, error);
    Str file = locate(arena, sheet, name, path);
    bool fine = compile(sheet, file, &faults);
    if (!fine && faults.count == 0)
        faults_add(&faults, NULL, 0, "the stylesheet cannot be compiled");
    if (!fine && error && !*error->file)
        loader_show(faults.folder, arena_join(arena, STR(LOADER_BASE), file).ptr, error->file, sizeof error->file);
    faults_finish(&faults);
    arena_destroy(arena);
    if (fine)
        return sheet;
    stylesheet_free(sheet);
    return NULL;
}

void stylesheet_free(Stylesheet *sheet)
{
    if (!sheet)
        return;
    xsltFreeStylesheet(sheet->compiled);
    xsltFreeSecurityPrefs(sheet->security);
    memory_free(sheet->folder);
    memory_free(sheet);
}

Str stylesheet_method(const Stylesheet *sheet)
{
    const xmlChar *method;
    XSLT_GET_IMPORT_PTR(method, sheet->compiled, method)
    return xml_str(method);
}

Str stylesheet_media_type(const Stylesheet *sheet)
{
    const xmlChar *type;
    XSLT_GET_IMPORT_PTR(type, sheet->compiled, mediaType)
    return xml_str(type);
}

bool stylesheet_closes_entries(const Stylesheet *sheet)
{
    xmlChar *said =
        xmlGetNsProp(xmlDocGetRootElement(sheet->compiled->doc), xml_chars("entries"), xml_chars(FUNCTIONS_NAMESPACE));
    bool closed = sheet->folder == NULL && said != NULL && xml_is(said, "closed");

    xmlFree(said);
    return closed;
}

bool transform_indents(const Stylesheet *sheet)
{
    int indent;
    XSLT_GET_IMPORT_INT(indent, sheet->compiled, indent)
    return indent == 1;
}

static bool set_params(xsltTransformContext *context, const StylesheetRun *run)
{
    Arena *arena = arena_create();
    int failed = 0;
    for (size_t i = 0; i < run->param_count && !failed; i++)
        failed = xsltQuoteOneUserParam(context, xml_chars(arena_cstr(arena, run->params[i].name)),
                                       xml_chars(arena_cstr(arena, run->params[i].value)));
    arena_destroy(arena);
    return !failed;
}

static xsltTransformContext *create_context(Stylesheet *sheet, const StylesheetRun *run, Faults *faults,
                                            FunctionHost *host)
{
    xsltTransformContext *context = xsltNewTransformContext(sheet->compiled, run->input);
    if (!context)
        return NULL;
    context->_private = host;
    context->maxTemplateDepth = STYLESHEET_DEPTH;
    context->maxTemplateVars = STYLESHEET_VARIABLES;
    context->opLimit = run->steps ? run->steps : STYLESHEET_STEPS;
    context->xpathCtxt->opLimit = STYLESHEET_XPATH_STEPS;
    context->xpathCtxt->error = faults_xml;
    context->xpathCtxt->userData = faults;
    xsltSetTransformErrorFunc(context, faults, faults_xslt);
    if (xsltSetCtxtSecurityPrefs(sheet->security, context) == 0 && set_params(context, run))
        return context;
    xsltFreeTransformContext(context);
    return NULL;
}

/* Stopped by xsl:message terminate="yes": what it said is the reason. */
static void add_reason(Faults *faults)
{
    const xmlNode *speaker = faults->speaker;
    const char *file = speaker && speaker->doc ? xml_cstr(speaker->doc->URL) : NULL;
    bool said = str_trim(buf_str(&faults->last)).len > 0;
    faults_add(faults, file, speaker ? (int)xmlGetLineNo(speaker) : 0,
               said ? faults->last.ptr : "the stylesheet stopped");
}

bool transform_is_html5(const Stylesheet *sheet)
{
    return str_is(stylesheet_media_type(sheet), "text/html") && str_is(stylesheet_method(sheet), "xml");
}

static bool is_preserved(const xmlNode *node)
{
    for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
        if (attribute->ns && xml_is(attribute->name, "space") && xmlStrEqual(attribute->ns->href, XML_XML_NAMESPACE))
            return attribute->children && xmlStrEqual(attribute->children->content, BAD_CAST "preserve");
    return false;
}

/* The next node in the order of the document; NULL behind the last one. */
static xmlNode *node_behind(xmlNode *node)
{
    if (node->type == XML_ELEMENT_NODE && node->children)
        return node->children;
    while (node && !node->next)
        node = node->parent;
    return node ? node->next : NULL;
}

/* libxml2 does not ask for xml:space where it indents; but it leaves alone what stands beside text, be that empty. */
static bool keep_spaces(xmlDoc *result)
{
    for (xmlNode *node = result->children; node; node = node_behind(node)) {
        if (node->type != XML_ELEMENT_NODE || !node->children || !is_preserved(node))
            continue;
        xmlNode *text = xmlNewText(BAD_CAST "");
        if (!text || !xmlAddPrevSibling(node->children, text))
            return false;
    }
    return true;
}

xmlDoc *transform_apply(Stylesheet *sheet, const StylesheetRun *run, StylesheetError *error)
{
    Faults faults;
    faults_start(&faults, error);
    faults.message = run->message;
    faults.context = run->context;
    faults.folder = sheet->loader.folder;
    FunctionHost host = { run->report, run->context, run->records };
    xmlDoc *result = NULL;
    bool fine = false;
    xsltTransformContext *context = create_context(sheet, run, &faults, &host);
    if (context) {
        faults.run = context;
        result = xsltApplyStylesheetUser(sheet->compiled, run->input, NULL, NULL, NULL, context);
        fine = result && context->state == XSLT_STATE_OK && faults.count == 0;
        faults.run = NULL;
        xsltFreeTransformContext(context);
    }
    if (!fine && faults.count == 0)
        add_reason(&faults);
    faults_finish(&faults);
    fine = fine && (transform_is_html5(sheet) || !transform_indents(sheet) || keep_spaces(result));
    if (fine)
        return result;
    xmlFreeDoc(result);
    return NULL;
}

bool transform_write(const Stylesheet *sheet, xmlDoc *result, Buf *out)
{
    if (transform_is_html5(sheet))
        return html5_write(result, transform_indents(sheet), out);
    xmlChar *bytes = NULL;
    int len = 0;
    bool fine = xsltSaveResultToString(&bytes, &len, result, sheet->compiled) == 0;
    if (fine && bytes)
        buf_put(out, (Str){ (const char *)bytes, (size_t)len });
    xmlFree(bytes);
    return fine;
}

bool stylesheet_run_pages(Stylesheet *sheet, const StylesheetRun *run, PageHandler *page, void *context,
                          StylesheetError *error)
{
    char file[sizeof error->file];
    if (!transform_is_html5(sheet)) {
        loader_show(sheet->loader.folder, xml_cstr(sheet->compiled->doc->URL), file, sizeof file);
        stylesheet_error_set(error, file, 0,
                             STR("pages are made by <xsl:output method=\"xml\" media-type=\"text/html\"/>"));
        return false;
    }
    xmlDoc *result = transform_apply(sheet, run, error);
    if (!result)
        return false;
    Buf bytes = { 0 };
    size_t number = 0;
    bool fine = true, wanted = true;
    for (const xmlNode *node = result->children; node && fine && wanted; node = node->next) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        buf_clear(&bytes);
        fine = html5_write_root(node, transform_indents(sheet), &bytes);
        wanted = fine && page(context, number++, buf_str(&bytes));
    }
    buf_free(&bytes);
    xmlFreeDoc(result);
    if (!fine)
        stylesheet_error_set(error, NULL, 0, STR("the pages cannot be written out"));
    return fine && wanted;
}

bool stylesheet_run(Stylesheet *sheet, const StylesheetRun *run, Buf *out, StylesheetError *error)
{
    xmlDoc *result = transform_apply(sheet, run, error);
    if (!result)
        return false;
    size_t start = out->len;
    bool fine = transform_write(sheet, result, out);
    xmlFreeDoc(result);
    if (!fine) {
        out->len = start;
        stylesheet_error_set(error, NULL, 0, STR("the result cannot be written out"));
    }
    return fine;
}

/* The bytes are those of the result tree. */
static bool writes_plain_text(const Stylesheet *sheet)
{
    const xmlChar *encoding;
    XSLT_GET_IMPORT_PTR(encoding, sheet->compiled, encoding)
    return str_is(stylesheet_method(sheet), "text") && (!encoding || xml_is(encoding, "UTF-8"));
}

bool stylesheet_run_records(Stylesheet *sheet, const StylesheetRun *run, PageHandler *record, void *context,
                            size_t *count, StylesheetError *error)
{
    StylesheetRun asked = *run;
    bool wanted = true;
    *count = 0;
    if (!writes_plain_text(sheet))
        return true;
    asked.records = true;
    xmlDoc *result = transform_apply(sheet, &asked, error);
    if (!result)
        return false;
    for (const xmlNode *node = result->children; node && wanted; node = node->next) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        xmlChar *text = xmlNodeGetContent(node);
        wanted = record(context, (*count)++, xml_str(text));
        xmlFree(text);
    }
    xmlFreeDoc(result);
    return wanted;
}
