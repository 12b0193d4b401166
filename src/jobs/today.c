#include "jobs/today.h"

#include "text/edtf.h"

#include <stdlib.h>
#include <time.h>

enum { SECONDS = 86400 };

/* Days since 1 January 1970 to a date, a year and a month at a time. */
static int64_t date_of(int64_t days)
{
    enum { FIRST = 1970, LAST = 9999 };
    int64_t year = FIRST;
    int month = 1;

    if (days < 0)
        days = 0;
    while (year < LAST && days >= 337 + edtf_month_days(year, 2))
        days -= 337 + edtf_month_days(year++, 2);
    while (month < 12 && days >= edtf_month_days(year, month))
        days -= edtf_month_days(year, month++);
    return year * 10000 + (int64_t)month * 100 + (days < 31 ? days : 30) + 1;
}

static int64_t now(void)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    char *end = NULL;
    long long seconds = epoch != NULL ? strtoll(epoch, &end, 10) : 0;

    if (epoch != NULL && end != epoch && *end == '\0')
        return seconds;
    return (int64_t)time(NULL);
}

bool today_read(const char *text, int64_t *day)
{
    Edtf date;

    if (text == NULL) {
        *day = date_of(now() / SECONDS);
        return true;
    }
    if (!edtf_parse(str_of(text), &date, NULL) || date.interval || date.start.day == 0)
        return false;
    *day = edtf_earliest(&date);
    return true;
}
