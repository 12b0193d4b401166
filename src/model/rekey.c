#include "model/rekey.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "text/edtf.h"
#include "text/markup.h"
#include "text/names.h"
#include "text/normal.h"
#include "text/pinyin.h"
#include "text/script.h"
#include "text/surname.h"
#include "text/tag.h"

enum { KEY_BYTES = 80, AUTHORS_MOST = 3, WORDS_MOST = 9 };

typedef struct Maker {
    Arena *arena;
    const Record *work;
    bool capitals;  /* the token begins with one */
    bool han;       /* :han */
    unsigned words; /* :3 */
    Buf *out;
} Maker;

/* ---- letters ---- */

static bool has_han(Str text)
{
    size_t at = 0;
    uint32_t cp;

    while (utf8_next(text, &at, &cp))
        if (script_of(cp) == SCRIPT_HAN)
            return true;
    return false;
}

/* Letters and digits of ASCII alone: accents taken off, Han by its likeliest reading, all else left out. */
static void put_ascii(Maker *maker, Str text)
{
    Str folded = normal_ascii(maker->arena, has_han(text) ? pinyin_of(maker->arena, text) : text);
    bool start = true;

    for (size_t i = 0; i < folded.len; i++) {
        char c = folded.ptr[i];

        if (!ascii_is_alnum(c))
            continue;
        if (!maker->capitals)
            c = ascii_lower(c);
        buf_char(maker->out, start && maker->capitals ? ascii_upper(c) : c);
        start = false;
    }
}

/* ---- tokens ---- */

static Str form_family(const Record *name, bool han)
{
    const Field *forms = record_field(name, F_FORM);

    for (size_t i = 0; han && forms != NULL && i < forms->values.count; i++) {
        const Record *form = forms->values.items[i]->record;
        Str family = form != NULL ? record_text(form, F_FAMILY) : STR_EMPTY;

        if (names_is_han(family))
            return family;
        if (form != NULL && names_is_han(record_text(form, F_LITERAL)))
            return record_text(form, F_LITERAL);
    }
    return STR_EMPTY;
}

/* The family name; in Han characters where they are asked for, or there is nothing else. */
static Str family_of(const Record *name, bool han)
{
    Str family = form_family(name, han);

    if (family.len == 0)
        family = record_text(name, F_FAMILY);
    if (family.len == 0)
        family = record_text(name, F_LITERAL);
    if (family.len == 0)
        family = form_family(name, true);
    if (family.len == 0)
        family = record_text(name, F_BODY);
    return family;
}

static void put_family(Maker *maker, const Record *name)
{
    Str family = family_of(name, maker->han);

    if (maker->han && names_is_han(family))
        buf_put(maker->out, family);
    else
        put_ascii(maker, surname_as_read(maker->arena, family, STR_EMPTY));
}

static void put_names(Maker *maker, size_t most)
{
    static const FieldName fields[] = { F_AUTHOR, F_EDITOR, F_TRANSLATOR };
    const Field *names = NULL;
    size_t shown = 0;

    for (size_t i = 0; names == NULL && i < sizeof fields / sizeof fields[0]; i++)
        names = record_field(maker->work, fields[i]);
    for (size_t i = 0; names != NULL && i < names->values.count && shown < most; i++) {
        const Value *value = names->values.items[i];

        if (value->record == NULL || value->alternative || record_flag(value->record, F_OTHERS))
            continue;
        put_family(maker, value->record);
        shown++;
    }
}

static void put_author(Maker *maker)
{
    put_names(maker, 1);
}

static void put_authors(Maker *maker)
{
    put_names(maker, AUTHORS_MOST);
}

static void put_year(Maker *maker)
{
    Edtf date;

    if (edtf_parse(record_text(maker->work, F_ISSUED), &date, NULL) && !date.start_open && !date.start_unknown)
        buf_format(maker->out, "%lld", (long long)date.start.year);
}

/* Articles and the like matter in no title. */
static bool matters(Str word)
{
    static const char *const small[] = { "a",   "an",   "the",  "of",  "in",  "on",  "and", "for",
                                         "to",  "with", "from", "der", "die", "das", "le",  "la",
                                         "les", "el",   "los",  "un",  "une", "ein", "eine" };

    for (size_t i = 0; i < sizeof small / sizeof small[0]; i++)
        if (str_eq_nocase(word, str_of(small[i])))
            return false;
    return word.len > 0;
}

static void put_title(Maker *maker)
{
    const Value *title = record_value_in(maker->work, F_TITLE, STR("en"));
    unsigned words = 0, wanted = maker->words > 0 ? maker->words : 1;
    Buf plain = { 0 };
    Str rest, word;

    if (title == NULL || maker->han)
        title = record_value(maker->work, F_TITLE);
    if (title == NULL)
        return;
    markup_plain(&plain, title->text);
    rest = maker->han || !has_han(buf_str(&plain)) ? buf_str(&plain) : pinyin_of(maker->arena, buf_str(&plain));
    while (words < wanted && str_cut(&rest, ' ', &word)) {
        size_t before = maker->out->len;

        if (!matters(word))
            continue;
        if (maker->han)
            buf_put(maker->out, word);
        else
            put_ascii(maker, word);
        words += maker->out->len > before;
    }
    buf_free(&plain);
}

static void put_type(Maker *maker)
{
    buf_put(maker->out, record_text(maker->work, F_TYPE));
}

static void put_key(Maker *maker)
{
    buf_put(maker->out, maker->work->id);
}

typedef void TokenWriter(Maker *maker);

static const struct {
    const char *name;
    TokenWriter *write;
} tokens[] = {
    { "author", put_author }, { "authors", put_authors }, { "year", put_year },
    { "title", put_title },   { "type", put_type },       { "key", put_key },
};

