/* TEI: ref, ptr and bibl that point to works, the notes they stand in, and the text. */
#include "read/manuscript_parts.h"

#include "base/map.h"
#include "xml/input.h"

typedef struct Tei {
    Manuscript *manuscript;
    Map works;  /* ids of the works that the document lists */
    Map others; /* all other ids */
    uint32_t notes, note;
    bool joined;
} Tei;

static bool is_one_of(const Element *element, const char *const *names)
{
    for (; *names != NULL; names++)
        if (element_is(element, *names))
            return true;
    return false;
}

static const char *const works[] = { "bibl", "biblStruct", "biblFull", "msDesc", NULL };
static const char *const quotes[] = { "quote", "q", "cit", "said", "listBibl", NULL };
/* Nobody reads these as text. */
static const char *const silent[] = { "teiHeader", "code",     "egXML", "formula", "figure", "biblStruct", "biblFull",
                                      "facsimile", "standOff", "gi",    "att",     "val",    NULL };
/* A word goes on across these. */
static const char *const inlines[] = { "hi",      "emph",      "term",     "foreign", "name", "persName", "placeName",
                                       "orgName", "mentioned", "soCalled", "title",   "date", "seg",      "w",
                                       "choice",  "corr",      "reg",      "rs",      "num",  "abbr",     NULL };

/* ---- ids ---- */

static void collect_ids(Tei *tei, const Element *root)
{
    Arena *arena = tei->manuscript->arena;

    for (const Element *element = root; element != NULL; element = element_next(root, element)) {
        const ElementAttribute *id = element_xml_attribute(element, "id");

        if (id == NULL || id->value.len == 0)
            continue;
        if (is_one_of(element, works)) {
            map_add(arena, &tei->works, id->value, tei);
            manuscript_name(arena, &tei->manuscript->defined, tei->manuscript->source, id->value_span.start,
                            id->value_span.end);
        } else {
            map_add(arena, &tei->others, id->value, tei);
        }
    }
}

/* ---- citations ---- */

static bool is_bibliographic(const Element *element)
{
    static const char *const types[] = { "bibl", "bibr", "cite", "citation", "biblio", "bibliography" };
    Str type = element_value(element, "type");

    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
        if (str_is(type, types[i]))
            return true;
    return element_is(element, "bibl");
}

/* "bib:gu-2021": a prefix that the document declares, not a scheme of the Web. */
static bool is_prefix(Str prefix)
{
    static const char *const prefixes[] = { "bib", "bibl", "biblio", "zotero", "ref" };

    for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++)
        if (str_eq_nocase(prefix, str_of(prefixes[i])))
            return true;
    return false;
}

/* Where in a pointer the key begins; STR_NONE: it points to something else. "refs.xml#gu" names a bibliography, too. */
static size_t key_start(const Tei *tei, const Element *element, Str pointer, Str *file)
{
    size_t hash = str_find_char(pointer, '#'), colon = str_find_char(pointer, ':');

    *file = STR_EMPTY;
    if (hash == 0) {
        Str id = str_from(pointer, 1);

        return map_get(&tei->works, id) != NULL || (is_bibliographic(element) && map_get(&tei->others, id) == NULL)
                   ? 1
                   : STR_NONE;
    }
    if (hash != STR_NONE && colon == STR_NONE && is_bibliographic(element)) {
        *file = str_slice(pointer, 0, hash);
        return hash + 1;
    }
    return colon != STR_NONE && is_prefix(str_slice(pointer, 0, colon)) ? colon + 1 : STR_NONE;
}

static void add_pointer(Tei *tei, const Element *element, Citation *citation, size_t start, size_t end)
{
    Manuscript *manuscript = tei->manuscript;
    Str pointer = str_slice(manuscript->source->bytes, start, end), file;
    size_t key = key_start(tei, element, pointer, &file);

    if (key == STR_NONE || key >= pointer.len)
        return;
    citation_item(manuscript, citation, span_between(start + key, end));
    if (file.len > 0)
        manuscript_name(manuscript->arena, &manuscript->bibliographies, manuscript->source, start, start + file.len);
}

/* The pointers of an attribute, with blanks between. */
static void read_pointers(Tei *tei, const Element *element, const ElementAttribute *attribute)
{
    Str bytes = tei->manuscript->source->bytes;
    size_t at = attribute->value_span.start, end = attribute->value_span.end;
    Citation *citation = manuscript_cite(tei->manuscript, element->span, CITE_PARENTHESIS);

    citation->note = tei->note;
    while (at < end) {
        size_t start = at;

        while (at < end && !ascii_is_space(bytes.ptr[at]))
            at++;
        if (at > start)
            add_pointer(tei, element, citation, start, at);
        at++;
    }
    manuscript_drop_empty(tei->manuscript);
}

static void read_citation(Tei *tei, const Element *element)
{
    static const struct {
        const char *element, *attribute;
    } rows[] = { { "ref", "target" },  { "ptr", "target" }, { "bibl", "corresp" },
                 { "bibl", "sameAs" }, { "cit", "source" }, { "quote", "source" } };

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const ElementAttribute *attribute =
            element_is(element, rows[i].element) ? element_attribute(element, rows[i].attribute) : NULL;

        if (attribute != NULL)
            read_pointers(tei, element, attribute);
    }
}

/* ---- text ---- */

static void read_children(Tei *tei, const Element *element, bool quoted);

static void read_element(Tei *tei, const Element *element, bool quoted)
{
    bool is_note = element_is(element, "note") && tei->note == 0, joined = is_one_of(element, inlines);

    read_citation(tei, element);
    if (is_note)
        tei->note = ++tei->notes;
    tei->joined = tei->joined && joined;
    if (is_one_of(element, silent)) {
        for (const Element *inner = element_next(element, element); inner != NULL; inner = element_next(element, inner))
            read_citation(tei, inner);
    } else {
        read_children(tei, element, quoted || is_one_of(element, quotes) || element_is(element, "bibl"));
    }
    tei->joined = tei->joined && joined;
    if (is_note)
        tei->note = 0;
}

/* XML_DEPTH bounds the recursion. */
static void read_children(Tei *tei, const Element *element, bool quoted)
{
    for (size_t i = 0; i < element->child_count; i++) {
        const ElementChild *child = &element->children[i];

        if (child->element != NULL) {
            read_element(tei, child->element, quoted);
        } else {
            manuscript_text(tei->manuscript, child->span.start, child->span.end, tei->joined, quoted);
            tei->joined = true;
        }
    }
}

void manuscript_tei(Manuscript *manuscript, Diags *diags)
{
    Tei tei = { .manuscript = manuscript };
    const Element *root = xml_read(manuscript->arena, manuscript->source, NULL, diags);

    manuscript->has_text = true;
    if (root == NULL)
        return;
    collect_ids(&tei, root);
    read_element(&tei, root, false);
}
