#include "jobs/site.h"

#include "jobs/cite_entry.h"
#include "jobs/cite_styled.h"
#include "jobs/jsonld.h"
#include "jobs/siblings.h"
#include "jobs/search_script.h"
#include "jobs/site_lists.h"
#include "model/order.h"
#include "xml/embedded.h"

#include <stdlib.h>
#include <string.h>

enum { PAGES = 16 }; /* records a piece: small enough to share out, large enough to make a run worth its start */

bool site_add(Site *site, Str path, Str bytes, Str *error)
{
    buf_clear(&site->target);
    buf_put(&site->target, site->folder);
    buf_char(&site->target, '/');
    buf_put(&site->target, path);
    return output_add(site->output, buf_str(&site->target), bytes, error);
}

void site_select(const Site *site, unsigned kinds, RecordList *list)
{
    Load load = *site->load;

    load.arena = site->scratch;
    load_select(&load, kinds, list);
}

bool site_write_page(Site *site, xmlDoc *document, const char *part, Str path, Str root, Str *error)
{
    buf_clear(&site->page);
    if (!render_document(site->render, document, part, root, &site->page, error))
        return false;
    return site_add(site, path, buf_str(&site->page), error);
}

bool site_write_rows(Site *site, const RenderRows *rows, Str path, Str *error)
{
    buf_clear(&site->page);
    return render_rows(site->render, rows, "index", &site->page, error) &&
           site_add(site, path, buf_str(&site->page), error);
}

/* An index for documents of some of its entries. */
typedef struct Entries {
    const Records *records;
    const Index *index;
    const char *name;
} Entries;

static xmlDoc *entries_document(const void *context, DocRows rows)
{
    const Entries *entries = context;

    return doc_create_index(entries->records, entries->index, entries->name, rows);
}

bool site_write_entries(Site *site, const Index *index, const char *name, Str *error)
{
    Entries entries = { site->load->records, index, name };
    RenderRows rows = { index->count, SITE_ENTRIES, entries_document, &entries };

    return site_write_rows(site, &rows, arena_format(site->scratch, "index-%s.html", name), error);
}

Str site_changed(const Record *record)
{
    const Field *history = record_field(record, F_HISTORY);
    Str newest = STR_EMPTY;

    for (size_t i = 0; history != NULL && i < history->values.count; i++) {
        const Record *change = history->values.items[i]->record;
        Str date = change != NULL ? record_text(change, F_DATE) : STR_EMPTY;

        if (str_cmp(date, newest) > 0)
            newest = date;
    }
    return newest;
}

Str site_address(Arena *arena, const Records *records, Str path)
{
    Str base = records->project != NULL ? record_text(records->project, F_BASE_URL) : STR_EMPTY;

    if (base.len == 0)
        return STR_EMPTY;
    return arena_format(arena, "%.*s%s%.*s", STR_ARG(base), str_ends(base, STR("/")) ? "" : "/", STR_ARG(path));
}

/* The records whose pages are being made. */
typedef struct Chunk {
    Site *site;
    Record *const *records;
    size_t count;
    Str *error;
} Chunk;

static bool write_record(void *context, size_t number, Str page)
{
    const Chunk *chunk = context;
    Site *site = chunk->site;
    const Record *record = number < chunk->count ? chunk->records[number] : NULL;

    if (record == NULL) {
        *chunk->error = STR("html: a record became more than one page");
        return false;
    }
    buf_clear(&site->path);
    doc_path(&site->path, record);
    return site_add(site, buf_str(&site->path), page, chunk->error);
}

/* Linked data of each concept: in its page, and as a file beside it. */
static bool write_jsonld(Site *site, const RecordList *list, xmlDoc *document, Str *error)
{
    bool done = true;

    for (size_t i = 0; done && i < list->count; i++) {
        if ((list->items[i]->kind & KIND_CONCEPTS) == 0)
            continue;
        buf_clear(&site->page);
        jsonld_concept(&site->page, site->load->records, list->items[i]);
        doc_page_text(document, i, "json-ld", NULL, buf_str(&site->page));
        buf_clear(&site->path);
        doc_path(&site->path, list->items[i]);
        site->path.len -= strlen(".html");
        buf_puts(&site->path, ".jsonld");
        buf_char(&site->page, '\n');
        done = site_add(site, buf_str(&site->path), buf_str(&site->page), error);
    }
    return done;
}

static bool write_records(Site *site, size_t at, Str *error)
{
    size_t count = site->list->count - at < PAGES ? site->list->count - at : PAGES;
    Chunk chunk = { site, site->list->items + at, count, error };
    RecordList list = { site->list->items + at, count, count };
    xmlDoc *document = doc_create(site->load->records, chunk.records, count,
                                  DOC_PROJECT | DOC_DERIVED | DOC_RUBY | DOC_RUNS | DOC_BELOW | DOC_PAGE);

    if (cite_styled(site, &list, NULL, false, document, error) && cite_entries(site, &list, document, error) &&
        write_jsonld(site, &list, document, error))
        return render_pages(site->render, document, STR("../"), write_record, &chunk, error);
    doc_free(document);
    return false;
}

