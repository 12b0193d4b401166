/* What each format puts around text, and how its text is made inert. */
#include "csl/output.h"

#include "base/utf8.h"
#include "text/tex.h"

/* ---- text ---- */

static void put_text(Buf *out, Str text)
{
    buf_put(out, text);
}

/* clang-format off */
const OutputForm output_text = {
    .styles = {{"", ""}, {"", ""}, {"", ""}, {"", ""}}, .variants = {{"", ""}, {"", ""}, {"", ""}},
    .weights = {{"", ""}, {"", ""}, {"", ""}, {"", ""}}, .decorations = {{"", ""}, {"", ""}, {"", ""}},
    .aligns = {{"", ""}, {"", ""}, {"", ""}, {"", ""}},
    .line_break = "\n", .indent = "    ", .margin = {"", " "}, .text = put_text,
};
/* clang-format on */

/* ---- HTML: classes and styles as citeproc-js has them ---- */

/* clang-format off */
static const struct { uint32_t cp; const char *plain; } raised[] = {
    {0x00AA, "a"}, {0x00B2, "2"}, {0x00B3, "3"}, {0x00B9, "1"}, {0x00BA, "o"}, {0x02B0, "h"}, {0x02B2, "j"}, {0x02B3, "r"},
    {0x02B7, "w"}, {0x02B8, "y"}, {0x02E1, "l"}, {0x02E2, "s"}, {0x02E3, "x"}, {0x1D2C, "A"}, {0x1D2E, "B"}, {0x1D30, "D"},
    {0x1D31, "E"}, {0x1D33, "G"}, {0x1D34, "H"}, {0x1D35, "I"}, {0x1D36, "J"}, {0x1D37, "K"}, {0x1D38, "L"}, {0x1D39, "M"},
    {0x1D3A, "N"}, {0x1D3C, "O"}, {0x1D3E, "P"}, {0x1D3F, "R"}, {0x1D40, "T"}, {0x1D41, "U"}, {0x1D42, "W"}, {0x1D43, "a"},
    {0x1D47, "b"}, {0x1D48, "d"}, {0x1D49, "e"}, {0x1D4D, "g"}, {0x1D4F, "k"}, {0x1D50, "m"}, {0x1D52, "o"}, {0x1D56, "p"},
    {0x1D57, "t"}, {0x1D58, "u"}, {0x1D5B, "v"}, {0x2070, "0"}, {0x2071, "i"}, {0x2074, "4"}, {0x2075, "5"}, {0x2076, "6"},
    {0x2077, "7"}, {0x2078, "8"}, {0x2079, "9"}, {0x207A, "+"}, {0x207B, "-"}, {0x207C, "="}, {0x207D, "("}, {0x207E, ")"},
    {0x207F, "n"},
};
/* clang-format on */

/* Raised letters and digits (1ʳᵉ) as such: few fonts have them all. */
static size_t put_raised(Buf *out, Str text, size_t at)
{
    uint32_t cp;
    size_t len = utf8_decode(text, at, &cp);

    for (size_t i = 0; (cp < 0x2B0 ? cp <= 0xBA : cp < 0x20A0) && i < sizeof raised / sizeof *raised; i++)
        if (raised[i].cp == cp) {
            buf_format(out, "<sup>%s</sup>", raised[i].plain);
            return len;
        }
    buf_put(out, str_slice(text, at, at + len));
    return len;
}

/* Where the run ends that HTML takes as it is. */
static size_t html_run(Str text, size_t at)
{
    for (; at < text.len; at++) {
        unsigned char c = (unsigned char)text.ptr[at];

        if (c == '&' || c == '<' || c == '>' || (c >= 0xC2 && c <= 0xE2))
            break;
    }
    return at;
}

static void put_html(Buf *out, Str text)
{
    for (size_t i = 0; i < text.len; i++) {
        size_t end = html_run(text, i);
        char c;

        buf_put(out, str_slice(text, i, end));
        i = end;
        if (i == text.len)
            return;
        c = text.ptr[i];

        if ((unsigned char)c >= 0xC2)
            i += put_raised(out, text, i) - 1;
        else if (c == '&')
            buf_puts(out, "&#38;");
        else if (c == '<')
            buf_puts(out, "&#60;");
        else
            buf_puts(out, "&#62;");
    }
}

