/* What a control sequence means. */
#include "text/tex_reader.h"

#include <string.h>
#include <threads.h>

enum { SLOTS = 4096 }; /* a power of two, over twice the rows */

/* clang-format off */
static const TexCommand commands[] = {
#include "text/tex_commands.inc"
};
/* clang-format on */

#define COMMANDS (sizeof commands / sizeof commands[0])

/* Made once, from const tables: 0 is empty, then come the macros, then the commands. */
static uint16_t slots[SLOTS];

static size_t first_slot(Str name)
{
    return (size_t)(str_hash(name) & (SLOTS - 1));
}

static Str macro_name(const TexMacro *macro)
{
    return str_of(macro->macro + 1);
}

static void add(Str name, size_t number)
{
    size_t slot = first_slot(name);

    while (slots[slot] != 0)
        slot = (slot + 1) % SLOTS;
    slots[slot] = (uint16_t)number;
}

/* A row of the table that is a control sequence and nothing more: \ss, \#. */
static bool is_bare(const TexMacro *macro)
{
    return macro->macro[0] == '\\' && (macro->macro[1] == '{' || strchr(macro->macro, '{') == NULL);
}

static void fill(void)
{
    size_t count;
    const TexMacro *macros = tex_macros(&count);

    for (size_t i = 0; i < COMMANDS; i++)
        add(str_of(commands[i].name), count + i + 1);
    for (size_t i = 0; i < count; i++)
        if (is_bare(&macros[i]) && (macros[i].flags & TEX_WRITE) == 0)
            add(macro_name(&macros[i]), i + 1);
}

TexMeaning tex_lookup(Str name)
{
    static once_flag once = ONCE_FLAG_INIT;
    size_t count;
    const TexMacro *macros = tex_macros(&count);

    call_once(&once, fill);
    for (size_t slot = first_slot(name); slots[slot] != 0; slot = (slot + 1) % SLOTS) {
        size_t number = slots[slot] - 1u;

        if (number < count && str_eq(name, macro_name(&macros[number])))
            return (TexMeaning){ &macros[number], NULL };
        if (number >= count && str_is(name, commands[number - count].name))
            return (TexMeaning){ NULL, &commands[number - count] };
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
