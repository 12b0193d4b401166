/* Texts and numbers of CSL: what our source would have for a variable's value. */
#include "crosswalk/csl_parts.h"
#include "text/ident.h"

void csl_report_shape(CslReading *reading, Str variable, const Node *value, const char *wanted)
{
    if (reading->diags != NULL)
        diag_add(reading->diags, DIAG_B103, reading->source, value->span, "'%.*s' takes %s, not %s", STR_ARG(variable),
                 wanted, value->kind == NODE_TEXT && !value->quoted ? "a bare value" : node_kind_name(value->kind));
}

void csl_residue(CslReading *reading, Str variable, Str member, const Node *value)
{
    Str key;

    if (reading->custom == NULL)
        return;
    key = arena_format(reading->arena, "csl.%.*s%s%.*s", STR_ARG(variable), member.len > 0 ? "." : "", STR_ARG(member));
    if (map_get(reading->seen, key) != NULL)
        return;
    map_set(reading->scratch, reading->seen, key, reading->custom);
    node_add(reading->scratch, reading->custom, key, value->span,
             node_text(reading->scratch, csl_json_of(reading->arena, value), value->span));
}

Str csl_text_read(CslReading *reading, Str variable, const Node *value)
{
    if (csl_is_nothing(value))
        return STR_EMPTY;
    if (value->kind == NODE_TEXT)
        return value->text;
    csl_report_shape(reading, variable, value, "text");
    return STR_EMPTY;
}

/* ---- markup ---- */

/* Spellings of the tags that processors take, and ours (text/markup.h). */
static const struct {
    Str theirs, ours;
} tags[] = {
    { STR_INIT("<sc>"), STR_INIT("<span style=\"font-variant:small-caps;\">") },
    { STR_INIT("</sc>"), STR_INIT("</span>") },
    { STR_INIT("<span style=\"font-variant: small-caps;\">"), STR_INIT("<span style=\"font-variant:small-caps;\">") },
    { STR_INIT("<span style=\"font-variant: small-caps\">"), STR_INIT("<span style=\"font-variant:small-caps;\">") },
    { STR_INIT("<span style=\"font-variant:small-caps\">"), STR_INIT("<span style=\"font-variant:small-caps;\">") },
    { STR_INIT("<span style='font-variant:small-caps;'>"), STR_INIT("<span style=\"font-variant:small-caps;\">") },
    { STR_INIT("<span class='nocase'>"), STR_INIT("<span class=\"nocase\">") },
};

static size_t put_tag(Buf *out, Str rest)
{
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (str_starts(rest, tags[i].theirs)) {
            buf_put(out, tags[i].ours);
            return tags[i].theirs.len;
        }
    buf_char(out, rest.ptr[0]);
    return 1;
}

static Str read_markup(Arena *arena, Str text)
{
    Buf out = { 0 };
    Str plain;

    if (!str_contains(text, STR("<s")) && !str_contains(text, STR("</sc>")))
        return text;
    for (size_t at = 0; at < text.len;) {
        size_t next = str_find_char(str_from(text, at), '<');

        next = next == STR_NONE ? text.len : at + next;
        buf_put(&out, str_slice(text, at, next));
        at = next + (next < text.len ? put_tag(&out, str_from(text, next)) : 0);
    }
    plain = buf_keep(arena, &out);
    buf_free(&out);
    return plain;
}

/* ---- numbers ---- */

/* 157-193 as 157–193; not A-12. */
static Str read_pages(Arena *arena, Str text)
{
    Buf out = { 0 };
    Str pages;

    if (str_find_char(text, '-') == STR_NONE)
        return text;
    for (size_t i = 0; i < text.len; i++) {
        bool range = text.ptr[i] == '-' && i > 0 && i + 1 < text.len && ascii_is_digit(text.ptr[i - 1]) &&
                     ascii_is_digit(text.ptr[i + 1]);

        if (range)
            buf_puts(&out, "–");
        else
            buf_char(&out, text.ptr[i]);
    }
    pages = buf_keep(arena, &out);
    buf_free(&out);
    return pages;
}

/* ---- several in one ---- */

static void add_member(CslReading *reading, Node *list, Str text, Span span)
{
    text = str_trim(text);
    if (text.len > 0)
        node_add(reading->scratch, list, STR_EMPTY, SPAN_NONE, node_text(reading->scratch, text, span));
}

/* Cut at the separators. */
static Node *split(CslReading *reading, const Node *value, const char *separators)
{
    Node *list = node_list(reading->scratch, value->span);
    Str text = value->text;
    size_t from = 0;

    for (size_t i = 0; i < text.len; i++)
        if (str_find_char(str_of(separators), text.ptr[i]) != STR_NONE) {
            add_member(reading, list, str_slice(text, from, i), value->span);
            from = i + 1;
        }
    add_member(reading, list, str_from(text, from), value->span);
    return list;
}

/* "9780262510875 0262510871", where each part is such an identifier; else one. */
static Node *split_idents(CslReading *reading, const Row *row, const Node *value)
{
    IdentScheme scheme = (IdentScheme)row->scheme;
    IdentResult result;
    Node *list;

    if (str_find_char(value->text, ' ') == STR_NONE && str_find_char(value->text, ',') == STR_NONE)
        return node_text(reading->scratch, value->text, value->span);
    list = split(reading, value, " ,;");
    for (size_t i = 0; i < list->count; i++)
        if (!ident_check(scheme, reading->arena, list->entries[i].value->text, &result))
            return node_text(reading->scratch, value->text, value->span);
    return list;
}

/* Crossref gives ISSN as a list. */
static Node *read_list(CslReading *reading, Str variable, const Node *value)
{
    Node *list = node_list(reading->scratch, value->span);

    for (size_t i = 0; i < value->count; i++)
        add_member(reading, list, csl_text_read(reading, variable, value->entries[i].value),
                   value->entries[i].value->span);
    return list->count > 0 ? list : NULL;
}

static Node *read_many(CslReading *reading, const Row *row, const Node *value)
{
    if (row->type == TYPE_IDENT)
        return split_idents(reading, row, value);
    if (row->name == F_KEYWORD)
        return split(reading, value, str_find_char(value->text, ';') != STR_NONE ? ";" : ",");
    return node_text(reading->scratch, read_markup(reading->arena, value->text), value->span);
}

Node *csl_field_read(CslReading *reading, const Row *row, Str variable, const Node *value)
{
    Str text;

    if (csl_is_nothing(value))
        return NULL;
    if (row->type == TYPE_RECORD)
        return csl_names_read(reading, variable, value);
    if (row->type == TYPE_DATE)
        return csl_date_read(reading, variable, value);
    if (row->cardinality == MANY && value->kind == NODE_LIST)
        return read_list(reading, variable, value);
    text = csl_text_read(reading, variable, value);
    if (text.len == 0)
        return NULL;
    if (row->cardinality == MANY)
        return read_many(reading, row, value);
    if (row->type == TYPE_TEXT)
        text = read_markup(reading->arena, text);
    return node_text(reading->scratch, row->name == F_PAGE ? read_pages(reading->arena, text) : text, value->span);
}

void csl_residue_read(CslReading *reading, const Row *row, Str variable, const Node *value)
{
    CslReading silent = *reading;

    silent.diags = NULL;
    if (csl_is_nothing(value))
        return;
    if (row->type == TYPE_RECORD)
        csl_names_read(&silent, variable, value);
    else if (row->type == TYPE_DATE)
        csl_date_residue(&silent, variable, value);
}
