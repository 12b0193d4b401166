#include "read/yaml_faults.h"

#include "base/fix.h"
#include "base/utf8.h"
#include "read/yaml.h"
#include "read/yaml_bytes.h"
#include "read/yaml_hints.h"

/* ---- syntax ---- */

size_t yaml_fault_place(const Source *source, const YamlFault *fault)
{
    bool begin = yaml_hint(str_of(fault->problem))->at_beginning && fault->begin != STR_NONE;
    size_t at = begin ? fault->begin : fault->at;

    if (at < source->bytes.len && source->bytes.ptr[at] == '\t')
        return at;
    while (!begin && at > 0 && (at >= source->bytes.len || ascii_is_space(source->bytes.ptr[at])))
        at--;
    return at;
}

/* Offers to quote the value in the line of the fault. */
static void mend_value(Arena *arena, const Source *source, Diag *diag, size_t at, Diags *diags)
{
    Span value = yaml_line_value(source->bytes, at);
    Str text = source_text(source, value);

    if (text.len > 0 && at >= value.start && at < value.end)
        fix_bytes(diags, diag, value, yaml_quote(arena, text));
}

void yaml_report_syntax(Arena *arena, const Source *source, const YamlFault *fault, Diags *diags)
{
    const YamlHint *hint = yaml_hint(str_of(fault->problem));
    size_t at = yaml_fault_place(source, fault), end = at;
    Str bytes = source->bytes;
    uint32_t cp;
    Diag *diag;

    if (at < bytes.len) {
        hint = bytes.ptr[at] == ':' ? yaml_hint_colon() : hint;
        end = at + utf8_decode(bytes, at, &cp);
    }
    diag = diag_add(diags, hint->code, source, (Span){ (uint32_t)at, (uint32_t)end }, "%s",
                    hint->problem == NULL && fault->problem != NULL ? fault->problem : hint->message);
    diag_help(diags, diag, "%s", hint->help);
    if (hint->code == DIAG_B005)
        mend_value(arena, source, diag, at, diags);
    if (fault->begin != STR_NONE && !fault->one_line && !hint->at_beginning)
        diag_note(diags, diag, source, (Span){ (uint32_t)fault->begin, (uint32_t)fault->begin },
                  "what is not finished begins here");
}

/* ---- what is allowed elsewhere ---- */

static void report_complex(const Source *source, const Node *key, Diags *diags)
{
    Diag *diag = diag_add(diags, DIAG_B012, source, key->span, "a key that is %s", node_kind_name(key->kind));

    diag_help(diags, diag, "a key is a word; quote a value that begins with '{' or '['");
}

static void report_merge(const Source *source, const Node *key, Diags *diags)
{
    diag_help(diags, diag_add(diags, DIAG_B011, source, key->span, "a merge key"), "write the fields out");
}

static void report_again(const Source *source, const Node *key, const Node *first, Diags *diags)
{
    Diag *diag = diag_add(diags, DIAG_B013, source, key->span, "the key '%.*s' again", STR_ARG(key->text));

    diag_note(diags, diag, source, first->span, "it stands here already");
    diag_help(diags, diag, "keep one of them; a list takes several values");
}

/* The first node with that key, which may be this one. */
static const Node *add_key(Arena *arena, YamlKeys *seen, const Node *key)
{
    for (size_t i = 0; i < seen->count; i++)
        if (str_eq(seen->few[i]->text, key->text))
            return seen->few[i];
    if (seen->count == sizeof seen->few / sizeof *seen->few)
        return map_add(arena, &seen->others, key->text, (void *)key);
    seen->few[seen->count++] = key;
    return key;
}

bool yaml_check_key(Arena *arena, const Source *source, YamlKeys *seen, const Node *key, Diags *diags)
{
    const Node *first;

    if (key->kind != NODE_TEXT) {
        report_complex(source, key, diags);
        return false;
    }
    if (!key->quoted && str_is(key->text, "<<")) {
        report_merge(source, key, diags);
        return false;
    }
    first = add_key(arena, seen, key);
    if (first == key)
        return true;
    report_again(source, key, first, diags);
    return false;
}

void yaml_report_tag(const Source *source, Span span, const char *tag, Diags *diags)
{
    Diag *diag = diag_add(diags, DIAG_B010, source, span, "a tag: '%s'", tag);

    diag_help(diags, diag, "delete it: the field says what type its value has; quote a value that begins with '!'");
}

void yaml_report_depth(const Source *source, Span span, Diags *diags)
{
    Diag *diag = diag_add(diags, DIAG_B006, source, span, "nested more than %zu deep", diags->limits.most[LIMIT_DEPTH]);

    diag_help(diags, diag, "nothing in a source needs more than ten levels");
}

void yaml_report_alias(const Source *source, Span span, Str name, bool inside, Diags *diags)
{
    Diag *diag =
        diag_add(diags, DIAG_B008, source, span,
                 inside ? "'*%.*s' lies inside its own anchor" : "no anchor '&%.*s' stands before it", STR_ARG(name));

    diag_help(diags, diag, "quote a value that begins with '*'");
}

void yaml_report_expansion(const Source *source, Span span, Diags *diags)
{
    Diag *diag = diag_add(diags, DIAG_B007, source, span, "aliases expand to more than %zu values",
                          diags->limits.most[LIMIT_ALIASES]);

    diag_help(diags, diag, "write the values out");
}

bool yaml_go_on(const Source *source, size_t faults, size_t at, Diags *diags)
{
    Span span = { (uint32_t)at, (uint32_t)at };

    if (faults < diags->limits.most[LIMIT_FAULTS])
        return true;
    diag_help(diags, diag_add(diags, DIAG_B004, source, span, "too many faults: the rest of the file was not read"),
              "mend those above first");
    return false;
}

void yaml_report_document(const Source *source, Span span, Diags *diags)
{
    diag_help(diags, diag_add(diags, DIAG_B009, source, span, "a second document"), "put it into a file of its own");
}
