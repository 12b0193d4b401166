/* Markdown, as pandoc has it: its blocks. Brackets are paired a paragraph at a time, since what they mean stands behind them. */
#include "read/markdown.h"

#include "base/file.h"

/* ---- paragraphs ---- */

static size_t paragraph_end(const Markdown *md, size_t at)
{
    while (at < md->text.len && !is_blank_line(md, at))
        at = line_end(md, at) + 1;
    return at < md->text.len ? at : md->text.len;
}

/* Behind the run that closes a code span of `count` backticks; behind the run itself if none does. */
size_t markdown_code_end(Markdown *md, size_t at, size_t count)
{
    size_t start = at + count;

    if (count > TICKS_MOST || (md->ticks_none & (UINT64_C(1) << count)) != 0)
        return start;
    for (at = start; at < md->paragraph;) {
        size_t run = run_length(md, at, '`');

        if (run == count)
            return at + run;
        at += run > 0 ? run : 1;
    }
    md->ticks_none |= UINT64_C(1) << count;
    return start;
}

/* Pairs the brackets of the paragraph that begins here. */
static void pair_brackets(Markdown *md)
{
    Arena *arena = md->manuscript->arena;
    VEC(size_t) open = { 0 };

    md->brackets.count = md->bracket = 0;
    md->ticks_none = 0;
    md->paragraph = paragraph_end(md, md->at);
    for (size_t at = md->at; at < md->paragraph; at++) {
        char c = md->text.ptr[at];

        if (c == '\\') {
            at++;
        } else if (c == '`') {
            at = markdown_code_end(md, at, run_length(md, at, '`')) - 1;
        } else if (c == '[') {
            vec_push(arena, &open, md->brackets.count);
            vec_push(arena, &md->brackets, (Bracket){ at, 0, open.count });
        } else if (c == ']' && open.count > 0) {
            md->brackets.items[open.items[--open.count]].close = at;
        }
    }
    md->ticks_none = 0; /* the reader begins anew */
}

/* The partner of the bracket at `at`, or 0. Of brackets nested very deep it is not known, which bounds the work. */
size_t markdown_bracket_close(Markdown *md, size_t at)
{
    const Bracket *bracket;

    while (md->bracket < md->brackets.count && md->brackets.items[md->bracket].open < at)
        md->bracket++;
    if (md->bracket == md->brackets.count)
        return 0;
    bracket = &md->brackets.items[md->bracket];
    return bracket->open == at && bracket->depth <= BRACKET_DEPTH ? bracket->close : 0;
}

/* ---- notes ---- */

/* The number of a footnote; markers count in the order in which they stand. */
static uint32_t number_of(Markdown *md, Str label)
{
    uint32_t *number = map_get(&md->numbers, label);

    if (number != NULL)
        return *number;
    number = arena_new(md->manuscript->arena, uint32_t);
    *number = ++md->last_number;
    map_set(md->manuscript->arena, &md->numbers, label, number);
    return *number;
}

/* A note goes on as long as lines are indented that stand behind a blank one. */
static size_t note_end(const Markdown *md, size_t at)
{
    for (at = paragraph_end(md, at); at < md->text.len; at = paragraph_end(md, at)) {
        size_t next = at;

        while (next < md->text.len && is_blank_line(md, next))
            next = line_end(md, next) + 1;
        if (peek(md, next) != '\t' && run_length(md, next, ' ') < INDENT)
            break;
        at = next;
    }
    return at;
}

/* "[^gu]: text" at the beginning of a line: the `[` is at `at`. */
static bool read_note(Markdown *md, size_t at)
{
    size_t line = line_end(md, at), close = str_find_char(str_slice(md->text, at, line), ']');
    Note note = { 0 };

    if (peek(md, at + 1) != '^' || close == STR_NONE || close < 3 || peek(md, at + close + 1) != ':')
        return false;
    close += at;
    note.label_span = span_between(at + 2, close);
    note.label = source_text(md->manuscript->source, note.label_span);
    pass_over(md, close + 2, false);
    md->note_end = note_end(md, md->at);
    note.span = span_between(skip_blanks(md, md->at), md->note_end);
    if (note.span.start > note.span.end)
        note.span.start = note.span.end;
    vec_push(md->manuscript->arena, &md->manuscript->notes, note);
    md->note = md->manuscript->notes.count;
    md->listed = true;
    return true;
}

void markdown_marker(Markdown *md, size_t start, size_t end)
{
    Span label = span_between(start + 2, end - 1);
    NoteMarker marker = { .label = source_text(md->manuscript->source, label), .span = span_between(start, end) };

    marker.number = number_of(md, marker.label);
    vec_push(md->manuscript->arena, &md->manuscript->markers, marker);
    pass_over(md, end, true);
}

/* Citations in notes know the number of their note once all markers are seen. */
static void number_notes(Markdown *md)
{
    Manuscript *manuscript = md->manuscript;

    for (size_t i = 0; i < manuscript->notes.count; i++) {
        Note *note = &manuscript->notes.items[i];
        const uint32_t *number = note->label.len > 0 ? map_get(&md->numbers, note->label) : NULL;

        if (number != NULL)
            note->number = *number;
    }
    for (size_t i = 0; i < manuscript->citations.count; i++) {
        Citation *citation = &manuscript->citations.items[i];

        if (citation->note > 0)
            citation->note = manuscript->notes.items[citation->note - 1].number;
    }
}

