#include "csl/rich.h"

Rich *rich_node(Arena *arena, RichRole role)
{
    Rich *rich = arena_new(arena, Rich);

    rich->role = (uint8_t)role;
    return rich;
}

Rich *rich_text(Arena *arena, Str text)
{
    Rich *rich = rich_node(arena, RICH_PLAIN);

    rich->text = text;
    return rich;
}

Rich *rich_affix(Arena *arena, Str text)
{
    Rich *rich = rich_text(arena, text);

    rich->role = RICH_AFFIX;
    return rich;
}

void rich_add(Rich *parent, Rich *child)
{
    if (child == NULL)
        return;
    child->next = NULL;
    if (parent->last == NULL)
        parent->first = child;
    else
        parent->last->next = child;
    parent->last = child;
}

/* Trees are as deep as styles nest (CSL_DEPTH) plus markup: recursion is bounded by both. */
bool rich_is_empty(const Rich *rich)
{
    if (rich == NULL)
        return true;
    if (rich->text.len > 0)
        return false;
    for (const Rich *child = rich->first; child != NULL; child = child->next)
        if (!rich_is_empty(child))
            return false;
    return true;
}

bool rich_has_format(const Rich *rich)
{
    return rich->format.style || rich->format.variant || rich->format.weight || rich->format.decoration ||
           rich->format.align;
}

Rich *rich_find(Rich *rich, RichRole role)
{
    if (rich == NULL || rich->role == role)
        return rich;
    for (Rich *child = rich->first; child != NULL; child = child->next) {
        Rich *found = rich_find(child, role);

        if (found != NULL)
            return found;
    }
    return NULL;
}

Rich *rich_copy(Arena *arena, const Rich *rich)
{
    Rich *copy;

    if (rich == NULL)
        return NULL;
    copy = arena_new(arena, Rich);
    *copy = *rich;
    copy->first = copy->last = copy->next = NULL;
    for (const Rich *child = rich->first; child != NULL; child = child->next)
        rich_add(copy, rich_copy(arena, child));
    return copy;
}

static size_t plain_length(const Rich *rich)
{
    size_t length = rich->text.len + (rich->quotes ? 2 : 0);

    for (const Rich *child = rich->first; child != NULL; child = child->next)
        length += plain_length(child);
    return length;
}

static char *put_plain(char *to, const Rich *rich)
{
    if (rich->quotes)
        *to++ = '"';
    if (rich->text.len > 0)
        memcpy(to, rich->text.ptr, rich->text.len);
    to += rich->text.len;
    for (const Rich *child = rich->first; child != NULL; child = child->next)
        to = put_plain(to, child);
    if (rich->quotes)
        *to++ = '"';
    return to;
}

Str rich_plain(Arena *arena, const Rich *rich)
{
    size_t length;
    char *text;

    while (rich != NULL && rich->text.len == 0 && !rich->quotes && rich->first != NULL && rich->first->next == NULL)
        rich = rich->first;
    if (rich == NULL)
        return STR_EMPTY;
    if (rich->first == NULL && !rich->quotes)
        return rich->text.len > 0 ? rich->text : STR_EMPTY;
    length = plain_length(rich);
    text = arena_alloc(arena, length + 1);
    put_plain(text, rich);
    return (Str){ text, length };
}
