#include "text/ident.h"

#include "tap.h"

/* clang-format off */
static const struct { IdentScheme scheme; const char *text, *normal, *key; } good[] = {
    {IDENT_DOI, "10.1000/182", "10.1000/182", "10.1000/182"},
    {IDENT_DOI, "https://doi.org/10.1000/182", "10.1000/182", "10.1000/182"},
    {IDENT_DOI, "doi:10.1000/ABC", "10.1000/ABC", "10.1000/abc"},
    {IDENT_DOI, "DOI: 10.1000/182", "10.1000/182", "10.1000/182"},
    {IDENT_DOI, "http://dx.doi.org/10.1002/(SICI)1097-4571(1999)50:1%3C3::AID%3E3.0.CO;2-P",
     "10.1002/(SICI)1097-4571(1999)50:1<3::AID>3.0.CO;2-P", "10.1002/(sici)1097-4571(1999)50:1<3::aid>3.0.co;2-p"},
    {IDENT_DOI, "10.1000.10/123", "10.1000.10/123", "10.1000.10/123"},
    {IDENT_DOI, "10.123456789/1", "10.123456789/1", "10.123456789/1"},
    {IDENT_DOI, "10.1000/a/b", "10.1000/a/b", "10.1000/a/b"},
    {IDENT_DOI, "https://doi.org/10.1000%2F182", "10.1000/182", "10.1000/182"},
    {IDENT_DOI, "10.1000/a%2Fb", "10.1000/a%2Fb", "10.1000/a%2fb"},
    {IDENT_DOI, "10.13016/举国", "10.13016/举国", "10.13016/举国"},
    {IDENT_DOI, " 10.1000/182 ", "10.1000/182", "10.1000/182"},
    {IDENT_ISBN, "978-0-262-51087-5", "9780262510875", "9780262510875"},
    {IDENT_ISBN, "0-262-51087-1", "0262510871", "9780262510875"},
    {IDENT_ISBN, "0-8044-2957-X", "080442957X", "9780804429573"},
    {IDENT_ISBN, "080442957x", "080442957X", "9780804429573"},
    {IDENT_ISBN, "ISBN 978 7 100 12345 7", "9787100123457", "9787100123457"},
    {IDENT_ISBN, "urn:isbn:0262510871", "0262510871", "9780262510875"},
    {IDENT_ISBN, "978–0–262–51087–5", "9780262510875", "9780262510875"},
    {IDENT_ISBN, "979-10-90636-07-1", "9791090636071", "9791090636071"},
    {IDENT_ISSN, "0317-8471", "0317-8471", "0317-8471"}, {IDENT_ISSN, "03178471", "0317-8471", "0317-8471"},
    {IDENT_ISSN, "2434-561x", "2434-561X", "2434-561X"},
    {IDENT_ISSN, "ISSN: 1050-124X", "1050-124X", "1050-124X"},
    {IDENT_ORCID, "0000-0002-1825-0097", "0000-0002-1825-0097", "0000-0002-1825-0097"},
    {IDENT_ORCID, "https://orcid.org/0000-0002-1694-233X", "0000-0002-1694-233X", "0000-0002-1694-233X"},
    {IDENT_ORCID, "0000000218250097", "0000-0002-1825-0097", "0000-0002-1825-0097"},
    {IDENT_ORCID, "https://orcid.org/0000-0002-1825-0097/", "0000-0002-1825-0097", "0000-0002-1825-0097"},
    {IDENT_PMID, "12345678", "12345678", "12345678"}, {IDENT_PMID, "PMID: 1", "1", "1"},
    {IDENT_PMID, "https://pubmed.ncbi.nlm.nih.gov/12345678/", "12345678", "12345678"},
    {IDENT_PMCID, "PMC1234567", "PMC1234567", "PMC1234567"}, {IDENT_PMCID, "pmc1234567", "PMC1234567", "PMC1234567"},
    {IDENT_PMCID, "1234567", "PMC1234567", "PMC1234567"},
    {IDENT_PMCID, "PMCID: PMC1234567.2", "PMC1234567.2", "PMC1234567"},
    {IDENT_PMCID, "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/", "PMC1234567", "PMC1234567"},
    {IDENT_ARXIV, "2101.00001", "2101.00001", "2101.00001"},
    {IDENT_ARXIV, "arXiv:2101.00001v2", "2101.00001v2", "2101.00001"},
    {IDENT_ARXIV, "0704.0001", "0704.0001", "0704.0001"},
    {IDENT_ARXIV, "hep-th/9901001", "hep-th/9901001", "hep-th/9901001"},
    {IDENT_ARXIV, "math.GT/0309136v1", "math.GT/0309136v1", "math.GT/0309136"},
    {IDENT_ARXIV, "https://arxiv.org/abs/1412.0001", "1412.0001", "1412.0001"},
    {IDENT_ARXIV, "https://arxiv.org/pdf/2101.00001v1.pdf", "2101.00001v1", "2101.00001"},
    {IDENT_WIKIDATA, "Q123456789012", "Q123456789012", "Q123456789012"},
    {IDENT_WIKIDATA, "Q42", "Q42", "Q42"}, {IDENT_WIKIDATA, "q42", "Q42", "Q42"},
    {IDENT_WIKIDATA, "https://www.wikidata.org/wiki/Q42", "Q42", "Q42"}, {IDENT_WIKIDATA, "wd:Q42", "Q42", "Q42"},
};

