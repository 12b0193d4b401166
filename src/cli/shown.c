#include "cli/shown.h"

#include <stdio.h>

/* The character at `at`, and its length; what is no UTF-8 is one byte of U+FFFD. */
static unsigned long decode(const unsigned char *at, int *len)
{
    static const unsigned long least[] = { 0, 0, 0x80, 0x800, 0x10000 };
    int wanted = at[0] < 0x80                    ? 1
                 : at[0] >= 0xC2 && at[0] < 0xE0 ? 2
                 : at[0] >= 0xE0 && at[0] < 0xF0 ? 3
                 : at[0] >= 0xF0 && at[0] < 0xF5 ? 4
                                                 : 0;
    unsigned long cp = wanted == 1 ? at[0] : at[0] & (0xFFu >> (wanted + 1));

    for (*len = 1; *len < wanted && (at[*len] & 0xC0) == 0x80; ++*len)
        cp = cp << 6 | (at[*len] & 0x3F);
    if (wanted > 0 && *len == wanted && cp >= least[wanted] && cp <= 0x10FFFF && (cp < 0xD800 || cp > 0xDFFF))
        return cp;
    *len = 1;
    return 0xFFFD;
}

/* As base/utf8.h has it. */
static int is_hidden(unsigned long cp)
{
    if (cp < 0xA0)
        return cp < 0x20 || cp >= 0x7F;
    return cp == 0x061C || cp == 0x200E || cp == 0x200F || (cp >= 0x2028 && cp <= 0x202E) ||
           (cp >= 0x2066 && cp <= 0x2069);
}

void put_shown(const char *text)
{
    const unsigned char *at = (const unsigned char *)text;
    int len;

    for (; *at != '\0'; at += len) {
        unsigned long cp = decode(at, &len);

        if (cp == '\t')
            fputc(' ', stderr);
        else if (is_hidden(cp))
            fprintf(stderr, "\\u%04lx", cp);
        else if (cp == 0xFFFD)
            fputs("\xEF\xBF\xBD", stderr);
        else
            fwrite(at, 1, (size_t)len, stderr);
    }
}
