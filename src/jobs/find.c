/* `bibelot find`: looks records up, and shows what to call them. */
#include "base/json.h"
#include "base/utf8.h"
#include "jobs/job.h"
#include "jobs/search.h"
#include "jobs/workers.h"
#include "model/label.h"
#include "xml/doc.h"

typedef struct Finder {
    Job *job;
    const FindOptions *options;
    SearchIndex index;
    SearchQuery query;
    const SearchHit *hits;
    size_t count, shown;
} Finder;

/* ---- what may be asked ---- */

static bool read_kinds(Job *job, Str text, unsigned *kinds)
{
    static const struct {
        const char *name;
        Kind kind;
    } words[] = { { "term", KIND_TERM }, { "program", KIND_PROGRAM }, { "work", KIND_ENDNOTE } };
    enum { WORDS = sizeof words / sizeof words[0] };
    Str rest = text, word;

    *kinds = text.len == 0 ? KIND_TERM | KIND_PROGRAM | KIND_ENDNOTE : 0;
    while (text.len > 0 && str_cut(&rest, ',', &word)) {
        size_t i = 0;

        while (i < WORDS && !str_is(word, words[i].name))
            i++;
        if (i == WORDS) {
            job_misused(job, "--kind takes term, program or work, or several of them with commas between; not '%.*s'",
                        STR_ARG(word));
            return false;
        }
        *kinds |= words[i].kind;
    }
    return true;
}

static const char *kind_word(const Record *record)
{
    return record->kind == KIND_ENDNOTE ? "work" : kind_name(record->kind);
}

static bool read_form(Job *job, Str text, bool *json)
{
    *json = str_is(text, "json");
    if (*json || text.len == 0 || str_is(text, "text"))
        return true;
    job_misused(job, "find answers as text or json, not '%.*s'", STR_ARG(text));
    return false;
}

/* ---- for people ---- */

/* On a terminal what answers the query is bold. Controls are kept off it. */
static void put_marked(const Finder *finder, Str text)
{
    static const char *const switches[] = { "\033[0m", "\033[1m" };
    const bool *marks = finder->options->color ? search_marks(finder->job->arena, &finder->query, text) : NULL;
    Buf *out = &finder->job->out;
    size_t at = 0, before = 0;
    bool on = false;
    uint32_t cp;

    for (; utf8_next(text, &at, &cp); before = at) {
        if (marks != NULL && marks[before] != on) {
            on = !on;
            buf_puts(out, switches[on]);
        }
        buf_cp(out, cp < 0x20 || (cp >= 0x7F && cp < 0xA0) ? UTF8_REPLACEMENT : cp);
    }
    if (on)
        buf_puts(out, switches[0]);
}

static void put_dot(Buf *out, bool *first)
{
    buf_puts(out, *first ? "" : " · ");
    *first = false;
}

static void put_name(const Finder *finder, const SearchName *name, bool *first)
{
    if (name == NULL)
        return;
    put_dot(&finder->job->out, first);
    put_marked(finder, name->text);
    if (name->pinyin.len > 0) {
        put_dot(&finder->job->out, first);
        put_marked(finder, name->pinyin);
    }
}

/* The rendering that the reader asked for, where it is another than those to use. */
static void put_other(const Finder *finder, const SearchHit *hit)
{
    const SearchEntry *entry = hit->entry;
    const SearchName *name = hit->name, *use = entry->english != NULL ? entry->english : entry->chinese;
    Buf *out = &finder->job->out;

    if (name == entry->chinese || name == entry->english || !name->shown)
        return;
    if (name->pinyin.len + name->reading.words.len > 0 && entry->chinese != NULL)
        use = entry->chinese;
    buf_puts(out, "    ");
    if (name->status.len > 0)
        buf_format(out, "%.*s: ", STR_ARG(name->status));
    put_marked(finder, name->text);
    if (name->standing == STANDING_AVOIDED && use != NULL)
        buf_format(out, " → %.*s", STR_ARG(use->text));
    buf_char(out, '\n');
}

