#include "text/names.h"

#include "base/utf8.h"

#include <string.h>
#include <threads.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "text/names_surnames.inc"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const char *const suffixes[] = { "Jr",   "Jr.",    "Jnr", "Jnr.",  "Junior", "Sr",  "Sr.", "Snr",
                                        "Snr.", "Senior", "II",  "III",   "IV",     "V",   "2nd", "3rd",
                                        "Esq",  "Esq.",   "PhD", "Ph.D.", "MD",     "M.D." };

static UScriptCode script_of(uint32_t cp)
{
    UErrorCode error = U_ZERO_ERROR;
    UScriptCode script = cp <= 0x10FFFF ? uscript_getScript((UChar32)cp, &error) : USCRIPT_UNKNOWN;

    return U_SUCCESS(error) ? script : USCRIPT_UNKNOWN;
}

static bool is_han_char(uint32_t cp)
{
    return script_of(cp) == USCRIPT_HAN || cp == 0x3007; /* 〇 */
}

static bool is_middle_dot(uint32_t cp)
{
    return cp == 0xB7 || cp == 0x2022 || cp == 0x2027 || cp == 0x2E31 || cp == 0x30FB || cp == 0xFF65;
}

static bool is_space(uint32_t cp)
{
    return cp == ' ' || cp == '\t' || cp == 0xA0 || cp == 0x3000;
}

/* str_trim, and U+3000 too. */
static Str trim(Str s)
{
    for (Str before = { NULL, 0 }; before.len != s.len;) {
        before = s = str_trim(s);
        if (str_starts(s, STR("\u3000")))
            s = str_from(s, strlen("\u3000"));
        if (str_ends(s, STR("\u3000")))
            s.len -= strlen("\u3000");
    }
    return s;
}

static bool is_suffix(Str s)
{
    for (size_t i = 0; i < COUNT(suffixes); i++)
        if (str_eq_nocase(s, str_of(suffixes[i])))
            return true;
    return false;
}

bool names_is_latin(Str text)
{
    size_t letters = 0;
    uint32_t cp;

    for (size_t at = 0; utf8_next(text, &at, &cp);) {
        UScriptCode script = script_of(cp);

        if (script == USCRIPT_LATIN)
            letters++;
        else if (script != USCRIPT_INHERITED && !is_space(cp) && cp != '-' && cp != '.' && cp != '\'' && cp != 0x2019 &&
                 cp != 0x2010 && cp != 0x2BB && cp != 0x2BC)
            return false;
    }
    return letters > 0;
}

bool names_is_han(Str text)
{
    size_t letters = 0;
    uint32_t cp;

    for (size_t at = 0; utf8_next(text, &at, &cp);) {
        if (is_han_char(cp))
            letters++;
        else if (!is_space(cp) && !is_middle_dot(cp))
            return false;
    }
    return letters > 0;
}

/* Exactly two words of Latin letters, each with a capital in front. */
static bool is_two_latin_words(Str text)
{
    size_t words = 0;
    bool inside = false;
    uint32_t cp;

    if (!names_is_latin(text))
        return false;
    for (size_t at = 0; utf8_next(text, &at, &cp);) {
        if (!is_space(cp) && !inside) {
            words++;
            if (!u_isupper((UChar32)cp))
                return false;
        }
        inside = !is_space(cp);
    }
    return words == 2;
}

static NameForm empty_name(void)
{
    return (NameForm){ STR_EMPTY, STR_EMPTY, STR_EMPTY, STR_EMPTY, STR_EMPTY, STR_EMPTY, false, false };
}

NameForm names_split(Str text)
{
    NameForm name = empty_name();
    Str whole = trim(text), second, third;
    size_t comma = str_find_char(whole, ',');

    name.family = trim(str_slice(whole, 0, comma));
    second = comma == STR_NONE ? STR_EMPTY : trim(str_from(whole, comma + 1));
    if (name.family.len == 0 || second.len == 0) {
        name.family = STR_EMPTY;
        name.literal = whole;
        name.two_latin_words = is_two_latin_words(whole);
        return name;
    }
    name.given = second;
    comma = str_find_char(second, ',');
    if (comma == STR_NONE)
        return name;
    third = trim(str_from(second, comma + 1));
    second = trim(str_slice(second, 0, comma));
    if (is_suffix(third)) {
        name.given = second;
        name.suffix = third;
    } else if (is_suffix(second) && third.len > 0) {
        name.given = third;
        name.suffix = second;
    } else {
        name.extra_comma = true;
    }
    return name;
}

/* A bit for what the first character of a compound surname ends in: few others end so. */
static unsigned char compound_bits[64 * 64 / 8];
static once_flag compound_once = ONCE_FLAG_INIT;

static size_t compound_bit(const char *name)
{
    return ((size_t)name[1] & 63) << 6 | ((size_t)name[2] & 63);
}

static void note_compounds(void)
{
    for (size_t i = 0; i < COUNT(compound_surnames); i++) {
        size_t bit = compound_bit(compound_surnames[i]);

        compound_bits[bit / 8] |= (unsigned char)(1 << bit % 8);
    }
}

bool names_is_compound_surname(Str text)
{
    size_t bit;

    if (text.len < 6 || text.len > 12) /* two to four characters of three bytes */
        return false;
    call_once(&compound_once, note_compounds);
    bit = compound_bit(text.ptr);
    if ((compound_bits[bit / 8] & 1 << bit % 8) == 0)
        return false;
    for (size_t i = 0; i < COUNT(compound_surnames); i++)
        if (str_is(text, compound_surnames[i]))
            return true;
    return false;
}

