/* Rules for titles, and for the other texts of a work that are printed with them. */
#include "check/mend.h"
#include "check/works.h"

#include "base/utf8.h"
#include "text/entity.h"
#include "text/markup.h"
#include "text/shape.h"

#include <string.h>

static const FieldName printed[] = { F_TITLE,     F_CONTAINER_TITLE, F_COLLECTION_TITLE,
                                     F_PUBLISHER, F_VOLUME_TITLE,    F_PART_TITLE };

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

typedef void TextRule(Check *check, const Record *work, const Value *text);

static Diag *report_at(Check *check, DiagCode code, const Record *work, const Value *value, ShapeFault fault,
                       const char *format)
{
    return diag_add(check->diags, code, work->source, value_span(work, value, fault.at, fault.len), format,
                    STR_ARG(check_shown(check, str_slice(value->text, fault.at, fault.at + fault.len))));
}

static Diag *report(Check *check, DiagCode code, const Record *work, const Value *value, const char *what)
{
    return diag_add(check->diags, code, work->source, value->span, "'%.*s' %s", STR_ARG(field_name(value->row->name)),
                    what);
}

/* ---- titles ---- */

/* Without markup. */
static Str visible(Check *check, Str text)
{
    Buf out = { 0 };
    Str plain;

    if (str_find_char(text, '<') == STR_NONE)
        return text;
    markup_plain(&out, text);
    plain = buf_keep(check->arena, &out);
    buf_free(&out);
    return plain;
}

static bool has_blank(Str text)
{
    return str_find_char(text, ' ') != STR_NONE;
}

static void check_capitals(Check *check, const Record *work, const Value *title)
{
    enum { LEAST = 12 }; /* letters; fewer may be names of programs */
    Str text = visible(check, title->text);
    size_t letters, capitals;
    Diag *diag;

    if (text.len < LEAST || !has_blank(text) || ascii_is_lower(text.ptr[text.len - 1]))
        return;
    shape_case(text, &letters, &capitals);
    if (letters < LEAST || capitals != letters)
        return;
    diag = report(check, DIAG_B334, work, title, "is all in capitals");
    diag_help(check->diags, diag, "write it as a sentence; styles make capitals where they want them");
}

static void check_stop(Check *check, const Record *work, const Value *title)
{
    Diag *diag;

    if (!shape_final_stop(visible(check, title->text)))
        return;
    diag = report(check, DIAG_B335, work, title, "ends in a full stop");
    diag_help(check->diags, diag, "delete it: styles put what belongs behind a title");
    if (str_ends(title->text, STR(".")))
        mend_slice(check, diag, work, title, title->text.len - 1, 1, STR_EMPTY);
}

static void check_quoted(Check *check, const Record *work, const Value *title)
{
    Diag *diag;

    if (!shape_quoted(visible(check, title->text)))
        return;
    diag = report(check, DIAG_B336, work, title, "stands in quotation marks");
    diag_help(check->diags, diag, "delete them, unless the work has them itself: styles put them");
}

static bool is_acronym(Str word)
{
    for (size_t i = 1; i < word.len; i++)
        if (ascii_is_upper(word.ptr[i]))
            return true;
    return false;
}

static size_t word_at(Str text, size_t at)
{
    size_t end = at;

    while (end < text.len && ascii_is_alnum(text.ptr[end]))
        end++;
    return end - at;
}

/* In TeX: outside of braces, which protect from a style that makes small letters, and of mathematics. */
static bool find_unprotected(Str tex, Str *found)
{
    size_t depth = 0, len;
    bool formula = false;

    for (size_t at = 0; at<tex.len; at += len> 0 ? len : 1) {
        char c = tex.ptr[at];

        len = c == '\\' ? 1 + word_at(tex, at + 1) : word_at(tex, at);
        formula = formula != (c == '$');
        depth += c == '{';
        depth -= c == '}' && depth > 0;
        *found = str_slice(tex, at, at + len);
        if (c != '\\' && depth == 0 && !formula && is_acronym(*found))
            return true;
    }
    return false;
}

