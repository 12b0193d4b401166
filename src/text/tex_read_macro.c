/* Control sequences: macros, accents, commands. */
#include "text/tex_reader.h"

#include "base/memory.h"
#include "base/utf8.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* A control sequence: where it begins, its name, and where it ends, with the white space that TeX skips. */
typedef struct Control {
    size_t at, end;
    Str name;
    bool word;
} Control;

/* An accent without a letter, as a character. */
static const struct {
    uint32_t combining, cp;
} spacing[] = {
    { 0x0300, '`' },    { 0x0301, 0x00B4 }, { 0x0302, '^' },    { 0x0303, '~' },    { 0x0304, 0x00AF },
    { 0x0306, 0x02D8 }, { 0x0307, 0x02D9 }, { 0x0308, 0x00A8 }, { 0x030A, 0x02DA }, { 0x030B, 0x02DD },
    { 0x030C, 0x02C7 }, { 0x0327, 0x00B8 }, { 0x0328, 0x02DB }, { 0x0331, 0x02CD },
};

/* Zapf's dingbats that do not stand in Unicode in their order. */
static const struct {
    uint8_t number;
    uint16_t cp;
} dings[] = {
    { 37, 0x260E },  { 42, 0x261B },  { 43, 0x261E },  { 72, 0x2605 },  { 108, 0x25CF }, { 110, 0x25A0 },
    { 115, 0x25B2 }, { 116, 0x25BC }, { 117, 0x25C6 }, { 119, 0x25D7 }, { 168, 0x2663 }, { 169, 0x2666 },
    { 170, 0x2665 }, { 171, 0x2660 }, { 213, 0x2192 }, { 214, 0x2194 }, { 215, 0x2195 },
};

static size_t word_end(Str tex, size_t at)
{
    while (at < tex.len && ascii_is_alpha(tex.ptr[at]))
        at++;
    return at;
}

static Control control_at(Str tex, size_t at)
{
    Control control = { .at = at };
    size_t end = word_end(tex, at + 1);
    uint32_t cp;

    control.word = end > at + 1;
    if (!control.word && at + 1 < tex.len)
        end = at + 1 + utf8_decode(tex, at + 1, &cp);
    control.name = str_slice(tex, at + 1, end);
    control.end = control.word ? tex_skip_space(tex, end) : end;
    return control;
}

static size_t name_end(const Control *control)
{
    return control->at + 1 + control->name.len;
}

/* The end of [option] or {argument} at `at`; `at` if there is none. */
static size_t skip_argument(const TexReader *reader, size_t at)
{
    Str tex = reader->tex, inside;
    size_t end = at;

    if (at == tex.len || (tex.ptr[at] != '[' && tex.ptr[at] != '{'))
        return at;
    if (tex.ptr[at] == '{')
        return tex_raw_argument(reader, at, &inside);
    while (end < tex.len && strchr("]{}\\", tex.ptr[end]) == NULL)
        end++;
    return end < tex.len && tex.ptr[end] == ']' ? end + 1 : at;
}

/* Keeps the control sequence and what may be its arguments, as they stand. */
static size_t keep(TexReader *reader, const Control *control, TexFault fault)
{
    size_t end = name_end(control), next = end;

    if (control->word && end < reader->tex.len && reader->tex.ptr[end] == '*')
        next = end + 1;
    for (size_t after; (after = skip_argument(reader, next)) > next; next = after)
        end = after;
    tex_fault(reader, fault, control->at, end - control->at);
    tex_put_raw(reader, control->at, end);
    return end;
}

/* ---- accents ---- */

/* Puts `text` in the place of the bytes [at, at + len) of the buffer. */
static void splice(Buf *out, size_t at, size_t len, Str text)
{
    size_t rest = out->len - at - len;

    buf_reserve(out, text.len);
    memmove(out->ptr + at + text.len, out->ptr + at + len, rest);
    memcpy(out->ptr + at, text.ptr, text.len);
    out->len = at + text.len + rest;
    out->ptr[out->len] = '\0';
}

