/* libFuzzer: any bytes as the text of a BibTeX field, and as a list of names. What is read must be UTF-8 in NFC, and every
 * fault and every byte of it must have its place; what the writers make of it must be read again. */
#include "base/utf8.h"
#include "text/names_bib.h"
#include "text/normal.h"
#include "text/tex_read.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_fault(void *context, TexFault fault, size_t at, size_t len)
{
    const Str *tex = context;

    if (fault > TEX_IRREVERSIBLE || at > tex->len || len > tex->len - at)
        abort();
}

static void check_place(void *context, BibNameFault fault, Str where)
{
    const Str *text = context;

    if (fault > BIB_NAME_BRACED_PERSON || where.ptr < text->ptr || where.ptr + where.len > text->ptr + text->len)
        abort();
}

static void read_field(Arena *arena, Str tex, unsigned flags)
{
    TexMap map = tex_map_create(arena);
    Buf out = { 0 }, back = { 0 };

    tex_read(&out, tex, flags, check_fault, &tex, &map);
    if (utf8_find_invalid(buf_str(&out)) != STR_NONE || !normal_is_nfc(buf_str(&out), NULL))
        abort();
    if (tex_is_plain(tex) && !str_eq(buf_str(&out), tex))
        abort();
    for (size_t at = 0; at < out.len; at++) {
        Span span = tex_map_span(&map, at, 1);

        if (span.start >= span.end || span.end > tex.len)
            abort();
    }
    tex_title(&back, buf_str(&out), flags % 2 == 0 ? TEX_UTF8 : TEX_MACROS, true);
    buf_clear(&out);
    tex_read(&out, buf_str(&back), TEX_READ_TITLE, NULL, NULL, NULL);
    buf_free(&out);
    buf_free(&back);
}

static void read_names(Str text)
{
    Str rest = text, tex;
    BibName name;

    while (names_bib_next(&rest, &tex, check_place, &text)) {
        Buf out = { 0 };
        NameForm form = { 0 };

        names_bib_split(tex, &name, check_place, &text);
        form = (NameForm){ .family = name.last, .given = name.first, .suffix = name.jr, .literal = name.literal };
        form.dropping = name.von;
        names_bib_write(&out, &form, TEX_UTF8);
        buf_clear(&out);
        names_bib_write(&out, &form, TEX_MACROS);
        buf_free(&out);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *arena = arena_create();
    Str text = { (const char *)data, size };

    for (unsigned flags = 0; flags <= 4; flags += flags == 0 ? 1 : flags)
        read_field(arena, text, flags);
    read_names(text);
    arena_destroy(arena);
    return 0;
}
