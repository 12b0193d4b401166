/* Journals that a run names in several ways, and publishers that bring their place. */
#include "check/works.h"

#include "text/match.h"

/* ---- journals ---- */

enum { NEIGHBOURS = 4, WORDS = 16 };

typedef struct Title {
    const Record *work;
    const Value *value;
    Str words[WORDS]; /* without the small ones; as they stand */
    size_t count;
} Title;

typedef struct Bucket {
    const Title *titles[NEIGHBOURS];
    size_t count;
} Bucket;

typedef struct Journals {
    Map seen;    /* text → anything: each spelling is judged once */
    Map keys;    /* by the letters */
    Map shorts;  /* by the first letters of the words → Bucket */
    Map numbers; /* ISSN → Title */
} Journals;

static void report_title(Check *check, const Title *first, const Title *title, const char *why)
{
    Diag *diag =
        diag_add(check->diags, DIAG_B344, title->work->source, title->value->span, "'%.*s' here, '%.*s' elsewhere%s",
                 STR_ARG(check_shown(check, title->value->text)), STR_ARG(check_shown(check, first->value->text)), why);

    diag_note(check->diags, diag, first->work->source, first->value->span, "the other name");
    diag_help(check->diags, diag, "name a journal in one way in one bibliography");
}

static bool is_small_word(Str word)
{
    static const char *const words[] = { "of", "the", "and", "for", "in",  "on", "a",  "an",
                                         "&",  "de",  "la",  "der", "für", "et", "des" };

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (str_eq_nocase(word, str_of(words[i])))
            return true;
    return false;
}

/* False where it has more words than a title has. */
static bool divide(Title *title)
{
    Str rest = title->value->text, word;

    while (str_cut(&rest, ' ', &word)) {
        if (word.len == 0 || is_small_word(word))
            continue;
        if (title->count == WORDS)
            return false;
        title->words[title->count++] = word;
    }
    return title->count > 1;
}

/* "Sci." is Science. */
static bool is_short_of(Str brief, Str word)
{
    Str stem = brief.len > 1 && brief.ptr[brief.len - 1] == '.' ? str_slice(brief, 0, brief.len - 1) : brief;

    return str_eq_nocase(brief, word) ||
           (stem.len < brief.len && word.len > brief.len && word.ptr[word.len - 1] != '.' &&
            str_eq_nocase(stem, str_slice(word, 0, stem.len)));
}

/* Every word of the one is, or abbreviates, that of the other. */
static bool abbreviates(const Title *brief, const Title *full)
{
    bool shorter = false;

    for (size_t i = 0; i < full->count; i++) {
        if (!is_short_of(brief->words[i], full->words[i]))
            return false;
        shorter = shorter || brief->words[i].len < full->words[i].len;
    }
    return shorter;
}

static bool find_short(Check *check, Journals *journals, const Title *title)
{
    char *key = arena_alloc(check->arena, WORDS + 1);
    Bucket *bucket;

    for (size_t i = 0; i < title->count; i++)
        key[i] = ascii_lower(title->words[i].ptr[0]);
    bucket = map_get(&journals->shorts, (Str){ key, title->count });
    if (bucket == NULL) {
        bucket = arena_new(check->arena, Bucket);
        map_add(check->arena, &journals->shorts, (Str){ key, title->count }, bucket);
    }
    for (size_t i = 0; i < bucket->count; i++)
        if (abbreviates(bucket->titles[i], title) || abbreviates(title, bucket->titles[i])) {
            report_title(check, bucket->titles[i], title, "");
            return true;
        }
    if (bucket->count < NEIGHBOURS)
        bucket->titles[bucket->count++] = title;
    return false;
}

/* Without what a catalogue adds in brackets: “Online (Weston)”. */
static Str bare_title(Str text)
{
    size_t open = str_find(text, STR(" ("));

    return open != STR_NONE ? str_slice(text, 0, open) : text;
}

