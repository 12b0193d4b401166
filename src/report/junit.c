/* JUnit's XML, as Jenkins and GitLab read it: a testsuite for each file; in it a testcase for each finding, or one that
 * passes where there is none. A finding that makes the command fail is a failure; any other passes, and says what it has to
 * say as its output, so that the report and the exit status agree. */
#include "base/utf8.h"
#include "report/report.h"

/* XML has no place for most controls, nor for U+FFFE and U+FFFF. */
static void put_text(Buf *out, Str text)
{
    size_t at = 0;
    uint32_t cp;

    while (utf8_next(text, &at, &cp))
        if (cp == '&')
            buf_puts(out, "&amp;");
        else if (cp == '<')
            buf_puts(out, "&lt;");
        else if (cp == '>')
            buf_puts(out, "&gt;");
        else if (cp == '"')
            buf_puts(out, "&quot;");
        else if (cp == '\n' || cp == '\t' || cp == '\r')
            buf_format(out, "&#%u;", (unsigned)cp);
        else
            report_put(out, cp == 0xFFFE || cp == 0xFFFF ? UTF8_REPLACEMENT : cp);
}

static void put_attribute(Buf *out, const char *name, Str value)
{
    buf_format(out, " %s=\"", name);
    put_text(out, value);
    buf_char(out, '"');
}

static void put_place(Buf *out, const Source *source, Span span)
{
    Position place = source_locate(source, span.start);

    put_text(out, report_path(source->name));
    buf_format(out, ":%zu:%zu: ", place.line, place.column);
}

/* What people read of it: place, message, notes, help. */
static void put_story(Buf *out, const Diag *diag)
{
    if (diag->source != NULL)
        put_place(out, diag->source, diag->span);
    buf_format(out, "%s: ", severity_name(diag->severity));
    put_text(out, diag->message);
    buf_format(out, " [%s]\n", diag_row(diag->code)->code);
    for (size_t i = 0; i < diag->notes.count; i++) {
        buf_puts(out, "note: ");
        put_place(out, diag->notes.items[i].source, diag->notes.items[i].span);
        put_text(out, diag->notes.items[i].message);
        buf_char(out, '\n');
    }
    if (diag->help.len > 0) {
        buf_puts(out, "help: ");
        put_text(out, diag->help);
        buf_char(out, '\n');
    }
}

static bool is_failing(const Report *report, const Diag *diag)
{
    return diag->severity >= report->failing;
}

/* The name begins with the place, so that two of one code are two cases. */
static void put_case(const Report *report, Str file, const Diag *diag, Buf *out)
{
    buf_puts(out, "    <testcase name=\"");
    if (diag->source != NULL) {
        Position place = source_locate(diag->source, diag->span.start);

        buf_format(out, "%zu:%zu: ", place.line, place.column);
    }
    buf_format(out, "%s: ", diag_row(diag->code)->code);
    put_text(out, str_of(diag_row(diag->code)->title));
    buf_char(out, '"');
    put_attribute(out, "classname", file);
    if (diag->source != NULL)
        put_attribute(out, "file", file);
    buf_puts(out, ">\n      ");
    if (is_failing(report, diag)) {
        buf_puts(out, "<failure");
        put_attribute(out, "type", str_of(diag_row(diag->code)->code));
        put_attribute(out, "message", diag->message);
        buf_char(out, '>');
        put_story(out, diag);
        buf_puts(out, "</failure>");
    } else {
        buf_puts(out, "<system-out>");
        put_story(out, diag);
        buf_puts(out, "</system-out>");
    }
    buf_puts(out, "\n    </testcase>\n");
}

static Str file_of(const Diag *diag)
{
    return diag->source != NULL ? diag->source->name : STR("bibelot");
}

/* Findings [from, to) of the list, which are of one file. */
static void put_suite(const Report *report, Str file, size_t from, size_t to, Buf *out)
{
    size_t failures = 0;

    for (size_t i = from; i < to; i++)
        failures += is_failing(report, report->diags->list.items[i]);
    file = report_path(file);
    buf_puts(out, "  <testsuite");
    put_attribute(out, "name", file);
    buf_format(out, " tests=\"%zu\" failures=\"%zu\" errors=\"0\">\n", to > from ? to - from : 1, failures);
    for (size_t i = from; i < to; i++)
        put_case(report, file, report->diags->list.items[i], out);
    if (from == to) {
        buf_puts(out, "    <testcase name=\"nothing is wrong\"");
        put_attribute(out, "classname", file);
        put_attribute(out, "file", file);
        buf_puts(out, "/>\n");
    }
    buf_puts(out, "  </testsuite>\n");
}

static void put_failures(const Report *report, Buf *out)
{
    if (report->failure_count == 0)
        return;
    buf_format(out, "  <testsuite name=\"bibelot: what failed\" tests=\"%zu\" failures=\"0\" errors=\"%zu\">\n",
               report->failure_count, report->failure_count);
    for (size_t i = 0; i < report->failure_count; i++) {
        buf_puts(out, "    <testcase");
        put_attribute(out, "name", report->failures[i]);
        buf_puts(out, " classname=\"bibelot\">\n      <error");
        put_attribute(out, "message", report->failures[i]);
        buf_puts(out, "/>\n    </testcase>\n");
    }
    buf_puts(out, "  </testsuite>\n");
}

/* Findings come in the order of the files. One that is not among `files` (a manuscript) has a suite all the same. */
static void put_suites(const Report *report, Buf *out)
{
    size_t shown = report_shown(report), file = 0, files = report->files != NULL ? report->source_count : 0;

    for (size_t from = 0, to; from < shown; from = to) {
        Str name = file_of(report->diags->list.items[from]);
        size_t known = file;

        for (to = from; to < shown && str_eq(file_of(report->diags->list.items[to]), name);)
            to++;
        while (known < files && !str_eq(report->files[known], name))
            known++;
        while (known < files && file < known)
            put_suite(report, report->files[file++], 0, 0, out);
        file += known < files;
        put_suite(report, name, from, to, out);
    }
    while (shown == report->diags->list.count && file < files)
        put_suite(report, report->files[file++], 0, 0, out);
}

void report_junit(const Report *report, Buf *out)
{
    buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"bibelot\">\n");
    put_failures(report, out);
    put_suites(report, out);
    buf_puts(out, "</testsuites>\n");
}
