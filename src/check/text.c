/* Rules for text, by its characters: what cannot be seen, normal forms, markup, scripts. */
#include "check/mend.h"
#include "check/works.h"

#include "base/utf8.h"
#include "text/markup.h"
#include "text/normal.h"
#include "text/readings.h"
#include "text/safety.h"
#include "text/script.h"
#include "text/tag.h"

enum { SOFT_HYPHEN = 0xAD, FAULTS_SHOWN = 10 }; /* of one kind, in one value */

/* Printable ASCII, which is most of what is there, is always fine. */
static bool is_plain(Str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] < 0x20 || (unsigned char)text.ptr[i] > 0x7E)
            return false;
    return true;
}

/* ---- characters ---- */

typedef struct FaultRow {
    DiagCode code;
    const char *what, *help;
    bool verbatim;    /* also a fault in text that stands as its source has it */
    const char *mend; /* what --fix writes for it; NULL: nobody knows */
} FaultRow;

/* clang-format off */
static const FaultRow fault_rows[] = {
    [SAFETY_CONTROL]        = { DIAG_B003, "control character", "delete it", true, NULL },
    [SAFETY_BIDI]           = { DIAG_B514, "bidirectional control", "delete it", true, "" },
    [SAFETY_INVISIBLE]      = { DIAG_B513, "invisible character", "delete it", true, "" },
    [SAFETY_LINE_SEPARATOR] = { DIAG_B003, "control character", "delete it", true, " " },
    [SAFETY_PRIVATE_USE]    = { DIAG_B515, "private character", "write one that Unicode has", false, NULL },
    [SAFETY_REPLACEMENT]    = { DIAG_B515, "mark of a lost character", "write the one that was meant", true, NULL },
    [SAFETY_NONCHARACTER]   = { DIAG_B515, "non-character", "delete it", true, "" },
    [SAFETY_UNASSIGNED]     = { DIAG_B515, "unassigned character", "write the one that was meant", false, NULL },
};
/* clang-format on */

/* TeX writes \- where a word may be divided, so that nobody overlooks it. */
static bool is_written_out(const Record *record, const Value *value)
{
    return work_is_tex(record) && !str_contains(source_text(record->source, value->span), STR("\u00AD"));
}

void check_characters(Check *check, const Record *record, const Value *value)
{
    SafetyFault fault;
    size_t at = 0, len = 0, shown = 0;
    uint32_t cp;

    if (is_plain(value->text))
        return;
    while (shown < FAULTS_SHOWN && (fault = safety_find(value->text, at + len, &at, &len, &cp)) != SAFETY_FINE) {
        const FaultRow *row = &fault_rows[fault];
        char name[128];
        Diag *diag;

        if (cp == SOFT_HYPHEN && is_written_out(record, value))
            continue;
        if (value->row->type == TYPE_VERBATIM && !row->verbatim)
            continue;
        safety_name(cp, name, sizeof name);
        diag = diag_add(check->diags, row->code, record->source, value_span(record, value, at, len), "%s U+%04X%s%s",
                        row->what, (unsigned)cp, name[0] != '\0' && name[0] != '<' ? ", " : "",
                        name[0] != '<' ? name : "");
        diag_help(check->diags, diag, "%s", row->help);
        if (row->mend != NULL || cp < 0x20)
            mend_slice(check, diag, record, value, at, len, str_of(row->mend));
        shown++;
    }
}

/* ---- normal form ---- */

/* The character at `at` and the marks behind it that combine with it. */
static Str cluster_at(Str text, size_t at)
{
    size_t end = at, next = at;
    uint32_t cp;

    for (utf8_next(text, &end, &cp), next = end; utf8_next(text, &next, &cp); end = next) {
        bool mark = (cp >= 0x300 && cp <= 0x36F) || cp == 0x3099 || cp == 0x309A;
        bool jamo = cp >= 0x1160 && cp <= 0x11FF;

        if (!mark && !jamo)
            break;
    }
    return str_slice(text, at, end);
}

/* Cluster by cluster, so that each is looked for by itself. */
static void mend_normal_form(Check *check, Diag *diag, const Record *record, const Value *value)
{
    for (size_t from = 0, at = 0; !normal_is_nfc(str_from(value->text, from), &at); from += at) {
        Str cluster = cluster_at(value->text, from + at);

        mend_slice(check, diag, record, value, from + at, cluster.len, normal_nfc(check->arena, cluster));
        at += cluster.len;
    }
}

void check_normal_form(Check *check, const Record *record, const Value *value)
{
    Str cluster, normal;
    size_t at, len;
    uint32_t cp;
    Diag *diag;

    if (is_plain(value->text) || normal_is_nfc(value->text, &at))
        return;
    cluster = cluster_at(value->text, at);
    normal = normal_nfc(check->arena, cluster);
    len = utf8_length(normal);
    diag = diag_add(check->diags, DIAG_B512, record->source, value_span(record, value, at, cluster.len),
                    utf8_length(cluster) > len ? "'%.*s' is written with a combining mark of its own"
                                               : "'%.*s' is not in NFC",
                    STR_ARG(check_shown(check, cluster)));
    if (len == 1 && utf8_decode(normal, 0, &cp) == normal.len)
        diag_help(check->diags, diag, "write it as one character, U+%04X; see to the rest of the text as well",
                  (unsigned)cp);
    else
        diag_help(check->diags, diag, "save the text in normal form NFC");
    mend_normal_form(check, diag, record, value);
}

