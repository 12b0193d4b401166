/* Names in BibTeX's syntax.
 *
 * Which form is written. A work in Chinese (Japanese, Korean …) whose author's name is known in its script has that, in
 * its own order, as one word without comma or space: author = {顾昕}. Every standard style then prints 顾昕, where {顾, 昕}
 * or {family=顾, given=昕} would print “昕 顾” or “顾, 昕”. It stands without braces, as gb7714 and the other Chinese styles
 * want it; braces say that a name is an organisation's (or is printed family first by decree: {Xi Jinping}).
 * name-order: given-first brings the Latin form back: {Gu, Xin}. */
#include "crosswalk/bib.h"
#include "base/utf8.h"
#include "model/label.h"
#include "text/case.h"
#include "text/markup.h"
#include "text/names_bib.h"
#include "text/pinyin.h"
#include "text/script.h"
#include "text/tag.h"

bool bib_is_name(const Value *value)
{
    return value->row->record == &schema_name;
}

const Value *bib_part(const Record *name, FieldName part)
{
    return record_value(name, part);
}

static bool has_text(const Record *name)
{
    return bib_part(name, F_FAMILY) != NULL || bib_part(name, F_GIVEN) != NULL || bib_part(name, F_LITERAL) != NULL;
}

bool bib_is_named(const Record *name)
{
    const Value *form;

    if (has_text(name) || bib_part(name, F_BODY) != NULL || record_flag(name, F_OTHERS))
        return true;
    form = bib_part(name, F_FORM);
    return form != NULL && has_text(form->record);
}

bool bib_is_latin(const Value *value)
{
    return str_is(tag_script(value->lang), "Latn");
}

static bool same_language(Str a, Str b)
{
    return str_eq(str_slice(a, 0, str_find_char(a, '-')), str_slice(b, 0, str_find_char(b, '-')));
}

const Value *bib_own_form(const Bib *bib, const Record *name)
{
    const Field *forms = record_field(name, F_FORM);

    if (forms == NULL || !label_family_first(bib->record, name))
        return NULL;
    for (size_t i = 0; i < forms->values.count; i++)
        if (same_language(forms->values.items[i]->lang, bib->language) && !bib_is_latin(forms->values.items[i]))
            return forms->values.items[i];
    return NULL;
}

const Value *bib_own_literal(const Bib *bib, const Record *name, bool latin_too)
{
    const Field *literals = record_field(name, F_LITERAL);

    for (size_t i = 0; literals != NULL && i < literals->values.count; i++)
        if (same_language(literals->values.items[i]->lang, bib->language) &&
            (latin_too || !bib_is_latin(literals->values.items[i])))
            return literals->values.items[i];
    return NULL;
}

Str bib_body_han(const Bib *bib, const Record *name)
{
    const Value *body = bib_part(name, F_BODY);
    Str han = body != NULL && body->target != NULL ? label_chinese(body->target) : STR_EMPTY;
    Buf plain = { 0 };

    if (!bib->chinese || str_find_char(han, '<') == STR_NONE)
        return bib->chinese ? han : STR_EMPTY;
    markup_plain(&plain, han);
    han = buf_keep(bib->writing->arena, &plain);
    buf_free(&plain);
    return han;
}

void bib_body(Bib *bib, const Record *name)
{
    const Value *body = bib_part(name, F_BODY);

    bib_escape(bib, body->target != NULL ? label_english(body->target) : body->text);
}

bool bib_is_family_first(const Bib *bib, const Record *name)
{
    return bib_part(name, F_FAMILY) != NULL && label_family_first(bib->record, name);
}

static void put_part(Bib *bib, const Value *part)
{
    if (part != NULL)
        bib_escape(bib, bib_plain(bib, part));
}

/* A romanised Chinese name, like all pinyin, has its tones only where they are asked for. */
static void put_own_part(Bib *bib, const Record *name, const Value *part)
{
    const Field *forms = record_field(name, F_FORM);
    bool chinese = false;
    Buf toneless = { 0 };

    if (part == NULL)
        return;
    for (size_t i = 0; !bib->writing->tones && forms != NULL && i < forms->values.count; i++)
        chinese = chinese || str_starts(forms->values.items[i]->lang, STR("zh"));
    if (!chinese) {
        put_part(bib, part);
        return;
    }
    pinyin_toneless(&toneless, bib_plain(bib, part), PINYIN_KEEP_UMLAUT);
    bib_escape(bib, buf_str(&toneless));
    buf_free(&toneless);
}

/* ---- for readers ---- */

static void put_literal(Bib *bib, const Record *name)
{
    const Value *own = bib_own_literal(bib, name, true);

    tex_rich(&bib->out, (own != NULL ? own : bib_part(name, F_LITERAL))->text, bib->format->tex);
}

/* A whole name in another script: in those of East Asia family and given name stand without a space between them, whatever the order:
 * 顾昕, 김정은. */
