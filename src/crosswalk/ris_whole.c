/* Whole fields in user tags, put in the place of what the tags mean. Somebody may have changed a tag since, in a program that
 * knows nothing of the other: then the tag wins. It was changed if the whole field does not say what it says. */
#include "crosswalk/ris_parts.h"
#include "text/markup.h"
#include "text/pinyin.h"

enum { DEPTH = 64, LOOKS = 10000 /* at texts, for one field: what is larger is taken as it is */ };

typedef struct Search {
    Arena *arena;
    bool date, name;
    size_t looks; /* so far */
} Search;

/* Letters and digits alone: blanks, hyphens and dashes, and the address before a DOI, are not what somebody changes. */
static Str essence(Arena *arena, Str text)
{
    static const Str dash = STR_INIT("–"), resolver = STR_INIT("doi.org/");
    size_t at = str_find(text, resolver);
    Buf out = { 0 };

    if (markup_has_tags(text)) {
        markup_plain(&out, text);
        text = buf_keep(arena, &out);
        buf_clear(&out);
    }
    text = at != STR_NONE ? str_from(text, at + resolver.len) : text;
    for (size_t i = 0; i < text.len; i++) {
        if (str_starts(str_from(text, i), dash))
            i += dash.len - 1;
        else if (ascii_is_alnum(text.ptr[i]) || (unsigned char)text.ptr[i] >= 0x80)
            buf_char(&out, ascii_lower(text.ptr[i]));
    }
    text = buf_keep(arena, &out);
    buf_free(&out);
    return text;
}

static Str toneless(Arena *arena, Str text)
{
    Buf out = { 0 };

    pinyin_toneless(&out, text, PINYIN_KEEP_UMLAUT);
    text = buf_keep(arena, &out);
    buf_free(&out);
    return text;
}

static bool is_found(Search *search, Str wanted, Str text)
{
    Arena *arena = search->arena;

    if (search->looks++ >= LOOKS)
        return true;
    if (search->date)
        return str_eq(ris_date_read(arena, ris_date_write(arena, text), STR_EMPTY), wanted);
    if (search->name)
        return str_contains(essence(arena, toneless(arena, text)), essence(arena, wanted));
    return str_eq(text, wanted) || str_eq(essence(arena, text), essence(arena, wanted));
}

/* Is the text one of the tree's? Bounded by DEPTH. */
static bool says(Search *search, Str wanted, const Node *tree, unsigned depth)
{
    if (tree->kind == NODE_TEXT)
        return is_found(search, wanted, tree->text);
    for (size_t i = 0; depth < DEPTH && i < tree->count; i++)
        if (says(search, wanted, tree->entries[i].value, depth + 1))
            return true;
    return false;
}

/* Of a name every word has to be there: the parts may be divided otherwise. */
static bool says_all(Search *search, Str text, const Node *whole)
{
    Str word;

    if (!search->name)
        return says(search, text, whole, 0);
    while (str_cut(&text, ' ', &word))
        if (!says(search, word, whole, 0))
            return false;
    return true;
}

/* The first text of `read` that the whole field does not have; NULL: it has them all. Bounded by DEPTH. */
static const Node *changed(Search *search, const Node *read, const Node *whole, unsigned depth)
{
    if (read->kind == NODE_TEXT)
        return says_all(search, read->text, whole) ? NULL : read;
    for (size_t i = 0; depth < DEPTH && i < read->count; i++) {
        const Node *part = changed(search, read->entries[i].value, whole, depth + 1);

        if (part != NULL)
            return part;
    }
    return NULL;
}

static bool is_null(const Node *node)
{
    return node->kind == NODE_TEXT && !node->quoted && str_is(node->text, "null");
}

static void report(const Source *source, const NodeEntry *whole, Str field, const Node *part, Diags *diags)
{
    Diag *diag = diag_add(diags, DIAG_B711, source, part->span,
                          "the whole field '%.*s' in a user tag does not say this", STR_ARG(field));

    diag_note(diags, diag, source, whole->key_span, "it stands here");
    diag_help(diags, diag, "the tag was taken; change the user tag, too, or delete it");
}

static void take(Node *ours, Str field)
{
    uint32_t kept = 0;

    for (size_t i = 0; i < ours->count; i++)
        if (!str_eq(ours->entries[i].key, field))
            ours->entries[kept++] = ours->entries[i];
    ours->count = kept;
}

static void put_whole(Arena *arena, const Source *source, Node *ours, const NodeEntry *whole, Diags *diags)
{
    Str field = str_from(whole->key, STR("bibelot.").len);
    const Row *row = schema_row(&schema_endnote, field);
    const NodeEntry *there = node_entry(ours, field);
    Search search = { .arena = arena, .date = row->type == TYPE_DATE, .name = row->type == TYPE_RECORD };
    const Node *part = NULL;

    if (there != NULL && !is_null(whole->value) && row->name != F_CUSTOM && row->name != F_TYPE)
        part = changed(&search, there->value, whole->value, 0);
    if (part != NULL) {
        report(source, whole, field, part, diags);
        return;
    }
    take(ours, field);
    if (!is_null(whole->value))
        node_add(arena, ours, field, whole->key_span, whole->value);
}

void ris_put_whole_fields(Arena *arena, const Source *source, Node *ours, const Entry *entry, Diags *diags)
{
    for (size_t i = 0; i < entry->fields->count; i++)
        if (str_starts(entry->fields->entries[i].key, STR("bibelot.")))
            put_whole(arena, source, ours, &entry->fields->entries[i], diags);
}
