#include "jobs/windows.h"

#include "crosswalk/bib_read.h"
#include "crosswalk/ris.h"
#include "read/bibtex_windows.h"
#include "read/csl.h"
#include "read/json_windows.h"
#include "read/ris.h"

#include <threads.h>

static void read_bibtex_window(void *state, Records *records, Source *window, Diags *diags)
{
    bibtex_file_read(state, records, window, bibtex_read_entry, diags);
}

static void read_biblatex_window(void *state, Records *records, Source *window, Diags *diags)
{
    bibtex_file_read(state, records, window, biblatex_read_entry, diags);
}

const FormatWindows bibtex_windows = {
    .split = bibtex_split,
    .open = bibtex_file_open,
    .close = bibtex_file_close,
    .index = bibtex_file_index,
    .branch = bibtex_file_branch,
    .join = bibtex_file_join,
    .follow = bibtex_file_follow,
    .again = bibtex_file_again,
    .read = read_bibtex_window,
    .knows = bibtex_file_knows,
};

const FormatWindows biblatex_windows = {
    .split = bibtex_split,
    .open = biblatex_file_open,
    .close = bibtex_file_close,
    .index = bibtex_file_index,
    .branch = bibtex_file_branch,
    .join = bibtex_file_join,
    .follow = bibtex_file_follow,
    .again = bibtex_file_again,
    .read = read_biblatex_window,
    .knows = bibtex_file_knows,
};

/* Ids are made of those of the records before: by one window after the other, whoever is quicker to read its fields. The turn
 * of a window comes, since each one before it is with some worker, or done. */
typedef struct RisFile {
    RisKeys keys;
    mtx_t lock;
    cnd_t turn;
    uint64_t due; /* byte of the file where the window begins whose turn it is */
} RisFile;

static void *open_ris(Arena *arena)
{
    RisFile *file = arena_new(arena, RisFile);

    file->keys = ris_keys_open();
    mtx_init(&file->lock, mtx_plain);
    cnd_init(&file->turn);
    return file;
}

static void close_ris(void *state)
{
    RisFile *file = state;

    ris_keys_close(&file->keys);
    mtx_destroy(&file->lock);
    cnd_destroy(&file->turn);
}

static void make_ris_ids(RisFile *file, Arena *arena, const Source *window, const RisEntries *entries,
                         Node *const *ours, Str *ids)
{
    mtx_lock(&file->lock);
    while (file->due != window->first_byte)
        cnd_wait(&file->turn, &file->lock);
    for (size_t i = 0; i < entries->count; i++)
        ids[i] = ris_read_id(arena, entries->items[i], ours[i], &file->keys);
    file->due += window->bytes.len;
    cnd_broadcast(&file->turn);
    mtx_unlock(&file->lock);
}

static void read_ris_window(void *state, Records *records, Source *window, Diags *diags)
{
    Arena *arena = records->arena;
    RisEntries entries = { 0 };
    Node **ours;
    Str *ids;

    window->syntax = SYNTAX_LINES;
    ris_read_entries(arena, window, &entries, diags);
    ours = arena_array(arena, entries.count, sizeof *ours);
    ids = arena_array(arena, entries.count, sizeof *ids);
    for (size_t i = 0; i < entries.count; i++)
        ours[i] = ris_read_fields(arena, window, entries.items[i], diags);
    make_ris_ids(state, arena, window, &entries, ours, ids);
    for (size_t i = 0; i < entries.count && records_have_room(records, window, entries.items[i]->span, diags); i++)
        ris_read_record(records, window, entries.items[i], ours[i], ids[i], diags);
}

const FormatWindows ris_windows = { .split = ris_split, .open = open_ris, .close = close_ris, .read = read_ris_window };

static void read_csl_window(void *state, Records *records, Source *window, Diags *diags)
{
    (void)state;
    read_csl_json(records, json_window(records->arena, window), diags);
}

const FormatWindows csl_json_windows = { .split = json_split, .read = read_csl_window };