void bib_form_shown(Bib *bib, const Value *form)
{
    const Value *family = bib_part(form->record, F_FAMILY), *given = bib_part(form->record, F_GIVEN);

    if (bib_part(form->record, F_LITERAL) != NULL) {
        put_literal(bib, form->record);
        return;
    }
    put_part(bib, family);
    if (family != NULL && given != NULL && (script_set(family->text) & SCRIPTS_EAST_ASIAN) == 0)
        buf_char(&bib->out, ' ');
    put_part(bib, given);
}

static void put_particles(Bib *bib, const Record *name)
{
    static const FieldName particles[] = { F_DROPPING_PARTICLE, F_NON_DROPPING_PARTICLE };

    for (size_t i = 0; i < 2; i++) {
        const Value *particle = bib_part(name, particles[i]);

        put_part(bib, particle);
        if (particle != NULL)
            buf_char(&bib->out, ' ');
    }
}

static void put_parts(Bib *bib, const Record *name)
{
    const Value *family = bib_part(name, F_FAMILY), *given = bib_part(name, F_GIVEN),
                *suffix = bib_part(name, F_SUFFIX);
    bool family_first = label_family_first(bib->record, name);

    put_own_part(bib, name, family_first ? family : given);
    if (given != NULL && (family != NULL || family_first))
        buf_char(&bib->out, ' ');
    if (family_first) {
        put_own_part(bib, name, given);
        return;
    }
    put_particles(bib, name);
    put_own_part(bib, name, family);
    if (suffix != NULL) {
        buf_char(&bib->out, ' ');
        put_part(bib, suffix);
    }
}

void bib_name_shown(Bib *bib, const Value *value)
{
    const Record *name = value->record;
    const Value *own, *form = bib_part(name, F_FORM);

    if (bib_part(name, F_BODY) != NULL) {
        Str han = value->row->name != F_TRANSLATOR ? bib_body_han(bib, name) : STR_EMPTY;

        if (han.len > 0)
            bib_escape(bib, han);
        else
            bib_body(bib, name);
    } else if (bib_part(name, F_LITERAL) != NULL) {
        put_literal(bib, name);
    } else if (record_flag(name, F_OTHERS)) {
        buf_puts(&bib->out, "et al.");
    } else if (bib_shows(bib, SHOW_ORIGINAL) && (own = bib_own_form(bib, name)) != NULL) {
        bib_form_shown(bib, own);
    } else if (bib_part(name, F_FAMILY) != NULL || bib_part(name, F_GIVEN) != NULL) {
        put_parts(bib, name);
    } else if (form != NULL) {
        bib_form_shown(bib, form);
    }
}

/* ---- in a list of names ---- */

/* BibTeX takes a word in lower case inside a family name (Ortega y Gasset) for the end of a “von”. */
static bool has_lower_word(Str text)
{
    Str word;

    str_cut(&text, ' ', &word);
    while (str_cut(&text, ' ', &word))
        if (names_bib_is_von(word))
            return true;
    return false;
}

/* Braces where BibTeX would see a border: a comma, “and”, a space in a name without given name. */
static void put_listed_part(Bib *bib, const Record *name, FieldName which, bool has_given)
{
    size_t start = bib->out.len;
    Str text;

    put_own_part(bib, name, bib_part(name, which));
    text = str_from(buf_str(&bib->out), start);
    if (str_find_char(text, ',') != STR_NONE || (!has_given && str_find_char(text, ' ') != STR_NONE) ||
        str_contains(text, STR(" and ")) || (which == F_FAMILY && has_lower_word(text)))
        bib_braces(bib, start);
}

void bib_name_divided(Bib *bib, const Record *name)
{
    bool family = bib_part(name, F_FAMILY) != NULL, given = bib_part(name, F_GIVEN) != NULL;
    const Value *suffix = bib_part(name, F_SUFFIX);

    put_particles(bib, name);
    if (family)
        put_listed_part(bib, name, F_FAMILY, given);
    if (suffix != NULL) {
        buf_puts(&bib->out, ", ");
        put_part(bib, suffix);
    }
    if (family && given)
        buf_puts(&bib->out, ", ");
    if (given)
        put_listed_part(bib, name, F_GIVEN, true);
}

/* Not where another entry has the other script. */
static bool shows_both(const Bib *bib)
{
    return bib->format->both_scripts && bib->writing->twin == NULL;
}

/* A space or comma within would be taken for a border of the name's parts. */
static void put_listed_form(Bib *bib, const Value *form, const Record *name)
{
    size_t start = bib->out.len;
    bool literal = bib_part(form->record, F_LITERAL) != NULL;
    bool both = shows_both(bib) && !literal && bib_part(name, F_FAMILY) != NULL && bib_part(name, F_GIVEN) != NULL;
    Str text;

    if (both) {
        put_own_part(bib, name, bib_part(name, F_FAMILY));
        buf_char(&bib->out, ' ');
        put_own_part(bib, name, bib_part(name, F_GIVEN));
        buf_char(&bib->out, ' ');
    }
    bib_form_shown(bib, form);
    text = str_from(buf_str(&bib->out), start);
    if (both || literal || str_find_char(text, ' ') != STR_NONE || str_find_char(text, ',') != STR_NONE)
        bib_braces(bib, start);
}

