/* Digests: the examples of FIPS 180-4, and lengths around a block's. */
#include "base/sha256.h"

#include "tap.h"

static void is_digest(Str text, const char *want, const char *name)
{
    Buf out = { 0 };

    sha256_base64(&out, text);
    is_str(buf_str(&out), want, name);
    buf_free(&out);
}

static void is_repeated(size_t count, const char *want)
{
    Buf text = { 0 };

    buf_repeat(&text, 'a', count);
    is_digest(buf_str(&text), want, "so many times a");
    buf_free(&text);
}

int main(void)
{
    is_digest(STR_EMPTY, "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", "nothing");
    is_digest(STR("abc"), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=", "one block");
    is_digest(STR("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
              "JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE=", "two blocks");
    is_repeated(55, "n0OQ+NMMLdkuyfCVtl4rmumwqSWlJY4kHJ8ekQ9zQxg=");
    is_repeated(64, "/+BU/nrgy23GXDr5th1SCfQ5hR20PQulmXM33xVGaOs=");
    is_repeated(1000, "Qe3s5C1j6Nm/UVqbppMuHCDLyfWl0TRkWttdsblzfqM=");
    return done_testing();
}
