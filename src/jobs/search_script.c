#include "jobs/search_script.h"

#include "base/utf8.h"
#include "text/readings.h"

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

static unsigned status_digit(Str status)
{
    static const char *const words[] = { "", "preferred", "admitted", "deprecated", "superseded" };

    for (unsigned i = 0; i < sizeof words / sizeof words[0]; i++)
        if (str_is(status, words[i]))
            return i;
    return 0;
}

static void put_name(Buf *out, const SearchName *name)
{
    buf_format(out, "\t%x%u", (unsigned)name->standing + (name->shown ? 0 : 8), status_digit(name->status));
    put_field(out, name->lang);
    buf_char(out, '\t');
    put_field(out, name->text);
    buf_char(out, '\t');
    if (!is_plain(name))
        put_field(out, name->words);
    buf_char(out, '\t');
    put_field(out, name->pinyin);
    buf_char(out, '\t');
    put_field(out, name->reading.words);
    buf_char(out, '\t');
    put_field(out, name->initials);
}

static void put_entry(Buf *out, const SearchEntry *entry)
{
    buf_char(out, entry->record->kind == KIND_TERM ? 't' : entry->record->kind == KIND_PROGRAM ? 'p' : 'n');
    put_field(out, entry->record->id);
    buf_format(out, "\t%d%d", entry->chinese != NULL, entry->english != NULL);
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

static void put_pairs(Buf *out, Arena *arena, const SearchEntry *entries, size_t count)
{
    uint8_t *set = arena_alloc(arena, CHARACTERS / 8);
    uint32_t traditional, simplified;

    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < entries[i].count; j++)
            collect_characters(set, entries[i].names[j].words);
    for (size_t i = 0; variant_pair(i, &traditional, &simplified); i++)
        if (simplified < CHARACTERS && (set[simplified / 8] & 1u << simplified % 8) != 0) {
            buf_cp(out, traditional);
            buf_cp(out, simplified);
        }
}

void search_script_put(Buf *out, Arena *arena, const SearchIndex *index, size_t number)
{
    size_t from = number * SEARCH_SCRIPT_RECORDS, count = index->count - from;
    const SearchEntry *entries = index->entries + from;

    if (count > SEARCH_SCRIPT_RECORDS)
        count = SEARCH_SCRIPT_RECORDS;
    buf_format(out, "bibelotSearch({more: %s, pairs: '", from + count < index->count ? "true" : "false");
    put_pairs(out, arena, entries, count);
    buf_puts(out, "', rows: `");
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

static void put_lean_line(Buf *out, Str line)
{
    static const Str arrow = STR_INIT(" => ");

    for (size_t at; (at = str_find(line, arrow)) != STR_NONE; line = str_from(line, at + arrow.len)) {
        buf_put(out, str_slice(line, 0, at));
        buf_put(out, STR("=>"));
    }
    buf_put(out, line);
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
