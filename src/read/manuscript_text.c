/* Plain text: markers in it, and the list of notes at its end. */
#include "read/manuscript_parts.h"

#include "base/utf8.h"
#include "text/case.h"

typedef enum MarkerKind { MARKER_RAISED, MARKER_BRACKET, MARKER_KINDS } MarkerKind;

enum {
    NUMBER_MOST = 999, /* [2021] is a year */
    RANGE_MOST = 20
};

typedef struct PlainText {
    Manuscript *manuscript;
    Str text;
    size_t notes_start, notes_end; /* the list; empty where there is none */
} PlainText;

static size_t line_end(const PlainText *plain, size_t at)
{
    size_t end = str_find_char(str_from(plain->text, at), '\n');

    return end == STR_NONE ? plain->text.len : at + end;
}

/* ---- numbers ---- */

/* The value of a superscript digit, or -1. */
static int raised_digit(uint32_t cp)
{
    switch (cp) {
    case 0xB9:
        return 1;
    case 0xB2:
    case 0xB3:
        return (int)(cp - 0xB0);
    default:
        return cp == 0x2070 || (cp >= 0x2074 && cp <= 0x2079) ? (int)(cp - 0x2070) : -1;
    }
}

/* Takes a number from `*at`, in superscript or not. False: none stands there, or it is too large. */
static bool take_number(Str text, size_t *at, size_t end, bool raised, uint32_t *number)
{
    size_t start = *at, next = start;
    uint32_t cp;

    *number = 0;
    while (next < end && utf8_next(text, &next, &cp)) {
        int digit = raised ? raised_digit(cp) : cp >= '0' && cp <= '9' ? (int)(cp - '0') : -1;

        if (digit < 0)
            break;
        *number = *number * 10 + (uint32_t)digit;
        *at = next;
        if (*number > NUMBER_MOST)
            return false;
    }
    return *at > start && *number > 0;
}

/* Behind what may join two numbers; sets whether that is a dash. `at` itself: nothing does. */
static size_t skip_joint(Str text, size_t at, size_t end, bool *dash)
{
    static const char *const joints[] = { "-", "–", "—", "⁻", "~", "～", ",", "，", "、", ";" };
    enum { DASHES = 6 };
    size_t start = at;

    while (at < end && text.ptr[at] == ' ')
        at++;
    for (size_t i = 0; i < sizeof joints / sizeof joints[0]; i++) {
        Str joint = str_of(joints[i]);

        if (!str_starts(str_slice(text, at, end), joint))
            continue;
        *dash = i < DASHES;
        at += joint.len;
        while (at < end && text.ptr[at] == ' ')
            at++;
        return at;
    }
    return start;
}

typedef struct Numbers {
    VEC(NoteMarker) list;
} Numbers;

static void add_number(const PlainText *plain, Numbers *numbers, uint32_t number, Span span, bool ranged)
{
    NoteMarker marker = { .number = number, .span = span, .ranged = ranged };

    marker.label = ranged ? arena_format(plain->manuscript->arena, "%u", (unsigned)number)
                          : source_text(plain->manuscript->source, span);
    vec_push(plain->manuscript->arena, &numbers->list, marker);
}

/* "12", "12,13", "3–5" from `*at` to `end`: false if something else stands there. */
static bool take_numbers(const PlainText *plain, size_t *at, size_t end, bool raised, Numbers *numbers)
{
    uint32_t number, last = 0;
    bool dash = false;

    for (;;) {
        size_t start = *at, next;

        if (!take_number(plain->text, at, end, raised, &number))
            return false;
        if (dash && (number <= last || number - last > RANGE_MOST))
            return false;
        for (uint32_t between = last + 1; dash && between < number; between++)
            add_number(plain, numbers, between, span_between(start, *at), true);
        add_number(plain, numbers, number, span_between(start, *at), false);
        last = number;
        next = skip_joint(plain->text, *at, end, &dash);
        if (next == *at)
            return true;
        if (raised) { /* ¹, ² with an ordinary comma: the next one is a marker of its own */
            size_t ahead = next;

            if (!take_number(plain->text, &ahead, end, true, &number))
                return true;
        }
        *at = next;
    }
}

/* ---- markers ---- */

/* m², 10³, x²: a power. */
static bool is_power(Str text, size_t at)
{
    size_t start = at;

    while (start > 0 && ascii_is_alpha(text.ptr[start - 1]))
        start--;
    if (at > 0 && ascii_is_digit(text.ptr[at - 1]))
        return true;
    return at - start > 0 && at - start <= 2 && ascii_is_lower(text.ptr[start]) &&
           (start == 0 || (unsigned char)text.ptr[start - 1] < 0x80);
}

