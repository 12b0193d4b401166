#include "text/edtf.h"

#include "tap.h"

#include <string.h>

/* Well-formed texts, their bounds, and their canonical form (NULL: the same). */
/* clang-format off */
#define LOW EDTF_DAY_MIN
#define HIGH EDTF_DAY_MAX
static const struct { const char *text; int64_t earliest, latest; const char *canonical; } good[] = {
    {"2021", 20210101, 20211231, NULL}, {"2021-03", 20210301, 20210331, NULL}, {"2021-03-31", 20210331, 20210331, NULL},
    {"2020-02-29", 20200229, 20200229, NULL}, {"2000-02", 20000201, 20000229, NULL},
    {"1900-02", 19000201, 19000228, NULL},
    {"0000", 101, 1231, NULL}, {"0476", 4760101, 4761231, NULL}, {"-0044-03-15", -439685, -439685, NULL},
    {"-0001", -9899, -8769, NULL},
    {"1985-04-12T23:20:30", 19850412, 19850412, NULL}, {"1985-04-12T23:20:30Z", 19850412, 19850412, NULL},
    {"1985-04-12T23:20:30-04", 19850412, 19850412, "1985-04-12T23:20:30-04:00"},
    {"1985-04-12T23:20:30+05:30", 19850412, 19850412, NULL}, {"1985-04-12T23:59:60Z", 19850412, 19850412, NULL},
    {"1964/2008", 19640101, 20081231, NULL}, {"2004-06/2006-08", 20040601, 20060831, NULL},
    {"2004-02-01/2005-02-08", 20040201, 20050208, NULL}, {"2004-02-01/2005-02", 20040201, 20050228, NULL},
    {"2005/2006-02", 20050101, 20060228, NULL}, {"2021/2021", 20210101, 20211231, NULL},
    {"2021-05/2021", 20210501, 20211231, NULL},
    {"../1985-04-12", LOW, 19850412, NULL}, {"1985/..", 19850101, HIGH, NULL}, {"1985-04/", 19850401, HIGH, NULL},
    {"/1985", LOW, 19851231, NULL}, {"../2021-05", LOW, 20210531, NULL}, {"1840/1869", 18400101, 18691231, NULL},
    {"1984?", 19840101, 19841231, NULL}, {"2004-06~", 20040601, 20040630, NULL},
    {"2004-06-11%", 20040611, 20040611, NULL},
    {"1984~/2004-06", 19840101, 20040630, NULL}, {"1984?/2004%", 19840101, 20041231, NULL},
    {"201X", 20100101, 20191231, NULL}, {"20XX", 20000101, 20991231, NULL}, {"2004-XX", 20040101, 20041231, NULL},
    {"1985-04-XX", 19850401, 19850430, NULL}, {"1985-XX-XX", 19850101, 19851231, NULL},
    {"197X~", 19700101, 19791231, NULL},
    {"-198X", -19889899, -19798769, NULL}, {"-01XX", -1989899, -998769, NULL},
    {"Y170000002", 1700000020101, 1700000021231, NULL}, {"Y-170000002", -1700000019899, -1700000018769, NULL},
    {"2001-21", 20010301, 20010531, NULL}, {"2001-22", 20010601, 20010831, NULL},
    {"2001-23?", 20010901, 20011130, NULL},
    {"2001-24", 20011201, 20020228, NULL}, {"2003-24~", 20031201, 20040229, NULL},
    {"2001-21/2001-23", 20010301, 20011130, NULL},
    {"Y999999999999", INT64_C(9999999999990101), INT64_C(9999999999991231), NULL},
};

