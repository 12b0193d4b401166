/* Rules for manuscripts at their edges: keys, notes, paragraphs, terms, pinyin. */
#include "check/manuscript.h"
#include "model.h"
#include "model/manuscript.h"
#include "read/manuscript.h"

#include <string.h>

/* A glossary of every kind of rendering. */
static const char glossary[] =
    "project: {format: 1, title: T, languages: [en, zh-Hans]}\n"
    "terms:\n"
    "  chief: {designations: {en: [{text: river steward system}, {text: system of river stewards}, {text: river chief, "
    "status: deprecated}, "
    "{text: river boss, status: superseded}, {text: RSS, term-type: acronym}, {text: steward system, term-type: "
    "short-form}], "
    "zh-Hans: [{text: 河长制度, pinyin: Hézhǎng zhìdù}, {text: 河长责任制, pinyin: hézhǎng zérènzhì}]}}\n"
    "  old: {designations: {en: [{text: river lord, status: deprecated}], zh-Hans: [{text: 河霸, status: "
    "deprecated}]}}\n"
    "  bare: {designations: {en: [{text: stream keeper}, {text: stream ward, status: deprecated}, {text: Q, status: "
    "deprecated}]}}\n"
    "  good: {designations: {en: [{text: self reliance}, {text: new river chief}]}}\n"
    "  bad: {designations: {en: [{text: self-reliance, status: deprecated}, {text: own strength}, {text: old river "
    "boss, status: deprecated}]}}\n"
    "  work: {designations: {zh-Hans: [{text: 国家工程, pinyin: guójiā gōngchéng}, {text: 新型国家工程, pinyin: "
    "xīnxíng guójiā gōngchéng}], zh-Hant: [{text: 國家工程}], en: [{text: IT}]}}\n"
    "  zbad: {designations: {en: [{text: far-sighted, status: deprecated}]}}\n"
    "  zgood: {designations: {en: [{text: far sighted}, {status: preferred}]}}\n"
    "  short: {designations: {zh-Hans: [{text: 河长制, pinyin: hézhǎngzhì}]}}\n"
    "  twin: {designations: {zh-Hans: [{text: 果价, pinyin: guǒjià}, {text: 过家, pinyin: guòjiā}]}}\n";

static const char works[] =
    "endnotes:\n"
    "  gu-2021: {type: book, title: The New System, issued: 2021, author: [{family: Gu, given: Xin}], citation-key: "
    "Gu21}\n"
    "  gu-2021-b: {type: book, title: The New System, issued: 2021, author: [{family: Gu, given: Xin}]}\n"
    "  li-2020: {type: book, title: Another, issued: 2020, citation-key: same, url: https://example.org/a}\n"
    "  ma-2020: {type: book, title: A Third, issued: 2020, citation-key: same, url: https://example.org/a}\n";

/* "B801 gu-2012 (did you mean 'gu-2021'?); …" */
static Str found(const char *yaml, const char *file, const char *text)
{
    static Fixture fixture;
    Manuscript *files[1];
    Source *source;
    Document document = { .files = files, .file_count = 1, .today = 20260101 };
    Buf out = { 0 };
    Str kept;

    if (fixture.arena != NULL)
        fixture_close(&fixture);
    fixture = fixture_linked(yaml);
    diags_set_level(fixture.diags, DIAG_B807, SEVERITY_INFO);
    source = source_create(fixture.arena, str_of(file), str_of(text));
    source->order = 1;
    files[0] = manuscript_create(fixture.arena, source);
    manuscript_reader(source->name)(files[0], fixture.diags);
    document.works = fixture.records->list.items;
    document.work_count = fixture.records->list.count;
    document.works_known = yaml == works;
    check_document_keys(fixture.arena, &document, fixture.records, fixture.diags);
    check_document_notes(fixture.arena, &document, fixture.diags);
    check_document_text(fixture.arena, &document, fixture.diags);
    check_document_terms(term_set_create(fixture.arena, fixture.records), &document, fixture.diags);
    diags_sort(fixture.diags);
    for (size_t i = 0; i < fixture.diags->list.count; i++) {
        const Diag *diag = fixture.diags->list.items[i];

        if (diag->source != source && diag->code != DIAG_B807)
            continue;
        buf_format(&out, "%s%s %.*s", out.len > 0 ? "; " : "", diag_row(diag->code)->code,
                   STR_ARG(source_text(diag->source, diag->span)));
        if (diag->help.len > 0)
            buf_format(&out, " (%.*s)", STR_ARG(diag->help));
    }
    kept = buf_keep(fixture.arena, &out);
    buf_free(&out);
    return kept;
}

