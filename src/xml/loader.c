/* loader.c - see loader.h. */
#include "xml/loader.h"

#include "base/buf.h"
#include "base/file.h"
#include "xml/embedded.h"
#include "xml/faults.h"
#include "xml/xmlstr.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/uri.h>
#include <libxslt/documents.h>
#include <libxslt/xsltutils.h>

#include <string.h>

/* Entities of the stylesheet itself are replaced (&nbsp;); DTDs are not read, and see no_external. */
enum { PARSE_OPTIONS = XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_NOCDATA };

static const Str base = STR_INIT(LOADER_BASE);

/* A path below a folder: no empty, `.` or `..` step, no NUL, no backslash. */
static bool is_plain_path(Str path)
{
    if (path.len == 0 || memchr(path.ptr, '\0', path.len) || str_find_char(path, '\\') != STR_NONE)
        return false;
    Str rest = path, step;
    while (str_cut(&rest, '/', &step))
        if (step.len == 0 || str_is(step, ".") || str_is(step, ".."))
            return false;
    return true;
}

/* The name behind `bibelot:/xsl/`, its escapes undone. */
static Str uri_name(Arena *arena, Str uri)
{
    char *plain = xmlURIUnescapeString(uri.ptr + base.len, (int)(uri.len - base.len), NULL);
    Str name = plain ? arena_copy(arena, str_of(plain)) : STR_EMPTY;
    xmlFree(plain);
    return name;
}

static Str name_uri(Arena *arena, Str name)
{
    xmlChar *escaped = xmlURIEscapeStr(xml_chars(arena_cstr(arena, name)), xml_chars("/"));
    Str uri = arena_join(arena, base, xml_str(escaped));
    xmlFree(escaped);
    return uri;
}

void loader_show(const char *folder, const char *uri, char *out, size_t size)
{
    Str text = str_of(uri);
    Arena *arena = arena_create();
    if (folder && str_starts(text, base)) {
        Str path = path_join(arena, str_of(folder), uri_name(arena, text));
        if (path_kind(arena, path) == PATH_FILE)
            text = path;
    }
    text_cut(out, size, text);
    arena_destroy(arena);
}

/* External entities are not even declared; a reference to one is then an error. */
static void no_external(void *context, const xmlChar *name, int type, const xmlChar *public_id,
                        const xmlChar *system_id, xmlChar *content)
{
    if (type == XML_INTERNAL_GENERAL_ENTITY || type == XML_INTERNAL_PARAMETER_ENTITY)
        xmlSAX2EntityDecl(context, name, type, public_id, system_id, content);
}

static xmlDoc *parse_bytes(Str bytes, const char *uri, xmlDict *dict)
{
    xmlParserCtxt *parser = xmlNewParserCtxt();
    if (!parser)
        return NULL;
    if (dict) {
        xmlDictFree(parser->dict);
        parser->dict = dict;
        xmlDictReference(dict);
    }
    parser->sax->entityDecl = no_external;
    xmlDoc *doc = xmlCtxtReadMemory(parser, bytes.ptr, (int)bytes.len, uri, NULL, PARSE_OPTIONS);
    xmlFreeParserCtxt(parser);
    return doc;
}

static void refuse(const char *uri, const char *why)
{
    Arena *arena = arena_create();
    Faults *faults = faults_current();
    if (faults)
        faults_add(faults, NULL, 0, arena_format(arena, "%s: %s", uri, why).ptr);
    arena_destroy(arena);
}

xmlDoc *loader_parse(const Loader *loader, Str name, xmlDict *dict)
{
    Arena *arena = arena_create();
    xmlDoc *doc = NULL;
    Str uri = name_uri(arena, name), bytes, error = STR_EMPTY;
    const EmbeddedFile *embedded = embedded_find(name);
    if (!is_plain_path(name)) {
        refuse(uri.ptr, "a stylesheet may not leave its folder");
        goto done;
    }
    Str path = loader->folder ? path_join(arena, str_of(loader->folder), name) : STR_EMPTY;
    if (path.len > 0 && (path_kind(arena, path) == PATH_FILE || !embedded)) {
        const Source *source = file_read(arena, path, &error);
        if (!source) {
            refuse(arena_cstr(arena, path), error.ptr);
            goto done;
        }
        bytes = source->bytes;
    } else if (embedded) {
        bytes = embedded->bytes;
    } else {
        refuse(uri.ptr, "there is no such stylesheet");
        goto done;
    }
    if (bytes.len > LOADER_FILE_MAX)
        refuse(uri.ptr, "the stylesheet is too large");
    else
        doc = parse_bytes(bytes, uri.ptr, dict);
done:
    arena_destroy(arena);
    return doc;
}

/* What libxslt asks for: xsl:include, xsl:import (context: the including stylesheet) or document() (the run). */
static xmlDoc *load(const xmlChar *uri, xmlDict *dict, int options, void *context, xsltLoadType type)
{
    (void)options;
    if (type == XSLT_LOAD_DOCUMENT) {
        xsltTransformError(context, NULL, NULL, "document('%s') is not allowed\n", xml_cstr(uri));
        return NULL;
    }
    if (type != XSLT_LOAD_STYLESHEET || !context || !str_starts(xml_str(uri), base)) {
        refuse(xml_cstr(uri), "only stylesheets beside this one may be included");
        return NULL;
    }
    const xsltStylesheet *root = context;
    while (root->parent)
        root = root->parent;
    if (!root->_private)
        return NULL;
    Arena *arena = arena_create();
    xmlDoc *doc = loader_parse(root->_private, uri_name(arena, xml_str(uri)), dict);
    arena_destroy(arena);
    return doc;
}

/* libxslt takes every scheme but `file` for the network. */
static int allow_ours(xsltSecurityPrefs *prefs, xsltTransformContext *context, const char *uri)
{
    (void)prefs;
    (void)context;
    return str_starts(str_of(uri), base);
}

xsltSecurityPrefs *loader_security(void)
{
    static const xsltSecurityOption forbidden[] = { XSLT_SECPREF_READ_FILE, XSLT_SECPREF_WRITE_FILE,
                                                    XSLT_SECPREF_CREATE_DIRECTORY, XSLT_SECPREF_WRITE_NETWORK };
    xsltSecurityPrefs *prefs = xsltNewSecurityPrefs();
    if (!prefs)
        return NULL;
    for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++)
        if (xsltSetSecurityPrefs(prefs, forbidden[i], xsltSecurityForbid) != 0)
            goto failed;
    if (xsltSetSecurityPrefs(prefs, XSLT_SECPREF_READ_NETWORK, allow_ours) == 0)
        return prefs;
failed:
    xsltFreeSecurityPrefs(prefs);
    return NULL;
}

void loader_init(void)
{
    xsltSetLoaderFunc(load);
    /* Lives as long as the process. */
    xsltSetDefaultSecurityPrefs(loader_security());
}
