/* Entities of HTML by name and by number, and what only looks like one. */
#include "text/entity.h"

#include "tap.h"

/* clang-format off */
static const struct { const char *entity; uint32_t character; } rows[] = {
    {"&amp;", '&'}, {"&Eacute;", 0xC9}, {"&eacute;", 0xE9}, {"&yuml;", 0xFF}, {"&AElig;", 0xC6}, {"&ndash;", 0x2013},
    {"&#233;", 0xE9}, {"&#xE9;", 0xE9}, {"&#Xe9;", 0xE9}, {"&#x4E3E;", 0x4E3E}, {"&#128512;", 0x1F600}, {"&#x10FFFF;", 0x10FFFF},
    {"&#xa9;", 0xA9}, {"&#xbc;", 0xBC}, {"&#xdF;", 0xDF}, {"&#xAf;", 0xAF}, {"&#xg9;", 0},
    {"&#32;", ' '}, {"&#x20;", ' '},
    /* Controls, halves of characters and numbers above all characters are none. */
    {"&#0;", 0}, {"&#31;", 0}, {"&#127;", 0}, {"&#x85;", 0}, {"&#xD800;", 0}, {"&#xDFFF;", 0}, {"&#x110000;", 0}, {"&#99999999999;", 0},
    {"&#xG1;", 0}, {"&#12a;", 0}, {"&#;", 0}, {"&#x;", 0}, {"&nosuch;", 0}, {"&eacute", 0}, {"eacute;", 0}, {"&;", 0}, {"", 0}, {"&EACUTE;", 0},
};
/* clang-format on */

int main(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        is_int((int64_t)entity_character(str_of(rows[i].entity)), (int64_t)rows[i].character, rows[i].entity);
    return done_testing();
}
