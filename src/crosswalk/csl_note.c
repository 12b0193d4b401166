/* Variables in a note: Zotero, which has no field for some, takes them as lines of "Extra", and hands these on in `note`
 * (citeproc-js manual, "Supplementary fields"; Better BibTeX, "Extra fields").
 *
 *     original-title: Das Kapital
 *     Original Date: 1867
 *     tex.eprint: 1234.5678
 *     {:publisher-place: Berlin}
 *
 * Lines stand at the beginning of the note; its first line may be anything. */
#include "crosswalk/csl_parts.h"
#include "model/maps.h"

typedef struct Split {
    Arena *arena;
    CslNoteVisitor *visit;
    void *context;
    Buf rest;
    bool found;
} Split;

/* "Original Title" as original-title. Empty: no name of a variable. */
static Str variable_name(Arena *arena, Str label)
{
    enum { LONGEST = 40 };
    Buf out = { 0 };
    Str name;

    label = str_trim(label);
    for (size_t i = 0; i < label.len && i < LONGEST; i++)
        buf_char(&out, label.ptr[i] == ' ' ? '-' : label.ptr[i]);
    name = buf_keep(arena, &out);
    buf_free(&out);
    for (size_t i = 0; i < name.len; i++)
        if (!ascii_is_alnum(name.ptr[i]) && name.ptr[i] != '-' && name.ptr[i] != '_' && name.ptr[i] != '.')
            return STR_EMPTY;
    return label.len <= LONGEST ? name : STR_EMPTY;
}

static bool take(Split *split, Str text)
{
    size_t colon = str_find_char(text, ':');
    Str name, value;

    if (colon == STR_NONE)
        return false;
    name = variable_name(split->arena, str_slice(text, 0, colon));
    value = str_trim(str_from(text, colon + 1));
    if (name.len == 0 || value.len == 0 || !split->visit(split->context, name, value))
        return false;
    split->found = true;
    return true;
}

/* A line like those of the block, which goes on behind it: of a variable whose value was not taken, or one that is not known. */
static bool is_label(Arena *arena, Str line)
{
    size_t colon = str_find_char(line, ':');

    if (colon == STR_NONE || colon == 0)
        return false;
    if (csl_note_row(arena, variable_name(arena, str_slice(line, 0, colon))) != NULL)
        return true;
    for (size_t i = 0; i < colon; i++)
        if (!ascii_is_lower(line.ptr[i]) && line.ptr[i] != '-' && line.ptr[i] != '_')
            return false;
    return true;
}

static void keep(Split *split, Str line, bool first)
{
    if (!first || split->rest.len > 0)
        buf_char(&split->rest, '\n');
    buf_put(&split->rest, line);
}

/* {:variable: value}, anywhere in the line. */
static Str take_braced(Split *split, Str line)
{
    Buf out = { 0 };
    Str kept;

    for (size_t open; (open = str_find(line, STR("{:"))) != STR_NONE;) {
        size_t close = str_find_char(str_from(line, open), '}');

        if (close == STR_NONE)
            break;
        buf_put(&out, str_slice(line, 0, open));
        if (!take(split, str_slice(line, open + 2, open + close)))
            buf_put(&out, str_slice(line, open, open + close + 1));
        line = str_from(line, open + close + 1);
    }
    buf_put(&out, line);
    kept = buf_keep(split->arena, &out);
    buf_free(&out);
    return kept;
}

bool csl_note_split(Arena *arena, Str note, CslNoteVisitor *visit, void *context, Str *rest)
{
    Split split = { .arena = arena, .visit = visit, .context = context };
    Str all = note, line;
    bool lines = true;

    *rest = note;
    if (str_find_char(note, ':') == STR_NONE)
        return false;
    for (size_t i = 0; str_cut(&all, '\n', &line); i++) {
        Str kept = str_contains(line, STR("{:")) ? take_braced(&split, line) : line;

        if (kept.len != line.len) {
            if (str_trim(kept).len > 0)
                keep(&split, kept, split.rest.len == 0);
            continue;
        }
        if (lines && take(&split, line))
            continue;
        lines = lines && (i == 0 || is_label(arena, line));
        keep(&split, line, split.rest.len == 0 && i == 0);
    }
    if (split.found)
        *rest = str_trim(buf_keep(arena, &split.rest));
    buf_free(&split.rest);
    return split.found;
}

/* ---- variables ---- */

const Row *csl_row_of(Str variable)
{
    const MapRow *map = map_find_theirs(STR("csl"), STR("fields"), variable, STR_EMPTY);

    return map != NULL && map->field != F_NONE && map->field != F_CUSTOM ? schema_field(&schema_endnote, map->field)
                                                                         : NULL;
}

const Row *csl_note_row(Arena *arena, Str name)
{
    const Row *row = csl_row_of(name);

    if (row == NULL)
        row = schema_row(&schema_endnote, arena_lower(arena, name));
    if (row == NULL || row->name == F_CUSTOM || row->name == F_NOTE || row->name == F_TYPE ||
        (row->type == TYPE_RECORD && row->record != &schema_name) || row->type == TYPE_REF ||
        row->type == TYPE_SUBJECT || row->type == TYPE_RANGE)
        return NULL;
    return row;
}

Node *csl_note_name(CslReading *reading, Str value, Span span)
{
    size_t bars = str_find(value, STR("||"));
    Node *name = node_map(reading->scratch, span), *list = node_list(reading->scratch, span);

    if (bars == STR_NONE) {
        node_add(reading->scratch, name, STR("literal"), span, node_text(reading->scratch, value, span));
    } else {
        node_add(reading->scratch, name, STR("family"), span,
                 node_text(reading->scratch, str_trim(str_slice(value, 0, bars)), span));
        node_add(reading->scratch, name, STR("given"), span,
                 node_text(reading->scratch, str_trim(str_from(value, bars + 2)), span));
    }
    node_add(reading->scratch, list, STR_EMPTY, SPAN_NONE, name);
    return list;
}

static bool visit_any(void *context, Str name, Str value)
{
    Arena *arena = context;

    (void)value;
    return str_starts(name, STR("tex.")) || csl_note_row(arena, name) != NULL;
}

bool csl_note_has_variables(Arena *arena, Str text)
{
    Str rest;

    return csl_note_split(arena, text, visit_any, arena, &rest);
}