static void check_protection(Check *check, const Record *work, const Value *title)
{
    Str language = record_text(work, F_LANGUAGE), found;
    size_t letters, capitals, at;
    Diag *diag;

    if (!check_wants(check, DIAG_B337) || !work_is_tex(work) || (language.len > 0 && !str_starts(language, STR("en"))))
        return;
    shape_case(title->text, &letters, &capitals);
    if (letters == capitals || !find_unprotected(source_text(work->source, title->span), &found))
        return;
    diag = diag_add(check->diags, DIAG_B337, work->source, title->span, "'%.*s' without braces",
                    STR_ARG(check_shown(check, found)));
    diag_help(check->diags, diag, "put it in braces: some styles write titles in small letters");
    at = (size_t)(found.ptr - work->source->bytes.ptr);
    fix_bytes(check->diags, diag, (Span){ (uint32_t)at, (uint32_t)at }, STR("{"));
    at += found.len;
    fix_bytes(check->diags, diag, (Span){ (uint32_t)at, (uint32_t)at }, STR("}"));
}

/* Behind the title, as the catalogues of libraries have it. */
static void check_responsibility(Check *check, const Record *work, const Value *title)
{
    const Record *name = work_first_name(work);
    Str family = name != NULL ? record_text(name, F_FAMILY) : STR_EMPTY, given, rest;
    size_t at = str_find(title->text, STR(" / "));
    Diag *diag;

    if (at == STR_NONE)
        at = str_find(title->text, STR(" by "));
    given = name != NULL ? record_text(name, F_GIVEN) : STR_EMPTY;
    if (at == STR_NONE || family.len == 0 || given.len == 0)
        return;
    rest = str_trim(str_from(title->text, at + 3));
    if (!str_starts(rest, given) || !str_ends(rest, family))
        return;
    diag = report(check, DIAG_B338, work, title, "names the author");
    diag_help(check->diags, diag, "leave the name to 'author'");
}

/* ---- any text that is printed ---- */

/* In TeX some characters are commands. */
static void mend_entity(Check *check, Diag *diag, const Record *work, const Value *text, ShapeFault fault)
{
    uint32_t character = entity_character(str_slice(text->text, fault.at, fault.at + fault.len));
    Span span = value_span(work, text, fault.at, fault.len);
    char bytes[4];

    if (character == 0)
        return;
    if (work_is_tex(work) && str_find_char(STR("&%$#_"), (char)character) != STR_NONE && character < 0x80) {
        Str raw = source_text(work->source, span);
        size_t ampersand = str_starts(raw, STR("\\&")) ? 1 : 0; /* \&amp; */

        if (str_eq(str_from(raw, ampersand), str_slice(text->text, fault.at, fault.at + fault.len)))
            fix_bytes(check->diags, diag, span, arena_format(check->arena, "\\%c", (char)character));
        return;
    }
    mend_slice(check, diag, work, text, fault.at, fault.len, (Str){ bytes, utf8_encode(character, bytes) });
}

static void check_entity(Check *check, const Record *work, const Value *text)
{
    ShapeFault fault;
    Diag *diag;

    if (!shape_entity(text->text, &fault))
        return;
    diag = report_at(check, DIAG_B339, work, text, fault, "'%.*s' of HTML");
    diag_help(check->diags, diag, "write the character itself");
    mend_entity(check, diag, work, text, fault);
}

static void check_tex(Check *check, const Record *work, const Value *text)
{
    ShapeFault fault;
    Diag *diag;

    if (work_is_tex(work) || !shape_tex(text->text, &fault))
        return;
    diag = report_at(check, DIAG_B340, work, text, fault, "'%.*s' of TeX");
    diag_help(check->diags, diag, "write the character itself; for italics <i>…</i>");
    if (fault.len == 2 && str_find_char(STR("&%$#_"), text->text.ptr[fault.at + 1]) != STR_NONE)
        mend_slice(check, diag, work, text, fault.at, 1, STR_EMPTY);
}

static void check_doubled(Check *check, const Record *work, const Value *text)
{
    ShapeFault fault;
    size_t blank;
    Diag *diag;

    if (!shape_doubled_word(text->text, &fault))
        return;
    diag = report_at(check, DIAG_B602, work, text, fault, "'%.*s'");
    diag_help(check->diags, diag, "delete one of them");
    blank = str_find_char(str_from(text->text, fault.at), ' ');
    mend_slice(check, diag, work, text, fault.at + blank, fault.len - blank, STR_EMPTY);
}

