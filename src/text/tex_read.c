#include "text/tex_reader.h"

#include "base/utf8.h"

#include <string.h>
#include <unicode/uchar.h>

/* What a byte may begin. */
enum { PLAIN, SPACE, SPECIAL };

/* clang-format off */
static const unsigned char classes[256] = {
    [' '] = SPACE, ['\t'] = SPACE, ['\n'] = SPACE, ['\r'] = SPACE,
    ['\\'] = SPECIAL, ['{'] = SPECIAL, ['}'] = SPECIAL, ['~'] = SPECIAL, ['$'] = SPECIAL, ['-'] = SPECIAL,
    ['`'] = SPECIAL, ['\''] = SPECIAL, ['?'] = SPECIAL, ['!'] = SPECIAL, [','] = SPECIAL,
};
/* clang-format on */

static unsigned char class_at(Str tex, size_t at)
{
    return classes[(unsigned char)tex.ptr[at]];
}

void tex_fault(TexReader *reader, TexFault fault, size_t at, size_t len)
{
    if (reader->handler != NULL)
        reader->handler(reader->context, fault, at, len);
}

size_t tex_skip_space(Str tex, size_t at)
{
    while (at < tex.len && class_at(tex, at) == SPACE)
        at++;
    return at;
}

void tex_put_space(TexReader *reader)
{
    size_t at = reader->space_at;

    reader->space_at = STR_NONE;
    if (at == STR_NONE || !reader->begun)
        return;
    tex_map_from(reader, at, 1);
    buf_char(reader->out, ' ');
}

static void put_copy(TexReader *reader, size_t at, size_t end)
{
    tex_put_space(reader);
    tex_map_copy(reader, at);
    buf_put(reader->out, str_slice(reader->tex, at, end));
    reader->begun = true;
}

void tex_put(TexReader *reader, Str text, size_t at, size_t len)
{
    tex_put_space(reader);
    tex_map_from(reader, at, len);
    buf_put(reader->out, text);
    reader->begun = true;
}

void tex_put_cp(TexReader *reader, uint32_t cp, size_t at, size_t len)
{
    char bytes[4];
    Str text = { bytes, utf8_encode(cp, bytes) };

    reader->doubtful |= tex_is_doubtful(text);
    tex_put(reader, text, at, len);
}

/* Looks at a character that is not ASCII. Returns its last byte. */
static size_t look_at(TexReader *reader, size_t at)
{
    unsigned char lead = (unsigned char)reader->tex.ptr[at];

    if (reader->doubtful)
        return at;
    reader->doubtful = tex_is_doubtful(str_from(reader->tex, at));
    return reader->doubtful ? at : at + (lead < 0xE0 ? 1 : 2);
}

void tex_put_raw(TexReader *reader, size_t at, size_t end)
{
    size_t start = at;

    for (; at < end; at++) {
        if ((unsigned char)reader->tex.ptr[at] >= 0x80)
            at = look_at(reader, at);
        if (class_at(reader->tex, at) != SPACE)
            continue;
        if (at > start)
            put_copy(reader, start, at);
        reader->space_at = at;
        start = at + 1;
    }
    if (end > start)
        put_copy(reader, start, end);
}

void tex_open(TexReader *reader, MarkupKind kind, size_t at, size_t len)
{
    if ((reader->flags & TEX_READ_PLAIN) != 0) {
        tex_fault(reader, TEX_IRREVERSIBLE, at, len);
        return;
    }
    if (reader->opened == MARKUP_DEPTH) {
        tex_fault(reader, TEX_TOO_DEEP, at, len);
        return;
    }
    reader->stack[reader->opened++] = kind;
    if (kind == MARKUP_NOCASE)
        return;
    tex_put_space(reader);
    tex_map_from(reader, at, len);
    buf_puts(reader->out, markup_open_tag(kind));
}

void tex_close(TexReader *reader, unsigned opened, size_t at, size_t len)
{
    while (reader->opened > opened) {
        MarkupKind kind = reader->stack[--reader->opened];

        tex_put_space(reader);
        if (kind == MARKUP_NOCASE)
            continue;
        tex_map_from(reader, at, len);
        buf_puts(reader->out, markup_close_tag(kind));
    }
}

