/* What is found for a query, and in which order. */
#include "jobs/search_script.h"

#include "model.h"
#include "model/label.h"

static const char *const yaml =
    "terms:\n"
    "  whole-of-nation: {designations: {zh-Hans: [{text: 举国, pinyin: jǔguó, status: preferred}],\n"
    "    en: [{text: whole-of-nation, status: preferred}, {text: whole nation, status: admitted}]}}\n"
    "  whole-of-nation-system: {designations: {zh-Hans: [{text: 举国体制, pinyin: jǔguó tǐzhì, status: preferred}],\n"
    "    en: [{text: whole-of-nation system, status: preferred}]}}\n"
    "  new-style: {designations: {zh-Hans: [{text: 新型举国体制, pinyin: xīnxíng jǔguó tǐzhì, status: preferred}],\n"
    "    en: [{text: new-style whole-of-nation system, status: preferred, abbreviation: NSWN},\n"
    "         {text: new national system, status: deprecated}]}}\n"
    "  emerging-industries: {designations: {zh-Hans: [{text: 新兴产业, pinyin: xīnxīng chǎnyè, status: preferred}],\n"
    "    en: [{text: emerging industries, status: preferred}]}}\n"
    "  strategy: {designations: {zh-Hans: [{text: 战略}], en: [{text: strategy}]}}\n"
    "  green: {designations: {zh-Hans: [{text: 绿色发展, pinyin: lǜsè fāzhǎn}], en: [{text: green development}]}}\n"
    "programs:\n"
    "  cas: {type: institution, designations: {zh-Hans: [{text: 中国科学院, pinyin: Zhōngguó Kēxuéyuàn}],\n"
    "    en: [{text: Chinese Academy of Sciences}]}}\n"
    "endnotes:\n"
    "  gu-2021: {type: article, language: zh-Hans, title: {zh-Hans: 有效市场, en: Efficient Market for Industry},\n"
    "    author: [{family: Gu, given: Xin, zh-Hans: 顾昕}], issued: 2021}\n";

typedef struct Question {
    const char *query, *found; /* ids and the way of each */
} Question;

static const Question rows[] = {
    { "举国", "whole-of-nation whole, whole-of-nation-system prefix, new-style words" },
    { "舉國體制", "whole-of-nation-system whole, new-style words" },
    { "xinxing", "emerging-industries prefix, new-style prefix" },
    { "xīnxíng", "new-style prefix, emerging-industries prefix" },
    { "XIN1XING1", "emerging-industries prefix, new-style prefix" },
    { "xin xing ju guo ti zhi", "new-style whole" },
    { "xinxingjuguotizhi", "new-style whole" },
    { "juguo", "whole-of-nation whole, whole-of-nation-system prefix, new-style word" },
    { "xxjgtz", "new-style inflected" },
    { "xxj", "new-style initials" },
    { "jgtz", "whole-of-nation-system inflected, new-style inside" },
    { "xíng", "new-style inside, emerging-industries inside" },
    { "xīng", "emerging-industries inside, new-style inside" },
    { "lvse", "green prefix" },
    { "lǜsè", "green prefix" },
    { "lu4se4 fa1zhan3", "green whole" },
    { "luse", "green prefix" },
    { "nswn", "new-style whole" },
    { "whole nation", "whole-of-nation whole, new-style words, whole-of-nation-system words" },
    { "wholeofnation", "whole-of-nation whole, whole-of-nation-system prefix, new-style word" },
    { "the whole", "" },
    { "new nation", "new-style prefix" },
    { "new national systems", "new-style inflected" },
    { "systems nation", "new-style words, whole-of-nation-system words" },
    { "industry", "gu-2021 word, emerging-industries words" },
    { "emerg", "emerging-industries prefix" },
    { "emerged industry", "emerging-industries inflected" },
    { "strategies", "strategy inflected" },
    { "zhanlüe", "strategy whole" },
    { "zhànlüè", "strategy whole" },
    { "zl", "strategy inflected" },
    { "中科院", "cas scattered" },
    { "院中", "" },
    { "gu xin", "gu-2021 whole" },
    { "xin gu", "gu-2021 words" },
    { "顧昕", "gu-2021 whole" },
    { "Gu (2021)", "gu-2021 whole" },
    { "gu market", "gu-2021 record" },
    { "youxiao shichang", "gu-2021 whole" },
    { "ETAD", "" },
    { "ation", "new-style inside, whole-of-nation inside, whole-of-nation-system inside" },
    { "ti", "new-style word, whole-of-nation-system word" },
    { "iz", "" },
    { "", "" },
    { "?!", "" },
};

static void test_queries(Arena *arena, const SearchIndex *index)
{
    Buf got = { 0 };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        SearchQuery query = search_query(arena, str_of(rows[i].query));
        const SearchHit *hits;
        size_t count = search_run(arena, index, &query, &hits);

        buf_clear(&got);
        for (size_t j = 0; j < count; j++)
            buf_format(&got, "%s%.*s %s", j > 0 ? ", " : "", STR_ARG(hits[j].entry->record->id),
                       search_way_name(hits[j].way));
        is_str(buf_str(&got), rows[i].found, rows[i].query);
    }
    buf_free(&got);
}

static void is_near(Arena *arena, const SearchIndex *index, const char *text, const char *want)
{
    SearchQuery query = search_query(arena, str_of(text));
    const SearchName *names[2];
    size_t count = search_near(arena, index, &query, names, 2);

    is_str(count > 0 ? names[0]->text : STR_EMPTY, want, text);
}

