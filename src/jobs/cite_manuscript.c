/* A manuscript whose citations are formatted, and the list of works behind it. */
#include "jobs/cite.h"
#include "jobs/cite_markdown.h"
#include "jobs/manuscripts.h"

#include "base/file.h"
#include "base/near.h"
#include "crosswalk/csl.h"
#include "read/manuscript.h"

#include <stdlib.h>

/* A citation in the manuscript, and what a processor has to know of it. */
typedef struct Place {
    const Citation *citation;
    CslCitation cluster; /* of the works that are known */
    size_t at;           /* where it counts: in a footnote, where the marker stands */
    VEC(Str) unknown;    /* what is said of works that nothing is known of, as it stands there */
} Place;

/* A note, old or new, where its marker stands. */
typedef struct NotePoint {
    size_t at;
    uint32_t note; /* an old one: its number by the order of markers */
    Place *place;  /* a new one */
} NotePoint;

typedef struct Edit {
    size_t start, end;
    Str text;
} Edit;

typedef struct Paper {
    Job *job;
    Arena *arena;
    const Manuscript *manuscript;
    Str text;
    const CiteStyle *style;
    CslEngine *engine;
    bool notes; /* the style's citations stand in notes */
    Writing writing;
    Map works; /* Record, by id and citation-key */
    Place *places;
    size_t place_count;
    VEC(Edit) edits;
    Map labels; /* of footnotes */
    unsigned label;
    Buf definitions; /* of new notes */
} Paper;

/* ---- works ---- */

static void learn_works(Paper *paper, const RecordList *list)
{
    for (size_t i = 0; i < list->count; i++) {
        Str other = record_text(list->items[i], F_CITATION_KEY);

        map_add(paper->arena, &paper->works, list->items[i]->id, list->items[i]);
        if (other.len > 0)
            map_add(paper->arena, &paper->works, other, list->items[i]);
    }
}

static CslItem *item_of(Paper *paper, const Record *work)
{
    CslItem *item = csl_find(paper->engine, work->id);

    return item != NULL ? item : csl_register(paper->engine, csl_write(&paper->writing, work)->fields);
}

static void report_unknown(Paper *paper, const CiteItem *item)
{
    Diag *diag = diag_add(paper->job->load->diags, DIAG_B801, paper->manuscript->source, item->key_span,
                          "nothing has the key '%.*s'", STR_ARG(item->key));
    Nearest nearest = nearest_begin(item->key);

    for (size_t i = 0; i < paper->works.count; i++)
        nearest_take(&nearest, paper->works.entries[i].key);
    if (nearest.best.len > 0)
        diag_help(paper->job->load->diags, diag, "did you mean '%.*s'?", STR_ARG(nearest.best));
}

/* From the prefix, or the sign of the key, to the end of the suffix. */
static Str item_source(const Paper *paper, const CiteItem *item)
{
    size_t start = item->key_span.start, end = item->key_span.end;
    const char *text = paper->text.ptr;

    while (start > 0 && text[start] != '@')
        start--;
    start -= item->suppress_author && start > 0 && text[start - 1] == '-';
    if (item->prefix.len > 0)
        start = (size_t)(item->prefix.ptr - text);
    if (end < paper->text.len && text[end] == '}')
        end++;
    if (item->locator_span.end > end)
        end = item->locator_span.end;
    if (item->suffix.len > 0 && (size_t)(item->suffix.ptr - text) + item->suffix.len > end)
        end = (size_t)(item->suffix.ptr - text) + item->suffix.len;
    return str_slice(paper->text, start, end);
}

/* ---- reading ---- */

static void add_cite(Paper *paper, Place *place, const CiteItem *item)
{
    const Record *work = map_get(&paper->works, item->key);
    CslCite *cite = &place->cluster.cites[place->cluster.count];

    if (work == NULL) {
        report_unknown(paper, item);
        vec_push(paper->arena, &place->unknown, item_source(paper, item));
        return;
    }
    *cite = (CslCite){
        .item = item_of(paper, work),
        .prefix = cite_affix(paper->arena, item->prefix),
        .suffix = cite_affix(paper->arena, item->suffix),
        .locator = item->locator,
        .label = item->label,
        .suppress_author = item->suppress_author,
        .author_only = item->author_only,
    };
    if (place->citation->mode == CITE_TEXT && place->cluster.count == 0)
        cite->suppress_author = true;
    if (place->citation->mode == CITE_SILENT)
        csl_nocite(cite->item);
    else
        place->cluster.count++;
}

