/* The field names of biblatex's multiscript branch (biblatex-ms; its manual, "Multiscript support"): FIELD_FORM_LANGUAGE, where
 * the form is transliteration or translation. In a list of names each has its place, whether it has that form or not. */
#include "crosswalk/bib.h"
#include "text/tag.h"

static Str field_of(Bib *bib, Str to, bool romanised, Str lang)
{
    return arena_format(bib->writing->arena, "%.*s_%s_%.*s", STR_ARG(to), romanised ? "transliteration" : "translation",
                        STR_ARG(lang));
}

bool bib_is_multiscript(const Bib *bib, Str to, BibValues values)
{
    if (bib->writing->bilingual != BILINGUAL_MULTISCRIPT || values.count < 2 || str_is(to, "note"))
        return false;
    for (size_t i = 0; i < values.count; i++)
        if (values.items[i]->row != values.items[0]->row || values.items[i]->item != 0 ||
            values.items[i]->row->type != TYPE_TEXT || values.items[i]->lang.len == 0)
            return false;
    return true;
}

void bib_multiscript_texts(Bib *bib, Str to, BibValues values)
{
    const Value *shown = bib_main_form(bib, values.items[0], values);

    for (size_t i = 0; i < values.count; i++) {
        const Value *value = values.items[i];
        size_t start = bib->out.len;

        if (value == shown)
            continue;
        bib_main(bib, value, (BibValues){ &values.items[i], 1 });
        bib_line(bib, field_of(bib, to, value->form == FORM_ROMANISED, value->lang), start);
    }
}

/* Is it the work's own language in other letters? */
static bool is_romanised(const Bib *bib, Str lang)
{
    Str own = str_slice(bib->language, 0, str_find_char(bib->language, '-'));

    return str_is(tag_script(lang), "Latn") && str_eq_nocase(str_slice(lang, 0, str_find_char(lang, '-')), own);
}

/* One name in that language, else as the list has it. True if it is there. */
static bool put_name(Bib *bib, const Value *name, Str lang)
{
    size_t start = bib->out.len;

    bib_name_as(bib, name, lang);
    if (bib->out.len == start) {
        bib_name(bib, name);
        return false;
    }
    if (bib_part(name->record, F_LITERAL) != NULL || bib_part(name->record, F_BODY) != NULL)
        bib_braces(bib, start);
    return true;
}

void bib_multiscript_names(Bib *bib, Str to, BibValues names)
{
    BibLanguages languages = bib_languages(bib, names);

    for (size_t i = 0; i < languages.count; i++) {
        size_t start = bib->out.len;
        bool any = false;

        for (size_t j = 0; j < names.count; j++) {
            if (!bib_is_name(names.items[j]))
                continue;
            buf_puts(&bib->out, bib->out.len > start ? " and " : "");
            any = put_name(bib, names.items[j], languages.items[i]) || any;
        }
        if (any)
            bib_line(bib, field_of(bib, to, is_romanised(bib, languages.items[i]), languages.items[i]), start);
        bib->out.len = start;
    }
}
