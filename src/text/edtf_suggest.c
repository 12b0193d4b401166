/* Dates as people write them. The text becomes a pattern of a few letters ("dMY" for 31 March 2021) with the numbers
 * beside it, and a table says what each pattern means. */
#include "text/edtf.h"

#include "base/utf8.h"

#include <string.h>

enum { MAX_TOKENS = 10 };

/* A date that may still lack its year. */
typedef struct Guess {
    EdtfDate date;
    bool has_year;
    bool lone_number; /* a number of one or two digits, and nothing else */
    int lone;
} Guess;

typedef struct Tokens {
    char pattern[MAX_TOKENS + 1];
    int64_t values[MAX_TOKENS]; /* of the tokens that have one, in order */
    size_t count, value_count;
    bool approximate, uncertain;
} Tokens;

typedef struct Word {
    const char *text;
    char token; /* of the pattern; ' ' for a word to pass over, '~' and '?' for qualifiers */
    int value;
} Word;

/* The longest first where one begins another. ASCII words must end where a letter ends. */
/* clang-format off */
static const Word words[] = {
    {"january",'M',1}, {"jan",'M',1}, {"february",'M',2}, {"feb",'M',2}, {"march",'M',3}, {"mar",'M',3},
    {"april",'M',4}, {"apr",'M',4}, {"may",'M',5}, {"june",'M',6}, {"jun",'M',6}, {"july",'M',7}, {"jul",'M',7},
    {"august",'M',8}, {"aug",'M',8}, {"september",'M',9}, {"sept",'M',9}, {"sep",'M',9}, {"october",'M',10},
    {"oct",'M',10}, {"november",'M',11}, {"nov",'M',11}, {"december",'M',12}, {"dec",'M',12},
    {"spring",'S',21}, {"summer",'S',22}, {"autumn",'S',23}, {"fall",'S',23}, {"winter",'S',24},
    {"circa",'~',0}, {"ca",'~',0}, {"c",'~',0}, {"about",'~',0}, {"around",'~',0}, {"approximately",'~',0},
    {"approx",'~',0}, {"probably",'?',0}, {"prob",'?',0}, {"perhaps",'?',0}, {"possibly",'?',0},
    {"st",' ',0}, {"nd",' ',0}, {"rd",' ',0}, {"th",' ',0}, {"of",' ',0}, {"the",' ',0}, {"in",' ',0}, {"on",' ',0},
    {"year",' ',0}, {"y",' ',0}, {"ad",' ',0}, {"ce",' ',0}, {"bce",'b',0}, {"bc",'b',0}, {"s",'s',0},
    {"century",'c',0}, {"cent",'c',0}, {"年代",'s',0}, {"世纪",'c',0}, {"世紀",'c',0}, {"约",'~',0}, {"約",'~',0},
    {"年",'N',0}, {"月",'G',0}, {"日",'R',0}, {"号",'R',0}, {"號",'R',0}, {"第",' ',0},
    {"春",'S',21}, {"夏",'S',22}, {"秋",'S',23}, {"冬",'S',24},
};

/* What the values of a pattern are: y year, m month, d day, s season, x year with X, D decade, C century, b year BC,
 * n negative year, B yyyymmdd, ? day and month in either order. */
static const struct { const char *pattern, *values; } patterns[] = {
    {"Y","y"}, {"y","y"}, {"L","y"}, {"X","x"}, {"-y","n"}, {"-d","n"}, {"-Y","n"}, {"B","B"},
    {"Y-d","ym"}, {"Y/d","ym"}, {"Y.d","ym"}, {"Y-M","ym"}, {"YM","ym"}, {"MY","my"}, {"M.Y","my"}, {"M-Y","my"},
    {"M/Y","my"}, {"d/Y","my"}, {"d.Y","my"}, {"d-Y","my"}, {"YNdG","ym"}, {"YN","y"}, {"M","m"}, {"M.","m"},
    {"Y-d-d","ymd"}, {"Y/d/d","ymd"}, {"Y/d/d/","ymd"}, {"Y.d.d","ymd"}, {"YNdGdR","ymd"}, {"YNdGd","ymd"},
    {"Y-M-d","ymd"}, {"YMd","ymd"}, {"YM.d","ymd"}, {"Ydd","ymd"},
    {"dMY","dmy"}, {"dM.Y","dmy"}, {"d.MY","dmy"}, {"d-M-Y","dmy"}, {"d/M/Y","dmy"}, {"d.d.Y","dmy"},
    {"MdY","mdy"}, {"M.dY","mdy"}, {"M-d-Y","mdy"}, {"d/d/Y","??y"}, {"d-d-Y","??y"},
    {"SY","sy"}, {"S-Y","sy"}, {"YS","ys"}, {"YNS","ys"}, {"Y-S","ys"},
    {"Ys","D"}, {"dc","C"}, {"dcds","CE"}, {"Yb","b"}, {"yb","b"}, {"db","b"}, {"Yb.c.","b"},
    {"d","l"},
};