/* A marker at `at`: its numbers, and where it ends. */
static bool read_marker(const PlainText *plain, size_t at, MarkerKind kind, Numbers *numbers, size_t *end)
{
    static const char *const pairs[][2] = { { "[", "]" }, { "〔", "〕" }, { "［", "］" } };
    Str text = plain->text;

    numbers->list.count = 0;
    *end = at;
    if (kind == MARKER_RAISED && str_starts(str_from(text, at), STR("^{"))) {
        *end = at + 2;
        if (!take_numbers(plain, end, text.len, false, numbers) || *end >= text.len || text.ptr[*end] != '}')
            return false;
        (*end)++;
        return true;
    }
    if (kind == MARKER_RAISED)
        return (unsigned char)text.ptr[at] >= 0xC2 && !is_power(text, at) &&
               take_numbers(plain, end, text.len, true, numbers);
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        if (!str_starts(str_from(text, at), str_of(pairs[i][0])))
            continue;
        *end = at + str_of(pairs[i][0]).len;
        if (!take_numbers(plain, end, text.len, false, numbers) ||
            !str_starts(str_from(text, *end), str_of(pairs[i][1])))
            return false;
        *end += str_of(pairs[i][1]).len;
        return true;
    }
    return false;
}

static bool may_begin(char c, MarkerKind kind)
{
    return kind == MARKER_RAISED ? c == '^' || c == '\xC2' || c == '\xE2' : c == '[' || c == '\xE3' || c == '\xEF';
}

/* The kind that there is more of, outside of the list. */
static MarkerKind choose_kind(const PlainText *plain)
{
    size_t counts[MARKER_KINDS] = { 0 }, end;
    Numbers numbers = { 0 };

    for (int kind = 0; kind < MARKER_KINDS; kind++)
        for (size_t at = 0; at < plain->notes_start; at++)
            if (may_begin(plain->text.ptr[at], (MarkerKind)kind) &&
                read_marker(plain, at, (MarkerKind)kind, &numbers, &end)) {
                counts[kind]++;
                at = end - 1;
            }
    return counts[MARKER_BRACKET] > counts[MARKER_RAISED] ? MARKER_BRACKET : MARKER_RAISED;
}

/* ---- the list of notes ---- */

static bool is_heading(Str line)
{
    static const char *const words[] = { "endnotes", "notes", "footnotes", "references", "bibliography", "works cited",
                                         "sources",  "注释",  "注釋",      "尾注",       "尾註",         "脚注",
                                         "注",       "附注",  "参考文献",  "參考文獻" };

    line = str_trim(line);
    while (line.len > 0 && (line.ptr[0] == '#' || line.ptr[0] == '*'))
        line = str_trim(str_from(line, 1));
    while (line.len > 0 && (line.ptr[line.len - 1] == ':' || line.ptr[line.len - 1] == '*'))
        line = str_trim(str_slice(line, 0, line.len - 1));
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (str_eq_nocase(line, str_of(words[i])))
            return true;
    return false;
}

static size_t blanks_end(Str text, size_t at)
{
    while (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '\t'))
        at++;
    return at;
}

/* "12. Text", "12) …", "[12] …", "12、…", "¹² …": a note begins with the line at `at`. */
static bool begins_note(const PlainText *plain, size_t at, Note *note, size_t *behind)
{
    static const char *const closers[] = { ". ", ".\t", ") ", "] ", "]", "、", "．", "〕", "］", "\t" };
    size_t end = line_end(plain, at), start;
    Str text = plain->text;
    bool raised;

    while (at < end && (text.ptr[at] == ' ' || text.ptr[at] == '\t'))
        at++;
    if (str_starts(str_from(text, at), STR("[")))
        at++;
    else if (str_starts(str_from(text, at), STR("〔")) || str_starts(str_from(text, at), STR("［")))
        at += 3;
    start = at;
    raised = !take_number(text, &at, end, false, &note->number);
    if (raised && (at > start || !take_number(text, &at, end, true, &note->number)))
        return false;
    note->label_span = span_between(start, at);
    note->label = source_text(plain->manuscript->source, note->label_span);
    *behind = raised ? blanks_end(text, at) : at;
    if (raised)
        return true;
    for (size_t i = 0; i < sizeof closers / sizeof closers[0]; i++)
        if (str_starts(str_slice(text, at, end + 1), str_of(closers[i]))) {
            *behind = blanks_end(text, at + str_of(closers[i]).len);
            return true;
        }
    return false;
}