/* Where the marker of each old note stands first, by its number. */
static size_t *marker_places(const Paper *paper, size_t *count)
{
    const Manuscript *manuscript = paper->manuscript;
    size_t *places;

    *count = manuscript->markers.count + manuscript->notes.count + 1;
    places = arena_array(paper->arena, *count, sizeof *places);
    for (size_t i = 0; i < manuscript->notes.count; i++)
        if (manuscript->notes.items[i].label.len == 0 && manuscript->notes.items[i].number < *count)
            places[manuscript->notes.items[i].number] = manuscript->notes.items[i].span.start;
    for (size_t i = manuscript->markers.count; i-- > 0;)
        if (manuscript->markers.items[i].number < *count)
            places[manuscript->markers.items[i].number] = manuscript->markers.items[i].span.start;
    return places;
}

static int compare_places(const void *a, const void *b)
{
    const Place *left = a, *right = b;

    if (left->at != right->at)
        return left->at < right->at ? -1 : 1;
    return left->citation->span.start < right->citation->span.start ? -1 : 1;
}

static int compare_points(const void *a, const void *b)
{
    const NotePoint *left = a, *right = b;

    return left->at < right->at ? -1 : left->at > right->at;
}

static bool makes_note(const Paper *paper, const Place *place)
{
    return paper->notes && place->citation->note == 0 && place->cluster.count > 0;
}

/* Old notes and new ones are counted together, as they follow one another. */
static void number_notes(Paper *paper, const size_t *markers, size_t marker_count)
{
    NotePoint *points = arena_array(paper->arena, marker_count + paper->place_count, sizeof *points);
    unsigned *numbers = arena_array(paper->arena, marker_count, sizeof *numbers);
    size_t count = 0;

    for (size_t i = 1; i < marker_count; i++)
        if (markers[i] > 0)
            points[count++] = (NotePoint){ markers[i], (uint32_t)i, NULL };
    for (size_t i = 0; i < paper->place_count; i++)
        if (makes_note(paper, &paper->places[i]))
            points[count++] = (NotePoint){ paper->places[i].at, 0, &paper->places[i] };
    qsort(points, count, sizeof *points, compare_points);
    for (size_t i = 0; i < count; i++) {
        if (points[i].place != NULL)
            points[i].place->cluster.note = (unsigned)i + 1;
        else
            numbers[points[i].note] = (unsigned)i + 1;
    }
    for (size_t i = 0; i < paper->place_count; i++) {
        uint32_t note = paper->places[i].citation->note;

        if (note > 0 && note < marker_count)
            paper->places[i].cluster.note = numbers[note];
    }
}

static void read_citations(Paper *paper)
{
    const Manuscript *manuscript = paper->manuscript;
    size_t marker_count, *markers = marker_places(paper, &marker_count);

    paper->places = arena_array(paper->arena, manuscript->citations.count + 1, sizeof *paper->places);
    for (size_t i = 0; i < manuscript->citations.count; i++) {
        const Citation *citation = &manuscript->citations.items[i];
        Place *place = &paper->places[paper->place_count++];
        uint32_t note = citation->note;

        place->citation = citation;
        place->at = note > 0 && note < marker_count && markers[note] > 0 ? markers[note] : citation->span.start;
        place->cluster.cites = arena_array(paper->arena, citation->items.count + 1, sizeof *place->cluster.cites);
    }
    qsort(paper->places, paper->place_count, sizeof *paper->places, compare_places);
    for (size_t i = 0; i < paper->place_count; i++) /* works are registered in the order in which they are cited */
        for (size_t k = 0; k < paper->places[i].citation->items.count; k++)
            add_cite(paper, &paper->places[i], &paper->places[i].citation->items.items[k]);
    if (paper->notes)
        number_notes(paper, markers, marker_count);
}

static void update(Paper *paper)
{
    CslCitation **citations = arena_array(paper->arena, paper->place_count + 1, sizeof *citations);
    size_t count = 0;

    for (size_t i = 0; i < paper->place_count; i++)
        if (paper->places[i].cluster.count > 0)
            citations[count++] = &paper->places[i].cluster;
    csl_set_citations(paper->engine, citations, count);
    csl_update(paper->engine);
}

/* ---- writing ---- */

static const CslManner manner = { .format = CSL_PANDOC, .links = true };

/* A label that no footnote has. */
static Str new_label(Paper *paper)
{
    for (;;) {
        Str label = arena_format(paper->arena, "%u", ++paper->label);

        if (map_get(&paper->labels, label) == NULL)
            return label;
    }
}

/* What nothing is known of stays visible, as it was. */
static void put_unknown(const Place *place, Buf *out)
{
    for (size_t i = 0; i < place->unknown.count; i++)
        buf_format(out, "%s%.*s%s", i == 0 ? (out->len > 0 ? " [" : "[") : "; ", STR_ARG(place->unknown.items[i]),
                   i + 1 == place->unknown.count ? "]" : "");
}

