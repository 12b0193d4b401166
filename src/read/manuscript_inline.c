/* Markdown: what stands in its lines. */
#include "read/markdown.h"

static size_t angle_close(Markdown *md, size_t at)
{
    size_t close;

    if (at < md->angle_none)
        return 0;
    close = str_find_char(str_slice(md->text, at, md->paragraph), '>');
    if (close == STR_NONE) {
        md->angle_none = md->paragraph;
        return 0;
    }
    return at + close + 1;
}

/* Behind the `</NAME` that comes first, or the end of the text. */
static size_t closing_end(Str text, size_t at, Str name)
{
    size_t found;

    for (; (found = str_find(str_from(text, at), STR("</"))) != STR_NONE; at += found + 2)
        if (str_eq_nocase(str_slice(text, at + found + 2, at + found + 2 + name.len), name))
            return at + found + 2 + name.len + 1; /* and its `>` */
    return text.len;
}

/* <script>, <style> and <pre> hold no text. */
static size_t raw_end(const Markdown *md, size_t at, size_t close)
{
    static const char *const names[] = { "script", "style", "pre", "code", "math" };
    Str tag = str_slice(md->text, at + 1, close);

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        Str name = str_of(names[i]);

        if (tag.len > name.len && str_eq_nocase(str_slice(tag, 0, name.len), name) &&
            !ascii_is_alnum(tag.ptr[name.len]))
            return closing_end(md->text, close, name);
    }
    return close;
}

static bool is_inline_tag(Str tag)
{
    static const char *const names[] = { "b", "i", "em", "strong", "sup",  "sub",  "span",
                                         "u", "s", "q",  "cite",   "mark", "small" };
    size_t start = tag.len > 1 && tag.ptr[1] == '/' ? 2 : 1, end = start;

    while (end < tag.len && ascii_is_alnum(tag.ptr[end]))
        end++;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (str_eq_nocase(str_slice(tag, start, end), str_of(names[i])))
            return true;
    return false;
}

/* Comments, tags and addresses in angle brackets. */
static void read_angle(Markdown *md)
{
    char next = peek(md, md->at + 1);
    size_t close;

    if (str_starts(str_from(md->text, md->at), STR("<!--"))) {
        close = str_find(str_from(md->text, md->at), STR("-->"));
        pass_over(md, close == STR_NONE ? md->text.len : md->at + close + 3, true);
        return;
    }
    close = ascii_is_alpha(next) || next == '/' || next == '!' || next == '?' ? angle_close(md, md->at) : 0;
    if (close == 0)
        md->at++;
    else
        pass_over(md, raw_end(md, md->at, close), is_inline_tag(str_slice(md->text, md->at, close)));
}

/* What follows a `]`: (an address), [a label], {attributes}. Returns where that ends. */
static size_t link_end(const Markdown *md, size_t at)
{
    enum { LONGEST = 500 }; /* an address is bounded by the next `]` as well */
    static const char pairs[] = "()[]{}";
    size_t kind = str_find_char(STR(pairs), peek(md, at)), end = at + 1;
    unsigned depth = 1;

    if (kind == STR_NONE || kind % 2 != 0 || at >= md->text.len)
        return at;
    for (; end < md->paragraph && depth > 0 && (kind == 0 || end - at < LONGEST); end++) {
        char c = md->text.ptr[end];

        if (c == '\\')
            end++;
        else if (c == pairs[kind + 1])
            depth--;
        else if (c == pairs[kind])
            depth++;
        else if (c == ']')
            return at;
    }
    return depth == 0 ? end : at;
}

static void read_bracket(Markdown *md)
{
    size_t close = markdown_bracket_close(md, md->at), behind;

    if (close == 0) {
        md->at++;
        return;
    }
    if (peek(md, md->at + 1) == '^' && close > md->at + 2) {
        markdown_marker(md, md->at, close + 1);
        return;
    }
    behind = peek(md, close + 1) == '[' ? close + 1 : link_end(md, close + 1);
    if (behind == close + 1 && peek(md, behind) != '{' &&
        markdown_cluster(md->manuscript, md->at + 1, close, (uint32_t)md->note)) {
        pass_over(md, close + 1, false);
        return;
    }
    pass_over(md, md->at + 1, true);
}

/* Quarto: a reference to a figure and the like. Sources: Quarto, "Cross references", "Theorems", "Callouts". */
static bool is_cross_reference(const Markdown *md, Str key)
{
    static const char *const kinds[] = { "fig", "tbl", "sec", "eq",  "lst", "thm", "lem", "cor",
                                         "prp", "cnj", "def", "exm", "exr", "sol", "rem", "alg",
                                         "nte", "tip", "wrn", "imp", "cau", "apx", "vid", "supp" };
    size_t length = 0;

    while (length < key.len && ascii_is_alpha(key.ptr[length]))
        length++;
    if (length == key.len || (key.ptr[length] != ':' && !(md->quarto && key.ptr[length] == '-')))
        return false;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (str_eq_nocase(str_slice(key, 0, length), str_of(kinds[i])))
            return true;
    return false;
}

