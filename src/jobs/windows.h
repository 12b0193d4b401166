/* windows.h - which formats are read in windows, and how. */
#ifndef JOBS_WINDOWS_H
#define JOBS_WINDOWS_H

#include "jobs/formats.h"

extern const FormatWindows bibtex_windows, biblatex_windows, ris_windows, csl_json_windows;

#endif
