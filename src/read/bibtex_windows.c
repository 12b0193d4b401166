#include "read/bibtex_windows.h"

#include "base/hashset.h"
#include "read/bibtex_fields.h"
#include "read/bibtex_inherit.h"
#include "read/bibtex_macros.h"
#include "read/bibtex_scan.h"
#include "read/bibtex_strings.h"

#include <string.h>

/* The text of an entry as it stands in the file. */
typedef struct Text {
    Str bytes;
    uint64_t at; /* of its first byte in the file */
} Text;

/* A key that others inherit from. */
typedef struct Parent {
    VEC(Text) texts; /* of all entries that have it, whatever its letters' case; none: not found yet */
    VEC(Str) parents;
} Parent;

struct BibtexFile {
    Arena *arena;
    bool classic, branch;
    unsigned pass;
    Str declared; /* encoding */
    BibtexMacros macros;
    Map parents;      /* lower-case key → Parent */
    HashSet keys;     /* of all entries, but for those of windows that were passed over */
    bool passed_over; /* some window was: the next pass, which there is where entries refer to others, has its keys */
    const BibtexFile *before;
};

static BibtexFile *open_file(Arena *arena, bool classic)
{
    BibtexFile *file = arena_new(arena, BibtexFile);

    file->arena = arena;
    file->classic = classic;
    file->macros = (BibtexMacros){ .arena = arena, .expansion = 1U << 20 };
    return file;
}

void *bibtex_file_open(Arena *arena)
{
    return open_file(arena, true);
}

void *biblatex_file_open(Arena *arena)
{
    return open_file(arena, false);
}

void bibtex_file_close(void *file)
{
    hashset_free(&((BibtexFile *)file)->keys);
}

void bibtex_file_follow(void *file, const void *before)
{
    ((BibtexFile *)file)->before = before;
}

/* ---- passes ---- */

typedef void ParentVisitor(BibtexFile *file, void *context, Str lower_key);

/* Calls for each entry that this one inherits from. */
static void visit_parents(Arena *arena, const Entry *entry, BibtexFile *file, ParentVisitor *visit, void *context)
{
    static const char *const fields[] = { "crossref", "xdata" };

    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        const NodeEntry *field = node_entry(entry->fields, str_of(fields[i]));
        Str rest = field != NULL ? field->value->text : STR_EMPTY, key;

        while (field != NULL && str_cut(&rest, ',', &key))
            if (str_trim(key).len > 0)
                visit(file, context, arena_lower(arena, str_trim(key)));
    }
    for (size_t i = 0; i < entry->fields->count; i++) {
        const Node *value = entry->fields->entries[i].value;
        Str rest = value->text, item;
        BibtexReference reference;

        while (value->kind == NODE_TEXT && bibtex_has_reference(value->text) &&
               bibtex_next_reference(&rest, &item, &reference))
            if (reference.key.len > 0)
                visit(file, context, arena_lower(arena, reference.key));
    }
}

/* The key of the work that this one is a translation of; empty: none that the crosswalk would take (bib_read.c). */
static Str original_of(const Entry *entry)
{
    const NodeEntry *related = node_entry(entry->fields, STR("related")),
                    *kind = node_entry(entry->fields, STR("relatedtype"));

    if (related == NULL || kind == NULL || !str_is(kind->value->text, "translationof") ||
        str_find_char(related->value->text, ',') != STR_NONE)
        return STR_EMPTY;
    return str_trim(related->value->text);
}

/* Calls for it: formats show the title of the original beside that of the translation. */
static void visit_original(Arena *arena, const Entry *entry, BibtexFile *file, ParentVisitor *visit, void *context)
{
    Str key = original_of(entry);

    if (key.len > 0)
        visit(file, context, arena_lower(arena, key));
}

static void want_parent(BibtexFile *file, void *context, Str lower_key)
{
    (void)context;
    if (map_get(&file->parents, lower_key) == NULL)
        map_add(file->arena, &file->parents, arena_copy(file->arena, lower_key), arena_new(file->arena, Parent));
}

static void add_grandparent(BibtexFile *file, void *context, Str lower_key)
{
    Parent *parent = context;

    vec_push(file->arena, &parent->parents, arena_copy(file->arena, lower_key));
}

