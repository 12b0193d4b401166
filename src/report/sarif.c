/* SARIF 2.1.0 (OASIS): one run, with the rules that occur, the files that were looked at, and a result for each finding.
 * Fingerprints stand under the name that GitHub reads. */
#include "base/fix.h"
#include "base/json.h"
#include "report/fingerprint.h"
#include "report/report.h"

typedef struct Sarif {
    JsonWriter json;
    const Report *report;
    size_t rules[DIAG_COUNT]; /* number of the rule, plus 1; 0: the code does not occur */
} Sarif;

static void put_text(Sarif *sarif, const char *key, Str text)
{
    json_key(&sarif->json, key);
    json_str(&sarif->json, text);
}

static void put_number(Sarif *sarif, const char *key, size_t number)
{
    json_key(&sarif->json, key);
    json_int(&sarif->json, (int64_t)number);
}

static void open_object(Sarif *sarif, const char *key)
{
    if (key != NULL)
        json_key(&sarif->json, key);
    json_begin_object(&sarif->json);
}

static void close_object(Sarif *sarif)
{
    json_end_object(&sarif->json);
}

static void open_list(Sarif *sarif, const char *key)
{
    json_key(&sarif->json, key);
    json_begin_array(&sarif->json);
}

static void close_list(Sarif *sarif)
{
    json_end_array(&sarif->json);
}

static void put_message(Sarif *sarif, const char *key, Str text)
{
    open_object(sarif, key);
    put_text(sarif, "text", text);
    close_object(sarif);
}

static Str level_of(Severity severity)
{
    static const Str levels[] = { STR_INIT("none"), STR_INIT("note"), STR_INIT("warning"), STR_INIT("error") };

    return levels[severity];
}

/* ---- rules ---- */

/* "bytes that are not UTF-8" → BytesThatAreNotUTF8 */
static void put_name(Sarif *sarif, const char *title)
{
    Buf name = { 0 };
    bool begins = true;

    for (; *title != '\0'; title++) {
        if (ascii_is_alnum(*title))
            buf_char(&name, begins ? ascii_upper(*title) : *title);
        begins = !ascii_is_alnum(*title);
    }
    put_text(sarif, "name", buf_str(&name));
    buf_free(&name);
}

static void put_rule(Sarif *sarif, DiagCode code)
{
    const DiagRow *row = diag_row(code);

    open_object(sarif, NULL);
    put_text(sarif, "id", str_of(row->code));
    put_name(sarif, row->title);
    put_message(sarif, "shortDescription", str_of(row->title));
    put_message(sarif, "fullDescription", str_of(row->reason));
    put_message(sarif, "help", str_of(row->mend));
    open_object(sarif, "defaultConfiguration");
    put_text(sarif, "level", level_of(row->severity));
    close_object(sarif);
    close_object(sarif);
}

static void put_rules(Sarif *sarif)
{
    size_t count = 0;

    for (size_t i = 0; i < report_shown(sarif->report); i++)
        sarif->rules[sarif->report->diags->list.items[i]->code] = 1;
    open_list(sarif, "rules");
    for (int code = 0; code < DIAG_COUNT; code++)
        if (sarif->rules[code] != 0) {
            sarif->rules[code] = ++count;
            put_rule(sarif, (DiagCode)code);
        }
    close_list(sarif);
}

static void put_tool(Sarif *sarif)
{
    Str version = str_of(sarif->report->version);

    open_object(sarif, "tool");
    open_object(sarif, "driver");
    put_text(sarif, "name", STR("bibelot"));
    if (version.len > 0) {
        put_text(sarif, "version", version);
        put_text(sarif, "semanticVersion", version);
    }
    put_rules(sarif);
    close_object(sarif);
    close_object(sarif);
}

/* ---- the run ---- */

static void put_notification(Sarif *sarif, Severity severity, Str text)
{
    open_object(sarif, NULL);
    put_text(sarif, "level", level_of(severity));
    put_message(sarif, "message", text);
    close_object(sarif);
}

/* What failed, and what is not shown. */
static void put_invocation(Sarif *sarif)
{
    enum { FAILED = 3 };
    const Report *report = sarif->report;
    size_t shown = report_shown(report), count = report->diags->list.count;
    Buf text = { 0 };

    open_list(sarif, "invocations");
    open_object(sarif, NULL);
    json_key(&sarif->json, "executionSuccessful");
    json_bool(&sarif->json, report->status != FAILED);
    put_number(sarif, "exitCode", (size_t)report->status);
    open_list(sarif, "toolExecutionNotifications");
    for (size_t i = 0; i < report->failure_count; i++)
        put_notification(sarif, SEVERITY_ERROR, report->failures[i]);
    if (shown < count) {
        buf_format(&text, "of %zu findings the first %zu are here", count, shown);
        put_notification(sarif, SEVERITY_WARNING, buf_str(&text));
    }
    close_list(sarif);
    close_object(sarif);
    close_list(sarif);
    buf_free(&text);
}

