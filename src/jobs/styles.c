#include "jobs/styles.h"

#include "base/file.h"
#include "base/map.h"
#include "csl/language.h"
#include "jobs/workers.h"
#include "text/match.h"

#include <stdlib.h>

enum { MATCH_PART = 32, SUGGESTIONS = 5, FAR = 1000 };

/* ---- folders ---- */

static void add_folder(Styles *styles, Str folder)
{
    if (folder.len > 0 && path_kind(styles->arena, folder) == PATH_FOLDER)
        vec_push(styles->arena, &styles->folders, folder);
}

static void add_own(Styles *styles)
{
    const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");

    if (data != NULL && data[0] == '/')
        add_folder(styles, path_join(styles->arena, str_of(data), STR("bibelot")));
    else if (home != NULL && home[0] == '/')
        add_folder(styles, path_join(styles->arena, str_of(home), STR(".local/share/bibelot")));
}

/* The default is the XDG Base Directory Specification's. */
static void add_system(Styles *styles)
{
    const char *dirs = getenv("XDG_DATA_DIRS");
    Str rest = dirs != NULL && dirs[0] != '\0' ? str_of(dirs) : STR("/usr/local/share:/usr/share"), dir;

    while (str_cut(&rest, ':', &dir))
        if (str_starts(dir, STR("/")))
            add_folder(styles, path_join(styles->arena, dir, STR("citation-style-language")));
}

Styles *styles_open(Arena *arena, Str folder)
{
    Styles *styles = arena_new(arena, Styles);

    styles->arena = arena;
    add_folder(styles, folder);
    add_own(styles);
    add_system(styles);
    return styles;
}

/* The first file of that name in the folders, or empty. */
static Str find_file(const Styles *styles, Arena *arena, Str name, const char *const below[])
{
    for (size_t i = 0; i < styles->folders.count; i++)
        for (size_t k = 0; below[k] != NULL; k++) {
            Str path = path_join(arena, styles->folders.items[i], path_join(arena, str_of(below[k]), name));

            if (path_kind(arena, path) == PATH_FILE)
                return path;
        }
    return STR_EMPTY;
}

/* ---- the list ---- */

typedef struct HeadReader {
    StyleRow *rows;
    size_t count;
    Arena **arenas; /* of each worker */
} HeadReader;

static void read_part(void *context, size_t worker, size_t number)
{
    HeadReader *reader = context;
    size_t end = (number + 1) * MATCH_PART;

    for (size_t i = number * MATCH_PART; i < end && i < reader->count; i++) {
        Arena *arena = reader->arenas[worker];
        Arena *scratch = arena_create();
        StyleHead head = style_head(arena, file_head(scratch, reader->rows[i].path, STYLE_HEAD));

        reader->rows[i].head = (StyleHead){
            arena_copy(arena, head.title),  arena_copy(arena, head.short_title),    arena_copy(arena, head.id),
            arena_copy(arena, head.parent), arena_copy(arena, head.default_locale), arena_copy(arena, head.format),
            arena_copy(arena, head.fields),
        };
        arena_destroy(scratch);
    }
}

static void read_heads(Styles *styles)
{
    size_t parts = (styles->rows.count + MATCH_PART - 1) / MATCH_PART, workers = workers_count(parts);
    HeadReader reader = { .rows = styles->rows.items, .count = styles->rows.count };

    reader.arenas = arena_array(styles->arena, workers, sizeof *reader.arenas);
    for (size_t i = 0; i < workers; i++)
        reader.arenas[i] = arena_create();
    workers_run(workers, parts, read_part, &reader);
    for (size_t i = 0; i < workers; i++)
        arena_adopt(styles->arena, reader.arenas[i]);
}

static int compare_rows(const void *a, const void *b)
{
    return str_cmp(((const StyleRow *)a)->name, ((const StyleRow *)b)->name);
}

void styles_list(Styles *styles)
{
    static const char *const suffixes[] = { ".csl", NULL };
    Map seen = { 0 };

    if (styles->listed)
        return;
    styles->listed = true;
    for (size_t i = 0; i < styles->folders.count; i++) {
        PathList paths = { 0 };
        Str error;

        if (!file_walk(styles->arena, styles->folders.items[i], suffixes, &paths, &error))
            continue; /* what can't be read has no styles for us */
        for (size_t k = 0; k < paths.count; k++) {
            Str file = path_name(paths.items[k]);
            StyleRow row = { .path = paths.items[k], .name = str_slice(file, 0, file.len - STR(".csl").len) };

            if (map_get(&seen, row.name) != NULL)
                continue;
            map_add(styles->arena, &seen, row.name, styles);
            vec_push(styles->arena, &styles->rows, row);
        }
    }
    if (styles->rows.count > 0)
        qsort(styles->rows.items, styles->rows.count, sizeof *styles->rows.items, compare_rows);
    read_heads(styles);
}

