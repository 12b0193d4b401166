#include "text/script.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "text/readings.h"

#include <string.h>
#include <unicode/uscript.h>

typedef struct NamedScript {
    Str code; /* ISO 15924 */
    unsigned set;
} NamedScript;

/* clang-format off */
static const NamedScript script_codes[] = {
    { STR_INIT("hans"), SCRIPT_HAN },      { STR_INIT("hant"), SCRIPT_HAN },
    { STR_INIT("hani"), SCRIPT_HAN },      { STR_INIT("latn"), SCRIPT_LATIN },
    { STR_INIT("cyrl"), SCRIPT_CYRILLIC }, { STR_INIT("grek"), SCRIPT_GREEK },
    { STR_INIT("hira"), SCRIPT_KANA },     { STR_INIT("kana"), SCRIPT_KANA },
    { STR_INIT("hang"), SCRIPT_HANGUL },   { STR_INIT("arab"), SCRIPT_ARABIC },
    { STR_INIT("hebr"), SCRIPT_HEBREW },   { STR_INIT("deva"), SCRIPT_DEVANAGARI },
    { STR_INIT("jpan"), SCRIPT_HAN | SCRIPT_KANA },
    { STR_INIT("kore"), SCRIPT_HAN | SCRIPT_HANGUL },
};

typedef struct LanguageScripts {
    Str languages;
    unsigned set;
} LanguageScripts;

/* The scripts that languages are written in when the tag does not say; the commonest rows first. */
static const LanguageScripts language_scripts[] = {
    { STR_INIT("zh"), SCRIPT_HAN },
    { STR_INIT("en de fr es it pt nl af da no nb nn sv is fo fi et lv lt pl cs sk sl hr bs sq hu ro ca gl eu oc la "
               "ga gd cy br lb fy tr vi id ms tl fil sw mt eo"), SCRIPT_LATIN },
    { STR_INIT("cmn yue wuu nan hak gan hsn cdo lzh"), SCRIPT_HAN },
    { STR_INIT("ja"), SCRIPT_HAN | SCRIPT_KANA },
    { STR_INIT("ko"), SCRIPT_HAN | SCRIPT_HANGUL },
    { STR_INIT("ru uk be bg mk ky tg tt ba cv"), SCRIPT_CYRILLIC },
    { STR_INIT("sr kk uz mn az tk"), SCRIPT_CYRILLIC | SCRIPT_LATIN },
    { STR_INIT("el grc"), SCRIPT_GREEK },
    { STR_INIT("ar fa ur ug ps sd"), SCRIPT_ARABIC },
    { STR_INIT("he yi"), SCRIPT_HEBREW },
    { STR_INIT("hi mr ne sa"), SCRIPT_DEVANAGARI },
};

static const struct { UScriptCode code; unsigned flag; } icu_scripts[] = {
    { USCRIPT_HAN, SCRIPT_HAN }, { USCRIPT_LATIN, SCRIPT_LATIN }, { USCRIPT_CYRILLIC, SCRIPT_CYRILLIC },
    { USCRIPT_GREEK, SCRIPT_GREEK }, { USCRIPT_HIRAGANA, SCRIPT_KANA }, { USCRIPT_KATAKANA, SCRIPT_KANA },
    { USCRIPT_HANGUL, SCRIPT_HANGUL }, { USCRIPT_ARABIC, SCRIPT_ARABIC }, { USCRIPT_HEBREW, SCRIPT_HEBREW },
    { USCRIPT_DEVANAGARI, SCRIPT_DEVANAGARI },
    { USCRIPT_COMMON, 0 }, { USCRIPT_INHERITED, 0 }, { USCRIPT_UNKNOWN, 0 },
};

/* In the order of the flags. */
static const char *const script_flag_names[] = { "Han", "Latin", "Cyrillic", "Greek", "Japanese kana", "Hangul",
                                                 "Arabic", "Hebrew", "Devanagari", "another script" };
/* clang-format on */

unsigned script_of(uint32_t cp)
{
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode code;

    if (cp < 0x80)
        return ascii_is_alpha((char)cp) ? SCRIPT_LATIN : 0;
    if (cp >= 0x4E00 && cp <= 0x9FFF)
        return SCRIPT_HAN;
    code = uscript_getScript((UChar32)cp, &status);
    for (size_t i = 0; i < sizeof icu_scripts / sizeof *icu_scripts; i++)
        if (icu_scripts[i].code == code)
            return icu_scripts[i].flag;
    return SCRIPT_OTHER;
}

unsigned script_set(Str text)
{
    unsigned set = 0;
    size_t at = 0;
    uint32_t cp;

    for (;;) {
        while (at < text.len && (unsigned char)text.ptr[at] < 0x80) {
            if ((set & SCRIPT_LATIN) != 0)
                at = utf8_pass_plain(text, at + 1);
            else
                set |= ascii_is_alpha(text.ptr[at++]) ? SCRIPT_LATIN : 0;
        }
        if (!utf8_next(text, &at, &cp))
            return set;
        set |= script_of(cp);
    }
}

