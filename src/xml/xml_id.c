#include "xml/xml_id.h"

#include "base/utf8.h"

#include <libxml/tree.h>

#include <string.h>

enum { LONGEST_ESCAPE = sizeof "_x10FFFF_" - 1, SHORTEST_ESCAPE = sizeof "_x0020_" - 1 };

static bool is_plain(char c)
{
    return ascii_is_alnum(c) || c == '-' || c == '.';
}

/* What an id may hold as it is; an underscore only where no escape could begin. */
typedef bool MayHold(Str bytes, uint32_t cp);

/* Behind a letter. */
static bool is_name_char(Str bytes, uint32_t cp)
{
    char name[8] = "n";

    (void)cp;

    if (bytes.len > sizeof name - 2)
        return false;
    memcpy(name + 1, bytes.ptr, bytes.len);
    name[1 + bytes.len] = '\0';
    return xmlValidateNCName((const xmlChar *)name, 0) == 0;
}

/* A code point of URLs (https://url.spec.whatwg.org/#url-code-points) that is seen; but no ampersand, for the sake of Markdown. */
static bool is_fragment_char(Str bytes, uint32_t cp)
{
    return cp < 0x80 ? strchr("!$'()*+,-./:;=?@_~", bytes.ptr[0]) != NULL : cp >= 0xA0 && !utf8_is_hidden(cp);
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

static void put_escaped(Buf *out, Str id, MayHold *may_hold)
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
        } else if (cp == '_' ? at + 1 == id.len || id.ptr[at + 1] != 'x' : may_hold(str_slice(id, at, at + len), cp)) {
            buf_put(out, str_slice(id, at, at + len));
            continue;
        }
        buf_format(out, "_x%04X_", (unsigned)cp);
    }
}

void xml_id_put(Buf *out, Str id)
{
    put_escaped(out, id, is_name_char);
}

void xml_id_put_fragment(Buf *out, Str id)
{
    put_escaped(out, id, is_fragment_char);
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
