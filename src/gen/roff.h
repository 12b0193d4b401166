/* roff.h - text as roff has it, to standard output; for manual.c alone, which is one program in one file but for this. */
#ifndef GEN_ROFF_H
#define GEN_ROFF_H

#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FILL = 78 };

/* clang-format off */
static const char *const escapes[128] = {
    ['\\'] = "\\e", ['-'] = "\\-", ['\''] = "\\(aq", ['`'] = "\\(ga", ['^'] = "\\(ha", ['~'] = "\\(ti", ['"'] = "\\(dq",
};
/* clang-format on */

/* Of a source, which is roff already, with `raw`. */
static void put_escaped(Str text, bool raw)
{
    uint32_t cp;

    for (size_t at = 0; utf8_next(text, &at, &cp);) {
        if (cp >= 128)
            printf("\\[u%04X]", (unsigned)cp);
        else if (!raw && escapes[cp] != NULL)
            fputs(escapes[cp], stdout);
        else
            putchar((int)cp);
    }
}

/* A line that is text whatever it begins with. */
static void put_line(Str text)
{
    if (str_starts(text, STR(".")))
        fputs("\\&", stdout);
    put_escaped(text, false);
    putchar('\n');
}

/* `rest` is what follows the word: in "p. 3" the full stop ends nothing. */
static bool ends_sentence(Str word, Str rest)
{
    bool stop = str_ends(word, STR(".")) || str_ends(word, STR("?")) || str_ends(word, STR(".)"));

    return stop && rest.len > 0 && rest.ptr[0] >= 'A' && rest.ptr[0] <= 'Z';
}

/* Prose: every sentence begins a line, long ones are broken. */
static void put_prose(const char *text)
{
    Str rest = str_of(text), word, line = STR_EMPTY;

    while (str_cut(&rest, ' ', &word)) {
        size_t len = line.len > 0 ? (size_t)(word.ptr + word.len - line.ptr) : word.len;

        if (line.len > 0 && len > FILL) {
            put_line(line);
            len = word.len;
        }
        line = (Str){ word.ptr + word.len - len, len };
        if (ends_sentence(word, rest)) {
            put_line(line);
            line = STR_EMPTY;
        }
    }
    if (line.len > 0)
        put_line(line);
}

/* Labels and help texts begin small and have no full stop. */
static void put_sentence(const char *text)
{
    size_t len = strlen(text);
    char *copy = malloc(len + 2);

    if (copy == NULL)
        exit(3);
    memcpy(copy, text, len);
    memcpy(copy + len, ".", 2);
    if (copy[0] >= 'a' && copy[0] <= 'z')
        copy[0] = (char)(copy[0] - 'a' + 'A');
    put_prose(copy);
    free(copy);
}

/* An argument of a macro: no macro's name, no delimiter, and one argument. */
static void put_argument(Str text)
{
    printf(" \"\\&");
    put_escaped(text, false);
    putchar('"');
}

static void put_macro(const char *macro, const char *argument)
{
    fputs(macro, stdout);
    put_argument(str_of(argument));
    putchar('\n');
}

static void open_list(void)
{
    puts(".Bl -tag -width Ds");
}

static void put_literal(const char *text)
{
    Str rest = str_of(text), line;

    puts(".Bd -literal -offset indent");
    while (str_cut(&rest, '\n', &line))
        put_line(line);
    puts(".Ed");
}

/* "details\n\nmore": paragraphs. */
static void put_paragraphs(const char *text)
{
    while (*text != '\0') {
        const char *end = strstr(text, "\n\n");
        size_t len = end != NULL ? (size_t)(end - text) : strlen(text);
        char *copy = strndup(text, len);

        if (copy == NULL)
            exit(3);
        puts(".Pp");
        put_prose(copy);
        free(copy);
        text += len + (end != NULL ? 2 : 0);
    }
}

#endif
