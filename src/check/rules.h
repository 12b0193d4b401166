/* rules.h - what a rule is, what it is given, and all of them by name. For this folder alone.
 *
 * A rule is one function here, one row in the table of check.c and a code in diag.def. It looks, and reports; it changes
 * nothing. `record` is always the whole term, program, endnote or project; fields and values may belong to its parts. */
#ifndef CHECK_RULES_H
#define CHECK_RULES_H

#include "check/check.h"

enum { TYPES = TYPE_RECORD + 1 /* the last */ };

typedef struct Check {
    const Records *records;
    Diags *diags;
    Arena *arena;                  /* for what lives as long as this run */
    Map subjects;                  /* the project's: key → Value */
    int64_t today;                 /* yyyymmdd */
    struct People *people;         /* people.c */
    Map tags;                      /* language tag → what is to be said of it (values.c): each is judged once */
    unsigned char *by_type[TYPES]; /* numbers of the rules for fields of a type, from 1 on; 0 ends them (check.c) */
} Check;

typedef void ValueRule(Check *check, const Record *record, const Value *value);
typedef void FieldRule(Check *check, const Record *record, const Field *field);
typedef void RecordRule(Check *check, const Record *record);
typedef void SetRule(Check *check);

/* values.c: by type */
ValueRule check_word, check_flag, check_integer, check_range, check_subject, check_tag, check_date, check_ident,
    check_url;
FieldRule check_language_keys;
RecordRule check_project;

/* ids.c */
RecordRule check_id, check_project_keys, check_key;

/* text.c */
ValueRule check_characters, check_normal_form, check_markup, check_script;

/* letters.c */
ValueRule check_lookalikes, check_wide_letters, check_narrow_marks, check_han_blanks;

/* concepts.c */
RecordRule check_replacement;
SetRule check_homonyms, check_definitions;

/* references.c */
FieldRule check_repetition;
SetRule check_cycles;

/* terms.c */
RecordRule check_designations;

/* pinyin.c */
RecordRule check_pinyin;
FieldRule check_romanised;

/* dates.c */
RecordRule check_date_order, check_future;

/* fields.c */
RecordRule check_needs;

/* duplicates.c */
SetRule check_duplicates;

/* addresses.c */
RecordRule check_addresses;
SetRule check_schemes;

/* numbers.c */
RecordRule check_pages, check_volume, check_edition, check_issue;
SetRule check_page_dashes;

/* persons.c, people.c */
RecordRule check_persons;
SetRule check_people;

/* titles.c */
RecordRule check_titles;
SetRule check_quotes;

/* journals.c */
RecordRule check_publisher;
SetRule check_journals;

/* apparatus.c */
SetRule check_apparatus;

/* ---- what several rules need ---- */

/* Digits alone, at most 999,999,999. */
bool check_read_integer(Str text, uint32_t *number);
/* "9", "1-26": the first number is not above the last. */
bool check_read_range(Str text, uint32_t *first, uint32_t *last);

/* The text as a message may quote it: at most some 60 bytes, on one line. */
Str check_shown(Check *check, Str text);

#endif
