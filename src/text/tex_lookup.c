/* What a control sequence means. */
#include "text/tex_reader.h"

static const TexCommand commands[] = {
#include "text/tex_commands.inc"
};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* The rows of both tables by their names: numbers of macros, and behind them those of commands. */
static const uint16_t order[] = {
#include "text/tex_order.inc"
};

/* Of a row by its number; sets the meaning. */
static Str name_of(size_t number, TexMeaning *meaning)
{
    size_t count;
    const TexMacro *macros = tex_macros(&count);

    *meaning = number < count ? (TexMeaning){ &macros[number], NULL } : (TexMeaning){ NULL, &commands[number - count] };
    return str_of(number < count ? macros[number].macro + 1 : commands[number - count].name);
}

TexMeaning tex_lookup(Str name)
{
    size_t low = 0, high = COUNT(order);
    TexMeaning meaning;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int by = str_cmp(name_of(order[middle], &meaning), name);

        if (by == 0)
            return meaning;
        if (by < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return (TexMeaning){ NULL, NULL };
}

uint32_t tex_accent(Str name)
{
    size_t count;
    const TexAccent *accents = tex_accents(&count);

    if (name.len == 1)
        for (size_t i = 0; i < count; i++)
            if (accents[i].macro == name.ptr[0])
                return accents[i].combining;
    TexMeaning meaning = tex_lookup(name);
    return meaning.command != NULL && meaning.command->what == DO_ACCENT ? meaning.command->value : 0;
}

const TexCommand *tex_commands(size_t *count)
{
    *count = COUNT(commands);
    return commands;
}
