#include "jobs/site_lists.h"

#include "model/link.h"
#include "model/lists.h"
#include "text/url.h"
#include "xml/doc_lists.h"
#include "xml/doc_timeline.h"

#include <stdlib.h>

enum { VARIANT_COLUMNS = 6 };

static bool write_subjects(Site *site, Str *error)
{
    Index index = { 0 };

    lists_subjects(site->load->records, site->scratch, &index);
    return site_write_entries(site, &index, "subject", error);
}

static bool write_abbreviations(Site *site, Str *error)
{
    Index index = { 0 };

    return lists_abbreviations(site->load->records, site->scratch, &index, error) &&
           site_write_entries(site, &index, "abbreviation", error);
}

static int compare_pinyin(const void *left, const void *right)
{
    uint32_t a = (*(Record *const *)left)->rank_pinyin, b = (*(Record *const *)right)->rank_pinyin;

    return (a > b) - (a < b);
}

typedef struct Variants {
    const Records *records;
    RecordList concepts;
    CitedWorks works;
} Variants;

static xmlDoc *variants_document(const void *context, DocRows rows)
{
    const Variants *variants = context;

    return doc_create_variants(variants->records, variants->concepts.items, variants->concepts.count, &variants->works,
                               rows);
}

static bool write_variants(Site *site, Str *error)
{
    Variants variants = { .records = site->load->records };
    RecordList *concepts = &variants.concepts;
    RenderRows rows = { 0, SITE_RECORDS, variants_document, &variants };

    site_select(site, KIND_CONCEPTS, concepts);
    rows.count = concepts->count;
    if (concepts->count > 1)
        qsort(concepts->items, concepts->count, sizeof *concepts->items, compare_pinyin);
    lists_variant_sources(site->load->records, site->scratch, VARIANT_COLUMNS, &variants.works);
    return site_write_rows(site, &rows, STR("variants.html"), error);
}

static bool write_timeline(Site *site, Str *error)
{
    Timeline timeline = { 0 };

    timeline_make(site->load->records, site->scratch, &timeline);
    return site_write_page(site, doc_create_timeline(site->load->records, &timeline), "index", STR("timeline.html"),
                           STR_EMPTY, error);
}

typedef struct History {
    const Records *records;
    Changes changes;
} History;

static xmlDoc *changes_document(const void *context, DocRows rows)
{
    const History *history = context;

    return doc_create_changes(history->records, &history->changes, rows);
}

/* The page, and a feed if readers can be told where the changes are. */
static bool write_changes(Site *site, Str *error)
{
    History history = { .records = site->load->records };
    RenderRows rows = { 0, SITE_ENTRIES, changes_document, &history };
    Render *feed;
    bool done;

    lists_changes(site->load->records, site->scratch, &history.changes);
    rows.count = history.changes.count;
    if (!site_write_rows(site, &rows, STR("changes.html"), error))
        return false;
    if (rows.count == 0 || site_address(site->scratch, site->load->records, STR_EMPTY).len == 0)
        return true;
    feed = render_open(site->load, "atom", site->options, error);
    if (feed == NULL)
        return false;
    buf_clear(&site->page);
    done = render_rows(feed, &rows, "body", &site->page, error) &&
           site_add(site, STR("changes.atom"), buf_str(&site->page), error);
    render_close(feed);
    return done;
}

/* The page of an id that was given up stands where its successor's does. */
static bool write_retired(Site *site, Str *error)
{
    const Records *records = site->load->records;
    Arena *arena = site->scratch;
    bool done = true;

    for (size_t i = 0; done && i < records->retired.count; i++) {
        Str old = records->retired.entries[i].key;
        const Record *successor = link_find(records, old);
        Buf path = { 0 };

        if (successor == NULL || str_eq(successor->id, old))
            continue;
        doc_path(&path, successor);
        done = site_write_page(site, doc_create_retired(records, old, successor), "index",
                               arena_format(arena, "%c/%.*s.html", path.ptr[0], STR_ARG(old)), STR("../"), error);
        buf_free(&path);
    }
    return done;
}

/* What is withdrawn keeps its address, where a page says so. */
static bool write_withdrawn(Site *site, Str *error)
{
    const Records *records = site->load->records;
    bool done = true;

    for (size_t i = 0; done && i < records->withdrawn.count; i++) {
        const Value *value = records->withdrawn.entries[i].value;
        Str kind = value->record != NULL ? record_text(value->record, F_KIND) : STR_EMPTY;
        char folder = str_is(kind, "endnote") ? 'n' : str_is(kind, "program") ? 'p' : 't';

        if (value->record == NULL || map_get(&records->ids, value_key(value)) != NULL)
            continue;
        done = site_write_page(site, doc_create_withdrawn(records, value), "index",
                               arena_format(site->load->arena, "%c/%.*s.html", folder, STR_ARG(value_key(value))),
                               STR("../"), error);
    }
    return done;
}

static void put_address(const Site *site, Buf *out, Str path, Str changed)
{
    Arena *arena = site->scratch;
    Buf url = { 0 };

    url_encode(&url, site_address(arena, site->load->records, path));
    buf_puts(out, "  <url><loc>");
    for (size_t i = 0; i < url.len; i++) { /* ASCII, and neither quotes nor angle brackets */
        buf_char(out, url.ptr[i]);
        if (url.ptr[i] == '&')
            buf_puts(out, "amp;");
    }
    buf_puts(out, "</loc>");
    if (changed.len == 10 || changed.len == 7 || changed.len == 4)
        buf_format(out, "<lastmod>%.*s</lastmod>", STR_ARG(changed));
    buf_puts(out, "</url>\n");
    buf_free(&url);
}

static bool write_map(Site *site, Str *error)
{
    static const char *const pages[] = { "",
                                         "index-en.html",
                                         "index-pinyin.html",
                                         "index-stroke.html",
                                         "index-subject.html",
                                         "index-abbreviation.html",
                                         "variants.html",
                                         "timeline.html",
                                         "bibliography.html",
                                         "changes.html" };

    if (site_address(site->scratch, site->load->records, STR_EMPTY).len == 0)
        return true;
    buf_clear(&site->page);
    buf_puts(&site->page, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                          "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++)
        put_address(site, &site->page, str_of(pages[i]), STR_EMPTY);
    for (size_t i = 0; i < site->list->count; i++) {
        buf_clear(&site->path);
        doc_path(&site->path, site->list->items[i]);
        put_address(site, &site->page, buf_str(&site->path), site_changed(site->list->items[i]));
    }
    buf_puts(&site->page, "</urlset>\n");
    return site_add(site, STR("sitemap.xml"), buf_str(&site->page), error);
}

static bool (*const lists[])(Site *site, Str *error) = { write_subjects,  write_abbreviations, write_retired,
                                                         write_withdrawn, write_map,           write_changes,
                                                         write_variants,  write_timeline };

size_t site_lists_pieces(void)
{
    return sizeof lists / sizeof lists[0];
}

bool site_lists_make(Site *site, size_t piece, Str *error)
{
    return lists[piece](site, error);
}
