/* Borrowed slices: cutting, searching, comparing, and how far two words are apart. */
#include "base/buf.h"
#include "base/near.h"
#include "tap.h"

#include <string.h>

/* clang-format off */
static const struct { const char *a, *b; unsigned distance; } distances[] = {
    {"", "", 0}, {"a", "", 1}, {"", "abc", 3}, {"abc", "abc", 0}, {"abc", "abd", 1}, {"abc", "ab", 1}, {"abc", "bc", 1},
    {"abc", "acb", 1}, {"ab", "ba", 1}, {"issued", "isued", 1}, {"issued", "issude", 1}, {"designations", "designation", 1},
    {"kitten", "sitting", 3}, {"ca", "abc", 3}, {"publisher", "pubilsher-place", 7}, {"abcdef", "badcfe", 3},
    {"title", "editor", 4},
};

static const struct { const char *text; char separator; const char *parts; } cuts[] = {
    {"a b c", ' ', "[a][b][c]"}, {"", ' ', "[]"}, {"abc", ' ', "[abc]"}, {" ", ' ', "[][]"}, {"a  b ", ' ', "[a][][b][]"},
};
/* clang-format on */

static void test_distance(void)
{
    char long_word[66];

    for (size_t i = 0; i < sizeof distances / sizeof distances[0]; i++) {
        Str a = str_of(distances[i].a), b = str_of(distances[i].b);
        unsigned want = distances[i].distance;
        bool fine = true;

        for (unsigned limit = 0; limit < 12; limit++) {
            unsigned expected = want > limit ? limit + 1 : want;

            fine = fine && str_distance(a, b, limit) == expected && str_distance(b, a, limit) == expected;
        }
        ok(fine, "'%s' to '%s': %u at every limit", distances[i].a, distances[i].b, want);
    }
    memset(long_word, 'x', sizeof long_word);
    is_int(str_distance((Str){ long_word, 64 }, (Str){ long_word, 64 }, 3), 0, "64 bytes are compared");
    is_int(str_distance((Str){ long_word, 65 }, (Str){ long_word, 65 }, 3), 4, "65 bytes are too far apart");
    is_int(str_distance((Str){ long_word, 64 }, STR_EMPTY, 100), 64, "all of 64 bytes");
}

static void test_cut(void)
{
    for (size_t i = 0; i < sizeof cuts / sizeof cuts[0]; i++) {
        Str rest = str_of(cuts[i].text), part;
        char parts[64] = "";

        while (str_cut(&rest, cuts[i].separator, &part))
            snprintf(parts + strlen(parts), sizeof parts - strlen(parts), "[%.*s]", STR_ARG(part));
        is_str(str_of(parts), cuts[i].parts, cuts[i].text);
    }
}

static void test_search(void)
{
    Str text = STR("abcabd");

    is_int((int64_t)str_find(text, STR("abd")), 3, "found behind a false start");
    is_int((int64_t)str_find(text, STR("")), 0, "the empty needle is everywhere");
    ok(str_find(text, STR("abe")) == STR_NONE, "not found");
    ok(str_find(text, STR("abcabda")) == STR_NONE, "longer than the text");
    ok(str_find(STR_EMPTY, STR("a")) == STR_NONE, "nothing in the empty text");
    ok(str_find((Str){ "a\0b", 3 }, (Str){ "\0b", 2 }) == 1, "a NUL is a byte like others");
    is_int((int64_t)str_find_char(text, 'd'), 5, "a character at the end");
    ok(str_find_char((Str){ NULL, 0 }, 'd') == STR_NONE, "a character in no text");
    ok(str_contains(text, STR("ca")) && !str_contains(text, STR("cb")), "contains");
    ok(str_starts(text, STR("abc")) && str_starts(text, STR("")) && !str_starts(STR("ab"), STR("abc")), "starts");
    ok(str_ends(text, STR("abd")) && str_ends(text, STR("")) && !str_ends(STR("bd"), STR("abd")), "ends");
}

