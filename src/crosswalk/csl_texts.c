/* Which form of a text a flat variable shows. */
#include "crosswalk/csl_parts.h"
#include "text/pinyin.h"

/* The forms of one text that may be shown; of a kind the first. */
typedef struct Forms {
    const Value *original, *romanised, *translated, *first;
} Forms;

static Forms find_forms(const Writing *writing, const Field *field, uint32_t item)
{
    unsigned shown = writing->forms != 0 ? writing->forms : SHOW_ORIGINAL | SHOW_ROMANISED | SHOW_TRANSLATED;
    Forms forms = { 0 };

    for (size_t i = 0; i < field->values.count; i++) {
        const Value *value = field->values.items[i];
        bool plain = value->form == FORM_NONE || value->form == FORM_ORIGINAL;

        if (value->alternative || value->item != item)
            continue;
        if (forms.first == NULL)
            forms.first = value;
        if (plain && forms.original == NULL && (shown & SHOW_ORIGINAL) != 0)
            forms.original = value;
        if (value->form == FORM_ROMANISED && forms.romanised == NULL && (shown & SHOW_ROMANISED) != 0)
            forms.romanised = value;
        if (value->form == FORM_TRANSLATED && forms.translated == NULL && (shown & SHOW_TRANSLATED) != 0)
            forms.translated = value;
    }
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

/* The first form of those that are asked for; the others behind it: “有效市场” Youxiao shichang [Efficient Market]. */
static void put_forms(Buf *out, const Writing *writing, const Forms *forms)
{
    const Value *main = forms->original != NULL    ? forms->original
                        : forms->romanised != NULL ? forms->romanised
                                                   : forms->translated;

    put_form(out, writing, main != NULL ? main : forms->first);
    if (writing->forms == 0 || main == NULL)
        return;
    if (forms->romanised != NULL && forms->romanised != main) {
        buf_char(out, ' ');
        put_form(out, writing, forms->romanised);
    }
    if (forms->translated != NULL && forms->translated != main) {
        buf_puts(out, " [");
        put_form(out, writing, forms->translated);
        buf_char(out, ']');
    }
}

Str csl_text_write(const Writing *writing, const Field *field, uint32_t item)
{
    Forms forms = find_forms(writing, field, item);
    Buf out = { 0 };
    Str text;

    if (forms.first == NULL)
        return STR_EMPTY;
    if (writing->forms == 0 && forms.original != NULL)
        return forms.original->text;
    put_forms(&out, writing, &forms);
    text = buf_keep(writing->arena, &out);
    buf_free(&out);
    return text;
}
