#include "read/bibtex_parts.h"

#include "read/bibtex_inherit.h"
#include "read/bibtex_strings.h"

typedef struct Part {
    size_t from, to; /* where it begins, and where the next one does */
    size_t at;       /* how far it was read */
    BibtexContext context;
    BibtexEntries entries;
    bool inherits; /* one of its entries does */
} Part;

struct BibtexParts {
    Arena *arena;
    bool classic, inherits;
    BibtexContext context; /* what is known behind the parts that are joined */
    BibtexContext head;    /* behind the head: with this each part begins */
    BibtexEntries entries;
    size_t at;
    VEC(Part) list;
};

/* Reads entries from `*at` up to `end`. True if one of them inherits, or might be inherited from. */
static bool read_entries(BibtexContext *context, BibtexEntries *entries, size_t *at, size_t end)
{
    bool inherits = false;

    for (Entry *entry; (entry = bibtex_next(context, at, end)) != NULL;) {
        vec_push(context->arena, entries, entry);
        inherits = inherits || bibtex_inherits(entry);
    }
    return inherits;
}

/* Looks at no byte twice, however few of them begin an entry. */
static void cut(BibtexParts *parts, size_t from, size_t size)
{
    Str bytes = parts->context.input.bytes;

    while (from < bytes.len) {
        size_t wanted = bytes.len - from > size ? from + size : bytes.len, to = bibtex_next_start(bytes, wanted);

        vec_push(parts->arena, &parts->list, (Part){ .from = from, .to = to });
        from = to;
    }
}

BibtexParts *bibtex_parts_open(Arena *arena, const Source *source, bool classic, size_t size, Diags *diags)
{
    BibtexParts *parts = arena_new(arena, BibtexParts);
    Str bytes;
    size_t end;

    parts->arena = arena;
    parts->classic = classic;
    parts->context = bibtex_open(arena, source, diags);
    bytes = parts->context.input.bytes;
    parts->at = parts->context.input.start;
    end = bibtex_next_start(bytes, bytes.len - parts->at > size ? parts->at + size : bytes.len);
    parts->inherits = read_entries(&parts->context, &parts->entries, &parts->at, end);
    parts->head = parts->context;
    cut(parts, end, size);
    return parts;
}

size_t bibtex_parts_count(const BibtexParts *parts)
{
    return parts->list.count;
}

void bibtex_parts_scan(BibtexParts *parts, size_t number, Arena *arena)
{
    Part *part = &parts->list.items[number];

    part->context = parts->head;
    part->context.arena = arena;
    part->context.diags = diags_like(arena, parts->head.diags);
    part->context.macros = (Map){ 0 };
    part->context.head = &parts->head;
    part->context.faults = part->context.suggested = 0;
    part->at = part->from;
    part->inherits = read_entries(&part->context, &part->entries, &part->at, part->to);
}

/* Would it have been read in the same way behind all that is joined? */
static bool fits(const BibtexParts *parts, const Part *part)
{
    const BibtexContext *now = &parts->context, *found = &part->context;

    return parts->at == part->from && now->defined == parts->head.defined && !now->open_comments &&
           now->faults + found->faults < now->diags->limits.most[LIMIT_FAULTS] &&
           now->suggested + found->suggested <= BIBTEX_SUGGESTIONS && found->expansion > 0 &&
           now->expansion > parts->head.expansion - found->expansion;
}

static void join_macros(BibtexParts *parts, const BibtexContext *found)
{
    for (size_t i = 0; i < found->macros.count; i++)
        map_set(parts->arena, &parts->context.macros, found->macros.entries[i].key, found->macros.entries[i].value);
}

static void join_part(BibtexParts *parts, const Part *part)
{
    BibtexContext *now = &parts->context;
    const BibtexContext *found = &part->context;

    for (size_t i = 0; i < part->entries.count; i++)
        vec_push(parts->arena, &parts->entries, part->entries.items[i]);
    join_macros(parts, found);
    diags_append(now->diags, found->diags);
    now->defined = found->defined;
    now->suggested += found->suggested;
    now->faults += found->faults;
    now->expansion -= parts->head.expansion - found->expansion;
    now->open_comments = found->open_comments;
    parts->at = part->at;
    parts->inherits = parts->inherits || part->inherits;
}

const BibtexEntries *bibtex_parts_join(BibtexParts *parts)
{
    size_t kept = 0;

    for (size_t i = 0; i < parts->list.count && !parts->context.left; i++) {
        const Part *part = &parts->list.items[i];

        if (fits(parts, part))
            join_part(parts, part);
        else if (read_entries(&parts->context, &parts->entries, &parts->at, part->to))
            parts->inherits = true;
    }
    if (!parts->inherits)
        return &parts->entries;
    bibtex_inherit(&parts->context, parts->classic, &parts->entries);
    for (size_t i = 0; i < parts->entries.count; i++)
        if (!str_is(parts->entries.items[i]->type, "xdata"))
            parts->entries.items[kept++] = parts->entries.items[i];
    parts->entries.count = kept;
    return &parts->entries;
}
