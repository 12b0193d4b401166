/* bibelot scan: manuscripts against bibliographies and the glossary. */
#include "check/manuscript.h"
#include "jobs/allowances.h"
#include "jobs/job.h"
#include "jobs/manuscripts.h"
#include "read/csl.h"
#include "read/manuscript.h"
#include "read/yaml.h"

/* A manuscript with its files, and the bibliographies that it names. */
typedef struct Paper {
    ManuscriptList files;
    Map bibliographies; /* real path → anything */
    bool blind;         /* one of them can't be read: nothing is known of its keys */
} Paper;

typedef struct Scan {
    Job *job;
    const JobOptions *options;
    VEC(Paper) papers;
    VEC(Str) paths;   /* of bibliographies, each once */
    Map seen;         /* real paths of those */
    RecordList given; /* works of --bib */
} Scan;

/* ---- bibliographies ---- */

static void add_path(Scan *scan, Paper *paper, Str path)
{
    Arena *arena = scan->job->arena;
    Str real = path_real(arena, path);

    if (paper != NULL)
        map_add(arena, &paper->bibliographies, real, scan);
    if (map_get(&scan->seen, real) != NULL)
        return;
    map_set(arena, &scan->seen, real, scan);
    vec_push(arena, &scan->paths, path);
}

/* BibTeX has names without a suffix. Empty: there is no such file. */
static Str find_path(Scan *scan, const Manuscript *file, Str name)
{
    Arena *arena = scan->job->arena;
    Str path = str_starts(name, STR("/")) ? name : path_join(arena, path_folder(file->source->name), name);

    if (path_kind(arena, path) == PATH_FILE)
        return path;
    path = arena_join(arena, path, STR(".bib"));
    return path_kind(arena, path) == PATH_FILE ? path : STR_EMPTY;
}

/* Typst has YAML of its own, hayagriva, for bibliographies. */
static bool is_hayagriva(Scan *scan, Str path)
{
    Str suffix = path_suffix(path), error;
    const Source *source;

    if (!str_eq_nocase(suffix, STR(".yml")) && !str_eq_nocase(suffix, STR(".yaml")))
        return false;
    source = file_read_within(scan->job->arena, path, scan->job->load->diags->limits.most[LIMIT_FILE], &error);
    return source != NULL && !yaml_has_section(source->bytes) && !csl_has_references(source->bytes);
}

static void report_hayagriva(Scan *scan, Paper *paper, const Manuscript *file, const ManuscriptName *name)
{
    Diags *diags = scan->job->load->diags;

    paper->blind = true;
    diag_help(diags,
              diag_add(diags, DIAG_B805, file->source, name->span,
                       "'%.*s' is hayagriva, which is not read here: its citations are not checked",
                       STR_ARG(name->text)),
              "give the works in another format with --bib");
}

static void add_name(Scan *scan, Paper *paper, const Manuscript *file, const ManuscriptName *name)
{
    Diags *diags = scan->job->load->diags;
    Str path = find_path(scan, file, name->text);
    Diag *diag;

    if (path.len > 0 && is_hayagriva(scan, path)) {
        report_hayagriva(scan, paper, file, name);
        return;
    }
    if (path.len > 0 && (format_of_file(path, false) != NULL || str_eq_nocase(path_suffix(path), STR(".xml")))) {
        add_path(scan, paper, path);
        return;
    }
    paper->blind = true;
    diag = diag_add(diags, DIAG_B806, file->source, name->span,
                    path.len > 0 ? "'%.*s' has a format that is not read here" : "there is no file '%.*s'",
                    STR_ARG(name->text));
    diag_help(diags, diag, "correct the name, or give the works with --bib: until then citations are not checked");
}

static void collect_bibliographies(Scan *scan, Paper *paper)
{
    if (scan->options->bibliography_count > 0)
        return;
    for (size_t i = 0; i < paper->files.count; i++) {
        const Manuscript *file = paper->files.items[i];

        for (size_t j = 0; j < file->bibliographies.count; j++)
            add_name(scan, paper, file, &file->bibliographies.items[j]);
    }
}

/* ---- reading ---- */

static bool read_papers(Scan *scan)
{
    const JobOptions *options = scan->options;

    for (size_t i = 0; i < options->input_count; i++)
        if (manuscript_reader(options->inputs[i]) == NULL) {
            job_misused(scan->job, "no manuscript is known by the suffix of '%.*s'; there are %s",
                        STR_ARG(options->inputs[i]), manuscript_suffixes);
            return false;
        }
    for (size_t i = 0; i < options->input_count; i++) {
        Paper paper = { 0 };

        manuscripts_read(scan->job->load, options->inputs[i], &paper.files);
        vec_push(scan->job->arena, &scan->papers, paper);
    }
    for (size_t i = 0; i < scan->papers.count; i++)
        collect_bibliographies(scan, &scan->papers.items[i]);
    for (size_t i = 0; i < options->bibliography_count; i++)
        add_path(scan, NULL, options->bibliographies[i]);
    return true;
}

