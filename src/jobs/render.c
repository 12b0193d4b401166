#include "jobs/render_parts.h"

#include "crosswalk/keys.h"
#include "crosswalk/twin.h"
#include "jobs/version.h"
#include "text/tex_safe.h"
#include "xml/entries.h"

Str error_text(Arena *arena, const StylesheetError *fault)
{
    if (fault->file[0] == '\0')
        return arena_copy(arena, str_of(fault->message));
    if (fault->line == 0)
        return arena_format(arena, "%s: %s", fault->file, fault->message);
    return arena_format(arena, "%s:%d: %s", fault->file, fault->line, fault->message);
}

Str render_program(void)
{
    return STR("bibelot " BIBELOT_VERSION);
}

bool render_read_sheet(Render *render, Str *error)
{
    StylesheetError fault = { 0 };

    render->sheet = stylesheet_load(str_of(render->name), render->options.xsl, &fault);
    if (render->sheet == NULL)
        *error = error_text(render->load->arena, &fault);
    return render->sheet != NULL;
}

Render *render_open(Load *load, const char *stylesheet, const RenderOptions *options, Str *error)
{
    Render *render = arena_new(load->arena, Render);

    render->load = load;
    render->options = *options;
    render->name = stylesheet;
    xml_init();
    return render_read_sheet(render, error) ? render : NULL;
}

void render_close(Render *render)
{
    if (render == NULL)
        return;
    for (size_t i = 0; i < render->kept_count; i++)
        doc_free(render->kept[i].document);
    stylesheet_free(render->sheet);
}

/* ---- losses ---- */

/* What a stylesheet's complaint says to people. `detail` is the target's field; for what is dropped it says nothing new. */
static void put_loss(Diags *diags, DiagCode code, const Record *record, Span span, Str field, Str detail,
                     const char *format)
{
    switch (code) {
    case DIAG_B701:
        diag_add(diags, code, record->source, span, "'%.*s' has no place in %s", STR_ARG(field), format);
        break;
    case DIAG_B702:
        diag_add(diags, code, record->source, span, "'%.*s' is merged into %s's '%.*s'", STR_ARG(field), format,
                 STR_ARG(detail));
        break;
    case DIAG_B703:
        diag_add(diags, code, record->source, span, "'%.*s' becomes %s's '%.*s', which is not quite the same",
                 STR_ARG(field), format, STR_ARG(detail));
        break;
    case DIAG_B714:
        diag_add(diags, code, record->source, span, "'%.*s' has no form for the entry in '%.*s'", STR_ARG(field),
                 STR_ARG(detail));
        break;
    case DIAG_B713:
        diag_add(diags, code, record->source, span, "'biblatex.%.*s' is not what the record says now, and is left out",
                 STR_ARG(detail));
        break;
    default:
        diag_add(diags, code, record->source, span, "the sources disagree about '%.*s'; %s gets another value",
                 STR_ARG(field), format);
    }
}

static void report_loss(void *context, xmlNode *node, Str code, Str detail)
{
    Render *render = context;
    DiagCode number = diag_find(code);
    const Record *record;
    Str field;
    Span span;

    if (render->options.losses && number != DIAG_COUNT && doc_origin(node, &record, &span, &field))
        put_loss(render->load->diags, number, record, span, field, detail, render->name);
}

/* What a crosswalk's complaint says. */
static void report_entry_loss(void *context, const Record *record, const Value *value, DiagCode code, Str field,
                              Str detail)
{
    Render *render = context;
    Span span = value != NULL ? value->span : record->id_span;

    if (code == DIAG_B713 && value != NULL && !tex_is_inert(value->text))
        diag_add(render->load->diags, code, record->source, span,
                 "'biblatex.%.*s' has TeX that would do more than print: it is written as text", STR_ARG(detail));
    else
        put_loss(render->load->diags, code, record, span, field, detail, render->name);
}

/* ---- runs ---- */

/* As the stylesheets get them: all of them go without saying. */
static Str form_words(unsigned forms)
{
    static const Str words[] = {
        [0] = STR_INIT(""),
        [SHOW_ORIGINAL] = STR_INIT("original"),
        [SHOW_ROMANISED] = STR_INIT("romanised"),
        [SHOW_ORIGINAL | SHOW_ROMANISED] = STR_INIT("original romanised"),
        [SHOW_TRANSLATED] = STR_INIT("translated"),
        [SHOW_ORIGINAL | SHOW_TRANSLATED] = STR_INIT("original translated"),
        [SHOW_ROMANISED | SHOW_TRANSLATED] = STR_INIT("romanised translated"),
        [SHOW_ORIGINAL | SHOW_ROMANISED | SHOW_TRANSLATED] = STR_INIT(""),
    };

    return words[forms];
}

