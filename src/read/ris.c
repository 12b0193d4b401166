#include "read/ris.h"

#include "base/buf.h"
#include "crosswalk/ris.h"
#include "model/maps.h"
#include "read/charset.h"
#include "read/json.h"

enum { TAG = 2, JSON_LIMIT = 1 << 20 };

/* A line, and the tag that it begins with. */
typedef struct Line {
    size_t start, end; /* without the line end */
    Str tag;           /* in upper case; empty: none */
    size_t value;      /* where its value begins */
} Line;

/* Lines of one value. */
typedef struct Pending {
    Str tag;
    Span tag_span, span;
    Str text;   /* of the first line */
    Buf joined; /* of all, if there are several */
    size_t lines;
} Pending;

typedef struct Reader {
    Arena *arena;
    const Source *source;
    Diags *diags;
    CharsetBytes input;
    RisEntries *entries;
    Entry *entry;    /* the record that is open, or NULL */
    Pending pending; /* its last value */
    size_t at, faults;
    bool stray; /* text outside of records was met and reported since the last record */
} Reader;

static Span span_of(size_t start, size_t end)
{
    return (Span){ (uint32_t)start, (uint32_t)end };
}

static void fault(Reader *reader, Span span, const char *message, const char *help)
{
    reader->faults++;
    diag_help(reader->diags, diag_add(reader->diags, DIAG_B017, reader->source, span, "%s", message), "%s", help);
}

/* ---- lines ---- */

static bool is_tag_name(Str tag)
{
    return ascii_is_alpha(tag.ptr[0]) && ascii_is_alnum(tag.ptr[1]);
}

static Str upper_tag(Arena *arena, Str tag)
{
    char *upper;

    if (!ascii_is_lower(tag.ptr[0]) && !ascii_is_lower(tag.ptr[1]))
        return tag;
    upper = (char *)arena_copy(arena, tag).ptr;
    upper[0] = ascii_upper(upper[0]);
    upper[1] = ascii_upper(upper[1]);
    return (Str){ upper, TAG };
}

/* A tag that the map knows. */
static bool is_known(Str tag)
{
    return str_is(tag, "TY") || str_is(tag, "ER") || str_is(tag, "ID") || str_is(tag, "EP") || str_is(tag, "PY") ||
           map_find_theirs(STR("ris"), STR("fields"), tag, STR_EMPTY) != NULL ||
           map_find_theirs(STR("ris"), STR("residue"), tag, STR_EMPTY) != NULL;
}

/* `XX  - ` is a tag, whatever its letters. With other blanks before the hyphen, in lower case, or with nothing behind it,
 * only a known one is: text may look so, too. */
static void find_tag(Reader *reader, Line *line)
{
    Str text = str_slice(reader->input.bytes, line->start, line->end), tag;
    size_t at = 0, blanks;
    bool exact;

    while (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '\t'))
        at++;
    if (text.len - at < TAG + 1 || !is_tag_name(str_from(text, at)))
        return;
    tag = upper_tag(reader->arena, str_slice(text, at, at + TAG));
    for (blanks = at + TAG; blanks < text.len && (text.ptr[blanks] == ' ' || text.ptr[blanks] == '\t');)
        blanks++;
    if (blanks == text.len || text.ptr[blanks] != '-' || blanks - at - TAG > 3)
        return;
    exact = at == 0 && blanks == TAG + 2 && tag.ptr == text.ptr;
    if (blanks + 1 < text.len && text.ptr[blanks + 1] != ' ' && blanks == at + TAG && !str_is(tag, "TY"))
        return;
    if (!(exact && (blanks + 1 == text.len || text.ptr[blanks + 1] == ' ')) && !is_known(tag))
        return;
    line->tag = tag;
    line->value = line->start + blanks + 1;
    while (line->value < line->end &&
           (reader->input.bytes.ptr[line->value] == ' ' || reader->input.bytes.ptr[line->value] == '\t'))
        line->value++;
}

static bool next_line(Reader *reader, Line *line)
{
    Str bytes = reader->input.bytes;

    if (reader->at >= bytes.len)
        return false;
    *line = (Line){ .start = reader->at, .end = reader->at };
    while (line->end < bytes.len && bytes.ptr[line->end] != '\n' && bytes.ptr[line->end] != '\r')
        line->end++;
    reader->at = line->end;
    if (reader->at < bytes.len && bytes.ptr[reader->at] == '\r')
        reader->at++;
    if (reader->at < bytes.len && bytes.ptr[reader->at] == '\n')
        reader->at++;
    while (line->end > line->start && ascii_is_space(bytes.ptr[line->end - 1]))
        line->end--;
    find_tag(reader, line);
    return true;
}

