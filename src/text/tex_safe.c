#include "text/tex_safe.h"

#include "text/url.h"

#include <string.h>

/* Names of primitives and of LaTeX: they read and write, run Lua, define, end, or take names apart. Source: TeXbook, source2e, the
 * manuals of e-TeX, pdfTeX and LuaTeX. */
static const Str active =
    STR_INIT(" afterassignment aftergroup AtBeginDocument AtEndDocument batchmode bye chardef closein closeout def "
             "directlua dump edef endinput endlinechar errmessage errorstopmode escapechar everycr everydisplay "
             "everyeof everyhbox everyjob everymath everypar everyvbox expandafter futurelet gdef global immediate "
             "import inputfrom latelua lccode let loop lowercase luacode luadef luadirect luaexec luafunction "
             "mathchardef message newcommand newenvironment newlinechar newif newread newtoks newwrite nonstopmode "
             "openin openout output pdfcatalog pdfliteral pdfobj providecommand read readline renewcommand "
             "renewenvironment repeat RequirePackage scantokens scrollmode sfcode shipout show showthe special "
             "stop subimport toks toksdef typein typeout uccode uppercase usepackage write xdef ");

/* In a name, in any case: \InputIfFileExists, \lstinputlisting, \includegraphics, \ShellEscape, \endcsname. */
static const char *const telling[] = { "input",   "include", "file",    "shell",
                                       "catcode", "csname",  "declare", "documentcommand" };

/* \begin{document}, \end{filecontents*}: environments that do what those do. */
static const char *const environments[] = { "document", "filecontents", "lua", "verbatim", "listing" };

static bool is_letter(char c)
{
    return ascii_is_alpha(c) || c == '@';
}

static bool contains_any(Str text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t at = 0, len = strlen(words[i]); at + len <= text.len; at++)
            if (str_eq_nocase(str_slice(text, at, at + len), (Str){ words[i], len }))
                return true;
    return false;
}

static bool is_active(Str name)
{
    for (size_t at = 0; name.len > 0 && at + name.len + 2 <= active.len; at++)
        if (active.ptr[at] == ' ' && active.ptr[at + 1 + name.len] == ' ' &&
            str_eq(str_slice(active, at + 1, at + 1 + name.len), name))
            return true;
    return contains_any(name, telling, sizeof telling / sizeof *telling);
}

/* {document} behind \begin or \end, with the blanks that TeX leaves out. */
static bool is_active_environment(Str rest)
{
    size_t from = 0, to;

    while (from < rest.len && ascii_is_space(rest.ptr[from]))
        from++;
    if (from == rest.len || rest.ptr[from] != '{')
        return true;
    for (to = ++from; to < rest.len && rest.ptr[to] != '}' && rest.ptr[to] != '\\'; to++)
        ;
    return to == rest.len || rest.ptr[to] == '\\' ||
           contains_any(str_slice(rest, from, to), environments, sizeof environments / sizeof *environments);
}

/* \url{…}, \href[…]{…}{…}: may the address be a link? That of \url stands between any two characters, too. */
static bool is_acting_link(Str name, Str rest)
{
    enum { LONGEST = 1024 };
    size_t at = 0, to;

    if (!str_is(name, "url") && !str_is(name, "href"))
        return false;
    rest = str_slice(rest, 0, LONGEST);
    while (at < rest.len && ascii_is_space(rest.ptr[at]))
        at++;
    if (at < rest.len && rest.ptr[at] == '[' && str_is(name, "href"))
        while (at < rest.len && rest.ptr[at++] != ']')
            ;
    while (at < rest.len && ascii_is_space(rest.ptr[at]))
        at++;
    if (at == rest.len)
        return false;
    to = str_find_char(str_from(rest, at + 1), rest.ptr[at] == '{' ? '}' : rest.ptr[at]);
    return url_acts(str_slice(rest, at + 1, to == STR_NONE ? rest.len : at + 1 + to));
}

bool tex_is_inert(Str tex)
{
    for (size_t at = 0; at < tex.len; at++) {
        size_t end = at + 1;
        Str name;

        if (tex.ptr[at] == '^' && end < tex.len && tex.ptr[end] == '^')
            return false;
        if (tex.ptr[at] != '\\')
            continue;
        while (end < tex.len && is_letter(tex.ptr[end]))
            end++;
        name = str_slice(tex, at + 1, end);
        at = name.len > 0 ? end - 1 : end; /* \\ and \% are one character each */
        if (str_is(name, "begin") || str_is(name, "end") ? is_active_environment(str_from(tex, end)) : is_active(name))
            return false;
        if (is_acting_link(name, str_from(tex, end)))
            return false;
    }
    return true;
}
