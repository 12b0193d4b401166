/* How a value becomes text, and several of them one line. */
#include "crosswalk/bib.h"
#include "crosswalk/keys.h"
#include "model/label.h"
#include "text/edtf.h"
#include "text/tag.h"
#include "text/url.h"

#include <string.h>

/* ---- by the type of the value ---- */

const Str bib_acting_url = STR_INIT("x-bibelot-url");

static void put_url(Bib *bib, const Value *value, Str to)
{
    size_t start = bib->out.len;
    bool field = str_is(to, "url"), acts;

    if (url_acts(value->text)) {
        bib_escape(bib, value->text);
        return;
    }
    if (!field)
        buf_puts(&bib->out, "\\url{");
    url_encode(&bib->out, value->text);
    if (field)
        return;
    /* biblatex hands a note on as an argument, where % would begin a comment even within \url. */
    acts = bib->format->tex == TEX_UTF8 && (str_find_char(str_from(buf_str(&bib->out), start), '%') != STR_NONE ||
                                            str_find_char(value->text, '#') != STR_NONE);
    if (acts) {
        Buf url = { 0 };

        bib->out.len = start;
        url_encode(&url, value->text);
        bib_escape(bib, buf_str(&url));
        buf_free(&url);
    } else {
        buf_char(&bib->out, '}');
    }
}

/* A verbatim field: an escape would be printed as it stands, and < is part of many a DOI. */
static void put_doi(Bib *bib, const Value *value)
{
    for (size_t i = 0; i < value->text.len; i++) {
        char c = value->text.ptr[i];

        if (c != '{' && c != '}' && c != '\\')
            buf_char(&bib->out, c);
    }
}

/* EDTF, level 1: what biblatex reads (manual, 2.3.8), and readers understand. biber minds the marks of its dates (2021~, 2021%);
 * everywhere else TeX would take them for its own. */
static bool put_date(Bib *bib, const Value *value, Str to)
{
    size_t start = bib->out.len;
    Edtf date;

    if (!edtf_parse(value->text, &date, NULL))
        return false;
    edtf_write(&bib->out, &date);
    if (bib->format->tex != TEX_UTF8 || !str_ends(to, STR("date"))) {
        Str text = arena_copy(bib->writing->arena, str_from(buf_str(&bib->out), start));

        bib->out.len = start;
        bib_escape(bib, text);
    }
    return true;
}

static void put_copy(Bib *bib, const Value *copy)
{
    const Field *field = bib->has[F_ARCHIVED];
    const Value *url = record_value(copy->record, F_URL), *date = record_value(copy->record, F_DATE);

    if (copy == field->values.items[0])
        buf_put(&bib->out, bib_label(bib, copy));
    if (url != NULL)
        put_url(bib, url, STR("note"));
    if (date == NULL)
        return;
    buf_puts(&bib->out, " (");
    if (!put_date(bib, date, STR("note")))
        bib_escape(bib, date->text);
    buf_char(&bib->out, ')');
}

static void put_original(Bib *bib, const Value *value, Str to)
{
    if (str_is(to, "related"))
        buf_put(&bib->out, value->target != NULL ? crosswalk_key(bib->writing, value->target) : value->text);
    else
        bib_escape(bib, value->target != NULL ? label_english(value->target) : value->text);
}

void bib_put_text(Bib *bib, const Value *value, Str to, BibValues values)
{
    size_t start = bib->out.len;
    Str text;

    bib_main(bib, value, values);
    if (values.count > 1 && bib_map(bib, BIB_ADDONS, to).len == 0 && !bib_is_multiscript(bib, to, values)) {
        size_t end = bib->out.len;

        buf_char(&bib->out, ' ');
        if (bib_addon(bib, value, values))
            bib_loss(bib, value, DIAG_B702, to);
        else
            bib->out.len = end;
    }
    /* A list of BibLaTeX is split at every “and” that stands outside braces. */
    text = str_from(buf_str(&bib->out), start);
    if (str_contains(text, STR(" and ")) && str_is(bib_map(bib, BIB_SEPARATORS, to), " and "))
        bib_braces(bib, start);
}

