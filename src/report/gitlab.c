/* GitLab's Code Quality report: a list of description, check_name, fingerprint, severity and location for each finding
 * (docs.gitlab.com, "Code Quality report format"). Fingerprints are to be unique, and the same from run to run. */
#include "base/json.h"
#include "report/fingerprint.h"
#include "report/report.h"

static const char *severity_of(Severity severity)
{
    static const char *const names[] = { "info", "info", "minor", "major" };

    return names[severity];
}

static void put_text(JsonWriter *json, const char *key, const char *text)
{
    json_key(json, key);
    json_str(json, str_of(text));
}

static void put_location(JsonWriter *json, Str path, size_t begin, size_t end)
{
    json_key(json, "location");
    json_begin_object(json);
    json_key(json, "path");
    json_str(json, path);
    json_key(json, "lines");
    json_begin_object(json);
    json_key(json, "begin");
    json_int(json, (int64_t)begin);
    json_key(json, "end");
    json_int(json, (int64_t)end);
    json_end_object(json);
    json_end_object(json);
}

/* "message (help)" fits in the one line that a merge request shows. */
static void put_description(JsonWriter *json, const Diag *diag)
{
    Buf text = { 0 };

    buf_put(&text, diag->message);
    if (diag->help.len > 0)
        buf_format(&text, " (%.*s)", STR_ARG(diag->help));
    json_key(json, "description");
    json_str(json, buf_str(&text));
    buf_free(&text);
}

/* Of the file, too: the same fault in two files is two. */
static void put_fingerprint(JsonWriter *json, Str path, Fingerprint fingerprint)
{
    Buf text = { 0 };

    buf_format(&text, "%016llx:", (unsigned long long)str_hash(path));
    fingerprint_put(&text, fingerprint);
    json_key(json, "fingerprint");
    json_str(json, buf_str(&text));
    buf_free(&text);
}

/* What belongs to no file is said of the folder: a location is required. */
static void put_diag(JsonWriter *json, const Diag *diag, Fingerprint fingerprint)
{
    Str path = diag->source != NULL ? report_path(diag->source->name) : STR(".");
    size_t begin = 1, end = 1;

    if (diag->source != NULL) {
        begin = source_locate(diag->source, diag->span.start).line;
        end = source_locate(diag->source, diag->span.end).line;
    }
    json_begin_object(json);
    put_description(json, diag);
    put_text(json, "check_name", diag_row(diag->code)->code);
    put_fingerprint(json, path, fingerprint);
    put_text(json, "severity", severity_of(diag->severity));
    put_location(json, path, begin, end);
    json_end_object(json);
}

static void put_failure(JsonWriter *json, Str failure)
{
    json_begin_object(json);
    json_key(json, "description");
    json_str(json, failure);
    put_text(json, "check_name", "bibelot");
    put_fingerprint(json, STR("."), (Fingerprint){ str_hash(failure), 1 });
    put_text(json, "severity", "blocker");
    put_location(json, STR("."), 1, 1);
    json_end_object(json);
}

void report_gitlab(const Report *report, Buf *out)
{
    JsonWriter json = { .out = out };
    Arena *arena = arena_create();
    const Fingerprint *fingerprints = fingerprints_make(arena, report->diags, report_shown(report));

    json_begin_array(&json);
    for (size_t i = 0; i < report->failure_count; i++)
        put_failure(&json, report->failures[i]);
    for (size_t i = 0; i < report_shown(report); i++)
        put_diag(&json, report->diags->list.items[i], fingerprints[i]);
    json_end_array(&json);
    buf_char(out, '\n');
    arena_destroy(arena);
}
