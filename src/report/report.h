/* report.h - diagnostics for people and programs. A new report is one row in report.c. */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "base/buf.h"
#include "base/diag.h"

enum { REPORT_LIMIT = 1000 }; /* diagnostics shown; the rest are counted */

typedef struct Report {
    const Diags *diags;  /* sorted */
    const Str *failures; /* what failed beside the input: "notes.yaml: Permission denied" */
    size_t failure_count;
    size_t source_count;
    bool color;
    bool quiet; /* no summary line */
} Report;

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

ReportWriter report_text, report_json;

#endif
