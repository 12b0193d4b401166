#include "text/case.h"

#include <unicode/uchar.h>

uint32_t case_upper(uint32_t cp)
{
    return cp < 0x80 ? (uint32_t)(unsigned char)ascii_upper((char)cp) : (uint32_t)u_toupper((UChar32)cp);
}

uint32_t case_lower(uint32_t cp)
{
    return cp < 0x80 ? (uint32_t)(unsigned char)ascii_lower((char)cp) : (uint32_t)u_tolower((UChar32)cp);
}

bool case_is_upper(uint32_t cp)
{
    if (cp < 0x80)
        return cp >= 'A' && cp <= 'Z';
    return u_isUUppercase((UChar32)cp);
}

bool case_is_lower(uint32_t cp)
{
    if (cp < 0x80)
        return cp >= 'a' && cp <= 'z';
    return u_isULowercase((UChar32)cp);
}

bool case_is_letter(uint32_t cp)
{
    if (cp < 0x80)
        return ascii_is_alpha((char)cp);
    return u_isUAlphabetic((UChar32)cp);
}

bool case_is_digit(uint32_t cp)
{
    return u_isdigit((UChar32)cp);
}

bool case_is_alnum(uint32_t cp)
{
    if (cp < 0x80)
        return ascii_is_alnum((char)cp);
    return (U_GET_GC_MASK((UChar32)cp) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0;
}

bool case_is_space(uint32_t cp)
{
    if (cp < 0x80)
        return cp == ' ' || (cp >= '\t' && cp <= '\r');
    return u_isUWhiteSpace((UChar32)cp) || cp == 0xA0 || cp == 0x202F;
}

bool case_is_opening(uint32_t cp)
{
    return (U_GET_GC_MASK((UChar32)cp) & (U_GC_PS_MASK | U_GC_PI_MASK | U_GC_PD_MASK)) != 0 || cp == '/' ||
           cp == 0xBF || cp == 0xA1;
}

bool case_is_punctuation(uint32_t cp)
{
    return (U_GET_GC_MASK((UChar32)cp) & U_GC_P_MASK) != 0;
}
