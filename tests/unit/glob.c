/* Paths by patterns. */
#include "tap.h"
#include "text/glob.h"

#include <string.h>

static void matches(const char *pattern, const char *path, bool want)
{
    char what[256];

    snprintf(what, sizeof what, "%s %s %s", pattern, want ? "matches" : "does not match", path);
    ok(glob_match(str_of(pattern), str_of(path)) == want, what);
}

static void test_names(void)
{
    matches("refs.bib", "refs.bib", true);
    matches("refs.bib", "papers/2021/refs.bib", true);
    matches("refs.bib", "old-refs.bib", false);
    matches("refs.bib", "refs.bib/x", false);
    matches("*.bib", "a.bib", true);
    matches("*.bib", "a/b.c/d.bib", true);
    matches("*.bib", "a.bib.txt", false);
    matches("?.bib", "a.bib", true);
    matches("?.bib", "举.bib", true);
    matches("?.bib", "ab.bib", false);
    matches("./a.bib", "a.bib", true);
    matches("./a.bib", "b/a.bib", false);
}

static void test_folders(void)
{
    matches("drafts/**", "drafts/a.bib", true);
    matches("drafts/**", "drafts/2021/a.bib", true);
    matches("drafts/**", "olddrafts/a.bib", false);
    matches("drafts/**", "x/drafts/a.bib", false);
    matches("drafts/", "drafts/2021/a.bib", true);
    matches("drafts/", "drafts2/a.bib", false);
    matches("drafts/*", "drafts/a.bib", true);
    matches("drafts/*", "drafts/2021/a.bib", false);
    matches("**/drafts/**", "drafts/a.bib", true);
    matches("**/drafts/**", "x/y/drafts/z/a.bib", true);
    matches("**/drafts/**", "x/olddrafts/a.bib", false);
    matches("a/**/b/*.bib", "a/b/x.bib", true);
    matches("a/**/b/*.bib", "a/b/b/c/b/x.bib", true);
    matches("a/**/b/*.bib", "a/bb/x.bib", false);
    matches("a/**/b/*.bib", "a/b/c/x.bib", false);
    matches("**", "a/b", true);
    matches("a**b", "axxb", true);
    matches("a**/b", "ax/b", true);
    matches("a**/b", "ax/y/b", false);
    matches("*/x*y*/z", "w/xyxyx/z", true);
    matches("*/x*y*/z", "w/yx/z", false);
    matches("a/b", "a/b/c", false);
    matches("a/b", "a", false);
}

static void test_faults(void)
{
    static const char *const faulty[] = { "", "/etc/x", "../x", "a/../b", "a[bc]", "{a,b}", "!a", "a\\*" };
    char longer[400];

    for (size_t i = 0; i < sizeof faulty / sizeof faulty[0]; i++) {
        ok(glob_fault(str_of(faulty[i])) != NULL, faulty[i]);
        ok(!glob_match(str_of(faulty[i]), str_of(faulty[i])), "and it matches nothing");
    }
    memset(longer, '*', sizeof longer);
    ok(glob_fault((Str){ longer, sizeof longer }) != NULL, "too long");
    ok(glob_fault(STR("a..b/c...")) == NULL, "points are no folder");
    /* The longest pattern that tries the most: 255 times 100,000 steps are no time. */
    static char path[100000];

    for (size_t i = 0; i < GLOB_LONGEST; i++)
        longer[i] = i % 2 == 0 ? '*' : 'a';
    memset(path, 'a', sizeof path);
    ok(!glob_match((Str){ longer, GLOB_LONGEST - 1 }, (Str){ path, 0 }), "nothing is not enough");
    path[sizeof path - 1] = 'b';
    ok(!glob_match((Str){ longer, GLOB_LONGEST - 1 }, (Str){ path, sizeof path }), "no blow-up");
}

int main(void)
{
    test_names();
    test_folders();
    test_faults();
    return done_testing();
}
