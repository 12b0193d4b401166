#include "text/names.h"

#include "tap.h"

/* clang-format off */
static const struct { const char *text, *family, *given, *suffix, *literal; bool two_words, extra_comma; } splits[] = {
    {"Gu, Xin", "Gu", "Xin", "", "", false, false}, {" Gu ,  Xin ", "Gu", "Xin", "", "", false, false},
    {"Xin Gu", "", "", "", "Xin Gu", true, false},
    {"GU Xin", "", "", "", "GU Xin", true, false}, {"Émile Zola", "", "", "", "Émile Zola", true, false},
    {"J. Smith", "", "", "", "J. Smith", true, false},
    {"Jean-Paul O’Neill", "", "", "", "Jean-Paul O’Neill", true, false},
    {"Xin Y. Gu", "", "", "", "Xin Y. Gu", false, false}, {"Plato", "", "", "", "Plato", false, false},
    {"eLife editors", "", "", "", "eLife editors", false, false},
    {"Working group", "", "", "", "Working group", false, false}, {"Group 77", "", "", "", "Group 77", false, false},
    {"顾昕", "", "", "", "顾昕", false, false}, {"顾 昕", "", "", "", "顾 昕", false, false},
    {"R&D Magazine", "", "", "", "R&D Magazine", false, false},
    {"King, Jr., Martin Luther", "King", "Martin Luther", "Jr.", "", false, false},
    {"King, Martin Luther, Jr.", "King", "Martin Luther", "Jr.", "", false, false},
    {"Davis, III, Sammy", "Davis", "Sammy", "III", "", false, false},
    {"Gu, Xin, Li Yi", "Gu", "Xin, Li Yi", "", "", false, true}, {"Gu, Xin,", "Gu", "Xin,", "", "", false, true},
    {"de Gaulle, Charles", "de Gaulle", "Charles", "", "", false, false},
    {"Plato,", "", "", "", "Plato,", false, false}, {", Xin", "", "", "", ", Xin", false, false},
    {"", "", "", "", "", false, false}, {",", "", "", "", ",", false, false},
    {"Ministry of Science, Technology", "Ministry of Science", "Technology", "", "", false, false},
};

static const struct { const char *text, *family, *given; } han[] = {
    {"顾昕", "顾", "昕"}, {"顧昕", "顧", "昕"}, {"习近平", "习", "近平"}, {"欧阳修", "欧阳", "修"},
    {"歐陽修", "歐陽", "修"}, {"司马相如", "司马", "相如"}, {"司馬光", "司馬", "光"},
    {"诸葛亮", "诸葛", "亮"}, {"上官婉儿", "上官", "婉儿"}, {"夏侯惇", "夏侯", "惇"}, {"夏衍", "夏", "衍"},
    {"令狐冲", "令狐", "冲"}, {"慕容复", "慕容", "复"}, {"尉迟恭", "尉迟", "恭"}, {"司徒雷登", "司徒", "雷登"},
    {"爱新觉罗溥仪", "爱新觉罗", "溥仪"}, {"公孙龙", "公孙", "龙"}, {"东方朔", "东方", "朔"},
    {"长孙无忌", "长孙", "无忌"}, {"李 四光", "李", "四光"}, {"李\u3000白", "李", "白"}, {" 王安石 ", "王", "安石"}, {"\u3000王安石\u3000", "王", "安石"},
    {"欧阳 予倩", "欧阳", "予倩"}, {"朱 欧阳修", "朱", "欧阳修"}, {"陈独秀", "陈", "独秀"}, {"陳獨秀", "陳", "獨秀"},
    {"鄞一", "鄞", "一"}, {"万里", "万", "里"}, {"萬里", "萬", "里"},
};

static const char *const not_han[] = {
    "", "顾", "欧阳", "阿不都·热依木", "卡尔・马克思", "国务院办公厅", "Gu Xin", "顾Xin", "顾昕 Gu", "爨宝子一二三",
    "范徐丽泰", "王一二三四", "王 一二三四", "王 一 二", "あいう", "顾、昕", "热依木", "\xff",
};