static void is_marked(Arena *arena, const char *asked, const char *text, const char *want)
{
    SearchQuery query = search_query(arena, str_of(asked));
    const bool *marks = search_marks(arena, &query, str_of(text));
    Buf out = { 0 };

    for (size_t i = 0; text[i] != '\0'; i++)
        if (marks[i] || ((unsigned char)text[i] & 0xC0) != 0x80)
            buf_char(&out, marks[i] ? text[i] : '.');
    is_str(buf_str(&out), want, asked);
    buf_free(&out);
}

static void test_help(Arena *arena, const SearchIndex *index)
{
    is_near(arena, index, "emergign", "emerging industries");
    is_near(arena, index, "xinxinjuguo", "新型举国体制");
    is_near(arena, index, "新星产业", "新兴产业");
    is_near(arena, index, "qqqqqqqq", "");
    is_near(arena, index, "ab", "");
    is_marked(arena, "whole-of-nation", "new whole of nation", "....whole of nation");
    is_marked(arena, "國體", "举国体制", ".国体.");
    is_marked(arena, "juguo", "xīnxíng jǔguó tǐzhì", "........jǔguó......");
    is_marked(arena, "systems new", "a new system", "..new.system");
    is_marked(arena, "zzz", "a new system", "............");
    is_marked(arena, "ac", "a ℀ b", "..℀..");
}

#define LIKE                                                                                                                     \
    "{'ß':'ss','æ':'ae','ð':'d','ø':'o','þ':'th','đ':'d','ħ':'h','ı':'i','ł':'l','œ':'oe','ŧ':'t','ɑ':'a','ɡ':'g'," \
    "'ς':'σ','\xCC\x84':'\1','\xCC\x81':'\2','\xCC\x8C':'\3','\xCC\x86':'\3','\xCC\x80':'\4',"

static void test_script(Arena *arena)
{
    Fixture fixture = fixture_linked("terms:\n  a: {designations: {zh-Hans: [{text: 举国, pinyin: jǔguó}], "
                                     "en: [{text: 'A `$x', status: deprecated}, {text: A-B}]}}\n");
    SearchIndex index, none = { NULL, 0 };
    Buf out = { 0 };

    label_records(fixture.records);
    index = search_index(arena, fixture.records->list.items, fixture.records->list.count);
    search_script_put(&out, arena, &index, 0);
    is_str(buf_str(&out),
           "bibelotSearch({more: false, like: " LIKE "'國':'国','舉':'举',}, lines: `t/a.html\t01\n"
           "1\t1\t\tzh-Hans\t举国\tjǔguó\t\tju\3guo\2\tjg\n1\t1\t\ten\tA-B\n3\t1\t2\ten\tA \\`\\$x\t\ta x\n"
           "1\t\t\t\ta`});\n",
           "the script of an index");
    buf_clear(&out);
    search_script_put(&out, arena, &none, 0);
    is_str(buf_str(&out), "bibelotSearch({more: false, like: " LIKE "}, lines: ``});\n", "and of nothing");
    is_int((int64_t)search_script_count(&none), 1, "which is a file, too");
    is_str(search_script_name(arena, 1), "search-index-2.js", "the second file");
    buf_clear(&out);
    script_put_lean(&out, STR("// what\n  a();  // b\n\n  // c\nd('// e');\nf(() => {\n  g,\n  h\n})\ni;\n"));
    is_str(buf_str(&out), "a(); // b\nd('// e');\nf(()=>{g,h})\ni;\n", "a script without its comments");
    buf_clear(&out);
    script_put_lean(&out, STR("if (a >= 0 && !b) { c = d ? e : f; g(h, -i); }\nj = k + +l - -m / n, o += ' p ', q = ! "
                              "r;\ns(/ +/, /(?= |$)/);\n"));
    is_str(buf_str(&out), "if (a>=0&&!b){c=d?e:f;g(h,-i);}\nj=k + +l - -m / n,o += ' p ',q=! r;s(/ +/,/(?= |$)/);\n",
           "and without blanks where they tell nothing");
    buf_free(&out);
    fixture_close(&fixture);
}

/* A record more than a file takes. */
static void test_scripts(Arena *arena, const SearchIndex *index)
{
    SearchIndex many = { arena_array(arena, SEARCH_SCRIPT_RECORDS + 1, sizeof *many.entries), 0 };
    Buf first = { 0 }, second = { 0 };
    size_t entries = 1;

    while (many.count <= SEARCH_SCRIPT_RECORDS)
        many.entries[many.count++] = index->entries[0];
    is_int((int64_t)search_script_count(&many), 2, "two files");
    search_script_put(&first, arena, &many, 0);
    search_script_put(&second, arena, &many, 1);
    for (size_t i = 0; i < first.len; i++)
        entries += str_starts(str_from(buf_str(&first), i), STR("\np/"));
    is_int((int64_t)entries, SEARCH_SCRIPT_RECORDS, "the first is full");
    ok(str_starts(buf_str(&first), STR("bibelotSearch({more: true, ")), "and says that there is more");
    ok(str_starts(buf_str(&second), STR("bibelotSearch({more: false, like: {}, lines: `p/cas.")),
       "which the second has");
    buf_free(&first);
    buf_free(&second);
}

int main(void)
{
    Fixture fixture = fixture_linked(yaml);
    SearchIndex index;

    ok(fixture.diags->errors == 0, "the records are sound");
    label_records(fixture.records);
    index = search_index(fixture.arena, fixture.records->list.items, fixture.records->list.count);
    test_queries(fixture.arena, &index);
    test_help(fixture.arena, &index);
    test_script(fixture.arena);
    test_scripts(fixture.arena, &index);
    fixture_close(&fixture);
    return done_testing();
}
