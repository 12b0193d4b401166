#include "report/report.h"

#include "base/utf8.h"

/* clang-format off */
const ReportFormat report_formats[] = {
    { "text", "excerpts for people", report_text },
    { "json", "one JSON document for programs", report_json },
    { "sarif", "SARIF 2.1.0, for code scanning and editors", report_sarif },
    { "github", "workflow commands, which GitHub shows at the lines of a pull request", report_github },
    { "junit", "JUnit's XML, for Jenkins, GitLab and the like: a suite for each file, a case for each finding", report_junit },
    { "gitlab", "GitLab's Code Quality JSON", report_gitlab },
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

size_t report_shown(const Report *report)
{
    size_t count = report->diags->list.count, most = report->diags->limits.most[LIMIT_FINDINGS];

    return count < most ? count : most;
}

Str report_path(Str name)
{
    while (str_starts(name, STR("./")) && name.len > 2)
        name = str_from(name, 2);
    return name;
}

void report_put(Buf *out, uint32_t cp)
{
    if (utf8_is_hidden(cp))
        buf_format(out, "\\u%04x", (unsigned)cp);
    else
        buf_cp(out, cp);
}
