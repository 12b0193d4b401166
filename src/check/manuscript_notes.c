/* Markers in the text against the notes. Where notes are numbered by hand, numbers are left out, or drift: a note that holds
 * two works, where the others hold one, moves all behind it. */
#include "check/manuscript.h"

#include "base/utf8.h"
#include "text/case.h"

enum {
    CONTEXT = 400,   /* bytes before a marker that may have words of its note */
    SHORTEST = 4,    /* letters of a word that tells something */
    ONE_BY_ONE = 50, /* faults of one kind that are told each by itself */
};

typedef struct Slot {
    const NoteMarker *marker; /* the first one of that number */
    size_t marker_index;
    const Note *note; /* the first one of that number */
    unsigned works;   /* in the note, as far as addresses tell */
    uint32_t shift;   /* the marker that the note answers to is as many numbers behind */
} Slot;

typedef struct Apparatus {
    Arena *arena;
    const Manuscript *file;
    Diags *diags;
    Slot *slots; /* by number, from 1 on */
    uint32_t last_marker, last_note;
    Map words; /* of notes: lower case → how many have it, as size_t* */
} Apparatus;

static const Source *source_of(const Apparatus *apparatus)
{
    return apparatus->file->source;
}

/* ---- by label: Markdown ---- */

static void check_labels(Apparatus *apparatus)
{
    const Manuscript *file = apparatus->file;
    Map notes = { 0 }, markers = { 0 };

    for (size_t i = 0; i < file->notes.count; i++) {
        Note *note = &file->notes.items[i];
        Note *first = note->label.len > 0 ? map_add(apparatus->arena, &notes, note->label, note) : note;
        Diag *diag;

        if (first == note)
            continue;
        diag = diag_add(apparatus->diags, DIAG_B816, source_of(apparatus), note->label_span, "a second note '%.*s'",
                        STR_ARG(note->label));
        diag_note(apparatus->diags, diag, source_of(apparatus), first->label_span, "the first one");
        diag_help(apparatus->diags, diag, "give one of them another label, and its marker, too");
    }
    for (size_t i = 0; i < file->markers.count; i++) {
        NoteMarker *marker = &file->markers.items[i];

        map_add(apparatus->arena, &markers, marker->label, marker);
        if (map_get(&notes, marker->label) == NULL)
            diag_help(apparatus->diags,
                      diag_add(apparatus->diags, DIAG_B810, source_of(apparatus), marker->span,
                               "there is no note '%.*s'", STR_ARG(marker->label)),
                      "write it: '[^%.*s]: …'", STR_ARG(marker->label));
    }
    for (size_t i = 0; i < notes.count; i++) {
        const Note *note = notes.entries[i].value;

        if (map_get(&markers, note->label) == NULL)
            diag_help(apparatus->diags,
                      diag_add(apparatus->diags, DIAG_B811, source_of(apparatus), note->label_span,
                               "no marker points to the note '%.*s'", STR_ARG(note->label)),
                      "write '[^%.*s]' where it belongs, or delete it", STR_ARG(note->label));
    }
}

/* ---- how many works a note holds ---- */

static bool is_capital(Str text, size_t at)
{
    uint32_t cp = 0;

    while (utf8_next(text, &at, &cp) && !case_is_letter(cp) && !case_is_space(cp) && !case_is_digit(cp))
        continue;
    return case_is_letter(cp) && !case_is_lower(cp);
}

static size_t find_address(Str text, size_t from)
{
    size_t at = str_find(str_from(text, from), STR("http"));

    while (at != STR_NONE && !str_starts(str_from(text, from + at), STR("http://")) &&
           !str_starts(str_from(text, from + at), STR("https://"))) {
        size_t next = str_find(str_from(text, from + at + 4), STR("http"));

        at = next == STR_NONE ? STR_NONE : at + 4 + next;
    }
    return at == STR_NONE ? STR_NONE : from + at;
}

/* An address, a full stop, and then another work with its address. */
static unsigned count_works(Str text)
{
    unsigned works = 1;
    size_t at = find_address(text, 0);

    while (at != STR_NONE) {
        size_t end = at, next;

        while (end < text.len && !ascii_is_space(text.ptr[end]))
            end++;
        next = find_address(text, end);
        if (next != STR_NONE && end > at && text.ptr[end - 1] == '.' && is_capital(text, end + 1))
            works++;
        at = next;
    }
    return works;
}

/* ---- words that a note and the text before its marker share ---- */

typedef void WordVisitor(void *context, Str word);

