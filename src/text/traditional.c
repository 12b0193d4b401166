#include "text/traditional.h"

#include "base/utf8.h"

#include <string.h>

/* The texts are one literal, longer than the 4095 bytes that C promises; gcc and clang know no limit. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Woverlength-strings"
#include "text/traditional.inc"
#pragma GCC diagnostic pop

enum { RULES = sizeof rules / sizeof *rules };

/* The first rule for texts that begin with `cp`; RULES or another character's if there is none. */
static size_t first_rule(uint32_t cp)
{
    size_t low = 0, high = RULES;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (rules[middle].first < cp)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Does a character stand among those of a set? All are of the BMP: three bytes, none within another. */
static bool is_among(Str set, Str text)
{
    return set.len == 0 || (text.len == 3 && str_find(set, text) != STR_NONE);
}

/* The replacement, if the rule fits `text` at `at`; `*end` is what it replaces. */
static const char *apply(size_t rule, Str text, size_t at, size_t *end)
{
    Str from = str_of(rule_texts + rules[rule].text), to, before, behind;

    if (!str_starts(str_from(text, at), from))
        return NULL;
    *end = at + from.len;
    to = str_of(from.ptr + from.len + 1);
    before = str_of(to.ptr + to.len + 1);
    behind = str_of(before.ptr + before.len + 1);
    if (!is_among(before, str_slice(text, at < 3 ? at : at - 3, at)) ||
        !is_among(behind, str_slice(text, *end, text.len - *end < 3 ? *end : *end + 3)))
        return NULL;
    return to.ptr;
}

void traditional_of(Buf *out, Str simplified)
{
    size_t at = 0, next = 0;
    uint32_t cp;

    for (; utf8_next(simplified, &next, &cp); at = next) {
        const char *found = NULL;

        for (size_t rule = first_rule(cp); found == NULL && rule < RULES && rules[rule].first == cp; rule++)
            found = apply(rule, simplified, at, &next);
        if (found != NULL)
            buf_puts(out, found);
        else {
            next = at;
            utf8_next(simplified, &next, &cp);
            buf_put(out, str_slice(simplified, at, next));
        }
    }
}
