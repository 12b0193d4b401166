/* What several works of a run say of one person: spellings, initials, Chinese names that are divided here and whole there. */
#include "check/mend.h"
#include "check/works.h"

#include "base/buf.h"
#include "text/match.h"
#include "text/names.h"

typedef struct Mention {
    const Record *work;
    const Value *name;
} Mention;

typedef struct People People;

struct People {
    Map spellings; /* key → the first Mention */
    Map seen;      /* what was said of a spelling already */
    Map divided;   /* Han, as one key → Mention with family and given name */
    Map initials;  /* name of a source → Initials */
    VEC(Mention) whole, bare;
};

typedef struct Initials {
    size_t pointed, bare;
} Initials;

static People *people_of(Check *check)
{
    if (check->people == NULL)
        check->people = arena_new(check->arena, People);
    return check->people;
}

/* Without what is no more than a manner of printing: points and blanks. */
static Str spelling_of(Check *check, Str family, Str given)
{
    Buf out = { 0 };
    Str both[] = { family, given }, kept;

    for (size_t i = 0; i < 2; i++)
        for (size_t j = 0; j < both[i].len; j++) {
            bool space = (unsigned char)both[i].ptr[j] == 0xC2 && j + 1 < both[i].len;

            if (space)
                j++;
            else if (both[i].ptr[j] != '.' && both[i].ptr[j] != ' ')
                buf_char(&out, both[i].ptr[j]);
        }
    kept = buf_keep(check->arena, &out);
    buf_free(&out);
    return kept;
}

/* ---- spellings ---- */

static void report_spelling(Check *check, const Mention *first, const Mention *mention, Str family, Str given)
{
    const Record *other = first->name->record;
    Diag *diag = diag_add(check->diags, DIAG_B341, mention->work->source, mention->name->span,
                          "'%.*s, %.*s' here, '%.*s, %.*s' elsewhere", STR_ARG(check_shown(check, family)),
                          STR_ARG(check_shown(check, given)), STR_ARG(check_shown(check, record_text(other, F_FAMILY))),
                          STR_ARG(check_shown(check, record_text(other, F_GIVEN))));

    diag_note(check->diags, diag, first->work->source, first->name->span, "the other spelling");
    diag_help(check->diags, diag,
              "if it is one person, spell the name in one way: indexes and styles take them for two");
}

static void note_spelling(Check *check, People *people, const Mention *mention)
{
    enum { SHORTEST = 2 }; /* letters of a given name; single initials are many people's */
    const Record *name = mention->name->record;
    Str family = record_text(name, F_FAMILY), given = record_text(name, F_GIVEN), spelling, key, own;
    Mention *first;

    if (family.len == 0 || given.len == 0)
        return;
    spelling = spelling_of(check, family, given);
    if (map_get(&people->seen, spelling) != NULL)
        return;
    map_add(check->arena, &people->seen, spelling, (void *)mention);
    own = match_key(check->arena, given);
    if (own.len < SHORTEST)
        return;
    key = arena_format(check->arena, "%.*s, %.*s", STR_ARG(match_key(check->arena, family)), STR_ARG(own));
    first = map_add(check->arena, &people->spellings, key, (void *)mention);
    if (first != mention)
        report_spelling(check, first, mention, family, given);
}

/* ---- initials ---- */

/* "JA" */
static bool is_bare(Str given)
{
    for (size_t i = 0; i < given.len; i++)
        if (!ascii_is_upper(given.ptr[i]))
            return false;
    return given.len == 2 || given.len == 3;
}

static void note_initials(Check *check, People *people, const Mention *mention)
{
    Str given = record_text(mention->name->record, F_GIVEN), source = mention->work->source->name;
    bool pointed = given.len >= 2 && ascii_is_upper(given.ptr[0]) && given.ptr[1] == '.', bare = is_bare(given);
    Initials *count;

    if (!pointed && !bare)
        return;
    count = map_get(&people->initials, source);
    if (count == NULL) {
        count = arena_new(check->arena, Initials);
        map_add(check->arena, &people->initials, source, count);
    }
    count->pointed += pointed;
    count->bare += bare;
    if (bare)
        vec_push(check->arena, &people->bare, *mention);
}

