#include "jobs/load.h"

#include "jobs/levels.h"
#include "jobs/steps.h"
#include "jobs/workers.h"
#include "model/engine.h"
#include "model/link.h"
#include "read/bytes.h"
#include "read/csl.h"
#include "read/yaml.h"
#include "text/encoding.h"
#include "xml/input.h"
#include "xml/stylesheet.h"

Load *load_create(Arena *arena)
{
    Load *load = arena_new(arena, Load);

    load->arena = arena;
    load->diags = diags_create(arena);
    load->records = records_create(arena);
    return load;
}

static Str failure(Arena *arena, Str name, Str reason)
{
    return arena_format(arena, "%.*s: %.*s", STR_ARG(name), STR_ARG(reason));
}

static void fail(Load *load, Str name, Str reason)
{
    vec_push(load->arena, &load->failures, failure(load->arena, name, reason));
}

/* ---- which files ---- */

typedef struct Input {
    Str path;
    const Format *format;
    bool context;
    bool found; /* in a folder: it may be none of ours */
} Input;

typedef struct Inputs {
    VEC(Input) list;
    Map seen; /* real path → anything: a file is read once, whatever it is called */
} Inputs;

static Str real_path(Arena *arena, Str path)
{
    return str_is(path, "-") ? path : path_real(arena, path);
}

static void add_input(Load *load, Inputs *inputs, Input input)
{
    Str real = real_path(load->arena, input.path);

    if (map_get(&inputs->seen, real) != NULL)
        return;
    map_set(load->arena, &inputs->seen, real, inputs);
    vec_push(load->arena, &inputs->list, input);
}

static void add_folder(Load *load, Inputs *inputs, Str folder, const Format *format, bool context)
{
    PathList paths = { 0 };
    Str error;

    if (!file_walk(load->arena, folder, format_suffixes(load->arena), &paths, &error)) {
        vec_push(load->arena, &load->failures, error);
        return;
    }
    for (size_t i = 0; i < paths.count; i++)
        add_input(load, inputs, (Input){ paths.items[i], format, context, true });
}

/* ---- the project ---- */

Str load_find_root(Arena *arena, Str folder, Str *sources)
{
    enum { HIGHEST = 64 };

    for (unsigned i = 0; i < HIGHEST; i++) {
        Str glossary = path_join(arena, folder, STR("glossary"));

        if (path_kind(arena, path_join(arena, glossary, STR("bibelot.yaml"))) == PATH_FILE) {
            *sources = glossary;
            return folder;
        }
        if (path_kind(arena, path_join(arena, folder, STR(".bibelot.yaml"))) == PATH_FILE) {
            *sources = folder;
            return folder;
        }
        if (str_is(folder, "/"))
            break;
        folder = str_is(folder, ".")
                     ? STR("..")
                     : (str_ends(folder, STR("..")) ? path_join(arena, folder, STR("..")) : path_folder(folder));
    }
    return STR_EMPTY;
}

/* Is `path` the folder, or something below it? */
static bool lies_in(Load *load, Str path, Str folder)
{
    Str real = real_path(load->arena, path), base = path_real(load->arena, folder);

    return str_starts(real, base) && (real.len == base.len || real.ptr[base.len] == '/');
}

/* Every input brings the configuration nearest to it. Returns the folder of the project's sources, or empty. */
static Str add_configuration(Load *load, Inputs *inputs, Str path)
{
    Str folder = path_kind(load->arena, path) == PATH_FOLDER ? path : path_folder(path), sources = STR_EMPTY;
    Str root = load_find_root(load->arena, folder, &sources), configuration;
    bool glossary = str_is(path_name(sources), "glossary");

    if (root.len == 0)
        return STR_EMPTY;
    if (load->root.len == 0)
        load->root = root;
    configuration = path_join(load->arena, sources, glossary ? STR("bibelot.yaml") : STR(".bibelot.yaml"));
    add_input(load, inputs, (Input){ .path = configuration, .context = true });
    return glossary ? sources : STR_EMPTY;
}

/* One that stands in a project's glossary/ brings all of that. */
static void add_context(Load *load, Inputs *inputs, Str path)
{
    Str sources = add_configuration(load, inputs, path);

    if (sources.len > 0 && lies_in(load, path, sources))
        add_folder(load, inputs, sources, NULL, true);
}

/* ---- reading ---- */

/* What one input gave. Files are read on all processors, each into lists of its own, which are put together in order. */
typedef struct Reading {
    Source *source; /* NULL: it failed, or is none of ours */
    const Format *format;
    Records *records;
    Diags *diags;
    Str failure; /* or empty */
} Reading;

typedef struct Reader {
    Load *load;
    const Inputs *inputs;
    Reading *readings; /* one for each input */
    Arena **arenas;    /* one for each worker */
} Reader;

