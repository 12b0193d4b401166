/* tap.h - the smallest TAP producer that serves: ok, is_str, is_int, done_testing. One test program, one file. */
#ifndef TESTS_TAP_H
#define TESTS_TAP_H

#include "base/str.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>

static int tap_count, tap_failures;

__attribute__((format(printf, 2, 3), unused)) static bool ok(bool condition, const char *format, ...)
{
    va_list args;

    printf("%sok %d - ", condition ? "" : "not ", ++tap_count);
    va_start(args, format);
    vprintf(format, args);
    va_end(args);
    putchar('\n');
    if (!condition)
        tap_failures++;
    return condition;
}

__attribute__((unused)) static bool is_str(Str got, const char *want, const char *name)
{
    if (ok(str_is(got, want), "%s", name))
        return true;
    printf("#      got: '%.*s'\n# expected: '%s'\n", STR_ARG(got), want);
    return false;
}

__attribute__((unused)) static bool is_int(int64_t got, int64_t want, const char *name)
{
    if (ok(got == want, "%s", name))
        return true;
    printf("#      got: %" PRId64 "\n# expected: %" PRId64 "\n", got, want);
    return false;
}

/* Prints the plan; what main returns. */
__attribute__((unused)) static int done_testing(void)
{
    printf("1..%d\n", tap_count);
    return tap_failures > 0;
}

#endif
