#include "read/bibtex_inherit.h"

#include "base/near.h"
#include "read/bibtex_strings.h"
#include "read/bibtex_windows.h"
#include "text/names_bib.h"

#include <string.h>

/* clang-format off */
/* biblatex's \DeclareDataInheritance: types of the parent, of the child, and what becomes of its fields. */
static const struct {
    Str from, to;
    struct { Str source, target; } fields[3];
} rules[] = {
    { STR_INIT("mvbook book"), STR_INIT("inbook bookinbook suppbook"),
      { { STR_INIT("author"), STR_INIT("author") }, { STR_INIT("author"), STR_INIT("bookauthor") } } },
    { STR_INIT("mvbook"), STR_INIT("book inbook bookinbook suppbook"),
      { { STR_INIT("title"), STR_INIT("maintitle") }, { STR_INIT("subtitle"), STR_INIT("mainsubtitle") }, { STR_INIT("titleaddon"), STR_INIT("maintitleaddon") } } },
    { STR_INIT("mvcollection mvreference"), STR_INIT("collection reference incollection inreference suppcollection"),
      { { STR_INIT("title"), STR_INIT("maintitle") }, { STR_INIT("subtitle"), STR_INIT("mainsubtitle") }, { STR_INIT("titleaddon"), STR_INIT("maintitleaddon") } } },
    { STR_INIT("mvproceedings"), STR_INIT("proceedings inproceedings conference"),
      { { STR_INIT("title"), STR_INIT("maintitle") }, { STR_INIT("subtitle"), STR_INIT("mainsubtitle") }, { STR_INIT("titleaddon"), STR_INIT("maintitleaddon") } } },
    { STR_INIT("book"), STR_INIT("inbook bookinbook suppbook"),
      { { STR_INIT("title"), STR_INIT("booktitle") }, { STR_INIT("subtitle"), STR_INIT("booksubtitle") }, { STR_INIT("titleaddon"), STR_INIT("booktitleaddon") } } },
    { STR_INIT("collection reference"), STR_INIT("incollection inreference suppcollection"),
      { { STR_INIT("title"), STR_INIT("booktitle") }, { STR_INIT("subtitle"), STR_INIT("booksubtitle") }, { STR_INIT("titleaddon"), STR_INIT("booktitleaddon") } } },
    { STR_INIT("proceedings"), STR_INIT("inproceedings conference"),
      { { STR_INIT("title"), STR_INIT("booktitle") }, { STR_INIT("subtitle"), STR_INIT("booksubtitle") }, { STR_INIT("titleaddon"), STR_INIT("booktitleaddon") } } },
    { STR_INIT("periodical"), STR_INIT("article suppperiodical"),
      { { STR_INIT("title"), STR_INIT("journaltitle") }, { STR_INIT("subtitle"), STR_INIT("journalsubtitle") }, { STR_INIT("titleaddon"), STR_INIT("journaltitleaddon") } } },
};

/* Never inherited; and not where a rule for both types renames the title. */
static const Str never = STR_INIT("ids crossref xref xdata entryset entrysubtype execute label options presort related "
                                  "relatedoptions relatedstring relatedtype shorthand shorthandintro sortkey key");
static const Str not_with_title = STR_INIT("shorttitle sorttitle indextitle indexsorttitle");

/* Names for the same field. */
static const struct { Str other, name; } aliases[] = {
    { STR_INIT("address"), STR_INIT("location") }, { STR_INIT("annote"), STR_INIT("annotation") },
    { STR_INIT("archiveprefix"), STR_INIT("eprinttype") }, { STR_INIT("journal"), STR_INIT("journaltitle") },
    { STR_INIT("pdf"), STR_INIT("file") }, { STR_INIT("primaryclass"), STR_INIT("eprintclass") },
    { STR_INIT("school"), STR_INIT("institution") },
};
/* clang-format on */

enum { RULES = sizeof rules / sizeof *rules, ALIASES = sizeof aliases / sizeof *aliases };

typedef struct Heir {
    Entry *entry;
    enum { HEIR_NEW, HEIR_OPEN, HEIR_DONE } state;
    bool used; /* by somebody's xdata */
} Heir;

typedef struct Estate {
    BibtexContext *context;
    bool classic;
    Heir *heirs;
    size_t count;
    Map keys, folded; /* key → Heir; the second with keys in lower case, as BibTeX compares them */
    size_t left;      /* fields that may still be looked at: INHERIT_FREE and so on */
    size_t suggested;
} Estate;

static bool has_word(Str words, Str word)
{
    Str part;

    while (str_cut(&words, ' ', &part))
        if (str_eq(part, word))
            return true;
    return false;
}

static Str plain_name(Str name)
{
    for (size_t i = 0; i < ALIASES; i++)
        if (str_eq(aliases[i].other, name))
            return aliases[i].name;
    return name;
}