/* YAML with `references` and no section of ours is pandoc's. */
static const Format *format_of_yaml(const Format *format, const Source *source)
{
    return format->read == read_yaml && !yaml_has_section(source->bytes) && csl_has_references(source->bytes)
               ? format_find(STR("csl-yaml"))
               : format;
}

/* Other programs have YAML and JSON files, too. One that a folder holds is passed over unless it has a section of ours, or
 * an item of CSL; below glossary/ all YAML is ours, and a misspelt section is a fault. */
static bool is_foreign(Arena *arena, const Input *input, const Format *format, const Source *source)
{
    if (input->found && str_ends(input->path, STR("-blx.bib"))) /* biblatex's own notes to BibTeX */
        return true;
    if (format->read == read_csl_json)
        return input->found && !csl_has_items(source->bytes);
    return input->found && format->read == read_yaml && !yaml_has_section(source->bytes) &&
           !str_contains(real_path(arena, input->path), STR("/glossary/"));
}

const Format *load_format(Arena *arena, Str path, const Source *source, bool found)
{
    const Input input = { .path = path, .found = found };
    const Format *format = format_of_yaml(format_of_file(path, false), source);

    return is_foreign(arena, &input, format, source) ? NULL : format;
}

/* A file named .xml goes by its root element. */
static bool is_any_xml(const Input *input)
{
    return input->path.len >= 4 && str_eq_nocase(str_from(input->path, input->path.len - 4), STR(".xml"));
}

/* Sets reading->failure where there is none. */
static const Format *format_of_xml(Arena *arena, const Input *input, const Source *source, Reading *reading)
{
    Str root = xml_root_name(arena, source->bytes);
    const Format *format = format_of_root(root);

    if (format == NULL && !input->found)
        reading->failure = failure(
            arena, input->path,
            root.len > 0
                ? arena_format(arena, "no format is known by the root element '%.*s'; name one with -f", STR_ARG(root))
                : STR("no format is known by its beginning, which is no element; name one with -f"));
    return format;
}

static void report_bytes(const Load *load, const Source *source, const EncodingFault *fault, Diags *diags)
{
    Span span = { (uint32_t)fault->at, (uint32_t)fault->at + sizeof "\uFFFD" - 1 };
    Buf hex = { 0 };

    for (size_t i = 0; i < fault->bytes.len; i++)
        buf_format(&hex, "%s%02X", i > 0 ? " " : "", (unsigned char)fault->bytes.ptr[i]);
    diag_help(diags,
              diag_add(diags, DIAG_B001, source, span, "what stands here (%.*s) is no character of %.*s",
                       STR_ARG(buf_str(&hex)), STR_ARG(load->encoding)),
              "see whether the file has another encoding, or was damaged");
    buf_free(&hex);
}

/* The source in UTF-8, with lines and columns as before. XML says its encoding itself. NULL: it gets too large. */
static Source *recode(Arena *arena, const Load *load, const Source *source, Diags *diags)
{
    EncodingFaults faults = { 0 };
    Str text = encoding_read(arena, load->encoding, source->bytes, &faults);
    Source *recoded = text.len <= SOURCE_LIMIT ? source_create(arena, source->name, text) : NULL;

    for (size_t i = 0; recoded != NULL && i < faults.count; i++)
        report_bytes(load, recoded, &faults.items[i], diags);
    if (recoded != NULL)
        recoded->recoded = true;
    return recoded;
}

/* The file, or what is to be in it. */
static Source *read_source(Arena *arena, const Load *load, Str path, Str *error)
{
    Str name = str_is(path, "-") ? STR("<stdin>") : path;
    const Str *bytes = load->overlay != NULL ? map_get(load->overlay, name) : NULL;

    return bytes != NULL ? source_create(arena, name, *bytes)
                         : file_read_within(arena, path, load->diags->limits.most[LIMIT_FILE], error);
}

static Source *open_input(Arena *arena, const Load *load, const Input *input, Reading *reading)
{
    Str error = STR_EMPTY;
    Source *source;

    reading->format = input->format != NULL ? input->format : format_of_file(input->path, false);
    if (reading->format == NULL && !is_any_xml(input)) {
        reading->failure = failure(arena, input->path,
                                   path_kind(arena, input->path) == PATH_MISSING
                                       ? STR("No such file or directory")
                                       : STR("no format is known by this suffix; name one with -f"));
        return NULL;
    }
    source = read_source(arena, load, input->path, &error);
    if (source == NULL) {
        reading->failure = failure(arena, input->path, error);
        return NULL;
    }
    if (reading->format == NULL)
        reading->format = format_of_xml(arena, input, source, reading);
    if (reading->format != NULL && reading->format->roots == NULL && load->encoding.len > 0 && !input->context)
        source = recode(arena, load, source, reading->diags);
    if (source == NULL) {
        reading->failure = failure(arena, input->path, STR("too large to be read at once in UTF-8"));
        return NULL;
    }
    if (reading->format != NULL && input->format == NULL)
        reading->format = format_of_yaml(reading->format, source);
    return reading->format == NULL || is_foreign(arena, input, reading->format, source) ? NULL : source;
}

