/* What has to be right before libxml2 sees the bytes. A DOCTYPE never reaches it: its entities, default attributes and
 * external parts are where XML becomes dangerous, and no reader of ours wants them. */
#include "xml/input_parts.h"

#include "base/utf8.h"

#include <string.h>

/* XML 1.0, 2.2. */
static bool is_allowed(uint32_t cp)
{
    if (cp < 0x20)
        return cp == '\t' || cp == '\n' || cp == '\r';
    return cp != 0xFFFE && cp != 0xFFFF && cp != 0xFFFFFFFF;
}

static void report_byte(const Source *source, size_t at, size_t len, uint32_t cp, Diags *diags)
{
    Span span = { (uint32_t)at, (uint32_t)(at + len) };
    Diag *diag;

    if (cp == 0xFFFFFFFF) {
        diag =
            diag_add(diags, DIAG_B001, source, span, "byte 0x%02X is not UTF-8", (unsigned char)source->bytes.ptr[at]);
        diag_help(diags, diag, "save the file as UTF-8, or name its encoding in the first line");
        return;
    }
    diag = diag_add(diags, DIAG_B003, source, span, "control character U+%04X", (unsigned)cp);
    diag_help(diags, diag, "delete it");
}

/* A text that is copied when it is first changed. */
typedef struct Clean {
    Arena *arena;
    Str text;
    char *copy;
} Clean;

static void overwrite(Clean *clean, size_t at, size_t len, char c)
{
    if (clean->copy == NULL) {
        clean->copy = arena_alloc(clean->arena, clean->text.len + 1);
        memcpy(clean->copy, clean->text.ptr, clean->text.len);
        clean->text.ptr = clean->copy;
    }
    for (size_t i = at; i < at + len; i++)
        if (clean->copy[i] != '\n' && clean->copy[i] != '\r')
            clean->copy[i] = c;
}

/* Each run of them is one fault; a file of another encoding would give thousands. */
enum { RUNS_SHOWN = 20 };

static void clean_bytes(Clean *clean, const Source *source, size_t base, Diags *diags)
{
    size_t runs = 0;
    bool in_run = false;

    for (size_t at = 0; at < clean->text.len;) {
        uint32_t cp = (unsigned char)clean->text.ptr[at];
        size_t len = 1;

        if (cp < 0x20 || cp >= 0x7F)
            len = utf8_decode(clean->text, at, &cp);
        if (is_allowed(cp)) {
            in_run = false;
            at += len;
            continue;
        }
        if (!in_run && runs++ < RUNS_SHOWN)
            report_byte(source, base + at, len, cp, diags);
        in_run = true;
        overwrite(clean, at, len, '?');
        at += len;
    }
}

/* ---- markup, from outside ---- */

static bool is_name_end(char c)
{
    return ascii_is_space(c) || c == '>' || c == '/' || c == '<' || c == '=';
}

static bool is_quote(char c)
{
    return c == '"' || c == '\'';
}

static Str name_at(Str text, size_t at)
{
    size_t end = at;

    while (end < text.len && !is_name_end(text.ptr[end]))
        end++;
    return str_slice(text, at, end);
}

/* Behind `needle`, or the end of the text. */
static size_t behind(Str text, size_t at, Str needle)
{
    size_t hit = str_find(str_from(text, at), needle);

    return hit == STR_NONE ? text.len : at + hit + needle.len;
}

/* Behind the `>` outside of quotes. */
static size_t tag_end(Str text, size_t at, size_t *attributes)
{
    char quote = '\0';

    for (; at < text.len; at++) {
        char c = text.ptr[at];

        if (quote != '\0') {
            quote = c == quote ? '\0' : quote;
            continue;
        }
        if (c == '>')
            return at + 1;
        if (c == '<') /* not well-formed: what begins here is looked at by itself */
            return at;
        quote = is_quote(c) ? c : '\0';
        *attributes += c == '=';
    }
    return at;
}

Str xml_local(Str name)
{
    size_t colon = str_find_char(name, ':');

    return colon == STR_NONE ? name : str_from(name, colon + 1);
}