/* Under this name or an alias. */
static bool has_field(const Entry *entry, Str name)
{
    Str plain = plain_name(name);

    for (size_t i = 0; i < entry->fields->count; i++)
        if (str_eq(plain_name(entry->fields->entries[i].key), plain))
            return true;
    return false;
}

/* ---- finding parents ---- */

static Heir *find_heir(const Estate *estate, Str key)
{
    Heir *heir = map_get(&estate->keys, key);

    return heir != NULL ? heir : map_get(&estate->folded, arena_lower(estate->context->arena, key));
}

static Str suggest(Estate *estate, Str key)
{
    enum { SUGGESTIONS = 100, AMONG = 10000 };
    Nearest nearest = nearest_within(key, key.len / 3);

    if (estate->suggested++ >= SUGGESTIONS)
        return STR_EMPTY;
    for (size_t i = 0; i < estate->count && i < AMONG; i++)
        nearest_take(&nearest, estate->heirs[i].entry->key);
    return nearest.best;
}

static void report_missing(Estate *estate, Str field, Str key, Span span)
{
    BibtexContext *context = estate->context;
    Str near = suggest(estate, key);
    Diag *diag = diag_add(context->diags, DIAG_B201, context->source, span, "%.*s: no entry has the key '%.*s'",
                          STR_ARG(field), STR_ARG(key));

    if (near.len > 0)
        diag_help(context->diags, diag, "did you mean '%.*s'?", STR_ARG(near));
    else
        diag_help(context->diags, diag, "correct the key, or put the entry into this file");
}

static void report_cycle(Estate *estate, Str field, const Heir *parent, Span span, bool deep)
{
    BibtexContext *context = estate->context;
    Diag *diag =
        diag_add(context->diags, DIAG_B203, context->source, span,
                 deep ? "%.*s: '%.*s' stands at the end of too many parents" : "%.*s: '%.*s' inherits from itself",
                 STR_ARG(field), STR_ARG(parent->entry->key));

    diag_note(context->diags, diag, context->source, parent->entry->key_span, "this entry");
    diag_help(context->diags, diag, "take one of the references out");
}

static void resolve(Estate *estate, Heir *heir, size_t depth);

/* The parent that `key` names, with all that it inherits; NULL if there is none to inherit from, which is reported. */
static Heir *parent_of(Estate *estate, Str field, Str key, Span span, size_t depth)
{
    Heir *parent = find_heir(estate, key);

    if (parent == NULL) {
        report_missing(estate, field, key, span);
        return NULL;
    }
    if (parent->state == HEIR_NEW && depth < INHERIT_DEPTH)
        resolve(estate, parent, depth + 1);
    if (parent->state == HEIR_DONE)
        return parent;
    report_cycle(estate, field, parent, span, parent->state == HEIR_NEW);
    return NULL;
}

/* ---- inheriting ---- */

/* Takes the cost of a look at all fields of `child`. False when the file's share is used up; the first time that is
 * reported. */
static bool may_look(Estate *estate, const Entry *child)
{
    BibtexContext *context = estate->context;
    size_t cost = child->fields->count + 1;

    if (estate->left >= cost) {
        estate->left -= cost;
        return true;
    }
    if (estate->left > 0)
        diag_help(context->diags,
                  diag_add(context->diags, DIAG_B007, context->source, child->key_span,
                           "more fields are inherited than a bibliography can want"),
                  "write the fields out; nothing more is inherited in this file");
    estate->left = 0;
    return false;
}

/* Gives `child` a field under `name`, unless it has one. */
static void inherit_field(Estate *estate, Entry *child, Str name, const NodeEntry *field)
{
    if (may_look(estate, child) && !has_field(child, name))
        node_add(estate->context->arena, child->fields, name, field->key_span, field->value);
}

/* By the rules for both types. True if one of them renames the title. */
static bool inherit_renamed(Estate *estate, Entry *child, const Entry *parent)
{
    bool title = false;

    for (size_t i = 0; i < RULES; i++) {
        if (!has_word(rules[i].from, parent->type) || !has_word(rules[i].to, child->type))
            continue;
        for (size_t j = 0; j < 3 && rules[i].fields[j].source.len > 0; j++) {
            const NodeEntry *field = node_entry(parent->fields, rules[i].fields[j].source);

            if (field != NULL)
                inherit_field(estate, child, rules[i].fields[j].target, field);
        }
        title = title || str_is(rules[i].fields[0].source, "title");
    }
    return title;
}

/* Whoever has a year gets no part of another's date. */
static bool is_date_part(Str name)
{
    return str_is(name, "date") || str_is(name, "year") || str_is(name, "month") || str_is(name, "day");
}

static const Str title_fields = STR_INIT("title subtitle titleaddon");

