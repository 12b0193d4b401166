#include "xml/xml_id.h"

#include "base/utf8.h"

#include <libxml/tree.h>

#include <string.h>

enum { LONGEST_ESCAPE = sizeof "_x10FFFF_" - 1, SHORTEST_ESCAPE = sizeof "_x0020_" - 1 };

static bool is_plain(char c)
{
    return ascii_is_alnum(c) || c == '-' || c == '.';
}

/* Behind a letter. */
static bool is_name_char(Str bytes)
{
    char name[8] = "n";

    if (bytes.len > sizeof name - 2)
        return false;
    memcpy(name + 1, bytes.ptr, bytes.len);
    name[1 + bytes.len] = '\0';
    return xmlValidateNCName((const xmlChar *)name, 0) == 0;
}

/* The length of the escape that stands there, and its code point; 0: none. */
static size_t escape_at(Str id, size_t at, uint32_t *cp)
{
    size_t end = at + 2;

    if (id.len - at < SHORTEST_ESCAPE || id.ptr[at] != '_' || id.ptr[at + 1] != 'x')
        return 0;
    *cp = 0;
    for (; end < id.len && end - at < LONGEST_ESCAPE - 1; end++) {
        char c = id.ptr[end];

        if (!ascii_is_digit(c) && (c < 'A' || c > 'F'))
            break;
        *cp = *cp * 16 + (uint32_t)(ascii_is_digit(c) ? c - '0' : c - 'A' + 10);
    }
    return end < id.len && id.ptr[end] == '_' && end - at >= SHORTEST_ESCAPE - 1 && *cp <= 0x10FFFF ? end + 1 - at : 0;
}

void xml_id_put(Buf *out, Str id)
{
    for (size_t at = 0, len; at < id.len; at += len) {
        uint32_t cp;

        len = 1;
        if (is_plain(id.ptr[at])) {
            buf_char(out, id.ptr[at]);
            continue;
        }
        len = utf8_decode(id, at, &cp);
        if (cp == UINT32_MAX) {
            cp = 0xFFFD;
        } else if (cp == '_' ? at + 1 == id.len || id.ptr[at + 1] != 'x' : is_name_char(str_slice(id, at, at + len))) {
            buf_put(out, str_slice(id, at, at + len));
            continue;
        }
        buf_format(out, "_x%04X_", (unsigned)cp);
    }
}

Str xml_id_read(Arena *arena, Str id)
{
    Buf out = { 0 };
    Str read;

    if (!str_contains(id, STR("_x")))
        return id;
    for (size_t at = 0, len; at < id.len; at += len) {
        uint32_t cp;

        len = escape_at(id, at, &cp);
        if (len > 0) {
            buf_cp(&out, cp);
        } else {
            len = 1;
            buf_char(&out, id.ptr[at]);
        }
    }
    read = buf_keep(arena, &out);
    buf_free(&out);
    return read;
}
