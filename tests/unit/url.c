#include "text/url.h"

#include "tap.h"

/* clang-format off */
static const struct { const char *url; bool truncated, idn, needs_escape; const char *host; } good[] = {
    {"https://papers.ssrn.com/sol3/papers.cfm?abstract_id=3816417", false, false, false, "papers.ssrn.com"},
    {"http://example.org", false, false, false, "example.org"},
    {"HTTPS://Example.ORG/", false, false, false, "Example.ORG"},
    {"https://example.org:8080/a/b;c=d?e=f&g=h#i", false, false, false, "example.org"},
    {"https://example.org:/", false, false, false, "example.org"},
    {"ftp://ftp.example.org/pub/", false, false, false, "ftp.example.org"},
    {"doi:10.1000/182", false, false, false, ""},
    {"https://192.168.0.1/x", false, false, false, "192.168.0.1"},
    {"https://[2001:db8::1]:443/x", false, false, false, "[2001:db8::1]"},
    {"https://example.org/%E4%B8%BE", false, false, false, "example.org"},
    {"https://example.org/a_(b)", false, false, false, "example.org"},
    {"https://example.org/?q[]=1", false, false, false, "example.org"},
    {"https://example.org./", false, false, false, "example.org."},
    {"https://a_b.example.org/", false, false, false, "a_b.example.org"},
    {"https://example.org/a@b", false, false, false, "example.org"},
    {"https://example.org?x=y@z", false, false, false, "example.org"},
    {"https://web.archive.org/web/2021/https://x.org/", false, false, false, "web.archive.org"},
    {"https://zh.wikipedia.org/wiki/举国体制", false, false, true, "zh.wikipedia.org"},
    {"https://例子.中国/", false, true, false, "例子.中国"},
    {"https://xn--fsqu00a.xn--fiqs8s/", false, false, false, "xn--fsqu00a.xn--fiqs8s"},
    {"https://example.org/very-", true, false, false, "example.org"},
    {"https://example.org/very...", true, false, false, "example.org"},
    {"https://example.org/very…", true, false, true, "example.org"},
    {"https://example.org/very%e2%80%a6", true, false, false, "example.org"},
    {"https://例子.中国/很长…", true, true, true, "例子.中国"},
};

static const struct { const char *url; UrlStatus status; size_t at, len; } bad[] = {
    {"", URL_BAD_SYNTAX, 0, 0}, {"example.org/x", URL_BAD_SYNTAX, 0, 13}, {"//example.org", URL_BAD_SYNTAX, 0, 13},
    {"https:/example.org", URL_BAD_SYNTAX, 0, 18}, {"https:example.org", URL_BAD_SYNTAX, 0, 17},
    {"https://", URL_BAD_SYNTAX, 0, 8},
    {"https://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.org", URL_BAD_SYNTAX, 8, 64},
    {"https:///x", URL_BAD_SYNTAX, 0, 10}, {"https://a b.org", URL_BAD_SYNTAX, 9, 1},
    {"https://example.org/a b", URL_BAD_SYNTAX, 21, 1},
    {"https://example.org/a\tb", URL_BAD_SYNTAX, 21, 1}, {"https://example.org/a\nb", URL_BAD_SYNTAX, 21, 1},
    {"https://example.org/\x01", URL_BAD_SYNTAX, 20, 1}, {"https://example.org\\@evil.org", URL_BAD_SYNTAX, 19, 1},
    {"https://example.org/%zz", URL_BAD_SYNTAX, 20, 1}, {"https://example.org/100%", URL_BAD_SYNTAX, 23, 1},
    {"https://example.org/%4", URL_BAD_SYNTAX, 20, 1},
    {"https://example.org/<b>", URL_BAD_SYNTAX, 20, 1}, {"https://example.org/\"", URL_BAD_SYNTAX, 20, 1},
    {"https://example.org/{x}", URL_BAD_SYNTAX, 20, 1},
    {"https://example.org/a#b#c", URL_BAD_SYNTAX, 23, 1}, {"https://example.org/a[1]", URL_BAD_SYNTAX, 21, 1},
    {"https://example..org/", URL_BAD_SYNTAX, 8, 12}, {"https://.org/", URL_BAD_SYNTAX, 8, 4},
    {"https://-a.org/", URL_BAD_SYNTAX, 8, 2},
    {"https://a-.org/", URL_BAD_SYNTAX, 8, 2}, {"https://a!b.org/", URL_BAD_SYNTAX, 9, 1},
    {"https://example.org:80a/", URL_BAD_SYNTAX, 19, 4},
    {"https://example.org:808080/", URL_BAD_SYNTAX, 19, 7}, {"https://[zz]/", URL_BAD_SYNTAX, 8, 4},
    {"https://[::1/", URL_BAD_SYNTAX, 8, 4},
    {"https://example.org/a\u200Bb", URL_BAD_SYNTAX, 21, 3},
    {"https://example.org/\u202Egpj.exe", URL_BAD_SYNTAX, 20, 3}, {"https://example.org/\u3000", URL_BAD_SYNTAX, 20, 3},
    {"https://example.org/\xff", URL_BAD_SYNTAX, 20, 1}, {" javascript:alert(1)", URL_BAD_SYNTAX, 0, 1},
    {"java\nscript:alert(1)", URL_BAD_SYNTAX, 4, 1},
    {"doi:foo", URL_BAD_SYNTAX, 4, 3},
    {"javascript:alert(1)", URL_UNSAFE_SCHEME, 0, 10}, {"JaVaScRiPt:alert(1)", URL_UNSAFE_SCHEME, 0, 10},
    {"data:text/html,x", URL_UNSAFE_SCHEME, 0, 4},
    {"mailto:a@b.org", URL_UNSAFE_SCHEME, 0, 6}, {"file:///etc/passwd", URL_UNSAFE_SCHEME, 0, 4},
    {"vbscript:x", URL_UNSAFE_SCHEME, 0, 8},
    {"localhost:80", URL_UNSAFE_SCHEME, 0, 9},
    {"https://user@example.org/", URL_USERINFO, 8, 5}, {"https://user:pw@example.org/", URL_USERINFO, 8, 8},
    {"https://example.org@evil.org/", URL_USERINFO, 8, 12},
    {"https://@example.org/", URL_USERINFO, 8, 1}, {"https://a@b@example.org/", URL_USERINFO, 8, 4},
};

