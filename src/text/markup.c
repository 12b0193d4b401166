#include "text/markup.h"

typedef struct TagRow {
    Str text;
    MarkupTokenType type;
    MarkupKind kind; /* of a closing tag: the first of those that it closes */
} TagRow;

/* clang-format off */
static const TagRow tags[] = {
    {STR_INIT("<i>"), MARKUP_OPEN, MARKUP_ITALIC}, {STR_INIT("</i>"), MARKUP_CLOSE, MARKUP_ITALIC},
    {STR_INIT("<b>"), MARKUP_OPEN, MARKUP_BOLD}, {STR_INIT("</b>"), MARKUP_CLOSE, MARKUP_BOLD},
    {STR_INIT("<sup>"), MARKUP_OPEN, MARKUP_SUP}, {STR_INIT("</sup>"), MARKUP_CLOSE, MARKUP_SUP},
    {STR_INIT("<sub>"), MARKUP_OPEN, MARKUP_SUB}, {STR_INIT("</sub>"), MARKUP_CLOSE, MARKUP_SUB},
    {STR_INIT("<span class=\"nocase\">"), MARKUP_OPEN, MARKUP_NOCASE},
    {STR_INIT("</span>"), MARKUP_CLOSE, MARKUP_NOCASE},
    {STR_INIT("<span style=\"font-variant:small-caps;\">"), MARKUP_OPEN, MARKUP_SMALLCAPS},
    {STR_INIT("<span style=\"font-variant: small-caps;\">"), MARKUP_OPEN, MARKUP_SMALLCAPS},
};

/* What closes a kind; the two spans share it. */
static const struct { const char *open, *close; MarkupKind element; } kinds[MARKUP_KINDS] = {
    [MARKUP_ITALIC]    = {"<i>", "</i>", MARKUP_ITALIC},
    [MARKUP_BOLD]      = {"<b>", "</b>", MARKUP_BOLD},
    [MARKUP_SUP]       = {"<sup>", "</sup>", MARKUP_SUP},
    [MARKUP_SUB]       = {"<sub>", "</sub>", MARKUP_SUB},
    [MARKUP_NOCASE]    = {"<span class=\"nocase\">", "</span>", MARKUP_NOCASE},
    [MARKUP_SMALLCAPS] = {"<span style=\"font-variant:small-caps;\">", "</span>", MARKUP_NOCASE},
};

static const char *const messages[] = {
    [MARKUP_SOUND]      = "",
    [MARKUP_NOT_CLOSED] = "this tag is not closed, or the one that closes it crosses another",
    [MARKUP_NOT_OPENED] = "this closing tag has no opening one",
    [MARKUP_TOO_DEEP]   = "tags nested too deep",
};
/* clang-format on */

/* The tag that stands at `at`, or NULL. */
static const TagRow *tag_at(Str text, size_t at)
{
    Str rest = str_from(text, at);

    if (rest.len < 3 || str_find_char(STR("/ibs"), rest.ptr[1]) == STR_NONE)
        return NULL;
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++)
        if (str_starts(rest, tags[i].text))
            return &tags[i];
    return NULL;
}

static size_t next_angle(Str text, size_t at)
{
    size_t hit = str_find_char(str_from(text, at), '<');

    return hit == STR_NONE ? text.len : at + hit;
}

/* Where the opening tag that ends at `from` is closed: read on with a stack, in which a closing tag discards what was
 * opened within its element and not closed. `end` bounds the search: the enclosing element. */
static size_t find_close(Str text, size_t from, size_t end, MarkupKind kind)
{
    MarkupKind stack[4 * MARKUP_DEPTH]; /* those that are too deep find their partners too */
    unsigned open = 1;
    size_t at = next_angle(text, from);

    stack[0] = kind;
    for (unsigned seen = 0; at < end && seen < MARKUP_REACH; seen++) {
        const TagRow *tag = tag_at(text, at);

        if (tag != NULL && tag->type == MARKUP_OPEN && open < 4 * MARKUP_DEPTH)
            stack[open++] = tag->kind;
        if (tag != NULL && tag->type == MARKUP_CLOSE) {
            unsigned match = open;

            while (match > 0 && kinds[stack[match - 1]].element != tag->kind)
                match--;
            if (match == 1)
                return at;
            if (match > 0)
                open = match - 1;
        }
        at = next_angle(text, at + (tag == NULL ? 1 : tag->text.len));
    }
    return STR_NONE;
}

