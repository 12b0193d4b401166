/* Texts of items: markup and quotation marks. */
#include "csl/rich.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "text/case.h"
#include "text/markup.h"

typedef enum PieceKind { PIECE_TEXT, PIECE_OPEN, PIECE_CLOSE, PIECE_QUOTE } PieceKind;

/* A quote is paired with the one at `partner`, which is 0 where it has none (the first piece is never a closing one). */
typedef struct Piece {
    PieceKind kind;
    MarkupKind markup;
    Str text;
    uint32_t cp, before, behind; /* of QUOTE: the mark, and the visible characters around it (0: none) */
    size_t partner;
} Piece;

typedef struct Pieces {
    Piece *items;
    size_t count, capacity;
} Pieces;

static bool is_quote(uint32_t cp)
{
    return cp == '"' || cp == '\'' || cp == 0x2018 || cp == 0x2019 || cp == 0x201C || cp == 0x201D;
}

static bool is_single(uint32_t cp)
{
    return cp == '\'' || cp == 0x2018 || cp == 0x2019;
}

static void put_text(Arena *arena, Pieces *pieces, Str text)
{
    size_t at = 0, start = 0, next;
    uint32_t cp;

    for (; (next = at) < text.len; start = is_quote(cp) ? at : start) {
        utf8_next(text, &next, &cp);
        if (is_quote(cp)) {
            if (at > start)
                vec_push(arena, pieces, (Piece){ .kind = PIECE_TEXT, .text = str_slice(text, start, at) });
            vec_push(arena, pieces, (Piece){ .kind = PIECE_QUOTE, .text = str_slice(text, at, next), .cp = cp });
        }
        at = next;
    }
    if (at > start)
        vec_push(arena, pieces, (Piece){ .kind = PIECE_TEXT, .text = str_slice(text, start, at) });
}

static uint32_t last_of(Str text)
{
    size_t at = text.len;
    uint32_t cp;

    while (at > 0 && ((unsigned char)text.ptr[--at] & 0xC0) == 0x80)
        continue;
    utf8_next(text, &at, &cp);
    return cp;
}

static uint32_t first_of(Str text)
{
    size_t at = 0;
    uint32_t cp;

    utf8_next(text, &at, &cp);
    return cp;
}

static void look_around(Pieces *pieces)
{
    uint32_t seen = 0;

    for (size_t i = 0; i < pieces->count; i++) {
        Piece *piece = &pieces->items[i];

        piece->before = seen;
        if (piece->kind == PIECE_TEXT || piece->kind == PIECE_QUOTE)
            seen = last_of(piece->text);
    }
    seen = 0;
    for (size_t i = pieces->count; i-- > 0;) {
        Piece *piece = &pieces->items[i];

        piece->behind = seen;
        if (piece->kind == PIECE_TEXT || piece->kind == PIECE_QUOTE)
            seen = first_of(piece->text);
    }
}

static bool may_open(const Piece *piece)
{
    uint32_t before = piece->before;

    if (piece->cp == 0x201C || piece->cp == 0x2018)
        return true;
    if (piece->cp == 0x201D || piece->cp == 0x2019 || piece->behind == 0 || case_is_space(piece->behind))
        return false;
    return before == 0 || case_is_space(before) || case_is_opening(before) || is_quote(before);
}

static bool may_close(const Piece *piece)
{
    if (piece->cp == 0x201C || piece->cp == 0x2018 || piece->before == 0)
        return false;
    if (piece->cp == 0x201D)
        return true;
    if (case_is_space(piece->before))
        return false;
    return !case_is_alnum(piece->behind);
}