void bib_put_value(Bib *bib, const Value *value, Str to, BibValues values)
{
    if (bib_is_name(value)) {
        bib_name(bib, value);
        return;
    }
    switch (value->row->name) {
    case F_URL:
        put_url(bib, value, to);
        return;
    case F_DOI:
        put_doi(bib, value);
        return;
    case F_SUBJECT_FIELD:
        buf_put(&bib->out, value->text);
        return;
    case F_PAGE:
    case F_VOLUME:
    case F_ISSUE:
    case F_NUMBER_OF_PAGES:
    case F_CHAPTER_NUMBER:
        /* Ranges: a TeX ligature for the dash, which every style understands. */
        tex_escape(&bib->out, bib_plain(bib, value), TEX_MACROS);
        return;
    case F_LANGUAGE:
        buf_put(&bib->out, tag_babel(value->text));
        return;
    case F_TRANSLATION_OF:
        put_original(bib, value, to);
        return;
    case F_ARCHIVED:
        put_copy(bib, value);
        return;
    case F_TITLE:
        bib->format->put_title(bib, value, to, values);
        return;
    case F_ARCHIVE:
        if (str_eq(to, bib->format->eprint_kind))
            buf_put(&bib->out, bib->format->arxiv);
        else
            bib_put_text(bib, value, to, values);
        return;
    case F_GENRE:
        bib->format->put_genre(bib, value, to, values);
        return;
    default:
        if (value->row->type != TYPE_DATE || !put_date(bib, value, to))
            bib_put_text(bib, value, to, values);
    }
}

/* ---- within a note ---- */

static bool is_others(const Value *name)
{
    return record_flag(name->record, F_OTHERS);
}

/* The names of one role are one remark. */
static void note_names(Bib *bib, const Value *first)
{
    BibValues names = bib_values(bib, first->row->name);

    if (names.items[0] != first)
        return;
    buf_put(&bib->out, bib_label(bib, first));
    for (size_t i = 0; i < names.count; i++) {
        if (i > 0)
            buf_puts(&bib->out, is_others(names.items[i]) ? " " : i == names.count - 1 ? " and " : ", ");
        bib_name_shown(bib, names.items[i]);
    }
}

/* 国发〔2015〕28号 and JOIN(2023) 20 say themselves that they are numbers. */
static bool needs_label(const Value *number)
{
    for (size_t i = 0; i < number->text.len; i++)
        if (!ascii_is_digit(number->text.ptr[i]) && strchr("-./", number->text.ptr[i]) == NULL)
            return false;
    return true;
}

static void note_value(Bib *bib, const Value *value, BibValues values)
{
    static const Str to = STR_INIT("note");
    FieldName name = value->row->name;
    size_t start = bib->out.len;

    if (bib_is_name(value)) {
        note_names(bib, value);
        return;
    }
    if (name == F_NUMBER && !needs_label(value)) {
        bib_text(bib, value);
        return;
    }
    if (name != F_ARCHIVED && name != F_GENRE && name != F_MEDIUM)
        buf_put(&bib->out, bib_label(bib, value));
    bib_put_value(bib, value, to, values);
    /* A remark begins with a capital. */
    if ((name == F_GENRE || name == F_MEDIUM) && bib->out.len > start)
        bib->out.ptr[start] = ascii_upper(bib->out.ptr[start]);
}

/* ---- lines ---- */

/* The languages of one text are one value, which the first of them writes; of several ISBNs the first stands for all. */
static bool goes_with(const Value *value, const Value *before)
{
    return before != NULL && before->row == value->row && bib_same_text(before, value) &&
           (value->lang.len > 0 || value->row->name == F_ISBN || value->row->name == F_ISSN);
}

/* Between what stands there since `start` and the value that was put from `at` on; no second full stop. */
static void put_separator(Bib *bib, size_t start, size_t at, Str separator)
{
    size_t len = bib->out.len - at;

    if (len == 0 || at == start)
        return;
    if (str_starts(separator, STR(".")) && bib->out.ptr[at - 1] == '.')
        separator = str_from(separator, 1);
    buf_put(&bib->out, separator);
    memmove(bib->out.ptr + at + separator.len, bib->out.ptr + at, len);
    memcpy(bib->out.ptr + at, separator.ptr, separator.len);
}

void bib_put_values(Bib *bib, Str to, BibValues values)
{
    bool note = str_is(to, "note");
    Str separator = STR_EMPTY;
    size_t start = bib->out.len;

    if (values.count > 1) {
        separator = bib_map(bib, BIB_SEPARATORS, to);
        if (separator.len == 0)
            separator = bib_map(bib, BIB_SEPARATORS, STR("*"));
    }
    for (size_t i = 0; i < values.count; i++) {
        size_t at = bib->out.len;

        if (goes_with(values.items[i], i > 0 ? values.items[i - 1] : NULL))
            continue;
        if (note)
            note_value(bib, values.items[i], values);
        else
            bib_put_value(bib, values.items[i], to, values);
        put_separator(bib, start, at, separator);
    }
}
