#include "text/glob.h"

#include "base/utf8.h"

#include <string.h>

/* The pattern as a chain of tokens, and the set of places in it that the path read so far can have reached (K. Thompson,
 * Regular expression search algorithm, 1968): nothing is tried twice. */
typedef enum TokenKind {
    TOKEN_CHAR, /* itself */
    TOKEN_ONE,  /* any character but '/' */
    TOKEN_RUN,  /* any number of them */
    TOKEN_DIRS, /* any number of whole folders, each with its '/' */
    TOKEN_ALL,  /* anything */
    TOKEN_END
} TokenKind;

typedef struct Token {
    TokenKind kind;
    uint32_t cp;
} Token;

enum { TOKENS = GLOB_LONGEST + 3 };

typedef struct Set {
    bool has[TOKENS];
} Set;

const char *glob_fault(Str pattern)
{
    if (pattern.len == 0)
        return "it is empty";
    if (pattern.len > GLOB_LONGEST)
        return "it is too long";
    if (pattern.ptr[0] == '/')
        return "it is no path below the project's folder";
    if (str_is(pattern, "..") || str_starts(pattern, STR("../")) || str_contains(pattern, STR("/../")))
        return "it leaves the project's folder";
    for (size_t i = 0; i < pattern.len; i++)
        if (str_find_char(STR("[]{}!\\"), pattern.ptr[i]) != STR_NONE)
            return "only '*', '?' and '**' have a meaning in it";
    return NULL;
}

static size_t compile(Str pattern, Token *tokens)
{
    size_t count = 0, at = 0;
    bool first = true; /* of a folder's name */

    if (str_starts(pattern, STR("./")))
        at = 2;
    else if (str_find_char(pattern, '/') == STR_NONE)
        tokens[count++].kind = TOKEN_DIRS;
    while (at < pattern.len) {
        bool two = str_starts(str_from(pattern, at), STR("**"));

        if (first && two && at + 2 < pattern.len && pattern.ptr[at + 2] == '/') {
            tokens[count++].kind = TOKEN_DIRS;
            at += 3;
            continue;
        }
        if (first && two && at + 2 == pattern.len) {
            tokens[count++].kind = TOKEN_ALL;
            break;
        }
        tokens[count].kind = pattern.ptr[at] == '*' ? TOKEN_RUN : pattern.ptr[at] == '?' ? TOKEN_ONE : TOKEN_CHAR;
        first = pattern.ptr[at] == '/';
        at += utf8_decode(pattern, at, &tokens[count++].cp);
    }
    if (pattern.ptr[pattern.len - 1] == '/')
        tokens[count++].kind = TOKEN_ALL;
    tokens[count++].kind = TOKEN_END;
    return count;
}

/* What may stand for nothing is passed at once. */
static void arrive(const Token *tokens, Set *set, size_t at)
{
    while (!set->has[at]) {
        set->has[at] = true;
        if (tokens[at].kind != TOKEN_RUN && tokens[at].kind != TOKEN_DIRS && tokens[at].kind != TOKEN_ALL)
            return;
        at++;
    }
}

static void step(const Token *tokens, size_t at, uint32_t cp, Set *next)
{
    switch (tokens[at].kind) {
    case TOKEN_CHAR:
        if (tokens[at].cp == cp)
            arrive(tokens, next, at + 1);
        break;
    case TOKEN_ONE:
        if (cp != '/')
            arrive(tokens, next, at + 1);
        break;
    case TOKEN_RUN:
        if (cp != '/')
            arrive(tokens, next, at);
        break;
    case TOKEN_DIRS: /* within a folder's name what follows has to wait */
        if (cp == '/')
            arrive(tokens, next, at + 1);
        next->has[at] = true;
        break;
    case TOKEN_ALL:
        arrive(tokens, next, at);
        break;
    case TOKEN_END:
        break;
    }
}

bool glob_match(Str pattern, Str path)
{
    Token tokens[TOKENS] = { 0 };
    Set now = { { false } };
    size_t count, at = 0;
    uint32_t cp;

    if (glob_fault(pattern) != NULL)
        return false;
    count = compile(pattern, tokens);
    arrive(tokens, &now, 0);
    while (utf8_next(path, &at, &cp)) {
        Set next = { { false } };

        for (size_t i = 0; i < count; i++)
            if (now.has[i])
                step(tokens, i, cp, &next);
        now = next;
    }
    return now.has[count - 1];
}
