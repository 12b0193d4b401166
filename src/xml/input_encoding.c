/* Encodings: a source that is not in UTF-8 becomes it, whole, so that every place in it can be shown. */
#include "xml/input_parts.h"

#include "base/memory.h"
#include "base/utf8.h"
#include "xml/stylesheet.h"
#include "xml/xmlstr.h"

#include <libxml/encoding.h>

#include <limits.h>
#include <string.h>

enum { BEGINNING = 4096 /* bytes that are looked at for a declaration */ };

/* XML 1.0, appendix F: what the first bytes tell. `skip` is the length of a byte order mark. */
static const struct {
    Str bytes;
    const char *name;
    size_t skip;
} marks[] = {
    { STR_INIT("\xFF\xFE\0\0"), "UTF-32LE", 4 }, { STR_INIT("\0\0\xFE\xFF"), "UTF-32BE", 4 },
    { STR_INIT("<\0\0\0"), "UTF-32LE", 0 },      { STR_INIT("\0\0\0<"), "UTF-32BE", 0 },
    { STR_INIT("\xFF\xFE"), "UTF-16LE", 2 },     { STR_INIT("\xFE\xFF"), "UTF-16BE", 2 },
    { STR_INIT("<\0"), "UTF-16LE", 0 },          { STR_INIT("\0<"), "UTF-16BE", 0 },
};

/* The value of encoding="…" in the XML declaration, with its place; empty if there is none. */
static Str declared_encoding(Str bytes)
{
    Str mark = STR("\xEF\xBB\xBF"), text = str_starts(bytes, mark) ? str_from(bytes, mark.len) : bytes;
    size_t end, at;

    text = str_slice(text, 0, BEGINNING);
    if (!str_starts(text, STR("<?xml")) || text.len < 6 || !ascii_is_space(text.ptr[5]))
        return STR_EMPTY;
    end = str_find(text, STR("?>"));
    text = str_slice(text, 0, end);
    at = str_find(text, STR("encoding"));
    if (at == STR_NONE)
        return STR_EMPTY;
    text = str_from(text, at + STR("encoding").len);
    while (text.len > 0 && (ascii_is_space(text.ptr[0]) || text.ptr[0] == '='))
        text = str_from(text, 1);
    if (text.len == 0 || (text.ptr[0] != '"' && text.ptr[0] != '\''))
        return STR_EMPTY;
    return str_slice(text, 1, 1 + str_find_char(str_from(text, 1), text.ptr[0]));
}

/* XML 1.0, EncName. iconv would leave out what else there is, and take the rest for a name, or for options. */
static bool is_encoding_name(Str name)
{
    for (size_t i = 0; i < name.len; i++)
        if (!ascii_is_alpha(name.ptr[i]) &&
            (i == 0 || (!ascii_is_digit(name.ptr[i]) && str_find_char(STR("._-"), name.ptr[i]) == STR_NONE)))
            return false;
    return true;
}

/* Bytes in one of these are read as they are; what claims to be UTF-16 and begins with one byte for each character is
 * not. */
static bool needs_none(Str encoding)
{
    static const char *const names[] = { "UTF-8", "UTF8", "US-ASCII", "ASCII", "UTF-16", "UTF-16LE", "UTF-16BE" };

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (str_eq_nocase(encoding, str_of(names[i])))
            return true;
    return encoding.len == 0;
}

typedef struct Recoder {
    Arena *arena;
    const Source *source;
    Diags *diags;
    Str encoding;
    xmlCharEncodingHandler *handler;
    Buf out;
    size_t at;
    size_t unit; /* bytes that a character has at least */
    unsigned faults;
} Recoder;

/* libxml2 would write it to stderr. */
static void ignore_error(void *context, xmlErrorPtr error)
{
    (void)context;
    (void)error;
}

/* Turns up to `len` bytes; a character that is cut off at the end stays. Returns what libxml2 says. */
static int turn(Recoder *recoder, size_t len, size_t *taken)
{
    xmlBuffer *in = xmlBufferCreate(), *out = xmlBufferCreate();
    xmlStructuredErrorFunc before = xmlStructuredError;
    void *before_context = xmlStructuredErrorContext;
    int result;

    if (in == NULL || out == NULL ||
        xmlBufferAdd(in, xml_chars(recoder->source->bytes.ptr + recoder->at), (int)len) != 0)
        memory_exhausted();
    xmlSetStructuredErrorFunc(NULL, ignore_error);
    result = xmlCharEncInFunc(recoder->handler, out, in);
    xmlSetStructuredErrorFunc(before_context, before);
    *taken = len - (size_t)xmlBufferLength(in);
    buf_put(&recoder->out, (Str){ (const char *)xmlBufferContent(out), (size_t)xmlBufferLength(out) });
    xmlBufferFree(in);
    xmlBufferFree(out);
    return result;
}