typedef struct Paper {
    const char *yaml, *file, *text, *want;
} Paper;

/* clang-format off */
static const Paper papers[] = {
    /* ---- keys */
    {works, "a.md", "[@gu-2021; @gu-2021-b; @li-2020; @ma-2020]", "B804 gu-2021-b (cite one of them everywhere)"},
    {works, "a.md", "[@Gu21] and [@GU-2021-B]",
     "B807 li-2020; B807 ma-2020; B802 GU-2021-B (write 'gu-2021-b'); B804 GU-2021-B (cite one of them everywhere)"},
    {works, "a.md", "[@same] and again [@same]",
     "B807 gu-2021; B807 gu-2021-b; B807 ma-2020; B803 same (rename one of them, and cite the one that is meant)"},
    {works, "a.md", "[@gu-2012; @xyzzyxyzzy]",
     "B807 gu-2021; B807 gu-2021-b; B807 li-2020; B807 ma-2020; B801 gu-2012 (did you mean 'gu-2021'?); B801 xyzzyxyzzy"},
    {works, "a.md", "[@GU21]", "B807 gu-2021-b; B807 li-2020; B807 ma-2020; B802 GU21 (write 'gu-2021')"},
    {works, "a.md", "[@l-2020]", "B807 gu-2021; B807 gu-2021-b; B807 li-2020; B807 ma-2020; B801 l-2020 (did you mean 'li-2020'?)"},
    {works, "a.tex", "\\nocite{*}\\cite{li-2020}", ""},
    {works, "a.tex", "\\cite{own}\\begin{thebibliography}{9}\\bibitem{own} X\\end{thebibliography}",
     "B807 gu-2021; B807 gu-2021-b; B807 li-2020; B807 ma-2020"},
    {works, "a.tex", "\\cite{ow}\\begin{thebibliography}{9}\\bibitem{own} X\\end{thebibliography}",
     "B807 gu-2021; B807 gu-2021-b; B807 li-2020; B807 ma-2020; B801 ow"},
    {glossary, "a.md", "One.[^a] Two.[^b]\n\n[^a]: A.\n\n[^b]: B.\n", ""},
    {glossary, "a.md", "One.[^a] Two.[^b]\n\n[^a]: A.\n\n[^a]: B.\n\n[^c]: C.\n",
     "B810 [^b] (write it: '[^b]: …'); B816 a (give one of them another label, and its marker, too); B811 c (write '[^c]' where it belongs, or delete it)"},
    {glossary, "a.txt", "A Paper\n\nOne sentence.¹ Another.² A third.³\n\nNotes\n\n1. A <https://example.org/a>.\n2. B <https://example.org/b>.\n3. C <https://example.org/c>.\n",
     ""},
    {glossary, "a.txt", "A Paper\n\nOne sentence.² Another.¹ A third.³\n\nNotes\n\n1. A <https://example.org/a>.\n2. B <https://example.org/b>.\n3. C <https://example.org/c>.\n",
     "B812 ¹ (number the markers in the order in which they stand)"},
    {glossary, "a.txt", "A Paper\n\nOne sentence.¹ Another.² A third.³ Again.²\n\nNotes\n\n1. A <https://example.org/a>.\n3. C <https://example.org/c>.\n2. B <https://example.org/b>.\n",
     "B812 2 (put the notes in the order of their numbers)"},
    {glossary, "a.txt", "A Paper\n\nOne sentence.¹ Another.² A third.³\n\nNotes\n\n1. A <https://example.org/a>.\n2. B <https://example.org/b>.\n2. C <https://example.org/c>.\n",
     "B810 ³ (the list of notes ends at 2: write the note, or delete the marker); B816 2 (renumber the notes from here on)"},
    {glossary, "a.txt", "A Paper\n\nOne sentence.¹ Another.³\n\nNotes\n\n1. A <https://example.org/a>.\n2. B <https://example.org/b>.\n3. C <https://example.org/c>.\n",
     "B811 2 (set the marker where the note belongs, or delete the note)"},
    {glossary, "a.txt", "A Paper\n\nOne sentence.¹ Another.⁴\n\nNotes\n\n1. A <https://example.org/a>.\n4. C <https://example.org/c>.\n",
     "B813 ⁴ (renumber from here on, or add what is missing)"},
    {glossary, "a.txt", "A Paper\n\nOne sentence.¹ Another.³\n\nNotes\n\n1. A <https://example.org/a>.\n3. C <https://example.org/c>.\n",
     "B813 ³ (renumber from here on, or add what is missing)"},
    {glossary, "a.txt", "A Paper\n\nOne sentence.¹ Another.² A third.³ Fourth.⁴\n\nNotes\n\n1. A <https://example.org/a>.\n2. B <https://example.org/b>.\n",
     "B810 ³ (the list of notes ends at 2: write the note, or delete the marker); B810 ⁴ (the list of notes ends at 2: write the note, or delete the marker)"},
    {glossary, "a.txt", "A Paper\n\nOne sentence.¹ Another.³ More.⁴\n\nNotes\n\n1. A <https://example.org/a>.\n2. B <https://example.org/b>.\n4. D <https://example.org/d>.\n",
     "B810 ³ (write the note, or delete the marker); B811 2 (set the marker where the note belongs, or delete the note)"},
    {glossary, "a.txt", "A Paper\n\nOne sentence.³ Another.¹\n\nNotes\n\n1. A <https://example.org/a>.\n",
     "B810 ³ (the list of notes ends at 1: write the note, or delete the marker); B813 ³ (renumber from here on, or add what is missing); "
     "B812 ¹ (number the markers in the order in which they stand)"},
    {glossary, "a.txt", "A Paper\n\nOne sentence.\n\nNotes\n\n1. A <https://example.org/a>.\n",
     "B811 1 (set the marker where the note belongs, or delete the note)"},
    {glossary, "a.txt", "A Paper\n\nOne sentence.¹ Another.²\n",
     "B810 ¹ (a list stands at the end, under 'Notes' or the like, each note with its number)"},
    {glossary, "a.txt", "A Paper\n\nOne sentence.¹ Another.\n",
     "B810 ¹ (a list stands at the end, under 'Notes' or the like, each note with its number)"},
    {glossary, "a.txt", "A Paper\n\nLindqvist drew maps.¹ Okafor measured at the Tavira bridge.² Hakimi wrote for the Delta.³ Petrosyan came with Almeida.⁴ Brandt followed Castellano.⁵\n\nNotes\n\n1. Lindqvist, Maps <https://example.org/l>.\n2. Okafor, Tavira <https://example.org/o>. Hakimi, Delta <https://example.org/h>.\n3. Petrosyan, Almeida <https://example.org/p>.\n4. Brandt, Castellano <https://example.org/b>.\n",
     "B815 2 (if each has a marker of its own, make them notes of their own); B814 3 (make the works of note 2 notes of their own, and renumber those behind it)"},
    {glossary, "a.txt", "A Paper\n\nLindqvist drew maps.¹ Okafor measured at the Tavira bridge.² Hakimi wrote for the Delta.³ Petrosyan came with Almeida.⁴ Brandt followed Castellano.⁵\n\nNotes\n\n1. Lindqvist, Maps <https://example.org/l>.\n2. Okafor, Tavira <https://example.org/o>. Hakimi, Delta <https://example.org/h>.\n3. Hakimi, Delta <https://example.org/p>.\n4. Petrosyan, Almeida <https://example.org/b>.\n5. Brandt, Castellano <https://example.org/c>.\n",
     "B815 2 (if each has a marker of its own, make them notes of their own)"},
    {glossary, "a.txt", "A Paper\n\nLindqvist drew maps.¹ Okafor measured at the Tavira bridge.² Hakimi wrote for the Delta.³ Petrosyan came with Almeida.⁴ Brandt followed Castellano.⁵\n\nNotes\n\n1. Lindqvist, Maps <https://example.org/l>.\n2. Okafor, Tavira <https://example.org/o>. hakimi, Delta <https://example.org/h>.\n3. Petrosyan, Almeida <https://example.org/p>.\n4. Brandt, Castellano <https://example.org/b>.\n",
     "B810 ⁵ (the list of notes ends at 4: write the note, or delete the marker)"},
    {glossary, "a.txt", "A Paper\n\nLindqvist drew maps.¹ Okafor measured at the Tavira bridge.² Hakimi wrote for the Delta.³ Petrosyan came with Almeida.⁴ Brandt followed Castellano.⁵\n\nNotes\n\n1. Lindqvist, Maps <https://example.org/l>.\n2. Okafor, httpd, Tavira <https://example.org/o>; Hakimi, Delta <https://example.org/h>.\n3. Petrosyan, Almeida <https://example.org/p>.\n4. Brandt, Castellano <https://example.org/b>.\n",
     "B810 ⁵ (the list of notes ends at 4: write the note, or delete the marker)"},
    {glossary, "a.txt", "A Paper\n\nLindqvist drew maps.¹ Okafor measured at the Tavira bridge.² Hakimi wrote for the Delta.³ Petrosyan came with Almeida.⁴ Brandt followed Castellano.⁵ Seventh from Zhang.⁶ Eighth from Quirke.⁷\n\nNotes\n\n1. Lindqvist, Maps <https://example.org/l>.\n2. Okafor, Tavira <https://example.org/o>. “Hakimi, Delta <https://example.org/h>.\n3. Petrosyan, Almeida <https://example.org/p>. Brandt, Castellano <https://example.org/b>.\n4. Zhang, Seventh <https://example.org/z>.\n5. Quirke, Eighth <https://example.org/q>.\n",
     "B810 ⁶ (the list of notes ends at 5: write the note, or delete the marker); B810 ⁷ (the list of notes ends at 5: write the note, or delete the marker); B603 “ (add the one that is missing)"},
    {glossary, "a.md", "The the river. Of of\n\nthe the bridge.",
     "B602 The the (delete one of them); B602 Of of (delete one of them); B602 the the (delete one of them)"},
    {glossary, "a.md", "He said “one thing.\n\n“And another.”", ""},
    {glossary, "a.md", "He said “one thing.\n\nAnd another.", "B603 “ (add the one that is missing)"},
    {glossary, "a.md", "He said (one thing.\n\n(And another.)", "B603 ( (add the one that is missing)"},
    {glossary, "a.md", "It is *the* the river.", "B602 the* the (delete one of them)"},
    {glossary, "a.md", "It is `x` the the, the\n  the river.", "B602 the the (delete one of them)"},
    {glossary, "a.md", "He said “one thing.\n \t\n“And another.” The the.", "B602 The the (delete one of them)"},
    {glossary, "a.tex", "It is the \\emph{the} river. And “one $x$ thing\n\nmore ”",
     "B602 the \\emph{the (delete one of them); B603 “ (add the one that is missing)"},
    {glossary, "a.md", "Every river chief obeys, as river chiefs do.",
     "B820 river chief (write 'river steward system' (河长制度)); B820 river chiefs (write 'river steward system' (河长制度))"},
    {glossary, "a.md", "Every *river* chief obeys.", "B820 river* chief (write 'river steward system' (河长制度))"},
    {glossary, "a.md", "The river boss, the river lord, and the stream ward.",
     "B820 river boss (write 'river steward system' (河长制度)); B820 river lord (the glossary has no other one: see 'old'); B820 stream ward (write 'stream keeper')"},
    {glossary, "a.md", "The new river chief and the old river chief.", "B820 river chief (write 'river steward system' (河长制度))"},
    {glossary, "a.md", "河霸来了。", "B820 河霸 (the glossary has no other one: see 'old')"},
    {glossary, "a.md", "self-reliance, self reliance, Self-Reliance and own strength",
     "B820 self-reliance (write 'own strength'); B820 Self-Reliance (write 'own strength')"},
    {glossary, "a.md", "One.[^b]\n\n[^a]: A.\n\n[^b]: B.\n",
     "B811 a (write '[^a]' where it belongs, or delete it)"},
    {glossary, "a.md", "self-reliances, then self reliances",
     "B820 self-reliances (write 'own strength')"},
    {glossary, "a.md", "The river steward system, and then the steward system.", ""},
    {works, "a.md", "[@gu-xxxx-b; @gx-xxxx-b]",
     "B807 gu-2021; B807 gu-2021-b; B807 li-2020; B807 ma-2020; B801 gu-xxxx-b (did you mean 'gu-2021-b'?); B801 gx-xxxx-b"},
    {glossary, "a.txt", "A Paper\n\nLindqvist drew maps.¹ Okafor measured at the Tavira bridge.² Hakimi wrote for the Delta.³ Petrosyan came with Almeida.⁴ Brandt followed Castellano.⁵\n\nNotes\n\n1. Lindqvist, Maps <https://example.org/l>.\n2. Okafor, Tavira <https://example.org/o>. 3 Hakimi, Delta <https://example.org/h>.\n3. Petrosyan, Almeida <https://example.org/p>.\n4. Brandt, Castellano <https://example.org/b>.\n",
     "B810 ⁵ (the list of notes ends at 4: write the note, or delete the marker)"},
    {glossary, "a.txt", "A Paper\n\nLindqvist drew maps.¹ Okafor measured at the Tavira bridge.² Hakimi wrote for the Delta.³ Petrosyan came with Almeida.⁴ Brandt followed Castellano.⁵\n\nNotes\n\n1. Lindqvist, Maps <https://example.org/l>.\n2. Okafor, Tavira <https://example.org/o>. Hakimi, Delta <https://example.org/h>.\n4. Brandt, Castellano <https://example.org/b>.\n",
     "B810 ⁴ (write the note, or delete the marker); B815 2 (if each has a marker of its own, make them notes of their own)"},
    {glossary, "a.txt", "A Paper\n\nNothing to be noted.\n", ""},
    {glossary, "a.txt", "A Paper\n\nOne.¹ Two.⁵\n\nNotes\n\n1. A <https://example.org/a>.\n4. D <https://example.org/d>.\n5. E <https://example.org/e>.\n",
     "B813 ⁵ (renumber from here on, or add what is missing); B811 4 (set the marker where the note belongs, or delete the note)"},
    {glossary, "a.md", "河长制 (hézhǎngzhì), 河长制度 (hézhángzhìdù)",
     "B824 hézhángzhìdù (write 'Hézhǎng zhìdù')"},
    {glossary, "a.md", "河长制度 (*_*_*_hézháng zhìdù",
     "B603 ( (add the one that is missing); B824 hézháng zhìdù (write 'Hézhǎng zhìdù')"},
    {glossary, "a.md", "far sighted, far-sighted",
     "B820 far-sighted (the glossary has no other one: see 'zbad')"},
    {works, "a.aux", "\\citation{gu-2021}\n",
     "B807 gu-2021-b; B807 li-2020; B807 ma-2020"},
    {glossary, "a.md", "A Q here.",
     "B820 Q (write 'stream keeper')"},
    {glossary, "a.md", "The old river boss.",
     "B820 old river boss (write 'own strength')"},
    {glossary, "a.txt", "A Paper\n\nLindqvist drew maps.¹ Okafor measured at the Tavira bridge.² Hakimi wrote for the Delta.³ Petrosyan came with Almeida.⁴ Brandt followed Castellano.⁵\n\nNotes\n\n1. Lindqvist, Maps <https://example.org/l>.\n2. Okafor, Tavira <https://example.org/o>. Hakimi, Delta <https://example.org/h>.\n3. <https://example.org/p> has Petrosyan, Almeida.\n4. <https://example.org/b> has Brandt, Castellano.\n",
     "B815 2 (if each has a marker of its own, make them notes of their own); B814 3 (make the works of note 2 notes of their own, and renumber those behind it)"},
    {glossary, "a.md", "“river chief” and ‘river chief’", ""},
    {glossary, "a.md", "> A river chief.", ""},
    {glossary, "a.md", "The river steward system, the system of river stewards, the system of river stewards.",
     "B821 system of river stewards (use one of them throughout)"},
    {glossary, "a.md", "An RSS and an rss; IT and it.", ""},
    {glossary, "a.md", "System of river stewards", ""},
    {glossary, "a.md", "国家工程 and 國家工程; 国家工程", ""},
    {glossary, "a.md", "河长製度 and 国家工程 with 國家工程 and 国家工程", "B822 河长製度 (write '河长制度')"},
    {glossary, "a.md", "新型國家工程 and 新型国家工程", ""},
    {glossary, "a.md", "国傢工程 or 国家攻程, 国家工城 and 国佳攻程",
     "B822 国傢工程 (write '国家工程' or '國家工程'); B823 国家攻程 (write '国家工程'); B823 国家工城 (write '国家工程')"},
    {glossary, "a.md", "新星国家工程", "B823 新星国家工程 (write '新型国家工程')"},
    {glossary, "a.md", "河长制度 (hézhǎng zhìdù), 河长制度（Hézhǎng zhìdù）, 河长制度, *hézhǎng zhìdù*", ""},
    {glossary, "a.md", "河长制度 (hé zhǎng zhìdù)", "B825 hé zhǎng zhìdù (write 'Hézhǎng zhìdù')"},
    {glossary, "a.md", "河长制度 (hezhang zhidu)", ""},
    {glossary, "a.md", "河长制度 (hezhong zhidu)", "B824 hezhong zhidu (write 'Hezhang zhidu')"},
    {glossary, "a.md", "河长制度 (Hézháng zhìdù)", "B824 Hézháng zhìdù (write 'Hézhǎng zhìdù')"},
    {glossary, "a.md", "河长制度 (hézhǎng zhì dù) is", "B825 hézhǎng zhì dù (write 'Hézhǎng zhìdù')"},
    {glossary, "a.md", "河长制度 (the system)", ""},
    {glossary, "a.md", "河长制度 (xīnxíng)", ""},
    {glossary, "a.md", "新型国家工程 (guójiā gōngchéng)", "B824 guójiā gōngchéng (write 'xīnxíng guójiā gōngchéng')"},
    {glossary, "a.md", "新型国家工程 (xīnxíng guójiā gōngchéng), 国家工程 (guójiā gongchéng)", "B824 guójiā gongchéng (write 'guójiā gōngchéng')"},
    {glossary, "a.md", "国家工程 (guojia gongcheng) and guójià gōngchéng alone, guójiā gōngchéng",
     "B824 guójià gōngchéng (write 'guójiā gōngchéng')"},
    {glossary, "a.md", "The guójià gōngchéng; xìnxíng guójiā gōngchéng.",
     "B824 guójià gōngchéng (write 'guójiā gōngchéng'); B824 xìnxíng guójiā gōngchéng (write 'xīnxíng guójiā gōngchéng')"},
    {glossary, "a.md", "The guójià. Gōngchéng.", ""},
    {glossary, "a.md", "guòjiā, guòjià, guǒjià", ""},
    {glossary, "a.md", "The Hézháng-zhìdù, hezhang zhidu, HÉZHÀNG ZHÌDÙ",
     "B824 Hézháng-zhìdù (write 'Hézhǎng zhìdù'); B824 HÉZHÀNG ZHÌDÙ (write 'Hézhǎng zhìdù')"},
    {glossary, "a.md", "河长制度 river", ""},
    {glossary, "a.md", "河长制度 “hé’zhǎng zhìdù”", ""},
    {glossary, "a.md", "a b c d e f g h i j k l m n o p q r s t u v w x y z guójià gōngchéng",
     "B824 guójià gōngchéng (write 'guójiā gōngchéng')"},
    {glossary, "a.tex", "河长制度 {\\itshape hézháng zhìdù} and 河长制度 \\emph{hézháng zhìdù}",
     "B824 hézháng zhìdù (write 'Hézhǎng zhìdù'); B824 hézháng zhìdù (write 'Hézhǎng zhìdù')"},
};
/* clang-format on */

int main(void)
{
    for (size_t i = 0; i < sizeof papers / sizeof papers[0]; i++)
        is_str(found(papers[i].yaml, papers[i].file, papers[i].text), papers[i].want, papers[i].text);
    return done_testing();
}
