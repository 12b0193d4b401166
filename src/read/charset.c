#include "read/charset.h"

#include "base/buf.h"
#include "base/fix.h"
#include "base/utf8.h"
#include "read/bytes.h"

#include <string.h>

/* Each run of malformed bytes is one fault; a file of another encoding would give thousands. */
enum { RUNS_SHOWN = 20, WORD = 8 };

/* Bytes 0x80 to 0x9F of windows-1252, by the WHATWG's Encoding Standard; 0: none. */
static const uint16_t high_controls[32] = { 0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                            0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
                                            0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                            0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178 };

static uint32_t latin1_character(unsigned char byte)
{
    if (byte < 0x80 || byte >= 0xA0)
        return byte;
    return high_controls[byte - 0x80] != 0 ? high_controls[byte - 0x80] : UTF8_REPLACEMENT;
}

/* Names without their hyphens, underlines and blanks. */
static bool names_latin1(Str name)
{
    static const char *const names[] = { "latin1",  "iso88591",    "88591", "l1",      "cp1252",
                                         "win1252", "windows1252", "ansi",  "ansinew", "iso885915" };
    char plain[16];
    size_t len = 0;

    for (size_t i = 0; i < name.len; i++)
        if (ascii_is_alnum(name.ptr[i])) {
            if (len == sizeof plain)
                return false;
            plain[len++] = ascii_lower(name.ptr[i]);
        }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_is((Str){ plain, len }, names[i]))
            return true;
    return false;
}

/* ---- looking at all bytes ---- */

typedef struct Scan {
    Arena *arena;
    const Source *source;
    Diags *diags;
    char *clean;     /* a copy, once there is something to replace */
    size_t runs;     /* of what is reported here */
    size_t run_end;  /* of the last one */
    const char *how; /* an encoding is declared */
    bool latin1;     /* bytes that are not UTF-8 are no faults */
    bool foreign;    /* nor worth a word each: an encoding was declared that we can't read */
    bool malformed;
} Scan;

static bool is_control(uint32_t cp)
{
    if (cp < 0x20)
        return cp != '\t' && cp != '\n' && cp != '\r' && cp != '\f';
    return cp == 0x7F || cp == 0xFFFE || cp == 0xFFFF;
}

/* Past the ASCII from `at` on, but for control characters: word by word, and byte by byte where a line ends. */
static size_t pass_ascii(Str bytes, size_t at)
{
    while (at < bytes.len) {
        size_t stop = at + WORD < bytes.len ? at + WORD : bytes.len;

        if (at + WORD <= bytes.len && utf8_is_plain(bytes.ptr + at)) {
            at += WORD;
            continue;
        }
        for (; at < stop; at++)
            if ((unsigned char)bytes.ptr[at] >= 0x80 || is_control((unsigned char)bytes.ptr[at]))
                return at;
    }
    return at;
}

static bool begins_run(Scan *scan, size_t at, size_t len)
{
    bool begins = at != scan->run_end || scan->run_end == 0;

    scan->run_end = at + len;
    return begins && scan->runs++ < RUNS_SHOWN;
}

static void put_malformed(Scan *scan, size_t at)
{
    unsigned char byte = (unsigned char)scan->source->bytes.ptr[at];
    Span span = { (uint32_t)at, (uint32_t)at + 1 };
    char text[4];
    size_t len = utf8_encode(latin1_character(byte), text);
    Diag *diag;

    scan->malformed = true;
    if (scan->latin1 || scan->foreign || !begins_run(scan, at, 1))
        return;
    diag = diag_add(scan->diags, DIAG_B001, scan->source, span,
                    "byte 0x%02X is not UTF-8; it was taken for '%.*s', as in windows-1252", byte, (int)len, text);
    if (scan->how != NULL)
        diag_help(scan->diags, diag, "save the file as UTF-8, or declare its encoding: %s", scan->how);
    else
        diag_help(scan->diags, diag, "save the file as UTF-8");
}