static void test_compare(void)
{
    ok(str_cmp(STR("a"), STR("b")) < 0 && str_cmp(STR("b"), STR("a")) > 0 && str_cmp(STR("a"), STR("a")) == 0,
       "by bytes");
    ok(str_cmp(STR("a"), STR("ab")) < 0 && str_cmp(STR("ab"), STR("a")) > 0, "a prefix comes first");
    ok(str_cmp(STR("z"), STR("é")) < 0 && str_cmp(STR("\uFFFD"), STR("\U00010000")) < 0, "as code points");
    ok(str_cmp((Str){ NULL, 0 }, STR_EMPTY) == 0 && str_eq((Str){ NULL, 0 }, STR_EMPTY), "empty is empty");
    ok(str_eq_nocase(STR("B501"), STR("b501")) && !str_eq_nocase(STR("É"), STR("é")), "case of ASCII alone");
    ok(!str_eq((Str){ "a\0b", 3 }, (Str){ "a\0c", 3 }), "behind a NUL, too");
    ok(str_hash(STR("a")) == 0xaf63dc4c8601ec8cu && str_hash(STR_EMPTY) == 0xcbf29ce484222325u, "FNV-1a");
}

static void test_slices(void)
{
    Str text = STR("abcdef");

    is_str(str_slice(text, 1, 3), "bc", "a slice");
    is_str(str_slice(text, 4, 99), "ef", "clamped at the end");
    is_str(str_slice(text, 5, 2), "", "from behind to: empty");
    is_str(str_from(text, 6), "", "from the end");
    is_str(str_from(text, 7), "", "from past the end");
    is_str(str_trim(STR(" \t\r\n a b \n")), "a b", "trimmed");
    is_str(str_trim(STR(" \n")), "", "nothing but blanks");
    is_str(str_trim(STR("\u00a0a")), "\u00a0a", "a no-break space stays");
    is_str(str_of(NULL), "", "NULL is empty");
    ok(ascii_upper('z') == 'Z' && ascii_lower('A') == 'a' && ascii_upper('1') == '1' && ascii_lower('\xC3') == '\xC3',
       "case");
    ok(ascii_is_alnum('9') && !ascii_is_alnum('-') && !ascii_is_alpha('@') && !ascii_is_alpha('[') &&
           !ascii_is_digit(':'),
       "classes");
}

static void test_numbers(void)
{
    Buf out = { 0 };

    buf_number(&out, -5, 3);
    buf_number(&out, 12, 1);
    is_str(buf_str(&out), "-00512", "numbers, with a sign and as wide as wanted");
    buf_free(&out);
}

static Str nearest_of(Nearest nearest, const char *candidates)
{
    Str rest = str_of(candidates), one;

    while (str_cut(&rest, ' ', &one))
        nearest_take(&nearest, one);
    return nearest.best;
}

static void test_nearest(void)
{
    is_str(nearest_of(nearest_begin(STR("title")), "author tilte titles"), "tilte",
           "the first of two that are as near");
    is_str(nearest_of(nearest_begin(STR("title")), "tilte title titles"), "title", "the nearest");
    is_str(nearest_of(nearest_begin(STR("title")), "ti tl titlexx"), "titlexx", "two edits of five letters");
    is_str(nearest_of(nearest_begin(STR("title")), "titlexxx ti"), "", "three are too many");
    is_str(nearest_of(nearest_within(STR("B301"), 1), "C302 B311"), "B311", "as far as is said");
    is_str(nearest_of(nearest_within(STR("B301"), 0), "B302 B301"), "B301", "or no edit at all");
    is_str(nearest_of(nearest_begin(STR("")), "a"), "a", "of no word what has one letter");
}

int main(void)
{
    test_numbers();
    test_distance();
    test_cut();
    test_search();
    test_compare();
    test_slices();
    test_nearest();
    return done_testing();
}
