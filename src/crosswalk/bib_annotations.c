/* What BibLaTeX keeps of a list of names beside it: the list to sort by, and the forms that are not printed. */
#include "crosswalk/bib.h"

static bool has_other_form(const Value *value)
{
    const Record *name = value->record;
    const Field *literals = record_field(name, F_LITERAL);
    const Value *body = bib_part(name, F_BODY);

    return bib_part(name, F_FORM) != NULL || bib_part(name, F_ORCID) != NULL ||
           (literals != NULL && literals->values.count > 1) || (body != NULL && body->target != NULL);
}

/* What the list does not show of an organisation, in one language. */
static void put_literal_as(Bib *bib, const Record *name, Str lang)
{
    const Field *literals = record_field(name, F_LITERAL);
    const Value *shown = bib_own_literal(bib, name, true);

    if (shown == NULL)
        shown = bib_part(name, F_LITERAL);
    for (size_t i = 0; i < literals->values.count; i++)
        if (literals->values.items[i] != shown && str_eq(literals->values.items[i]->lang, lang)) {
            tex_rich(&bib->out, literals->values.items[i]->text, bib->format->tex);
            return;
        }
}

/* A form as a name of its own is shown. */
static void put_forms_as(Bib *bib, const Record *name, Str lang, const Value *shown)
{
    const Field *forms = record_field(name, F_FORM);

    for (size_t i = 0; forms != NULL && i < forms->values.count; i++)
        if (forms->values.items[i] != shown && str_eq(forms->values.items[i]->lang, lang))
            bib_form_shown(bib, forms->values.items[i]);
}

static bool is_latin_tag(Str tag)
{
    size_t dash = str_find_char(tag, '-');

    return dash != STR_NONE && str_is(str_from(tag, dash + 1), "Latn");
}

/* What the list does not show of a person, in one language or script. */
static void put_person_as(Bib *bib, const Record *name, Str lang)
{
    const Value *shown = bib_shows(bib, SHOW_ORIGINAL) ? bib_own_form(bib, name) : NULL;
    bool divided = bib_part(name, F_FAMILY) != NULL || bib_part(name, F_GIVEN) != NULL;

    if (shown != NULL && bib_part(name, F_FAMILY) != NULL && is_latin_tag(lang))
        bib_name_divided(bib, name);
    else
        put_forms_as(bib, name, lang, divided ? shown : bib_part(name, F_FORM));
}

void bib_name_as(Bib *bib, const Value *value, Str lang)
{
    const Record *name = value->record;

    if (bib_part(name, F_BODY) != NULL) {
        if (str_is(lang, "en") && bib_body_han(bib, name).len > 0)
            bib_body(bib, name);
    } else if (bib_part(name, F_LITERAL) != NULL) {
        put_literal_as(bib, name, lang);
    } else {
        put_person_as(bib, name, lang);
    }
}

/* Within the quotation marks of an annotation there are none, and no semicolon. */
static void drop_marks(Bib *bib, size_t start)
{
    size_t to = start;

    for (size_t i = start; i < bib->out.len; i++)
        if (bib->out.ptr[i] != '"' && bib->out.ptr[i] != ';')
            bib->out.ptr[to++] = bib->out.ptr[i];
    bib->out.len = to;
}

static void put_number(Bib *bib, size_t number)
{
    if (number < 10)
        buf_char(&bib->out, (char)('0' + number));
    else
        buf_format(&bib->out, "%zu", number);
}

/* author+an:zh-Hans = {1="孙玉涛"; 2="曹聪"}; `as` is a language, or "orcid". */
static void annotate(Bib *bib, Str to, BibValues names, Str as)
{
    Arena *arena = bib->writing->arena;
    size_t start = bib->out.len;

    for (size_t i = 0; i < names.count; i++) {
        size_t before = bib->out.len, content;
        const Value *orcid = bib_is_name(names.items[i]) ? bib_part(names.items[i]->record, F_ORCID) : NULL;

        if (!bib_is_name(names.items[i]))
            continue;
        buf_puts(&bib->out, before > start ? "; " : "");
        put_number(bib, i + 1);
        buf_puts(&bib->out, "=\"");
        content = bib->out.len;
        if (!str_is(as, "orcid"))
            bib_name_as(bib, names.items[i], as);
        else if (orcid != NULL)
            buf_put(&bib->out, orcid->text);
        drop_marks(bib, content);
        if (bib->out.len > content)
            buf_char(&bib->out, '"');
        else
            bib->out.len = before;
    }
    if (bib->out.len > start)
        bib_line(bib, arena_join(arena, arena_join(arena, to, STR("+an:")), as), start);
}

/* ---- which there are ---- */

static void add_language(Bib *bib, BibLanguages *languages, Str lang)
{
    for (size_t i = 0; i < languages->count; i++)
        if (str_eq(languages->items[i], lang))
            return;
    if (lang.len > 0)
        vec_push(bib->writing->arena, languages, lang);
}

static void add_languages(Bib *bib, BibLanguages *languages, const Record *name, FieldName part)
{
    const Field *field = record_field(name, part);

    for (size_t i = 0; field != NULL && i < field->values.count; i++)
        add_language(bib, languages, field->values.items[i]->lang);
}

/* Latin letters first, then English, then as they come. */
BibLanguages bib_languages(Bib *bib, BibValues names)
{
    BibLanguages languages = { 0 };
    Str own = str_slice(bib->language, 0, str_find_char(bib->language, '-'));

    for (size_t i = 0; i < names.count; i++)
        if (bib_part(names.items[i]->record, F_FORM) != NULL && bib_part(names.items[i]->record, F_FAMILY) != NULL)
            add_language(bib, &languages, arena_join(bib->writing->arena, own, STR("-Latn")));
    add_language(bib, &languages, STR("en"));
    for (size_t i = 0; i < names.count; i++) {
        add_languages(bib, &languages, names.items[i]->record, F_LITERAL);
        add_languages(bib, &languages, names.items[i]->record, F_FORM);
    }
    return languages;
}

/* Only where what is printed would not sort, or (Xi Jinping) does not show which is the family name. */
static bool needs_sorting(const Bib *bib, BibValues names)
{
    for (size_t i = 0; i < names.count; i++) {
        const Record *name = names.items[i]->record;

        if (bib_own_form(bib, name) != NULL || bib_is_family_first(bib, name) ||
            bib_own_literal(bib, name, false) != NULL || bib_body_han(bib, name).len > 0)
            return true;
    }
    return false;
}

void bib_sortname(Bib *bib, BibValues names)
{
    size_t start = bib->out.len;

    if (!needs_sorting(bib, names) || node_entry(bib->entry->fields, STR("sortname")) != NULL)
        return;
    for (size_t i = 0; i < names.count; i++) {
        if (i > 0)
            buf_puts(&bib->out, " and ");
        bib_name_sort(bib, names.items[i]);
    }
    bib_line(bib, STR("sortname"), start);
}

void bib_annotations(Bib *bib, Str to, BibValues names)
{
    bool any = false;
    BibLanguages languages;

    for (size_t i = 0; i < names.count && !any; i++)
        any = has_other_form(names.items[i]);
    if (!any)
        return;
    languages = bib_languages(bib, names);
    for (size_t i = 0; i < languages.count; i++)
        annotate(bib, to, names, languages.items[i]);
    bib_orcids(bib, to, names);
}

void bib_orcids(Bib *bib, Str to, BibValues names)
{
    annotate(bib, to, names, STR("orcid"));
}
