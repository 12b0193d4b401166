/* Names in BibTeX's syntax. Whatever is written is taken apart again, and what comes out otherwise gets braces. */
#include "text/names_bib.h"

/* Each gives braces to one part more, at least, but the last. */
enum { ATTEMPTS = 5 };

/* A part of a name, as TeX. */
typedef struct Part {
    Buf tex;
    bool braced;
} Part;

typedef struct NameParts {
    Part von, last, jr, first;
} NameParts;

static bool contains_lower_word(Str tex)
{
    for (size_t at = 0; at + 1 < tex.len; at++)
        if (tex.ptr[at] == ' ' && ascii_is_lower(tex.ptr[at + 1]))
            return true;
    return false;
}

/* BibTeX would see a border: a comma, "and", and a small word inside (Ortega y Gasset), which ends a "von". */
static bool needs_braces(Str tex, bool family, bool alone)
{
    if (str_contains(tex, STR(",")) || str_contains(tex, STR(" and ")))
        return true;
    return family && (contains_lower_word(tex) || (alone && str_contains(tex, STR(" "))));
}

static void put_part(Buf *out, const Part *part)
{
    if (part->braced)
        buf_char(out, '{');
    buf_put(out, buf_str(&part->tex));
    if (part->braced)
        buf_char(out, '}');
}

static void put_parts(Buf *out, const NameParts *parts)
{
    if (parts->von.tex.len > 0) {
        put_part(out, &parts->von);
        buf_char(out, ' ');
    }
    put_part(out, &parts->last);
    if (parts->jr.tex.len > 0) {
        buf_puts(out, ", ");
        put_part(out, &parts->jr);
        if (parts->first.tex.len == 0) /* an empty given name, lest the suffix be one */
            buf_puts(out, ", {}");
    }
    if (parts->first.tex.len > 0) {
        buf_puts(out, ", ");
        put_part(out, &parts->first);
    }
}

static bool is_part(Str found, const Part *part)
{
    Str tex = buf_str(&part->tex);

    if (!part->braced)
        return str_eq(found, tex);
    return found.len == tex.len + 2 && found.ptr[0] == '{' && str_eq(str_slice(found, 1, found.len - 1), tex);
}

/* Writes the name and reads it again. False, with nothing written, if it comes out otherwise: then the parts that did
 * are to have braces; all of them, but at first the family name alone, if there is more than that amiss. */
static bool try_parts(Buf *out, NameParts *parts)
{
    size_t start = out->len;
    bool whole, von, last, jr, first;
    Str rest, name;
    BibName found;

    put_parts(out, parts);
    rest = str_from(buf_str(out), start);
    whole = names_bib_next(&rest, &name, NULL, NULL) && rest.ptr == NULL && name.len == out->len - start;
    names_bib_split(str_from(buf_str(out), start), &found, NULL, NULL);
    whole = whole && found.kind == BIB_NAME_PARTS && !found.extended;
    von = is_part(found.von, &parts->von);
    last = is_part(found.last, &parts->last);
    jr = is_part(found.jr, &parts->jr);
    first = is_part(found.first, &parts->first) || (parts->first.tex.len == 0 && str_is(found.first, "{}"));
    if (whole && von && last && jr && first)
        return true;
    out->len = start;
    parts->jr.braced |= (whole ? !jr : parts->last.braced) && parts->jr.tex.len > 0;
    parts->first.braced |= (whole ? !first : parts->last.braced) && parts->first.tex.len > 0;
    parts->last.braced |= !whole || !von || !last;
    return false;
}

static void put_key(Buf *out, const char *key, const Part *part)
{
    if (part->tex.len == 0)
        return;
    if (key[0] != 'f')
        buf_puts(out, ", ");
    buf_format(out, "%s={%.*s}", key, STR_ARG(buf_str(&part->tex)));
}

/* What von Last, Jr, First has no form for. */
static void put_otherwise(Buf *out, NameParts *parts, TexMode mode)
{
    if (mode == TEX_UTF8) {
        put_key(out, "family", &parts->last);
        put_key(out, "given", &parts->first);
        put_key(out, "prefix", &parts->von);
        put_key(out, "suffix", &parts->jr);
        return;
    }
    if (parts->von.tex.len > 0) {
        buf_char(&parts->von.tex, ' ');
        buf_put(&parts->von.tex, buf_str(&parts->last.tex));
        parts->last.tex.len = 0;
        buf_put(&parts->last.tex, buf_str(&parts->von.tex));
        parts->von.tex.len = 0;
    }
    parts->last.braced = true;
    put_parts(out, parts);
}

static void put_divided(Buf *out, const NameForm *name, TexMode mode)
{
    NameParts parts = { 0 };
    bool alone = name->given.len == 0 || name->family.len == 0, done = false;

    tex_escape(&parts.von.tex, name->dropping, mode);
    if (name->dropping.len > 0 && name->non_dropping.len > 0)
        buf_char(&parts.von.tex, ' ');
    tex_escape(&parts.von.tex, name->non_dropping, mode);
    tex_escape(&parts.last.tex, name->family.len > 0 ? name->family : name->given, mode);
    tex_escape(&parts.jr.tex, name->suffix, mode);
    tex_escape(&parts.first.tex, name->family.len > 0 ? name->given : STR_EMPTY, mode);
    parts.last.braced = needs_braces(buf_str(&parts.last.tex), true, alone);
    parts.first.braced = needs_braces(buf_str(&parts.first.tex), false, false);
    for (int attempt = 0; attempt < ATTEMPTS && !done; attempt++)
        done = try_parts(out, &parts);
    if (!done && parts.von.tex.len + parts.first.tex.len + parts.jr.tex.len == 0)
        put_parts(out, &parts); /* a part alone: in braces it is a literal */
    else if (!done)
        put_otherwise(out, &parts, mode);
    buf_free(&parts.von.tex);
    buf_free(&parts.last.tex);
    buf_free(&parts.jr.tex);
    buf_free(&parts.first.tex);
}

static bool is_han(const NameForm *name)
{
    return names_is_han(name->family) && (name->given.len == 0 || names_is_han(name->given)) && name->suffix.len == 0 &&
           name->dropping.len == 0 && name->non_dropping.len == 0;
}

/* As one word: a space or comma within would be a border. */
static void put_han(Buf *out, const NameForm *name)
{
    size_t start = out->len;
    bool braces;

    names_display(out, name, NAME_FAMILY_FIRST);
    braces = str_contains(str_from(buf_str(out), start), STR(" "));
    if (!braces)
        return;
    out->len = start;
    buf_char(out, '{');
    names_display(out, name, NAME_FAMILY_FIRST);
    buf_char(out, '}');
}

void names_bib_write(Buf *out, const NameForm *name, TexMode mode)
{
    if (name->family.len == 0 && name->given.len == 0) {
        buf_char(out, '{');
        tex_rich(out, name->literal, mode);
        buf_char(out, '}');
    } else if (is_han(name)) {
        put_han(out, name);
    } else {
        put_divided(out, name, mode);
    }
}
