#include "text/collate.h"

#include "base/buf.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "text/readings.h"
#include "text/utf16.h"

#include <stdio.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ucol.h>
#include <unicode/uloc.h>
#include <unicode/utf16.h>

struct Collator {
    UCollator *ucol;
    CollateOrder order;
};

typedef struct OrderData {
    const char *locale;
    UChar less[3][2]; /* pairs that are in order in this locale: ICU falls back to its root order silently */
} OrderData;

/* clang-format off */
static const OrderData orders[] = {
    [COLLATE_ENGLISH] = { "en", { { 'a', 'B' }, { 'B', 'c' }, { 'c', 0x00E9 } } },
    [COLLATE_PINYIN] = { "zh-u-co-pinyin", { { 0x963F, 0x516B }, { 0x516B, 0x4E00 }, { 0x4E00, 0x4E2D } } },
    [COLLATE_STROKE] = { "en", { { 'a', 'B' }, { 'B', 'c' }, { 'c', 0x00E9 } } }, /* for what is not Han */
};
/* clang-format on */

static bool has_order(const UCollator *ucol, const OrderData *order)
{
    for (size_t i = 0; i < sizeof order->less / sizeof *order->less; i++)
        if (ucol_strcoll(ucol, &order->less[i][0], 1, &order->less[i][1], 1) != UCOL_LESS)
            return false;
    return true;
}