static bool find_number(Check *check, Journals *journals, const Title *title)
{
    const Value *issn = record_value(title->work, F_ISSN);
    const Title *first;
    IdentResult result;

    if (issn == NULL || !work_owns(title->work, issn) || !ident_check(IDENT_ISSN, check->arena, issn->text, &result))
        return false;
    first = map_add(check->arena, &journals->numbers, result.key, (void *)title);
    if (first == title || !str_eq(first->value->lang, title->value->lang) ||
        str_eq(bare_title(first->value->text), bare_title(title->value->text)))
        return false;
    report_title(check, first, title, ", under the same ISSN");
    return true;
}

static void look_at(Check *check, Journals *journals, const Record *work, const Value *value)
{
    Title *title;
    const Title *first;

    if (map_get(&journals->seen, value->text) != NULL)
        return;
    map_add(check->arena, &journals->seen, value->text, (void *)value);
    title = arena_new(check->arena, Title);
    title->work = work;
    title->value = value;
    first = map_add(check->arena, &journals->keys, match_key(check->arena, value->text), title);
    if (first != title)
        report_title(check, first, title, "");
    else if (!find_number(check, journals, title) && divide(title))
        find_short(check, journals, title);
}

void check_journals(Check *check)
{
    Journals journals = { 0 };

    for (size_t i = 0; i < check->records->list.count; i++) {
        const Record *work = check->records->list.items[i];
        const Value *title = work->kind == KIND_ENDNOTE ? record_value(work, F_CONTAINER_TITLE) : NULL;

        if (title != NULL && work_owns(work, title) &&
            work_is(work, "article-journal article-magazine article-newspaper"))
            look_at(check, &journals, work, title);
    }
}

/* ---- publishers ---- */

static const char *const cities[] = {
    "Amsterdam",      "Beijing",   "Berlin",        "Boston",       "Cambridge",  "Cambridge, MA", "Cambridge, Mass.",
    "Chicago",        "Dordrecht", "Frankfurt",     "Hamburg",      "Heidelberg", "Hong Kong",     "Leiden",
    "Leipzig",        "London",    "Milan",         "Moscow",       "München",    "Munich",        "New York",
    "New York, NY",   "Oxford",    "Paris",         "Philadelphia", "Princeton",  "Princeton, NJ", "Reading, MA",
    "Reading, Mass.", "Rome",      "San Francisco", "Shanghai",     "Singapore",  "Stuttgart",     "Tokyo",
    "Toronto",        "Tübingen",  "Vienna",        "Wien",         "Wiesbaden",  "Zürich",        "北京",
    "上海",
};

static bool is_city(Str text)
{
    for (size_t i = 0; i < sizeof cities / sizeof cities[0]; i++)
        if (str_is(text, cities[i]))
            return true;
    return false;
}

/* “Wiley, New York” and “New York: Wiley”; but “University of California, Berkeley” has no place. */
static Str place_in(Str publisher, Str place)
{
    size_t colon = str_find(publisher, STR(": ")), comma = str_find(publisher, STR(", "));
    Str tail = comma != STR_NONE ? str_trim(str_from(publisher, comma + 2)) : STR_EMPTY;
    Str head = colon != STR_NONE ? str_trim(str_slice(publisher, 0, colon)) : STR_EMPTY;

    if (head.len > 0 && (is_city(head) || str_eq(head, place)))
        return head;
    return tail.len > 0 && (is_city(tail) || str_eq(tail, place)) ? tail : STR_EMPTY;
}

void check_publisher(Check *check, const Record *work)
{
    const Value *publisher = record_value(work, F_PUBLISHER);
    Str place;
    Diag *diag;

    if (publisher == NULL || !work_owns(work, publisher) || !work_is(work, "book chapter paper-conference"))
        return;
    place = place_in(publisher->text, record_text(work, F_PUBLISHER_PLACE));
    if (place.len == 0)
        return;
    diag = diag_add(check->diags, DIAG_B345, work->source, publisher->span, "the publisher brings its place, '%.*s'",
                    STR_ARG(check_shown(check, place)));
    diag_help(check->diags, diag, "give the place as 'publisher-place' ('address' or 'location' in a .bib)");
}
