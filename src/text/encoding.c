#include "text/encoding.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "text/utf16.h"

#include <unicode/ucnv.h>

/* What is meant by names that ICU takes for a smaller set (Encoding Standard, 4.2, "Names and labels"). */
static const struct {
    const char *name, *icu;
} aliases[] = {
    { "latin1", "windows-1252" },   { "iso88591", "windows-1252" }, { "ascii", "windows-1252" },
    { "usascii", "windows-1252" },  { "ansi", "windows-1252" },     { "cp1252", "windows-1252" },
    { "gb2312", "gb18030" },        { "gbk", "gb18030" },           { "cp936", "gb18030" },
    { "windows936", "gb18030" },    { "big5", "Big5-HKSCS" },       { "cp950", "Big5-HKSCS" },
    { "shiftjis", "windows-31j" },  { "sjis", "windows-31j" },      { "euckr", "windows-949" },
    { "iso88599", "windows-1254" }, { "tis620", "windows-874" },
};

enum { FAULTS = 20, PIECE = 4096, LONGEST_NAME = 60 };

/* Without hyphens, underlines and blanks, in lower case. */
static bool is_alias(const char *alias, Str name)
{
    for (size_t i = 0; i < name.len; i++)
        if (ascii_is_alnum(name.ptr[i]) && *alias++ != ascii_lower(name.ptr[i]))
            return false;
    return *alias == '\0';
}

Str encoding_find(Arena *arena, Str name)
{
    UErrorCode status = U_ZERO_ERROR;
    const char *copy = arena_cstr(arena, name);
    UConverter *converter;

    if (name.len == 0 || name.len > LONGEST_NAME)
        return STR_EMPTY;
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
        if (is_alias(aliases[i].name, name))
            return str_of(aliases[i].icu);
    converter = ucnv_open(copy, &status);
    utf16_status(status);
    if (U_FAILURE(status))
        return STR_EMPTY;
    ucnv_close(converter);
    return str_of(copy);
}

typedef struct Reading {
    Arena *arena;
    UConverter *converter;
    Buf out;
    EncodingFaults *faults;
    size_t last_end; /* of the last fault, in `out` */
    uint32_t lead;   /* the first half of a pair, which ended a piece */
} Reading;

static void put_units(Reading *reading, const UChar *units, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t unit = units[i]; /* NOLINT(clang-analyzer-core.uninitialized.Assign): ICU wrote as many */

        if (unit >= 0xD800 && unit < 0xDC00) {
            reading->lead = unit;
            continue;
        }
        if (unit >= 0xDC00 && unit < 0xE000 && reading->lead != 0)
            unit = 0x10000 + ((reading->lead - 0xD800) << 10) + (unit - 0xDC00);
        reading->lead = 0;
        if (unit == 0xFEFF && reading->out.len == 0)
            continue;
        buf_cp(&reading->out, unit);
    }
}

/* The bytes that the converter stopped at. A run of them is one fault, and one U+FFFD each. */
static void put_fault(Reading *reading)
{
    char bytes[32]; /* no encoding has a longer character */
    int8_t len = sizeof bytes;
    UErrorCode status = U_ZERO_ERROR;

    ucnv_getInvalidChars(reading->converter, bytes, &len, &status);
    if ((reading->faults->count == 0 || reading->last_end != reading->out.len) && reading->faults->count < FAULTS)
        vec_push(reading->arena, reading->faults,
                 (EncodingFault){ arena_copy(reading->arena, (Str){ bytes, U_SUCCESS(status) ? (size_t)len : 0 }),
                                  reading->out.len });
    buf_cp(&reading->out, UTF8_REPLACEMENT);
    reading->last_end = reading->out.len;
}

static void convert(Reading *reading, Str bytes)
{
    const char *from = bytes.ptr, *end = bytes.ptr + bytes.len;
    UErrorCode status;

    do {
        UChar units[PIECE], *to = units;

        status = U_ZERO_ERROR;
        ucnv_toUnicode(reading->converter, &to, units + PIECE, &from, end, NULL, true, &status);
        utf16_status(status);
        put_units(reading, units, (size_t)(to - units));
        if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR)
            put_fault(reading);
    } while (status == U_BUFFER_OVERFLOW_ERROR || (U_FAILURE(status) && from < end));
}

Str encoding_read(Arena *arena, Str name, Str bytes, EncodingFaults *faults)
{
    UErrorCode status = U_ZERO_ERROR;
    Reading reading = { .arena = arena, .faults = faults, .converter = ucnv_open(arena_cstr(arena, name), &status) };
    Str text;

    utf16_status(status);
    if (U_FAILURE(status))
        return bytes;
    ucnv_setToUCallBack(reading.converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
    convert(&reading, bytes);
    ucnv_close(reading.converter);
    text = buf_keep(arena, &reading.out);
    buf_free(&reading.out);
    return text;
}
