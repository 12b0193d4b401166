/* yaml_faults.h - what YAML allows and a source may not have, reported. */
#ifndef READ_YAML_FAULTS_H
#define READ_YAML_FAULTS_H

#include "base/diag.h"
#include "base/map.h"
#include "model/node.h"

/* The keys of a mapping so far. Most have few, which are soon gone through. */
typedef struct YamlKeys {
    const Node *few[16];
    size_t count;
    Map others;
} YamlKeys;

/* True if an entry with this key may stand: the key is text, new among `seen`, and no merge. Reports it otherwise. */
bool yaml_check_key(Arena *arena, const Source *source, YamlKeys *seen, const Node *key, Diags *diags);

/* A syntax error as libyaml tells it. */
typedef struct YamlFault {
    const char *problem; /* in its words; NULL: it has none */
    size_t at;           /* byte of the source */
    size_t begin;        /* where what is not finished begins; STR_NONE: nothing is */
    bool one_line;       /* both in the same */
} YamlFault;

/* Where it is shown: at the problem, or for what is never closed at its beginning. Never behind the end. */
size_t yaml_fault_place(const Source *source, const YamlFault *fault);
/* Reports it there. Fixes live in the arena. */
void yaml_report_syntax(Arena *arena, const Source *source, const YamlFault *fault, Diags *diags);

void yaml_report_tag(const Source *source, Span span, const char *tag, Diags *diags);
void yaml_report_depth(const Source *source, Span span, Diags *diags);
/* An alias without an anchor before it, or `inside` the one it names. */
void yaml_report_alias(const Source *source, Span span, Str name, bool inside, Diags *diags);
void yaml_report_expansion(const Source *source, Span span, Diags *diags);
/* After so many faults of syntax: may what is behind byte `at` be read? Reports that it may not. */
bool yaml_go_on(const Source *source, size_t faults, size_t at, Diags *diags);
void yaml_report_document(const Source *source, Span span, Diags *diags);

#endif
