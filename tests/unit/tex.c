#include "text/tex.h"

#include "base/utf8.h"
#include "tap.h"

#include <string.h>

/* clang-format off */
/* Text, for biblatex, for classic BibTeX (NULL: the same). */
static const char *const escapes[][3] = {
    {"", "", NULL}, {"plain text", "plain text", NULL}, {"R&D", "R\\&D", NULL},
    {"50% of #1 costs $5_x", "50\\% of \\#1 costs \\$5\\_x", NULL},
    {"a{b}c", "a{\\textbraceleft}b{\\textbraceright}c", NULL}, {"{", "{\\textbraceleft}", NULL},
    {"}", "{\\textbraceright}", NULL},
    {"\\input{x}", "{\\textbackslash}input{\\textbraceleft}x{\\textbraceright}", NULL},
    {"\\write18{rm}", "{\\textbackslash}write18{\\textbraceleft}rm{\\textbraceright}", NULL},
    {"^^5cinput", "{\\textasciicircum}{\\textasciicircum}5cinput", NULL}, {"a~b", "a{\\textasciitilde}b", NULL},
    {"\\", "{\\textbackslash}", NULL},
    {"say \"hi\"", "say \"hi\"", NULL}, {"a\nb\r\nc\td", "a b c d", NULL}, {"a\u2028b", "a b", NULL},
    {"a\x01" "b\x7f", "a\uFFFDb\uFFFD", NULL}, {"a\xc2\x85" "b", "a\uFFFDb", NULL}, {"\xff", "\uFFFD", NULL},
    {"a--b", "a-{}-b", NULL}, {"a---b", "a-{}-{}-b", NULL}, {"''", "'{}'", NULL},
    {"``", "{\\textasciigrave}{\\textasciigrave}", NULL}, {",,", ",{},", NULL},
    {"?`", "?{\\textasciigrave}", NULL}, {"<<", "<{}<", "{\\textless}{\\textless}"}, {"a|b", "a|b", "a{\\textbar}b"},
    {"é", "é", "{\\'e}"}, {"ü", "ü", "{\\\"u}"}, {"č", "č", "{\\v{c}}"}, {"ç", "ç", "{\\c{c}}"}, {"ñ", "ñ", "{\\~n}"},
    {"å", "å", "{\\r{a}}"}, {"Å", "Å", "{\\r{A}}"}, {"ő", "ő", "{\\H{o}}"}, {"ą", "ą", "{\\k{a}}"},
    {"ż", "ż", "{\\.z}"},
    {"ā á ǎ à", "ā á ǎ à", "{\\=a} {\\'a} {\\v{a}} {\\`a}"},
    {"ī í ǐ ì", "ī í ǐ ì", "{\\=\\i} {\\'\\i} {\\v{\\i}} {\\`\\i}"},
    {"ǖ ǘ ǚ ǜ", "ǖ ǘ ǚ ǜ", "{\\={\\\"u}} {\\'{\\\"u}} {\\v{\\\"u}} {\\`{\\\"u}}"}, {"Ǚ", "Ǚ", "{\\v{\\\"U}}"},
    {"ế", "ế", "{\\'{\\^e}}"}, {"ị", "ị", "{\\d{i}}"}, {"į", "į", "{\\k{i}}"}, {"ĵ", "ĵ", "{\\^\\j}"},
    {"e\u0301", "e\u0301", "{\\'e}"}, {"u\u0308\u030C", "u\u0308\u030C", "{\\v{\\\"u}}"},
    {"e\u0359", "e\u0359", "e\u0359"}, {"ộ", "ộ", "{\\^{\\d{o}}}"}, {"ǿ", "ǿ", "{\\'\\o}"}, {"ǣ", "ǣ", "{\\=\\ae}"},
    {"ß ø Ø æ Æ œ Œ ł Ł ı", "ß ø Ø æ Æ œ Œ ł Ł ı", "{\\ss} {\\o} {\\O} {\\ae} {\\AE} {\\oe} {\\OE} {\\l} {\\L} {\\i}"},
    {"ș", "ș", "{\\textcommabelow{s}}"}, {"đ", "đ", "{\\dj}"}, {"ơ", "ơ", "ơ"}, {"ả", "ả", "ả"},
    {"2019–2021", "2019–2021", "2019--2021"}, {"a—b", "a—b", "a---b"}, {"–-", "–-", "--{}-"}, {"—–", "—–", "---{}--"},
    {"“a”", "“a”", "``a''"}, {"‘a’", "‘a’", "`a'"}, {"“‘a’”", "“‘a’”", "``{}`a'{}''"}, {"?“", "?“", "?{}``"},
    {"it’s", "it’s", "it's"},
    {"a\u00A0b", "a\u00A0b", "a~b"}, {"…", "…", "{\\ldots}"},
    {"€ £ ¥ ¢", "€ £ ¥ ¢", "{\\texteuro} {\\pounds} {\\textyen} {\\textcent}"}, {"§5", "§5", "{\\S}5"},
    {"©", "©", "{\\textcopyright}"}, {"«a»", "«a»", "{\\guillemotleft}a{\\guillemotright}"},
    {"„a“", "„a“", "{\\quotedblbase}a``"}, {"¿", "¿", "{\\textquestiondown}"},
    {"α-helix", "α-helix", "{$\\alpha$}-helix"}, {"Δ", "Δ", "{$\\Delta$}"},
    {"≤ → ∞", "≤ → ∞", "{$\\leq$} {\\textrightarrow} {$\\infty$}"}, {"Ελλάς", "Ελλάς", "Ελλάς"},
    {"举国体制", "举国体制", NULL}, {"“有效市场”", "“有效市场”", "``有效市场''"},
    {"한국어 ひらがな", "한국어 ひらがな", NULL}, {"Привет", "Привет", NULL},
    {"😀", "😀", NULL}, {"\u00AD", "\u00AD", "{\\-}"},
};

