/* yaml_scalar.h - how a text may stand in YAML: plain, in quotes, or as a block. */
#ifndef XML_YAML_SCALAR_H
#define XML_YAML_SCALAR_H

#include "base/buf.h"

/* What is to be known of a text before it is written. */
typedef struct YamlText {
    Str text;
    size_t width; /* in columns, if it stood on one line */
    bool lines;   /* has line feeds */
    bool edges;   /* empty, or begins or ends with white space */
    bool blanks;  /* has two blanks side by side */
    bool ragged;  /* has a blank at the end of a line */
    bool hidden;  /* has what is only seen as an escape: controls, tabs, U+2028 … */
    bool syntax;  /* would be read as syntax if it stood plain */
    bool flow;    /* the same, within brackets */
    bool typed;   /* plain, YAML 1.1 or 1.2 take it for something else than text */
    bool quotes;  /* has " or \ */
    bool apostrophes;
} YamlText;

YamlText yaml_text(Str text);

/* On one line: plain if that can be, else in quotes. */
void yaml_put_inline(Buf *out, const YamlText *text, bool in_flow, bool strict);

/* May it stand as |- or >-? */
bool yaml_may_be_literal(const YamlText *text);
bool yaml_may_be_folded(const YamlText *text);
/* The header and the lines, each behind `indent` blanks; no line break behind the last. */
void yaml_put_literal(Buf *out, const YamlText *text, unsigned indent);
void yaml_put_folded(Buf *out, const YamlText *text, unsigned indent, unsigned width);

#endif
