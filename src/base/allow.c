#include "base/allow.h"

#include "base/utf8.h"

typedef struct Reader {
    Arena *arena;
    const Source *source;
    Str bytes;
    CommentSyntax syntax;
    Allows *allows;
    Diags *diags;
    size_t from, first, last; /* what the last comment was about: from line `from` on, lines `first` to `last` */
} Reader;

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_end_of_line(char c)
{
    return c == '\n' || c == '\r';
}

static size_t skip_blanks(Str text, size_t at)
{
    while (at < text.len && is_blank(text.ptr[at]))
        at++;
    return at;
}

/* ---- comments ---- */

/* The first byte of what opens the comment that ends in blanks before `at`, or STR_NONE. */
static size_t find_opener(const Reader *reader, size_t at)
{
    Str bytes = reader->bytes;

    while (at > 0 && is_blank(bytes.ptr[at - 1]))
        at--;
    switch (reader->syntax) {
    case COMMENTS_HASH:
        while (at > 1 && bytes.ptr[at - 1] == '#' && bytes.ptr[at - 2] == '#')
            at--;
        return at > 0 && bytes.ptr[at - 1] == '#' &&
                       (at == 1 || is_blank(bytes.ptr[at - 2]) || is_end_of_line(bytes.ptr[at - 2]))
                   ? at - 1
                   : STR_NONE;
    case COMMENTS_PERCENT:
        while (at > 1 && bytes.ptr[at - 1] == '%' && bytes.ptr[at - 2] == '%')
            at--;
        return at > 0 && bytes.ptr[at - 1] == '%' && (at == 1 || bytes.ptr[at - 2] != '\\') ? at - 1 : STR_NONE;
    case COMMENTS_SLASHES:
        while (at > 2 && bytes.ptr[at - 1] == '/' && bytes.ptr[at - 2] == '/' && bytes.ptr[at - 3] == '/')
            at--;
        return str_ends(str_slice(bytes, 0, at), STR("//")) && (at == 2 || bytes.ptr[at - 3] != ':') ? at - 2
                                                                                                     : STR_NONE;
    case COMMENTS_XML:
        return str_ends(str_slice(bytes, 0, at), STR("<!--")) ? at - 4 : STR_NONE;
    default:
        return STR_NONE;
    }
}

/* Where the text of the comment ends. */
static size_t find_end(const Reader *reader, size_t at)
{
    if (reader->syntax == COMMENTS_XML) {
        size_t end = str_find(str_from(reader->bytes, at), STR("-->"));

        return end == STR_NONE ? reader->bytes.len : at + end;
    }
    while (at < reader->bytes.len && !is_end_of_line(reader->bytes.ptr[at]))
        at++;
    return at;
}

/* ---- which lines ---- */

static size_t line_of(const Reader *reader, size_t at)
{
    return source_line_number(reader->source, at);
}

/* Is there nothing beside the comment [start, end) in its lines? */
static bool is_alone(const Reader *reader, size_t start, size_t end)
{
    Str bytes = reader->bytes;

    while (start > 0 && is_blank(bytes.ptr[start - 1]))
        start--;
    if (reader->syntax == COMMENTS_XML)
        end = skip_blanks(bytes, end + 3);
    return (start == 0 || is_end_of_line(bytes.ptr[start - 1])) && (end >= bytes.len || is_end_of_line(bytes.ptr[end]));
}

/* Nothing, or a comment and nothing else. */
static bool is_idle(const Reader *reader, Str line)
{
    line = str_trim(line);
    switch (reader->syntax) {
    case COMMENTS_HASH:
        return line.len == 0 || line.ptr[0] == '#';
    case COMMENTS_PERCENT:
        return line.len == 0 || line.ptr[0] == '%';
    case COMMENTS_SLASHES:
        return line.len == 0 || str_starts(line, STR("//"));
    default:
        return line.len == 0 || (str_starts(line, STR("<!--")) && str_find(line, STR("-->")) == line.len - 3);
    }
}

/* "|", ">-", "|2": what opens a block scalar. */
static bool ends_in_header(Str line)
{
    size_t end = line.len;

    while (end > 0 && (ascii_is_digit(line.ptr[end - 1]) || line.ptr[end - 1] == '+' || line.ptr[end - 1] == '-'))
        end--;
    return end > 1 && (line.ptr[end - 1] == '|' || line.ptr[end - 1] == '>') && is_blank(line.ptr[end - 2]);
}