/* What is wrong with works and terms is for `check` to say; but what could not be read of a bibliography can't be found. */
static void keep_relevant(Load *load)
{
    const Diags *all = load->diags;
    Diags *kept = diags_like(load->arena, all);

    kept->added = all->added;
    for (size_t i = 0; i < all->list.count; i++) {
        Diag *diag = all->list.items[i];
        bool manuscript = diag->source != NULL && diag->source->format == NULL;

        if (!manuscript && (diag->source == NULL || diag->source->context || diag->severity != SEVERITY_ERROR ||
                            diag->code >= DIAG_B101))
            continue;
        vec_push(load->arena, &kept->list, diag);
        kept->errors += diag->severity == SEVERITY_ERROR;
        kept->warnings += diag->severity == SEVERITY_WARNING;
        kept->infos += diag->severity == SEVERITY_INFO;
    }
    load->diags = kept;
}

/* The sources of manuscripts stand behind all others; of those only their files are reported on. */
static void take_sources(Scan *scan)
{
    Load *load = scan->job->load;

    for (size_t i = 0; i < load->sources.count; i++)
        load->sources.items[i]->context = true;
    for (size_t i = 0; i < scan->papers.count; i++)
        for (size_t j = 0; j < scan->papers.items[i].files.count; j++) {
            Source *source = scan->papers.items[i].files.items[j]->source;

            source->order = load->sources.count;
            vec_push(load->arena, &load->sources, source);
            vec_push(load->arena, &load->formats, NULL);
        }
}

/* ---- works ---- */

/* Works of --bib. To be called while those sources are no context yet. */
static void collect_given(Scan *scan)
{
    const Records *records = scan->job->load->records;

    for (size_t i = 0; i < records->list.count; i++)
        if (records->list.items[i]->kind == KIND_ENDNOTE && !records->list.items[i]->source->context)
            vec_push(scan->job->arena, &scan->given, records->list.items[i]);
}

/* Those of the bibliographies that the paper names, else the project's. Records of one file follow each other: its path is
 * looked up once. */
static void collect_works(Scan *scan, const Paper *paper, RecordList *works)
{
    const Records *records = scan->job->load->records;
    const Source *source = NULL;
    bool may = false;

    if (scan->options->bibliography_count > 0) {
        *works = scan->given;
        return;
    }
    for (size_t i = 0; i < records->list.count; i++) {
        Record *record = records->list.items[i];

        if (record->kind == KIND_ENDNOTE && record->source != source) {
            source = record->source;
            may = paper->bibliographies.count > 0
                      ? map_get(&paper->bibliographies, path_real(scan->job->arena, source->name)) != NULL
                      : map_get(&scan->seen, path_real(scan->job->arena, source->name)) == NULL;
        }
        if (record->kind == KIND_ENDNOTE && may)
            vec_push(scan->job->arena, works, record);
    }
}

static bool cites_anything(const Paper *paper)
{
    for (size_t i = 0; i < paper->files.count; i++)
        if (paper->files.items[i]->citations.count > 0)
            return true;
    return false;
}

/* At the first citation. */
static void report_no_works(Scan *scan, const Paper *paper)
{
    Diags *diags = scan->job->load->diags;

    for (size_t i = 0; i < paper->files.count; i++) {
        const Manuscript *file = paper->files.items[i];

        if (file->citations.count == 0)
            continue;
        diag_help(diags,
                  diag_add(diags, DIAG_B805, file->source, file->citations.items[0].span,
                           "nothing says where the works are that are cited here"),
                  "name the bibliography in the manuscript, or with --bib");
        return;
    }
}

static bool defines_works(const Paper *paper)
{
    for (size_t i = 0; i < paper->files.count; i++)
        if (paper->files.items[i]->defined.count > 0)
            return true;
    return false;
}

/* ---- rules ---- */

static void check_paper(Scan *scan, const Paper *paper, TermSet *terms)
{
    Load *load = scan->job->load;
    RecordList works = { 0 };
    Document document = { .files = paper->files.items, .file_count = paper->files.count, .today = scan->job->today };

    collect_works(scan, paper, &works);
    document.works = works.items;
    document.work_count = works.count;
    document.works_known = !paper->blind && (works.count > 0 || scan->options->bibliography_count > 0 ||
                                             paper->bibliographies.count > 0 || defines_works(paper));
    if (!document.works_known && !paper->blind && cites_anything(paper))
        report_no_works(scan, paper);
    check_document_keys(load->arena, &document, load->records, load->diags);
    check_document_notes(load->arena, &document, load->diags);
    check_document_text(load->arena, &document, load->diags);
    check_document_terms(terms, &document, load->diags);
}

JobStatus job_scan(Job *job, const JobOptions *options)
{
    Scan scan = { .job = job, .options = options };
    Load *load = job->load;
    TermSet *terms;

    if (options->input_count == 0)
        return job_misused(job, "which manuscripts?");
    if (!findings_valid(&options->findings, job->arena, &job->usage) || !read_papers(&scan))
        return JOB_USAGE;
    load_beside(load, scan.paths.items, scan.paths.count, path_folder(options->inputs[0]), options->folder);
    collect_given(&scan);
    keep_relevant(load);
    take_sources(&scan);
    if (options->unused && load->diags->levels[DIAG_B807] == SEVERITY_OFF)
        load->diags->levels[DIAG_B807] = SEVERITY_INFO;
    terms = term_set_create(load->arena, load->records);
    for (size_t i = 0; i < scan.papers.count; i++)
        check_paper(&scan, &scan.papers.items[i], terms);
    diags_sort(load->diags);
    allowances_apply(load);
    findings_limit(&options->findings, load);
    return job_status(job);
}