static bool contains_nocase(Str text, Str word)
{
    for (size_t at = 0; at + word.len <= text.len; at++)
        if (str_eq_nocase(str_slice(text, at, at + word.len), word))
            return true;
    return false;
}

bool styles_match(const StyleRow *row, const Str *words, size_t count)
{
    const Str texts[] = { row->name, row->head.title, row->head.short_title, row->head.fields, row->head.format };

    for (size_t i = 0; i < count; i++) {
        bool found = false;

        for (size_t k = 0; k < sizeof texts / sizeof *texts && !found; k++)
            found = contains_nocase(texts[k], words[i]);
        if (!found)
            return false;
    }
    return true;
}

/* ---- one style ---- */

/* "Nature Physics" as files are named: nature-physics. */
static Str file_name_of(Arena *arena, Str name)
{
    Buf out = { 0 };
    Str file;

    for (size_t i = 0; i < name.len; i++)
        buf_char(&out, name.ptr[i] == ' ' || name.ptr[i] == '_' ? '-' : ascii_lower(name.ptr[i]));
    buf_puts(&out, ".csl");
    file = buf_keep(arena, &out);
    buf_free(&out);
    return file;
}

static Str without_scheme(Str id)
{
    size_t at = str_find(id, STR("://"));

    id = at == STR_NONE ? id : str_from(id, at + 3);
    return str_starts(id, STR("www.")) ? str_from(id, 4) : id;
}

static Str find_by_name(Styles *styles, Str name)
{
    static const char *const below[] = { "", "styles", "dependent", "styles/dependent", NULL };
    Str path = find_file(styles, styles->arena, arena_join(styles->arena, name, STR(".csl")), below);

    return path.len > 0 ? path : find_file(styles, styles->arena, file_name_of(styles->arena, name), below);
}

/* By what the heads say: a name in other letters, an id, a title. */
static Str find_by_head(Styles *styles, Str name)
{
    Str key = match_key(styles->arena, name), id = without_scheme(name);
    const StyleRow *titled = NULL;

    styles_list(styles);
    for (size_t i = 0; i < styles->rows.count; i++) {
        const StyleRow *row = &styles->rows.items[i];

        if (str_eq_nocase(row->name, name) || str_eq_nocase(without_scheme(row->head.id), id))
            return row->path;
    }
    for (size_t i = 0; i < styles->rows.count && key.len > 0; i++) {
        const StyleRow *row = &styles->rows.items[i];
        bool same = str_eq(match_key(styles->arena, row->head.title), key) ||
                    str_eq(match_key(styles->arena, row->head.short_title), key);

        if (same && (titled == NULL || (titled->head.parent.len > 0 && row->head.parent.len == 0)))
            titled = row;
    }
    return titled != NULL ? titled->path : STR_EMPTY;
}

Str styles_find(Styles *styles, Str name, bool *own)
{
    Str path;

    *own = !str_contains(name, STR("://")) && (str_contains(name, STR("/")) || str_ends(name, STR(".csl")));
    if (*own && (path_kind(styles->arena, name) != PATH_MISSING || str_contains(name, STR("/"))))
        return name;
    if (*own)
        name = str_slice(name, 0, name.len - STR(".csl").len);
    *own = false;
    path = find_by_name(styles, str_contains(name, STR("://")) ? path_name(name) : name);
    return path.len > 0 ? path : find_by_head(styles, name);
}

/* ---- suggestions ---- */

typedef struct Near {
    const StyleRow *row;
    unsigned distance;
} Near;

/* Before another: nearer, then independent, then shorter, then by name. */
static bool is_nearer(const Near *a, const Near *b)
{
    if (b->row == NULL || a->distance != b->distance)
        return b->row == NULL || a->distance < b->distance;
    if ((a->row->head.parent.len == 0) != (b->row->head.parent.len == 0))
        return a->row->head.parent.len == 0;
    return a->row->name.len < b->row->name.len;
}

