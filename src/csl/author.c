/* The author in a sentence: "Gu (2021) says". */
#include "csl/cite.h"

static void put_name(CslEngine *engine, Arena *arena, const CslName *name, CslManner manner, Buf *out)
{
    Str text = name->is_literal        ? name->literal
               : name->is_han          ? arena_join(arena, name->family, name->given)
               : name->family.len == 0 ? name->given
               : name->non_dropping.len
                   ? arena_format(arena, "%.*s %.*s", STR_ARG(name->non_dropping), STR_ARG(name->family))
                   : name->family;

    csl_put(out, arena, rich_parse(arena, text), engine->locale, manner);
}

static void put_term(CslEngine *engine, Arena *arena, const char *term, CslManner manner, Buf *out)
{
    Str text = csl_term(engine->locale, str_of(term), CSL_LONG, false);

    buf_char(out, ' ');
    csl_put(out, arena, rich_text(arena, text), engine->locale, manner);
}

/* Of styles whose citations are numbers: one name, two, or the first and "et al.". */
static void put_plain(CslEngine *engine, Arena *arena, const CslItem *item, CslManner manner, Buf *out)
{
    const CslNames *author = csl_item_names(item, CSL_AUTHOR), *editor = csl_item_names(item, CSL_EDITOR);
    const CslNames *names = author != NULL ? author : editor;
    Str title = csl_item_text(item, CSL_TITLE_SHORT);

    if (names == NULL) {
        title = title.len > 0 ? title : csl_item_text(item, CSL_TITLE);
        csl_put(out, arena, rich_parse(arena, title.len > 0 ? title : item->id), engine->locale, manner);
        return;
    }
    put_name(engine, arena, &names->items[0], manner, out);
    if (names->count == 2) {
        put_term(engine, arena, "and", manner, out);
        buf_char(out, ' ');
        put_name(engine, arena, &names->items[1], manner, out);
    } else if (names->count > 2) {
        put_term(engine, arena, "et-al", manner, out);
    }
}

void csl_put_author(CslEngine *engine, const CslCite *cite, CslManner manner, Buf *out)
{
    Arena *arena = arena_create();
    CslCite own = *cite;
    CslRender render;
    Rich *names;

    own.suppress_author = false;
    own.locator = own.label = STR_EMPTY;
    render = csl_render_start(engine, arena, own.item, &own, false);
    names = rich_find(csl_render_cite(&render), RICH_NAMES);
    if (names == NULL || rich_is_empty(names))
        put_plain(engine, arena, own.item, manner, out);
    else
        csl_put(out, arena, names, engine->locale, manner);
    arena_destroy(arena);
}