static const struct {
    IdentScheme scheme;
    const char *text, *message;
    size_t at, len;
    const char *suggestion;
} bad[] = {
    {IDENT_DOI, "", "the DOI is missing", 0, 0, ""}, {IDENT_DOI, "doi:", "the DOI is missing", 0, 4, ""},
    {IDENT_ISSN, "0317-84a1", "an ISSN has only digits and hyphens", 7, 1, ""},
    {IDENT_ORCID, "0000-0002-18a5-0097", "an ORCID has only digits and hyphens", 12, 1, ""},
    {IDENT_DOI, "11.1000/182", "a DOI begins with 10. and has the form 10.1000/182", 0, 11, ""},
    {IDENT_DOI, "https://example.org/10.1000/182", "a DOI begins with 10. and has the form 10.1000/182", 0, 31, ""},
    {IDENT_DOI, "10.1000", "this DOI has no suffix: the form is 10.1000/182", 0, 7, ""},
    {IDENT_DOI, "10.1000/", "this DOI has nothing behind the slash", 0, 8, ""},
    {IDENT_DOI, "https://doi.org/10.1000/", "this DOI has no suffix: the form is 10.1000/182", 16, 7, ""},
    {IDENT_DOI, "10.100/182", "a DOI has four to nine digits between 10. and the slash", 0, 10, ""},
    {IDENT_DOI, "10.1000a/182", "a DOI has four to nine digits between 10. and the slash", 0, 12, ""},
    {IDENT_DOI, "10.1000.a/182", "between 10. and the slash of a DOI stand digits", 0, 13, ""},
    {IDENT_DOI, "10.1000/182.", "the '.' behind a DOI is no part of it", 11, 1, "10.1000/182"},
    {IDENT_DOI, "10.1000/18 2", "a DOI holds no spaces and no control characters", 10, 1, "10.1000/18"},
    {IDENT_DOI, "10.1000/18\xff", "a DOI holds no spaces and no control characters", 10, 1, "10.1000/18"},
    {IDENT_ISBN, "978-0-262-51087-4", "the check digit ought to be 5, not 4: one of the digits is wrong", 16, 1,
     "978-0-262-51087-5"},
    {IDENT_ISBN, "ISBN 0-8044-2957-1", "the check digit ought to be X, not 1: one of the digits is wrong", 17, 1,
     "0-8044-2957-X"},
    {IDENT_ISBN, "978-0-262-51087", "an ISBN has 10 or 13 digits, this one has 12", 0, 15, ""},
    {IDENT_ISBN, "977-0-262-51087-5", "an ISBN of 13 digits begins with 978 or 979", 0, 17, ""},
    {IDENT_ISBN, "978-0-262-51O87-5", "an ISBN has only digits and hyphens", 12, 1, ""},
    {IDENT_ISBN, "0X62510871", "an X stands only at the end of an ISBN", 1, 1, ""},
    {IDENT_ISBN, "978-0-262-51087-X", "an ISBN of 13 digits does not end in X", 16, 1, ""},
    {IDENT_ISBN, "12345678901234567890", "too many digits for an ISBN", 0, 20, ""},
    {IDENT_ISSN, "0317-8472", "the check digit ought to be 1, not 2: one of the digits is wrong", 8, 1, "0317-8471"},
    {IDENT_ISSN, "0317-847", "an ISSN has eight digits, this one has 7", 0, 8, ""},
    {IDENT_ORCID, "0000-0002-1825-0098", "the check digit ought to be 7, not 8: one of the digits is wrong", 18, 1,
     "0000-0002-1825-0097"},
    {IDENT_ORCID, "0000-0002-1825-009", "an ORCID has 16 digits, this one has 15", 0, 18, ""},
    {IDENT_PMID, "123456789", "a PMID is a number of one to eight digits", 0, 9, ""},
    {IDENT_PMID, "PMC123", "a PMID is a number of one to eight digits", 0, 6, ""},
    {IDENT_PMID, "0", "a PMID is a number of one to eight digits", 0, 1, ""},
    {IDENT_PMCID, "PMC", "a PMCID is PMC and a number: PMC1234567", 0, 3, ""},
    {IDENT_PMCID, "PMC12a", "a PMCID is PMC and a number: PMC1234567", 0, 6, ""},
    {IDENT_PMCID, "PMC12.", "a PMCID is PMC and a number: PMC1234567", 0, 6, ""},
    {IDENT_ARXIV, "2113.00001", "an arXiv identifier has the form 2101.00001 or hep-th/9901001", 0, 10, ""},
    {IDENT_ARXIV, "2101.0001", "an arXiv identifier has the form 2101.00001 or hep-th/9901001", 0, 9, ""},
    {IDENT_ARXIV, "0703.0001", "an arXiv identifier has the form 2101.00001 or hep-th/9901001", 0, 9, ""},
    {IDENT_ARXIV, "1412.00001", "an arXiv identifier has the form 2101.00001 or hep-th/9901001", 0, 10, ""},
    {IDENT_ARXIV, "2101.00001v", "the version of an arXiv identifier is v and a number: 2101.00001v2", 0, 11, ""},
    {IDENT_ARXIV, "9901001", "an arXiv identifier has the form 2101.00001 or hep-th/9901001", 0, 7, ""},
    {IDENT_ARXIV, "hep-th/9913001", "an arXiv identifier has the form 2101.00001 or hep-th/9901001", 0, 14, ""},
    {IDENT_ARXIV, "math.gt/0309136", "an arXiv identifier has the form 2101.00001 or hep-th/9901001", 0, 15, ""},
    {IDENT_WIKIDATA, "P31", "a Wikidata identifier is Q and a number: Q42", 0, 3, ""},
    {IDENT_WIKIDATA, "Q1234567890123", "a Wikidata identifier is Q and a number: Q42", 0, 14, ""},
    {IDENT_WIKIDATA, "Q", "a Wikidata identifier is Q and a number: Q42", 0, 1, ""},
    {IDENT_WIKIDATA, "Q042", "a Wikidata identifier is Q and a number: Q42", 0, 4, ""},
};
/* clang-format on */

