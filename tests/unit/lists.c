/* Lists of what records hold: by subject, by abbreviation, by source, by change; the works that one cites; ids for strangers. */
#include "model/lists.h"
#include "model/order.h"
#include "model/source_ids.h"

#include "model.h"

#define PROJECT                                                                                                     \
    "project: {format: 1, title: T, languages: [en, zh-Hans], subjects: {b: {en: B, zh-Hans: 乙}, a: {en: A}, c: " \
    "{en: C}}}\n"

static Fixture fixture_ordered(const char *yaml)
{
    Fixture fixture = fixture_linked(yaml);
    Str error = STR_EMPTY;

    ok(order_records(fixture.records, &error), "ranks");
    return fixture;
}

/* "group/record text (full); …" */
static Str index_shown(Fixture *fixture, const Index *index)
{
    Buf out = { 0 };
    Str text;

    for (size_t i = 0; i < index->count; i++) {
        const IndexEntry *entry = &index->items[i];

        buf_format(&out, "%s%.*s/%.*s %.*s", i > 0 ? "; " : "", STR_ARG(entry->group), STR_ARG(entry->record->id),
                   STR_ARG(entry->text));
        if (entry->full.len > 0)
            buf_format(&out, " (%.*s)", STR_ARG(entry->full));
    }
    text = buf_keep(fixture->arena, &out);
    buf_free(&out);
    return text;
}

static Str ids_shown(Fixture *fixture, const CitedWorks *works)
{
    Buf out = { 0 };
    Str text;

    for (size_t i = 0; i < works->count; i++)
        buf_format(&out, "%s%.*s", i > 0 ? " " : "", STR_ARG(works->items[i]->id));
    text = buf_keep(fixture->arena, &out);
    buf_free(&out);
    return text;
}

static void test_subjects(void)
{
    Fixture fixture = fixture_ordered(
        PROJECT "terms:\n"
                "  t1: {subject-field: [a, b], designations: {en: {text: Zebra}}}\n"
                "  t2: {subject-field: b, designations: {en: {text: <i>Apple</i>}, zh-Hans: {text: 苹果}}}\n"
                "  t3: {subject-field: b, designations: {zh-Hans: {text: 举国}}}\n"
                "  t4: {subject-field: b, designations: {fr: {text: Chat}}}\n"
                "  t5: {subject-field: b}\n"
                "  t6: {designations: {en: {text: None}}}\n"
                "programs:\n"
                "  p1: {type: plan, subject-field: [b], designations: {en: {text: Mango}}}\n");
    Index index = { 0 };

    lists_subjects(fixture.records, fixture.arena, &index);
    is_str(index_shown(&fixture, &index), "b/t2 Apple; b/p1 Mango; b/t1 Zebra; b/t3 举国; a/t1 Zebra",
           "subjects in the project's order, concepts by their English names, each with a name that can be read");
    fixture_close(&fixture);
    fixture = fixture_ordered("terms: {t1: {subject-field: a, designations: {en: {text: A}}}}\n");
    index = (Index){ 0 };
    lists_subjects(fixture.records, fixture.arena, &index);
    is_int((int64_t)index.count, 0, "without a project there are none");
    fixture_close(&fixture);
}

static void test_abbreviations(void)
{
    Fixture fixture = fixture_ordered(
        "terms:\n"
        "  t1: {designations: {en: [{text: Whole System, abbreviation: WS}, {text: Whole, short-for: Whole System}]}}\n"
        "  t2: {designations: {en: [{text: <i>abc</i>, term-type: acronym}, {text: Long, term-type: full-form}]}}\n"
        "  t3: {designations: {en: [{text: éc, term-type: initialism}, {text: 863, term-type: short-form}]}}\n"
        "  t4: {designations: {zh-Hans: [{text: 举国, term-type: abbreviation}, {text: 长, pinyin: zhǎng, term-type: "
        "short-form}]}}\n"
        "  t5: {designations: {zh-Latn-pinyin: [{text: jǔguó, term-type: abbreviation}]}}\n"
        "  t6: {designations: {en: [{text: B}]}}\n"
        "  t7: {designations: {en: [{text: РФ, term-type: acronym}, {text: «G», term-type: acronym}]}}\n");
    Index index = { 0 };
    Str error = STR_EMPTY;

    ok(lists_abbreviations(fixture.records, fixture.arena, &index, &error), "abbreviations");
    is_str(index_shown(&fixture, &index),
           "#/t3 863; #/t7 РФ; A/t2 abc; E/t3 éc; G/t7 «G»; J/t4 举国; J/t5 jǔguó; W/t1 Whole (Whole System); W/t1 WS "
           "(Whole System); "
           "Z/t4 长",
           "by their letters, Chinese by pinyin");
    fixture_close(&fixture);
}

