/* The five rules: every form in which a value may stand, and every fault of shape with its place. */
#include "model.h"

#include <string.h>

static void put_record(Buf *out, const Record *record);

static void put_value(Buf *out, const Value *value)
{
    static const char *const forms[] = { "", "=o", "=r", "=t" };

    if (value_key(value).len > 0)
        buf_format(out, "%.*s:", STR_ARG(value_key(value)));
    if (value->lang.len > 0 || value->form != FORM_NONE)
        buf_format(out, "(%.*s%s)", STR_ARG(value->lang), forms[value->form]);
    if (value->row->cardinality == MANY && value->item > 0)
        buf_format(out, "#%u", value->item);
    if (value->record != NULL)
        put_record(out, value->record);
    else
        buf_put(out, value->text);
    if (value->disputed)
        buf_puts(out, value->alternative ? "?" : "!");
    if (value->statement == NULL)
        return;
    buf_char(out, value->shared ? '=' : '<');
    if (!value->shared)
        put_record(out, value->statement);
    buf_char(out, '>');
}

/* {field=value|value, …}; of a value its key, (language=form), #item, the text, ! or ? where disputed, <statement> */
static void put_record(Buf *out, const Record *record)
{
    buf_char(out, '{');
    for (size_t i = 0; i < record->fields.count; i++) {
        const Field *field = record->fields.items[i];

        buf_format(out, "%s%.*s=", i > 0 ? ", " : "", STR_ARG(field_name(field->row->name)));
        for (size_t j = 0; j < field->values.count; j++) {
            buf_puts(out, j > 0 ? "|" : "");
            put_value(out, field->values.items[j]);
        }
    }
    buf_char(out, '}');
}

#define WORK "endnotes: {w: {type: book, "
#define ZH_WORK "endnotes: {w: {type: book, language: zh-Hans, "
#define PROJECT "project: {format: 1, title: T, languages: [en, zh-Hans]}\n"
#define TERM PROJECT "terms: {a: {designations: "

