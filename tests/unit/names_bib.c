#include "text/names_bib.h"

#include "tap.h"
#include "text/tex_read.h"

#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* Name, first, von, last, jr: each as BibTeX 0.99d prints it by format.name$. */
/* clang-format off */
static const char *const names[][5] = {
    {"jean de la fontaine", "", "jean de la", "fontaine", ""},
    {"Jean de la Fontaine", "Jean", "de la", "Fontaine", ""},
    {"Jean {de} la Fontaine", "Jean {de}", "la", "Fontaine", ""},
    {"jean {de} {la} fontaine", "", "jean", "{de} {la} fontaine", ""},
    {"Jean {de} {la} fontaine", "Jean {de} {la}", "", "fontaine", ""},
    {"Jean De La Fontaine", "Jean De La", "", "Fontaine", ""},
    {"jean De la Fontaine", "", "jean De la", "Fontaine", ""},
    {"Jean de La Fontaine", "Jean", "de", "La Fontaine", ""},
    {"Jean {De La} Fontaine", "Jean {De La}", "", "Fontaine", ""},
    {"de la Fontaine, Jean", "Jean", "de la", "Fontaine", ""},
    {"De La Fontaine, Jean", "Jean", "", "De La Fontaine", ""},
    {"De la Fontaine, Jean", "Jean", "De la", "Fontaine", ""},
    {"de La Fontaine, Jean", "Jean", "de", "La Fontaine", ""},
    {"jean de la fontaine,", "", "jean de la", "fontaine", ""},
    {"de la fontaine, Jean", "Jean", "de la", "fontaine", ""},
    {"de la, fontaine, Jr", "Jr", "de", "la", "fontaine"},
    {"{\\'E}cole Normale", "{\\'E}cole", "", "Normale", ""},
    {"{\\'e}cole Normale", "", "{\\'e}cole", "Normale", ""},
    {"Ludwig van Beethoven", "Ludwig", "van", "Beethoven", ""},
    {"van Beethoven, Ludwig", "Ludwig", "van", "Beethoven", ""},
    {"Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin", "Charles Louis Xavier Joseph", "de la", "Vall{\\'e}e Poussin", ""},
    {"{Barnes and Noble}, Inc.", "Inc.", "", "{Barnes and Noble}", ""},
    {"Maria-Teresa {\\relax Th}", "Maria-Teresa", "", "{\\relax Th}", ""},
    {"Plato", "", "", "Plato", ""},
    {"plato", "", "", "plato", ""},
    {"Donald E. Knuth", "Donald E.", "", "Knuth", ""},
    {"Knuth, Donald E.", "Donald E.", "", "Knuth", ""},
    {"King, Jr., Martin Luther", "Martin Luther", "", "King", "Jr."},
    {"King, Jr, Martin Luther", "Martin Luther", "", "King", "Jr"},
    {"Martin Luther King, Jr.", "Jr.", "", "Martin Luther King", ""},
    {"{King, Jr.}, Martin Luther", "Martin Luther", "", "{King, Jr.}", ""},
    {"von Hicks, III, Michael", "Michael", "von", "Hicks", "III"},
    {"Brinch Hansen, Per", "Per", "", "Brinch Hansen", ""},
    {"Per Brinch Hansen", "Per Brinch", "", "Hansen", ""},
    {"Per {Brinch Hansen}", "Per", "", "{Brinch Hansen}", ""},
    {"Jean-Paul Sartre", "Jean-Paul", "", "Sartre", ""},
    {"Jean-Paul Lee-Smith", "Jean-Paul", "", "Lee-Smith", ""},
    {"Paul Lee-van Smith", "Paul Lee", "van", "Smith", ""},
    {"Lee-Smith", "", "", "Lee-Smith", ""},
    {"lee-Smith, Bob", "Bob", "lee", "Smith", ""},
    {"al-Rashid, Harun", "Harun", "al", "Rashid", ""},
    {"Harun al-Rashid", "Harun", "al", "Rashid", ""},
    {"Johannes Martinus Albertus van de Groep Abbing", "Johannes Martinus Albertus", "van de", "Groep Abbing", ""},
    {"Wang Bao-Hua", "Wang", "", "Bao-Hua", ""},
    {"Donald~E. Knuth", "Donald~E.", "", "Knuth", ""},
    {"D.~E.~Knuth", "D.~E.", "", "Knuth", ""},
    {"de~la~Cruz, Juan", "Juan", "de~la", "Cruz", ""},
    {"Juan de~la Cruz", "Juan", "de~la", "Cruz", ""},
    {"'{t} Hooft, Gerard", "Gerard", "", "'{t} Hooft", ""},
    {"Gerard 't Hooft", "Gerard", "'t", "Hooft", ""},
    {"G. {'t Hooft}", "G.", "", "{'t Hooft}", ""},
    {"{\\'E}mile Zola", "{\\'E}mile", "", "Zola", ""},
    {"{\\o}rsted Hans", "", "{\\o}rsted", "Hans", ""},
    {"{\\O}rsted Hans", "{\\O}rsted", "", "Hans", ""},
    {"{\\OE}uvre Tout", "{\\OE}uvre", "", "Tout", ""},
    {"Hans {\\o}rsted Christian", "Hans", "{\\o}rsted", "Christian", ""},
    {"Hans {\\O}rsted Christian", "Hans {\\O}rsted", "", "Christian", ""},
    {"Hans {\\aa}berg Christian", "Hans", "{\\aa}berg", "Christian", ""},
    {"Hans {\\ss}x Christian", "Hans", "{\\ss}x", "Christian", ""},
    {"Hans {\\relax von} Last", "Hans", "{\\relax von}", "Last", ""},
    {"Hans {\\relax Von} Last", "Hans {\\relax Von}", "", "Last", ""},
    {"Hans {\\uppercase{v}on} Last", "Hans", "{\\uppercase{v}on}", "Last", ""},
    {"Hans {\\\"u}ber Last", "Hans", "{\\\"u}ber", "Last", ""},
    {"Hans {\\\"U}ber Last", "Hans {\\\"U}ber", "", "Last", ""},
    {"Hans {\\v{s}}x Last", "Hans", "{\\v{s}}x", "Last", ""},
    {"Hans {\\v{S}}x Last", "Hans {\\v{S}}x", "", "Last", ""},
    {"Hans {\\'\\i}x Last", "Hans", "{\\'\\i}x", "Last", ""},
    {"Hans {von} Last", "Hans {von}", "", "Last", ""},
    {"Hans {Von} last", "Hans {Von}", "", "last", ""},
    {"Hans 5th Last", "Hans", "5th", "Last", ""},
    {"Hans 5 Last", "Hans 5", "", "Last", ""},
    {"Hans . Last", "Hans .", "", "Last", ""},
    {"Hans d'Arc Last", "Hans", "d'Arc", "Last", ""},
    {"Hans D'arc Last", "Hans D'arc", "", "Last", ""},
    {"Hans O'Neill", "Hans", "", "O'Neill", ""},
    {"Jean d'Ormesson", "Jean", "", "d'Ormesson", ""},
    {"Sean {\\'O} Briain", "Sean {\\'O}", "", "Briain", ""},
    {"first von middle Von last Last", "", "first von middle Von last", "Last", ""},
    {"First von Middle Von last Last", "First", "von Middle Von last", "Last", ""},
    {"First von Middle Last", "First", "von", "Middle Last", ""},
    {"aa Bb, Cc", "Cc", "aa", "Bb", ""},
    {"Aa bb Cc, Dd", "Dd", "Aa bb", "Cc", ""},
    {"Aa bb, Cc", "Cc", "", "Aa bb", ""},
    {"aa bb, Cc", "Cc", "aa", "bb", ""},
    {"AA, bb", "bb", "", "AA", ""},
    {"AA BB, bb cc", "bb cc", "", "AA BB", ""},
    {"aa, BB", "BB", "", "aa", ""},
    {"AA bb CC", "AA", "bb", "CC", ""},
    {"AA bb CC DD", "AA", "bb", "CC DD", ""},
    {"AA bb CC dd EE", "AA", "bb CC dd", "EE", ""},
    {"AA {bb} CC", "AA {bb}", "", "CC", ""},
    {"AA {bb} cc", "AA {bb}", "", "cc", ""},
    {"AA BB CC", "AA BB", "", "CC", ""},
    {"aa BB CC", "", "aa", "BB CC", ""},
    {"aa bb CC", "", "aa bb", "CC", ""},
    {"aa BB cc DD", "", "aa BB cc", "DD", ""},
    {"AA{bb} CC dd EE", "AA{bb} CC", "dd", "EE", ""},
    {"bb{AA} CC DD", "", "bb{AA}", "CC DD", ""},
    {"{aa}BB CC DD", "{aa}BB CC", "", "DD", ""},
    {"{aa}bb CC DD", "", "{aa}bb", "CC DD", ""},
    {"{\\BB aa} CC DD EE", "", "{\\BB aa}", "CC DD EE", ""},
    {"E{\\relax d}e Foo Bar", "E{\\relax d}e Foo", "", "Bar", ""},
    {"{{aa}} BB CC", "{{aa}} BB", "", "CC", ""},
    {"A {{\\'e}} B C", "A {{\\'e}} B", "", "C", ""},
    {"A.B. Cc", "A.B.", "", "Cc", ""},
    {"A.-B. Cc", "A.-B.", "", "Cc", ""},
    {"Lopez y Vega, Felix", "Felix", "Lopez y", "Vega", ""},
    {"Felix Lopez y Vega", "Felix Lopez", "y", "Vega", ""},
    {"Ortega y Gasset, Jos{\\'e}", "Jos{\\'e}", "Ortega y", "Gasset", ""},
    {"Jos{\\'e} {Ortega y Gasset}", "Jos{\\'e}", "", "{Ortega y Gasset}", ""},
    {"Spaced   Name  Here", "Spaced   Name", "", "Here", ""},
    {"Tab\tName", "Tab", "", "Name", ""},
    {"x-y z", "", "x-y", "z", ""},
    {"X-y Z", "X", "y", "Z", ""},
    {"X -y Z", "X", "y", "Z", ""},
    {"X - Y", "X", "", "Y", ""},
    {"-X Y", "X", "", "Y", ""},
    {"X Y-", "X", "", "Y", ""},
    {"~X Y", "X", "", "Y", ""},
    {"X, -Y", "Y", "", "X", ""},
    {"X,Y", "Y", "", "X", ""},
    {"X,,Y", "Y", "", "X", ""},
    {"X,Y,", "Y", "", "X", ""},
    {",Y", "Y", "", "", ""},
    {"{Chinese Academy of Sciences} Beijing", "{Chinese Academy of Sciences}", "", "Beijing", ""},
    {"Bj{\\\"o}rn-Ole {\\L}ukasz van der Meer-Smith", "Bj{\\\"o}rn-Ole {\\L}ukasz", "van der", "Meer-Smith", ""},
    {"A and{x} B", "A", "and{x}", "B", ""},
    {"{\\textit{a}} B C", "", "{\\textit{a}}", "B C", ""},
    {"{}x B C", "", "{}x", "B C", ""},
    {"{a}{\\'e} B C", "", "{a}{\\'e}", "B C", ""},
    {"{a}{\\'E} b C", "{a}{\\'E}", "b", "C", ""},
    {"Z {\\ } y X", "Z {\\ }", "y", "X", ""},
    {"Z {\\a} Y X", "Z {\\a} Y", "", "X", ""},
    {"Jean de la Fontaine,", "Jean", "de la", "Fontaine", ""},
    {"Jean de la Fontaine,,", "Jean", "de la", "Fontaine", ""},
    {"X,Y,,", "Y", "", "X", ""},
    {"A~b~C", "A", "b", "C", ""},
    {"a-b-C", "", "a-b", "C", ""},
    {"A-b-C D", "A", "b", "C D", ""},
    {"A-B-C", "", "", "A-B-C", ""},
};

