/* Residue: fields that no field of ours is. Those of this format are written as they stand, those of others as
 * x-FORMAT-FIELD, escaped. */
#include "crosswalk/bib.h"

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

/* BibTeX counts braces, and minds no backslash before them. */
static bool is_balanced(Str tex)
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

static bool has_line(const Bib *bib, Str name)
{
    for (size_t i = 0; i < bib->entry->fields->count; i++)
        if (str_eq_nocase(bib->entry->fields->entries[i].key, name))
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
static Str custom_name(const Value *value)
{
    bool is_own = str_starts(value->key, own) && value->key.len > own.len && value->key.ptr[own.len] == '.';

    return is_own ? str_from(value->key, own.len + 1) : STR_EMPTY;
}

static void add_line(Bib *bib, const Value *value)
{
    Str name = custom_name(value);
    bool is_own = is_field_name(name);
    size_t start = bib->out.len;

    if (str_eq(name, entry_type) && str_eq(value->text, bib->entry->type))
        return;
    if (!is_own)
        name = foreign_name(bib, value->key);
    if (has_line(bib, name)) {
        bib_loss(bib, value, DIAG_B701, name);
        return;
    }
    if (is_own && is_balanced(value->text))
        buf_put(&bib->out, value->text);
    else
        bib_escape(bib, value->text);
    bib_line(bib, name, start);
}

void bib_custom(Bib *bib)
{
    const Field *field = bib->has[F_CUSTOM];

    for (size_t i = 0; field != NULL && i < field->values.count; i++)
        if (!field->values.items[i]->alternative)
            add_line(bib, field->values.items[i]);
}

/* An entry type with fields has rows of its own in the maps; of others (@legislation, @xdata) BibLaTeX knows the name, and
 * they have the fields that the work's own type would have. Classic styles have no name for what they don't know. */
void bib_use_custom_type(Bib *bib)
{
    const Field *field = bib->has[F_CUSTOM];

    for (size_t i = 0; field != NULL && i < field->values.count; i++) {
        const Value *value = field->values.items[i];
        bool known;

        if (!str_eq(custom_name(value), entry_type) || !is_field_name(value->text))
            continue;
        known = bib_map(bib, BIB_ENTRY_FIELDS, value->text).len > 0;
        if (known)
            bib->type = value->text;
        if (known || bib->format->tex == TEX_UTF8)
            bib->entry->type = value->text;
        return;
    }
}