static void inherit_from(Estate *estate, Entry *child, const Entry *parent, bool by_rules)
{
    bool dated = !estate->classic && (has_field(child, STR("date")) || has_field(child, STR("year")));
    bool renamed = may_look(estate, child) && by_rules && inherit_renamed(estate, child, parent);

    for (size_t i = 0; i < parent->fields->count && estate->left > 0; i++) {
        const NodeEntry *field = &parent->fields->entries[i];
        bool kept = has_word(never, field->key) || (dated && is_date_part(field->key)) ||
                    (renamed && (has_word(title_fields, field->key) || has_word(not_with_title, field->key)));

        if (!kept)
            inherit_field(estate, child, field->key, field);
    }
}

/* Calls for each key of a list, with its place. */
static size_t next_key(const Node *list, size_t at, Str *key, Span *span)
{
    Str text = list->text;
    size_t end;

    while (at < text.len && (text.ptr[at] == ',' || ascii_is_space(text.ptr[at])))
        at++;
    for (end = at; end < text.len && text.ptr[end] != ',';)
        end++;
    *key = str_trim(str_slice(text, at, end));
    *span = list->span;
    if (list->span.end - list->span.start == text.len) /* one piece: offsets agree */
        *span = (Span){ list->span.start + (uint32_t)at, list->span.start + (uint32_t)(at + key->len) };
    return end;
}

/* True if all of them were found. */
static bool inherit_data(Estate *estate, Heir *heir, const Node *list, size_t depth)
{
    bool found = true;
    Span span;
    Str key;

    for (size_t at = next_key(list, 0, &key, &span); key.len > 0; at = next_key(list, at, &key, &span)) {
        Heir *parent = parent_of(estate, STR("xdata"), key, span, depth);

        found = found && parent != NULL;
        if (parent == NULL)
            continue;
        parent->used = true;
        inherit_from(estate, heir->entry, parent->entry, false);
    }
    return found;
}

static void remove_field(Node *fields, Str name)
{
    uint32_t kept = 0;

    for (size_t i = 0; i < fields->count; i++)
        if (!str_eq(fields->entries[i].key, name))
            fields->entries[kept++] = fields->entries[i];
    fields->count = kept;
}

/* ---- single values ---- */

/* Where the last hyphen stands, or STR_NONE. */
static size_t last_hyphen(Str text)
{
    const char *found = text.len > 0 ? memrchr(text.ptr, '-', text.len) : NULL;

    return found != NULL ? (size_t)(found - text.ptr) : STR_NONE;
}

bool bibtex_next_reference(Str *rest, Str *item, BibtexReference *reference)
{
    while (names_bib_next(rest, item, NULL, NULL)) {
        Str text = str_from(*item, 6), tail;
        size_t dash;

        *reference = (BibtexReference){ 0 };
        if (!str_starts(*item, STR("xdata=")) || (dash = last_hyphen(text)) == STR_NONE)
            return true;
        tail = str_from(text, dash + 1);
        for (size_t i = 0; i < tail.len && i < 6 && ascii_is_digit(tail.ptr[i]); i++)
            reference->number = 10 * reference->number + (size_t)(tail.ptr[i] - '0');
        text = reference->number > 0 ? str_slice(text, 0, dash) : text;
        dash = last_hyphen(text);
        if (dash == STR_NONE || dash == 0 || dash + 1 == text.len)
            return true;
        reference->key = str_slice(text, 0, dash);
        reference->field = str_from(text, dash + 1);
        return true;
    }
    return false;
}

/* What references stand for is searched and copied: it is counted among what macros stand for. */
static bool may_copy(Estate *estate, Span span, size_t len)
{
    BibtexContext *context = estate->context;

    if (context->expansion >= len) {
        context->expansion -= len;
        return true;
    }
    if (context->expansion > 0)
        diag_add(context->diags, DIAG_B007, context->source, span, "references stand for more than a file can want");
    context->expansion = 0;
    return false;
}

/* What a reference stands for; or `item`, which it is, where there is no such thing. */
static Str referred(Estate *estate, Str item, const BibtexReference *reference, Span span, size_t depth)
{
    Heir *parent = parent_of(estate, STR("xdata"), reference->key, span, depth);
    const NodeEntry *field;
    Str rest, name;

    if (parent == NULL)
        return item;
    parent->used = true;
    field = node_entry(parent->entry->fields, arena_lower(estate->context->arena, reference->field));
    if (field == NULL || field->value->kind != NODE_TEXT) {
        report_missing(estate, STR("xdata"), str_from(item, 6), span);
        return item;
    }
    if (!may_copy(estate, span, field->value->text.len))
        return item;
    if (reference->number == 0)
        return field->value->text;
    rest = field->value->text;
    for (size_t i = 0; i < reference->number; i++)
        if (!names_bib_next(&rest, &name, NULL, NULL)) {
            report_missing(estate, STR("xdata"), str_from(item, 6), span);
            return item;
        }
    return name;
}