/* Beyond BibTeX: kind, parts; the faults, each as `letter:where`. */
static const struct { const char *name, *kind, *first, *von, *last, *jr, *literal, *faults; } others[] = {
    {"{Chinese Academy of Sciences}", "literal", "", "", "", "", "Chinese Academy of Sciences", ""},
    {"{ {\\'E}cole Normale }", "literal", "", "", "", "", "{\\'E}cole Normale", ""}, {"{Plato}", "literal", "", "", "", "", "Plato", ""},
    {"{Xi Jinping}", "literal", "", "", "", "", "Xi Jinping", "P:{Xi Jinping}"},
    {"others", "others", "", "", "", "", "", ""}, {"{others}", "literal", "", "", "", "", "others", ""},
    {"王力", "han", "", "", "", "", "王力", ""}, {"{王力}", "han braced", "", "", "", "", "王力", ""}, {"司马迁", "han", "", "", "", "", "司马迁", ""},
    {"王 力", "han", "", "", "", "", "王 力", ""}, {"王, 力", "parts han", "力", "", "王", "", "", ""}, {"司马,迁", "parts han", "迁", "", "司马", "", "", ""},
    {"{中国科学院}", "han braced", "", "", "", "", "中国科学院", ""}, {"阿不都·热依木", "han", "", "", "", "", "阿不都·热依木", ""}, {"王, Li", "parts", "Li", "", "王", "", "", ""},
    {"김정은", "parts", "", "", "김정은", "", "", ""}, {"Éric Foo", "parts", "Éric", "", "Foo", "", "", ""}, {"Jean élan Foo", "parts", "Jean", "élan", "Foo", "", "", ""},
    {"Øystein Ås", "parts", "Øystein", "", "Ås", "", "", ""}, {"Лев де Толстой", "parts", "Лев", "де", "Толстой", "", "", ""},
    {"family=Beethoven, given=Ludwig, prefix=van, useprefix=true", "parts useprefix", "Ludwig", "van", "Beethoven", "", "", ""},
    {"Given = {Hans, Jr and Co}, FAMILY=\"Harman, X\" ,suffix = III", "parts", "Hans, Jr and Co", "", "Harman, X", "III", "", ""},
    {"family={Robert and Sons, Inc.}", "parts", "", "", "Robert and Sons, Inc.", "", "", ""}, {"given={Jean Pierre Simon}, given-i=JPS, prefix=de, prefix-i=d, family=Laplace, useprefix=false", "parts", "Jean Pierre Simon", "de", "Laplace", "", "", ""},
    {"family={\\'E}mile, given={\\'e}", "parts", "{\\'e}", "", "{\\'E}mile", "", "", ""}, {"family=王, given=力", "parts han", "力", "", "王", "", "", ""},
    {"family=王, given=L", "parts", "L", "", "王", "", "", ""},
    {"family=A, nick=B, given=C", "parts", "C", "", "A", "", "", "K:nick"}, {"family=A, B, =x", "parts", "", "", "A", "", "", "V:B K:=x"}, {"given=A", "parts", "A", "", "", "", "", "F:given=A"},
    {"A=B, C", "parts", "C", "", "A=B", "", "", ""}, {"family=\"A, given=B", "parts", "", "", "\"A, given=B", "", "", ""},
    {"a, b, c, d, e", "parts", "c, d, e", "", "a", "b", "", "C:,"}, {"A,", "parts", "", "", "A", "", "", "M:A,"}, {"A,,", "parts", "", "", "A", "", "", "M:A,,"}, {"A,,B", "parts", "B", "", "A", "", "", "M:A,,B"},
    {",B", "parts", "B", "", "", "", "", "F:,B"}, {",", "parts", "", "", "", "", "", "M:, F:,"}, {"~-", "parts", "", "", "", "", "", "F:~-"}, {"", "parts", "", "", "", "", "", "E:"}, {"  ", "parts", "", "", "", "", "", "E:  "},
    {"A {B C", "parts", "A", "", "{B C", "", "", "U:{"}, {"A} B", "parts", "A}", "", "B", "", "", "U:}"}, {"{A B", "parts", "", "", "{A B", "", "", "U:{"},
};