/* A letter and a mark as one character: most of what there is. 0 if there is none. */
static uint32_t compose_pair(uint32_t letter, uint32_t mark)
{
    UErrorCode error = U_ZERO_ERROR;
    UChar32 base = letter == 0x131 ? 'i' : letter == 0x237 ? 'j' : (UChar32)letter;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&error);
    UChar32 composed;

    if (U_FAILURE(error))
        memory_exhausted();
    composed = unorm2_composePair(nfc, base, (UChar32)mark);
    return composed > 0 ? (uint32_t)composed : 0;
}

/* A letter, its marks and one more, composed. 0 if there are too many. */
static size_t compose(Str cluster, uint32_t mark, char bytes[128])
{
    UErrorCode error = U_ZERO_ERROR;
    UChar32 letters[16];
    UChar units[40], composed[40];
    int32_t count = 0, len, written = 0;
    uint32_t cp;

    if (utf8_decode(cluster, 0, &cp) == cluster.len && (cp = compose_pair(cp, mark)) != 0)
        return utf8_encode(cp, bytes);
    for (size_t at = 0; utf8_next(cluster, &at, &cp); letters[count++] = cp == 0x131   ? 'i'
                                                                         : cp == 0x237 ? 'j'
                                                                                       : (UChar32)cp)
        if (count == 15)
            return 0;
    letters[count++] = (UChar32)mark;
    u_strFromUTF32(units, COUNT(units), &len, letters, count, &error);
    len = unorm2_normalize(unorm2_getNFCInstance(&error), units, len, composed, COUNT(composed), &error);
    u_strToUTF8(bytes, 128, &written, composed, len, &error);
    return U_FAILURE(error) ? 0 : (size_t)written;
}

/* Sets the accent upon the first letter of what was written from `start` on. */
static bool add_mark(TexReader *reader, size_t start, uint32_t mark)
{
    Str text = str_from(buf_str(reader->out), start);
    size_t end = 0, next;
    char bytes[128];
    uint32_t cp;

    if (!utf8_next(text, &end, &cp) || !(u_isalnum((UChar32)cp) || cp == 0x25CC || cp == 0xA0))
        return false;
    for (next = end; utf8_next(text, &next, &cp) && u_getCombiningClass((UChar32)cp) != 0; end = next)
        continue;
    size_t len = compose(str_slice(text, 0, end), mark, bytes);
    if (len > 0) {
        splice(reader->out, start, end, (Str){ bytes, len });
        return true;
    }
    len = utf8_encode(mark, bytes);
    splice(reader->out, start + end, 0, (Str){ bytes, len });
    return reader->doubtful = true;
}

static uint32_t spacing_accent(uint32_t combining)
{
    for (size_t i = 0; i < COUNT(spacing); i++)
        if (spacing[i].combining == combining)
            return spacing[i].cp;
    return 0;
}

/* The end of an argument that is empty, {} or { }; `at` if it is none. */
static size_t empty_argument(Str tex, size_t at)
{
    size_t open = tex_skip_space(tex, at), close;

    if (open == tex.len || tex.ptr[open] != '{')
        return at;
    close = tex_skip_space(tex, open + 1);
    return close < tex.len && tex.ptr[close] == '}' ? close + 1 : at;
}

/* All of it comes from one place; what was written from `start` on is forgotten before that. */
static void map_whole(TexReader *reader, size_t start, size_t at, size_t len)
{
    TexStep step = { (uint32_t)(start - reader->base), (uint32_t)at, (uint32_t)len };

    tex_map_cut(reader->map, start - reader->base);
    if (reader->map != NULL)
        vec_push(reader->map->arena, &reader->map->steps, step);
}

/* Nothing that can bear an accent: the argument is taken back, and all is kept as it stands. */
static size_t keep_accent(TexReader *reader, const Control *control, size_t end)
{
    tex_fault(reader, TEX_BAD_ARGUMENT, control->at, end - control->at);
    reader->space_at = STR_NONE;
    tex_put_raw(reader, control->at, end);
    return end;
}

