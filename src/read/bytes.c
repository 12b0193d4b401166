#include "read/bytes.h"

#include "base/utf8.h"

#include <string.h>

size_t bytes_skip_mark(const Source *source, Diags *diags)
{
    if (!str_starts(source->bytes, STR("\xEF\xBB\xBF")))
        return 0;
    diag_add(diags, DIAG_B002, source, (Span){ 0, 3 }, "a byte order mark");
    return 3;
}

static void report_byte(const Source *source, size_t at, size_t len, Diags *diags)
{
    Span span = { (uint32_t)at, (uint32_t)(at + len) };
    Diag *diag =
        diag_add(diags, DIAG_B001, source, span, "byte 0x%02X is not UTF-8", (unsigned char)source->bytes.ptr[at]);

    diag_help(diags, diag, "save the file as UTF-8");
}

static void report_control(const Source *source, size_t at, size_t len, uint32_t cp, Diags *diags)
{
    Span span = { (uint32_t)at, (uint32_t)(at + len) };
    Diag *diag = diag_add(diags, DIAG_B003, source, span, "control character U+%04X", (unsigned)cp);

    diag_help(diags, diag, "delete it");
}

/* Each run of malformed bytes is one fault; a file of another encoding would give thousands. */
enum { RUNS_SHOWN = 20 };

Str bytes_clean(Arena *arena, const Source *source, size_t start, CharacterTest *allowed, Diags *diags)
{
    Str bytes = source->bytes, rest = str_from(bytes, start);
    char *clean = NULL;
    size_t runs = 0;
    bool in_run = false;

    for (size_t at = start; at < bytes.len;) {
        uint32_t cp = (unsigned char)bytes.ptr[at];
        size_t len = 1;

        if (cp >= 0x20 && cp < 0x7F) {
            at++;
            in_run = false;
            continue;
        }
        len = utf8_decode(bytes, at, &cp);
        if (cp != 0xFFFFFFFF && allowed(cp)) {
            at += len;
            in_run = false;
            continue;
        }
        if (!in_run && runs++ < RUNS_SHOWN) {
            if (cp == 0xFFFFFFFF)
                report_byte(source, at, len, diags);
            else
                report_control(source, at, len, cp, diags);
        }
        in_run = true;
        if (clean == NULL)
            clean = memcpy(arena_alloc(arena, rest.len + 1), rest.ptr, rest.len);
        memset(clean + (at - start), '?', len);
        at += len;
    }
    return clean != NULL ? (Str){ clean, rest.len } : rest;
}
