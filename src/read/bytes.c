#include "read/bytes.h"

#include "base/fix.h"
#include "base/utf8.h"

#include <string.h>

size_t bytes_skip_mark(const Source *source, Diags *diags)
{
    if (!str_starts(source->bytes, STR("\xEF\xBB\xBF")))
        return 0;
    fix_bytes(diags, diag_add(diags, DIAG_B002, source, (Span){ 0, 3 }, "a byte order mark"), (Span){ 0, 3 },
              STR_EMPTY);
    return 3;
}

static void report_byte(const Source *source, size_t at, size_t len, Diags *diags)
{
    Span span = { (uint32_t)at, (uint32_t)(at + len) };
    Diag *diag =
        diag_add(diags, DIAG_B001, source, span, "byte 0x%02X is not UTF-8", (unsigned char)source->bytes.ptr[at]);

    diag_help(diags, diag, "save the file as UTF-8");
}

/* Those that divide lines and fields elsewhere stand between words. */
static bool is_divider(char c)
{
    return c == 0x0B || c == 0x0C || (c >= 0x1C && c <= 0x1F);
}

void bytes_mend_control(const Source *source, Diag *diag, Diags *diags)
{
    Str bytes = source->bytes;
    Span run = { diag->span.start, diag->span.start };
    bool divides = false;

    for (; run.end < bytes.len; run.end++) {
        char c = bytes.ptr[run.end];

        if (c != 0x7F && ((unsigned char)c >= 0x20 || c == '\t' || c == '\n' || c == '\r'))
            break;
        divides = divides || is_divider(c);
    }
    if (run.end > run.start)
        fix_bytes(diags, diag, run, divides ? STR(" ") : STR_EMPTY);
}

static void report_control(const Source *source, size_t at, size_t len, uint32_t cp, Diags *diags)
{
    Span span = { (uint32_t)at, (uint32_t)(at + len) };
    Diag *diag = diag_add(diags, DIAG_B003, source, span, "control character U+%04X", (unsigned)cp);

    diag_help(diags, diag, "delete it");
    bytes_mend_control(source, diag, diags);
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
            at = utf8_pass_plain(bytes, at);
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

/* ---- line ends ---- */

static bool has_return(Str bytes, size_t newline)
{
    return newline > 0 && bytes.ptr[newline - 1] == '\r';
}

/* The next line end of that kind; STR_NONE if there is none. */
static size_t next_end(Str bytes, size_t from, bool with_return)
{
    for (size_t at = from; at < bytes.len; at++) {
        size_t found = str_find_char(str_from(bytes, at), '\n');

        if (found == STR_NONE)
            return STR_NONE;
        at += found;
        if (has_return(bytes, at) == with_return)
            return at;
    }
    return STR_NONE;
}

void bytes_check_lines(const Source *source, Diags *diags)
{
    enum { MOST = 10000 }; /* edits of one fix */
    Str bytes = source->bytes;
    size_t returns = 0, plain = 0, at;
    bool odd;
    Diag *diag;

    if (str_find_char(bytes, '\r') == STR_NONE)
        return;
    for (at = 0; at < bytes.len; at++) {
        returns += bytes.ptr[at] == '\n' && has_return(bytes, at);
        plain += bytes.ptr[at] == '\n' && !has_return(bytes, at);
    }
    if (returns == 0 || plain == 0)
        return;
    odd = returns <= plain; /* the lines with CR are the odd ones */
    at = next_end(bytes, 0, odd);
    diag = diag_add(diags, DIAG_B092, source, (Span){ (uint32_t)(at - odd), (uint32_t)at + 1 },
                    "%zu of %zu lines end in %s", odd ? returns : plain, returns + plain, odd ? "CR LF" : "LF");
    diag_help(diags, diag, "save the file with %s line ends", odd ? "LF" : "CR LF");
    if ((odd ? returns : plain) > MOST)
        return;
    for (; at != STR_NONE; at = next_end(bytes, at + 1, odd))
        fix_bytes(diags, diag, (Span){ (uint32_t)(at - odd), (uint32_t)at }, odd ? STR_EMPTY : STR("\r"));
}
