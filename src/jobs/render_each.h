/* render_each.h - every record as a file of its own, many of them from one run. */
#ifndef JOBS_RENDER_EACH_H
#define JOBS_RENDER_EACH_H

#include "jobs/render.h"

typedef struct RenderEach RenderEach;

/* Gets the file of record `number` of a list; the bytes are its own until it returns. False, with an error set, stops. */
typedef bool EachHandler(void *context, size_t number, Str bytes);

/* Compiles the stylesheet of a format (WRITE_TEXT with entries, or WRITE_FRAME). NULL, with `*error` set, where that
 * fails. Losses are not reported: the file of all records does. */
RenderEach *render_each_open(Load *load, const Format *format, const RenderOptions *options, Str *error);
void render_each_close(RenderEach *each); /* NULL is allowed */

/* The records one by one, `whole` with what stands before and behind them in a file. In a format with a frame the works that
 * a concept cites are in its file, too; what points to another record leads to that record's file, at the path of its page
 * with `suffix` (".tei.xml"): such a format takes all of its records at once. */
bool render_each(RenderEach *each, const RecordList *list, bool whole, Str suffix, EachHandler *handler, void *context,
                 Str *error);

/* In a format with a frame: keeps what is made of each record, so that render_each_whole can write the file of all of
 * them, byte for byte that of render_format, without another run. Before render_each. What is long lies in a file in
 * `folder`, which has to be there once records were handed over; borrowed. */
void render_each_keep(RenderEach *each, Str folder);
/* Between output_begin and output_end. */
bool render_each_whole(RenderEach *each, const RecordList *list, Output *output, Str *error);

#endif
