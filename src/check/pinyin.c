/* Pinyin against the characters that it romanises: of designations, and of titles given in both forms. */
#include "check/mend.h"

#include "base/utf8.h"
#include "text/pinyin.h"
#include "text/script.h"
#include "text/tag.h"

typedef struct Pinyin {
    const Record *record;
    const Value *value; /* of the pinyin */
    Str han;
    const PinyinFault *faults;
    size_t count;
} Pinyin;

/* ---- what to write instead ---- */

/* A fault of the reading or the spelling has a remedy; an unusual reading may well be right. */
static bool is_mended(const PinyinFault *fault)
{
    return fault->suggestion.len > 0 && fault->kind != PINYIN_UNUSUAL && fault->kind != PINYIN_COUNT;
}

/* Bytes [from, to) with the remedies of all faults in there. Toneless pinyin comes as one, and comprises the others. */
static Str mended_slice(Check *check, const Pinyin *pinyin, size_t from, size_t to)
{
    Str text = pinyin->value->text, mended;
    size_t copied = from;
    Buf out = { 0 };

    for (size_t i = 0; i < pinyin->count; i++) {
        const PinyinFault *fault = &pinyin->faults[i];

        if (!is_mended(fault) || fault->start < copied || fault->start + fault->len > to)
            continue;
        buf_put(&out, str_slice(text, copied, fault->start));
        buf_put(&out, fault->suggestion);
        copied = fault->start + fault->len;
    }
    buf_put(&out, str_slice(text, copied, to));
    mended = buf_keep(check->arena, &out);
    buf_free(&out);
    return mended;
}

/* Whether nothing is left to say of it but what may be right. */
static bool is_sound(Check *check, Str han, Str pinyin)
{
    const PinyinFault *faults;
    size_t count = pinyin_check(check->arena, han, pinyin, &faults);

    for (size_t i = 0; i < count; i++)
        if (faults[i].kind != PINYIN_UNUSUAL)
            return false;
    return true;
}

/* What is a question of spelling alone, where all comes out right. */
static bool is_spelling(const PinyinFault *fault)
{
    switch (fault->kind) {
    case PINYIN_TONE_NUMBER:
    case PINYIN_APOSTROPHE:
    case PINYIN_TONE_PLACE:
    case PINYIN_LETTER:
    case PINYIN_SANDHI:
        return true;
    case PINYIN_UMLAUT:
        return str_find_char(fault->readings, ',') == STR_NONE;
    default:
        return false;
    }
}

static void offer_to_mend(Check *check, const Pinyin *pinyin, const PinyinFault *fault, Diag *diag)
{
    Str text = pinyin->value->text;

    if (is_mended(fault) && is_spelling(fault) &&
        is_sound(check, pinyin->han, mended_slice(check, pinyin, 0, text.len)))
        mend_slice(check, diag, pinyin->record, pinyin->value, fault->start, fault->len, fault->suggestion);
}

/* The whole if it is short and comes out right; of a long one the word alone. */
static void help_to_mend(Check *check, const Pinyin *pinyin, const PinyinFault *fault, Diag *diag, size_t from,
                         size_t to)
{
    enum { SHORT = 100 };
    Str text = str_trim(pinyin->value->text), whole;

    if (fault->kind == PINYIN_COUNT && fault->len > 0) {
        diag_help(check->diags, diag, "take it out, or add its character to the text");
        return;
    }
    if (fault->kind == PINYIN_COUNT) {
        if (fault->suggestion.len > 0)
            diag_help(check->diags, diag, "add '%.*s'", STR_ARG(fault->suggestion));
        else if (fault->readings.len > 0)
            diag_help(check->diags, diag, "add %.*s", STR_ARG(fault->readings));
        return;
    }
    if (!is_mended(fault))
        return;
    whole = mended_slice(check, pinyin, (size_t)(text.ptr - pinyin->value->text.ptr),
                         (size_t)(text.ptr - pinyin->value->text.ptr) + text.len);
    if (text.len <= SHORT && is_sound(check, pinyin->han, whole))
        diag_help(check->diags, diag, "write '%.*s'", STR_ARG(whole));
    else
        diag_help(check->diags, diag, "write '%.*s'", STR_ARG(mended_slice(check, pinyin, from, to)));
}

