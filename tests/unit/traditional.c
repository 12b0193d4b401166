/* text/traditional.h: words before characters, and what has no rule stays. */
#include "tap.h"
#include "text/traditional.h"

static void is_traditional(const char *simplified, const char *want)
{
    Buf out = { 0 };

    traditional_of(&out, str_of(simplified));
    is_str(buf_str(&out), want, simplified);
    buf_free(&out);
}

int main(void)
{
    is_traditional("新型举国体制", "新型舉國體制");
    is_traditional("中国制造2025", "中國製造2025");
    is_traditional("制度", "制度");
    is_traditional("头发发展", "頭髮發展");
    is_traditional("干部，皇后", "幹部，皇后");
    is_traditional("MIIT：工业和信息化部", "MIIT：工業和信息化部");
    is_traditional("三万余人，余姓", "三萬餘人，余姓");
    is_traditional("两周", "兩周");
    is_traditional("周五，周总理", "週五，周總理");
    is_traditional("國家", "國家");
    is_traditional("", "");
    is_traditional("\xE5\x88", "\xE5\x88");
    return done_testing();
}
