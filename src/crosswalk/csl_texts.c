/* Which forms of a text a flat variable shows. */
#include "crosswalk/csl_parts.h"
#include "text/pinyin.h"

static void take(const Value **place, const Value *value)
{
    if (*place == NULL)
        *place = value;
}

static void take_form(CslForms *forms, const Value *value, unsigned shown)
{
    take(&forms->first, value);
    if ((value->form == FORM_NONE || value->form == FORM_ORIGINAL) && (shown & SHOW_ORIGINAL) != 0)
        take(&forms->original, value);
    if (value->form == FORM_ROMANISED && (shown & SHOW_ROMANISED) != 0)
        take(&forms->romanised, value);
    if (value->form == FORM_TRANSLATED && (shown & SHOW_TRANSLATED) != 0)
        take(&forms->translated, value);
}

/* What stands first, and what stands behind it only if it was asked for. */
static void settle(CslForms *forms, bool asked)
{
    forms->main = forms->original != NULL     ? forms->original
                  : forms->romanised != NULL  ? forms->romanised
                  : forms->translated != NULL ? forms->translated
                                              : forms->first;
    if (!asked || forms->romanised == forms->main)
        forms->romanised = NULL;
    if (!asked || forms->translated == forms->main)
        forms->translated = NULL;
}

CslForms *csl_forms(const Writing *writing, const Field *field, size_t *count)
{
    unsigned shown = writing->forms != 0 ? writing->forms : SHOW_ORIGINAL | SHOW_ROMANISED | SHOW_TRANSLATED;
    CslForms *forms;

    *count = crosswalk_members(field);
    forms = arena_array(writing->arena, *count, sizeof *forms);
    for (size_t i = 0; i < field->values.count; i++)
        if (!field->values.items[i]->alternative)
            take_form(&forms[field->values.items[i]->item], field->values.items[i], shown);
    for (size_t i = 0; i < *count; i++)
        settle(&forms[i], writing->forms != 0);
    return forms;
}

/* Romanised Chinese carries no tones in a bibliography, unless it is asked for. */
static void put_form(Buf *out, const Writing *writing, const Value *value)
{
    if (!writing->tones && value->form == FORM_ROMANISED && str_starts(value->lang, STR("zh")))
        pinyin_toneless(out, value->text, PINYIN_KEEP_UMLAUT);
    else
        buf_put(out, value->text);
}

Str csl_form_write(const Writing *writing, const Value *value)
{
    Buf out = { 0 };
    Str text;

    put_form(&out, writing, value);
    text = buf_keep(writing->arena, &out);
    buf_free(&out);
    return text;
}

/* “有效市场” Youxiao shichang [Efficient Market] */
static void put_forms(Buf *out, const Writing *writing, const CslForms *forms)
{
    put_form(out, writing, forms->main);
    if (forms->romanised != NULL) {
        buf_char(out, ' ');
        put_form(out, writing, forms->romanised);
    }
    if (forms->translated != NULL) {
        buf_puts(out, " [");
        put_form(out, writing, forms->translated);
        buf_char(out, ']');
    }
}

Str csl_text_write(const Writing *writing, const Field *field, const char *separator)
{
    size_t count;
    const CslForms *forms = csl_forms(writing, field, &count);
    Buf out = { 0 };
    Str text;

    if (count == 1 && forms->main != NULL && writing->forms == 0 && forms->main->form != FORM_ROMANISED)
        return forms->main->text;
    for (size_t i = 0; i < count; i++) {
        if (forms[i].main == NULL)
            continue;
        buf_puts(&out, out.len > 0 ? separator : "");
        put_forms(&out, writing, &forms[i]);
    }
    text = buf_keep(writing->arena, &out);
    buf_free(&out);
    return text;
}