static size_t read_accent(TexReader *reader, const Control *control, uint32_t mark)
{
    size_t end = empty_argument(reader->tex, control->end), start, from;
    unsigned opened = reader->opened, backquotes = reader->backquotes;
    uint32_t alone = spacing_accent(mark);

    if (end > control->end && alone == 0)
        return keep(reader, control, TEX_BAD_ARGUMENT);
    if (end > control->end) {
        tex_put_cp(reader, alone, control->at, end - control->at);
        return end;
    }
    tex_put_space(reader);
    start = reader->out->len;
    from = tex_skip_space(reader->tex, control->end);
    reader->kept++;
    end = tex_read_argument(reader, from);
    reader->kept--;
    if (end == from)
        return keep(reader, control, TEX_BAD_ARGUMENT);
    if (reader->opened == opened && add_mark(reader, start, mark)) {
        map_whole(reader, start, control->at, end - control->at);
        return end;
    }
    reader->out->len = start;
    reader->opened = opened;
    reader->backquotes = backquotes;
    tex_map_cut(reader->map, start - reader->base);
    return keep_accent(reader, control, end);
}

/* ---- characters by number ---- */

/* TeX's notations: 65, '101, "41, `A, `\A. Returns the end; `at` if there is none. */
static size_t read_number(Str tex, size_t at, uint32_t *value)
{
    char sign = at < tex.len ? tex.ptr[at] : ' ';
    unsigned base = sign == '"' ? 16 : sign == '\'' ? 8 : 10;
    size_t start = at + (base != 10 ? 1u : 0u), next;

    *value = 0;
    if (sign == '`') {
        next = at + 1 + (at + 1 < tex.len && tex.ptr[at + 1] == '\\' ? 1u : 0u);
        return next < tex.len ? next + utf8_decode(tex, next, value) : at;
    }
    for (next = start; next < tex.len && *value <= 0x10FFFF; next++) {
        char c = tex.ptr[next];
        unsigned digit = ascii_is_digit(c) ? (unsigned)(c - '0') : c >= 'A' && c <= 'F' ? (unsigned)(c - 'A') + 10 : 99;

        if (digit >= base)
            break;
        *value = *value * base + digit;
    }
    return next > start ? next : at;
}

/* A number of an old font's, under 256, means the same in Latin 1 where T1 and that agree. */
static bool is_character(uint32_t cp)
{
    return cp >= ' ' && cp <= 0x10FFFF && !(cp >= 0x7F && cp < 0xC0) && !(cp >= 0xD800 && cp < 0xE000) && cp != 0xD7 &&
           cp != 0xDF && cp != 0xF7 && cp != 0xFF;
}

/* The dingbat, or 0. */
static uint32_t ding(uint32_t number)
{
    for (size_t i = 0; i < COUNT(dings); i++)
        if (dings[i].number == number)
            return dings[i].cp;
    if (number >= 172 && number <= 181)
        return 0x2460 + number - 172;
    if (number >= 33 && number <= 126)
        return 0x2700 + number - 32;
    return number >= 161 && number <= 254 && number != 240 ? 0x2700 + number - 64 : 0;
}

static size_t read_symbol(TexReader *reader, const Control *control, bool is_ding)
{
    Str inside = STR_EMPTY;
    size_t end = tex_raw_argument(reader, control->end, &inside);
    uint32_t cp = 0;

    inside = str_trim(inside);
    if (end == control->end || inside.len == 0 || read_number(inside, 0, &cp) != inside.len)
        return keep(reader, control, TEX_BAD_ARGUMENT);
    cp = is_ding ? ding(cp) : cp;
    if (!is_character(cp))
        return keep(reader, control, TEX_BAD_ARGUMENT);
    tex_put_cp(reader, cp, control->at, end - control->at);
    return end;
}