static void test_good(Arena *arena)
{
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        IdentResult result, again;
        bool passes = ident_check(good[i].scheme, arena, str_of(good[i].text), &result);

        ok(passes, "%s: %s %.*s", ident_label(good[i].scheme), good[i].text, STR_ARG(result.message));
        is_str(result.normal, good[i].normal, "  normal");
        is_str(result.key, good[i].key, "  key");
        ok(ident_check(good[i].scheme, arena, result.normal, &again) && str_eq(again.normal, result.normal),
           "  the normal form is its own");
        ok(ident_check(good[i].scheme, arena, result.key, &again) && str_eq(again.key, result.key),
           "  and so is the key");
    }
}

static void test_bad(Arena *arena)
{
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        IdentResult result;

        ok(!ident_check(bad[i].scheme, arena, str_of(bad[i].text), &result), "not %s: '%s'", ident_label(bad[i].scheme),
           bad[i].text);
        is_str(result.message, bad[i].message, "  message");
        is_int((int64_t)result.at, (int64_t)bad[i].at, "  at");
        is_int((int64_t)result.len, (int64_t)bad[i].len, "  len");
        is_str(result.suggestion, bad[i].suggestion, "  suggestion");
        ok(result.normal.len == 0 && result.key.len == 0, "  nothing else");
    }
}

int main(void)
{
    Arena *arena = arena_create();
    IdentScheme scheme;
    IdentResult result;

    test_good(arena);
    test_bad(arena);
    ok(!ident_check(IDENT_DOI, arena, (Str){ NULL, 0 }, &result), "an empty Str");
    ok(ident_find(STR("ISBN"), &scheme) && scheme == IDENT_ISBN, "find ISBN");
    ok(ident_find(STR("arXiv"), &scheme) && scheme == IDENT_ARXIV, "find arXiv");
    ok(!ident_find(STR("lccn"), &scheme), "lccn is unknown");
    is_str(ident_url(IDENT_DOI, arena, STR("10.1000/a<b>/c")), "https://doi.org/10.1000/a%3Cb%3E/c",
           "the address of a DOI");
    is_str(ident_url(IDENT_ISBN, arena, STR("9780262510875")), "", "an ISBN has none");
    for (int i = 0; i < IDENT_SCHEMES; i++)
        ok(ident_find(str_of(ident_name((IdentScheme)i)), &scheme) && (int)scheme == i, "scheme %s",
           ident_name((IdentScheme)i));
    arena_destroy(arena);
    return done_testing();
}