/* The second pass: the text of whatever others inherit from. */
static void keep_parent(BibtexFile *file, Arena *scratch, const BibtexContext *context, const Entry *entry)
{
    Parent *parent = map_get(&file->parents, arena_lower(scratch, entry->key));
    Str text = str_slice(context->input.bytes, entry->span.start, entry->span.end);

    if (parent == NULL)
        return;
    vec_push(file->arena, &parent->texts,
             (Text){ arena_copy(file->arena, text), context->source->first_byte + entry->span.start });
    visit_parents(scratch, entry, file, add_grandparent, parent);
}

static BibtexContext open_window(const BibtexFile *file, Arena *arena, const Source *window, Diags *diags)
{
    BibtexContext context = bibtex_open_as(arena, window, file->declared, SPAN_NONE, diags);

    context.file = file;
    return context;
}

static size_t skip_back(Str bytes, size_t at)
{
    while (at > 0 && ascii_is_space(bytes.ptr[at - 1]))
        at--;
    return at;
}

static bool has_word(Str bytes, size_t start, Str word)
{
    return str_eq_nocase(str_slice(bytes, start, start + word.len), word);
}

/* Could what begins at that byte be a @string, the name of a field by which entries refer to others, or one of several pieces of a
 * value, which are such a name only when they are joined? */
static bool is_sign(Str bytes, size_t at)
{
    switch (bytes.ptr[at]) {
    case '@':
        for (at++; at < bytes.len && ascii_is_space(bytes.ptr[at]);)
            at++;
        return has_word(bytes, at, STR("string"));
    case '#':
        at = skip_back(bytes, at);
        return at > 0 && (bytes.ptr[at - 1] == '"' || bytes.ptr[at - 1] == '}');
    case 'x':
    case 'X':
        return has_word(bytes, at, STR("xdata"));
    case 'f':
    case 'F':
        return at >= 7 && ascii_lower(bytes.ptr[at - 2]) == 'r' && has_word(bytes, at - 7, STR("crossref"));
    default: /* 'd' */
        return at >= 6 && ascii_lower(bytes.ptr[at - 2]) == 't' && has_word(bytes, at - 6, STR("related"));
    }
}

/* Does all that the window says end with it? Then the first pass needs no more of it than this look, which is what most windows of
 * most files get. */
static bool is_local(Str bytes)
{
    static const Str signs = STR_INIT("@#xXfFdD");

    for (size_t i = 0; i < signs.len; i++)
        for (size_t at = 0; at < bytes.len; at++) {
            const char *sign = memchr(bytes.ptr + at, signs.ptr[i], bytes.len - at);

            if (sign == NULL)
                break;
            at = (size_t)(sign - bytes.ptr);
            if (is_sign(bytes, at))
                return false;
        }
    return true;
}

static void index_entries(BibtexFile *file, const Source *window)
{
    Arena *scratch = arena_create();
    BibtexContext context;
    size_t at;

    context = open_window(file, scratch, window, diags_create(scratch));
    at = context.input.start;
    for (Entry *entry; (entry = bibtex_next(&context, &at, context.input.bytes.len)) != NULL;) {
        if (file->pass > 0) {
            keep_parent(file, scratch, &context, entry);
            if (file->passed_over)
                hashset_add(&file->keys, entry->key);
            continue;
        }
        hashset_add(&file->keys, entry->key);
        visit_parents(scratch, entry, file, want_parent, NULL);
        visit_original(scratch, entry, file, want_parent, NULL);
    }
    if (file->pass == 0)
        bibtex_macros_collect(&file->macros, &context);
    arena_destroy(scratch);
}

void bibtex_file_index(void *state, const Source *window)
{
    BibtexFile *file = state;

    if (file->pass == 0 && window->first_byte == 0)
        file->declared = arena_copy(file->arena, bibtex_declared_encoding(window->bytes));
    if (file->pass == 0 && is_local(window->bytes))
        file->passed_over = true;
    else
        index_entries(file, window);
    if (!file->branch)
        bibtex_macros_join(&file->macros, &file->macros, file);
}

void *bibtex_file_branch(Arena *arena, const void *state)
{
    const BibtexFile *file = state;
    BibtexFile *branch = open_file(arena, file->classic);

    branch->branch = true;
    branch->macros.expansion = 0;
    branch->declared = file->declared;
    return branch;
}

void bibtex_file_join(void *state, void *branch)
{
    BibtexFile *file = state, *found = branch;

    hashset_take(&file->keys, &found->keys);
    file->passed_over = file->passed_over || found->passed_over;
    bibtex_macros_join(&file->macros, &found->macros, file);
    for (size_t i = 0; i < found->parents.count; i++)
        want_parent(file, NULL, found->parents.entries[i].key);
}