/* Title, with english_casing, without (for biblatex). */
static const char *const titles[][3] = {
    {"The new whole-of-nation system", "The new whole-of-nation system", "The new whole-of-nation system"},
    {"An NSWN system", "An {NSWN} system", "An NSWN system"},
    {"The iPhone and eLife", "The {iPhone} and {eLife}", "The iPhone and eLife"},
    {"R&D in 5G", "{R\\&D} in {5G}", "R\\&D in 5G"},
    {"Made in China 2025", "Made in {China} 2025", "Made in China 2025"},
    {"Industrial policy in China and the European Union", "Industrial policy in {China} and the {European} {Union}",
     "Industrial policy in China and the European Union"},
    {"The Role of State Capital in Chinese Industrial Policy", "The Role of State Capital in Chinese Industrial Policy",
     "The Role of State Capital in Chinese Industrial Policy"},
    {"The Role of AI in Chinese Industrial Policy", "The Role of {AI} in Chinese Industrial Policy",
     "The Role of AI in Chinese Industrial Policy"},
    {"State-Owned Enterprises and Market Reform", "State-Owned Enterprises and Market Reform",
     "State-Owned Enterprises and Market Reform"},
    {"The Making of an Iron Rice Bowl with Chinese Characteristics",
     "The Making of an Iron Rice Bowl with Chinese Characteristics",
     "The Making of an Iron Rice Bowl with Chinese Characteristics"},
    {"War within Europe and Asia", "War within Europe and Asia", "War within Europe and Asia"},
    {"Anglo-American relations since the war", "{Anglo-American} relations since the war",
     "Anglo-American relations since the war"},
    {"GPT-4 and the rest of it", "{GPT-4} and the rest of it", "GPT-4 and the rest of it"},
    {"Whole nation: Lessons from the past", "Whole nation: Lessons from the past",
     "Whole nation: Lessons from the past"},
    {"What now? Lessons from Xi Jinping’s past", "What now? Lessons from {Xi} {Jinping’s} past",
     "What now? Lessons from Xi Jinping’s past"},
    {"“Efficient market” and beyond", "“Efficient market” and beyond", "“Efficient market” and beyond"},
    {"Plan B and what I think", "Plan {B} and what {I} think", "Plan B and what I think"},
    {"I think so too", "I think so too", "I think so too"},
    {"A tale of two cities", "A tale of two cities", "A tale of two cities"},
    {"O’Neill’s U.S. policy", "{O’Neill’s} {U.S}. policy", "O’Neill’s U.S. policy"},
    {"举国体制 and AI产业", "举国体制 and {AI}产业", "举国体制 and AI产业"},
    {"新型举国体制", "新型举国体制", "新型举国体制"},
    {"The <i>Origin of Species</i> in China", "The \\emph{Origin of Species} in {China}",
     "The \\emph{Origin of Species} in China"},
    {"H<sub>2</sub>O and x<sup>2</sup>", "{H}\\textsubscript{2}{O} and x\\textsuperscript{2}",
     "H\\textsubscript{2}O and x\\textsuperscript{2}"},
    {"<span class=\"nocase\">de Gaulle</span> and <b>war</b>", "{de Gaulle} and \\textbf{war}",
     "{de Gaulle} and \\textbf{war}"},
    {"a < b and <em>x</em>", "a < b and <em>x</em>", "a < b and <em>x</em>"}, {"<i>a", "<i>a", "<i>a"},
    {"<span class=\"nocase\"><i>Vita</i> x</span> of <span class=\"nocase\">&c</span>", "{{}\\emph{Vita} x} of {{}\\&c}",
     "{{}\\emph{Vita} x} of {{}\\&c}"},
    {"a <span class=\"nocase\">de</span>AI", "a {de}{}{AI}", "a {de}AI"},
    {"The <span class=\"nocase\">European Union</span> in Asia", "The {European Union} in Asia", "The {European Union} in Asia"},
    {"100% {x}", "100\\% {\\textbraceleft}x{\\textbraceright}", "100\\% {\\textbraceleft}x{\\textbraceright}"},
    {"<span style=\"font-variant:small-caps;\">Ab</span>", "\\textsc{Ab}", "\\textsc{Ab}"},
    {"École et Élysée", "École et {Élysée}", "École et Élysée"}, {"", "", ""},
};
/* clang-format on */

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* Braces balance and never go below zero, counted as BibTeX does; and no byte acts: what begins with a backslash is one
 * of the macros that we write, and # $ % & _ ~ ^ stand behind a backslash or as we write them. */
