/* Chinese terms with one character that sounds right and is wrong: what typing by pinyin leaves. A term is looked for by the
 * readings of its characters, so that the time does not depend on how many terms there are. */
#include "check/rules.h"
#include "check/terms_in_text.h"

#include "base/utf8.h"
#include "text/readings.h"

enum {
    SHORTEST = 4, /* characters: of shorter words too many sound the same */
    LONGEST = 16
};

typedef struct HomophoneTerm {
    const Rendering *rendering;
    struct HomophoneTerm *next; /* of the same readings */
} HomophoneTerm;

/* Two bytes for each character: its first reading without tone. False: one of them has none, or is no Han character. */
static bool put_reading(char key[2 * LONGEST], size_t at, uint32_t cp)
{
    Reading readings[READINGS_MAX];

    if (cp < 0x2E80 || readings_of(cp, readings) == 0)
        return false;
    key[2 * at] = (char)(readings[0].base & 0xFF);
    key[2 * at + 1] = (char)(readings[0].base >> 8);
    return true;
}

void homophones_add(TermSet *set, const Rendering *rendering)
{
    char key[2 * LONGEST];
    size_t at = 0, count = 0;
    HomophoneTerm *term, *first;
    uint32_t cp;

    while (utf8_next(rendering->text, &at, &cp))
        if (count == LONGEST || !put_reading(key, count++, cp))
            return;
    if (count < SHORTEST || rendering->bad)
        return;
    term = arena_new(set->arena, HomophoneTerm);
    term->rendering = rendering;
    first = map_add(set->arena, &set->homophones, arena_copy(set->arena, (Str){ key, 2 * count }), term);
    if (first != term) {
        term->next = first->next;
        first->next = term;
    }
    set->homophone_lengths |= 1u << count;
    map_add(set->arena, &set->homophone_heads, arena_copy(set->arena, (Str){ key, 4 }), set);
}

/* In how many characters the two differ, traditional and simplified forms taken for the same; `forms`: those that differ in
 * form, too. Of one length. */
static size_t differences(Str a, Str b, size_t *forms)
{
    size_t at = 0, other = 0, count = 0;
    uint32_t one, two;

    *forms = 0;
    while (utf8_next(a, &at, &one) && utf8_next(b, &other, &two)) {
        count += variant_simplified(one) != variant_simplified(two);
        *forms += one != two;
    }
    return count;
}

/* The term that differs in one character, in the script of the text if the glossary has it; NULL where one of them is what
 * stands there. */
static const Rendering *find_meant(const HomophoneTerm *term, Str written)
{
    const Rendering *meant = NULL;
    size_t fewest = SIZE_MAX;

    for (; term != NULL; term = term->next) {
        size_t forms, count = differences(written, term->rendering->text, &forms);

        if (count == 0)
            return NULL;
        if (count == 1 && forms < fewest) {
            meant = term->rendering;
            fewest = forms;
        }
    }
    return meant;
}

static void report(const TermText *text, Span span, const Rendering *meant)
{
    Diag *diag = diag_add(text->diags, DIAG_B823, text->file->source, span,
                          "'%.*s' is the term '%.*s' but for one character, which sounds the same",
                          STR_ARG(source_text(text->file->source, span)), STR_ARG(meant->text));

    diag_help(text->diags, diag, "write '%.*s'", STR_ARG(meant->text));
}

/* The characters from `first` on, as far as they stand together; returns how many, with the key of their readings. */
static size_t read_key(const TermText *text, size_t first, char key[2 * LONGEST])
{
    Str bytes = text->file->source->bytes;
    size_t count = 0;

    while (count < LONGEST && first + count < text->word_count) {
        const PhraseWord *word = &text->words[first + count];
        size_t at = word->start;
        uint32_t cp;

        if (!word->han || (count > 0 && (word->breaks || word->start != word[-1].end)))
            break;
        utf8_next(bytes, &at, &cp);
        if (!put_reading(key, count, cp))
            break;
        count++;
        if (count == 2 && map_get(&text->set->homophone_heads, (Str){ key, 4 }) == NULL)
            return 0;
    }
    return count;
}

/* The longest one that begins here. Returns the word behind it, or the next one. */
static size_t check_from(const TermText *text, size_t first)
{
    char key[2 * LONGEST];

    for (size_t count = read_key(text, first, key); count >= SHORTEST; count--) {
        Span span = { text->words[first].start, text->words[first + count - 1].end };
        const HomophoneTerm *term = (text->set->homophone_lengths & (1u << count)) != 0
                                        ? map_get(&text->set->homophones, (Str){ key, 2 * count })
                                        : NULL;
        const Rendering *meant = find_meant(term, source_text(text->file->source, span));

        if (meant != NULL) {
            report(text, span, meant);
            return first + count;
        }
        if (term != NULL) /* it stands there as it should */
            return first + count;
    }
    return first + 1;
}

void homophones_check(const TermText *text)
{
    for (size_t i = 0; i < text->word_count && text->set->homophones.count > 0;)
        i = text->words[i].han ? check_from(text, i) : i + 1;
}
