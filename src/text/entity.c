#include "text/entity.h"

/* clang-format off */
static const struct { const char *name; uint32_t character; } entities[] = {
    { "AElig", 0xC6 }, { "Aacute", 0xC1 }, { "Acirc", 0xC2 }, { "Agrave", 0xC0 }, { "Aring", 0xC5 }, { "Atilde", 0xC3 },
    { "Auml", 0xC4 }, { "Ccedil", 0xC7 }, { "ETH", 0xD0 }, { "Eacute", 0xC9 }, { "Ecirc", 0xCA }, { "Egrave", 0xC8 },
    { "Euml", 0xCB }, { "Iacute", 0xCD }, { "Icirc", 0xCE }, { "Igrave", 0xCC }, { "Iuml", 0xCF }, { "Ntilde", 0xD1 },
    { "OElig", 0x152 }, { "Oacute", 0xD3 }, { "Ocirc", 0xD4 }, { "Ograve", 0xD2 }, { "Oslash", 0xD8 }, { "Otilde", 0xD5 },
    { "Ouml", 0xD6 }, { "Prime", 0x2033 }, { "Scaron", 0x160 }, { "THORN", 0xDE }, { "Uacute", 0xDA }, { "Ucirc", 0xDB },
    { "Ugrave", 0xD9 }, { "Uuml", 0xDC }, { "Yacute", 0xDD }, { "Yuml", 0x178 }, { "aacute", 0xE1 }, { "acirc", 0xE2 },
    { "acute", 0xB4 }, { "aelig", 0xE6 }, { "agrave", 0xE0 }, { "amp", 0x26 }, { "apos", 0x27 }, { "aring", 0xE5 },
    { "atilde", 0xE3 }, { "auml", 0xE4 }, { "bdquo", 0x201E }, { "brvbar", 0xA6 }, { "bull", 0x2022 }, { "ccedil", 0xE7 },
    { "cedil", 0xB8 }, { "cent", 0xA2 }, { "copy", 0xA9 }, { "curren", 0xA4 }, { "deg", 0xB0 }, { "divide", 0xF7 },
    { "eacute", 0xE9 }, { "ecirc", 0xEA }, { "egrave", 0xE8 }, { "emsp", 0x2003 }, { "ensp", 0x2002 }, { "eth", 0xF0 },
    { "euml", 0xEB }, { "euro", 0x20AC }, { "frac12", 0xBD }, { "frac14", 0xBC }, { "frac34", 0xBE }, { "gt", 0x3E },
    { "hellip", 0x2026 }, { "iacute", 0xED }, { "icirc", 0xEE }, { "iexcl", 0xA1 }, { "igrave", 0xEC }, { "iquest", 0xBF },
    { "iuml", 0xEF }, { "laquo", 0xAB }, { "ldquo", 0x201C }, { "lsquo", 0x2018 }, { "lt", 0x3C }, { "macr", 0xAF },
    { "mdash", 0x2014 }, { "micro", 0xB5 }, { "middot", 0xB7 }, { "minus", 0x2212 }, { "nbsp", 0xA0 }, { "ndash", 0x2013 },
    { "not", 0xAC }, { "ntilde", 0xF1 }, { "oacute", 0xF3 }, { "ocirc", 0xF4 }, { "oelig", 0x153 }, { "ograve", 0xF2 },
    { "ordf", 0xAA }, { "ordm", 0xBA }, { "oslash", 0xF8 }, { "otilde", 0xF5 }, { "ouml", 0xF6 }, { "para", 0xB6 },
    { "plusmn", 0xB1 }, { "pound", 0xA3 }, { "prime", 0x2032 }, { "quot", 0x22 }, { "raquo", 0xBB }, { "rdquo", 0x201D },
    { "reg", 0xAE }, { "rsquo", 0x2019 }, { "sbquo", 0x201A }, { "scaron", 0x161 }, { "sect", 0xA7 }, { "shy", 0xAD },
    { "sup1", 0xB9 }, { "sup2", 0xB2 }, { "sup3", 0xB3 }, { "szlig", 0xDF }, { "thinsp", 0x2009 }, { "thorn", 0xFE },
    { "times", 0xD7 }, { "trade", 0x2122 }, { "uacute", 0xFA }, { "ucirc", 0xFB }, { "ugrave", 0xF9 }, { "uml", 0xA8 },
    { "uuml", 0xFC }, { "yacute", 0xFD }, { "yen", 0xA5 }, { "yuml", 0xFF },
};
/* clang-format on */

static uint32_t digit_value(char c)
{
    if (ascii_is_digit(c))
        return (uint32_t)(c - '0');
    c = ascii_lower(c);
    return c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a') + 10 : 16;
}

static uint32_t read_number(Str digits, uint32_t base)
{
    uint32_t value = 0;

    for (size_t i = 0; i < digits.len; i++) {
        uint32_t digit = digit_value(digits.ptr[i]);

        if (digit >= base || value > 0x10FFFF)
            return 0;
        value = value * base + digit;
    }
    if (value < 0x20 || (value >= 0x7F && value < 0xA0) || (value >= 0xD800 && value < 0xE000) || value > 0x10FFFF)
        return 0;
    return value;
}

uint32_t entity_character(Str entity)
{
    Str name;

    if (entity.len < 3 || entity.ptr[0] != '&' || entity.ptr[entity.len - 1] != ';')
        return 0;
    name = str_slice(entity, 1, entity.len - 1);
    if (str_starts(name, STR("#x")) || str_starts(name, STR("#X")))
        return read_number(str_from(name, 2), 16);
    if (name.ptr[0] == '#')
        return read_number(str_from(name, 1), 10);
    for (size_t i = 0; i < sizeof entities / sizeof entities[0]; i++)
        if (str_is(name, entities[i].name))
            return entities[i].character;
    return 0;
}
