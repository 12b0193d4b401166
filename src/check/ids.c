/* Ids: narrow, because they become file names, XML ids and BibTeX keys. */
#include "check/works.h"

#include "base/buf.h"

#include <string.h>

enum { ID_LONGEST = 80 };

static bool is_id_char(char c)
{
    return ascii_is_lower(c) || ascii_is_digit(c);
}

/* Offset of the first byte that cannot stand there, or STR_NONE. A '-' stands between two words. */
static size_t find_fault(Str id)
{
    for (size_t i = 0; i < id.len; i++) {
        bool joins = id.ptr[i] == '-' && i > 0 && id.ptr[i - 1] != '-' && i + 1 < id.len;

        if (!is_id_char(id.ptr[i]) && !joins)
            return i;
    }
    return STR_NONE;
}

/* "Made_in_China" as made-in-china; empty if nothing is left of it. */
static Str mend(Check *check, Str id)
{
    Buf out = { 0 };
    Str text;

    for (size_t i = 0; i < id.len && out.len < ID_LONGEST; i++) {
        char c = ascii_lower(id.ptr[i]);

        if (is_id_char(c))
            buf_char(&out, c);
        else if (c != '\'' && out.len > 0 && out.ptr[out.len - 1] != '-')
            buf_char(&out, '-');
    }
    while (out.len > 0 && out.ptr[out.len - 1] == '-')
        out.len--;
    text = buf_keep(check->arena, &out);
    buf_free(&out);
    return text;
}

static void check_id_at(Check *check, const Record *record, Str id, Span span)
{
    Str mended;
    Diag *diag;

    if (find_fault(id) == STR_NONE && id.len <= ID_LONGEST && id.len > 0)
        return;
    if (id.len > ID_LONGEST)
        diag = diag_add(check->diags, DIAG_B108, record->source, span, "an id of %zu characters", id.len);
    else
        diag =
            diag_add(check->diags, DIAG_B108, record->source, span, "'%.*s' is no id", STR_ARG(check_shown(check, id)));
    mended = mend(check, id);
    if (mended.len > 0 && id.len <= ID_LONGEST)
        diag_help(check->diags, diag, "write '%.*s': a-z and 0-9, words joined by '-'", STR_ARG(mended));
    else
        diag_help(check->diags, diag, "an id has a-z and 0-9, words joined by '-', at most %d characters", ID_LONGEST);
}

/* Other formats have ids of their own, which become ours when they are written as our source. */
static bool is_foreign(const Record *record)
{
    static const char *const foreign[] = { "biblatex", "bibtex", "ris", "csl-json", "csl-yaml", "tei" };
    const char *format = record->source->format;

    for (size_t i = 0; format != NULL && i < sizeof foreign / sizeof foreign[0]; i++)
        if (strcmp(format, foreign[i]) == 0)
            return true;
    return false;
}

/* What BibTeX, biber, LaTeX and the shell all take as it is. */
static bool is_portable(Str key)
{
    for (size_t i = 0; i < key.len; i++) {
        unsigned char c = (unsigned char)key.ptr[i];

        if (c <= ' ' || c >= 0x7F || strchr("\"#%'(),={}~\\", c) != NULL)
            return false;
    }
    return true;
}

void check_key(Check *check, const Record *work)
{
    Diag *diag;

    if (!work_is_tex(work) || is_portable(work->id))
        return;
    diag = diag_add(check->diags, DIAG_B209, work->source, work->id_span, "the key '%.*s' does not work everywhere",
                    STR_ARG(check_shown(check, work->id)));
    diag_help(check->diags, diag, "letters and digits of ASCII, and - _ : . / + are safe with every program");
}

void check_id(Check *check, const Record *record)
{
    if (is_foreign(record))
        return;
    check_id_at(check, record, record->id, record->id_span);
}

static void check_keys(Check *check, const Record *record, const Field *field)
{
    uint32_t last = 0;

    for (size_t i = 0; field != NULL && i < field->values.count; i++) {
        const Value *value = field->values.items[i];

        if (value_key_span(value).start != last)
            check_id_at(check, record, value_key(value), value_key_span(value));
        last = value_key_span(value).start; /* one key, several languages */
    }
}

/* Subjects have ids, too, and ids that were given up stay file names. */
void check_project_keys(Check *check, const Record *record)
{
    check_keys(check, record, record_field(record, F_SUBJECTS));
    check_keys(check, record, record_field(record, F_RETIRED));
    check_keys(check, record, record_field(record, F_WITHDRAWN));
}
