#include "xml/input_parts.h"

#include "base/map.h"
#include "base/memory.h"
#include "xml/stylesheet.h"
#include "xml/xmlstr.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <string.h>

typedef VEC(ElementChild) Children;

/* One element that is open. */
typedef struct Level {
    Element *element;
    Children children;
    size_t namespaces; /* that it declares */
} Level;

typedef struct Parse {
    Arena *arena;
    Source *source;
    Diags *diags;
    XmlBytes bytes;
    const char *const *records;
    Map names; /* names and namespaces, each once: Str → Str */
    xmlParserCtxt *context;
    xmlEntity unknown; /* what an entity stands for that is not XML's own */
    size_t from;       /* where libxml2 began, in bytes.text */
    size_t given;      /* how far it has them */
    Element *root;
    Level levels[XML_DEPTH + 1]; /* [0] takes the root */
    unsigned depth;
    unsigned bottom; /* the depth at which this parse began: 0, or 1 when a record is read behind a fault */
    Buf run;         /* the text being read */
    size_t last;     /* the end of the markup before it, in bytes.text */
    size_t nodes, namespaces;
    bool failed;  /* nothing more is believed */
    bool stopped; /* a limit was reached: nor is anything read on behind */
    bool done;    /* the record that was wanted is complete */
    size_t failed_at;
} Parse;

/* ---- places ---- */

/* Where libxml2 stands, in bytes.text. */
static size_t here(const Parse *parse)
{
    long consumed = xmlByteConsumed(parse->context);
    size_t at = parse->from + (consumed > 0 ? (size_t)consumed : 0);

    return at < parse->bytes.text.len ? at : parse->bytes.text.len;
}

static Span span_of(const Parse *parse, size_t start, size_t end)
{
    return (Span){ (uint32_t)(parse->bytes.base + start), (uint32_t)(parse->bytes.base + end) };
}

/* The `<` before `at`: there is none within a tag. */
static size_t tag_start(const Parse *parse, size_t at)
{
    while (at > parse->from && (at >= parse->bytes.text.len || parse->bytes.text.ptr[at] != '<'))
        at--;
    return at;
}

/* ---- strings ---- */

static Str intern(Parse *parse, const xmlChar *chars)
{
    Str text = xml_str(chars), *known;

    if (text.len == 0)
        return STR_EMPTY;
    known = map_get(&parse->names, text);
    if (known == NULL) {
        known = arena_new(parse->arena, Str);
        *known = arena_copy(parse->arena, text);
        map_set(parse->arena, &parse->names, *known, known);
    }
    return *known;
}

/* What stands in the source as it is needs no copy. */
static Str keep(const Parse *parse, Str text, Span span)
{
    Str there = source_text(parse->source, span);

    return str_eq(there, text) ? there : arena_copy(parse->arena, text);
}

/* ---- limits ---- */

static bool stop(Parse *parse)
{
    parse->failed_at = here(parse);
    parse->failed = parse->stopped = true;
    xmlStopParser(parse->context);
    return false;
}

static bool count_nodes(Parse *parse, size_t more)
{
    parse->nodes += more;
    if (parse->nodes <= parse->diags->limits.most[LIMIT_NODES])
        return true;
    diag_add(parse->diags, DIAG_B014, parse->source, span_of(parse, here(parse), here(parse)),
             "the document has more than %zu elements, texts and attributes", parse->diags->limits.most[LIMIT_NODES]);
    return stop(parse);
}

static bool check_depth(Parse *parse, Span tag)
{
    size_t most = parse->diags->limits.most[LIMIT_ELEMENTS];

    if (parse->depth < most)
        return true;
    diag_help(parse->diags,
              diag_add(parse->diags, DIAG_B006, parse->source, tag, "elements nested more than %zu deep", most),
              "nothing behind this place was read");
    return stop(parse);
}

static bool count_namespaces(Parse *parse, Span tag, size_t more)
{
    parse->namespaces += more;
    if (parse->namespaces <= XML_NAMESPACE_LIMIT)
        return true;
    diag_add(parse->diags, DIAG_B014, parse->source, tag, "more than %d namespaces at once", XML_NAMESPACE_LIMIT);
    return stop(parse);
}

/* ---- the tree ---- */

static void add_child(Parse *parse, Level *level, ElementChild child)
{
    if (child.element != NULL)
        child.element->number = level->children.count;
    vec_push(parse->arena, &level->children, child);
}

/* The text that was read ends at `end`. */
static void flush_run(Parse *parse, size_t end)
{
    Span span = span_of(parse, parse->last, end);

    if (parse->run.len == 0)
        return;
    if (parse->depth > 0 && count_nodes(parse, 1))
        add_child(parse, &parse->levels[parse->depth],
                  (ElementChild){ .text = keep(parse, buf_str(&parse->run), span), .span = span });
    buf_clear(&parse->run);
}

