#include "text/url.h"

#include "base/utf8.h"

#include <string.h>

/* The parts of an address, RFC 3986 3. Each is a slice of it, empty where it is missing. */
typedef struct UrlParts {
    Str scheme, authority, userinfo, host, port, rest; /* rest: path, query and fragment */
    bool has_authority, has_userinfo;
} UrlParts;

/* Which schemes may become a link. One without a host is followed by its path at once. */
static const struct {
    const char *name;
    bool has_host;
} linkable[] = { { "http", true }, { "https", true }, { "ftp", true }, { "doi", false } };

static const char hex_digits[] = "0123456789ABCDEF";

/* The sets are of marks: most characters need not be looked for. */
static bool is_one_of(char c, const char *set)
{
    return !ascii_is_alnum(c) && c != '\0' && strchr(set, c) != NULL;
}

static bool is_unreserved(char c)
{
    return ascii_is_alnum(c) || is_one_of(c, "-._~");
}

static bool is_hex(char c)
{
    return ascii_is_digit(c) || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'f');
}

static bool is_escape(Str s, size_t at)
{
    return s.ptr[at] == '%' && at + 2 < s.len && is_hex(s.ptr[at + 1]) && is_hex(s.ptr[at + 2]);
}

static bool is_ascii(char c)
{
    return (unsigned char)c < 0x80;
}

/* Unreserved, gen-delims and sub-delims but # [ ], which have their places. */
static bool is_url_char(char c)
{
    return is_unreserved(c) || is_one_of(c, ":/?@!$&'()*+,;=");
}

/* Takes the text apart; what is wrong shows later. */
static UrlParts split(Str text)
{
    UrlParts parts = { STR_EMPTY, STR_EMPTY, STR_EMPTY, STR_EMPTY, STR_EMPTY, text, false, false };
    size_t colon = str_find_char(text, ':'), end, at, port;

    if (colon == STR_NONE || colon == 0 || !ascii_is_alpha(text.ptr[0]))
        return parts;
    for (size_t i = 0; i < colon; i++)
        if (!ascii_is_alnum(text.ptr[i]) && !is_one_of(text.ptr[i], "+-."))
            return parts;
    parts.scheme = str_slice(text, 0, colon);
    parts.rest = str_from(text, colon + 1);
    if (!str_starts(parts.rest, STR("//")))
        return parts;
    parts.has_authority = true;
    parts.rest = str_from(parts.rest, 2);
    for (end = 0; end < parts.rest.len && !is_one_of(parts.rest.ptr[end], "/?#\\"); end++)
        continue;
    parts.authority = parts.host = str_slice(parts.rest, 0, end);
    parts.rest = str_from(parts.rest, end);
    for (at = parts.host.len; at > 0 && parts.host.ptr[at - 1] != '@'; at--)
        continue;
    if (at > 0) {
        parts.has_userinfo = true;
        parts.userinfo = str_slice(parts.host, 0, at - 1);
        parts.host = str_from(parts.host, at);
    }
    if (str_starts(parts.host, STR("[")) && str_find_char(parts.host, ']') == STR_NONE)
        return parts;
    for (port = parts.host.len; port > 0 && !is_one_of(parts.host.ptr[port - 1], ":]"); port--)
        continue;
    if (port > 0 && parts.host.ptr[port - 1] == ':') {
        parts.port = str_from(parts.host, port - 1);
        parts.host = str_slice(parts.host, 0, port - 1);
    }
    return parts;
}

/* Records what there is to say about `where`, a slice of the text. */
static bool say(UrlResult *out, UrlStatus status, Str text, Str where, const char *message)
{
    out->status = status;
    out->at = (size_t)(where.ptr - text.ptr);
    out->len = where.len;
    out->message = message;
    return status == URL_OK;
}

static bool bad(UrlResult *out, Str text, Str where, const char *message)
{
    return say(out, URL_BAD_SYNTAX, text, where, message);
}

static bool is_invisible(uint32_t cp)
{
    return cp == 0xA0 || cp == 0xAD || cp == 0x3000 || cp == 0xFEFF || (cp >= 0x2000 && cp <= 0x200F) ||
           (cp >= 0x2028 && cp <= 0x202F) || (cp >= 0x205F && cp <= 0x206F) || (cp >= 0x80 && cp < 0xA0);
}

/* Spaces, control characters and the like, which nothing in an address may be. */
static bool check_bytes(Str text, UrlResult *out)
{
    for (size_t at = 0, len; at < text.len; at += len) {
        uint32_t cp;
        Str here;

        len = utf8_decode(text, at, &cp);
        here = str_slice(text, at, at + len);
        if (cp == ' ' || cp == '\t' || cp == '\n' || cp == '\r')
            return bad(out, text, here, "an address holds no spaces: write %20, or remove it");
        if (cp < ' ' || cp == 0x7F)
            return bad(out, text, here, "a control character in an address");
        if (cp == UINT32_MAX)
            return bad(out, text, here, "a malformed character in an address");
        if (is_invisible(cp))
            return bad(out, text, here, "an invisible character in an address");
        if (cp == '\\')
            return bad(out, text, here, "a backslash in an address: write /");
        if (is_one_of(text.ptr[at], "<>\"^`{|}"))
            return bad(out, text, here, "this character must be percent-encoded in an address");
        if (cp == '%' && !is_escape(text, at))
            return bad(out, text, here, "a % is followed by two hexadecimal digits: write %25 for the sign itself");
    }
    return true;
}