/* clang-format off */
static const struct { const char *what, *yaml, *want; } forms[] = {
    /* text by language, statements, disputes */
    {"plain", WORK "title: A}}", "{type=book, title=A}"},
    {"plain, in the language of the work", WORK "language: en, title: A}}", "{type=book, title=(en=o)A, language=en}"},
    {"plain, in another script than the work's language", ZH_WORK "title: A}}", "{type=book, title=A, language=zh-Hans}"},
    {"original, romanised, translated", ZH_WORK "title: {zh-Hans: 中国, zh-Latn-pinyin: Zhōngguó, en: China, zh-Hant: 中國}}}",
     "{type=book, title=(zh-Hans=o)中国|(zh-Latn-pinyin=r)Zhōngguó|(en=t)China|(zh-Hant=t)中國, language=zh-Hans}"},
    {"without a language the first title is the original", WORK "title: {zh-Hans: 中国, en: China}, publisher: {en: P}}}",
     "{type=book, title=(zh-Hans=o)中国|(en=t)China, publisher=(en=t)P}"},
    {"a region of the language is the original", WORK "language: en, title: {en-GB: A}}}", "{type=book, title=(en-GB=o)A, language=en}"},
    {"a statement", WORK "title: {value: A, supplied: true, certainty: low, note: N}}}", "{type=book, title=A<{certainty=low, supplied=true, note=N}>}"},
    {"a statement of a language", WORK "title: {en: {value: A, supplied: true}, zh: 中}}}", "{type=book, title=(en=o)A<{supplied=true}>|(zh=t)中}"},
    {"a statement of all languages", WORK "title: {value: {en: A, zh: 中}, supplied: true}}}", "{type=book, title=(en=o)A<{supplied=true}>|(zh=t)中=>}"},
    {"a statement within a statement", WORK "title: {value: {en: {value: A, note: M, certainty: low}, zh: 中}, note: N, certainty: high}}}",
     "{type=book, title=(en=o)A<{certainty=low, note=(en)N|(en)#1M}>|(zh=t)中<{certainty=high, note=N}>}"},
    {"a dispute", WORK "issued: [{value: 2019}, {value: 2020}]}}", "{type=book, issued=2019!<{}>|2020?<{}>}"},
    {"a dispute with a preferred value", WORK "issued: [{value: 2019}, {value: 2020, preferred: true}, {value: 2021}]}}",
     "{type=book, issued=2019?<{}>|2020!<{preferred=true}>|2021?<{}>}"},
    {"preferred: false is none", WORK "issued: [{value: 2019, preferred: false}, {value: 2020}]}}", "{type=book, issued=2019!<{preferred=false}>|2020?<{}>}"},
    {"a dispute in one language", WORK "title: {en: [{value: A}, {value: B, preferred: true}], zh: 中}}}",
     "{type=book, title=(en=o)A?<{}>|(en=o)B!<{preferred=true}>|(zh=t)中}"},
    {"a dispute, each by language", WORK "title: [{value: {en: A, zh: 中}}, {value: {en: B}}]}}", "{type=book, title=(en=o)A!<{}>|(zh=t)中=>|(en=o)B?<{}>}"},
    {"a dispute within a statement by language", WORK "title: {value: {en: [{value: A}, {value: B}]}}}}", "{type=book, title=(en=o)A!<{}>|(en=o)B?<{}>}"},
    {"a list of one statement is no dispute", WORK "issued: [{value: 2019, supplied: true}]}}", "{type=book, issued=2019<{supplied=true}>}"},
    {"blanks of a key are none of the value's", WORK "issued: ' 2019 '}}", "{type=book, issued= 2019 }"},
    /* many-valued */
    {"one of many, plain", WORK "isbn: 9787100000000}}", "{type=book, isbn=9787100000000}"},
    {"many", WORK "isbn: [1, {value: 2, supplied: true}]}}", "{type=book, isbn=1|#12<{supplied=true}>}"},
    {"many by language, each", WORK "note: [{en: A, zh: 中}, B]}}", "{type=book, note=(en)A|(zh)中|#1B}"},
    {"many by language, all", WORK "note: {en: [A, B], zh: 中}}}", "{type=book, note=(en)A|(en)#1B|(zh)中}"},
    {"a statement of the list", WORK "isbn: {value: [1, 2, 3], supplied: true}}}", "{type=book, isbn=1<{supplied=true}>|#12=>|#23=>}"},
    {"and of a member", WORK "isbn: {value: [1, {value: 2, note: N}, 3], supplied: true, note: M}}}",
     "{type=book, isbn=1<{supplied=true, note=M}>|#12<{supplied=true, note=N|#1M}>|#23=>}"},
    {"lists that disagree", WORK "isbn: [{value: [1, 2]}, {value: [3], preferred: true}]}}", "{type=book, isbn=1?<{}>|#12?=>|3!<{preferred=true}>}"},
    {"a list and a value that disagree", WORK "isbn: [{value: [1, 2]}, {value: 3}]}}", "{type=book, isbn=1!<{}>|#12!=>|3?<{}>}"},
    /* keyed */
    {"keyed", "project: {format: 1, title: T, languages: [en], subjects: {law: {en: Law, zh: 法}, art: Art}, rules: {B301: off}}",
     "{format=1, title=(en)T, languages=en, subjects=law:(en)Law|law:(zh)法|art:(en)Art, rules=B301:off}"},
    /* sources */
    {"sources: an id, ids, mappings", WORK "title: {value: A, sources: w}, issued: {value: 2019, sources: [w, {work: w, locator: p. 3, as-printed: {en: x}, note: N}]}}}",
     "{type=book, title=A<{sources={work=w}}>, issued=2019<{sources={work=w}|#1{work=w, locator=p. 3, as-printed=(en)x, note=N}}>}"},
    /* names */
    {"family, given", WORK "author: 'Gu, Xin'}}", "{type=book, author={family=Gu, given=Xin}}"},
    {"with a suffix", WORK "author: 'King, Jr., Martin'}}", "{type=book, author={family=King, given=Martin, suffix=Jr.}}"},
    {"literal", WORK "author: Plato}}", "{type=book, author={literal=Plato}}"},
    {"Han, in a Chinese work", ZH_WORK "author: 顾昕}}", "{type=book, author={form=(zh-Hans){family=(zh-Hans)顾, given=(zh-Hans)昕}}, language=zh-Hans}"},
    {"Han, in an English work", WORK "language: en, author: [欧阳修, 汉字工作组]}}",
     "{type=book, author={form=(zh-Hans){family=(zh-Hans)欧阳, given=(zh-Hans)修}}|#1{form=(zh-Hans){literal=(zh-Hans)汉字工作组}}, language=en}"},
    {"a mapping", WORK "author: [{family: Gu, given: Xin, zh-Hans: 顾昕}, {others: true}]}}",
     "{type=book, author={family=Gu, given=Xin, form=(zh-Hans){family=(zh-Hans)顾, given=(zh-Hans)昕}}|#1{others=true}}"},
    {"a form taken apart, two forms", WORK "author: {family: Gu, zh-Hans: {family: 顾, given: 昕}, ja: 顧 昕}}}",
     "{type=book, author={family=Gu, form=(zh-Hans){family=(zh-Hans)顾, given=(zh-Hans)昕}|(ja){family=(ja)顧, given=(ja)昕}}}"},
    {"a form as a statement", WORK "author: {family: Gu, zh-Hans: {value: 顾昕, supplied: true}}}}",
     "{type=book, author={family=Gu, form=(zh-Hans){family=(zh-Hans)顾, given=(zh-Hans)昕}<{supplied=true}>}}"},
    {"forms that disagree", WORK "author: {family: Gu, zh-Hans: [{value: 顾昕}, {value: 顾欣}]}}}",
     "{type=book, author={family=Gu, form=(zh-Hans){family=(zh-Hans)顾, given=(zh-Hans)昕}!<{}>|(zh-Hans){family=(zh-Hans)顾, given=(zh-Hans)欣}?<{}>}}"},
    {"a literal by language", WORK "author: {literal: {en: MOST, zh-Hans: 科技部}}}}", "{type=book, author={literal=(en)MOST|(zh-Hans)科技部}}"},
    {"statement keys within a name", WORK "author: {family: Gu, given: Xin, supplied: true}}}", "{type=book, author={family=Gu, given=Xin}<{supplied=true}>}"},
    {"a statement around a name", WORK "author: {value: 'Gu, Xin', supplied: true}}}", "{type=book, author={family=Gu, given=Xin}<{supplied=true}>}"},
    {"a statement around a list of names, and within one", WORK "author: {value: ['Gu, Xin', {literal: A, note: N}], supplied: true}}}",
     "{type=book, author={family=Gu, given=Xin}<{supplied=true}>|#1{literal=A}<{supplied=true, note=N}>}"},
    /* designations: languages of their parts */
    {"a designation", TERM "{en: {text: T, note: N, sources: w}, zh-Hans: [{text: 中, pinyin: zhōng, note: N}, {text: 国, note: 注}]}}}",
     "{designations=(en){text=(en)T}<{sources={work=w}, note=(en)N}>|(zh-Hans){text=(zh-Hans)中, pinyin=zhōng}<{note=(en)N}>|"
     "(zh-Hans)#1{text=(zh-Hans)国}<{note=(zh-Hans)注}>}"},
    {"a designation as a plain string", TERM "{en: [T, U]}}}", "{designations=(en){text=(en)T}|(en)#1{text=(en)U}}"},
    {"text of a term in the project's language", TERM "{en: T}, definition: D, explanation: 中}}", "{designations=(en){text=(en)T}, definition=(en)D, explanation=中}"},
    {"quotations", TERM "{en: T}, quotations: {text: {zh-Hans: 中, en: M}, speaker: 'Gu, Xin', date: 2020, sources: w}}}",
     "{designations=(en){text=(en)T}, quotations={text=(zh-Hans)中|(en)M, speaker={family=Gu, given=Xin}, date=2020}<{sources={work=w}}>}"},
    {"fields come in the order of the tables", WORK "title: A, url: u, author: B, issued: 1}}", "{type=book, author={literal=B}, title=A, issued=1, url=u}"},
};