/* What is wrong, where, and what is suggested. */
static const struct { const char *text, *message; size_t at, len; const char *suggestion; } bad[] = {
    {"", "a date is missing", 0, 0, ""},
    {"2021-13", "month 13: months run from 01 to 12", 5, 2, ""},
    {"2021-00", "month 00: months run from 01 to 12", 5, 2, ""},
    {"2021-02-30", "30 February does not exist", 8, 2, ""},
    {"2021-04-31", "31 April does not exist", 8, 2, ""},
    {"2023-02-29", "29 February 2023 does not exist: it was no leap year", 8, 2, ""},
    {"2021-04-32", "day 32: days run from 01 to 31", 8, 2, ""},
    {"2021-04-x1", "'x1' is not a day", 8, 2, ""},
    {"2021-04-00", "day 00: days run from 01 to 31", 8, 2, ""},
    {"2023-1-2", "month 1: a month has two digits", 5, 1, "2023-01-02"},
    {"2023-01-2", "day 2: a day has two digits", 8, 1, "2023-01-02"},
    {"March 2021", "'March 2021' is not a date: write 2021, 2021-03 or 2021-03-31", 0, 10, "2021-03"},
    {"2021–2025", "'2021–2025' is not a year", 0, 11, "2021/2025"},
    {"c. 1978", "'c. 1978' is not a date: write 2021, 2021-03 or 2021-03-31", 0, 7, "1978~"},
    {"2021/2019", "the interval ends before it starts", 0, 9, ""},
    {"2021-06/2021-05", "the interval ends before it starts", 0, 15, ""},
    {"1/2/3", "an interval has one /", 3, 2, ""},
    {"2021/..T", "'..' is not a date: write 2021, 2021-03 or 2021-03-31", 5, 2, ""},
    {"/", "an interval needs a date at one end at least", 0, 1, ""},
    {"../..", "an interval needs a date at one end at least", 0, 5, ""},
    {"..", "'..' is an open end of an interval: 2019/.. or ../2019", 0, 2, ""},
    {"476", "year '476': a year has four digits", 0, 3, "0476"},
    {"197?", "year '197': a year has four digits", 0, 3, ""},
    {"12021", "a year of more than four digits begins with Y", 0, 5, "Y12021"},
    {"Y2021", "Y is for years of more than four digits", 0, 5, "2021"},
    {"Y02021", "a year with Y does not begin with 0", 0, 6, "2021"},
    {"Y17E7", "'Y17E7': after Y stand the digits of a year, and nothing else", 0, 5, ""},
    {"Y1234567890123", "a year of 13 digits: at most 12 are understood", 1, 13, ""},
    {"-0000", "there is no year -0000", 1, 4, "0000"},
    {"1XXX", "year 1XXX: at most the last two digits may be X", 0, 4, ""},
    {"XXXX-12-XX", "year XXXX: at most the last two digits may be X", 0, 4, ""},
    {"197u", "'197u' is not a year", 0, 4, "197X"},
    {"19uu", "'19uu' is not a year", 0, 4, "19XX"},
    {"156X-12", "after a year with X nothing may follow (level 1 of EDTF)", 4, 3, ""},
    {"2004-XX-05", "a day of a month that is XX: that is level 2 of EDTF", 8, 2, ""},
    {"2021-25", "season 25: only 21 to 24 are understood (level 1 of EDTF)", 5, 2, "2021/2025"},
    {"2021-21-01", "a season has no days", 8, 2, ""},
    {"?2004", "? stands at the end of a date, once", 0, 1, "2004?"},
    {"~1978", "~ stands at the end of a date, once", 0, 1, "1978~"},
    {"1978?~", "? stands at the end of a date, once", 4, 1, "1978%"},
    {"2004-06~-11", "~ stands at the end of a date, once", 7, 1, "2004-06-11~"},
    {"{1667, 1668}", "sets of dates are level 2 of EDTF, which is not understood", 0, 12, ""},
    {"[1667, 1668]", "sets of dates are level 2 of EDTF, which is not understood", 0, 12, ""},
    {" 2021", "a date has no spaces", 0, 5, "2021"},
    {"2021-03-31T25:00:00", "hour 25: hours run from 00 to 23", 11, 2, ""},
    {"2021-03-31T10:61:00", "minute 61: minutes run from 00 to 59", 14, 2, ""},
    {"2021-03-31T10:00:61", "second 61: seconds run from 00 to 59", 17, 2, ""},
    {"2021-03-31T10:00", "a time has the form T23:59:59, and may end in Z or +08:00", 10, 6, ""},
    {"2021-03-31T10:00:00.5", "EDTF has no fractions of a second", 19, 2, ""},
    {"2021-03-31T10:00:00+99", "'+99' is not a time zone: Z, +08 or +08:00", 19, 3, ""},
    {"2021-03-31T10:00:00+08:3", "'+08:3' is not a time zone: Z, +08 or +08:00", 19, 5, ""},
    {"2021-03T10:00:00", "a time wants a whole date before it: year, month and day", 7, 9, ""},
    {"2021T10:00:00", "a time wants a whole date before it: year, month and day", 4, 9, ""},
    {"2021-03-31T10:00:00~", "a date with a time has no ?, ~ or %", 0, 20, ""},
    {"2021-03-31T10:00:00Z/2022", "the ends of an interval are dates without a time", 0, 20, ""},
    {"2021-03-31-01", "nothing may follow the day but T and a time", 10, 3, ""},
};

