#include "text/tag.h"

#include "base/buf.h"

/* clang-format off */
/* RFC 5646 2.2.8: tags that are complete as they stand, and what replaces them (NULL: nothing). */
static const struct { const char *tag, *preferred; } grandfathered[] = {
    {"art-lojban", "jbo"}, {"cel-gaulish", NULL}, {"en-GB-oed", "en-GB-oxendict"}, {"i-ami", "ami"}, {"i-bnn", "bnn"},
    {"i-default", NULL}, {"i-enochian", NULL}, {"i-hak", "hak"}, {"i-klingon", "tlh"}, {"i-lux", "lb"},
    {"i-mingo", NULL},
    {"i-navajo", "nv"}, {"i-pwn", "pwn"}, {"i-tao", "tao"}, {"i-tay", "tay"}, {"i-tsu", "tsu"}, {"no-bok", "nb"},
    {"no-nyn", "nn"}, {"sgn-BE-FR", "sfb"}, {"sgn-BE-NL", "vgt"}, {"sgn-CH-DE", "sgg"}, {"zh-guoyu", "cmn"},
    {"zh-hakka", "hak"}, {"zh-min", NULL}, {"zh-min-nan", "nan"}, {"zh-xiang", "hsn"},
};

/* Language and region subtags with a Preferred-Value in the registry: those that may still be met with. */
static const struct { const char *old, *preferred; } old_languages[] = {
    {"in", "id"}, {"iw", "he"}, {"ji", "yi"}, {"jw", "jv"}, {"mo", "ro"},
};
static const struct { const char *old, *preferred; } old_regions[] = {
    {"BU", "MM"}, {"DD", "DE"}, {"FX", "FR"}, {"TP", "TL"}, {"YD", "YE"}, {"ZR", "CD"},
};
/* clang-format on */

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static bool is_alpha(Str s, size_t min, size_t max)
{
    for (size_t i = 0; i < s.len; i++)
        if (!ascii_is_alpha(s.ptr[i]))
            return false;
    return s.len >= min && s.len <= max;
}

static bool is_alnum(Str s, size_t min, size_t max)
{
    for (size_t i = 0; i < s.len; i++)
        if (!ascii_is_alnum(s.ptr[i]))
            return false;
    return s.len >= min && s.len <= max;
}

static bool is_region(Str s)
{
    return is_alpha(s, 2, 2) ||
           (s.len == 3 && ascii_is_digit(s.ptr[0]) && ascii_is_digit(s.ptr[1]) && ascii_is_digit(s.ptr[2]));
}

static bool is_variant(Str s)
{
    return is_alnum(s, 5, 8) || (is_alnum(s, 4, 4) && ascii_is_digit(s.ptr[0]));
}

/* The subtag that `rest` begins with; the hyphens are not part of it. */
static Str peek(Str rest)
{
    size_t len = 0;

    while (len < rest.len && rest.ptr[len] != '-')
        len++;
    return (Str){ rest.ptr, len };
}

/* Steps over the subtag. */
static void advance(Str *rest)
{
    size_t len = peek(*rest).len;

    *rest = len == rest->len ? (Str){ rest->ptr + len, 0 } : str_from(*rest, len + 1);
}

/* Makes `*run` reach to the end of `subtag`. */
static void extend(Str *run, Str subtag)
{
    if (run->len == 0)
        *run = subtag;
    else
        run->len = (size_t)(subtag.ptr + subtag.len - run->ptr);
}

static bool has_subtag(Str run, Str subtag)
{
    for (; run.len > 0; advance(&run))
        if (str_eq_nocase(peek(run), subtag))
            return true;
    return false;
}

static void take_language(Str *rest, LanguageTag *tag)
{
    tag->language = peek(*rest);
    advance(rest);
    for (int i = 0; tag->language.len <= 3 && i < 3 && is_alpha(peek(*rest), 3, 3); i++, advance(rest))
        extend(&tag->extlang, peek(*rest));
    if (is_alpha(peek(*rest), 4, 4)) {
        tag->script = peek(*rest);
        advance(rest);
    }
    if (is_region(peek(*rest))) {
        tag->region = peek(*rest);
        advance(rest);
    }
}

static bool take_variants(Str *rest, LanguageTag *tag)
{
    for (Str subtag = peek(*rest); is_variant(subtag); advance(rest), subtag = peek(*rest)) {
        if (has_subtag(tag->variants, subtag))
            return false;
        extend(&tag->variants, subtag);
    }
    return true;
}

/* Singletons other than x, each once, with at least one subtag of two characters or more behind it. */
static bool take_extensions(Str *rest, LanguageTag *tag)
{
    for (Str singleton = peek(*rest); is_alnum(singleton, 1, 1) && ascii_lower(singleton.ptr[0]) != 'x';
         singleton = peek(*rest)) {
        if (has_subtag(tag->extensions, singleton))
            return false;
        extend(&tag->extensions, singleton);
        advance(rest);
        if (!is_alnum(peek(*rest), 2, 8))
            return false;
        for (; is_alnum(peek(*rest), 2, 8); advance(rest))
            extend(&tag->extensions, peek(*rest));
    }
    return true;
}