static const struct { const char *what, *yaml, *want; } faults[] = {
    {"a field that is not known", WORK "titel: A}}", "B101@1:28-1:33"},
    {"one of a name", WORK "author: {famly: A}}}", "B101@1:37-1:42"},
    {"one of a source", WORK "title: {value: A, sources: [{work: w, page: 3}]}}}", "B101@1:66-1:70"},
    {"one of a statement", WORK "title: {value: A, sure: true}}}", "B101@1:46-1:50"},
    {"one in another script", WORK "标题: A}}", "B101@1:28-1:30"},
    {"statement keys on a bare part", WORK "title: {value: A, sources: [{work: w, supplied: true}]}}}", "B101@1:66-1:74"},
    {"a required field", "endnotes: {w: {title: A}}", "B102@1:12-1:13"},
    {"a required field of a part", WORK "history: [{date: 2020}]}}", "B102@1:38-1:50"},
    {"a required field of the project", "project: {format: 1, title: T}", "B102@1:1-1:8"},
    {"a mapping for text", WORK "publisher: {family: A}}}", "B112@1:40-1:46"},
    {"a mapping for a date", WORK "issued: {year: 2020}}}", "B103@1:36-1:48"},
    {"a list for one value", WORK "title: [A, B]}}", "B103@1:35-1:41"},
    {"a list for one value in a language", WORK "title: {en: [A, B]}}}", "B103@1:40-1:46"},
    {"the same within a statement", WORK "title: {value: {en: [A, B]}}}}", "B103@1:48-1:54"},
    {"a list in a list", WORK "isbn: [[1]]}}", "B103@1:35-1:38"},
    {"a string for a record", WORK "history: 2020}}", "B103@1:37-1:41"},
    {"a string for a keyed field", "project: {format: 1, title: T, languages: [en], rules: off}", "B103@1:56-1:59"},
    {"a list for a record", "endnotes: {w: [type]}", "B103@1:15-1:21"},
    {"a list for a section", "terms: [a]", "B103@1:1-1:6"},
    {"a list for a file", "- a", "B103@1:1-1:4"},
    {"nothing for a field", WORK "title: }}", "B104@1:28-1:33"},
    {"an empty string", WORK "title: ''}}", "B104@1:28-1:33"},
    {"an empty list", WORK "title: []}}", "B104@1:28-1:33"},
    {"an empty mapping", WORK "author: {}}}", "B104@1:28-1:34"},
    {"nothing in a language", WORK "title: {en: , zh: 中}}}", "B104@1:40-1:40"},
    {"an empty list in a language", WORK "title: {en: []}}}", "B104@1:40-1:42"},
    {"the same within a statement", WORK "title: {value: {en: []}}}}", "B104@1:48-1:50"},
    {"nothing in a list", WORK "isbn: [1, '']}}", "B104@1:38-1:40"},
    {"nothing as a value", WORK "title: {value: , supplied: true}}}", "B104@1:43-1:43"},
    {"nothing as a form", WORK "author: {family: A, zh-Hans: }}}", "B104@1:57-1:57"},
    {"an empty record", "endnotes: {w: , v: {}}", "B104@1:12-1:13 B102@1:17-1:18"},
    {"text behind a comma", WORK "title: {en: A, but short}}}", "B005@1:43-1:52"},
    {"an unknown section", "trems: {}", "B109@1:1-1:6"},
    {"two preferred", WORK "issued: [{value: 1, preferred: true}, {value: 2, preferred: true}]}}", "B110@1:74-1:75"},
    {"three preferred", WORK "issued: [{value: 1, preferred: true}, {value: 2, preferred: true}, {value: 3, preferred: true}]}}",
     "B110@1:74-1:75 B110@1:103-1:104"},
    {"two preferred lists", WORK "isbn: [{value: [1, 2], preferred: true}, {value: [3, 4], preferred: true}]}}", "B110@1:78-1:79"},
    {"a statement without value", WORK "issued: {supplied: true}}}", "B111@1:36-1:52"},
    {"a statement key beside languages", WORK "title: {en: A, supplied: true}}}", "B111@1:43-1:51"},
    {"a key that is no language", WORK "title: {en: A, english: B}}}", "B112@1:43-1:50"},
    {"two words as a name", WORK "author: Xin Gu}}", "B115@1:36-1:42"},
    {"a second project", "project: {format: 1, title: T, languages: [en]}\n---\n", "B009@2:1-2:4"},
    {"multibyte columns", "endnotes: {w: {type: book, title: {zh: 举国体制, en: 举, titel: x}}}", "B112@1:53-1:58"},
};
/* clang-format on */

