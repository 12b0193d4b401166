/* The report for people: place, message, the line itself with what is meant underlined, and how to mend it. */
#include "report/report.h"

#include "base/utf8.h"
#include "text/width.h"

enum { EXCERPT_COLUMNS = 110 }; /* a longer line is shown around the fault */

typedef struct Style {
    const char *bold, *place, *end;
    const char *level[4];
} Style;

static const Style plain = { "", "", "", { "", "", "", "" } };
static const Style colored = { "\033[1m", "\033[36m", "\033[0m", { "", "\033[1;34m", "\033[1;35m", "\033[1;31m" } };

static unsigned width_shown(uint32_t cp)
{
    return cp == '\t' || cp > 0x10FFFF ? 1 : utf8_is_hidden(cp) ? REPORT_ESCAPE : width_of(cp);
}

/* One character of the line as a terminal may have it: controls, which could act on it, are told, a tab is a blank. */
static unsigned put_shown(Buf *out, uint32_t cp)
{
    if (cp == '\t')
        buf_char(out, ' ');
    else
        report_put(out, cp);
    return width_shown(cp);
}

/* The beginning of the character that ends before `end`; adds its width. */
static size_t step_back(Str line, size_t end, size_t *columns)
{
    size_t start = end - 1;
    uint32_t cp;

    while (start > 0 && end - start < 4 && ((unsigned char)line.ptr[start] & 0xC0) == 0x80)
        start--;
    if (utf8_decode(line, start, &cp) != end - start) { /* malformed */
        *columns += 1;
        return end - 1;
    }
    *columns += width_shown(cp);
    return start;
}

/* A piece of a line: from which byte, so that the fault is in it. Goes back from there: the line may be very long. */
static size_t excerpt_start(Str line, size_t at)
{
    size_t start = at, columns = 0, from = at;

    while (start > 0 && columns < EXCERPT_COLUMNS * 3 / 4) {
        start = step_back(line, start, &columns);
        from = columns <= EXCERPT_COLUMNS / 2 ? start : from;
    }
    return start == 0 ? 0 : from;
}

/* What stands left of the line: its number, or nothing. */
static void put_gutter(Buf *out, const Style *style, Str number)
{
    enum { WIDTH = 5 };

    buf_puts(out, style->place);
    buf_repeat(out, ' ', number.len < WIDTH ? WIDTH - number.len : 0);
    buf_put(out, number);
    buf_puts(out, " |");
    buf_puts(out, style->end);
    buf_char(out, ' ');
}

static void put_excerpt(Buf *out, const Style *style, const Source *source, Span span, Severity severity)
{
    Position place = source_locate(source, span.start);
    Str line = source_line(source, place.line);
    size_t line_start = source_offset(source, place.line, 0), at = span.start - line_start, end = span.end - line_start;
    size_t position, before = 0, under = 0, columns = 0;
    char digits[STR_DIGITS];
    uint32_t cp;

    if (at > line.len)
        at = line.len;
    position = excerpt_start(line, at);
    put_gutter(out, style, str_digits(place.line, digits));
    if (position > 0)
        columns = before = put_shown(out, 0x2026);
    while (columns < EXCERPT_COLUMNS) {
        size_t start = position;
        unsigned width;

        if (!utf8_next(line, &position, &cp))
            break;
        width = put_shown(out, cp);
        columns += width;
        before += start < at ? width : 0;
        under += start >= at && start < end ? width : 0;
    }
    if (position < line.len)
        put_shown(out, 0x2026);
    buf_char(out, '\n');
    put_gutter(out, style, STR_EMPTY);
    buf_repeat(out, ' ', before);
    buf_puts(out, style->level[severity]);
    buf_char(out, '^');
    buf_repeat(out, '~', under > 1 ? under - 1 : 0);
    buf_puts(out, style->end);
    buf_char(out, '\n');
}

/* Messages quote the input, and a file may have any name. */
void report_put_text(Buf *out, Str text)
{
    uint32_t cp;

    for (size_t at = 0;;) {
        size_t start = at;

        at = utf8_pass_plain(text, at);
        buf_put(out, str_slice(text, start, at));
        if (!utf8_next(text, &at, &cp))
            return;
        put_shown(out, cp);
    }
}

static void put_place(Buf *out, const Source *source, Span span)
{
    Position place = source_locate(source, span.start);

    report_put_text(out, source->name);
    buf_char(out, ':');
    buf_number(out, (int64_t)place.line, 0);
    buf_char(out, ':');
    buf_number(out, (int64_t)place.column, 0);
    buf_puts(out, ": ");
}