/* ^[a note in its place]: what it holds is read as text goes on. */
void markdown_inline_note(Markdown *md)
{
    size_t open = md->at + 1, close = markdown_bracket_close(md, open);

    if (close == 0 || md->note > 0) {
        md->at++;
        return;
    }
    vec_push(md->manuscript->arena, &md->manuscript->notes,
             (Note){ .number = ++md->last_number,
                     .label_span = span_between(md->at, open),
                     .span = span_between(open + 1, close) });
    md->note = md->manuscript->notes.count;
    md->note_end = close;
    pass_over(md, open + 1, false);
}

/* ---- blocks: what a line begins with ---- */

/* Past the line that closes a fence of `count` or more of the character, or the end. */
static void skip_fence(Markdown *md, size_t at, char c, size_t count)
{
    while (at < md->text.len) {
        at = line_end(md, at) + 1;
        if (run_length(md, skip_blanks(md, at), c) >= count) {
            at = line_end(md, at);
            break;
        }
    }
    pass_over(md, at, false);
}

/* "- ", "1. ", "#. ", "(a) ": its length, or 0. */
static size_t list_marker(const Markdown *md, size_t at)
{
    size_t end = at;

    if (str_find_char(STR("-*+"), peek(md, at)) != STR_NONE)
        return peek(md, at + 1) == ' ' || peek(md, at + 1) == '\t' ? 2 : 0;
    while (ascii_is_digit(peek(md, end)) && end < at + 9)
        end++;
    if (end == at && peek(md, at) == '#')
        end++;
    return end > at && (peek(md, end) == '.' || peek(md, end) == ')') && peek(md, end + 1) == ' ' ? end + 2 - at : 0;
}

/* "[gu]: https://…", where a link's address stands. */
static bool is_link_definition(const Markdown *md, size_t at)
{
    Str line = str_slice(md->text, at, line_end(md, at));
    size_t close = str_find(line, STR("]:"));

    return peek(md, at) == '[' && peek(md, at + 1) != '^' && peek(md, at + 1) != '@' && close != STR_NONE &&
           close == str_find_char(line, ']');
}

static void begin_paragraph(Markdown *md, bool indented)
{
    md->quoted = false;
    if (!indented)
        md->listed = false;
    if (md->note > 0 && md->at >= md->note_end)
        md->note = 0;
    pair_brackets(md);
}

/* A line that is code by its indentation, behind a blank one. */
static bool is_indented_code(const Markdown *md, size_t at)
{
    return !md->listed && (peek(md, at) == '\t' || run_length(md, at, ' ') >= INDENT);
}

/* Takes what the line at md->at begins with. `fresh`: it begins a paragraph, too. */
static void begin_line(Markdown *md, bool fresh)
{
    size_t at = skip_blanks(md, md->at), length;
    char c = peek(md, at);

    if (fresh)
        begin_paragraph(md, at > md->at);
    if ((c == '`' || c == '~') && run_length(md, at, c) >= FENCE) {
        skip_fence(md, at, c, run_length(md, at, c));
        return;
    }
    if (fresh && is_indented_code(md, md->at)) {
        pass_over(md, md->paragraph, false);
        return;
    }
    if (c == '>') {
        pass_over(md, at + 1, md->quoted);
        md->quoted = true;
        return;
    }
    if (c == '[' && (read_note(md, at) || is_link_definition(md, at))) {
        if (md->from <= at)
            pass_over(md, line_end(md, at), false);
        return;
    }
    length = list_marker(md, at);
    if (length > 0) {
        pass_over(md, at + length, false);
        md->listed = true;
    } else if (c == '#' || c == ':' || c == '|') {
        pass_over(md, at + run_length(md, at, c), false);
    }
}

static void read_blank_lines(Markdown *md)
{
    size_t at = md->at;

    while (at < md->text.len && is_blank_line(md, at))
        at = line_end(md, at) + 1;
    pass_over(md, at < md->text.len ? at : md->text.len, false);
}

void manuscript_markdown(Manuscript *manuscript, Diags *diags)
{
    Markdown md = { .manuscript = manuscript, .text = manuscript->source->bytes, .line = STR_NONE };

    (void)diags;
    manuscript->has_text = true;
    md.quarto = str_eq_nocase(path_suffix(manuscript->source->name), STR(".qmd"));
    md.at = md.from = markdown_front_matter(manuscript);
    while (md.at < md.text.len) {
        bool begins = md.at == 0 || md.text.ptr[md.at - 1] == '\n', fresh = md.at >= md.paragraph;

        if (begins && is_blank_line(&md, md.at)) {
            read_blank_lines(&md);
        } else if (begins && md.line != md.at) {
            md.line = md.at;
            begin_line(&md, fresh);
        } else {
            if (fresh) /* behind what went over several paragraphs */
                pair_brackets(&md);
            if (md.note > 0 && md.at >= md.note_end)
                md.note = 0;
            markdown_inline(&md);
        }
    }
    md.at = md.text.len;
    pass_over(&md, md.text.len, false);
    number_notes(&md);
}