static const char *const separators[] = {
    "–", "—", "--", "−", " - ", " to ", " until ", " till ", " through ", "至", "到", "～", "〜", "/", "-", "~",
};
static const char *const before[] = { "before ", "until ", "till ", "up to ", "by " };
static const char *const after[] = { "after ", "since ", "from " };
static const char *const open_ends[] = { "present", "today", "date", "now", "ongoing", "onwards", "今", "" };
/* clang-format on */

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static bool push(Tokens *tokens, char token)
{
    if (tokens->count == MAX_TOKENS)
        return false;
    tokens->pattern[tokens->count++] = token;
    return true;
}

static bool push_value(Tokens *tokens, char token, int64_t value)
{
    if (!push(tokens, token))
        return false;
    tokens->values[tokens->value_count++] = value;
    return true;
}

/* Digits, with the x or u of years like 197x behind them. Returns the length, 0 on failure. */
static size_t lex_number(Str s, Tokens *tokens)
{
    static const char kinds[] = "?ddyYLLLBLLLL";
    size_t digits = 0, unknown = 0;
    int64_t value = 0;

    while (digits < s.len && digits < 13 && ascii_is_digit(s.ptr[digits]))
        value = value * 10 + (s.ptr[digits++] - '0');
    if (digits > 12)
        return 0;
    while (digits + unknown < s.len && strchr("xXuU", s.ptr[digits + unknown]) != NULL)
        unknown++;
    if (unknown == 0)
        return push_value(tokens, kinds[digits], value) ? digits : 0;
    if (digits < 2 || digits + unknown != 4)
        return 0;
    /* the year, and behind it how many X */
    return push_value(tokens, 'X', unknown == 1 ? value * 100 + 1 : value * 1000 + 2) ? 4 : 0;
}

/* A word of the table at the beginning of `s`. A lone `c.` or `ca.` takes its full stop along. */
static size_t lex_word(Str s, Tokens *tokens)
{
    for (size_t i = 0; i < COUNT(words); i++) {
        Str word = str_of(words[i].text);
        char next = s.len > word.len ? s.ptr[word.len] : ' ';

        if (!str_eq_nocase(str_slice(s, 0, word.len), word) || (ascii_is_alpha(word.ptr[0]) && ascii_is_alpha(next)))
            continue;
        tokens->approximate |= words[i].token == '~';
        tokens->uncertain |= words[i].token == '?';
        if (strchr("~?", words[i].token) != NULL)
            return word.len + (next == '.');
        if (words[i].token == ' ')
            return word.len;
        if (words[i].value != 0)
            return push_value(tokens, words[i].token, words[i].value) ? word.len : 0;
        return push(tokens, words[i].token) ? word.len : 0;
    }
    return 0;
}

/* The bytes that the next token takes, 0 if it is none of ours. */
static size_t lex_token(Str s, Tokens *tokens)
{
    char c = s.ptr[0];

    if (ascii_is_digit(c))
        return lex_number(s, tokens);
    tokens->approximate |= c == '~' || c == '%';
    tokens->uncertain |= c == '?' || c == '%';
    if (strchr(" ,'[]()~?%\t", c) != NULL)
        return 1;
    if (str_starts(s, STR("’")))
        return strlen("’");
    if (c == '-' || c == '/' || c == '.')
        return push(tokens, c) ? 1 : 0;
    return lex_word(s, tokens);
}

static bool set_value(Guess *guess, char role, int64_t value, int64_t other)
{
    EdtfDate *date = &guess->date;

    if (value == 0 && strchr("md?l", role) != NULL)
        return false; /* 2021-00 is not 2021 */
    if (strchr("yxDCEbnB", role) != NULL)
        guess->has_year = true;
    switch (role) {
    case 'y':
        date->year = value;
        date->long_year = value > 9999;
        break;
    case 'n':
        date->year = -value;
        break;
    case 'b':
        date->year = 1 - value;
        break;
    case 'x':
        date->year = value / 10;
        date->unspecified_year = (uint8_t)(value % 10);
        break;
    case 'm':
        date->month = (uint8_t)value;
        break;
    case 'd':
        date->day = (uint8_t)value;
        break;
    case 's':
        date->season = (uint8_t)value;
        break;
    case 'l':
        guess->lone_number = true;
        guess->lone = (int)value;
        break;
    case 'D':
        date->year = value;
        date->unspecified_year = value % 100 == 0 ? 2 : 1;
        return value % 10 == 0;
    case 'C':
        date->year = (value - 1) * 100;
        date->unspecified_year = 2;
        return value > 0;
    case 'E':
        date->year += value;
        date->unspecified_year = 1;
        return value % 10 == 0; /* 20世纪90年代 */
    case 'B':
        date->year = value / 10000;
        date->month = (uint8_t)(value / 100 % 100);
        date->day = (uint8_t)(value % 100);
        return date->month != 0 && date->day != 0;
    default: /* '?': the one that can be no month is the day */
        if ((value > 12) == (other > 12) && value != other)
            return false;
        if (value > 12)
            date->day = (uint8_t)value;
        else if (date->month == 0)
            date->month = (uint8_t)value;
        else
            date->day = (uint8_t)value;
    }
    return true;
}