/* "   = help: " */
static void put_aside(Buf *out, const Style *style, const char *word)
{
    buf_puts(out, "   ");
    buf_puts(out, style->place);
    buf_char(out, '=');
    buf_puts(out, style->end);
    buf_puts(out, word);
}

static void put_diag(Buf *out, const Style *style, const Diag *diag)
{
    buf_puts(out, style->bold);
    if (diag->source != NULL)
        put_place(out, diag->source, diag->span);
    buf_puts(out, style->end);
    buf_puts(out, style->level[diag->severity]);
    buf_puts(out, severity_name(diag->severity));
    buf_char(out, ':');
    buf_puts(out, style->end);
    buf_char(out, ' ');
    report_put_text(out, diag->message);
    buf_puts(out, " [");
    buf_puts(out, diag_row(diag->code)->code);
    buf_puts(out, "]\n");
    if (diag->source != NULL)
        put_excerpt(out, style, diag->source, diag->span, diag->severity);
    for (size_t i = 0; i < diag->notes.count; i++) {
        put_aside(out, style, " note: ");
        put_place(out, diag->notes.items[i].source, diag->notes.items[i].span);
        report_put_text(out, diag->notes.items[i].message);
        buf_char(out, '\n');
    }
    if (diag->help.len > 0) {
        put_aside(out, style, " help: ");
        report_put_text(out, diag->help);
        buf_char(out, '\n');
    }
}

static void put_count(Buf *out, size_t count, const char *noun, bool *first)
{
    if (count == 0)
        return;
    buf_format(out, "%s%zu %s%s", *first ? "" : ", ", count, noun, count == 1 ? "" : "s");
    *first = false;
}

/* "; not shown: 1 allowed, 2 known; 3 mended" */
static void put_left_out(const Diags *diags, Buf *out)
{
    static const char *const reasons[LEFT_REASONS] = {
        [LEFT_ALLOWED] = "allowed",
        [LEFT_CODES] = "of other codes",
        [LEFT_KNOWN] = "in the baseline",
        [LEFT_UNCHANGED] = "on unchanged lines",
    };
    const char *before = "; not shown: ";
    size_t fixable = 0;

    for (int reason = 0; reason < LEFT_REASONS; reason++)
        if (diags->left_out[reason] > 0) {
            buf_format(out, "%s%zu %s", before, diags->left_out[reason], reasons[reason]);
            before = ", ";
        }
    if (diags->mended > 0)
        buf_format(out, "; %zu mended", diags->mended);
    for (size_t i = 0; i < diags->list.count; i++)
        fixable += diags->list.items[i]->fix != NULL;
    if (fixable > 0)
        buf_format(out, "; %zu can be mended by --fix", fixable);
    if (diags->stale > 0)
        buf_format(out, "; %zu of the baseline %s there no more", diags->stale, diags->stale == 1 ? "is" : "are");
}

/* Nothing where nothing was found that is worth a word. */
static void put_summary(const Report *report, Buf *out)
{
    const Diags *diags = report->diags;
    size_t start = out->len;
    bool first = true;
    Buf rest = { 0 };

    put_left_out(diags, &rest);
    put_count(out, diags->errors, "error", &first);
    put_count(out, diags->warnings, "warning", &first);
    put_count(out, diags->infos, "remark", &first);
    if (first && rest.len > 0)
        buf_puts(out, "nothing to report");
    if (out->len > start) {
        buf_format(out, " in %zu file%s", report->source_count, report->source_count == 1 ? "" : "s");
        if (diags->list.count > report_shown(report))
            buf_format(out, "; the first %zu are shown", report_shown(report));
        buf_put(out, buf_str(&rest));
        buf_char(out, '\n');
    }
    buf_free(&rest);
}

void report_text(const Report *report, Buf *out)
{
    const Style *style = report->color ? &colored : &plain;

    for (size_t i = 0; i < report->failure_count; i++) {
        buf_format(out, "%sbibelot:%s ", style->bold, style->end);
        report_put_text(out, report->failures[i]);
        buf_char(out, '\n');
    }
    for (size_t i = 0; i < report_shown(report); i++)
        put_diag(out, style, report->diags->list.items[i]);
    if (!report->quiet)
        put_summary(report, out);
}
