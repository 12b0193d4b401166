/* pinyin_words.h - characters and pinyin side by side, word by word: for ruby. */
#ifndef TEXT_PINYIN_WORDS_H
#define TEXT_PINYIN_WORDS_H

#include "base/arena.h"

/* Slices of the texts given. Punctuation between words is a word without pinyin. */
typedef struct PinyinWord {
    Str han, pinyin;
} PinyinWord;

/* Words as the blanks of the pinyin divide them; together their `han` is the whole text. 0 where the two texts don't
 * answer to each other, syllable by character. The words live in the arena. */
size_t pinyin_words(Arena *arena, Str han, Str pinyin, const PinyinWord **words);

#endif