/* The closing brace of the group at `at`, or STR_NONE. \{ and \} are no braces of TeX's. */
static size_t find_brace(Str tex, size_t at)
{
    size_t depth = 0;

    for (size_t i = at; i < tex.len; i++) {
        if (tex.ptr[i] == '\\')
            i++;
        else if (tex.ptr[i] == '{')
            depth++;
        else if (tex.ptr[i] == '}' && --depth == 0)
            return i;
    }
    return STR_NONE;
}

size_t tex_raw_argument(const TexReader *reader, size_t at, Str *inside)
{
    size_t open = tex_skip_space(reader->tex, at), close;

    if (open == reader->tex.len || reader->tex.ptr[open] != '{')
        return at;
    close = find_brace(reader->tex, open);
    if (close == STR_NONE)
        return at;
    *inside = str_slice(reader->tex, open + 1, close);
    return close + 1;
}

/* Too deep: keeps what `at` begins as it stands. */
static size_t keep_deep(TexReader *reader, size_t at)
{
    size_t close = reader->tex.ptr[at] == '{' ? find_brace(reader->tex, at) : at, end;

    end = close == STR_NONE ? reader->tex.len : close + 1;
    tex_fault(reader, TEX_TOO_DEEP, at, end - at);
    tex_put_raw(reader, at, end);
    return end;
}

/* Reads the inside of a group. Returns the byte behind its closing brace. */
static size_t read_inside(TexReader *reader, size_t at)
{
    unsigned opened = reader->opened;
    size_t declared = reader->declared, end;

    reader->depth++;
    reader->declared = opened;
    end = tex_read_run(reader, at + 1);
    tex_close(reader, opened, end, end < reader->tex.len ? 1 : 0);
    reader->declared = declared;
    reader->depth--;
    if (end < reader->tex.len)
        return end + 1;
    tex_fault(reader, TEX_UNBALANCED, at, 1);
    return end;
}

/* Letters that have a case, tags aside. */
static bool has_case(Str text)
{
    Markup state = markup_start(text);
    MarkupToken token;
    uint32_t cp;

    while (markup_next(&state, &token))
        for (size_t at = 0; token.type == MARKUP_TEXT && utf8_next(token.text, &at, &cp);)
            if (u_hasBinaryProperty((UChar32)cp, UCHAR_CASED))
                return true;
    return false;
}

/* A symbol that tex_escape wrote: {$\alpha$}. */
static bool is_formula(Str tex, size_t at)
{
    size_t end = at + 2;

    if (end >= tex.len || tex.ptr[at + 1] != '$')
        return false;
    while (end < tex.len && tex.ptr[end] != '$' && tex.ptr[end] != '}')
        end++;
    return end + 1 < tex.len && tex.ptr[end] == '$' && tex.ptr[end + 1] == '}';
}

/* {A}{}{B}: so tex_title writes a group that is not there by its rule. */
static void add_group(TexReader *reader, const TexGroup *group)
{
    TexGroup *groups = (TexGroup *)(void *)reader->groups.ptr;
    size_t count = reader->groups.len / sizeof *groups;

    if (count > 0 && groups[count - 1].end == group->start && reader->parted == group->start)
        groups[count - 1].own = true;
    buf_put(&reader->groups, (Str){ (const char *)group, sizeof *group });
}

/* A group that protects case: BibTeX changes that of a group which begins with a backslash. */
static size_t read_protected(TexReader *reader, size_t at)
{
    unsigned opened = reader->opened;
    TexGroup group = { 0 };
    size_t end;

    tex_put_space(reader);
    group.start = reader->out->len - reader->base;
    tex_open(reader, MARKUP_NOCASE, at, 1);
    reader->kept++;
    end = read_inside(reader, at);
    reader->kept--;
    if (reader->opened == opened)
        return end;
    tex_close(reader, opened, end - 1, 1);
    group.end = reader->out->len - reader->base;
    if (has_case(str_slice(buf_str(reader->out), reader->base + group.start, reader->out->len)))
        add_group(reader, &group);
    return end;
}