/* Words with a capital, and numbers, of SHORTEST letters or more; addresses left out. In lower case, for the moment. */
static void each_word(Str text, WordVisitor *visit, void *context)
{
    enum { LONGEST = 40 };
    char word[LONGEST];
    size_t at = 0;
    uint32_t cp;

    while (at < text.len) {
        size_t start = at, len = 0;

        if (str_starts(str_from(text, at), STR("http"))) {
            while (at < text.len && !ascii_is_space(text.ptr[at]))
                at++;
            continue;
        }
        while (at < text.len && ascii_is_alnum(text.ptr[at])) {
            if (len < LONGEST)
                word[len++] = ascii_lower(text.ptr[at]);
            at++;
        }
        if (len >= SHORTEST && !ascii_is_lower(text.ptr[start]))
            visit(context, (Str){ word, len });
        if (at == start)
            utf8_next(text, &at, &cp);
    }
}

typedef struct WordSet {
    Arena *arena;
    Map words;
    const Map *rare, *other; /* counting what two sets share: how many notes have a word, and the other set */
    size_t most, shared;
} WordSet;

static void put_word(void *context, Str word)
{
    WordSet *set = context;

    if (map_get(&set->words, word) == NULL)
        map_set(set->arena, &set->words, arena_copy(set->arena, word), set);
}

static Map words_of(Apparatus *apparatus, Str text)
{
    WordSet set = { .arena = apparatus->arena };

    each_word(text, put_word, &set);
    return set.words;
}

static void count_words(Apparatus *apparatus)
{
    for (size_t i = 0; i < apparatus->file->notes.count; i++) {
        Map words = words_of(apparatus, source_text(source_of(apparatus), apparatus->file->notes.items[i].span));

        for (size_t j = 0; j < words.count; j++) {
            size_t *count = map_get(&apparatus->words, words.entries[j].key);

            if (count == NULL) {
                count = arena_new(apparatus->arena, size_t);
                map_set(apparatus->arena, &apparatus->words, words.entries[j].key, count);
            }
            ++*count;
        }
    }
}

/* How many words, which few notes have, the text before a marker shares with a note. */
static size_t shared_words(Apparatus *apparatus, uint32_t marker, uint32_t note)
{
    const Slot *place = &apparatus->slots[marker], *other = &apparatus->slots[note];
    size_t start, most = apparatus->file->notes.count / 4 + 1, shared = 0;
    Map before, words;

    if (marker > apparatus->last_marker || note > apparatus->last_note || place->marker == NULL || other->note == NULL)
        return 0;
    start = place->marker->span.start > CONTEXT ? place->marker->span.start - CONTEXT : 0;
    before = words_of(apparatus, str_slice(source_of(apparatus)->bytes, start, place->marker->span.start));
    words = words_of(apparatus, source_text(source_of(apparatus), other->note->span));
    for (size_t i = 0; i < words.count; i++) {
        const size_t *count = map_get(&apparatus->words, words.entries[i].key);

        shared += count != NULL && *count <= most && map_get(&before, words.entries[i].key) != NULL;
    }
    return shared;
}

/* ---- by number ---- */

static void fill_slots(Apparatus *apparatus)
{
    const Manuscript *file = apparatus->file;

    for (size_t i = 0; i < file->markers.count; i++)
        if (file->markers.items[i].number > apparatus->last_marker)
            apparatus->last_marker = file->markers.items[i].number;
    for (size_t i = 0; i < file->notes.count; i++)
        if (file->notes.items[i].number > apparatus->last_note)
            apparatus->last_note = file->notes.items[i].number;
    apparatus->slots = arena_array(apparatus->arena, (size_t)apparatus->last_marker + apparatus->last_note + 2,
                                   sizeof *apparatus->slots);
    for (size_t i = file->markers.count; i-- > 0;) {
        Slot *slot = &apparatus->slots[file->markers.items[i].number];

        slot->marker = &file->markers.items[i];
        slot->marker_index = i;
    }
    for (size_t i = file->notes.count; i-- > 0;) {
        Slot *slot = &apparatus->slots[file->notes.items[i].number];

        slot->note = &file->notes.items[i];
        slot->works = count_works(source_text(source_of(apparatus), slot->note->span));
    }
}

static void check_order_of_markers(Apparatus *apparatus)
{
    const Manuscript *file = apparatus->file;
    uint32_t highest = 0;

    for (size_t i = 0; i < file->markers.count; i++) {
        const NoteMarker *marker = &file->markers.items[i];
        bool first = apparatus->slots[marker->number].marker == marker;
        Diag *diag;

        if (!first || marker->number > highest) {
            highest = marker->number > highest ? marker->number : highest;
            continue;
        }
        diag = diag_add(apparatus->diags, DIAG_B812, source_of(apparatus), marker->span,
                        "marker %u comes behind marker %u", (unsigned)marker->number, (unsigned)highest);
        diag_note(apparatus->diags, diag, source_of(apparatus), apparatus->slots[highest].marker->span, "here");
        diag_help(apparatus->diags, diag, "number the markers in the order in which they stand");
    }
}