/* RFC 3986: all but unreserved characters and the slash is encoded. An absolute path becomes a file URI. */
static void put_location(Sarif *sarif, const char *key, Str path)
{
    Buf uri = { 0 };

    path = report_path(path);
    if (str_starts(path, STR("/")))
        buf_puts(&uri, "file://");
    for (size_t i = 0; i < path.len; i++) {
        char c = path.ptr[i];

        if (ascii_is_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~' || c == '/')
            buf_char(&uri, c);
        else
            buf_format(&uri, "%%%02X", (unsigned)(unsigned char)c);
    }
    open_object(sarif, key);
    put_text(sarif, "uri", buf_str(&uri));
    close_object(sarif);
    buf_free(&uri);
}

static void put_artifacts(Sarif *sarif)
{
    if (sarif->report->files == NULL)
        return;
    open_list(sarif, "artifacts");
    for (size_t i = 0; i < sarif->report->source_count; i++) {
        open_object(sarif, NULL);
        put_location(sarif, "location", sarif->report->files[i]);
        close_object(sarif);
    }
    close_list(sarif);
}

/* ---- results ---- */

static void put_region(Sarif *sarif, const char *key, const Source *source, Span span)
{
    Position start = source_locate(source, span.start), end = source_locate(source, span.end);

    open_object(sarif, key);
    put_number(sarif, "startLine", start.line);
    put_number(sarif, "startColumn", start.column);
    put_number(sarif, "endLine", end.line);
    put_number(sarif, "endColumn", end.column);
    close_object(sarif);
}

static void put_place(Sarif *sarif, const Source *source, Span span)
{
    open_object(sarif, "physicalLocation");
    put_location(sarif, "artifactLocation", source->name);
    put_region(sarif, "region", source, span);
    close_object(sarif);
}

/* An insertion deletes a region of no length. */
static void put_fixes(Sarif *sarif, const Diag *diag)
{
    if (diag->fix == NULL)
        return;
    open_list(sarif, "fixes");
    open_object(sarif, NULL);
    put_message(sarif, "description", str_of(diag_fix_name(diag->code)));
    open_list(sarif, "artifactChanges");
    open_object(sarif, NULL);
    /* A fix has a place. NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
    put_location(sarif, "artifactLocation", diag->source->name);
    open_list(sarif, "replacements");
    for (size_t i = 0; i < diag->fix->edits.count; i++) {
        const Edit *edit = &diag->fix->edits.items[i];

        open_object(sarif, NULL);
        put_region(sarif, "deletedRegion", diag->source, edit->span);
        if (edit->text.len > 0)
            put_message(sarif, "insertedContent", edit->text);
        close_object(sarif);
    }
    close_list(sarif);
    close_object(sarif);
    close_list(sarif);
    close_object(sarif);
    close_list(sarif);
}

static void put_notes(Sarif *sarif, const Diag *diag)
{
    if (diag->notes.count == 0)
        return;
    open_list(sarif, "relatedLocations");
    for (size_t i = 0; i < diag->notes.count; i++) {
        const DiagNote *note = &diag->notes.items[i];

        open_object(sarif, NULL);
        put_number(sarif, "id", i + 1);
        put_place(sarif, note->source, note->span);
        put_message(sarif, "message", note->message);
        close_object(sarif);
    }
    close_list(sarif);
}

static void put_result_message(Sarif *sarif, const Diag *diag)
{
    Buf text = { 0 };

    buf_put(&text, diag->message);
    if (diag->help.len > 0)
        buf_format(&text, "\nhelp: %.*s", STR_ARG(diag->help));
    put_message(sarif, "message", buf_str(&text));
    buf_free(&text);
}

static void put_fingerprint(Sarif *sarif, Fingerprint fingerprint)
{
    Buf text = { 0 };

    fingerprint_put(&text, fingerprint);
    open_object(sarif, "partialFingerprints");
    put_text(sarif, "primaryLocationLineHash", buf_str(&text));
    close_object(sarif);
    buf_free(&text);
}

static void put_result(Sarif *sarif, const Diag *diag, Fingerprint fingerprint)
{
    open_object(sarif, NULL);
    put_text(sarif, "ruleId", str_of(diag_row(diag->code)->code));
    put_number(sarif, "ruleIndex", sarif->rules[diag->code] - 1);
    put_text(sarif, "level", level_of(diag->severity));
    put_result_message(sarif, diag);
    if (diag->source != NULL) {
        open_list(sarif, "locations");
        open_object(sarif, NULL);
        put_place(sarif, diag->source, diag->span);
        close_object(sarif);
        close_list(sarif);
    }
    put_notes(sarif, diag);
    put_fixes(sarif, diag);
    put_fingerprint(sarif, fingerprint);
    close_object(sarif);
}

static void put_results(Sarif *sarif)
{
    Arena *arena = arena_create();
    const Diags *diags = sarif->report->diags;
    size_t shown = report_shown(sarif->report);
    const Fingerprint *fingerprints = fingerprints_make(arena, diags, shown);

    open_list(sarif, "results");
    for (size_t i = 0; i < shown; i++)
        put_result(sarif, diags->list.items[i], fingerprints[i]);
    close_list(sarif);
    arena_destroy(arena);
}

void report_sarif(const Report *report, Buf *out)
{
    Sarif sarif = { .json = { .out = out }, .report = report };

    open_object(&sarif, NULL);
    put_text(&sarif, "$schema", STR("https://json.schemastore.org/sarif-2.1.0.json"));
    put_text(&sarif, "version", STR("2.1.0"));
    open_list(&sarif, "runs");
    open_object(&sarif, NULL);
    put_tool(&sarif);
    put_invocation(&sarif);
    put_artifacts(&sarif);
    put_text(&sarif, "columnKind", STR("unicodeCodePoints"));
    put_results(&sarif);
    close_object(&sarif);
    close_list(&sarif);
    close_object(&sarif);
    buf_char(out, '\n');
}