/* The column to the right of which the lines of the block lie: of the key in "  - key: |", of the dash in "  - |".
 * STR_NONE: no block begins. */
static size_t block_column(Str line)
{
    size_t at = skip_blanks(line, 0), dash = at;

    line = str_slice(line, 0, str_find(line, STR(" #")));
    line = str_slice(line, 0, at + str_trim(line).len);
    if (!ends_in_header(line))
        return STR_NONE;
    while (at + 1 < line.len && line.ptr[at] == '-' && is_blank(line.ptr[at + 1])) {
        dash = at;
        at = skip_blanks(line, at + 1);
    }
    return line.ptr[at] == '|' || line.ptr[at] == '>' ? dash : at;
}

/* The last line of the value that begins in line `line`. */
static size_t end_of_block(const Reader *reader, size_t line)
{
    size_t column = block_column(source_line(reader->source, line)), last = line;

    if (column == STR_NONE)
        return line;
    for (size_t next = line + 1; next <= reader->source->line_count && next <= line + COVERED_LINES; next++) {
        Str text = source_line(reader->source, next);
        size_t indent = skip_blanks(text, 0);

        if (indent == text.len)
            continue;
        if (indent <= column)
            break;
        last = next;
    }
    return last;
}

/* Braces and quotes of BibTeX that are open behind a piece. */
typedef struct Open {
    unsigned depth;
    bool quote, done;
} Open;

static Open go_through(Open open, Str text)
{
    for (size_t at = 0; at < text.len && !open.done; at++) {
        char c = text.ptr[at];

        at += c == '\\';
        open.quote ^= c == '"' && open.depth == 0;
        open.done = c == '}' && open.depth == 0;
        open.depth += c == '{';
        open.depth -= c == '}' && open.depth > 0;
    }
    return open;
}

/* Behind "name =" at the beginning of a line, or STR_NONE. */
static size_t value_start(Str line)
{
    size_t at = skip_blanks(line, 0), start;

    if (at < line.len && line.ptr[at] == ',')
        at = skip_blanks(line, at + 1);
    for (start = at; at < line.len && (ascii_is_alnum(line.ptr[at]) || line.ptr[at] == '-' || line.ptr[at] == '_');)
        at++;
    if (at == start)
        return STR_NONE;
    at = skip_blanks(line, at);
    return at < line.len && line.ptr[at] == '=' ? at + 1 : STR_NONE;
}

static size_t end_of_field(const Reader *reader, size_t line)
{
    Str text = source_line(reader->source, line);
    size_t at = value_start(text), last = line;
    Open open = { 0 };

    if (at == STR_NONE)
        return line;
    open = go_through(open, str_from(text, at));
    while (!open.done && (open.depth > 0 || open.quote) && last < reader->source->line_count &&
           last < line + COVERED_LINES)
        open = go_through(open, source_line(reader->source, ++last));
    return last;
}

/* What a comment above line `line` is about. Those that stand together are about the same, which is looked for once. */
static void find_target(Reader *reader, size_t line)
{
    size_t count = reader->source->line_count, target = line;

    if (reader->from != 0 && line >= reader->from && (line <= reader->first || reader->first == 0))
        return;
    while (target <= count && is_idle(reader, source_line(reader->source, target)))
        target++;
    reader->from = line;
    reader->first = reader->last = target <= count ? target : 0;
    if (reader->first != 0 && reader->syntax == COMMENTS_HASH)
        reader->last = end_of_block(reader, target);
    else if (reader->first != 0 && reader->syntax == COMMENTS_PERCENT)
        reader->last = end_of_field(reader, target);
}

/* ---- what it says ---- */

static bool is_code(Str word)
{
    bool fits = word.len == 4 && ascii_lower(word.ptr[0]) == 'b';

    for (size_t i = 1; i < word.len && fits; i++)
        fits = ascii_is_digit(word.ptr[i]);
    return fits;
}

