#include "text/safety.h"

#include "base/utf8.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

typedef struct Range {
    uint32_t first, last;
    SafetyFault fault;
} Range;

/* Sorted. What is not here goes by its general category. */
/* clang-format off */
static const Range ranges[] = {
    { 0x0000, 0x0008, SAFETY_CONTROL },   { 0x000B, 0x000C, SAFETY_CONTROL },   { 0x000E, 0x001F, SAFETY_CONTROL },
    { 0x007F, 0x009F, SAFETY_CONTROL },   { 0x00AD, 0x00AD, SAFETY_INVISIBLE }, { 0x034F, 0x034F, SAFETY_INVISIBLE },
    { 0x061C, 0x061C, SAFETY_BIDI },      { 0x115F, 0x1160, SAFETY_INVISIBLE }, { 0x17B4, 0x17B5, SAFETY_INVISIBLE },
    { 0x180B, 0x180F, SAFETY_INVISIBLE }, { 0x200B, 0x200D, SAFETY_INVISIBLE }, { 0x200E, 0x200F, SAFETY_BIDI },
    { 0x2028, 0x2029, SAFETY_LINE_SEPARATOR },
    { 0x202A, 0x202E, SAFETY_BIDI },      { 0x2060, 0x2065, SAFETY_INVISIBLE }, { 0x2066, 0x2069, SAFETY_BIDI },
    { 0x206A, 0x206F, SAFETY_INVISIBLE }, { 0x2800, 0x2800, SAFETY_INVISIBLE }, { 0x3164, 0x3164, SAFETY_INVISIBLE },
    { 0xFDD0, 0xFDEF, SAFETY_NONCHARACTER },
    { 0xFE00, 0xFE0F, SAFETY_INVISIBLE }, { 0xFEFF, 0xFEFF, SAFETY_INVISIBLE }, { 0xFFA0, 0xFFA0, SAFETY_INVISIBLE },
    { 0xFFF9, 0xFFFB, SAFETY_INVISIBLE }, { 0xFFFD, 0xFFFD, SAFETY_REPLACEMENT },
    { 0x1BCA0, 0x1BCA3, SAFETY_INVISIBLE }, { 0x1D173, 0x1D17A, SAFETY_INVISIBLE },
    { 0xE0000, 0xE0FFF, SAFETY_INVISIBLE },
};
/* clang-format on */

static SafetyFault classify(uint32_t cp)
{
    size_t low = 0, high = sizeof ranges / sizeof *ranges;
    int8_t category;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (cp > ranges[middle].last)
            low = middle + 1;
        else if (cp < ranges[middle].first)
            high = middle;
        else
            return ranges[middle].fault;
    }
    if ((cp & 0xFFFE) == 0xFFFE)
        return SAFETY_NONCHARACTER;
    category = u_charType((UChar32)cp);
    if (category == U_PRIVATE_USE_CHAR)
        return SAFETY_PRIVATE_USE;
    return category == U_UNASSIGNED ? SAFETY_UNASSIGNED : SAFETY_FINE;
}

/* The character that ends before byte `at`, or 0. */
static uint32_t character_before(Str text, size_t at)
{
    size_t start = at;
    uint32_t cp = 0;

    while (start > 0 && at - start < 4) {
        start--;
        if (((unsigned char)text.ptr[start] & 0xC0) != 0x80)
            break;
    }
    if (start < at)
        utf8_decode(text, start, &cp);
    return cp == UINT32_MAX ? 0 : cp;
}

static uint32_t character_at(Str text, size_t at)
{
    uint32_t cp = 0;

    if (at < text.len)
        utf8_decode(text, at, &cp);
    return cp == UINT32_MAX ? 0 : cp;
}

/* Scripts in which joiners change the shape of letters: all that have such shapes, so none of ours. */
static bool is_joining(uint32_t cp)
{
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode code = cp < 0x600 ? USCRIPT_COMMON : uscript_getScript((UChar32)cp, &status);

    return code == USCRIPT_INHERITED || u_getIntPropertyValue((UChar32)cp, UCHAR_JOINING_TYPE) != U_JT_NON_JOINING ||
           u_getIntPropertyValue((UChar32)cp, UCHAR_INDIC_SYLLABIC_CATEGORY) != U_INSC_OTHER;
}

