/* What is BibLaTeX's alone. */
#include "crosswalk/bib.h"
#include "text/tag.h"

static bool is_whole_number(Str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!ascii_is_digit(text.ptr[i]))
            return false;
    return true;
}

/* biber wants whole numbers, and ignores the field else; one entry has one eprint. */
static bool detours(Bib *bib, const Value *value)
{
    switch (value->row->name) {
    case F_VOLUME:
    case F_NUMBER_OF_VOLUMES:
        return !is_whole_number(value->text);
    case F_PMCID:
        return bib_has(bib, F_PMID);
    default:
        return false;
    }
}

/* A genre that biblatex can name in any language. */
static void put_genre(Bib *bib, const Value *value, Str to, BibValues values)
{
    Str known = str_is(to, "type") ? bib_map(bib, BIB_GENRES, bib_plain(bib, value)) : STR_EMPTY;

    if (known.len > 0)
        buf_put(&bib->out, known);
    else
        bib_put_text(bib, value, to, values);
}

static void add_after_names(Bib *bib, const Value *first, Str to, BibValues names)
{
    bool author = str_is(to, "author");

    if (!author && !str_is(to, "translator")) {
        Str role = bib_map_field(bib, BIB_ROLES, first->row->name);

        if (role.len > 0)
            bib_line_text(bib, arena_join(bib->writing->arena, to, STR("type")), role);
    }
    if (bib->writing->bilingual == BILINGUAL_MULTISCRIPT) {
        bib_multiscript_names(bib, to, names);
        bib_orcids(bib, to, names);
    } else {
        bib_annotations(bib, to, names);
    }
    if (author || (str_is(to, "editor") && !bib_has(bib, F_AUTHOR)))
        bib_sortname(bib, names);
}

/* The field beside it for the other forms. */
static void add_addon(Bib *bib, const Value *first, Str to, BibValues values)
{
    Str name = values.count > 1 ? bib_map(bib, BIB_ADDONS, to) : STR_EMPTY;
    size_t start = bib->out.len;

    if (name.len == 0 || bib_is_multiscript(bib, to, values))
        return;
    bib_addon(bib, first, values);
    bib_line(bib, name, start);
}

/* Scripts that do not sort by their characters. */
static bool is_ideographic(Str lang)
{
    static const char *const scripts[] = { "Hans", "Hant", "Hani", "Jpan", "Hira", "Kana", "Hrkt" };
    Str script = lang.len > 0 ? tag_script(lang) : STR_EMPTY;

    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
        if (str_is(script, scripts[i]))
            return true;
    return false;
}

static void add_after_title(Bib *bib, Str to)
{
    BibValues titles = bib_values(bib, F_TITLE);
    const Value *original = bib_form(titles, FORM_ORIGINAL), *translated = bib_form(titles, FORM_TRANSLATED);
    const Value *romanised = bib_form(titles, FORM_ROMANISED);
    size_t start = bib->out.len;

    if (titles.count > 1)
        add_addon(bib, titles.items[0], to, titles);
    if (titles.count > 1 && original != NULL && translated != NULL && bib_shows(bib, SHOW_TRANSLATED) &&
        !bib_is_multiscript(bib, to, titles)) {
        bib_text(bib, translated);
        bib_line(bib, STR("usere"), start);
    }
    if (original == NULL || !is_ideographic(original->lang))
        return;
    bib_sort_key(bib, bib_plain(bib, romanised != NULL ? romanised : original));
    bib_line(bib, STR("sorttitle"), start);
}

static void add_after(Bib *bib, const Value *first, Str to, BibValues values)
{
    if (bib_is_name(first)) {
        add_after_names(bib, first, to, values);
        return;
    }
    if (bib_is_multiscript(bib, to, values))
        bib_multiscript_texts(bib, to, values);
    switch (first->row->name) {
    case F_TITLE:
        add_after_title(bib, to);
        return;
    case F_CONTAINER_TITLE:
    case F_EVENT_TITLE:
    case F_EVENT:
        add_addon(bib, first, to, values);
        return;
    case F_TRANSLATION_OF:
        bib_line_text(bib, STR("relatedtype"), STR("translationof"));
        return;
    case F_PMID:
        bib_line_text(bib, STR("eprinttype"), STR("pubmed"));
        return;
    case F_PMCID:
        bib_line_text(bib, STR("eprinttype"), STR("pmcid"));
        return;
    default:
        return;
    }
}

static Str default_type(Bib *bib)
{
    const MapTable *defaults = bib_table(bib, BIB_DEFAULTS);
    const MapRow *row = map_row(defaults, STR("type"), map_when(defaults, bib->type));

    return row != NULL ? row->theirs : STR_EMPTY;
}

static void add_demanded(Bib *bib)
{
    Str type = bib_has(bib, F_GENRE) ? STR_EMPTY : default_type(bib);

    if (type.len > 0)
        bib_line_text(bib, STR("type"), type);
    bib_institution(bib);
    if (bib->writing->twin != NULL && !bib_has(bib, F_TRANSLATION_OF) && bib_custom_text(bib, STR("related")).len == 0)
        bib_line_text(bib, STR("related"), bib->writing->twin->id);
}

const BibFormat bib_biblatex = { .name = STR_INIT("biblatex"),
                                 .tex = TEX_UTF8,
                                 .eprint_kind = STR_INIT("eprinttype"),
                                 .arxiv = STR_INIT("arxiv"),
                                 .detours = detours,
                                 .put_title = bib_put_text,
                                 .put_genre = put_genre,
                                 .add_after = add_after,
                                 .add_demanded = add_demanded };