static bool interpret(const Tokens *tokens, Guess *guess)
{
    for (size_t i = 0; i < COUNT(patterns); i++) {
        if (strcmp(patterns[i].pattern, tokens->pattern) != 0)
            continue;
        if (strcmp(tokens->pattern, "y") == 0 && tokens->uncertain)
            return false; /* 197? is a decade as likely as the year 197 */
        for (size_t v = 0; v < tokens->value_count; v++)
            if (!set_value(guess, patterns[i].values[v], tokens->values[v], tokens->values[v == 0]))
                return false;
        return true;
    }
    return false;
}

static bool guess_date(Str text, Guess *guess)
{
    Tokens tokens = { 0 };

    *guess = (Guess){ 0 };
    for (size_t at = 0, len; at < text.len; at += len) {
        len = lex_token(str_from(text, at), &tokens);
        if (len == 0)
            return false;
    }
    if (!interpret(&tokens, guess))
        return false;
    guess->date.approximate = tokens.approximate;
    guess->date.uncertain = tokens.uncertain;
    return true;
}

/* 2021–25, 2021-03/05, 5–7 March: what one end lacks it takes from the other. */
static bool complete(Guess *start, Guess *end)
{
    EdtfDate *date = &end->date;

    if (end->lone_number && start->has_year && start->date.unspecified_year == 0) {
        bool approximate = date->approximate, uncertain = date->uncertain;
        EdtfDate from = start->date;

        *date = from;
        date->approximate = approximate;
        date->uncertain = uncertain;
        end->has_year = true;
        if (from.day != 0)
            date->day = (uint8_t)end->lone;
        else if (from.month != 0)
            date->month = (uint8_t)end->lone;
        else
            date->year = from.year / 100 * 100 + end->lone;
        return from.season == 0;
    }
    if (start->lone_number && end->has_year && date->day != 0) {
        start->date = *date;
        start->date.day = (uint8_t)start->lone;
        return true;
    }
    if (!start->has_year && !start->lone_number && end->has_year) {
        start->date.year = date->year;
        start->has_year = true;
    }
    return start->has_year && end->has_year;
}

/* Writes the guess if it is a good date. */
static bool accept(const Edtf *guess, Str text, char out[64])
{
    Buf buf = { 0 };
    Edtf again;
    bool good;

    edtf_write(&buf, guess);
    good = buf.len < 64 && edtf_parse(buf_str(&buf), &again, NULL) && !str_eq(buf_str(&buf), text);
    if (good)
        memcpy(out, buf.ptr, buf.len + 1);
    buf_free(&buf);
    return good;
}

static bool suggest_date(Str text, Str whole, char out[64])
{
    Guess guess;

    if (!guess_date(text, &guess) || !guess.has_year)
        return false;
    return accept(&(Edtf){ .start = guess.date }, whole, out);
}

static bool suggest_split(Str left, Str right, Str whole, char out[64])
{
    Guess start, end;
    Edtf interval = { .interval = true };

    if (!guess_date(left, &start))
        return false;
    for (size_t i = 0; i < COUNT(open_ends); i++)
        if (str_eq_nocase(right, str_of(open_ends[i])) && start.has_year) {
            interval.start = start.date;
            interval.end_open = true;
            return accept(&interval, whole, out);
        }
    if (!guess_date(right, &end) || !complete(&start, &end))
        return false;
    interval.start = start.date;
    interval.end = end.date;
    return accept(&interval, whole, out);
}

static bool suggest_interval(Str text, Str whole, char out[64])
{
    for (size_t i = 0; i < COUNT(separators); i++) {
        Str separator = str_of(separators[i]);
        size_t at = str_find(text, separator);

        if (at != STR_NONE && at > 0 &&
            suggest_split(str_trim(str_slice(text, 0, at)), str_trim(str_from(text, at + separator.len)), whole, out))
            return true;
    }
    return false;
}

/* "before 1978", "since 2012". */
static bool suggest_bound(Str text, const char *const *prefixes, size_t count, Str whole, char out[64])
{
    bool is_start = prefixes == after;

    for (size_t i = 0; i < count; i++) {
        Str prefix = str_of(prefixes[i]);
        Edtf interval = { .interval = true, .start_open = !is_start, .end_open = is_start };
        Guess guess;

        if (!str_eq_nocase(str_slice(text, 0, prefix.len), prefix) || !guess_date(str_from(text, prefix.len), &guess) ||
            !guess.has_year)
            continue;
        *(is_start ? &interval.start : &interval.end) = guess.date;
        return accept(&interval, whole, out);
    }
    return false;
}

bool edtf_suggest(Str text, char out[64])
{
    Str trimmed = str_trim(text);

    out[0] = '\0';
    if (trimmed.len == 0 || trimmed.len > 60)
        return false;
    return suggest_date(trimmed, text, out) || suggest_bound(trimmed, before, COUNT(before), text, out) ||
           suggest_bound(trimmed, after, COUNT(after), text, out) || suggest_interval(trimmed, text, out);
}
