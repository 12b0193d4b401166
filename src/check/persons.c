/* Rules for the names of persons, one by one. What several works say of one person: people.c. */
#include "check/mend.h"
#include "check/works.h"

#include "text/shape.h"

static Diag *report(Check *check, DiagCode code, const Record *work, const Value *value, const char *format)
{
    return diag_add(check->diags, code, work->source, value->span, format, STR_ARG(check_shown(check, value->text)));
}

/* ---- parts ---- */

/* Ph.D. and its like, and what numbers the bearers of a name. */
static bool is_suffix(Str text)
{
    static const char *const words[] = { "jr", "sr", "ii", "iii", "iv", "phd", "md", "esq" };

    if (text.len < 5 && (text.len == 0 || text.ptr[text.len - 1] == '.'))
        return true;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (str_eq_nocase(text, str_of(words[i])))
            return true;
    return false;
}

static void check_comma(Check *check, const Record *work, const Value *given)
{
    size_t comma = str_find_char(given->text, ',');
    Str rest;
    Diag *diag;

    if (comma == STR_NONE)
        return;
    rest = str_trim(str_from(given->text, comma + 1));
    if (is_suffix(rest))
        return;
    diag = report(check, DIAG_B328, work, given, "a comma within the given name '%.*s'");
    diag_help(check->diags, diag, "give each person a name of its own; in a .bib 'and' stands between them");
}

static bool is_shouted(Str text, size_t least)
{
    size_t letters, capitals;

    shape_case(text, &letters, &capitals);
    return letters >= least && capitals == letters;
}

/* SMITH-JONES: Smith-Jones. Of ASCII alone, without names whose second part has a capital, too: McDonald, O’Neill, DeVries.
 * Empty: nobody knows. */
static Str small_letters(Check *check, Str text)
{
    static const char *const composed[] = { "MC", "MAC", "FITZ", "DE", "DI", "DU", "LA", "LE", "VAN", "VON" };
    Str mended = arena_copy(check->arena, text);
    char *letters = (char *)mended.ptr;

    for (size_t i = 0; i < sizeof composed / sizeof composed[0]; i++)
        if (str_starts(text, str_of(composed[i])))
            return STR_EMPTY;
    for (size_t i = 0; i < text.len; i++) {
        bool joins = text.ptr[i] == '-' || text.ptr[i] == ' ';
        bool begins = i == 0 || text.ptr[i - 1] == '-' || text.ptr[i - 1] == ' ';

        if (!ascii_is_upper(text.ptr[i]) && (!joins || begins))
            return STR_EMPTY;
        letters[i] = begins ? text.ptr[i] : ascii_lower(text.ptr[i]);
    }
    return mended;
}

/* The given name, too, where it is written so; initials stay. */
static void mend_capitals(Check *check, Diag *diag, const Record *work, const Value *family, const Value *given)
{
    enum { INITIALS = 3 };
    bool both = is_shouted(given->text, INITIALS + 1) && str_find_char(given->text, '.') == STR_NONE;
    Str mended = small_letters(check, family->text), other = both ? small_letters(check, given->text) : given->text;

    if (mended.len == 0 || other.len == 0)
        return;
    mend_slice(check, diag, work, family, 0, family->text.len, mended);
    if (both)
        mend_slice(check, diag, work, given, 0, given->text.len, other);
}

/* Initials are in capitals, and so are some short family names. */
static void check_capitals(Check *check, const Record *work, const Value *family, const Value *given)
{
    Diag *diag;

    if (!is_shouted(family->text, 4) || str_find_char(family->text, '.') != STR_NONE || given == NULL ||
        (is_shouted(given->text, 1) && given->text.len < 4 && str_find_char(given->text, '.') == STR_NONE))
        return;
    diag = report(check, DIAG_B329, work, family, "'%.*s' in capitals");
    diag_help(check->diags, diag, "write it as it is spoken of; styles make capitals where they want them");
    mend_capitals(check, diag, work, family, given);
}

/* Smith1; but LaTeX3 and Felix999 are called so. */
static bool has_mark(Str text)
{
    size_t len = text.len;

    return len >= 3 && ascii_is_digit(text.ptr[len - 1]) && ascii_is_lower(text.ptr[len - 2]);
}

static void check_digits(Check *check, const Record *work, const Value *part)
{
    Diag *diag;

    if (!has_mark(part->text))
        return;
    diag = report(check, DIAG_B331, work, part, "a digit behind the name '%.*s'");
    diag_help(check->diags, diag,
              "take out a footnote mark; put the name of an organisation in braces, or under 'literal'");
}

static void check_tail(Check *check, const Record *work, const Value *part)
{
    Str text = part->text;
    char last = text.len > 0 ? text.ptr[text.len - 1] : 'x';
    Diag *diag;

    if (last != ',' && last != ';' && last != ':' && last != '*')
        return;
    diag = report(check, DIAG_B332, work, part, "'%.*s' ends in punctuation");
    diag_help(check->diags, diag, "delete it");
    while (text.len > 0 && str_find_char(STR(",;:* "), text.ptr[text.len - 1]) != STR_NONE)
        text.len--;
    mend_slice(check, diag, work, part, text.len, part->text.len - text.len, STR_EMPTY);
}