static void put_author(const Paper *paper, const Place *place, Buf *out)
{
    if (place->citation->mode == CITE_TEXT)
        csl_put_author(paper->engine, &place->cluster.cites[0], manner, out);
}

/* The author stays in the sentence; the rest becomes a note, behind the mark that follows. */
static void write_note(Paper *paper, Place *place)
{
    Span span = place->citation->span;
    size_t start = cite_blanks_before(paper->text, span.start), end = cite_mark_end(paper->text, span.end);
    Str label = new_label(paper);
    Buf out = { 0 };

    if (place->citation->mode == CITE_TEXT) {
        start = span.start;
        end = span.end;
        put_author(paper, place, &out);
    } else if (place->unknown.count > 0) {
        start = span.start;
        end = span.end;
    }
    buf_put(&out, str_slice(paper->text, span.end, end));
    buf_format(&out, "[^%.*s]", STR_ARG(label));
    put_unknown(place, &out);
    vec_push(paper->arena, &paper->edits, (Edit){ start, end, buf_keep(paper->arena, &out) });
    buf_clear(&out);
    place->cluster.cites[0].prefix = cite_capital(paper->arena, place->cluster.cites[0].prefix);
    csl_put_citation(paper->engine, &place->cluster, manner, &out);
    buf_format(&paper->definitions, "\n[^%.*s]: %.*s\n", STR_ARG(label), STR_ARG(buf_str(&out)));
    buf_free(&out);
}

/* A full stop that the style puts behind a note's citation is for its end: where the note goes on it goes. */
static void drop_stop(const Paper *paper, const Place *place, Buf *text)
{
    size_t at = place->citation->span.end;

    while (at < paper->text.len && (paper->text.ptr[at] == ' ' || paper->text.ptr[at] == '\t'))
        at++;
    if (paper->notes && text->len > 0 && text->ptr[text->len - 1] == '.' && at < paper->text.len &&
        paper->text.ptr[at] != '\n' && paper->text.ptr[at] != '\r')
        text->len--;
}

static void write_in_place(Paper *paper, const Place *place)
{
    Span span = place->citation->span;
    size_t start = span.start;
    Buf out = { 0 }, text = { 0 };

    csl_put_citation(paper->engine, &place->cluster, manner, &text);
    drop_stop(paper, place, &text);
    put_author(paper, place, &out);
    if (text.len > 0 && text.ptr[0] == '^') /* raised numbers stand at the word */
        start = out.len > 0 ? start : cite_blanks_before(paper->text, start);
    else if (out.len > 0 && text.len > 0)
        buf_char(&out, ' ');
    buf_put(&out, buf_str(&text));
    put_unknown(place, &out);
    vec_push(paper->arena, &paper->edits, (Edit){ start, span.end, buf_keep(paper->arena, &out) });
    buf_free(&text);
    buf_free(&out);
}

static void write_citations(Paper *paper)
{
    for (size_t i = 0; i < paper->manuscript->notes.count; i++)
        map_add(paper->arena, &paper->labels, paper->manuscript->notes.items[i].label, paper);
    for (size_t i = 0; i < paper->manuscript->markers.count; i++)
        map_add(paper->arena, &paper->labels, paper->manuscript->markers.items[i].label, paper);
    for (size_t i = 0; i < paper->place_count; i++) {
        Place *place = &paper->places[i];

        if (place->cluster.count == 0) /* silent, or nothing known in it: it stays as it is */
            continue;
        if (makes_note(paper, place))
            write_note(paper, place);
        else
            write_in_place(paper, place);
    }
}

/* ---- the list of works ---- */

typedef struct Listed {
    Paper *paper;
    Buf *out;
    bool division;
} Listed;

/* Pandoc's names for the entries, so that its templates know them. */
static void put_entry(void *context, Arena *arena, const CslItem *item, const Rich *entry)
{
    Listed *listed = context;
    Buf text = { 0 };

    csl_put_entry(listed->paper->engine, arena, entry, manner, &text);
    if (listed->division)
        buf_format(listed->out, "\n::: {#ref-%.*s .csl-entry}\n%.*s\n:::\n", STR_ARG(csl_item_key(item)),
                   STR_ARG(buf_str(&text)));
    else
        buf_format(listed->out, "\n%.*s\n", STR_ARG(buf_str(&text)));
    buf_free(&text);
}

static Str language_of(const Paper *paper)
{
    Str lang = cite_metadata(paper->text, "lang");

    return lang.len > 0 ? lang : paper->style->locale.len > 0 ? paper->style->locale : STR("en");
}

#if defined(__GNUC__) && !defined(__clang__)
/* gcc's analyser does not follow a structure that a function of another file returns. */
#pragma GCC diagnostic ignored "-Wanalyzer-use-of-uninitialized-value"
#endif

