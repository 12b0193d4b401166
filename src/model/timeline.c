#include "model/timeline.h"

#include "base/buf.h"
#include "base/map.h"
#include "base/utf8.h"
#include "model/label.h"
#include "text/edtf.h"
#include "text/width.h"

#include <stdlib.h>

enum {
    LEFT = 24,        /* before the first year */
    DECADE = 34,      /* width of one in which nothing begins */
    EACH = 12,        /* and for each mark that does */
    COLUMN = 7,       /* width of a letter; Chinese characters take two columns */
    GAP = 8,          /* between a mark and its label */
    SHORTEST = 8,     /* of a span that is drawn as one */
    OPEN_LENGTH = 30, /* of the arrow that says that something goes on */
    NAME_COLUMNS = 32,
    MOST_TICKS = 200
};

/* ---- dates ---- */

/* The value of the field, if it can be read. */
static bool read_date(const Record *record, FieldName field, Edtf *date)
{
    const Value *value = record_value(record, field);

    return value != NULL && edtf_parse(value->text, date, NULL);
}

static void note_doubt(TimelineMark *mark, const Edtf *date)
{
    mark->vague =
        mark->vague || date->start.uncertain || date->start.approximate || date->end.uncertain || date->end.approximate;
}

/* Sets from, to and shape. Without `from` a program begins with what it covers, else when it was announced. */
static bool read_times(const Record *record, TimelineMark *mark)
{
    Edtf from, until, period, issued;
    bool has_from = read_date(record, F_FROM, &from), has_until = read_date(record, F_UNTIL, &until);
    bool has_period = read_date(record, F_PERIOD, &period), has_issued = read_date(record, F_ISSUED, &issued);
    int64_t first = has_from ? edtf_earliest(&from) : EDTF_DAY_MIN, last = EDTF_DAY_MAX, announced = EDTF_DAY_MIN;

    if (has_issued)
        announced = edtf_earliest(&issued);
    if (first == EDTF_DAY_MIN && has_period)
        first = edtf_earliest(&period);
    if (first == EDTF_DAY_MIN)
        first = announced;
    if (has_until)
        last = edtf_latest(&until);
    if (last == EDTF_DAY_MAX && has_period)
        last = edtf_latest(&period);
    if (first == EDTF_DAY_MIN && last != EDTF_DAY_MAX) /* only its end is known */
        first = has_until && edtf_earliest(&until) != EDTF_DAY_MIN ? edtf_earliest(&until) : last;
    if (first == EDTF_DAY_MIN)
        return false;
    if (has_from)
        note_doubt(mark, &from);
    if (has_until)
        note_doubt(mark, &until);
    mark->from = first;
    mark->to = last == EDTF_DAY_MAX || last < first ? first : last;
    mark->issued = announced;
    mark->shape = TIMELINE_SPAN;
    if (last == EDTF_DAY_MAX)
        mark->shape = has_from && !str_is(record_text(record, F_TYPE), "event") ? TIMELINE_OPEN : TIMELINE_MOMENT;
    return true;
}

bool timeline_has(const Record *program)
{
    TimelineMark mark = { 0 };

    return read_times(program, &mark);
}

static int64_t year_of(int64_t day)
{
    return day / 10000 - (day % 10000 < 0); /* towards the past, as negative days want it */
}

static void set_years(Arena *arena, TimelineMark *mark)
{
    long long first = (long long)year_of(mark->from), last = (long long)year_of(mark->to);

    if (mark->shape == TIMELINE_OPEN)
        mark->years = arena_format(arena, "%lld–", first);
    else if (first != last)
        mark->years = arena_format(arena, "%lld–%lld", first, last);
    else
        mark->years = arena_format(arena, "%lld", first);
}

/* ---- labels ---- */

/* Cut at a word's end. */
static Str cut_name(Arena *arena, Str name)
{
    size_t columns = 0, at = 0, word = 0;

    while (at < name.len && columns <= NAME_COLUMNS) {
        uint32_t cp;
        size_t len = utf8_decode(name, at, &cp);

        if (cp == ' ')
            word = at;
        columns += width_of(cp);
        at += len;
    }
    if (at == name.len && columns <= NAME_COLUMNS)
        return name;
    return arena_format(arena, "%.*s…", STR_ARG(str_slice(name, 0, word > 0 ? word : at)));
}

static int label_width(const TimelineMark *mark)
{
    Str han = label_chinese(mark->record);

    return (int)(width_text(han) + width_text(mark->name) + (han.len > 0 && mark->name.len > 0)) * COLUMN;
}

static void add_mark(Timeline *timeline, Arena *arena, Record *record)
{
    const Choice *types = schema_field(&schema_program, F_TYPE)->choices, *type;
    TimelineMark mark = { .record = record };
    Str english = label_english(record);

    type = choice_find(types, record_text(record, F_TYPE));
    if (type == NULL || !read_times(record, &mark)) {
        vec_push(arena, &timeline->undated, record);
        return;
    }
    mark.lane = (size_t)(type - types);
    if (!str_eq(english, label_chinese(record)))
        mark.name = cut_name(arena, english);
    set_years(arena, &mark);
    vec_push(arena, &timeline->marks, mark);
}