StylesheetRun stylesheet_run_of(const Run *run, xmlDoc *document, StylesheetParam params[PARAMS])
{
    const RenderOptions *options = &run->render->options;

    params[0] = (StylesheetParam){ STR("part"), str_of(run->part) };
    params[1] = (StylesheetParam){ STR("slot"), run->slot };
    params[2] = (StylesheetParam){ STR("tones"), options->tones ? STR("yes") : STR("no") };
    params[3] = (StylesheetParam){ STR("forms"), form_words(options->forms) };
    params[4] = (StylesheetParam){ STR("program"), render_program() };
    params[5] = (StylesheetParam){ STR("root"), run->root };
    params[6] = (StylesheetParam){ STR("losses"), options->losses ? STR("yes") : STR("no") };
    return (StylesheetRun){
        .input = document, .params = params, .param_count = PARAMS, .report = report_loss, .context = run->render
    };
}

bool run_sheet(const Run *run, xmlDoc *document, Buf *out, Str *error)
{
    StylesheetParam params[PARAMS];
    StylesheetRun request = stylesheet_run_of(run, document, params);
    StylesheetError fault = { 0 };
    bool done = stylesheet_run(run->render->sheet, &request, out, &fault);

    if (!done)
        *error = error_text(run->render->load->arena, &fault);
    doc_free(document);
    return done;
}

bool render_document(Render *render, xmlDoc *document, const char *part, Str root, Buf *out, Str *error)
{
    Run run = { render, part, STR_EMPTY, root };

    return run_sheet(&run, document, out, error);
}

static bool is_institution(const Record *record)
{
    return record->kind == KIND_PROGRAM && str_is(record_text(record, F_TYPE), "institution");
}

void render_counts(xmlDoc *document, Arena *arena, const RecordList *list)
{
    size_t terms = 0, programs = 0, institutions = 0, endnotes = 0;

    for (size_t i = 0; i < list->count; i++) {
        terms += list->items[i]->kind == KIND_TERM;
        programs += list->items[i]->kind == KIND_PROGRAM;
        institutions += is_institution(list->items[i]);
        endnotes += list->items[i]->kind == KIND_ENDNOTE;
    }
    doc_set(document, "terms", arena_format(arena, "%zu", terms));
    doc_set(document, "programs", arena_format(arena, "%zu", programs));
    doc_set(document, "institutions", arena_format(arena, "%zu", institutions));
    doc_set(document, "endnotes", arena_format(arena, "%zu", endnotes));
}

bool render_pages(Render *render, xmlDoc *document, Str root, PageHandler *page, void *context, Str *error)
{
    Run run = { render, "page", STR_EMPTY, root };
    StylesheetParam params[PARAMS];
    StylesheetRun request = stylesheet_run_of(&run, document, params);
    StylesheetError fault = { 0 };
    bool done = stylesheet_run_pages(render->sheet, &request, page, context, &fault);

    if (!done && fault.message[0] != '\0')
        *error = error_text(render->load->arena, &fault);
    doc_free(document);
    return done;
}

xmlDoc *chunk_document(const Render *render, const RecordList *list, size_t at, unsigned flags)
{
    size_t count = list->count - at < CHUNK ? list->count - at : CHUNK;

    return doc_create(render->load->records, list->items + at, count, flags);
}

xmlDoc *head_document(const Render *render, const RecordList *list)
{
    xmlDoc *document = doc_create(render->load->records, NULL, 0, DOC_PROJECT);

    if (list != NULL)
        render_counts(document, render->load->arena, list);
    return document;
}

static Entry *make_entry(Render *render, const Writing *writing, const Record *record)
{
    Entry *entry = render->entry(writing, record);

    entry->record = record;
    entry->first = record->kind != render->section;
    render->section = record->kind;
    return entry;
}

/* The record and its twin. The first shows no other form than the original, the second tells no losses again. */
static size_t make_pair(Render *render, const Writing *writing, const Record *record, Entry **entries)
{
    Writing one = *writing, other = *writing;

    one.twin = writing->bilingual == BILINGUAL_PAIR ? crosswalk_twin(writing, record) : NULL;
    if (one.twin == NULL) {
        entries[0] = make_entry(render, writing, record);
        return 1;
    }
    one.forms = writing->forms != 0 ? writing->forms : SHOW_ORIGINAL;
    other.loss = NULL;
    entries[0] = make_entry(render, &one, record);
    entries[1] = make_entry(render, &other, one.twin);
    return 2;
}

xmlDoc *entry_document(Render *render, Arena *arena, const RecordList *list, size_t at, Str *error)
{
    size_t count = list->count - at < CHUNK ? list->count - at : CHUNK;
    Writing writing = { .arena = arena,
                        .records = render->load->records,
                        .ids = render->ids,
                        .forms = render->options.forms,
                        .tones = render->options.tones,
                        .bilingual = render->options.bilingual,
                        .keys = &render->keys,
                        .loss = render->options.losses ? report_entry_loss : NULL,
                        .context = render };
    Entry *entries[2 * CHUNK];
    size_t made = 0;
    xmlDoc *document;

    for (size_t i = 0; i < count; i++)
        made += make_pair(render, &writing, list->items[at + i], entries + made);
    document = entries_document(arena, entries, made, stylesheet_closes_entries(render->sheet));
    if (document == NULL)
        *error = arena_format(render->load->arena, "an entry is nested more than %d deep", ENTRY_DEPTH);
    return document;
}

