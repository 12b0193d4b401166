/* The pinyin of a manuscript against that of the glossary: beside the characters, "新质生产力 (xīnzhì shēngchǎnlì)"; and with
 * tone marks, by itself. */
#include "check/rules.h"
#include "check/terms_in_text.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "text/case.h"
#include "text/normal.h"
#include "text/pinyin.h"
#include "text/syllable.h"

enum {
    BESIDE = 160,   /* bytes of pinyin beside a term */
    WINDOW = 10,    /* words of pinyin by itself */
    CHARACTERS = 3, /* fewer are too few to tell a term by its letters alone: 实施 and 事实 are both shishi */
};

typedef struct PinyinTerm {
    const Rendering *rendering;
    Str toned;               /* letters with tones, without blanks */
    struct PinyinTerm *next; /* of the same letters */
} PinyinTerm;

/* ---- forms ---- */

/* Small letters, without blanks, hyphens and apostrophes. In the arena, NFC. */
static Str squeezed(Arena *arena, Str pinyin)
{
    Buf out = { 0 };
    size_t at = 0;
    uint32_t cp;
    Str kept;

    pinyin = normal_nfc(arena, pinyin);
    while (utf8_next(pinyin, &at, &cp))
        if (case_is_letter(cp) || case_is_digit(cp))
            buf_cp(&out, case_lower(cp));
    kept = buf_keep(arena, &out);
    buf_free(&out);
    return kept;
}

static Str letters_of(Arena *arena, Str squeezed_text)
{
    Buf out = { 0 };
    Str kept;

    pinyin_toneless(&out, squeezed_text, PINYIN_V);
    kept = buf_keep(arena, &out);
    buf_free(&out);
    return kept;
}

static bool is_toned(Str text)
{
    size_t at = 0;
    uint32_t cp;
    SyllableLetter letter;

    while (utf8_next(text, &at, &cp))
        if (cp >= 0x80 && syllable_letter(cp, &letter) && letter.tone > 0)
            return true;
    return false;
}

/* The words as they are divided, in small letters, with one kind of apostrophe. */
static Str divided(Arena *arena, Str pinyin)
{
    Buf out = { 0 };
    bool blank = false;
    size_t at = 0;
    uint32_t cp;
    Str kept;

    pinyin = normal_nfc(arena, pinyin);
    while (utf8_next(pinyin, &at, &cp)) {
        if (case_is_space(cp)) {
            blank = out.len > 0;
            continue;
        }
        if (blank)
            buf_char(&out, ' ');
        blank = false;
        buf_cp(&out, cp == 0x2019 ? '\'' : case_lower(cp));
    }
    kept = buf_keep(arena, &out);
    buf_free(&out);
    return kept;
}

void pinyin_terms_add(TermSet *set, const Rendering *rendering)
{
    PinyinTerm *term, *first;
    Str letters;

    if (!rendering->han || rendering->pinyin.len == 0)
        return;
    term = arena_new(set->arena, PinyinTerm);
    term->rendering = rendering;
    term->toned = squeezed(set->arena, rendering->pinyin);
    letters = letters_of(set->arena, term->toned);
    first = map_add(set->arena, &set->pinyin, letters, term);
    if (first != term) {
        term->next = first->next;
        first->next = term;
    }
}

/* ---- beside the characters ---- */

/* What may stand between a term and its pinyin: blanks, emphasis, a bracket, a comma. */
static size_t skip_opening(Str text, size_t at)
{
    static const char *const openings[] = { " ",  "\n", "*", "_",  "(",  "（",         ",",
                                            "，", "”",  "’", "\"", "」", "{\\itshape", "\\emph{" };
    enum { MOST = 6 };

    for (size_t taken = 0, i; taken < MOST; taken++) {
        for (i = 0; i < sizeof openings / sizeof openings[0]; i++)
            if (str_starts(str_from(text, at), str_of(openings[i])))
                break;
        if (i == sizeof openings / sizeof openings[0])
            return at;
        at += str_of(openings[i]).len;
    }
    return at;
}

/* Latin letters, blanks, hyphens and apostrophes from `at` on. */
static Str latin_at(Str text, size_t at)
{
    size_t start = at, end = at;
    uint32_t cp;

    while (at < text.len && at - start < BESIDE && utf8_next(text, &at, &cp)) {
        bool mark = cp == ' ' || cp == '\n' || cp == '-' || cp == '\'' || cp == 0x2019 || (cp >= 0x300 && cp <= 0x36F);

        if (!mark && (!case_is_alnum(cp) || cp >= 0x2E80))
            break;
        if (!mark || (cp >= 0x300 && cp <= 0x36F))
            end = at;
    }
    return str_slice(text, start, end);
}

static void report_wrong(const TermText *text, const Rendering *rendering, Str written)
{
    size_t start = (size_t)(written.ptr - text->file->source->bytes.ptr);
    Diag *diag =
        diag_add(text->diags, DIAG_B824, text->file->source, (Span){ (uint32_t)start, (uint32_t)(start + written.len) },
                 "%.*s is not read '%.*s'", STR_ARG(rendering->text), STR_ARG(written));
    Buf bare = { 0 };

    if (!is_toned(written))
        pinyin_toneless(&bare, rendering->pinyin, PINYIN_U);
    else
        buf_put(&bare, rendering->pinyin);
    diag_help(text->diags, diag, "write '%.*s'", STR_ARG(buf_str(&bare)));
    buf_free(&bare);
}

