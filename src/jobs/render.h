/* render.h - records to bytes: one document, one stylesheet, chunk by chunk. */
#ifndef JOBS_RENDER_H
#define JOBS_RENDER_H

#include "jobs/load.h"
#include "xml/doc.h"
#include "xml/stylesheet.h"

enum { CHUNK = 64 }; /* records a run: enough to make its start worth while, few enough to bound memory */

typedef struct RenderOptions {
    const char *xsl;     /* --xsl, or NULL */
    bool tones;          /* pinyin keeps its tone marks */
    unsigned forms;      /* SHOW_…; 0: the format's own way */
    Bilingual bilingual; /* --bilingual */
    bool losses;         /* report what the format can't carry */
    size_t workers;      /* of render_format, WORKERS_MOST at most: who render chunks; 0: the caller alone */
} RenderOptions;

typedef struct Render Render;

/* Each worker reads the stylesheet: false if it comes from a pipe, which gives it but once. */
bool render_is_shareable(Arena *arena, const RenderOptions *options);

/* As many workers as are worth their start for so many records; 1 where they are few. */
size_t render_workers(size_t records);

/* Compiles the stylesheet. NULL, with `*error` set, where that fails. */
Render *render_open(Load *load, const char *stylesheet, const RenderOptions *options, Str *error);
void render_close(Render *render); /* NULL is allowed */

/* One run over a whole document, which is freed. `part`, `root` are parameters of the stylesheet. */
bool render_document(Render *render, xmlDoc *document, const char *part, Str root, Buf *out, Str *error);

/* One run over a document of several records, which is freed; `page` gets a page for each, in their order. */
bool render_pages(Render *render, xmlDoc *document, Str root, PageHandler *page, void *context, Str *error);

/* A page with a list of `count` rows. No more than `most` of them are made at a time. */
typedef struct RenderRows {
    size_t count, most;
    xmlDoc *(*document)(const void *context, DocRows rows);
    const void *context;
} RenderRows;

/* Appends the page: with part=`part` the whole, or what stands around the rows; with part=rows these. */
bool render_rows(Render *render, const RenderRows *rows, const char *part, Buf *out, Str *error);

/* Writes records in a format. False, with `*error` set, if the stylesheet failed; nothing is appended then. Losses go to
 * load->diags. */
bool render_format(Load *load, const Format *format, const RecordList *list, const RenderOptions *options, Buf *out,
                   Str *error);

/* What stands around the pieces of a stream, and what is written if there are none. */
typedef struct RenderEnds {
    Buf head, between, tail, empty;
} RenderEnds;

/* The same, piece by piece, for a format of WRITE_TEXT with entries or one that flows (Format.flows). `window` holds the
 * records of a piece (at least one), and gets its losses; `first`: nothing was written before. NULL or false, with `*error`
 * set in the arena of the window or load, if the stylesheet failed. */
Render *render_stream_open(Load *load, const Format *format, const RenderOptions *options, Str *error);
bool render_stream_ends(Render *render, RenderEnds *ends, Str *error);
bool render_stream_put(Render *render, Load *window, const RecordList *list, bool first, Buf *out, Str *error);

/* Sets attributes of the root: how many terms, programs, institutions among them, and endnotes there are. */
void render_counts(xmlDoc *document, Arena *arena, const RecordList *list);

/* Name and version, for generator notes. */
Str render_program(void);

#endif
