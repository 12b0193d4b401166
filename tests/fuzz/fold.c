/* Queries: folding, reading as pinyin, stems, and a search with them. */
#include "jobs/search.h"

#include "model/engine.h"
#include "model/label.h"
#include "model/link.h"
#include "read/yaml.h"

#include <stdlib.h>

static const char *const yaml =
    "terms:\n"
    "  a: {designations: {zh-Hans: [{text: 新型举国体制2025, pinyin: xīnxíng jǔguó tǐzhì 2025}],\n"
    "    en: [{text: new-style whole-of-nation systems}]}}\n";

static void demand(bool holds)
{
    if (!holds)
        abort();
}

/* What is folded stays as it is, and is words with single spaces. */
static void fold_again(Arena *arena, Str text)
{
    Str words = fold_words(arena, text), again = fold_words(arena, words), rest = words, word;

    demand(str_eq(words, again));
    while (words.len > 0 && str_cut(&rest, ' ', &word)) {
        demand(word.len > 0);
        demand(fold_stem(word) <= word.len);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    Arena *arena = arena_create();
    Diags *diags = diags_create(arena);
    Records *records = records_create(arena);
    Str text = { (const char *)bytes, len };
    SearchIndex index;
    SearchQuery query;
    const SearchHit *hits;
    const SearchName *near[3];
    size_t count;

    read_yaml(records, source_create(arena, STR("in.yaml"), str_of(yaml)), diags);
    engine_resolve_languages(records);
    link_records(records, diags);
    label_records(records);
    index = search_index(arena, records->list.items, records->list.count);
    fold_again(arena, text);
    query = search_query(arena, text);
    count = search_run(arena, &index, &query, &hits);
    demand(count <= index.count);
    search_near(arena, &index, &query, near, 3);
    search_marks(arena, &query, text);
    arena_destroy(arena);
    return 0;
}
