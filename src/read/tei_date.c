/* Dates: att.datable as EDTF. What was written stays where it says the same. */
#include "read/tei_parts.h"

#include "text/edtf.h"

/* The first of several attributes that is there. */
static const ElementAttribute *first_of(const Element *date, const char *const *names)
{
    for (; *names != NULL; names++)
        if (element_attribute(date, *names) != NULL)
            return element_attribute(date, *names);
    return NULL;
}

static Str value_of(const ElementAttribute *attribute)
{
    return attribute != NULL ? attribute->value : STR_EMPTY;
}

/* "2021-03-04T10:00:00" and "--03-04" are W3C's, not all of them dates here: the day is enough. */
static Str day_of(Str text)
{
    size_t time = str_find_char(text, 'T');

    return time != STR_NONE && time >= 4 ? str_slice(text, 0, time) : text;
}

/* What the attributes say; empty if nothing. `*place` is one of them. */
static Str attributes_date(TeiReader *reader, const Element *date, Span *place)
{
    static const char *const points[] = { "when-custom", "when-iso", "when", NULL };
    static const char *const starts[] = { "from-custom", "from-iso", "from", "notBefore-iso", "notBefore", NULL };
    static const char *const ends[] = { "to-custom", "to-iso", "to", "notAfter-iso", "notAfter", NULL };
    const ElementAttribute *point = first_of(date, points), *start = first_of(date, starts),
                           *end = first_of(date, ends);

    if (point != NULL) {
        *place = point->value_span;
        return day_of(point->value);
    }
    if (start == NULL && end == NULL)
        return STR_EMPTY;
    *place = start != NULL ? start->value_span : end->value_span;
    return arena_format(reader->arena, "%.*s/%.*s", STR_ARG(start != NULL ? day_of(value_of(start)) : STR("..")),
                        STR_ARG(end != NULL ? day_of(value_of(end)) : STR("..")));
}

static bool same_date(Str a, Str b)
{
    Buf left = { 0 }, right = { 0 };
    Edtf one, two;
    bool same = edtf_parse(a, &one, NULL) && edtf_parse(b, &two, NULL);

    if (same) {
        edtf_write(&left, &one);
        edtf_write(&right, &two);
        same = str_eq(buf_str(&left), buf_str(&right));
    }
    buf_free(&left);
    buf_free(&right);
    return same;
}

static bool is_approximate(const Element *date)
{
    return str_is(element_value(date, "precision"), "low") || str_is(element_value(date, "cert"), "low");
}

Node *tei_date(TeiReader *reader, const Element *date)
{
    Span place = date->content;
    Str text = tei_plain(reader, date), said = attributes_date(reader, date, &place);
    char guess[64];

    if (said.len == 0 || same_date(said, text) || (reader->own && edtf_parse(text, &(Edtf){ 0 }, NULL))) {
        if (text.len == 0)
            return NULL;
        if (!reader->own && !edtf_parse(text, &(Edtf){ 0 }, NULL) && edtf_suggest(text, guess))
            text = arena_copy(reader->arena, str_of(guess));
        return node_text(reader->arena, text, date->content);
    }
    if (!reader->own && is_approximate(date) && str_find_char(said, '/') == STR_NONE &&
        str_find_char(said, '~') == STR_NONE)
        said = arena_join(reader->arena, said, STR("~"));
    return node_text(reader->arena, said, place);
}
