/* site.h - the glossary as HTML pages, in pieces that several workers can make. */
#ifndef JOBS_SITE_H
#define JOBS_SITE_H

#include "jobs/render.h"

enum { SITE_CITES = 3 }; /* formats of cite_entry.h */

/* What one worker needs: its own arena (in load), stylesheet and output. */
typedef struct Site {
    Load *load;
    const RenderOptions *options;
    Str folder; /* of the pages */
    Output *output;
    const RecordList *list; /* all records, in order of reading */
    const Format *also;     /* published besides, and made with the siblings: siblings_share; or NULL */
    Render *render;         /* opened when the first page is made */
    Buf page;               /* reused for every page */
    Buf path, target;
    Arena *scratch;                       /* of a piece: cleared behind each */
    struct RenderEach *cites[SITE_CITES]; /* opened when the first concept comes */
    const struct CitePublished *styles;   /* of the project: cite_styled.h */
    size_t style_count;
    struct CslEngine **engines; /* opened when the first record comes */
} Site;

/* Adds a file below the site's folder. */
bool site_add(Site *site, Str path, Str bytes, Str *error);

/* As load_select, into the scratch arena. */
void site_select(const Site *site, unsigned kinds, RecordList *list);

/* Renders one document, which is freed, into one file below the site's folder; `root` is the way from it to that. */
bool site_write_page(Site *site, xmlDoc *document, const char *part, Str path, Str root, Str *error);

/* The same of a page with a long list, at the root of the site. */
bool site_write_rows(Site *site, const RenderRows *rows, Str path, Str *error);

/* A list for them; the list and what it points to are borrowed. */
enum { SITE_ENTRIES = 256, SITE_RECORDS = 64 }; /* rows made at a time: lines of an index, whole records */
bool site_write_entries(Site *site, const Index *index, const char *name, Str *error);

/* The address of a page under the project's base-url, in the arena; empty if it has none. */
Str site_address(Arena *arena, const Records *records, Str path);

/* The newest date of a record's history, or empty. */
Str site_changed(const Record *record);

/* How many pieces the site of these records has: index.html, one page for each record (t/ID.html, p/ID.html, n/ID.html),
 * indexes, bibliography, style sheet. */
size_t site_pieces(const RecordList *list);

/* Makes piece number `piece`, after order_records. False with `*error` set if a stylesheet or a file failed. */
bool site_make(Site *site, size_t piece, Str *error);

/* Releases what the worker opened. */
void site_close(Site *site);

#endif