#define SOURCE(work) "{text: A, sources: [{work: " work "}]}"
#define WORKS \
    "endnotes:\n  w1: {type: book, title: One}\n  w2: {type: book, title: Two}\n  w3: {type: book, title: Three}\n"

static Str variant_sources(const char *yaml, size_t most)
{
    static Fixture fixture;
    CitedWorks works = { 0 };

    if (fixture.arena != NULL)
        fixture_close(&fixture);
    fixture = fixture_ordered(yaml);
    lists_variant_sources(fixture.records, fixture.arena, most, &works);
    return ids_shown(&fixture, &works);
}

static void test_sources(void)
{
    static const char yaml[] =
        WORKS "terms:\n"
              "  t1: {designations: {en: [" SOURCE("w2") ", " SOURCE("w1") "], zh-Hans: [" SOURCE("w3") ", " SOURCE(
                  "w3") "]}}\n"
                        "  t2: {designations: {en-GB: [" SOURCE(
                            "w2") ", {text: B, sources: [{work: w3}, {work: w9}, {note: X}]}]}}\n";
    Buf out = { 0 };

    is_str(variant_sources(yaml, 5), "w2 w1 w3", "those with most renderings first, then by name: One, Three");
    is_str(variant_sources(yaml, 2), "w2 w1", "no more than are asked for");
    /* A twentieth of the first: w1 has 1 and w3 2 of 21 and of 20. */
    for (int times = 20; times <= 21; times++) {
        buf_clear(&out);
        buf_puts(&out, WORKS "terms:\n  t: {designations: {en: [" SOURCE("w1") ", " SOURCE("w3") ", " SOURCE("w3"));
        for (int i = 0; i < times; i++)
            buf_puts(&out, ", " SOURCE("w2"));
        buf_puts(&out, "]}}\n");
        buf_char(&out, '\0');
        is_str(variant_sources(out.ptr, 5), times == 20 ? "w2 w3 w1" : "w2 w3",
               "none that has less than a twentieth of the first");
    }
    buf_free(&out);
}

static void test_changes(void)
{
    Fixture fixture = fixture_ordered("terms:\n"
                                      "  t1: {designations: {en: {text: Zebra}}, history: [{date: 2021-05-01, note: "
                                      "z1}, {date: 2021-05-01, note: z2}, {date: sometime, note: z3}]}\n"
                                      "  t2: {designations: {en: {text: Apple}}, history: [{date: 2021-05-01, note: "
                                      "a1}, {date: 2022, note: a2}, {note: a3}]}\n"
                                      "  t3: {designations: {en: {text: B}}, history: [{date: 2021-05, note: b1}]}\n"
                                      "  t4: {designations: {en: {text: C}}}\n");
    Changes changes = { 0 };
    Buf out = { 0 };

    lists_changes(fixture.records, fixture.arena, &changes);
    for (size_t i = 0; i < changes.count; i++)
        buf_format(&out, "%s%.*s", i > 0 ? " " : "", STR_ARG(record_text(changes.items[i].change, F_NOTE)));
    is_str(buf_str(&out), "a2 b1 a1 z2 z1 a3 z3",
           "the newest first, those of a day by name, the last of a record first; those without a day last");
    buf_free(&out);
    fixture_close(&fixture);
}