/* Dates as people write them. "" means that no suggestion is made. */
static const char *const suggestions[][2] = {
    {"31 March 2021", "2021-03-31"}, {"March 31, 2021", "2021-03-31"}, {"Mar. 31, 2021", "2021-03-31"},
    {"31st of March 2021", "2021-03-31"}, {"31. März 2021", ""}, {"31.3.2021", "2021-03-31"},
    {"2021.03.31", "2021-03-31"},
    {"2021/3/31", "2021-03-31"}, {"2021/03", "2021-03"}, {"3/2021", "2021-03"}, {"31/03/2021", "2021-03-31"},
    {"3/31/2021", "2021-03-31"}, {"03/04/2021", ""}, {"03/03/2021", "2021-03-03"}, {"13/13/2021", ""},
    {"20210331", "2021-03-31"}, {"20211331", ""},
    {"2021 Mar", "2021-03"}, {"2021 mar 5", "2021-03-05"}, {"31-Mar-2021", "2021-03-31"}, {"Sept 2021", "2021-09"},
    {"2021年3月31日", "2021-03-31"}, {"2021年3月", "2021-03"}, {"2021年", "2021"}, {"20世纪90年代", "199X"},
    {"19世纪", "18XX"},
    {"1990年代", "199X"}, {"1990s", "199X"}, {"1990's", "199X"}, {"1990’s", "199X"}, {"1900s", "19XX"}, {"the 1970s", "197X"},
    {"1975s", ""},
    {"19th century", "18XX"}, {"mid-19th century", ""}, {"c.1978", "1978~"}, {"ca. 1978", "1978~"},
    {"circa 1978", "1978~"},
    {"about March 1978", "1978-03~"}, {"约1978年", "1978~"}, {"[1978]", "1978"}, {"1978 (?)", "1978?"},
    {"[c. 1978?]", "1978%"},
    {"Spring 2021", "2021-21"}, {"2021 autumn", "2021-23"}, {"fall 2021", "2021-23"},
    {"2021-2025", "2021/2025"}, {"2021–25", "2021/2025"}, {"2021 - 2025", "2021/2025"}, {"2021 to 2025", "2021/2025"},
    {"2021—", "2021/.."}, {"2021–present", "2021/.."}, {"2021至今", "2021/.."}, {"1840–c. 1869", "1840/1869~"},
    {"2021-03/05", "2021-03/2021-05"}, {"2021-03-05/07", "2021-03-05/2021-03-07"},
    {"March–May 2021", "2021-03/2021-05"},
    {"5–7 March 2021", "2021-03-05/2021-03-07"}, {"March 2021 – May 2022", "2021-03/2022-05"}, {"2025–2021", ""},
    {"before 1978", "../1978"}, {"until May 2021", "../2021-05"}, {"since 2012", "2012/.."}, {"after 2012", "2012/.."},
    {"500 BC", "-0499"}, {"44 BCE", "-0043"}, {"1 bc", "0000"}, {"-500", "-0500"}, {"AD 1066", "1066"},
    {"n.d.", ""}, {"forthcoming", ""}, {"2021abc", ""}, {"marching 2021", ""}, {"31 February 2021", ""}, {"2021", ""},
    {"1 2 3 4 5 6 7 8 9 10 11 12 13", ""}, {"99999999999999999999", ""}, {"\xff\xfe", ""}, {"0 century", ""},
};
/* clang-format on */

