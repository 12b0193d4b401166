#include "read/citations.h"

#include "base/file.h"

void citations_add_list(Arena *arena, const Source *source, size_t start, size_t end, Citations *citations)
{
    while (start <= end) {
        size_t comma = str_find_char(str_slice(source->bytes, start, end), ','),
               stop = comma == STR_NONE ? end : start + comma;
        Str part = str_slice(source->bytes, start, stop), key = str_trim(part);
        size_t at = (size_t)(key.ptr - source->bytes.ptr);

        if (str_is(key, "*"))
            citations->all = true;
        else if (key.len > 0)
            vec_push(arena, &citations->list, (Citation){ key, source, { (uint32_t)at, (uint32_t)(at + key.len) } });
        start = stop + 1;
    }
}

/* ---- biber's control file ---- */

void citations_bcf(Arena *arena, const Source *source, Citations *citations)
{
    Str open = STR("<bcf:citekey"), close = STR("</bcf:citekey>");
    size_t at = 0, found;

    while ((found = str_find(str_from(source->bytes, at), open)) != STR_NONE) {
        size_t start = at + found, end = str_find(str_from(source->bytes, start), close),
               angle = str_find_char(str_from(source->bytes, start), '>');

        if (end == STR_NONE || angle == STR_NONE || angle > end)
            return;
        citations_add_list(arena, source, start + angle + 1, start + end, citations);
        at = start + end + close.len;
    }
}

/* ---- Markdown ---- */

typedef struct Markdown {
    Arena *arena;
    const Source *source;
    Citations *citations;
    Str text;
    size_t at;
} Markdown;

static size_t count_run(const Markdown *md, char c)
{
    size_t count = 0;

    while (md->at + count < md->text.len && md->text.ptr[md->at + count] == c)
        count++;
    return count;
}

/* Past the next run of exactly `count` of the character; past the run alone if there is none in this paragraph. */
static void skip_code(Markdown *md, size_t count)
{
    size_t start = md->at + count;

    for (md->at = start; md->at < md->text.len; md->at++) {
        size_t run;

        if (md->text.ptr[md->at] == '\n' && md->at + 1 < md->text.len && md->text.ptr[md->at + 1] == '\n')
            break;
        run = count_run(md, '`');
        if (run == count) {
            md->at += run;
            return;
        }
        if (run > 0)
            md->at += run - 1;
    }
    md->at = start;
}

/* Past the line that closes a fence of `count` or more of the character, or the end. */
static void skip_fence(Markdown *md, char c, size_t count)
{
    while (md->at < md->text.len) {
        size_t line = str_find_char(str_from(md->text, md->at), '\n');

        md->at = line == STR_NONE ? md->text.len : md->at + line + 1;
        while (md->at < md->text.len && md->text.ptr[md->at] == ' ')
            md->at++;
        if (count_run(md, c) >= count) {
            md->at += count_run(md, c);
            return;
        }
    }
}

static bool at_line_start(const Markdown *md)
{
    size_t at = md->at;

    while (at > 0 && md->text.ptr[at - 1] == ' ')
        at--;
    return at == 0 || md->text.ptr[at - 1] == '\n';
}

static bool is_key_start(char c)
{
    return ascii_is_alnum(c) || c == '_' || (unsigned char)c >= 0x80;
}

/* Punctuation goes on with the key if a letter or digit follows it. */
static size_t key_end(const Markdown *md, size_t at)
{
    static const char inner[] = ":.#$%&-+?<>~/";

    for (; at < md->text.len; at++) {
        char c = md->text.ptr[at];

        if (!is_key_start(c) &&
            (str_find_char(STR(inner), c) == STR_NONE || at + 1 == md->text.len || !is_key_start(md->text.ptr[at + 1])))
            break;
    }
    return at;
}

static void read_at_sign(Markdown *md)
{
    size_t start = md->at + 1, end;
    bool word = md->at > 0 && ascii_is_alnum(md->text.ptr[md->at - 1]); /* an address: a@b.org */

    md->at = start;
    if (word || start >= md->text.len)
        return;
    if (md->text.ptr[start] == '*') {
        md->citations->all = true;
    } else if (md->text.ptr[start] == '{') {
        end = str_find_char(str_from(md->text, start), '}');
        if (end != STR_NONE)
            citations_add_list(md->arena, md->source, start + 1, start + end, md->citations);
    } else if (is_key_start(md->text.ptr[start])) {
        end = key_end(md, start);
        citations_add_list(md->arena, md->source, start, end, md->citations);
        md->at = end;
    }
}

static void skip_comment(Markdown *md)
{
    size_t end = str_find(str_from(md->text, md->at), STR("-->"));

    md->at = end == STR_NONE ? md->text.len : md->at + end + 3;
}

void citations_markdown(Arena *arena, const Source *source, Citations *citations)
{
    enum { FENCE = 3 };
    Markdown md = { arena, source, citations, source->bytes, 0 };

    while (md.at < md.text.len) {
        char c = md.text.ptr[md.at];

        if (c == '\\')
            md.at += 2;
        else if ((c == '`' || c == '~') && count_run(&md, c) >= FENCE && at_line_start(&md))
            skip_fence(&md, c, count_run(&md, c));
        else if (c == '`')
            skip_code(&md, count_run(&md, c));
        else if (c == '<' && str_starts(str_from(md.text, md.at), STR("<!--")))
            skip_comment(&md);
        else if (c == '@')
            read_at_sign(&md);
        else
            md.at++;
    }
}

CitationReader *citation_reader(Str path)
{
    static const struct {
        const char *suffix;
        CitationReader *read;
    } readers[] = {
        { ".tex", citations_tex },      { ".ltx", citations_tex },      { ".aux", citations_aux },
        { ".bcf", citations_bcf },      { ".md", citations_markdown },  { ".markdown", citations_markdown },
        { ".qmd", citations_markdown }, { ".rmd", citations_markdown },
    };

    for (size_t i = 0; i < sizeof readers / sizeof readers[0]; i++)
        if (str_eq_nocase(path_suffix(path), str_of(readers[i].suffix)))
            return readers[i].read;
    return NULL;
}