static bool is_empty(const Line *line)
{
    return line->start == line->end;
}

/* ---- fields of ours in a user tag ---- */

static Span moved(Span span, Span place, bool exact)
{
    return exact ? span_of(place.start + span.start, place.start + span.end) : place;
}

/* The JSON was read on its own: its places become those of the source. Bounded by LIMIT_DEPTH. */
static void move_spans(Node *node, Span place, bool exact)
{
    node->span = moved(node->span, place, exact);
    for (size_t i = 0; i < node->count; i++) {
        node->entries[i].key_span = moved(node->entries[i].key_span, place, exact);
        move_spans(node->entries[i].value, place, exact);
    }
}

static Node *json_tree(Reader *reader, Str json, Span span)
{
    Source *source;
    Diags *diags;
    const Node *node;

    if (json.len > JSON_LIMIT)
        return NULL;
    diags = diags_create(reader->arena);
    source = source_create(reader->arena, reader->source->name, json);
    node = read_json(reader->arena, source, diags);
    if (node == NULL || diags->errors > 0)
        return NULL;
    /* Where it stands in one line, in UTF-8, the places are exact; else they are that of the whole. */
    move_spans((Node *)node, span, span.end - span.start == json.len);
    return (Node *)node;
}

static void add_field(Reader *reader, Str tag, Span tag_span, Str text, Span span)
{
    Str field, json;
    Node *value = NULL;

    if (text.len == 0)
        return;
    if (ris_is_residue(text, &field, &json)) {
        Span json_span = span_of(span.start + text.len - json.len, span.start + text.len);

        if (span.end - span.start != text.len)
            json_span = span;
        value = json_tree(reader, json, json_span);
        if (value == NULL)
            fault(reader, span, "a field of bibelot that is not JSON any more",
                  "delete the line, or write its JSON anew");
        else
            tag = arena_join(reader->arena, STR("bibelot."), field);
    }
    if (value == NULL)
        value = node_text(reader->arena, text, span);
    node_add(reader->arena, reader->entry->fields, tag, tag_span, value);
}

/* ---- notes of Zotero ---- */

/* The entities that notes have. */
static Str unescaped(Arena *arena, Str text)
{
    static const struct {
        Str entity;
        char c;
    } entities[] = { { STR_INIT("&amp;"), '&' },  { STR_INIT("&lt;"), '<' },   { STR_INIT("&gt;"), '>' },
                     { STR_INIT("&quot;"), '"' }, { STR_INIT("&#39;"), '\'' }, { STR_INIT("&nbsp;"), ' ' } };
    enum { ENTITIES = sizeof entities / sizeof *entities };
    Buf out = { 0 };

    for (size_t i = 0; i < text.len; i++) {
        size_t e = 0;

        while (e < ENTITIES && !str_starts(str_from(text, i), entities[e].entity))
            e++;
        buf_char(&out, e < ENTITIES ? entities[e].c : text.ptr[i]);
        i += e < ENTITIES ? entities[e].entity.len - 1 : 0;
    }
    text = buf_keep(arena, &out);
    buf_free(&out);
    return text;
}

/* Zotero knows no user tags: it keeps their lines in a note of HTML, and writes that as N1:
 * <p>The following values have no corresponding Zotero field:<br/>U5  - bibelot title: {…}</p> */
static bool is_zotero_note(Str tag, Str text)
{
    return str_is(tag, "N1") && str_starts(text, STR("<")) && str_contains(text, STR("bibelot "));
}

static void add_zotero_line(Reader *reader, Str tag, Span tag_span, Str line, Span span)
{
    size_t sign = str_find(line, STR("bibelot ")), hyphen = str_find(line, STR("- "));
    Str field, json;

    line = unescaped(reader->arena, str_trim(line));
    if (sign != STR_NONE && sign > 0 && hyphen != STR_NONE && hyphen < sign)
        line = str_from(line, str_find(line, STR("bibelot ")));
    if (str_starts(line, STR("The following values have no corresponding Zotero field")))
        return;
    add_field(reader, ris_is_residue(line, &field, &json) ? STR("U5") : tag, tag_span, line, span);
}