static size_t read_group(TexReader *reader, size_t at)
{
    Str rest = str_from(reader->tex, at);
    bool special = rest.len > 1 && rest.ptr[1] == '\\';
    size_t end;

    if (str_starts(rest, STR("{}"))) {
        if (reader->kept == 0)
            reader->parted = reader->out->len - reader->base;
        return at + 2;
    }
    if (str_starts(rest, STR("{\\-}"))) { /* as tex_escape writes a soft hyphen */
        tex_put_cp(reader, 0xAD, at, 4);
        return at + 4;
    }
    if (reader->depth == TEX_READ_DEPTH)
        return keep_deep(reader, at);
    if ((reader->flags & TEX_READ_TITLE) != 0 && reader->kept == 0 && !special && !is_formula(reader->tex, at))
        return read_protected(reader, at);
    reader->kept += special;
    end = read_inside(reader, at);
    reader->kept -= special;
    return end;
}

size_t tex_read_argument(TexReader *reader, size_t start)
{
    size_t at = tex_skip_space(reader->tex, start), end;
    Str tex = reader->tex;
    uint32_t cp;

    if (at == tex.len || tex.ptr[at] == '}' || tex.ptr[at] == '$')
        return start;
    if (tex.ptr[at] == '{' || tex.ptr[at] == '\\') {
        if (reader->depth == TEX_READ_DEPTH)
            return keep_deep(reader, at);
        if (tex.ptr[at] == '{')
            return read_inside(reader, at);
        reader->depth++;
        end = tex_read_control(reader, at);
        reader->depth--;
        return end;
    }
    end = at + utf8_decode(tex, at, &cp);
    tex_put_raw(reader, at, end);
    return end;
}

/* ---- ligatures ---- */

static size_t count_same(Str tex, size_t at, size_t most)
{
    size_t count = 1;

    while (count < most && at + count < tex.len && tex.ptr[at + count] == tex.ptr[at])
        count++;
    return count;
}

/* A ' that closes what a single backquote opened, and is no apostrophe within a word. */
static bool closes_quotation(const TexReader *reader, size_t at)
{
    uint32_t cp;

    if (reader->backquotes == 0)
        return false;
    return at + 1 == reader->tex.len || (utf8_decode(reader->tex, at + 1, &cp) > 0 && !u_isalnum((UChar32)cp));
}

static size_t read_apostrophe(TexReader *reader, size_t at)
{
    if (count_same(reader->tex, at, 2) == 2) {
        tex_put_cp(reader, 0x201D, at, 2);
        return at + 2;
    }
    if (closes_quotation(reader, at)) {
        reader->backquotes--;
        tex_put_cp(reader, 0x2019, at, 1);
    } else {
        put_copy(reader, at, at + 1);
    }
    return at + 1;
}

static size_t read_ligature(TexReader *reader, size_t at)
{
    char c = reader->tex.ptr[at];
    size_t count = count_same(reader->tex, at, c == '-' ? 3 : 2);
    bool inverted = at + 1 < reader->tex.len && reader->tex.ptr[at + 1] == '`';

    if (c == '\'')
        return read_apostrophe(reader, at);
    if (c == '`') {
        reader->backquotes += count == 1;
        tex_put_cp(reader, count == 2 ? 0x201C : 0x2018, at, count);
        return at + count;
    }
    if ((c == '!' || c == '?') && inverted) {
        tex_put_cp(reader, c == '!' ? 0xA1 : 0xBF, at, 2);
        return at + 2;
    }
    if ((c == '-' || c == ',') && count > 1) {
        tex_put_cp(reader, c == ',' ? 0x201E : count == 2 ? 0x2013 : 0x2014, at, count);
        return at + count;
    }
    put_copy(reader, at, at + 1);
    return at + 1;
}

/* ---- runs ---- */

static size_t read_special(TexReader *reader, size_t at)
{
    switch (reader->tex.ptr[at]) {
    case '\\':
        return tex_read_control(reader, at);
    case '{':
        return read_group(reader, at);
    case '$':
        return tex_read_math(reader, at);
    case '~':
        tex_put_cp(reader, 0xA0, at, 1);
        return at + 1;
    case '}':
        tex_fault(reader, TEX_UNBALANCED, at, 1);
        return at + 1;
    default:
        return read_ligature(reader, at);
    }
}

