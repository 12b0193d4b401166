/* Bibliographies: what each format puts around their entries. */
#include "csl/cite.h"

#include "xml/xml_id.h"

typedef struct Listing {
    CslEngine *engine;
    CslManner manner;
    Buf *out;
    size_t count;
} Listing;

Str csl_item_key(const CslItem *item)
{
    return item->id;
}

bool csl_item_is_empty(const CslItem *item)
{
    return item->empty;
}

void csl_style_unsort(CslStyle *style)
{
    style->bibliography.key_count = 0;
}

bool csl_style_has_bibliography(const CslStyle *style)
{
    return style->bibliography.layout != NULL;
}

bool csl_style_is_note(const CslStyle *style)
{
    return style->is_note;
}

void csl_put_entry(CslEngine *engine, Arena *arena, const Rich *entry, CslManner manner, Buf *out)
{
    csl_put(out, arena, entry, engine->locale, manner);
}

static void put_text_entry(void *context, Arena *arena, const CslItem *item, const Rich *entry)
{
    Listing *listing = context;

    (void)item;
    csl_put(listing->out, arena, entry, listing->engine->locale, listing->manner);
    buf_char(listing->out, '\n');
    listing->count++;
}

/* ---- HTML ---- */

/* A language tag, as far as an attribute may hold it. */
static bool is_tag(Str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!ascii_is_alnum(text.ptr[i]) && text.ptr[i] != '-')
            return false;
    return text.len >= 2 && text.len <= 35;
}

static void put_html_entry(void *context, Arena *arena, const CslItem *item, const Rich *entry)
{
    Listing *listing = context;
    Buf *out = listing->out;

    buf_puts(out, "  <div class=\"csl-entry\"");
    if (listing->manner.anchors) {
        buf_puts(out, " id=\"ref-");
        xml_id_put_fragment(out, item->id);
        buf_puts(out, "\"");
        if (is_tag(item->language)) {
            buf_puts(out, " lang=\"");
            buf_put(out, item->language);
            buf_char(out, '"');
        }
    }
    buf_char(out, '>');
    csl_put(out, arena, entry, listing->engine->locale, listing->manner);
    buf_puts(out, "</div>\n");
    listing->count++;
}

static void put_html_list(Listing *listing)
{
    const CslArea *area = &listing->engine->style->bibliography;

    buf_format(listing->out, "<div class=\"csl-bib-body%s%s\">\n",
               listing->manner.anchors && area->hanging_indent ? " hanging-indent" : "",
               listing->manner.anchors && area->second_field_align ? " second-field-align" : "");
    csl_each_entry(listing->engine, put_html_entry, listing);
    buf_puts(listing->out, "</div>");
}

/* ---- Markdown ---- */

static void put_markdown_entry(void *context, Arena *arena, const CslItem *item, const Rich *entry)
{
    Listing *listing = context;
    Buf text = { 0 };

    (void)item;
    csl_put(&text, arena, entry, listing->engine->locale, listing->manner);
    buf_puts(listing->out, listing->count++ > 0 ? "\n" : "");
    buf_put(listing->out, buf_str(&text));
    buf_char(listing->out, '\n');
    buf_free(&text);
}

/* ---- LaTeX ---- */

/* Does the entry begin with what stands in the margin? Then that is the label of its item. */
static bool begins_in_margin(const Tokens *tokens)
{
    for (size_t i = 0; i < tokens->count; i++) {
        if (tokens->items[i].kind != TOKEN_OPEN)
            return false;
        if (tokens->items[i].node->display != 0)
            return tokens->items[i].node->display == RICH_LEFT_MARGIN && i == 0;
    }
    return false;
}

static void put_latex_entry(void *context, Arena *arena, const CslItem *item, const Rich *entry)
{
    Listing *listing = context;
    Tokens tokens = csl_finish(arena, entry, listing->engine->locale);
    bool margin = begins_in_margin(&tokens);
    Buf text = { 0 };

    (void)item;
    if (listing->manner.links)
        csl_link(arena, &tokens);
    csl_put_tokens(&text, &tokens, margin ? &output_latex_item : &output_latex);
    buf_puts(listing->out, margin ? "" : "\\item[] ");
    buf_put(listing->out, buf_str(&text));
    buf_char(listing->out, '\n');
    buf_free(&text);
    listing->count++;
}

/* The widest label is taken to be the last one's: numbers grow. */
static void put_latex_list(Listing *listing)
{
    Buf *out = listing->out, entries = { 0 };
    const CslArea *area = &listing->engine->style->bibliography;

    listing->out = &entries;
    csl_each_entry(listing->engine, put_latex_entry, listing);
    listing->out = out;
    if (listing->manner.links)
        buf_puts(out, "\\providecommand{\\href}[2]{#2}\n");
    if (area->second_field_align)
        buf_format(out,
                   "\\begin{list}{}{\\settowidth{\\labelwidth}{[%zu]}\\setlength{\\leftmargin}{\\labelwidth}"
                   "\\addtolength{\\leftmargin}{\\labelsep}\\renewcommand{\\makelabel}[1]{#1\\hfil}}\n",
                   listing->count);
    else
        buf_format(out,
                   "\\begin{list}{}{\\setlength{\\leftmargin}{%s}\\setlength{\\itemindent}{%s}"
                   "\\setlength{\\labelwidth}{0pt}\\setlength{\\labelsep}{0pt}}\n",
                   area->hanging_indent ? "2em" : "0pt", area->hanging_indent ? "-2em" : "0pt");
    buf_put(out, buf_str(&entries));
    if (listing->count == 0)
        buf_puts(out, "\\item[]\n");
    buf_puts(out, "\\end{list}\n");
    buf_free(&entries);
}

/* ---- all ---- */

size_t csl_put_bibliography(CslEngine *engine, CslManner manner, Buf *out)
{
    Listing listing = { .engine = engine, .manner = manner, .out = out };

    switch (manner.format) {
    case CSL_HTML:
        put_html_list(&listing);
        break;
    case CSL_MARKDOWN:
    case CSL_PANDOC:
        csl_each_entry(engine, put_markdown_entry, &listing);
        break;
    case CSL_LATEX:
        put_latex_list(&listing);
        break;
    default:
        csl_each_entry(engine, put_text_entry, &listing);
        break;
    }
    return listing.count;
}

void csl_write_bibliography(CslEngine *engine, CslFormat format, Buf *out)
{
    csl_put_bibliography(engine, (CslManner){ .format = format }, out);
}