static TokenWriter *find_token(Str name)
{
    for (size_t i = 0; i < sizeof tokens / sizeof tokens[0]; i++)
        if (str_eq_nocase(name, str_of(tokens[i].name)))
            return tokens[i].write;
    return NULL;
}

/* ---- patterns ---- */

/* "{title:3}" without its braces. */
static TokenWriter *parse_token(Str text, Maker *maker)
{
    size_t colon = str_find_char(text, ':');
    Str name = colon == STR_NONE ? text : str_slice(text, 0, colon),
        option = colon == STR_NONE ? STR_EMPTY : str_from(text, colon + 1);

    maker->capitals = name.len > 0 && ascii_is_upper(name.ptr[0]);
    maker->han = str_is(option, "han");
    maker->words =
        option.len == 1 && option.ptr[0] >= '1' && option.ptr[0] <= '9' ? (unsigned)(option.ptr[0] - '0') : 0;
    if (option.len > 0 && !maker->han && maker->words == 0)
        return NULL;
    return find_token(name);
}

static bool is_joint(char c)
{
    return c == '-' || c == ':' || c == '.' || c == '_';
}

/* Writes the key of one work. False, with the piece at fault, if the pattern is not understood. */
static bool expand(Maker *maker, Str pattern, Str *fault)
{
    for (size_t at = 0; at < pattern.len; at++) {
        char c = pattern.ptr[at];
        size_t end;
        TokenWriter *write;

        if (c != '{') {
            if (!is_joint(c) || (maker->out->len > 0 && !is_joint(maker->out->ptr[maker->out->len - 1])))
                buf_char(maker->out, c);
            continue;
        }
        end = str_find_char(str_from(pattern, at), '}');
        *fault = end == STR_NONE ? str_from(pattern, at) : str_slice(pattern, at, at + end + 1);
        write = end != STR_NONE ? parse_token(str_slice(pattern, at + 1, at + end), maker) : NULL;
        if (write == NULL)
            return false;
        write(maker);
        at += end;
    }
    while (maker->out->len > 0 && is_joint(maker->out->ptr[maker->out->len - 1]))
        maker->out->len--;
    return true;
}

/* No character that ends a key somewhere: in TeX, Markdown, BibTeX. */
static Str safe_key(Arena *arena, Str key)
{
    Buf out = { 0 };
    size_t at = 0;
    uint32_t cp;
    Str result;

    while (out.len < KEY_BYTES && utf8_next(key, &at, &cp))
        if (cp >= 0x80 ? script_of(cp) != 0 : ascii_is_alnum((char)cp) || is_joint((char)cp) || cp == '/' || cp == '+')
            buf_cp(&out, cp);
    result = buf_keep(arena, &out);
    buf_free(&out);
    return result;
}

/* gu-2021, gu-2021b, … z, aa: the first one keeps the bare key only if it stays alone. */
static Str numbered(Arena *arena, Str key, size_t number)
{
    char letters[16];
    size_t at = sizeof letters;

    do {
        letters[--at] = (char)('a' + number % 26);
        number /= 26;
    } while (number-- > 0 && at > 0);
    return arena_format(arena, "%.*s%.*s", STR_ARG(key), (int)(sizeof letters - at), letters + at);
}

typedef struct Group {
    size_t count, next;
} Group;

/* What is equal gets letters; a key that is taken all the same (gu-2021a, by a pattern of its own) is passed over. */
static void assign(Records *records, Record *const *list, Str *keys, size_t count)
{
    Arena *arena = records->arena;
    Map groups = { 0 }, taken = { 0 };

    for (size_t i = 0; i < count; i++) {
        Group *group = map_get(&groups, keys[i]);

        if (group == NULL)
            group = map_add(arena, &groups, keys[i], arena_new(arena, Group));
        group->count++;
    }
    for (size_t i = 0; i < count; i++) {
        Group *group = map_get(&groups, keys[i]);
        Str key = keys[i];

        while (group->count > 1 || map_get(&taken, key) != NULL) {
            key = numbered(arena, keys[i], group->next++);
            if (map_get(&taken, key) == NULL && (group->count > 1 ? map_get(&groups, key) == NULL : true))
                break;
        }
        map_set(arena, &taken, key, list[i]);
        list[i]->id = key;
        record_drop(list[i], F_CITATION_KEY); /* it would go before the id */
    }
}

/* References say the id of what they mean. */
static void follow(void *context, const Record *record, const Value *top, Value *value)
{
    (void)context;
    (void)record;
    (void)top;
    if (value->row->type == TYPE_REF && value->target != NULL)
        value->text = value->target->id;
}

bool rekey_records(Records *records, Str pattern, Record *const *list, size_t count, Str *error)
{
    Arena *scratch = arena_create();
    Str *keys = arena_array(records->arena, count + 1, sizeof *keys), fault = STR_EMPTY;
    Buf out = { 0 };
    bool fine = true;

    for (size_t i = 0; fine && i < count; i++) {
        Maker maker = { .arena = scratch, .work = list[i], .out = &out };

        buf_clear(&out);
        fine = expand(&maker, pattern, &fault);
        keys[i] = fine ? safe_key(records->arena, buf_str(&out)) : STR_EMPTY;
        if (keys[i].len == 0)
            keys[i] = STR("work");
    }
    if (fine)
        assign(records, list, keys, count);
    for (size_t i = 0; fine && i < records->list.count; i++)
        record_walk(records->list.items[i], follow, NULL);
    if (!fine)
        *error = arena_format(records->arena,
                              "'%.*s' is not understood; there are {author}, {authors}, {year}, {title}, {title:3}, "
                              "{type}, {key}, {author:han}",
                              STR_ARG(fault));
    buf_free(&out);
    arena_destroy(scratch);
    return fine;
}
