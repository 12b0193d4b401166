#include "base/sha256.h"

#include <stdint.h>
#include <string.h>

enum { BLOCK = 64, ROUNDS = 64, WORDS = 8, DIGEST = 32, LENGTH = 8 };

/* 4.2.2: of the cube roots of the first primes what stands behind the point. */
static const uint32_t constants[ROUNDS] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t rotate(uint32_t word, unsigned by)
{
    return word >> by | word << (32 - by);
}

static uint32_t load(const uint8_t *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

/* 6.2.2 */
static void take_block(uint32_t hash[WORDS], const uint8_t *block)
{
    uint32_t schedule[ROUNDS], v[WORDS];

    for (size_t i = 0; i < 16; i++)
        schedule[i] = load(block + 4 * i);
    for (size_t i = 16; i < ROUNDS; i++) {
        uint32_t far = schedule[i - 15], near = schedule[i - 2];

        schedule[i] = (rotate(near, 17) ^ rotate(near, 19) ^ near >> 10) + schedule[i - 7] +
                      (rotate(far, 7) ^ rotate(far, 18) ^ far >> 3) + schedule[i - 16];
    }
    memcpy(v, hash, sizeof v);
    for (size_t i = 0; i < ROUNDS; i++) {
        uint32_t a = v[0], e = v[4];
        uint32_t first = v[7] + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & v[5]) ^ (~e & v[6])) +
                         constants[i] + schedule[i];
        uint32_t second = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & v[1]) ^ (a & v[2]) ^ (v[1] & v[2]));

        memmove(v + 1, v, sizeof v - sizeof *v);
        v[4] += first;
        v[0] = first + second;
    }
    for (size_t i = 0; i < WORDS; i++)
        hash[i] += v[i];
}

/* The bytes that make no block, a one, zeros, and the length in bits (5.1.1). */
static void take_rest(uint32_t hash[WORDS], Str rest, uint64_t bits)
{
    uint8_t blocks[2 * BLOCK] = { 0 };
    size_t count = rest.len + 1 + LENGTH > BLOCK ? 2 : 1;

    if (rest.len > 0)
        memcpy(blocks, rest.ptr, rest.len);
    blocks[rest.len] = 0x80;
    for (size_t i = 0; i < LENGTH; i++)
        blocks[count * BLOCK - 1 - i] = (uint8_t)(bits >> 8 * i);
    for (size_t i = 0; i < count; i++)
        take_block(hash, blocks + i * BLOCK);
}

static void put_base64(Buf *out, const uint8_t *bytes, size_t count)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    for (size_t i = 0; i < count; i += 3) {
        uint32_t group = (uint32_t)bytes[i] << 16 | (uint32_t)(i + 1 < count ? bytes[i + 1] : 0) << 8 |
                         (uint32_t)(i + 2 < count ? bytes[i + 2] : 0);

        for (size_t j = 0; j < 4; j++)
            buf_char(out, i + j <= count ? digits[group >> (18 - 6 * j) & 63] : '=');
    }
}

void sha256_base64(Buf *out, Str text)
{
    uint32_t hash[WORDS] = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                             0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19 };
    uint8_t digest[DIGEST];
    size_t at = 0;

    for (; text.len - at >= BLOCK; at += BLOCK)
        take_block(hash, (const uint8_t *)text.ptr + at);
    take_rest(hash, str_from(text, at), (uint64_t)text.len * 8);
    for (size_t i = 0; i < DIGEST; i++)
        digest[i] = (uint8_t)(hash[i / 4] >> (24 - 8 * (i % 4)));
    put_base64(out, digest, DIGEST);
}