static void put_control(Scan *scan, size_t at, size_t len, uint32_t cp)
{
    Span span = { (uint32_t)at, (uint32_t)(at + len) };
    Str bytes = scan->source->bytes;

    if (begins_run(scan, at, len)) {
        Diag *diag = diag_add(scan->diags, DIAG_B003, scan->source, span, "control character U+%04X", (unsigned)cp);

        diag_help(scan->diags, diag, "delete it");
        bytes_mend_control(scan->source, diag, scan->diags);
    }
    if (scan->clean == NULL)
        scan->clean = (char *)arena_copy(scan->arena, bytes).ptr;
    memset(scan->clean + at, '?', len);
}

static void look_at(Scan *scan, size_t start)
{
    Str bytes = scan->source->bytes;

    for (size_t at = start; at < bytes.len;) {
        uint32_t cp = (unsigned char)bytes.ptr[at];
        size_t len = 1;

        if (cp < 0x80 && !is_control(cp)) {
            at = utf8_pass_east_asian(bytes, pass_ascii(bytes, at));
            continue;
        }
        if (cp >= 0x80)
            len = utf8_decode(bytes, at, &cp);
        if (cp == 0xFFFFFFFF)
            put_malformed(scan, at);
        else if (is_control(cp))
            put_control(scan, at, len, cp);
        at += len;
    }
}

static bool is_utf16(Str bytes)
{
    return str_starts(bytes, STR("\xFF\xFE")) || str_starts(bytes, STR("\xFE\xFF"));
}

CharsetBytes charset_open(Arena *arena, const Source *source, Str declared, Span declared_span, const char *how,
                          Diags *diags)
{
    bool latin1 = names_latin1(declared);
    bool foreign = declared.len > 0 && !latin1 && utf8_find_invalid(source->bytes) != STR_NONE &&
                   !str_eq_nocase(declared, STR("utf-8")) && !str_eq_nocase(declared, STR("utf8"));
    Scan scan = { .arena = arena, .source = source, .diags = diags, .latin1 = latin1, .foreign = foreign, .how = how };
    CharsetBytes result = { .bytes = source->bytes, .charset = CHARSET_UTF8 };

    if (is_utf16(source->bytes)) {
        diag_help(diags, diag_add(diags, DIAG_B001, source, (Span){ 0, 2 }, "the file is UTF-16"),
                  "say so (--encoding utf-16), or save it as UTF-8");
        result.bytes = STR_EMPTY;
        return result;
    }
    if (foreign)
        diag_help(
            diags,
            diag_add(diags, DIAG_B001, source, declared_span, "the file is in the encoding '%.*s'", STR_ARG(declared)),
            "say so (--encoding %.*s), or save it as UTF-8", STR_ARG(declared));
    if (str_starts(source->bytes, STR("\xEF\xBB\xBF"))) {
        result.start = 3;
        fix_bytes(diags, diag_add(diags, DIAG_B002, source, (Span){ 0, 3 }, "a byte order mark"), (Span){ 0, 3 },
                  STR_EMPTY);
    }
    look_at(&scan, result.start);
    if (scan.clean != NULL)
        result.bytes.ptr = scan.clean;
    if (scan.malformed)
        result.charset = latin1 ? CHARSET_LATIN1 : CHARSET_MIXED;
    return result;
}

/* ---- texts ---- */

Str charset_text(Arena *arena, Charset charset, Str raw)
{
    Buf out = { 0 };
    Str text;

    if (charset == CHARSET_UTF8 || utf8_find_invalid(raw) == STR_NONE) {
        bool ascii = true;

        for (size_t i = 0; charset == CHARSET_LATIN1 && ascii && i < raw.len; i++)
            ascii = (unsigned char)raw.ptr[i] < 0x80;
        if (ascii)
            return raw;
    }
    for (size_t at = 0; at < raw.len;) {
        uint32_t cp = 0xFFFFFFFF;
        size_t len = charset == CHARSET_MIXED ? utf8_decode(raw, at, &cp) : 1;

        buf_cp(&out, cp == 0xFFFFFFFF ? latin1_character((unsigned char)raw.ptr[at]) : cp);
        at += len;
    }
    text = buf_keep(arena, &out);
    buf_free(&out);
    return text;
}
