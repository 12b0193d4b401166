/* driver.c - runs fixtures of the CSL suite: `driver [-v] FILE…` prints a line of TAP for each. CSL_LOCALES: the folder of the
 * locales. With -v what was expected and what came. */
#include "base/file.h"
#include "csl/csl.h"
#include "read/json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Fixture {
    Arena *arena;
    Str text;
    CslEngine *engine;
    const Node *input;
    bool bibliography;
} Fixture;

/* What stands between `>>== NAME ==>>` and `<<== NAME ==<<`; ptr NULL: there is none. */
static Str section(Str text, const char *name)
{
    size_t at = 0;

    for (;;) {
        size_t hit = str_find(str_from(text, at), STR(">>=")), eol, end;
        Str line, word;

        if (hit == STR_NONE)
            return (Str){ NULL, 0 };
        at += hit;
        eol = str_find_char(str_from(text, at), '\n');
        if (eol == STR_NONE)
            return (Str){ NULL, 0 };
        line = str_slice(text, at, at + eol);
        at += eol + 1;
        for (word = str_from(line, 2); word.len > 0 && (word.ptr[0] == '=' || word.ptr[0] == ' ');)
            word = str_from(word, 1);
        if (!str_starts(word, str_of(name)) || (word.len > strlen(name) && word.ptr[strlen(name)] != ' '))
            continue;
        end = str_find(str_from(text, at), STR("<<="));
        return str_slice(text, at, end == STR_NONE ? text.len : at + end);
    }
}

static Str trim_lines(Arena *arena, Str text)
{
    Buf out = { 0 };
    Str result;

    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] != '\r')
            buf_char(&out, text.ptr[i]);
    result = buf_keep(arena, &out);
    buf_free(&out);
    while (result.len > 0 && result.ptr[0] == '\n')
        result = str_from(result, 1);
    while (result.len > 0 && result.ptr[result.len - 1] == '\n')
        result.len--;
    return result;
}

static Source *load_locale(void *context, Arena *arena, Str tag)
{
    Str error;

    return file_read(arena, arena_format(arena, "%s/locales-%.*s.xml", (const char *)context, STR_ARG(tag)), &error);
}

static const Node *parse(Arena *arena, Str json)
{
    return json.ptr == NULL ? NULL : read_json(arena, source_create(arena, STR("json"), json), diags_create(arena));
}

static const Node *value(const Node *map, const char *key)
{
    const NodeEntry *entry = map == NULL || map->kind != NODE_MAP ? NULL : node_entry(map, str_of(key));

    return entry == NULL ? NULL : entry->value;
}

static Str text_value(const Node *map, const char *key)
{
    const Node *node = value(map, key);

    return node == NULL || node->kind != NODE_TEXT || (!node->quoted && str_is(node->text, "null")) ? STR_EMPTY
                                                                                                    : node->text;
}

static bool is_set(const Node *map, const char *key)
{
    Str text = text_value(map, key);

    return text.len > 0 && !str_is(text, "false") && !str_is(text, "0");
}

static const Node *input_item(const Fixture *fixture, Str id)
{
    for (size_t i = fixture->input->count; i-- > 0;) /* of two with the same id the last counts */
        if (str_eq(text_value(fixture->input->entries[i].value, "id"), id))
            return fixture->input->entries[i].value;
    return NULL;
}

static bool read_cite(Fixture *fixture, const Node *node, CslCite *cite)
{
    Str position = text_value(node, "position");
    const Node *item = input_item(fixture, text_value(node, "id"));

    if (item == NULL)
        return false;
    *cite = (CslCite){
        .item = csl_register(fixture->engine, item),
        .prefix = text_value(node, "prefix"),
        .suffix = text_value(node, "suffix"),
        .locator = str_trim(text_value(node, "locator")),
        .label = text_value(node, "label"),
        .suppress_author = is_set(node, "suppress-author"),
        .author_only = is_set(node, "author-only"),
        .near_note = is_set(node, "near-note"),
        .position = position.len == 1 ? (CslPosition)(position.ptr[0] - '0') : CSL_POSITION_FIRST,
        .first_note = (unsigned)atoi(arena_cstr(fixture->arena, text_value(node, "first-reference-note-number"))),
    };
    return true;
}

