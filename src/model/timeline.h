/* timeline.h - where programs stand on a drawing of their times. After order_records and label_records.
 *
 * A lane for each type of program, in the order of the schema; within it rows, filled in the order of time, each mark in the
 * first row that has room for it and its label. The scale is piecewise linear: a decade is the wider, the more begins in it.
 * Lengths are pixels at the size of text that timeline.xsl has. */
#ifndef MODEL_TIMELINE_H
#define MODEL_TIMELINE_H

#include "model/record.h"

enum {
    TIMELINE_ROW = 26,
    TIMELINE_HEAD = 34,
    TIMELINE_TOP = 52
}; /* heights: a row, a lane's name, eras and years above all */

typedef enum TimelineShape {
    TIMELINE_MOMENT, /* a day, or too short a time to be seen */
    TIMELINE_SPAN,
    TIMELINE_OPEN /* began, and nobody says that it ended */
} TimelineShape;

typedef struct TimelineMark {
    Record *record;
    size_t lane;      /* number of the type among the schema's */
    int64_t from, to; /* yyyymmdd; `to` of an open one is `from` */
    int64_t issued;   /* yyyymmdd, of a span that was announced; else EDTF_DAY_MIN */
    TimelineShape shape;
    bool vague;    /* a date is approximate or uncertain */
    bool inside;   /* the label stands within the span */
    Str name;      /* its English, cut to what there is room for; empty where only the Chinese is known */
    Str years;     /* "2006–2020", "2015", "1954–" */
    int x, end, y; /* y: of its middle */
    int issued_x;
} TimelineMark;

typedef struct TimelineLane {
    const char *type;
    int y, height; /* with its name */
} TimelineLane;

/* A year on the scale, or where an era begins. */
typedef struct TimelineTick {
    int64_t year;
    const char *era; /* NULL: a year */
    int x, end;      /* `end` of an era */
} TimelineTick;

/* From a program to its successor. */
typedef struct TimelineLink {
    int x, y, to_x, to_y;
} TimelineLink;

typedef struct Timeline {
    VEC(TimelineMark) marks; /* by lanes, then in the order of time */
    VEC(TimelineLane) lanes; /* that hold a mark */
    VEC(TimelineTick) ticks, eras;
    VEC(TimelineLink) links;
    VEC(Record *) dated, undated; /* in the order of time; by English names */
    int width, height;
} Timeline;

/* Does a date say where the program stands? Then it has a mark. */
bool timeline_has(const Record *program);

void timeline_make(const Records *records, Arena *arena, Timeline *timeline);

#endif
