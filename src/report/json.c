/* The report for programs. Lines and columns are 1-based, columns in code points; `end` is the place behind the last
 * character; `offset` and `length` are bytes. */
#include "base/fix.h"
#include "base/json.h"
#include "report/report.h"

static void put_position(JsonWriter *json, const char *key, Position position)
{
    json_key(json, key);
    json_begin_object(json);
    json_key(json, "line");
    json_int(json, (int64_t)position.line);
    json_key(json, "column");
    json_int(json, (int64_t)position.column);
    json_end_object(json);
}

static void put_place(JsonWriter *json, const Source *source, Span span)
{
    json_key(json, "file");
    /* A fix has a place, as a note has. NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
    json_str(json, source->name);
    put_position(json, "start", source_locate(source, span.start));
    put_position(json, "end", source_locate(source, span.end));
    json_key(json, "offset");
    json_int(json, (int64_t)(source->first_byte + span.start));
    json_key(json, "length");
    json_int(json, (int64_t)span.end - span.start);
}

static void put_field(JsonWriter *json, const char *key, Str text)
{
    json_key(json, key);
    json_str(json, text);
}

static void put_notes(JsonWriter *json, const Diag *diag)
{
    json_key(json, "notes");
    json_begin_array(json);
    for (size_t i = 0; i < diag->notes.count; i++) {
        const DiagNote *note = &diag->notes.items[i];

        json_begin_object(json);
        put_field(json, "message", note->message);
        put_place(json, note->source, note->span);
        json_end_object(json);
    }
    json_end_array(json);
}

/* Where several edits stand in a fix, all of them belong together. */
static void put_fixes(JsonWriter *json, const Diag *diag)
{
    const char *title = diag_fix_name(diag->code);
    const Edits *edits = &diag->fix->edits;

    json_key(json, "fixes");
    json_begin_array(json);
    json_begin_object(json);
    put_field(json, "title", str_of(title));
    json_key(json, "edits");
    json_begin_array(json);
    for (size_t i = 0; i < edits->count; i++) {
        json_begin_object(json);
        put_place(json, diag->source, edits->items[i].span);
        put_field(json, "text", edits->items[i].text);
        json_end_object(json);
    }
    json_end_array(json);
    json_end_object(json);
    json_end_array(json);
}

static void put_diag(JsonWriter *json, const Diag *diag)
{
    json_begin_object(json);
    put_field(json, "code", str_of(diag_row(diag->code)->code));
    put_field(json, "severity", str_of(severity_name(diag->severity)));
    put_field(json, "message", diag->message);
    if (diag->source != NULL)
        put_place(json, diag->source, diag->span);
    if (diag->help.len > 0)
        put_field(json, "help", diag->help);
    if (diag->notes.count > 0)
        put_notes(json, diag);
    if (diag->fix != NULL)
        put_fixes(json, diag);
    json_end_object(json);
}

static void put_number(JsonWriter *json, const char *key, size_t number)
{
    json_key(json, key);
    json_int(json, (int64_t)number);
}

/* What was found and is not shown, where there is any. */
static void put_left_out(JsonWriter *json, const Diags *diags)
{
    static const char *const reasons[LEFT_REASONS] = {
        [LEFT_ALLOWED] = "allowed",
        [LEFT_CODES] = "codes",
        [LEFT_KNOWN] = "baseline",
        [LEFT_UNCHANGED] = "unchanged",
    };
    size_t sum = 0;

    for (int reason = 0; reason < LEFT_REASONS; reason++)
        sum += diags->left_out[reason];
    if (sum > 0) {
        json_key(json, "left-out");
        json_begin_object(json);
        for (int reason = 0; reason < LEFT_REASONS; reason++)
            put_number(json, reasons[reason], diags->left_out[reason]);
        json_end_object(json);
    }
    if (diags->stale > 0)
        put_number(json, "stale", diags->stale);
}

void report_json(const Report *report, Buf *out)
{
    JsonWriter json = { .out = out };
    const Diags *diags = report->diags;

    json_begin_object(&json);
    put_number(&json, "version", 1);
    json_key(&json, "diagnostics");
    json_begin_array(&json);
    for (size_t i = 0; i < report_shown(report); i++)
        put_diag(&json, diags->list.items[i]);
    json_end_array(&json);
    json_key(&json, "failures");
    json_begin_array(&json);
    for (size_t i = 0; i < report->failure_count; i++)
        json_str(&json, report->failures[i]);
    json_end_array(&json);
    json_key(&json, "summary");
    json_begin_object(&json);
    put_number(&json, "errors", diags->errors);
    put_number(&json, "warnings", diags->warnings);
    put_number(&json, "infos", diags->infos);
    put_number(&json, "files", report->source_count);
    if (diags->mended > 0)
        put_number(&json, "mended", diags->mended);
    put_left_out(&json, diags);
    json_end_object(&json);
    json_end_object(&json);
    buf_char(out, '\n');
}
