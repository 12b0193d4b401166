/* The canonical XML of a record that has a bit of everything, and where its nodes came from. */
#include "xml/doc.h"

#include "model.h"
#include "model/order.h"

#include <string.h>

static const char yaml[] =
    "project: {format: 1, title: T, languages: [en, zh-Hans], subjects: {law: {en: Law, zh-Hans: 法律}}}\n"
    "terms:\n"
    "  a:\n"
    "    subject-field: law\n"
    "    designations:\n"
    "      zh-Hans: [{text: 举国体制, pinyin: jǔguó tǐzhì, status: preferred, sources: [{work: w, as-printed: "
    "{zh-Latn: juguo}}]}]\n"
    "      en: {text: whole <i>of</i> R&D, sources: w}\n"
    "    introduced: [{value: 2019, sources: w}, {value: ../2021-05, preferred: true, certainty: low}]\n"
    "    definition: {en: 'Uses 举国 <x> \"q\" 1.'}\n"
    "    note: [N, {en: M, zh-Hans: 注}]\n"
    "  b: {designations: {en: B}, broader: [a], see: nosuch}\n"
    "endnotes:\n"
    "  w:\n"
    "    type: article\n"
    "    author: [{family: Gu, given: Xin, zh-Hans: {value: 顾昕, supplied: true}}, {others: true}]\n"
    "    title: {zh-Hans: 有效, en: Efficient}\n"
    "    language: zh-Hans\n"
    "    issued: 197X~\n"
    "    url: javascript:alert(1)\n";

