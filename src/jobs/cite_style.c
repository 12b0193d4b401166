#include "jobs/cite_style.h"

#include "base/file.h"
#include "csl/proof.h"

/* Where a style comes from, on the way to its text. */
typedef struct Search {
    Job *job;
    Styles *styles;
    Str name;
    bool own; /* the user named the file */
} Search;

JobStatus cite_not_installed(Job *job)
{
    return job_failed(job, STR("no citation styles are installed; Debian has them in the packages "
                               "citation-style-language-styles and citation-style-language-locales, and --style-dir "
                               "names a folder of your own"));
}

static JobStatus not_found(Search *search)
{
    Str near = styles_suggest(search->styles, search->name);

    if (search->styles->rows.count == 0)
        return cite_not_installed(search->job);
    if (near.len > 0)
        return job_misused(search->job, "no style is named '%.*s'; did you mean %.*s?", STR_ARG(search->name),
                           STR_ARG(near));
    return job_misused(search->job, "no style is named '%.*s'; 'bibelot cite --list' lists them",
                       STR_ARG(search->name));
}

static Source *open_file(Job *job, Str path)
{
    Str error = STR_EMPTY;
    Source *source = file_read(job->arena, path, &error);

    if (source == NULL)
        job_failed(job, arena_format(job->arena, "%.*s: %.*s", STR_ARG(path), STR_ARG(error)));
    return source;
}

/* A style beside the sources of a project was looked through with them. */
static bool was_told(const Load *load, Str name)
{
    for (size_t i = 0; i < load->sources.count; i++)
        if (str_eq(load->sources.items[i]->name, name))
            return true;
    return false;
}

/* Tells what is wrong with it. False if that is an error. */
static bool is_sound(Search *search, Source *source, const Element **root)
{
    Diags *diags = search->job->load->diags, *found = diags_like(diags->arena, diags);
    bool told = was_told(search->job->load, source->name);

    *root = csl_proof(search->job->arena, source, found);
    if (search->own)
        load_add_source(search->job->load, source, format_find(STR("csl-style")));
    if (told || (found->errors == 0 && !search->own))
        return found->errors == 0;
    diags_append(diags, found);
    return found->errors == 0;
}

/* The style that a dependent one stands for. NULL with `*status` set where that fails. */
static Source *open_parent(Search *search, const StyleHead *head, JobStatus *status)
{
    bool own;
    Str path = styles_find(search->styles, head->parent, &own);
    Source *source;

    if (path.len == 0) {
        *status = job_failed(search->job, arena_format(search->job->arena,
                                                       "the style '%.*s' stands for %.*s, which is not installed",
                                                       STR_ARG(search->name), STR_ARG(head->parent)));
        return NULL;
    }
    source = open_file(search->job, path);
    *status = source == NULL ? JOB_FAILED : JOB_CLEAN;
    return source;
}

static JobStatus compile(Search *search, Source *source, CiteStyle *out)
{
    CslFaults faults = { .arena = search->job->arena };
    Str parent = STR_EMPTY;
    const Element *root;

    if (!is_sound(search, source, &root))
        return JOB_FAULTS;
    out->style = csl_style_compile(search->job->arena, root, &faults, &parent);
    if (out->style != NULL)
        return JOB_CLEAN;
    if (parent.len > 0)
        return job_failed(search->job, arena_format(search->job->arena,
                                                    "the style '%.*s' stands for %.*s, which stands for another, %.*s",
                                                    STR_ARG(search->name), STR_ARG(source->name), STR_ARG(parent)));
    return job_failed(search->job, arena_format(search->job->arena, "%.*s: %.*s", STR_ARG(source->name),
                                                STR_ARG(faults.list.items[faults.list.count - 1].message)));
}

/* The locale that was asked for has to be there, of this region or another. */
static JobStatus check_locale(Job *job, CiteStyle *style, Str tag)
{
    if (!str_is(styles_locale(style->styles, STR("en-US")), "en-US"))
        return job_failed(job, STR("no locales-en-US.xml is installed; Debian has it in the package "
                                   "citation-style-language-locales, and --style-dir names a folder of your own"));
    if (tag.len == 0)
        return JOB_CLEAN;
    style->locale = styles_locale(style->styles, tag);
    if (style->locale.len > 0)
        return JOB_CLEAN;
    return job_misused(job, "no locale is installed for '%.*s'", STR_ARG(tag));
}

#if defined(__GNUC__) && !defined(__clang__)
/* gcc's analyser does not follow a structure that a function of another file returns. */
#pragma GCC diagnostic ignored "-Wanalyzer-use-of-uninitialized-value"
#endif

JobStatus cite_style_open(Job *job, Str name, Str folder, Str locale, CiteStyle *out)
{
    Search search = { .job = job, .styles = styles_open(job->arena, folder), .name = name };
    Str path = styles_find(search.styles, name, &search.own), file = path_name(path);
    Source *source = path.len > 0 ? open_file(job, path) : NULL;
    JobStatus status;
    StyleHead head;

    if (path.len == 0)
        return not_found(&search);
    if (source == NULL)
        return JOB_FAILED;
    head = style_head(job->arena, source->bytes);
    *out = (CiteStyle){
        .styles = search.styles,
        .loader = styles_loader(search.styles),
        .name = str_ends(file, STR(".csl")) ? str_slice(file, 0, file.len - STR(".csl").len) : file,
        .title = head.title,
        .locale = locale.len > 0 ? locale : head.default_locale,
    };
    if (head.parent.len > 0 && !str_contains(source->bytes, STR("<citation"))) {
        const Element *root;

        if (!is_sound(&search, source, &root))
            return JOB_FAULTS;
        search.own = false;
        source = open_parent(&search, &head, &status);
        if (source == NULL)
            return status;
    }
    status = compile(&search, source, out);
    return status == JOB_CLEAN ? check_locale(job, out, locale) : status;
}
