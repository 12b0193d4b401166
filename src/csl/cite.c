/* Citations: several cites as one text. */
#include "csl/cite.h"
#include "csl/text_case.h"

#include "base/utf8.h"
#include "text/case.h"

static Rich *first_leaf(Rich *rich)
{
    if (rich->text.len > 0)
        return rich;
    for (Rich *child = rich->first; child != NULL; child = child->next) {
        Rich *leaf = first_leaf(child);

        if (leaf != NULL)
            return leaf;
    }
    return NULL;
}

/* A blank between what the writer put around a cite and the cite, unless there is one or punctuation. */
static Str spaced_prefix(Arena *arena, Str prefix)
{
    uint32_t cp = 0;
    size_t at = prefix.len;

    if (prefix.len == 0)
        return prefix;
    while (at > 0 && ((unsigned char)prefix.ptr[--at] & 0xC0) == 0x80)
        continue;
    utf8_next(prefix, &at, &cp);
    if (case_is_alnum(cp) || cp == '.' || cp == ',' || cp == ':' || cp == ';' || cp == ')' || cp == '>' || cp == '?' ||
        cp == '!')
        return arena_join(arena, prefix, STR(" "));
    return prefix;
}

static Str spaced_suffix(Arena *arena, Str suffix)
{
    uint32_t cp = 0;
    size_t at = 0;

    if (suffix.len == 0)
        return suffix;
    utf8_next(suffix, &at, &cp);
    if (case_is_alnum(cp) || cp == '<' || cp == '[' || cp == '(' || cp == '"' || cp == '\'' || cp == 0x201C)
        return arena_join(arena, STR(" "), suffix);
    return suffix;
}

/* More than one word and a full stop: "This has been said." */
static bool ends_sentence(Arena *arena, Str prefix)
{
    Str text = str_trim(rich_plain(arena, rich_parse(arena, prefix)));

    while (text.len > 0 && str_ends(text, STR("\"")))
        text.len--;
    return str_ends(text, STR(".")) && str_find_char(text, ' ') != STR_NONE;
}

/* A term that begins a note has a capital: "Ibid." */
static void capitalise(const CslEngine *engine, Arena *arena, const CslCite *cite, bool first, Rich *rich)
{
    Rich *leaf = first_leaf(rich);

    if (!engine->style->is_note || leaf == NULL || leaf->role != RICH_TERM)
        return;
    if ((cite->prefix.len == 0 && first) || ends_sentence(arena, cite->prefix))
        csl_capitalize_first(arena, leaf);
}

static void render_row(CslEngine *engine, Arena *arena, CslCiteRow *row, bool first)
{
    CslRender render = csl_render_start(engine, arena, row->cite->item, row->cite, false);

    row->body = csl_render_cite(&render);
    if (row->cite->author_only)
        row->body = rich_find(row->body, RICH_NAMES);
    if (rich_is_empty(row->body) && !row->cite->suppress_author)
        row->body = rich_text(arena, STR("[CSL STYLE ERROR: reference with no printed form.]"));
    if (row->body == NULL)
        return;
    capitalise(engine, arena, row->cite, first, row->body);
    row->names = rich_find(row->body, RICH_NAMES);
}

Rich *csl_row_rich(Arena *arena, const CslCiteRow *row)
{
    Rich *rich = rich_node(arena, RICH_CITE);

    if (row->cite->prefix.len > 0)
        rich_add(rich, rich_parse_note(arena, spaced_prefix(arena, row->cite->prefix)));
    rich_add(rich, row->body);
    if (row->cite->suffix.len > 0) {
        Rich *suffix = rich_parse_note(arena, spaced_suffix(arena, row->cite->suffix)), *leaf = first_leaf(suffix);

        if (leaf != NULL) /* its punctuation may move into quotes before it */
            leaf->role = RICH_AFFIX;
        rich_add(rich, suffix);
    }
    return rich;
}

/* The layout that all cites have; where they differ, or it says nothing of what stands around cites, the citation's own. */
static const CslElement *common_layout(const CslEngine *engine, const CslCitation *citation)
{
    const CslElement *own = engine->style->citation.layout, *layout;

    layout = citation->count > 0 ? citation->cites[0].item->layouts[false] : NULL;
    for (size_t i = 1; i < citation->count; i++)
        if (citation->cites[i].item->layouts[false] != layout)
            return own;
    return layout == NULL || layout->prefix.len + layout->suffix.len + layout->delimiter.len == 0 ? own : layout;
}

Rich *csl_citation_rich(CslEngine *engine, Arena *arena, const CslCitation *citation)
{
    const CslElement *layout = common_layout(engine, citation);
    CslCite **cites = arena_array(arena, citation->count > 0 ? citation->count : 1, sizeof *cites);
    CslCiteRows rows = { arena_array(arena, citation->count > 0 ? citation->count : 1, sizeof *rows.items), 0 };
    CslElement shape = *layout;
    Rich *rich;

    for (size_t i = 0; i < citation->count; i++)
        cites[i] = &citation->cites[i];
    csl_sort_cites(engine, cites, citation->count);
    for (size_t i = 0; i < citation->count; i++) {
        CslCiteRow *row = &rows.items[rows.count++];

        row->cite = cites[i];
        render_row(engine, arena, row, i == 0);
        row->joiner = layout->delimiter;
    }
    csl_collapse(engine, arena, &rows);
    rich = rich_node(arena, RICH_PLAIN);
    for (size_t i = 0; i < rows.count; i++) {
        const CslCiteRow *row = &rows.items[i];

        if (row->gone)
            continue;
        if (rich->first != NULL && row->joiner.len > 0 &&
            !(row->cite->prefix.len > 0 && str_find_char(STR(".,;:?!"), row->cite->prefix.ptr[0]) != STR_NONE))
            rich_add(rich, rich_affix(arena, row->joiner));
        rich_add(rich, csl_row_rich(arena, row));
    }
    if (rich_has_format(&(Rich){ .format = shape.format })) {
        Rich *shell = rich_node(arena, RICH_PLAIN);

        shell->format = shape.format;
        rich_add(shell, csl_affix(arena, rich, shape.prefix, shape.suffix));
        return shell;
    }
    return csl_affix(arena, rich, shape.prefix, shape.suffix);
}

void csl_put_citation(CslEngine *engine, const CslCitation *citation, CslManner manner, Buf *out)
{
    Arena *arena = arena_create();

    csl_put(out, arena, csl_citation_rich(engine, arena, citation), engine->locale, manner);
    arena_destroy(arena);
}

void csl_write_citation(CslEngine *engine, const CslCitation *citation, CslFormat format, Buf *out)
{
    csl_put_citation(engine, citation, (CslManner){ .format = format }, out);
}
