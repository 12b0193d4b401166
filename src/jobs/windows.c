#include "jobs/windows.h"

#include "crosswalk/bib_read.h"
#include "read/bibtex_windows.h"
#include "read/csl.h"
#include "read/json_windows.h"
#include "read/ris.h"

static void read_bibtex_window(const void *state, Records *records, Source *window, Diags *diags)
{
    bibtex_file_read(state, records, window, bibtex_read_entry, diags);
}

static void read_biblatex_window(const void *state, Records *records, Source *window, Diags *diags)
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

static void read_ris_window(const void *state, Records *records, Source *window, Diags *diags)
{
    (void)state;
    read_ris(records, window, diags);
}

const FormatWindows ris_windows = { .split = ris_split, .read = read_ris_window };

static void read_csl_window(const void *state, Records *records, Source *window, Diags *diags)
{
    (void)state;
    read_csl_json(records, json_window(records->arena, window), diags);
}

const FormatWindows csl_json_windows = { .split = json_split, .read = read_csl_window };
