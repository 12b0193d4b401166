/* Texts and their forms. */
#include "crosswalk/bib.h"
#include "text/markup.h"
#include "text/pinyin.h"
#include "text/sort_key.h"
#include "text/tag.h"

#include <string.h>

Str bib_plain(Bib *bib, const Value *value)
{
    if (value->row->type != TYPE_TEXT || str_find_char(value->text, '<') == STR_NONE)
        return value->text;
    buf_clear(&bib->plain);
    markup_plain(&bib->plain, value->text);
    return buf_str(&bib->plain);
}

void bib_escape(Bib *bib, Str text)
{
    tex_escape(&bib->out, text, bib->format->tex);
}

void bib_sort_key(Bib *bib, Str text)
{
    sort_key(&bib->out, bib->writing->arena, text);
}

bool bib_shows(const Bib *bib, unsigned form)
{
    return bib->writing->forms == 0 || (bib->writing->forms & form) != 0;
}

/* Romanised Chinese carries no tones in a bibliography, unless it is asked for. */
void bib_text(Bib *bib, const Value *value)
{
    Buf toneless = { 0 };

    if (bib->writing->tones || value->form != FORM_ROMANISED || !str_starts(value->lang, STR("zh"))) {
        tex_rich(&bib->out, value->text, bib->format->tex);
        return;
    }
    pinyin_toneless(&toneless, bib_plain(bib, value), PINYIN_KEEP_UMLAUT);
    bib_escape(bib, buf_str(&toneless));
    buf_free(&toneless);
}

void bib_braces(Bib *bib, size_t start)
{
    size_t len = bib->out.len - start;

    buf_puts(&bib->out, "{}");
    memmove(bib->out.ptr + start + 1, bib->out.ptr + start, len);
    bib->out.ptr[start] = '{';
}

/* Styles change the case of every title in classic BibTeX, and of English ones (or those that do not say) in biblatex. */
static bool has_english_casing(const Bib *bib, Str lang)
{
    return bib->format->tex == TEX_MACROS || lang.len == 0 || tag_matches(STR("en"), lang);
}

/* Without the subtitle that is a field of its own: the residue of a BibLaTeX file. */
static Str without_subtitle(Bib *bib, const Value *value)
{
    static const Str names[] = { STR_INIT("subtitle"), STR_INIT("journalsubtitle"), STR_INIT("booksubtitle") };
    bool title = value->row->name == F_TITLE;
    Str text = value->text;

    if (!bib_has(bib, F_CUSTOM) || bib->format->tex != TEX_UTF8 || !(title || value->row->name == F_CONTAINER_TITLE))
        return text;
    for (size_t i = title ? 0 : 1; i < (title ? 1 : sizeof names / sizeof *names); i++) {
        Str subtitle = bib_custom_text(bib, names[i]);

        if (subtitle.len == 0 || text.len < subtitle.len + 2 || !str_ends(text, subtitle))
            continue;
        text.len -= subtitle.len;
        if (str_ends(text, STR(": ")))
            text.len--;
        text.len--;
        return text;
    }
    return text;
}

/* In its own place a title may have its case changed by the style. */
static void put_main_text(Bib *bib, const Value *value)
{
    Value main = *value;

    main.text = without_subtitle(bib, value);
    if (value->row->name == F_TITLE && value->form != FORM_ROMANISED)
        tex_title(&bib->out, main.text, bib->format->tex, has_english_casing(bib, value->lang));
    else
        bib_text(bib, &main);
}

bool bib_same_text(const Value *a, const Value *b)
{
    return a->row == b->row && (a->row->cardinality != MANY ||
                                (a->row->type != TYPE_TEXT && a->row->type != TYPE_VERBATIM) || a->item == b->item);
}

/* The forms of that text among all values. Where these are of one field, its members stand in order. */
static BibValues forms_of(BibValues values, const Value *text)
{
    size_t from = 0, to = values.count, end;

    if (text->row->type != TYPE_TEXT || text->row->cardinality != MANY || values.items[0]->row != text->row ||
        values.items[values.count - 1]->row != text->row)
        return values;
    while (from < to) {
        size_t middle = from + (to - from) / 2;

        if (values.items[middle]->item < text->item)
            from = middle + 1;
        else
            to = middle;
    }
    for (end = from; end < values.count && values.items[end]->item == text->item;)
        end++;
    return (BibValues){ values.items + from, end - from };
}

static const Value *find_form(BibValues values, const Value *like, TextForm form, TextForm or_form)
{
    for (size_t i = 0; i < values.count; i++) {
        const Value *value = values.items[i];

        if ((value->form == form || value->form == or_form) && bib_same_text(value, like))
            return value;
    }
    return NULL;
}

const Value *bib_form(BibValues values, TextForm form)
{
    for (size_t i = 0; i < values.count; i++)
        if (values.items[i]->form == form || (values.items[i]->form == FORM_NONE && form == FORM_ORIGINAL))
            return values.items[i];
    return NULL;
}

const Value *bib_main_form(const Bib *bib, const Value *value, BibValues values)
{
    const Value *found = NULL;

    if (value->lang.len == 0 || values.count < 2)
        return value;
    values = forms_of(values, value);
    if (bib_shows(bib, SHOW_ORIGINAL))
        found = find_form(values, value, FORM_ORIGINAL, FORM_NONE);
    if (found == NULL && bib_shows(bib, SHOW_ROMANISED))
        found = find_form(values, value, FORM_ROMANISED, FORM_ROMANISED);
    if (found == NULL)
        found = find_form(values, value, FORM_TRANSLATED, FORM_TRANSLATED);
    return found != NULL ? found : value;
}

void bib_main(Bib *bib, const Value *value, BibValues values)
{
    put_main_text(bib, bib_main_form(bib, value, values));
}

bool bib_addon(Bib *bib, const Value *value, BibValues values)
{
    size_t start = bib->out.len;
    const Value *romanised;

    if (value->lang.len == 0 || !bib_shows(bib, SHOW_ORIGINAL))
        return false;
    values = forms_of(values, value);
    if (find_form(values, value, FORM_ORIGINAL, FORM_ORIGINAL) == NULL)
        return false;
    romanised = bib_shows(bib, SHOW_ROMANISED) ? find_form(values, value, FORM_ROMANISED, FORM_ROMANISED) : NULL;
    if (romanised != NULL)
        bib_text(bib, romanised);
    for (size_t i = 0; bib_shows(bib, SHOW_TRANSLATED) && i < values.count; i++) {
        const Value *translated = values.items[i];

        if (translated->form != FORM_TRANSLATED || !bib_same_text(translated, value))
            continue;
        if (bib->out.len > start)
            buf_char(&bib->out, ' ');
        buf_char(&bib->out, '[');
        bib_text(bib, translated);
        buf_char(&bib->out, ']');
    }
    return bib->out.len > start;
}
