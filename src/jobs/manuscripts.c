#include "jobs/manuscripts.h"

#include "read/manuscript.h"

static Source *open_source(Load *load, Str path, bool required)
{
    Str error = STR_EMPTY;
    Source *source = file_read_within(load->arena, path, load->diags->limits.most[LIMIT_FILE], &error);

    if (source == NULL && required)
        vec_push(load->arena, &load->failures, arena_format(load->arena, "%.*s: %.*s", STR_ARG(path), STR_ARG(error)));
    return source;
}

/* The suffix is added where there is none. */
static Str input_path(Load *load, Str folder, Str name, Str main)
{
    Str path = str_starts(name, STR("/")) ? name : path_join(load->arena, folder, name);

    return manuscript_reader(path) != NULL ? path : arena_join(load->arena, path, path_suffix(main));
}

/* A manuscript is no way to look at other folders. */
static bool lies_in(Load *load, Str folder, Str real)
{
    Str base = path_real(load->arena, folder);

    return str_is(base, "/") || (str_starts(real, base) && real.len > base.len && real.ptr[base.len] == '/');
}

static void read_file(Load *load, Str path, bool required, ManuscriptList *list)
{
    Source *source = open_source(load, path, required);
    Manuscript *manuscript;

    if (source == NULL)
        return;
    source->order = load->sources.count + list->count;
    manuscript = manuscript_create(load->arena, source);
    manuscript_reader(path)(manuscript, load->diags);
    vec_push(load->arena, list, manuscript);
}

void manuscripts_read(Load *load, Str path, ManuscriptList *list)
{
    Str folder = path_folder(path);
    size_t first = list->count;
    Map seen = { 0 };

    map_set(load->arena, &seen, path_real(load->arena, path), &seen);
    read_file(load, path, true, list);
    for (size_t i = first; i < list->count; i++) {
        const ManuscriptNames *inputs = &list->items[i]->inputs;

        for (size_t j = 0; j < inputs->count && list->count - first < MANUSCRIPT_FILES; j++) {
            Str next = input_path(load, folder, inputs->items[j].text, path), real = path_real(load->arena, next);

            if (manuscript_reader(next) == NULL || map_get(&seen, real) != NULL || !lies_in(load, folder, real))
                continue;
            map_set(load->arena, &seen, real, &seen);
            read_file(load, next, false, list);
        }
    }
}
