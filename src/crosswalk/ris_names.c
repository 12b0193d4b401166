/* Names in RIS: "Family, Given, Suffix"; without a comma, or with nothing behind it, an organisation; a name in Han whole. */
#include "crosswalk/ris_parts.h"
#include "model/label.h"
#include "text/names.h"
#include "text/pinyin.h"
#include "text/script.h"
#include "text/tag.h"

/* ---- reading ---- */

static void add(const RisReading *reading, Node *name, const char *part, Str text, Span span)
{
    if (text.len > 0)
        node_add(reading->arena, name, str_of(part), span, node_text(reading->arena, text, span));
}

/* The language of a name that is not in Latin script; empty: it is. */
static Str script_language(const RisReading *reading, Str text)
{
    unsigned scripts = script_set(text);

    if (scripts == 0 || (scripts & SCRIPT_LATIN) != 0)
        return STR_EMPTY;
    if (reading->language.len > 0 && script_fits_tag(text, reading->language, NULL))
        return reading->language;
    return script_guess_tag(text);
}

/* 顾昕 and 顾, 昕 */
static Node *read_han(const RisReading *reading, Str text, Str language, Span span)
{
    Node *name = node_map(reading->arena, span), *form;
    NameForm parts = names_split(text);
    Str family, given;

    if (parts.literal.len == 0) {
        family = parts.family;
        given = parts.given;
    } else if (!names_split_han(text, &family, &given)) {
        add(reading, name, "literal", text, span);
        return name;
    }
    if (parts.literal.len > 0) { /* the surname table divides it again */
        node_add(reading->arena, name, language, span, node_text(reading->arena, text, span));
        return name;
    }
    form = node_map(reading->arena, span);
    add(reading, form, "family", family, span);
    add(reading, form, "given", given, span);
    node_add(reading->arena, name, language, span, form);
    return name;
}

static bool is_others(Str text)
{
    return str_eq_nocase(text, STR("et al.")) || str_eq_nocase(text, STR("et al")) ||
           str_eq_nocase(text, STR("others"));
}

static void report_words(const RisReading *reading, Str text, Span span)
{
    if (reading->diags != NULL)
        diag_help(reading->diags,
                  diag_add(reading->diags, DIAG_B115, reading->source, span, "'%.*s' is two words without a comma",
                           STR_ARG(text)),
                  "write the family name first: Family, Given; it is taken for an organisation");
}

Node *ris_name_read(const RisReading *reading, const Node *node)
{
    Str text = str_trim(node->text), language = script_language(reading, text);
    Node *name = node_map(reading->arena, node->span);
    NameForm parts;

    if (text.len > 0 && text.ptr[text.len - 1] == ',') {
        add(reading, name, "literal", str_trim(str_slice(text, 0, text.len - 1)), node->span);
        return name;
    }
    if (is_others(text)) {
        node_add(reading->arena, name, STR("others"), node->span, node_bare(reading->arena, STR("true"), node->span));
        return name;
    }
    if (language.len > 0)
        return read_han(reading, text, language, node->span);
    parts = names_split(text);
    if (parts.two_latin_words)
        report_words(reading, text, node->span);
    add(reading, name, "family", parts.family, node->span);
    add(reading, name, "given", parts.given, node->span);
    add(reading, name, "suffix", parts.suffix, node->span);
    add(reading, name, "literal", parts.literal, node->span);
    return name;
}

/* ---- writing ---- */

/* Written without a space between family and given name. */
static bool is_unspaced(const Record *form)
{
    Str family = record_text(form, F_FAMILY), text = family.len > 0 ? family : record_text(form, F_LITERAL);

    return (script_set(text) & SCRIPTS_EAST_ASIAN) != 0;
}

/* The form in the script of the work, or NULL. */
static const Record *own_form(const Record *work, const Record *name)
{
    const Field *forms = record_field(name, F_FORM);
    bool cjk = tag_is_cjk(record_text(work, F_LANGUAGE));

    for (size_t i = 0; forms != NULL && i < forms->values.count; i++) {
        const Value *value = forms->values.items[i];

        if (!value->alternative && value->record != NULL && !tag_is_romanised(value->lang) &&
            ((cjk && is_unspaced(value->record)) || record_field(name, F_FAMILY) == NULL))
            return value->record;
    }
    return NULL;
}

static Str latin(const Writing *writing, const Record *name, Str text)
{
    Buf out = { 0 };

    if (writing->tones || record_field(name, F_FORM) == NULL)
        return text;
    pinyin_toneless(&out, text, PINYIN_KEEP_UMLAUT);
    text = buf_keep(writing->arena, &out);
    buf_free(&out);
    return text;
}

static void put_part(Buf *out, const char *between, Str text)
{
    if (text.len == 0)
        return;
    buf_puts(out, out->len > 0 ? between : "");
    buf_put(out, text);
}

static Str take(const Writing *writing, Buf *out)
{
    Str text = buf_keep(writing->arena, out);

    buf_free(out);
    return text;
}

/* van Gogh, Vincent; Humboldt, Alexander von; King, Martin Luther, Jr. */
static Str write_latin(const Writing *writing, const Record *name)
{
    Buf out = { 0 };

    put_part(&out, "", record_text(name, F_NON_DROPPING_PARTICLE));
    put_part(&out, " ", latin(writing, name, record_text(name, F_FAMILY)));
    put_part(&out, ", ", latin(writing, name, record_text(name, F_GIVEN)));
    put_part(&out, " ", record_text(name, F_DROPPING_PARTICLE));
    put_part(&out, ", ", record_text(name, F_SUFFIX));
    return take(writing, &out);
}

/* An organisation has a comma behind its name, so that nobody takes that apart. */
static Str write_literal(const Writing *writing, Str literal)
{
    return str_find_char(literal, ',') == STR_NONE ? arena_join(writing->arena, literal, STR(",")) : literal;
}

static Str write_form(const Writing *writing, const Record *form)
{
    Buf out = { 0 };

    if (record_text(form, F_LITERAL).len > 0)
        return write_literal(writing, record_text(form, F_LITERAL));
    put_part(&out, "", record_text(form, F_FAMILY));
    put_part(&out, is_unspaced(form) ? "" : ", ", record_text(form, F_GIVEN));
    return take(writing, &out);
}

Str ris_body_name(const Record *work, const Record *body)
{
    Str han = tag_matches(STR("zh"), record_text(work, F_LANGUAGE)) ? label_chinese(body) : STR_EMPTY;

    return han.len > 0 ? han : label_english(body);
}

Str ris_name_write(const Writing *writing, const Record *work, const Record *name)
{
    const Value *body = record_value(name, F_BODY);
    bool original = writing->forms == 0 || (writing->forms & SHOW_ORIGINAL) != 0;
    const Record *form = original ? own_form(work, name) : NULL;
    Str literal = record_text(name, F_LITERAL);

    if (record_flag(name, F_OTHERS))
        return STR("et al.");
    if (literal.len > 0)
        return write_literal(writing, literal);
    if (body != NULL)
        return write_literal(writing, body->target != NULL ? ris_body_name(work, body->target) : body->text);
    if (form != NULL && !str_is(record_text(name, F_NAME_ORDER), "given-first"))
        return write_form(writing, form);
    return write_latin(writing, name);
}
