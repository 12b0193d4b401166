/* Locators behind a key: label, numbers, and what is neither. */
#include "text/locator.h"

#include "tap.h"

/* clang-format off */
static const struct { const char *text, *label, *value, *rest; } rows[] = {
    {" p. 3", "page", "3", ""}, {", pp. 33-35, 38 and passim", "page", "33-35, 38", " and passim"}, {", p 3", "", "", ", p 3"},
    {" p. 3 and 5", "page", "3 and 5", ""}, {" p. 3 andante", "page", "3", " andante"}, {" pp. 3 & 5", "page", "3 & 5", ""}, {" pp. 3–", "page", "3", "–"},
    {" 33–35", "page", "33–35", ""}, {"\u00A0p.\u00A03", "page", "3", ""}, {"~p.~3", "page", "3", ""},
    {" chap. 4", "chapter", "4", ""}, {" chapter 4", "chapter", "4", ""}, {" Chapter 4", "chapter", "4", ""}, {" § 12", "section", "12", ""},
    {" §12", "section", "12", ""}, {" s.v. 3", "sub-verbo", "3", ""}, {" vol. II", "volume", "II", ""},
    {" {ch. 3a}; more", "chapter", "3a", "; more"}, {" {anything else}", "page", "anything else", ""},
    /* None: an abbreviation without its point, a word that only begins like a label, a brace that nothing closes, a label of nothing. */
    {" chapterhouse", "", "", " chapterhouse"}, {" {p. 3", "", "", " {p. 3"}, {" {p. }", "", "", " {p. }"}, {" see above", "", "", " see above"},
    {" page", "", "", " page"}, {"", "", "", ""},
};
/* clang-format on */

int main(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        Locator locator = locator_read(str_of(rows[i].text));

        is_str(locator.label, rows[i].label, rows[i].text);
        is_str(locator.value, rows[i].value, "  its value");
        is_str(locator.rest, rows[i].rest, "  and what follows");
    }
    return done_testing();
}
