/* Bibliographies that a project publishes in citation styles. */
#include "jobs/cite.h"

#include "base/file.h"
#include "csl/output.h"

/* The style, of those of the project in glossary/styles or of the machine's, unless it can't be used: then why is a warning where the project names it, and no failure. */
static bool open_style(Job *job, const Value *value, CiteStyle *style)
{
    Load *load = job->load;
    size_t failures = load->failures.count, errors = load->diags->errors;
    bool path = str_contains(value->text, STR("/")) && !str_contains(value->text, STR("://"));
    Str name = path && value->text.ptr[0] != '/' ? path_join(job->arena, load->root, value->text) : value->text;
    Str folder = path_join(job->arena, load->root, STR("glossary/styles"));
    JobStatus status = cite_style_open(job, name, folder, STR_EMPTY, style);
    Str reason = status == JOB_USAGE && job->usage.len > 0 ? job->usage
                 : load->failures.count > failures         ? load->failures.items[failures]
                                                           : STR("it has errors");

    if (status == JOB_CLEAN)
        return true;
    load->failures.count = failures;
    job->usage = STR_EMPTY;
    if (load->diags->errors == errors)
        diag_add(load->diags, DIAG_B040, load->records->project->source, value->span,
                 "the style '%.*s' can't be used: %.*s", STR_ARG(value->text), STR_ARG(reason));
    return false;
}

/* The same style under another name. */
static bool has_style(const CitePublishedList *list, Str name)
{
    for (size_t i = 0; i < list->count; i++)
        if (str_eq(list->items[i].style.name, name))
            return true;
    return false;
}

void cite_published(Job *job, CitePublishedList *list)
{
    const Record *project = job->load->records->project;
    const Field *styles = project != NULL ? record_field(project, F_STYLES) : NULL;

    for (size_t i = 0; styles != NULL && i < styles->values.count; i++) {
        const Value *value = styles->values.items[i];
        CitePublished published = { 0 };

        if (!open_style(job, value, &published.style) || has_style(list, published.style.name))
            continue;
        if (csl_style_has_bibliography(published.style.style)) {
            vec_push(job->arena, list, published);
            continue;
        }
        diag_add(job->load->diags, DIAG_B040, project->source, value->span, "the style '%.*s' has no bibliography",
                 STR_ARG(value->text));
    }
}

static void put_text(Buf *out, Str text)
{
    Token token = { .kind = TOKEN_TEXT, .text = text };
    Tokens tokens = { &token, 1, 1 };

    csl_put_tokens(out, &tokens, &output_html);
}

/* A page by itself: a few rules for the classes of citeproc. */
static void put_page(Buf *out, const Load *load, const CitePublished *published, Str body)
{
    Str title = load->records->project != NULL ? record_text(load->records->project, F_TITLE) : STR_EMPTY;

    buf_puts(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                  "<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
    put_text(out, title);
    buf_puts(out, " – ");
    put_text(out, published->style.title);
    buf_puts(out, "</title>\n<style>\nbody { max-width: 45em; margin: 2em auto; padding: 0 1em; line-height: 1.5 }\n"
                  ".csl-entry { margin: 0 0 .6em; overflow: hidden; overflow-wrap: anywhere }\n"
                  ".hanging-indent .csl-entry { padding-left: 2em; text-indent: -2em }\n"
                  ".csl-left-margin { float: left; min-width: 2.5em }\n.csl-right-inline { margin-left: 3em }\n"
                  ".csl-indent { margin-left: 2em }\n</style>\n</head>\n<body>\n<h1>");
    put_text(out, title);
    buf_puts(out, "</h1>\n");
    buf_put(out, body);
    buf_puts(out, "\n</body>\n</html>\n");
}

static bool add_file(Arena *arena, Str folder, const CitePublished *published, const char *suffix, const Buf *bytes,
                     Output *output, Str *error)
{
    Str file = arena_format(arena, "glossary.%.*s%s", STR_ARG(published->style.name), suffix);

    return output_add(output, path_join(arena, folder, file), buf_str(bytes), error);
}

static void note_empty(Arena *arena, const CslEngine *engine, CitePublished *published)
{
    for (size_t i = 0; i < csl_count(engine); i++)
        if (csl_item_is_empty(csl_item(engine, i)))
            vec_push(arena, &published->empty, arena_copy(arena, csl_item_key(csl_item(engine, i))));
}

bool cite_publish(Arena *arena, const Load *load, const RenderOptions *options, Str folder, CitePublished *published,
                  Output *output, Str *error)
{
    const CiteStyle *style = &published->style;
    CslEngine *engine = csl_engine_create(arena, style->style, &style->loader, style->locale);
    Load own = *load;
    RecordList list = { 0 };
    Buf body = { 0 }, page = { 0 }, text = { 0 };
    bool done;

    if (engine == NULL) {
        *error = STR("the locales of citation styles can't be read, or ICU has no data");
        return false;
    }
    own.arena = arena;
    load_select(&own, KIND_ENDNOTE, &list);
    csl_set_options(engine, &(CslOptions){ false, options->forms });
    cite_register(load, options, &list, engine);
    csl_update(engine);
    csl_put_bibliography(engine, (CslManner){ CSL_HTML, true, true }, &body);
    csl_put_bibliography(engine, (CslManner){ .format = CSL_TEXT_FORMAT }, &text);
    note_empty(arena, engine, published);
    csl_engine_close(engine);
    put_page(&page, load, published, buf_str(&body));
    done = add_file(arena, folder, published, ".html", &page, output, error) &&
           add_file(arena, folder, published, ".txt", &text, output, error);
    buf_free(&body);
    buf_free(&page);
    buf_free(&text);
    return done;
}
