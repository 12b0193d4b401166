/* The entry type. */
#include "crosswalk/bib_type.h"

#include "crosswalk/bib.h"

/* No chain in the maps is longer than three. */
enum { FALLS_MAX = 4 };

bool bib_is_master(Str genre)
{
    return str_contains(genre, STR("master")) || str_contains(genre, STR("Master")) || str_contains(genre, STR("硕士"));
}

static bool is_master(const Bib *bib)
{
    const Value *genre = bib_value(bib, F_GENRE);

    return genre != NULL && bib_is_master(genre->text);
}

static bool lacks(const BibParts *parts, Str what)
{
    if (str_is(what, "author"))
        return !parts->author;
    if (str_is(what, "author-but-editor"))
        return !parts->author && parts->editor;
    if (str_is(what, "creator"))
        return !parts->author && !parts->editor;
    if (str_is(what, "editor"))
        return !parts->editor;
    if (str_is(what, "container"))
        return !parts->container;
    if (str_is(what, "address"))
        return !parts->address;
    if (str_is(what, "note"))
        return !parts->note;
    return str_is(what, "doctor") && parts->master;
}

/* What the map would have for the first thing that the work lacks. */
static Str instead(const BibParts *parts, const MapTable *lacking, Str type)
{
    static const Str things[] = { STR_INIT("author"),    STR_INIT("author-but-editor"),
                                  STR_INIT("creator"),   STR_INIT("editor"),
                                  STR_INIT("container"), STR_INIT("address"),
                                  STR_INIT("note"),      STR_INIT("doctor") };
    uint64_t when = map_when(lacking, type);

    for (size_t i = 0; when != 0 && i < sizeof things / sizeof *things; i++) {
        const MapRow *row = lacks(parts, things[i]) ? map_row(lacking, things[i], when) : NULL;

        if (row != NULL)
            return row->theirs;
    }
    return STR_EMPTY;
}

Str bib_type_with(Str type, const MapTable *lacking, const BibParts *parts)
{
    for (unsigned fallen = 0; fallen < FALLS_MAX; fallen++) {
        Str other = instead(parts, lacking, type);

        if (other.len == 0)
            break;
        type = other;
    }
    return type;
}

Str bib_type(Bib *bib)
{
    BibParts parts = {
        .author = bib_has(bib, F_AUTHOR),
        .editor = bib_has(bib, F_EDITOR),
        .container = bib_has(bib, F_CONTAINER_TITLE),
        .address = bib_has(bib, F_URL) || bib_has(bib, F_DOI),
        .note = bib_has(bib, F_NOTE),
        .master = is_master(bib),
    };

    return bib_type_with(bib_map(bib, BIB_TYPES, record_text(bib->record, F_TYPE)), bib_table(bib, BIB_LACKING),
                         &parts);
}

/* The record came as an entry of another type, as which it would be read again. */
static bool is_custom_of(const Bib *bib, Str type)
{
    Str ours = map_reverse(bib->format->name, STR("types"), bib->entry->type, STR_EMPTY);

    return bib_has(bib, F_CUSTOM) && (ours.len > 0 ? str_eq(ours, type) : str_is(type, "document"));
}

void bib_subtype(Bib *bib)
{
    Str type = record_text(bib->record, F_TYPE), subtype = bib_map(bib, BIB_SUBTYPES, type);
    size_t start = bib->out.len;

    if (subtype.len > 0) {
        bib_line_text(bib, STR("entrysubtype"), subtype);
        return;
    }
    if (str_eq(bib->type, bib_map(bib, BIB_TYPES, type)) || str_eq(bib_map(bib, BIB_ALIKE, bib->type), type) ||
        is_custom_of(bib, type))
        return;
    for (size_t i = 0; i < type.len; i++)
        buf_char(&bib->out, type.ptr[i] == '_' ? '-' : type.ptr[i]);
    bib_line(bib, STR("entrysubtype"), start);
}
