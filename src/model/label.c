#include "model/label.h"

#include "text/edtf.h"
#include "text/markup.h"
#include "text/tag.h"

static Str status_of(const Value *designation)
{
    return record_text(designation->record, F_STATUS);
}

static bool is_usable(const Value *designation)
{
    Str status = status_of(designation);

    return !str_is(status, "deprecated") && !str_is(status, "superseded");
}

const Value *label_designation(const Record *record, Str range)
{
    const Field *field = record_field(record, F_DESIGNATIONS);
    const Value *best = NULL;

    for (size_t i = 0; field != NULL && i < field->values.count; i++) {
        const Value *value = field->values.items[i];

        if (value->record == NULL || !tag_matches(range, value->lang))
            continue;
        if (str_is(status_of(value), "preferred"))
            return value;
        if (best == NULL || (!is_usable(best) && is_usable(value)))
            best = value;
    }
    return best;
}

static Str designation_text(const Value *designation)
{
    return designation != NULL ? record_text(designation->record, F_TEXT) : STR_EMPTY;
}

/* ---- names ---- */

bool label_family_first(const Record *work, const Record *name)
{
    const Field *forms = record_field(name, F_FORM);
    Str order = record_text(name, F_NAME_ORDER);

    if (order.len > 0)
        return str_is(order, "family-first");
    if (work != NULL && work->kind == KIND_ENDNOTE && !tag_is_cjk(record_text(work, F_LANGUAGE)))
        return false;
    for (size_t i = 0; forms != NULL && i < forms->values.count; i++)
        if (tag_is_cjk(forms->values.items[i]->lang))
            return true;
    return false;
}

static void put_words(Buf *out, Str first, Str second, bool space)
{
    buf_put(out, first);
    if (space && first.len > 0 && second.len > 0)
        buf_char(out, ' ');
    buf_put(out, second);
}

static Str first_form(const Record *name, Buf *scratch)
{
    const Value *form = record_value(name, F_FORM);

    if (form == NULL || form->record == NULL)
        return STR_EMPTY;
    buf_put(scratch, record_text(form->record, F_LITERAL));
    put_words(scratch, record_text(form->record, F_FAMILY), record_text(form->record, F_GIVEN), false);
    return buf_str(scratch);
}

static Str literal_of(const Record *name)
{
    const Value *english = record_value_in(name, F_LITERAL, STR("en"));

    return english != NULL ? english->text : record_text(name, F_LITERAL);
}

void label_name(Buf *out, const Record *work, const Record *name)
{
    const Value *body = record_value(name, F_BODY);
    Str family = record_text(name, F_FAMILY), given = record_text(name, F_GIVEN);
    Buf scratch = { 0 };

    if (record_flag(name, F_OTHERS))
        buf_puts(out, "et al.");
    else if (record_text(name, F_LITERAL).len > 0)
        buf_put(out, literal_of(name));
    else if (body != NULL)
        buf_put(out, body->target != NULL ? label_english(body->target) : body->text);
    else if (family.len + given.len == 0)
        buf_put(out, first_form(name, &scratch));
    else if (label_family_first(work, name))
        put_words(out, family, given, true);
    else
        put_words(out, given, family, true);
    buf_free(&scratch);
}

/* What stands for the author in "Gu 2021": the family name, else the whole name. */
static void put_short_name(Buf *out, const Record *work, const Record *name)
{
    Str family = record_text(name, F_FAMILY);

    if (family.len == 0) {
        label_name(out, work, name);
        return;
    }
    put_words(out, record_text(name, F_NON_DROPPING_PARTICLE), family, true);
}

/* ---- works ---- */

