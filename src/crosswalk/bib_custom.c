/* Residue: fields that no field of ours is. Those of this format are written as they stand, those of others as
 * x-FORMAT-FIELD, escaped. */
#include "crosswalk/bib.h"
#include "crosswalk/bib_write.h"
#include "text/tex_read.h"
#include "text/tex_safe.h"
#include "text/url.h"

/* Of both formats: what is in a .bib file is the same to both, and each ignores what it does not know. */
static const Str own = STR_INIT("biblatex");
static const Str entry_type = STR_INIT("entrytype");

static bool is_field_byte(char c)
{
    return ascii_is_alnum(c) || c == '-';
}

/* biber's own names of fields, and those of annotations: author+an:zh-Hans. */
static bool is_field_name(Str name)
{
    for (size_t i = 0; i < name.len; i++)
        if (!is_field_byte(name.ptr[i]) && (i == 0 || (name.ptr[i] != '+' && name.ptr[i] != ':' && name.ptr[i] != '_')))
            return false;
    return name.len > 0 && !ascii_is_digit(name.ptr[0]);
}

bool bib_is_balanced(Str tex)
{
    size_t depth = 0;

    for (size_t i = 0; i < tex.len; i++) {
        if (tex.ptr[i] == '{')
            depth++;
        else if (tex.ptr[i] == '}' && depth-- == 0)
            return false;
    }
    return depth == 0;
}

/* The value of a line, by the name of its field, whose case does not matter; those that came since the last call are looked
 * up, too. */
static Node *find_line(const Bib *bib, Map *lines, Str name)
{
    const Node *fields = bib->entry->fields;

    for (size_t i = lines->count; i < fields->count; i++)
        map_set(bib->writing->arena, lines, arena_lower(bib->writing->arena, fields->entries[i].key),
                fields->entries[i].value);
    return map_get(lines, arena_lower(bib->writing->arena, name));
}

/* Lines that we make of others, which a file may have had otherwise. */
static bool is_made(Str name)
{
    static const Str names[] = { STR_INIT("sortname"),    STR_INIT("sorttitle"),   STR_INIT("usere"),
                                 STR_INIT("langid"),      STR_INIT("type"),        STR_INIT("key"),
                                 STR_INIT("institution"), STR_INIT("entrysubtype") };

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_eq_nocase(name, names[i]))
            return true;
    return false;
}

/* x-ris-C1 */
static Str foreign_name(Bib *bib, Str key)
{
    Buf name = { 0 };
    Str kept;

    buf_puts(&name, "x-");
    for (size_t i = 0; i < key.len; i++)
        buf_char(&name, is_field_byte(key.ptr[i]) ? key.ptr[i] : '-');
    kept = buf_keep(bib->writing->arena, &name);
    buf_free(&name);
    return kept;
}

/* NAME of biblatex.NAME; empty: another format's. */
Str bib_custom_name(const Value *value)
{
    Str key = value_key(value);
    bool is_own = str_starts(key, own) && key.len > own.len && key.ptr[own.len] == '.';

    return is_own ? str_from(key, own.len + 1) : STR_EMPTY;
}

/* A macro, and better so: styles print it in their language. */
static bool is_month(Str name, Str text)
{
    return str_is(name, "month") && text.len == 3 &&
           str_contains(STR("jan feb mar apr may jun jul aug sep oct nov dec"), text);
}

/* A comment would hide the end of the field from those who print it. Addresses have no comments, and no escapes. */
static void put_without_comments(Bib *bib, Str tex)
{
    size_t from = 0;

    for (size_t i = 0; i < tex.len; i++) {
        if (tex.ptr[i] == '%') {
            buf_put(&bib->out, str_slice(tex, from, i));
            buf_char(&bib->out, '\\');
            from = i;
        }
        i += tex.ptr[i] == '\\';
    }
    buf_put(&bib->out, str_from(tex, from));
}

/* Fields of biblatex, but for those that are addresses: biber hands them on to TeX, and no others. */
static bool is_typeset(const Bib *bib, Str name)
{
    static const Str verbatim[] = { STR_INIT("doi"),   STR_INIT("eprint"), STR_INIT("file"),
                                    STR_INIT("pdf"),   STR_INIT("url"),    STR_INIT("urlraw"),
                                    STR_INIT("verba"), STR_INIT("verbb"),  STR_INIT("verbc") };

    for (size_t i = 0; i < sizeof verbatim / sizeof *verbatim; i++)
        if (str_eq_nocase(name, verbatim[i]))
            return false;
    return map_find_theirs(own, STR("residue"), name, STR_EMPTY) != NULL ||
           map_find_theirs(own, STR("fields"), name, bib->type) != NULL;
}

static bool may_have_comments(const Bib *bib, const Value *value, const BibRoute *carried)
{
    if (str_find_char(value->text, '%') == STR_NONE)
        return false;
    return carried != NULL ? carried->field->row->type != TYPE_URL && carried->field->row->type != TYPE_IDENT
                           : is_typeset(bib, bib_custom_name(value));
}

bool bib_is_passable(Str tex)
{
    return bib_is_balanced(tex) && tex_is_inert(tex);
}

