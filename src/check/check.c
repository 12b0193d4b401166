#include "check/rules.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <assert.h>

typedef struct Rule {
    const char *name;
    unsigned kinds; /* of records: with `record` */
    unsigned types; /* of rows: with `field` and `value` */
    RecordRule *record;
    FieldRule *field;
    ValueRule *value;
    SetRule *set;
    bool foreign; /* has nothing to say of printable ASCII */
} Rule;

enum { KIND_RECORDS = KIND_TERM | KIND_PROGRAM | KIND_ENDNOTE };

#define TYPE(name) (1u << TYPE_##name)
#define TYPE_ANY UINT32_MAX
/* What people read, and nothing else checks the characters of. */
#define TYPE_PROSE (TYPE(TEXT) | TYPE(VERBATIM) | TYPE(PINYIN) | TYPE(NUMBER))

/* clang-format off */
static const Rule rules[] = {
    { "ids",              .kinds = KIND_RECORDS,  .record = check_id },
    { "keys of a project",.kinds = KIND_PROJECT,  .record = check_project_keys },
    { "project",          .kinds = KIND_PROJECT,  .record = check_project },
    { "language keys",    .types = TYPE_ANY,      .field = check_language_keys },
    { "words",            .types = TYPE(ENUM) | TYPE(CODE), .value = check_word },
    { "flags",            .types = TYPE(BOOL),    .value = check_flag },
    { "whole numbers",    .types = TYPE(INTEGER), .value = check_integer },
    { "ranges",           .types = TYPE(RANGE),   .value = check_range },
    { "subjects",         .types = TYPE(SUBJECT), .value = check_subject },
    { "language tags",    .types = TYPE(TAG),     .value = check_tag },
    { "dates",            .types = TYPE(DATE),    .value = check_date },
    { "identifiers",      .types = TYPE(IDENT),   .value = check_ident },
    { "addresses",        .types = TYPE(URL),     .value = check_url },
    { "characters",       .types = TYPE_PROSE,    .value = check_characters, .foreign = true },
    { "look-alikes",      .types = TYPE(TEXT),    .value = check_lookalikes, .foreign = true },
    { "full-width letters", .types = TYPE(TEXT) | TYPE(NUMBER), .value = check_wide_letters, .foreign = true },
    { "half-width marks", .types = TYPE(TEXT),    .value = check_narrow_marks, .foreign = true },
    { "blanks in Chinese", .types = TYPE(TEXT),   .value = check_han_blanks, .foreign = true },
    { "normal form",      .types = TYPE_PROSE,    .value = check_normal_form, .foreign = true },
    { "markup",           .types = TYPE(TEXT),    .value = check_markup },
    { "scripts",          .types = TYPE(TEXT),    .value = check_script },
    { "repetition",       .types = TYPE(REF) | TYPE(SUBJECT) | TYPE(RECORD), .field = check_repetition },
    { "romanised text",   .types = TYPE(TEXT),    .field = check_romanised },
    { "designations",     .kinds = KIND_CONCEPTS, .record = check_designations },
    { "replacements",     .kinds = KIND_CONCEPTS, .record = check_replacement },
    { "pinyin",           .kinds = KIND_CONCEPTS, .record = check_pinyin },
    { "order of dates",   .kinds = KIND_RECORDS,  .record = check_date_order },
    { "future",           .kinds = KIND_ENDNOTE,  .record = check_future },
    { "keys",             .kinds = KIND_ENDNOTE,  .record = check_key },
    { "needs",            .kinds = KIND_ENDNOTE,  .record = check_needs },
    { "addresses of works", .kinds = KIND_ENDNOTE, .record = check_addresses },
    { "pages",            .kinds = KIND_ENDNOTE,  .record = check_pages },
    { "volumes",          .kinds = KIND_ENDNOTE,  .record = check_volume },
    { "editions",         .kinds = KIND_ENDNOTE,  .record = check_edition },
    { "issues",           .kinds = KIND_ENDNOTE,  .record = check_issue },
    { "persons",          .kinds = KIND_ENDNOTE,  .record = check_persons },
    { "titles",           .kinds = KIND_ENDNOTE,  .record = check_titles },
    { "publishers",       .kinds = KIND_ENDNOTE,  .record = check_publisher },
    { "cycles",           .set = check_cycles },
    { "homonyms",         .set = check_homonyms },
    { "definitions",      .set = check_definitions },
    { "duplicates",       .set = check_duplicates },
    { "schemes",          .set = check_schemes },
    { "dashes of pages",  .set = check_page_dashes },
    { "people",           .set = check_people },
    { "quotation marks",  .set = check_quotes },
    { "journals",         .set = check_journals },
    { "apparatus",        .set = check_apparatus },
};
/* clang-format on */

