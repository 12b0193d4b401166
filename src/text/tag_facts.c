/* What is known of languages: scripts, names, and whether there is one. */
#include "text/tag.h"

#include <stdio.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/ures.h>
#include <unicode/uscript.h>

typedef struct TagRow {
    const char *tag, *babel, *english, *hans, *hant;
} TagRow;

static const TagRow rows[] = {
#include "text/tag_names.inc"
};

/* Languages that are written in Han characters; ICU would say Hans or Hant, by what is likely. */
static const char *const han_languages[] = { "zh",  "cmn", "yue", "wuu", "nan", "hak", "gan", "hsn", "cdo",
                                             "cjy", "cpx", "czh", "czo", "mnp", "lzh", "ltc", "och" };

/* Scripts for names like "Russian (Latin script)". */
static const struct {
    const char *script, *english, *hans, *hant;
} script_names[] = {
    { "Arab", "Arabic script", "阿拉伯字母", "阿拉伯字母" }, { "Cyrl", "Cyrillic script", "西里尔字母", "西里爾字母" },
    { "Hans", "simplified characters", "简体字", "簡體字" }, { "Hant", "traditional characters", "繁体字", "繁體字" },
    { "Latn", "Latin script", "拉丁字母", "拉丁字母" },      { "Mong", "Mongolian script", "蒙古文", "蒙古文" },
};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* The first row whose tag begins with that letter, or a later one: they are in order. */
static size_t first_row(char letter)
{
    size_t from = 0, to = COUNT(rows);

    while (from < to) {
        size_t middle = from + (to - from) / 2;

        if (rows[middle].tag[0] < letter)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

/* The row of the tag itself, else of its longest beginning; NULL. */
static const TagRow *find_row(Str tag)
{
    char letter = tag.len > 0 ? ascii_lower(tag.ptr[0]) : '\0';
    size_t first = first_row(letter);

    while (tag.len > 0) {
        for (size_t i = first; i < COUNT(rows) && rows[i].tag[0] == letter; i++)
            if (str_eq_nocase(tag, str_of(rows[i].tag)))
                return &rows[i];
        while (tag.len > 0 && tag.ptr[tag.len - 1] != '-')
            tag.len--;
        if (tag.len > 0)
            tag.len--;
    }
    return NULL;
}

/* A subtag for ICU. They have at most eight characters. */
static const char *cstr(Str subtag, char out[16])
{
    size_t len = subtag.len < 15 ? subtag.len : 15;

    memcpy(out, subtag.ptr, len);
    out[len] = '\0';
    return out;
}

/* The language of the tag: the extended one if there is one. */
static Str language_of(const LanguageTag *tag)
{
    return tag->extlang.len > 0 ? str_slice(tag->extlang, 0, 3) : tag->language;
}

static bool is_han_language(Str language)
{
    for (size_t i = 0; i < COUNT(han_languages); i++)
        if (str_eq_nocase(language, str_of(han_languages[i])))
            return true;
    return false;
}

/* The script that the language is likely to be written in, by CLDR. The region matters: pa-PK, uz-AF. */
static UScriptCode likely_script(const LanguageTag *tag)
{
    char locale[32], language[16], region[16], maximal[ULOC_FULLNAME_CAPACITY], script[ULOC_SCRIPT_CAPACITY];
    UErrorCode error = U_ZERO_ERROR;
    UScriptCode code = USCRIPT_COMMON;
    Str name = language_of(tag);

    if (is_han_language(name))
        return USCRIPT_HAN;
    if (str_eq_nocase(name, STR("und"))) /* for which ICU would say Latn */
        return USCRIPT_COMMON;
    snprintf(locale, sizeof locale, "%s%s%s", cstr(name, language), tag->region.len > 0 ? "_" : "",
             cstr(tag->region, region));
    uloc_addLikelySubtags(locale, maximal, sizeof maximal, &error);
    if (U_FAILURE(error) || uloc_getScript(maximal, script, sizeof script, &error) == 0 || U_FAILURE(error))
        return USCRIPT_COMMON;
    if (uscript_getCode(script, &code, 1, &error) != 1 || U_FAILURE(error))
        return USCRIPT_COMMON;
    return code;
}

/* The tags of nearly all texts here. */
static const struct {
    char tag[8];
    UScriptCode code;
} frequent[] = {
    { "en", USCRIPT_LATIN },      { "zh-Hans", USCRIPT_SIMPLIFIED_HAN },
    { "zh-Latn", USCRIPT_LATIN }, { "zh-Hant", USCRIPT_TRADITIONAL_HAN },
    { "zh", USCRIPT_HAN },
};

static UScriptCode script_of(Str text)
{
    LanguageTag tag;
    char script[16];
    UErrorCode error = U_ZERO_ERROR;
    UScriptCode code;

    for (size_t i = 0; i < sizeof frequent / sizeof *frequent; i++)
        if (str_is(text, frequent[i].tag))
            return frequent[i].code;
    if (!tag_parse(text, &tag) || tag.grandfathered || tag.language.len == 0)
        return USCRIPT_COMMON;
    if (tag.script.len == 0)
        return likely_script(&tag);
    if (uscript_getCode(cstr(tag.script, script), &code, 1, &error) != 1 || U_FAILURE(error))
        return USCRIPT_COMMON;
    return code;
}

Str tag_script(Str text)
{
    return str_of(uscript_getShortName(script_of(text)));
}

bool tag_is_rtl(Str text)
{
    return uscript_isRightToLeft(script_of(text));
}

/* Is it worth a closer look? */
static bool may_name_latin(Str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == '-' && str_eq_nocase(str_slice(text, i + 1, i + 5), STR("Latn")))
            return true;
    return false;
}

bool tag_is_romanised(Str text)
{
    LanguageTag tag;
    UScriptCode own;

    if (!may_name_latin(text) || !tag_parse(text, &tag) || !str_eq_nocase(tag.script, STR("Latn")))
        return false;
    own = likely_script(&tag);
    /* Serbian is at home in both. */
    return own != USCRIPT_LATIN && own != USCRIPT_COMMON && !str_eq_nocase(tag.language, STR("sr"));
}

Str tag_babel(Str text)
{
    const TagRow *row = find_row(text);

    if (row == NULL || tag_is_romanised(text))
        return STR_EMPTY;
    return str_of(row->babel);
}

Str tag_of_babel(Str name)
{
    /* babel's older names, and those that several tags of one length have. */
    static const char *const others[][2] = { { "ukenglish", "en-GB" },
                                             { "usenglish", "en-US" },
                                             { "francais", "fr" },
                                             { "germanb", "de" },
                                             { "austrian", "de-AT" },
                                             { "brazil", "pt-BR" },
                                             { "swissgerman", "de-CH" },
                                             { "chinese-simplified", "zh-Hans" },
                                             { "chinese-traditional", "zh-Hant" } };
    enum { SHORTEST = 2 }; /* tags: the first of that length is the best */
    Str best = STR_EMPTY;

    for (size_t i = 0; i < COUNT(others); i++)
        if (name.len > 0 && others[i][0][0] == ascii_lower(name.ptr[0]) && str_eq_nocase(name, str_of(others[i][0])))
            return str_of(others[i][1]);
    for (size_t i = 0; name.len > 0 && i < COUNT(rows) && best.len != SHORTEST; i++) {
        if (rows[i].babel[0] == ascii_lower(name.ptr[0]) && str_eq_nocase(str_of(rows[i].babel), name) &&
            (best.len == 0 || strlen(rows[i].tag) < best.len))
            best = str_of(rows[i].tag);
    }
    return best;
}

static const char *pick_name(Str in, const char *english, const char *hans, const char *hant)
{
    LanguageTag tag;
    bool traditional;

    if (!tag_parse(in, &tag) || !is_han_language(language_of(&tag)) || str_eq_nocase(tag.script, STR("Latn")))
        return english;
    traditional =
        str_eq_nocase(tag.script, STR("Hant")) ||
        (tag.script.len == 0 && (str_eq_nocase(tag.region, STR("TW")) || str_eq_nocase(tag.region, STR("HK")) ||
                                 str_eq_nocase(tag.region, STR("MO"))));
    return traditional ? hant : hans;
}

Str tag_display(Arena *arena, Str text, Str in)
{
    const TagRow *row = find_row(text);
    LanguageTag tag;
    const char *name;
    Str canonical;

    if (row != NULL && str_is(text, row->tag)) /* as most are written */
        return str_of(pick_name(in, row->english, row->hans, row->hant));
    canonical = tag_canonical(arena, text);
    row = find_row(canonical);
    if (row == NULL || !tag_parse(canonical, &tag))
        return canonical;
    name = pick_name(in, row->english, row->hans, row->hant);
    if (str_is(canonical, row->tag))
        return str_of(name);
    if (!str_is(tag.language, row->tag) || canonical.len != tag.language.len + 1 + tag.script.len)
        return canonical;
    for (size_t i = 0; i < COUNT(script_names); i++) {
        const char *script = pick_name(in, script_names[i].english, script_names[i].hans, script_names[i].hant);

        if (str_is(tag.script, script_names[i].script))
            return arena_format(arena, script == script_names[i].english ? "%s (%s)" : "%s（%s）", name, script);
    }
    return canonical;
}

/* An entry of ICU's idValidity: "zh", or a range of last letters, "aaa~i" for aaa to aai. */
static bool covers(const UChar *entry, int32_t len, const char *id)
{
    size_t idlen = strlen(id), base = 0, end;

    while (base < (size_t)len && entry[base] != '~')
        base++;
    if (base != idlen)
        return false;
    if (base == (size_t)len) {
        for (size_t i = 0; i < idlen; i++)
            if ((UChar)id[i] != entry[i])
                return false;
        return true;
    }
    end = (size_t)len - base - 1;
    for (size_t i = 0; i + end < idlen; i++)
        if ((UChar)id[i] != entry[i])
            return false;
    for (size_t i = 0; i < end; i++) {
        UChar c = (UChar)id[idlen - end + i];

        if (c < entry[idlen - end + i] || c > entry[base + 1 + i])
            return false;
    }
    return true;
}

/* Looks a subtag up in one list (regular, special, macroregion …) of ICU's supplementalData/idValidity. */
static bool is_listed(const UResourceBundle *lists, const char *list, const char *id)
{
    UErrorCode error = U_ZERO_ERROR;
    UResourceBundle *entries = ures_getByKey(lists, list, NULL, &error);
    int32_t count = U_SUCCESS(error) ? ures_getSize(entries) : 0;
    bool found = false;

    for (int32_t i = 0; i < count && !found; i++) {
        int32_t len;
        const UChar *entry = ures_getStringByIndex(entries, i, &len, &error);

        found = U_SUCCESS(error) && covers(entry, len, id);
    }
    ures_close(entries);
    return found;
}

/* `kind` is "language", "script" or "region"; the id has the usual case of its kind. */
static bool is_valid(const char *kind, const char *id)
{
    static const char *const lists[] = { "regular", "special", "macroregion", "deprecated", "unknown" }; /* und */
    UErrorCode error = U_ZERO_ERROR;
    UResourceBundle *data = ures_openDirect(NULL, "supplementalData", &error);
    UResourceBundle *validity = ures_getByKey(data, "idValidity", NULL, &error);
    UResourceBundle *ids = ures_getByKey(validity, kind, NULL, &error);
    bool found = false;

    for (size_t i = 0; U_SUCCESS(error) && i < COUNT(lists) && !found; i++)
        found = is_listed(ids, lists[i], id);
    ures_close(ids);
    ures_close(validity);
    ures_close(data);
    return found;
}

/* For languages and scripts that have no code: ISO 639-2 and 15924. */
static bool is_private(const char *id)
{
    size_t len = strlen(id);

    return (len == 3 && strcmp(id, "qaa") >= 0 && strcmp(id, "qtz") <= 0) ||
           (len == 4 && strcmp(id, "Qaaa") >= 0 && strcmp(id, "Qabx") <= 0);
}

/* The list above has no variants of a script (Fraktur, the letters of Old Church Slavonic). */
static bool is_script(const char *id)
{
    return is_valid("script", id) || u_getPropertyValueEnum(UCHAR_SCRIPT, id) != UCHAR_INVALID_CODE || is_private(id);
}

/* ISO 639-3 codes of the members of Chinese are in the table even where ICU's data calls them aliases (cmn: zh). */
static bool find_known(Str text)
{
    char id[16];
    LanguageTag tag;
    Arena *arena;
    bool known;

    if (!tag_parse(text, &tag))
        return false;
    if (tag.grandfathered || tag.language.len == 0)
        return true;
    arena = arena_create();
    tag_parse(tag_canonical(arena, text), &tag);
    known = is_han_language(tag.language) || is_valid("language", cstr(tag.language, id)) || is_private(id);
    known = known && (tag.script.len == 0 || is_script(cstr(tag.script, id)));
    known = known && (tag.region.len == 0 || is_valid("region", cstr(tag.region, id)));
    arena_destroy(arena);
    return known;
}

/* ICU's lists are long, and a file has few tags. */
bool tag_is_known(Str text)
{
    enum { KEPT = 8, LONGEST = 24 };
    static _Thread_local struct {
        char tag[LONGEST];
        size_t len; /* 0: free */
        bool known;
    } kept[KEPT];
    static _Thread_local size_t next;
    bool known;

    for (size_t i = 0; i < KEPT; i++)
        if (kept[i].len > 0 && str_eq(text, (Str){ kept[i].tag, kept[i].len }))
            return kept[i].known;
    known = find_known(text);
    if (text.len == 0 || text.len > LONGEST)
        return known;
    memcpy(kept[next].tag, text.ptr, text.len);
    kept[next].len = text.len;
    kept[next].known = known;
    next = (next + 1) % KEPT;
    return known;
}