static void open_source(void *context, size_t worker, size_t number)
{
    const Reader *reader = context;
    Arena *arena = reader->arenas[worker];
    const Input *input = &reader->inputs->list.items[number];
    Reading *reading = &reader->readings[number];

    if (reading->source != NULL) /* it is the configuration */
        return;
    reading->diags = diags_like(arena, reader->load->diags);
    reading->source = open_input(arena, reader->load, input, reading);
    if (reading->source == NULL)
        return;
    reading->source->context = input->context;
    reading->source->format = reading->format->name;
}

/* The windows of a file that is named and whose format has files follow one another; else NULL. */
static const FormatWindows *follower(const Reader *reader, size_t number)
{
    const Reading *reading = &reader->readings[number];
    const Input *input = &reader->inputs->list.items[number];

    return reading->source != NULL && !input->found && !input->context && reading->format->windows != NULL &&
                   reading->format->windows->follow != NULL
               ? reading->format->windows
               : NULL;
}

/* What a file says counts for those that are named behind it: macros of BibTeX. Of a folder each file stands alone. */
static void follow(Reader *reader)
{
    const void *before = NULL;
    size_t left = 0;

    for (size_t i = 0; i < reader->inputs->list.count; i++)
        left += follower(reader, i) != NULL;
    for (size_t i = 0; i < reader->inputs->list.count && left > 0; i++) {
        const FormatWindows *windows = follower(reader, i);
        void *state;

        if (windows == NULL)
            continue;
        reader->readings[i].source->before = before;
        if (--left == 0)
            return;
        state = windows->open(reader->load->arena);
        windows->follow(state, before);
        windows->index(state, reader->readings[i].source);
        windows->close(state);
        before = state;
    }
}

static bool is_configuration(const Input *input)
{
    return str_ends(input->path, STR("bibelot.yaml"));
}

/* A large file is read by all workers, behind the others; the configuration goes before them. */
static bool is_large(const Reader *reader, size_t number)
{
    const Reading *reading = &reader->readings[number];

    return reading->source != NULL && !is_configuration(&reader->inputs->list.items[number]) &&
           steps_apply(reading->format, reading->source, reader->load->piece);
}

static void begin_input(Reading *reading, Arena *arena)
{
    reading->diags->arena = arena; /* another worker may have opened it, whose arena is in use */
    reading->records = records_create(arena);
}

static void end_input(Reading *reading)
{
    if (!reading->source->context)
        bytes_check_lines(reading->source, reading->diags);
}

static void read_input(void *context, size_t worker, size_t number)
{
    const Reader *reader = context;
    Reading *reading = &reader->readings[number];

    if (reading->source == NULL || reading->records != NULL || is_large(reader, number))
        return;
    begin_input(reading, reader->arenas[worker]);
    reading->format->read(reading->records, reading->source, reading->diags);
    end_input(reading);
}

static void read_large(const Reader *reader, size_t workers, size_t number)
{
    Reading *reading = &reader->readings[number];

    if (!is_large(reader, number))
        return;
    for (size_t i = 0; i < workers; i++)
        arena_widen(reader->arenas[i]);
    begin_input(reading, reader->arenas[0]);
    steps_read(reading->format, reading->records, reading->source, reader->load->piece, reader->arenas, workers,
               reading->diags);
    end_input(reading);
}

void load_add_source(Load *load, Source *source, const Format *format)
{
    source->order = load->sources.count;
    source->format = format->name;
    vec_push(load->arena, &load->sources, source);
    vec_push(load->arena, &load->formats, format);
}

static void take_reading(Load *load, const Reading *reading)
{
    if (reading->failure.len > 0)
        vec_push(load->arena, &load->failures, reading->failure);
    if (reading->source == NULL)
        return;
    load_add_source(load, reading->source, reading->format);
    if (load->records->project != NULL && reading->records->project != NULL) {
        /* A second project is a fault, which is reported only where the first one is known. */
        reading->format->read(load->records, reading->source, load->diags);
        return;
    }
    if (reading->records->project != NULL)
        load->records->project = reading->records->project;
    for (size_t i = 0; i < reading->records->list.count; i++)
        vec_push(load->arena, &load->records->list, reading->records->list.items[i]);
    diags_append(load->diags, reading->diags);
}