/* What stands between the quotes of an attribute. */
static void put_attribute(Buf *out, Str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];

        if (c == '&' || c == '<' || c == '>' || c == '"')
            buf_format(out, "&#%d;", c);
        else
            buf_char(out, c);
    }
}

static void open_html_link(Buf *out, Str href)
{
    buf_puts(out, "<a href=\"");
    put_attribute(out, href);
    buf_puts(out, "\">");
}

#define SPAN(css)                              \
    {                                          \
        "<span style=\"" css ";\">", "</span>" \
    }

/* clang-format off */
const OutputForm output_html = {
    .styles = {{"", ""}, SPAN("font-style:normal"), {"<i>", "</i>"}, {"<em>", "</em>"}},
    .variants = {{"", ""}, SPAN("font-variant:normal"), SPAN("font-variant:small-caps")},
    .weights = {{"", ""}, SPAN("font-weight:normal"), {"<b>", "</b>"}, SPAN("font-weight:light")},
    .decorations = {{"", ""}, SPAN("text-decoration:none"), SPAN("text-decoration:underline")},
    .aligns = {{"", ""}, {"<span style=\"baseline\">", "</span>"}, {"<sup>", "</sup>"}, {"<sub>", "</sub>"}},
    .displays = {
        {"", ""},
        {"\n\n    <div class=\"csl-block\">", "</div>\n"},
        {"\n    <div class=\"csl-left-margin\">", "</div>"},
        {"<div class=\"csl-right-inline\">", "</div>\n  "},
        {"<div class=\"csl-indent\">", "</div>\n  "},
    },
    .text = put_html, .link_open = open_html_link, .link_close = "</a>",
};
/* clang-format on */

/* ---- Markdown ---- */

/* Nothing but digits stands before, in this line. */
static bool is_behind_digits(const Buf *out)
{
    size_t at = out->len;

    while (at > 0 && ascii_is_digit(out->ptr[at - 1]))
        at--;
    return at < out->len && (at == 0 || out->ptr[at - 1] == '\n');
}

/* What stands behind the ampersand of &amp; and &#38;. */
static bool is_entity(Str text)
{
    size_t end = str_starts(text, STR("#"));

    while (end < text.len && end < 40 && ascii_is_alnum(text.ptr[end]))
        end++;
    return end > 0 && end < text.len && text.ptr[end] == ';';
}

/* What would act where it stands: what makes a block at the beginning of a line, and what pandoc's and GitHub's typography
 * take for dashes, ellipses, emoji and addresses. */
static bool acts(const Buf *out, Str text, size_t at)
{
    char c = text.ptr[at], last = out->len > 0 ? out->ptr[out->len - 1] : '\n';

    if (strchr("\\`*_{}[]<>|~$^@", c) != NULL || (c == '&' && is_entity(str_from(text, at + 1))))
        return true;
    if (last == '\n' && strchr("#+-=:%", c) != NULL)
        return true;
    if ((c == '.' || c == ')') && is_behind_digits(out))
        return true;
    if ((c == '-' && last == '-') || (c == '.' && last == '.'))
        return true;
    return c == ':' &&
           (str_starts(str_from(text, at + 1), STR("//")) || (at + 1 < text.len && ascii_is_alpha(text.ptr[at + 1])));
}

static void put_markdown(Buf *out, Str text)
{
    for (size_t at = 0; at < text.len; at++) {
        char c = text.ptr[at];

        if ((unsigned char)c < 0x20) {
            buf_char(out, ' ');
            continue;
        }
        if (acts(out, text, at))
            buf_char(out, '\\');
        buf_char(out, c);
    }
}

static void open_markdown_link(Buf *out, Str href)
{
    (void)href;
    buf_char(out, '[');
}

