/* render_parts.h - what the files of render.h share. */
#ifndef JOBS_RENDER_PARTS_H
#define JOBS_RENDER_PARTS_H

#include "jobs/render.h"

enum { KEPT = 16, PARAMS = 7 };

/* A document of a chunk, told by its first record; NULL while it is not made. */
typedef struct Kept {
    const Record *first;
    xmlDoc *document;
} Kept;

struct Render {
    Load *load;
    RenderOptions options;
    Stylesheet *sheet;
    EntryWriter *entry;           /* NULL: the stylesheet gets the canonical XML */
    Kind section;                 /* of the last entry */
    Map keys;                     /* of its entries */
    SourceIds *ids;               /* of a format that renames records */
    const char *name;             /* of the stylesheet, which is the format's */
    const StylesheetFrame *frame; /* of a stream; NULL: it has none */
    const FramePiece *place;      /* where its works go to */
    Kept kept[KEPT];
    size_t kept_count;
};

typedef struct Run {
    Render *render;
    const char *part;
    Str slot, root;
} Run;

/* "bibtex.xsl:12: no template for x" */
Str error_text(Arena *arena, const StylesheetError *fault);

StylesheetRun stylesheet_run_of(const Run *run, xmlDoc *document, StylesheetParam params[PARAMS]);

/* Compiles the stylesheet. */
bool render_read_sheet(Render *render, Str *error);

/* One run; the document is freed. */
bool run_sheet(const Run *run, xmlDoc *document, Buf *out, Str *error);

/* A run without records. Only the head hears how many there will be; with NULL it does not either. */
bool run_part(Render *render, const char *part, const RecordList *list, Buf *out, Str *error);

/* The records from `at` on, CHUNK at most. */
xmlDoc *chunk_document(const Render *render, const RecordList *list, size_t at, unsigned flags);
/* The same as entries, which live in the arena. NULL, with `*error` set, if one of them is nested too deep. */
xmlDoc *entry_document(Render *render, Arena *arena, const RecordList *list, size_t at, Str *error);
/* The project, and on the root how many records there will be: a format may not have room for an empty list. */
xmlDoc *head_document(const Render *render, const RecordList *list);

/* Appends the chunk that begins at record `at`; of load->diags and load->arena it takes those of `render`. Several workers may each write
 * another chunk. */
typedef bool ChunkWriter(Render *render, const RecordList *list, size_t at, const void *context, Buf *out, Str *error);
/* All chunks, in their order. False, with `*error` set, if one failed. */
bool put_chunks(Render *render, const RecordList *list, ChunkWriter *put, const void *context, Buf *out, Str *error);

/* All of the records in the places of the frame. */
bool render_frame(Render *render, const RecordList *list, Buf *out, Str *error);
/* The frame of a stream of works, and what it is without any; the works of a window in their place. */
bool frame_open(Render *render, Str *error);
bool frame_ends(Render *render, RenderEnds *ends, Str *error);
bool frame_put(Render *render, const RecordList *list, Buf *out, Str *error);

#endif