/* The next attribute of a start tag that declares no namespace. */
static bool next_attribute(const Parse *parse, size_t *at, size_t end, ElementAttribute *out)
{
    XmlAttributePiece piece;

    do
        if (!xml_next_attribute(parse->bytes.text, at, end, &piece))
            return false;
    while (piece.declares_namespace);
    out->span = span_of(parse, piece.at, piece.end);
    out->value_span = span_of(parse, piece.value, piece.value_end);
    return true;
}

/* libxml2 gives five pointers for each attribute (name, prefix, namespace, value, its end), in their order. */
static void take_attributes(Parse *parse, Element *element, const xmlChar **from, size_t count)
{
    size_t at = element->tag.start - parse->bytes.base + 1, end = element->tag.end - parse->bytes.base;

    if (count == 0)
        return;
    element->attributes = arena_array(parse->arena, count, sizeof *element->attributes);
    element->attribute_count = count;
    for (size_t i = 0; i < count; i++, from += 5) {
        ElementAttribute *attribute = &element->attributes[i];

        if (!next_attribute(parse, &at, end, attribute))
            attribute->span = attribute->value_span = element->tag;
        attribute->name = intern(parse, from[0]);
        attribute->space = intern(parse, from[2]);
        attribute->value =
            keep(parse, (Str){ (const char *)from[3], (size_t)(from[4] - from[3]) }, attribute->value_span);
        if (str_is(attribute->name, "lang") && str_eq(attribute->space, str_of((const char *)XML_XML_NAMESPACE)))
            element->lang = attribute->value;
    }
}

static void push_element(Parse *parse, Element *element, size_t namespaces)
{
    Level *level = &parse->levels[++parse->depth];

    level->element = element;
    level->children = (Children){ 0 };
    level->namespaces = namespaces;
    element->depth = parse->depth;
}

static void start_element(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                          int namespace_count, const xmlChar **namespaces, int attribute_count, int defaulted,
                          const xmlChar **attributes)
{
    Parse *parse = context;
    Level *level = &parse->levels[parse->depth];
    size_t at = tag_start(parse, here(parse)), count = (size_t)(attribute_count - defaulted);
    XmlMarkupPiece piece = xml_next_markup(parse->bytes.text, at);
    Span tag = span_of(parse, at, piece.end);
    Element *element;

    (void)prefix;
    (void)namespaces;
    if (parse->failed || parse->done)
        return;
    flush_run(parse, at);
    if (!check_depth(parse, tag) || !count_nodes(parse, 1 + count) ||
        !count_namespaces(parse, tag, (size_t)namespace_count))
        return;
    element = arena_new(parse->arena, Element);
    element->name = intern(parse, name);
    /* Read by itself behind a fault, a record lacks the declarations around it. */
    element->space = uri == NULL && parse->bottom > 0 ? parse->root->space : intern(parse, uri);
    element->tag = element->span = tag;
    element->parent = level->element;
    element->lang = level->element != NULL ? level->element->lang : STR_EMPTY;
    take_attributes(parse, element, attributes, count);
    add_child(parse, level, (ElementChild){ .element = element, .span = tag });
    push_element(parse, element, (size_t)namespace_count);
    parse->last = piece.end;
}

/* Gives the element its children; `end` is where its content ends, `behind` the end of the whole. */
static void close_level(Parse *parse, size_t end, size_t behind)
{
    Level *level = &parse->levels[parse->depth], *outer = &parse->levels[parse->depth - 1];
    Element *element = level->element;

    element->children = level->children.items;
    element->child_count = level->children.count;
    element->content = (Span){ element->tag.end, (uint32_t)(parse->bytes.base + end) };
    element->span.end = (uint32_t)(parse->bytes.base + behind);
    outer->children.items[element->number].span = element->span;
    parse->namespaces -= level->namespaces;
    parse->depth--;
}

static void end_element(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    Parse *parse = context;
    size_t behind = here(parse), start;

    (void)name;
    (void)prefix;
    (void)uri;
    if (parse->failed || parse->done || parse->depth == parse->bottom)
        return;
    start = tag_start(parse, behind > parse->from ? behind - 1 : behind);
    if (span_of(parse, start, start).start == parse->levels[parse->depth].element->tag.start)
        start = behind; /* <empty/> */
    flush_run(parse, start);
    if (parse->failed)
        return;
    close_level(parse, start, behind);
    parse->last = behind;
    if (parse->bottom > 0 && parse->depth == parse->bottom) {
        parse->done = true;
        xmlStopParser(parse->context);
    }
}

static void take_text(void *context, const xmlChar *text, int len)
{
    Parse *parse = context;

    if (!parse->failed && !parse->done && len > 0)
        buf_put(&parse->run, (Str){ (const char *)text, (size_t)len });
}