enum { RULES = sizeof rules / sizeof rules[0] };

Str check_shown(Check *check, Str text)
{
    enum { LONGEST = 60 };
    Str shown = str_slice(text, 0, LONGEST);
    Buf out = { 0 };
    Str kept;

    while (shown.len < text.len && shown.len > 0 && ((unsigned char)text.ptr[shown.len] & 0xC0) == 0x80)
        shown.len--;
    for (size_t i = 0; i < shown.len; i++)
        buf_char(&out, (unsigned char)shown.ptr[i] < 0x20 ? ' ' : shown.ptr[i]);
    if (shown.len < text.len)
        buf_puts(&out, "…");
    kept = buf_keep(check->arena, &out);
    buf_free(&out);
    return kept;
}

/* Fields are many, and each concerns a few rules: those of its type are found once. */
static void sort_rules(Check *check)
{
    static_assert(RULES <= UINT8_MAX, "check->by_type holds numbers of rules");

    for (size_t type = 0; type < TYPES; type++) {
        check->by_type[type] = arena_array(check->arena, RULES + 1, sizeof *check->by_type[type]);
        for (size_t i = 0, count = 0; i < RULES; i++)
            if ((rules[i].types & 1u << type) != 0)
                check->by_type[type][count++] = (unsigned char)(i + 1);
    }
}

/* One value, as most fields have, which is printable ASCII. */
static bool is_plain(const Field *field)
{
    Str text = field->values.count == 1 ? field->values.items[0]->text : STR_EMPTY;

    return text.len > 0 && utf8_pass_plain(text, 0) == text.len;
}

static void check_field(Check *check, const Record *record, const Field *field)
{
    bool plain = is_plain(field);

    for (const unsigned char *number = check->by_type[field->row->type]; *number != 0; number++) {
        const Rule *rule = &rules[*number - 1];

        if (rule->foreign && plain)
            continue;
        if (rule->field != NULL)
            rule->field(check, record, field);
        for (size_t j = 0; rule->value != NULL && j < field->values.count; j++)
            rule->value(check, record, field->values.items[j]);
    }
}

/* Parts are nested no deeper than the reader's nodes, which bounds the recursion. */
static void check_part(Check *check, const Record *record, const Record *part)
{
    for (size_t i = 0; part != NULL && i < part->fields.count; i++) {
        const Field *field = part->fields.items[i];
        const Record *statement = NULL;

        check_field(check, record, field);
        for (size_t j = 0; j < field->values.count; j++) {
            const Value *value = field->values.items[j];

            check_part(check, record, value->record);
            if (value->statement != statement) /* neighbours may share one */
                check_part(check, record, value->statement);
            statement = value->statement;
        }
    }
}

static void check_record(Check *check, const Record *record)
{
    for (size_t i = 0; i < RULES; i++)
        if (rules[i].record != NULL && (rules[i].kinds & (unsigned)record->kind) != 0)
            rules[i].record(check, record);
    check_part(check, record, record);
}

static void collect_subjects(Check *check)
{
    const Field *field = check->records->project != NULL ? record_field(check->records->project, F_SUBJECTS) : NULL;

    for (size_t i = 0; field != NULL && i < field->values.count; i++)
        map_add(check->arena, &check->subjects, value_key(field->values.items[i]), field->values.items[i]);
}

/* ---- tasks: the project, runs of records, and each rule that sees them all ---- */

enum { RUN = 32 };

static size_t run_count(const Records *records)
{
    return (records->list.count + RUN - 1) / RUN;
}

size_t check_task_count(const Records *records)
{
    size_t count = 1 + run_count(records);

    for (size_t i = 0; i < RULES; i++)
        count += rules[i].set != NULL;
    return count;
}

static void check_run(Check *check, size_t run)
{
    const Records *records = check->records;

    for (size_t i = run * RUN; i < records->list.count && i < (run + 1) * RUN; i++)
        check_record(check, records->list.items[i]);
}

static void check_set(Check *check, size_t number)
{
    for (size_t i = 0; i < RULES; i++)
        if (rules[i].set != NULL && number-- == 0)
            rules[i].set(check);
}

void check_task(const Records *records, int64_t today, size_t task, Arena *arena, Diags *diags)
{
    Check check = { .records = records, .diags = diags, .arena = arena, .today = today };
    size_t runs = run_count(records);

    collect_subjects(&check);
    sort_rules(&check);
    if (task == 0 && records->project != NULL)
        check_record(&check, records->project);
    else if (task > 0 && task <= runs)
        check_run(&check, task - 1);
    else if (task > runs)
        check_set(&check, task - runs - 1);
}

void check_records(Records *records, int64_t today, Diags *diags)
{
    for (size_t i = 0; i < check_task_count(records); i++)
        check_task(records, today, i, records->arena, diags);
}