Str script_names(Arena *arena, unsigned set)
{
    Buf out = { 0 };
    Str names;

    for (unsigned flag = 0; flag < sizeof script_flag_names / sizeof *script_flag_names; flag++) {
        if ((set & 1u << flag) == 0)
            continue;
        if (out.len > 0)
            buf_puts(&out, set >> (flag + 1) != 0 ? ", " : " and ");
        buf_puts(&out, script_flag_names[flag]);
    }
    if (out.len == 0)
        buf_puts(&out, "no letters");
    names = buf_keep(arena, &out);
    buf_free(&out);
    return names;
}

/* Those of a language whose tag says no more; 0: not known. */
static unsigned usual_scripts(Str language)
{
    for (size_t i = 0; language.len > 0 && i < sizeof language_scripts / sizeof *language_scripts; i++) {
        Str rest = language_scripts[i].languages, next;

        while (str_cut(&rest, ' ', &next))
            if (next.len == language.len && str_eq_nocase(next, language))
                return language_scripts[i].set;
    }
    return 0;
}

static unsigned find_expected(Str tag)
{
    Str subtag = STR_EMPTY;
    unsigned set;

    str_cut(&tag, '-', &subtag);
    set = usual_scripts(subtag);
    while (str_cut(&tag, '-', &subtag) && subtag.len > 1) { /* a singleton begins an extension */
        if (subtag.len != 4 || !ascii_is_alpha(subtag.ptr[0]))
            continue;
        for (size_t i = 0; i < sizeof script_codes / sizeof *script_codes; i++)
            if (str_eq_nocase(script_codes[i].code, subtag))
                return script_codes[i].set;
        return 0; /* a script that is not in the table */
    }
    return set;
}

/* Nearly always it is the tag of the text before. */
static unsigned expected_scripts(Str tag)
{
    enum { LONGEST = 24 };
    static _Thread_local struct {
        char tag[LONGEST];
        size_t len;
        unsigned set;
    } last;

    if (tag.len == 0 || tag.len > LONGEST)
        return find_expected(tag);
    if (!str_eq(tag, (Str){ last.tag, last.len })) {
        last.set = find_expected(tag);
        memcpy(last.tag, tag.ptr, tag.len);
        last.len = tag.len;
    }
    return last.set;
}

bool script_fits_tag(Str text, Str tag, ScriptFit *fit)
{
    ScriptFit result = { expected_scripts(tag), script_set(text) };

    if (fit != NULL)
        *fit = result;
    return result.expected == 0 || result.found == 0 || (result.expected & result.found) != 0;
}

ScriptForm script_form(Str tag)
{
    static const struct {
        Str subtag;
        ScriptForm form;
    } forms[] = {
        { STR_INIT("hans"), SCRIPT_FORM_HANS }, { STR_INIT("hant"), SCRIPT_FORM_HANT },
        { STR_INIT("cn"), SCRIPT_FORM_HANS },   { STR_INIT("tw"), SCRIPT_FORM_HANT },
        { STR_INIT("sg"), SCRIPT_FORM_HANS },   { STR_INIT("hk"), SCRIPT_FORM_HANT },
        { STR_INIT("my"), SCRIPT_FORM_HANS },   { STR_INIT("mo"), SCRIPT_FORM_HANT },
    };
    Str subtag;

    if ((expected_scripts(tag) & SCRIPT_HAN) == 0 || !str_cut(&tag, '-', &subtag))
        return SCRIPT_FORM_ANY;
    while (str_cut(&tag, '-', &subtag) && subtag.len > 1) /* the script comes before the region */
        for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
            if (str_eq_nocase(forms[i].subtag, subtag))
                return forms[i].form;
    return SCRIPT_FORM_ANY;
}

bool script_variant_fault(Str text, Str tag, size_t *at, uint32_t *cp)
{
    ScriptForm form = script_form(tag);
    VariantClass foreign = form == SCRIPT_FORM_HANS ? VARIANT_TRADITIONAL : VARIANT_SIMPLIFIED;
    size_t next = 0;

    if (form == SCRIPT_FORM_ANY)
        return false;
    while ((*at = next) < text.len && utf8_next(text, &next, cp))
        if (variant_class(*cp) == foreign)
            return true;
    return false;
}

Str script_guess_tag(Str text)
{
    size_t at = 0, han = 0, latin = 0, traditional = 0, simplified = 0;
    unsigned set = 0;
    uint32_t cp;

    while (utf8_next(text, &at, &cp)) {
        unsigned flag = script_of(cp);

        set |= flag;
        latin += flag == SCRIPT_LATIN;
        han += (flag & SCRIPTS_EAST_ASIAN) != 0;
        traditional += flag == SCRIPT_HAN && variant_class(cp) == VARIANT_TRADITIONAL;
        simplified += flag == SCRIPT_HAN && variant_class(cp) == VARIANT_SIMPLIFIED;
    }
    if (han == 0 || latin > han * 4) /* a Latin word has about as many letters */
        return STR_EMPTY;
    if (set & SCRIPT_KANA)
        return STR("ja");
    if (set & SCRIPT_HANGUL)
        return STR("ko");
    if ((traditional > 0) == (simplified > 0))
        return STR("zh");
    return traditional > 0 ? STR("zh-Hant") : STR("zh-Hans");
}
