/* Rules for letters and punctuation of another script or width than their neighbours. */
#include "check/mend.h"

#include "base/utf8.h"
#include "text/script.h"

enum { SHOWN = 10 }; /* of one kind, in one value */

/* Cyrillic and Greek letters that look like a Latin one, and that one (Unicode's confusables, the single letters). Small
 * Greek letters that stand within Latin words on purpose (TNFα, hν) are not among them. */
static const char *const lookalikes[][2] = {
    { "А", "A" }, { "В", "B" }, { "Е", "E" }, { "К", "K" }, { "М", "M" }, { "Н", "H" }, { "О", "O" },
    { "Р", "P" }, { "С", "C" }, { "Т", "T" }, { "Х", "X" }, { "У", "Y" }, { "І", "I" }, { "Ј", "J" },
    { "Ѕ", "S" }, { "а", "a" }, { "е", "e" }, { "о", "o" }, { "р", "p" }, { "с", "c" }, { "у", "y" },
    { "х", "x" }, { "і", "i" }, { "ј", "j" }, { "ѕ", "s" }, { "ԁ", "d" }, { "Α", "A" }, { "Β", "B" },
    { "Ε", "E" }, { "Ζ", "Z" }, { "Η", "H" }, { "Ι", "I" }, { "Κ", "K" }, { "Μ", "M" }, { "Ν", "N" },
    { "Ο", "O" }, { "Ρ", "P" }, { "Τ", "T" }, { "Υ", "Y" }, { "Χ", "X" }, { "ο", "o" },
};

static const char *latin_for(Str letter)
{
    for (size_t i = 0; i < sizeof lookalikes / sizeof *lookalikes; i++)
        if (str_is(letter, lookalikes[i][0]))
            return lookalikes[i][1];
    return NULL;
}

/* All letters of other scripts in the word [from, to) look like Latin ones? */
static bool is_disguised(Str text, size_t from, size_t to)
{
    bool latin = false, other = false;
    uint32_t cp;

    for (size_t at = from, start = at; at < to && utf8_next(text, &at, &cp); start = at) {
        unsigned script = script_of(cp);

        latin = latin || script == SCRIPT_LATIN;
        if ((script & (SCRIPT_CYRILLIC | SCRIPT_GREEK)) == 0)
            continue;
        if (latin_for(str_slice(text, start, at)) == NULL)
            return false;
        other = true;
    }
    return latin && other;
}

static void report_disguised(Check *check, const Record *record, const Value *value, size_t from, size_t to)
{
    uint32_t cp;

    for (size_t at = from, start = at; at < to && utf8_next(value->text, &at, &cp); start = at) {
        Str letter = str_slice(value->text, start, at);
        const char *latin = latin_for(letter);
        Diag *diag;

        if (latin == NULL)
            continue;
        diag = diag_add(check->diags, DIAG_B516, record->source, value_span(record, value, start, letter.len),
                        "'%.*s' is a %s letter in a Latin word", STR_ARG(letter),
                        script_of(cp) == SCRIPT_GREEK ? "Greek" : "Cyrillic");
        diag_help(check->diags, diag, "write the Latin '%s'", latin);
        mend_slice(check, diag, record, value, start, letter.len, str_of(latin));
    }
}

/* Is there a byte from `first` to `last`, which both begin characters that are not ASCII? */
static bool has_byte(Str text, unsigned char first, unsigned char last)
{
    for (size_t at = utf8_pass_plain(text, 0); at < text.len; at = utf8_pass_plain(text, at + 1))
        if ((unsigned char)text.ptr[at] >= first && (unsigned char)text.ptr[at] <= last)
            return true;
    return false;
}

void check_lookalikes(Check *check, const Record *record, const Value *value)
{
    size_t at = 0, from = 0, shown = 0;
    bool foreign = false;
    uint32_t cp;

    if (!has_byte(value->text, 0xCE, 0xD4)) /* as the letters of the table do */
        return;
    while (at <= value->text.len && shown < SHOWN) {
        size_t start = at;
        unsigned script = utf8_next(value->text, &at, &cp) ? script_of(cp) : 0;

        foreign = foreign || (script & (SCRIPT_CYRILLIC | SCRIPT_GREEK)) != 0;
        if ((script & (SCRIPT_LATIN | SCRIPT_CYRILLIC | SCRIPT_GREEK)) != 0)
            continue;
        if (foreign && is_disguised(value->text, from, start)) {
            report_disguised(check, record, value, from, start);
            shown++;
        }
        foreign = false;
        from = at;
        if (start == value->text.len)
            break;
    }
}

/* ---- widths ---- */

static bool is_wide_alnum(uint32_t cp)
{
    return (cp >= 0xFF10 && cp <= 0xFF19) || (cp >= 0xFF21 && cp <= 0xFF3A) || (cp >= 0xFF41 && cp <= 0xFF5A);
}

/* Full-width letters and digits, a run at a time. */
void check_wide_letters(Check *check, const Record *record, const Value *value)
{
    size_t at = 0, shown = 0;
    uint32_t cp;

    if (!has_byte(value->text, 0xEF, 0xEF))
        return;
    while (at < value->text.len && shown < SHOWN) {
        size_t from = at, end = at;
        char plain[64];
        size_t len = 0;
        Diag *diag;

        while (utf8_next(value->text, &at, &cp) && is_wide_alnum(cp) && len < sizeof plain) {
            plain[len++] = (char)(cp - 0xFEE0);
            end = at;
        }
        if (len == 0)
            continue;
        at = end;
        diag = diag_add(check->diags, DIAG_B517, record->source, value_span(record, value, from, end - from),
                        "full-width '%.*s'", (int)(end - from), value->text.ptr + from);
        diag_help(check->diags, diag, "write '%.*s'", (int)len, plain);
        mend_slice(check, diag, record, value, from, end - from, arena_copy(check->arena, (Str){ plain, len }));
        shown++;
    }
}