/* A format with sections wants the kinds one after the other: terms, programs, endnotes. */
static RecordList by_kind(Render *render, const RecordList *list)
{
    RecordList sorted = { 0 };

    for (unsigned kind = KIND_TERM; kind <= KIND_ENDNOTE; kind *= 2)
        for (size_t i = 0; i < list->count; i++)
            if (list->items[i]->kind == kind)
                vec_push(render->load->arena, &sorted, list->items[i]);
    return sorted;
}

bool run_part(Render *render, const char *part, const RecordList *list, Buf *out, Str *error)
{
    Run run = { render, part, STR_EMPTY, STR_EMPTY };

    return run_sheet(&run, head_document(render, list), out, error);
}

/* A ChunkWriter: with `between` before all but the first. */
static bool put_text(Render *render, const RecordList *list, size_t at, const void *context, Buf *out, Str *error)
{
    Run run = { render, "body", STR_EMPTY, STR_EMPTY };
    RecordList none = { 0 };
    Arena *arena;
    xmlDoc *document;
    bool done;

    (void)context;
    if (at > 0) {
        if (!run_part(render, "between", &none, out, error))
            return false;
        render->section = list->items[at - 1]->kind;
    }
    arena = arena_create();
    document =
        render->entry != NULL ? entry_document(render, arena, list, at, error) : chunk_document(render, list, at, 0);
    done = document != NULL && run_sheet(&run, document, out, error);
    arena_destroy(arena);
    return done;
}

/* head, the records, tail. */
static bool render_text(Render *render, const RecordList *list, Buf *out, Str *error)
{
    RecordList sorted, none = { 0 };

    if (render->entry != NULL) {
        render->keys = crosswalk_keys(render->load->arena, render->load->records);
        sorted = by_kind(render, list);
        list = &sorted;
    }
    return run_part(render, "head", list, out, error) && put_chunks(render, list, put_text, NULL, out, error) &&
           run_part(render, "tail", &none, out, error);
}

Render *render_stream_open(Load *load, const Format *format, const RenderOptions *options, Str *error)
{
    Render *render = render_open(load, format->stylesheet, options, error);

    if (render == NULL)
        return NULL;
    render->entry = format->entry;
    if (format->mode != WRITE_FRAME || frame_open(render, error))
        return render;
    render_close(render);
    return NULL;
}

bool render_stream_ends(Render *render, RenderEnds *ends, Str *error)
{
    if (render->frame != NULL)
        return frame_ends(render, ends, error);
    if (!run_part(render, "head", NULL, &ends->head, error) ||
        !run_part(render, "between", NULL, &ends->between, error) ||
        !run_part(render, "tail", NULL, &ends->tail, error))
        return false;
    buf_put(&ends->empty, buf_str(&ends->head));
    buf_put(&ends->empty, buf_str(&ends->tail));
    return true;
}

bool render_stream_put(Render *render, Load *window, const RecordList *list, bool first, Buf *out, Str *error)
{
    Load *load = render->load;
    bool done;

    render->load = window;
    if (render->entry != NULL)
        render->keys = crosswalk_keys(window->arena, window->records);
    render->section = first ? KIND_NONE : list->items[0]->kind;
    done = render->frame != NULL ? frame_put(render, list, out, error)
                                 : put_chunks(render, list, put_text, NULL, out, error);
    render->load = load;
    return done;
}

static bool render_page(Render *render, const RecordList *list, Buf *out, Str *error)
{
    unsigned page = str_is(str_of(render->name), "html") ? DOC_PAGE : 0;
    xmlDoc *document = doc_create(render->load->records, list->items, list->count,
                                  DOC_PROJECT | DOC_DERIVED | DOC_RUBY | DOC_RUNS | page);

    return render_document(render, document, "all", STR_EMPTY, out, error);
}

static void render_doc(const Load *load, const RecordList *list, Buf *out)
{
    xmlDoc *document;

    xml_init();
    document = doc_create(load->records, list->items, list->count, DOC_PROJECT | DOC_DERIVED | DOC_RUBY);
    doc_write(document, out);
    doc_free(document);
}

bool render_format(Load *load, const Format *format, const RecordList *list, const RenderOptions *options, Buf *out,
                   Str *error)
{
    typedef bool Writer(Render * render, const RecordList *list, Buf *out, Str *error);
    static Writer *const writers[] = {
        [WRITE_TEXT] = render_text, [WRITE_FRAME] = render_frame, [WRITE_PAGE] = render_page
    };
    size_t before = out->len;
    Render *render;
    bool done;

    if (format->mode == WRITE_DOC) {
        render_doc(load, list, out);
        return true;
    }
    render = render_open(load, format->stylesheet, options, error);
    if (render == NULL)
        return false;
    render->entry = format->entry;
    if (format->renames)
        render->ids = source_ids(load->arena, list->items, list->count);
    done = writers[format->mode](render, list, out, error);
    render_close(render);
    if (!done)
        out->len = before;
    return done;
}
