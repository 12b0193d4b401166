#include "report/report.h"

/* clang-format off */
const ReportFormat report_formats[] = {
    { "text", "excerpts for people", report_text },
    { "json", "one JSON document for programs", report_json },
};
/* clang-format on */

const size_t report_format_count = sizeof report_formats / sizeof report_formats[0];

const ReportFormat *report_find(Str name)
{
    for (size_t i = 0; i < report_format_count; i++)
        if (str_is(name, report_formats[i].name))
            return &report_formats[i];
    return NULL;
}
