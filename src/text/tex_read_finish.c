/* What is left to do when all is read: the tags of groups that protect case, and NFC. */
#include "text/tex_reader.h"

#include "base/utf8.h"
#include "text/normal.h"

#include <string.h>
#include <unicode/unorm2.h>

/* Lead bytes whose characters have no part in composed ones, whatever stands beside them: those below U+0300, Cyrillic,
 * the Han of the BMP. Beyond those the commonest punctuation: U+2002 to U+205F, U+3000 to U+3029, U+FF00 to U+FFBF. */
bool tex_is_doubtful(Str text)
{
    unsigned char a = (unsigned char)text.ptr[0], b = text.len > 1 ? (unsigned char)text.ptr[1] : 0,
                  c = text.len > 2 ? (unsigned char)text.ptr[2] : 0;

    if (a < 0x80 || (a >= 0xE4 && a <= 0xE9 && b >= 0x80 && b < 0xC0 && c >= 0x80 && c < 0xC0))
        return false;
    if (a < 0xCC)
        return a < 0xC2 || b < 0x80 || b >= 0xC0;
    if (a >= 0xD0 && a <= 0xD1)
        return b < 0x80 || b >= 0xC0;
    if (a == 0xE2)
        return !((b == 0x80 && c >= 0x82 && c < 0xC0) || (b == 0x81 && c >= 0x80 && c <= 0x9F));
    if (a == 0xE3)
        return !(b == 0x80 && c >= 0x80 && c < 0xAA);
    return !(a == 0xEF && (b == 0xBC || b == 0xBD || b == 0xBE) && c >= 0x80 && c < 0xC0);
}

/* A piece of the text is copied, with its steps, into another. */
typedef struct Copy {
    TexReader *reader;
    Buf text;
    TexStep *steps; /* the old ones */
    size_t step, count;
} Copy;

static Copy copy_begin(TexReader *reader)
{
    Copy copy = { .reader = reader };

    if (reader->map != NULL) {
        copy.steps = reader->map->steps.items;
        copy.count = reader->map->steps.count;
        reader->map->steps.items = NULL;
        reader->map->steps.count = reader->map->steps.capacity = 0;
    }
    return copy;
}

/* Writes `text`, which stands for the old bytes up to `until`. */
static void copy_put(Copy *copy, Str text, size_t until)
{
    TexMap *map = copy->reader->map;
    size_t start = copy->text.len, end = start + text.len;

    for (size_t old = until - text.len; copy->step < copy->count && copy->steps[copy->step].out < until; copy->step++) {
        TexStep step = copy->steps[copy->step];
        size_t at = step.out < old ? start : start + (step.out - old);

        step.out = (uint32_t)(at < end ? at : start);
        vec_push(map->arena, &map->steps, step);
    }
    buf_put(&copy->text, text);
}

static void copy_end(Copy *copy)
{
    TexReader *reader = copy->reader;

    reader->out->len = reader->base;
    buf_put(reader->out, buf_str(&copy->text));
    buf_free(&copy->text);
}

/* A tag comes from the brace in whose place it stands; what follows goes on as before. */
static void copy_tag(Copy *copy, const char *tag, size_t brace)
{
    TexMap *map = copy->reader->map;

    if (map != NULL)
        vec_push(map->arena, &map->steps, (TexStep){ (uint32_t)copy->text.len, (uint32_t)brace, 1 });
    buf_puts(&copy->text, tag);
}

/* A step for the old byte `at`, where the one before it was interrupted by a tag. */
static void copy_resume(Copy *copy, size_t at)
{
    TexMap *map = copy->reader->map;
    TexStep step;

    if (map == NULL || copy->step == 0 || (copy->step < copy->count && copy->steps[copy->step].out == at))
        return;
    step = copy->steps[copy->step - 1];
    if (step.len == 0)
        step.tex += (uint32_t)at - step.out;
    step.out = (uint32_t)copy->text.len;
    vec_push(map->arena, &map->steps, step);
}