static void check_order_of_notes(Apparatus *apparatus)
{
    const Manuscript *file = apparatus->file;

    for (size_t i = 1; i < file->notes.count; i++) {
        const Note *note = &file->notes.items[i], *before = note - 1, *first = apparatus->slots[note->number].note;
        Diag *diag;

        if (first != note) {
            diag = diag_add(apparatus->diags, DIAG_B816, source_of(apparatus), note->label_span, "a second note %u",
                            (unsigned)note->number);
            diag_note(apparatus->diags, diag, source_of(apparatus), first->label_span, "the first one");
            diag_help(apparatus->diags, diag, "renumber the notes from here on");
        } else if (note->number < before->number) {
            diag = diag_add(apparatus->diags, DIAG_B812, source_of(apparatus), note->label_span,
                            "note %u comes behind note %u", (unsigned)note->number, (unsigned)before->number);
            diag_help(apparatus->diags, diag, "put the notes in the order of their numbers");
        }
    }
}

/* ---- drift ---- */

static Str spell(Arena *arena, uint32_t number)
{
    static const char *const words[] = { "no", "one", "two", "three", "four", "five", "six" };

    return number < sizeof words / sizeof words[0] ? str_of(words[number])
                                                   : arena_format(arena, "%u", (unsigned)number);
}

/* The next note behind `number` that holds several works; 0: none. */
static uint32_t next_crowded(const Apparatus *apparatus, uint32_t number)
{
    for (number++; number <= apparatus->last_note; number++)
        if (apparatus->slots[number].works > 1)
            return number;
    return 0;
}

static size_t evidence(Apparatus *apparatus, uint32_t from, uint32_t to, uint32_t shift)
{
    size_t sum = 0;

    for (uint32_t note = from; note <= to; note++)
        sum += shared_words(apparatus, note + shift, note);
    return sum;
}

static void report_crowded(Apparatus *apparatus, uint32_t number)
{
    const Slot *slot = &apparatus->slots[number];
    Diag *diag = diag_add(apparatus->diags, DIAG_B815, source_of(apparatus), slot->note->label_span,
                          "note %u holds %.*s works, the notes around it one each", (unsigned)number,
                          STR_ARG(spell(apparatus->arena, slot->works)));

    diag_help(apparatus->diags, diag, "if each has a marker of its own, make them notes of their own");
}

static void report_drift(Apparatus *apparatus, uint32_t crowded, uint32_t shift)
{
    const Note *first = apparatus->slots[crowded + 1].note, *note = apparatus->slots[crowded].note;
    const NoteMarker *marker = apparatus->slots[crowded + 1 + shift].marker;
    Diag *diag;

    if (first == NULL)
        return;
    diag =
        diag_add(apparatus->diags, DIAG_B814, source_of(apparatus), first->label_span,
                 "from here on the numbers drift by %.*s: note %u answers to marker %u",
                 STR_ARG(spell(apparatus->arena, shift)), (unsigned)first->number, (unsigned)(first->number + shift));
    diag_note(apparatus->diags, diag, source_of(apparatus), note->label_span, "this note holds %.*s works",
              STR_ARG(spell(apparatus->arena, apparatus->slots[crowded].works)));
    if (marker != NULL)
        diag_note(apparatus->diags, diag, source_of(apparatus), marker->span, "marker %u", (unsigned)marker->number);
    diag_help(apparatus->diags, diag, "make the works of note %u notes of their own, and renumber those behind it",
              (unsigned)crowded);
}

/* Behind each note that holds several works: do the notes speak of what stands at the markers of their number, or of what
 * stands at later ones? Where nothing tells, nothing is said. */
static void find_drift(Apparatus *apparatus)
{
    enum { FEW = 10 };
    uint32_t shift = 0, crowded_notes = 0;

    for (uint32_t at = next_crowded(apparatus, 0); at != 0; at = next_crowded(apparatus, at))
        crowded_notes++;
    if (crowded_notes == 0 || crowded_notes > apparatus->last_note / FEW + 1)
        return; /* where it is a habit, it is no slip */
    count_words(apparatus);
    for (uint32_t at = next_crowded(apparatus, 0), next; at != 0; at = next) {
        uint32_t end, more = shift + apparatus->slots[at].works - 1;

        next = next_crowded(apparatus, at);
        end = next != 0 ? next : apparatus->last_note;
        report_crowded(apparatus, at);
        if (apparatus->last_marker > apparatus->last_note + shift &&
            evidence(apparatus, at + 1, end, more) > evidence(apparatus, at + 1, end, shift)) {
            shift = more;
            report_drift(apparatus, at, shift);
        }
        for (uint32_t number = at + 1; number <= end; number++)
            apparatus->slots[number].shift = shift;
    }
}

