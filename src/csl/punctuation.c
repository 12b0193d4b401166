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

/* Places in `marks`, from 1. */
static const uint8_t places[256] = { ['.'] = 1, [','] = 2, [';'] = 3, [':'] = 4, ['!'] = 5, ['?'] = 6 };

static Meeting meet(char first, char second)
{
    unsigned row = places[(unsigned char)first], column = places[(unsigned char)second];

    if (first == ' ' && second == ' ')
        return KEEP_FIRST;
    return row == 0 || column == 0 ? KEEP_BOTH : (Meeting)meetings[row - 1][column - 1];
}

/* Trees are bounded in depth: see rich.c. */
static void flatten(Arena *arena, const Rich *rich, const CslLocale *locale, unsigned quotes, Tokens *tokens)
{
    bool node = rich_has_format(rich) || rich->display != 0 || rich->role == RICH_LINK;
    unsigned pair = quotes % 2 * 2;

    if (rich->locale != NULL)
        locale = rich->locale;
    if (node)
        vec_push(arena, tokens, (Token){ .kind = TOKEN_OPEN, .node = rich });
    if (rich->quotes)
        vec_push(arena, tokens, (Token){ .kind = TOKEN_QUOTE, .text = locale->quotes[pair] });
    if (rich->text.len > 0)
        vec_push(arena, tokens, (Token){ .kind = TOKEN_TEXT, .text = rich->text, .node = rich });
    for (const Rich *child = rich->first; child != NULL; child = child->next)
        flatten(arena, child, locale, quotes + rich->quotes, tokens);
    if (rich->quotes)
        vec_push(arena, tokens,
                 (Token){ .kind = TOKEN_UNQUOTE,
                          .text = locale->quotes[pair + 1],
                          .takes_marks = locale->punctuation_in_quote });
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

/* Puts a token in at `at`. What stands behind are the closing tokens of one place: as many as trees are deep. */
static void insert(Arena *arena, Tokens *tokens, size_t at, Token token)
{
    vec_push(arena, tokens, token);
    for (size_t i = tokens->count - 1; i > at; i--)
        tokens->items[i] = tokens->items[i - 1];
    tokens->items[at] = token;
}

/* Takes marks off the beginning of `outside` and puts them in at `at`, behind the text there. */
static void move_marks(Arena *arena, Tokens *tokens, size_t *at, Token *outside, const char *movable)
{
    while (outside->text.len > 0 && strchr(movable, outside->text.ptr[0]) != NULL) {
        Token *inside = text_before(tokens, *at), mark = *outside;
        Meeting meeting = inside == NULL ? KEEP_BOTH : meet(last_char(inside), mark.text.ptr[0]);

        if (inside == NULL)
            return;
        mark.text = str_slice(outside->text, 0, 1);
        outside->text = str_from(outside->text, 1);
        if (meeting == KEEP_FIRST)
            continue;
        if (meeting == KEEP_SECOND)
            inside->text.len--;
        insert(arena, tokens, (*at)++, mark);
    }
}

static bool may_move(const Tokens *tokens)
{
    for (size_t i = 0; i < tokens->count; i++) {
        const Token *token = &tokens->items[i];

        if ((token->kind == TOKEN_UNQUOTE && token->takes_marks) ||
            (token->kind == TOKEN_CLOSE && token->node->display != 0))
            return true;
    }
    return false;
}

/* Periods and commas (and what else a style puts there) behind a closing quotation mark go in front of it; what ends an
 * entry goes into its last block. */
static Tokens move_punctuation(Arena *arena, const Tokens *tokens)
{
    Tokens out = csl_tokens(arena, tokens->count + 4);
    size_t quote = STR_NONE, block = STR_NONE;

    for (size_t i = 0; i < tokens->count; i++) {
        Token token = tokens->items[i];

        if (token.kind == TOKEN_TEXT && token.text.len > 0) {
            if (quote != STR_NONE && token.node->role == RICH_AFFIX)
                move_marks(arena, &out, &quote, &token, ".,!?");
            if (block != STR_NONE && token.node->role == RICH_AFFIX)
                move_marks(arena, &out, &block, &token, marks);
            if (token.text.len == 0)
                continue;
            quote = block = STR_NONE;
        }
        if (token.kind == TOKEN_UNQUOTE && token.takes_marks && quote == STR_NONE)
            quote = out.count;
        if (token.kind == TOKEN_CLOSE && token.node->display != 0 && block == STR_NONE)
            block = out.count;
        if (token.kind == TOKEN_QUOTE || (token.kind == TOKEN_OPEN && token.node->display != 0))
            quote = block = STR_NONE;
        vec_push(arena, &out, token);
    }
    return out;
}

/* A blank that a style puts behind everything stands behind the last block, not in it. */
static void move_last_blank(Arena *arena, Tokens *tokens)
{
    Token *last, blank;
    size_t at = tokens->count;

    while (at > 0 && (tokens->items[at - 1].kind != TOKEN_TEXT || tokens->items[at - 1].text.len == 0))
        at--;
    if (at == 0 || at == tokens->count || tokens->items[tokens->count - 1].kind != TOKEN_CLOSE ||
        tokens->items[tokens->count - 1].node->display == 0)
        return;
    last = &tokens->items[at - 1];
    if (last->node->role != RICH_AFFIX || last_char(last) != ' ')
        return;
    blank = *last;
    last->text.len--;
    blank.text = STR(" ");
    vec_push(arena, tokens, blank);
}

Tokens csl_tokens(Arena *arena, size_t capacity)
{
    return (Tokens){ .items = arena_array(arena, capacity, sizeof(Token)), .capacity = capacity };
}

Tokens csl_finish(Arena *arena, const Rich *rich, const CslLocale *locale)
{
    enum { USUAL = 60 };
    Tokens tokens;

    if (rich == NULL)
        return (Tokens){ 0 };
    tokens = csl_tokens(arena, USUAL);
    flatten(arena, rich, locale, 0, &tokens);
    collapse(&tokens);
    if (may_move(&tokens))
        tokens = move_punctuation(arena, &tokens);
    collapse(&tokens);
    move_last_blank(arena, &tokens);
    return tokens;
}