static CslCitation *read_citation(Fixture *fixture, const Node *list)
{
    CslCitation *citation = arena_new(fixture->arena, CslCitation);

    citation->cites = arena_array(fixture->arena, list->count + 1, sizeof *citation->cites);
    for (size_t i = 0; i < list->count; i++)
        citation->count += read_cite(fixture, list->entries[i].value, &citation->cites[citation->count]);
    return citation;
}

static void register_all(Fixture *fixture)
{
    for (size_t i = 0; i < fixture->input->count; i++)
        csl_register(fixture->engine, input_item(fixture, text_value(fixture->input->entries[i].value, "id")));
}

static void run_items(Fixture *fixture, const Node *list, Buf *out)
{
    size_t count = list == NULL ? 1 : list->count;
    CslCitation **citations = arena_array(fixture->arena, count, sizeof *citations);

    register_all(fixture);
    csl_update(fixture->engine);
    for (size_t i = 0; i < count && list != NULL; i++)
        citations[i] = read_citation(fixture, list->entries[i].value);
    if (list == NULL) {
        citations[0] = arena_new(fixture->arena, CslCitation);
        citations[0]->count = csl_count(fixture->engine);
        citations[0]->cites = arena_array(fixture->arena, citations[0]->count + 1, sizeof *citations[0]->cites);
        for (size_t i = 0; i < citations[0]->count; i++)
            citations[0]->cites[i].item = csl_item(fixture->engine, i);
    }
    for (size_t i = 0; i < count; i++) {
        citations[i]->stateless = true;
        if (i > 0)
            buf_char(out, '\n');
        csl_write_citation(fixture->engine, citations[i], CSL_HTML, out);
    }
}

typedef struct Known {
    Str id, text;
    CslCitation *citation;
} Known;

typedef struct Document {
    Known *known;
    size_t known_count;
    Known **order;
    size_t count;
} Document;

static Known *known_of(Document *document, Str id)
{
    for (size_t i = 0; i < document->known_count; i++)
        if (str_eq(document->known[i].id, id))
            return &document->known[i];
    document->known[document->known_count].id = id;
    return &document->known[document->known_count++];
}

static void add_listed(Document *document, const Node *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const Node *pair = list->entries[i].value;
        Known *known = known_of(document, pair->entries[0].value->text);

        if (known->citation == NULL)
            continue;
        known->citation->note = (unsigned)atoi(pair->entries[1].value->text.ptr);
        document->order[document->count++] = known;
    }
}

/* The state after each step; `last` prints it. */
static void replay_step(Fixture *fixture, Document *document, const Node *step, bool last, Buf *out)
{
    const Node *data = step->entries[0].value;
    Known *own = known_of(document, text_value(data, "citationID"));
    CslCitation **citations = arena_array(fixture->arena, document->known_count + 1, sizeof *citations);

    own->citation = read_citation(fixture, value(data, "citationItems"));
    document->count = 0;
    add_listed(document, step->entries[1].value);
    own->citation->note =
        (unsigned)atoi(arena_cstr(fixture->arena, text_value(value(data, "properties"), "noteIndex")));
    document->order[document->count++] = own;
    add_listed(document, step->entries[2].value);
    for (size_t i = 0; i < document->count; i++)
        citations[i] = document->order[i]->citation;
    csl_set_citations(fixture->engine, citations, document->count);
    csl_update(fixture->engine);
    for (size_t i = 0; i < document->count; i++) {
        Known *known = document->order[i];
        Buf text = { 0 };
        bool changed;

        csl_write_citation(fixture->engine, known->citation, CSL_HTML, &text);
        changed = known == own || !str_eq(known->text, buf_str(&text));
        known->text = buf_keep(fixture->arena, &text);
        if (last)
            buf_format(out, "%s%s[%zu] %.*s", i > 0 ? "\n" : "", changed ? ">>" : "..", i, STR_ARG(known->text));
        buf_free(&text);
    }
}

