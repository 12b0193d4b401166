/* Values as citations have them, in rows: dates, numbers, pages and other variables. */
#include "csl_try.h"

/* ---- dates ---- */

#define ISO                                                                                               \
    CITATION("", "<date variable='issued' delimiter='-'><date-part name='year'/><date-part name='month' " \
                 "form='numeric-leading-zeros'/><date-part name='day' form='numeric-leading-zeros'/></date>")
#define RAW(text) ISO, "{'id':'a','issued':{'raw':'" text "'}}"
#define PARTS(list) ISO, "{'id':'a','issued':{'date-parts':" list "}}"

static void test_dates(void)
{
    static const Row rows[] = {
        { RAW("2005-03-15"), "2005-03-15" },
        { RAW("2005/3/15"), "2005-03-15" },
        { RAW("3/15/2005"), "2005-03-15" },
        { RAW("3/2005"), "2005-03" },
        { RAW("2005-03"), "2005-03" },
        { RAW("March 15, 2005"), "2005-03-15" },
        { RAW("15 mar. 2005"), "2005-03-15" },
        { RAW("Spring 2005"), "2005-Spring" },
        { RAW("2005?"), "2005" },
        { RAW("2005/2007"), "2005\u20132007" },
        { RAW("2005 - 2007"), "2005\u20132007" },
        { RAW("2005-2007"), "2005\u20132007" },
        /* What is no date is printed as it stands: without a year, with two names of months, with too many numbers. */
        { RAW("15/3"), "15/3" },
        { RAW("March"), "March" },
        { RAW("March April 2005"), "March April 2005" },
        { RAW("Ides of March 2005"), "Ides of March 2005" },
        { RAW("1 2 3 2005"), "1 2 3 2005" },
        { RAW("March 1 2 2005"), "March 1 2 2005" },
        { RAW("13/13/2005"), "13/13/2005" },
        { RAW("2005#3"), "2005#3" },
        /* A date may be a string. */
        { ISO, "{'id':'a','issued':'2005-03-15'}", "2005-03-15" },
        { ISO, "{'id':'a','issued':'in press'}", "in press" },
        /* Seasons are 13 to 16 or 21 to 24; months and days that are none are left out. */
        { PARTS("[[2005,13]]"), "2005-Spring" },
        { PARTS("[[2005,24]]"), "2005-Winter" },
        { PARTS("[[2005,-1]]"), "2005" },
        { PARTS("[[2005,3,40]]"), "2005-03" },
        { PARTS("[['2005','3']]"), "2005-03" },
        { PARTS("[2005]"), "2005" },
        { ISO, "{'id':'a','issued':{'date-parts':[[2005]],'season':'Winter'}}", "2005-Winter" },
        { ISO, "{'id':'a','issued':{'date-parts':[[2005]],'season':1}}", "2005-Spring" },
        { CITATION("", "<date variable='issued'><date-part name='year' form='short'/></date>"),
          "{'id':'a','issued':{'date-parts':[[2005]]}}", "05" },
    };

    ROWS(rows);
}

/* ---- numbers ---- */

#define NUMBER(form, terms)                                                         \
    "class='in-text' version='1.0'><locale><terms>" terms "</terms></locale>"       \
    "<citation><layout delimiter='; '><number variable='edition' form='" form "'/>" \
    "</layout></citation>"
#define EDITIONS                                                                                      \
    "{'id':'a','edition':1},{'id':'b','edition':2},{'id':'c','edition':21},{'id':'d','edition':102}," \
    "{'id':'e','edition':11},{'id':'f','edition':111}"

static void test_numbers(void)
{
    static const Row rows[] = {
        { NUMBER("ordinal", "<term name='ordinal'>.</term>"), EDITIONS, "1.; 2.; 21.; 102.; 11.; 111." },
        { NUMBER("ordinal", "<term name='ordinal'>th</term><term name='ordinal-01'>st</term>"
                            "<term name='ordinal-02'>nd</term><term name='ordinal-11'>th</term>"),
          EDITIONS, "1st; 2nd; 21st; 102nd; 11th; 111th" },
        /* French: premier is the number one alone. */
        { NUMBER("ordinal", "<term name='ordinal'>e</term><term name='ordinal-01' match='whole-number'>er</term>"),
          EDITIONS, "1er; 2e; 21e; 102e; 11e; 111e" },
        { NUMBER("ordinal", "<term name='ordinal'>x</term><term name='ordinal-02' match='last-two-digits'>y</term>"
                            "<term name='ordinal-01' match='last-digit'>z</term>"),
          EDITIONS, "1z; 2y; 21z; 102y; 11z; 111z" },
        /* Above ten, and where the locale has no word, the ordinal number stands for it. */
        { NUMBER("long-ordinal", ""), EDITIONS, "1st; second; 21st; 102nd; 11st; 111st" },
        { NUMBER("long-ordinal", "<term name='edition' gender='feminine'>ed</term>"
                                 "<term name='long-ordinal-02' gender-form='feminine'>seconda</term>"),
          "{'id':'b','edition':2}", "seconda" },
        { NUMBER("long-ordinal", "<term name='edition' gender='masculine'>ed</term>"), "{'id':'b','edition':2}",
          "second" },
        { NUMBER("roman", ""), "{'id':'a','edition':1984}", "mcmlxxxiv" },
    };

    ROWS(rows);
    /* The ordinal of a day has the gender of its month. */
    is_cited(
        "class='in-text' version='1.0'><locale><terms><term name='month-03' gender='feminine'>march</term>"
        "<term name='ordinal'>o</term><term name='ordinal' gender-form='feminine'>a</term></terms></locale><citation>"
        "<layout><date variable='issued'><date-part name='day' form='ordinal' suffix=' '/><date-part name='month'/>"
        "</date></layout></citation>",
        "{'id':'a','issued':{'date-parts':[[2005,3,5]]}}", PLAIN, "5a march");
}