/* What looks like a heading within a citation is part of it. */
static ListPlace place_of_list(const Paper *paper)
{
    ListPlace place = cite_list_place(paper->text);

    for (size_t i = 0; i < paper->place_count; i++) {
        Span span = paper->places[i].citation->span;

        if (span.start < place.at && place.at < span.end)
            return (ListPlace){ .at = paper->text.len, .heading = true };
    }
    return place;
}

/* Notes first, where the list comes at the end: what follows a heading belongs to it. */
static void write_list(Paper *paper)
{
    ListPlace place = place_of_list(paper);
    Buf out = { 0 };
    Listed listed = { paper, &out, place.division };
    bool wanted = csl_has_bibliography(paper->engine) && csl_count(paper->engine) > 0;
    bool at_end = place.at == paper->text.len, open = !str_ends(paper->text, STR("\n")) && paper->text.len > 0;
    Str rest = str_from(paper->text, place.at), next = STR_EMPTY;

    str_cut(&rest, '\n', &next);
    if (at_end && open)
        buf_char(&out, '\n');
    if (place.heading)
        buf_put(&out, buf_str(&paper->definitions));
    if (place.heading && wanted)
        buf_format(&out, "\n# %s\n", cite_heading(language_of(paper)));
    if (wanted)
        csl_each_entry(paper->engine, put_entry, &listed);
    if (place.division || (wanted && str_trim(next).len > 0)) /* what follows is a paragraph of its own */
        buf_char(&out, '\n');
    if (at_end && !place.heading)
        buf_put(&out, buf_str(&paper->definitions));
    if (out.len > 0)
        vec_push(paper->arena, &paper->edits, (Edit){ place.at, place.at, buf_keep(paper->arena, &out) });
    buf_clear(&out);
    if (!at_end && paper->definitions.len > 0) {
        if (open)
            buf_char(&out, '\n');
        buf_put(&out, buf_str(&paper->definitions));
        vec_push(paper->arena, &paper->edits, (Edit){ paper->text.len, paper->text.len, buf_keep(paper->arena, &out) });
    }
    buf_free(&out);
    cite_report_empty(paper->job, paper->engine);
}

static int compare_edits(const void *a, const void *b)
{
    const Edit *left = a, *right = b;

    if (left->start != right->start)
        return left->start < right->start ? -1 : 1;
    return left->end < right->end ? -1 : left->end > right->end;
}

/* One within another (a citation in the affix of another) is part of it. */
static void apply_edits(Paper *paper)
{
    size_t at = 0;

    if (paper->edits.count > 0)
        qsort(paper->edits.items, paper->edits.count, sizeof *paper->edits.items, compare_edits);
    for (size_t i = 0; i < paper->edits.count; i++) {
        const Edit *edit = &paper->edits.items[i];

        if (edit->start < at)
            continue;
        buf_put(&paper->job->out, str_slice(paper->text, at, edit->start));
        buf_put(&paper->job->out, edit->text);
        at = edit->end;
    }
    buf_put(&paper->job->out, str_from(paper->text, at));
}

/* ---- all ---- */

const Manuscript *cite_open_manuscript(Job *job, Str path)
{
    ManuscriptList list = { 0 };
    Str suffix = path_suffix(path);

    if (!str_is(suffix, ".md") && !str_is(suffix, ".qmd") && !str_is(suffix, ".Rmd") && !str_is(suffix, ".markdown")) {
        job_misused(job, "--in takes a manuscript in Markdown (.md, .qmd, .Rmd), not '%.*s'", STR_ARG(path));
        return NULL;
    }
    manuscripts_read(job->load, path, &list);
    if (list.count == 0)
        return NULL;
    load_add_source(job->load, list.items[0]->source, format_find(STR("markdown")));
    return list.items[0];
}

void cite_manuscript(Job *job, const JobOptions *options, const CiteStyle *style, CslEngine *engine,
                     const Manuscript *manuscript, const RecordList *works)
{
    Paper paper = {
        .job = job,
        .arena = job->arena,
        .manuscript = manuscript,
        .text = manuscript->source->bytes,
        .style = style,
        .engine = engine,
        .notes = csl_style_is_note(style->style),
        .writing = { .arena = job->arena,
                     .records = job->load->records,
                     .tones = options->render.tones,
                     .multi = true },
    };

    learn_works(&paper, works);
    read_citations(&paper);
    for (size_t i = 0; manuscript->all && i < works->count; i++)
        csl_nocite(item_of(&paper, works->items[i]));
    update(&paper);
    write_citations(&paper);
    write_list(&paper);
    apply_edits(&paper);
    buf_free(&paper.definitions);
}
