#include "text/ident.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "text/url.h"

#include <stdarg.h>
#include <stdio.h>

/* One check under way. `body` is what is left of `text` once a prefix is off. */
typedef struct Check {
    Arena *arena;
    Str text, body;
    bool from_address; /* cut out of https://… */
    IdentResult *out;
} Check;

typedef bool Checker(Check *check);

typedef struct Scheme {
    const char *name, *label;
    const char *prefixes[6]; /* what may stand before it, in any case */
    const char *resolver;    /* the address is this + the normal form; NULL: none */
    Checker *check;
} Scheme;

/* Up to the 16 of an ORCID, and one more. */
typedef struct Digits {
    char text[18];
    size_t count;
} Digits;

static bool fail(Check *check, Str where, const char *format, ...) __attribute__((format(printf, 3, 4)));

/* Records what is wrong. `where` is a slice of the text. Returns false. */
static bool fail(Check *check, Str where, const char *format, ...)
{
    char message[256];
    va_list args;

    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    check->out->at = (size_t)(where.ptr - check->text.ptr);
    check->out->len = where.len;
    check->out->message = arena_copy(check->arena, str_of(message));
    return false;
}

static bool mend(Check *check, Str suggestion)
{
    check->out->suggestion = suggestion;
    return false;
}

static bool pass(Check *check, Str normal, Str key)
{
    check->out->normal = normal;
    check->out->key = key;
    return true;
}

static size_t count_digits(Str s)
{
    size_t count = 0;

    while (count < s.len && ascii_is_digit(s.ptr[count]))
        count++;
    return count;
}

/* "%2F" of a DOI that was cut out of an address. */
static Str decode_percent(Arena *arena, Str s)
{
    static const char hex[] = "0123456789abcdef";
    char *out = arena_alloc(arena, s.len + 1);
    size_t len = 0;

    for (size_t i = 0; i < s.len; i++) {
        size_t high = 16, low = 16;

        if (s.ptr[i] == '%' && i + 2 < s.len) {
            high = str_find_char(STR(hex), ascii_lower(s.ptr[i + 1]));
            low = str_find_char(STR(hex), ascii_lower(s.ptr[i + 2]));
        }
        if (high >= 16 || low >= 16 || (high == 0 && low == 0)) {
            out[len++] = s.ptr[i];
            continue;
        }
        out[len++] = (char)(high * 16 + low);
        i += 2;
    }
    return (Str){ out, len };
}

/* The suffix takes any printing character, ISO 26324; those that nobody registers show a slip of the hand. */
static bool check_doi_suffix(Check *check, Str suffix, Str body)
{
    for (size_t at = 0, len; at < suffix.len; at += len) {
        uint32_t cp;

        len = utf8_decode(suffix, at, &cp);
        if (cp <= ' ' || cp == 0x7F || cp == 0xA0 || cp == 0x200B || cp == 0x3000 || cp == UINT32_MAX) {
            fail(check, str_slice(suffix, at, at + len), "a DOI holds no spaces and no control characters");
            return mend(check, str_slice(body, 0, (size_t)(suffix.ptr - body.ptr) + at));
        }
    }
    if (str_find_char(STR(".,;"), suffix.ptr[suffix.len - 1]) != STR_NONE) {
        fail(check, str_from(suffix, suffix.len - 1), "the '%c' behind a DOI is no part of it",
             suffix.ptr[suffix.len - 1]);
        return mend(check, str_slice(body, 0, body.len - 1));
    }
    return true;
}

/* 10.NNNN/suffix; the registrant may be divided by full stops: 10.1000.10/123. */
static bool check_doi(Check *check)
{
    Str body = check->body, registrant, normal = body;
    size_t slash = str_find_char(body, '/'), digits;

    if (!str_starts(body, STR("10.")))
        return fail(check, body, "a DOI begins with 10. and has the form 10.1000/182");
    if (slash == STR_NONE && check->from_address) { /* %2F may stand for the slash */
        normal = decode_percent(check->arena, body);
        slash = str_find_char(normal, '/');
    }
    if (slash == STR_NONE)
        return fail(check, body, "this DOI has no suffix: the form is 10.1000/182");
    registrant = str_slice(normal, 3, slash);
    digits = count_digits(registrant);
    if (digits < 4 || digits > 9 || str_find_char(STR("./"), normal.ptr[3 + digits]) == STR_NONE)
        return fail(check, body, "a DOI has four to nine digits between 10. and the slash");
    for (size_t i = digits; i < registrant.len; i++)
        if (registrant.ptr[i] != '.' && !ascii_is_digit(registrant.ptr[i]))
            return fail(check, body, "between 10. and the slash of a DOI stand digits");
    if (slash + 1 == normal.len)
        return fail(check, body, "this DOI has nothing behind the slash");
    if (normal.ptr == body.ptr && !check_doi_suffix(check, str_from(body, slash + 1), body))
        return false;
    if (check->from_address)
        normal = decode_percent(check->arena, normal);
    return pass(check, normal, arena_lower(check->arena, normal));
}