static bool is_inert(Str tex, bool math)
{
    long depth = 0;
    unsigned dollars = 0;

    for (size_t i = 0; i < tex.len; i++) {
        char c = tex.ptr[i], before = i > 0 ? tex.ptr[i - 1] : ' ';

        depth += (c == '{') - (c == '}');
        if (depth < 0 || (unsigned char)c < ' ' || c == 0x7F)
            return false;
        if (strchr("#%&_", c) != NULL && before != '\\')
            return false;
        if ((c == '{' || c == '}') && before == '\\')
            return false;
        if ((c == '^' || c == '~') && before != '\\' && !(math && c == '~'))
            return false;
        if (c == '$' && before != '\\' && !(math && (before == '{' || (i + 1 < tex.len && tex.ptr[i + 1] == '}'))))
            return false;
        dollars += c == '$' && before != '\\';
        if (c == '\\' && (i + 1 == tex.len || tex.ptr[i + 1] == '\\'))
            return false;
    }
    return depth == 0 && dollars % 2 == 0;
}

static void test_escapes(void)
{
    for (size_t i = 0; i < COUNT(escapes); i++) {
        Buf buf = { 0 };

        tex_escape(&buf, str_of(escapes[i][0]), TEX_UTF8);
        is_str(buf_str(&buf), escapes[i][1], escapes[i][0]);
        ok(is_inert(buf_str(&buf), false), "  inert");
        buf_clear(&buf);
        tex_escape(&buf, str_of(escapes[i][0]), TEX_MACROS);
        is_str(buf_str(&buf), escapes[i][2] != NULL ? escapes[i][2] : escapes[i][1], "  classic");
        ok(is_inert(buf_str(&buf), true), "  inert");
        buf_free(&buf);
    }
}