static void test_forms(void)
{
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        Fixture fixture = fixture_linked(forms[i].yaml);
        Buf out = { 0 };
        const Record *record =
            fixture.records->list.count > 0 ? fixture.records->list.items[0] : fixture.records->project;

        put_record(&out, record);
        is_str(buf_str(&out), forms[i].want, forms[i].what);
        buf_free(&out);
        fixture_close(&fixture);
    }
}

static void test_two_files(void)
{
    Fixture fixture = fixture_open();

    fixture_read(&fixture, "a.yaml", STR("project: {format: 1, title: T, languages: [en]}"));
    fixture_read(&fixture, "b.yaml",
                 STR("project: {format: 1, title: T, languages: [en]}\nterms: {a: {designations: {en: T}, see: a}}"));
    fixture_link(&fixture);
    is_str(fixture_diags(&fixture), "B117@1:1-1:8", "a second project");
    is_str(records_language(fixture.records), "en", "the project's first language");
    is_int((int64_t)fixture.records->list.count, 1, "the rest of the file is read");
    fixture_close(&fixture);
}

/* value_span of text in each place, through the record. */
static void test_value_span(void)
{
    Fixture fixture = fixture_linked(
        "endnotes:\n  w:\n    type: book\n    title: {en: \"caf\\u00e9 au lait\"}\n    note: >-\n      one\n      two\n"
        "    author: \"Gu,\\u0020Xin\"\n");
    const Record *record = fixture_record(&fixture, "w"), *name = record_value(record, F_AUTHOR)->record;
    const Value *title = record_value(record, F_TITLE), *note = record_value(record, F_NOTE);

    is_str(source_text(fixture.source, value_span(record, title, 6, 2)), "au", "behind an escape");
    is_str(source_text(fixture.source, value_span(record, title, 3, 2)), "\\u00e9", "an escape");
    is_str(source_text(fixture.source, value_span(record, note, 4, 3)), "two", "behind a fold");
    is_str(source_text(fixture.source, record_value(name, F_GIVEN)->span), "Xin", "a part of a name");
    is_str(source_text(fixture.source, record_value(name, F_FAMILY)->span), "Gu", "and the other");
    fixture_close(&fixture);
}

