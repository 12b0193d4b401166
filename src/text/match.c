#include "text/match.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "text/markup.h"
#include "text/normal.h"
#include "text/readings.h"
#include "text/url.h"

#include <unicode/uchar.h>

/* ASCII and the common Han characters, which case folding and normal forms leave alone. */
static bool is_simple(Str text)
{
    uint32_t cp;

    for (size_t at = 0; utf8_next(text, &at, &cp);)
        if (cp >= 0x80 && (cp < 0x4E00 || cp > 0x9FFF))
            return false;
    return true;
}

static void put_han(Buf *out, uint32_t cp)
{
    buf_cp(out, variant_class(cp) == VARIANT_TRADITIONAL ? variant_simplified(cp) : cp);
}

static void put_simple(Buf *out, Str text)
{
    uint32_t cp;

    for (size_t at = 0; utf8_next(text, &at, &cp);) {
        if (cp >= 0x80)
            put_han(out, cp);
        else if (ascii_is_alnum((char)cp))
            buf_char(out, ascii_lower((char)cp));
        else if (cp == '&')
            buf_puts(out, "and");
    }
}

static void put_folded(Buf *out, Arena *arena, Str text)
{
    Str plain = normal_ascii(arena, normal_fold(arena, text));
    uint32_t cp;

    for (size_t at = 0; utf8_next(plain, &at, &cp);) {
        if (cp == '&')
            buf_puts(out, "and");
        else if (u_isalnum((UChar32)cp))
            put_han(out, cp);
    }
}

static void put_key(Buf *out, Arena *arena, Str text)
{
    if (is_simple(text))
        put_simple(out, text);
    else
        put_folded(out, arena, text);
}

Str match_key(Arena *arena, Str text)
{
    Markup state = markup_start(text);
    MarkupToken token;
    Buf out = { 0 };
    Str key;

    if (str_find_char(text, '<') == STR_NONE)
        put_key(&out, arena, text);
    else
        while (markup_next(&state, &token))
            if (token.type == MARKUP_TEXT)
                put_key(&out, arena, token.text);
    key = buf_keep(arena, &out);
    buf_free(&out);
    return key;
}

/* Recursion: one level for each character. */
static bool reads_as(Str han, Str latin, unsigned left)
{
    Reading readings[READINGS_MAX];
    size_t at = 0, count;
    uint32_t cp;

    if (han.len == 0 || left == 0)
        return han.len == 0 && latin.len == 0;
    if (!utf8_next(han, &at, &cp))
        return false;
    count = readings_of(cp, readings);
    for (size_t i = 0; i < count; i++) {
        Str base = readings_base(readings[i].base);

        if (str_starts(latin, base) && reads_as(str_from(han, at), str_from(latin, base.len), left - 1))
            return true;
    }
    return false;
}

bool match_reads_as(Str han, Str latin)
{
    enum { LONGEST = 4 };

    return han.len > 0 && reads_as(han, latin, LONGEST);
}

Str match_url(Arena *arena, Str url)
{
    Str host = url_host(url), rest = url, key;
    size_t scheme = str_find(url, STR("://"));
    Buf out = { 0 };

    if (host.len > 0)
        rest = str_from(url, (size_t)(host.ptr - url.ptr) + host.len);
    else if (scheme != STR_NONE)
        rest = str_from(url, scheme + 3);
    if (host.len > 4 && str_eq_nocase(str_slice(host, 0, 4), STR("www.")))
        host = str_from(host, 4);
    while (rest.len > 0 && rest.ptr[rest.len - 1] == '/')
        rest.len--;
    for (size_t i = 0; i < host.len; i++)
        buf_char(&out, ascii_lower(host.ptr[i]));
    buf_put(&out, rest);
    key = buf_keep(arena, &out);
    buf_free(&out);
    return key;
}