/* ---- what has no partner ---- */

/* Which markers are answered, once drift is counted in. A shift is less than the last marker: there was evidence for it. */
static bool *answered_markers(Apparatus *apparatus)
{
    size_t count = (size_t)apparatus->last_marker + apparatus->last_note + 2;
    bool *answered = arena_array(apparatus->arena, count + 1, sizeof *answered);

    for (uint32_t note = 1; note <= apparatus->last_note; note++) {
        const Slot *slot = &apparatus->slots[note];

        if (slot->note == NULL)
            continue;
        for (uint32_t i = slot->shift;
             i <= slot->shift || (note < apparatus->last_note && i <= apparatus->slots[note + 1].shift); i++)
            answered[note + i] = true;
    }
    return answered;
}

static void report_unanswered(Apparatus *apparatus, const bool *answered)
{
    size_t told = 0;

    for (uint32_t number = 1; number <= apparatus->last_marker; number++) {
        const NoteMarker *marker = apparatus->slots[number].marker;
        Diag *diag;

        if (answered[number] || marker == NULL || told++ >= ONE_BY_ONE)
            continue;
        diag = diag_add(apparatus->diags, DIAG_B810, source_of(apparatus), marker->span, "marker %u has no note",
                        (unsigned)number);
        if (number > apparatus->last_note)
            diag_help(apparatus->diags, diag, "the list of notes ends at %u: write the note, or delete the marker",
                      (unsigned)apparatus->last_note);
        else
            diag_help(apparatus->diags, diag, "write the note, or delete the marker");
    }
}

static void report_unmarked(Apparatus *apparatus)
{
    for (uint32_t number = 1; number <= apparatus->last_note; number++) {
        const Slot *slot = &apparatus->slots[number];
        Diag *diag;

        if (slot->note == NULL || apparatus->slots[number + slot->shift].marker != NULL)
            continue;
        diag = diag_add(apparatus->diags, DIAG_B811, source_of(apparatus), slot->note->label_span,
                        "note %u has no marker in the text", (unsigned)number);
        diag_help(apparatus->diags, diag, "set the marker where the note belongs, or delete the note");
    }
}

static bool is_left_out(const Apparatus *apparatus, const bool *answered, uint32_t number)
{
    return apparatus->slots[number].marker == NULL && apparatus->slots[number].note == NULL && !answered[number];
}

/* Numbers that neither a marker nor a note has, at the next marker. */
static void report_gaps(Apparatus *apparatus, const bool *answered)
{
    for (uint32_t number = 1; number < apparatus->last_marker; number++) {
        uint32_t first = number, next;
        Diag *diag;

        if (!is_left_out(apparatus, answered, number))
            continue;
        while (is_left_out(apparatus, answered, number + 1))
            number++;
        for (next = number + 1; apparatus->slots[next].marker == NULL;)
            next++;
        diag = diag_add(apparatus->diags, DIAG_B813, source_of(apparatus), apparatus->slots[next].marker->span,
                        number == first ? "the number %u is left out: no marker and no note has it"
                                        : "the numbers %u to %u are left out: no marker and no note has them",
                        (unsigned)first, (unsigned)number);
        diag_help(apparatus->diags, diag, "renumber from here on, or add what is missing");
    }
}

static void check_numbers(Apparatus *apparatus)
{
    const Manuscript *file = apparatus->file;
    const bool *answered;

    if (file->markers.count == 0 && file->notes.count == 0)
        return;
    if (file->notes.count == 0) {
        diag_help(apparatus->diags,
                  diag_add(apparatus->diags, DIAG_B810, source_of(apparatus), file->markers.items[0].span,
                           file->markers.count == 1 ? "the text has a marker, and no list of notes"
                                                    : "the text has %zu markers, and no list of notes",
                           file->markers.count),
                  "a list stands at the end, under 'Notes' or the like, each note with its number");
        return;
    }
    fill_slots(apparatus);
    check_order_of_markers(apparatus);
    check_order_of_notes(apparatus);
    find_drift(apparatus);
    answered = answered_markers(apparatus);
    report_unanswered(apparatus, answered);
    report_unmarked(apparatus);
    report_gaps(apparatus, answered);
}

void check_document_notes(Arena *arena, const Document *document, Diags *diags)
{
    for (size_t i = 0; i < document->file_count; i++) {
        Apparatus apparatus = { .arena = arena, .file = document->files[i], .diags = diags };

        if (document->files[i]->numbered)
            check_numbers(&apparatus);
        else
            check_labels(&apparatus);
    }
}