static void put_hit(const Finder *finder, const SearchHit *hit)
{
    /* There are as many hits as are counted. NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
    const SearchEntry *entry = hit->entry;
    const SearchName *names[2] = { entry->chinese, entry->english };
    Buf *out = &finder->job->out;
    bool work = entry->record->kind == KIND_ENDNOTE, first = true;

    put_name(finder, names[work], &first);
    put_name(finder, names[!work], &first);
    if (entry->english != NULL && entry->english->status.len > 0)
        buf_format(out, " [%.*s]", STR_ARG(entry->english->status));
    put_dot(out, &first);
    buf_format(out, "%.*s\n", STR_ARG(entry->record->id));
    put_other(finder, hit);
}

static void put_text(const Finder *finder)
{
    for (size_t i = 0; i < finder->shown; i++)
        put_hit(finder, &finder->hits[i]);
    if (finder->shown < finder->count)
        finder->job->summary =
            arena_format(finder->job->arena, "%zu of %zu are shown; --limit 0 shows all", finder->shown, finder->count);
}

/* ---- for programs ---- */

static void put_member(JsonWriter *json, const char *key, Str value)
{
    if (value.len == 0)
        return;
    json_key(json, key);
    json_str(json, value);
}

static void put_json_name(JsonWriter *json, const char *key, const SearchName *name)
{
    if (name == NULL)
        return;
    json_key(json, key);
    json_begin_object(json);
    json_key(json, "text");
    json_str(json, name->text);
    put_member(json, "pinyin", name->pinyin);
    put_member(json, "lang", name->lang);
    put_member(json, "status", name->status);
    json_end_object(json);
}

static void put_json_hit(JsonWriter *json, const SearchHit *hit)
{
    const Record *record = hit->entry->record; /* NOLINT(clang-analyzer-core.NullDereference): as above */
    bool work = record->kind == KIND_ENDNOTE;
    Buf path = { 0 };

    json_begin_object(json);
    json_key(json, "id");
    json_str(json, record->id);
    json_key(json, "kind");
    json_str(json, str_of(kind_word(record)));
    put_json_name(json, work ? "title" : "chinese", hit->entry->chinese);
    put_json_name(json, work ? "label" : "english", hit->entry->english);
    put_json_name(json, "found", hit->name);
    json_key(json, "how");
    json_str(json, str_of(search_way_name(hit->way)));
    doc_path(&path, record);
    json_key(json, "page");
    json_str(json, buf_str(&path));
    json_key(json, "file");
    json_str(json, record->source->name);
    json_key(json, "line");
    json_int(json, (int64_t)source_locate(record->source, record->id_span.start).line);
    json_end_object(json);
    buf_free(&path);
}

static void put_json(const Finder *finder)
{
    JsonWriter json = { .out = &finder->job->out };

    json_begin_object(&json);
    json_key(&json, "query");
    json_str(&json, finder->options->query);
    json_key(&json, "count");
    json_int(&json, (int64_t)finder->count);
    json_key(&json, "results");
    json_begin_array(&json);
    for (size_t i = 0; i < finder->shown; i++)
        put_json_hit(&json, &finder->hits[i]);
    json_end_array(&json);
    json_end_object(&json);
    buf_char(&finder->job->out, '\n');
}

/* ---- finding ---- */

typedef struct Indexing {
    const RecordList *list;
    SearchEntry *entries;
    Arena **arenas; /* of the workers */
} Indexing;

enum { INDEXING_PIECE = 32 };

static void make_entries(void *context, size_t worker, size_t piece)
{
    const Indexing *indexing = context;
    size_t end = (piece + 1) * INDEXING_PIECE, count = indexing->list->count;

    for (size_t i = piece * INDEXING_PIECE; i < end && i < count; i++)
        indexing->entries[i] = search_entry(indexing->arenas[worker], indexing->list->items[i], i);
}

static SearchIndex make_index(Job *job, const RecordList *list)
{
    Indexing indexing = { .list = list };
    size_t pieces = (list->count + INDEXING_PIECE - 1) / INDEXING_PIECE, workers = workers_count(pieces);

    indexing.entries = arena_array(job->arena, list->count + 1, sizeof *indexing.entries);
    indexing.arenas = arena_array(job->arena, workers, sizeof *indexing.arenas);
    for (size_t i = 0; i < workers; i++)
        indexing.arenas[i] = arena_create();
    fold_words(job->arena, STR("\xC3\xBC")); /* so that ICU's tables are open before several threads ask for them */
    workers_run(workers, pieces, make_entries, &indexing);
    for (size_t i = 0; i < workers; i++)
        arena_adopt(job->arena, indexing.arenas[i]);
    return search_index_of(indexing.entries, list->count);
}

/* Says what is like the query. */
static void tell_near(const Finder *finder)
{
    enum { MAX = 3 };
    Job *job = finder->job;
    const SearchName *names[MAX];
    size_t count = search_near(job->arena, &finder->index, &finder->query, names, MAX);
    Buf out = { 0 };

    buf_format(&out, "nothing is called '%.*s'", STR_ARG(finder->options->query));
    for (size_t i = 0; i < count; i++)
        buf_format(&out, "%s '%.*s'", i == 0 ? "; did you mean" : i + 1 < count ? "," : " or", STR_ARG(names[i]->text));
    buf_puts(&out, count > 0 ? "?" : "");
    job->summary = buf_keep(job->arena, &out);
    buf_free(&out);
}

static bool load_records(Job *job, const JobOptions *options, const Format *format)
{
    if (options->input_count == 0)
        return load_project(job->load, options->folder);
    load_inputs(job->load, options->inputs, options->input_count, format);
    return true;
}

JobStatus job_find(Job *job, const JobOptions *options)
{
    FindOptions find = options->find;
    Finder finder = { .job = job, .options = &find };
    RecordList list = { 0 };
    const Format *format;
    unsigned kinds;

    if (!read_kinds(job, find.kinds, &kinds) || !read_form(job, options->to, &find.json) ||
        !job_input_format(job, options, &format))
        return JOB_USAGE;
    finder.query = search_query(job->arena, find.query);
    if (finder.query.joined.len == 0)
        return job_misused(job, "there is neither letter nor digit in '%.*s'", STR_ARG(find.query));
    if (!load_records(job, options, format))
        return JOB_FAILED;
    diags_drop_context(job->load->diags);
    diags_sort(job->load->diags);
    label_records(job->load->records);
    load_select(job->load, kinds, &list);
    finder.index = make_index(job, &list);
    finder.count = search_run(job->arena, &finder.index, &finder.query, &finder.hits);
    finder.shown = find.limit > 0 && find.limit < finder.count ? find.limit : finder.count;
    if (find.json)
        put_json(&finder);
    else
        put_text(&finder);
    if (finder.count == 0 && job->load->failures.count == 0) /* else nobody knows */
        tell_near(&finder);
    return finder.count == 0 && job_status(job) == JOB_CLEAN ? JOB_FAULTS : job_status(job);
}