Collator *collate_open(CollateOrder order, const char **error)
{
    UErrorCode status = U_ZERO_ERROR;
    UCollator *ucol = ucol_open(orders[order].locale, &status);
    Collator *collator = memory_alloc(sizeof *collator);
    const int32_t latin_first = UCOL_REORDER_CODE_NONE; /* CLDR has it behind Han in zh */

    *collator = (Collator){ ucol, order };
    if (U_SUCCESS(status))
        ucol_setAttribute(ucol, UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
    if (U_SUCCESS(status))
        ucol_setReorderCodes(ucol, &latin_first, 1, &status);
    if (U_SUCCESS(status) && !has_order(ucol, &orders[order]))
        status = U_MISSING_RESOURCE_ERROR;
    utf16_status(status);
    if (U_SUCCESS(status))
        return collator;
    if (error != NULL)
        *error = u_errorName(status);
    collate_close(collator);
    return NULL;
}

Collator *collate_open_language(Str tag, const char **error)
{
    UErrorCode status = U_ZERO_ERROR;
    char name[64], locale[96];
    Collator *collator;
    UCollator *ucol;

    snprintf(name, sizeof name, "%.*s", STR_ARG(tag));
    uloc_forLanguageTag(name, locale, sizeof locale, NULL, &status);
    if (U_FAILURE(status))
        locale[0] = 0;
    status = U_ZERO_ERROR;
    ucol = ucol_open(locale, &status);
    utf16_status(status);
    if (U_FAILURE(status)) {
        if (error != NULL)
            *error = u_errorName(status);
        return NULL;
    }
    collator = memory_alloc(sizeof *collator);
    *collator = (Collator){ ucol, COLLATE_PLAIN };
    return collator;
}

void collate_close(Collator *collator)
{
    if (collator == NULL)
        return;
    ucol_close(collator->ucol);
    memory_free(collator);
}

/* Dashes and the like part words, other punctuation but signs that are read counts for nothing. */
static Str without_punctuation(Arena *arena, Str text)
{
    Buf out = { 0 };
    size_t at = 0;
    uint32_t cp;
    Str words;

    while (utf8_next(text, &at, &cp)) {
        uint32_t mask = U_GET_GC_MASK((UChar32)cp);
        bool parts = (mask & (U_GC_PD_MASK | U_GC_PC_MASK | U_GC_Z_MASK)) != 0 || cp == '/';
        bool reads = (mask & U_GC_P_MASK) == 0 || (cp < 0x80 && strchr("&%#@*", (int)cp) != NULL);

        if (parts && out.len > 0 && out.ptr[out.len - 1] != ' ')
            buf_char(&out, ' ');
        else if (!parts && reads)
            buf_cp(&out, cp);
    }
    words = str_trim(buf_keep(arena, &out));
    buf_free(&out);
    return words;
}

/* A key of ICU ends in a zero byte, which is below all others: so keys can be put one behind the other. */
static void put_key(Buf *out, const Collator *collator, Arena *scratch, Str text)
{
    Utf16 wide = utf16_from(scratch, text);
    uint8_t small[256], *bytes = small;
    int32_t len = ucol_getSortKey(collator->ucol, wide.ptr, wide.len, small, sizeof small);

    if (len > (int32_t)sizeof small) {
        bytes = arena_alloc(scratch, (size_t)len);
        ucol_getSortKey(collator->ucol, wide.ptr, wide.len, bytes, len);
    }
    buf_put(out, (Str){ (const char *)bytes, (size_t)len });
}

/* What is not Han sorts before it. */
enum { CLASS_OTHER = 0x40, CLASS_HAN = 0x80, STROKES_UNKNOWN = 0xFF };

static void put_other(Buf *out, const Collator *collator, Arena *scratch, Str run)
{
    run = str_trim(run);
    if (run.len == 0)
        return;
    buf_char(out, CLASS_OTHER);
    put_key(out, collator, scratch, run);
}

/* Han characters one by one: class, strokes, code point. What stands between them: class and ICU's key. */
static void put_strokes(Buf *out, const Collator *collator, Arena *scratch, Str words)
{
    size_t at = 0, run = 0, start = 0;
    uint32_t cp;

    for (; utf8_next(words, &at, &cp); start = at) {
        unsigned strokes = strokes_of(cp);

        if (!u_hasBinaryProperty((UChar32)cp, UCHAR_IDEOGRAPHIC))
            continue;
        put_other(out, collator, scratch, str_slice(words, run, start));
        run = at;
        buf_char(out, (char)CLASS_HAN);
        buf_char(out, (char)(strokes == 0 ? STROKES_UNKNOWN : strokes));
        buf_char(out, (char)(cp >> 16));
        buf_char(out, (char)(cp >> 8));
        buf_char(out, (char)cp);
    }
    put_other(out, collator, scratch, str_slice(words, run, words.len));
    buf_char(out, 0);
}

/* Texts of few characters need no other memory than the key's. */
static Str plain_key(const Collator *collator, Arena *arena, Str text)
{
    UChar wide[128];
    uint8_t bytes[512];
    size_t at = 0;
    int32_t len = 0;
    uint32_t cp;

    if (text.len > sizeof wide / sizeof *wide) /* never fewer bytes than units */
        return (Str){ NULL, 0 };
    while (utf8_next(text, &at, &cp))
        U16_APPEND_UNSAFE(wide, len, cp);
    len = ucol_getSortKey(collator->ucol, wide, len, bytes, sizeof bytes);
    return len > (int32_t)sizeof bytes ? (Str){ NULL, 0 }
                                       : arena_copy(arena, (Str){ (const char *)bytes, (size_t)len });
}

Str collate_key(const Collator *collator, Arena *arena, Str text)
{
    Str short_key = collator->order == COLLATE_PLAIN ? plain_key(collator, arena, text) : (Str){ NULL, 0 };
    Arena *scratch;
    Str words, key;
    Buf out = { 0 };

    if (short_key.ptr != NULL)
        return short_key;
    scratch = arena_create();
    words = collator->order == COLLATE_PLAIN ? text : without_punctuation(scratch, text);
    if (collator->order == COLLATE_STROKE)
        put_strokes(&out, collator, scratch, words);
    else if (collator->order != COLLATE_PLAIN)
        put_key(&out, collator, scratch, words);
    if (collator->order < COLLATE_STROKE && str_eq(words, text))
        buf_put(&out, buf_keep(scratch, &out));
    else
        put_key(&out, collator, scratch, text);
    key = buf_keep(arena, &out);
    buf_free(&out);
    arena_destroy(scratch);
    return key;
}
