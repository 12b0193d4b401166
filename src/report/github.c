/* GitHub's workflow commands: "::error file=F,line=1,endLine=1,col=2,endColumn=5,title=T::message", one for each finding,
 * in a line of its own. What is special in them is written as %25, %0D, %0A, and in a property also %3A and %2C
 * (docs.github.com, "Workflow commands for GitHub Actions"; the toolkit's command.ts). */
#include "base/utf8.h"
#include "report/report.h"

static void put_data(Buf *out, Str text, bool property)
{
    size_t at = 0;
    uint32_t cp;

    while (utf8_next(text, &at, &cp))
        if (cp == '%' || cp == '\r' || cp == '\n' || (property && (cp == ':' || cp == ',')))
            buf_format(out, "%%%02X", (unsigned)cp);
        else
            report_put(out, cp);
}

static const char *command_of(Severity severity)
{
    static const char *const commands[] = { "debug", "notice", "warning", "error" };

    return commands[severity];
}

/* Columns are for findings within a line: GitHub refuses others. */
static void put_place(Buf *out, const Diag *diag)
{
    Position start = source_locate(diag->source, diag->span.start), end = source_locate(diag->source, diag->span.end);

    buf_puts(out, "file=");
    put_data(out, report_path(diag->source->name), true);
    buf_format(out, ",line=%zu,endLine=%zu,", start.line, end.line);
    if (start.line == end.line)
        buf_format(out, "col=%zu,endColumn=%zu,", start.column, end.column);
}

static void put_note(Buf *out, const DiagNote *note)
{
    buf_puts(out, "%0Anote: ");
    put_data(out, report_path(note->source->name), false);
    buf_format(out, ":%zu: ", source_locate(note->source, note->span.start).line);
    put_data(out, note->message, false);
}

static void put_diag(Buf *out, const Diag *diag)
{
    const DiagRow *row = diag_row(diag->code);

    buf_format(out, "::%s ", command_of(diag->severity));
    if (diag->source != NULL)
        put_place(out, diag);
    buf_format(out, "title=%s%%3A ", row->code);
    put_data(out, str_of(row->title), true);
    buf_puts(out, "::");
    put_data(out, diag->message, false);
    for (size_t i = 0; i < diag->notes.count; i++)
        put_note(out, &diag->notes.items[i]);
    if (diag->help.len > 0) {
        buf_puts(out, "%0Ahelp: ");
        put_data(out, diag->help, false);
    }
    buf_char(out, '\n');
}

void report_github(const Report *report, Buf *out)
{
    for (size_t i = 0; i < report->failure_count; i++) {
        buf_puts(out, "::error title=bibelot::");
        put_data(out, report->failures[i], false);
        buf_char(out, '\n');
    }
    for (size_t i = 0; i < report_shown(report); i++)
        put_diag(out, report->diags->list.items[i]);
    if (report_shown(report) < report->diags->list.count)
        buf_format(out, "::warning title=bibelot::of %zu findings the first %zu are shown\n", report->diags->list.count,
                   report_shown(report));
}