/* author = {xdata=people-author-2 and Roe, Richard} */
static void refer(Estate *estate, NodeEntry *field, size_t depth)
{
    Arena *arena = estate->context->arena;
    Str rest = field->value->text, item;
    BibtexReference reference;
    Buf text = { 0 };
    bool found = false;
    Node *node;

    while (bibtex_next_reference(&rest, &item, &reference)) {
        buf_puts(&text, text.len > 0 ? " and " : "");
        buf_put(&text, reference.key.len > 0 ? referred(estate, item, &reference, field->value->span, depth) : item);
        found = found || reference.key.len > 0;
    }
    if (!found) {
        buf_free(&text);
        return;
    }
    node = node_text(arena, buf_keep(arena, &text), field->value->span);
    node->quoted = field->value->quoted;
    field->value = node;
    buf_free(&text);
}

static void refer_all(Estate *estate, const Heir *heir, size_t depth)
{
    for (size_t i = 0; i < heir->entry->fields->count; i++) {
        NodeEntry *field = &heir->entry->fields->entries[i];

        if (field->value->kind == NODE_TEXT && bibtex_has_reference(field->value->text))
            refer(estate, field, depth);
    }
}

static bool refers(const Entry *entry)
{
    for (size_t i = 0; i < entry->fields->count; i++)
        if (entry->fields->entries[i].value->kind == NODE_TEXT &&
            bibtex_has_reference(entry->fields->entries[i].value->text))
            return true;
    return false;
}

bool bibtex_has_reference(Str text)
{
    return str_find_char(text, 'x') != STR_NONE && str_contains(text, STR("xdata="));
}

/* Recursion ends at INHERIT_DEPTH: see parent_of. */
static void resolve(Estate *estate, Heir *heir, size_t depth)
{
    const NodeEntry *data = node_entry(heir->entry->fields, STR("xdata"));
    const NodeEntry *crossref = node_entry(heir->entry->fields, STR("crossref"));
    Heir *parent = NULL;

    if (heir->state != HEIR_NEW)
        return;
    heir->state = HEIR_OPEN;
    if (crossref != NULL)
        parent = parent_of(estate, STR("crossref"), str_trim(crossref->value->text), crossref->value->span, depth);
    if (data != NULL && inherit_data(estate, heir, data->value, depth))
        remove_field(heir->entry->fields, STR("xdata"));
    if (parent != NULL)
        inherit_from(estate, heir->entry, parent->entry, !estate->classic);
    refer_all(estate, heir, depth);
    heir->state = HEIR_DONE;
}

static void report_unused(Estate *estate)
{
    BibtexContext *context = estate->context;

    for (size_t i = 0; i < estate->count; i++) {
        const Entry *entry = estate->heirs[i].entry;

        if (str_is(entry->type, "xdata") && !estate->heirs[i].used &&
            (context->file == NULL || !bibtex_file_is_parent(context->file, entry->key)))
            diag_help(context->diags,
                      diag_add(context->diags, DIAG_B019, context->source, entry->key_span,
                               "no entry takes its data from '%.*s'", STR_ARG(entry->key)),
                      "an entry does so by xdata = {%.*s}; alone it makes no record", STR_ARG(entry->key));
    }
}

bool bibtex_inherits(const Entry *entry)
{
    return str_is(entry->type, "xdata") || refers(entry) || node_entry(entry->fields, STR("crossref")) != NULL ||
           node_entry(entry->fields, STR("xdata")) != NULL;
}

void bibtex_inherit(BibtexContext *context, bool classic, const BibtexEntries *entries)
{
    Estate estate = { .context = context, .classic = classic, .count = entries->count, .left = INHERIT_FREE };
    bool wanted = false;

    for (size_t i = 0; i < entries->count; i++) {
        const Entry *entry = entries->items[i];

        estate.left += (size_t)INHERIT_FACTOR * entry->fields->count;
        wanted = wanted || bibtex_inherits(entry);
    }
    if (!wanted)
        return;
    estate.heirs = arena_array(context->arena, entries->count, sizeof *estate.heirs);
    for (size_t i = 0; i < entries->count; i++) {
        Entry *entry = entries->items[i];

        estate.heirs[i].entry = entry;
        map_add(context->arena, &estate.keys, entry->key, &estate.heirs[i]);
        map_add(context->arena, &estate.folded, arena_lower(context->arena, entry->key), &estate.heirs[i]);
    }
    for (size_t i = 0; i < entries->count; i++)
        resolve(&estate, &estate.heirs[i], 0);
    report_unused(&estate);
}