static void test_good(void)
{
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        Edtf date, again;
        EdtfError error;
        Buf buf = { 0 };
        bool read = edtf_parse(str_of(good[i].text), &date, &error);

        ok(read, "%s is read%s%s", good[i].text, read ? "" : ": ", read ? "" : error.message);
        is_int(edtf_earliest(&date), good[i].earliest, "  earliest");
        is_int(edtf_latest(&date), good[i].latest, "  latest");
        edtf_write(&buf, &date);
        is_str(buf_str(&buf), good[i].canonical != NULL ? good[i].canonical : good[i].text, "  written");
        ok(edtf_parse(buf_str(&buf), &again, NULL) && edtf_compare(&date, &again) == 0, "  read again");
        buf_free(&buf);
    }
}

static void test_bad(void)
{
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        Edtf date;
        EdtfError error;

        ok(!edtf_parse(str_of(bad[i].text), &date, &error), "'%s' is refused", bad[i].text);
        is_str(str_of(error.message), bad[i].message, "  message");
        is_int((int64_t)error.at, (int64_t)bad[i].at, "  at");
        is_int((int64_t)error.len, (int64_t)bad[i].len, "  len");
        is_str(str_of(error.suggestion), bad[i].suggestion, "  suggestion");
        ok(!edtf_parse(str_of(bad[i].text), &date, NULL), "  without an error to fill");
    }
}

static void test_suggestions(void)
{
    for (size_t i = 0; i < sizeof suggestions / sizeof suggestions[0]; i++) {
        char out[64];

        edtf_suggest(str_of(suggestions[i][0]), out);
        is_str(str_of(out), suggestions[i][1], suggestions[i][0]);
    }
    for (size_t brackets = 47; brackets <= 48; brackets++) { /* with 13 bytes of date */
        char text[64], out[64];

        memset(text, '(', brackets);
        strcpy(text + brackets, "31 March 2021");
        ok(edtf_suggest(str_of(text), out) == (brackets == 47), "%zu bytes", strlen(text));
    }
}

static void test_fields(void)
{
    Edtf date;

    edtf_parse(STR("2004-XX-XX"), &date, NULL);
    ok(date.start.unspecified_month && date.start.unspecified_day && date.start.month == 0, "XX is kept as such");
    edtf_parse(STR("1984%/.."), &date, NULL);
    ok(date.interval && date.end_open && !date.end_unknown && date.start.uncertain && date.start.approximate,
       "1984%%/..");
    edtf_parse(STR("/1985"), &date, NULL);
    ok(date.start_unknown && !date.start_open, "an unknown start is not an open one");
    edtf_parse(STR("1985-04-12T23:20:30-04:30"), &date, NULL);
    ok(date.start.has_time && date.start.hour == 23 && date.start.second == 30 && date.start.zone == -270, "time");
    edtf_parse(STR("197X"), &date, NULL);
    ok(date.start.year == 1970 && date.start.unspecified_year == 1, "197X");
    ok(edtf_parse((Str){ NULL, 0 }, &date, NULL) == false, "an empty Str");
    is_int(edtf_month_days(2024, 2), 29, "days of February 2024");
    is_int(edtf_month_days(2100, 2), 28, "days of February 2100");
    is_int(edtf_month_days(2100, 13), 0, "days of month 13");
}