static const char *const encodings[][2] = {
    {"https://zh.wikipedia.org/wiki/举国体制", "https://zh.wikipedia.org/wiki/%E4%B8%BE%E5%9B%BD%E4%BD%93%E5%88%B6"},
    {"https://example.org/a b", "https://example.org/a%20b"},
    {"https://example.org/%E4%B8%BE", "https://example.org/%E4%B8%BE"},
    {"https://example.org/100%", "https://example.org/100%25"}, {"https://[::1]/[a]", "https://[::1]/%5Ba%5D"},
    {"https://x.org/a#b#c", "https://x.org/a#b%23c"},
    {"https://x.org/?a=b&c=d", "https://x.org/?a=b&c=d"}, {"https://x.org/<\"'>", "https://x.org/%3C%22'%3E"},
    {"a\\b", "a%5Cb"}, {"", ""},
};

static const char *const acting[] = {
    "javascript:alert(1)", "JavaScript:alert(1)", " javascript:x", "\x01javascript:x", "java\tscript:x", "java\nscript:x",
    "javascript\r:x", "data:text/html,x", "vbscript:x", "view-source:https://example.org/", "https://u:p@example.org/",
    "https://u@example.org", "http:/u@h/", "https:u:p@h", "https:\\\\u@h", "https:/\t/u@h", "//u:p@h/", "ftp://u@h/",
    "foo://u:p@h/", "https://example.org/\x1b[31m", "https://example.org/\x7f", "https://example.org/\xc2\x85",
};
static const char *const inert[] = {
    "", "https://example.org/", "https://example.org/a b", "https://example.org/@user", "https://example.org?x=y@z",
    "https://example.org/\na", "www.example.org", "example.org:80/x", "mailto:a@example.org", "a@example.org", "urn:nbn:de:1",
    "doi:10.1000/182@x", "zotero://select/items/1", "C:\\a\\b", "/a@b", "https://例子.中国/à", "javascript", "Data", "data/x:y",
    "averyveryverylongscheme:x", "about", "https://web.archive.org/web/2021/https://u@x.org/",
};
/* clang-format on */

static void test_acting(void)
{
    for (size_t i = 0; i < sizeof acting / sizeof *acting; i++) {
        ok(url_acts(str_of(acting[i])), "acting %zu", i);
        ok(!url_is_linkable(str_of(acting[i])), "  and may not be a link");
    }
    for (size_t i = 0; i < sizeof inert / sizeof *inert; i++)
        ok(!url_acts(str_of(inert[i])), "inert %zu", i);
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        ok(!url_acts(str_of(good[i].url)), "nor does %s", good[i].url);
}

static void test_good(void)
{
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        UrlResult result;
        Str url = str_of(good[i].url);
        bool passes = url_check(url, &result);

        ok(passes && result.status == URL_OK, "%s passes%s%s", good[i].url, passes ? "" : ": ",
           passes ? "" : result.message);
        ok(result.truncated == good[i].truncated && result.idn == good[i].idn &&
               result.needs_escape == good[i].needs_escape,
           "  flags (%d %d %d)", result.truncated, result.idn, result.needs_escape);
        ok((result.message != NULL) == (result.truncated || result.idn), "  a message where there is something to say");
        ok(url_is_linkable(url), "  may be a link");
        is_str(url_host(url), good[i].host, "  host");
    }
}

static void test_bad(void)
{
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        UrlResult result;

        ok(!url_check(str_of(bad[i].url), &result), "'%s' fails", bad[i].url);
        is_int(result.status, bad[i].status, result.message);
        is_int((int64_t)result.at, (int64_t)bad[i].at, "  at");
        is_int((int64_t)result.len, (int64_t)bad[i].len, "  len");
        ok(!url_is_linkable(str_of(bad[i].url)), "  may not be a link");
    }
}

static void test_encode(void)
{
    Buf buf = { 0 };

    for (size_t i = 0; i < sizeof encodings / sizeof encodings[0]; i++) {
        buf_clear(&buf);
        url_encode(&buf, str_of(encodings[i][0]));
        is_str(buf_str(&buf), encodings[i][1], encodings[i][0]);
    }
    buf_clear(&buf);
    url_encode_component(&buf, STR("a/b?c=d&e~f 举"));
    is_str(buf_str(&buf), "a%2Fb%3Fc%3Dd%26e~f%20%E4%B8%BE", "a component");
    buf_free(&buf);
}

int main(void)
{
    test_good();
    test_bad();
    test_acting();
    test_encode();
    ok(!url_is_linkable((Str){ NULL, 0 }), "an empty Str is no link");
    return done_testing();
}