static bool is_single_surname(Str text)
{
    uint32_t cp;

    /* No character is part of another in UTF-8, so that a search for bytes will do. */
    return text.len > 0 && utf8_decode(text, 0, &cp) == text.len && cp != UINT32_MAX &&
           str_contains(str_of(single_surnames), text);
}

bool names_is_han_surname(Str text)
{
    return is_single_surname(text) || names_is_compound_surname(text);
}

/* Offset of the first space or middle dot; STR_NONE. */
static size_t find_break(Str text, size_t *len, bool *dot)
{
    uint32_t cp;

    for (size_t at = 0; at < text.len; at += *len) {
        *len = utf8_decode(text, at, &cp);
        *dot = is_middle_dot(cp);
        if (*dot || is_space(cp))
            return at;
    }
    return STR_NONE;
}

/* Cuts after the first `count` characters if they are a surname and 1 to `most` characters follow. */
static bool cut_han(Str name, size_t count, size_t most, Str *family, Str *given)
{
    size_t at = utf8_offset(name, count), rest = utf8_length(str_from(name, at));

    if (rest < 1 || rest > most || !names_is_han_surname(str_slice(name, 0, at)))
        return false;
    *family = str_slice(name, 0, at);
    *given = str_from(name, at);
    return true;
}

bool names_split_han(Str text, Str *family, Str *given)
{
    Str name = trim(text);
    size_t len = 0, at;
    bool dot = false;

    *family = *given = STR_EMPTY;
    if (!names_is_han(name))
        return false;
    at = find_break(name, &len, &dot);
    if (at != STR_NONE) {
        Str left = str_slice(name, 0, at), right = trim(str_from(name, at + len));

        if (dot || find_break(right, &len, &dot) != STR_NONE || !names_is_han_surname(left) || utf8_length(right) > 3)
            return false;
        *family = left;
        *given = right;
        return true;
    }
    if (names_is_compound_surname(name)) /* 欧阳 alone is no Mr Ou */
        return false;
    return cut_han(name, 4, 2, family, given) || cut_han(name, 2, 2, family, given) ||
           cut_han(name, 1, 2, family, given);
}

/* Letters of Han, kana, Hangul or Bopomofo alone. */
static bool is_east_asian(Str text)
{
    size_t letters = 0;
    uint32_t cp;

    for (size_t at = 0; utf8_next(text, &at, &cp);) {
        switch (script_of(cp)) {
        case USCRIPT_HAN:
        case USCRIPT_HIRAGANA:
        case USCRIPT_KATAKANA:
        case USCRIPT_HANGUL:
        case USCRIPT_BOPOMOFO:
            letters++;
            break;
        case USCRIPT_COMMON:
        case USCRIPT_INHERITED:
            break;
        default:
            return false;
        }
    }
    return letters > 0;
}

/* Writes a part, with a space before it unless it is the first or the one before it ends in an apostrophe. */
static void put_part(Buf *out, size_t start, Str part)
{
    Str written = str_from(buf_str(out), start);

    if (part.len == 0)
        return;
    if (written.len > 0 && !str_ends(written, STR("'")) && !str_ends(written, STR("’")) && !str_ends(written, STR("-")))
        buf_char(out, ' ');
    buf_put(out, part);
}

static void put_comma(Buf *out, Str next)
{
    if (next.len > 0)
        buf_char(out, ',');
}

void names_display(Buf *out, const NameForm *name, NameOrder order)
{
    size_t start = out->len;

    if (name->family.len == 0 && name->given.len == 0) {
        buf_put(out, name->literal);
        return;
    }
    if (name->family.len > 0 && is_east_asian(name->family) && (name->given.len == 0 || is_east_asian(name->given))) {
        buf_put(out, name->family);
        buf_put(out, name->given);
        return;
    }
    if (order == NAME_GIVEN_FIRST) {
        put_part(out, start, name->given);
        put_part(out, start, name->dropping);
    } else if (order == NAME_FAMILY_FIRST) {
        put_part(out, start, name->dropping);
    }
    put_part(out, start, name->non_dropping);
    put_part(out, start, name->family);
    if (order != NAME_GIVEN_FIRST) {
        if (order == NAME_SORT && name->family.len > 0)
            put_comma(out, name->given);
        put_part(out, start, name->given);
    }
    if (order == NAME_SORT) {
        put_part(out, start, name->dropping);
        put_comma(out, name->suffix);
    }
    put_part(out, start, name->suffix);
}

/* The first letter of a word, a capital, with its combining marks and a full stop. */
static void put_initial(Buf *out, Str word)
{
    uint32_t cp;
    size_t at = 0;

    utf8_next(word, &at, &cp);
    buf_cp(out, (uint32_t)u_toupper((UChar32)cp));
    for (size_t mark = at; utf8_next(word, &mark, &cp) && u_getCombiningClass((UChar32)cp) != 0; at = mark)
        buf_cp(out, cp);
    buf_char(out, '.');
}

void names_initials(Buf *out, Str given)
{
    Str rest = trim(given), word;
    bool first = true;

    if (is_east_asian(rest)) {
        buf_put(out, rest);
        return;
    }
    while (str_cut(&rest, ' ', &word)) {
        Str part;

        if (word.len == 0)
            continue;
        if (!first)
            buf_char(out, ' ');
        first = false;
        for (bool hyphen = false; str_cut(&word, '-', &part); hyphen = true) {
            if (part.len == 0)
                continue;
            if (hyphen)
                buf_char(out, '-');
            put_initial(out, part);
        }
    }
}
