/* Where programs stand on the timeline. */
#include "model/timeline.h"

#include "model.h"
#include "model/label.h"
#include "model/order.h"
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

/* ---- the whole drawing ---- */

static void put_marks(Buf *out, const Timeline *timeline)
{
    static const char *const shapes[] = { [TIMELINE_MOMENT] = ".", [TIMELINE_SPAN] = "-", [TIMELINE_OPEN] = ">" };

    for (size_t i = 0; i < timeline->marks.count; i++) {
        const TimelineMark *mark = &timeline->marks.items[i];

        buf_format(out, "%.*s%s %d..%d y%d%s %.*s", STR_ARG(mark->record->id), shapes[mark->shape], mark->x, mark->end,
                   mark->y, mark->inside ? " inside" : "", STR_ARG(mark->name));
        if (mark->issued != EDTF_DAY_MIN)
            buf_format(out, " (issued %d)", mark->issued_x);
        buf_char(out, '\n');
    }
}

static Str drawing(Fixture *fixture)
{
    Timeline timeline = { 0 };
    Str error = STR_EMPTY, text;
    Buf out = { 0 };

    ok(order_records(fixture->records, &error), "ranks");
    timeline_make(fixture->records, fixture->arena, &timeline);
    buf_format(&out, "%dx%d\n", timeline.width, timeline.height);
    for (size_t i = 0; i < timeline.ticks.count; i++)
        buf_format(&out, "%s%lld@%d", i > 0 ? " " : "", (long long)timeline.ticks.items[i].year,
                   timeline.ticks.items[i].x);
    buf_char(&out, '\n');
    for (size_t i = 0; i < timeline.eras.count; i++)
        buf_format(&out, "%s%s@%d..%d", i > 0 ? " " : "", timeline.eras.items[i].era, timeline.eras.items[i].x,
                   timeline.eras.items[i].end);
    buf_char(&out, '\n');
    for (size_t i = 0; i < timeline.lanes.count; i++)
        buf_format(&out, "%s %s y%d h%d", i > 0 ? "," : "", timeline.lanes.items[i].type, timeline.lanes.items[i].y,
                   timeline.lanes.items[i].height);
    buf_char(&out, '\n');
    put_marks(&out, &timeline);
    for (size_t i = 0; i < timeline.links.count; i++)
        buf_format(&out, "%d,%d to %d,%d\n", timeline.links.items[i].x, timeline.links.items[i].y,
                   timeline.links.items[i].to_x, timeline.links.items[i].to_y);
    for (size_t i = 0; i < timeline.dated.count; i++)
        buf_format(&out, "%s%.*s", i > 0 ? " " : "", STR_ARG(timeline.dated.items[i]->id));
    buf_puts(&out, " /");
    for (size_t i = 0; i < timeline.undated.count; i++)
        buf_format(&out, " %.*s", STR_ARG(timeline.undated.items[i]->id));
    text = buf_keep(fixture->arena, &out);
    buf_free(&out);
    return text;
}

static void is_drawn(const char *programs_yaml, const char *want, const char *name)
{
    Fixture fixture = fixture_linked(programs_yaml);

    is_str(drawing(&fixture), want, name);
    fixture_close(&fixture);
}

/* Names have room for 32 letters, or half as many characters; what was cut short, or lies outside of what was asked for, is not there. */
static void test_names(void)
{
    Fixture fixture =
        fixture_linked("programs:\n"
                       "  a: {type: plan, issued: 2001, designations: {en: A name that has thirty-two units}}\n"
                       "  b: {type: plan, issued: 2002, designations: {en: A name that has thirty-three unit}}\n"
                       "  c: {type: plan, issued: 2003, designations: {en: Anameofthirtythreelettersandmoreit}}\n"
                       "  d: {type: plan, issued: 2004, designations: {en: D}}\n"
                       "  e: {type: plan, issued: 2005, designations: {en: E}}\n");
    Timeline timeline = { 0 };

    fixture.records->list.items[3]->outside = true;
    fixture.records->list.items[4]->broken = true;
    label_records(fixture.records);
    timeline_make(fixture.records, fixture.arena, &timeline);
    if (ok(timeline.marks.count == 3 && timeline.dated.count == 3, "three are drawn")) {
        is_str(timeline.marks.items[0].name, "A name that has thirty-two units", "32 columns");
        is_str(timeline.marks.items[1].name, "A name that has thirty-three…", "33 columns");
        is_str(timeline.marks.items[2].name, "Anameofthirtythreelettersandmorei…", "one word");
    }
    fixture_close(&fixture);
}