/* Gathers digits (and a last X) across hyphens and spaces. */
static bool gather(Check *check, const char *what, Digits *digits)
{
    Str body = check->body;

    for (size_t at = 0, len; at < body.len; at += len) {
        uint32_t cp;
        char c = ascii_upper(body.ptr[at]);

        len = utf8_decode(body, at, &cp);
        if (cp == '-' || cp == ' ' || (cp >= 0x2010 && cp <= 0x2013) || cp == 0xA0)
            continue;
        if (!ascii_is_digit(c) && !(c == 'X' && at + 1 == body.len))
            return fail(check, str_slice(body, at, at + len),
                        c == 'X' ? "an X stands only at the end of an %s" : "an %s has only digits and hyphens", what);
        if (digits->count == sizeof digits->text - 1)
            return fail(check, body, "too many digits for an %s", what);
        digits->text[digits->count++] = c;
    }
    return true;
}

/* MOD 11, weights count down to 1 at the check digit: ISBN-10, ISSN. */
static char check_digit_11(const char *digits, size_t count)
{
    size_t sum = 0;

    for (size_t i = 0; i < count; i++)
        sum += (size_t)(digits[i] - '0') * (count + 1 - i);
    sum = (11 - sum % 11) % 11;
    return sum == 10 ? 'X' : (char)('0' + sum);
}

/* MOD 10, weights 1 and 3: EAN-13. */
static char check_digit_10(const char *digits)
{
    size_t sum = 0;

    for (size_t i = 0; i < 12; i++)
        sum += (size_t)(digits[i] - '0') * (i % 2 == 0 ? 1 : 3);
    return (char)('0' + (10 - sum % 10) % 10);
}

/* ISO 7064 MOD 11-2: ORCID. */
static char check_digit_11_2(const char *digits, size_t count)
{
    unsigned total = 0;

    for (size_t i = 0; i < count; i++)
        total = (total + (unsigned)(digits[i] - '0')) * 2 % 11;
    total = (12 - total) % 11;
    return total == 10 ? 'X' : (char)('0' + total);
}

/* Suggests the identifier with its last digit put right. */
static bool wrong_check_digit(Check *check, char want)
{
    Str body = check->body;
    char *copy = arena_alloc(check->arena, body.len + 1);

    for (size_t i = 0; i < body.len; i++)
        copy[i] = body.ptr[i];
    copy[body.len - 1] = want;
    fail(check, str_from(body, body.len - 1), "the check digit ought to be %c, not %c: one of the digits is wrong",
         want, ascii_upper(body.ptr[body.len - 1]));
    return mend(check, (Str){ copy, body.len });
}

static Str isbn13_of(Arena *arena, const Digits *isbn)
{
    char digits[14] = "978";

    for (size_t i = 0; i < 9; i++)
        digits[3 + i] = isbn->text[i];
    digits[12] = check_digit_10(digits);
    return arena_copy(arena, (Str){ digits, 13 });
}

static bool check_isbn(Check *check)
{
    Digits isbn = { 0 };
    Str normal, prefix = { isbn.text, 3 };
    char want;

    if (!gather(check, "ISBN", &isbn))
        return false;
    if (isbn.count != 10 && isbn.count != 13)
        return fail(check, check->body, "an ISBN has 10 or 13 digits, this one has %zu", isbn.count);
    if (isbn.count == 13 && isbn.text[12] == 'X')
        return fail(check, str_from(check->body, check->body.len - 1), "an ISBN of 13 digits does not end in X");
    if (isbn.count == 13 && !str_is(prefix, "978") && !str_is(prefix, "979"))
        return fail(check, check->body, "an ISBN of 13 digits begins with 978 or 979");
    want = isbn.count == 10 ? check_digit_11(isbn.text, 9) : check_digit_10(isbn.text);
    if (isbn.text[isbn.count - 1] != want)
        return wrong_check_digit(check, want);
    normal = arena_copy(check->arena, (Str){ isbn.text, isbn.count });
    return pass(check, normal, isbn.count == 13 ? normal : isbn13_of(check->arena, &isbn));
}

static bool check_issn(Check *check)
{
    Digits issn = { 0 };
    Str normal;
    char want;

    if (!gather(check, "ISSN", &issn))
        return false;
    if (issn.count != 8)
        return fail(check, check->body, "an ISSN has eight digits, this one has %zu", issn.count);
    want = check_digit_11(issn.text, 7);
    if (issn.text[7] != want)
        return wrong_check_digit(check, want);
    normal = arena_format(check->arena, "%.4s-%.4s", issn.text, issn.text + 4);
    return pass(check, normal, normal);
}

