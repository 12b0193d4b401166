#include "jobs/cite_markdown.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "text/case.h"

/* ---- affixes ---- */

typedef struct AffixMark {
    const char *mark, *open, *close;
} AffixMark;

/* Longer ones first. */
static const AffixMark marks[] = {
    { "**", "<b>", "</b>" }, { "__", "<b>", "</b>" },    { "*", "<i>", "</i>" },
    { "_", "<i>", "</i>" },  { "^", "<sup>", "</sup>" }, { "~", "<sub>", "</sub>" },
};

enum { MARKS = sizeof marks / sizeof *marks };

/* A mark opens where another of its kind follows, and closes what it opened. Each kind is looked for once in vain. */
static size_t put_mark(Buf *out, Str rest, bool open[MARKS], bool single[MARKS])
{
    for (size_t i = 0; i < MARKS; i++) {
        Str mark = str_of(marks[i].mark);

        if (!str_starts(rest, mark))
            continue;
        if (!open[i] && (single[i] || str_find(str_from(rest, mark.len), mark) == STR_NONE)) {
            single[i] = true;
            continue;
        }
        buf_puts(out, open[i] ? marks[i].close : marks[i].open);
        open[i] = !open[i];
        return mark.len;
    }
    return 0;
}

Str cite_affix(Arena *arena, Str text)
{
    bool open[MARKS] = { false }, single[MARKS] = { false };
    Buf out = { 0 };
    Str affix;

    for (size_t at = 0; at < text.len;) {
        size_t used = put_mark(&out, str_from(text, at), open, single);

        at += used;
        if (used > 0)
            continue;
        if (text.ptr[at] == '\\' && at + 1 < text.len && !ascii_is_alnum(text.ptr[at + 1]))
            at++;
        buf_char(&out, text.ptr[at] == '\n' ? ' ' : text.ptr[at]);
        at++;
    }
    affix = buf_keep(arena, &out);
    buf_free(&out);
    return affix;
}

Str cite_capital(Arena *arena, Str text)
{
    Buf out = { 0 };
    uint32_t cp = 0;
    size_t at = 0;
    Str capital;

    if (!utf8_next(text, &at, &cp) || !case_is_lower(cp))
        return text;
    buf_cp(&out, case_upper(cp));
    buf_put(&out, str_from(text, at));
    capital = buf_keep(arena, &out);
    buf_free(&out);
    return capital;
}

/* ---- lines ---- */

static size_t line_end(Str text, size_t at)
{
    size_t end = str_find_char(str_from(text, at), '\n');

    return end == STR_NONE ? text.len : at + end;
}

static size_t next_line(Str text, size_t at)
{
    size_t end = line_end(text, at);

    return end < text.len ? end + 1 : text.len;
}

Str cite_metadata(Str text, const char *name)
{
    size_t at = next_line(text, 0);

    if (!str_is(str_trim(str_slice(text, 0, line_end(text, 0))), "---"))
        return STR_EMPTY;
    for (; at < text.len; at = next_line(text, at)) {
        Str line = str_slice(text, at, line_end(text, at)), key;

        if (str_starts(line, STR("---")) || str_starts(line, STR("...")))
            break;
        if (!str_cut(&line, ':', &key) || !str_is(key, name))
            continue;
        line = str_trim(line);
        if (line.len >= 2 && (line.ptr[0] == '"' || line.ptr[0] == '\'') && line.ptr[line.len - 1] == line.ptr[0])
            line = str_slice(line, 1, line.len - 1);
        return line;
    }
    return STR_EMPTY;
}

/* ---- the list ---- */

/* clang-format off */
static const struct { const char *language, *heading; } headings[] = {
    {"zh-Hant", "參考文獻"}, {"zh-TW", "參考文獻"}, {"zh-HK", "參考文獻"}, {"zh", "参考文献"}, {"ja", "参考文献"}, {"ko", "참고문헌"},
    {"de", "Literatur"}, {"fr", "Références"}, {"es", "Referencias"}, {"it", "Riferimenti bibliografici"},
    {"pt", "Referências"}, {"nl", "Literatuur"}, {"ru", "Список литературы"}, {"pl", "Literatura"}, {"cs", "Literatura"},
    {"sv", "Referenser"}, {"da", "Litteratur"}, {"fi", "Lähteet"}, {"en", "References"},
};
static const char *const others[] = {
    "Bibliography", "Works Cited", "Works cited", "Reference List", "Literature", "Literaturverzeichnis", "Bibliographie",
    "Bibliografía", "Bibliografia", "参考书目", "引用文献", "參考書目", "文献", "参考资料",
};
/* clang-format on */

const char *cite_heading(Str language)
{
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        Str tag = str_of(headings[i].language);

        if (language.len >= tag.len && str_eq_nocase(str_slice(language, 0, tag.len), tag) &&
            (language.len == tag.len || language.ptr[tag.len] == '-'))
            return headings[i].heading;
    }
    return "References";
}

