#include "text/width.h"

#include "base/utf8.h"

#include <unicode/uchar.h>

/* Marks, format characters and controls; the soft hyphen is shown where it stands. */
static bool is_zero(UChar32 cp)
{
    uint32_t mask = U_GET_GC_MASK(cp);

    if (cp == 0x00AD)
        return false;
    /* Vowels and finals of Hangul join the initial before them. */
    return (mask & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK)) != 0 ||
           (cp >= 0x1160 && cp <= 0x11FF) || (cp >= 0xD7B0 && cp <= 0xD7FF);
}

unsigned width_of(uint32_t cp)
{
    int32_t wide;

    if (cp < 0x7F)
        return cp >= 0x20 || cp == '\t';
    if (cp >= 0x4E00 && cp <= 0x9FFF)
        return 2;
    if (is_zero((UChar32)cp))
        return 0;
    wide = u_getIntPropertyValue((UChar32)cp, UCHAR_EAST_ASIAN_WIDTH);
    return wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
}

size_t width_text(Str text)
{
    size_t at = 0, width = 0;
    uint32_t cp;

    while (utf8_next(text, &at, &cp))
        width += width_of(cp);
    return width;
}
