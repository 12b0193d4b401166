/* Pandoc's citations: [see @gu-2021, p. 3; -@other], @gu-2021 [p. 3], @{key with what it likes}. */
#include "read/manuscript_parts.h"

#include "base/utf8.h"
#include "text/case.h"

/* The character that ends before `at`; 0 at the beginning. */
static uint32_t character_before(Str text, size_t at)
{
    size_t start = at;
    uint32_t cp = 0;

    if (at == 0)
        return 0;
    do
        start--;
    while (start > 0 && at - start < 4 && ((unsigned char)text.ptr[start] & 0xC0) == 0x80);
    utf8_next(text, &start, &cp);
    return cp;
}

/* The bytes of the letter, digit or `_` at `at`; 0: something else stands there. */
static size_t key_character(Str text, size_t at)
{
    uint32_t cp;
    size_t end = at;

    if (at >= text.len || !utf8_next(text, &end, &cp))
        return 0;
    return cp == '_' || case_is_alnum(cp) ? end - at : 0;
}

/* Punctuation within a key stands alone, with a letter or digit behind it. */
static size_t key_end(Str text, size_t at)
{
    static const char inner[] = ":.#$%&-+?<>~/";
    size_t length;

    for (;;) {
        if ((length = key_character(text, at)) > 0)
            at += length;
        else if (at < text.len && str_find_char(STR(inner), text.ptr[at]) != STR_NONE &&
                 (length = key_character(text, at + 1)) > 0)
            at += 1 + length;
        else
            return at;
    }
}

bool markdown_key(Str text, size_t at, Span *key, size_t *end)
{
    enum { LONGEST = 1000 };
    size_t start = at + 1, stop;

    if (start >= text.len || text.ptr[at] != '@')
        return false;
    if (text.ptr[start] == '{') {
        Str rest = str_slice(text, start + 1, start + LONGEST);
        size_t close = str_find_char(rest, '}'), line = str_find_char(rest, '\n');

        if (close == STR_NONE || close == 0 || close > line)
            return false;
        *key = span_between(start + 1, start + 1 + close);
        *end = start + close + 2;
        return true;
    }
    stop = text.ptr[start] == '*' ? start + 1 : key_end(text, start);
    if (stop == start || key_character(text, start) + (text.ptr[start] == '*') == 0)
        return false;
    *key = span_between(start, stop);
    *end = stop;
    return true;
}

/* In a@b.org and Gu@2021 there is a word before it. */
bool markdown_is_cite(Str text, size_t at)
{
    uint32_t before = character_before(text, at);

    return !case_is_alnum(before) && before != '_' && before != '.' && before != '/';
}

static void set_prefix(const Manuscript *manuscript, CiteItem *item, size_t start, size_t end)
{
    Str text = str_slice(manuscript->source->bytes, start, end);

    item->suppress_author = str_ends(text, STR("-"));
    item->prefix = str_trim(str_slice(text, 0, text.len - item->suppress_author));
}

/* The `@` of [start, end) that begins a key, or STR_NONE. What stands in brackets of its own is another citation. */
static size_t find_cite(Str text, size_t start, size_t end)
{
    Span key;
    size_t stop, depth = 0;

    for (size_t at = start; at < end; at++) {
        char c = text.ptr[at];

        if (c == '\\')
            at++;
        else if (c == '[')
            depth++;
        else if (c == ']' && depth > 0)
            depth--;
        else if (c == '@' && depth == 0 && markdown_is_cite(text, at) && markdown_key(text, at, &key, &stop) &&
                 stop <= end)
            return at;
    }
    return STR_NONE;
}

/* The next `;` that no brace or bracket holds; `end` if there is none. */
static size_t part_end(Str text, size_t start, size_t end)
{
    unsigned depth = 0;

    for (size_t at = start; at < end; at++) {
        char c = text.ptr[at];

        if (c == '\\')
            at++;
        else if (c == '{' || c == '[')
            depth++;
        else if ((c == '}' || c == ']') && depth > 0)
            depth--;
        else if (c == ';' && depth == 0)
            return at;
    }
    return end;
}

static bool is_cluster(Str text, size_t start, size_t end)
{
    for (size_t stop; start <= end; start = stop + 1) {
        stop = part_end(text, start, end);
        if (find_cite(text, start, stop) == STR_NONE)
            return false;
    }
    return true;
}

static void add_part(Manuscript *manuscript, Citation *citation, size_t start, size_t end)
{
    Str text = manuscript->source->bytes;
    size_t at = find_cite(text, start, end), stop = end;
    Span key = SPAN_NONE;
    CiteItem *item;

    markdown_key(text, at, &key, &stop);
    if (str_is(source_text(manuscript->source, key), "*")) {
        manuscript->all = true;
        manuscript->all_span = key;
        return;
    }
    item = citation_item(manuscript, citation, key);
    set_prefix(manuscript, item, start, at);
    cite_item_suffix(manuscript, item, span_between(stop, end));
}

bool markdown_cluster(Manuscript *manuscript, size_t start, size_t end, uint32_t note)
{
    Str text = manuscript->source->bytes;
    Citation *citation;

    if (!is_cluster(text, start, end))
        return false;
    citation = manuscript_cite(manuscript, span_between(start - 1, end + 1), CITE_PARENTHESIS);
    citation->note = note;
    for (size_t stop; start <= end; start = stop + 1) {
        stop = part_end(text, start, end);
        add_part(manuscript, citation, start, stop);
    }
    manuscript_drop_empty(manuscript);
    return true;
}

bool markdown_bracketed(Manuscript *manuscript, size_t open, size_t close)
{
    Str text = manuscript->source->bytes;
    Citation *citation = &manuscript->citations.items[manuscript->citations.count - 1];
    size_t stop = part_end(text, open + 1, close);

    if (find_cite(text, open + 1, stop) != STR_NONE)
        return false;
    cite_item_suffix(manuscript, &citation->items.items[0], span_between(open + 1, stop));
    for (size_t start = stop + 1; start <= close; start = stop + 1) {
        stop = part_end(text, start, close);
        if (find_cite(text, start, stop) != STR_NONE)
            add_part(manuscript, citation, start, stop);
    }
    citation->span.end = (uint32_t)close + 1;
    return true;
}
