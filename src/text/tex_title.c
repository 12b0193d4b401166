/* Titles: CSL's markup to TeX, and braces around words that must keep their capitals. */
#include "text/tex.h"

#include "base/utf8.h"
#include "text/markup.h"
#include "text/tex_title.h"

#include <string.h>
#include <unicode/uchar.h>

/* clang-format off */
static const struct { const char *open, *close; } commands[MARKUP_KINDS] = {
    [MARKUP_ITALIC]    = {"\\emph{", "}"},
    [MARKUP_BOLD]      = {"\\textbf{", "}"},
    [MARKUP_SUP]       = {"\\textsuperscript{", "}"},
    [MARKUP_SUB]       = {"\\textsubscript{", "}"},
    [MARKUP_NOCASE]    = {"{", "}"},
    [MARKUP_SMALLCAPS] = {"\\textsc{", "}"},
};
/* clang-format on */

static const char *const small_words[] = {
    "about",  "above",  "across",  "after",   "against",    "along",  "among",   "around",  "before",
    "behind", "below",  "beneath", "beside",  "between",    "beyond", "despite", "down",    "during",
    "from",   "inside", "into",    "like",    "near",       "onto",   "outside", "over",    "past",
    "since",  "than",   "that",    "through", "throughout", "till",   "toward",  "towards", "under",
    "until",  "unto",   "upon",    "versus",  "when",       "while",  "with",    "within",  "without",
};

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* What a word looks like. */
typedef struct Word {
    size_t letters, capitals;
    bool first_capital; /* the very first letter */
    bool later_capital; /* the first letter of a later part of a hyphenated word */
    bool inner_capital;
    char single; /* the capital, if it is the whole word and ASCII */
} Word;

/* Where we are in the sentence. */
typedef struct Sentence {
    bool start;   /* no word of it yet */
    bool stopped; /* a mark that ends one was read; white space must follow */
} Sentence;

typedef struct TitleWriter {
    Buf *out;
    TexMode mode;
    bool sentence_case;
    unsigned kept;    /* depth of elements whose case BibTeX keeps anyway: in braces */
    size_t group_end; /* where in `out` the last <span class="nocase"> ended */
    Sentence sentence;
} TitleWriter;

static bool is_word_char(uint32_t cp)
{
    UChar32 c = (UChar32)cp;

    if (cp < 0x80)
        return ascii_is_alnum((char)cp);
    if (cp > 0x10FFFF || u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC))
        return false;
    return u_isalnum(c) || u_getCombiningClass(c) != 0;
}

static bool is_hyphen(uint32_t cp)
{
    return cp == '-' || cp == 0x2010 || cp == 0x2011;
}

/* What may stand inside a word, between letters. */
static bool is_joiner(uint32_t cp)
{
    return is_hyphen(cp) || cp == '\'' || cp == 0x2019 || cp == '&' || cp == '.' || cp == '+' || cp == '_';
}

/* The end of the word that begins at `at`; `at` itself if there is none. */
static size_t word_end(Str text, size_t at)
{
    uint32_t cp;
    size_t next;

    do {
        while (at < text.len && ascii_is_alnum(text.ptr[at]))
            at++;
        next = at;
        if (!utf8_next(text, &next, &cp))
            return at;
        if (is_word_char(cp) || (is_joiner(cp) && utf8_next(text, &next, &cp) && is_word_char(cp)))
            at = next;
    } while (at == next);
    return at;
}

static Word look_at(Str text)
{
    Word word = { 0 };
    bool part_start = true;
    uint32_t cp;

    for (size_t at = 0; utf8_next(text, &at, &cp);) {
        bool ascii = cp < 0x80;

        if (cp >= 'a' && cp <= 'z') { /* as most are */
            word.letters++;
            part_start = false;
            continue;
        }
        bool capital = ascii ? ascii_is_upper((char)cp) : u_isupper((UChar32)cp) || u_istitle((UChar32)cp);

        word.first_capital |= capital && word.letters == 0;
        word.later_capital |= capital && part_start && word.letters > 0;
        word.inner_capital |= capital && !part_start;
        word.capitals += capital;
        word.letters += ascii ? ascii_is_alpha((char)cp) : u_isalpha((UChar32)cp) != 0;
        part_start = is_hyphen(cp);
    }
    if (text.len == 1 && word.capitals == 1)
        word.single = text.ptr[0];
    return word;
}

