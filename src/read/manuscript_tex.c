/* LaTeX, and the files that it and biber leave: what is cited, what is text. Nothing is expanded. */
#include "read/tex_scan.h"

typedef struct Tex {
    TexScan scan;
    size_t from; /* where the text begins that is not given to the manuscript yet */
    bool joined, quoted;
    unsigned quotes; /* quotations that are open */
    uint32_t notes;  /* so far */
    uint32_t note;   /* the one that we are in, 0: none */
    size_t note_end;
    size_t quote_end;    /* \enquote */
    size_t math_none[2]; /* the end of \( and \[ does not come before here */
} Tex;

/* The text before `start` is given to the manuscript; it goes on where the scanner is. */
static void give_text(Tex *tex, size_t start, bool joined)
{
    manuscript_text(tex->scan.manuscript, tex->from, start, tex->joined, tex->quotes > 0 || start <= tex->quote_end);
    tex->joined = joined && (tex->joined || start > tex->from);
    tex->from = tex->scan.at;
}

/* ---- commands ---- */

typedef void CommandReader(Tex *tex, size_t start);

static void read_input(Tex *tex, size_t start)
{
    Manuscript *manuscript = tex->scan.manuscript;
    Span inside;
    Str name;

    if (scan_group(&tex->scan, '{', '}', &inside)) {
        name = str_trim(source_text(manuscript->source, inside));
        if (name.len > 0)
            vec_push(manuscript->arena, &manuscript->inputs, (ManuscriptName){ name, inside });
    }
    give_text(tex, start, false);
}

static void read_bibliography(Tex *tex, size_t start)
{
    Manuscript *manuscript = tex->scan.manuscript;
    Span inside;

    while (scan_group(&tex->scan, '[', ']', &inside))
        continue;
    if (scan_group(&tex->scan, '{', '}', &inside))
        manuscript_list(manuscript, &manuscript->bibliographies, inside.start, inside.end);
    give_text(tex, start, false);
}

static void read_bibitem(Tex *tex, size_t start)
{
    Manuscript *manuscript = tex->scan.manuscript;
    Span inside;

    while (scan_group(&tex->scan, '[', ']', &inside))
        continue;
    if (scan_group(&tex->scan, '{', '}', &inside))
        manuscript_list(manuscript, &manuscript->defined, inside.start, inside.end);
    give_text(tex, start, false);
}

/* The text of a footnote is read as text goes on; citations in it have its number. */
static void read_footnote(Tex *tex, size_t start)
{
    Span inside;

    while (scan_group(&tex->scan, '[', ']', &inside))
        continue;
    if (scan_group(&tex->scan, '{', '}', &inside)) {
        tex->note = ++tex->notes;
        tex->note_end = inside.end;
        tex->scan.at = inside.start;
    }
    give_text(tex, start, false);
}

/* \enquote{…}: somebody else's words, in which there may be citations. */
static void read_quote(Tex *tex, size_t start)
{
    Span inside;

    while (scan_group(&tex->scan, '[', ']', &inside))
        continue;
    if (scan_group(&tex->scan, '{', '}', &inside))
        tex->scan.at = inside.start;
    give_text(tex, start, false);
    if (tex->scan.at == inside.start && inside.end > tex->quote_end)
        tex->quote_end = inside.end;
}

/* \verb|…| */
static void skip_verb(Tex *tex, size_t start)
{
    TexScan *scan = &tex->scan;
    char delimiter;
    size_t end;

    if (scan_peek(scan) == '*')
        scan->at++;
    delimiter = scan_peek(scan);
    scan->at += scan->at < scan->text.len;
    end = str_find_char(str_from(scan->text, scan->at), delimiter);
    if (end != STR_NONE)
        scan->at += end + 1;
    give_text(tex, start, false);
}

/* Arguments that are no text. */
static void skip_arguments(Tex *tex, size_t start)
{
    Span inside;

    if (scan_peek(&tex->scan) == '*')
        tex->scan.at++;
    while (scan_group(&tex->scan, '[', ']', &inside))
        continue;
    while (scan_group(&tex->scan, '{', '}', &inside))
        while (scan_group(&tex->scan, '[', ']', &inside))
            continue;
    give_text(tex, start, false);
}

