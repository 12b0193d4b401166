#include "xml/xml_id.h"

#include "tap.h"

#include <libxml/tree.h>

/* clang-format off */
static const char *const ids[][2] = {
    {"lse-2021", "lse-2021"}, {"Knuth.1986_a", "Knuth.1986_a"}, {"", ""}, {"1", "1"}, {"中国-2001", "中国-2001"},
    {"A b/c", "A_x0020_b_x002F_c"}, {"1:x", "1_x003A_x"}, {"a+b", "a_x002B_b"}, {"×b", "_x00D7_b"},
    {"\xf0\xa0\x80\x80y", "_x20000_y"}, {"y\xc2\x85", "y_x0085_"}, {"a_x", "a_x005F_x"}, {"_x0041_", "_x005F_x0041_"},
    {"_x0041 ", "_x005F_x0041_x0020_"}, {"_ x0041_", "__x0020_x0041_"}, {" _x0020_", "_x0020__x005F_x0020_"},
};
static const char *const fragments[][2] = {
    {"lse-2021", "lse-2021"}, {"doi:10.1/x(2);3?@~!$'*+,=", "doi:10.1/x(2);3?@~!$'*+,="}, {"a&lt;", "a_x0026_lt;"}, {"中国-2001", "中国-2001"},
    {"A b/c", "A_x0020_b/c"}, {"a%20b", "a_x0025_20b"}, {"a#b<\"\\^`{|}[]>", "a_x0023_b_x003C__x0022__x005C__x005E__x0060__x007B__x007C__x007D__x005B__x005D__x003E_"},
    {"a_x0020_b", "a_x005F_x0020_b"}, {"a\tb\nc", "a_x0009_b_x000A_c"}, {"ab\xe2\x80\xae", "ab_x202E_"}, {"y\xc2\x85", "y_x0085_"},
};
static const char *const others[][2] = { /* of files that others wrote, or changed */
    {"_x41_", "_x41_"}, {"_x110000_", "_x110000_"}, {"_x00e9_", "_x00e9_"}, {"_x0041", "_x0041"}, {"_x", "_x"}, {"a_x10FFFF", "a_x10FFFF"},
};
/* clang-format on */

int main(void)
{
    Arena *arena = arena_create();
    Buf out = { 0 };

    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        buf_puts(&out, "n.");
        xml_id_put(&out, str_of(ids[i][0]));
        is_str(str_from(buf_str(&out), 2), ids[i][1], ids[i][0]);
        ok(xmlValidateNCName((const xmlChar *)buf_keep(arena, &out).ptr, 0) == 0, "  is a name");
        is_str(xml_id_read(arena, str_of(ids[i][1])), ids[i][0], "  and comes back");
        buf_clear(&out);
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        is_str(xml_id_read(arena, str_of(others[i][0])), others[i][1], "no escape stays");
    for (size_t i = 0; i < sizeof fragments / sizeof *fragments; i++) {
        xml_id_put_fragment(&out, str_of(fragments[i][0]));
        is_str(buf_str(&out), fragments[i][1], fragments[i][0]);
        is_str(xml_id_read(arena, buf_str(&out)), fragments[i][0], "  and comes back");
        buf_clear(&out);
    }
    xml_id_put(&out, STR("a\xff"));
    is_str(buf_str(&out), "a_xFFFD_", "bytes that are no text");
    buf_free(&out);
    arena_destroy(arena);
    return done_testing();
}