/* x and what follows it. */
static bool take_private(Str *rest, LanguageTag *tag)
{
    if (!str_eq_nocase(peek(*rest), STR("x")))
        return true;
    extend(&tag->private_use, peek(*rest));
    advance(rest);
    if (rest->len == 0)
        return false;
    for (; is_alnum(peek(*rest), 1, 8); advance(rest))
        extend(&tag->private_use, peek(*rest));
    return true;
}

static int find_grandfathered(Str text)
{
    enum { SHORTEST = 5 };
    char first = text.len > 0 ? ascii_lower(text.ptr[0]) : '\0';

    /* Every tag is looked for here, hardly any found: most are too short, most rows passed over for their first letter. */
    for (size_t i = 0; text.len >= SHORTEST && i < COUNT(grandfathered); i++)
        if (grandfathered[i].tag[0] == first && str_eq_nocase(text, str_of(grandfathered[i].tag)))
            return (int)i;
    return -1;
}

static bool parse(Str text, LanguageTag *tag)
{
    Str rest = text;

    if (text.len == 0 || text.ptr[text.len - 1] == '-')
        return false;
    if (find_grandfathered(text) >= 0) {
        tag->language = text;
        tag->grandfathered = true;
        return true;
    }
    if (is_alpha(peek(rest), 2, 8))
        take_language(&rest, tag);
    else if (!str_eq_nocase(peek(rest), STR("x")))
        return false;
    if (tag->language.len > 0 && (!take_variants(&rest, tag) || !take_extensions(&rest, tag)))
        return false;
    return take_private(&rest, tag) && rest.len == 0;
}

bool tag_parse(Str text, LanguageTag *out)
{
    LanguageTag tag = { STR_EMPTY, STR_EMPTY, STR_EMPTY, STR_EMPTY, STR_EMPTY, STR_EMPTY, STR_EMPTY, false };
    LanguageTag none = tag;
    bool good = parse(text, &tag);

    if (out != NULL)
        *out = good ? tag : none;
    return good;
}

typedef char Casing(char c);

/* Appends subtags with a hyphen before each. RFC 5646 2.1.1: lower case, but regions upper and scripts title case. */
static void put_subtags(Buf *buf, Str subtags, Casing *first, Casing *rest)
{
    if (subtags.len == 0)
        return;
    if (buf->len > 0)
        buf_char(buf, '-');
    for (size_t i = 0; i < subtags.len; i++)
        buf_char(buf, i == 0 ? first(subtags.ptr[i]) : rest(subtags.ptr[i]));
}

/* An extended language stands alone (zh-yue: yue), an old one is replaced. */
static Str current_language(const LanguageTag *tag)
{
    if (tag->extlang.len > 0)
        return peek(tag->extlang);
    for (size_t i = 0; i < COUNT(old_languages); i++)
        if (str_eq_nocase(tag->language, str_of(old_languages[i].old)))
            return str_of(old_languages[i].preferred);
    return tag->language;
}

static Str current_region(Str region)
{
    for (size_t i = 0; i < COUNT(old_regions); i++)
        if (str_eq_nocase(region, str_of(old_regions[i].old)))
            return str_of(old_regions[i].preferred);
    return region;
}

Str tag_canonical(Arena *arena, Str text)
{
    LanguageTag tag;
    Buf buf = { 0 };
    Str canonical;

    if (!tag_parse(text, &tag))
        return text;
    if (tag.grandfathered) {
        int row = find_grandfathered(text);

        return str_of(grandfathered[row].preferred != NULL ? grandfathered[row].preferred : grandfathered[row].tag);
    }
    put_subtags(&buf, current_language(&tag), ascii_lower, ascii_lower);
    put_subtags(&buf, tag.script, ascii_upper, ascii_lower);
    put_subtags(&buf, current_region(tag.region), ascii_upper, ascii_upper);
    put_subtags(&buf, tag.variants, ascii_lower, ascii_lower);
    put_subtags(&buf, tag.extensions, ascii_lower, ascii_lower);
    put_subtags(&buf, tag.private_use, ascii_lower, ascii_lower);
    canonical = buf_keep(arena, &buf);
    buf_free(&buf);
    return canonical;
}

bool tag_is_key(Str text)
{
    LanguageTag tag;

    if (!tag_parse(text, &tag))
        return false;
    return is_alpha(peek(tag.language), 2, 3);
}

bool tag_eq(Str a, Str b)
{
    return str_eq_nocase(a, b);
}

/* RFC 4647 3.3.2. Subtags of the tag that the range does not name may stand between, but no singleton. */
bool tag_matches(Str range, Str tag)
{
    if (range.len == 0 || tag.len == 0)
        return false;
    if (range.ptr[0] != '*' && ascii_lower(range.ptr[0]) != ascii_lower(tag.ptr[0])) /* as most do */
        return false;
    if (!str_is(peek(range), "*") && !str_eq_nocase(peek(range), peek(tag)))
        return false;
    advance(&range);
    advance(&tag);
    while (range.len > 0) {
        if (str_is(peek(range), "*")) {
            advance(&range);
        } else if (tag.len == 0) {
            return false;
        } else if (str_eq_nocase(peek(range), peek(tag))) {
            advance(&range);
            advance(&tag);
        } else if (peek(tag).len == 1) {
            return false;
        } else {
            advance(&tag);
        }
    }
    return true;
}

bool tag_is_cjk(Str text)
{
    return tag_matches(STR("zh"), text) || tag_matches(STR("ja"), text) || tag_matches(STR("ko"), text);
}