static bool check_orcid(Check *check)
{
    Digits orcid = { 0 };
    Str normal;
    char want;

    if (!gather(check, "ORCID", &orcid))
        return false;
    if (orcid.count != 16)
        return fail(check, check->body, "an ORCID has 16 digits, this one has %zu", orcid.count);
    want = check_digit_11_2(orcid.text, 15);
    if (orcid.text[15] != want)
        return wrong_check_digit(check, want);
    normal =
        arena_format(check->arena, "%.4s-%.4s-%.4s-%.4s", orcid.text, orcid.text + 4, orcid.text + 8, orcid.text + 12);
    return pass(check, normal, normal);
}

static bool check_pmid(Check *check)
{
    Str body = check->body;

    if (count_digits(body) != body.len || body.len > 8 || body.ptr[0] == '0')
        return fail(check, body, "a PMID is a number of one to eight digits");
    return pass(check, body, body);
}

/* The prefix PMC belongs to it, but is often left out; a version may follow. */
static bool check_pmcid(Check *check)
{
    Str body = check->body, normal, key;
    size_t digits;

    if (str_eq_nocase(str_slice(body, 0, 3), STR("PMC")))
        body = str_from(body, 3);
    digits = count_digits(body);
    if (digits == 0 || digits > 9 || body.ptr[0] == '0' ||
        (digits != body.len && (body.ptr[digits] != '.' || digits + 1 == body.len ||
                                count_digits(str_from(body, digits + 1)) + digits + 1 != body.len)))
        return fail(check, check->body, "a PMCID is PMC and a number: PMC1234567");
    normal = arena_join(check->arena, STR("PMC"), body);
    key = str_slice(normal, 0, 3 + digits);
    return pass(check, normal, key);
}

/* What precedes a version: 2101.00001v2. `*good` is false if a v has no digits behind it. */
static Str without_version(Str s, bool *good)
{
    size_t v = s.len;

    while (v > 0 && ascii_is_digit(s.ptr[v - 1]))
        v--;
    *good = true;
    if (v == 0 || ascii_lower(s.ptr[v - 1]) != 'v')
        return s;
    *good = v < s.len && s.ptr[v] != '0';
    return str_slice(s, 0, v - 1);
}

static bool is_month(Str yymm)
{
    int month = yymm.len < 4 ? 0 : (yymm.ptr[2] - '0') * 10 + (yymm.ptr[3] - '0');

    return month >= 1 && month <= 12;
}

/* Since April 2007 YYMM.NNNN, since 2015 YYMM.NNNNN. */
static bool is_new_arxiv(Str id)
{
    size_t serial = id.len > 5 ? id.len - 5 : 0;

    return count_digits(id) == 4 && is_month(id) && id.len > 4 && id.ptr[4] == '.' &&
           count_digits(str_from(id, 5)) == serial && (serial == 4 || serial == 5) &&
           str_cmp(str_slice(id, 0, 4), STR("0704")) >= 0 &&
           (serial == 5) == (str_cmp(str_slice(id, 0, 4), STR("1501")) >= 0);
}

/* Until March 2007: archive, perhaps a class, YYMMNNN: math.GT/0309136. */
static bool is_old_arxiv(Str id)
{
    size_t slash = str_find_char(id, '/'), letters = 0;
    Str archive = str_slice(id, 0, slash), number = str_from(id, slash == STR_NONE ? id.len : slash + 1);

    while (letters < archive.len && (ascii_is_lower(archive.ptr[letters]) || archive.ptr[letters] == '-'))
        letters++;
    if (letters == 0 || number.len != 7 || count_digits(number) != 7 || !is_month(number))
        return false;
    return letters == archive.len ||
           (letters + 3 == archive.len && archive.ptr[letters] == '.' && ascii_is_upper(archive.ptr[letters + 1]) &&
            ascii_is_upper(archive.ptr[letters + 2]));
}

static bool check_arxiv(Check *check)
{
    Str body = check->body, id;
    bool good;

    if (str_ends(body, STR(".pdf")))
        body = str_slice(body, 0, body.len - 4);
    id = without_version(body, &good);
    if (!good)
        return fail(check, body, "the version of an arXiv identifier is v and a number: 2101.00001v2");
    if (!is_new_arxiv(id) && !is_old_arxiv(id))
        return fail(check, check->body, "an arXiv identifier has the form 2101.00001 or hep-th/9901001");
    return pass(check, body, id);
}

static bool check_wikidata(Check *check)
{
    Str body = check->body, digits = str_from(body, 1);

    if (ascii_upper(body.ptr[0]) != 'Q' || digits.len == 0 || digits.len > 12 || count_digits(digits) != digits.len ||
        digits.ptr[0] == '0')
        return fail(check, body, "a Wikidata identifier is Q and a number: Q42");
    if (body.ptr[0] == 'q')
        body = arena_join(check->arena, STR("Q"), digits);
    return pass(check, body, body);
}