/* One space ends the number. */
static size_t read_char(TexReader *reader, const Control *control)
{
    uint32_t cp = 0;
    size_t end = read_number(reader->tex, control->end, &cp);

    if (end == control->end || !is_character(cp))
        return keep(reader, control, TEX_BAD_ARGUMENT);
    tex_put_cp(reader, cp, control->at, end - control->at);
    return end < reader->tex.len && reader->tex.ptr[end] == ' ' ? end + 1 : end;
}

/* ---- commands ---- */

/* Whether something stands there that tex_read_argument takes. */
static bool has_argument(Str tex, size_t from)
{
    size_t at = tex_skip_space(tex, from);

    return at < tex.len && tex.ptr[at] != '}' && tex.ptr[at] != '$';
}

/* Quotation marks take turns: “ ‘ ’ ”. */
static size_t read_quotation(TexReader *reader, const Control *control)
{
    bool starred = control->end < reader->tex.len && reader->tex.ptr[control->end] == '*';
    size_t from = control->end + starred, end;
    bool inner = starred || reader->quotes % 2 == 1;

    if (!has_argument(reader->tex, from))
        return keep(reader, control, TEX_BAD_ARGUMENT);
    tex_put_cp(reader, inner ? 0x2018 : 0x201C, control->at, from - control->at);
    reader->quotes++;
    end = tex_read_argument(reader, from);
    reader->quotes--;
    tex_put_cp(reader, inner ? 0x2019 : 0x201D, end - 1, 1);
    return end;
}

static size_t read_element(TexReader *reader, const Control *control, const TexCommand *command)
{
    unsigned opened = reader->opened;
    size_t at = tex_skip_space(reader->tex, control->end), end;

    if (!has_argument(reader->tex, at))
        return keep(reader, control, TEX_BAD_ARGUMENT);
    if (command->what == DO_ELEMENT)
        tex_open(reader, (MarkupKind)command->value, control->at, control->end - control->at);
    if (command->what == DO_WRAP)
        tex_put_cp(reader, (unsigned char)command->text[0], control->at, control->end - control->at);
    end = tex_read_argument(reader, at);
    if (command->what == DO_WRAP)
        tex_put_cp(reader, (unsigned char)command->text[1], end - 1, 1);
    tex_close(reader, opened, end - 1, 1);
    return end;
}

static size_t read_url(TexReader *reader, const Control *control)
{
    Str inside = STR_EMPTY;
    size_t end = tex_raw_argument(reader, control->end, &inside);

    if (end == control->end)
        return keep(reader, control, TEX_BAD_ARGUMENT);
    tex_undo(reader, (size_t)(inside.ptr - reader->tex.ptr), end - 1);
    return end;
}

/* \href{address}{text}: the text, and the address in parentheses unless they are the same. */
static size_t read_href(TexReader *reader, const Control *control)
{
    Str address = STR_EMPTY, text = STR_EMPTY;
    size_t middle = tex_raw_argument(reader, control->end, &address), end = middle;

    if (middle > control->end)
        end = tex_raw_argument(reader, middle, &text);
    if (end == middle)
        return keep(reader, control, TEX_BAD_ARGUMENT);
    end = tex_read_argument(reader, middle);
    if (str_eq(str_trim(address), str_trim(text)))
        return end;
    if (reader->space_at == STR_NONE)
        reader->space_at = control->at;
    tex_put(reader, STR("("), control->at, 5);
    tex_undo(reader, (size_t)(address.ptr - reader->tex.ptr), (size_t)(address.ptr - reader->tex.ptr) + address.len);
    tex_put(reader, STR(")"), end - 1, 1);
    return end;
}

/* \ensuremath{…}, \(…\). */
static size_t read_formula(TexReader *reader, const Control *control, bool braces)
{
    Str inside = STR_EMPTY;
    size_t end = control->end, close;

    if (braces) {
        end = tex_raw_argument(reader, control->end, &inside);
    } else if (!reader->open_formula &&
               (close = str_find(str_from(reader->tex, control->end), STR("\\)"))) != STR_NONE) {
        inside = str_slice(reader->tex, control->end, control->end + close);
        end = control->end + close + 2;
    }
    reader->open_formula |= end == control->end && !braces;
    if (end == control->end)
        return keep(reader, control, TEX_BAD_ARGUMENT);
    tex_put_formula(reader, inside, control->at, end);
    return end;
}

