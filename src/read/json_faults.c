#include "read/json_faults.h"

#include "base/fix.h"
#include "read/json.h"

/* clang-format off */
static const struct { const char *message, *help; } faults[] = {
    [JSON_EMPTY]          = { "nothing is in it", "write [] for a list without items" },
    [JSON_BEHIND]         = { "text behind the end of the document", "put several items into one list: [ …, … ]" },
    [JSON_COMMENT]        = { "a comment", "delete it: JSON has none" },
    [JSON_LAST_COMMA]     = { "a comma behind the last member", "delete it" },
    [JSON_TWO_COMMAS]     = { "a comma without a value before it", "delete it, or write null where a value is missing" },
    [JSON_NO_COMMA]       = { "no comma before this", "put a comma between members" },
    [JSON_NO_COLON]       = { "no colon behind the key", "write \"key\": value" },
    [JSON_NO_KEY]         = { "no key where one is expected", "write \"key\": value; close the bracket of the value before" },
    [JSON_NO_VALUE]       = { "a key without a value", "write its value behind the colon, or delete the key" },
    [JSON_NOTHING_BEGINS] = { "no value can begin with this character", "put text in double quotes" },
    [JSON_BARE_KEY]       = { "a key without quotes", "put it in double quotes" },
    [JSON_BARE_TEXT]      = { "text without quotes", "put it in double quotes" },
    [JSON_CAPITAL]        = { "true, false and null have small letters", "write true, false or null" },
    [JSON_NOT_FINITE]     = { "JSON has no such number", "write null, or leave the key out" },
    [JSON_LEADING_ZERO]   = { "a number that begins with 0", "delete the zeros, or put it in quotes if they matter" },
    [JSON_NO_NUMBER]      = { "not a number of JSON", "write it like 12, -0.5 or 1e6, or as text in quotes" },
    [JSON_SINGLE_QUOTES]  = { "text in single quotes", "put it in double quotes" },
    [JSON_OPEN_STRING]    = { "a string that is never closed", "close it on its line; write \\n for a line break" },
    [JSON_BEHIND_STRING]  = { "text behind the end of a string", "write \\\" for a quotation mark within a string" },
    [JSON_BREAK]          = { "a line break or tab within a string", "write \\n for a line break, \\t for a tab" },
    [JSON_CONTROL]        = { "a control character", "delete it" },
    [JSON_ESCAPE]         = { "an escape that JSON does not have", "write \\\\ for a backslash" },
    [JSON_SURROGATE]      = { "half of a surrogate pair", "write the character itself, or both halves" },
    [JSON_OPEN_MAP]       = { "a '{' that is never closed", "close it with '}'" },
    [JSON_OPEN_LIST]      = { "a '[' that is never closed", "close it with ']'" },
    [JSON_OTHER_BRACKET]  = { "a bracket that closes nothing", "'}' closes '{', and ']' closes '['; delete it, or close the other one first" },
    [JSON_TOO_MANY]       = { "too many faults: the rest of the file is not read", "is it JSON?" },
};
/* clang-format on */

/* Behind what stands before. */
static Span place_before(const Source *source, size_t at)
{
    while (at > 0 && ascii_is_space(source->bytes.ptr[at - 1]))
        at--;
    return (Span){ (uint32_t)at, (uint32_t)at };
}

/* True, FALSE, None */
static Str small_word(Str word)
{
    static const char *const words[] = { "true", "false", "null" };

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (str_eq_nocase(word, str_of(words[i])))
            return str_of(words[i]);
    return str_eq_nocase(word, STR("none")) ? STR("null") : STR_EMPTY;
}

static void mend(const Source *source, Span span, JsonFault fault, Diag *diag, Diags *diags)
{
    Str text = source_text(source, span);

    switch (fault) {
    case JSON_LAST_COMMA:
    case JSON_TWO_COMMAS:
        if (str_is(text, ","))
            fix_bytes(diags, diag, span, STR_EMPTY);
        return;
    case JSON_NO_COMMA:
        fix_bytes(diags, diag, place_before(source, span.start), STR(","));
        return;
    case JSON_CAPITAL:
        if (small_word(text).len > 0)
            fix_bytes(diags, diag, span, small_word(text));
        return;
    case JSON_ESCAPE: /* the backslash was taken for itself */
        if (str_starts(text, STR("\\")))
            fix_bytes(diags, diag, (Span){ span.start, span.start }, STR("\\"));
        return;
    default:
        return;
    }
}

void json_report(const Source *source, Span span, JsonFault fault, Diags *diags)
{
    Diag *diag = diag_add(diags, DIAG_B016, source, span, "%s", faults[fault].message);

    diag_help(diags, diag, "%s", faults[fault].help);
    mend(source, span, fault, diag, diags);
}

void json_report_forbidden(const Source *source, Span span, Diags *diags)
{
    diag_help(diags, diag_add(diags, DIAG_B003, source, span, "a character that no output can hold"), "delete it");
}

void json_report_depth(const Source *source, Span span, Diags *diags)
{
    Diag *diag = diag_add(diags, DIAG_B006, source, span, "nested more than %zu deep", diags->limits.most[LIMIT_DEPTH]);

    diag_help(diags, diag, "no citation needs more than ten levels");
}

void json_report_again(const Source *source, Span span, Str key, Span first, Diags *diags)
{
    Diag *diag = diag_add(diags, DIAG_B013, source, span, "the key '%.*s' again", STR_ARG(key));

    diag_note(diags, diag, source, first, "its first value, which gives way");
    diag_help(diags, diag, "keep one of them; a list takes several values");
}

static bool are_digits(Str word)
{
    for (size_t i = 0; i < word.len; i++)
        if (!ascii_is_digit(word.ptr[i]))
            return false;
    return true;
}

static bool is_among(Str word, const char *const *list)
{
    while (*list != NULL && !str_eq_nocase(word, str_of(*list)))
        list++;
    return *list != NULL;
}

JsonFault json_word_fault(Str word)
{
    static const char *const capitals[] = { "true", "false", "null", "none", NULL };
    static const char *const not_finite[] = { "nan", "inf", "infinity", NULL };
    char sign = word.ptr[0];
    Str rest = str_from(word, sign == '-' || sign == '+');

    if (is_among(word, capitals))
        return JSON_CAPITAL;
    if (is_among(rest, not_finite))
        return JSON_NOT_FINITE;
    if (rest.len > 1 && rest.ptr[0] == '0' && are_digits(rest))
        return JSON_LEADING_ZERO;
    return rest.len < word.len || sign == '.' || ascii_is_digit(sign) ? JSON_NO_NUMBER : JSON_BARE_TEXT;
}