static void test_pages(void)
{
    static const char labelled[] =
        CITATION("", "<group delimiter=' '><label variable='page' form='short'/><text variable='page'/></group>");
    static const Row rows[] = {
        { labelled, "{'id':'a','page':'12'}", "p. 12" },
        { labelled, "{'id':'a','page':'12-15'}", "pp. 12\u201315" },
        { labelled, "{'id':'a','page':'12\u201315'}", "pp. 12\u201315" },
        { labelled, "{'id':'a','page':'12-'}", "p. 12\u2013" },
        { labelled, "{'id':'a','page':'12, 15'}", "pp. 12, 15" },
        { labelled, "{'id':'a','page':'12 and 15'}", "pp. 12 and 15" },
    };

    ROWS(rows);
}

/* ---- variables ---- */

static void test_variables(void)
{
    static const Row rows[] = {
        /* Each has had two names. */
        { CITATION("", "<text variable='title' form='short'/>"), "{'id':'a','title':'T','shortTitle':'S'}", "S" },
        { CITATION("", "<text variable='shortTitle'/>"), "{'id':'a','title':'T','title-short':'S'}", "S" },
        { CITATION("", "<text variable='journalAbbreviation'/>"), "{'id':'a','container-title-short':'J.'}", "J." },
        { CITATION("", "<text variable='container-title' form='short'/>"), "{'id':'a','journalAbbreviation':'J.'}",
          "J." },
        { CITATION("", "<text variable='collection-title' form='short'/>"),
          "{'id':'a','collection-title':'Collection','collection-title-short':'Coll.'}", "Coll." },
        { CITATION("", "<text variable='volume-title' form='short'/>"),
          "{'id':'a','volume-title':'Volume','volume-title-short':'Vol.'}", "Vol." },
        { CITATION("", "<text variable='title' text-case='title'/>"),
          "{'id':'a','title':'antidisestablishmentarianism of the people'}",
          "Antidisestablishmentarianism of the People" },
        { CITATION("", "<text variable='event'/>"), "{'id':'a','event-title':'E'}", "E" },
        { CITATION("", "<text variable='event-title'/>"), "{'id':'a','event':'E'}", "E" },
        /* Where there is no short form the long one stands. */
        { CITATION("", "<text variable='container-title' form='short'/>"), "{'id':'a','container-title':'Journal'}",
          "Journal" },
        { CITATION("", "<text value='x'/><text variable='title'/>"), "{'id':'a','title':null}", "x" },
        /* Names that are strings; a note's lines. */
        { CITATION("", "<names variable='author'/>"), "{'id':'a','author':['World Bank']}", "World Bank" },
        { CITATION("", "<text variable='volume'/>"), "{'id':'a','note':'a remark\\nvolume: 7\\nand so on\\nissue: 8'}",
          "7" },
        { CITATION("", "<text value='x'/><text variable='issue'/>"),
          "{'id':'a','note':'a remark\\nvolume: 7\\nand so on\\nissue: 8'}", "x" },
        { CITATION("", "<text value='a&amp;#8211;b&amp;#10;c&amp;#x;'/>"), "{'id':'a'}", "a\u2013b c&#x;" },
    };

    ROWS(rows);
}

/* Letters of the names and the year, where the item has no label of its own. */
static void test_labels(void)
{
    static const char label[] = CITATION("", "<text variable='citation-label'/>");
    static const Row rows[] = {
        { label, "{'id':'a','citation-label':'Own','author':[{'family':'Gu'}]}", "Own" },
        { label, "{'id':'a','author':[{'family':'Miller'}],'issued':{'date-parts':[[2021]]}}", "Mill21" },
        { label, "{'id':'a','author':[{'family':'Müller'}],'issued':{'date-parts':[[2021]]}}", "Müll21" },
        { label,
          "{'id':'a','author':[{'family':'Öz'},{'family':'Gu'},{'literal':'WHO'}],'issued':{'date-parts':[[1905]]}}",
          "ÖzGuWH05" },
        { label, "{'id':'a','author':[{'family':'顾','given':'昕'},{'family':'孙','given':'玉涛'}]}", "顾孙" },
        { label, "{'id':'a','author':[{'family':'A'},{'family':'Éb'},{'family':'Cc'},{'family':'Dd'},{'family':'Ee'}]}",
          "AÉCD" },
        { label, "{'id':'a','issued':{'date-parts':[[2021]]}}", "Anon21" },
    };

    ROWS(rows);
}

int main(void)
{
    test_dates();
    test_numbers();
    test_pages();
    test_variables();
    test_labels();
    return done_testing();
}
