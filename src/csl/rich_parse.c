/* Texts of items: markup and quotation marks.
 *
 * The tags are those of text/markup.h, and two that citeproc-js knows besides: <sc> and <span class="nodecor">. Tags and
 * quotes share one stack; what finds no partner stays as the text that it is. Linear in the length of the text. */
#include "csl/rich.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "text/case.h"

enum { NESTED = 32 };

typedef enum PieceKind { PIECE_TEXT, PIECE_OPEN, PIECE_CLOSE, PIECE_QUOTE } PieceKind;
typedef enum TagKind { TAG_I, TAG_B, TAG_SUP, TAG_SUB, TAG_SC, TAG_NOCASE, TAG_NODECOR, TAG_KINDS } TagKind;

typedef struct Tag {
    Str text;
    PieceKind piece;
    TagKind kind;
} Tag;

/* clang-format off */
static const Tag tags[] = {
    {STR_INIT("<i>"), PIECE_OPEN, TAG_I}, {STR_INIT("</i>"), PIECE_CLOSE, TAG_I},
    {STR_INIT("<b>"), PIECE_OPEN, TAG_B}, {STR_INIT("</b>"), PIECE_CLOSE, TAG_B},
    {STR_INIT("<sup>"), PIECE_OPEN, TAG_SUP}, {STR_INIT("</sup>"), PIECE_CLOSE, TAG_SUP},
    {STR_INIT("<sub>"), PIECE_OPEN, TAG_SUB}, {STR_INIT("</sub>"), PIECE_CLOSE, TAG_SUB},
    {STR_INIT("<sc>"), PIECE_OPEN, TAG_SC}, {STR_INIT("</sc>"), PIECE_CLOSE, TAG_SC},
    {STR_INIT("<span class=\"nocase\">"), PIECE_OPEN, TAG_NOCASE},
    {STR_INIT("<span class=\"nodecor\">"), PIECE_OPEN, TAG_NODECOR},
    {STR_INIT("<span style=\"font-variant:small-caps;\">"), PIECE_OPEN, TAG_SC},
    {STR_INIT("<span style=\"font-variant: small-caps;\">"), PIECE_OPEN, TAG_SC},
    {STR_INIT("</span>"), PIECE_CLOSE, TAG_NOCASE}, /* of any span */
};
/* clang-format on */