XmlMarkupPiece xml_next_markup(Str text, size_t at)
{
    static const struct {
        Str begin, end;
    } others[] = {
        { STR_INIT("<!--"), STR_INIT("-->") },
        { STR_INIT("<![CDATA["), STR_INIT("]]>") },
        { STR_INIT("<?"), STR_INIT("?>") },
        { STR_INIT("<!"), STR_INIT(">") },
    };
    size_t hit = str_find_char(str_from(text, at), '<');
    XmlMarkupPiece piece = { .at = hit == STR_NONE ? text.len : at + hit };
    Str rest = str_from(text, piece.at);

    if (hit == STR_NONE)
        return piece;
    if (str_starts(rest, STR("<!DOCTYPE"))) {
        piece.kind = XML_MARKUP_DOCTYPE;
        piece.end = piece.at + STR("<!DOCTYPE").len;
        return piece;
    }
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (str_starts(rest, others[i].begin)) {
            piece.kind = XML_MARKUP_OTHER;
            piece.end = behind(text, piece.at + others[i].begin.len, others[i].end);
            return piece;
        }
    piece.kind = rest.len > 1 && rest.ptr[1] == '/' ? XML_MARKUP_CLOSE : XML_MARKUP_START;
    piece.name = name_at(text, piece.at + (piece.kind == XML_MARKUP_CLOSE ? 2 : 1));
    piece.end = tag_end(text, piece.at + 1, &piece.attributes);
    return piece;
}

bool xml_next_attribute(Str text, size_t *at, size_t end, XmlAttributePiece *out)
{
    size_t start;
    Str name;

    while (*at < end && !is_quote(text.ptr[*at]))
        (*at)++;
    if (*at >= end)
        return false;
    for (start = *at; start > 0 && (ascii_is_space(text.ptr[start - 1]) || text.ptr[start - 1] == '=');)
        start--;
    while (start > 0 && !ascii_is_space(text.ptr[start - 1]) && !is_quote(text.ptr[start - 1]))
        start--;
    name = name_at(text, start);
    *out = (XmlAttributePiece){ .at = start, .value = *at + 1 };
    out->declares_namespace = str_is(name, "xmlns") || str_starts(name, STR("xmlns:"));
    for ((*at)++; *at < end && text.ptr[*at] != text.ptr[out->value - 1];)
        (*at)++;
    out->value_end = *at;
    if (*at < end)
        (*at)++;
    out->end = *at;
    return true;
}

/* ---- the DOCTYPE ---- */

enum { ENTITIES_SHOWN = 20 };

/* <!ENTITY % name "…">, at `at`; returns its end. */
static size_t pass_declaration(Str text, size_t at)
{
    size_t attributes = 0;

    return tag_end(text, at + 2, &attributes);
}

static void report_entity(const Source *source, Str text, size_t base, size_t at, size_t end, Diags *diags)
{
    Str name = str_trim(str_slice(text, at + STR("<!ENTITY").len, end));
    Diag *diag;

    if (str_starts(name, STR("%")))
        name = str_trim(str_from(name, 1));
    name = name_at(name, 0);
    diag = diag_add(diags, DIAG_B020, source, (Span){ (uint32_t)(base + at), (uint32_t)(base + end) },
                    "the document declares an entity, '%.*s'", STR_ARG(name));
    diag_help(diags, diag, "write out what it stands for, and delete the declaration");
}

/* Behind the DOCTYPE whose content begins at `at`; STR_NONE if it never ends. */
static size_t pass_doctype(Str text, size_t at, const Source *source, size_t base, Diags *diags)
{
    size_t entities = 0;
    bool inside = false;

    while (at < text.len) {
        Str rest = str_from(text, at);
        char c = text.ptr[at];

        if (is_quote(c)) {
            size_t close = str_find_char(str_from(text, at + 1), c);

            at = close == STR_NONE ? text.len : at + close + 2;
        } else if (str_starts(rest, STR("<!--"))) {
            at = behind(text, at + 4, STR("-->"));
        } else if (str_starts(rest, STR("<?"))) {
            at = behind(text, at + 2, STR("?>"));
        } else if (str_starts(rest, STR("<!"))) {
            size_t end = pass_declaration(text, at);

            if (str_starts(rest, STR("<!ENTITY")) && entities++ < ENTITIES_SHOWN)
                report_entity(source, text, base, at, end, diags);
            at = end;
        } else if (c == '>' && !inside) {
            return at + 1;
        } else {
            inside = c == '[' || (inside && c != ']');
            at++;
        }
    }
    return STR_NONE;
}

