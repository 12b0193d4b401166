/* Tokens to bytes, whatever the format. */
#include "csl/output.h"

#include "base/utf8.h"
#include "text/case.h"

/* What is in force, and what a node changes of it; 0: nothing. */
typedef struct Frame {
    RichFormat state, change;
    Str href;
} Frame;

enum { FRAMES = 512 };

typedef struct Writer {
    Buf *out;
    const OutputForm *form;
    size_t depth, beyond;
    size_t written;  /* frames whose opening marks stand in `out`; of a lazy format fewer than there are */
    Buf blanks;      /* of a lazy format: to be written before the next text */
    size_t linked;   /* links that are open */
    bool line_break; /* what comes stands in a new line */
    Frame frames[FRAMES];
} Writer;

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

static Frame enter(const Frame *outer, const Token *token)
{
    const Rich *node = token->node;
    Frame frame = { outer->state,
                    {
                        .style = change(outer->state.style, node->format.style, node->flip),
                        .variant = change(outer->state.variant, node->format.variant, node->flip),
                        .weight = change(outer->state.weight, node->format.weight, node->flip),
                        .decoration = change(outer->state.decoration, node->format.decoration, node->flip),
                        .align = change(outer->state.align, node->format.align, false),
                    },
                    token->text };

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

/* ---- marks ---- */

static void put_open(Writer *writer, const Frame *frame)
{
    const OutputForm *form = writer->form;
    Buf *out = writer->out;

    if (frame->href.len > 0 && form->link_open != NULL) {
        form->link_open(out, frame->href);
        writer->linked++;
    }
    buf_puts(out, form->aligns[frame->change.align].open);
    buf_puts(out, form->decorations[frame->change.decoration].open);
    buf_puts(out, form->weights[frame->change.weight].open);
    buf_puts(out, form->variants[frame->change.variant].open);
    buf_puts(out, form->styles[frame->change.style].open);
}

static void put_close(Writer *writer, const Frame *frame)
{
    const OutputForm *form = writer->form;
    Buf *out = writer->out;

    buf_puts(out, form->styles[frame->change.style].close);
    buf_puts(out, form->variants[frame->change.variant].close);
    buf_puts(out, form->weights[frame->change.weight].close);
    buf_puts(out, form->decorations[frame->change.decoration].close);
    buf_puts(out, form->aligns[frame->change.align].close);
    if (frame->href.len == 0 || form->link_open == NULL)
        return;
    writer->linked--;
    if (form->link_middle != NULL) {
        buf_puts(out, form->link_middle);
        buf_put(out, frame->href);
    }
    buf_puts(out, form->link_close);
}

static bool changes(const Frame *frame)
{
    return frame->href.len > 0 || frame->change.style || frame->change.variant || frame->change.weight ||
           frame->change.decoration || frame->change.align;
}

/* ---- Markdown's marks, which act only in the right place ---- */

static const char apart[] = "<!-- -->";

static uint32_t last_cp(const Buf *out)
{
    Str text = buf_str(out);
    size_t at = text.len;
    uint32_t cp = 0;

    if (text.len == 0)
        return 0;
    while (at > 0 && ((unsigned char)text.ptr[--at] & 0xC0) == 0x80)
        continue;
    utf8_decode(text, at, &cp);
    return cp;
}

static bool is_word(uint32_t cp)
{
    return cp != 0 && !case_is_space(cp) && !case_is_punctuation(cp) && (cp >= 0x80 || ascii_is_alnum((char)cp));
}

/* Opening marks act before punctuation only where no letter is before them, and never right behind other marks. */
static void open_lazily(Writer *writer, uint32_t next)
{
    for (; writer->written < writer->depth; writer->written++) {
        const Frame *frame = &writer->frames[writer->written + 1];
        uint32_t last = last_cp(writer->out);

        if (changes(frame) && (last == '*' || (is_word(last) && !is_word(next))))
            buf_puts(writer->out, apart);
        put_open(writer, frame);
    }
}

/* Pandoc's ^1, see also 2^ would end at the blank. */
static void put_hard(Writer *writer, Str text)
{
    bool hard = writer->form->hard_blanks && writer->frames[writer->written].state.align >= RICH_SUP;

    for (size_t i = 0; i < text.len; i++) {
        if (hard && text.ptr[i] == ' ')
            buf_char(writer->out, '\\');
        buf_char(writer->out, text.ptr[i]);
    }
}

static void put_blanks(Writer *writer)
{
    put_hard(writer, buf_str(&writer->blanks));
    buf_clear(&writer->blanks);
}

static void put_inert(Writer *writer, Str text)
{
    size_t start = writer->out->len;

    writer->form->text(writer->out, text);
    if (writer->form->hard_blanks && writer->frames[writer->written].state.align >= RICH_SUP) {
        Buf copy = { 0 };

        buf_put(&copy, str_from(buf_str(writer->out), start));
        writer->out->len = start;
        put_hard(writer, buf_str(&copy));
        buf_free(&copy);
    }
}

/* Closing marks act behind punctuation only where no letter follows. */
static void keep_apart(Writer *writer, uint32_t next)
{
    Buf *out = writer->out;
    size_t end = out->len;

    while (end > 0 && out->ptr[end - 1] == '*')
        end--;
    if (end < out->len && end > 0 && writer->blanks.len == 0 && is_word(next)) {
        Buf before = { out->ptr, end, end };

        if (!is_word(last_cp(&before)))
            buf_puts(out, apart);
    }
}

static size_t blanks_at(Str text, size_t at)
{
    for (uint32_t cp; at < text.len;) {
        size_t len = utf8_decode(text, at, &cp);

        if (!case_is_space(cp))
            break;
        at += len;
    }
    return at;
}

/* Where the blanks begin that end the text. */
static size_t blanks_from(Str text)
{
    size_t from = 0;

    for (size_t at = 0; at < text.len;) {
        uint32_t cp;

        at += utf8_decode(text, at, &cp);
        if (!case_is_space(cp))
            from = at;
    }
    return from;
}

static void put_lazily(Writer *writer, Str text)
{
    size_t from = blanks_at(text, 0), to;
    uint32_t next;

    buf_put(&writer->blanks, str_slice(text, 0, from));
    text = str_from(text, from);
    if (text.len == 0)
        return;
    to = blanks_from(text);
    utf8_decode(text, 0, &next);
    keep_apart(writer, next);
    put_blanks(writer);
    open_lazily(writer, next);
    put_inert(writer, str_slice(text, 0, to));
    buf_put(&writer->blanks, str_from(text, to));
}

/* ---- lines ---- */

static void put_line_break(Writer *writer)
{
    if (!writer->line_break)
        return;
    writer->line_break = false;
    buf_clear(&writer->blanks);
    if (writer->out->len > 0)
        buf_puts(writer->out, writer->form->line_break);
}

static void open_display(Writer *writer, unsigned display)
{
    if (display == 0)
        return;
    if (writer->form->line_break == NULL) {
        buf_puts(writer->out, writer->form->displays[display].open);
        return;
    }
    if (display == RICH_BLOCK || display == RICH_INDENT)
        writer->line_break = true;
    put_line_break(writer);
    if (display == RICH_INDENT)
        buf_puts(writer->out, writer->form->indent);
    if (display == RICH_LEFT_MARGIN)
        buf_puts(writer->out, writer->form->margin.open);
}

static void close_display(Writer *writer, unsigned display)
{
    if (display == 0)
        return;
    if (writer->form->line_break == NULL) {
        buf_puts(writer->out, writer->form->displays[display].close);
        return;
    }
    if (display == RICH_BLOCK || display == RICH_INDENT)
        writer->line_break = true;
    if (display != RICH_LEFT_MARGIN)
        return;
    if (writer->form->lazy && writer->blanks.len == 0)
        buf_puts(&writer->blanks, writer->form->margin.close);
    else if (!writer->form->lazy && last_cp(writer->out) != ' ')
        buf_puts(writer->out, writer->form->margin.close);
}

/* ---- tokens ---- */

static void put_token_text(Writer *writer, Str text)
{
    if (text.len > 0)
        put_line_break(writer);
    if (writer->form->lazy)
        put_lazily(writer, text);
    else if (writer->form->link_text != NULL && writer->linked > 0)
        writer->form->link_text(writer->out, text);
    else
        writer->form->text(writer->out, text);
}

/* Frames are as deep as trees; deeper ones go on without a change. */
static void put_token_open(Writer *writer, const Token *token)
{
    if (writer->depth + 1 == FRAMES) {
        writer->beyond++;
        return;
    }
    writer->frames[writer->depth + 1] = enter(&writer->frames[writer->depth], token);
    writer->depth++;
    open_display(writer, token->node->display);
    if (writer->form->lazy)
        return;
    put_open(writer, &writer->frames[writer->depth]);
    writer->written = writer->depth;
}

static void put_token_close(Writer *writer, const Token *token)
{
    if (writer->beyond > 0) {
        writer->beyond--;
        return;
    }
    if (writer->written == writer->depth) {
        put_close(writer, &writer->frames[writer->depth]);
        writer->written--;
    }
    writer->depth--;
    close_display(writer, token->node->display);
}

/* <https://...>, where the text says no more than that. Returns the token that ends it. */
static size_t put_autolink(Writer *writer, const Tokens *tokens, size_t at)
{
    Str href = tokens->items[at].text;

    put_line_break(writer);
    keep_apart(writer, '<');
    put_blanks(writer);
    open_lazily(writer, '<');
    buf_format(writer->out, "<%.*s>", STR_ARG(href));
    for (size_t depth = 0; at < tokens->count; at++) {
        depth += tokens->items[at].kind == TOKEN_OPEN;
        depth -= tokens->items[at].kind == TOKEN_CLOSE;
        if (depth == 0)
            break;
    }
    return at;
}

void csl_put_tokens(Buf *out, const Tokens *tokens, const OutputForm *form)
{
    Writer writer;

    writer.out = out;
    writer.form = form;
    writer.depth = writer.beyond = writer.written = writer.linked = 0;
    writer.blanks = (Buf){ 0 };
    writer.line_break = false;
    writer.frames[0] = (Frame){ { 0 }, { 0 }, { NULL, 0 } };
    for (size_t i = 0; i < tokens->count; i++) {
        const Token *token = &tokens->items[i];

        if (token->kind == TOKEN_OPEN && token->bare && form->autolinks)
            i = put_autolink(&writer, tokens, i);
        else if (token->kind == TOKEN_OPEN)
            put_token_open(&writer, token);
        else if (token->kind == TOKEN_CLOSE)
            put_token_close(&writer, token);
        else
            put_token_text(&writer, token->text);
    }
    buf_free(&writer.blanks);
}

void csl_put(Buf *out, Arena *arena, const Rich *rich, const CslLocale *locale, CslManner manner)
{
    static const OutputForm *const forms[] = {
        [CSL_TEXT_FORMAT] = &output_text, [CSL_HTML] = &output_html,   [CSL_MARKDOWN] = &output_markdown,
        [CSL_PANDOC] = &output_pandoc,    [CSL_LATEX] = &output_latex,
    };
    Tokens tokens = csl_finish(arena, rich, locale);

    if (manner.links)
        csl_link(arena, &tokens);
    csl_put_tokens(out, &tokens, forms[manner.format]);
}
