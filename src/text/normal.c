#include "text/normal.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "text/utf16.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

static Utf16 normalize(const UNormalizer2 *normalizer, Arena *arena, Utf16 text)
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t capacity = text.len + text.len / 2 + 16;
    Utf16 out = { arena_array(arena, (size_t)capacity, sizeof(UChar)), 0 };

    out.len = unorm2_normalize(normalizer, text.ptr, text.len, out.ptr, capacity, &status);
    if (status == U_BUFFER_OVERFLOW_ERROR) {
        status = U_ZERO_ERROR;
        capacity = out.len;
        out.ptr = arena_array(arena, (size_t)capacity, sizeof(UChar));
        out.len = unorm2_normalize(normalizer, text.ptr, text.len, out.ptr, capacity, &status);
    }
    utf16_status(status);
    return U_FAILURE(status) ? text : out;
}

static const UNormalizer2 *nfc_instance(void)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);

    utf16_status(status);
    return nfc; /* compiled into ICU: it cannot be missing */
}

/* The byte offset in `part` of the first character that NFC changes, or STR_NONE. */
static size_t find_change(const UNormalizer2 *nfc, Str part)
{
    Arena *arena = arena_create();
    Utf16 text = utf16_from(arena, part), normal = normalize(nfc, arena, text);
    size_t at = 0, before = 0;
    uint32_t cp;
    int32_t same = 0;

    while (same < text.len && same < normal.len && text.ptr[same] == normal.ptr[same])
        same++;
    if (same == text.len && same == normal.len)
        before = STR_NONE;
    for (int32_t unit = 0; before != STR_NONE && utf8_next(part, &at, &cp); before = at) {
        unit += cp > 0xFFFF ? 2 : 1;
        if (unit > same)
            break;
    }
    arena_destroy(arena);
    return before;
}

/* Of no concern to NFC, whatever stands before it: all below the combining marks, and the Han blocks of the BMP. */
static bool is_inert(uint32_t cp)
{
    return cp < 0x300 || (cp >= 0x3400 && cp <= 0x9FFF);
}

/* Text is looked at in pieces from one character that cannot combine with the one before it to the next such; a piece
 * is normalised only if it holds a character that NFC may change. */
bool normal_is_nfc(Str text, size_t *at)
{
    const UNormalizer2 *nfc = NULL;
    size_t next = 0, start = 0, piece = 0;
    bool doubtful = false;

    for (;; start = next) {
        uint32_t cp = 0;
        bool more = start < text.len && utf8_next(text, &next, &cp);
        bool boundary = !more || is_inert(cp) || unorm2_hasBoundaryBefore(nfc = nfc_instance(), (UChar32)cp);

        if (boundary) {
            size_t change = doubtful ? find_change(nfc, str_slice(text, piece, start)) : STR_NONE;

            if (change != STR_NONE) {
                if (at != NULL)
                    *at = piece + change;
                return false;
            }
            piece = start;
            doubtful = false;
        }
        if (!more)
            return true;
        if (!is_inert(cp) && !doubtful)
            doubtful = !boundary || u_getIntPropertyValue((UChar32)cp, UCHAR_NFC_QUICK_CHECK) != UNORM_YES;
    }
}

Str normal_nfc(Arena *arena, Str text)
{
    Arena *scratch;
    Str normal;

    if (normal_is_nfc(text, NULL))
        return text;
    scratch = arena_create();
    normal = utf16_str(arena, normalize(nfc_instance(), scratch, utf16_from(scratch, text)));
    arena_destroy(scratch);
    return normal;
}

/* ASCII without capitals is folded already. */
static bool is_folded(Str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] >= 0x80 || ascii_is_upper(text.ptr[i]))
            return false;
    return true;
}

Str normal_fold(Arena *arena, Str text)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *fold;
    Arena *scratch;
    Str folded;

    if (is_folded(text))
        return text;
    fold = unorm2_getNFKCCasefoldInstance(&status);
    utf16_status(status);
    if (U_FAILURE(status))
        return text;
    scratch = arena_create();
    folded = utf16_str(arena, normalize(fold, scratch, utf16_from(scratch, text)));
    arena_destroy(scratch);
    return folded;
}

/* Letters that do not decompose. */
static const char *ascii_like(uint32_t cp)
{
    static const struct {
        uint16_t cp;
        const char *ascii;
    } letters[] = {
        { 0xC6, "AE" }, { 0xD0, "D" },  { 0xD8, "O" },    { 0xDE, "Th" }, { 0xDF, "ss" },  { 0xE6, "ae" },
        { 0xF0, "d" },  { 0xF8, "o" },  { 0xFE, "th" },   { 0x110, "D" }, { 0x111, "d" },  { 0x126, "H" },
        { 0x127, "h" }, { 0x131, "i" }, { 0x141, "L" },   { 0x142, "l" }, { 0x152, "OE" }, { 0x153, "oe" },
        { 0x166, "T" }, { 0x167, "t" }, { 0x1E9E, "SS" },
    };

    for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++)
        if (letters[i].cp == cp)
            return letters[i].ascii;
    return NULL;
}

static bool is_ascii(Str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] >= 0x80)
            return false;
    return true;
}

Str normal_ascii(Arena *arena, Str text)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfd;
    Buf out = { 0 };
    size_t at = 0;
    uint32_t cp;
    Str parts;

    if (is_ascii(text))
        return text;
    nfd = unorm2_getNFDInstance(&status);
    utf16_status(status);
    parts = utf16_str(arena, normalize(nfd, arena, utf16_from(arena, text)));
    while (utf8_next(parts, &at, &cp)) {
        const char *like = ascii_like(cp);

        if (like != NULL)
            buf_puts(&out, like);
        else if (u_charType((UChar32)cp) != U_NON_SPACING_MARK)
            buf_cp(&out, cp);
    }
    parts = normal_nfc(arena, buf_keep(arena, &out)); /* Hangul was taken apart */
    buf_free(&out);
    return parts;
}