typedef struct Piece {
    PieceKind kind;
    TagKind tag;
    bool span; /* of OPEN and CLOSE: a span */
    Str text;
    uint32_t cp, before, behind; /* of QUOTE: the mark, and the visible characters around it (0: none) */
    bool paired, closes;
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

static const Tag *tag_at(Str rest)
{
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (str_starts(rest, tags[i].text))
            return &tags[i];
    return NULL;
}

static void flush(Arena *arena, Pieces *pieces, Str text)
{
    if (text.len > 0)
        vec_push(arena, pieces, (Piece){ .kind = PIECE_TEXT, .text = text });
}

static Pieces cut(Arena *arena, Str text)
{
    Pieces pieces = { 0 };
    size_t at = 0, start = 0, next;
    uint32_t cp;

    for (; (next = at) < text.len; at = next) {
        const Tag *tag = text.ptr[at] == '<' ? tag_at(str_from(text, at)) : NULL;

        utf8_next(text, &next, &cp);
        if (tag == NULL && !is_quote(cp))
            continue;
        flush(arena, &pieces, str_slice(text, start, at));
        if (tag != NULL) {
            next = at + tag->text.len;
            vec_push(arena, &pieces,
                     (Piece){ .kind = tag->piece, .tag = tag->kind, .text = tag->text, .span = tag->text.len > 6 });
        } else {
            vec_push(arena, &pieces, (Piece){ .kind = PIECE_QUOTE, .text = str_slice(text, at, next), .cp = cp });
        }
        start = next;
    }
    flush(arena, &pieces, str_slice(text, start, at));
    return pieces;
}

static uint32_t last_of(Str text)
{
    size_t at = text.len;
    uint32_t cp = 0;

    while (at > 0 && ((unsigned char)text.ptr[--at] & 0xC0) == 0x80)
        continue;
    utf8_next(text, &at, &cp);
    return cp;
}

static uint32_t first_of(Str text)
{
    size_t at = 0;
    uint32_t cp = 0;

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
    if (is_quote(before))
        return is_single(before) != is_single(piece->cp);
    return before == 0 || case_is_space(before) || case_is_opening(before);
}

static bool may_close(const Piece *piece)
{
    if (piece->cp == 0x201C || piece->cp == 0x2018 || piece->before == 0)
        return false;
    if (piece->cp == 0x201D)
        return true;
    return !case_is_space(piece->before) && !case_is_alnum(piece->behind);
}

typedef struct Stack {
    size_t items[NESTED];
    size_t count;
} Stack;

static void pair(Pieces *pieces, Stack *stack, size_t depth, size_t closing)
{
    pieces->items[stack->items[depth - 1]].paired = true;
    pieces->items[closing].paired = true;
    pieces->items[closing].closes = true;
    stack->count = depth - 1;
}

static void close_tag(Pieces *pieces, Stack *stack, size_t i)
{
    const Piece *piece = &pieces->items[i];

    for (size_t depth = stack->count; depth > 0; depth--) {
        const Piece *open = &pieces->items[stack->items[depth - 1]];

        if (open->kind == PIECE_OPEN && (piece->span ? open->span : !open->span && open->tag == piece->tag)) {
            pair(pieces, stack, depth, i);
            return;
        }
    }
}

/* True if it closes a quote that is open, with no tag between. */
static bool close_quote(Pieces *pieces, Stack *stack, size_t i)
{
    if (!may_close(&pieces->items[i]))
        return false;
    for (size_t depth = stack->count; depth > 0; depth--) {
        const Piece *open = &pieces->items[stack->items[depth - 1]];

        if (open->kind != PIECE_QUOTE)
            return false;
        if (is_single(open->cp) == is_single(pieces->items[i].cp)) {
            pair(pieces, stack, depth, i);
            return true;
        }
    }
    return false;
}

static void match(Pieces *pieces)
{
    Stack stack = { .count = 0 };

    for (size_t i = 0; i < pieces->count; i++) {
        const Piece *piece = &pieces->items[i];

        if (piece->kind == PIECE_CLOSE) {
            close_tag(pieces, &stack, i);
            continue;
        }
        if (piece->kind == PIECE_TEXT || (piece->kind == PIECE_QUOTE && close_quote(pieces, &stack, i)))
            continue;
        if ((piece->kind == PIECE_OPEN || may_open(piece)) && stack.count < NESTED)
            stack.items[stack.count++] = i;
    }
}

static Rich *tag_node(Arena *arena, TagKind kind)
{
    static const RichFormat formats[TAG_KINDS] = {
        [TAG_I] = { .style = RICH_ITALIC },
        [TAG_B] = { .weight = RICH_BOLD },
        [TAG_SUP] = { .align = RICH_SUP },
        [TAG_SUB] = { .align = RICH_SUB },
        [TAG_SC] = { .variant = RICH_SMALL_CAPS },
        [TAG_NODECOR] = { RICH_STYLE_NORMAL, RICH_VARIANT_NORMAL, RICH_WEIGHT_NORMAL, RICH_DECORATION_NONE, 0 },
    };
    Rich *rich = rich_node(arena, RICH_PLAIN);

    rich->format = formats[kind];
    rich->flip = kind != TAG_NODECOR;
    rich->nocase = kind != TAG_I && kind != TAG_B;
    return rich;
}

static Str literal(const Piece *piece)
{
    return piece->kind == PIECE_QUOTE && piece->cp == '\'' ? STR("\xE2\x80\x99") : piece->text;
}

/* `keep`: single quotes stay single, whatever stands around. */
static Rich *build(Arena *arena, const Pieces *pieces, bool keep)
{
    Rich *stack[NESTED + 1] = { rich_node(arena, RICH_PLAIN) }, *node;
    size_t depth = 0;

    for (size_t i = 0; i < pieces->count; i++) {
        const Piece *piece = &pieces->items[i];

        if (piece->paired && keep && piece->kind == PIECE_QUOTE && is_single(piece->cp)) {
            rich_add(stack[depth], rich_text(arena, piece->closes ? STR("\xE2\x80\x99") : STR("\xE2\x80\x98")));
        } else if (piece->paired && piece->closes) {
            depth--;
        } else if (piece->paired) {
            node = piece->kind == PIECE_OPEN ? tag_node(arena, piece->tag) : rich_node(arena, RICH_PLAIN);
            node->quotes = piece->kind == PIECE_QUOTE;
            rich_add(stack[depth], node);
            stack[++depth] = node;
        } else {
            rich_add(stack[depth], rich_text(arena, literal(piece)));
        }
    }
    return stack[0];
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

static Rich *parse(Arena *arena, Str text, bool keep)
{
    Pieces pieces;

    if (is_simple(text))
        return rich_text(arena, text);
    pieces = cut(arena, text);
    look_around(&pieces);
    match(&pieces);
    return build(arena, &pieces, keep);
}

Rich *rich_parse(Arena *arena, Str text)
{
    return parse(arena, text, false);
}

Rich *rich_parse_note(Arena *arena, Str text)
{
    return parse(arena, text, true);
}
