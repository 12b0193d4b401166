/* Where programs stand on the timeline. */
#include "model/timeline.h"

#include "model.h"
#include "model/label.h"
#include "text/edtf.h"

#include <string.h>

/* clang-format off */
static const struct { const char *fields, *years, *from, *to; TimelineShape shape; bool vague; } programs[] = {
    {"type: plan, issued: 2015-05-08, period: ../2025", "2015–2025", "20150508", "20251231", TIMELINE_SPAN, false},
    {"type: plan, issued: 2006-02, period: 2006/2020", "2006–2020", "20060101", "20201231", TIMELINE_SPAN, false},
    {"type: law, issued: 1993-07-02", "1993", "19930702", "19930702", TIMELINE_MOMENT, false},
    {"type: institution, from: 1954-09", "1954–", "19540901", "19540901", TIMELINE_OPEN, false},
    {"type: institution, from: 1962-11, until: 197X", "1962–1979", "19621101", "19791231", TIMELINE_SPAN, false},
    {"type: event, from: 2001-12-11", "2001", "20011211", "20011211", TIMELINE_MOMENT, false},
    {"type: event, from: 2007-10-15, until: 2007-10-21", "2007", "20071015", "20071021", TIMELINE_MOMENT, false},
    {"type: system, from: 1998~", "1998–", "19980101", "19980101", TIMELINE_OPEN, true},
    {"type: campaign, until: '1960'", "1960", "19600101", "19601231", TIMELINE_MOMENT, false},
    {"type: event, from: [{value: 1840/1869}, {value: 1861, preferred: true}], until: 1895", "1861–1895", "18610101", "18951231", TIMELINE_SPAN, false},
    {"type: event, from: '-0499', until: '-0489'", "-499–-489", "-4989899", "-4888769", TIMELINE_SPAN, false},
    {"type: plan, period: ../..", NULL, "", "", TIMELINE_MOMENT, false},
    {"type: plan", NULL, "", "", TIMELINE_MOMENT, false},
};
/* clang-format on */

static void test_times(void)
{
    for (size_t i = 0; i < sizeof programs / sizeof programs[0]; i++) {
        char yaml[400], days[64];
        Timeline timeline = { 0 };
        Fixture fixture;

        snprintf(yaml, sizeof yaml, "programs: {a: {%s, designations: {en: A}}}", programs[i].fields);
        fixture = fixture_linked(yaml);
        label_records(fixture.records);
        timeline_make(fixture.records, fixture.arena, &timeline);
        ok(timeline_has(fixture.records->list.items[0]) == (programs[i].years != NULL), "%s", programs[i].fields);
        ok(timeline.marks.count == (programs[i].years != NULL), "a mark or none");
        if (programs[i].years != NULL && timeline.marks.count == 1) {
            const TimelineMark *mark = timeline.marks.items;

            is_str(mark->years, programs[i].years, "years");
            snprintf(days, sizeof days, "%lld", (long long)mark->from);
            is_str(str_of(days), programs[i].from, "from");
            snprintf(days, sizeof days, "%lld", (long long)mark->to);
            is_str(str_of(days), programs[i].to, "to");
            ok(mark->shape == programs[i].shape, "shape");
            ok(mark->vague == programs[i].vague, "doubt");
        }
        fixture_close(&fixture);
    }
}

/* Many marks at one time: none covers another. */
static void test_rows(void)
{
    Buf yaml = { 0 };
    Timeline timeline = { 0 };
    Fixture fixture;
    size_t clashes = 0;

    buf_puts(&yaml, "programs:\n");
    for (int i = 0; i < 60; i++)
        buf_format(&yaml, "  p%d: {type: %s, issued: %d, designations: {en: A plan that has the number %d}}\n", i,
                   i % 3 == 0 ? "law" : "plan", 1990 + i % 30, i);
    buf_char(&yaml, '\0');
    fixture = fixture_of(yaml.ptr);
    fixture_link(&fixture);
    label_records(fixture.records);
    timeline_make(fixture.records, fixture.arena, &timeline);
    ok(timeline.marks.count == 60 && timeline.lanes.count == 2, "all are there, in two lanes");
    for (size_t i = 0; i < timeline.marks.count; i++)
        for (size_t j = 0; j < i; j++) {
            const TimelineMark *a = &timeline.marks.items[j], *b = &timeline.marks.items[i];

            clashes += a->y == b->y && b->x < a->end + 20 * 7;
        }
    ok(clashes == 0, "no mark covers another's name");
    for (size_t i = 1; i < timeline.ticks.count; i++)
        ok(timeline.ticks.items[i].x > timeline.ticks.items[i - 1].x, "the scale grows");
    ok(timeline.lanes.items[1].y >= timeline.lanes.items[0].y + timeline.lanes.items[0].height, "lanes lie apart");
    buf_free(&yaml);
    fixture_close(&fixture);
}

static void test_links(void)
{
    Timeline timeline = { 0 };
    Fixture fixture = fixture_linked("programs:\n"
                                     "  b: {type: plan, issued: 2010, designations: {en: B}, succeeds: [a, c]}\n"
                                     "  a: {type: plan, period: 2000/2020, designations: {en: A}}\n"
                                     "  c: {type: plan, designations: {en: C}}\n");

    label_records(fixture.records);
    timeline_make(fixture.records, fixture.arena, &timeline);
    ok(timeline.links.count == 1, "to what has no date leads no line");
    ok(timeline.links.items[0].x == timeline.links.items[0].to_x,
       "it leaves the predecessor when the successor begins");
    ok(timeline.dated.count == 2 && str_is(timeline.dated.items[0]->id, "a"), "in the order of time");
    ok(timeline.undated.count == 1, "and one without");
    fixture_close(&fixture);
}

/* A span of years that no drawing can show year by year. */
static void test_ages(void)
{
    Timeline timeline = { 0 };
    Fixture fixture = fixture_linked("programs:\n"
                                     "  a: {type: event, from: 'Y-170000002', designations: {en: A}}\n"
                                     "  b: {type: event, from: 2020, designations: {en: B}}\n");

    label_records(fixture.records);
    timeline_make(fixture.records, fixture.arena, &timeline);
    ok(timeline.ticks.count < 300 && timeline.width < 20000, "the scale is bounded");
    fixture_close(&fixture);
}

int main(void)
{
    test_times();
    test_rows();
    test_links();
    test_ages();
    return done_testing();
}