/* ---- the scale ---- */

typedef struct Scale {
    int64_t first, step; /* years */
    size_t count;        /* of steps */
    int *x;              /* where each begins, and one more */
} Scale;

static int64_t floor_to(int64_t year, int64_t step)
{
    return (year - ((year % step) + step) % step);
}

static void set_scale(const Timeline *timeline, Arena *arena, Scale *scale)
{
    int64_t first = INT64_MAX, last = INT64_MIN;

    for (size_t i = 0; i < timeline->marks.count; i++) {
        const TimelineMark *mark = &timeline->marks.items[i];

        first = year_of(mark->from) < first ? year_of(mark->from) : first;
        last = year_of(mark->to) > last ? year_of(mark->to) : last;
    }
    for (scale->step = 10; (last - first) / scale->step > MOST_TICKS; scale->step *= 10)
        continue;
    scale->first = floor_to(first, scale->step);
    scale->count = (size_t)((floor_to(last, scale->step) - scale->first) / scale->step + 1);
    scale->x = arena_array(arena, scale->count + 1, sizeof *scale->x);
    for (size_t i = 0; i < timeline->marks.count; i++)
        scale->x[(year_of(timeline->marks.items[i].from) - scale->first) / scale->step + 1] += EACH;
    scale->x[0] = LEFT;
    for (size_t i = 1; i <= scale->count; i++)
        scale->x[i] += scale->x[i - 1] + DECADE;
}

static int scale_x(const Scale *scale, int64_t day)
{
    int64_t year = year_of(day), monthday = day - year * 10000;
    int64_t within = (monthday / 100 - 1) * 31 + monthday % 100 - 1; /* of 12 months of 31 days */
    size_t step = (size_t)((year - scale->first) / scale->step);
    double part = ((double)((year - scale->first) % scale->step) + (double)within / 372) / (double)scale->step;

    return scale->x[step] + (int)(part * (scale->x[step + 1] - scale->x[step]) + .5);
}

static void add_ticks(Timeline *timeline, Arena *arena, const Scale *scale)
{
    /* Of modern China; whoever has others overrides timeline.xsl, where their names stand. */
    static const struct {
        int from;
        const char *name;
    } eras[] = { { 1861, "late-qing" }, { 1912, "republic" }, { 1949, "construction" },
                 { 1978, "reform" },    { 2012, "new" },      { 2050, NULL } };
    int64_t end = scale->first + (int64_t)scale->count * scale->step;

    for (size_t i = 0; i <= scale->count; i++) {
        TimelineTick tick = { .year = scale->first + (int64_t)i * scale->step, .x = scale->x[i] };
        vec_push(arena, &timeline->ticks, tick);
    }
    for (size_t i = 0; eras[i].name != NULL; i++) {
        int64_t from = eras[i].from > scale->first ? eras[i].from : scale->first;
        int64_t to = eras[i + 1].from < end ? eras[i + 1].from : end - 1;
        TimelineTick era = { .year = eras[i].from, .era = eras[i].name };

        if (from >= to)
            continue;
        era.x = scale_x(scale, from * 10000 + 101);
        era.end = scale_x(scale, to * 10000 + (to == end - 1 ? 1231 : 101));
        vec_push(arena, &timeline->eras, era);
    }
}

/* ---- places ---- */

static void place_across(TimelineMark *mark, const Scale *scale)
{
    mark->x = scale_x(scale, mark->from);
    mark->end = scale_x(scale, mark->to);
    if (mark->shape == TIMELINE_SPAN && mark->end - mark->x < SHORTEST)
        mark->shape = TIMELINE_MOMENT;
    if (mark->shape == TIMELINE_OPEN)
        mark->end = mark->x + OPEN_LENGTH;
    if (mark->shape == TIMELINE_MOMENT)
        mark->end = mark->x;
    mark->inside = mark->shape == TIMELINE_SPAN && mark->end - mark->x >= label_width(mark) + 2 * GAP;
    if (mark->shape != TIMELINE_SPAN || year_of(mark->issued) < scale->first ||
        year_of(mark->issued) >= scale->first + (int64_t)scale->count * scale->step)
        mark->issued = EDTF_DAY_MIN;
    else
        mark->issued_x = scale_x(scale, mark->issued);
}

static int compare_marks(const void *left, const void *right)
{
    const TimelineMark *a = left, *b = right;

    if (a->lane != b->lane)
        return a->lane < b->lane ? -1 : 1;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    return (a->record->rank_en > b->record->rank_en) - (a->record->rank_en < b->record->rank_en);
}

/* Where each row of a lane is free again. */
typedef VEC(int) Rows;

