#include "model/engine_parts.h"

#include "base/fix.h"

bool engine_is_statement_key(Str key)
{
    return str_eq(key, field_name(F_VALUE)) || schema_row(&schema_statement, key) != NULL;
}

Str engine_row_name(const Row *row)
{
    return field_name(row->name);
}

void engine_report_shape(Reader *reader, const Row *row, const Node *node)
{
    Diag *diag = diag_add(reader->diags, DIAG_B103, reader->source, node->span, "'%.*s' takes %s%s, not %s",
                          STR_ARG(engine_row_name(row)), type_article(row->type), type_name(row->type),
                          node_kind_name(node->kind));

    if (node->kind == NODE_LIST && row->cardinality == ONE)
        diag_help(reader->diags, diag,
                  "the field has one value; a list means that sources disagree, each as {value: …, sources: […]}");
    else if (row->type == TYPE_RECORD && node->kind == NODE_TEXT)
        diag_help(reader->diags, diag, "write a mapping with the fields of %s%s", noun_article(row->record->name),
                  row->record->name);
}

void engine_report_length(Reader *reader, const Node *node)
{
    Diag *diag = diag_add(reader->diags, DIAG_B025, reader->source, node->span, "a value of %zu bytes; the most is %zu",
                          node->text.len, reader->diags->limits.most[LIMIT_VALUE]);

    diag_help(reader->diags, diag, "the value was left out; --limits value=N allows N bytes");
}

static size_t indentation_at(Str bytes, size_t line)
{
    size_t at = line;

    while (at < bytes.len && bytes.ptr[at] == ' ')
        at++;
    return at - line;
}

/* Has the mapping another key, in the next line or before this one? Else it would be empty itself. */
static bool has_sibling(Str bytes, size_t start, size_t end)
{
    size_t indent = indentation_at(bytes, start), before = start, next = end + indentation_at(bytes, end);

    while (before > 0 && ascii_is_space(bytes.ptr[before - 1]))
        before--;
    while (before > 0 && bytes.ptr[before - 1] != '\n')
        before--;
    return (start > 0 && indentation_at(bytes, before) >= indent) ||
           (next - end == indent && next < bytes.len && !ascii_is_space(bytes.ptr[next]) && bytes.ptr[next] != '-' &&
            bytes.ptr[next] != '#');
}

/* `  key:` on a line of its own, or with an empty text, list or mapping behind it: the line goes. */
static void mend_empty(Reader *reader, Diag *diag, Str name, Span span)
{
    static const char *const nothing[] = { "", "\"\"", "''", "[]", "{}" };
    Str bytes = reader->source->bytes, line;
    size_t start = span.start, end = start, at;

    while (start > 0 && bytes.ptr[start - 1] != '\n')
        start--;
    while (end < bytes.len && bytes.ptr[end] != '\n')
        end++;
    end += end < bytes.len;
    line = str_trim(str_slice(bytes, start, end));
    if (reader->source->syntax != SYNTAX_YAML || !str_starts(line, name) || line.len == name.len ||
        line.ptr[name.len] != ':' || !has_sibling(bytes, start, end))
        return;
    at = name.len + 1;
    for (size_t i = 0; i < sizeof nothing / sizeof nothing[0]; i++)
        if (str_is(str_trim(str_from(line, at)), nothing[i]))
            fix_bytes(reader->diags, diag, (Span){ (uint32_t)start, (uint32_t)end }, STR_EMPTY);
}

void engine_report_empty(Reader *reader, Str name, Span span)
{
    Diag *diag = diag_add(reader->diags, DIAG_B104, reader->source, span, "'%.*s' has no value", STR_ARG(name));

    diag_help(reader->diags, diag, "give it one, or leave the key out");
    mend_empty(reader, diag, name, span);
}

/* {en: Idiomatic, but short}: YAML takes what follows the comma as a key, which has no colon then. */
static bool report_comma(Reader *reader, const NodeEntry *entry)
{
    Str rest = str_from(reader->source->bytes, entry->key_span.end);
    Diag *diag;

    while (rest.len > 0 && ascii_is_space(rest.ptr[0]))
        rest = str_from(rest, 1);
    if (rest.len == 0 || (rest.ptr[0] != ',' && rest.ptr[0] != '}'))
        return false;
    diag = diag_add(reader->diags, DIAG_B005, reader->source, entry->key_span, "text behind a comma in braces");
    diag_help(reader->diags, diag, "in braces a value that holds ',' must be quoted as a whole");
    return true;
}

void engine_report_unknown_key(Reader *reader, const Schema *schema, bool statement, const NodeEntry *entry)
{
    Str near = schema_suggest(schema, statement, entry->key);
    Diag *diag;

    if (report_comma(reader, entry))
        return;
    diag = diag_add(reader->diags, DIAG_B101, reader->source, entry->key_span, "%s%s has no field '%.*s'",
                    noun_article(schema->name), schema->name, STR_ARG(entry->key));
    if (near.len > 0)
        diag_help(reader->diags, diag, "did you mean '%.*s'?", STR_ARG(near));
    else
        diag_help(reader->diags, diag, "'bibelot explain %s' lists its fields", schema->name);
    near = schema_sure(schema, statement, entry->key);
    if (near.len > 0 && reader->source->syntax == SYNTAX_YAML)
        fix_text(reader->diags, diag, &(Scalar){ reader->source, entry->key_span, entry->key }, 0, entry->key.len,
                 near);
}

void engine_report_language_key(Reader *reader, const Row *row, const NodeEntry *entry)
{
    Diag *diag;

    if (engine_is_statement_key(entry->key)) {
        diag = diag_add(reader->diags, DIAG_B111, reader->source, entry->key_span, "'%.*s' stands beside languages",
                        STR_ARG(entry->key));
        diag_help(reader->diags, diag, "put the languages under 'value:', beside '%.*s:'", STR_ARG(entry->key));
        return;
    }
    if (report_comma(reader, entry))
        return;
    diag = diag_add(reader->diags, DIAG_B112, reader->source, entry->key_span, "'%.*s' is no language tag",
                    STR_ARG(entry->key));
    diag_help(reader->diags, diag, "'%.*s' is given by language: zh-Hans, zh-Latn-pinyin, en …",
              STR_ARG(engine_row_name(row)));
}