static size_t read_dropped(TexReader *reader, const Control *control, bool second)
{
    Str inside;
    size_t end = tex_raw_argument(reader, control->end, &inside), last;

    if (end == control->end)
        return keep(reader, control, TEX_BAD_ARGUMENT);
    if (!second)
        return end;
    last = tex_read_argument(reader, end);
    if (last == end)
        return keep(reader, control, TEX_BAD_ARGUMENT);
    return last;
}

/* Would a writer make something else of what the command becomes? Formulas tell it themselves. */
static bool is_irreversible(const TexCommand *command)
{
    switch (command->what) {
    case DO_SPACE: /* but for a space with a backslash */
        return !ascii_is_space(command->name[0]);
    case DO_TEXT: /* a logo; a character is a character */
        return (unsigned char)command->text[0] < 0x80;
    case DO_ELEMENT:
    case DO_DECLARE:
        return command->text != NULL;
    case DO_PASS: /* but for inputenc's marks */
        return strcmp(command->name, "IeC") != 0;
    case DO_SYMBOL:
    case DO_CHAR:
    case DO_DING:
    case DO_MATH:
    case DO_FORMULA:
    case DO_ACCENT:
        return false;
    default:
        return true;
    }
}

static size_t read_command(TexReader *reader, const Control *control, const TexCommand *command)
{
    size_t len = control->end - control->at;

    if (is_irreversible(command))
        tex_fault(reader, TEX_IRREVERSIBLE, control->at, len);
    switch (command->what) {
    case DO_NOTHING:
        return control->end;
    case DO_SPACE:
        if (reader->space_at == STR_NONE)
            reader->space_at = control->at;
        return control->end;
    case DO_TEXT:
        tex_put(reader, str_of(command->text), control->at, len);
        return control->end;
    case DO_DECLARE:
        tex_open(reader, (MarkupKind)command->value, control->at, len);
        return control->end;
    case DO_RESET:
        tex_close(reader, (unsigned)reader->declared, control->at, len);
        return control->end;
    case DO_PASS:
    case DO_ELEMENT:
    case DO_WRAP:
        return read_element(reader, control, command);
    case DO_QUOTE:
        return read_quotation(reader, control);
    case DO_SECOND:
    case DO_DROP_ARGUMENT:
        return read_dropped(reader, control, command->what == DO_SECOND);
    case DO_URL:
        return read_url(reader, control);
    case DO_HREF:
        return read_href(reader, control);
    case DO_SYMBOL:
    case DO_DING:
        return read_symbol(reader, control, command->what == DO_DING);
    case DO_CHAR:
        return read_char(reader, control);
    case DO_MATH:
    case DO_FORMULA:
        return read_formula(reader, control, command->what == DO_MATH);
    case DO_ACCENT:
        break;
    }
    return read_accent(reader, control, command->value);
}

size_t tex_read_control(TexReader *reader, size_t at)
{
    Control control = control_at(reader->tex, at);
    uint32_t mark = tex_accent(control.name);
    TexMeaning meaning;

    if (mark != 0)
        return read_accent(reader, &control, mark);
    meaning = tex_lookup(control.name);
    if (meaning.command != NULL)
        return read_command(reader, &control, meaning.command);
    if (meaning.macro == NULL)
        return keep(reader, &control, TEX_UNKNOWN_MACRO);
    /* \slash and \hyphen are places to break a line, too. */
    if (control.word && (meaning.macro->cp == '-' || meaning.macro->cp == '/'))
        tex_fault(reader, TEX_IRREVERSIBLE, at, name_end(&control) - at);
    tex_put_cp(reader, meaning.macro->cp, at, name_end(&control) - at);
    return control.end;
}
