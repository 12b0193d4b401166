#include "csl/language.h"

#include "base/buf.h"

#include "text/script.h"
#include "text/tag.h"

/* The locale that stands for a language without region. Source: locales.json of the CSL locales, `primary-dialects`. */
/* clang-format off */
static const char *const dialects[][2] = {
    {"af", "af-ZA"}, {"bg", "bg-BG"}, {"ca", "ca-AD"}, {"cs", "cs-CZ"}, {"cy", "cy-GB"}, {"da", "da-DK"}, {"de", "de-DE"},
    {"el", "el-GR"}, {"en", "en-US"}, {"es", "es-ES"}, {"et", "et-EE"}, {"fa", "fa-IR"}, {"fi", "fi-FI"}, {"fr", "fr-FR"},
    {"he", "he-IL"}, {"hi", "hi-IN"}, {"hr", "hr-HR"}, {"hu", "hu-HU"}, {"id", "id-ID"}, {"is", "is-IS"}, {"it", "it-IT"},
    {"ja", "ja-JP"}, {"km", "km-KH"}, {"ko", "ko-KR"}, {"lt", "lt-LT"}, {"lv", "lv-LV"}, {"mn", "mn-MN"}, {"nb", "nb-NO"},
    {"nl", "nl-NL"}, {"nn", "nn-NO"}, {"pl", "pl-PL"}, {"pt", "pt-PT"}, {"ro", "ro-RO"}, {"ru", "ru-RU"}, {"sk", "sk-SK"},
    {"sl", "sl-SI"}, {"sr", "sr-RS"}, {"sv", "sv-SE"}, {"th", "th-TH"}, {"tr", "tr-TR"}, {"uk", "uk-UA"}, {"vi", "vi-VN"},
    {"zh", "zh-CN"},
};
/* What people write into Zotero's field for the language; the codes are those of ISO 639-2. */
static const char *const said[][2] = {
    {"chi", "zh"}, {"chinese", "zh"}, {"cn", "zh"}, {"en", "en"}, {"eng", "en"}, {"english", "en"}, {"ger", "de"}, {"deu", "de"},
    {"fra", "fr"}, {"fre", "fr"}, {"jpn", "ja"}, {"japanese", "ja"}, {"kor", "ko"}, {"korean", "ko"}, {"rus", "ru"},
    {"zho", "zh"}, {"中文", "zh"}, {"汉语", "zh"}, {"漢語", "zh"}, {"简体中文", "zh-Hans"}, {"繁體中文", "zh-Hant"},
    {"英文", "en"}, {"英语", "en"}, {"日文", "ja"}, {"日语", "ja"},
};
/* clang-format on */

Str csl_main_dialect(Str language)
{
    for (size_t i = 0; i < sizeof dialects / sizeof *dialects; i++)
        if (str_eq_nocase(language, str_of(dialects[i][0])))
            return str_of(dialects[i][1]);
    return language;
}

Str csl_language_tag(Arena *arena, Str language)
{
    Buf tag = { 0 };
    Str result;

    language = str_trim(language);
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        if (str_eq_nocase(language, str_of(said[i][0])))
            return str_of(said[i][1]);
    if (str_find_char(language, '_') == STR_NONE)
        return tag_is_key(language) ? language : tag_of_babel(language);
    for (size_t i = 0; i < language.len; i++)
        buf_char(&tag, language.ptr[i] == '_' ? '-' : language.ptr[i]);
    result = buf_keep(arena, &tag);
    buf_free(&tag);
    return tag_is_key(result) ? result : STR_EMPTY;
}

Str csl_locale_tag(Arena *arena, Str language)
{
    ScriptForm form = script_form(language);
    LanguageTag tag;

    if (!tag_parse(language, &tag) || tag.grandfathered)
        return language;
    if (str_eq_nocase(tag.language, STR("zh")))
        return form == SCRIPT_FORM_HANT ? STR("zh-TW") : form == SCRIPT_FORM_HANS ? STR("zh-CN") : tag.language;
    if (tag.region.len == 0)
        return tag.language;
    return arena_format(arena, "%.*s-%.*s", STR_ARG(tag.language), STR_ARG(tag.region));
}

bool csl_locale_fits(Arena *arena, Str locale, Str language)
{
    return tag_matches(locale, language) ||
           tag_eq(csl_main_dialect(csl_locale_tag(arena, locale)), csl_main_dialect(csl_locale_tag(arena, language)));
}
