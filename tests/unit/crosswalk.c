/* Entries of flat formats: their keys, and BibTeX both ways where no file shows it. */
#include "crosswalk/bib_read.h"
#include "crosswalk/bib_write.h"
#include "crosswalk/keys.h"
#include "crosswalk/twin.h"

#include "model.h"

static Record *add_work(Fixture *fixture, Str id)
{
    Node *node = node_map(fixture->arena, (Span){ 0 });
    Record *record;

    node_add(fixture->arena, node, STR("type"), (Span){ 0 }, node_text(fixture->arena, STR("book"), (Span){ 0 }));
    node_add(fixture->arena, node, STR("title"), (Span){ 0 }, node_text(fixture->arena, STR("T"), (Span){ 0 }));
    record = engine_read(fixture->records, KIND_ENDNOTE, fixture->source, id, (Span){ 0 }, node, fixture->diags);
    vec_push(fixture->arena, &fixture->records->list, record);
    return record;
}

static void test_keys(void)
{
    Fixture fixture = fixture_of("endnotes: {}\n");
    Record *a = add_work(&fixture, STR("http://example.org/a, b{c}")), *b = add_work(&fixture, STR("Gu 2021"));
    Record *c = add_work(&fixture, STR("gu-2021")), *d = add_work(&fixture, STR("aristotle:anima"));
    Record *nameless = add_work(&fixture, STR_EMPTY);
    Map keys = crosswalk_keys(fixture.arena, fixture.records);
    Writing writing = { .arena = fixture.arena, .records = fixture.records, .keys = &keys };

    ok(crosswalk_is_key(STR("gu-2021")) && crosswalk_is_key(STR("a:b/c")), "keys");
    ok(!crosswalk_is_key(STR("a b")) && !crosswalk_is_key(STR("a,b")) && !crosswalk_is_key(STR("a{")) &&
           !crosswalk_is_key(STR("a%")) && !crosswalk_is_key(STR_EMPTY),
       "none");
    is_str(crosswalk_key(&writing, a), "http://example.org/a--b-c-", "an id that is no key is made one");
    is_str(crosswalk_key(&writing, b), "Gu-2021", "another");
    is_str(crosswalk_key(&writing, c), "gu-2021-2", "BibTeX does not tell it from this one");
    is_str(crosswalk_key(&writing, d), "aristotle:anima", "a key of BibTeX stays as it is");
    is_str(crosswalk_key(&writing, nameless), "work", "a work whose id is empty, which is a fault, has a key");
    arena_destroy(fixture.arena);
}

static const Node *line(const Entry *entry, const char *name)
{
    static const Node none = { .text = STR_INIT("") };
    const NodeEntry *found = node_entry(entry->fields, str_of(name));

    return found != NULL ? found->value : &none;
}

/* An entry without key and source text, of a type that nobody knows. */
static void test_bare_entry(void)
{
    Fixture fixture = fixture_of("endnotes: {}\n");
    Writing writing = { .arena = fixture.arena, .records = fixture.records };
    Entry entry = { .type = STR("podcast"), .fields = node_map(fixture.arena, (Span){ 0 }) };
    Entry *written;

    node_add(fixture.arena, entry.fields, STR("title"), (Span){ 0 },
             node_text(fixture.arena, STR("A {\\'e}"), (Span){ 0 }));
    node_add(fixture.arena, entry.fields, STR("year"), (Span){ 0 }, node_bare(fixture.arena, STR("2021"), (Span){ 0 }));
    node_add(fixture.arena, entry.fields, STR("month"), (Span){ 0 }, node_bare(fixture.arena, STR("mar"), (Span){ 0 }));
    biblatex_read_entry(fixture.records, fixture.source, &entry, fixture.arena, fixture.diags);
    fixture_link(&fixture);
    is_int((int64_t)fixture.records->list.count, 1, "one record");
    is_int((int64_t)fixture.diags->list.count, 0, "without faults");
    is_str(record_text(fixture.records->list.items[0], F_TITLE), "A é", "its title");
    is_str(record_text(fixture.records->list.items[0], F_ISSUED), "2021-03", "its date");
    written = biblatex_entry(&writing, fixture.records->list.items[0]);
    is_str(written->type, "podcast", "the type that it came with");
    is_str(line(written, "date")->text, "2021-03", "the date of BibLaTeX");
    written = bibtex_entry(&writing, fixture.records->list.items[0]);
    is_str(written->type, "misc", "classic styles don't know the type");
    is_str(line(written, "entrytype")->text, "podcast", "so it is told beside it");
    ok(str_is(line(written, "month")->text, "mar") && !line(written, "month")->quoted, "the month is a macro");
    is_str(line(written, "title")->text, "A {\\'e}", "and letters are TeX");
    arena_destroy(fixture.arena);
}

/* The note on the language has its place among the fields, whatever is said of the record behind it. */
static void test_twin(void)
{
    Fixture fixture =
        fixture_linked("endnotes:\n  a:\n    type: book\n    title: {de: Wellen, en: Waves}\n    language: de\n"
                       "    keyword: {de: [Wasser, Wind], en: [water, wind]}\n"
                       "    history: [{date: 2020-01-01, note: {en: Begun.}}]\n");
    Writing writing = { .arena = fixture.arena, .records = fixture.records };
    const Record *twin = crosswalk_twin(&writing, fixture.records->list.items[0]);
    Buf out = { 0 };

    is_str(fixture_diags(&fixture), "", "a work in two languages, without faults");
    for (size_t i = 0; twin != NULL && i < twin->fields.count; i++) {
        const Field *field = twin->fields.items[i];

        buf_format(&out, "%s%.*s", i > 0 ? " " : "", STR_ARG(field_name(field->row->name)));
        for (size_t j = 0; field->row->type == TYPE_TEXT && j < field->values.count; j++)
            buf_format(&out, "=%.*s", STR_ARG(field->values.items[j]->text));
    }
    is_str(buf_str(&out), "type title=Waves language keyword=water=wind note=In German history",
           "its twin, in the order of the schema");
    buf_free(&out);
    arena_destroy(fixture.arena);
}

int main(void)
{
    test_keys();
    test_bare_entry();
    test_twin();
    return done_testing();
}