/* [::1]: hexadecimal digits, colons, and an IPv4 address behind. RFC 3986 3.2.2; not more closely than that. */
static bool is_ip_literal(Str host)
{
    if (host.len < 4 || host.ptr[host.len - 1] != ']')
        return false;
    for (size_t i = 1; i + 1 < host.len; i++)
        if (!is_hex(host.ptr[i]) && !is_one_of(host.ptr[i], ":."))
            return false;
    return str_find_char(host, ':') != STR_NONE;
}

static bool check_labels(Str text, Str host, UrlResult *out)
{
    Str rest = str_ends(host, STR(".")) ? str_slice(host, 0, host.len - 1) : host, label;

    while (str_cut(&rest, '.', &label)) {
        if (label.len == 0)
            return bad(out, text, host, "the host has two full stops in a row, or begins with one");
        if (label.len > 63)
            return bad(out, text, label, "a part of the host is longer than 63 bytes");
        if (label.ptr[0] == '-' || label.ptr[label.len - 1] == '-')
            return bad(out, text, label, "a part of the host begins or ends with a hyphen");
        for (size_t i = 0; i < label.len; i++)
            if (is_ascii(label.ptr[i]) && !ascii_is_alnum(label.ptr[i]) && !is_one_of(label.ptr[i], "-_"))
                return bad(out, text, str_slice(label, i, i + 1), "a host has letters, digits, hyphens and full stops");
    }
    return true;
}

static bool check_host(Str text, const UrlParts *parts, UrlResult *out)
{
    Str host = parts->host;

    if (!parts->has_authority)
        return bad(out, text, text, "after the scheme stands //, and the host");
    if (parts->has_userinfo)
        return say(out, URL_USERINFO, text, str_slice(parts->authority, 0, parts->userinfo.len + 1),
                   "a user name or password before the host");
    if (host.len == 0)
        return bad(out, text, text, "the host is missing");
    for (size_t i = 1; i < parts->port.len; i++)
        if (!ascii_is_digit(parts->port.ptr[i]))
            return bad(out, text, parts->port, "a port is a number");
    if (parts->port.len > 6)
        return bad(out, text, parts->port, "a port has at most five digits");
    if (host.ptr[0] == '[')
        return is_ip_literal(host) || bad(out, text, host, "the address in brackets is not an IPv6 address");
    return check_labels(text, host, out);
}

/* Path, query, fragment: a second # and brackets outside of the host are faults. (Brackets in a query are common, and
 * browsers take them; they pass there.) */
static bool check_rest(Str text, Str rest, UrlResult *out)
{
    bool fragment = false, query = false;

    for (size_t i = 0; i < rest.len; i++) {
        char c = rest.ptr[i];

        if (c == '#' && fragment)
            return bad(out, text, str_slice(rest, i, i + 1), "a second # in an address");
        fragment |= c == '#';
        query |= c == '?';
        if (is_one_of(c, "[]") && !query && !fragment)
            return bad(out, text, str_slice(rest, i, i + 1), "brackets in a path must be percent-encoded");
    }
    return true;
}

static void flag_non_ascii(Str text, const UrlParts *parts, UrlResult *out)
{
    for (size_t i = 0; i < text.len; i++) {
        bool in_host = text.ptr + i >= parts->host.ptr && text.ptr + i < parts->host.ptr + parts->host.len;

        if (is_ascii(text.ptr[i]))
            continue;
        out->idn |= parts->has_authority && in_host;
        out->needs_escape |= !(parts->has_authority && in_host);
    }
    if (out->idn)
        say(out, URL_OK, text, parts->host, "the host is not ASCII: see that no letter is a look-alike");
}

static void flag_truncated(Str text, UrlResult *out)
{
    static const char *const tails[] = { "…", "%E2%80%A6", "...", "-" };

    for (size_t i = 0; i < sizeof tails / sizeof tails[0]; i++) {
        Str tail = str_of(tails[i]);

        if (!str_eq_nocase(str_from(text, text.len > tail.len ? text.len - tail.len : 0), tail))
            continue;
        out->truncated = true;
        say(out, URL_OK, text, str_from(text, text.len - tail.len), "the address looks cut off here");
        return;
    }
}

typedef enum SchemeKind { SCHEME_UNSAFE, SCHEME_WITH_HOST, SCHEME_WITHOUT_HOST } SchemeKind;

static SchemeKind scheme_kind(Str scheme)
{
    for (size_t i = 0; i < sizeof linkable / sizeof linkable[0]; i++)
        if (str_eq_nocase(scheme, str_of(linkable[i].name)))
            return linkable[i].has_host ? SCHEME_WITH_HOST : SCHEME_WITHOUT_HOST;
    return SCHEME_UNSAFE;
}