static void test_cited(void)
{
    Fixture fixture = fixture_ordered(WORKS "terms:\n"
                                            "  t1: {designations: {en: [" SOURCE("w2") ", " SOURCE("w3") ", " SOURCE(
                                                "w2") "]}, related: [t2], sources: [{work: w1}]}\n"
                                                      "  t2: {designations: {en: [{text: B}]}}\n");
    CitedWorks works = { 0 };

    cited_works(fixture.arena, fixture_record(&fixture, "t1"), &works);
    is_str(ids_shown(&fixture, &works), "w1 w3 w2", "each once, as the bibliography has them");
    works = (CitedWorks){ 0 };
    cited_works(fixture.arena, fixture_record(&fixture, "t2"), &works);
    is_int((int64_t)works.count, 0, "none");
    fixture_close(&fixture);
}

/* ---- ids for records of other formats ---- */

#define TEN "abcdefghij"
#define SEVENTY TEN TEN TEN TEN TEN TEN TEN

static Str source_ids_of(Arena *arena, const char *const *ids, size_t count)
{
    Record *records = arena_array(arena, count, sizeof *records), **list = arena_array(arena, count, sizeof *list);
    const SourceIds *names;
    Buf out = { 0 };
    Str text;

    for (size_t i = 0; i < count; i++) {
        records[i].id = str_of(ids[i]);
        list[i] = &records[i];
    }
    names = source_ids(arena, list, count);
    for (size_t i = 0; i < count; i++)
        buf_format(&out, "%s%.*s", i > 0 ? " " : "", STR_ARG(source_id(names, list[i])));
    text = buf_keep(arena, &out);
    buf_free(&out);
    return text;
}

#define IS_NAMED(want, name, ...)                                                 \
    is_str(source_ids_of(arena, (const char *const[]){ __VA_ARGS__ },             \
                         sizeof(const char *[]){ __VA_ARGS__ } / sizeof(char *)), \
           want, name)

static void test_ids(void)
{
    static const char *const sound[] = { "a", "a-b", "2020-x1", SEVENTY TEN }, *const faulty[] = {
        "", "-a", "a-", "a--b", "A", "a_b", "é", SEVENTY TEN "k"
    };
    Arena *arena = arena_create();
    Record other = { .id = STR("other") };

    for (size_t i = 0; i < sizeof sound / sizeof sound[0]; i++)
        ok(id_is_sound(str_of(sound[i])), "'%s' is an id", sound[i]);
    for (size_t i = 0; i < sizeof faulty / sizeof faulty[0]; i++)
        ok(!id_is_sound(str_of(faulty[i])), "'%s' is none", faulty[i]);
    IS_NAMED("knuth-1984 knuth-1984-2 knuth-1984-3", "what is taken gets a number", "Knuth:1984", "knuth 1984",
             "KNUTH_1984");
    IS_NAMED("knuth-2 knuth", "what is sound keeps its id", "Knuth", "knuth");
    IS_NAMED("a a-3 a-2", "and so do those with a number", "a", "A", "a-2");
    IS_NAMED("a a-2", "an id that comes twice", "a", "a");
    IS_NAMED("oneill-2020 oneill-2020-2", "apostrophes stand within words", "O'Neill 2020", "O’Neill-2020");
    IS_NAMED("muller-ju-guo-ti-zhi", "accents and tones are taken off", "Müller举国体制");
    IS_NAMED("record record-2", "nothing is left", "???", "!");
    IS_NAMED(SEVENTY TEN " " SEVENTY "abcdefgh-2", "no longer than an id may be", SEVENTY TEN "X", SEVENTY TEN "Y");
    IS_NAMED(SEVENTY "abcdefgh-a " SEVENTY "abcdefgh-2", "a number takes the place of what is too much",
             SEVENTY "abcdefgh_" TEN, SEVENTY "abcdefgh." TEN);
    IS_NAMED(SEVENTY "abcdefg-h " SEVENTY "abcdefg-2", "nor does a joint stand before a number", SEVENTY "abcdefg_h_i",
             SEVENTY "abcdefg.h.j");
    is_str(source_id(source_ids(arena, NULL, 0), &other), "other", "a stranger keeps its id");
    is_str(source_id(NULL, &other), "other", "and so does everybody without names");
    arena_destroy(arena);
}

int main(void)
{
    test_subjects();
    test_abbreviations();
    test_sources();
    test_changes();
    test_cited();
    test_ids();
    return done_testing();
}