static void step_over(Sentence *sentence, uint32_t cp)
{
    if (cp == '.' || cp == '?' || cp == '!' || cp == ':' || cp == 0xFF1A || cp == 0x3002 || cp == 0xFF1F ||
        cp == 0xFF01)
        sentence->stopped = true;
    else if (sentence->stopped && u_isspace((UChar32)cp))
        *sentence = (Sentence){ .start = true };
    if (cp == 0xFF1A || cp == 0x3002 || cp == 0xFF1F || cp == 0xFF01) /* no space follows these */
        *sentence = (Sentence){ .start = true };
}

/* Words of four and more letters which title case leaves small. */
static bool is_small_word(Str word)
{
    for (size_t i = 0; word.len > 0 && i < COUNT(small_words); i++)
        if (small_words[i][0] == ascii_lower(word.ptr[0]) && str_eq_nocase(word, str_of(small_words[i])))
            return true;
    return false;
}

/* Counts the words that tell sentence case from title case. */
static void count_words(Str text, Sentence *sentence, size_t *small, size_t *capitals)
{
    uint32_t cp;

    for (size_t at = 0, end; at < text.len; at = end) {
        end = word_end(text, at);
        if (end == at) {
            utf8_next(text, &end, &cp);
            step_over(sentence, cp);
            continue;
        }
        Str piece = str_slice(text, at, end);
        Word word = look_at(piece);
        bool tells = !sentence->start && !word.inner_capital && word.letters >= 4 && !is_small_word(piece);

        *capitals += tells && word.first_capital;
        *small += tells && !word.first_capital;
        *sentence = (Sentence){ 0 };
    }
}

/* What a title is made of, piece by piece: text, without tags and cut where a group begins or ends. */
typedef struct Pieces {
    Markup state;
    MarkupToken token;
    const TexGroup *groups; /* NULL: none */
    size_t group, count;
    unsigned elements; /* open ones that have a case of their own */
    Str text;
    size_t at; /* of `text` in the title */
    bool in_group;
} Pieces;

/* What is protected has no case of its own: it counts. */
static void step_element(Pieces *pieces)
{
    if (pieces->token.type != MARKUP_TEXT && pieces->token.kind != MARKUP_NOCASE)
        pieces->elements += pieces->token.type == MARKUP_OPEN ? 1u : -1u;
}

static bool next_piece(Pieces *pieces)
{
    size_t end;

    pieces->at += pieces->text.len;
    while (pieces->token.type != MARKUP_TEXT || pieces->at >= pieces->token.at + pieces->token.text.len) {
        if (!markup_next(&pieces->state, &pieces->token))
            return false;
        step_element(pieces);
        pieces->at = pieces->token.at;
    }
    end = pieces->token.at + pieces->token.text.len;
    while (pieces->group < pieces->count && pieces->groups[pieces->group].end <= pieces->at)
        pieces->group++;
    pieces->in_group = pieces->group < pieces->count && pieces->groups[pieces->group].start <= pieces->at;
    if (pieces->group < pieces->count) {
        const TexGroup *group = &pieces->groups[pieces->group];
        size_t border = pieces->in_group ? group->end : group->start;

        end = border < end ? border : end;
    }
    pieces->text = str_slice(pieces->state.text, pieces->at, end);
    return true;
}

static Pieces pieces_of(Str text, const TexGroup *groups, size_t count)
{
    return (Pieces){ .state = markup_start(text), .groups = groups, .count = count, .text = STR_EMPTY };
}

/* What stands within <i> and the like has a case of its own. */
static bool is_sentence_case(Str text, const TexGroup *groups, size_t count)
{
    Pieces pieces = pieces_of(text, groups, count);
    Sentence sentence = { .start = true };
    size_t small = 0, capitals = 0;

    while (next_piece(&pieces))
        if (pieces.elements == 0)
            count_words(pieces.text, &sentence, &small, &capitals);
    return capitals < 2 || capitals < 4 * small;
}

static bool must_keep(const Word *word, bool sentence_start, bool sentence_case)
{
    if (word->inner_capital)
        return true;
    if (word->single != '\0' && word->single != 'A' && !(sentence_start && word->single == 'I'))
        return true;
    return sentence_case && (word->later_capital || (word->first_capital && !sentence_start));
}

/* {A}{}{B}: what is protected for its own sake, and beside it a word that is so by rule, lest a reader take A for that. */
static void open_group(TitleWriter *writer)
{
    if (writer->group_end == writer->out->len && writer->out->len > 0)
        buf_puts(writer->out, "{}");
    buf_char(writer->out, '{');
}