/* A byte that means nothing in the encoding: U+FFFD in its place, which is reported. The source will have the new bytes. Some decoders
 * fail once they have taken everything: then it is the last one. */
static void take_fault(Recoder *recoder)
{
    Str bytes = recoder->source->bytes;
    size_t left = bytes.len - recoder->at, start = recoder->out.len;
    unsigned char byte = (unsigned char)bytes.ptr[left > 0 ? recoder->at : bytes.len - 1];

    buf_cp(&recoder->out, UTF8_REPLACEMENT);
    recoder->at += left < recoder->unit ? left : recoder->unit;
    diag_add(recoder->diags, DIAG_B001, recoder->source, (Span){ (uint32_t)start, (uint32_t)recoder->out.len },
             "what begins with byte 0x%02X is not %.*s", byte, STR_ARG(recoder->encoding));
}

static void recode_bytes(Recoder *recoder)
{
    enum { PIECE = 1 << 16, FAULTS = 20 };
    Str bytes = recoder->source->bytes;

    recoder->unit = str_starts(recoder->encoding, STR("UTF-16"))   ? 2
                    : str_starts(recoder->encoding, STR("UTF-32")) ? 4
                                                                   : 1;
    while (recoder->at < bytes.len && recoder->faults < FAULTS) {
        size_t len = bytes.len - recoder->at < PIECE ? bytes.len - recoder->at : PIECE, taken;
        bool failed = turn(recoder, len, &taken) == -2;

        recoder->at += taken;
        if (taken > 0 && !failed)
            continue;
        recoder->faults++;
        take_fault(recoder);
    }
}

static void replace_bytes(Arena *arena, Source *source, Str bytes)
{
    Source *other = source_create(arena, source->name, bytes);

    source->bytes = other->bytes;
    source->lines = other->lines;
    source->line_count = other->line_count;
    source->marks = other->marks;
    source->mark_count = other->mark_count;
}

/* The name of an encoding that is not UTF-8, and the length of its mark; empty if the bytes are to be read as they are. */
static Str find_encoding(Str bytes, size_t *skip)
{
    Str declared;

    *skip = 0;
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (str_starts(bytes, marks[i].bytes)) {
            *skip = marks[i].skip;
            return str_of(marks[i].name);
        }
    declared = declared_encoding(bytes);
    return needs_none(declared) ? STR_EMPTY : declared;
}

static void report_unknown(const Source *source, Str encoding, Diags *diags)
{
    size_t at = encoding.ptr >= source->bytes.ptr && encoding.ptr < source->bytes.ptr + source->bytes.len
                    ? (size_t)(encoding.ptr - source->bytes.ptr)
                    : 0;
    Diag *diag = diag_add(diags, DIAG_B014, source, (Span){ (uint32_t)at, (uint32_t)(at + encoding.len) },
                          "the encoding '%.*s' is not known", STR_ARG(encoding));

    diag_help(diags, diag, "save the file as UTF-8");
}

bool xml_recode(Arena *arena, Source *source, Diags *diags)
{
    Recoder recoder = { arena, source, diags, .at = 0 };

    xml_init();
    recoder.encoding = find_encoding(source->bytes, &recoder.at);
    if (recoder.encoding.len == 0)
        return true;
    if (is_encoding_name(recoder.encoding))
        recoder.handler = xmlFindCharEncodingHandler(arena_cstr(arena, recoder.encoding));
    if (recoder.handler == NULL) {
        report_unknown(source, recoder.encoding, diags);
        return false;
    }
    recode_bytes(&recoder);
    xmlCharEncCloseFunc(recoder.handler);
    if (recoder.out.len >= SOURCE_LIMIT) {
        diag_add(diags, DIAG_B014, source, SPAN_NONE, "the document is too large");
        buf_free(&recoder.out);
        return false;
    }
    replace_bytes(arena, source, buf_keep(arena, &recoder.out));
    buf_free(&recoder.out);
    return true;
}

Str xml_beginning(Arena *arena, Str bytes)
{
    Source source = { .bytes = str_slice(bytes, 0, BEGINNING) };
    Recoder recoder = { arena, &source, diags_create(arena), .at = 0 };
    Str text;

    xml_init();
    recoder.encoding = find_encoding(bytes, &recoder.at);
    if (!str_starts(recoder.encoding, STR("UTF-")))
        return bytes;
    if (is_encoding_name(recoder.encoding))
        recoder.handler = xmlFindCharEncodingHandler(arena_cstr(arena, recoder.encoding));
    if (recoder.handler == NULL)
        return bytes;
    recode_bytes(&recoder);
    xmlCharEncCloseFunc(recoder.handler);
    text = buf_keep(arena, &recoder.out);
    buf_free(&recoder.out);
    return text;
}
