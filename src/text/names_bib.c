#include "text/names_bib.h"

#include "base/utf8.h"

#include <unicode/uchar.h>

/* Tokens that a name may have; what follows belongs to the last of them. */
enum { TOKENS_MAX = 64 };

typedef struct Token {
    size_t start, end;
    char before; /* what stands before it: white space is ' ', or - ~ , */
} Token;

/* A name in tokens, as figure_out_the_formatted_name has it. */
typedef struct Tokens {
    Str name;
    Token items[TOKENS_MAX];
    size_t count;
    size_t commas;
    size_t comma[2]; /* how many tokens stand before the first and the second comma */
} Tokens;

/* A handler and what it wants. */
typedef struct Reporter {
    BibNameHandler *handler;
    void *context;
} Reporter;

static void report(Reporter reporter, BibNameFault fault, Str where)
{
    if (reporter.handler != NULL)
        reporter.handler(reporter.context, fault, where);
}

/* ---- lists ---- */

static bool is_and(Str text, size_t at)
{
    if (at > 0 && !ascii_is_space(text.ptr[at - 1]))
        return false;
    return str_eq_nocase(str_slice(text, at, at + 3), STR("and")) &&
           (at + 3 == text.len || ascii_is_space(text.ptr[at + 3]));
}

/* The next `and` outside of braces, or the length of the text. */
static size_t find_and(Str text)
{
    size_t depth = 0;

    for (size_t at = 0; at < text.len; at++) {
        char c = text.ptr[at];

        if (c == '{')
            depth++;
        else if (c == '}' && depth > 0)
            depth--;
        else if ((c == 'a' || c == 'A') && depth == 0 && is_and(text, at))
            return at;
    }
    return text.len;
}

bool names_bib_next(Str *rest, Str *name, BibNameHandler *handler, void *context)
{
    Reporter reporter = { handler, context };

    if (rest->ptr != NULL && str_trim(*rest).len == 0)
        *rest = (Str){ NULL, 0 };
    while (rest->ptr != NULL) {
        size_t end = find_and(*rest);
        Str found = str_trim(str_slice(*rest, 0, end)), word = str_slice(*rest, end, end + 3);
        bool last = end == rest->len;

        *rest = last ? (Str){ NULL, 0 } : str_from(*rest, end + 3);
        if (found.len > 0) {
            *name = found;
            if (str_is(found, "others") && !last)
                report(reporter, BIB_NAME_OTHERS_INSIDE, found);
            if (!last && str_trim(*rest).len == 0) {
                report(reporter, BIB_NAME_EMPTY, word);
                *rest = (Str){ NULL, 0 };
            }
            return true;
        }
        if (!last)
            report(reporter, BIB_NAME_EMPTY, word);
    }
    return false;
}

/* ---- tokens ---- */

/* The end of the group that begins at `at`, counted as BibTeX does; the end of the name if there is none. */
static size_t group_end(Str name, size_t at)
{
    size_t depth = 0;

    for (; at < name.len; at++) {
        if (name.ptr[at] == '{')
            depth++;
        else if (name.ptr[at] == '}' && --depth == 0)
            return at + 1;
    }
    return name.len;
}

static bool is_separator(char c)
{
    return ascii_is_space(c) || c == '-' || c == '~' || c == ',';
}

static size_t token_end(Str name, size_t at)
{
    while (at < name.len && !is_separator(name.ptr[at]))
        at = name.ptr[at] == '{' ? group_end(name, at) : at + 1;
    return at;
}

static void add_token(Tokens *tokens, size_t start, size_t end, char before)
{
    if (tokens->count == TOKENS_MAX)
        tokens->items[TOKENS_MAX - 1].end = end;
    else
        tokens->items[tokens->count++] = (Token){ start, end, before };
}

static void add_comma(Tokens *tokens, size_t at, Reporter reporter)
{
    if (tokens->commas < 2)
        tokens->comma[tokens->commas] = tokens->count;
    if (++tokens->commas == 3)
        report(reporter, BIB_NAME_COMMAS, str_slice(tokens->name, at, at + 1));
}