/* Only the first argument is no text: \href, \textcolor. */
static void skip_argument(Tex *tex, size_t start)
{
    Span inside;

    while (scan_group(&tex->scan, '[', ']', &inside))
        continue;
    scan_group(&tex->scan, '{', '}', &inside);
    give_text(tex, start, true);
}

/* \iffalse … \fi, with the conditionals that it holds. */
static void skip_conditional(Tex *tex, size_t start)
{
    TexScan *scan = &tex->scan;
    size_t depth = 1;

    while (depth > 0 && scan->at < scan->text.len) {
        size_t found = str_find_char(str_from(scan->text, scan->at), '\\');
        Str name;

        scan->at = found == STR_NONE ? scan->text.len : scan->at + found + 1;
        name = scan_name(scan);
        depth += str_starts(name, STR("if")) && !str_is(name, "iff");
        depth -= str_is(name, "fi");
        if (depth == 1 && str_is(name, "else"))
            break;
    }
    give_text(tex, start, false);
}

typedef enum EnvironmentKind {
    ENVIRONMENT_TEXT,
    ENVIRONMENT_VERBATIM,
    ENVIRONMENT_QUOTE,
    ENVIRONMENT_DOCUMENT
} EnvironmentKind;

static EnvironmentKind environment_kind(Str name)
{
    /* clang-format off */
    static const struct {
        const char *name;
        EnvironmentKind kind;
    } rows[] = {
        { "verbatim", ENVIRONMENT_VERBATIM },     { "Verbatim", ENVIRONMENT_VERBATIM },
        { "lstlisting", ENVIRONMENT_VERBATIM },   { "minted", ENVIRONMENT_VERBATIM },
        { "comment", ENVIRONMENT_VERBATIM },      { "filecontents", ENVIRONMENT_VERBATIM },
        { "tikzpicture", ENVIRONMENT_VERBATIM },  { "math", ENVIRONMENT_VERBATIM },
        { "equation", ENVIRONMENT_VERBATIM },     { "align", ENVIRONMENT_VERBATIM },
        { "gather", ENVIRONMENT_VERBATIM },       { "displaymath", ENVIRONMENT_VERBATIM },
        { "eqnarray", ENVIRONMENT_VERBATIM },     { "quote", ENVIRONMENT_QUOTE },
        { "quotation", ENVIRONMENT_QUOTE },       { "displayquote", ENVIRONMENT_QUOTE },
        { "displaycquote", ENVIRONMENT_QUOTE },   { "thebibliography", ENVIRONMENT_QUOTE },
        { "document", ENVIRONMENT_DOCUMENT },
    };
    /* clang-format on */

    if (str_ends(name, STR("*")))
        name.len--;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (str_is(name, rows[i].name))
            return rows[i].kind;
    return ENVIRONMENT_TEXT;
}

static void skip_environment(Tex *tex, size_t start, Str name)
{
    TexScan *scan = &tex->scan;
    Str closing = arena_format(scan->manuscript->arena, "\\end{%.*s}", STR_ARG(name));
    size_t end = str_find(str_from(scan->text, scan->at), closing);

    scan->at = end == STR_NONE ? scan->text.len : scan->at + end + closing.len;
    give_text(tex, start, false);
}

static void begin_environment(Tex *tex, size_t start)
{
    Span inside;
    Str name;

    if (!scan_group(&tex->scan, '{', '}', &inside))
        return;
    name = source_text(tex->scan.manuscript->source, inside);
    switch (environment_kind(name)) {
    case ENVIRONMENT_VERBATIM:
        skip_environment(tex, start, name);
        return;
    case ENVIRONMENT_QUOTE:
        give_text(tex, start, false);
        tex->quotes++;
        return;
    case ENVIRONMENT_DOCUMENT: /* what was before is no text */
        tex->scan.manuscript->runs.count = 0;
        tex->from = tex->scan.at;
        tex->joined = false;
        return;
    default:
        give_text(tex, start, false);
    }
}