bool bibtex_file_again(void *state)
{
    BibtexFile *file = state;

    return file->pass++ == 0 && file->parents.count > 0;
}

/* ---- what the reader asks ---- */

const Str *bibtex_file_own_macro(const BibtexFile *file, Str lower_name, uint64_t before)
{
    return bibtex_macros_find(&file->macros, lower_name, before);
}

const Str *bibtex_file_macro(const BibtexFile *file, Str lower_name, uint64_t before)
{
    const Str *text = bibtex_file_own_macro(file, lower_name, before);

    for (file = file->before; text == NULL && file != NULL; file = file->before)
        text = bibtex_file_own_macro(file, lower_name, UINT64_MAX);
    return text;
}

bool bibtex_file_is_parent(const BibtexFile *file, Str key)
{
    Arena *scratch = arena_create();
    bool found = map_get(&file->parents, arena_lower(scratch, key)) != NULL;

    arena_destroy(scratch);
    return found;
}

bool bibtex_file_knows(const void *file, Str id)
{
    return hashset_has(&((const BibtexFile *)file)->keys, id);
}

/* ---- a window ---- */

typedef struct Need {
    Arena *arena;
    Map here;  /* lower-case keys of the window */
    Map taken; /* of those behind it */
    VEC(const Text *) texts;
} Need;

/* Appends the parent's text, and that of its own parents, unless they are there. */
static void take_parent(BibtexFile *file, void *context, Str lower_key)
{
    Need *need = context;
    VEC(Str) open = { 0 };

    vec_push(need->arena, &open, lower_key);
    while (open.count > 0) {
        Str key = open.items[--open.count];
        const Parent *parent = map_get(&file->parents, key);

        if (parent == NULL || map_get(&need->here, key) != NULL || map_get(&need->taken, key) != NULL)
            continue;
        map_set(need->arena, &need->taken, key, need);
        for (size_t i = 0; i < parent->texts.count; i++)
            vec_push(need->arena, &need->texts, &parent->texts.items[i]);
        for (size_t i = 0; i < parent->parents.count; i++)
            vec_push(need->arena, &open, parent->parents.items[i]);
    }
}

static void read_entries(BibtexContext *context, BibtexEntries *entries, size_t at, size_t end)
{
    for (Entry *entry; (entry = bibtex_next(context, &at, end)) != NULL;)
        vec_push(context->arena, entries, entry);
}

/* A window with what it lacks behind it. */
typedef struct Extended {
    Source *source;  /* NULL: it lacks nothing */
    VEC(Text) texts; /* in the order in which they stand there */
    size_t before;   /* up to there those that stand before the window in the file */
} Extended;

static void put_texts(Extended *extended, Buf *out, const Need *need, const Source *window, bool before)
{
    for (size_t i = 0; i < need->texts.count; i++) {
        const Text *text = need->texts.items[i];

        if ((text->at < window->first_byte) != before)
            continue;
        buf_put(out, text->bytes);
        buf_char(out, '\n');
        vec_push(need->arena, &extended->texts, *text);
    }
}

/* With the texts of all parents. */
static Extended extend(const BibtexFile *file, Arena *arena, const Source *window, const BibtexEntries *entries)
{
    Buf text = { 0 };
    Need need = { .arena = arena };
    Extended extended = { 0 };
    Source *source;

    if (file->parents.count == 0)
        return extended;
    for (size_t i = 0; i < entries->count; i++)
        map_set(arena, &need.here, arena_lower(arena, entries->items[i]->key), &need);
    for (size_t i = 0; i < entries->count; i++)
        visit_parents(arena, entries->items[i], (BibtexFile *)file, take_parent, &need);
    for (size_t i = 0; i < entries->count; i++)
        visit_original(arena, entries->items[i], (BibtexFile *)file, take_parent, &need);
    if (need.taken.count > 0) {
        buf_put(&text, window->bytes);
        buf_char(&text, '\n');
        put_texts(&extended, &text, &need, window, true);
        extended.before = text.len;
        put_texts(&extended, &text, &need, window, false);
        source = source_create(arena, window->name, buf_keep(arena, &text));
        source->first = window->first;
        source->first_byte = window->first_byte;
        source->order = window->order;
        extended.source = source;
    }
    buf_free(&text);
    return extended;
}