/* A list, its names between bars, its faults. */
static const char *const lists[][3] = {
    {"", "", ""}, {"A", "A", ""}, {"A and B", "A|B", ""}, {"A AND B aNd C", "A|B|C", ""}, {"A\nand\tB  and  C", "A|B|C", ""}, {"A and others", "A|others", ""},
    {"A and{} B", "A and{} B", ""}, {"A {and} B", "A {and} B", ""}, {"{A and B} and C", "{A and B}|C", ""}, {"Anderson and Fernand and", "Anderson|Fernand", "E:and"},
    {"and A", "A", "E:and"}, {"A and and B", "A|B", "E:and"}, {"and", "", "E:and"}, {"A and  ", "A", "E:and"}, {"A and others and B", "A|others|B", "O:others"}, {"A andB and", "A andB", "E:and"},
    {"A, B and C~and D", "A, B|C~and D", ""}, {"{A and", "{A and", ""}, {"A} and B", "A}|B", ""}, {"  ", "", ""}, {"{王力} and 王, 力", "{王力}|王, 力", ""}, {"A\\and B", "A\\and B", ""},
};

/* What is written: family, given, dropping, non-dropping, suffix, literal; for biblatex; for BibTeX (NULL: the same). */
static const struct { const char *family, *given, *dropping, *non_dropping, *suffix, *literal, *utf8, *macros; } written[] = {
    {"王 力", "", "", "", "", "", "{王 力}", NULL},
    {"Gu", "Xin", "", "", "", "", "Gu, Xin", NULL}, {"van Gogh", "Vincent", "", "", "", "", "{van Gogh}, Vincent", NULL}, {"Gogh", "Vincent", "", "van", "", "", "van Gogh, Vincent", NULL},
    {"Humboldt", "Alexander", "von", "", "", "", "von Humboldt, Alexander", NULL}, {"Mühle", "F", "von", "der", "", "", "von der Mühle, F", "von der M{\\\"u}hle, F"},
    {"King", "Martin Luther", "", "", "Jr.", "", "King, Jr., Martin Luther", NULL}, {"King", "", "", "", "Jr.", "", "King, Jr., {}", NULL}, {"Ortega y Gasset", "José", "", "", "", "", "{Ortega y Gasset}, José", "{Ortega y Gasset}, Jos{\\'e}"},
    {"Brinch Hansen", "Per", "", "", "", "", "Brinch Hansen, Per", NULL}, {"Plato", "", "", "", "", "", "Plato", NULL}, {"Foo Bar", "", "", "", "", "", "{Foo Bar}", NULL}, {"", "Plato", "", "", "", "", "Plato", NULL},
    {"Simon and Schuster", "X", "", "", "", "", "{Simon and Schuster}, X", NULL}, {"A, B", "C, D", "", "", "", "", "{A, B}, {C, D}", NULL}, {"and Co", "X", "", "", "", "", "{and Co}, X", NULL},
    {"al-Rashid", "Harun", "", "", "", "", "{al-Rashid}, Harun", NULL}, {"hooks", "bell", "", "", "", "", "hooks, bell", NULL}, {"Orsi", "X", "D’", "", "", "", "family={Orsi}, given={X}, prefix={D’}", "{D' Orsi}, X"},
    {"", "", "", "", "", "Academy of R&D, China", "{Academy of R\\&D, China}", NULL}, {"", "", "", "", "", "others", "{others}", NULL}, {"others", "", "", "", "", "", "{others}", NULL},
    {"顾", "昕", "", "", "", "", "顾昕", NULL}, {"司马", "迁", "", "", "", "", "司马迁", NULL}, {"", "", "", "", "", "中国科学院", "{中国科学院}", NULL}, {"{x}", "\\y", "", "", "", "", "{\\textbraceleft}x{\\textbraceright}, {\\textbackslash}y", NULL},
    {"X", "family=Y", "", "", "", "", "{X}, {family=Y}", NULL},
};
/* clang-format on */