void bib_put_residue(Bib *bib, const Value *value, const BibRoute *carried)
{
    if (!is_field_name(bib_custom_name(value)) || !bib_is_passable(value->text))
        bib_escape(bib, value->text);
    else if (may_have_comments(bib, value, carried))
        put_without_comments(bib, value->text);
    else
        buf_put(&bib->out, value->text);
}

/* What was put since `start` takes the line's place, or what the line says already follows it. */
static void join_line(Bib *bib, Node *line, Str name, bool replace, size_t start)
{
    Str separator = bib_map(bib, BIB_SEPARATORS, name);

    if (!replace) {
        buf_put(&bib->out, separator.len > 0 ? separator : bib_map(bib, BIB_SEPARATORS, STR("*")));
        buf_put(&bib->out, line->text);
    }
    line->text = arena_copy(bib->writing->arena, str_from(buf_str(&bib->out), start));
    line->quoted = true;
    bib->out.len = start;
}

/* It stands there already if it is that of the work. */
static void add_acting_url(Bib *bib, Map *lines, const Value *value)
{
    const Value *url = bib_value(bib, F_URL);
    size_t start = bib->out.len;

    if (find_line(bib, lines, bib_acting_url) == NULL) {
        bib_escape(bib, value->text);
        bib_line(bib, bib_acting_url, start);
    } else if (url == NULL || !str_eq(url->text, value->text)) {
        bib_loss(bib, value, DIAG_B701, bib_acting_url);
    }
}

/* Annotations count the names of their list, and are wrong beside another: author+an:orcid, author_translation_en. */
static bool has_lost_its_list(const Bib *bib, Str name)
{
    size_t end = 0;
    const BibRoute *list;

    while (end < name.len && name.ptr[end] != '+' && name.ptr[end] != '_')
        end++;
    list = end < name.len ? bib_residue_route(bib, str_slice(name, 0, end)) : NULL;
    return list != NULL && !list->carried && bib_is_name(list->first);
}

static void add_line(Bib *bib, Map *lines, const Value *value)
{
    Str name = bib_custom_name(value);
    const BibRoute *route = bib_residue_route(bib, name);
    bool is_own = is_field_name(name), carried = route != NULL && route->carried;
    size_t start = bib->out.len;
    Node *line;

    if (str_is(name, "url") && url_acts(value->text)) {
        add_acting_url(bib, lines, value);
        return;
    }
    if ((str_eq(name, entry_type) && str_eq(value->text, bib->entry->type)) || (carried && route->in_place))
        return;
    if ((route != NULL && !carried) || has_lost_its_list(bib, name)) {
        bib_loss(bib, value, DIAG_B713, name);
        return;
    }
    name = carried ? route->line : is_own ? name : foreign_name(bib, value_key(value));
    line = find_line(bib, lines, name);
    if (line != NULL && !is_made(name) && !carried) {
        if (!str_eq(line->text, value->text))
            bib_loss(bib, value, DIAG_B701, name);
        return;
    }
    if (line == NULL && is_month(name, value->text)) {
        bib_line_bare(bib, name, value->text);
        return;
    }
    if (is_own && !tex_is_inert(value->text))
        bib_loss(bib, value, DIAG_B713, name);
    bib_put_residue(bib, value, carried ? route : NULL);
    if (line != NULL)
        join_line(bib, line, name, is_made(name), start);
    else
        bib_line(bib, name, start);
}

/* ---- what is asked of it ---- */

static Str decode(Bib *bib, Str tex, unsigned flags)
{
    Buf text = { 0 };
    Str kept;

    tex_read(&text, tex, flags, NULL, NULL, NULL);
    kept = buf_keep(bib->writing->arena, &text);
    buf_free(&text);
    return kept;
}

/* The residue of that name, read; or empty. */
Str bib_custom_text(Bib *bib, Str name)
{
    const Field *field = bib->has[F_CUSTOM];

    for (size_t i = 0; field != NULL && i < field->values.count; i++)
        if (str_eq(bib_custom_name(field->values.items[i]), name))
            return decode(bib, field->values.items[i]->text, 0);
    return STR_EMPTY;
}

void bib_custom(Bib *bib)
{
    const Field *field = bib->has[F_CUSTOM];
    Map lines = { 0 };

    for (size_t i = 0; field != NULL && i < field->values.count; i++)
        if (!field->values.items[i]->alternative)
            add_line(bib, &lines, field->values.items[i]);
}

/* An entry type with fields has rows of its own in the maps; of others (@legislation, @xdata) BibLaTeX knows the name, and
 * they have the fields that the work's own type would have. Classic styles have no name for what they don't know. */
void bib_use_custom_type(Bib *bib)
{
    const Field *field = bib->has[F_CUSTOM];

    for (size_t i = 0; field != NULL && i < field->values.count; i++) {
        const Value *value = field->values.items[i];
        bool known;

        if (!str_eq(bib_custom_name(value), entry_type) || !is_field_name(value->text))
            continue;
        known = bib_map(bib, BIB_ENTRY_FIELDS, value->text).len > 0;
        if (known)
            bib->type = value->text;
        if (known || bib->format->tex == TEX_UTF8)
            bib->entry->type = value->text;
        return;
    }
}
