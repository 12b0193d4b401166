/* Keys of what people take for the same. */
#include "text/match.h"

#include "tap.h"

int main(void)
{
    static const char *const keys[][2] = {
        { "The New System: Études & More", "thenewsystemetudesandmore" },
        { "Éa", "ea" },
        { "Science & More", "scienceandmore" },
        { "<i>Science</i>", "science" },
        { "舉國體制", "举国体制" },
        { "Ｆｕｌｌ width", "fullwidth" },
        { "Straße", "strasse" },
        { "—…!", "" },
    };
    static const char *const urls[][2] = {
        { "http://www.Example.org/A/", "example.org/A" },
        { "https://example.org", "example.org" },
        { "https://example.org/a?b=1#c", "example.org/a?b=1#c" },
        { "example.org/a", "example.org/a" },
    };
    Arena *arena = arena_create();

    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        is_str(match_key(arena, str_of(keys[i][0])), keys[i][1], keys[i][0]);
    for (size_t i = 0; i < sizeof urls / sizeof urls[0]; i++)
        is_str(match_url(arena, str_of(urls[i][0])), urls[i][1], urls[i][0]);
    ok(match_reads_as(STR("曾"), STR("zeng")) && match_reads_as(STR("曾"), STR("ceng")), "every reading");
    ok(match_reads_as(STR("欧阳"), STR("ouyang")), "two characters");
    ok(!match_reads_as(STR("顾"), STR("guxin")) && !match_reads_as(STR("顾昕"), STR("gu")), "all of both");
    ok(!match_reads_as(STR(""), STR("")) && !match_reads_as(STR("Gu"), STR("gu")), "Han alone");
    arena_destroy(arena);
    return done_testing();
}
