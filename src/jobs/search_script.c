#include "jobs/search_script.h"

#include "base/utf8.h"
#include "text/readings.h"
#include "xml/doc.h"

size_t search_script_count(const SearchIndex *index)
{
    return index->count == 0 ? 1 : (index->count + SEARCH_SCRIPT_RECORDS - 1) / SEARCH_SCRIPT_RECORDS;
}

Str search_script_name(Arena *arena, size_t number)
{
    return number == 0 ? STR("search-index.js") : arena_format(arena, "search-index-%zu.js", number + 1);
}

/* Within a template literal; what would break a line or a field is a blank. */
static void put_field(Buf *out, Str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];

        if (c == '`' || c == '\\' || c == '$')
            buf_char(out, '\\');
        buf_char(out, (unsigned char)c < 0x20 || c == 0x7F ? ' ' : c);
    }
}

/* Does the script make the words of the text by lower case and blanks for hyphens? */
static bool is_plain(const SearchName *name)
{
    uint32_t cp;

    for (size_t at = 0; utf8_next(name->text, &at, &cp);)
        if (cp >= 0x80 && (cp < 0x4E00 || cp > 0x9FFF))
            return false;
    if (name->text.len != name->words.len)
        return false;
    for (size_t i = 0; i < name->text.len; i++) {
        char c = name->text.ptr[i];

        if (name->words.ptr[i] != (c == '-' ? ' ' : ascii_lower(c)))
            return false;
    }
    return true;
}

static void put_status(Buf *out, Str status)
{
    static const char *const words[] = { "preferred", "admitted", "deprecated", "superseded" };

    for (unsigned i = 0; i < sizeof words / sizeof words[0]; i++)
        if (str_is(status, words[i]))
            buf_format(out, "%u", i);
}

/* The words, with the marks of the toned reading behind their letters. */
static void put_reading(Buf *out, const FoldReading *reading)
{
    Str toned = reading->toned;
    size_t at = 0;

    for (size_t i = 0; i < reading->words.len; i++) {
        char c = reading->words.ptr[i];

        buf_char(out, c);
        if (c == ' ')
            continue;
        for (at++; at < toned.len && toned.ptr[at] >= 1 && toned.ptr[at] <= FOLD_TONES; at++)
            buf_char(out, toned.ptr[at]);
    }
}

static void put_name(Buf *out, const SearchName *name)
{
    size_t end;

    buf_format(out, "\n%u\t%s\t", (unsigned)name->standing, name->shown ? "1" : "");
    put_status(out, name->status);
    buf_char(out, '\t');
    put_field(out, name->lang);
    buf_char(out, '\t');
    put_field(out, name->text);
    buf_char(out, '\t');
    put_field(out, name->pinyin);
    buf_char(out, '\t');
    if (!is_plain(name))
        put_field(out, name->words);
    buf_char(out, '\t');
    put_reading(out, &name->reading);
    buf_char(out, '\t');
    put_field(out, name->initials);
    for (end = out->len; out->ptr[end - 1] == '\t';)
        end--;
    out->len = end;
}

/* A concept is shown by its Chinese name and then the English one, a work by its label and then its title. */
static void put_entry(Buf *out, const SearchEntry *entry)
{
    const SearchName *shown[2] = { entry->chinese, entry->english };
    size_t work = entry->record->kind == KIND_ENDNOTE ? 1 : 0;

    doc_path(out, entry->record);
    buf_char(out, '\t');
    for (size_t i = 0; i < 2; i++)
        if (shown[i ^ work] != NULL)
            buf_format(out, "%zu", (size_t)(shown[i ^ work] - entry->names));
    for (size_t i = 0; i < entry->count; i++)
        put_name(out, &entry->names[i]);
}

/* ---- characters ---- */

/* A bit for each code point below this; no character beyond is Han. */
enum { CHARACTERS = 0x40000 };