static const char term_xml[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<bibelot format=\"1\">\n"
    "  <term id=\"a\" rank-en=\"3\" rank-pinyin=\"1\" rank-stroke=\"2\">\n    <subject-field>\n"
    "      <value label=\"Law\" label-zh=\"法律\">law</value>\n    </subject-field>\n"
    "    <designations xml:lang=\"zh-Hans\">\n      <text xml:lang=\"zh-Hans\">\n        <value>举国体制</value>\n"
    "      </text>\n      <pinyin>\n        <value>jǔguó tǐzhì</value>\n      </pinyin>\n      <status>\n"
    "        <value>preferred</value>\n      </status>\n      <sources>\n        <work>\n"
    "          <value ref=\"w\" kind=\"endnote\" han=\"有效\">Gu et al. 197X</value>\n        </work>\n"
    "        <as-printed xml:lang=\"zh-Latn\">\n          <value>juguo</value>\n        </as-printed>\n"
    "      </sources>\n    </designations>\n    <designations xml:lang=\"en\">\n      <text xml:lang=\"en\">\n"
    "        <value>whole <i>of</i> R&amp;D</value>\n      </text>\n      <sources>\n        <work>\n"
    "          <value ref=\"w\" kind=\"endnote\" han=\"有效\">Gu et al. 197X</value>\n        </work>\n"
    "      </sources>\n    </designations>\n    <introduced disputed=\"yes\" alternative=\"yes\">\n"
    "      <value edtf=\"2019\" year=\"2019\" from=\"20190101\" to=\"20191231\">2019</value>\n"
    "      <sources>\n        <work>\n"
    "          <value ref=\"w\" kind=\"endnote\" han=\"有效\">Gu et al. 197X</value>\n        </work>\n"
    "      </sources>\n    </introduced>\n"
    "    <introduced disputed=\"yes\" certainty=\"low\" preferred=\"yes\">\n"
    "      <value edtf=\"../2021-05\" end-year=\"2021\" end-month=\"05\" to=\"20210531\" interval=\"yes\" "
    "open-start=\"yes\">../2021-05</value>\n"
    "    </introduced>\n    <definition xml:lang=\"en\">\n      <value>Uses 举国 &lt;x&gt; \"q\" 1.</value>\n"
    "    </definition>\n    <note xml:lang=\"en\" item=\"1\">\n      <value>N</value>\n    </note>\n"
    "    <note xml:lang=\"en\" item=\"2\">\n      <value>M</value>\n    </note>\n"
    "    <note xml:lang=\"zh-Hans\" item=\"2\">\n      <value>注</value>\n    </note>\n  </term>\n</bibelot>\n";

static const char work_xml[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<bibelot format=\"1\">\n"
    "  <endnote id=\"w\" rank-en=\"2\" rank-pinyin=\"2\" rank-stroke=\"1\" cite=\"Gu et al. 197X\">\n"
    "    <type>\n      <value>article</value>\n    </type>\n    <author order=\"family-first\">\n"
    "      <family>\n        <value>Gu</value>\n      </family>\n      <given>\n        <value>Xin</value>\n"
    "      </given>\n      <form xml:lang=\"zh-Hans\" supplied=\"yes\">\n"
    "        <family xml:lang=\"zh-Hans\">\n          <value>顾</value>\n        </family>\n"
    "        <given xml:lang=\"zh-Hans\">\n          <value>昕</value>\n        </given>\n      </form>\n"
    "    </author>\n    <author order=\"given-first\">\n      <others>\n        <value>true</value>\n"
    "      </others>\n    </author>\n    <title xml:lang=\"zh-Hans\" form=\"original\">\n"
    "      <value>有效</value>\n    </title>\n    <title xml:lang=\"en\" form=\"translated\">\n"
    "      <value>Efficient</value>\n    </title>\n    <issued>\n"
    "      <value edtf=\"197X~\" year=\"197X\" from=\"19700101\" to=\"19791231\" approximate=\"yes\">197X~</value>\n"
    "    </issued>\n    <language>\n      <value>zh-Hans</value>\n    </language>\n    <url>\n"
    "      <value>javascript:alert(1)</value>\n    </url>\n  </endnote>\n</bibelot>\n";

static const char derived_xml[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<bibelot format=\"1\">\n"
    "  <term id=\"a\" rank-en=\"3\" rank-pinyin=\"1\" rank-stroke=\"2\" href=\"#a\" title=\"whole of R&amp;D "
    "举国体制\" qualified=\"yes\">\n"
    "    <subject-field first=\"yes\">\n"
    "      <value label=\"Law\" label-zh=\"法律\">law</value>\n"
    "    </subject-field>\n"
    "    <designations xml:lang=\"zh-Hans\" first=\"yes\" qualified=\"yes\" opens=\"yes\" heads=\"zh\">\n"
    "      <text xml:lang=\"zh-Hans\">\n"
    "        <value>举国体制</value>\n"
    "      </text>\n"
    "      <pinyin>\n"
    "        <value>jǔguó tǐzhì</value>\n"
    "      </pinyin>\n"
    "      <status>\n"
    "        <value>preferred</value>\n"
    "      </status>\n"
    "      <sources qualified=\"yes\">\n"
    "        <work>\n"
    "          <value ref=\"w\" kind=\"endnote\" han=\"有效\" href=\"#w\" work=\"yes\">Gu et al. 197X</value>\n"
    "        </work>\n"
    "        <as-printed xml:lang=\"zh-Latn\">\n"
    "          <value>juguo</value>\n"
    "        </as-printed>\n"
    "      </sources>\n"
    "      <ruby>\n"
    "        <word pinyin=\"jǔguó\">举国</word>\n"
    "        <word pinyin=\"tǐzhì\">体制</word>\n"
    "      </ruby>\n"
    "    </designations>\n"
    "    <designations xml:lang=\"en\" qualified=\"yes\" opens=\"yes\" heads=\"en\">\n"
    "      <text xml:lang=\"en\">\n"
    "        <value>whole <i>of</i> R&amp;D</value>\n"
    "      </text>\n"
    "      <sources>\n"
    "        <work>\n"
    "          <value ref=\"w\" kind=\"endnote\" han=\"有效\" href=\"#w\" work=\"yes\">Gu et al. 197X</value>\n"
    "        </work>\n"
    "      </sources>\n"
    "    </designations>\n"
    "    <introduced disputed=\"yes\" alternative=\"yes\" first=\"yes\" qualified=\"yes\" opens=\"yes\">\n"
    "      <value edtf=\"2019\" year=\"2019\" from=\"20190101\" to=\"20191231\" plain=\"yes\">2019</value>\n"
    "      <sources>\n"
    "        <work>\n"
    "          <value ref=\"w\" kind=\"endnote\" han=\"有效\" href=\"#w\" work=\"yes\">Gu et al. 197X</value>\n"
    "        </work>\n"
    "      </sources>\n"
    "    </introduced>\n"
    "    <introduced disputed=\"yes\" certainty=\"low\" preferred=\"yes\" qualified=\"yes\">\n"
    "      <value edtf=\"../2021-05\" end-year=\"2021\" end-month=\"05\" to=\"20210531\" interval=\"yes\" "
    "open-start=\"yes\">../2021-05</value>\n"
    "    </introduced>\n"
    "    <definition xml:lang=\"en\" first=\"yes\">\n"
    "      <value>Uses <run xml:lang=\"zh-Hans\">举国</run> &lt;x&gt; \"q\" 1.</value>\n"
    "    </definition>\n"
    "    <note xml:lang=\"en\" item=\"1\" first=\"yes\">\n"
    "      <value>N</value>\n"
    "    </note>\n"
    "    <note xml:lang=\"en\" item=\"2\">\n"
    "      <value>M</value>\n"
    "    </note>\n"
    "    <note xml:lang=\"zh-Hans\" item=\"2\">\n"
    "      <value>注</value>\n"
    "    </note>\n"
    "    <derived>\n"
    "      <narrower first=\"yes\" ref=\"b\" kind=\"term\" href=\"#b\">B</narrower>\n"
    "    </derived>\n"
    "  </term>\n"
    "</bibelot>\n";

static Str written(Fixture *fixture, const char *id, unsigned flags)
{
    Record *record = (Record *)fixture_record(fixture, id);
    xmlDoc *document = doc_create(fixture->records, &record, 1, flags);
    Buf out = { 0 };
    Str text;

    doc_write(document, &out);
    doc_free(document);
    text = buf_keep(fixture->arena, &out);
    buf_free(&out);
    return text;
}

static void has(Str xml, Str part, const char *name)
{
    if (!ok(str_contains(xml, part), "%s", name))
        printf("# not in it: %.*s\n# %.*s\n", STR_ARG(part), STR_ARG(xml));
}

/* The text of an element of that name, the first one below `node`. */
static const xmlNode *find(const xmlNode *node, const char *name)
{
    for (const xmlNode *child = node->children; child != NULL; child = child->next) {
        const xmlNode *found =
            child->type == XML_ELEMENT_NODE && strcmp((const char *)child->name, name) == 0 ? child : NULL;

        if (found == NULL && child->type == XML_ELEMENT_NODE)
            found = find(child, name);
        if (found != NULL)
            return found;
    }
    return NULL;
}

static void is_origin(const Fixture *fixture, const xmlNode *node, const char *id, const char *text, const char *name,
                      const char *what)
{
    const Record *record = NULL;
    Span span = SPAN_NONE;
    Str field = STR_EMPTY;

    ok(node != NULL && doc_origin(node, &record, &span, &field) && str_is(record->id, id), "%s: the record", what);
    is_str(source_text(fixture->source, span), text, "the place");
    is_str(field, name, "the field");
}

static void test_origin(Fixture *fixture)
{
    Record *list[] = { (Record *)fixture_record(fixture, "a"), (Record *)fixture_record(fixture, "w") };
    xmlDoc *document = doc_create(fixture->records, list, 2, DOC_DERIVED);
    const xmlNode *root = xmlDocGetRootElement(document), *term = find(root, "term"), *work = find(root, "endnote");
    const Record *record;
    Span span;
    Str field;

    is_origin(fixture, term, "a", "a", "term", "a record");
    is_origin(fixture, find(term, "pinyin"), "a", "jǔguó tǐzhì", "pinyin", "a part");
    is_origin(fixture, find(find(term, "pinyin"), "value")->children, "a", "jǔguó tǐzhì", "pinyin", "text in it");
    is_origin(fixture, find(term, "as-printed"), "a", "juguo", "as-printed", "what a source prints");
    is_origin(fixture, find(term, "i"), "a", "whole <i>of</i> R&D", "text", "markup");
    is_origin(fixture, find(work, "given"), "w", "Xin", "given", "a name's part");
    is_origin(fixture, find(work, "title"), "w", "有效", "title", "another record");
    ok(!doc_origin(root, &record, &span, &field), "the root has none");
    doc_free(document);
}

/* What YAML's escapes can bring in, and XML can't hold. */
static void test_characters(void)
{
    Fixture fixture = fixture_linked(
        "endnotes: {w: {type: book, title: {en: \"a\\0b\\x01c\\e\\x7F\\N\\u2028\\uFFFE\\uFFFF\\t\\r]]>&amp;\"}, "
        "language: \"e\\0n\", publisher: \"a\\U0010FFFF\"}}");
    Str xml = written(&fixture, "w", DOC_RUNS);
    xmlDoc *parsed = xmlReadMemory(xml.ptr, (int)xml.len, "x", NULL, XML_PARSE_NONET | XML_PARSE_NOERROR);

    ok(parsed != NULL, "well-formed");
    has(xml, STR("<value>a\uFFFDb\uFFFDc\uFFFD\x7F\xC2\x85\u2028\uFFFD\uFFFD\t&#13;]]&gt;&amp;amp;</value>"),
        "controls and noncharacters as U+FFFD");
    has(xml, STR("<value>e\uFFFDn</value>"), "also in a language");
    xmlFreeDoc(parsed);
    fixture_close(&fixture);
}

/* clang-format off */
static const struct { const char *yaml, *xml; } runs[] = {
    {"en: 'the 举国体制 system'", "<value>the <run xml:lang=\"zh-Hans\">举国体制</run> system</value>"},
    {"en: '举国，体制 2 制'", "<value><run xml:lang=\"zh-Hans\">举国，体制 2 制</run></value>"},
    {"en: '<i><b>a</b></i><b>c</b>'", "<value><i><b>a</b></i><b>c</b></value>"},
    {"en: '“举国”, a'", "<value>“<run xml:lang=\"zh-Hans\">举国</run>”, a</value>"},
    {"en: '體制 a 举国'", "<value><run xml:lang=\"zh-Hant\">體制</run> a <run xml:lang=\"zh-Hans\">举国</run></value>"},
    {"en: '<i>a 国</i> b'", "<value><i>a <run xml:lang=\"zh-Hans\">国</run></i> b</value>"},
    {"zh-Hans: 'the 举国 system'", "<value>the 举国 system</value>"},
    {"ja: '国 a'", "<value>国 a</value>"},
    {"zh-Latn-pinyin: 'guó 国'", "<value>guó <run xml:lang=\"zh-Hans\">国</run></value>"},
};
/* clang-format on */

static void test_runs(void)
{
    for (size_t i = 0; i < sizeof runs / sizeof runs[0]; i++) {
        Arena *arena = arena_create();
        Fixture fixture =
            fixture_linked(arena_format(arena, "endnotes: {w: {type: book, title: {%s}}}", runs[i].yaml).ptr);
        Str xml = written(&fixture, "w", DOC_RUNS);

        has(xml, str_of(runs[i].xml), runs[i].yaml);
        fixture_close(&fixture);
        arena_destroy(arena);
    }
}

static void test_ruby(void)
{
    Fixture fixture =
        fixture_linked("terms:\n  a: {designations: {zh: [{text: “中国”制造2025, pinyin: “Zhōngguó” Zhìzào 2025}]}}\n"
                       "  b: {designations: {zh: [{text: 中国制造, pinyin: zhōngguó}]}}\n");
    Str a = written(&fixture, "a", DOC_RUBY), b = written(&fixture, "b", DOC_RUBY);

    has(a, STR("<word>“</word>"), "ruby by word: punctuation");
    has(a, STR("<word pinyin=\"Zhōngguó\">中国</word>"), "a word");
    has(a, STR("<word pinyin=\"2025\">2025</word>"), "a number");
    ok(!str_contains(b, STR("ruby")), "none where they don't match");
    fixture_close(&fixture);
}

static void test_index(Fixture *fixture)
{
    Index index = { 0 };
    Str error;
    xmlDoc *document;
    Buf out = { 0 };

    ok(order_index(fixture->records, fixture->arena, INDEX_PINYIN, &index, &error), "an index");
    document = doc_create_index(fixture->records, &index, "pinyin", (DocRows){ .count = index.count });
    doc_set(document, "terms", STR("2 & \x01"));
    doc_write(document, &out);
    has(buf_str(&out),
        STR("  <index by=\"pinyin\">\n    <group label=\"J\" id=\"j\">\n      <entry ref=\"a\" kind=\"term\" "
            "lang=\"zh-Hans\" "
            "status=\"preferred\" pinyin=\"jǔguó tǐzhì\" en=\"whole of R&amp;D\" href=\"t/a.html\">举国体制</entry>\n  "
            " "
            " </group>\n"),
        "as a document");
    has(buf_str(&out), STR("terms=\"2 &amp; \uFFFD\""), "with an attribute of the root");
    doc_free(document);
    buf_free(&out);
}

int main(void)
{
    Fixture fixture = fixture_linked(yaml);
    Str error;

    ok(order_records(fixture.records, &error), "ranks");
    is_str(written(&fixture, "a", 0), term_xml, "a term");
    is_str(written(&fixture, "w", 0), work_xml, "a work");
    is_str(written(&fixture, "a", DOC_DERIVED | DOC_RUNS | DOC_RUBY), derived_xml,
           "a term with what follows from others");
    test_origin(&fixture);
    test_index(&fixture);
    fixture_close(&fixture);
    test_characters();
    test_runs();
    test_ruby();
    return done_testing();
}