/* Half-width marks, and those that stand between Han characters. */
static const char *wide_mark(char mark)
{
    static const struct {
        char mark;
        const char *wide;
    } marks[] = { { ',', "，" }, { ';', "；" }, { ':', "：" }, { '?', "？" }, { '!', "！" } };

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i].mark == mark)
            return marks[i].wide;
    return NULL;
}

/* A mark of half width between two Han characters, without a blank: 中国,美国. */
void check_narrow_marks(Check *check, const Record *record, const Value *value)
{
    uint32_t cp, before = 0;
    size_t shown = 0;

    if (utf8_pass_plain(value->text, 0) == value->text.len)
        return;
    for (size_t at = 0, start = 0; utf8_next(value->text, &at, &cp) && shown < SHOWN; start = at, before = cp) {
        const char *wide = cp < 0x80 ? wide_mark((char)cp) : NULL;
        size_t next = at;
        uint32_t after;
        Diag *diag;

        if (wide == NULL || script_of(before) != SCRIPT_HAN || !utf8_next(value->text, &next, &after) ||
            script_of(after) != SCRIPT_HAN)
            continue;
        diag = diag_add(check->diags, DIAG_B518, record->source, value_span(record, value, start, 1),
                        "'%c' between Chinese characters", (char)cp);
        diag_help(check->diags, diag, "write '%s'", wide);
        mend_slice(check, diag, record, value, start, 1, str_of(wide));
        shown++;
    }
}

/* ---- blanks between Han characters ---- */

/* The end of a line and the blanks around it, which stand there for the blank at `at`, readers giving the first of
 * them or all; empty: something else does. */
static Span fold_at(const Record *record, const Value *value, size_t at)
{
    Span span = value_span(record, value, at, 1);
    Str bytes = record->source->bytes, fold = source_text(record->source, span);

    if (fold.len == 0 || str_trim(fold).len > 0)
        return SPAN_NONE;
    while (span.end < bytes.len && ascii_is_space(bytes.ptr[span.end]))
        span.end++;
    return str_find_char(source_text(record->source, span), '\n') != STR_NONE ? span : SPAN_NONE;
}

static void report_fold(Check *check, const Record *record, Span span)
{
    Diag *diag = diag_add(check->diags, DIAG_B519, record->source, span,
                          "the end of this line becomes a blank between Chinese characters");

    diag_help(check->diags, diag, "write the words in one line, or end it where a mark or a Latin word stands");
    fix_bytes(check->diags, diag, span, STR_EMPTY);
}

/* 中 国 经 济: single characters with blanks between them, from `at` on. Returns the end of the last, and their number. */
static size_t spaced_row(Str text, size_t at, size_t *count)
{
    size_t end = at, next = at;
    uint32_t cp;

    *count = 0;
    while (utf8_next(text, &next, &cp) && script_of(cp) == SCRIPT_HAN) {
        size_t behind = next;

        if (utf8_next(text, &behind, &cp) && script_of(cp) == SCRIPT_HAN)
            break;
        end = next;
        *count += 1;
        if (next == text.len || text.ptr[next++] != ' ')
            break;
    }
    return end;
}

/* No more than a hint: an enumeration looks the same. */
static void report_row(Check *check, const Record *record, const Value *value, size_t at, size_t end)
{
    Diag *diag = diag_add(check->diags, DIAG_B519, record->source, value_span(record, value, at, end - at),
                          "blanks between the characters of '%.*s'",
                          STR_ARG(check_shown(check, str_slice(value->text, at, end))));

    diag_help(check->diags, diag, "if it is a word, take them out; between the members of a list write 、");
}

/* Most texts have none, which their bytes tell. */
static bool may_have_blanks(Str text)
{
    for (size_t i = 1; i + 1 < text.len; i++)
        if (text.ptr[i] == ' ' && (unsigned char)text.ptr[i - 1] >= 0x80 && (unsigned char)text.ptr[i + 1] >= 0x80)
            return true;
    return false;
}

/* One blank may stand for a mark, as between title and subtitle; the end of a line never does. */
void check_han_blanks(Check *check, const Record *record, const Value *value)
{
    enum { ROW = 3 };
    Str text = value->text;
    uint32_t cp, before = 0;
    size_t shown = 0, count;

    if (!may_have_blanks(text))
        return;
    for (size_t at = 0, start = 0; shown < SHOWN && utf8_next(text, &at, &cp); start = at, before = cp) {
        size_t next = at, end;
        uint32_t after;

        if (cp == ' ' && script_of(before) == SCRIPT_HAN && utf8_next(text, &next, &after) &&
            script_of(after) == SCRIPT_HAN) {
            Span fold = fold_at(record, value, start);

            if (fold.end > fold.start) {
                report_fold(check, record, fold);
                shown++;
            }
        }
        if (script_of(cp) != SCRIPT_HAN || script_of(before) == SCRIPT_HAN || at == text.len || text.ptr[at] != ' ')
            continue;
        end = spaced_row(text, start, &count);
        if (count < ROW)
            continue;
        report_row(check, record, value, start, end);
        shown++;
        at = end;
    }
}