static void test_access(void)
{
    static const Choice systems[] = { { "system", "" }, { "systex", "" }, { NULL, NULL } };
    Fixture fixture = fixture_linked(
        "endnotes: {w: {type: book, title: {en: [{value: A}, {value: B, preferred: true}], zh: 中}, isbn: [1, 2]}}");
    const Record *record = fixture_record(&fixture, "w");

    is_str(record_text(record, F_TITLE), "B", "the preferred value is the one of flat formats");
    is_str(record_value_in(record, F_TITLE, STR("zh"))->text, "中", "in a language");
    ok(record_value_in(record, F_TITLE, STR("z")) == NULL, "of exactly that tag");
    is_str(record_text(record, F_ISBN), "1", "the first of many");
    ok(record_field(record, F_AUTHOR) == NULL && record_value(record, F_AUTHOR) == NULL &&
           record_text(record, F_AUTHOR).len == 0,
       "none");
    ok(!record_flag(record, F_AUTHOR) && !record_flag(NULL, F_SUPPLIED), "no flag");
    is_str(schema_suggest(&schema_endnote, false, STR("tilte")), "title", "a suggestion");
    is_str(schema_suggest(&schema_designation, true, STR("suplied")), "supplied", "one of a statement");
    is_str(schema_suggest(&schema_endnote, false, STR("xyzzy")), "", "no suggestion");
    is_str(choice_suggest(systems, STR("sistem")), "system", "the nearest word");
    is_str(choice_suggest(systems, STR("sxxxem")), "system", "half of its letters");
    is_str(choice_suggest(systems, STR("sxxxxm")), "", "and no less");
    fixture_close(&fixture);
}

int main(void)
{
    test_forms();
    for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
        Fixture fixture = fixture_of(faults[i].yaml);

        is_str(fixture_diags(&fixture), faults[i].want, faults[i].what);
        fixture_close(&fixture);
    }
    test_two_files();
    test_value_span();
    test_access();
    return done_testing();
}