/* What stands between tags is a line each. */
static void add_zotero_note(Reader *reader, Str tag, Span tag_span, Str text, Span span)
{
    while (text.len > 0) {
        size_t open = str_find_char(text, '<'), close;
        Str line = str_trim(str_slice(text, 0, open));

        if (line.len > 0)
            add_zotero_line(reader, tag, tag_span, line, span);
        close = open == STR_NONE ? STR_NONE : str_find_char(str_from(text, open), '>');
        text = close == STR_NONE ? STR_EMPTY : str_from(text, open + close + 1);
    }
}

/* ---- values ---- */

static void finish_value(Reader *reader)
{
    Pending *pending = &reader->pending;
    Str text = pending->lines > 1 ? buf_keep(reader->arena, &pending->joined) : pending->text;

    buf_free(&pending->joined);
    text = charset_text(reader->arena, reader->input.charset, text);
    if (is_zotero_note(pending->tag, text))
        add_zotero_note(reader, pending->tag, pending->tag_span, text, pending->span);
    else if (pending->lines > 0)
        add_field(reader, pending->tag, pending->tag_span, text, pending->span);
    *pending = (Pending){ 0 };
}

static void begin_value(Reader *reader, const Line *line)
{
    finish_value(reader);
    reader->pending = (Pending){ .tag = line->tag,
                                 .tag_span = span_of(line->start, line->start + TAG),
                                 .span = span_of(line->value, line->end > line->value ? line->end : line->value),
                                 .text = str_slice(reader->input.bytes, line->value, line->end),
                                 .lines = 1 };
}

/* A line without a tag goes on with the value before it; one of KW is a keyword of its own. */
static void continue_value(Reader *reader, const Line *line)
{
    Pending *pending = &reader->pending;
    Str bytes = reader->input.bytes, text;
    size_t from = line->start;

    while (from < line->end && ascii_is_space(bytes.ptr[from]))
        from++;
    text = str_slice(bytes, from, line->end);
    if (str_is(pending->tag, "KW")) {
        Line keyword = { .start = pending->tag_span.start, .end = line->end, .tag = pending->tag, .value = from };

        begin_value(reader, &keyword);
        return;
    }
    if (pending->lines++ == 1)
        buf_put(&pending->joined, pending->text);
    if (pending->joined.len > 0)
        buf_char(&pending->joined, ' ');
    buf_put(&pending->joined, text);
    pending->span.end = (uint32_t)line->end;
}

/* ---- records ---- */

static void finish_entry(Reader *reader, size_t end)
{
    if (reader->entry == NULL)
        return;
    finish_value(reader);
    reader->entry->span.end = (uint32_t)end;
    vec_push(reader->arena, reader->entries, reader->entry);
    reader->entry = NULL;
    reader->stray = false;
}

static void begin_entry(Reader *reader, size_t at)
{
    reader->entry = arena_new(reader->arena, Entry);
    reader->entry->span = reader->entry->type_span = reader->entry->key_span = span_of(at, at);
    reader->entry->fields = node_map(reader->arena, reader->entry->span);
}

static Str upper(Arena *arena, Str text)
{
    char *copy = (char *)arena_copy(arena, text).ptr;

    for (size_t i = 0; i < text.len; i++)
        copy[i] = ascii_upper(copy[i]);
    return (Str){ copy, text.len };
}

static void read_type(Reader *reader, const Line *line)
{
    if (reader->entry != NULL) {
        fault(reader, span_of(line->start, line->start + TAG), "the record before this one has no end",
              "put a line 'ER  - ' before this one");
        finish_entry(reader, line->start);
    }
    begin_entry(reader, line->start);
    reader->entry->type_span = span_of(line->value, line->end > line->value ? line->end : line->value);
    reader->entry->type = upper(reader->arena, str_slice(reader->input.bytes, line->value, line->end));
    if (reader->entry->type.len == 0)
        fault(reader, span_of(line->start, line->end), "this record has no type", "give one: TY  - JOUR");
}

static void read_end(Reader *reader, const Line *line)
{
    if (reader->entry != NULL)
        finish_entry(reader, line->end);
    else
        fault(reader, span_of(line->start, line->end), "an end without a record", "delete the line");
}

static void read_key(Reader *reader, const Line *line)
{
    if (reader->entry->key.len > 0 || line->end <= line->value) {
        begin_value(reader, line);
        return;
    }
    finish_value(reader);
    reader->entry->key_span = span_of(line->value, line->end);
    reader->entry->key =
        charset_text(reader->arena, reader->input.charset, str_slice(reader->input.bytes, line->value, line->end));
}