/* {Ministry of Education 教育部} */
static void put_both_literals(Bib *bib, const Value *value, const Record *name)
{
    const Field *literals = record_field(name, F_LITERAL);
    bool own = bib_own_literal(bib, name, false) != NULL;

    buf_char(&bib->out, '{');
    for (size_t i = 0; own && i < literals->values.count; i++)
        if (bib_is_latin(literals->values.items[i])) {
            tex_rich(&bib->out, literals->values.items[i]->text, bib->format->tex);
            buf_char(&bib->out, ' ');
            break;
        }
    bib_name_shown(bib, value);
    buf_char(&bib->out, '}');
}

static void put_both_labels(Bib *bib, const Value *value, Str han)
{
    buf_char(&bib->out, '{');
    bib_body(bib, value->record);
    if (han.len > 0 && value->row->name != F_TRANSLATOR) {
        buf_char(&bib->out, ' ');
        bib_escape(bib, han);
    }
    buf_char(&bib->out, '}');
}

static void put_organisation(Bib *bib, const Value *value)
{
    Str han = bib_part(value->record, F_BODY) != NULL ? bib_body_han(bib, value->record) : STR_EMPTY;
    size_t start = bib->out.len;

    if (shows_both(bib) && han.len > 0) {
        put_both_labels(bib, value, han);
    } else if (shows_both(bib) && bib_part(value->record, F_LITERAL) != NULL) {
        put_both_literals(bib, value, value->record);
    } else {
        bib_name_shown(bib, value);
        bib_braces(bib, start);
    }
}

void bib_name(Bib *bib, const Value *value)
{
    const Record *name = value->record;
    const Value *own, *family = bib_part(name, F_FAMILY), *given = bib_part(name, F_GIVEN);
    size_t start = bib->out.len;

    if (bib_part(name, F_LITERAL) != NULL || bib_part(name, F_BODY) != NULL) {
        put_organisation(bib, value);
    } else if (record_flag(name, F_OTHERS)) {
        buf_puts(&bib->out, "others");
    } else if (bib_shows(bib, SHOW_ORIGINAL) && (own = bib_own_form(bib, name)) != NULL) {
        put_listed_form(bib, own, name);
    } else if (family != NULL && given != NULL && label_family_first(bib->record, name)) {
        put_parts(bib, name);
        bib_braces(bib, start);
    } else if (family != NULL || given != NULL) {
        bib_name_divided(bib, name);
    } else if (bib_part(name, F_FORM) != NULL) {
        put_listed_form(bib, bib_part(name, F_FORM), name);
    }
}

/* ---- for sorting ---- */

/* Ouyang: one word with a capital, since a word without is a “von”. */
static void put_key(Bib *bib, const Value *part)
{
    size_t start = bib->out.len, first = 0;
    uint32_t cp;
    Str key;

    if (part == NULL)
        return;
    bib_sort_key(bib, bib_plain(bib, part));
    key = arena_copy(bib->writing->arena, str_from(buf_str(&bib->out), start));
    bib->out.len = start;
    if (utf8_next(key, &first, &cp))
        buf_cp(&bib->out, case_upper(cp));
    for (size_t i = first; i < key.len; i++)
        if (key.ptr[i] != ' ')
            buf_char(&bib->out, key.ptr[i]);
}

static void put_organisation_key(Bib *bib, const Value *value)
{
    const Value *own = bib_own_literal(bib, value->record, false);
    Str han = own != NULL && bib->chinese ? bib_plain(bib, own) : bib_body_han(bib, value->record);

    buf_char(&bib->out, '{');
    if (han.len > 0)
        bib_sort_key(bib, han);
    else
        bib_name_shown(bib, value);
    buf_char(&bib->out, '}');
}

static void put_form_key(Bib *bib, const Record *form)
{
    const Value *family = bib_part(form, F_FAMILY), *given = bib_part(form, F_GIVEN);

    if (family == NULL && given == NULL) {
        buf_char(&bib->out, '{');
        bib_sort_key(bib, bib_plain(bib, bib_part(form, F_LITERAL)));
        buf_char(&bib->out, '}');
        return;
    }
    put_key(bib, family);
    if (family != NULL && given != NULL)
        buf_puts(&bib->out, ", ");
    put_key(bib, given);
}

void bib_name_sort(Bib *bib, const Value *value)
{
    const Record *name = value->record;

    if (bib_part(name, F_LITERAL) != NULL || bib_part(name, F_BODY) != NULL)
        put_organisation_key(bib, value);
    else if (record_flag(name, F_OTHERS))
        buf_puts(&bib->out, "others");
    else if (bib_part(name, F_FAMILY) != NULL || bib_part(name, F_GIVEN) != NULL)
        bib_name_divided(bib, name);
    else
        put_form_key(bib, bib_part(name, F_FORM)->record);
}