typedef struct Faults {
    char text[512];
    size_t len;
} Faults;

static void note(void *context, BibNameFault fault, Str where)
{
    Faults *faults = context;

    faults->len += (size_t)snprintf(faults->text + faults->len, 128, "%s%c:%.*s", faults->len > 0 ? " " : "",
                                    "EOUCMFKVP"[fault], where.len > 60 ? 60 : (int)where.len, where.ptr);
}

static void test_bibtex(void)
{
    ok(COUNT(names) >= 110, "%zu names by BibTeX's rules", COUNT(names));
    for (size_t i = 0; i < COUNT(names); i++) {
        BibName name;
        char got[1024], want[1024];

        names_bib_split(str_of(names[i][0]), &name, NULL, NULL);
        if (name.kind == BIB_NAME_LITERAL) /* all in braces: BibTeX's last name */
            name.last = str_of(names[i][0]);
        snprintf(got, sizeof got, "%.*s|%.*s|%.*s|%.*s", STR_ARG(name.first), STR_ARG(name.von), STR_ARG(name.last),
                 STR_ARG(name.jr));
        snprintf(want, sizeof want, "%s|%s|%s|%s", names[i][1], names[i][2], names[i][3], names[i][4]);
        is_str(str_of(got), want, names[i][0]);
    }
}

