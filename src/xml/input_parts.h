/* input_parts.h - what the files of the XML input share. */
#ifndef XML_INPUT_PARTS_H
#define XML_INPUT_PARTS_H

#include "xml/input.h"

/* The bytes that libxml2 gets: as long as the source's from `base` on, so that offsets hold. */
typedef struct XmlBytes {
    Str text;
    size_t base;
    bool cut; /* a fault was reported where the text ends: what is missing behind it is none */
} XmlBytes;

/* Turns the source into UTF-8 if it is something else; leaves a byte order mark, malformed bytes, control characters and a
 * DOCTYPE out (blanks or question marks stand for them) and reports what is wrong. False if nothing can be read. */
bool xml_prepare(Arena *arena, Source *source, XmlBytes *bytes, Diags *diags);

/* input_encoding.c: turns the source's bytes into UTF-8, unless they are. False, reported, if that can't be done. */
bool xml_recode(Arena *arena, Source *source, Diags *diags);
/* A copy, as UTF-8, of the beginning of a document in UTF-16; else the bytes themselves. */
Str xml_beginning(Arena *arena, Str bytes);

/* The next thing that begins with `<`, at or behind `at`. */
typedef enum XmlMarkupKind {
    XML_MARKUP_END,     /* there is none, or it has no end: `at` is the end of the text */
    XML_MARKUP_START,   /* <name …> or <name …/> */
    XML_MARKUP_CLOSE,   /* </name> */
    XML_MARKUP_DOCTYPE, /* `end` is behind its name: it has to be scanned further */
    XML_MARKUP_OTHER    /* a comment, a CDATA section, a processing instruction, another declaration */
} XmlMarkupKind;

typedef struct XmlMarkupPiece {
    XmlMarkupKind kind;
    size_t at, end;
    Str name;          /* START and CLOSE: with its prefix */
    size_t attributes; /* START: equal signs outside of quotes */
} XmlMarkupPiece;

XmlMarkupPiece xml_next_markup(Str text, size_t at);
/* The next name="value" of a start tag that ends at `end`. */
typedef struct XmlAttributePiece {
    size_t at, end, value, value_end; /* of the whole, and of what stands between the quotes */
    bool declares_namespace;
} XmlAttributePiece;

bool xml_next_attribute(Str text, size_t *at, size_t end, XmlAttributePiece *out);
/* "TEI" of "tei:TEI" */
Str xml_local(Str name);

/* A SourceInside: undoes references, and passes over tags and comments. */
Span xml_inside(const Source *source, Span scalar, Str text, size_t at, size_t len);

/* input_faults.c: what libxml2 found wrong at [at, end) of the source. `open` is the element that was open, or NULL. */
void xml_report_syntax(const Source *source, Span span, int code, const char *message, const Element *open,
                       Diags *diags);

/* Of an entity that is not declared, "&eacute;": offers what HTML means by it to --fix. */
void xml_mend_entity(Diag *diag, Str literal, Diags *diags);

#endif
