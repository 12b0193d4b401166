/* edtf.h - dates as people know them: EDTF, levels 0 and 1 (ISO 8601-2:2019, 4; loc.gov/standards/datetime).
 *
 * Dates are proleptic Gregorian; year 0 is 1 BC. Nothing here allocates, and what is returned borrows nothing from the
 * text that was read. */
#ifndef TEXT_EDTF_H
#define TEXT_EDTF_H

#include "base/buf.h"
#include "base/str.h"

/* Years lie within -EDTF_YEAR_MAX and EDTF_YEAR_MAX, so that yyyymmdd always fits an int64_t. */
#define EDTF_YEAR_MAX INT64_C(999999999999)

/* Sortable bounds of an end that is open or unknown. */
#define EDTF_DAY_MIN INT64_MIN
#define EDTF_DAY_MAX INT64_MAX

typedef enum EdtfSeason { EDTF_SPRING = 21, EDTF_SUMMER, EDTF_AUTUMN, EDTF_WINTER } EdtfSeason;

/* One date. With `unspecified_year` digits X the year holds zeros there: 197X is 1970 with one. A month or day that is
 * XX is 0 with its flag set; one that was not given is 0 without. */
typedef struct EdtfDate {
    int64_t year;
    uint8_t month, day;       /* 1 to 12, 1 to 31; 0: none */
    uint8_t season;           /* an EdtfSeason; 0: none */
    uint8_t unspecified_year; /* 0, 1 (197X) or 2 (19XX) */
    bool unspecified_month, unspecified_day;
    bool uncertain;   /* `?`, and `%` */
    bool approximate; /* `~`, and `%` */
    bool long_year;   /* written with Y */
    bool has_time, has_zone;
    uint8_t hour, minute, second;
    int16_t zone; /* minutes east of UTC */
} EdtfDate;

/* What was read. Without `interval` only `start` counts. An end that is open (`..`) or unknown (nothing) is zero. */
typedef struct Edtf {
    EdtfDate start, end;
    bool interval;
    bool start_open, end_open;
    bool start_unknown, end_unknown;
} Edtf;

/* Why it could not be read. `at` and `len` are bytes of the text given to edtf_parse. */
typedef struct EdtfError {
    size_t at, len;
    char message[112];   /* for people, without a full stop: "month 13: months run from 01 to 12" */
    char suggestion[64]; /* the whole text as it probably ought to be, or "" */
} EdtfError;

/* Reads `text`, whole. On false `*out` is zero and `*error`, unless NULL, says why. A suggestion is always itself
 * well-formed. */
bool edtf_parse(Str text, Edtf *out, EdtfError *error);

/* Turns a date as people write it into EDTF ("March 2021", "c. 1978", "1990s", "2021年3月", "2021–25"), NUL-terminated.
 * False, and "", if it is not clear what is meant: 03/04/2021 has two readings. */
bool edtf_suggest(Str text, char out[64]);

/* The first and the last day that may be meant, as yyyymmdd (negative years: -(yyyy * 10000) + mmdd), for sorting.
 * EDTF_DAY_MIN or EDTF_DAY_MAX where that end is open or unknown. Seasons are those of the northern hemisphere: 21 is
 * March to May, and 24 December to the February that follows. `~` and `?` widen nothing. */
int64_t edtf_earliest(const Edtf *date);
int64_t edtf_latest(const Edtf *date);
int64_t edtf_date_earliest(const EdtfDate *date);
int64_t edtf_date_latest(const EdtfDate *date);

/* By the earliest day, then the latest; -1, 0 or 1. A total order of the days; it does not look at qualifiers. */
int edtf_compare(const Edtf *a, const Edtf *b);
/* Every day of a comes before every day of b. */
bool edtf_is_before(const Edtf *a, const Edtf *b);
/* Some day may belong to both. */
bool edtf_overlaps(const Edtf *a, const Edtf *b);
/* Every day of inner lies within outer. */
bool edtf_contains(const Edtf *outer, const Edtf *inner);

/* The number of days of a month, 1 to 12. */
int edtf_month_days(int64_t year, int month);

/* "January" is 1. */
extern const char *const edtf_months[13];

/* The date for a reader, in English where it is not plain: "2021-03", "1970s", "1st century", "c. 2nd century BC", "spring 2021",
 * "2015?", "since 2015", "45 BC–AD 14". */
void edtf_words(Buf *out, const Edtf *date);

/* The year for a reader: "2021", "197X", "500 BC", "2nd century BC", "170000002"; of an interval "2021/2025", "../2025" with the
 * separators of EDTF; a year given as approximate gets no mark. */
void edtf_year_text(Buf *out, const Edtf *date);

/* EDTF again, in canonical form. edtf_parse reads it back to the same value. */
void edtf_write(Buf *out, const Edtf *date);

#endif