/* ---- what is wrong ---- */

/* Is there a letter, a mark, a digit, an apostrophe or a hyphen at `at`? What has three bytes is punctuation, ’ apart. */
static bool in_word(Str text, size_t at)
{
    unsigned char c = (unsigned char)text.ptr[at];
    uint32_t cp;

    if (c < 0x80)
        return ascii_is_alnum((char)c) || c == '-' || c == '\'';
    utf8_decode(text, at, &cp);
    return cp == 0x2019 || (cp < 0x800 && cp >= 0xC0);
}

/* Widens [*from, *to) to the word that it stands in. */
static void find_word(Str text, size_t *from, size_t *to)
{
    while (*from > 0) {
        size_t before = *from - 1;

        while (before > 0 && ((unsigned char)text.ptr[before] & 0xC0) == 0x80)
            before--;
        if (!in_word(text, before))
            break;
        *from = before;
    }
    while (*to < text.len && in_word(text, *to)) {
        uint32_t cp;

        *to += utf8_decode(text, *to, &cp);
    }
}

/* "zhòng, chóng" as "zhòng or chóng" */
static Str join_readings(Check *check, Str readings)
{
    size_t last = STR_NONE;

    for (size_t i = 0; i < readings.len; i++)
        if (readings.ptr[i] == ',')
            last = i;
    if (last == STR_NONE)
        return readings;
    return arena_format(check->arena, "%.*s or%.*s", STR_ARG(str_slice(readings, 0, last)),
                        STR_ARG(str_from(readings, last + 1)));
}

typedef struct Finding {
    DiagCode code;
    const char *text; /* %h the characters, %w the syllable as written, %r the readings, %s the remedy */
} Finding;

/* clang-format off */
static const Finding findings[] = {
    [PINYIN_IMPOSSIBLE]  = { DIAG_B501, "%h reads %r, not %w" },
    [PINYIN_UNUSUAL]     = { DIAG_B502, "%h reads %r; %w is unusual" },
    [PINYIN_TONELESS]    = { DIAG_B503, "tone marks are missing" },
    [PINYIN_TONE_NUMBER] = { DIAG_B503, "%w has a digit for the tone mark" },
    [PINYIN_SYLLABLE]    = { DIAG_B505, "%w is no syllable of pinyin" },
    [PINYIN_LETTER]      = { DIAG_B505, "%w has a letter that is none of pinyin, but looks like one" },
    [PINYIN_APOSTROPHE]  = { DIAG_B506, "an apostrophe sets %w off within a word" },
    [PINYIN_UMLAUT]      = { DIAG_B507, "%h reads %r, not %w" },
    [PINYIN_TONE_PLACE]  = { DIAG_B508, "the tone mark of %w belongs on another vowel" },
    [PINYIN_SANDHI]      = { DIAG_B509, "%w is the tone of speech; %h is written %s" },
};
/* clang-format on */

static Str describe(Check *check, const PinyinFault *fault)
{
    Buf out = { 0 };
    Str text;

    for (const char *at = findings[fault->kind].text; *at != '\0'; at++) {
        if (*at != '%') {
            buf_char(&out, *at);
            continue;
        }
        at++;
        buf_put(&out, *at == 'h'   ? fault->han
                      : *at == 'w' ? fault->written
                      : *at == 'r' ? join_readings(check, fault->readings)
                                   : fault->suggestion);
    }
    text = buf_keep(check->arena, &out);
    buf_free(&out);
    return text;
}