/* Each of its texts uses the macros of its own place. */
static void read_extended(BibtexContext *context, const Extended *extended, size_t end, BibtexEntries *entries)
{
    size_t at = end + 1;

    read_entries(context, entries, context->input.start, end);
    context->away = true;
    for (size_t i = 0; i < extended->texts.count; i++) {
        size_t next = at + extended->texts.items[i].bytes.len + 1;

        context->place = extended->texts.items[i].at;
        read_entries(context, entries, at, next);
        at = next;
    }
}

/* What comes from behind the window stands where the entry names its parent. */
static void move_spans(Arena *arena, Entry *entry, size_t end)
{
    const NodeEntry *place = node_entry(entry->fields, STR("crossref"));

    for (size_t i = 0; i < entry->fields->count; i++) {
        NodeEntry *field = &entry->fields->entries[i];
        Node *copy;

        if (field->value->span.start < end)
            continue;
        copy = arena_new(arena, Node);
        *copy = *field->value;
        copy->span = place != NULL && place->value->span.start < end ? place->value->span : entry->key_span;
        field->value = copy;
        field->key_span = copy->span;
    }
}

/* In the order of the file: then a circle of entries is told where it is told in a file that is read at once. */
static void put_in_order(Arena *arena, BibtexEntries *entries, size_t end, size_t before)
{
    BibtexEntries ordered = { 0 };

    for (size_t i = 0; i < entries->count; i++)
        if (entries->items[i]->span.start >= end && entries->items[i]->span.start < before)
            vec_push(arena, &ordered, entries->items[i]);
    for (size_t i = 0; i < entries->count; i++)
        if (entries->items[i]->span.start < end || entries->items[i]->span.start >= before)
            vec_push(arena, &ordered, entries->items[i]);
    *entries = ordered;
}

/* What stands in another window can't be shown. */
static void drop_notes(Diags *diags, size_t end)
{
    for (size_t i = 0; i < diags->list.count; i++) {
        Diag *diag = diags->list.items[i];
        size_t kept = 0;

        for (size_t j = 0; j < diag->notes.count; j++)
            if (diag->notes.items[j].span.start < end)
                diag->notes.items[kept++] = diag->notes.items[j];
        diag->notes.count = kept;
    }
}

/* Of translations in the window the originals behind it, as context: records that are known, not written. */
static void take_originals(const BibtexContext *context, Records *records, const BibtexEntries *entries, size_t end,
                           EntryReader *take)
{
    Diags *silent = diags_create(records->arena);
    Source *source = arena_new(records->arena, Source);
    Map behind = { 0 };

    *source = *context->source;
    source->context = true;
    for (size_t i = 0; i < entries->count; i++)
        if (entries->items[i]->span.start >= end)
            map_add(records->arena, &behind, entries->items[i]->key, entries->items[i]);
    for (size_t i = 0; i < entries->count && behind.count > 0; i++) {
        Str key = entries->items[i]->span.start < end ? original_of(entries->items[i]) : STR_EMPTY;
        Entry *original = key.len > 0 ? map_get(&behind, key) : NULL;

        if (original == NULL || original->span.end == 0)
            continue;
        take(records, source, original, records->arena, silent);
        original->span.end = 0; /* once is enough */
    }
}

void bibtex_file_read(const void *state, Records *records, Source *window, EntryReader *take, Diags *diags)
{
    const BibtexFile *file = state;
    Arena *arena = records->arena;
    Diags *found = diags_like(arena, diags);
    BibtexContext context = open_window(file, arena, window, found);
    BibtexEntries entries = { 0 };
    Extended extended;
    size_t end = window->bytes.len;
    Arena *scratch;

    read_entries(&context, &entries, context.input.start, end);
    extended = extend(file, arena, window, &entries);
    if (extended.source != NULL) {
        found = diags_like(arena, diags);
        context = open_window(file, arena, extended.source, found);
        entries = (BibtexEntries){ 0 };
        read_extended(&context, &extended, end, &entries);
        put_in_order(arena, &entries, end, extended.before);
    }
    bibtex_inherit(&context, file->classic, &entries);
    scratch = arena_create();
    drop_notes(found, end);
    diags_take(diags, found, (uint32_t)end);
    for (size_t i = 0; i < entries.count; i++) {
        if (entries.items[i]->span.start >= end || str_is(entries.items[i]->type, "xdata"))
            continue;
        move_spans(arena, entries.items[i], end);
        arena_clear(scratch);
        take(records, context.source, entries.items[i], scratch, diags);
    }
    arena_destroy(scratch);
    if (extended.source != NULL)
        take_originals(&context, records, &entries, end, take);
}