static void keep_nearest(Near nearest[SUGGESTIONS], Near near)
{
    for (size_t i = 0; i < SUGGESTIONS; i++)
        if (is_nearer(&near, &nearest[i])) {
            Near next = nearest[i];

            nearest[i] = near;
            near = next;
            if (near.row == NULL)
                return;
        }
}

static bool begins_word(Str text, Str word)
{
    for (size_t at = 0; at + word.len <= text.len; at++)
        if ((at == 0 || !ascii_is_alnum(text.ptr[at - 1])) && str_eq_nocase(str_slice(text, at, at + word.len), word))
            return true;
    return false;
}

/* Words of the name or title begin with them. */
static bool has_words(const StyleRow *row, const Str *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!begins_word(row->name, words[i]) && !begins_word(row->head.title, words[i]))
            return false;
    return true;
}

Str styles_suggest(Styles *styles, Str name)
{
    Str file = file_name_of(styles->arena, str_contains(name, STR("://")) ? path_name(name) : name);
    Near nearest[SUGGESTIONS] = { { NULL, 0 } };
    unsigned limit;
    Buf out = { 0 };
    Str words[MATCH_PART], rest = name, text;
    size_t count = 0;

    file = str_slice(file, 0, file.len - STR(".csl").len);
    limit = (unsigned)(file.len / 4 + 1);
    while (count < MATCH_PART && str_cut(&rest, ' ', &words[count]))
        count += words[count].len > 0;
    styles_list(styles);
    for (size_t i = 0; i < styles->rows.count; i++) {
        const StyleRow *row = &styles->rows.items[i];
        unsigned distance = str_distance(file, row->name, limit);

        if (distance <= limit)
            keep_nearest(nearest, (Near){ row, distance });
        else if (count > 0 && has_words(row, words, count))
            keep_nearest(nearest, (Near){ row, FAR });
    }
    for (size_t i = 0; i < SUGGESTIONS && nearest[i].row != NULL; i++)
        buf_format(&out, "%s'%.*s'",
                   i == 0                                               ? ""
                   : i + 1 == SUGGESTIONS || nearest[i + 1].row == NULL ? " or "
                                                                        : ", ",
                   STR_ARG(nearest[i].row->name));
    text = buf_keep(styles->arena, &out);
    buf_free(&out);
    return text;
}

/* ---- locales ---- */

static Str find_locale(const Styles *styles, Arena *arena, Str tag)
{
    static const char *const below[] = { "", "locales", NULL };

    for (size_t i = 0; i < tag.len; i++)
        if (!ascii_is_alnum(tag.ptr[i]) && tag.ptr[i] != '-')
            return STR_EMPTY;
    return find_file(styles, arena, arena_format(arena, "locales-%.*s.xml", STR_ARG(tag)), below);
}

static Source *load_locale(void *context, Arena *arena, Str tag)
{
    Str path = find_locale(context, arena, tag), error;

    return path.len == 0 ? NULL : file_read(arena, path, &error);
}

/* The first locale of a language, whatever its region. */
static Str locale_of_language(Styles *styles, Str language)
{
    static const char *const suffixes[] = { ".xml", NULL };
    Str start = STR("locales-"), wanted = arena_format(styles->arena, "locales-%.*s-", STR_ARG(language)), error;

    for (size_t i = 0; i < styles->folders.count; i++) {
        PathList paths = { 0 };

        if (!file_walk(styles->arena, styles->folders.items[i], suffixes, &paths, &error))
            continue;
        for (size_t k = 0; k < paths.count; k++) {
            Str name = path_name(paths.items[k]);
            Str tag = str_slice(name, start.len, name.len - STR(".xml").len);

            if (str_starts(name, wanted) && find_locale(styles, styles->arena, tag).len > 0)
                return tag;
        }
    }
    return STR_EMPTY;
}

Str styles_locale(Styles *styles, Str tag)
{
    Str wanted = csl_locale_tag(styles->arena, tag), rest = wanted, language = STR_EMPTY;

    str_cut(&rest, '-', &language);
    if (find_locale(styles, styles->arena, wanted).len > 0 ||
        find_locale(styles, styles->arena, csl_main_dialect(language)).len > 0)
        return tag;
    return locale_of_language(styles, language);
}

CslLoader styles_loader(Styles *styles)
{
    return (CslLoader){ load_locale, styles };
}
