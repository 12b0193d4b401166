/* The content of a value, by its type. */
#include "xml/doc_nodes.h"
#include "xml/xml_id.h"

#include "model/label.h"
#include "text/edtf.h"
#include "text/markup.h"
#include "text/tag.h"
#include "text/url.h"

#include <inttypes.h>
#include <stdio.h>

static void day_attribute(Doc *doc, xmlNode *node, const char *name, int64_t day)
{
    if (day != EDTF_DAY_MIN && day != EDTF_DAY_MAX)
        doc_number(doc, node, name, day);
}

static void two_digits(Doc *doc, xmlNode *node, const char *name, unsigned number)
{
    const char digits[] = { (char)('0' + number / 10), (char)('0' + number % 10) };

    if (number > 0)
        doc_attribute(doc, node, name, (Str){ digits, sizeof digits });
}

static void date_parts(Doc *doc, xmlNode *node, const EdtfDate *date, const char *const names[3])
{
    static const char unspecified[] = "XX";
    static const int64_t units[] = { 1, 10, 100 };
    int unknown = date->unspecified_year > 2 ? 2 : date->unspecified_year;
    char year[32];

    snprintf(year, sizeof year, "%s%0*" PRId64 "%s", date->year < 0 ? "-" : "", 4 - unknown,
             (date->year < 0 ? -date->year : date->year) / units[unknown], unspecified + 2 - unknown);
    doc_attribute(doc, node, names[0], str_of(year));
    two_digits(doc, node, names[1], date->month);
    two_digits(doc, node, names[2], date->day);
}

/* A year of four digits, a month or a day in it, and nothing more: EDTF and the W3C write it alike. */
static bool is_plain_date(const Edtf *date)
{
    const EdtfDate *start = &date->start;

    return !date->interval && !date->start_open && !date->start_unknown && start->season == 0 &&
           start->unspecified_year == 0 && !start->unspecified_month && !start->unspecified_day && !start->has_time &&
           !start->approximate && !start->uncertain && start->year >= 1000 && start->year <= 9999;
}

static void add_date(Doc *doc, xmlNode *node, Str text)
{
    static const char *const start_names[] = { "year", "month", "day" };
    static const char *const end_names[] = { "end-year", "end-month", "end-day" };
    Buf edtf = { 0 };
    Edtf date;

    if (edtf_parse(text, &date, NULL)) {
        edtf_write(&edtf, &date);
        doc_attribute(doc, node, "edtf", buf_str(&edtf));
        buf_free(&edtf);
        if (!date.start_open && !date.start_unknown)
            date_parts(doc, node, &date.start, start_names);
        two_digits(doc, node, "season", date.start.season);
        if (date.interval && !date.end_open && !date.end_unknown) {
            date_parts(doc, node, &date.end, end_names);
            two_digits(doc, node, "end-season", date.end.season);
        }
        day_attribute(doc, node, "from", edtf_earliest(&date));
        day_attribute(doc, node, "to", edtf_latest(&date));
        doc_flag(doc, node, "interval", date.interval);
        doc_flag(doc, node, "open-start", date.start_open || date.start_unknown);
        doc_flag(doc, node, "open-end", date.end_open || date.end_unknown);
        doc_flag(doc, node, "approximate", date.start.approximate || date.end.approximate);
        doc_flag(doc, node, "uncertain", date.start.uncertain || date.end.uncertain);
        doc_flag(doc, node, "plain", doc->places && is_plain_date(&date));
    }
    doc_text(doc, node, text);
}

void doc_path(Buf *out, const Record *record)
{
    buf_puts(out, record->kind == KIND_TERM ? "t/" : record->kind == KIND_PROGRAM ? "p/" : "n/");
    buf_put(out, record->id);
    buf_puts(out, ".html");
}

void doc_href(Doc *doc, xmlNode *node, const Record *record)
{
    if (!doc->places || (doc->flags & DOC_RUBY) == 0)
        return;
    buf_clear(&doc->href);
    buf_puts(&doc->href, doc->links != NULL ? doc->links : "#");
    if (doc->links != NULL)
        doc_path(&doc->href, record);
    else
        xml_id_put_fragment(&doc->href, doc_clean(doc, record->id)); /* what b:html-id makes of its @id */
    doc_attribute(doc, node, "href", buf_str(&doc->href));
}

void doc_reference(Doc *doc, xmlNode *node, const Record *target)
{
    Str han = label_chinese(target);
    Buf plain = { 0 };

    doc_attribute(doc, node, "ref", target->id);
    doc_attribute(doc, node, "kind", str_of(kind_name(target->kind)));
    markup_plain(&plain, han);
    if (han.len > 0)
        doc_attribute(doc, node, "han", buf_str(&plain));
    doc_href(doc, node, target);
    doc_flag(doc, node, "work", doc->places && target->kind == KIND_ENDNOTE);
    doc_flag(doc, node, "outside",
             target->outside ||
                 ((doc->flags & DOC_ALONE) != 0 && target->kind != KIND_ENDNOTE && target != doc->record));
    doc_flag(doc, node, "alone", doc->places && han.len > 0 && str_eq(han, label_english(target)));
    buf_free(&plain);
    doc_plain(doc, node, label_english(target));
}

static void add_reference(Doc *doc, xmlNode *node, const Value *value)
{
    if (value->target != NULL) {
        doc_reference(doc, node, value->target);
        return;
    }
    doc_attribute(doc, node, "ref", value->text);
    doc_text(doc, node, value->text);
}

static Str subject_label(const Doc *doc, Str key, Str range)
{
    const Record *project = doc->records->project;
    const Field *field = project != NULL ? record_field(project, F_SUBJECTS) : NULL;

    for (size_t i = 0; field != NULL && i < field->values.count; i++) {
        const Value *value = field->values.items[i];

        if (str_eq(value_key(value), key) && str_starts(value->lang, range))
            return value->text;
    }
    return STR_EMPTY;
}

static void add_subject(Doc *doc, xmlNode *node, const Value *value)
{
    Str english = subject_label(doc, value->text, STR("en")), chinese = subject_label(doc, value->text, STR("zh"));

    if (english.len > 0)
        doc_attribute(doc, node, "label", english);
    if (chinese.len > 0)
        doc_attribute(doc, node, "label-zh", chinese);
    doc_text(doc, node, value->text);
}

/* Chinese, Japanese or Korean, and not romanised: its Han characters need no language of their own. */
static bool is_han_language(Str lang)
{
    return tag_is_cjk(lang) && !tag_is_romanised(lang);
}

void doc_content(Doc *doc, xmlNode *parent, const Value *value)
{
    xmlNode *node = doc_element(parent, field_name(F_VALUE));

    doc->in_han = is_han_language(value->lang);

    switch (value->row->type) {
    case TYPE_TEXT:
        doc_markup(doc, node, value->text);
        break;
    case TYPE_DATE:
        add_date(doc, node, value->text);
        break;
    case TYPE_REF:
        add_reference(doc, node, value);
        break;
    case TYPE_SUBJECT:
        add_subject(doc, node, value);
        break;
    case TYPE_URL:
        doc_flag(doc, node, "safe", url_is_linkable(value->text));
        doc_text(doc, node, value->text);
        break;
    default:
        doc_text(doc, node, value->text);
    }
    doc->in_han = false;
}
