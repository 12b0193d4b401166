/* A record of RIS as a work. It becomes the mapping that our source would have for it, which the engine reads: so every
 * fault is found as in a source, at its place in the file. */
#include "crosswalk/ris_parts.h"
#include "model/engine.h"
#include "model/source_ids.h"
#include "text/normal.h"
#include "text/pinyin.h"

bool ris_is_residue(Str text, Str *field, Str *json)
{
    static const Str sign = STR_INIT("bibelot ");
    size_t colon;

    if (!str_starts(text, sign))
        return false;
    colon = str_find(text, STR(": "));
    if (colon == STR_NONE)
        return false;
    *field = str_slice(text, sign.len, colon);
    *json = str_from(text, colon + 2);
    return schema_row(&schema_endnote, *field) != NULL;
}

/* ---- ids ---- */

enum { WORDS = 3 };

static void put_words(Buf *out, Str text, size_t most)
{
    bool in_word = false;

    for (size_t i = 0, words = 0; i < text.len && out->len < ID_LONGEST - 8; i++) {
        bool word = ascii_is_alnum(text.ptr[i]);

        if (word && !in_word && words++ == most)
            return;
        if (word && !in_word && out->len > 0)
            buf_char(out, '-');
        if (word)
            buf_char(out, ascii_lower(text.ptr[i]));
        in_word = word || text.ptr[i] == '\'';
    }
}

static Str first_text(const Node *node)
{
    while (node->kind != NODE_TEXT && node->count > 0)
        node = node->entries[0].value;
    return node->kind == NODE_TEXT ? node->text : STR_EMPTY;
}

/* In the letters of an id: Müller is muller, 顾 gu. */
static void put_field(Arena *arena, Buf *out, const Node *ours, FieldName name, size_t words)
{
    enum { LONGEST = 200 };
    const NodeEntry *field = node_entry(ours, field_name(name));
    Str text = field != NULL ? first_text(field->value) : STR_EMPTY;

    if (text.len > 0)
        put_words(out, normal_ascii(arena, normal_fold(arena, pinyin_of(arena, str_slice(text, 0, LONGEST)))), words);
}

RisKeys ris_keys_open(void)
{
    return (RisKeys){ .arena = arena_create() };
}

void ris_keys_close(RisKeys *keys)
{
    hashset_free(&keys->ids);
    arena_destroy(keys->arena);
}

/* The id, with a number behind it if it is taken. */
static Str unused(Arena *arena, RisKeys *keys, Str id)
{
    unsigned *number;
    Str numbered;

    if (hashset_add(&keys->ids, id))
        return id;
    number = map_get(&keys->numbers, id);
    if (number == NULL) {
        number = map_add(keys->arena, &keys->numbers, arena_copy(keys->arena, id), arena_new(keys->arena, unsigned));
        *number = 1;
    }
    do
        numbered = arena_format(arena, "%.*s-%u", STR_ARG(id), ++*number);
    while (!hashset_add(&keys->ids, numbered));
    return numbered;
}

/* What ID says, else words of author, year and title. */
Str ris_read_id(Arena *arena, const Entry *entry, const Node *ours, RisKeys *keys)
{
    static const FieldName names[] = { F_AUTHOR, F_EDITOR, F_DIRECTOR };
    Buf out = { 0 };
    Str id = entry->key;

    if (id.len > 0) {
        hashset_add(&keys->ids, id);
        return id;
    }
    for (size_t i = 0; out.len == 0 && i < sizeof names / sizeof *names; i++)
        put_field(arena, &out, ours, names[i], 1);
    put_field(arena, &out, ours, F_ISSUED, 1);
    put_field(arena, &out, ours, F_TITLE, WORDS);
    if (out.len == 0)
        buf_puts(&out, "work");
    id = unused(arena, keys, buf_keep(arena, &out));
    buf_free(&out);
    return id;
}

Node *ris_read_fields(Arena *arena, const Source *source, const Entry *entry, Diags *diags)
{
    Node *ours = ris_fields(arena, source, entry, diags);

    ris_put_whole_fields(arena, source, ours, entry, diags);
    return ours;
}

void ris_read_record(Records *records, const Source *source, const Entry *entry, const Node *ours, Str id, Diags *diags)
{
    vec_push(records->arena, &records->list,
             engine_read(records, KIND_ENDNOTE, source, id, entry->key.len > 0 ? entry->key_span : entry->type_span,
                         ours, diags));
}

void ris_read(Records *records, const Source *source, const Entry *entry, RisKeys *keys, Diags *diags)
{
    Node *ours = ris_read_fields(records->arena, source, entry, diags);

    ris_read_record(records, source, entry, ours, ris_read_id(records->arena, entry, ours, keys), diags);
}