/* Syllables and characters that have no fellow. */
static Diag *report_count(Check *check, const Pinyin *pinyin, const PinyinFault *fault, Span span)
{
    const Source *source = pinyin->record->source;

    if (fault->len == 0)
        return diag_add(check->diags, DIAG_B504, source, span, "no syllable%s for %.*s",
                        utf8_length(fault->han) > 1 ? "s" : "", STR_ARG(check_shown(check, fault->han)));
    return diag_add(check->diags, DIAG_B504, source, span, "no character for '%.*s' in '%.*s'",
                    STR_ARG(check_shown(check, fault->written)), STR_ARG(check_shown(check, pinyin->han)));
}

static void report_fault(Check *check, const Pinyin *pinyin, const PinyinFault *fault)
{
    size_t from = fault->start, to = fault->start + fault->len;
    Str text = pinyin->value->text;
    Span span;
    Diag *diag;

    if (fault->kind != PINYIN_TONELESS)
        find_word(text, &from, &to);
    span = value_span(pinyin->record, pinyin->value, from, to - from);
    if (fault->kind == PINYIN_COUNT)
        diag = report_count(check, pinyin, fault, span);
    else
        diag = diag_add(check->diags, findings[fault->kind].code, pinyin->record->source, span, "'%.*s': %.*s",
                        STR_ARG(check_shown(check, str_slice(text, from, to))), STR_ARG(describe(check, fault)));
    help_to_mend(check, pinyin, fault, diag, from, to);
    offer_to_mend(check, pinyin, fault, diag);
    if (fault->kind == PINYIN_TONELESS && diag->help.len == 0)
        diag_help(check->diags, diag, "write the tone marks; the form of a source without them goes into 'as-printed'");
}

static void compare(Check *check, const Record *record, const Value *value, Str han)
{
    Pinyin pinyin = { .record = record, .value = value, .han = han };

    pinyin.count = pinyin_check(check->arena, han, value->text, &pinyin.faults);
    for (size_t i = 0; i < pinyin.count; i++)
        report_fault(check, &pinyin, &pinyin.faults[i]);
}

/* ---- where pinyin stands ---- */

static void check_designation(Check *check, const Record *record, const Record *designation)
{
    const Field *field = record_field(designation, F_PINYIN);
    Str text = record_text(designation, F_TEXT);

    for (size_t i = 0; field != NULL && i < field->values.count; i++) {
        const Value *value = field->values.items[i];
        Diag *diag;

        if ((script_set(text) & SCRIPT_HAN) != 0 || text.len == 0) {
            compare(check, record, value, text);
            continue;
        }
        diag =
            diag_add(check->diags, DIAG_B504, record->source, value->span, "pinyin of text without Chinese characters");
        diag_help(check->diags, diag, "take it out; other romanisations go into 'romanised'");
    }
}

void check_pinyin(Check *check, const Record *record)
{
    const Field *field = record_field(record, F_DESIGNATIONS);

    for (size_t i = 0; field != NULL && i < field->values.count; i++)
        check_designation(check, record, field->values.items[i]->record);
}

/* The Chinese form of the same text, in characters, that flat formats use. */
static const Value *find_han(const Field *field, const Value *romanised)
{
    for (size_t i = 0; i < field->values.count; i++) {
        const Value *value = field->values.items[i];

        if (value->item == romanised->item && !value->alternative && tag_matches(STR("zh"), value->lang) &&
            !tag_is_romanised(value->lang))
            return value;
    }
    return NULL;
}

void check_romanised(Check *check, const Record *record, const Field *field)
{
    for (size_t i = 0; field->values.count > 1 && i < field->values.count; i++) {
        const Value *value = field->values.items[i], *han;

        if (!str_eq_nocase(value->lang, STR("zh-Latn-pinyin")))
            continue;
        han = find_han(field, value);
        if (han != NULL)
            compare(check, record, value, han->text);
    }
}