/* The byte of the TeX text that the old byte `at` came from; for tags. */
static size_t copy_source(const Copy *copy, size_t at)
{
    TexMap old = { 0 };

    if (copy->count == 0)
        return 0;
    old.steps.items = copy->steps;
    old.steps.count = copy->count;
    return tex_map_span(&old, at, 1).start;
}

void tex_put_nocase(TexReader *reader)
{
    TexGroup *groups = (TexGroup *)(void *)reader->groups.ptr;
    size_t count = reader->groups.len / sizeof *groups, kept = 0, at = 0;
    Str text = str_from(buf_str(reader->out), reader->base);

    tex_title_groups(text, groups, count);
    for (size_t i = 0; i < count; i++)
        kept += !groups[i].by_rule;
    if (kept == 0)
        return;
    Copy copy = copy_begin(reader);
    for (size_t i = 0; i < count; i++) {
        if (groups[i].by_rule)
            continue;
        copy_put(&copy, str_slice(text, at, groups[i].start), groups[i].start);
        copy_tag(&copy, markup_open_tag(MARKUP_NOCASE), copy_source(&copy, groups[i].start));
        copy_resume(&copy, groups[i].start);
        copy_put(&copy, str_slice(text, groups[i].start, groups[i].end), groups[i].end);
        copy_tag(&copy, markup_close_tag(MARKUP_NOCASE), copy_source(&copy, groups[i].end - 1));
        copy_resume(&copy, groups[i].end);
        at = groups[i].end;
    }
    copy_put(&copy, str_from(text, at), text.len);
    copy_end(&copy);
}

/* The end of the piece that begins at `at`: where the next character begins that does not combine with those before. */
static size_t piece_end(const UNormalizer2 *nfc, Str text, size_t at)
{
    uint32_t cp;
    size_t next = at;

    utf8_next(text, &next, &cp);
    for (size_t end = next; utf8_next(text, &end, &cp); next = end)
        if (cp < 0x300 || unorm2_hasBoundaryBefore(nfc, (UChar32)cp))
            break;
    return next;
}

/* The piece in NFC. Malformed bytes become U+FFFD. */
static Str compose_piece(Arena *arena, Str piece)
{
    Buf valid = { 0 };
    uint32_t cp;
    Str text;

    if (utf8_find_invalid(piece) == STR_NONE)
        return normal_nfc(arena, piece);
    for (size_t at = 0; utf8_next(piece, &at, &cp);)
        buf_cp(&valid, cp);
    text = normal_nfc(arena, buf_keep(arena, &valid));
    buf_free(&valid);
    return text;
}

/* Pieces that are in NFC already are copied; one that is not comes as a whole from where it came from. */
void tex_put_nfc(TexReader *reader)
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&error);
    Str text = str_from(buf_str(reader->out), reader->base);
    Arena *arena;
    Copy copy;
    size_t done = 0;

    if (utf8_find_invalid(text) == STR_NONE && normal_is_nfc(text, NULL))
        return;
    arena = arena_create();
    copy = copy_begin(reader);
    for (size_t at = 0, end; at < text.len; at = end) {
        Str piece, composed;

        end = piece_end(nfc, text, at);
        piece = str_slice(text, at, end);
        if (piece.len == 1 && (unsigned char)piece.ptr[0] < 0x80)
            continue;
        composed = compose_piece(arena, piece);
        if (str_eq(composed, piece))
            continue;
        copy_put(&copy, str_slice(text, done, at), at);
        if (reader->map != NULL) {
            TexMap old = { .arena = reader->map->arena };

            old.steps.items = copy.steps;
            old.steps.count = copy.count;
            Span span = tex_map_span(&old, at, end - at);
            vec_push(old.arena, &reader->map->steps,
                     (TexStep){ (uint32_t)copy.text.len, span.start, span.end - span.start });
        }
        buf_put(&copy.text, composed);
        while (copy.step < copy.count && copy.steps[copy.step].out < end)
            copy.step++;
        copy_resume(&copy, end);
        done = end;
    }
    copy_put(&copy, str_from(text, done), text.len);
    copy_end(&copy);
    arena_destroy(arena);
}
