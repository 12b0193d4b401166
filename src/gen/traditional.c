/* gen-traditional - makes src/text/traditional.inc from ICU's transliterator "Simplified-Traditional".
 *
 *     gen-traditional > src/text/traditional.inc
 *
 * Its rules are CLDR's: words first, then single characters, the first that fits is taken. They are of the form `A > B;` or
 * `[xyz]{A}[xyz] > B;`, where one of those characters has to stand before or behind A; exit 3 if one is not. Loading them takes ICU longer than all pages of a glossary take us, hence a table. The rules for one
 * first character stand together, in their order; a rule that changes nothing is kept, since it hides those after it. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "base/vec.h"

#include <unicode/uclean.h>
#include <unicode/uversion.h>
#include <unicode/utrans.h>
#include <unicode/ustring.h>

#include <stdio.h>
#include <stdlib.h>

typedef struct Rule {
    uint32_t first;
    size_t number;
    Str from, to, before, behind; /* the last two: any of these characters; empty: no condition */
} Rule;

typedef VEC(Rule) Rules;

static Str read_rules(Arena *arena)
{
    static const UChar name[] = u"Simplified-Traditional";
    UErrorCode status = U_ZERO_ERROR;
    UTransliterator *opened = utrans_openU(name, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
    int32_t length = opened != NULL ? utrans_toRules(opened, false, NULL, 0, &status) : 0, bytes = 0;
    UChar *wide = arena_array(arena, (size_t)length + 1, sizeof *wide);
    char *text = arena_array(arena, (size_t)length * 3 + 1, 1);

    status = U_ZERO_ERROR;
    utrans_toRules(opened, false, wide, length + 1, &status);
    u_strToUTF8(text, length * 3 + 1, &bytes, wide, length, &status);
    utrans_close(opened);
    if (U_FAILURE(status)) {
        fprintf(stderr, "gen-traditional: %s\n", u_errorName(status));
        exit(3);
    }
    return (Str){ text, (size_t)bytes };
}

/* Han characters and their punctuation: no operators of the rules' language. */
static bool is_han(Str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] < 0x80)
            return false;
    return text.len > 0;
}

/* What stands between brackets, if there are any. */
static Str members(Str set)
{
    return str_starts(set, STR("[")) && str_ends(set, STR("]")) ? str_slice(set, 1, set.len - 1) : set;
}

static void take_context(Rule *rule)
{
    size_t open = str_find_char(rule->from, '{'), close = str_find_char(rule->from, '}');

    if (open == STR_NONE || close == STR_NONE || close < open)
        return;
    rule->before = members(str_slice(rule->from, 0, open));
    rule->behind = members(str_from(rule->from, close + 1));
    rule->from = str_slice(rule->from, open + 1, close);
}

static void add_rule(Arena *arena, Rules *rules, Str line)
{
    const Str arrow = STR(" > ");
    size_t middle = str_find(line, arrow), at = 0;
    Rule rule = { .number = rules->count };

    if (middle != STR_NONE && str_ends(line, STR(";"))) {
        rule.from = str_slice(line, 0, middle);
        rule.to = str_slice(line, middle + arrow.len, line.len - 1);
        take_context(&rule);
    }
    if (!is_han(rule.from) || !is_han(rule.to) || (rule.before.len > 0 && !is_han(rule.before)) ||
        (rule.behind.len > 0 && !is_han(rule.behind))) {
        fprintf(stderr, "gen-traditional: not understood: %.*s\n", STR_ARG(line));
        exit(3);
    }
    utf8_next(rule.from, &at, &rule.first);
    vec_push(arena, rules, rule);
}

static int compare(const void *left, const void *right)
{
    const Rule *a = left, *b = right;

    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    return (a->number > b->number) - (a->number < b->number);
}

int main(void)
{
    Arena *arena = arena_create();
    Str text = read_rules(arena);
    Rules rules = { 0 };
    size_t offset = 0, end;
    char version[U_MAX_VERSION_STRING_LENGTH];
    UVersionInfo info;

    for (; text.len > 0; text = str_from(text, end < text.len ? end + 1 : end)) {
        size_t found = str_find_char(text, '\n');

        end = found == STR_NONE ? text.len : found;
        if (end > 0)
            add_rule(arena, &rules, str_slice(text, 0, end));
    }
    qsort(rules.items, rules.count, sizeof *rules.items, compare);
    u_getVersion(info);
    u_versionToString(info, version);
    printf("/* Made by src/gen/traditional.c from the data of ICU %s. Do not edit.\n"
           " * Copyright Unicode, Inc.; Unicode License v3, see NOTICE. */\n/* clang-format off */\n",
           version);
    puts("static const char rule_texts[] =");
    for (size_t i = 0; i < rules.count; i++)
        printf("\"%.*s\\0%.*s\\0%.*s\\0%.*s\\0\"%s\n", STR_ARG(rules.items[i].from), STR_ARG(rules.items[i].to),
               STR_ARG(rules.items[i].before), STR_ARG(rules.items[i].behind), i + 1 == rules.count ? ";" : "");
    puts("static const struct { uint32_t first, text; } rules[] = {");
    for (size_t i = 0; i < rules.count; i++) {
        printf("{0x%X,%zu},%s", (unsigned)rules.items[i].first, offset, i % 8 == 7 ? "\n" : "");
        offset +=
            rules.items[i].from.len + rules.items[i].to.len + rules.items[i].before.len + rules.items[i].behind.len + 4;
    }
    puts("};");
    arena_destroy(arena);
    return 0;
}