/* CommonMark has signs for emphasis alone; for the rest HTML. */
/* clang-format off */
const OutputForm output_markdown = {
    .styles = {{"", ""}, SPAN("font-style:normal"), {"*", "*"}, {"*", "*"}},
    .variants = {{"", ""}, SPAN("font-variant:normal"), SPAN("font-variant:small-caps")},
    .weights = {{"", ""}, SPAN("font-weight:normal"), {"**", "**"}, SPAN("font-weight:light")},
    .decorations = {{"", ""}, SPAN("text-decoration:none"), {"<u>", "</u>"}},
    .aligns = {{"", ""}, {"", ""}, {"<sup>", "</sup>"}, {"<sub>", "</sub>"}},
    .line_break = "\\\n", .indent = "", .margin = {"", " "}, .text = put_markdown,
    .link_open = open_markdown_link, .link_middle = "](<", .link_close = ">)", .autolinks = true, .lazy = true,
};
/* Pandoc's, whose signs reach every format that pandoc writes. */
const OutputForm output_pandoc = {
    .styles = {{"", ""}, {"", ""}, {"*", "*"}, {"*", "*"}},
    .variants = {{"", ""}, {"", ""}, {"[", "]{.smallcaps}"}},
    .weights = {{"", ""}, {"", ""}, {"**", "**"}, {"", ""}},
    .decorations = {{"", ""}, {"", ""}, {"[", "]{.underline}"}},
    .aligns = {{"", ""}, {"", ""}, {"^", "^"}, {"~", "~"}},
    .line_break = "\\\n", .indent = "", .margin = {"", " "}, .text = put_markdown,
    .link_open = open_markdown_link, .link_middle = "](<", .link_close = ">)", .autolinks = true, .lazy = true,
    .hard_blanks = true,
};
/* clang-format on */

/* ---- LaTeX ---- */

/* Within a link lines may break where addresses have signs. */
static void put_latex_address(Buf *out, Str text)
{
    for (size_t at = 0, next; at < text.len; at = next) {
        for (next = at; next < text.len && strchr("/?&=._-", text.ptr[next]) == NULL;)
            next++;
        next += next < text.len;
        next += next < text.len && text.ptr[next] == '/' && text.ptr[next - 1] == '/'; /* not within :// */
        tex_escape(out, str_slice(text, at, next), TEX_UTF8);
        if (next < text.len)
            buf_puts(out, "\\allowbreak{}");
    }
}

static void put_latex(Buf *out, Str text)
{
    tex_escape(out, text, TEX_UTF8);
}

/* An address in an argument: what acts there is encoded or has a backslash. */
static void open_latex_link(Buf *out, Str href)
{
    buf_puts(out, "\\href{");
    for (size_t i = 0; i < href.len; i++) {
        if (strchr("%#&_", href.ptr[i]) != NULL)
            buf_char(out, '\\');
        buf_char(out, href.ptr[i]);
    }
    buf_puts(out, "}{");
}

#define LATEX_MARKS                                                                                      \
    .styles = { { "", "" }, { "\\textup{", "}" }, { "\\textit{", "}" }, { "\\textsl{", "}" } },          \
    .variants = { { "", "" }, { "\\textup{", "}" }, { "\\textsc{", "}" } },                              \
    .weights = { { "", "" }, { "\\textmd{", "}" }, { "\\textbf{", "}" }, { "\\textmd{", "}" } },         \
    .decorations = { { "", "" }, { "", "" }, { "\\underline{", "}" } },                                  \
    .aligns = { { "", "" }, { "", "" }, { "\\textsuperscript{", "}" }, { "\\textsubscript{", "}" } },    \
    .line_break = "\n\n", .indent = "\\hspace*{2em}", .text = put_latex, .link_text = put_latex_address, \
    .link_open = open_latex_link, .link_close = "}"

/* clang-format off */
const OutputForm output_latex = { LATEX_MARKS, .margin = {"", "\\enspace "} };
/* In a list: what stands in the margin is the label of the item. */
const OutputForm output_latex_item = { LATEX_MARKS, .margin = {"\\item[{", "}] "} };
/* clang-format on */