/* A tag outside of a record begins one. */
static void read_tag(Reader *reader, const Line *line)
{
    if (str_is(line->tag, "TY")) {
        read_type(reader, line);
        return;
    }
    if (str_is(line->tag, "ER")) {
        read_end(reader, line);
        return;
    }
    if (reader->entry == NULL) {
        fault(reader, span_of(line->start, line->start + TAG), "a record that does not begin with its type",
              "put a line 'TY  - ' with the type before this one; it is read as GEN");
        begin_entry(reader, line->start);
    }
    if (str_is(line->tag, "ID"))
        read_key(reader, line);
    else
        begin_value(reader, line);
}

/* PubMed's own format looks like RIS. */
static bool is_medline(Str line)
{
    return str_starts(line, STR("PMID- "));
}

/* `Provider: …`, `Database: …`, `Content:…`: what databases put before their records. */
static bool is_header(Str line)
{
    size_t colon = str_find_char(line, ':');

    return colon != STR_NONE && colon > 0 && colon < 40;
}

static void read_stray(Reader *reader, const Line *line)
{
    Str text = str_slice(reader->input.bytes, line->start, line->end);

    if (reader->stray || (reader->entries->count == 0 && is_header(text)))
        return;
    reader->stray = true;
    if (is_medline(text))
        fault(reader, span_of(line->start, line->end), "this is PubMed's own format, not RIS",
              "export the records as RIS (in PubMed: Send to, Citation manager gives the other format)");
    else
        fault(reader, span_of(line->start, line->end), "text outside of the records",
              "delete it, or put it into a record: N1  - text");
}

static void read_lines(Reader *reader)
{
    Line line;

    while (next_line(reader, &line)) {
        if (reader->faults >= reader->diags->limits.most[LIMIT_FAULTS]) {
            fault(reader, span_of(line.start, line.end), "too many faults: the rest of the file was not read",
                  "mend those above first");
            break;
        }
        if (line.tag.len > 0)
            read_tag(reader, &line);
        else if (is_empty(&line))
            continue;
        else if (reader->entry != NULL && reader->pending.lines > 0)
            continue_value(reader, &line);
        else
            read_stray(reader, &line);
    }
}

void ris_read_entries(Arena *arena, const Source *source, RisEntries *entries, Diags *diags)
{
    Reader reader = { .arena = arena, .source = source, .diags = diags, .entries = entries };
    size_t end;

    reader.input = charset_open(arena, source, STR_EMPTY, (Span){ 0, 0 }, NULL, diags);
    reader.at = reader.input.start;
    read_lines(&reader);
    if (reader.entry == NULL)
        return;
    end = reader.entry->span.start;
    fault(&reader, span_of(end, end + TAG), "this record has no end", "put a line 'ER  - ' behind its last one");
    finish_entry(&reader, source->bytes.len);
}

void read_ris(Records *records, Source *source, Diags *diags)
{
    RisEntries entries = { 0 };
    RisKeys keys = ris_keys_open();

    source->syntax = SYNTAX_LINES;
    ris_read_entries(records->arena, source, &entries, diags);
    for (size_t i = 0; i < entries.count && records_have_room(records, source, entries.items[i]->span, diags); i++)
        ris_read(records, source, entries.items[i], &keys, diags);
    ris_keys_close(&keys);
}

/* `TY  - JOUR`, be it with a blank too few, or in lower case. */
static bool is_tag_line(Str bytes, size_t at, const char *tag)
{
    if (at + 2 >= bytes.len || ascii_upper(bytes.ptr[at]) != tag[0] || ascii_upper(bytes.ptr[at + 1]) != tag[1])
        return false;
    for (at += 2; at < bytes.len && bytes.ptr[at] == ' ';)
        at++;
    return at < bytes.len && bytes.ptr[at] == '-';
}

/* Is `ER  -` the last line before that byte, blank ones aside? */
static bool ends_record(Str bytes, size_t at)
{
    while (at > 0 && ascii_is_space(bytes.ptr[at - 1]))
        at--;
    while (at > 0 && bytes.ptr[at - 1] != '\n' && bytes.ptr[at - 1] != '\r')
        at--;
    return is_tag_line(bytes, at, "ER");
}

size_t ris_split(Str bytes)
{
    enum { PATIENCE = 1024 * 1024 }; /* where no record ends for so long they are cut where they begin */
    size_t begun = 0;

    for (size_t at = bytes.len; at-- > 1;) {
        if ((bytes.ptr[at - 1] != '\n' && bytes.ptr[at - 1] != '\r') || !is_tag_line(bytes, at, "TY"))
            continue;
        if (ends_record(bytes, at))
            return at;
        begun = begun > 0 ? begun : at;
    }
    return bytes.len >= PATIENCE ? begun : 0;
}
