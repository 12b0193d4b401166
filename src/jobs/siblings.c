#include "jobs/siblings.h"

#include "jobs/render_each.h"

#include <string.h>

/* xsl/html/exports.xsl links them; JSON-LD is made with the pages (cite_entry.h). */
static const struct {
    const char *format, *suffix;
    unsigned kinds;
} siblings[] = {
    { "ris", ".ris", KIND_ENDNOTE },
    { "csl-json", ".json", KIND_ENDNOTE },
    { "biblatex", ".bib", KIND_ENDNOTE },
    { "tbx", ".tbx", KIND_CONCEPTS },
    { "tei", ".tei.xml", KIND_CONCEPTS | KIND_ENDNOTE },
};

enum { SIBLINGS = sizeof siblings / sizeof siblings[0] };

typedef struct Files {
    Site *site;
    const RecordList *list;
    const char *suffix;
    Str *error;
} Files;

static bool write_file(void *context, size_t number, Str bytes)
{
    const Files *files = context;
    Site *site = files->site;

    buf_clear(&site->path);
    doc_path(&site->path, files->list->items[number]);
    site->path.len -= strlen(".html");
    buf_puts(&site->path, files->suffix);
    return site_add(site, buf_str(&site->path), bytes, files->error);
}

/* The file of all records, as `build` publishes it. */
static bool write_whole(Site *site, RenderEach *each, const RecordList *list, Str *error)
{
    Str path = path_join(site->scratch, path_folder(site->folder), str_of(site->also->published));

    return output_begin(site->output, path, error) && render_each_whole(each, list, site->output, error) &&
           output_end(site->output, error);
}

bool siblings_share(const Format *format)
{
    return str_is(str_of(format->name), "tei");
}

size_t siblings_pieces(void)
{
    return SIBLINGS;
}

bool siblings_make(Site *site, size_t piece, Str *error)
{
    RecordList list = { 0 };
    Files files = { site, &list, siblings[piece].suffix, error };
    const Format *format = format_find(str_of(siblings[piece].format));
    RenderEach *each = render_each_open(site->load, format, site->options, error);
    bool done;

    if (each == NULL)
        return false;
    site_select(site, siblings[piece].kinds, &list);
    if (site->also == format)
        render_each_keep(each, path_folder(site->folder));
    done = render_each(each, &list, true, str_of(siblings[piece].suffix), write_file, &files, error);
    if (done && site->also == format)
        done = write_whole(site, each, &list, error);
    render_each_close(each);
    return done;
}