/* clang-format off */
static const char *const words[][2] = {
    {"2021", "2021"}, {"2021-03", "2021-03"}, {"2021-03-31", "2021-03-31"}, {"0044", "44"}, {"0044-03", "0044-03"},
    {"199X", "1990s"}, {"000X", "0s"}, {"19XX", "20th century"}, {"00XX", "1st century"}, {"01XX", "2nd century"},
    {"02XX", "3rd century"}, {"10XX", "11th century"}, {"11XX", "12th century"}, {"12XX", "13th century"}, {"20XX", "21st century"},
    {"-01XX", "2nd century BC"}, {"-20XX", "21st century BC"}, {"-019X", "200–191 BC"}, {"0000", "1 BC"}, {"-0044", "45 BC"},
    {"-0044-03-15", "15 March 45 BC"}, {"-0044-03", "March 45 BC"}, {"-01XX~", "c. 2nd century BC"},
    {"1985~", "c. 1985"}, {"1985?", "1985?"}, {"1985%", "c. 1985?"}, {"../1990", "until 1990"}, {"/1990", "until 1990"},
    {"1990/..", "since 1990"}, {"1990/", "since 1990"}, {"Y170000002", "170000002"},
    {"2001-21", "spring 2001"}, {"2001-24", "winter 2001"}, {"2001-XX", "2001"}, {"2001-05-XX", "2001-05"}, {"2001-XX-XX", "2001"},
    {"199X/200X", "1990s–2000s"}, {"-0199/-0100", "200 BC–101 BC"}, {"-0044/0014", "45 BC–AD 14"}, {"1985~/1990?", "c. 1985–1990?"},
};
/* clang-format on */

static void is_words(const char *text, const char *want)
{
    Edtf date;
    Buf buf = { 0 };

    edtf_parse(str_of(text), &date, NULL);
    edtf_words(&buf, &date);
    is_str(buf_str(&buf), want, text);
    buf_free(&buf);
}

static void is_year_text(const char *text, const char *want)
{
    Edtf date;
    Buf buf = { 0 };

    edtf_parse(str_of(text), &date, NULL);
    edtf_year_text(&buf, &date);
    is_str(buf_str(&buf), want, text);
    buf_free(&buf);
}

static bool holds(bool relation(const Edtf *, const Edtf *), const char *a, const char *b)
{
    Edtf left, right;

    edtf_parse(str_of(a), &left, NULL);
    edtf_parse(str_of(b), &right, NULL);
    return relation(&left, &right);
}

static bool is_less(const Edtf *a, const Edtf *b)
{
    return edtf_compare(a, b) < 0 && edtf_compare(b, a) > 0;
}

static void test_relations(void)
{
    ok(holds(is_less, "2019", "2021-03"), "2019 < 2021-03");
    ok(holds(is_less, "2021-03-30", "2021-03-31"), "2021-03-30 < 2021-03-31");
    ok(holds(is_less, "2021-01", "2021"), "2021-01 < 2021: same beginning, earlier end");
    ok(holds(is_less, "-0500", "-0499"), "-0500 < -0499");
    ok(holds(is_less, "../2021", "1900"), "an open start comes first");
    ok(holds(edtf_is_before, "2020", "2021-01-01"), "2020 is before 2021-01-01");
    ok(!holds(edtf_is_before, "2021", "2021-06"), "2021 is not before 2021-06");
    ok(holds(edtf_overlaps, "2019/2022", "2021-06"), "2019/2022 overlaps 2021-06");
    ok(!holds(edtf_overlaps, "2019/..", "2018"), "2019/.. does not overlap 2018");
    ok(holds(edtf_contains, "../2025", "2015"), "../2025 contains 2015");
    ok(holds(edtf_contains, "202X", "2021-03-31"), "202X contains 2021-03-31");
    ok(!holds(edtf_contains, "2021-03-31", "2021-03"), "a day does not contain its month");
}

int main(void)
{
    test_good();
    test_bad();
    test_suggestions();
    test_fields();
    is_year_text("2021-03-31", "2021");
    is_year_text("197X", "197X");
    is_year_text("19XX~", "19XX");
    is_year_text("000X", "000X");
    is_year_text("-0499", "500 BC");
    is_year_text("0476", "476");
    is_year_text("-01XX", "2nd century BC");
    is_year_text("-019X~", "200–191 BC");
    is_year_text("2021-03/2021-05", "2021");
    is_year_text("2021/2025", "2021/2025");
    is_year_text("../2025-01", "../2025");
    is_year_text("2012/", "2012/");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        is_words(words[i][0], words[i][1]);
    test_relations();
    return done_testing();
}
