#include "crosswalk/bib_datamodel.h"

#include "model/maps.h"

/* ---- the tables ---- */

typedef struct Alias {
    const char *theirs, *real;
    bool typed; /* an entry type that says what `type` would */
} Alias;

static const Alias types[] = {
    { "conference", "inproceedings", false }, { "electronic", "online", false }, { "www", "online", false },
    { "mastersthesis", "thesis", true },      { "phdthesis", "thesis", true },   { "techreport", "report", true },
};

static const Alias fields[] = {
    { "address", "location", false },
    { "annote", "annotation", false },
    { "archiveprefix", "eprinttype", false },
    { "hyphenation", "langid", false },
    { "journal", "journaltitle", false },
    { "key", "sortkey", false },
    { "pdf", "file", false },
    { "primaryclass", "eprintclass", false },
    { "school", "institution", false },
};

/* Parts of dates: year, endyear, urlmonth … */
static const char date_parts[] = "year month day hour minute second timezone yeardivision";

/* Every type below is followed by what it must have; of names joined by '|' one will do. */
typedef struct Need {
    const char *types, *fields;
} Need;

static const Need needs[] = {
    { "article book inbook bookinbook suppbook booklet collection incollection suppcollection manual misc mvbook "
      "mvcollection "
      "online patent periodical suppperiodical proceedings inproceedings reference inreference report set thesis "
      "unpublished",
      "date|year" },
    { "set", "entryset" },
    { "article", "author journaltitle title" },
    { "book mvbook", "author title" },
    { "inbook bookinbook suppbook", "author title booktitle" },
    { "booklet", "author|editor title" },
    { "collection reference mvcollection mvreference", "editor title" },
    { "incollection suppcollection inreference", "author editor title booktitle" },
    { "dataset manual misc software proceedings mvproceedings", "title" },
    { "online", "title url|doi|eprint" },
    { "patent", "author title number" },
    { "periodical", "editor title" },
    { "inproceedings", "author title booktitle" },
    { "report thesis", "author title type institution" },
    { "unpublished", "author title" },
};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* ---- looking up ---- */

typedef struct Model {
    const Source *source;
    const Entry *entry;
    Diags *diags;
    Str type; /* without aliases */
    bool typed;
    const MapRow *own, *shared; /* the fields of the type, and those of all types */
} Model;

static bool has_word(Str words, Str wanted)
{
    Str word;

    while (str_cut(&words, ' ', &word))
        if (str_eq(word, wanted))
            return true;
    return false;
}

static const Alias *alias_of(const Alias *aliases, size_t count, Str name)
{
    for (size_t i = 0; i < count; i++)
        if (str_is(name, aliases[i].theirs))
            return &aliases[i];
    return NULL;
}

static Str real_name(Str field)
{
    const Alias *alias = alias_of(fields, COUNT(fields), field);

    return alias != NULL ? str_of(alias->real) : field;
}

/* The fields of an entry type; "*" is all types. NULL: there is none of that name. */
static const MapRow *fields_of(Str type)
{
    size_t count;
    const MapRow *rows = map_rows(STR("biblatex"), STR("entry-fields"), &count);

    for (size_t i = 0; rows != NULL && i < count; i++)
        if (str_eq(rows[i].ours, type))
            return &rows[i];
    return NULL;
}

/* Types whose fields are those of another: suppperiodical, mvproceedings … have rows of their own; @xdata and @control none. */
static bool is_model_type(Str type)
{
    static const char unchecked[] =
        "xdata suppperiodical artwork audio bibnote commentary image jurisdiction legislation legal letter "
        "movie music performance review standard video custom customa customb customc customd "
        "custome customf";

    return fields_of(type) != NULL || has_word(str_of(unchecked), type);
}

static bool is_date_part(Str field)
{
    static const char *const prefixes[] = { "", "end", "url", "urlend", "orig", "origend", "event", "eventend" };

    for (size_t i = 0; i < COUNT(prefixes); i++)
        if (str_starts(field, str_of(prefixes[i])) &&
            has_word(str_of(date_parts), str_from(field, str_of(prefixes[i]).len)))
            return true;
    return false;
}

/* Names with an annotation (author+an), and what biblatex reads as hash of options. */
static Str bare_name(Str field)
{
    size_t plus = str_find_char(field, '+');

    return real_name(plus != STR_NONE ? str_slice(field, 0, plus) : field);
}

static bool owns(const Model *model, const NodeEntry *field)
{
    return field->key_span.start >= model->entry->span.start && field->key_span.end <= model->entry->span.end;
}

static bool has_field(const Model *model, Str name)
{
    for (size_t i = 0; i < model->entry->fields->count; i++)
        if (str_eq(real_name(model->entry->fields->entries[i].key), name))
            return true;
    return str_is(name, "type") && model->typed;
}

/* ---- fields that a type has not ---- */

static void check_field(const Model *model, const NodeEntry *field)
{
    Str name = bare_name(field->key);
    size_t count;
    const MapRow *rows = map_rows(STR("biblatex"), STR("entry-fields"), &count);
    bool known = false;
    Diag *diag;

    if (model->own == NULL || is_date_part(name) || has_word(model->own->theirs, name) ||
        has_word(model->shared->theirs, name))
        return;
    for (size_t i = 0; i < count && !known; i++)
        known = has_word(rows[i].theirs, name);
    if (known)
        diag = diag_add(model->diags, DIAG_B126, model->source, field->key_span, "biblatex's @%.*s has no field '%.*s'",
                        STR_ARG(model->type), STR_ARG(field->key));
    else
        diag = diag_add(model->diags, DIAG_B126, model->source, field->key_span, "biblatex has no field '%.*s'",
                        STR_ARG(field->key));
    diag_help(model->diags, diag, "biber leaves it out; take the field or the type that it belongs to");
}