static void read_tokens(Tokens *tokens, Reporter reporter)
{
    Str name = tokens->name;
    char before = ' ';

    for (size_t at = 0; at < name.len;) {
        char c = name.ptr[at];

        if (is_separator(c)) {
            if (c == ',')
                add_comma(tokens, at, reporter);
            /* The first separator behind a token is the one that counts. */
            before = before != '\0' ? before : ascii_is_space(c) ? ' ' : c;
            at++;
            continue;
        }
        size_t end = token_end(name, at);
        add_token(tokens, at, end, before == '\0' ? ' ' : before);
        before = '\0';
        at = end;
    }
}

/* The text from token `from` to the one before `to`. */
static Str part(const Tokens *tokens, size_t from, size_t to)
{
    if (from >= to)
        return STR_EMPTY;
    return str_slice(tokens->name, tokens->items[from].start, tokens->items[to - 1].end);
}

/* ---- case ---- */

typedef enum LetterCase { NO_CASE, UPPER, LOWER } LetterCase;

/* Control sequences that are letters. All others are accents, or print nothing. */
static LetterCase case_of_macro(Str name)
{
    static const char *const lower[] = { "i", "j", "oe", "ae", "aa", "o", "l", "ss" };
    static const char *const upper[] = { "OE", "AE", "AA", "O", "L" };

    for (size_t i = 0; i < sizeof lower / sizeof lower[0]; i++)
        if (str_is(name, lower[i]))
            return LOWER;
    for (size_t i = 0; i < sizeof upper / sizeof upper[0]; i++)
        if (str_is(name, upper[i]))
            return UPPER;
    return NO_CASE;
}

static LetterCase case_of(uint32_t cp)
{
    if (u_isupper((UChar32)cp) || u_istitle((UChar32)cp))
        return UPPER;
    return u_islower((UChar32)cp) ? LOWER : NO_CASE;
}

/* The case of the special character whose group's inside begins at `at`, a backslash, and ends at `end`. */
static LetterCase case_of_special(Str token, size_t at, size_t end)
{
    size_t start = ++at;
    LetterCase found;
    uint32_t cp;

    while (at < end && ascii_is_alpha(token.ptr[at]))
        at++;
    found = case_of_macro(str_slice(token, start, at));
    for (Str group = str_slice(token, 0, end); found == NO_CASE && utf8_next(group, &at, &cp);)
        found = case_of(cp);
    return found;
}

bool names_bib_is_von(Str word)
{
    LetterCase found = NO_CASE;
    uint32_t cp;

    for (size_t at = 0; at < word.len && found == NO_CASE;) {
        size_t end;

        if (word.ptr[at] != '{') {
            utf8_next(word, &at, &cp);
            found = case_of(cp);
            continue;
        }
        end = group_end(word, at);
        if (at + 3 < word.len && word.ptr[at + 1] == '\\')
            return case_of_special(word, at + 1, end) == LOWER;
        at = end;
    }
    return found == LOWER;
}

static bool is_von_token(const Tokens *tokens, size_t number)
{
    return names_bib_is_von(part(tokens, number, number + 1));
}

/* ---- parts ---- */

/* Where the last name begins, if the "von" part begins at `von` and the last name ends at `end`. */
static size_t find_last(const Tokens *tokens, size_t von, size_t end)
{
    size_t last = end > von ? end - 1 : von;

    while (last > von && !is_von_token(tokens, last - 1))
        last--;
    return last;
}

/* First von Last. Without a "von" the last token is the last name, with what hyphens tie to it. */
static void split_plain(const Tokens *tokens, BibName *out)
{
    size_t count = tokens->count, von = 0, last;

    while (von + 1 < count && !is_von_token(tokens, von))
        von++;
    if (von + 1 < count) {
        last = find_last(tokens, von, count);
    } else {
        while (von > 0 && tokens->items[von].before == '-')
            von--;
        last = von;
    }
    out->first = part(tokens, 0, von);
    out->von = part(tokens, von, last);
    out->last = part(tokens, last, count);
}

