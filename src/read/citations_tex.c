#include "read/citations.h"

enum { BRACKET_DEPTH = 64 };

typedef struct Tex {
    Arena *arena;
    const Source *source;
    Citations *citations;
    Str text;
    size_t at;
} Tex;

typedef struct Range {
    size_t start, end;
} Range;

static char peek(const Tex *tex)
{
    return tex->at < tex->text.len ? tex->text.ptr[tex->at] : '\0';
}

static void skip_line(Tex *tex)
{
    size_t end = str_find_char(str_from(tex->text, tex->at), '\n');

    tex->at = end == STR_NONE ? tex->text.len : tex->at + end + 1;
}

/* White space, with at most one line end, and comments: what TeX passes over before an argument. */
static void skip_space(Tex *tex)
{
    for (;;) {
        if (ascii_is_space(peek(tex)))
            tex->at++;
        else if (peek(tex) == '%')
            skip_line(tex);
        else
            return;
    }
}

/* An argument in brackets of that kind, which may hold others. False, and nothing taken, if there is none. */
static bool take_group(Tex *tex, char open, char close, Range *inside)
{
    size_t before = tex->at, depth = 0;

    skip_space(tex);
    inside->start = tex->at + 1;
    if (peek(tex) != open) {
        tex->at = before;
        return false;
    }
    for (; tex->at < tex->text.len && depth <= BRACKET_DEPTH; tex->at++) {
        char c = peek(tex);

        if (c == '\\')
            tex->at++;
        else if (c == open || (c == '{' && open != '{'))
            depth++;
        else if ((c == close || (c == '}' && open != '{')) && --depth == 0) {
            inside->end = tex->at++;
            return true;
        }
    }
    tex->at = before;
    return false;
}

/* "parencite" for \parencite; the backslash is taken already. `@` is a letter in an .aux. */
static Str take_name(Tex *tex)
{
    size_t start = tex->at;

    while (ascii_is_alpha(peek(tex)) || peek(tex) == '@')
        tex->at++;
    if (tex->at == start && tex->at < tex->text.len)
        tex->at++;
    return str_slice(tex->text, start, tex->at);
}

/* Commands that have "cite" in their name and no keys. */
static bool has_no_keys(Str name)
{
    static const char *const names[] = { "citestyle",
                                         "setcitestyle",
                                         "citereset",
                                         "citetext",
                                         "citename",
                                         "DeclareCiteCommand",
                                         "DeclareMultiCiteCommand",
                                         "AtEveryCite",
                                         "AtNextCite",
                                         "AtEveryCitekey",
                                         "AtNextCitekey",
                                         "citesetup",
                                         "newcites",
                                         "citenamefont",
                                         "citedelim",
                                         "DefineBibliographyExtras",
                                         "bibcite",
                                         "citeindextrue" };

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (str_is(name, names[i]))
            return true;
    return false;
}

static bool cites(Str name)
{
    return (str_contains(name, STR("cite")) || str_contains(name, STR("Cite"))) && !has_no_keys(name);
}

static void read_citation(Tex *tex, Str name)
{
    bool many = str_ends(name, STR("cites")), volume = str_contains(name, STR("olcite"));
    Range inside;

    if (peek(tex) == '*')
        tex->at++;
    while (many && take_group(tex, '(', ')', &inside))
        continue;
    do {
        if (volume) {
            while (take_group(tex, '[', ']', &inside))
                continue;
            if (!take_group(tex, '{', '}', &inside))
                return;
        }
        while (take_group(tex, '[', ']', &inside))
            continue;
        if (!take_group(tex, '{', '}', &inside))
            return;
        citations_add_list(tex->arena, tex->source, inside.start, inside.end, tex->citations);
    } while (many);
}

static void read_input(Tex *tex)
{
    Range inside;
    Str name;

    if (!take_group(tex, '{', '}', &inside))
        return;
    name = str_trim(str_slice(tex->text, inside.start, inside.end));
    if (name.len > 0)
        vec_push(tex->arena, &tex->citations->inputs,
                 (Citation){ name, tex->source, { (uint32_t)inside.start, (uint32_t)inside.end } });
}

/* \verb|…| and the environments whose text is no TeX. */
static void skip_verb(Tex *tex)
{
    char delimiter;
    size_t end;

    if (peek(tex) == '*')
        tex->at++;
    delimiter = peek(tex);
    tex->at += tex->at < tex->text.len;
    end = str_find_char(str_from(tex->text, tex->at), delimiter);
    if (end != STR_NONE)
        tex->at += end + 1;
}

static void skip_verbatim(Tex *tex)
{
    static const char *const names[] = { "verbatim", "verbatim*",    "lstlisting",   "minted",
                                         "comment",  "filecontents", "filecontents*" };
    Range inside;

    if (!take_group(tex, '{', '}', &inside))
        return;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        Str name = str_slice(tex->text, inside.start, inside.end);
        size_t end;

        if (!str_is(name, names[i]))
            continue;
        end = str_find(str_from(tex->text, tex->at), arena_format(tex->arena, "\\end{%.*s}", STR_ARG(name)));
        tex->at = end == STR_NONE ? tex->text.len : tex->at + end;
        return;
    }
}

static void read_command(Tex *tex)
{
    Str name;

    tex->at++;
    name = take_name(tex);
    if (str_is(name, "verb") || str_is(name, "lstinline"))
        skip_verb(tex);
    else if (str_is(name, "begin"))
        skip_verbatim(tex);
    else if (str_is(name, "input") || str_is(name, "include") || str_is(name, "subfile"))
        read_input(tex);
    else if (cites(name))
        read_citation(tex, name);
}

void citations_tex(Arena *arena, const Source *source, Citations *citations)
{
    Tex tex = { arena, source, citations, source->bytes, 0 };

    while (tex.at < tex.text.len) {
        if (peek(&tex) == '%')
            skip_line(&tex);
        else if (peek(&tex) == '\\')
            read_command(&tex);
        else
            tex.at++;
    }
}

/* \abx@aux@cite{0}{key}, and without the number in older versions: the last argument counts. */
static void read_aux_citation(Tex *tex)
{
    Range inside, last;

    if (!take_group(tex, '{', '}', &inside))
        return;
    last = inside;
    if (take_group(tex, '{', '}', &inside))
        last = inside;
    citations_add_list(tex->arena, tex->source, last.start, last.end, tex->citations);
}

void citations_aux(Arena *arena, const Source *source, Citations *citations)
{
    Tex tex = { arena, source, citations, source->bytes, 0 };

    while (tex.at < tex.text.len) {
        size_t next = str_find_char(str_from(tex.text, tex.at), '\\');
        Str name;

        if (next == STR_NONE)
            return;
        tex.at += next + 1;
        name = take_name(&tex);
        if (str_is(name, "citation") || str_is(name, "abx@aux@cite"))
            read_aux_citation(&tex);
        else if (str_is(name, "@input"))
            read_input(&tex);
    }
}