static void test_drawing(void)
{
    is_drawn("programs:\n"
             "  a: {type: plan, from: 1950, until: 1990, designations: {en: First, zh-Hans: 一}}\n"
             "  b: {type: plan, issued: 1955-06, period: 1960/1961, designations: {en: A name that is longer than it "
             "has room for}, succeeds: a}\n"
             "  c: {type: law, issued: 1999-12-31, designations: {zh-Hans: 法}, succeeds: [{value: a}, {value: b}]}\n"
             "  d: {type: plan, from: 1995, designations: {en: Goes on}, succeeds: [d, b, x]}\n"
             "  e: {type: plan, from: 1950, until: 1990, issued: 1940, designations: {en: Early}}\n"
             "  f: {type: plan, from: 2000-01-01, until: 2000-03, designations: {en: Brief}}\n"
             "  g: {type: plan, from: 1950, until: 1990, issued: 1949, designations: {en: Again}}\n"
             "  u2: {type: plan, designations: {en: Zebra}}\n"
             "  u1: {type: plan, designations: {en: Apple}}\n",
             "356x276\n"
             "1950@24 1960@94 1970@140 1980@174 1990@208 2000@266 2010@312\n"
             "construction@24..167 reform@167..312\n"
             " plan y52 h138, law y190 h60\n"
             "g- 24..214 y99 inside Again\n"
             "e- 24..214 y125 inside Early\n"
             "a- 24..214 y151 inside First\n"
             "b- 94..103 y177 A name that is longer than it… (issued 62)\n"
             "d> 237..267 y99 Goes on\n"
             "f. 266..266 y125 Brief\n"
             "c. 266..266 y237 \n"
             "94,151 to 94,177\n"
             "103,177 to 237,99\n"
             "214,151 to 266,237\n"
             "103,177 to 266,237\n"
             "g e a b d c f / u1 u2",
             "lanes, rows, eras and links");
    is_drawn("programs:\n"
             "  a: {type: event, from: '-0105', until: '-0095', designations: {en: A}}\n"
             "  b: {type: event, from: 2049, until: 2055, designations: {en: B}}\n",
             "854x138\n"
             "-200@24 -100@70 0@104 100@138 200@172 300@206 400@240 500@274 600@308 700@342 800@376 900@410 1000@444 "
             "1100@478 1200@512 1300@546 1400@580 1500@614 1600@648 1700@682 1800@716 1900@750 2000@784 2100@830\n"
             "late-qing@737..754 republic@754..767 construction@767..777 reform@777..790 new@790..807\n"
             " event y52 h60\n"
             "a. 68..68 y99 A\n"
             "b. 807..807 y99 B\n"
             "a b /",
             "before our era, and after the last");
    is_drawn("programs:\n"
             "  a: {type: event, from: 1941, designations: {en: A}}\n"
             "  b: {type: plan, from: 1943, until: 1948, designations: {en: Short span}}\n",
             "186x198\n"
             "1940@24 1950@82\n"
             "republic@24..82\n"
             " plan y52 h60, event y112 h60\n"
             "b- 41..76 y99 Short span\n"
             "a. 30..30 y159 A\n"
             "a b /",
             "an era of one year at the end is none; a span far to the right");
    is_drawn("programs: {u: {type: plan, designations: {en: U}}}\n",
             "0x0\n"
             "\n"
             "\n"
             "\n"
             " / u",
             "nothing that has a date");
}

int main(void)
{
    test_names();
    test_drawing();
    test_times();
    test_rows();
    test_links();
    test_ages();
    return done_testing();
}