static void end_environment(Tex *tex, size_t start)
{
    Span inside;

    if (!scan_group(&tex->scan, '{', '}', &inside))
        return;
    give_text(tex, start, false);
    switch (environment_kind(source_text(tex->scan.manuscript->source, inside))) {
    case ENVIRONMENT_QUOTE:
        tex->quotes -= tex->quotes > 0;
        break;
    case ENVIRONMENT_DOCUMENT:
        tex->scan.at = tex->from = tex->scan.text.len;
        break;
    default:
        break;
    }
}

static CommandReader *command_reader(Str name)
{
    /* clang-format off */
    static const struct {
        const char *name;
        CommandReader *read;
    } rows[] = {
        { "input", read_input },          { "include", read_input },          { "subfile", read_input },
        { "subfileinclude", read_input }, { "bibliography", read_bibliography }, { "addbibresource", read_bibliography },
        { "addglobalbib", read_bibliography }, { "addsectionbib", read_bibliography },
        { "bibitem", read_bibitem },      { "footnote", read_footnote },      { "footnotetext", read_footnote },
        { "endnote", read_footnote },     { "verb", skip_verb },              { "lstinline", skip_verb },
        { "begin", begin_environment },   { "end", end_environment },         { "iffalse", skip_conditional },
        { "href", skip_argument },        { "textcolor", skip_argument },     { "hyperref", skip_argument },
        { "foreignlanguage", skip_argument }, { "hypertarget", skip_argument },
        { "ref", skip_arguments },        { "eqref", skip_arguments },        { "pageref", skip_arguments },
        { "autoref", skip_arguments },    { "cref", skip_arguments },         { "Cref", skip_arguments },
        { "nameref", skip_arguments },    { "vref", skip_arguments },         { "label", skip_arguments },
        { "url", skip_arguments },        { "nolinkurl", skip_arguments },    { "path", skip_arguments },
        { "includegraphics", skip_arguments }, { "usepackage", skip_arguments }, { "documentclass", skip_arguments },
        { "bibliographystyle", skip_arguments }, { "setlength", skip_arguments },
        { "vspace", skip_arguments },     { "hspace", skip_arguments },       { "index", skip_arguments },
        { "pagestyle", skip_arguments },  { "hypersetup", skip_arguments },   { "textquote", read_quote },
        { "enquote", read_quote },        { "blockquote", read_quote },
    };
    /* clang-format on */

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (str_is(name, rows[i].name))
            return rows[i].read;
    return NULL;
}

/* `$…$`, `$$…$$`; a lone one is text. */
static void skip_math(Tex *tex)
{
    TexScan *scan = &tex->scan;
    size_t start = scan->at, at = start + 1 + (start + 1 < scan->text.len && scan->text.ptr[start + 1] == '$'), end;

    scan->at = at;
    end = str_find_char(str_from(scan->text, at), '$');
    if (end == STR_NONE)
        return;
    scan->at = at + end + (at - start);
    if (scan->at > scan->text.len)
        scan->at = scan->text.len;
    give_text(tex, start, false);
}

/* \( … \) and \[ … \] */
static void skip_display(Tex *tex, size_t start, const char *closing, size_t *none)
{
    size_t end = start < *none ? STR_NONE : str_find(str_from(tex->scan.text, tex->scan.at), str_of(closing));

    if (end != STR_NONE)
        tex->scan.at += end + 2;
    else
        *none = tex->scan.text.len;
    give_text(tex, start, false);
}

static void read_command(Tex *tex)
{
    size_t start = tex->scan.at++;
    Str name = scan_name(&tex->scan);
    CommandReader *read = command_reader(name);

    if (read != NULL)
        read(tex, start);
    else if (str_is(name, "("))
        skip_display(tex, start, "\\)", &tex->math_none[0]);
    else if (str_is(name, "["))
        skip_display(tex, start, "\\]", &tex->math_none[1]);
    else if (scan_cite(&tex->scan, name, start, tex->note))
        give_text(tex, start, false);
    else
        give_text(tex, start, !str_is(name, "\\") && !str_is(name, "par") && !str_is(name, "item"));
}

