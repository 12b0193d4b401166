/* What rules say: of notes and markers, of text, of words too long to be shown, of pinyin. */
#include "check.h"

/* clang-format off */
static const struct { DiagCode code; const char *yaml, *want; } sayings[] = {
    {DIAG_B310, "endnotes:\n  w: {type: article, title: W, markers: 1-3}\n  a: {type: book, title: A, cited-in: [{work: w, marker: 1, printed: 1}]}\n  b: {type: book, title: B, cited-in: [{work: w, marker: 2, printed: 1}]}\n  c: {type: book, title: C, cited-in: [{work: w, marker: 3, printed: 1}]}\n",
     "note 1 holds three works (correct 'printed', unless the source has it so)"},
    {DIAG_B310, "endnotes:\n  w: {type: article, title: W, markers: 1-3}\n  a: {type: book, title: A, cited-in: [{work: w, marker: 2, printed: 1}]}\n  b: {type: book, title: B, cited-in: [{work: w, marker: 1, printed: 1}]}\n  c: {type: book, title: C, cited-in: [{work: w, marker: 3, printed: 2}]}\n",
     "note 1 holds two works (correct 'printed', unless the source has it so)"},
    {DIAG_B310, "endnotes:\n  w: {type: article, title: W, markers: 1-3}\n  a: {type: book, title: A, cited-in: [{work: w, marker: 1, printed: 1}]}\n  b: {type: book, title: B, cited-in: [{work: w, marker: 1, printed: 1}]}\n  c: {type: book, title: C, cited-in: [{work: w, printed: 1}]}\n",
     ""},
    {DIAG_B310, "endnotes:\n  w: {type: article, title: W, markers: 1-3}\n  a: {type: book, title: A, cited-in: [{work: w, marker: 1, printed: 1}, {work: w, marker: 2, printed: 1}]}\n  b: {type: book, title: B, cited-in: [{work: w, marker: 3, printed: 3}]}\n",
     ""},
    {DIAG_B310, "endnotes:\n  w: {type: article, title: W, markers: 1-3}\n  a: {type: book, title: A, cited-in: [{work: w, marker: 1, printed: 2}]}\n  b: {type: book, title: B, cited-in: [{work: w, marker: 1, printed: 1}]}\n  c: {type: book, title: C, cited-in: [{work: w, marker: 2, printed: 2}]}\n",
     "note 2 holds two works (correct 'printed', unless the source has it so)"},
    {DIAG_B311, "endnotes:\n  w: {type: article, title: W, markers: 1-4}\n  a: {type: book, title: A, cited-in: [{work: w, marker: 1, printed: 1}]}\n  b: {type: book, title: B, cited-in: [{work: w, marker: 2, printed: 3}]}\n  c: {type: book, title: C, cited-in: [{work: w, marker: 3, printed: 4}]}\n  d: {type: book, title: D, cited-in: [{work: w, marker: 4, printed: 4}]}\n",
     "numbers drift by one from marker 2 (printed 3) to marker 3 (printed 4) (correct 'printed', unless the source has it so)"},
    {DIAG_B311, "endnotes:\n  w: {type: article, title: W, markers: 1-4}\n  a: {type: book, title: A, cited-in: [{work: w, marker: 1, printed: 3}]}\n  b: {type: book, title: B, cited-in: [{work: w, marker: 2, printed: 2}]}\n  c: {type: book, title: C, cited-in: [{work: w, marker: 3, printed: 2}]}\n  d: {type: book, title: D, cited-in: [{work: w, marker: 4, printed: 3}]}\n",
     "the number drifts by two at marker 1 (printed 3) (correct 'printed', unless the source has it so)|"
     "numbers drift by one from marker 3 (printed 2) to marker 4 (printed 3) (correct 'printed', unless the source has it so)"},
    {DIAG_B311, "endnotes:\n  w: {type: article, title: W, markers: 1-40}\n  a: {type: book, title: A, cited-in: [{work: w, marker: 1, printed: 13}]}\n  b: {type: book, title: B, cited-in: [{work: w, marker: 2, printed: 15}]}\n  c: {type: book, title: C, cited-in: [{work: w, marker: 20, printed: 7}]}\n",
     "the number drifts by twelve at marker 1 (printed 13) (correct 'printed', unless the source has it so)|"
     "the number drifts by 13 at marker 2 (printed 15) (correct 'printed', unless the source has it so)|"
     "the number drifts by 13 at marker 20 (printed 7) (correct 'printed', unless the source has it so)"},
    {DIAG_B311, "endnotes:\n  w: {type: article, title: W, markers: 1-4}\n  a: {type: book, title: A, cited-in: [{work: w, marker: 2, printed: 3}]}\n  b: {type: book, title: B, cited-in: [{work: w, marker: 2, printed: 3}]}\n",
     "the number drifts by one at marker 2 (printed 3) (correct 'printed', unless the source has it so)"},
    {DIAG_B312, "endnotes:\n  w: {type: article, title: W, markers: 1-4}\n  a: {type: book, title: A, cited-in: [{work: w, marker: 2}]}\n  b: {type: book, title: B, cited-in: [{work: w, marker: 3}]}\n",
     "marker 1 has no note (if its work is known, record it with {work: w, marker: 1})|"
     "marker 4 has no note (if its work is known, record it with {work: w, marker: 4})"},
    {DIAG_B312, "endnotes:\n  w: {type: article, title: W, markers: 3-4}\n  a: {type: book, title: A, cited-in: [{work: w, marker: 2}]}\n  b: {type: book, title: B, cited-in: [{work: w, marker: 5}]}\n",
     "marker 3 has no note (if its work is known, record it with {work: w, marker: 3})|"
     "marker 4 has no note (if its work is known, record it with {work: w, marker: 4})"},
    {DIAG_B312, "endnotes:\n  w: {type: article, title: W, markers: 1-1}\n",
     "no work is cited at any marker"},
    {DIAG_B312, "endnotes:\n  w: {type: article, title: W, markers: 1-3}\n  a: {type: book, title: A, cited-in: [{work: w, marker: 3}]}\n  b: {type: book, title: B, cited-in: [{work: w, marker: 1}]}\n  c: {type: book, title: C, cited-in: [{work: w, printed: 2}]}\n",
     "marker 2 has no note (if its work is known, record it with {work: w, marker: 2})"},
    {DIAG_B313, "endnotes:\n  w: {type: article, title: W, markers: 2-3}\n  a: {type: book, title: A, cited-in: [{work: w, marker: 1}]}\n  b: {type: book, title: B, cited-in: [{work: w, marker: 2}]}\n  c: {type: book, title: C, cited-in: [{work: w, marker: 3}]}\n  d: {type: book, title: D, cited-in: [{work: w, marker: 4}]}\n  e: {type: book, title: E, cited-in: [{work: w, printed: 9}]}\n",
     "the text has no marker 1: its markers are 2-3 (correct the number, or 'markers')|"
     "the text has no marker 4: its markers are 2-3 (correct the number, or 'markers')|"
     "note 9 has no marker in the text (correct the number, or 'markers')"},
    {DIAG_B512, "endnotes: {a: {type: book, title: \"é\"}}\n",
     "'é' is written with a combining mark of its own (write it as one character, U+00E9; see to the rest of the text as well)"},
    {DIAG_B512, "endnotes: {a: {type: book, title: \"하하\"}}\n",
     "'하' is written with a combining mark of its own (write it as one character, U+D558; see to the rest of the text as well)"},
    {DIAG_B512, "endnotes: {a: {type: book, title: \"क़\"}}\n",
     "'क़' is not in NFC (save the text in normal form NFC)"},
    {DIAG_B114, "endnotes: {a: {type: book, title: \"<i>a\"}}\n",
     "'<i>': this tag is not closed, or the one that closes it crosses another (each tag is opened and closed, inner ones first: <b>a <i>b</i></b>)"},
    {DIAG_B114, "endnotes: {a: {type: book, title: \"a</i>\"}}\n",
     "'</i>': this closing tag has no opening one (each tag is opened and closed, inner ones first: <b>a <i>b</i></b>)"},
    {DIAG_B114, "endnotes: {a: {type: book, title: \"<i><b><i><b><i><b><i><b><i><b><i><b><i><b><i><b><i><b>x</b></i></b></i></b></i></b></i></b></i></b></i></b></i></b></i></b></i>\"}}\n",
     "'<i>': tags nested too deep (at most 16 tags stand in each other)|"
     "'<b>': tags nested too deep (at most 16 tags stand in each other)|"
     "'</b>': this closing tag has no opening one (each tag is opened and closed, inner ones first: <b>a <i>b</i></b>)|"
     "'</i>': this closing tag has no opening one (each tag is opened and closed, inner ones first: <b>a <i>b</i></b>)"},
    {DIAG_B511, "endnotes: {a: {type: book, title: {zh-Hans: 舉国}}}\n",
     "舉 is traditional, 举 simplified (write '举国', or give the text under 'zh-Hant')"},
    {DIAG_B511, "endnotes: {a: {type: book, title: {zh-Hans: 舉国国国国国国国国国国国国国国国国国国国}}}\n",
     "舉 is traditional, 举 simplified (write '举国国国国国国国国国国国国国国国国国国国', or give the text under 'zh-Hant')"},
    {DIAG_B511, "endnotes: {a: {type: book, title: {zh-Hans: 舉国国国国国国国国国国国国国国国国国国国国}}}\n",
     "舉 is traditional, 举 simplified (write 举, or give the text under 'zh-Hant')"},
    {DIAG_B511, "endnotes: {a: {type: book, title: {zh-Hans: 舉國體製}}}\n",
     "舉 is traditional, 举 simplified (write '举国体制', or give the text under 'zh-Hant')"},
    {DIAG_B511, "endnotes: {a: {type: book, title: {zh-Hant: 举國}}}\n",
     "举 is simplified (write the traditional form, or give the text under 'zh-Hans')"},
    {DIAG_B510, "endnotes: {a: {type: book, title: {zh-Hans: State of things}}}\n",
     "text in Latin under 'zh-Hans' (give it under the tag of its language; 'zh-Hans' is written in Han)"},
    {DIAG_B510, "endnotes: {a: {type: book, title: {en: 举国}}}\n",
     "text in Han under 'en' (give it under 'zh-Hans'; 'en' is written in Latin)"},
    {DIAG_B510, "endnotes: {a: {type: book, title: {en: Москва}}}\n",
     "text in Cyrillic under 'en' (give it under the tag of its language; 'en' is written in Latin)"},
    {DIAG_B513, "endnotes: {a: {type: book, title: \"a​b\"}}\n",
     "invisible character U+200B, ZERO WIDTH SPACE (delete it)"},
    {DIAG_B515, "endnotes: {a: {type: book, title: \"ab\"}}\n",
     "private character U+E000 (write one that Unicode has)"},
    {DIAG_B105, "endnotes: {a: {type: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, title: T}}\n",
     "'type' cannot be 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' ('bibelot explain type' lists the words)"},
    {DIAG_B105, "endnotes: {a: {type: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, title: T}}\n",
     "'type' cannot be 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…' ('bibelot explain type' lists the words)"},
    {DIAG_B105, "endnotes: {a: {type: x国国国国国国国国国国国国国国国国国国国国, title: T}}\n",
     "'type' cannot be 'x国国国国国国国国国国国国国国国国国国国…' ('bibelot explain type' lists the words)"},
    {DIAG_B105, "endnotes: {a: {type: \"a\\tb\", title: T}}\n",
     "'type' cannot be 'a b' ('bibelot explain type' lists the words)"},
    {DIAG_B105, "endnotes: {a: {type: bok, title: T, status: xyzzy}}\n",
     "'type' cannot be 'bok' (did you mean 'book'?)"},
    {DIAG_B504, "terms: {t: {designations: {zh-Hans: {text: \"举国\", pinyin: \"jǔ\"}}}}\n",
     "no syllable for 国 (add 'guó')"},
    {DIAG_B504, "terms: {t: {designations: {zh-Hans: {text: \"举国\", pinyin: \"jǔguó tǐ\"}}}}\n",
     "no character for 'tǐ' in '举国' (take it out, or add its character to the text)"},
    {DIAG_B504, "terms: {t: {designations: {zh-Hans: {text: \"重国\", pinyin: \"guó\"}}}}\n",
     "no syllable for 重 (add zhòng, chóng)"},
    {DIAG_B504, "terms: {t: {designations: {zh-Hans: {text: \"举国体制\", pinyin: \"jǔguó\"}}}}\n",
     "no syllables for 体制"},
    {DIAG_B504, "terms: {t: {designations: {zh-Hans: {text: \"State\", pinyin: \"jǔguó\"}}}}\n",
     "pinyin of text without Chinese characters (take it out; other romanisations go into 'romanised')"},
    {DIAG_B405, "terms: {t: {designations: {en: [{text: abcdefghijkl}, {text: B, short-for: abcdefgxxxxx}, {text: C, short-for: abcdefxxxxxx}]}}}\n",
     "no rendering in en is 'abcdefgxxxxx' (did you mean 'abcdefghijkl'?)|no rendering in en is 'abcdefxxxxxx' (give the text of the rendering that it shortens)"},
    {DIAG_B206, "project: {format: 1, title: T, languages: [en], subjects: {abcdefghijkl: {en: S}}}\nterms: {t: {subject-field: [abcdefgxxxxx, abcdefxxxxxx], designations: {en: {text: A}}}}\n",
     "no subject has the key 'abcdefgxxxxx' (did you mean 'abcdefghijkl'?)|no subject has the key 'abcdefxxxxxx' (declare it under 'subjects' in the project)"},
    {DIAG_B504, "terms: {t: {designations: {zh-Hans: {text: 举国绿, pinyin: \"ju\u030Cguo\u0301 lu\u0308\u0300\"}}}}\n", ""},
    {DIAG_B505, "terms: {t: {designations: {zh-Hans: {text: 举国绿, pinyin: \"ju\u030Cguo\u0301 lu\u0308\u0300\"}}}}\n", ""},
    {DIAG_B507, "terms: {t: {designations: {zh-Hans: {text: 举国绿, pinyin: \"ju\u030Cguo\u0301 lu\u0308\u0300\"}}}}\n", ""},
    {DIAG_B501, "terms: {t: {designations: {zh-Hans: {text: 举国绿, pinyin: \"ju\u030Cguo\u0301 lu\u0308\u0300\"}}}}\n", ""},
    {DIAG_B503, "terms: {t: {designations: {zh-Hans: {text: 举国绿, pinyin: \"ju\u030Cguo\u0301 lu\u0308\u0300\"}}}}\n", ""},
    {DIAG_B507, "terms: {t: {designations: {zh-Hans: {text: 女, pinyin: \"nu:3\"}}}}\n", "'nu:3': 女 reads nǚ, not nu:3 (write 'nǚ')"},
    {DIAG_B503, "terms: {t: {designations: {zh-Hans: {text: 举国体制, pinyin: ju3guo2}}}}\n",
     "'ju3guo2': ju3 has a digit for the tone mark (write 'jǔguó')|'ju3guo2': guo2 has a digit for the tone mark (write 'jǔguó')"},
    {DIAG_B515, "terms: {t: {designations: {zh-Hans: {text: 举国}}, definition: {value: D, sources: [{work: x, as-printed: \"a\uE000\"}]}}}\n", ""},
    {DIAG_B312, "endnotes: {w: {type: book, title: W, markers: 1-2}, v: {type: book, title: V}, a: {type: book, title: A, cited-in: [{work: w, marker: 1}, {work: v, marker: 2}, {work: w, marker: x}]}}\n",
     "marker 2 has no note (if its work is known, record it with {work: w, marker: 2})"},
    {DIAG_B501, "terms: {t: {designations: {zh-Hans: {text: 举国, pinyin: \" jùguó \"}}}}\n",
     "'jùguó': 举 reads jǔ, not jù (write 'jǔguó')"},
    {DIAG_B501, "terms: {t: {designations: {zh-Hans: {text: \"举国\", pinyin: \"jùguó\"}}}}\n",
     "'jùguó': 举 reads jǔ, not jù (write 'jǔguó')"},
    {DIAG_B501, "terms: {t: {designations: {zh-Hans: {text: \"重庆\", pinyin: \"zhōngqìng\"}}}}\n",
     "'zhōngqìng': 重 reads zhòng or chóng, not zhōng (write 'zhòngqìng')"},
    {DIAG_B503, "terms: {t: {designations: {zh-Hans: {text: \"举国体制\", pinyin: \"juguo tizhi\"}}}}\n",
     "'juguo tizhi': tone marks are missing (write the tone marks; the form of a source without them goes into 'as-printed')"},
    {DIAG_B503, "terms: {t: {designations: {zh-Hans: {text: \"举国\", pinyin: \"ju3guo2\"}}}}\n",
     "'ju3guo2': ju3 has a digit for the tone mark (write 'jǔguó')|"
     "'ju3guo2': guo2 has a digit for the tone mark (write 'jǔguó')"},
    {DIAG_B505, "terms: {t: {designations: {zh-Hans: {text: \"举国\", pinyin: \"jxguó\"}}}}\n",
     "'jxguó': jx is no syllable of pinyin (write 'jǔguó')"},
    {DIAG_B506, "terms: {t: {designations: {zh-Hans: {text: \"西安\", pinyin: \"Xīān\"}}}}\n",
     "'Xīān': an apostrophe sets ān off within a word (write 'Xī’ān')"},
    {DIAG_B507, "terms: {t: {designations: {zh-Hans: {text: \"女\", pinyin: \"nu\"}}}}\n",
     "'nu': 女 reads nǚ, not nu (write 'nǚ')"},
    {DIAG_B508, "terms: {t: {designations: {zh-Hans: {text: \"举国\", pinyin: \"jǔgúo\"}}}}\n",
     "'jǔgúo': the tone mark of gúo belongs on another vowel (write 'jǔguó')"},
    {DIAG_B509, "terms: {t: {designations: {zh-Hans: {text: \"一个\", pinyin: \"yí gè\"}}}}\n",
     "'yí': yí is the tone of speech; 一 is written yī (write 'yī gè')"},
    {DIAG_B508, "terms: {t: {designations: {zh-Hans: {text: \"不对\", pinyin: \"bù dùi\"}}}}\n",
     "'dùi': the tone mark of dùi belongs on another vowel (write 'bù duì')"},
    {DIAG_B501, "terms: {t: {designations: {zh-Hans: {text: \"举国体制是一种制度和其他许多的东西以及更多的东西以及还有更多的东西\", pinyin: \"jùguó tǐzhì shì yì zhǒng zhìdù hé qítā xǔduō de dōngxi yǐjí gèng duō de dōngxi yǐjí hái yǒu gèng duō de dōngxi\"}}}}\n",
     "'jùguó': 举 reads jǔ, not jù (write 'jǔguó')"},
    {DIAG_B501, "endnotes: {a: {type: book, title: {zh-Hans: 举国, zh-Latn-pinyin: jùguó, en: X}}}\n",
     "'jùguó': 举 reads jǔ, not jù (write 'jǔguó')"},
    {DIAG_B501, "endnotes: {a: {type: book, title: {en: X, zh-Latn-pinyin: jùguó}}}\n",
     ""},
    {DIAG_B501, "endnotes: {a: {type: book, title: {zh-Hant: 舉國, zh-Latn-pinyin: jùguó}}}\n",
     "'jùguó': 舉 reads jǔ, not jù (write 'jǔguó')"},
};
/* clang-format on */

