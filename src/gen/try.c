/* gen-try - runs a stylesheet from disk on a document, with everything that bibelot gives stylesheets.
 *
 *     gen-try [-p NAME=VALUE]... [--frame | --fragment] STYLESHEET.xsl DOCUMENT.xml
 *
 * For those who write stylesheets. What the stylesheet includes is looked for below its folder. --frame prints the
 * pieces of a frame, --fragment the top-level nodes; b:report and xsl:message go to stderr. Exit 1 if the run failed.
 */
#include "base/vec.h"
#include "xml/stylesheet.h"

#include <libxml/parser.h>

#include <stdio.h>
#include <string.h>

typedef struct Options {
    VEC(StylesheetParam) params;
    bool frame, fragment;
    const char *stylesheet, *document;
} Options;

static bool read_options(Arena *arena, int argc, char **argv, Options *options)
{
    for (int i = 1; i < argc; i++) {
        const char *equals = i + 1 < argc ? strchr(argv[i + 1], '=') : NULL;
        if (strcmp(argv[i], "-p") == 0 && equals) {
            Str name = { argv[i + 1], (size_t)(equals - argv[i + 1]) };
            vec_push(arena, &options->params, (StylesheetParam){ name, str_of(equals + 1) });
            i++;
        } else if (strcmp(argv[i], "--frame") == 0) {
            options->frame = true;
        } else if (strcmp(argv[i], "--fragment") == 0) {
            options->fragment = true;
        } else if (argv[i][0] == '-') {
            return false;
        } else if (!options->stylesheet) {
            options->stylesheet = argv[i];
        } else if (!options->document) {
            options->document = argv[i];
        } else {
            return false;
        }
    }
    return options->document != NULL;
}

static void on_report(void *context, xmlNode *node, Str code, Str detail)
{
    xmlChar *path = xmlGetNodePath(node);
    fprintf(stderr, "%s:%ld: %.*s: %.*s (%s)\n", (const char *)context, xmlGetLineNo(node), STR_ARG(code),
            STR_ARG(detail), path ? (const char *)path : "");
    xmlFree(path);
}

static void on_message(void *context, Str line)
{
    (void)context;
    fprintf(stderr, "message: %.*s\n", STR_ARG(line));
}

static bool run_frame(Arena *arena, Stylesheet *sheet, const StylesheetRun *run, StylesheetError *error)
{
    const StylesheetFrame *frame = stylesheet_frame(sheet, run, arena, error);
    if (!frame)
        return false;
    for (size_t i = 0; i < frame->count; i++) {
        const FramePiece *piece = &frame->pieces[i];
        printf("%.*s", STR_ARG(piece->text));
        if (piece->kind.len > 0)
            printf("[[%.*s records, slot '%.*s', depth %d]]\n", STR_ARG(piece->kind), STR_ARG(piece->slot),
                   piece->depth);
    }
    return true;
}

static bool run_once(Arena *arena, Stylesheet *sheet, const StylesheetRun *run, const Options *options,
                     StylesheetError *error)
{
    if (options->frame)
        return run_frame(arena, sheet, run, error);
    Buf out = { 0 };
    bool fine = options->fragment ? stylesheet_run_fragment(sheet, run, NULL, NULL, &out, error)
                                  : stylesheet_run(sheet, run, &out, error);
    if (out.len > 0)
        fwrite(out.ptr, 1, out.len, stdout);
    buf_free(&out);
    return fine;
}

int main(int argc, char **argv)
{
    Arena *arena = arena_create();
    Options options = { 0 };
    StylesheetError error = { 0 };
    if (!read_options(arena, argc, argv, &options)) {
        fputs("usage: gen-try [-p NAME=VALUE]... [--frame | --fragment] STYLESHEET.xsl DOCUMENT.xml\n", stderr);
        arena_destroy(arena);
        return 2;
    }
    xml_init();
    xmlDoc *doc = xmlReadFile(options.document, NULL, XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES);
    Stylesheet *sheet = doc ? stylesheet_load(STR_EMPTY, options.stylesheet, &error) : NULL;
    const StylesheetRun run = { .input = doc,
                                .params = options.params.items,
                                .param_count = options.params.count,
                                .report = on_report,
                                .message = on_message,
                                .context = (void *)options.document };
    bool fine = sheet && run_once(arena, sheet, &run, &options, &error);
    if (!fine)
        fprintf(stderr, "%s:%d: %s\n", error.file, error.line, doc ? error.message : "the document cannot be read");
    stylesheet_free(sheet);
    xmlFreeDoc(doc);
    arena_destroy(arena);
    return fine ? 0 : 1;
}
