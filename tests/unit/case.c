/* Letters, digits, blanks: of ASCII as C has them, and of all else some. */
#include "text/case.h"

#include "tap.h"

#include <ctype.h>

static void test_ascii(void)
{
    size_t wrong = 0;

    for (int c = 0; c < 0x80; c++) {
        uint32_t cp = (uint32_t)c;

        wrong += case_is_upper(cp) != (isupper(c) != 0) || case_is_lower(cp) != (islower(c) != 0) ||
                 case_is_letter(cp) != (isalpha(c) != 0) || case_is_digit(cp) != (isdigit(c) != 0) ||
                 case_is_alnum(cp) != (isalnum(c) != 0) || case_is_space(cp) != (isspace(c) != 0) ||
                 case_upper(cp) != (uint32_t)toupper(c) || case_lower(cp) != (uint32_t)tolower(c);
    }
    is_int((int64_t)wrong, 0, "ASCII");
}

typedef bool Asks(uint32_t cp);

static void holds(Asks *asks, const char *name, const uint32_t *yes, const uint32_t *no)
{
    for (; *yes != 0; yes++)
        ok(asks(*yes), "U+%04X is %s", (unsigned)*yes, name);
    for (; *no != 0; no++)
        ok(!asks(*no), "U+%04X is not %s", (unsigned)*no, name);
}

#define LIST(...)      \
    (const uint32_t[]) \
    {                  \
        __VA_ARGS__, 0 \
    }

int main(void)
{
    test_ascii();
    holds(case_is_upper, "a capital", LIST(0xC9, 0x410, 0x1E9E), LIST(0xE9, 0x80, 0x4E2D));
    holds(case_is_lower, "a small letter", LIST(0xE9, 0xDF, 0x430), LIST(0xC9, 0x80, 0x4E2D));
    holds(case_is_letter, "a letter", LIST(0xE9, 0x4E2D, 0x5D0), LIST(0x80, 0x301, 0x3002, 0x661));
    holds(case_is_digit, "a digit", LIST(0x661, 0xFF11), LIST(0x2160, 0xE9));
    holds(case_is_alnum, "a letter, a digit or a mark", LIST(0xE9, 0x301, 0x661, 0x2160, 0x4E2D),
          LIST(0x80, 0x3002, 0xA0));
    holds(case_is_space, "a blank", LIST(0xA0, 0x85, 0x2003, 0x202F, 0x3000), LIST(0x80, 0x200B, 0xE9));
    holds(case_is_opening, "an opening mark", LIST('(', '-', '/', 0xBF, 0xA1, 0x201C, 0x300C),
          LIST(')', '.', 'a', 0x201D, 0x300D));
    holds(case_is_punctuation, "punctuation", LIST('.', '(', '-', 0x3002, 0x201D), LIST('a', '1', '+', ' ', 0xE9));
    ok(case_upper(0xE9) == 0xC9 && case_lower(0xC9) == 0xE9 && case_upper(0x4E2D) == 0x4E2D, "from one to the other");
    return done_testing();
}
