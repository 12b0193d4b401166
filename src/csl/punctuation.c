/* Punctuation that meets where pieces of a tree meet. The rules are those of citeproc-js. */
#include "csl/output.h"

#include <string.h>

static const char marks[] = ".,;:!?";

typedef enum Meeting { KEEP_BOTH, KEEP_FIRST, KEEP_SECOND } Meeting;

/* Of the first (row) and the second (column), in the order of `marks`. */
static const uint8_t meetings[6][6] = {
    /* .           ,           ;           :           !            ? */
    { KEEP_FIRST, KEEP_BOTH, KEEP_BOTH, KEEP_BOTH, KEEP_BOTH, KEEP_BOTH },       /* . */
    { KEEP_BOTH, KEEP_FIRST, KEEP_BOTH, KEEP_BOTH, KEEP_BOTH, KEEP_BOTH },       /* , */
    { KEEP_FIRST, KEEP_BOTH, KEEP_FIRST, KEEP_FIRST, KEEP_SECOND, KEEP_SECOND }, /* ; */
    { KEEP_FIRST, KEEP_BOTH, KEEP_BOTH, KEEP_FIRST, KEEP_SECOND, KEEP_SECOND },  /* : */
    { KEEP_FIRST, KEEP_BOTH, KEEP_BOTH, KEEP_FIRST, KEEP_FIRST, KEEP_BOTH },     /* ! */
    { KEEP_FIRST, KEEP_BOTH, KEEP_BOTH, KEEP_FIRST, KEEP_BOTH, KEEP_FIRST },     /* ? */
};

static Meeting meet(char first, char second)
{
    const char *row = first == 0 ? NULL : strchr(marks, first), *column = second == 0 ? NULL : strchr(marks, second);

    if (first == ' ' && second == ' ')
        return KEEP_FIRST;
    return row == NULL || column == NULL ? KEEP_BOTH : (Meeting)meetings[row - marks][column - marks];
}

/* Trees are bounded in depth: see rich.c. */
static void flatten(Arena *arena, const Rich *rich, const CslLocale *locale, unsigned quotes, Tokens *tokens)
{
    bool node = rich_has_format(rich) || rich->display != 0;
    unsigned pair = quotes % 2 * 2;

    if (node)
        vec_push(arena, tokens, (Token){ .kind = TOKEN_OPEN, .node = rich });
    if (rich->quotes)
        vec_push(arena, tokens, (Token){ .kind = TOKEN_QUOTE, .text = locale->quotes[pair] });
    if (rich->text.len > 0)
        vec_push(arena, tokens, (Token){ .kind = TOKEN_TEXT, .text = rich->text, .node = rich });
    for (const Rich *child = rich->first; child != NULL; child = child->next)
        flatten(arena, child, locale, quotes + rich->quotes, tokens);
    if (rich->quotes)
        vec_push(arena, tokens, (Token){ .kind = TOKEN_UNQUOTE, .text = locale->quotes[pair + 1] });
    if (node)
        vec_push(arena, tokens, (Token){ .kind = TOKEN_CLOSE, .node = rich });
}

static char last_char(const Token *token)
{
    return token->text.len == 0 ? 0 : token->text.ptr[token->text.len - 1];
}

/* Where a text begins behind another, with nothing but formats between. */
static void collapse(Tokens *tokens)
{
    Token *last = NULL;

    for (size_t i = 0; i < tokens->count; i++) {
        Token *token = &tokens->items[i];

        if ((token->kind == TOKEN_OPEN || token->kind == TOKEN_CLOSE) && token->node->display != 0)
            last = NULL;
        if (token->kind == TOKEN_QUOTE && last != NULL && last_char(last) != ' ')
            last = NULL;
        if (token->kind == TOKEN_UNQUOTE)
            last = NULL;
        if (token->kind != TOKEN_TEXT)
            continue;
        while (last != NULL && token->text.len > 0) {
            Meeting meeting = meet(last_char(last), token->text.ptr[0]);

            if (token->text.ptr[0] == ' ' && str_ends(last->text, STR("\xC2\xA0")))
                meeting = KEEP_FIRST;
            if (meeting == KEEP_BOTH)
                break;
            if (meeting == KEEP_FIRST) {
                token->text = str_from(token->text, 1);
            } else {
                last->text.len--;
                break;
            }
        }
        if (token->text.len > 0)
            last = token;
    }
}

/* The text that ends before tokens[at], over formats and closing quotes, or NULL. */
static Token *text_before(Tokens *tokens, size_t at)
{
    while (at-- > 0) {
        Token *token = &tokens->items[at];

        if (token->kind == TOKEN_TEXT && token->text.len > 0)
            return token;
        if (token->kind == TOKEN_QUOTE)
            return NULL;
    }
    return NULL;
}

static void move_into(Arena *arena, Tokens *tokens, size_t quote, Token *outside)
{
    Token *inside = text_before(tokens, quote);

    while (inside != NULL && outside->text.len > 0 && strchr(".,!?", outside->text.ptr[0]) != NULL) {
        Meeting meeting = meet(last_char(inside), outside->text.ptr[0]);
        Str mark = str_slice(outside->text, 0, 1);

        outside->text = str_from(outside->text, 1);
        if (meeting == KEEP_FIRST)
            continue;
        if (meeting == KEEP_SECOND)
            inside->text.len--;
        inside->text = arena_join(arena, inside->text, mark);
    }
}

/* Periods and commas (and what else a style puts there) behind a closing quotation mark go in front of it. */
static void move_punctuation(Arena *arena, Tokens *tokens)
{
    size_t quote = 0;
    bool quoted = false;

    for (size_t i = 0; i < tokens->count; i++) {
        Token *token = &tokens->items[i];

        if (token->kind == TOKEN_UNQUOTE && !quoted) {
            quoted = true;
            quote = i;
        }
        if (token->kind == TOKEN_QUOTE || (token->kind == TOKEN_OPEN && token->node->display != 0))
            quoted = false;
        if (token->kind != TOKEN_TEXT || token->text.len == 0)
            continue;
        if (quoted && token->node->role == RICH_AFFIX)
            move_into(arena, tokens, quote, token);
        quoted = quoted && token->text.len == 0;
    }
}

/* What ends an entry does not stand behind its last block. */
static void move_into_display(Arena *arena, Tokens *tokens)
{
    for (size_t i = 1; i < tokens->count; i++) {
        Token *token = &tokens->items[i], *inside;
        const Token *last = &tokens->items[i - 1];

        if (token->kind != TOKEN_TEXT || last->kind != TOKEN_CLOSE || last->node->display == 0)
            continue;
        inside = text_before(tokens, i);
        while (inside != NULL && token->text.len > 0 && strchr(marks, token->text.ptr[0]) != NULL) {
            if (meet(last_char(inside), token->text.ptr[0]) != KEEP_FIRST)
                inside->text = arena_join(arena, inside->text, str_slice(token->text, 0, 1));
            token->text = str_from(token->text, 1);
        }
    }
}

Tokens csl_finish(Arena *arena, const Rich *rich, const CslLocale *locale)
{
    Tokens tokens = { 0 };

    if (rich == NULL)
        return tokens;
    flatten(arena, rich, locale, 0, &tokens);
    collapse(&tokens);
    move_into_display(arena, &tokens);
    if (locale->punctuation_in_quote) {
        move_punctuation(arena, &tokens);
        collapse(&tokens);
    }
    return tokens;
}