/* Takes one code from [at, end), and the comma behind it. False: none stands there. */
static bool take_code(Reader *reader, size_t *at, size_t end, Str *word, Span *span)
{
    size_t start = *at, stop = start;

    while (stop < end && ascii_is_alnum(reader->bytes.ptr[stop]))
        stop++;
    *word = str_slice(reader->bytes, start, stop);
    *span = (Span){ (uint32_t)start, (uint32_t)stop };
    if (!is_code(*word))
        return false;
    *at = skip_blanks(reader->bytes, stop);
    if (*at < end && reader->bytes.ptr[*at] == ',')
        *at = skip_blanks(reader->bytes, *at + 1);
    return true;
}

/* Dots, dashes and quotes of the blocks where scripts share them. */
static bool is_mark(uint32_t cp)
{
    return (cp >= 0x2000 && cp <= 0x206F) || (cp >= 0x3000 && cp <= 0x303F) || (cp >= 0xFF00 && cp <= 0xFF0F);
}

/* A reason has a word. */
static bool has_word(Str text)
{
    size_t at = 0;
    uint32_t cp;

    while (utf8_next(text, &at, &cp))
        if (cp < 0x80 ? ascii_is_alnum((char)cp) : !is_mark(cp))
            return true;
    return false;
}

static void report(Reader *reader, Span span, const char *message, const char *help)
{
    Diag *diag = diag_add(reader->diags, DIAG_B090, reader->source, span, "%s", message);

    diag_help(reader->diags, diag, "%s", help);
}

static void add_code(Reader *reader, Str word, Span span)
{
    DiagCode code = diag_find(word);

    if (code == DIAG_COUNT)
        report(reader, span, "no diagnostic has this code", "'bibelot explain' lists the codes");
    else if (code == DIAG_B090 || code == DIAG_B091)
        report(reader, span, "what is wrong with such a comment can't be allowed by one",
               "mend the comment, or delete it");
    else
        vec_push(reader->arena, reader->allows, (Allow){ code, span, reader->first, reader->last });
}

/* The codes, and whether a reason follows: a first pass looks, a second one adds. */
static void take_codes(Reader *reader, size_t start, size_t end, Span whole)
{
    size_t at = start, codes = 0;
    Str word;
    Span span;

    while (take_code(reader, &at, end, &word, &span))
        codes++;
    if (codes == 0)
        report(reader, whole, "this allows nothing: no code follows", "write 'bibelot: allow B302 and the reason'");
    else if (!has_word(str_slice(reader->bytes, at, end)))
        report(reader, whole, "this allows nothing: no reason follows",
               "say behind the code why the finding is to stay: as printed, known to the publisher …");
    else
        for (at = start; take_code(reader, &at, end, &word, &span);)
            add_code(reader, word, span);
}

/* What stands at `at` is "bibelot:". Returns where to go on. */
static size_t take_comment(Reader *reader, size_t at)
{
    size_t opener = find_opener(reader, at), word = skip_blanks(reader->bytes, at + 8), start = word + 5, end, stop;

    if (opener == STR_NONE || !str_starts(str_from(reader->bytes, word), STR("allow")) ||
        (start < reader->bytes.len && ascii_is_alnum(reader->bytes.ptr[start])))
        return at + 8;
    end = find_end(reader, start);
    start = skip_blanks(reader->bytes, start);
    if (is_alone(reader, opener, end)) {
        find_target(reader, line_of(reader, end) + 1);
    } else {
        reader->from = 0;
        reader->first = line_of(reader, opener);
        reader->last = line_of(reader, end);
    }
    for (stop = end; stop > start && ascii_is_space(reader->bytes.ptr[stop - 1]);)
        stop--;
    take_codes(reader, start, end, (Span){ (uint32_t)at, (uint32_t)(stop > start ? stop : word + 5) });
    return end;
}

void allows_find(Arena *arena, const Source *source, CommentSyntax syntax, Allows *allows, Diags *diags)
{
    Reader reader = {
        .arena = arena, .source = source, .bytes = source->bytes, .syntax = syntax, .allows = allows, .diags = diags
    };
    size_t at = 0, found;

    while (syntax != COMMENTS_NONE && (found = str_find(str_from(source->bytes, at), STR("bibelot:"))) != STR_NONE)
        at = take_comment(&reader, at + found);
}