static void report_division(const TermText *text, const Rendering *rendering, Str written)
{
    size_t start = (size_t)(written.ptr - text->file->source->bytes.ptr);
    Diag *diag =
        diag_add(text->diags, DIAG_B825, text->file->source, (Span){ (uint32_t)start, (uint32_t)(start + written.len) },
                 "the glossary divides '%.*s' otherwise", STR_ARG(written));

    diag_help(text->diags, diag, "write '%.*s'", STR_ARG(rendering->pinyin));
}

/* Is it meant for that pinyin? With tone marks half of the letters have to agree, without them nearly all: the words may be a
 * translation. */
static bool is_meant(Str letters, Str wanted, bool toned)
{
    enum { LONGEST = 64, NEARLY = 6 };
    unsigned limit = (unsigned)(toned ? wanted.len / 2 : wanted.len / NEARLY);

    return letters.len > 0 && wanted.len <= LONGEST && str_distance(letters, wanted, limit) <= limit;
}

static void check_beside(TermText *text, const TermUse *use)
{
    Arena *arena = text->set->arena;
    const Rendering *rendering = use->rendering;
    Str bytes = text->file->source->bytes, toned = squeezed(arena, rendering->pinyin), written, given;
    size_t end = text->words[use->last].end, at = skip_opening(bytes, end);
    bool tones;

    if (at == end)
        return;
    written = latin_at(bytes, at);
    given = squeezed(arena, written);
    tones = is_toned(written);
    if (!is_meant(letters_of(arena, given), letters_of(arena, toned), tones))
        return;
    if (tones && str_eq(given, toned)) {
        if (!str_eq(divided(arena, written), divided(arena, rendering->pinyin)))
            report_division(text, rendering, written);
    } else if (tones || !str_eq(letters_of(arena, given), letters_of(arena, toned))) {
        report_wrong(text, rendering, written);
    }
}

/* Of several readings in the glossary the text may have any. */
static bool has_longer(const TermText *text, size_t number)
{
    const TermUse *use = &text->uses.items[number];

    for (size_t i = number + 1; i < text->uses.count && text->uses.items[i].first == use->first; i++)
        if (text->uses.items[i].last > use->last)
            return true;
    for (size_t i = number; i-- > 0 && text->uses.items[i].first + PHRASE_WORDS > use->first;)
        if (text->uses.items[i].last >= use->last && text->uses.items[i].first < use->first &&
            text->uses.items[i].rendering->han)
            return true;
    return false;
}

/* ---- by itself ---- */

static size_t han_count(Str text)
{
    size_t count = 0, at = 0;
    uint32_t cp;

    while (utf8_next(text, &at, &cp))
        count += cp >= 0x2E80;
    return count;
}

/* The term whose letters these are, and whose tones they are not; NULL if there is none, or one whose tones they are. */
static const Rendering *find_other(const TermText *text, Str toned)
{
    const PinyinTerm *term = map_get(&text->set->pinyin, letters_of(text->set->arena, toned));
    const PinyinTerm *first = term;

    for (; term != NULL; term = term->next)
        if (str_eq(term->toned, toned))
            return NULL;
    return first != NULL && han_count(first->rendering->text) >= CHARACTERS ? first->rendering : NULL;
}

static bool is_told(const TermText *text, Span span, size_t from)
{
    for (size_t i = from; i < text->diags->list.count; i++) {
        const Diag *diag = text->diags->list.items[i];

        if (diag->source == text->file->source && diag->code == DIAG_B824 && diag->span.start < span.end &&
            diag->span.end > span.start)
            return true;
    }
    return false;
}

/* The longest window of words from `first` on that is a term's pinyin but for the tones. Returns the word behind it. */
static size_t check_window(const TermText *text, size_t first, size_t told)
{
    Str bytes = text->file->source->bytes;
    const Rendering *found = NULL;
    size_t behind = first + 1;

    for (size_t last = first; last < text->word_count && last - first < WINDOW; last++) {
        const PhraseWord *word = &text->words[last];
        Str written = str_slice(bytes, text->words[first].start, word->end);
        const Rendering *other;

        if (!word->letters || (last > first && word->breaks))
            break;
        other = is_toned(written) ? find_other(text, squeezed(text->set->arena, written)) : NULL;
        if (other != NULL) {
            found = other;
            behind = last + 1;
        }
    }
    if (found != NULL) {
        Span span = { text->words[first].start, text->words[behind - 1].end };

        if (!is_told(text, span, told))
            report_wrong(text, found, source_text(text->file->source, span));
    }
    return behind;
}

/* The next word from `at` on that has a tone mark; none: the number of words. */
static size_t next_toned(const TermText *text, size_t at)
{
    while (at < text->word_count &&
           !(text->words[at].letters &&
             is_toned(source_text(text->file->source, (Span){ text->words[at].start, text->words[at].end }))))
        at++;
    return at;
}

static void check_alone(const TermText *text, size_t told)
{
    size_t toned = next_toned(text, 0);

    for (size_t i = 0; toned < text->word_count;) {
        if (i > toned)
            toned = next_toned(text, i);
        else if (toned - i >= WINDOW || !text->words[i].letters)
            i = toned - i >= WINDOW ? toned - WINDOW + 1 : i + 1;
        else
            i = check_window(text, i, told);
    }
}

void pinyin_terms_check(TermText *text)
{
    size_t told = text->diags->list.count;

    for (size_t i = 0; i < text->uses.count; i++)
        if (text->uses.items[i].rendering->han && text->uses.items[i].rendering->pinyin.len > 0 && !has_longer(text, i))
            check_beside(text, &text->uses.items[i]);
    if (text->set->pinyin.count > 0)
        check_alone(text, told);
}
