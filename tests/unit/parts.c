/* Files that are read in parts: what check finds, and what --fix would change, is the same as in one. */
#include "bibelot.h"

#include "base/arena.h"
#include "base/buf.h"

#include "tap.h"

#include <glob.h>
#include <string.h>

/* The report and the diff, one behind the other. */
typedef struct Told {
    Buf text;
} Told;

static bool hear(void *context, const char *bytes, size_t len)
{
    buf_put(&((Told *)context)->text, (Str){ bytes, len });
    return true;
}

static Told examine(const char *path, size_t window)
{
    Told told = { 0 };
    BibelotOptions options = { .size = sizeof options,
                               .inputs = &path,
                               .input_count = 1,
                               .today = "2026-01-01",
                               .report = "json",
                               .diff = true,
                               .window = window,
                               .report_write = hear,
                               .report_context = &told,
                               .write = hear,
                               .write_context = &told };

    buf_format(&told.text, "%d\n", (int)bibelot_check(&options));
    return told;
}

static size_t test_files(const char *pattern)
{
    static const size_t windows[] = { 1, 300, 5000 };
    size_t fixed = 0;
    glob_t files;

    if (glob(pattern, 0, NULL, &files) != 0)
        return 0;
    for (size_t i = 0; i < files.gl_pathc; i++) {
        Told whole = examine(files.gl_pathv[i], 0);
        bool same = true;

        for (size_t j = 0; j < sizeof windows / sizeof *windows; j++) {
            Told parts = examine(files.gl_pathv[i], windows[j]);

            same = same && str_eq(buf_str(&parts.text), buf_str(&whole.text));
            buf_free(&parts.text);
        }
        ok(same, "%s", files.gl_pathv[i]);
        fixed += str_contains(buf_str(&whole.text), STR("\n+++ "));
        buf_free(&whole.text);
    }
    globfree(&files);
    return fixed;
}

int main(void)
{
    size_t fixed = test_files("tests/cases/*/*.bib");

    ok(fixed > 5, "some of them can be mended");
    fixed = test_files("tests/cases/*/*.ris");
    ok(fixed > 0, "and RIS");
    fixed = test_files("tests/cases/*/*.json");
    ok(fixed > 0, "and JSON");
    fixed = test_files("tests/cases/*/*.yaml");
    ok(fixed > 5, "and YAML");
    return done_testing();
}
