#include "csl/rich.h"

#include "base/buf.h"

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

static void put_plain(Buf *out, const Rich *rich)
{
    if (rich->quotes)
        buf_puts(out, "\"");
    buf_put(out, rich->text);
    for (const Rich *child = rich->first; child != NULL; child = child->next)
        put_plain(out, child);
    if (rich->quotes)
        buf_puts(out, "\"");
}

Str rich_plain(Arena *arena, const Rich *rich)
{
    Buf out = { 0 };
    Str text;

    if (rich == NULL)
        return STR_EMPTY;
    put_plain(&out, rich);
    text = buf_keep(arena, &out);
    buf_free(&out);
    return text;
}
