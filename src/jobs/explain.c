/* `bibelot explain`, `schema` and `formats`: the tables, for people. */
#include "jobs/job.h"
#include "jobs/table.h"
#include "jobs/yaml_schema.h"

#include "model/maps.h"
#include "report/report.h"

enum { WRAP = 88 };

/* A paragraph, wrapped and indented. */
static void put_paragraph(Buf *out, unsigned indent, Str text)
{
    size_t column = 0;
    Str word;

    while (str_cut(&text, ' ', &word)) {
        if (column > 0 && column + 1 + word.len > WRAP) {
            buf_char(out, '\n');
            column = 0;
        }
        if (column == 0) {
            buf_repeat(out, ' ', indent);
            column = indent;
        } else {
            buf_char(out, ' ');
            column++;
        }
        buf_put(out, word);
        column += word.len;
    }
    buf_char(out, '\n');
}

static void explain_code(Buf *out, DiagCode code)
{
    const DiagRow *row = diag_row(code);

    buf_format(out, "%s: %s (%s)\n\n", row->code, row->title, severity_name(row->severity));
    put_paragraph(out, 2, str_of(row->reason));
    buf_format(out, "\n  Example:\n    %s\n\n  To mend it:\n", row->example);
    put_paragraph(out, 4, str_of(row->mend));
    if (diag_fix_name(code) != NULL)
        buf_format(out, "\n  bibelot check --fix %s, where that is certain.\n", diag_fix_name(code));
    buf_format(out, "\n  To change its level, in bibelot.yaml: rules: {%s: off}\n", row->code);
}

static void list_codes(Buf *out)
{
    for (int code = 0; code < DIAG_COUNT; code++) {
        const DiagRow *row = diag_row((DiagCode)code);

        buf_format(out, "%s  %-7s  %s\n", row->code, severity_name(row->severity), row->title);
    }
}

static const char *cardinality_name(const Row *row)
{
    switch (row->cardinality) {
    case MANY:
        return ", any number";
    case KEYED:
        return ", for each key";
    default:
        return "";
    }
}

static void put_choices(Job *job, const Choice *choices)
{
    VEC(Str) cells = { 0 };

    for (; choices->name != NULL; choices++) {
        vec_push(job->arena, &cells, str_of(choices->name));
        vec_push(job->arena, &cells, str_of(choices->doc));
    }
    table_put(&job->out, 4, cells.items, cells.count / 2, 2);
}

static void explain_row(Job *job, const Schema *schema, const Row *row)
{
    Buf *out = &job->out;

    buf_format(out, "%s of %s%s: %s%s%s\n\n", field_name(row->name).ptr, noun_article(schema->name), schema->name,
               type_name(row->type), cardinality_name(row), (row->flags & ROW_REQUIRED) != 0 ? ", required" : "");
    put_paragraph(out, 2, str_of(row->doc));
    if (row->choices != NULL) {
        buf_puts(out, "\n  Words:\n");
        put_choices(job, row->choices);
    }
    if (row->record != NULL)
        buf_format(out, "\n  Its fields: bibelot explain %s\n", row->record->name);
    buf_char(out, '\n');
}

static void explain_schema(Job *job, const Schema *schema)
{
    VEC(Str) cells = { 0 };

    buf_format(&job->out, "%s: %s\n\n", schema->name, schema->doc);
    for (const Row *row = schema->rows; row->name != F_NONE; row++) {
        vec_push(job->arena, &cells, field_name(row->name));
        vec_push(job->arena, &cells,
                 arena_format(job->arena, "%s%s%s", type_name(row->type), cardinality_name(row),
                              (row->flags & ROW_REQUIRED) != 0 ? ", required" : ""));
    }
    table_put(&job->out, 2, cells.items, cells.count / 2, 2);
}

static bool explain_names(Job *job, Str topic)
{
    bool found = false;

    for (size_t i = 0; schemas[i] != NULL; i++)
        if (str_is(topic, schemas[i]->name)) {
            explain_schema(job, schemas[i]);
            found = true;
        }
    for (size_t i = 0; !found && schemas[i] != NULL; i++) {
        const Row *row = schema_row(schemas[i], topic);

        /* A program has every field of a term: once is enough. */
        if (row == NULL || (schemas[i] == &schema_program && schema_row(&schema_term, topic) != NULL))
            continue;
        explain_row(job, schemas[i], row);
    }
    return found || job->out.len > 0;
}

static void put_map_table(Job *job, Str format, Str table, const char *title)
{
    enum { COLUMNS = 4 };
    size_t count = 0;
    const MapRow *rows = map_rows(format, table, &count);
    VEC(Str) cells = { 0 };

    if (rows == NULL)
        return;
    for (size_t i = 0; i < count; i++) {
        vec_push(job->arena, &cells, rows[i].ours);
        vec_push(job->arena, &cells, rows[i].theirs);
        vec_push(job->arena, &cells, map_fidelity_name(rows[i].fidelity));
        vec_push(job->arena, &cells, rows[i].note);
    }
    buf_format(&job->out, "\n  %s:\n", title);
    table_put(&job->out, 4, cells.items, count, COLUMNS);
}

static void explain_format(Job *job, const Format *format)
{
    Buf *out = &job->out;
    Str map = str_of(format->map != NULL ? format->map : format->name);

    buf_format(out, "%s: %s (%s)\n", format->name, format->label, format->suffixes);
    buf_format(out, "  %s\n",
               format->read == NULL ? "can be written"
               : format->writes     ? "can be read and written"
                                    : "can be read");
    put_map_table(job, map, STR("types"), "types");
    put_map_table(job, map, STR("fields"), "fields");
    put_map_table(job, map, STR("residue"), "kept in 'custom' as they stand");
    put_map_table(job, map, STR("notes"), "lines of the note (--bilingual note)");
}

JobStatus job_explain(Job *job, Str topic)
{
    const Format *format = format_find(topic);
    DiagCode code = diag_find(topic);

    if (topic.len == 0)
        list_codes(&job->out);
    else if (code != DIAG_COUNT)
        explain_code(&job->out, code);
    else if (format != NULL)
        explain_format(job, format);
    else if (!explain_names(job, topic))
        return job_misused(job, "'%.*s' is no code, field, kind or format; 'bibelot explain' lists the codes",
                           STR_ARG(topic));
    return JOB_CLEAN;
}

JobStatus job_schema(Job *job, Str which)
{
    if (str_is(which, "doc"))
        doc_schema(&job->out);
    else if (str_is(which, "report"))
        report_schema(&job->out);
    else if (str_is(which, "yaml"))
        yaml_schema(job->arena, &job->out);
    else
        return job_misused(job, "no schema is named '%.*s'; there are 'doc', 'report' and 'yaml'", STR_ARG(which));
    return JOB_CLEAN;
}

JobStatus job_formats(Job *job)
{
    buf_format(&job->out, "%-16s%-7s%-7s%-26s%s\n", "format", "read", "write", "suffixes", "what it is");
    for (size_t i = 0; i < format_count; i++)
        buf_format(&job->out, "%-16s%-7s%-7s%-26s%s\n", formats[i].name, formats[i].read != NULL ? "yes" : "no",
                   formats[i].writes ? "yes" : "no", formats[i].suffixes, formats[i].label);
    return JOB_CLEAN;
}