static void test_others(void)
{
    static const char *const kinds[] = { "parts", "han", "literal", "others" };

    for (size_t i = 0; i < COUNT(others); i++) {
        BibName name;
        Faults faults = { .len = 0 };
        char got[1024], want[1024];

        names_bib_split(str_of(others[i].name), &name, note, &faults);
        snprintf(got, sizeof got, "%s%s%s%s|%.*s|%.*s|%.*s|%.*s|%.*s|%s", kinds[name.kind],
                 name.kind == BIB_NAME_PARTS && name.han ? " han" : "",
                 name.kind == BIB_NAME_HAN && name.braced ? " braced" : "", name.useprefix ? " useprefix" : "",
                 STR_ARG(name.first), STR_ARG(name.von), STR_ARG(name.last), STR_ARG(name.jr), STR_ARG(name.literal),
                 faults.text);
        snprintf(want, sizeof want, "%s|%s|%s|%s|%s|%s|%s", others[i].kind, others[i].first, others[i].von,
                 others[i].last, others[i].jr, others[i].literal, others[i].faults);
        is_str(str_of(got), want, others[i].name);
    }
}

static void test_lists(void)
{
    for (size_t i = 0; i < COUNT(lists); i++) {
        Str rest = str_of(lists[i][0]), name;
        Faults faults = { .len = 0 };
        Buf got = { 0 };

        while (names_bib_next(&rest, &name, note, &faults)) {
            if (got.len > 0)
                buf_char(&got, '|');
            buf_put(&got, name);
        }
        is_str(buf_str(&got), lists[i][1], lists[i][0]);
        is_str(str_of(faults.text), lists[i][2], "  its faults");
        buf_free(&got);
    }
}