/* ---- fields that it must have ---- */

static bool has_any(const Model *model, Str names)
{
    Str name;

    while (str_cut(&names, '|', &name))
        if (has_field(model, name))
            return true;
    return false;
}

/* "url', 'doi' or 'eprint" */
static Str one_of(const Model *model, Str names)
{
    Str name, list = STR_EMPTY;

    while (str_cut(&names, '|', &name))
        list = list.len == 0 ? name
                             : arena_format(model->diags->arena, names.ptr == NULL ? "%.*s' or '%.*s" : "%.*s', '%.*s",
                                            STR_ARG(list), STR_ARG(name));
    return list;
}

static void check_need(const Model *model, Str names)
{
    Str name;

    while (str_cut(&names, ' ', &name)) {
        Diag *diag;

        if (has_any(model, name))
            continue;
        diag = diag_add(model->diags, DIAG_B127, model->source, model->entry->key_span,
                        "'%.*s' (@%.*s) has no '%.*s', which biblatex demands", STR_ARG(model->entry->key),
                        STR_ARG(model->type), STR_ARG(one_of(model, name)));
        diag_help(model->diags, diag, "give the field, or another entry type");
    }
}

/* ---- values ---- */

static bool is_integer(Str text)
{
    Str digits = str_starts(text, STR("-")) ? str_from(text, 1) : text;

    for (size_t i = 0; i < digits.len; i++)
        if (!ascii_is_digit(digits.ptr[i]))
            return false;
    return digits.len > 0;
}

/* ISO 10957: M and nine digits, or 9790 and nine; the sum is that of EAN-13. */
static bool is_ismn(Str text)
{
    unsigned sum = 0, count = 0;

    if (ascii_upper(text.ptr[0]) == 'M') {
        sum = 9 + 7 * 3 + 9;
        count = 4;
        text = str_from(text, 1);
    } else if (!str_starts(text, STR("979-0")) && !str_starts(text, STR("9790")) && !str_starts(text, STR("979 0"))) {
        return false;
    }
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '-' || text.ptr[i] == ' ')
            continue;
        if (!ascii_is_digit(text.ptr[i]))
            return false;
        sum += (unsigned)(text.ptr[i] - '0') * (count++ % 2 == 0 ? 1 : 3);
    }
    return count == 13 && sum % 10 == 0;
}

static void check_value(const Model *model, const NodeEntry *field)
{
    Str name = real_name(field->key), text = str_trim(field->value->text);
    bool whole = has_word(STR("volume volumes sortyear year origyear eventyear urlyear"), name);
    Diag *diag;

    if (field->value->kind != NODE_TEXT || text.len == 0)
        return;
    if (whole && !is_integer(text)) {
        diag = diag_add(model->diags, DIAG_B128, model->source, field->value->span,
                        "'%.*s' is a whole number for biblatex", STR_ARG(field->key));
        diag_help(model->diags, diag,
                  "biber leaves it out; write a number, and what else there is to say into another field");
    } else if (str_is(name, "gender") && !has_word(STR("sf sm sn pf pm pn pp"), text)) {
        diag = diag_add(model->diags, DIAG_B128, model->source, field->value->span,
                        "'gender' is one of sf, sm, sn, pf, pm, pn, pp");
        diag_help(model->diags, diag, "the first letter says how many, the second which");
    } else if (str_is(name, "ismn") && !is_ismn(text)) {
        diag = diag_add(model->diags, DIAG_B128, model->source, field->value->span,
                        "no ISMN: its digits are too many or few, or its check digit does not fit");
        diag_help(model->diags, diag, "compare it with the score");
    }
}

/* ---- all ---- */

static void check_type(const Model *model)
{
    Diag *diag;

    if (is_model_type(model->type))
        return;
    diag = diag_add(model->diags, DIAG_B129, model->source, model->entry->type_span,
                    "biblatex has no entry type '%.*s'", STR_ARG(model->entry->type));
    diag_help(model->diags, diag, "biber takes it for @misc; write a type that biblatex has");
}

void bib_check_datamodel(const Source *source, const Entry *entry, Diags *diags)
{
    Model model = { .source = source, .entry = entry, .diags = diags, .type = entry->type };
    const Alias *alias = alias_of(types, COUNT(types), entry->type);

    if (!diags_wants(diags, DIAG_B126) && !diags_wants(diags, DIAG_B127) && !diags_wants(diags, DIAG_B128) &&
        !diags_wants(diags, DIAG_B129))
        return;
    if (alias != NULL)
        model.type = str_of(alias->real);
    model.typed = alias != NULL && alias->typed;
    check_type(&model);
    if (!is_model_type(model.type))
        model.type = STR("misc");
    model.own = fields_of(model.type);
    model.shared = fields_of(STR("*"));
    for (size_t i = 0; i < entry->fields->count; i++) {
        const NodeEntry *field = &entry->fields->entries[i];

        if (!owns(&model, field))
            continue;
        check_field(&model, field);
        check_value(&model, field);
    }
    for (size_t i = 0; i < COUNT(needs); i++)
        if (has_word(str_of(needs[i].types), model.type))
            check_need(&model, str_of(needs[i].fields));
}
