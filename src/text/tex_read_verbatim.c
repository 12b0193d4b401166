/* Fields that are read verbatim: addresses, names of files. Authors of classic BibTeX files write them with escapes. */
#include "text/tex_reader.h"

#include "base/utf8.h"

/* The end of the escape at `at`, a backslash, and the character that it stands for (0: none). `at` if it is none. */
static size_t undo_escape(Str tex, size_t at, size_t end, uint32_t *cp)
{
    size_t next = at + 1;
    TexMeaning meaning;

    *cp = 0;
    if (next == end)
        return at;
    if (tex.ptr[next] == '-' || tex.ptr[next] == '/') /* where a line may break */
        return next + 1;
    if (tex.ptr[next] == '~' || tex.ptr[next] == '^') {
        *cp = (unsigned char)tex.ptr[next++];
        return str_starts(str_slice(tex, next, end), STR("{}")) ? next + 2 : next;
    }
    while (next < end && ascii_is_alpha(tex.ptr[next]))
        next++;
    next += next == at + 1;
    meaning = tex_lookup(str_slice(tex, at + 1, next));
    if (meaning.macro == NULL || meaning.macro->cp >= 0x80)
        return at;
    *cp = meaning.macro->cp;
    if (ascii_is_alpha(tex.ptr[next - 1]) && str_starts(str_slice(tex, next, end), STR("{}")))
        return next + 2;
    return ascii_is_alpha(tex.ptr[next - 1]) && next < end && tex.ptr[next] == ' ' ? next + 1 : next;
}

/* {\_}: an escape in braces of its own. */
static size_t undo_group(Str tex, size_t at, size_t end, uint32_t *cp)
{
    size_t next = at + 1 < end && tex.ptr[at + 1] == '\\' ? undo_escape(tex, at + 1, end, cp) : at;

    return next > at + 1 && next < end && tex.ptr[next] == '}' && *cp != 0 ? next + 1 : at;
}

/* The idiom of old for a tilde. */
static size_t undo_math(Str tex, size_t at, size_t end, uint32_t *cp)
{
    Str rest = str_slice(tex, at, end);

    *cp = '~';
    if (str_starts(rest, STR("$\\sim$")))
        return at + 6;
    return str_starts(rest, STR("$\\tilde{}$")) ? at + 10 : at;
}

/* \url{…} around everything, or braces. Returns whether there was one, and moves the ends. */
static bool unwrap(TexReader *reader, size_t *at, size_t *end)
{
    static const Str names[] = { STR_INIT("\\url"), STR_INIT("\\nolinkurl"), STR_INIT("\\path"), STR_INIT("\\doi"),
                                 STR_INIT("") };
    Str whole = str_trim(str_slice(reader->tex, *at, *end)), inside = STR_EMPTY;
    size_t start = (size_t)(whole.ptr - reader->tex.ptr);

    *at = start;
    *end = start + whole.len;
    for (size_t i = 0; whole.len > 0 && i < sizeof names / sizeof names[0]; i++) {
        size_t open = start + names[i].len;

        if (!str_starts(whole, names[i]) || whole.ptr[whole.len - 1] != '}' || open >= *end ||
            reader->tex.ptr[open] != '{')
            continue;
        if (tex_raw_argument(reader, open, &inside) != *end ||
            str_starts(str_slice(reader->tex, open, *end), STR("{\\")))
            return false;
        *at = open + 1;
        *end -= 1;
        return true;
    }
    return false;
}

void tex_undo(TexReader *reader, size_t at, size_t end)
{
    Str tex = reader->tex;
    size_t start;

    for (int i = 0; i < 4 && at < end && unwrap(reader, &at, &end);)
        i++;
    for (start = at; at < end;) {
        char c = tex.ptr[at];
        uint32_t cp = 0;
        size_t next = at;

        if (c == '\\')
            next = undo_escape(tex, at, end, &cp);
        else if (c == '{')
            next = undo_group(tex, at, end, &cp);
        else if (c == '$')
            next = undo_math(tex, at, end, &cp);
        if (next == at) {
            at++;
            continue;
        }
        tex_put_raw(reader, start, at);
        if (cp != 0)
            tex_put_cp(reader, cp, at, next - at);
        start = at = next;
    }
    tex_put_raw(reader, start, end);
}
