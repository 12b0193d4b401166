#include "jobs/cite_styled.h"

#include "crosswalk/csl.h"
#include "jobs/cite.h"

/* One style on its way into one page. */
typedef struct Styled {
    CslEngine *engine;
    xmlDoc *document;
    size_t place;
    const char *title;
} Styled;

/* Concepts as works have an engine of their own: an id may be another work's. */
static CslEngine *open_engine(Site *site, const CiteStyle *style, CslEngine **engine, Str *error)
{
    if (*engine != NULL)
        return *engine;
    *engine = csl_engine_create(site->load->arena, style->style, &style->loader, style->locale);
    if (*engine == NULL)
        *error = STR("the locales of citation styles can't be read, or ICU has no data");
    else
        csl_set_options(*engine, &(CslOptions){ false, site->options->forms });
    return *engine;
}

static void put_entry(void *context, Arena *arena, const CslItem *item, const Rich *entry)
{
    const Styled *styled = context;
    Buf out = { 0 };

    (void)item;
    csl_put_entry(styled->engine, arena, entry, (CslManner){ .format = CSL_TEXT_FORMAT }, &out);
    doc_page_text(styled->document, styled->place, "cite-as", styled->title, str_trim(buf_str(&out)));
    buf_free(&out);
}

/* The list of a text that cites this work alone. */
static void put_work(Styled *styled, CslItem *item)
{
    CslCite cite = { .item = item };
    CslCitation citation = { .cites = &cite, .count = 1 }, *citations[] = { &citation };

    csl_set_citations(styled->engine, citations, 1);
    csl_update(styled->engine);
    csl_each_entry(styled->engine, put_entry, styled);
    csl_set_citations(styled->engine, NULL, 0);
}

bool cite_styled(Site *site, const RecordList *works, const size_t *places, bool made, xmlDoc *document, Str *error)
{
    Writing writing = {
        .arena = site->load->arena, .records = site->load->records, .tones = site->options->tones, .multi = true
    };

    if (site->style_count > 0 && site->engines == NULL)
        site->engines = arena_array(site->load->arena, 2 * site->style_count, sizeof(CslEngine *));
    for (size_t i = 0; i < site->style_count; i++) {
        const CiteStyle *style = &site->styles[i].style;
        Styled styled = { .document = document, .title = arena_cstr(site->load->arena, style->title) };

        styled.engine = open_engine(site, style, &site->engines[2 * i + made], error);
        if (styled.engine == NULL)
            return false;
        for (size_t k = 0; k < works->count; k++) {
            if (works->items[k]->kind != KIND_ENDNOTE)
                continue;
            styled.place = places != NULL ? places[k] : k;
            put_work(&styled, csl_register(styled.engine, csl_write(&writing, works->items[k])->fields));
        }
    }
    return true;
}

void cite_styled_close(Site *site)
{
    for (size_t i = 0; site->engines != NULL && i < 2 * site->style_count; i++)
        csl_engine_close(site->engines[i]);
}
