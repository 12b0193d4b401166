/* report.h - diagnostics for people and programs. A new report is one row in report.c. */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "base/buf.h"
#include "base/diag.h"

typedef struct Report {
    const Diags *diags;  /* sorted */
    const Str *failures; /* what failed beside the input: "notes.yaml: Permission denied" */
    size_t failure_count;
    const Str *files; /* the names of what was looked at, each once; NULL: they are counted alone */
    size_t source_count;
    const char *version; /* of the program */
    int status;          /* with which the command ends */
    Severity failing;    /* from this level on a diagnostic makes the command fail */
    bool color;
    bool quiet; /* no summary line */
} Report;

/* Appends the report to `out`, and does nothing else. */
typedef void ReportWriter(const Report *report, Buf *out);

typedef struct ReportFormat {
    const char *name;
    const char *label;
    ReportWriter *write;
} ReportFormat;

extern const ReportFormat report_formats[];
extern const size_t report_format_count;

/* By name, or NULL. */
const ReportFormat *report_find(Str name);
/* How many diagnostics of the list are shown: LIMIT_FINDINGS of them at most. */
size_t report_shown(const Report *report);
/* A file as other programs know it: without "./" before it. */
Str report_path(Str name);

/* Appends a character. One that is hidden (utf8_is_hidden), and would act on whatever shows the report, is told as \u0085: messages
 * quote the input, and a file may have any name. */
enum { REPORT_ESCAPE = sizeof "\\u0085" - 1 };
void report_put(Buf *out, uint32_t cp);
/* The same of a text for a line on a terminal: a tab is a blank. */
void report_put_text(Buf *out, Str text);

ReportWriter report_text, report_json, report_sarif, report_github, report_junit, report_gitlab;

/* The JSON Schema (draft 7) of report_json. */
void report_schema(Buf *out);

#endif
