/* rekey.h - new keys for works, after a pattern.
 *
 *     {author}-{year}           gu-2021, gu-2021a …     families of authors in small ASCII letters, Han by their pinyin
 *     {Author}{year}{Title}     Gu2021Efficient         a capital keeps capitals
 *     {authors}, {title:3}      all families up to three; the first three words that matter
 *     {author:han}              顾                      characters, where the name has them
 *     {type}, {key}             the CSL type; the key before
 *
 * What lies between stays; a hyphen, colon, point or underscore beside something that the work lacks falls away. Keys that
 * come out the same get a, b, c … behind them, in the order of the list. */
#ifndef MODEL_REKEY_H
#define MODEL_REKEY_H

#include "model/record.h"

/* Gives each work of the list its new id; what refers to it follows. False, with `*error` in words for people, if the pattern
 * is not understood; nothing is changed then. */
bool rekey_records(Records *records, Str pattern, Record *const *list, size_t count, Str *error);

#endif