/* ---- markup ---- */

void check_markup(Check *check, const Record *record, const Value *value)
{
    Markup state = markup_start(value->text);
    MarkupToken token;
    size_t shown = 0;

    if (str_find_char(value->text, '<') == STR_NONE)
        return;
    while (markup_next(&state, &token)) {
        Diag *diag;

        if (token.fault == MARKUP_SOUND || shown++ >= FAULTS_SHOWN)
            continue;
        diag = diag_add(check->diags, DIAG_B114, record->source, value_span(record, value, token.at, token.text.len),
                        "'%.*s': %s", STR_ARG(check_shown(check, token.text)), markup_message(token.fault));
        if (token.fault == MARKUP_TOO_DEEP)
            diag_help(check->diags, diag, "at most %d tags stand in each other", MARKUP_DEPTH);
        else
            diag_help(check->diags, diag, "each tag is opened and closed, inner ones first: <b>a <i>b</i></b>");
    }
}

/* ---- scripts ---- */

/* SSRN, 5G and AI are at home in every language. */
static bool is_latin_abbreviation(Str text, unsigned scripts)
{
    if (scripts != SCRIPT_LATIN)
        return false;
    for (size_t i = 0; i < text.len; i++)
        if (ascii_is_lower(text.ptr[i]) || (unsigned char)text.ptr[i] >= 0x80)
            return false;
    return true;
}

static void report_script(Check *check, const Record *record, const Value *value, const ScriptFit *fit)
{
    Str found = script_names(check->arena, fit->found), expected = script_names(check->arena, fit->expected);
    Str guess = script_guess_tag(value->text);
    Diag *diag = diag_add(check->diags, DIAG_B510, record->source, value->span, "text in %.*s under '%.*s'",
                          STR_ARG(found), STR_ARG(value->lang));

    if (guess.len > 0)
        diag_help(check->diags, diag, "give it under '%.*s'; '%.*s' is written in %.*s", STR_ARG(guess),
                  STR_ARG(value->lang), STR_ARG(expected));
    else
        diag_help(check->diags, diag, "give it under the tag of its language; '%.*s' is written in %.*s",
                  STR_ARG(value->lang), STR_ARG(expected));
}

/* The text with every traditional character replaced. */
static Str simplify(Check *check, Str text)
{
    Buf out = { 0 };
    size_t at = 0;
    uint32_t cp;
    Str simplified;

    while (utf8_next(text, &at, &cp))
        buf_cp(&out, variant_class(cp) == VARIANT_TRADITIONAL ? variant_simplified(cp) : cp);
    simplified = buf_keep(check->arena, &out);
    buf_free(&out);
    return simplified;
}

/* Every traditional character has one simplified form; the reverse does not hold. */
static void mend_variants(Check *check, Diag *diag, const Record *record, const Value *value)
{
    size_t at = 0, end = 0;
    uint32_t cp;

    for (; utf8_next(value->text, &end, &cp); at = end)
        if (variant_class(cp) == VARIANT_TRADITIONAL && variant_simplified(cp) != 0)
            mend_slice(check, diag, record, value, at, end - at, simplify(check, str_slice(value->text, at, end)));
}

/* One diagnostic for the text; further characters are notes. */
static void report_variant(Check *check, const Record *record, const Value *value, size_t at, uint32_t cp)
{
    enum { NOTES = 8, SHORT = 60 };
    bool traditional = script_form(value->lang) == SCRIPT_FORM_HANS;
    size_t end = at, more;
    Str han, simple;
    Diag *diag;

    utf8_next(value->text, &end, &cp);
    han = str_slice(value->text, at, end);
    simple = simplify(check, han);
    diag = diag_add(check->diags, DIAG_B511, record->source, value_span(record, value, at, han.len),
                    traditional ? "%.*s is traditional, %.*s simplified" : "%.*s is simplified", STR_ARG(han),
                    STR_ARG(simple));
    if (traditional && value->text.len <= SHORT)
        diag_help(check->diags, diag, "write '%.*s', or give the text under 'zh-Hant'",
                  STR_ARG(simplify(check, value->text)));
    else if (traditional)
        diag_help(check->diags, diag, "write %.*s, or give the text under 'zh-Hant'", STR_ARG(simple));
    else
        diag_help(check->diags, diag, "write the traditional form, or give the text under 'zh-Hans'");
    if (traditional)
        mend_variants(check, diag, record, value);
    while (diag->notes.count < NOTES && script_variant_fault(str_from(value->text, end), value->lang, &more, &cp)) {
        at = end + more;
        end = at;
        utf8_next(value->text, &end, &cp);
        diag_note(check->diags, diag, record->source, value_span(record, value, at, end - at), "and %.*s",
                  STR_ARG(str_slice(value->text, at, end)));
    }
}

void check_script(Check *check, const Record *record, const Value *value)
{
    ScriptFit fit;
    size_t at;
    uint32_t cp;

    if (value->lang.len == 0 || (str_is(value->lang, "en") && is_plain(value->text)))
        return;
    if (!script_fits_tag(value->text, value->lang, &fit) && !is_latin_abbreviation(value->text, fit.found))
        report_script(check, record, value, &fit);
    else if ((fit.found & SCRIPT_HAN) != 0 && script_variant_fault(value->text, value->lang, &at, &cp))
        report_variant(check, record, value, at, cp);
}
