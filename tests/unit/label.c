/* What records and names are called. */
#include "model/label.h"

#include "model.h"

/* clang-format off */
static const struct { const char *yaml, *english, *chinese, *pinyin; } labels[] = {
    /* terms */
    {"terms: {a: {designations: {en: [U, {text: T, status: preferred}], zh-Hans: {text: 中国, pinyin: Zhōngguó}}}}", "T", "中国", "Zhōngguó"},
    {"terms: {a: {designations: {en: [{text: U, status: deprecated}, {text: T, status: admitted}]}}}", "T", "", ""},
    {"terms: {a: {designations: {en: [{text: U, status: deprecated}, {text: V, status: superseded}]}}}", "U", "", ""},
    {"terms: {a: {designations: {zh-Hant: {text: 中國}}}}", "中國", "中國", ""},
    {"terms: {a: {designations: {de: {text: <i>D</i>}, en-GB: <b>E</b> & <x>}}}", "E & <x>", "", ""},
    {"terms: {a: {designations: {de: D}}}", "D", "", ""},
    {"terms: {a: {note: N}}", "a", "", ""},
    /* works */
    {"endnotes: {a: {type: book, author: 'Gu, Xin', issued: 2021-03-31}}", "Gu 2021", "", ""},
    {"endnotes: {a: {type: book, author: ['Gu, Xin', 'Li, Yi'], issued: 2021}}", "Gu and Li 2021", "", ""},
    {"endnotes: {a: {type: book, author: 'Gu, Xin', title: T, publisher: P, container-title: C, issued: 2021}}", "Gu 2021", "", ""},
    {"endnotes: {a: {type: book, author: [A, B, C], title: T, publisher: P, container-title: C, issued: 2021}}", "A et al. 2021", "", ""},
    {"endnotes: {a: {type: book, author: ['Gu, Xin', 'Li, Yi', 'Wu, Er'], issued: 2021}}", "Gu et al. 2021", "", ""},
    {"endnotes: {a: {type: book, author: [{value: ['Gu, Xin', 'Li, Yi']}, {value: ['Wu, Er'], preferred: true}]}}", "Wu n.d.", "", ""},
    {"endnotes: {a: {type: book, author: [{value: ['Gu, Xin', 'Li, Yi', 'Wu, Er']}, {value: ['Ma, Yi', 'Du, Er', 'Xu, San'], preferred: true}]}}", "Ma et al. n.d.", "", ""},
    {"endnotes: {a: {type: book, author: [{family: Gogh, non-dropping-particle: van, given: V}, {others: true}], issued: 1888}}", "van Gogh et al. 1888", "", ""},
    {"endnotes: {a: {type: book, author: [A, B, {others: true}]}}", "A et al. n.d.", "", ""},
    {"endnotes: {a: {type: book, author: {literal: {zh: 科技部, en: MOST}}, issued: 2018/2020}}", "MOST 2018/2020", "", ""},
    {"endnotes: {a: {type: book, language: zh-Hans, author: 顾昕, issued: 2021, title: {zh-Latn-pinyin: Zhōngguó, zh-Hans: 中国, en: China}}}", "顾昕 2021", "中国", "Zhōngguó"},
    {"endnotes: {a: {type: book, publisher: P, container-title: C, title: T}}", "C n.d.", "", ""},
    {"endnotes: {a: {type: book, publisher: {zh: 出版社, en: <i>P</i>}, title: T}}", "P n.d.", "", ""},
    {"endnotes: {a: {type: book, title: T}}", "T n.d.", "", ""},
    {"endnotes: {a: {type: book}}", "a n.d.", "", ""},
    {"programs: {m: {type: institution, designations: {en: Ministry}}}\nendnotes: {a: {type: book, author: {body: m}, issued: 2020}}", "Ministry 2020", "", ""},
    {"endnotes: {a: {type: book, author: {body: nosuch}, issued: 2020}}", "nosuch 2020", "", ""},
};

/* The first author of work `a` in full. */
static const struct { const char *yaml, *name; } names[] = {
    {"endnotes: {a: {type: book, author: 'Gu, Xin'}}", "Xin Gu"},
    {"endnotes: {a: {type: book, language: zh-Hans, author: {family: Gu, given: Xin, zh-Hans: 顾昕}}}", "Gu Xin"},
    {"endnotes: {a: {type: book, language: en, author: {family: Gu, given: Xin, zh-Hans: 顾昕}}}", "Xin Gu"},
    {"endnotes: {a: {type: book, language: zh-Hans, author: {family: Gu, given: Xin}}}", "Xin Gu"},
    {"endnotes: {a: {type: book, language: ja, author: {family: Abe, given: S, ja: 安倍}}}", "Abe S"},
    {"endnotes: {a: {type: book, language: en, author: {family: Gu, given: Xin, name-order: family-first}}}", "Gu Xin"},
    {"endnotes: {a: {type: book, language: zh-Hans, author: {family: Gu, given: Xin, zh-Hans: 顾昕, name-order: given-first}}}", "Xin Gu"},
    {"endnotes: {a: {type: book, author: {zh-Hans: {family: 顾, given: 昕}}}}", "顾昕"},
    {"endnotes: {a: {type: book, author: {others: true}}}", "et al."},
    {"endnotes: {a: {type: book, author: {family: Gu}}}", "Gu"},
    {"terms: {a: {designations: {en: T}, introduced-by: {family: Gu, given: Xin, zh-Hans: 顾昕}}}", "Gu Xin"},
};
/* clang-format on */

int main(void)
{
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        Fixture fixture = fixture_linked(labels[i].yaml);
        const Record *record = fixture_record(&fixture, "a");

        label_records(fixture.records);
        is_str(label_english(record), labels[i].english, "in English");
        is_str(label_chinese(record), labels[i].chinese, "in Chinese");
        is_str(label_pinyin(record), labels[i].pinyin, "in pinyin");
        fixture_close(&fixture);
    }
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        Fixture fixture = fixture_linked(names[i].yaml);
        const Record *record = fixture_record(&fixture, "a");
        const Value *name = record_value(record, record->kind == KIND_ENDNOTE ? F_AUTHOR : F_INTRODUCED_BY);
        Buf out = { 0 };

        label_records(fixture.records);
        label_name(&out, record, name->record);
        is_str(buf_str(&out), names[i].name, "a name");
        buf_free(&out);
        fixture_close(&fixture);
    }
    return done_testing();
}
