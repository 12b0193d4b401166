/* url.h - addresses: syntax (RFC 3986, and RFC 3987 for non-ASCII), and which may become a link.
 *
 * Nothing is fetched. */
#ifndef TEXT_URL_H
#define TEXT_URL_H

#include "base/buf.h"

typedef enum UrlStatus {
    URL_OK,
    URL_BAD_SYNTAX,    /* not an absolute URL: no scheme or host, a space, a control character, a bad % … */
    URL_UNSAFE_SCHEME, /* javascript:, data:, mailto: … anything but http, https, ftp and doi */
    URL_USERINFO       /* user:password@ before the host */
} UrlStatus;

/* `at` and `len` (bytes of the text) and `message` (static, for people) tell of the fault, or of the flag when the
 * status is URL_OK; NULL if there is nothing to say. */
typedef struct UrlResult {
    UrlStatus status;
    bool truncated;    /* ends in `-`, `…` or `...`: well-formed, but cut off by a line break or a program */
    bool idn;          /* the host is not ASCII */
    bool needs_escape; /* non-ASCII outside the host: an IRI, which url_encode makes a URL */
    size_t at, len;
    const char *message;
} UrlResult;

/* True if the status is URL_OK; the flags may be set even so. */
bool url_check(Str text, UrlResult *out);

/* Whether it may stand in an href: url_check passes. A truncated address is linkable, a javascript: one never is. */
bool url_is_linkable(Str text);

/* Whether the text, where a program makes a link of whatever stands in the place of an address, runs or holds code (javascript:,
 * data:), or carries a password: then it is kept as text elsewhere. Read as browsers do, without the blanks and line ends that
 * they leave out; control characters count as such. Neither a malformed address nor a foreign scheme (urn:, mailto:, those of
 * other programs) acts. */
bool url_acts(Str text);

/* Writes an IRI as a URL: percent-encodes every byte that RFC 3986 does not allow, and each % that begins no escape;
 * escapes that are there already stay. */
void url_encode(Buf *out, Str text);

/* Writes a string as one component of a path or query: everything but the unreserved characters is encoded. */
void url_encode_component(Buf *out, Str text);

/* The host, without userinfo and port; empty where there is none. Borrowed. */
Str url_host(Str text);

#endif