bool url_check(Str text, UrlResult *out)
{
    UrlParts parts = split(text);
    SchemeKind kind = scheme_kind(parts.scheme);

    *out = (UrlResult){ 0 };
    if (text.len == 0)
        return bad(out, text, text, "the address is missing");
    if (parts.scheme.len > 0 && kind == SCHEME_UNSAFE)
        return say(out, URL_UNSAFE_SCHEME, text, parts.scheme,
                   "an address begins with https://, http://, ftp:// or doi:");
    if (!check_bytes(text, out))
        return false;
    if (parts.scheme.len == 0)
        return bad(out, text, text, "an address begins with https:// or http://");
    if (kind == SCHEME_WITH_HOST && !check_host(text, &parts, out))
        return false;
    if (kind == SCHEME_WITHOUT_HOST && !str_starts(parts.rest, STR("10.")))
        return bad(out, text, parts.rest, "after doi: stands a DOI: doi:10.1000/182");
    if (!check_rest(text, parts.rest, out))
        return false;
    flag_non_ascii(text, &parts, out);
    flag_truncated(text, out);
    return true;
}

bool url_is_linkable(Str text)
{
    UrlResult result;

    return url_check(text, &result);
}

/* ---- what acts ---- */

/* Schemes whose rest is code or a document, or names a program that takes it for one. */
static const char *const acting[] = { "about",    "blob",      "data",       "feed",       "filesystem",
                                      "its",      "jar",       "javascript", "livescript", "mhtml",
                                      "mk",       "mocha",     "ms-its",     "ms-msdt",    "res",
                                      "resource", "search-ms", "shell",      "vbscript",   "view-source" };

/* What browsers leave out, anywhere in an address. */
static bool is_left_out(char c)
{
    return is_one_of(c, "\t\n\r");
}

/* The scheme and what follows it, as browsers read them. `room` takes any scheme that acts. */
static Str browsed_scheme(Str text, char *room, size_t size, Str *rest)
{
    size_t len = 0, at = 0;

    *rest = text;
    while (at < text.len && (unsigned char)text.ptr[at] <= ' ')
        at++;
    for (; at < text.len && len < size && (ascii_is_alnum(text.ptr[at]) || is_one_of(text.ptr[at], "+-.\t\n\r")); at++)
        if (!is_left_out(text.ptr[at]))
            room[len++] = text.ptr[at];
    if (at == text.len || text.ptr[at] != ':')
        return STR_EMPTY;
    *rest = str_from(text, at + 1);
    return (Str){ room, len };
}

static bool has_control(Str text)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        bool c1 = c == 0xC2 && i + 1 < text.len && (unsigned char)text.ptr[i + 1] < 0xA0;

        if ((c < ' ' && !is_left_out(text.ptr[i])) || c == 0x7F || c1)
            return true;
    }
    return false;
}

/* Behind two slashes, of either kind; http: has a host whatever their number. */
static bool has_userinfo(Str rest, bool has_host)
{
    size_t at = 0, slashes = 0, end;

    for (; at < rest.len && (is_one_of(rest.ptr[at], "/\\") || is_left_out(rest.ptr[at])); at++)
        slashes += !is_left_out(rest.ptr[at]);
    for (end = at; end < rest.len && !is_one_of(rest.ptr[end], "/\\?#"); end++)
        if (rest.ptr[end] == '@')
            return has_host || slashes > 1;
    return false;
}

bool url_acts(Str text)
{
    char room[16];
    Str rest, scheme = browsed_scheme(text, room, sizeof room, &rest);

    for (size_t i = 0; i < sizeof acting / sizeof *acting; i++)
        if (str_eq_nocase(scheme, str_of(acting[i])))
            return true;
    return has_control(text) || has_userinfo(rest, scheme_kind(scheme) == SCHEME_WITH_HOST);
}

static void put_escape(Buf *out, char c)
{
    buf_char(out, '%');
    buf_char(out, hex_digits[(unsigned char)c >> 4]);
    buf_char(out, hex_digits[(unsigned char)c & 15]);
}

void url_encode(Buf *out, Str text)
{
    UrlParts parts = split(text);
    const char *host_end = parts.has_authority ? parts.authority.ptr + parts.authority.len : text.ptr;
    bool fragment = false;

    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool bracket = is_one_of(c, "[]") && text.ptr + i < host_end;
        bool first_hash = c == '#' && !fragment;

        fragment |= first_hash;
        if (is_url_char(c) || bracket || first_hash || is_escape(text, i))
            buf_char(out, c);
        else
            put_escape(out, c);
    }
}

void url_encode_component(Buf *out, Str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (is_unreserved(text.ptr[i]))
            buf_char(out, text.ptr[i]);
        else
            put_escape(out, text.ptr[i]);
    }
}

Str url_host(Str text)
{
    return split(text).host;
}