/* Pairs quotes within the same markup; `open` holds the indexes of quotes and tags that are open. */
static void pair_quotes(Arena *arena, Pieces *pieces)
{
    VEC(size_t) open = { 0 };

    for (size_t i = 0; i < pieces->count; i++) {
        Piece *piece = &pieces->items[i];
        size_t depth = open.count;

        if (piece->kind == PIECE_OPEN)
            vec_push(arena, &open, i);
        if (piece->kind == PIECE_CLOSE) {
            while (open.count > 0 && pieces->items[open.items[--open.count]].kind != PIECE_OPEN)
                continue;
        }
        if (piece->kind != PIECE_QUOTE)
            continue;
        while (may_close(piece) && depth > 0 && pieces->items[open.items[depth - 1]].kind == PIECE_QUOTE &&
               is_single(pieces->items[open.items[depth - 1]].cp) != is_single(piece->cp))
            depth--;
        if (may_close(piece) && depth > 0 && pieces->items[open.items[depth - 1]].kind == PIECE_QUOTE) {
            size_t first = open.items[depth - 1];

            open.count = depth - 1;
            pieces->items[first].partner = i;
            piece->partner = first + 1;
        } else if (may_open(piece) && open.count < MARKUP_DEPTH * 2) {
            vec_push(arena, &open, i);
        }
    }
}

static Rich *markup_node(Arena *arena, MarkupKind kind)
{
    Rich *rich = rich_node(arena, RICH_PLAIN);

    rich->flip = true;
    switch (kind) {
    case MARKUP_ITALIC:
        rich->format.style = RICH_ITALIC;
        break;
    case MARKUP_BOLD:
        rich->format.weight = RICH_BOLD;
        break;
    case MARKUP_SUP:
        rich->format.align = RICH_SUP;
        rich->nocase = true;
        break;
    case MARKUP_SUB:
        rich->format.align = RICH_SUB;
        rich->nocase = true;
        break;
    case MARKUP_SMALLCAPS:
        rich->format.variant = RICH_SMALL_CAPS;
        rich->nocase = true;
        break;
    default:
        rich->nocase = true;
        break;
    }
    return rich;
}

static Str literal_quote(const Piece *piece)
{
    return piece->cp == '\'' ? STR("\xE2\x80\x99") : piece->text;
}

static Rich *build(Arena *arena, const Pieces *pieces)
{
    Rich *root = rich_node(arena, RICH_PLAIN), *node;
    VEC(Rich *) stack = { 0 };

    vec_push(arena, &stack, root);
    for (size_t i = 0; i < pieces->count; i++) {
        const Piece *piece = &pieces->items[i];
        Rich *top = stack.items[stack.count - 1];
        bool paired = piece->kind == PIECE_QUOTE && piece->partner > 0;

        if (piece->kind == PIECE_OPEN || (paired && piece->partner > i)) {
            node = piece->kind == PIECE_OPEN ? markup_node(arena, piece->markup) : rich_node(arena, RICH_PLAIN);
            node->quotes = piece->kind == PIECE_QUOTE;
            rich_add(top, node);
            vec_push(arena, &stack, node);
        } else if (piece->kind == PIECE_CLOSE || paired) {
            stack.count--;
        } else {
            rich_add(top, rich_text(arena, piece->kind == PIECE_QUOTE ? literal_quote(piece) : piece->text));
        }
    }
    return root;
}

static bool is_simple(Str text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];

        if (c == '<' || c == '"' || c == '\'' || c == 0xE2)
            return false;
    }
    return true;
}

Rich *rich_parse(Arena *arena, Str text)
{
    Pieces pieces = { 0 };
    Markup state = markup_start(text);
    MarkupToken token;

    if (is_simple(text))
        return rich_text(arena, text);
    while (markup_next(&state, &token)) {
        if (token.type == MARKUP_TEXT)
            put_text(arena, &pieces, token.text);
        else
            vec_push(arena, &pieces,
                     (Piece){ .kind = token.type == MARKUP_OPEN ? PIECE_OPEN : PIECE_CLOSE, .markup = token.kind });
    }
    look_around(&pieces);
    pair_quotes(arena, &pieces);
    return build(arena, &pieces);
}