static bool write_index(Site *site, IndexKind kind, Str *error)
{
    Arena *arena = site->scratch;
    Index index = { 0 };

    return order_index(site->load->records, arena, kind, &index, error) &&
           site_write_entries(site, &index, index_name(kind), error);
}

static bool write_english(Site *site, Str *error)
{
    return write_index(site, INDEX_ENGLISH, error);
}

static bool write_pinyin(Site *site, Str *error)
{
    return write_index(site, INDEX_PINYIN, error);
}

static bool write_stroke(Site *site, Str *error)
{
    return write_index(site, INDEX_STROKE, error);
}

static int compare_ranks(const void *a, const void *b)
{
    uint32_t left = (*(Record *const *)a)->rank_en, right = (*(Record *const *)b)->rank_en;

    return (left > right) - (left < right);
}

typedef struct Works {
    const Records *records;
    RecordList list;
} Works;

static xmlDoc *works_document(const void *context, DocRows rows)
{
    const Works *works = context;

    return doc_create_list(works->records, works->list.items, "works", rows);
}

static bool write_bibliography(Site *site, Str *error)
{
    Works works = { .records = site->load->records };
    RenderRows rows = { 0, SITE_RECORDS, works_document, &works };

    site_select(site, KIND_ENDNOTE, &works.list);
    rows.count = works.list.count;
    if (rows.count > 1)
        qsort(works.list.items, rows.count, sizeof *works.list.items, compare_ranks);
    return site_write_rows(site, &rows, STR("bibliography.html"), error);
}

static bool write_home(Site *site, Str *error)
{
    xmlDoc *document = doc_create(site->load->records, NULL, 0, DOC_PROJECT);

    render_counts(document, site->scratch, site->list);
    if (site->load->records->project != NULL) {
        buf_clear(&site->page);
        jsonld_set(&site->page, site->load->records);
        doc_project_text(document, "json-ld", buf_str(&site->page));
    }
    return site_write_page(site, document, "home", STR("index.html"), STR_EMPTY, error);
}

/* What the search box looks through. */
static bool write_search(Site *site, Str *error)
{
    Arena *arena = site->scratch;
    SearchIndex index = search_index(arena, site->list->items, site->list->count);

    for (size_t i = 0; i < search_script_count(&index); i++) {
        buf_clear(&site->page);
        search_script_put(&site->page, arena, &index, i);
        if (!site_add(site, search_script_name(arena, i), buf_str(&site->page), error))
            return false;
    }
    return true;
}

/* What lies in xsl/html/ and is no stylesheet goes into the site: as it is, scripts without their comments. */
static bool write_assets(Site *site, Str *error)
{
    size_t count;
    const EmbeddedFile *files = embedded_all(&count);

    for (size_t i = 0; i < count; i++) {
        Str name = files[i].name;

        if (!str_starts(name, STR("html/")) || str_ends(name, STR(".xsl")))
            continue;
        buf_clear(&site->page);
        if (str_ends(name, STR(".js")))
            script_put_lean(&site->page, files[i].bytes);
        else
            buf_put(&site->page, files[i].bytes);
        if (!site_add(site, str_from(name, 5), buf_str(&site->page), error))
            return false;
    }
    return true;
}

/* The pieces that are not pages of records. */
static bool (*const others[])(Site *site, Str *error) = { write_english, write_pinyin, write_stroke, write_bibliography,
                                                          write_home,    write_assets, write_search };

enum { OTHERS = sizeof others / sizeof others[0] };

size_t site_pieces(const RecordList *list)
{
    return OTHERS + site_lists_pieces() + (list->count + PAGES - 1) / PAGES + siblings_pieces();
}

static bool make_piece(Site *site, size_t piece, Str *error)
{
    size_t pages = site_pieces(site->list) - siblings_pieces();

    if (piece >= pages)
        return siblings_make(site, piece - pages, error);
    if (site->render == NULL)
        site->render = render_open(site->load, "html", site->options, error);
    if (site->render == NULL)
        return false;
    if (piece < OTHERS)
        return others[piece](site, error);
    piece -= OTHERS;
    if (piece < site_lists_pieces())
        return site_lists_make(site, piece, error);
    return write_records(site, (piece - site_lists_pieces()) * PAGES, error);
}

bool site_make(Site *site, size_t piece, Str *error)
{
    bool done = make_piece(site, piece, error);

    arena_clear(site->scratch);
    return done;
}

void site_close(Site *site)
{
    render_close(site->render);
    cite_entries_close(site);
    cite_styled_close(site);
    buf_free(&site->page);
    buf_free(&site->path);
    buf_free(&site->target);
}
