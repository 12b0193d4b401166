/* Links: addresses of what a style printed. Source: CSL 1.0.2, appendix VI. */
#include "csl/output.h"
#include "csl/variable.h"

#include "text/ident.h"
#include "text/url.h"

/* Where the address begins that ends a text: "Available at https://doi.org/". STR_NONE: none does. */
static size_t address_from(Str text)
{
    size_t at = text.len;

    while (at > 0 && (unsigned char)text.ptr[at - 1] > ' ')
        at--;
    for (Str rest = str_from(text, at); rest.len > 0; rest = str_from(rest, 1))
        if (str_starts(rest, STR("http://")) || str_starts(rest, STR("https://")))
            return text.len - rest.len;
    return STR_NONE;
}

/* The text between tokens[at], an OPEN, and its CLOSE. */
static Str text_within(Arena *arena, const Tokens *tokens, size_t at)
{
    Buf out = { 0 };
    size_t depth = 0;
    Str text;

    for (; at < tokens->count; at++) {
        const Token *token = &tokens->items[at];

        depth += token->kind == TOKEN_OPEN;
        depth -= token->kind == TOKEN_CLOSE;
        if (depth == 0)
            break;
        if (token->kind == TOKEN_TEXT)
            buf_put(&out, token->text);
    }
    text = buf_keep(arena, &out);
    buf_free(&out);
    return text;
}

static Str address_of(Arena *arena, CslVariable variable, Str prefix, Str text)
{
    Str whole = arena_join(arena, prefix, text), address;
    IdentScheme scheme = variable == CSL_DOI ? IDENT_DOI : variable == CSL_PMID ? IDENT_PMID : IDENT_PMCID;
    IdentResult ident;
    Buf out = { 0 };

    if (url_is_linkable(whole)) {
        url_encode(&out, whole);
        address = buf_keep(arena, &out);
        buf_free(&out);
        return address;
    }
    if (variable != CSL_URL && ident_check(scheme, arena, text, &ident))
        return ident_url(scheme, arena, ident.normal);
    return STR_EMPTY;
}

/* The OPEN of a link, and before it what the style's text has of the address. */
static void open_link(Arena *arena, const Tokens *tokens, size_t at, Tokens *out)
{
    Token open = tokens->items[at], *last = out->count > 0 ? &out->items[out->count - 1] : NULL, begin;
    size_t from = last != NULL && last->kind == TOKEN_TEXT ? address_from(last->text) : STR_NONE;
    Str prefix = from == STR_NONE ? STR_EMPTY : str_from(last->text, from), text = text_within(arena, tokens, at);

    open.text = address_of(arena, (CslVariable)open.node->number, prefix, text);
    open.bare = open.text.len > 0 && str_eq(open.text, arena_join(arena, prefix, text));
    if (prefix.len == 0 || open.text.len == 0) {
        vec_push(arena, out, open);
        return;
    }
    begin = *last;
    begin.text = prefix;
    last->text = str_slice(last->text, 0, from);
    vec_push(arena, out, open);
    vec_push(arena, out, begin);
}

static bool is_link(const Token *token)
{
    return token->kind == TOKEN_OPEN && token->node->role == RICH_LINK;
}

void csl_link(Arena *arena, Tokens *tokens)
{
    Tokens out;
    size_t first = 0;

    while (first < tokens->count && !is_link(&tokens->items[first]))
        first++;
    if (first == tokens->count)
        return;
    out = csl_tokens(arena, tokens->count + 4);
    for (size_t i = 0; i < tokens->count; i++) {
        const Token *token = &tokens->items[i];

        if (is_link(token))
            open_link(arena, tokens, i, &out);
        else
            vec_push(arena, &out, *token);
    }
    *tokens = out;
}