static void read_step(Tex *tex)
{
    TexScan *scan = &tex->scan;
    size_t start = scan->at;

    if (tex->note > 0 && start >= tex->note_end)
        tex->note = 0;
    switch (scan_peek(scan)) {
    case '%':
        scan_skip_line(scan);
        give_text(tex, start, true);
        break;
    case '\\':
        read_command(tex);
        break;
    case '$':
        skip_math(tex);
        break;
    case '{':
    case '}':
        scan->at++;
        give_text(tex, start, true);
        break;
    default:
        scan->at++;
    }
}

void manuscript_tex(Manuscript *manuscript, Diags *diags)
{
    Tex tex = { .scan = { .manuscript = manuscript, .text = manuscript->source->bytes } };

    (void)diags;
    manuscript->has_text = true;
    while (tex.scan.at < tex.scan.text.len)
        read_step(&tex);
    tex.scan.at = tex.scan.text.len;
    give_text(&tex, tex.scan.at, false);
}

/* ---- what a run of LaTeX and of biber leaves ---- */

/* \abx@aux@cite{0}{key}, and without the number in older versions: the last argument counts. */
static void read_aux_citation(TexScan *tex, size_t start)
{
    Span inside, last;

    if (!scan_group(tex, '{', '}', &inside))
        return;
    last = inside;
    if (scan_group(tex, '{', '}', &inside))
        last = inside;
    scan_keys(tex->manuscript, manuscript_cite(tex->manuscript, span_between(start, tex->at), CITE_PARENTHESIS), last);
    manuscript_drop_empty(tex->manuscript);
}

void manuscript_aux(Manuscript *manuscript, Diags *diags)
{
    TexScan tex = { .manuscript = manuscript, .text = manuscript->source->bytes };

    (void)diags;
    while (tex.at < tex.text.len) {
        size_t next = str_find_char(str_from(tex.text, tex.at), '\\'), start;
        Span inside;
        Str name;

        if (next == STR_NONE)
            return;
        start = tex.at + next;
        tex.at = start + 1;
        name = scan_name(&tex);
        if (str_is(name, "citation") || str_is(name, "abx@aux@cite"))
            read_aux_citation(&tex, start);
        else if (str_is(name, "bibdata") && scan_group(&tex, '{', '}', &inside))
            manuscript_list(manuscript, &manuscript->bibliographies, inside.start, inside.end);
        else if (str_is(name, "@input") && scan_group(&tex, '{', '}', &inside))
            manuscript_list(manuscript, &manuscript->inputs, inside.start, inside.end);
    }
}

/* What the elements of that name hold: <bcf:citekey order="1">gu-2021</bcf:citekey>. False at the end. */
static bool next_element(Str text, Str name, size_t *at, Span *inside)
{
    size_t start = str_find(str_from(text, *at), name), angle, close;

    if (start == STR_NONE)
        return false;
    start += *at;
    angle = str_find_char(str_from(text, start), '>');
    close = angle == STR_NONE ? STR_NONE : str_find_char(str_from(text, start + angle), '<');
    if (close == STR_NONE)
        return false;
    *inside = span_between(start + angle + 1, start + angle + close);
    *at = inside->end;
    return true;
}

void manuscript_bcf(Manuscript *manuscript, Diags *diags)
{
    Str text = manuscript->source->bytes;
    size_t at = 0;
    Span inside;

    (void)diags;
    while (next_element(text, STR("<bcf:citekey"), &at, &inside)) {
        manuscript_keys(manuscript, manuscript_cite(manuscript, inside, CITE_PARENTHESIS), inside.start, inside.end);
        manuscript_drop_empty(manuscript);
    }
    for (at = 0; next_element(text, STR("<bcf:datasource"), &at, &inside);)
        manuscript_list(manuscript, &manuscript->bibliographies, inside.start, inside.end);
}
