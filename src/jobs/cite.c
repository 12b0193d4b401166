/* Formatted citations and bibliographies. */
#include "jobs/cite.h"

#include "base/file.h"
#include "crosswalk/csl.h"

bool cite_format(Str name, CslFormat *format)
{
    static const struct {
        const char *name;
        CslFormat format;
    } rows[] = {
        { "text", CSL_TEXT_FORMAT }, { "html", CSL_HTML }, { "markdown", CSL_MARKDOWN }, { "latex", CSL_LATEX }
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (str_is(name, rows[i].name)) {
            *format = rows[i].format;
            return true;
        }
    return false;
}

/* By -t, else by the suffix of the output, else text. */
static bool find_type(Job *job, const JobOptions *options, CslFormat *format)
{
    static const char *const suffixes[][2] = {
        { ".html", "html" }, { ".htm", "html" }, { ".md", "markdown" }, { ".tex", "latex" }, { ".txt", "text" }
    };
    Str name = options->to;

    for (size_t i = 0; name.len == 0 && i < sizeof suffixes / sizeof *suffixes; i++)
        if (str_ends(options->output, str_of(suffixes[i][0])))
            name = str_of(suffixes[i][1]);
    if (cite_format(name.len > 0 ? name : STR("text"), format))
        return true;
    job_misused(job, "a bibliography can be text, html, markdown or latex, not '%.*s'", STR_ARG(name));
    return false;
}

void cite_register(const Load *load, const RenderOptions *options, const RecordList *list, CslEngine *engine)
{
    Writing writing = { .arena = arena_create(), .records = load->records, .tones = options->tones, .multi = true };

    for (size_t i = 0; i < list->count; i++, arena_clear(writing.arena))
        csl_register(engine, csl_write(&writing, list->items[i])->fields);
    arena_destroy(writing.arena);
}

void cite_report_key(Job *job, Str id)
{
    for (size_t i = 0; i < job->load->records->list.count; i++) {
        const Record *record = job->load->records->list.items[i];

        if (str_eq(record->id, id) || str_eq(record_text(record, F_CITATION_KEY), id)) {
            diag_add(job->load->diags, DIAG_B039, record->source, record->id_span, "the style prints nothing of '%.*s'",
                     STR_ARG(id));
            return;
        }
    }
}

void cite_report_empty(Job *job, const CslEngine *engine)
{
    for (size_t i = 0; i < csl_count(engine); i++)
        if (csl_item_is_empty(csl_item(engine, i)))
            cite_report_key(job, csl_item_key(csl_item(engine, i)));
}

/* ---- the command ---- */

/* A citation for each work, as if it were the first. */
static void put_citations(CslEngine *engine, CslManner manner, Buf *out)
{
    for (size_t i = 0; i < csl_count(engine); i++) {
        CslCite cite = { .item = csl_item(engine, i) };
        CslCitation citation = { .cites = &cite, .count = 1, .stateless = true };

        if (i > 0 && (manner.format == CSL_MARKDOWN || manner.format == CSL_LATEX))
            buf_char(out, '\n'); /* a paragraph each */
        csl_put_citation(engine, &citation, manner, out);
        buf_char(out, '\n');
    }
}

static JobStatus put_list(Job *job, const JobOptions *options, const CiteStyle *style, CslEngine *engine)
{
    CslManner manner = { .anchors = true };

    find_type(job, options, &manner.format);
    manner.links = options->cite.links || manner.format == CSL_HTML || manner.format == CSL_MARKDOWN;
    if (options->cite.citations) {
        put_citations(engine, manner, &job->out);
        return JOB_CLEAN;
    }
    if (!csl_has_bibliography(engine))
        return job_misused(job, "the style '%.*s' has no bibliography; --citations writes a citation for each work",
                           STR_ARG(style->name));
    csl_put_bibliography(engine, manner, &job->out);
    if (manner.format == CSL_HTML)
        buf_char(&job->out, '\n');
    cite_report_empty(job, engine);
    return JOB_CLEAN;
}

/* The files that the manuscript names in its metadata. */
static void load_named(Job *job, const JobOptions *options, const Manuscript *manuscript, const Format *from)
{
    const ManuscriptNames *names = &manuscript->bibliographies;
    Str *paths = arena_array(job->arena, names->count, sizeof *paths), folder = path_folder(options->cite.manuscript);

    for (size_t i = 0; i < names->count; i++)
        paths[i] = str_starts(names->items[i].text, STR("/")) ? names->items[i].text
                                                              : path_join(job->arena, folder, names->items[i].text);
    load_inputs(job->load, paths, names->count, from);
}

/* Without inputs what the manuscript names, else the project; standard input only if it is named, or its format is. */
static bool load(Job *job, const JobOptions *options, const Manuscript *manuscript, const Format *from)
{
    static const Str standard_input = STR_INIT("-");

    if (options->input_count == 0 && manuscript != NULL && manuscript->bibliographies.count > 0)
        load_named(job, options, manuscript, from);
    else if (options->input_count > 0)
        load_inputs(job->load, options->inputs, options->input_count, from);
    else if (from != NULL)
        load_inputs(job->load, &standard_input, 1, from);
    else
        return load_project(job->load, options->folder);
    return true;
}

static bool pick(Job *job, const JobOptions *options, RecordList *list)
{
    PickOptions picks = options->pick;

    picks.in_order = picks.cited.len > 0;
    if (str_is(picks.sort, "none"))
        picks.sort = STR_EMPTY;
    load_select(job->load, KIND_ENDNOTE, list);
    return pick_records(job->load, &picks, list, &job->usage);
}

static JobStatus render(Job *job, const JobOptions *options, const CiteStyle *style, const Manuscript *manuscript)
{
    RecordList list = { 0 };
    CslEngine *engine;
    JobStatus status = JOB_CLEAN;

    if (!pick(job, options, &list))
        return job->usage.len > 0 ? JOB_USAGE : JOB_FAILED;
    if (list.count == 0 && job->load->failures.count > 0) /* an output that is there stays */
        return JOB_FAILED;
    if (options->pick.sort.len > 0)
        csl_style_unsort(style->style);
    engine = csl_engine_create(job->arena, style->style, &style->loader, style->locale);
    if (engine == NULL)
        return job_failed(job, STR("the locales of citation styles can't be read, or ICU has no data"));
    csl_set_options(engine, &(CslOptions){ options->cite.item_terms, options->render.forms });
    if (manuscript != NULL) {
        cite_manuscript(job, options, style, engine, manuscript, &list);
    } else {
        cite_register(job->load, &options->render, &list, engine);
        csl_update(engine);
        status = put_list(job, options, style, engine);
    }
    csl_engine_close(engine);
    return status;
}

/* What the options ask for has to make sense, before anything is read. */
static bool is_sound(Job *job, const JobOptions *options)
{
    Str manuscript = options->cite.manuscript;
    CslFormat type;

    if (options->cite.style.len == 0)
        job_misused(job, "in which style? name one with -s; 'bibelot cite --list' lists them");
    else if (!find_type(job, options, &type))
        return false;
    else if (manuscript.len > 0 && options->to.len > 0 && type != CSL_MARKDOWN)
        job_misused(job, "a manuscript stays in its format: --in and -t don't go together");
    else if (manuscript.len > 0 && options->output.len > 0 &&
             str_eq(path_real(job->arena, manuscript), path_real(job->arena, options->output)))
        job_misused(job, "-o is the manuscript itself, whose citations would be gone; name another file");
    return job->usage.len == 0;
}

static JobStatus finish(Job *job)
{
    diags_drop_context(job->load->diags);
    diags_sort(job->load->diags);
    return job->usage.len > 0 ? JOB_USAGE : job_status(job);
}

JobStatus job_cite(Job *job, const JobOptions *options)
{
    const Manuscript *manuscript = NULL;
    const Format *from;
    CiteStyle style;
    JobStatus status;

    if (!is_sound(job, options) || !job_input_format(job, options, &from))
        return JOB_USAGE;
    status = cite_style_open(job, options->cite.style, options->cite.style_dir, options->cite.locale, &style);
    if (status != JOB_CLEAN)
        return finish(job);
    if (options->cite.manuscript.len > 0)
        manuscript = cite_open_manuscript(job, options->cite.manuscript);
    if ((options->cite.manuscript.len > 0 && manuscript == NULL) || !load(job, options, manuscript, from))
        return finish(job);
    if (render(job, options, &style, manuscript) == JOB_CLEAN && options->output.len > 0)
        job_write_file(job, options->output);
    return finish(job);
}

/* ---- the list of styles ---- */

static void put_row(Buf *out, const StyleRow *row)
{
    Str parent = path_name(row->head.parent);

    buf_format(out, "%.*s\t%.*s\t%.*s\t%.*s%s%.*s\n", STR_ARG(row->name), STR_ARG(row->head.title),
               STR_ARG(row->head.format), STR_ARG(row->head.fields), parent.len > 0 ? "\t= " : "", STR_ARG(parent));
}

JobStatus job_styles(Job *job, const JobOptions *options)
{
    Styles *styles = styles_open(job->arena, options->cite.style_dir);
    size_t shown = 0;

    styles_list(styles);
    for (size_t i = 0; i < styles->rows.count; i++) {
        if (!styles_match(&styles->rows.items[i], options->inputs, options->input_count))
            continue;
        put_row(&job->out, &styles->rows.items[i]);
        shown++;
    }
    if (styles->rows.count == 0)
        return cite_not_installed(job);
    return shown > 0 ? JOB_CLEAN : JOB_FAULTS;
}