/* ---- et al. ---- */

static bool is_others(Str text)
{
    static const Str words[] = { STR_INIT("et al"), STR_INIT("et al."),     STR_INIT("et. al."), STR_INIT("et alii"),
                                 STR_INIT("al."),   STR_INIT("and others"), STR_INIT("others"),  STR_INIT("u.a."),
                                 STR_INIT("u. a."), STR_INIT("等") };

    text = str_trim(text);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (str_eq_nocase(text, words[i]))
            return true;
    return false;
}

static bool ends_in_others(Str text)
{
    size_t at = str_find(text, STR(" et al"));

    return at != STR_NONE && text.len - at <= 8;
}

/* `name` is the whole of it: TeX takes "et" for a given name. */
static void mend_others(Check *check, Diag *diag, const Record *work, const Value *name)
{
    if (!is_others(source_text(work->source, name->span)))
        return;
    if (work->source->syntax == SYNTAX_TEX)
        fix_bytes(check->diags, diag, name->span, STR("others"));
    else if (work->source->syntax == SYNTAX_YAML)
        fix_bytes(check->diags, diag, name->span, STR("{others: true}"));
}

static void check_others(Check *check, const Record *work, const Value *name, const Value *part)
{
    Diag *diag;

    if (!is_others(part->text) && !ends_in_others(part->text))
        return;
    diag = report(check, DIAG_B330, work, part, "'%.*s' as a name");
    diag_help(check->diags, diag, "write 'and others' behind the last name in a .bib, {others: true} in YAML");
    mend_others(check, diag, work, name);
}

/* ---- nobody's name ---- */

static bool is_one_of(Str text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq(text, str_of(words[i])))
            return true;
    return false;
}

/* Jr., or von der: every word of it. In capitals most are names, or those of organisations: Du, Van, SR. */
static bool is_part_alone(Str text)
{
    static const char *const suffixes[] = { "Jr",  "Jr.", "jr",  "jr.", "Sr",    "Sr.",  "sr",
                                            "sr.", "II",  "III", "PhD", "Ph.D.", "Esq.", "Esq" };
    static const char *const particles[] = { "af",  "al",  "av",  "bin", "da",  "das", "de", "del", "della",
                                             "den", "der", "des", "di",  "dos", "du",  "el", "ibn", "la",
                                             "le",  "ten", "ter", "van", "vom", "von", "zu", "zum", "zur" };
    Str rest = text, word;

    if (is_one_of(text, suffixes, sizeof suffixes / sizeof *suffixes))
        return true;
    while (str_cut(&rest, ' ', &word))
        if (!is_one_of(word, particles, sizeof particles / sizeof *particles))
            return false;
    return text.len > 0;
}

/* `{Jr.}`, `{suffix: Jr.}`, `von`: a list was divided in the wrong place, or the name got lost. */
static void check_alone(Check *check, const Record *work, const Value *name)
{
    static const FieldName own[] = { F_FAMILY, F_GIVEN, F_LITERAL }, others[] = { F_BODY, F_OTHERS, F_FORM };
    static const FieldName besides[] = { F_SUFFIX, F_DROPPING_PARTICLE, F_NON_DROPPING_PARTICLE, F_ORCID };
    const Value *shown = NULL;
    Diag *diag;

    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (record_field(name->record, others[i]) != NULL)
            return;
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        const Value *part = record_value(name->record, own[i]);

        if (part != NULL && (shown != NULL || !is_part_alone(part->text)))
            return;
        shown = part != NULL ? part : shown;
    }
    for (size_t i = 0; shown == NULL && i < sizeof besides / sizeof *besides; i++)
        shown = record_value(name->record, besides[i]);
    if (shown == NULL)
        return;
    diag = report(check, DIAG_B322, work, shown, "'%.*s' is all there is of a name");
    diag_help(check->diags, diag,
              "give the family name that it belongs to; in a .bib 'and' stands between persons alone");
}

static void check_name(Check *check, const Record *work, const Value *name)
{
    const Value *family = record_value(name->record, F_FAMILY), *given = record_value(name->record, F_GIVEN);
    const Value *literal = record_value(name->record, F_LITERAL);
    const Value *parts[] = { family, given };

    check_alone(check, work, name);
    if (literal != NULL)
        check_others(check, work, name, literal);
    if (given != NULL)
        check_comma(check, work, given);
    if (family != NULL)
        check_capitals(check, work, family, given);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (parts[i] == NULL)
            continue;
        check_others(check, work, name, parts[i]);
        check_digits(check, work, parts[i]);
        check_tail(check, work, parts[i]);
    }
}

void check_persons(Check *check, const Record *work)
{
    work_each_name(check, work, check_name);
}