static void collect_characters(uint8_t *set, Str words)
{
    uint32_t cp;

    for (size_t at = 0; utf8_next(words, &at, &cp);)
        if (cp < CHARACTERS)
            set[cp / 8] |= (uint8_t)(1u << cp % 8);
}

static void put_key(Buf *out, uint32_t cp)
{
    buf_char(out, '\'');
    buf_cp(out, cp);
    buf_puts(out, "':'");
}

static void put_like(Buf *out, Arena *arena, const SearchIndex *index)
{
    uint8_t *set = arena_alloc(arena, CHARACTERS / 8);
    uint32_t cp, traditional, simplified;
    Str to;

    for (size_t i = 0; fold_like(i, &cp, &to); i++) {
        put_key(out, cp);
        buf_put(out, to);
        buf_puts(out, "',");
    }
    for (size_t i = 0; i < index->count; i++)
        for (size_t j = 0; j < index->entries[i].count; j++)
            collect_characters(set, index->entries[i].names[j].words);
    for (size_t i = 0; variant_pair(i, &traditional, &simplified); i++)
        if (simplified < CHARACTERS && (set[simplified / 8] & 1u << simplified % 8) != 0) {
            put_key(out, traditional);
            buf_cp(out, simplified);
            buf_puts(out, "',");
        }
}

void search_script_put(Buf *out, Arena *arena, const SearchIndex *index, size_t number)
{
    size_t from = number * SEARCH_SCRIPT_RECORDS, count = index->count - from;
    const SearchEntry *entries = index->entries + from;

    if (count > SEARCH_SCRIPT_RECORDS)
        count = SEARCH_SCRIPT_RECORDS;
    buf_format(out, "bibelotSearch({more: %s, like: {", from + count < index->count ? "true" : "false");
    if (number == 0)
        put_like(out, arena, index);
    buf_puts(out, "}, lines: `");
    for (size_t i = 0; i < count; i++) {
        buf_puts(out, i > 0 ? "\n" : "");
        put_entry(out, &entries[i]);
    }
    buf_puts(out, "`});\n");
}

/* Is the line break between the two nothing but layout? A comment at the end of a line needs its line break, and so does a
 * statement without a semicolon, unless its block ends. */
static bool goes_on(Str line, Str next)
{
    return (strchr("{;,([", line.ptr[line.len - 1]) != NULL || next.ptr[0] == '}') && !str_contains(line, STR("//"));
}

/* The length of the operator at the text's beginning that has a blank on either side; 0: none. Signs are none: "a + +b". */
static size_t operator_at(Str text)
{
    size_t len = 1;

    while (len < text.len && text.ptr[len] != 0 && strchr("=!<>&|?:*", text.ptr[len]) != NULL)
        len++;
    return len > 1 && len < text.len && text.ptr[len] == ' ' ? len - 1 : 0;
}

/* Is the blank at `at` there for people alone? */
static bool is_layout(Str line, size_t at)
{
    char before = line.ptr[at - 1], behind = line.ptr[at + 1];

    return strchr(",;{", before) != NULL || behind == '}' || (before == ')' && behind == '{');
}

static void put_lean_line(Buf *out, Str line)
{
    for (size_t at = 0; at < line.len; at++) {
        size_t len = line.ptr[at] == ' ' ? operator_at(str_from(line, at)) : 0;

        if (len > 0) {
            buf_put(out, str_slice(line, at + 1, at + 1 + len));
            at += len + 1;
        } else if (line.ptr[at] != ' ' || !is_layout(line, at)) {
            buf_char(out, line.ptr[at]);
        }
    }
}

void script_put_lean(Buf *out, Str script)
{
    Str line, before = STR_EMPTY;

    while (str_cut(&script, '\n', &line)) {
        line = str_trim(line);
        if (line.len == 0 || str_starts(line, STR("//")))
            continue;
        if (before.len > 0 && !goes_on(before, line))
            buf_char(out, '\n');
        put_lean_line(out, line);
        before = line;
    }
    buf_char(out, '\n');
}