/* von Last, First; von Last, Jr, First. */
static void split_commas(const Tokens *tokens, BibName *out)
{
    size_t end = tokens->comma[0], jr = tokens->commas > 1 ? tokens->comma[1] : end, last = find_last(tokens, 0, end);

    out->von = part(tokens, 0, last);
    out->last = part(tokens, last, end);
    out->jr = part(tokens, end, jr);
    out->first = part(tokens, jr, tokens->count);
}

/* Commas at the end are no border. */
static void drop_commas(Tokens *tokens, Reporter reporter)
{
    size_t commas = tokens->commas < 2 ? tokens->commas : 2;

    while (commas > 0 && tokens->comma[commas - 1] == tokens->count)
        commas--;
    if (tokens->commas > 0 && (commas == 0 || (tokens->commas > 1 && commas == 1)))
        report(reporter, BIB_NAME_MISSING, tokens->name);
    if (commas < 2)
        tokens->commas = commas;
}

static void check_commas(const Tokens *tokens, Reporter reporter)
{
    size_t first = tokens->comma[0], second = tokens->commas > 1 ? tokens->comma[1] : first;

    if (first == 0)
        report(reporter, BIB_NAME_NO_FAMILY, tokens->name);
    if (tokens->commas > 1 && second == first)
        report(reporter, BIB_NAME_MISSING, tokens->name);
}

/* A closing brace without its partner, or one that is not closed. */
static void check_braces(Str name, Reporter reporter)
{
    size_t depth = 0, open = 0;

    for (size_t at = 0; at < name.len; at++) {
        if (name.ptr[at] == '{' && depth++ == 0)
            open = at;
        if (name.ptr[at] != '}')
            continue;
        if (depth == 0)
            report(reporter, BIB_NAME_UNBALANCED, str_slice(name, at, at + 1));
        else
            depth--;
    }
    if (depth > 0)
        report(reporter, BIB_NAME_UNBALANCED, str_slice(name, open, open + 1));
}

static void split_tokens(Str name, BibName *out, Reporter reporter)
{
    Tokens tokens = { .name = name };

    read_tokens(&tokens, reporter);
    drop_commas(&tokens, reporter);
    if (tokens.commas > 0)
        check_commas(&tokens, reporter);
    else if (tokens.count == 0)
        report(reporter, BIB_NAME_NO_FAMILY, name);
    if (tokens.commas == 0)
        split_plain(&tokens, out);
    else
        split_commas(&tokens, out);
    out->han = names_is_han(out->last) && out->von.len == 0 && out->jr.len == 0 &&
               (out->first.len == 0 || names_is_han(out->first));
}

/* ---- biblatex's extended form ---- */

/* The next item between commas outside of braces and quotation marks. */
static bool next_item(Str *rest, Str *item)
{
    bool quoted = false;
    size_t at = 0;

    if (rest->ptr == NULL)
        return false;
    while (at < rest->len && (quoted || rest->ptr[at] != ',')) {
        if (rest->ptr[at] == '"')
            quoted = !quoted;
        at = rest->ptr[at] == '{' ? group_end(*rest, at) : at + 1;
    }
    *item = str_trim(str_slice(*rest, 0, at));
    *rest = at < rest->len ? str_from(*rest, at + 1) : (Str){ NULL, 0 };
    return true;
}

/* The member that a key of the extended form sets; NULL if there is none. */
static Str *extended_part(BibName *name, Str key)
{
    struct {
        const char *key;
        Str *part;
    } rows[] = {
        { "family", &name->last },
        { "given", &name->first },
        { "prefix", &name->von },
        { "suffix", &name->jr },
        { "family-i", &name->last_initials },
        { "given-i", &name->first_initials },
        { "prefix-i", &name->von_initials },
        { "suffix-i", &name->jr_initials },
    };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (str_eq_nocase(key, str_of(rows[i].key)))
            return rows[i].part;
    return NULL;
}