/* Up to two authors; more are "A et al.". False if there is none. */
static bool put_authors(Buf *out, const Record *work)
{
    const Field *field = record_field(work, F_AUTHOR);
    size_t count = 0;

    for (size_t i = 0; field != NULL && i < field->values.count; i++) {
        const Value *value = field->values.items[i];

        if (value->alternative || value->record == NULL)
            continue;
        if (++count == 3 || (count == 2 && record_flag(value->record, F_OTHERS))) {
            const Value *first = field->values.items[0];

            for (size_t j = 0; first->alternative; j++)
                first = field->values.items[j];
            buf_clear(out);
            put_short_name(out, work, first->record);
            buf_puts(out, " et al.");
            return true;
        }
        buf_puts(out, count == 2 ? " and " : "");
        put_short_name(out, work, value->record);
    }
    return count > 0;
}

static const Value *text_in(const Record *work, FieldName name, Str range)
{
    const Field *field = record_field(work, name);

    for (size_t i = 0; field != NULL && i < field->values.count; i++) {
        const Value *value = field->values.items[i];

        if (!value->alternative && tag_matches(range, value->lang) && !tag_is_romanised(value->lang))
            return value;
    }
    return NULL;
}

static Str work_text(const Record *work, FieldName name)
{
    const Value *english = text_in(work, name, STR("en"));

    return english != NULL ? english->text : record_text(work, name);
}

static void put_year(Buf *out, const Record *work)
{
    Edtf date;

    if (edtf_parse(record_text(work, F_ISSUED), &date, NULL)) {
        buf_char(out, ' ');
        edtf_year_text(out, &date);
    } else {
        buf_puts(out, " n.d.");
    }
}

/* Author and year; without an author what it appeared in, who published it, or its title. */
static void put_citation(Buf *out, const Record *work)
{
    static const FieldName stand_ins[] = { F_CONTAINER_TITLE, F_PUBLISHER, F_AUTHORITY, F_TITLE };

    if (!put_authors(out, work))
        for (size_t i = 0; out->len == 0 && i < sizeof stand_ins / sizeof stand_ins[0]; i++)
            markup_plain(out, work_text(work, stand_ins[i]));
    if (out->len == 0)
        buf_put(out, work->id);
    put_year(out, work);
}

Str label_english(const Record *record)
{
    return record->label.len > 0 ? record->label : record->id;
}

static void make_label(Arena *arena, Record *record, Buf *out)
{
    buf_clear(out);
    if (record->kind == KIND_ENDNOTE) {
        put_citation(out, record);
    } else {
        const Value *english = label_designation(record, STR("en"));

        markup_plain(out, designation_text(english != NULL ? english : label_designation(record, STR("*"))));
    }
    record->label = out->len > 0 ? buf_keep(arena, out) : record->id;
}

/* Terms and programs first: works may be named by the body that wrote them. */
void label_records(Records *records)
{
    Buf out = { 0 };

    for (int works = 0; works < 2; works++)
        for (size_t i = 0; i < records->list.count; i++)
            if ((records->list.items[i]->kind == KIND_ENDNOTE) == (works == 1))
                make_label(records->arena, records->list.items[i], &out);
    buf_free(&out);
}

Str label_chinese(const Record *record)
{
    const Value *title = record->kind == KIND_ENDNOTE ? text_in(record, F_TITLE, STR("zh")) : NULL;

    return record->kind != KIND_ENDNOTE ? designation_text(label_designation(record, STR("zh")))
                                        : (title != NULL ? title->text : STR_EMPTY);
}

static Str pinyin_title(const Record *work)
{
    const Field *field = record_field(work, F_TITLE);

    for (size_t i = 0; field != NULL && i < field->values.count; i++)
        if (tag_matches(STR("zh-Latn-pinyin"), field->values.items[i]->lang))
            return field->values.items[i]->text;
    return STR_EMPTY;
}

Str label_pinyin(const Record *record)
{
    const Value *chinese = record->kind != KIND_ENDNOTE ? label_designation(record, STR("zh")) : NULL;

    if (record->kind == KIND_ENDNOTE)
        return pinyin_title(record);
    return chinese != NULL ? record_text(chinese->record, F_PINYIN) : STR_EMPTY;
}
