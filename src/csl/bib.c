/* Bibliographies. */
#include "csl/cite.h"

/* The first field in the margin, the rest beside it. */
static Rich *align_fields(Arena *arena, Rich *body)
{
    Rich *rich = rich_node(arena, RICH_PLAIN), *left = rich_node(arena, RICH_PLAIN),
         *right = rich_node(arena, RICH_PLAIN);
    Rich *child = body->first, *next;

    left->display = RICH_LEFT_MARGIN;
    right->display = RICH_RIGHT_INLINE;
    for (bool first = true; child != NULL; child = next, first = false) {
        next = child->next;
        rich_add(first ? left : right, child);
    }
    rich_add(rich, left);
    rich_add(rich, right);
    return rich;
}

static Rich *entry_rich(CslEngine *engine, Arena *arena, CslItem *item)
{
    const CslArea *area = &engine->style->bibliography;
    CslRender render = csl_render_start(engine, arena, item, NULL, true);
    Rich *body = csl_render_cite(&render), *rich;

    if (rich_is_empty(body))
        return NULL;
    if (!area->second_field_align)
        return csl_affix(arena, body, area->layout->prefix, area->layout->suffix);
    rich = align_fields(arena, body);
    if (area->layout->suffix.len > 0)
        rich_add(rich->last, rich_affix(arena, area->layout->suffix));
    return rich;
}

void csl_write_bibliography(CslEngine *engine, CslFormat format, Buf *out)
{
    Arena *arena = arena_create();

    if (format == CSL_HTML)
        buf_puts(out, "<div class=\"csl-bib-body\">\n");
    for (size_t i = 0; i < engine->list.count; i++) {
        Rich *entry = entry_rich(engine, arena, engine->registry[i]);

        if (entry == NULL)
            continue;
        buf_puts(out, format == CSL_HTML ? "  <div class=\"csl-entry\">" : "");
        csl_put(out, arena, entry, engine->locale, format);
        buf_puts(out, format == CSL_HTML ? "</div>\n" : "\n");
    }
    if (format == CSL_HTML)
        buf_puts(out, "</div>");
    arena_destroy(arena);
}