/* @gu-2021 [p. 3; @other]: the author is part of the sentence, what the brackets hold is not. */
static void read_at_sign(Markdown *md)
{
    Manuscript *manuscript = md->manuscript;
    size_t start = md->at, end, close;
    bool minus =
        start > 0 && md->text.ptr[start - 1] == '-' && (start == 1 || !ascii_is_alnum(md->text.ptr[start - 2]));
    Citation *citation;
    Span key;

    md->at++;
    if (!markdown_is_cite(md->text, start) || !markdown_key(md->text, start, &key, &end))
        return;
    if (is_cross_reference(md, source_text(manuscript->source, key))) {
        md->at = start;
        pass_over(md, end, false);
        return;
    }
    md->at = minus ? start - 1 : start;
    if (md->at < md->from)
        md->at = md->from;
    citation =
        manuscript_cite(manuscript, span_between(minus ? start - 1 : start, end), minus ? CITE_PARENTHESIS : CITE_TEXT);
    citation->note = (uint32_t)md->note;
    if (manuscript_keys(manuscript, citation, key.start, key.end) > 0)
        citation->items.items[0].suppress_author = minus;
    else
        manuscript_drop_empty(manuscript);
    close = peek(md, end) == '[' ? end : peek(md, end) == ' ' && peek(md, end + 1) == '[' ? end + 1 : 0;
    pass_over(md, end, false);
    if (close == 0 || md->text.ptr[key.start] == '*')
        return;
    end = markdown_bracket_close(md, close);
    if (end != 0 && peek(md, end + 1) != '(' && peek(md, close + 1) != '^' &&
        markdown_bracketed(manuscript, close, end))
        pass_over(md, end + 1, false);
}

/* $…$ and $$…$$: behind the closing one, or 0. */
static size_t math_end(Markdown *md, size_t at)
{
    bool display = peek(md, at + 1) == '$';
    size_t start = at + 1 + display, found;

    if (at < md->dollar_none[display] || (!display && (ascii_is_space(peek(md, start)) || start >= md->paragraph)))
        return 0;
    for (size_t from = start; from < md->paragraph; from = found + 1) {
        found = str_find_char(str_slice(md->text, from, md->paragraph), '$');
        if (found == STR_NONE)
            break;
        found += from;
        if (display ? peek(md, found + 1) == '$'
                    : !ascii_is_space(md->text.ptr[found - 1]) && !ascii_is_digit(peek(md, found + 1)))
            return found + 1 + display;
    }
    md->dollar_none[display] = md->paragraph;
    return 0;
}

/* https://…: an `@` or `_` in it is nothing else. */
static size_t address_end(const Markdown *md, size_t at)
{
    static const char *const schemes[] = { "https://", "http://", "ftp://", "mailto:", "doi:", "www." };

    if (str_find_char(STR("hfmdw"), md->text.ptr[at]) == STR_NONE)
        return at;
    for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++) {
        if (!str_starts(str_from(md->text, at), str_of(schemes[i])))
            continue;
        while (at < md->paragraph && !ascii_is_space(md->text.ptr[at]) &&
               str_find_char(STR("<>]\"`"), md->text.ptr[at]) == STR_NONE)
            at++;
        return at;
    }
    return at;
}

static void read_word(Markdown *md)
{
    size_t end = address_end(md, md->at);

    if (end > md->at) {
        pass_over(md, end, false);
        return;
    }
    while (md->at < md->text.len &&
           (ascii_is_alnum(md->text.ptr[md->at]) || (unsigned char)md->text.ptr[md->at] >= 0x80))
        md->at++;
}

static void pass_if(Markdown *md, size_t end, bool joined)
{
    if (end > md->at)
        pass_over(md, end, joined);
    else
        md->at++;
}

/* One step: something that is no text, or a character or word that is. */
void markdown_inline(Markdown *md)
{
    char c = md->text.ptr[md->at];
    size_t count;

    switch (c) {
    case '\\':
        md->at += 2;
        break;
    case '`':
        count = run_length(md, md->at, '`');
        pass_over(md, markdown_code_end(md, md->at, count), false);
        break;
    case '*':
    case '~':
        pass_over(md, md->at + run_length(md, md->at, c), true);
        break;
    case '_':
        pass_over(md, md->at + run_length(md, md->at, c), true);
        break;
    case '<':
        read_angle(md);
        break;
    case '[':
        read_bracket(md);
        break;
    case ']':
        pass_over(md, link_end(md, md->at + 1), true);
        break;
    case '@':
        read_at_sign(md);
        break;
    case '$':
        pass_if(md, math_end(md, md->at), false);
        break;
    case '^':
        if (peek(md, md->at + 1) == '[')
            markdown_inline_note(md);
        else
            md->at++;
        break;
    case '{':
        count = peek(md, md->at + 1) == '#' || peek(md, md->at + 1) == '.' || peek(md, md->at + 1) == '<';
        pass_if(md, count ? link_end(md, md->at) : md->at, false);
        break;
    default:
        if (ascii_is_alnum(c) || (unsigned char)c >= 0x80)
            read_word(md);
        else
            md->at++;
    }
}
