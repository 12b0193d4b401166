/* json_faults.h - what JSON does not allow, in words that help. */
#ifndef READ_JSON_FAULTS_H
#define READ_JSON_FAULTS_H

#include "base/diag.h"

typedef enum JsonFault {
    JSON_EMPTY,
    JSON_BEHIND,
    JSON_COMMENT,
    JSON_LAST_COMMA,
    JSON_TWO_COMMAS,
    JSON_NO_COMMA,
    JSON_NO_COLON,
    JSON_NO_KEY,
    JSON_NO_VALUE,
    JSON_NOTHING_BEGINS,
    JSON_BARE_KEY,
    JSON_BARE_TEXT,
    JSON_CAPITAL,
    JSON_NOT_FINITE,
    JSON_LEADING_ZERO,
    JSON_NO_NUMBER,
    JSON_SINGLE_QUOTES,
    JSON_OPEN_STRING,
    JSON_BEHIND_STRING,
    JSON_BREAK,
    JSON_CONTROL,
    JSON_ESCAPE,
    JSON_SURROGATE,
    JSON_OPEN_MAP,
    JSON_OPEN_LIST,
    JSON_OTHER_BRACKET,
    JSON_TOO_MANY
} JsonFault;

/* B016 */
void json_report(const Source *source, Span span, JsonFault fault, Diags *diags);
/* B003: an escape of a character that no output holds. */
void json_report_forbidden(const Source *source, Span span, Diags *diags);
/* B006 */
void json_report_depth(const Source *source, Span span, Diags *diags);
/* B013; `first` is the value that gives way. */
void json_report_again(const Source *source, Span span, Str key, Span first, Diags *diags);

/* What is wrong with a word that stands without quotes where a value should. */
JsonFault json_word_fault(Str word);

#endif
