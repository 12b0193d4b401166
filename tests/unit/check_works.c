/* Rules for values, ids, addresses, dates and for what several records say, at their edges. Those for texts: check_texts.c. */
#include "check.h"

#define TWO(one, other) "endnotes:\n  a: {" one "}\n  b: {" other "}\n"
#define JOURNALS(one, other)                                      \
    TWO("type: article-journal, title: A, container-title: " one, \
        "type: article-journal, title: B, container-title: " other)
#define PEOPLE(one, other) TWO("type: book, title: A, author: [" one "]", "type: book, title: B, author: [" other "]")
#define SAME "type: book, title: The New System, issued: 2020, author: [{family: Gu, given: Xin}]"
#define PROJECT "project: {format: 1, title: T, languages: [en, zh-Hans]"
#define TERM "terms: {a: {designations: {en: {term: A}}, "

/* clang-format off */
static const Form
    whole = {"yaml", "", ""},
    bib = {"biblatex", "", ""},
    type = {"yaml", "endnotes:\n  a: {title: T, type: \"", "\"}\n"},
    language = {"yaml", "endnotes:\n  a: {type: book, title: T, language: \"", "\"}\n"},
    key = {"yaml", "endnotes:\n  a: {type: book, title: {\"", "\": T}}\n"},
    issued = {"yaml", "endnotes:\n  a: {type: book, title: T, issued: \"", "\"}\n"},
    accessed = {"yaml", "endnotes:\n  a: {type: book, title: T, accessed: \"", "\"}\n"},
    url = {"yaml", "endnotes:\n  a: {type: book, title: T, url: \"", "\"}\n"},
    url_plain = {"yaml", "endnotes:\n  a:\n    type: book\n    title: T\n    ", "\n"},
    url_bib = {"biblatex", "@book{a, title = {T}, ", "}\n"},
    url_json = {"csl-json", "[{\"id\": \"a\", \"type\": \"book\", \"title\": \"T\", ", "}]\n"},
    url_ris = {"ris", "TY  - BOOK\nID  - a\nTI  - T\n", "\nER  - \n"},
    doi = {"yaml", "endnotes:\n  a: {type: book, title: T, doi: \"", "\"}\n"},
    doi_bib = {"biblatex", "@book{a, title = {T}, doi = {", "}}\n"},
    id = {"yaml", "endnotes:\n  \"", "\": {type: book, title: T}\n"},
    id_bib = {"biblatex", "@book{", ", title = {T}}\n"},
    publisher = {"yaml", "endnotes:\n  a: {type: book, title: T, publisher: \"", "\"}\n"},
    placed = {"yaml", "endnotes:\n  a: {type: book, title: T, publisher-place: Basel, publisher: \"", "\"}\n"},
    report_publisher = {"yaml", "endnotes:\n  a: {type: report, title: T, publisher: \"", "\"}\n"},
    rules_for = {"yaml", PROJECT ", rules-for: [{paths: [\"", "\"], rules: {B101: error}}]}\n"},
    subject = {"yaml", PROJECT ", subjects: {science-policy: {en: S}, economy: {en: E}, caféteria: {en: C}}}\n" TERM "subject-field: [", "]}}\n"},
    others = {"yaml", "endnotes:\n  a: {type: book, title: T, author: [{family: Gu, given: Xin, others: \"", "\"}]}\n"};