/* The end of the plain text that begins at `at`, with single spaces in it. Most text is nothing else. */
static size_t plain_end(TexReader *reader, size_t at)
{
    Str tex = reader->tex;

    for (; at < tex.len; at++) {
        unsigned char kind = class_at(tex, at);

        if (kind == SPACE && (tex.ptr[at] != ' ' || at + 1 == tex.len || class_at(tex, at + 1) == SPACE ||
                              class_at(tex, at + 1) == SPECIAL))
            break;
        if (kind == SPECIAL && !(tex.ptr[at] == '-' || tex.ptr[at] == ','))
            break;
        if (kind == SPECIAL && at + 1 < tex.len && tex.ptr[at + 1] == tex.ptr[at])
            break;
        if ((unsigned char)tex.ptr[at] >= 0x80)
            at = look_at(reader, at);
    }
    return at;
}

size_t tex_read_run(TexReader *reader, size_t at)
{
    while (at < reader->tex.len) {
        size_t end = class_at(reader->tex, at) == SPACE ? at : plain_end(reader, at);

        if (end > at)
            put_copy(reader, at, end);
        at = end;
        if (at == reader->tex.len)
            break;
        if (class_at(reader->tex, at) == SPACE) {
            if (reader->space_at == STR_NONE)
                reader->space_at = at;
            at = tex_skip_space(reader->tex, at);
        } else if (reader->tex.ptr[at] == '}' && reader->depth > 0) {
            break;
        } else {
            at = read_special(reader, at);
        }
    }
    return at;
}

bool tex_is_plain(Str tex)
{
    TexReader reader = { .tex = tex };

    if (tex.len == 0)
        return true;
    if (class_at(tex, 0) == SPACE ||
        tex.ptr[tex.len - 1] == '>') /* before a closing tag there may be a space to trim */
        return false;
    return plain_end(&reader, 0) == tex.len && !reader.doubtful;
}

/* The length of the closing tag that the text ends with. */
static size_t closing_tag(Str text)
{
    for (int kind = 0; str_ends(text, STR(">")) && kind < MARKUP_KINDS; kind++)
        if (str_ends(text, str_of(markup_close_tag((MarkupKind)kind))))
            return strlen(markup_close_tag((MarkupKind)kind));
    return 0;
}

/* Takes away a space at the end, behind which only tags and ends of groups may stand. False if there is none. */
static bool trim_end(TexReader *reader)
{
    Buf *out = reader->out;
    TexGroup *groups = (TexGroup *)(void *)reader->groups.ptr;
    size_t end = out->len, tag, space;

    while ((tag = closing_tag(str_slice(buf_str(out), reader->base, end))) > 0)
        end -= tag;
    if (end == reader->base || out->ptr[end - 1] != ' ')
        return false;
    space = end - 1 - reader->base;
    memmove(out->ptr + end - 1, out->ptr + end, out->len - end + 1);
    out->len--;
    for (size_t i = reader->groups.len / sizeof *groups; i-- > 0 && groups[i].end > space;) {
        groups[i].end--;
        groups[i].start -= groups[i].start > space;
    }
    tex_map_drop(reader->map, space);
    return true;
}

void tex_read(Buf *out, Str tex, unsigned flags, TexFaultHandler *handler, void *context, TexMap *map)
{
    TexReader reader = { .out = out, .base = out->len, .tex = tex, .flags = flags, .handler = handler };

    reader.context = context;
    reader.map = map;
    reader.space_at = reader.parted = STR_NONE;
    if (map != NULL)
        map->steps.count = 0;
    buf_reserve(out, tex.len);
    if ((flags & TEX_READ_VERBATIM) != 0) {
        tex_undo(&reader, 0, tex.len);
    } else {
        tex_read_run(&reader, 0);
        tex_close(&reader, 0, tex.len, 0);
        while (trim_end(&reader))
            continue;
    }
    if (reader.groups.len > 0)
        tex_put_nocase(&reader);
    if (reader.doubtful)
        tex_put_nfc(&reader);
    buf_free(&reader.groups);
}
