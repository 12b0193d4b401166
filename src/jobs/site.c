#include "jobs/site.h"

#include "model/order.h"
#include "xml/embedded.h"

#include <stdlib.h>

typedef struct Site {
    Load *load;
    Render *render;
    Output *output;
    Str folder;
    Buf page; /* reused for every page */
    Str *error;
} Site;

/* Renders one document into one file below the site's folder. */
static bool write_page(Site *site, xmlDoc *document, const char *part, Str path, Str root)
{
    buf_clear(&site->page);
    if (!render_document(site->render, document, part, root, &site->page, site->error))
        return false;
    return output_add(site->output, path_join(site->load->arena, site->folder, path), buf_str(&site->page), site->error);
}

static const char *kind_folder(Kind kind)
{
    return kind == KIND_TERM ? "t" : kind == KIND_PROGRAM ? "p" : "n";
}

static bool write_records(Site *site, const RecordList *list)
{
    for (size_t i = 0; i < list->count; i++) {
        Record *record = list->items[i];
        xmlDoc *document = doc_create(site->load->records, &record, 1, DOC_PROJECT | DOC_DERIVED | DOC_RUNS);
        Str path = arena_format(site->load->arena, "%s/%.*s.html", kind_folder(record->kind), STR_ARG(record->id));

        if (!write_page(site, document, "page", path, STR("../")))
            return false;
    }
    return true;
}

static bool write_indexes(Site *site)
{
    for (int kind = INDEX_ENGLISH; kind <= INDEX_STROKE; kind++) {
        Index index = { 0 };
        const char *name = index_name((IndexKind)kind);

        if (!order_index(site->load->records, site->load->arena, (IndexKind)kind, &index, site->error))
            return false;
        if (!write_page(site, doc_create_index(site->load->records, &index, name), "index",
                        arena_format(site->load->arena, "index-%s.html", name), STR_EMPTY))
            return false;
    }
    return true;
}

static int compare_ranks(const void *a, const void *b)
{
    uint32_t left = (*(Record *const *)a)->rank_en, right = (*(Record *const *)b)->rank_en;

    return (left > right) - (left < right);
}

static bool write_bibliography(Site *site)
{
    RecordList works = { 0 };
    xmlDoc *document;

    load_select(site->load, KIND_ENDNOTE, &works);
    if (works.count > 1)
        qsort(works.items, works.count, sizeof *works.items, compare_ranks);
    document = doc_create_list(site->load->records, works.items, works.count, "works");
    return write_page(site, document, "index", STR("bibliography.html"), STR_EMPTY);
}

static bool write_home(Site *site, const RecordList *list)
{
    xmlDoc *document = doc_create(site->load->records, NULL, 0, DOC_PROJECT);

    render_counts(document, site->load->arena, list);
    return write_page(site, document, "home", STR("index.html"), STR_EMPTY);
}

/* What lies in xsl/html/ and is no stylesheet goes into the site as it is. */
static bool write_assets(Site *site)
{
    size_t count;
    const EmbeddedFile *files = embedded_all(&count);

    for (size_t i = 0; i < count; i++) {
        Str name = files[i].name;

        if (!str_starts(name, STR("html/")) || str_ends(name, STR(".xsl")))
            continue;
        if (!output_add(site->output, path_join(site->load->arena, site->folder, str_from(name, 5)), files[i].bytes, site->error))
            return false;
    }
    return true;
}

bool site_render(Load *load, const RenderOptions *options, Str folder, Output *output, Str *error)
{
    Site site = { .load = load, .output = output, .folder = folder, .error = error };
    RecordList list = { 0 };
    bool done;

    site.render = render_open(load, "html", options, error);
    if (site.render == NULL)
        return false;
    load_select(load, KIND_TERM | KIND_PROGRAM | KIND_ENDNOTE, &list);
    done = write_records(&site, &list) && write_indexes(&site) && write_bibliography(&site) && write_home(&site, &list) &&
           write_assets(&site);
    render_close(site.render);
    buf_free(&site.page);
    return done;
}