/* Twenty one by one, then the rest; of which there is no sense in saying "21 to 21". */
static void test_many(void)
{
    static const struct {
        unsigned last, told;
        const char *rest;
    } gaps[] = { { 21, 20, "" }, { 22, 21, "" }, { 23, 20, "|markers 21 to 22 have no notes" } };

    for (size_t i = 0; i < sizeof gaps / sizeof gaps[0]; i++) {
        Buf yaml = { 0 }, want = { 0 };

        buf_format(&yaml,
                   "endnotes: {w: {type: book, title: W, markers: 1-%u}, a: {type: book, title: A, cited-in: {work: w, "
                   "marker: %u}}}",
                   gaps[i].last, gaps[i].last);
        buf_char(&yaml, '\0');
        for (unsigned marker = 1; marker <= gaps[i].told; marker++)
            buf_format(&want, "%smarker %u has no note (if its work is known, record it with {work: w, marker: %u})",
                       marker > 1 ? "|" : "", marker, marker);
        buf_puts(&want, gaps[i].rest);
        buf_char(&want, '\0');
        is_said(DIAG_B312, yaml.ptr, want.ptr);
        buf_free(&yaml);
        buf_free(&want);
    }
}

int main(void)
{
    test_many();
    for (size_t i = 0; i < sizeof sayings / sizeof sayings[0]; i++)
        is_said(sayings[i].code, sayings[i].yaml, sayings[i].want);
    return done_testing();
}
