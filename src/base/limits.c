#include "base/limits.h"

#include "base/buf.h"

const LimitRow limit_rows[LIMIT_COUNT] = {
#define LIMIT(id, name, usual, least, most, what) { name, usual, least, most, what },
#include "base/limits.def"
#undef LIMIT
};

Limits limits_usual(void)
{
    Limits limits;

    for (size_t i = 0; i < LIMIT_COUNT; i++)
        limits.most[i] = limit_rows[i].usual;
    return limits;
}

size_t limits_given(const Limits *limits, LimitId id)
{
    return limits->most[id] != limit_rows[id].usual ? limits->most[id] : SIZE_MAX;
}

static LimitId find(Str name)
{
    size_t i = 0;

    while (i < LIMIT_COUNT && !str_is(name, limit_rows[i].name))
        i++;
    return (LimitId)i;
}

static Str names(Arena *arena)
{
    Buf out = { 0 };
    Str kept;

    for (size_t i = 0; i < LIMIT_COUNT; i++)
        buf_format(&out, "%s%s", i == 0 ? "" : i + 1 < LIMIT_COUNT ? ", " : " and ", limit_rows[i].name);
    kept = buf_keep(arena, &out);
    buf_free(&out);
    return kept;
}

bool limits_read(Arena *arena, Str text, Limits *limits, Str *error)
{
    enum { DIGITS = 12 };
    Str item;

    while (str_cut(&text, ',', &item)) {
        Str rest = item, name;
        bool split = str_cut(&rest, '=', &name) && name.len < item.len;
        LimitId id = find(name);
        size_t value = str_number(rest, DIGITS);

        if (!split) {
            *error = arena_format(arena, "takes NAME=NUMBER, not '%.*s'", STR_ARG(item));
            return false;
        }
        if (id == LIMIT_COUNT) {
            *error = arena_format(arena, "knows no '%.*s'; there are %.*s", STR_ARG(name), STR_ARG(names(arena)));
            return false;
        }
        if (value < limit_rows[id].least || value > limit_rows[id].most) {
            *error = arena_format(arena, "takes for '%.*s' a number from %zu to %zu, not '%.*s'", STR_ARG(name),
                                  limit_rows[id].least, limit_rows[id].most, STR_ARG(rest));
            return false;
        }
        limits->most[id] = value;
    }
    return true;
}