static void run_citations(Fixture *fixture, const Node *steps, Buf *out)
{
    Document document = { 0 };

    document.known = arena_array(fixture->arena, steps->count * 64 + 64, sizeof *document.known);
    document.order = arena_array(fixture->arena, steps->count * 64 + 64, sizeof *document.order);
    for (size_t i = 0; i < steps->count; i++)
        replay_step(fixture, &document, steps->entries[i].value, i + 1 == steps->count, out);
}

static bool run(Arena *arena, Str text, const char *locales, Buf *out)
{
    CslFaults faults = { .arena = arena };
    CslLoader loader = { load_locale, (void *)(uintptr_t)locales };
    Fixture fixture = { .arena = arena, .text = text };
    const Node *steps = parse(arena, section(text, "CITATIONS"));
    CslStyle *style =
        csl_style_read(arena, source_create(arena, STR("style.csl"), str_trim(section(text, "CSL"))), &faults, NULL);

    fixture.input = parse(arena, section(text, "INPUT"));
    fixture.bibliography = str_is(str_trim(section(text, "MODE")), "bibliography");
    if (style == NULL || fixture.input == NULL)
        return false;
    fixture.engine = csl_engine_create(arena, style, &loader, STR_EMPTY);
    if (fixture.engine == NULL)
        return false;
    if (steps != NULL)
        run_citations(&fixture, steps, out);
    else if (!fixture.bibliography)
        run_items(&fixture, parse(arena, section(text, "CITATION-ITEMS")), out);
    if (fixture.bibliography) {
        buf_clear(out);
        if (steps == NULL)
            register_all(&fixture);
        csl_update(fixture.engine);
        csl_write_bibliography(fixture.engine, CSL_HTML, out);
    }
    csl_engine_close(fixture.engine);
    return true;
}

typedef struct Wish {
    CslOptions options;
    CslFormat format;
    const char *locale;
} Wish;

static void read_forms(CslOptions *options, const char *letters)
{
    for (; *letters != 0; letters++)
        switch (*letters) {
        case 'r':
            options->forms |= CSL_FORM_ROMANISED;
            break;
        case 'o':
            options->forms |=
                CSL_FORM_ORIGINAL | ((options->forms & CSL_FORM_ROMANISED) != 0 ? 0 : CSL_FORM_ORIGINAL_FIRST);
            break;
        default:
            options->forms |= CSL_FORM_TRANSLATED;
        }
}

/* terms=item, forms=rot (romanised, original, translated; o before r: characters first), text, markdown, locale=TAG */
static bool read_wish(Wish *wish, const char *word)
{
    if (strcmp(word, "terms=item") == 0)
        wish->options.item_terms = true;
    else if (strcmp(word, "text") == 0)
        wish->format = CSL_TEXT_FORMAT;
    else if (strcmp(word, "markdown") == 0)
        wish->format = CSL_MARKDOWN;
    else if (strncmp(word, "locale=", 7) == 0)
        wish->locale = word + 7;
    else if (strncmp(word, "forms=", 6) == 0)
        read_forms(&wish->options, word + 6);
    else
        return false;
    return true;
}

/* What the style makes of all items: one citation, the citations one by one (of a note style: the first note of each), the
 * bibliography. */
