/* Fuzz target: bytes through every reader of manuscripts, and the rules. Nothing may crash, hang, or give a span outside of the
 * source. */
#include "check/manuscript.h"
#include "model/engine.h"
#include "model/link.h"
#include "read/manuscript.h"
#include "read/yaml.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char glossary[] = "terms:\n"
                               "  river-steward:\n"
                               "    designations:\n"
                               "      zh-Hans: [{text: 河长制度, pinyin: hézhǎng zhìdù, status: preferred}]\n"
                               "      en: [{text: river steward system, status: preferred}, {text: river chief, "
                               "status: deprecated}, {text: RCS}]\n"
                               "endnotes:\n"
                               "  gu-2021: {type: book, title: A, issued: 2021}\n";

static const char *const names[] = { "a.md", "a.qmd", "a.tex", "a.aux", "a.bcf", "a.typ", "a.xml", "a.txt" };

static void check_span(const Source *source, Span span)
{
    if (span.start > span.end || span.end > source->bytes.len)
        abort();
}

static void check_names(const Source *source, const ManuscriptNames *list)
{
    for (size_t i = 0; i < list->count; i++)
        check_span(source, list->items[i].span);
}

static void check_parts(const Manuscript *manuscript)
{
    const Source *source = manuscript->source;

    for (size_t i = 0; i < manuscript->citations.count; i++) {
        check_span(source, manuscript->citations.items[i].span);
        for (size_t j = 0; j < manuscript->citations.items[i].items.count; j++) {
            check_span(source, manuscript->citations.items[i].items.items[j].key_span);
            check_span(source, manuscript->citations.items[i].items.items[j].locator_span);
        }
        if (manuscript->citations.items[i].items.count == 0)
            abort();
    }
    for (size_t i = 0; i < manuscript->markers.count; i++)
        check_span(source, manuscript->markers.items[i].span);
    for (size_t i = 0; i < manuscript->notes.count; i++)
        check_span(source, manuscript->notes.items[i].span);
    for (size_t i = 0; i < manuscript->runs.count; i++)
        check_span(source, manuscript->runs.items[i].span);
    check_names(source, &manuscript->inputs);
    check_names(source, &manuscript->bibliographies);
    check_names(source, &manuscript->defined);
}

static void scan(Arena *arena, Str name, Str bytes, const Records *records)
{
    Diags *diags = diags_create(arena);
    Manuscript *manuscript = manuscript_create(arena, source_create(arena, name, bytes));
    Document document = { .files = &manuscript,
                          .file_count = 1,
                          .works = records->list.items,
                          .work_count = records->list.count,
                          .works_known = true };

    manuscript_reader(name)(manuscript, diags);
    check_parts(manuscript);
    check_document_keys(arena, &document, records, diags);
    check_document_notes(arena, &document, diags);
    check_document_text(arena, &document, diags);
    check_document_terms(term_set_create(arena, records), &document, diags);
    for (size_t i = 0; i < diags->list.count; i++)
        if (diags->list.items[i]->source != NULL)
            check_span(diags->list.items[i]->source, diags->list.items[i]->span);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *arena = arena_create();
    Diags *diags = diags_create(arena);
    Records *records = records_create(arena);

    read_yaml(records, source_create(arena, STR("glossary.yaml"), STR(glossary)), diags);
    engine_resolve_languages(records);
    link_records(records, diags);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        scan(arena, str_of(names[i]), (Str){ (const char *)data, size }, records);
    arena_destroy(arena);
    return 0;
}