static const Edge edges[] = {
    /* ---- values.c */
    {DIAG_B105, &type, "book", NULL, NULL},
    {DIAG_B105, &type, "Book", "Book", "book"},
    {DIAG_B105, &type, "bok", "bok", NULL},
    {DIAG_B105, &type, "artcle-journal", "artcle-journal", "article-journal"},
    {DIAG_B105, &type, "xyzzy", "xyzzy", NULL},
    {DIAG_B105, &whole, PROJECT ", rules: {B101: error, B999: off}}\n", "B999", NULL},
    {DIAG_B105, &rules_for, "drafts/**", NULL, NULL},
    {DIAG_B105, &rules_for, "../x", "../x", NULL},
    {DIAG_B105, &whole, PROJECT ", rules-for: [{paths: [a], rules: {B101: error, B998: off, B999: off}}]}\n", "B998|B999", NULL},
    {DIAG_B116, &whole, "project: {format: 1, title: T, languages: [en]}\n", NULL, NULL},
    {DIAG_B116, &whole, "project: {format: 2, title: T, languages: [en]}\n", "2", NULL},
    {DIAG_B322, &whole, "endnotes: {a: {type: book, title: T, author: [{family: }]}}", NULL, NULL},
    {DIAG_B322, &whole, "endnotes: {a: {type: book, title: T, author: [{orcid: 0000-0002-1825-0097}]}}", "0000-0002-1825-0097", NULL},
    {DIAG_B106, &others, "true", NULL, NULL},
    {DIAG_B106, &others, "false", NULL, NULL},
    {DIAG_B106, &others, "Yes", "Yes", "true"},
    {DIAG_B106, &others, "1", "1", "true"},
    {DIAG_B106, &others, "off", "off", "false"},
    {DIAG_B106, &others, "0", "0", "false"},
    {DIAG_B106, &others, "maybe", "maybe", NULL},
    {DIAG_B206, &subject, "economy", NULL, NULL},
    {DIAG_B206, &subject, "econmy", "econmy", "economy"},
    {DIAG_B206, &subject, "xyzzy", "xyzzy", NULL},
    {DIAG_B206, &subject, "cafèteria", "cafèteria", "caféteria"},
    {DIAG_B206, &subject, "cafĩteria", "cafĩteria", "caféteria"},
    {DIAG_B206, &whole, PROJECT "}\n" TERM "subject-field: [economy]}}\n", NULL, NULL},
    {DIAG_B112, &language, "zh-Hans", NULL, NULL},
    {DIAG_B112, &language, "zh_Hans", "zh_Hans", "zh-Hans"},
    {DIAG_B112, &language, "zh_hans_cn", "zh_hans_cn", "zh-Hans-CN"},
    {DIAG_B112, &language, "xx_Hans", "xx_Hans", NULL},
    {DIAG_B112, &language, "english_language", "english_language", NULL},
    {DIAG_B118, &language, "xx", "xx", NULL},
    {DIAG_B118, &language, "en-XX", "en-XX", NULL},
    {DIAG_B113, &language, "zh-hans", "zh-hans", "zh-Hans"},
    {DIAG_B113, &language, "iw", "iw", "he"},
    {DIAG_B113, &key, "ZH-Hans", "ZH-Hans", "zh-Hans"},
    {DIAG_B113, &whole, TWO("type: book, title: {EN: T, zh-hans: 中}", "type: book, title: {EN: [{value: S}, {value: T}]}"), "EN|zh-hans|EN",
     TWO("type: book, title: {en: T, zh-Hans: 中}", "type: book, title: {en: [{value: S}, {value: T}]}")},
    {DIAG_B301, &issued, "2021-03-31", NULL, NULL},
    {DIAG_B301, &issued, "2021-13-31", "13", NULL},
    {DIAG_B301, &issued, "31 March 2021", "31 March 2021", "2021-03-31"},
    {DIAG_B306, &url, "https://example.org/", NULL, NULL},
    {DIAG_B306, &url, "https//example.org/a", "https//example.org/a", "https://example.org/a"},
    {DIAG_B306, &url, "https:/example.org/a", "https:/example.org/a", "https://example.org/a"},
    {DIAG_B306, &url, "https:///example.org/a", "https:///example.org/a", NULL},
    {DIAG_B307, &url, "htttp://example.org/a", "htttp", "http://example.org/a"},
    {DIAG_B307, &url, "javascript:alert(1)", "javascript", NULL},
    {DIAG_B307, &url, "https://me:x@example.org/", "me:x@", NULL},
    {DIAG_B304, &doi, "10.1000/182", NULL, NULL},
    {DIAG_B304, &doi, "10.1000/182.", ".", "10.1000/182"},
    {DIAG_B304, &doi, "10.1000", "10.1000", NULL},

    /* ---- ids.c */
    {DIAG_B108, &id, "made-in-china2", NULL, NULL},
    {DIAG_B108, &id, "Made", "Made", NULL},
    {DIAG_B108, &id, "-a", "-a", NULL},
    {DIAG_B108, &id, "a-", "a-", NULL},
    {DIAG_B108, &id, "a--b", "a--b", NULL},
    {DIAG_B108, &id, "a_b", "a_b", NULL},
    {DIAG_B108, &id, "", "", NULL},
    {DIAG_B108, &id, "12345678901234567890123456789012345678901234567890123456789012345678901234567890", NULL, NULL},
    {DIAG_B108, &id, "123456789012345678901234567890123456789012345678901234567890123456789012345678901",
     "123456789012345678901234567890123456789012345678901234567890123456789012345678901", NULL},
    {DIAG_B108, &whole, PROJECT ", subjects: {Aa: {en: S, zh-Hans: 中}, b: {en: E}, C: {en: E}}}\n", "Aa|C", NULL},
    {DIAG_B108, &id_bib, "Gu_2020:a", NULL, NULL},
    {DIAG_B209, &id_bib, "Gu_2020:a+b.c/d-E", NULL, NULL},
    {DIAG_B209, &id_bib, "gu2020é", "gu2020é", NULL},
    {DIAG_B209, &id_bib, "gu'2020", "gu'2020", NULL},
    {DIAG_B209, &id_bib, "gu&2020", NULL, NULL},
    {DIAG_B209, &id, "gu2020é", NULL, NULL},

    /* ---- dates.c: today is 2026-01-01 */
    {DIAG_B323, &issued, "2027", NULL, NULL},
    {DIAG_B323, &issued, "2028", "2028", NULL},
    {DIAG_B323, &issued, "2027-12-31", NULL, NULL},
    {DIAG_B323, &issued, "2028-01-01", "2028-01-01", NULL},
    {DIAG_B323, &issued, "Y20280", NULL, NULL},
    {DIAG_B323, &accessed, "2026-01-01", NULL, NULL},
    {DIAG_B323, &accessed, "2026-01-02", "2026-01-02", NULL},
    {DIAG_B323, &accessed, "2026", NULL, NULL},
    {DIAG_B323, &whole, "endnotes:\n  a: {type: book, title: T, issued: 2028, status: forthcoming}\n", NULL, NULL},
    {DIAG_B309, &whole, "endnotes:\n  a: {type: book, title: T, issued: 2020, accessed: 2019}\n", "2019", NULL},
    {DIAG_B309, &whole, "endnotes:\n  a: {type: book, title: T, issued: 2020, accessed: 2020}\n", NULL, NULL},
    {DIAG_B309, &whole, "endnotes:\n  a: {type: book, title: T, issued: 2020-05, accessed: 2020}\n", NULL, NULL},
    {DIAG_B309, &whole, "endnotes:\n  a: {type: book, title: T, issued: 2020-05, accessed: 2020-04-30}\n", "2020-04-30", NULL},
    {DIAG_B309, &whole, "endnotes:\n  a: {type: book, title: T, issued: 2020, original-date: 2021}\n", "2020", NULL},

    /* ---- addresses.c */
    {DIAG_B317, &url_plain, "url: https://doi.org/10.1000/182", "https://doi.org/10.1000/182", "doi: 10.1000/182"},
    {DIAG_B317, &url_plain, "url: https://pubmed.ncbi.nlm.nih.gov/123456", "https://pubmed.ncbi.nlm.nih.gov/123456", "pmid: 123456"},
    {DIAG_B317, &url_plain, "url: https://www.ncbi.nlm.nih.gov/pubmed/123456", "https://www.ncbi.nlm.nih.gov/pubmed/123456", "pmid: 123456"},
    {DIAG_B317, &url_plain, "url: https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123456", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123456", "pmcid: PMC123456"},
    {DIAG_B317, &url_plain, "url: https://arxiv.org/abs/2101.00001", "https://arxiv.org/abs/2101.00001", NULL},
    {DIAG_B317, &url_plain, "url: {value: https://doi.org/10.1000/182, supplied: true}", "https://doi.org/10.1000/182", NULL},
    {DIAG_B317, &url_plain, "url: https://doi.org/10.1000/182\n    doi: 10.1000/182", NULL, NULL},
    {DIAG_B317, &url_plain, "url: https://doi.org/10.1000/182\n    pmid: 123", "https://doi.org/10.1000/182", "doi: 10.1000/182\n    pmid: 123"},
    {DIAG_B317, &url_plain, "url: https://pubmed.ncbi.nlm.nih.gov/123456\n    pmid: 123456", NULL, NULL},
    {DIAG_B317, &url_plain, "url: https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123456\n    pmcid: PMC123456", NULL, NULL},
    {DIAG_B317, &url_plain, "url: https://example.org/10.1000/182", NULL, NULL},
    {DIAG_B317, &url_bib, "url = {https://doi.org/10.1000/182}", "https://doi.org/10.1000/182", "doi = {10.1000/182}"},
    {DIAG_B317, &url_bib, "url = {https://pubmed.ncbi.nlm.nih.gov/123456}", "https://pubmed.ncbi.nlm.nih.gov/123456", NULL},
    {DIAG_B317, &url_bib, "eprint = {2101.00001}, eprinttype = {arXiv}, url = {https://arxiv.org/abs/2101.00001}", NULL, NULL},
    {DIAG_B317, &url_bib, "eprint = {2101.00001}, archiveprefix = {arXiv}, url = {https://arxiv.org/abs/2101.00001}", NULL, NULL},
    {DIAG_B317, &url_bib, "eprint = {2101.00001}, eprinttype = {jstor}, url = {https://arxiv.org/abs/2101.00001}", "https://arxiv.org/abs/2101.00001", NULL},
    {DIAG_B317, &url_json, "\"URL\": \"https://doi.org/10.1000/182\"", "\"https://doi.org/10.1000/182\"", "\"DOI\": \"10.1000/182\""},
    {DIAG_B317, &url_ris, "UR  - https://doi.org/10.1000/182", "https://doi.org/10.1000/182", "DO  - 10.1000/182"},
    {DIAG_B317, &url_ris, "UR  - https://pubmed.ncbi.nlm.nih.gov/123456", "https://pubmed.ncbi.nlm.nih.gov/123456", NULL},
    {DIAG_B318, &doi, "https://doi.org/10.1000/182", "https://doi.org/10.1000/182", "10.1000/182"},
    {DIAG_B318, &doi, "doi:10.1000/182", "doi:10.1000/182", "10.1000/182"},
    {DIAG_B318, &doi, "10.1000/182", NULL, NULL},
    {DIAG_B318, &doi_bib, "https://doi.org/10.1000/182", "https://doi.org/10.1000/182", "10.1000/182"},
    {DIAG_B318, &doi_bib, "10.1000/182", NULL, NULL},
    {DIAG_B321, &whole, TWO("type: book, title: A, url: https://a.org/x", "type: book, title: B, url: http://a.org/y"), "http://a.org/y",
     TWO("type: book, title: A, url: https://a.org/x", "type: book, title: B, url: https://a.org/y")},
    {DIAG_B321, &whole, TWO("type: book, title: A, url: http://a.org/x", "type: book, title: B, url: https://a.org/y"), "http://a.org/x",
     TWO("type: book, title: A, url: https://a.org/x", "type: book, title: B, url: https://a.org/y")},
    {DIAG_B321, &whole, TWO("type: book, title: A, url: https://b.org/x", "type: book, title: B, url: http://a.org/y"), NULL, NULL},

    /* ---- journals.c */
    {DIAG_B344, &whole, JOURNALS("Science Policy", "Science Policy"), NULL, NULL},
    {DIAG_B344, &whole, JOURNALS("Science Policy", "Science-Policy"), "Science-Policy", NULL},
    {DIAG_B344, &whole, JOURNALS("Science Policy", "Sci. Policy"), "Sci. Policy", NULL},
    {DIAG_B344, &whole, JOURNALS("Sci. Pol.", "Science and Policy"), "Science and Policy", NULL},
    {DIAG_B344, &whole, JOURNALS("The Journal of the Science of China", "J. Sci. China"), "J. Sci. China", NULL},
    {DIAG_B344, &whole, JOURNALS("Sci. Policy", "Science Pol."), NULL, NULL},
    {DIAG_B344, &whole, JOURNALS("Sci Policy", "Science Policy"), NULL, NULL},
    {DIAG_B344, &whole, JOURNALS("Scie. Policy", "Scientific Policy"), "Scientific Policy", NULL},
    {DIAG_B344, &whole, JOURNALS("Sca. Policy", "Science Policy"), NULL, NULL},
    {DIAG_B344, &whole, JOURNALS("Science.", "Science X"), NULL, NULL},
    {DIAG_B344, &whole, JOURNALS("Science", "Sci."), NULL, NULL},
    {DIAG_B344, &whole, JOURNALS("B C D E F G H I J K L M N O P Q Science", "B C D E F G H I J K L M N O P Q Sci."), NULL, NULL},
    {DIAG_B344, &whole, JOURNALS("B C D E F G H I J K L M N O P Science", "B C D E F G H I J K L M N O P Sci."), "B C D E F G H I J K L M N O P Sci.", NULL},
    {DIAG_B344, &whole, JOURNALS("A, issn: 0036-8075", "B, issn: 0036-8075"), "B", NULL},
    {DIAG_B344, &whole, JOURNALS("A, issn: 0036-8075", "B, issn: 1095-9203"), NULL, NULL},
    {DIAG_B344, &whole, JOURNALS("A (Weston), issn: 0036-8075", "A, issn: 0036-8075"), NULL, NULL},
    {DIAG_B344, &whole, JOURNALS("A, issn: 0036-8075", "B, issn: 0036-8076"), NULL, NULL},
    {DIAG_B344, &whole, TWO("type: chapter, title: A, container-title: Sci. Policy", "type: chapter, title: B, container-title: Science Policy"), NULL, NULL},
    {DIAG_B345, &publisher, "Wiley, New York", "Wiley, New York", NULL},
    {DIAG_B345, &publisher, "New York: Wiley", "New York: Wiley", NULL},
    {DIAG_B345, &publisher, "Wiley, New York, NY", "Wiley, New York, NY", NULL},
    {DIAG_B345, &publisher, "University of California, Berkeley", NULL, NULL},
    {DIAG_B345, &publisher, "Basel: Birkhäuser", NULL, NULL},
    {DIAG_B345, &placed, "Basel: Birkhäuser", "Basel: Birkhäuser", NULL},
    {DIAG_B345, &placed, "Birkhäuser, Basel", "Birkhäuser, Basel", NULL},
    {DIAG_B345, &placed, "Birkhäuser, Bern", NULL, NULL},
    {DIAG_B345, &report_publisher, "Wiley, New York", NULL, NULL},

    {DIAG_B345, &bib, "@inproceedings{a, title = {A}, crossref = {b}}\n@proceedings{b, title = {B}, publisher = {Wiley, New York}}\n", "Wiley, New York", NULL},
    {DIAG_B345, &bib, "@proceedings{b, title = {B}, publisher = {Wiley, New York}}\n@inproceedings{a, title = {A}, crossref = {b}, publisher = {Wiley, Boston}}\n", "Wiley, New York|Wiley, Boston", NULL},

    /* ---- people.c */
    {DIAG_B341, &whole, PEOPLE("{family: Gu, given: Xin}", "{family: Gü, given: Xin}"), "{family: Gü, given: Xin}", NULL},
    {DIAG_B341, &whole, PEOPLE("{family: Gu, given: Xiao-bo}", "{family: Gu, given: Xiaobo}"), "{family: Gu, given: Xiaobo}", NULL},
    {DIAG_B341, &whole, PEOPLE("{family: Gu, given: X. Y.}", "{family: Gu, given: X.Y.}"), NULL, NULL},
    {DIAG_B341, &whole, PEOPLE("{family: Gu, given: X. Y.}", "{family: Gu, given: X.\u00A0Y.}"), NULL, NULL},
    {DIAG_B341, &whole, PEOPLE("{family: Gu, given: X}", "{family: Gü, given: X}"), NULL, NULL},
    {DIAG_B341, &whole, PEOPLE("{family: Gu, given: Xi}", "{family: Gü, given: Xi}"), "{family: Gü, given: Xi}", NULL},
    {DIAG_B341, &whole, PEOPLE("{family: Gu, given: Xin}", "{family: Ge, given: Xin}"), NULL, NULL},
    {DIAG_B341, &whole, PEOPLE("{family: Gu, given: Xin}, {family: Gü, given: Xin}", "{family: Gü, given: Xin}"), "{family: Gü, given: Xin}", NULL},
    {DIAG_B342, &whole, PEOPLE("{family: A, given: X. Y.}, {family: B, given: X.}, {family: C, given: X. Q.}, {family: D, given: Y.}", "{family: E, given: JA}"), "JA",
     PEOPLE("{family: A, given: X. Y.}, {family: B, given: X.}, {family: C, given: X. Q.}, {family: D, given: Y.}", "{family: E, given: J. A.}")},
    {DIAG_B342, &whole, PEOPLE("{family: A, given: X. Y.}, {family: B, given: X.}, {family: C, given: X. Q.}, {family: D, given: Y.}", "{family: E, given: JAB}"), "JAB",
     PEOPLE("{family: A, given: X. Y.}, {family: B, given: X.}, {family: C, given: X. Q.}, {family: D, given: Y.}", "{family: E, given: J. A. B.}")},
    {DIAG_B342, &whole, PEOPLE("{family: A, given: X. Y.}, {family: B, given: X.}, {family: C, given: X. Q.}", "{family: E, given: JA}"), NULL, NULL},
    {DIAG_B342, &whole, PEOPLE("{family: A, given: X. Y.}, {family: B, given: X.}, {family: C, given: X. Q.}, {family: D, given: Y.}", "{family: E, given: J}"), NULL, NULL},
    {DIAG_B342, &whole, PEOPLE("{family: A, given: X. Y.}, {family: B, given: X.}, {family: C, given: X. Q.}, {family: D, given: Y.}", "{family: E, given: JABC}"), NULL, NULL},
    {DIAG_B342, &whole, PEOPLE("{family: A, given: X. Y.}, {family: B, given: X.}, {family: C, given: X. Q.}, {family: D, given: Y.}", "{family: E, given: Jo}"), NULL, NULL},
    {DIAG_B343, &whole, PEOPLE("{family: Gu, given: Xin, zh-Hans: {family: 顾, given: 昕}}", "{literal: 顾昕}"), "{literal: 顾昕}", NULL},
    {DIAG_B343, &whole, PEOPLE("{literal: 顾昕}", "{family: Gu, given: Xin, zh-Hans: {family: 顾, given: 昕}}"), "{literal: 顾昕}", NULL},
    {DIAG_B343, &whole, PEOPLE("{family: Gu, given: Xin, zh-Hans: {family: 顾, given: 昕}}", "{literal: Gu Xin, zh-Hans: {literal: 顾昕}}"),
     "{literal: Gu Xin, zh-Hans: {literal: 顾昕}}", NULL},
    {DIAG_B343, &whole, PEOPLE("{family: Gu, given: Xin, zh-Hans: {family: 顾, given: 昕}}", "{literal: 顾立}"), NULL, NULL},
    {DIAG_B343, &whole, PEOPLE("{literal: 顾昕}", "{literal: 顾昕}"), NULL, NULL},
    {DIAG_B343, &whole, PEOPLE("{family: Gu, zh-Hans: {family: 顾昕}}", "{literal: 顾昕}"), NULL, NULL},

    /* ---- duplicates.c: identifiers */
    {DIAG_B314, &whole, TWO("type: book, title: A, doi: 10.1000/182", "type: book, title: B, doi: 10.1000/182"), "10.1000/182", NULL},
    {DIAG_B314, &whole, TWO("type: book, title: A, doi: 10.1000/182", "type: book, title: B, doi: 10.1000/183"), NULL, NULL},
    {DIAG_B314, &whole, TWO("type: book, title: A, doi: 10.1000/182", "type: book, title: B, url: https://doi.org/10.1000/182"), "https://doi.org/10.1000/182", NULL},
    {DIAG_B314, &whole, TWO("type: book, title: A, pmid: 123", "type: book, title: B, pmid: 123"), "123", NULL},
    {DIAG_B314, &whole, TWO("type: book, title: A, pmcid: PMC123", "type: book, title: B, pmcid: PMC123"), "PMC123", NULL},
    {DIAG_B314, &whole, TWO("type: book, title: A, volume: 1, doi: 10.1000/182", "type: book, title: B, volume: 2, doi: 10.1000/182"), NULL, NULL},
    {DIAG_B314, &whole, TWO("type: book, title: A, volume: 1, doi: 10.1000/182", "type: book, title: B, doi: 10.1000/182"), "10.1000/182", NULL},
    {DIAG_B314, &whole, TWO("type: book, title: A, isbn: 9780306406157", "type: book, title: B, isbn: 9780306406157"), "9780306406157", NULL},
    {DIAG_B314, &whole, TWO("type: book, title: A, issued: 2020, isbn: 9780306406157", "type: book, title: A, issued: 2021, isbn: 9780306406157"), NULL, NULL},
    {DIAG_B314, &whole, TWO("type: book, title: A, issued: 2020, isbn: 9780306406157", "type: book, title: B, issued: 2021, isbn: 9780306406157"), "9780306406157", NULL},
    {DIAG_B314, &whole, TWO("type: chapter, title: A, isbn: 9780306406157", "type: chapter, title: B, isbn: 9780306406157"), NULL, NULL},
    {DIAG_B314, &bib, "@book{a, title = {A}, eprint = {2101.00001}, eprinttype = {arxiv}}\n@book{b, title = {B}, eprint = {2101.00001}, eprinttype = {arxiv}}\n", "2101.00001", NULL},
    {DIAG_B314, &bib, "@book{a, title = {A}, eprint = {2101.00001}, eprinttype = {arxiv}}\n@article{b, title = {B}, eprint = {2101.00001}, eprinttype = {arxiv}}\n", NULL, NULL},
    {DIAG_B314, &bib, "@book{a, title = {A}, doi = {10.1000/182}}\n@book{b, title = {B}, doi = {10.1000/182}, related = {a}}\n", NULL, NULL},
    {DIAG_B314, &bib, "@book{a, title = {A}, doi = {10.1000/182}, related = {b}}\n@book{b, title = {B}, doi = {10.1000/182}}\n", NULL, NULL},
    /* titles */
    {DIAG_B315, &whole, TWO(SAME, SAME), "The New System", NULL},
    {DIAG_B315, &whole, TWO(SAME, "type: book, title: The new system, issued: 2020, author: [{family: Gu, given: X.}]"), "The new system", NULL},
    {DIAG_B315, &whole, TWO(SAME, "type: book, title: The New System, issued: 2021, author: [{family: Gu, given: Xin}]"), NULL, NULL},
    {DIAG_B315, &whole, TWO(SAME, "type: book, title: The New System, issued: 2020, author: [{family: Ge, given: Xin}]"), NULL, NULL},
    {DIAG_B315, &whole, TWO(SAME, "type: book, title: The New System, issued: 2020, editor: [{family: Gu, given: Xin}]"), "The New System", NULL},
    {DIAG_B315, &whole, TWO(SAME, "type: book, title: The New System, issued: 2020"), NULL, NULL},
    {DIAG_B315, &whole, TWO(SAME, "type: report, title: The New System, issued: 2020, author: [{family: Gu, given: Xin}]"), NULL, NULL},
    {DIAG_B315, &whole, TWO(SAME ", volume: 1", SAME ", volume: 2"), NULL, NULL},
    {DIAG_B315, &whole, TWO(SAME ", translation-of: b", SAME), NULL, NULL},
    {DIAG_B315, &whole, TWO("type: book, title: 举国体, issued: 2020, author: [{zh-Hans: 顾昕}]", "type: book, title: 举国体, issued: 2020, author: [{zh-Hans: 顾昕}]"), "举国体", NULL},
    {DIAG_B315, &whole, TWO("type: book, title: 举国, issued: 2020, author: [{zh-Hans: 顾昕}]", "type: book, title: 举国, issued: 2020, author: [{zh-Hans: 顾昕}]"), NULL, NULL},
    {DIAG_B315, &whole, TWO("type: book, title: 举国体, issued: 2020, author: [{zh-Hans: 顾昕}]", "type: book, title: 举国体, issued: 2020, author: [{family: Gu, given: Xin}]"), "举国体", NULL},
    {DIAG_B315, &whole, TWO("type: book, title: 举国体, issued: 2020, author: [{family: Gu, given: Xin}]", "type: book, title: 举国体, issued: 2020, author: [{zh-Hans: 顾昕}]"), "举国体", NULL},
    {DIAG_B315, &whole, TWO("type: book, title: {zh-Hans: 举国体制, en: The New System}, issued: 2020, author: [{family: Gu, given: Xin}]", SAME), "The New System", NULL},
    {DIAG_B315, &whole, TWO("type: book, title: The New System, issued: 2020, author: [{family: Gu, given: Xin, zh-Hans: {family: 顾, given: 昕}}]", "type: book, title: The New System, issued: 2020, author: [{family: Ge, given: Xin, zh-Hans: {family: 葛, given: 昕}}]"), NULL, NULL},
    {DIAG_B315, &whole, TWO("type: book, title: The New System, issued: 2020, author: [{family: Gu, given: Xin, zh-Hans: {family: 顾, given: 昕}}]", "type: book, title: The New System, issued: 2020, author: [{family: Koo, given: Xin, zh-Hans: {family: 顾, given: 昕}}]"), "The New System", NULL},
    /* addresses */
    {DIAG_B316, &whole, TWO("type: book, title: A, url: https://a.org/x", "type: book, title: B, url: http://www.a.org/x"), "http://www.a.org/x", NULL},
    {DIAG_B316, &whole, TWO("type: book, title: A, url: https://a.org/", "type: book, title: B, url: https://a.org/"), NULL, NULL},
    {DIAG_B316, &whole, TWO("type: book, title: A, url: https://a.org?x=1", "type: book, title: B, url: https://a.org?x=1"), "https://a.org?x=1", NULL},
    {DIAG_B316, &whole, TWO("type: book, title: A, url: https://a.org/x", "type: book, title: B, url: https://a.org/x") "  c: {type: book, title: C, url: https://a.org/x}\n", NULL, NULL},
    {DIAG_B316, &whole, TWO("type: chapter, container-title: C, title: A, url: https://a.org/x", "type: chapter, container-title: C, title: B, url: https://a.org/x"), NULL, NULL},
    {DIAG_B316, &whole, TWO("type: chapter, container-title: C, title: A, url: https://a.org/x", "type: chapter, container-title: D, title: B, url: https://a.org/x"), "https://a.org/x", NULL},
    {DIAG_B316, &whole, TWO("type: chapter, container-title: C, title: A, url: https://a.org/x", "type: chapter, title: B, url: https://a.org/x"), "https://a.org/x", NULL},
    {DIAG_B316, &whole, TWO(SAME ", url: https://a.org/x", SAME ", url: https://a.org/x"), NULL, NULL},
    /* ids */
    {DIAG_B208, &bib, "@book{aB, title = {A}}\n@book{Ab, title = {B}}\n", "Ab", NULL},
    {DIAG_B208, &bib, "@book{ab, title = {A}}\n@book{ac, title = {B}}\n", NULL, NULL},
};
/* clang-format on */

/* More records than a task has: each is looked at once. */
static void test_runs(void)
{
    for (unsigned count = 31; count <= 65; count += 17) {
        Buf yaml = { 0 };
        Fixture fixture;
        size_t told = 0;

        buf_puts(&yaml, "endnotes:\n");
        for (unsigned i = 0; i < count; i++)
            buf_format(&yaml, "  w%u: {type: xyzzy, title: T}\n", i);
        fixture = fixture_checked(&whole, buf_str(&yaml));
        for (size_t i = 0; i < fixture.diags->list.count; i++)
            told += fixture.diags->list.items[i]->code == DIAG_B105;
        is_int((int64_t)told, count, "each record once");
        fixture_close(&fixture);
        buf_free(&yaml);
    }
}

int main(void)
{
    test_runs();
    for (size_t i = 0; i < sizeof edges / sizeof edges[0]; i++)
        judge(&edges[i]);
    return done_testing();
}