/* More words than are told apart: the last ones are one, and none is lost. */
static void test_long(void)
{
    Buf text = { 0 };
    BibName name;

    for (int i = 0; i < 3000; i++)
        buf_puts(&text, "Ab ");
    buf_puts(&text, "Zed");
    names_bib_split(buf_str(&text), &name, NULL, NULL);
    ok(str_starts(name.first, STR("Ab Ab")) && str_ends(name.last, STR("Zed")), "the first and the last word");
    is_int((int64_t)(name.last.ptr + name.last.len - name.first.ptr), (int64_t)text.len, "and all between them");
    buf_free(&text);
}

static void test_written(void)
{
    for (size_t i = 0; i < COUNT(written); i++) {
        NameForm form = { .family = str_of(written[i].family), .given = str_of(written[i].given) };
        Buf out = { 0 };

        form.dropping = str_of(written[i].dropping);
        form.non_dropping = str_of(written[i].non_dropping);
        form.suffix = str_of(written[i].suffix);
        form.literal = str_of(written[i].literal);
        names_bib_write(&out, &form, TEX_UTF8);
        is_str(buf_str(&out), written[i].utf8, written[i].utf8);
        buf_clear(&out);
        names_bib_write(&out, &form, TEX_MACROS);
        is_str(buf_str(&out), written[i].macros != NULL ? written[i].macros : written[i].utf8, "  classic");
        buf_free(&out);
    }
}

/* ---- write, split, decode ---- */

static const char *const pieces[] = {
    "Gu", "Xin",       "de", "la",     "Van", "von",   "and",     "AND",     "y",      "O’Neill", "al-",
    "-",  "Jean-Paul", ",",  "Jr.",    "é",   "Émile", "ß",       "Ø",       "ø",      "{",       "}",
    "\\", "&",         "%",  "$",      "~",   "=",     "family=", "given=x", "others", ".",       "A.",
    "5",  "'t",        "“",  "\u00A0", "ı",   "Łódź",  "Ελ",      "Лев",     "\"",     "x",       "Ž",
};

static unsigned long seed = 3;

static size_t roll(size_t sides)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(seed >> 33) % sides;
}

