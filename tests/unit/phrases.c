/* Many phrases in one text. */
#include "base/buf.h"
#include "tap.h"
#include "text/phrases.h"

static const char *const list[] = { "whole-nation system",
                                    "system",
                                    "new national system",
                                    "science, technology and innovation",
                                    "新型举国体制",
                                    "举国体制",
                                    "people's congress",
                                    "R&D",
                                    "policy",
                                    "whole nation system",
                                    "ga",
                                    "ty" };

typedef struct Found {
    Buf out;
    const PhraseWord *words;
    Str bytes;
} Found;

static void show(void *context, const PhraseMatch *match)
{
    Found *found = context;
    size_t start = found->words[match->first].start, end = found->words[match->last].end;

    buf_format(&found->out, "%s%u:%.*s%s", found->out.len > 0 ? " " : "", (unsigned)match->phrase,
               STR_ARG(str_slice(found->bytes, start, end)), found->words[match->first].quoted ? "*" : "");
}

static void check(const char *bytes, const char *wanted)
{
    Arena *arena = arena_create();
    Phrases *phrases = phrases_create(arena);
    Found found = { .bytes = str_of(bytes) };
    PhraseText *text;
    size_t count;

    for (size_t i = 0; i < sizeof list / sizeof list[0]; i++)
        phrases_add(phrases, str_of(list[i]));
    text = phrase_text_create(arena, phrases, found.bytes);
    phrase_text_add(text, 0, found.bytes.len, false, false);
    found.words = phrase_words(text, &count);
    phrases_find(text, show, &found);
    is_str(buf_str(&found.out), wanted, bytes);
    buf_free(&found.out);
    arena_destroy(arena);
}

/* `count` words as a phrase, and the same words as a text. */
static bool finds_words(size_t count)
{
    Arena *arena = arena_create();
    Phrases *phrases = phrases_create(arena);
    Found found = { 0 };
    Buf words = { 0 };
    PhraseText *text;
    size_t word_count;
    bool is_found;

    for (size_t i = 0; i < count; i++)
        buf_puts(&words, i > 0 ? " word" : "word");
    phrases_add(phrases, buf_str(&words));
    found.bytes = buf_str(&words);
    text = phrase_text_create(arena, phrases, found.bytes);
    phrase_text_add(text, 0, found.bytes.len, false, false);
    found.words = phrase_words(text, &word_count);
    phrases_find(text, show, &found);
    is_found = found.out.len > 0;
    buf_free(&found.out);
    buf_free(&words);
    arena_destroy(arena);
    return is_found;
}

int main(void)
{
    check("A system, and Systems; the system's.", "1:system 1:Systems 1:system's");
    check("the Whole Nation\nsystem", "0:Whole Nation\nsystem 9:Whole Nation\nsystem 1:system");
    check("the whole\n\nnation system", "1:system");
    check("wholenation system, whole. nation system", "1:system 1:system");
    check("new national systems", "2:new national systems 1:systems");
    check("science, technology\nand innovations", "3:science, technology\nand innovations");
    check("science technology and innovation", "");
    check("新型舉國體制和举国 体制", "4:新型舉國體制 5:舉國體制 5:举国 体制");
    check("the People’s Congress, the people congress", "6:People’s Congress");
    check("R&D, R and D", "7:R&D");
    check("policies, policys, polic", "8:policies 8:policys");
    check("“the system” and system", "1:system* 1:system");
    check("“the system\n\nthe system”", "1:system 1:system");
    check("a tie and ties", "");
    check("a ga and a gas", "10:ga");
    check("systematic systemic ecosystem", "");
    check("new - system", "1:system");
    check("systemsystemsystemsystemsystemsystemsystemsystemsystemsystemsystemsystemsystemsystemsystem", "");
    check("the systems' end, the system's end", "1:systems 1:system's");
    ok(finds_words(PHRASE_WORDS), "the longest phrase");
    ok(!finds_words(PHRASE_WORDS + 1), "a word more");
    return done_testing();
}
