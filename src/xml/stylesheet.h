/* stylesheet.h - compiling and running stylesheets.
 *
 * A Stylesheet belongs to one thread at a time: libxml2 keeps what it found out inside the compiled expressions. Each
 * worker loads its own; nothing is shared.
 *
 * What a stylesheet may do: read its parameters, its input and the stylesheets beside it (loader.h), call the functions
 * of functions.h. It can't read or write files or the network, can't recurse or run without end. */
#ifndef XML_STYLESHEET_H
#define XML_STYLESHEET_H

#include "base/buf.h"
#include "xml/faults.h"
#include "xml/functions.h"

#include <libxml/tree.h>

/* Bounds of one run. Real stylesheets stay below a hundredth of them on a chunk of 64 records. */
enum {
    STYLESHEET_DEPTH = 1000,            /* templates within templates */
    STYLESHEET_VARIABLES = 15000,       /* alive at a time */
    STYLESHEET_STEPS = 50000000,        /* instructions */
    STYLESHEET_XPATH_STEPS = 1000000000 /* as libxml2 counts them */
};

typedef struct Stylesheet Stylesheet;

/* Process-wide initialisation of libxml2 and libxslt, on the first call; from any thread. libxslt is thereby taken over
 * for the whole process: its loader and default security refuse all but our stylesheets. */
void xml_init(void);

/* Compiles the stylesheet `name` ("bibtex"). `path` is what the user gave by --xsl, or NULL: a folder, whose files go
 * before the embedded ones of the same name, or a file, which takes the place of `name` and whose folder goes before.
 * NULL on failure; `*error` (may be NULL) says why. */
Stylesheet *stylesheet_load(Str name, const char *path, StylesheetError *error);
void stylesheet_free(Stylesheet *sheet); /* NULL is allowed */

/* The stylesheet's own words: "xml", "text" …, and of its xsl:output's media-type; "" if it doesn't say. Borrowed. */
Str stylesheet_method(const Stylesheet *sheet);
Str stylesheet_media_type(const Stylesheet *sheet);

/* Is it ours, and does its root say b:entries="closed" (entries.h)? */
bool stylesheet_closes_entries(const Stylesheet *sheet);

/* A string, never an XPath expression. Parameters that the stylesheet doesn't declare are ignored. */
typedef struct StylesheetParam {
    Str name, value;
} StylesheetParam;

typedef struct StylesheetRun {
    xmlDoc *input; /* borrowed; not changed unless the stylesheet has xsl:strip-space */
    const StylesheetParam *params;
    size_t param_count;
    ReportHandler *report;   /* for b:report; may be NULL */
    MessageHandler *message; /* for the lines of xsl:message; may be NULL */
    void *context;           /* handed to both */
    unsigned long steps;     /* instructions at most; 0 is STYLESHEET_STEPS */
    bool records;            /* set by stylesheet_run_records */
} StylesheetRun;

/* Appends the whole result, as xsl:output wants it: method text, xml or html; `method="xml" media-type="text/html"`
 * gives HTML5 (html5.h). False if there was any fault; then nothing was appended. */
bool stylesheet_run(Stylesheet *sheet, const StylesheetRun *run, Buf *out, StylesheetError *error);

/* Gets one page; the bytes are its own until it returns. False stops the run. */
typedef bool PageHandler(void *context, size_t number, Str bytes);

/* Runs an HTML stylesheet (give it part=page) on a chunk of records, and hands over each element at the top of the
 * result as a document of its own, counted from 0: one run for many pages costs less than one for each. False if there
 * was any fault (then no page was handed over), or `page` said so (then the error is empty). */
bool stylesheet_run_pages(Stylesheet *sheet, const StylesheetRun *run, PageHandler *page, void *context,
                          StylesheetError *error);

/* Runs a stylesheet of text on many records, and hands over what it has within each b:record (pieces.h). `*count` is how many
 * there were: none where the stylesheet does not say what belongs to a record. False as above. */
bool stylesheet_run_records(Stylesheet *sheet, const StylesheetRun *run, PageHandler *record, void *context,
                            size_t *count, StylesheetError *error);

/* One stretch of a frame, and which records come behind it. */
typedef struct FramePiece {
    Str text;
    Str kind, slot; /* of the placeholder; kind is empty for the last piece */
    int depth;      /* of the records, for indentation; -1: they are not on lines of their own */
} FramePiece;

typedef struct StylesheetFrame {
    const FramePiece *pieces; /* at least one; the last has no records behind it */
    size_t count;
    const StylesheetParam *namespaces; /* that the root declares: prefix ("" is the default) and URI */
    size_t namespace_count;
} StylesheetFrame;

/* Runs (give it part=frame) and cuts the result at each `<?bibelot-records kind="term" slot="entries"?>`. Lives in the
 * arena, and may be shared between threads. */
const StylesheetFrame *stylesheet_frame(Stylesheet *sheet, const StylesheetRun *run, Arena *arena,
                                        StylesheetError *error);

/* Appends the top-level nodes of the result (give it part=body) as they are to stand behind `piece`: no declaration,
 * no namespace declaration that the frame's root has already, indented as deep as the placeholder was. `frame` and
 * `piece` may be NULL. False if there was any fault; then nothing was appended. */
bool stylesheet_run_fragment(Stylesheet *sheet, const StylesheetRun *run, const StylesheetFrame *frame,
                             const FramePiece *piece, Buf *out, StylesheetError *error);

/* Runs (give it part=rows) on some rows of a long list. Where the result has a place of the frame at its top, the frame is
 * appended as far as that; what stands behind it belongs there. `*next` is the number of pieces of the frame appended so far: 0 at
 * first; whoever is done appends the rest. False if there was any fault. */
bool stylesheet_run_rows(Stylesheet *sheet, const StylesheetRun *run, const StylesheetFrame *frame, size_t *next,
                         Buf *out, StylesheetError *error);

/* The same as stylesheet_run_fragment, handing over each element at the top by itself, counted from 0: the records of many files from one run. An
 * element without an id belongs to the one before it. False if there was any fault, or `each` said so (then the error is empty). */
bool stylesheet_run_elements(Stylesheet *sheet, const StylesheetRun *run, const StylesheetFrame *frame,
                             const FramePiece *piece, PageHandler *each, void *context, StylesheetError *error);

#endif