static Str random_part(Arena *arena, size_t least)
{
    Buf raw = { 0 };
    Str part;

    for (size_t count = least + roll(4); count > 0; count--) {
        buf_puts(&raw, pieces[roll(COUNT(pieces))]);
        if (roll(2) == 0 && count > 1)
            buf_char(&raw, ' ');
    }
    part = buf_keep(arena, &raw);
    buf_free(&raw);
    return part;
}

static Str decode(Arena *arena, Str tex)
{
    Buf out = { 0 };
    Str text;

    tex_read(&out, tex, TEX_READ_PLAIN, NULL, NULL, NULL);
    text = buf_keep(arena, &out);
    buf_free(&out);
    return text;
}

/* ’ and ' share a form in classic BibTeX. */
static bool same(Str a, Str b)
{
    Buf left = { 0 }, right = { 0 };
    bool equal;

    for (size_t i = 0; i < a.len; i++)
        if (str_starts(str_from(a, i), STR("’")))
            buf_char(&left, '\''), i += 2;
        else
            buf_char(&left, a.ptr[i]);
    for (size_t i = 0; i < b.len; i++)
        if (str_starts(str_from(b, i), STR("’")))
            buf_char(&right, '\''), i += 2;
        else
            buf_char(&right, b.ptr[i]);
    equal = str_eq(buf_str(&left), buf_str(&right));
    buf_free(&left);
    buf_free(&right);
    return equal;
}

static bool comes_back(Arena *arena, const NameForm *form, TexMode mode)
{
    Buf out = { 0 };
    BibName name;
    Str rest, one;
    bool sound;

    buf_puts(&out, "A, B and ");
    names_bib_write(&out, form, mode);
    buf_puts(&out, " and C, D");
    rest = buf_str(&out);
    names_bib_next(&rest, &one, NULL, NULL);
    names_bib_next(&rest, &one, NULL, NULL);
    names_bib_split(one, &name, NULL, NULL);
    if (form->literal.len > 0)
        sound = name.kind == BIB_NAME_LITERAL && same(decode(arena, name.literal), form->literal);
    else
        sound = name.kind == BIB_NAME_PARTS && same(decode(arena, name.first), form->given) &&
                same(decode(arena, name.last), form->family) && same(decode(arena, name.von), form->dropping) &&
                same(decode(arena, name.jr), form->suffix);
    sound = sound && names_bib_next(&rest, &one, NULL, NULL) && str_is(one, "C, D") &&
            !names_bib_next(&rest, &one, NULL, NULL);
    if (!sound)
        printf("# got '%.*s'|'%.*s'|'%.*s'|'%.*s'\n", STR_ARG(name.last), STR_ARG(name.first), STR_ARG(name.von),
               STR_ARG(name.jr));
    if (!sound)
        printf("# family '%.*s', given '%.*s', particle '%.*s', suffix '%.*s', literal '%.*s'\n# '%s'\n",
               STR_ARG(form->family), STR_ARG(form->given), STR_ARG(form->dropping), STR_ARG(form->suffix),
               STR_ARG(form->literal), out.ptr);
    buf_free(&out);
    return sound;
}

static void test_random(void)
{
    static const char *const particles[] = { "", "", "von", "de la", "van der" };
    bool sound = true;

    for (int round = 0; round < 40000 && sound; round++) {
        Arena *arena = arena_create();
        NameForm form = { 0 };

        if (round % 5 == 0) {
            form.literal = random_part(arena, 1);
        } else {
            form.family = random_part(arena, 1);
            form.given = random_part(arena, 1);
            form.suffix = roll(3) == 0 ? random_part(arena, 1) : STR_EMPTY;
            form.dropping = str_of(particles[roll(COUNT(particles))]);
        }
        sound = comes_back(arena, &form, TEX_UTF8) && comes_back(arena, &form, TEX_MACROS);
        if (roll(4) == 0 && form.literal.len == 0) { /* any particle: biblatex has a form for it */
            form.dropping = random_part(arena, 1);
            sound = sound && comes_back(arena, &form, TEX_UTF8);
        }
        arena_destroy(arena);
    }
    ok(sound, "40000 names are written, taken apart and decoded");
}

int main(void)
{
    test_bibtex();
    test_others();
    test_lists();
    test_long();
    test_written();
    test_random();
    return done_testing();
}