static void write_all(CslEngine *engine, Arena *arena, CslFormat format, Buf *out)
{
    CslCitation citation = { .stateless = true };

    csl_update(engine);
    citation.count = csl_count(engine);
    citation.cites = arena_array(arena, citation.count + 1, sizeof *citation.cites);
    for (size_t i = 0; i < citation.count; i++)
        citation.cites[i].item = csl_item(engine, i);
    csl_write_citation(engine, &citation, format, out);
    for (size_t i = 0; format != CSL_HTML && i < citation.count; i++) {
        CslCitation one = { .cites = &citation.cites[i], .count = 1, .stateless = true };

        buf_char(out, '\n');
        csl_write_citation(engine, &one, format, out);
    }
    buf_puts(out, format == CSL_HTML ? "\n" : "\n\n");
    if (csl_has_bibliography(engine))
        csl_write_bibliography(engine, format, out);
}

/* `driver -s STYLE ITEMS [terms=item] [forms=rot] [locale=TAG] [text|markdown]` */
static int render_all(const char *style_path, const char *items_path, const char *locales, const Wish *wish)
{
    Arena *arena = arena_create();
    CslFaults faults = { .arena = arena };
    CslLoader loader = { load_locale, (void *)(uintptr_t)locales };
    Str error, parent = STR_EMPTY;
    Source *source = file_read(arena, str_of(style_path), &error);
    CslStyle *style = source == NULL ? NULL : csl_style_read(arena, source, &faults, &parent);
    CslEngine *engine = style == NULL ? NULL : csl_engine_create(arena, style, &loader, str_of(wish->locale));
    Source *json = file_read(arena, str_of(items_path), &error);
    const Node *items = json == NULL ? NULL : parse(arena, json->bytes);
    Buf out = { 0 };

    for (size_t i = 0; i < faults.list.count; i++)
        printf("%s: %.*s\n", style_path, STR_ARG(faults.list.items[i].message));
    if (engine == NULL || items == NULL) {
        printf("%s: %s %.*s\n", style_path, parent.len > 0 ? "parent" : "not read", STR_ARG(parent));
        arena_destroy(arena);
        return parent.len == 0;
    }
    csl_set_options(engine, &wish->options);
    for (size_t i = 0; i < items->count; i++)
        csl_register(engine, items->entries[i].value);
    write_all(engine, arena, wish->format, &out);
    printf("%.*s\n", STR_ARG(buf_str(&out)));
    buf_free(&out);
    csl_engine_close(engine);
    arena_destroy(arena);
    return 0;
}

int main(int argc, char **argv)
{
    const char *locales = getenv("CSL_LOCALES");
    bool verbose = argc > 1 && strcmp(argv[1], "-v") == 0;
    int failed = 0;

    if (locales == NULL)
        locales = "/usr/share/citation-style-language/locales";
    if (argc >= 4 && strcmp(argv[1], "-s") == 0) {
        Wish wish = { .format = CSL_HTML, .locale = "" };

        for (int i = 4; i < argc; i++)
            if (!read_wish(&wish, argv[i]))
                return 2;
        return render_all(argv[2], argv[3], locales, &wish);
    }
    for (int i = verbose ? 2 : 1; i < argc; i++) {
        Arena *arena = arena_create();
        Str error = STR_EMPTY, want, got;
        Source *source = file_read(arena, str_of(argv[i]), &error);
        Buf out = { 0 };
        bool ran = source != NULL && run(arena, source->bytes, locales, &out);

        got = trim_lines(arena, buf_str(&out));
        want = source == NULL ? STR_EMPTY : trim_lines(arena, section(source->bytes, "RESULT"));
        ran = ran && str_eq(got, want);
        failed += !ran;
        printf("%sok %d - %.*s\n", ran ? "" : "not ", verbose ? i - 1 : i, STR_ARG(path_name(str_of(argv[i]))));
        if (!ran && verbose)
            printf("WANT\n%.*s\nGOT\n%.*s\n", STR_ARG(want), STR_ARG(got));
        fflush(stdout);
        buf_free(&out);
        arena_destroy(arena);
    }
    printf("1..%d\n", verbose ? argc - 2 : argc - 1);
    return failed > 0;
}
