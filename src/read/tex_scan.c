#include "read/tex_scan.h"

void scan_skip_line(TexScan *tex)
{
    size_t end = str_find_char(str_from(tex->text, tex->at), '\n');

    tex->at = end == STR_NONE ? tex->text.len : tex->at + end + 1;
}

void scan_skip_space(TexScan *tex)
{
    for (;;) {
        if (ascii_is_space(scan_peek(tex)))
            tex->at++;
        else if (scan_peek(tex) == '%')
            scan_skip_line(tex);
        else
            return;
    }
}

bool scan_group(TexScan *tex, char open, char close, Span *inside)
{
    size_t before = tex->at, depth = 0;

    scan_skip_space(tex);
    inside->start = (uint32_t)tex->at + 1;
    if (scan_peek(tex) != open) {
        tex->at = before;
        return false;
    }
    for (; tex->at < tex->text.len && depth <= TEX_GROUP_DEPTH; tex->at++) {
        char c = scan_peek(tex);

        if (c == '\\')
            tex->at++;
        else if (c == open || (c == '{' && open != '{'))
            depth++;
        else if ((c == close || (c == '}' && open != '{')) && --depth == 0) {
            inside->end = (uint32_t)tex->at++;
            return true;
        }
    }
    tex->at = before;
    return false;
}

Str scan_name(TexScan *tex)
{
    size_t start = tex->at;

    while (ascii_is_alpha(scan_peek(tex)) || scan_peek(tex) == '@')
        tex->at++;
    if (tex->at == start && tex->at < tex->text.len)
        tex->at++;
    return str_slice(tex->text, start, tex->at);
}

/* ---- citations ---- */

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

/* What a command prints. The first row whose word is in its name counts. Sources: biblatex manual, 3.9; natbib, 2.3. */
typedef struct CommandKind {
    const char *word;
    CiteMode mode;
    bool suppress_author, author_only;
} CommandKind;

/* clang-format off */
static const CommandKind kinds[] = {
    { "nocite",     CITE_SILENT,      false, false },
    { "foot",       CITE_NOTE,        false, false },
    { "citeauthor", CITE_TEXT,        false, true },
    { "Citeauthor", CITE_TEXT,        false, true },
    { "citeyear",   CITE_PARENTHESIS, true,  false },
    { "citedate",   CITE_PARENTHESIS, true,  false },
    { "citetitle",  CITE_PARENTHESIS, true,  false },
    { "citeurl",    CITE_PARENTHESIS, true,  false },
    { "textcite",   CITE_TEXT,        false, false },
    { "Textcite",   CITE_TEXT,        false, false },
    { "citet",      CITE_TEXT,        false, false },
    { "Citet",      CITE_TEXT,        false, false },
    { "citealt",    CITE_TEXT,        false, false },
    { "",           CITE_PARENTHESIS, false, false },
};
/* clang-format on */

static const CommandKind *kind_of(Str name)
{
    size_t i = 0;

    while (!str_contains(name, str_of(kinds[i].word)))
        i++;
    return &kinds[i];
}

/* Without the comments and blanks that [start, end) begins and ends with. */
static Span trimmed(const TexScan *tex, size_t start, size_t end)
{
    TexScan inner = { .text = str_slice(tex->text, 0, end), .at = start };
    Str rest;
    size_t comment;

    scan_skip_space(&inner);
    if (inner.at > end)
        inner.at = end;
    rest = str_slice(tex->text, inner.at, end);
    comment = str_find_char(rest, '%');
    rest = str_trim(str_slice(rest, 0, comment));
    return span_between(inner.at,
                        inner.at + (rest.len > 0 ? (size_t)(rest.ptr - tex->text.ptr) - inner.at + rest.len : 0));
}

size_t scan_keys(Manuscript *manuscript, Citation *citation, Span list)
{
    const TexScan tex = { .text = manuscript->source->bytes };
    size_t count = 0;

    for (size_t start = list.start, comma; start <= list.end; start = comma + 1) {
        Span key;

        comma = str_find_char(str_slice(tex.text, start, list.end), ',');
        comma = comma == STR_NONE ? list.end : start + comma;
        key = trimmed(&tex, start, comma);
        if (str_find_char(source_text(manuscript->source, key), '#') == STR_NONE &&
            str_find_char(source_text(manuscript->source, key), '\\') == STR_NONE) /* of a macro's definition */
            count += manuscript_keys(manuscript, citation, key.start, key.end);
    }
    return count;
}

/* What stands in brackets before the keys: [after], or [before][after]. */
typedef struct Affixes {
    Span before, after;
    unsigned count;
} Affixes;

static void take_affixes(TexScan *tex, char open, char close, Affixes *affixes)
{
    Span inside;

    *affixes = (Affixes){ 0 };
    while (affixes->count < 2 && scan_group(tex, open, close, &inside)) {
        affixes->before = affixes->after;
        affixes->after = inside;
        affixes->count++;
    }
}

static void set_prefix(const TexScan *tex, CiteItem *item, Span before)
{
    if (before.end > before.start)
        item->prefix = str_trim(str_slice(tex->text, before.start, before.end));
}

static void set_suffix(const TexScan *tex, CiteItem *item, Span after)
{
    if (after.end > after.start)
        cite_item_suffix(tex->manuscript, item, after);
}

/* One list of keys with its affixes: the first key has what is before, the last what is after. */
static bool take_keys(TexScan *tex, Citation *citation, bool volume)
{
    Affixes affixes;
    Span keys, number;
    size_t first = citation->items.count;

    take_affixes(tex, '[', ']', &affixes);
    if (volume) { /* \volcite[before]{volume}[after]{key} */
        Span before = affixes.after;

        if (!scan_group(tex, '{', '}', &number))
            return false;
        take_affixes(tex, '[', ']', &affixes);
        affixes.before = before;
    }
    if (!scan_group(tex, '{', '}', &keys))
        return false;
    if (scan_keys(tex->manuscript, citation, keys) == 0)
        return true;
    set_prefix(tex, &citation->items.items[first], affixes.before);
    set_suffix(tex, &citation->items.items[citation->items.count - 1], affixes.after);
    return true;
}

static void set_kind(Citation *citation, const CommandKind *kind, bool starred)
{
    for (size_t i = 0; i < citation->items.count; i++) {
        citation->items.items[i].suppress_author =
            kind->suppress_author || (starred && citation->mode == CITE_PARENTHESIS);
        citation->items.items[i].author_only = kind->author_only;
    }
}

bool scan_cite(TexScan *tex, Str name, size_t start, uint32_t note)
{
    bool many = str_ends(name, STR("cites")), volume = str_contains(name, STR("olcite")), starred;
    const CommandKind *kind = kind_of(name);
    Affixes whole = { 0 };
    Citation *citation;

    if (!cites(name))
        return false;
    starred = scan_peek(tex) == '*';
    tex->at += starred;
    if (many)
        take_affixes(tex, '(', ')', &whole);
    citation = manuscript_cite(tex->manuscript, span_between(start, tex->at), kind->mode);
    citation->note = note;
    while (take_keys(tex, citation, volume) && many)
        continue;
    citation->span.end = (uint32_t)tex->at;
    set_kind(citation, kind, starred);
    if (citation->items.count > 0) {
        set_prefix(tex, &citation->items.items[0], whole.count > 1 ? whole.before : whole.after);
        if (whole.count > 1)
            set_suffix(tex, &citation->items.items[citation->items.count - 1], whole.after);
    }
    manuscript_drop_empty(tex->manuscript);
    return true;
}