static bool is_emoji(uint32_t cp)
{
    return cp >= 0x200D && (cp == 0xFE0F || u_hasBinaryProperty((UChar32)cp, UCHAR_EXTENDED_PICTOGRAPHIC) ||
                            u_hasBinaryProperty((UChar32)cp, UCHAR_EMOJI_MODIFIER));
}

/* Joiners between letters that they join, variation selectors after what they vary. */
static bool is_in_place(uint32_t cp, uint32_t before, uint32_t after)
{
    UErrorCode status = U_ZERO_ERROR;

    if (cp == 0x200C || cp == 0x200D) {
        if (before >= 0x600 && after >= 0x600 && is_joining(before) && is_joining(after))
            return true;
        return cp == 0x200D && is_emoji(before) && is_emoji(after);
    }
    if (cp >= 0x180B && cp <= 0x180D)
        return uscript_getScript((UChar32)before, &status) == USCRIPT_MONGOLIAN;
    if (cp == 0xFE0E || cp == 0xFE0F)
        return u_hasBinaryProperty((UChar32)before, UCHAR_EMOJI);
    if ((cp >= 0xFE00 && cp <= 0xFE0D) || (cp >= 0xE0100 && cp <= 0xE01EF))
        return u_hasBinaryProperty((UChar32)before, UCHAR_IDEOGRAPHIC) ||
               (cp <= 0xFE0D && (U_GET_GC_MASK((UChar32)before) & (U_GC_SM_MASK | U_GC_SO_MASK | U_GC_P_MASK)) != 0);
    return false;
}

/* Bytes of characters that are always fine: printable ASCII, TAB, LF, CR; and by their lead bytes U+00C0 to U+033F and
 * U+4000 to U+9FFF. */
static size_t skip_fine(Str text, size_t at)
{
    while (at < text.len) {
        unsigned char c = (unsigned char)text.ptr[at];

        if ((c >= 0x20 && c < 0x7F) || c == '\n' || c == '\t' || c == '\r')
            at++;
        else if (c >= 0xC3 && c <= 0xCC && at + 1 < text.len && ((unsigned char)text.ptr[at + 1] & 0xC0) == 0x80)
            at += 2;
        else if (c >= 0xE4 && c <= 0xE9 && at + 2 < text.len && ((unsigned char)text.ptr[at + 1] & 0xC0) == 0x80 &&
                 ((unsigned char)text.ptr[at + 2] & 0xC0) == 0x80)
            at += 3;
        else
            break;
    }
    return at;
}

SafetyFault safety_find(Str text, size_t from, size_t *at, size_t *len, uint32_t *cp)
{
    for (size_t next = skip_fine(text, from); next < text.len; next = skip_fine(text, next + *len)) {
        SafetyFault fault;
        uint32_t before, after;

        *at = next;
        *len = utf8_decode(text, next, cp);
        if (*cp == UINT32_MAX) {
            *cp = UTF8_REPLACEMENT;
            return SAFETY_REPLACEMENT;
        }
        fault = classify(*cp);
        if (fault == SAFETY_FINE)
            continue;
        before = character_before(text, next);
        after = character_at(text, next + *len);
        if (fault != SAFETY_INVISIBLE || !is_in_place(*cp, before, after))
            return fault;
    }
    return SAFETY_FINE;
}

const char *safety_name(uint32_t cp, char *out, size_t size)
{
    UErrorCode status = U_ZERO_ERROR;

    if (size == 0)
        return "";
    out[0] = '\0';
    u_charName((UChar32)cp, U_EXTENDED_CHAR_NAME, out, (int32_t)(size < 256 ? size : 256), &status);
    if (U_FAILURE(status))
        out[0] = '\0';
    out[size - 1] = '\0';
    return out;
}
