/* Ids and references: what dangles, what is of the wrong kind, taken or retired, and what points back. */
#include "model.h"

#define D "designations: {en: T}"

static Str helps(const Fixture *fixture)
{
    Str out = STR_EMPTY;

    for (size_t i = 0; i < fixture->diags->list.count; i++)
        out = arena_format(fixture->arena, "%.*s[%.*s]", STR_ARG(out), STR_ARG(fixture->diags->list.items[i]->help));
    return out;
}

/* clang-format off */
static const struct { const char *what, *yaml, *want, *help; } faults[] = {
    {"a dangling id, and one near", "terms: {system: {" D "}, b: {" D ", see: sytem}}", "B201@1:74-1:79", "[did you mean 'system'?]"},
    {"near enough", "terms: {abcdefghijkl: {" D "}, b: {" D ", see: abcdefgxxxxx}}", "B201@1:80-1:92", "[did you mean 'abcdefghijkl'?]"},
    {"too far", "terms: {abcdefghijkl: {" D "}, b: {" D ", see: abcdefxxxxxx}}", "B201@1:80-1:92", "[]"},
    {"the nearest of two", "terms: {system: {" D "}, systex: {" D "}, b: {" D ", see: sytem}}", "B201@1:107-1:112", "[did you mean 'system'?]"},
    {"a dangling id, and none near", "terms: {system: {" D "}, b: {" D ", see: xyzzy}}", "B201@1:74-1:79", "[]"},
    {"one near, of another kind", "endnotes: {sytem: {type: book}}\nterms: {b: {" D ", see: sytes}}", "B201@2:41-2:46", "[]"},
    {"each of a list", "terms: {a: {" D ", see: [x1, a, {value: x2, supplied: true}]}}", "B201@1:42-1:44 B201@1:57-1:59", "[][]"},
    {"the wrong kind", "endnotes: {w: {type: book}}\nterms: {a: {" D ", see: w}}", "B202@2:41-2:42", "[]"},
    {"a source that is a term", "terms: {a: {" D ", definition: {value: X, sources: a}}}", "B202@1:68-1:69", "[]"},
    {"a source of a statement of three names", "endnotes: {w: {type: book, author: {value: [A, B, C], sources: nosuch}}}", "B201@1:64-1:70", "[]"},
    {"a source of a statement in two languages", "endnotes: {w: {type: book, title: {value: {en: A, zh: 中}, sources: nosuch}}}", "B201@1:68-1:74", "[]"},
    {"an id taken by the same kind", "terms:\n  a: {" D "}\nprograms:\n  b: {type: plan, " D "}\nterms: {}\nendnotes: {b: {type: book}}", "B013@5:1-5:6 B204@6:12-6:13",
     "[keep one of them; a list takes several values][terms, programs and endnotes share one space of ids]"},
    {"a retired id", "project: {format: 1, title: T, languages: [en], retired: {old: a}}\nterms: {a: {" D ", see: old}}", "B205@2:41-2:44", "[write 'a']"},
    {"retired for nothing", "project: {format: 1, title: T, languages: [en], retired: {old: gone}}\nterms: {a: {" D ", see: old}}",
     "B201@1:64-1:68 B201@2:41-2:44", "[][]"},
    {"no id", "project: {format: 1, title: T, languages: [en], retired: {\"\": a}, withdrawn: {\"\": {reason: r}}}\nterms: {a: {" D "}}", "", ""},
    {"an id that was retired and is used again", "project: {format: 1, title: T, languages: [en], retired: {a: b}}\nterms: {a: {" D "}, b: {" D ", see: a}}", "B204@1:59-1:60", "[]"},
    {"a body", "terms: {a: {" D ", introduced-by: {body: nosuch}}}", "B201@1:58-1:64", "[]"},
    {"a record that was cut short is there", "terms:\n  a: {" D ", note: [}\n  b: {" D ", see: a}\n", "B004@2:37-2:38", NULL},
};
/* clang-format on */

static void test_faults(void)
{
    for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
        Fixture fixture = fixture_linked(faults[i].yaml);

        is_str(fixture_diags(&fixture), faults[i].want, faults[i].what);
        if (faults[i].help != NULL)
            is_str(helps(&fixture), faults[i].help, "and the help");
        fixture_close(&fixture);
    }
}

static void test_backlinks(void)
{
    Fixture fixture = fixture_linked("project: {format: 1, title: T, languages: [en], retired: {old: a}}\n"
                                     "endnotes: {w: {type: book}}\n"
                                     "terms:\n  a: {" D "}\n  b: {" D ", broader: a, see: [a, old]}\n"
                                     "  c: {" D ", definition: {value: X, sources: [{work: w}]}, broader: [a]}\n");
    const Record *a = fixture_record(&fixture, "a"), *w = fixture_record(&fixture, "w"),
                 *c = fixture_record(&fixture, "c");
    Str list = STR_EMPTY;

    for (size_t i = 0; i < a->backlinks.count; i++)
        list = arena_format(fixture.arena, "%.*s %.*s/%.*s", STR_ARG(list), STR_ARG(a->backlinks.items[i].from->id),
                            STR_ARG(field_name(a->backlinks.items[i].row->name)));
    is_str(list, " b/broader b/see b/see c/broader", "backlinks in the order of the records");
    ok(w->backlinks.count == 1 && w->backlinks.items[0].from == c && w->backlinks.items[0].row->name == F_DEFINITION &&
           w->backlinks.items[0].value->row->name == F_WORK,
       "a source is a link of the field that rests on it");
    ok(link_find(fixture.records, STR("old")) == a && link_find(fixture.records, STR("a")) == a &&
           link_find(fixture.records, STR("x")) == NULL,
       "found by id, also by a retired one");
    ok(record_value(c, F_BROADER)->target == a, "a reference has its target");
    fixture_close(&fixture);
}

/* The first of the same name is the one that is meant. */
static void test_taken(void)
{
    Fixture fixture = fixture_open();

    fixture_read(&fixture, "a.yaml", STR("terms: {x: {" D "}}"));
    fixture_read(&fixture, "b.yaml", STR("terms: {x: {" D "}, y: {" D ", see: x}}"));
    fixture_link(&fixture);
    is_str(fixture_diags(&fixture), "B204@1:9-1:10", "an id taken in another file");
    ok(link_find(fixture.records, STR("x")) == fixture.records->list.items[0], "the first one stays");
    is_str(fixture.diags->list.items[0]->notes.items[0].source->name, "a.yaml", "and is named");
    fixture_close(&fixture);
}

int main(void)
{
    test_faults();
    test_backlinks();
    test_taken();
    return done_testing();
}