static void put_words(TitleWriter *writer, Str text)
{
    uint32_t cp;

    for (size_t at = 0, end; at < text.len; at = end) {
        end = word_end(text, at);
        if (end == at) {
            utf8_next(text, &end, &cp);
            step_over(&writer->sentence, cp);
            tex_escape(writer->out, str_slice(text, at, end), writer->mode);
            continue;
        }
        Str piece = str_slice(text, at, end);
        Word word = look_at(piece);
        bool keep = writer->kept == 0 && must_keep(&word, writer->sentence.start, writer->sentence_case);

        if (keep)
            open_group(writer);
        tex_escape(writer->out, piece, writer->mode);
        if (keep)
            buf_char(writer->out, '}');
        writer->sentence = (Sentence){ 0 };
    }
}

/* BibTeX changes the case of a group that begins with a backslash. */
static void open_element(TitleWriter *writer, const Markup *state, MarkupKind kind)
{
    static const char commands_begin[] = "<\\#$%&_";
    char next = state->at < state->text.len ? state->text.ptr[state->at] : '\0';

    if (kind != MARKUP_NOCASE) {
        buf_puts(writer->out, commands[kind].open);
        return;
    }
    open_group(writer);
    if (next != '\0' && strchr(commands_begin, next) != NULL)
        buf_puts(writer->out, "{}");
}

static void put_rich(TitleWriter *writer, Str text, bool casing)
{
    Markup state = markup_start(text);
    MarkupToken token;

    while (markup_next(&state, &token)) {
        if (token.type == MARKUP_TEXT && casing) {
            put_words(writer, token.text);
        } else if (token.type == MARKUP_TEXT) {
            tex_escape(writer->out, token.text, writer->mode);
        } else if (token.type == MARKUP_OPEN) {
            open_element(writer, &state, token.kind);
            writer->kept++;
        } else {
            buf_puts(writer->out, commands[token.kind].close);
            writer->kept--;
            if (token.kind == MARKUP_NOCASE)
                writer->group_end = writer->out->len;
        }
    }
}

void tex_rich(Buf *out, Str text, TexMode mode)
{
    TitleWriter writer = { .out = out, .mode = mode };

    if (str_find_char(text, '<') == STR_NONE)
        tex_escape(out, text, mode);
    else
        put_rich(&writer, text, false);
}

void tex_title(Buf *out, Str text, TexMode mode, bool english_casing)
{
    TitleWriter writer = { .out = out, .mode = mode, .sentence = { .start = true } };

    writer.sentence_case = english_casing && is_sentence_case(text, NULL, 0);
    put_rich(&writer, text, english_casing);
}

/* Goes over the words of text[at, end) as put_words does. Returns where the last one begins, or STR_NONE. */
static size_t step_words(Sentence *sentence, Str text, size_t at, size_t end)
{
    size_t last = STR_NONE;
    uint32_t cp;

    for (Str piece = str_slice(text, 0, end); at < end;) {
        size_t next = word_end(piece, at);

        if (next > at) {
            *sentence = (Sentence){ 0 };
            last = at;
        } else {
            utf8_next(piece, &next, &cp);
            step_over(sentence, cp);
        }
        at = next;
    }
    return last;
}

/* Whether put_words, which goes over text[from, border), would find the word text[start, end) there. */
static bool is_word_at(Str text, size_t from, size_t start, size_t end, size_t border)
{
    Str piece = str_slice(text, 0, border);
    uint32_t cp;

    while (from < start) {
        size_t next = word_end(piece, from);

        if (next == from)
            utf8_next(piece, &next, &cp);
        from = next;
    }
    return from == start && word_end(piece, start) == end;
}

void tex_title_groups(Str text, TexGroup *groups, size_t count)
{
    bool sentence_case = is_sentence_case(text, groups, count);
    Pieces pieces = pieces_of(text, groups, count);
    Sentence sentence = { .start = true };
    size_t from = 0; /* the last word that what follows may join, since the last tag */

    while (next_piece(&pieces)) {
        size_t start = pieces.at, end = start + pieces.text.len, border = pieces.token.at + pieces.token.text.len, last;
        TexGroup *group = pieces.in_group ? &groups[pieces.group] : NULL;

        if (pieces.token.at > from)
            from = pieces.token.at;
        if (pieces.group + 1 < count && groups[pieces.group + 1].start < border)
            border = groups[pieces.group + 1].start;
        if (group != NULL && group->start == start && group->end == end && pieces.elements == 0 && !group->own &&
            is_word_at(text, from, start, end, border)) {
            Word word = look_at(pieces.text);

            group->by_rule = must_keep(&word, sentence.start, sentence_case);
        }
        last = step_words(&sentence, text, start, end);
        if (group != NULL && !group->by_rule)
            from = end;
        else if (last != STR_NONE)
            from = last;
    }
}