static void test_titles(void)
{
    for (size_t i = 0; i < COUNT(titles); i++) {
        Buf buf = { 0 };

        tex_title(&buf, str_of(titles[i][0]), TEX_UTF8, true);
        is_str(buf_str(&buf), titles[i][1], titles[i][0]);
        buf_clear(&buf);
        tex_title(&buf, str_of(titles[i][0]), TEX_UTF8, false);
        is_str(buf_str(&buf), titles[i][2], "  without casing");
        buf_clear(&buf);
        tex_rich(&buf, str_of(titles[i][0]), TEX_UTF8);
        is_str(buf_str(&buf), titles[i][2], "  rich");
        buf_free(&buf);
    }
}

/* Any text comes out inert. */
static void test_random(void)
{
    static const char *const pieces[] = {
        "\\",
        "{",
        "}",
        "%",
        "#",
        "$",
        "&",
        "_",
        "~",
        "^",
        "^^5c",
        "\\input",
        "\\write18",
        "\"",
        "'",
        "`",
        "-",
        "?",
        ",",
        "<",
        "<i>",
        "</i>",
        "<span class=\"nocase\">",
        "</span>",
        "a",
        "B",
        " ",
        "\n",
        "\t",
        "\x01",
        "é",
        "ǚ",
        "\u0301",
        "\u0308",
        "—",
        "–",
        "“",
        "”",
        "‘",
        "’",
        "…",
        "α",
        "β",
        "≤",
        "\u00A0",
        "举",
        "😀",
        "\xff",
        "\xe4",
        "\u200B",
        "ß",
        "i",
        "j",
        ".",
        ":",
        "!",
    };
    unsigned long seed = 7;
    bool sound = true;

    for (int round = 0; round < 20000 && sound; round++) {
        Buf text = { 0 }, tex = { 0 };

        for (int i = 0; i < 24; i++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            buf_puts(&text, pieces[(seed >> 33) % COUNT(pieces)]);
        }
        for (int form = 0; form < 8 && sound; form++) {
            TexMode mode = form % 2 == 0 ? TEX_UTF8 : TEX_MACROS;

            buf_clear(&tex);
            if (form < 2)
                tex_escape(&tex, buf_str(&text), mode);
            else if (form < 4)
                tex_rich(&tex, buf_str(&text), mode);
            else
                tex_title(&tex, buf_str(&text), mode, form < 6);
            sound = is_inert(buf_str(&tex), mode == TEX_MACROS) && utf8_find_invalid(buf_str(&tex)) == STR_NONE;
            if (!sound)
                printf("# form %d: '%s'\n# '%s'\n", form, text.ptr, tex.ptr);
        }
        buf_free(&text);
        buf_free(&tex);
    }
    ok(sound, "20000 random texts come out inert");
}

static void test_tables(void)
{
    size_t count, accents;
    const TexMacro *rows = tex_macros(&count);
    const TexAccent *marks = tex_accents(&accents);
    bool sorted = true, unique = true, inert = true, unambiguous = true;

    for (size_t i = 1; i < count; i++) {
        sorted &= rows[i - 1].cp <= rows[i].cp;
        unique &= rows[i - 1].cp != rows[i].cp || (rows[i].flags & TEX_READ) != 0;
    }
    for (size_t i = 0; i < count; i++) {
        Buf buf = { 0 };
        char text[4];

        tex_escape(&buf, (Str){ text, utf8_encode(rows[i].cp, text) }, TEX_MACROS);
        inert &= is_inert(buf_str(&buf), true);
        buf_free(&buf);
        for (size_t j = 0; j < i; j++)
            if (strcmp(rows[i].macro, rows[j].macro) == 0 && ((rows[i].flags | rows[j].flags) & TEX_WRITE) == 0) {
                unambiguous = false;
                printf("# %s: U+%04X, U+%04X\n", rows[i].macro, (unsigned)rows[j].cp, (unsigned)rows[i].cp);
            }
    }
    ok(count > 400, "%zu rows", count);
    ok(sorted, "in order");
    ok(unique, "one row to write for a code point, the first");
    ok(unambiguous, "a macro to be read means one character");
    ok(inert, "each character alone comes out inert");
    for (size_t i = 1; i < accents; i++)
        ok(marks[i - 1].combining < marks[i].combining, "accent %c in order", marks[i].macro);
}

int main(void)
{
    test_escapes();
    test_titles();
    test_random();
    test_tables();
    return done_testing();
}
