/* sha256.h - SHA-256 (FIPS 180-4), as pages name what they allow. */
#ifndef BASE_SHA256_H
#define BASE_SHA256_H

#include "base/buf.h"

/* Appends the digest in base64 (RFC 4648, 4): 44 characters. */
void sha256_base64(Buf *out, Str text);

#endif
