#include "jobs/style_head.h"

#include "base/buf.h"

/* A tag: its name and what stands behind it. */
typedef struct HeadTag {
    Str name, attributes;
    Str text; /* up to the next tag */
} HeadTag;

static bool is_name_end(char c)
{
    return ascii_is_space(c) || c == '>' || c == '/';
}

/* Steps to the next tag; comments and declarations are passed over. False at the end. */
static bool next_tag(Str *rest, HeadTag *tag)
{
    for (;;) {
        size_t at = str_find_char(*rest, '<'), end, name = 1;

        if (at == STR_NONE)
            return false;
        *rest = str_from(*rest, at);
        if (str_starts(*rest, STR("<!--"))) {
            end = str_find(*rest, STR("-->"));
            if (end == STR_NONE)
                return false;
            *rest = str_from(*rest, end + 3);
            continue;
        }
        end = str_find_char(*rest, '>');
        if (end == STR_NONE)
            return false;
        if (rest->len > 1 && rest->ptr[1] == '/')
            name = 2;
        while (name < end && !is_name_end(rest->ptr[name]))
            name++;
        tag->name = str_slice(*rest, 1, name);
        tag->attributes = str_slice(*rest, name, end);
        *rest = str_from(*rest, end + 1);
        at = str_find_char(*rest, '<');
        tag->text = str_trim(str_slice(*rest, 0, at == STR_NONE ? rest->len : at));
        return true;
    }
}

/* &amp; and the like, and numbers; everything else stays. */
static Str decode(Arena *arena, Str text)
{
    static const struct {
        const char *name;
        uint32_t cp;
    } entities[] = { { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' }, { "&apos;", '\'' } };
    Buf out = { 0 };
    Str decoded;

    if (str_find_char(text, '&') == STR_NONE)
        return text;
    while (text.len > 0) {
        size_t used = 1;

        for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
            if (str_starts(text, str_of(entities[i].name))) {
                buf_cp(&out, entities[i].cp);
                used = str_of(entities[i].name).len;
            }
        if (used == 1)
            buf_char(&out, text.ptr[0]);
        text = str_from(text, used);
    }
    decoded = buf_keep(arena, &out);
    buf_free(&out);
    return decoded;
}

/* The value of an attribute, or empty. */
static Str attribute(Str attributes, const char *name)
{
    Str word = str_of(name);

    for (size_t at = 0; at + word.len + 2 < attributes.len; at++) {
        Str rest = str_from(attributes, at + word.len);
        size_t end;

        if (!ascii_is_space(attributes.ptr[at]) || !str_starts(str_from(attributes, at + 1), word))
            continue;
        rest = str_trim(str_from(rest, 1));
        if (rest.len < 2 || rest.ptr[0] != '=')
            continue;
        rest = str_trim(str_from(rest, 1));
        end = rest.len > 0 ? str_find_char(str_from(rest, 1), rest.ptr[0]) : STR_NONE;
        return end == STR_NONE ? STR_EMPTY : str_slice(rest, 1, end + 1);
    }
    return STR_EMPTY;
}

static void take_category(Arena *arena, StyleHead *head, Str attributes)
{
    Str format = attribute(attributes, "citation-format"), field = attribute(attributes, "field");

    if (format.len > 0)
        head->format = format;
    if (field.len > 0)
        head->fields =
            head->fields.len == 0 ? field : arena_format(arena, "%.*s, %.*s", STR_ARG(head->fields), STR_ARG(field));
}

static void take_tag(Arena *arena, StyleHead *head, const HeadTag *tag)
{
    if (str_is(tag->name, "style"))
        head->default_locale = attribute(tag->attributes, "default-locale");
    else if (str_is(tag->name, "title") && head->title.len == 0)
        head->title = decode(arena, tag->text);
    else if (str_is(tag->name, "title-short") && head->short_title.len == 0)
        head->short_title = decode(arena, tag->text);
    else if (str_is(tag->name, "id") && head->id.len == 0)
        head->id = decode(arena, tag->text);
    else if (str_is(tag->name, "category"))
        take_category(arena, head, tag->attributes);
    else if (str_is(tag->name, "link") && str_is(attribute(tag->attributes, "rel"), "independent-parent"))
        head->parent = decode(arena, attribute(tag->attributes, "href"));
}

StyleHead style_head(Arena *arena, Str bytes)
{
    StyleHead head = { STR_EMPTY, STR_EMPTY, STR_EMPTY, STR_EMPTY, STR_EMPTY, STR_EMPTY, STR_EMPTY };
    Str rest = bytes;
    HeadTag tag;

    while (next_tag(&rest, &tag) && !str_is(tag.name, "/info"))
        take_tag(arena, &head, &tag);
    return head;
}