static bool is_blank(const PlainText *plain, size_t at)
{
    return str_trim(str_slice(plain->text, at, line_end(plain, at))).len == 0;
}

/* Where the list that begins at `at` ends: at a blank line behind which no note begins. `*count` notes are in it. */
static size_t list_end(const PlainText *plain, size_t at, size_t *count)
{
    bool blank = false;
    size_t end = at, behind;
    Note note;

    for (*count = 0; at < plain->text.len; at = line_end(plain, at) + 1) {
        if (is_blank(plain, at)) {
            blank = true;
            continue;
        }
        if (begins_note(plain, at, &note, &behind))
            (*count)++;
        else if (blank || *count == 0)
            return end;
        blank = false;
        end = line_end(plain, at);
    }
    return end;
}

/* The last heading that a list follows; else a list that the text ends with, from 1 on. */
static void find_list(PlainText *plain)
{
    size_t count, behind, first = STR_NONE;
    Note note;

    plain->notes_start = plain->notes_end = plain->text.len;
    for (size_t at = 0; at < plain->text.len; at = line_end(plain, at) + 1) {
        if (is_heading(str_slice(plain->text, at, line_end(plain, at)))) {
            size_t start = line_end(plain, at) + 1;

            while (start < plain->text.len && is_blank(plain, start))
                start = line_end(plain, start) + 1;
            if (start < plain->text.len && begins_note(plain, start, &note, &behind)) {
                plain->notes_start = at;
                plain->notes_end = list_end(plain, start, &count);
                at = plain->notes_end;
            }
        } else if (begins_note(plain, at, &note, &behind) && note.number == 1) {
            first = at;
        }
    }
    if (plain->notes_start == plain->text.len && first != STR_NONE) {
        size_t end = list_end(plain, first, &count);

        if (count > 1 && str_trim(str_from(plain->text, end)).len == 0) {
            plain->notes_start = first;
            plain->notes_end = end;
        }
    }
}

static void read_notes(PlainText *plain)
{
    Manuscript *manuscript = plain->manuscript;
    Note note = { 0 };
    size_t behind;

    for (size_t at = plain->notes_start; at < plain->notes_end; at = line_end(plain, at) + 1) {
        size_t end = line_end(plain, at);

        if (begins_note(plain, at, &note, &behind)) {
            note.span = span_between(behind, end);
            vec_push(manuscript->arena, &manuscript->notes, note);
        } else if (manuscript->notes.count > 0 && !is_blank(plain, at)) {
            manuscript->notes.items[manuscript->notes.count - 1].span.end = (uint32_t)end;
        }
    }
}

/* ---- the text ---- */

static size_t address_end(const PlainText *plain, size_t at)
{
    if (!str_starts(str_from(plain->text, at), STR("https://")) &&
        !str_starts(str_from(plain->text, at), STR("http://")))
        return at;
    while (at < plain->text.len && !ascii_is_space(plain->text.ptr[at]) && plain->text.ptr[at] != '>')
        at++;
    return at;
}

/* Text and markers of [at, end). */
static void read_part(PlainText *plain, size_t at, size_t end, MarkerKind kind)
{
    Manuscript *manuscript = plain->manuscript;
    Numbers numbers = { 0 };
    size_t from = at, stop;

    while (at < end) {
        stop = at;
        if (may_begin(plain->text.ptr[at], kind) && read_marker(plain, at, kind, &numbers, &stop))
            for (size_t i = 0; i < numbers.list.count; i++)
                vec_push(manuscript->arena, &manuscript->markers, numbers.list.items[i]);
        else
            stop = address_end(plain, at);
        if (stop > at) {
            manuscript_text(manuscript, from, at, false, false);
            from = stop;
        }
        at = stop > at ? stop : at + 1;
    }
    manuscript_text(manuscript, from, end, false, false);
}

void manuscript_plain(Manuscript *manuscript, Diags *diags)
{
    PlainText plain = { .manuscript = manuscript, .text = manuscript->source->bytes };
    MarkerKind kind;

    (void)diags;
    manuscript->has_text = manuscript->numbered = true;
    find_list(&plain);
    kind = choose_kind(&plain);
    read_part(&plain, 0, plain.notes_start, kind);
    read_notes(&plain);
    manuscript_text(manuscript, plain.notes_start, plain.notes_end, false, true);
    read_part(&plain, plain.notes_end, plain.text.len, kind);
}