/* A comment or an instruction: text that follows begins behind it. */
static void pass_markup(Parse *parse)
{
    if (!parse->failed && !parse->done && parse->run.len == 0)
        parse->last = here(parse);
}

static void take_comment(void *context, const xmlChar *text)
{
    (void)text;
    pass_markup(context);
}

static void take_instruction(void *context, const xmlChar *target, const xmlChar *data)
{
    (void)target;
    (void)data;
    pass_markup(context);
}

/* ---- faults ---- */

/* An entity that is not one of XML's five. libxml2 gets one that stands for itself, so that reading goes on. */
static xmlEntity *take_entity(void *context, const xmlChar *name)
{
    Parse *parse = context;
    xmlEntity *predefined = xmlGetPredefinedEntity(name);
    size_t end = here(parse), start = end;
    Str literal;
    Diag *diag;

    if (predefined != NULL)
        return predefined;
    literal = arena_format(parse->arena, "&%s;", xml_cstr(name));
    while (start > parse->from && (start >= parse->bytes.text.len || parse->bytes.text.ptr[start] != '&'))
        start--;
    if (!parse->failed && !parse->done) {
        diag = diag_add(parse->diags, DIAG_B020, parse->source, span_of(parse, start, end),
                        "the entity '%s' is not one of XML's own", xml_cstr(name));
        diag_help(parse->diags, diag, "write the character itself, or its number: &#160;");
        xml_mend_entity(diag, literal, parse->diags);
    }
    parse->unknown = (xmlEntity){ .type = XML_ENTITY_DECL,
                                  .name = name,
                                  .etype = XML_INTERNAL_PREDEFINED_ENTITY,
                                  .content = (xmlChar *)literal.ptr,
                                  .length = (int)literal.len };
    return &parse->unknown;
}

/* What a fault means for the elements that are open: they end here. */
static void break_open(Parse *parse)
{
    flush_run(parse, parse->failed_at);
    while (parse->depth > parse->bottom) {
        parse->levels[parse->depth].element->broken = true;
        close_level(parse, parse->failed_at, parse->failed_at);
    }
    for (unsigned i = 1; i <= parse->depth; i++)
        parse->levels[i].element->broken = true;
}

/* From the last `c` before `at`, if that is near. */
static bool span_from(const Parse *parse, char c, size_t at, Span *span)
{
    enum { NEAR = 64 };
    size_t start = at;

    while (start > parse->from && at - start < NEAR && parse->bytes.text.ptr[start - 1] != c)
        start--;
    if (start == parse->from || at - start >= NEAR)
        return false;
    *span = span_of(parse, start - 1, at);
    return true;
}

static bool is_about_reference(int code)
{
    return code == XML_ERR_ENTITYREF_SEMICOL_MISSING || code == XML_ERR_INVALID_CHAR ||
           code == XML_ERR_INVALID_DEC_CHARREF || code == XML_ERR_INVALID_HEX_CHARREF ||
           code == XML_ERR_INVALID_CHARREF || code == XML_ERR_NAME_REQUIRED;
}

static Span fault_span(const Parse *parse, int code, size_t at)
{
    Str text = parse->bytes.text;
    size_t start = at;
    Span span;

    if (code == XML_ERR_TAG_NAME_MISMATCH)
        return span_of(parse, tag_start(parse, at > parse->from ? at - 1 : at), at);
    if (is_about_reference(code) && span_from(parse, '&', at, &span))
        return span;
    while (start > parse->from && (start >= text.len || ascii_is_space(text.ptr[start])))
        start--;
    return span_of(parse, start, start < text.len ? start + 1 : start);
}

static void take_error(void *context, xmlErrorPtr error)
{
    Parse *parse = context;
    size_t at = here(parse);

    if (error->code == XML_ERR_NO_MEMORY)
        memory_exhausted();
    if (parse->failed || parse->done || error->level < XML_ERR_ERROR)
        return;
    if (error->code == XML_NS_ERR_UNDEFINED_NAMESPACE && parse->bottom > 0)
        return;
    if (error->level == XML_ERR_FATAL) {
        parse->failed = true;
        parse->failed_at = at;
        parse->stopped = parse->bytes.cut && at >= parse->bytes.text.len;
        if (parse->stopped) /* said already */
            return;
    }
    xml_report_syntax(parse->source, fault_span(parse, error->code, at), error->code, error->message,
                      parse->levels[parse->depth].element, parse->diags);
}

/* ---- libxml2 ---- */

static int give_bytes(void *context, char *buffer, int size)
{
    Parse *parse = context;
    Str rest = str_from(parse->bytes.text, parse->given);
    size_t len = rest.len < (size_t)size ? rest.len : (size_t)size;

    memcpy(buffer, rest.ptr, len);
    parse->given += len;
    return (int)len;
}