Markup markup_start(Str text)
{
    return (Markup){ .text = text.ptr == NULL ? STR_EMPTY : text };
}

static bool give(Markup *state, MarkupToken *token, MarkupTokenType type, MarkupKind kind, size_t len)
{
    *token = (MarkupToken){ type, kind, str_slice(state->text, state->at, state->at + len), state->at, MARKUP_SOUND };
    state->at += len;
    return true;
}

static bool give_fault(Markup *state, MarkupToken *token, MarkupFaultKind fault, size_t len)
{
    give(state, token, MARKUP_TEXT, MARKUP_ITALIC, len);
    token->fault = fault;
    return true;
}

static bool give_open(Markup *state, MarkupToken *token, const TagRow *tag)
{
    size_t end = state->depth > 0 ? state->stack[state->depth - 1].close : state->text.len, close;

    if (state->depth == MARKUP_DEPTH)
        return give_fault(state, token, MARKUP_TOO_DEEP, tag->text.len);
    close = find_close(state->text, state->at + tag->text.len, end, tag->kind);
    if (close == STR_NONE)
        return give_fault(state, token, MARKUP_NOT_CLOSED, tag->text.len);
    state->stack[state->depth].kind = tag->kind;
    state->stack[state->depth++].close = close;
    return give(state, token, MARKUP_OPEN, tag->kind, tag->text.len);
}

bool markup_next(Markup *state, MarkupToken *token)
{
    size_t end = state->at;
    const TagRow *tag;

    if (state->at >= state->text.len)
        return false;
    tag = tag_at(state->text, state->at);
    if (tag != NULL && tag->type == MARKUP_OPEN)
        return give_open(state, token, tag);
    if (tag != NULL && state->depth > 0 && state->stack[state->depth - 1].close == state->at)
        return give(state, token, MARKUP_CLOSE, state->stack[--state->depth].kind, tag->text.len);
    if (tag != NULL)
        return give_fault(state, token, MARKUP_NOT_OPENED, tag->text.len);
    do
        end = next_angle(state->text, end + 1);
    while (end < state->text.len && tag_at(state->text, end) == NULL);
    return give(state, token, MARKUP_TEXT, MARKUP_ITALIC, end - state->at);
}

const char *markup_message(MarkupFaultKind fault)
{
    return messages[fault];
}

bool markup_check(Str text, MarkupFault *fault)
{
    Markup state = markup_start(text);
    MarkupToken token;

    while (markup_next(&state, &token)) {
        if (token.fault == MARKUP_SOUND)
            continue;
        if (fault != NULL)
            *fault = (MarkupFault){ token.fault, token.at, token.text.len, messages[token.fault] };
        return false;
    }
    if (fault != NULL)
        *fault = (MarkupFault){ MARKUP_SOUND, 0, 0, messages[MARKUP_SOUND] };
    return true;
}

bool markup_has_tags(Str text)
{
    Markup state = markup_start(text);
    MarkupToken token;

    while (markup_next(&state, &token))
        if (token.type != MARKUP_TEXT)
            return true;
    return false;
}

void markup_plain(Buf *out, Str text)
{
    Markup state = markup_start(text);
    MarkupToken token;

    while (markup_next(&state, &token))
        if (token.type == MARKUP_TEXT)
            buf_put(out, token.text);
}

const char *markup_open_tag(MarkupKind kind)
{
    return kinds[kind].open;
}

const char *markup_close_tag(MarkupKind kind)
{
    return kinds[kind].close;
}