static void check_balance(Check *check, const Record *work, const Value *text)
{
    ShapeFault fault;
    Diag *diag;

    if (!shape_unbalanced(text->text, &fault))
        return;
    diag = report_at(check, DIAG_B603, work, text, fault, "'%.*s' without its partner");
    diag_help(check->diags, diag, "add the one that is missing");
}

static void check_spaces(Check *check, const Record *work, const Value *text)
{
    ShapeFault fault;
    Diag *diag;

    if (!check_wants(check, DIAG_B604) || !shape_double_space(text->text, &fault))
        return;
    diag = diag_add(check->diags, DIAG_B604, work->source, value_span(work, text, fault.at, fault.len),
                    "two spaces or more");
    diag_help(check->diags, diag, "leave one");
    for (size_t from = 0; shape_double_space(str_from(text->text, from), &fault); from += fault.at + fault.len)
        mend_slice(check, diag, work, text, from + fault.at + 1, fault.len - 1, STR_EMPTY);
}

static void apply(Check *check, const Record *work, FieldName name, TextRule *const *rules, size_t count)
{
    const Field *field = record_field(work, name);

    for (size_t i = 0; field != NULL && i < field->values.count; i++) {
        const Value *value = field->values.items[i];

        if (value->alternative || value->text.len == 0 || !work_owns(work, value))
            continue;
        for (size_t j = 0; j < count; j++)
            rules[j](check, work, value);
    }
}

void check_titles(Check *check, const Record *work)
{
    static TextRule *const of_titles[] = { check_capitals, check_stop, check_quoted, check_protection,
                                           check_responsibility };
    static TextRule *const of_all[] = { check_entity, check_tex, check_doubled, check_balance, check_spaces };

    apply(check, work, F_TITLE, of_titles, COUNT(of_titles));
    for (size_t i = 0; i < COUNT(printed); i++)
        apply(check, work, printed[i], of_all, COUNT(of_all));
}

/* ---- quotation marks ---- */

/* Is the mark at `at` one that opens? It stands behind a blank or a bracket. */
static bool is_opening(Str text, size_t at)
{
    return at == 0 || str_find_char(STR(" ([-"), text.ptr[at - 1]) != STR_NONE;
}

/* In turn they open and close; where they don't, nobody knows what is meant. */
static void mend_quotes(Check *check, Diag *diag, const Record *work, const Value *title)
{
    Str text = title->text;
    bool open = false;

    if (str_find_char(text, '<') != STR_NONE)
        return;
    for (size_t at = 0; at < text.len; at++) {
        if (text.ptr[at] != '"')
            continue;
        if (is_opening(text, at) == open) {
            fix_withdraw(diag);
            return;
        }
        open = !open;
        mend_slice(check, diag, work, title, at, 1, open ? STR("“") : STR("”"));
    }
    if (open)
        fix_withdraw(diag);
}

/* A straight mark, where the same file has curly ones. */
void check_quotes(Check *check)
{
    const Records *records = check->records;
    Map curly = { 0 };

    for (size_t pass = 0; check_wants(check, DIAG_B605) && pass < 2; pass++)
        for (size_t i = 0; i < records->list.count; i++) {
            const Record *work = records->list.items[i];
            const Value *title = record_value(work, F_TITLE);
            Diag *diag;

            if (title == NULL || !work_owns(work, title))
                continue;
            if (pass == 0 && str_contains(title->text, STR("“")))
                map_add(check->arena, &curly, work->source->name, (void *)title);
            if (pass == 0 || str_find_char(visible(check, title->text), '"') == STR_NONE ||
                map_get(&curly, work->source->name) == NULL)
                continue;
            diag = diag_add(check->diags, DIAG_B605, work->source, title->span, "a straight quotation mark");
            diag_help(check->diags, diag, "write “ or ”, as elsewhere in this file");
            mend_quotes(check, diag, work, title);
        }
}