static const struct { NameForm name; const char *given_first, *family_first, *sort; } displays[] = {
#define S(literal) STR_INIT(literal)
    {{S("Gu"), S("Xin"), S(""), S(""), S(""), S(""), false, false}, "Xin Gu", "Gu Xin", "Gu, Xin"},
    {{S("顾"), S("昕"), S(""), S(""), S(""), S(""), false, false}, "顾昕", "顾昕", "顾昕"},
    {{S("夏目"), S("漱石"), S(""), S(""), S(""), S(""), false, false}, "夏目漱石", "夏目漱石", "夏目漱石"},
    {{S("김"), S("정은"), S(""), S(""), S(""), S(""), false, false}, "김정은", "김정은", "김정은"},
    {{S("顾"), S("Xin"), S(""), S(""), S(""), S(""), false, false}, "Xin 顾", "顾 Xin", "顾, Xin"},
    {{S("Gogh"), S("Vincent"), S(""), S(""), S("van"), S(""), false, false}, "Vincent van Gogh", "van Gogh Vincent",
     "van Gogh, Vincent"},
    {{S("Humboldt"), S("Alexander"), S(""), S("von"), S(""), S(""), false, false}, "Alexander von Humboldt",
     "von Humboldt Alexander", "Humboldt, Alexander von"},
    {{S("Alembert"), S("Jean"), S(""), S(""), S("d’"), S(""), false, false}, "Jean d’Alembert", "d’Alembert Jean",
     "d’Alembert, Jean"},
    {{S("King"), S("Martin Luther"), S("Jr."), S(""), S(""), S(""), false, false}, "Martin Luther King Jr.",
     "King Martin Luther Jr.", "King, Martin Luther, Jr."},
    {{S("Plato"), S(""), S(""), S(""), S(""), S(""), false, false}, "Plato", "Plato", "Plato"},
    {{S(""), S("Xin"), S(""), S(""), S(""), S(""), false, false}, "Xin", "Xin", "Xin"},
    {{S(""), S(""), S(""), S(""), S(""), S("State Council"), false, false}, "State Council", "State Council",
     "State Council"},
};

static const char *const initials[][2] = {
    {"Xin", "X."}, {"Jean-Paul", "J.-P."}, {"Martin Luther", "M. L."}, {"J. R.", "J. R."}, {"émile", "É."},
    {"E\u0301mile", "E\u0301."}, {"Yi-fu", "Y.-F."}, {"昕", "昕"}, {"", ""}, {" Xin  Yi ", "X. Y."}, {"-", ""},
};
/* clang-format on */

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static void is_display(const NameForm *name, NameOrder order, const char *want)
{
    Buf buf = { 0 };

    buf_puts(&buf, "by ");
    names_display(&buf, name, order);
    is_str(str_from(buf_str(&buf), 3), want, want);
    buf_free(&buf);
}

int main(void)
{
    for (size_t i = 0; i < COUNT(splits); i++) {
        NameForm name = names_split(str_of(splits[i].text));

        is_str(name.family, splits[i].family, splits[i].text);
        is_str(name.given, splits[i].given, "  given");
        is_str(name.suffix, splits[i].suffix, "  suffix");
        is_str(name.literal, splits[i].literal, "  literal");
        ok(name.two_latin_words == splits[i].two_words && name.extra_comma == splits[i].extra_comma, "  flags");
    }
    for (size_t i = 0; i < COUNT(han); i++) {
        Str family, given;

        ok(names_split_han(str_of(han[i].text), &family, &given), "%s is split", han[i].text);
        is_str(family, han[i].family, "  family");
        is_str(given, han[i].given, "  given");
    }
    for (size_t i = 0; i < COUNT(not_han); i++) {
        Str family, given;

        ok(!names_split_han(str_of(not_han[i]), &family, &given), "'%s' is not split", not_han[i]);
        ok(family.len == 0 && given.len == 0, "  and nothing is given");
    }
    for (size_t i = 0; i < COUNT(displays); i++) {
        is_display(&displays[i].name, NAME_GIVEN_FIRST, displays[i].given_first);
        is_display(&displays[i].name, NAME_FAMILY_FIRST, displays[i].family_first);
        is_display(&displays[i].name, NAME_SORT, displays[i].sort);
    }
    for (size_t i = 0; i < COUNT(initials); i++) {
        Buf buf = { 0 };

        names_initials(&buf, str_of(initials[i][0]));
        is_str(buf_str(&buf), initials[i][1], initials[i][0]);
        buf_free(&buf);
    }
    ok(names_is_han_surname(STR("王")) && names_is_han_surname(STR("司马")) && names_is_han_surname(STR("諸葛")),
       "surnames");
    ok(!names_is_han_surname(STR("的")) && !names_is_han_surname(STR("王李")) && !names_is_han_surname(STR("")),
       "no surnames");
    ok(!names_is_han_surname(STR("\xe7")) && !names_is_han_surname(STR("\x8e")), "half a character is none");
    ok(names_is_compound_surname(STR("欧阳")) && !names_is_compound_surname(STR("欧")), "compound surnames");
    ok(names_is_latin(STR("Lǐ Kèqiáng")) && names_is_latin(STR("Hawaiʻi")) && !names_is_latin(STR("Ли")) &&
           !names_is_latin(STR("-")),
       "Latin");
    ok(names_is_han(STR("顾 昕")) && names_is_han(STR("阿不都·热依木")) && !names_is_han(STR("夏目そうせき")) &&
           !names_is_han(STR("")),
       "Han");
    return done_testing();
}