static size_t take_row(Rows *rows, Arena *arena, int from, int to)
{
    size_t row = 0;

    while (row < rows->count && rows->items[row] > from)
        row++;
    if (row == rows->count)
        vec_push(arena, rows, to);
    rows->items[row] = to;
    return row;
}

static void place_lane(Timeline *timeline, Arena *arena, size_t from, size_t to)
{
    const Choice *types = schema_field(&schema_program, F_TYPE)->choices;
    TimelineLane lane = { types[timeline->marks.items[from].lane].name, timeline->height, 0 };
    Rows rows = { 0 };

    for (size_t i = from; i < to; i++) {
        TimelineMark *mark = &timeline->marks.items[i];
        int end = mark->inside ? mark->end : mark->end + GAP + label_width(mark);
        int begin = mark->issued != EDTF_DAY_MIN && mark->issued_x < mark->x ? mark->issued_x : mark->x;

        mark->y = timeline->height + TIMELINE_HEAD + TIMELINE_ROW / 2 +
                  (int)take_row(&rows, arena, begin, end + 2 * GAP) * TIMELINE_ROW;
        if (end + 4 * GAP > timeline->width)
            timeline->width = end + 4 * GAP; /* some fonts are wider */
    }
    lane.height = TIMELINE_HEAD + (int)rows.count * TIMELINE_ROW;
    timeline->height += lane.height;
    vec_push(arena, &timeline->lanes, lane);
}

static void place_lanes(Timeline *timeline, Arena *arena)
{
    size_t from = 0;

    timeline->height = TIMELINE_TOP;
    for (size_t i = 1; i <= timeline->marks.count; i++) {
        if (i < timeline->marks.count && timeline->marks.items[i].lane == timeline->marks.items[from].lane)
            continue;
        place_lane(timeline, arena, from, i);
        from = i;
    }
    timeline->height += TIMELINE_ROW; /* the years again */
}

/* ---- links ---- */

/* From where the predecessor ends, or still goes on when its successor begins. */
static void add_links(Timeline *timeline, Arena *arena)
{
    Map by_id = { 0 };

    for (size_t i = 0; i < timeline->marks.count; i++)
        map_add(arena, &by_id, timeline->marks.items[i].record->id, &timeline->marks.items[i]);
    for (size_t i = 0; i < timeline->marks.count; i++) {
        const TimelineMark *mark = &timeline->marks.items[i], *before;
        const Field *field = record_field(mark->record, F_SUCCEEDS);

        for (size_t j = 0; field != NULL && j < field->values.count; j++) {
            const Value *value = field->values.items[j];
            TimelineLink link = { .to_x = mark->x, .to_y = mark->y };

            before = value->target != NULL && !value->alternative ? map_get(&by_id, value->target->id) : NULL;
            if (before == NULL || before == mark)
                continue;
            link.x = mark->x < before->x ? before->x : mark->x > before->end ? before->end : mark->x;
            link.y = before->y;
            vec_push(arena, &timeline->links, link);
        }
    }
}

/* ---- all together ---- */

static int compare_times(const void *left, const void *right)
{
    const TimelineMark *a = *(TimelineMark *const *)left, *b = *(TimelineMark *const *)right;

    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    return (a->record->rank_en > b->record->rank_en) - (a->record->rank_en < b->record->rank_en);
}

static int compare_names(const void *left, const void *right)
{
    const Record *a = *(Record *const *)left, *b = *(Record *const *)right;

    return (a->rank_en > b->rank_en) - (a->rank_en < b->rank_en);
}

static void list_records(Timeline *timeline, Arena *arena)
{
    VEC(TimelineMark *) order = { 0 };

    for (size_t i = 0; i < timeline->marks.count; i++)
        vec_push(arena, &order, &timeline->marks.items[i]);
    if (order.count > 1)
        qsort(order.items, order.count, sizeof *order.items, compare_times);
    for (size_t i = 0; i < order.count; i++)
        vec_push(arena, &timeline->dated, order.items[i]->record);
    if (timeline->undated.count > 1)
        qsort(timeline->undated.items, timeline->undated.count, sizeof *timeline->undated.items, compare_names);
}

void timeline_make(const Records *records, Arena *arena, Timeline *timeline)
{
    Scale scale = { 0 };

    for (size_t i = 0; i < records->list.count; i++) {
        Record *record = records->list.items[i];

        if (record->kind == KIND_PROGRAM && !record->broken && !record->outside)
            add_mark(timeline, arena, record);
    }
    if (timeline->marks.count > 0) {
        set_scale(timeline, arena, &scale);
        for (size_t i = 0; i < timeline->marks.count; i++)
            place_across(&timeline->marks.items[i], &scale);
        qsort(timeline->marks.items, timeline->marks.count, sizeof *timeline->marks.items, compare_marks);
        add_ticks(timeline, arena, &scale);
        timeline->width = scale.x[scale.count] + 2 * GAP;
        place_lanes(timeline, arena);
        add_links(timeline, arena);
    }
    list_records(timeline, arena);
}