/* The configuration goes first, as some readers look only for what is wanted. */
static void read_levels(Reader *reader)
{
    Load *load = reader->load;
    size_t count = reader->inputs->list.count;
    Str *paths = arena_array(load->arena, count + 1, sizeof *paths);
    const Record *project = NULL;

    for (size_t i = 0; i < count; i++) {
        paths[i] = reader->inputs->list.items[i].path;
        if (project != NULL || !is_configuration(&reader->inputs->list.items[i]))
            continue;
        open_source(reader, 0, i);
        read_input(reader, 0, i);
        if (reader->readings[i].records != NULL)
            project = reader->readings[i].records->project;
    }
    if (project != NULL)
        levels_apply(load, project, paths, count);
}

static void read_inputs(Load *load, const Inputs *inputs)
{
    size_t count = inputs->list.count, all = workers_count(WORKERS_MOST), workers = workers_count(count);
    Reader reader = { .load = load, .inputs = inputs };

    reader.readings = arena_array(load->arena, count, sizeof *reader.readings);
    reader.arenas = arena_array(load->arena, all, sizeof *reader.arenas);
    for (size_t i = 0; i < all; i++)
        reader.arenas[i] = arena_create();
    if (workers > 1)
        xml_init(); /* libxml2 takes the thread that does it for the main one */
    read_levels(&reader);
    workers_run(workers, count, open_source, &reader);
    follow(&reader);
    workers_run(workers, count, read_input, &reader);
    for (size_t i = 0; i < count; i++)
        read_large(&reader, all, i);
    for (size_t i = 0; i < count; i++)
        take_reading(load, &reader.readings[i]);
    for (size_t i = 0; i < all; i++)
        arena_adopt(load->arena, reader.arenas[i]);
}

enum { RESOLVED = 256 }; /* records of a task */

static void resolve(void *context, size_t worker, size_t task)
{
    Records *records = context;
    size_t end = (task + 1) * RESOLVED;

    (void)worker;
    engine_resolve_run(records, task * RESOLVED, end < records->list.count ? end : records->list.count);
}

static void finish(Load *load)
{
    size_t tasks = (load->records->list.count + RESOLVED - 1) / RESOLVED;

    engine_resolve_project(load->records);
    workers_run(workers_count(tasks), tasks, resolve, load->records);
    levels_apply(load, load->records->project, NULL, 0);
    link_records(load->records, load->diags);
}

void load_inputs(Load *load, const Str *paths, size_t count, const Format *format)
{
    Inputs inputs = { 0 };

    for (size_t i = 0; i < count; i++) {
        if (path_kind(load->arena, paths[i]) == PATH_FOLDER)
            add_folder(load, &inputs, paths[i], format, false);
        else
            add_input(load, &inputs, (Input){ .path = paths[i], .format = format });
    }
    for (size_t i = 0; i < count; i++)
        add_context(load, &inputs, paths[i]);
    read_inputs(load, &inputs);
    finish(load);
}

void load_beside(Load *load, const Str *paths, size_t count, Str folder, Str other)
{
    Inputs inputs = { 0 };
    Str sources;

    for (size_t i = 0; i < count; i++) {
        if (path_kind(load->arena, paths[i]) == PATH_FOLDER)
            add_folder(load, &inputs, paths[i], NULL, false);
        else
            add_input(load, &inputs, (Input){ .path = paths[i] });
    }
    sources = add_configuration(load, &inputs, path_join(load->arena, folder, STR("x")));
    if (load->root.len == 0)
        sources = add_configuration(load, &inputs, path_join(load->arena, other, STR("x")));
    if (sources.len > 0)
        add_folder(load, &inputs, sources, NULL, true);
    read_inputs(load, &inputs);
    finish(load);
}

void load_configuration(Load *load, const Str *paths, size_t count)
{
    Inputs inputs = { 0 };

    for (size_t i = 0; i < count; i++)
        add_configuration(load, &inputs, paths[i]);
    read_inputs(load, &inputs);
    levels_apply(load, load->records->project, paths, count);
}

bool load_project(Load *load, Str folder)
{
    Str sources = STR_EMPTY;

    if (path_kind(load->arena, folder) != PATH_FOLDER) {
        fail(load, folder,
             path_kind(load->arena, folder) == PATH_MISSING ? STR("No such file or directory")
                                                            : STR("Not a directory"));
        return false;
    }
    load->root = load_find_root(load->arena, folder, &sources);
    if (load->root.len == 0) {
        if (str_is(folder, "."))
            vec_push(load->arena, &load->failures, STR("no glossary/bibelot.yaml, here or in a folder above"));
        else
            fail(load, folder, STR("no glossary/bibelot.yaml, there or in a folder above"));
        return false;
    }
    load_inputs(load, &sources, 1, NULL);
    return true;
}

void load_select(const Load *load, unsigned kinds, RecordList *list)
{
    for (size_t i = 0; i < load->records->list.count; i++) {
        Record *record = load->records->list.items[i];

        if ((record->kind & kinds) != 0 && !record->broken && !record->source->context)
            vec_push(load->arena, list, record);
    }
}