/* clang-format off */
static const Scheme schemes[IDENT_SCHEMES] = {
    [IDENT_DOI]      = { "doi", "DOI", { "https://doi.org/", "http://doi.org/", "https://dx.doi.org/",
                         "http://dx.doi.org/", "doi.org/", "doi:" }, "https://doi.org/", check_doi },
    [IDENT_ISBN]     = { "isbn", "ISBN", { "urn:isbn:", "isbn-13:", "isbn-10:", "isbn:", "isbn" }, NULL, check_isbn },
    [IDENT_ISSN]     = { "issn", "ISSN", { "https://portal.issn.org/resource/ISSN/", "urn:issn:", "issn:", "issn" },
                         "https://portal.issn.org/resource/ISSN/", check_issn },
    [IDENT_ORCID]    = { "orcid", "ORCID", { "https://orcid.org/", "http://orcid.org/", "orcid.org/", "orcid:" },
                         "https://orcid.org/", check_orcid },
    [IDENT_PMID]     = { "pmid", "PMID", { "https://pubmed.ncbi.nlm.nih.gov/", "https://www.ncbi.nlm.nih.gov/pubmed/",
                         "pmid:", "pmid" }, "https://pubmed.ncbi.nlm.nih.gov/", check_pmid },
    [IDENT_PMCID]    = { "pmcid", "PMCID", { "https://www.ncbi.nlm.nih.gov/pmc/articles/",
                         "https://pmc.ncbi.nlm.nih.gov/articles/", "pmcid:", "pmcid" },
                         "https://www.ncbi.nlm.nih.gov/pmc/articles/", check_pmcid },
    [IDENT_ARXIV]    = { "arxiv", "arXiv", { "https://arxiv.org/abs/", "http://arxiv.org/abs/",
                         "https://arxiv.org/pdf/", "arxiv.org/abs/", "arxiv:" }, "https://arxiv.org/abs/", check_arxiv },
    [IDENT_WIKIDATA] = { "wikidata", "Wikidata", { "https://www.wikidata.org/wiki/", "http://www.wikidata.org/entity/",
                         "https://www.wikidata.org/entity/", "wikidata:", "wd:" }, "https://www.wikidata.org/wiki/",
                         check_wikidata },
};
/* clang-format on */

static Str without_prefix(const Scheme *scheme, Str text)
{
    for (size_t i = 0; i < sizeof scheme->prefixes / sizeof scheme->prefixes[0] && scheme->prefixes[i] != NULL; i++) {
        Str prefix = str_of(scheme->prefixes[i]);

        if (str_eq_nocase(str_slice(text, 0, prefix.len), prefix))
            return str_trim(str_from(text, prefix.len));
    }
    return text;
}

bool ident_check(IdentScheme scheme, Arena *arena, Str text, IdentResult *out)
{
    const Scheme *row = &schemes[scheme];
    Str whole = text.ptr == NULL ? STR_EMPTY : text, trimmed = str_trim(whole);
    Check check = { arena, whole, without_prefix(row, trimmed), false, out };

    *out = (IdentResult){ .normal = STR_EMPTY, .key = STR_EMPTY, .message = STR_EMPTY, .suggestion = STR_EMPTY };
    check.from_address = check.body.len < trimmed.len && ascii_lower(trimmed.ptr[0]) == 'h';
    while (check.from_address && check.body.len > 0 && check.body.ptr[check.body.len - 1] == '/')
        check.body.len--;
    if (check.body.len == 0)
        return fail(&check, whole, "the %s is missing", row->label);
    return row->check(&check);
}

const char *ident_name(IdentScheme scheme)
{
    return schemes[scheme].name;
}

const char *ident_label(IdentScheme scheme)
{
    return schemes[scheme].label;
}

bool ident_find(Str name, IdentScheme *scheme)
{
    for (int i = 0; i < IDENT_SCHEMES; i++)
        if (str_eq_nocase(name, str_of(schemes[i].name))) {
            *scheme = (IdentScheme)i;
            return true;
        }
    return false;
}

Str ident_url(IdentScheme scheme, Arena *arena, Str normal)
{
    Buf buf = { 0 };
    Str url = STR_EMPTY;

    if (schemes[scheme].resolver == NULL)
        return url;
    buf_puts(&buf, schemes[scheme].resolver);
    for (Str rest = normal, part; str_cut(&rest, '/', &part);) {
        if (part.ptr != normal.ptr)
            buf_char(&buf, '/');
        url_encode_component(&buf, part);
    }
    url = buf_keep(arena, &buf);
    buf_free(&buf);
    return url;
}
