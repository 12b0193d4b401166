#include "csl/output.h"

#include "base/utf8.h"

typedef struct Tag {
    const char *open, *close;
} Tag;

#define SPAN(css)                              \
    {                                          \
        "<span style=\"" css ";\">", "</span>" \
    }

/* clang-format off */
static const Tag styles[] = {{"", ""}, SPAN("font-style:normal"), {"<i>", "</i>"}, {"<em>", "</em>"}};
static const Tag variants[] = {{"", ""}, SPAN("font-variant:normal"), SPAN("font-variant:small-caps")};
static const Tag weights[] = {{"", ""}, SPAN("font-weight:normal"), {"<b>", "</b>"}, SPAN("font-weight:light")};
static const Tag decorations[] = {{"", ""}, SPAN("text-decoration:none"), SPAN("text-decoration:underline")};
static const Tag aligns[] = {{"", ""}, {"<span style=\"baseline\">", "</span>"}, {"<sup>", "</sup>"}, {"<sub>", "</sub>"}};
static const Tag displays[] = {
    {"", ""},
    {"\n\n    <div class=\"csl-block\">", "</div>\n"},
    {"\n    <div class=\"csl-left-margin\">", "</div>"},
    {"<div class=\"csl-right-inline\">", "</div>\n  "},
    {"<div class=\"csl-indent\">", "</div>\n  "},
};
/* clang-format on */

/* What is in force, and what a node changes of it; 0: nothing. */
typedef struct Frame {
    RichFormat state, change;
} Frame;

enum { FRAMES = 512 };

static uint8_t change(uint8_t now, uint8_t wanted, bool flip)
{
    if (wanted == 0)
        return 0;
    if (flip && wanted == now)
        return 1;
    if (wanted == now || (wanted == 1 && now <= 1))
        return 0;
    return wanted;
}

static Frame enter(const Frame *outer, const Rich *node)
{
    Frame frame = { outer->state,
                    {
                        .style = change(outer->state.style, node->format.style, node->flip),
                        .variant = change(outer->state.variant, node->format.variant, node->flip),
                        .weight = change(outer->state.weight, node->format.weight, node->flip),
                        .decoration = change(outer->state.decoration, node->format.decoration, node->flip),
                        .align = change(outer->state.align, node->format.align, false),
                    } };

    if (frame.change.style)
        frame.state.style = frame.change.style;
    if (frame.change.variant)
        frame.state.variant = frame.change.variant;
    if (frame.change.weight)
        frame.state.weight = frame.change.weight;
    if (frame.change.decoration)
        frame.state.decoration = frame.change.decoration;
    if (frame.change.align)
        frame.state.align = frame.change.align;
    return frame;
}

static void put_open(Buf *out, const Frame *frame)
{
    buf_puts(out, aligns[frame->change.align].open);
    buf_puts(out, decorations[frame->change.decoration].open);
    buf_puts(out, weights[frame->change.weight].open);
    buf_puts(out, variants[frame->change.variant].open);
    buf_puts(out, styles[frame->change.style].open);
}

static void put_close(Buf *out, const Frame *frame)
{
    buf_puts(out, styles[frame->change.style].close);
    buf_puts(out, variants[frame->change.variant].close);
    buf_puts(out, weights[frame->change.weight].close);
    buf_puts(out, decorations[frame->change.decoration].close);
    buf_puts(out, aligns[frame->change.align].close);
}

/* clang-format off */
static const struct { uint32_t cp; const char *plain; } raised[] = {
    {0x00AA, "a"}, {0x00B2, "2"}, {0x00B3, "3"}, {0x00B9, "1"}, {0x00BA, "o"}, {0x02B0, "h"}, {0x02B2, "j"}, {0x02B3, "r"},
    {0x02B7, "w"}, {0x02B8, "y"}, {0x02E1, "l"}, {0x02E2, "s"}, {0x02E3, "x"}, {0x1D2C, "A"}, {0x1D2E, "B"}, {0x1D30, "D"},
    {0x1D31, "E"}, {0x1D33, "G"}, {0x1D34, "H"}, {0x1D35, "I"}, {0x1D36, "J"}, {0x1D37, "K"}, {0x1D38, "L"}, {0x1D39, "M"},
    {0x1D3A, "N"}, {0x1D3C, "O"}, {0x1D3E, "P"}, {0x1D3F, "R"}, {0x1D40, "T"}, {0x1D41, "U"}, {0x1D42, "W"}, {0x1D43, "a"},
    {0x1D47, "b"}, {0x1D48, "d"}, {0x1D49, "e"}, {0x1D4D, "g"}, {0x1D4F, "k"}, {0x1D50, "m"}, {0x1D52, "o"}, {0x1D56, "p"},
    {0x1D57, "t"}, {0x1D58, "u"}, {0x1D5B, "v"}, {0x2070, "0"}, {0x2071, "i"}, {0x2074, "4"}, {0x2075, "5"}, {0x2076, "6"},
    {0x2077, "7"}, {0x2078, "8"}, {0x2079, "9"}, {0x207A, "+"}, {0x207B, "-"}, {0x207C, "="}, {0x207D, "("}, {0x207E, ")"},
    {0x207F, "n"},
};
/* clang-format on */

/* Raised letters and digits (1ʳᵉ) as such: few fonts have them all. */
static size_t put_raised(Buf *out, Str text, size_t at)
{
    uint32_t cp;
    size_t len = utf8_decode(text, at, &cp);

    for (size_t i = 0; i < sizeof raised / sizeof *raised; i++)
        if (raised[i].cp == cp) {
            buf_format(out, "<sup>%s</sup>", raised[i].plain);
            return len;
        }
    buf_put(out, str_slice(text, at, at + len));
    return len;
}

static void put_escaped(Buf *out, Str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];

        if ((unsigned char)c >= 0xC2)
            i += put_raised(out, text, i) - 1;
        else if (c == '&')
            buf_puts(out, "&#38;");
        else if (c == '<')
            buf_puts(out, "&#60;");
        else if (c == '>')
            buf_puts(out, "&#62;");
        else
            buf_char(out, c);
    }
}

/* Frames are as deep as trees; deeper ones go on without a change. */
void csl_put_html(Buf *out, const Tokens *tokens)
{
    Frame frames[FRAMES] = { { { 0 }, { 0 } } };
    size_t depth = 0, beyond = 0;

    for (size_t i = 0; i < tokens->count; i++) {
        const Token *token = &tokens->items[i];

        if (token->kind == TOKEN_OPEN && depth + 1 == FRAMES) {
            beyond++;
        } else if (token->kind == TOKEN_OPEN) {
            frames[depth + 1] = enter(&frames[depth], token->node);
            depth++;
            buf_puts(out, displays[token->node->display].open);
            put_open(out, &frames[depth]);
        } else if (token->kind == TOKEN_CLOSE && beyond > 0) {
            beyond--;
        } else if (token->kind == TOKEN_CLOSE) {
            put_close(out, &frames[depth--]);
            buf_puts(out, displays[token->node->display].close);
        } else {
            put_escaped(out, token->text);
        }
    }
}

void csl_put_text(Buf *out, const Tokens *tokens)
{
    for (size_t i = 0; i < tokens->count; i++)
        buf_put(out, tokens->items[i].text);
}

void csl_put(Buf *out, Arena *arena, const Rich *rich, const CslLocale *locale, CslFormat format)
{
    Tokens tokens = csl_finish(arena, rich, locale);

    if (format == CSL_HTML)
        csl_put_html(out, &tokens);
    else
        csl_put_text(out, &tokens);
}