static Str item_key(Str item)
{
    size_t equals = str_find_char(item, '=');

    return equals == STR_NONE ? STR_EMPTY : str_trim(str_slice(item, 0, equals));
}

/* A name is extended if one of its items has a key of ours. */
static bool is_extended(Str name)
{
    BibName scratch;
    Str rest = name, item;

    if (str_find_char(name, '=') == STR_NONE)
        return false;
    while (next_item(&rest, &item))
        if (extended_part(&scratch, item_key(item)) != NULL)
            return true;
    return false;
}

/* Without one pair of quotation marks or braces around all of it. */
static Str unquote(Str value)
{
    if (value.len >= 2 && value.ptr[0] == '"' && value.ptr[value.len - 1] == '"')
        return str_trim(str_slice(value, 1, value.len - 1));
    if (value.len >= 2 && value.ptr[0] == '{' && value.ptr[value.len - 1] == '}' && value.ptr[1] != '\\' &&
        group_end(value, 0) == value.len)
        return str_trim(str_slice(value, 1, value.len - 1));
    return value;
}

static void read_item(BibName *out, Str item, Reporter reporter)
{
    size_t equals = str_find_char(item, '=');
    Str key = item_key(item), value, *target;

    if (equals == STR_NONE) {
        report(reporter, BIB_NAME_NO_VALUE, item);
        return;
    }
    value = unquote(str_trim(str_from(item, equals + 1)));
    target = extended_part(out, key);
    if (target != NULL) {
        *target = value;
    } else if (str_eq_nocase(key, STR("useprefix"))) {
        out->has_useprefix = true;
        out->useprefix = str_eq_nocase(value, STR("true"));
    } else {
        report(reporter, BIB_NAME_UNKNOWN_KEY, key.len > 0 ? key : item);
    }
}

static void split_extended(Str name, BibName *out, Reporter reporter)
{
    Str rest = name, item;

    out->extended = true;
    while (next_item(&rest, &item))
        if (item.len > 0)
            read_item(out, item, reporter);
    if (out->last.len == 0)
        report(reporter, BIB_NAME_NO_FAMILY, name);
    out->han = names_is_han(out->last) && out->von.len == 0 && out->jr.len == 0 &&
               (out->first.len == 0 || names_is_han(out->first));
}

void names_bib_split(Str text, BibName *out, BibNameHandler *handler, void *context)
{
    Reporter reporter = { handler, context };
    Str name = str_trim(text), inside;

    *out = (BibName){ .first = STR_EMPTY, .von = STR_EMPTY, .last = STR_EMPTY, .jr = STR_EMPTY, .literal = STR_EMPTY };
    out->first_initials = out->von_initials = out->last_initials = out->jr_initials = STR_EMPTY;
    check_braces(name, reporter);
    if (name.len == 0) {
        report(reporter, BIB_NAME_EMPTY, text);
        return;
    }
    if (str_is(name, "others")) {
        out->kind = BIB_NAME_OTHERS;
        return;
    }
    out->braced = name.len > 1 && name.ptr[0] == '{' && name.ptr[name.len - 1] == '}' && group_end(name, 0) == name.len;
    inside = out->braced ? str_trim(str_slice(name, 1, name.len - 1)) : name;
    if (names_is_han(inside) || out->braced) {
        out->kind = names_is_han(inside) ? BIB_NAME_HAN : BIB_NAME_LITERAL;
        out->han = out->kind == BIB_NAME_HAN;
        out->literal = inside;
        if (names_split(inside).two_latin_words)
            report(reporter, BIB_NAME_BRACED_PERSON, name);
        return;
    }
    if (is_extended(name))
        split_extended(name, out, reporter);
    else
        split_tokens(name, out, reporter);
}