/* ---- both ---- */

static void cut(Clean *clean, XmlBytes *bytes, size_t at)
{
    clean->text.len = at;
    bytes->cut = true;
}

static void take_doctype(Clean *clean, const Source *source, XmlBytes *bytes, XmlMarkupPiece *piece, Diags *diags)
{
    size_t end = pass_doctype(clean->text, piece->end, source, bytes->base, diags);
    Span span = { (uint32_t)(bytes->base + piece->at), (uint32_t)(bytes->base + piece->end) };

    if (end == STR_NONE) {
        diag_add(diags, DIAG_B014, source, span, "this document type declaration is never closed");
        cut(clean, bytes, piece->at);
        return;
    }
    overwrite(clean, piece->at, end - piece->at, ' ');
    piece->end = end;
}

/* libxml2 ends a malformed instruction sooner than we do (`<?xml version="1.0?">`, `<? >`), and would find a DOCTYPE in
 * what we take for its content. Nobody wants the content of what stands before the root: none stays in it. */
static void blot_doctypes(Clean *clean, const XmlMarkupPiece *piece)
{
    static const Str doctype = STR_INIT("<!DOCTYPE");
    size_t at = piece->at, hit;

    while ((hit = str_find(str_slice(clean->text, at, piece->end), doctype)) != STR_NONE) {
        overwrite(clean, at + hit, doctype.len, ' ');
        at += hit + doctype.len;
    }
}

static void check_markup(Clean *clean, const Source *source, XmlBytes *bytes, Diags *diags)
{
    bool in_prolog = true;
    XmlMarkupPiece piece = { .end = 0 };

    while ((piece = xml_next_markup(clean->text, piece.end)).kind != XML_MARKUP_END) {
        if (piece.kind == XML_MARKUP_DOCTYPE && in_prolog)
            take_doctype(clean, source, bytes, &piece, diags);
        else if (piece.kind == XML_MARKUP_OTHER && in_prolog)
            blot_doctypes(clean, &piece);
        in_prolog = in_prolog && piece.kind != XML_MARKUP_START;
        if (piece.attributes > XML_ATTRIBUTE_LIMIT) {
            Span span = { (uint32_t)(bytes->base + piece.at), (uint32_t)(bytes->base + piece.at + 1 + piece.name.len) };

            diag_add(diags, DIAG_B014, source, span, "an element with more than %d attributes", XML_ATTRIBUTE_LIMIT);
            cut(clean, bytes, piece.at);
        }
    }
}

bool xml_prepare(Arena *arena, Source *source, XmlBytes *bytes, Diags *diags)
{
    Clean clean = { .arena = arena };

    if (!xml_recode(arena, source, diags))
        return false;
    *bytes = (XmlBytes){ .base = str_starts(source->bytes, STR("\xEF\xBB\xBF")) ? 3 : 0 };
    clean.text = str_from(source->bytes, bytes->base);
    clean_bytes(&clean, source, bytes->base, diags);
    check_markup(&clean, source, bytes, diags);
    bytes->text = clean.text;
    return true;
}

Str xml_root_name(Arena *arena, Str bytes)
{
    Str text = xml_beginning(arena, bytes);
    XmlMarkupPiece piece = { .end = 0 };
    XmlBytes none = { .base = 0 };

    while ((piece = xml_next_markup(text, piece.end)).kind != XML_MARKUP_END) {
        if (piece.kind == XML_MARKUP_DOCTYPE) {
            Source source = { .bytes = text };
            size_t end = pass_doctype(text, piece.end, &source, none.base, diags_create(arena));

            piece.end = end == STR_NONE ? text.len : end;
        } else if (piece.kind != XML_MARKUP_OTHER) {
            return piece.kind == XML_MARKUP_START ? arena_copy(arena, xml_local(piece.name)) : STR_EMPTY;
        }
    }
    return STR_EMPTY;
}