/* JA: J. A. */
static void mend_initials(Check *check, Diag *diag, const Record *work, const Value *given)
{
    char text[16];
    size_t len = 0;

    for (size_t i = 0; i < given->text.len; i++) {
        if (i > 0)
            text[len++] = ' ';
        text[len++] = given->text.ptr[i];
        text[len++] = '.';
    }
    mend_slice(check, diag, work, given, 0, given->text.len, (Str){ text, len });
}

/* Where most have points, and a few have none. */
static void report_initials(Check *check, const People *people)
{
    enum { MOST = 4 };

    for (size_t i = 0; i < people->bare.count; i++) {
        const Mention *mention = &people->bare.items[i];
        const Initials *count = map_get(&people->initials, mention->work->source->name);
        const Value *given = record_value(mention->name->record, F_GIVEN);
        Diag *diag;

        if (count->pointed < MOST * count->bare)
            continue;
        diag = diag_add(check->diags, DIAG_B342, mention->work->source, given->span, "initials without points: '%.*s'",
                        STR_ARG(given->text));
        diag_help(check->diags, diag,
                  "write each with its point, as elsewhere in this file: programs take '%.*s' for one name",
                  STR_ARG(given->text));
        mend_initials(check, diag, mention->work, given);
    }
}

/* ---- Chinese names ---- */

static Str whole_name(const Record *name)
{
    const Value *form = record_value(name, F_FORM);

    return form != NULL && form->record != NULL ? record_text(form->record, F_LITERAL) : record_text(name, F_LITERAL);
}

static void note_han(Check *check, People *people, const Mention *mention)
{
    const Value *form = record_value(mention->name->record, F_FORM);
    Str family, given, literal = record_text(mention->name->record, F_LITERAL);

    if (names_is_han(literal))
        vec_push(check->arena, &people->whole, *mention);
    if (form == NULL || form->record == NULL)
        return;
    family = record_text(form->record, F_FAMILY);
    given = record_text(form->record, F_GIVEN);
    literal = record_text(form->record, F_LITERAL);
    if (names_is_han(literal))
        vec_push(check->arena, &people->whole, *mention);
    else if (family.len > 0 && given.len > 0)
        map_add(check->arena, &people->divided, match_key(check->arena, arena_join(check->arena, family, given)),
                (void *)mention);
}

static void report_whole(Check *check, const People *people)
{
    for (size_t i = 0; i < people->whole.count; i++) {
        const Mention *mention = &people->whole.items[i], *other;
        Str name = whole_name(mention->name->record);
        Diag *diag;

        other = map_get(&people->divided, match_key(check->arena, name));
        if (other == NULL)
            continue;
        diag =
            diag_add(check->diags, DIAG_B343, mention->work->source, mention->name->span,
                     "'%.*s' is one word here, and family and given name elsewhere", STR_ARG(check_shown(check, name)));
        diag_note(check->diags, diag, other->work->source, other->name->span, "it is divided here");
        diag_help(check->diags, diag, "divide it here, too: lists sort by the family name");
    }
}

static void note_name(Check *check, const Record *work, const Value *name)
{
    People *people = people_of(check);
    Mention *mention = arena_new(check->arena, Mention);

    *mention = (Mention){ work, name };
    note_spelling(check, people, mention);
    note_initials(check, people, mention);
    note_han(check, people, mention);
}

void check_people(Check *check)
{
    for (size_t i = 0; i < check->records->list.count; i++)
        if (check->records->list.items[i]->kind == KIND_ENDNOTE)
            work_each_name(check, check->records->list.items[i], note_name);
    report_initials(check, people_of(check));
    report_whole(check, people_of(check));
}
