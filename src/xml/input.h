/* input.h - reads XML into a light tree that knows where everything stands in its source.
 *
 * libxml2 parses and judges; the tree is ours, since libxml2's knows lines alone. Nothing is fetched: a DOCTYPE is passed
 * over, what it declares is not used, and its entities are a fault (B020). Bounded by limits.def, and the limits
 * below. Time is linear in the size of the source. Everything lives in the arena, and what did not need decoding points
 * into the source.
 *
 *     const Element *root = xml_read(arena, source, NULL, diags);
 *     for (const Element *e = root; e != NULL; e = element_next(root, e)) …
 */
#ifndef XML_INPUT_H
#define XML_INPUT_H

#include "base/buf.h"
#include "base/diag.h"

enum {
    XML_DEPTH = 256,           /* the most that LIMIT_ELEMENTS may be; the root is 1 */
    XML_ATTRIBUTE_LIMIT = 256, /* attributes of an element, namespaces included */
    XML_NAMESPACE_LIMIT = 1024 /* namespaces in scope */
};

typedef struct Element Element;

typedef struct ElementAttribute {
    Str space, name; /* namespace and local name; xmlns and its like are not among the attributes */
    Str value;
    Span span;       /* name="value" */
    Span value_span; /* what stands between the quotes */
} ElementAttribute;

/* A child: an element, or a run of text (comments and processing instructions within it left out). */
typedef struct ElementChild {
    Element *element; /* NULL: text */
    Str text;         /* never empty where `element` is NULL */
    Span span;
} ElementChild;

struct Element {
    Str space, name; /* namespace (empty: none) and local name */
    Span tag;        /* the start tag */
    Span content;    /* between the tags */
    Span span;       /* both tags included; of a broken one to where reading stopped */
    Str lang;        /* xml:lang of the element or the nearest one around it that has any; empty: none */
    Element *parent; /* NULL: the root */
    ElementAttribute *attributes;
    size_t attribute_count;
    ElementChild *children; /* in order */
    size_t child_count;
    size_t number;  /* its place in the parent's children */
    unsigned depth; /* of the root 1 */
    bool broken;    /* a syntax error came before its end */
};

/* The root, or NULL if there is none. Every fault is reported: B001 and B003 (bytes), B006 (depth), B014 (not XML), B020
 * (entities). After a syntax error the elements that were open are `broken`. `records`, unless NULL, ends with a NULL and
 * names (without namespace) elements that are whole in themselves: behind a syntax error the next of these is looked for,
 * and reading goes on there; such an element becomes a child of the root.
 *
 * A source in another encoding (UTF-16, ISO-8859-1, what else libxml2 knows) is turned into UTF-8: its bytes, lines and
 * spans are then those of the UTF-8 text. Sets source->inside. */
const Element *xml_read(Arena *arena, Source *source, const char *const *records, Diags *diags);

/* The local name of the first element, found without parsing, for telling formats apart; of any encoding that has ASCII
 * in it, and UTF-16. Empty if there is none. In the arena. */
Str xml_root_name(Arena *arena, Str bytes);

/* ---- ways through the tree ---- */

/* The element after `element` in document order within `top`; NULL at the end. */
const Element *element_next(const Element *top, const Element *element);
/* The same, without going into `element`. */
const Element *element_skip(const Element *top, const Element *element);
/* The first child element (NULL as `after`), or the next one behind `after`, of that name (NULL: any). */
const Element *element_child(const Element *parent, const char *name, const Element *after);
bool element_is(const Element *element, const char *name);

/* The attribute without a namespace, or NULL. */
const ElementAttribute *element_attribute(const Element *element, const char *name);
/* Its value, or empty. */
Str element_value(const Element *element, const char *name);
/* xml:id and the like. */
const ElementAttribute *element_xml_attribute(const Element *element, const char *name);

/* ---- text ---- */

/* All text within the element, as it stands. Borrowed if it is one run, else in the arena. */
Str element_text(Arena *arena, const Element *element);
/* True if there is an element among the children. */
bool element_has_children(const Element *element);
/* The text with white space at both ends cut off, and other runs of it made one space. Borrowed, or in the arena. */
Str xml_collapse(Arena *arena, Str text);

/* What an element within text means. A row without `attribute` is for every such element; with it, for those whose
 * attribute has `value` among its words. `open` and `close` are put around the text: CSL's markup (text/markup.h), a
 * space, or "". */
typedef struct ElementMarkup {
    const char *element, *attribute, *value;
    const char *open, *close;
} ElementMarkup;

/* Text with markup, by a table that ends with a NULL element. Of an element several rows may fit (rend="bold italic"). One
 * that no row fits is given to `unknown` (unless NULL), and its text stays if that returns true. */
typedef bool ElementUnknown(void *context, const Element *element);
Str element_markup(Arena *arena, const Element *element, const ElementMarkup *table, ElementUnknown *unknown,
                   void *context);

#endif
