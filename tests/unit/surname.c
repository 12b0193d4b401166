/* Surnames that are read in another way than their characters are elsewhere. */
#include "text/surname.h"

#include "tap.h"
#include "text/pinyin.h"

/* clang-format off */
static const struct { const char *family, *romanised, *reading; } rows[] = {
    /* by the table */
    {"曾", "", "zeng"}, {"单", "", "shan"}, {"解", "", "xie"}, {"仇", "", "qiu"}, {"区", "", "ou"}, {"查", "", "zha"}, {"任", "", "ren"},
    /* as the name itself is romanised, with tones or without */
    {"曾", "Zeng", "zeng"}, {"曾", "Céng", "ceng"}, {"单", "Shan", "shan"}, {"单", "Dān", "dan"}, {"乐", "Yue", "yue"}, {"乐", "Lè", "le"},
    {"欧阳", "Ouyang", "ou yang"},
    { "欧阳", "Ōuyáng", "ou yang" }, {"尉迟", "Yuchi", "yu chi"}, {"单于", "Chanyu", "chan yu"},
};

/* What has one reading, or what is no pinyin, stays. */
static const char *const same[][2] = {
    {"顾", ""}, {"顾", "Gu"}, {"顾", "Gù"}, {"曾", "Tsang"}, {"曾", "123"}, {"欧阳", "Ou-yang"}, {"", "Zeng"}, {"Zeng", "Zeng"}, {"Smith", ""}, {"曾", "Zengxyz"},
};
/* clang-format on */

int main(void)
{
    Arena *arena = arena_create();

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        Str read = surname_as_read(arena, str_of(rows[i].family), str_of(rows[i].romanised));
        char what[64];

        snprintf(what, sizeof what, "%s %s", rows[i].family, rows[i].romanised);
        is_str(pinyin_of(arena, read), rows[i].reading, what);
    }
    for (size_t i = 0; i < sizeof same / sizeof same[0]; i++)
        is_str(surname_as_read(arena, str_of(same[i][0]), str_of(same[i][1])), same[i][0], same[i][1]);
    arena_destroy(arena);
    return done_testing();
}
