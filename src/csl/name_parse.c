#include "csl/name_parse.h"

#include "base/utf8.h"
#include "text/case.h"
#include "text/script.h"

static uint32_t first_cp(Str text)
{
    size_t at = 0;
    uint32_t cp = 0;

    return utf8_next(text, &at, &cp) ? cp : 0;
}

/* A word that begins in lower case, or an apostrophe: "von", "d'", "'t". */
static bool is_particle(Str word)
{
    size_t at = 0;
    uint32_t cp;

    while (utf8_next(word, &at, &cp))
        if (case_is_letter(cp))
            return case_is_lower(cp);
    return false;
}

/* How much of a word such as "d'Aubigné" is a particle: up to the apostrophe, if a capital follows. */
static size_t elided(Str word)
{
    for (size_t at = 0; at < word.len;) {
        size_t start = at;
        uint32_t cp;

        utf8_next(word, &at, &cp);
        if ((cp == '\'' || cp == 0x2019 || cp == '-' || cp == 0x2010) && start > 0 && start < 6 && at < word.len &&
            case_is_upper(first_cp(str_from(word, at))))
            return at;
    }
    return 0;
}

static void parse_family(CslName *name)
{
    Str rest = name->family;
    size_t taken = 0;

    if (rest.len >= 2 && rest.ptr[0] == '"' && rest.ptr[rest.len - 1] == '"') {
        name->family = str_slice(rest, 1, rest.len - 1);
        return;
    }
    if (name->non_dropping.len > 0 || rest.len == 0)
        return;
    for (;;) {
        Str word = str_from(rest, taken);
        size_t end = str_find_char(word, ' '), part;

        part = elided(end == STR_NONE ? word : str_slice(word, 0, end));
        if (part > 0 && is_particle(str_slice(word, 0, part))) {
            taken += part;
            break;
        }
        if (end == STR_NONE || !is_particle(str_slice(word, 0, end)))
            break;
        taken += end + 1;
    }
    if (taken == 0 || taken >= rest.len)
        return;
    /* with the blank, where there is one behind an apostrophe: "de' Medici", but "d'Aubigné" */
    name->non_dropping = str_slice(rest, 0, taken);
    if (!str_ends(name->non_dropping, STR("' ")) && !str_ends(name->non_dropping, STR("\xE2\x80\x99 ")))
        name->non_dropping = str_trim(name->non_dropping);
    name->family = str_from(rest, taken);
}

static void parse_suffix(CslName *name)
{
    size_t comma = str_find_char(name->given, ',');
    Str suffix;

    if (comma == STR_NONE || name->suffix.len > 0)
        return;
    suffix = str_trim(str_from(name->given, comma + 1));
    if (suffix.len > 0 && suffix.ptr[0] == '!') {
        name->comma_suffix = true;
        suffix = str_trim(str_from(suffix, 1));
    }
    name->suffix = suffix;
    name->given = str_trim(str_slice(name->given, 0, comma));
}

static void parse_given(CslName *name)
{
    Str given = name->given;
    size_t from = given.len;

    if (name->dropping.len > 0)
        return;
    for (;;) {
        size_t start = from;

        while (start > 0 && given.ptr[start - 1] != ' ')
            start--;
        if (start == 0 || !is_particle(str_slice(given, start, from)) ||
            case_is_digit(first_cp(str_from(given, start))))
            break;
        from = start - 1;
    }
    if (from == given.len || from == 0)
        return;
    name->dropping = str_from(given, from + 1);
    name->given = str_slice(given, 0, from);
}

static bool is_han(Str text)
{
    unsigned set = script_set(text);

    return set != 0 && (set & ~(unsigned)SCRIPTS_EAST_ASIAN) == 0;
}

void csl_name_parse(CslName *name)
{
    if (name->is_literal)
        return;
    parse_family(name);
    parse_suffix(name);
    parse_given(name);
    name->is_han = is_han(name->family) || (name->family.len == 0 && is_han(name->given));
}