static bool is_heading_of_list(Str text)
{
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
        if (str_eq_nocase(text, str_of(headings[i].heading)))
            return true;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (str_eq_nocase(text, str_of(others[i])))
            return true;
    return false;
}

/* "## References {-} ##" without what is not its text; empty: the line is no heading. */
static Str heading_text(Str line)
{
    size_t hashes = 0, brace = str_find(line, STR(" {"));

    while (hashes < line.len && line.ptr[hashes] == '#')
        hashes++;
    if (hashes == 0 || hashes > 6 || hashes == line.len || line.ptr[hashes] != ' ')
        return STR_EMPTY;
    line = str_trim(str_slice(line, hashes, brace == STR_NONE ? line.len : brace));
    while (line.len > 0 && line.ptr[line.len - 1] == '#')
        line.len--;
    return str_trim(line);
}

static bool is_underline(Str line)
{
    line = str_trim(line);
    for (size_t i = 0; i < line.len; i++)
        if (line.ptr[i] != '=' && line.ptr[i] != '-')
            return false;
    return line.len >= 2;
}

static char fence_of(Str line)
{
    line = str_trim(line);
    return str_starts(line, STR("```")) ? '`' : str_starts(line, STR("~~~")) ? '~' : '\0';
}

ListPlace cite_list_place(Str text)
{
    ListPlace place = { text.len, false, true };
    char fence = '\0';

    for (size_t at = 0; at < text.len; at = next_line(text, at)) {
        size_t behind = next_line(text, at);
        Str line = str_slice(text, at, line_end(text, at));
        char c = fence_of(line);

        if (c != '\0' && (fence == '\0' || fence == c))
            fence = fence == '\0' ? c : '\0';
        if (c != '\0' || fence != '\0')
            continue;
        if (str_starts(line, STR(":::")) && str_contains(line, STR("#refs")))
            return (ListPlace){ behind, true, false };
        if (is_heading_of_list(heading_text(line)))
            place = (ListPlace){ behind, false, false };
        else if (is_heading_of_list(str_trim(line)) && is_underline(str_slice(text, behind, line_end(text, behind))))
            place = (ListPlace){ next_line(text, behind), false, false };
    }
    return place;
}

/* ---- notes ---- */

enum { LONGEST_MARK = 64 }; /* bytes of a line that are looked at: what is longer is text */

/* Nothing but what a line begins with: of a quotation, a list, a heading, a note's text, a definition? */
static bool is_mark(Str line)
{
    size_t digits = 0;

    while (line.len > 0 && (line.ptr[0] == '>' || ascii_is_space(line.ptr[0])))
        line = str_from(line, 1);
    while (digits < line.len && ascii_is_digit(line.ptr[digits]))
        digits++;
    if (digits > 0)
        return digits + 1 == line.len && (line.ptr[digits] == '.' || line.ptr[digits] == ')');
    if (str_starts(line, STR("[^")))
        return str_ends(line, STR("]:"));
    while (line.len > 1 && line.ptr[0] == '#')
        line = str_from(line, 1);
    return line.len == 0 || (line.len == 1 && strchr("#-+*:~=", line.ptr[0]) != NULL);
}

/* May what stands behind blanks be drawn to the text that ends there? Of the line before, that has to be one of a paragraph which
 * goes on; a blank behind a backslash is a character, and cells are apart. */
static bool is_word_end(Str text, size_t end, bool broken)
{
    size_t start = end;
    Str line;

    while (start > 0 && text.ptr[start - 1] != '\n' && (broken || end - start < LONGEST_MARK))
        start--;
    line = str_slice(text, start, end);
    if (is_mark(line) || str_ends(line, STR("\\")) || str_ends(line, STR("|")))
        return false;
    return !broken || (heading_text(line).len == 0 && !is_underline(line) && !str_starts(line, STR(":::")) &&
                       fence_of(line) == '\0' && !str_is(line, "...") && !str_starts(str_from(text, end), STR("  ")));
}

size_t cite_blanks_before(Str text, size_t at)
{
    size_t start = at, lines = 0;

    while (start > 0 && ascii_is_space(text.ptr[start - 1]))
        lines += text.ptr[--start] == '\n';
    return start == at || lines > 1 || !is_word_end(text, start, lines > 0) ? at : start;
}

size_t cite_mark_end(Str text, size_t at)
{
    static const char *const signs[] = { ".", ",", ";", ":", "!", "?", "。", "，", "；", "：", "！", "？", "、" };
    static const char *const closing[] = { "”", "’", "\"", "'", "»", "」", "』" };
    size_t end = at;

    for (size_t i = 0; i < sizeof signs / sizeof *signs && end == at; i++)
        if (str_starts(str_from(text, at), str_of(signs[i])))
            end += str_of(signs[i]).len;
    for (size_t i = 0; i < sizeof closing / sizeof *closing && end > at; i++)
        if (str_starts(str_from(text, end), str_of(closing[i])))
            return end + str_of(closing[i]).len;
    return end;
}
