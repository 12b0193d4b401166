#include "report/fingerprint.h"

#include "base/map.h"

enum { LONGEST = 512, AROUND = 64 }; /* bytes of a line, of what is around a fault in a longer one */

/* The line, or a piece of it, in which the diagnostic begins. */
static Str context_of(const Diag *diag)
{
    Position place = source_locate(diag->source, diag->span.start);
    Str line = source_line(diag->source, place.line);
    size_t at = diag->span.start - source_offset(diag->source, place.line, 0);

    if (line.len <= LONGEST)
        return line;
    return str_slice(line, at > AROUND ? at - AROUND : 0, at + AROUND);
}

static void put_normal(Buf *out, Str text)
{
    text = str_trim(text);
    for (size_t i = 0; i < text.len; i++)
        if (!ascii_is_space(text.ptr[i]))
            buf_char(out, text.ptr[i]);
        else if (!ascii_is_space(text.ptr[i - 1])) /* trimmed: the first is none */
            buf_char(out, ' ');
}

/* What is hashed: also of what has no file. */
static void put_content(Buf *out, const Diag *diag)
{
    buf_puts(out, diag_row(diag->code)->code);
    buf_char(out, '\n');
    if (diag->source != NULL)
        put_normal(out, context_of(diag));
    else
        buf_put(out, diag->message);
}

const Fingerprint *fingerprints_make(Arena *arena, const Diags *diags, size_t count)
{
    Fingerprint *fingerprints = arena_array(arena, count > 0 ? count : 1, sizeof *fingerprints);
    Map last = { 0 }; /* file and content → the Fingerprint that was given last */
    Buf key = { 0 };

    for (size_t i = 0; i < count; i++) {
        const Diag *diag = diags->list.items[i];
        Fingerprint *before;
        Str content;

        buf_clear(&key);
        put_content(&key, diag);
        fingerprints[i].hash = str_hash(buf_str(&key));
        buf_char(&key, '\n');
        buf_put(&key, diag->source != NULL ? diag->source->name : STR_EMPTY);
        content = buf_keep(arena, &key);
        before = map_get(&last, content);
        fingerprints[i].occurrence = before != NULL ? before->occurrence + 1 : 1;
        map_set(arena, &last, content, &fingerprints[i]);
    }
    buf_free(&key);
    return fingerprints;
}

void fingerprint_put(Buf *out, Fingerprint fingerprint)
{
    buf_format(out, "%016llx:%zu", (unsigned long long)fingerprint.hash, fingerprint.occurrence);
}