/* Reads on from `from`, as long as it goes. */
static void run_parser(Parse *parse, size_t from)
{
    xmlSAXHandler handler = { .initialized = XML_SAX2_MAGIC,
                              .startElementNs = start_element,
                              .endElementNs = end_element,
                              .characters = take_text,
                              .ignorableWhitespace = take_text,
                              .cdataBlock = take_text,
                              .comment = take_comment,
                              .processingInstruction = take_instruction,
                              .getEntity = take_entity,
                              .serror = (xmlStructuredErrorFunc)take_error };

    parse->from = parse->given = parse->last = from;
    parse->failed = parse->done = false;
    parse->context = xmlCreateIOParserCtxt(&handler, parse, give_bytes, NULL, parse, XML_CHAR_ENCODING_UTF8);
    if (parse->context == NULL)
        memory_exhausted();
    /* Our limits stand in for libxml2's, which are of other things. */
    xmlCtxtUseOptions(parse->context, XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_HUGE | XML_PARSE_IGNORE_ENC);
    xmlParseDocument(parse->context);
    if (parse->context->myDoc != NULL)
        xmlFreeDoc(parse->context->myDoc);
    xmlFreeParserCtxt(parse->context);
    parse->context = NULL;
}

/* ---- behind a fault ---- */

static bool is_record(const Parse *parse, Str name)
{
    for (size_t i = 0; parse->records[i] != NULL; i++)
        if (str_is(xml_local(name), parse->records[i]))
            return true;
    return false;
}

/* The outermost record that the fault is in, or NULL. The levels keep what was open. */
static const Element *record_around(const Parse *parse, unsigned depth)
{
    for (unsigned i = 1; i <= depth; i++)
        if (is_record(parse, parse->levels[i].element->name))
            return parse->levels[i].element;
    return NULL;
}

/* The start tag of the next record. What is left of the one that failed is passed over first. */
static size_t next_record(const Parse *parse, const Element *around)
{
    XmlMarkupPiece piece = { .end = parse->failed_at };

    while ((piece = xml_next_markup(parse->bytes.text, piece.end)).kind != XML_MARKUP_END) {
        bool same = around != NULL && str_eq(xml_local(piece.name), around->name);

        if (piece.kind == XML_MARKUP_CLOSE && same)
            around = NULL;
        else if (piece.kind == XML_MARKUP_START && (same || around == NULL) && is_record(parse, piece.name))
            return piece.at;
    }
    return STR_NONE;
}

/* Reads record after record behind a fault, each as a child of the root. */
static void read_on(Parse *parse, const Element *around)
{
    size_t at = next_record(parse, around);

    parse->bottom = parse->depth = 1;
    for (size_t faults = 1; at != STR_NONE;) {
        unsigned depth;

        if (faults >= parse->diags->limits.most[LIMIT_FAULTS]) {
            diag_add(parse->diags, DIAG_B014, parse->source, span_of(parse, at, at),
                     "too many faults: mend those above, the rest of the document was not read");
            break;
        }
        run_parser(parse, at);
        if (parse->stopped || (!parse->failed && !parse->done))
            break;
        depth = parse->depth;
        if (parse->failed) {
            around = record_around(parse, depth);
            break_open(parse);
            faults++;
            if (parse->failed_at <= at)
                parse->failed_at = at + 1;
        } else {
            around = NULL;
            parse->failed_at = parse->last;
        }
        at = next_record(parse, around);
    }
    if (parse->depth > 1)
        break_open(parse);
}

/* What is behind the fault that ended the first run, and the end of the root. */
static void recover(Parse *parse)
{
    bool around_root = parse->records != NULL && is_record(parse, parse->root->name);
    const Element *around = parse->records != NULL ? record_around(parse, parse->depth) : NULL;

    if (parse->depth == 0) { /* the fault lies behind the root, which is open once more */
        parse->depth = 1;
        parse->namespaces += parse->levels[1].namespaces;
    }
    parse->bottom = 1;
    break_open(parse);
    if (parse->records != NULL && !around_root && !parse->stopped)
        read_on(parse, around);
    parse->bottom = 0;
    close_level(parse, parse->bytes.text.len, parse->bytes.text.len);
}

const Element *xml_read(Arena *arena, Source *source, const char *const *records, Diags *diags)
{
    Parse *parse = arena_new(arena, Parse);

    *parse = (Parse){ .arena = arena, .source = source, .diags = diags, .records = records };
    xml_init();
    source->inside = xml_inside;
    source->syntax = SYNTAX_XML;
    if (!xml_prepare(arena, source, &parse->bytes, diags))
        return NULL;
    run_parser(parse, 0);
    if (parse->levels[0].children.count > 0)
        parse->root = parse->levels[0].children.items[0].element;
    if (parse->failed && parse->root != NULL)
        recover(parse);
    buf_free(&parse->run);
    return parse->root;
}
