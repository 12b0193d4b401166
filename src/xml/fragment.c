/* fragment.c - documents made in pieces: a frame, and the records that stream into it. See stylesheet.h. */
#include "base/vec.h"
#include "xml/html5.h"
#include "xml/transform.h"
#include "xml/xmlstr.h"

#include <string.h>

/* libxml2's own step. */
static const Str indent_step = STR_INIT("  ");

/* The value of `name="…"` in a processing instruction. */
static Str pseudo_attribute(Arena *arena, Str text, const char *name)
{
    Str mark = arena_format(arena, "%s=\"", name);
    size_t at = str_find(text, mark);
    if (at == STR_NONE || (at > 0 && !ascii_is_space(text.ptr[at - 1])))
        return STR_EMPTY;
    Str value = str_from(text, at + mark.len);
    size_t end = str_find_char(value, '"');
    return end == STR_NONE ? STR_EMPTY : str_slice(value, 0, end);
}

/* A placeholder on a line of its own gives up its indentation and line end; records bring theirs. `at_start`: the one
 * before it did so, and `before` begins a line. */
static int take_line(Str *before, Str *after, bool at_start)
{
    size_t blank = before->len;
    while (blank > 0 && before->ptr[blank - 1] == ' ')
        blank--;
    bool alone = (blank > 0 ? before->ptr[blank - 1] == '\n' : at_start) && str_starts(*after, STR("\n"));
    if (!alone)
        return -1;
    int depth = (int)((before->len - blank) / indent_step.len);
    *before = str_slice(*before, 0, blank);
    *after = str_from(*after, 1);
    return depth;
}

typedef VEC(FramePiece) Pieces;

static bool cut(Arena *arena, Str text, Pieces *pieces)
{
    const Str open = STR("<?" PLACEHOLDER " "), close = STR("?>");
    bool at_start = false;
    for (;;) {
        size_t at = str_find(text, open);
        if (at == STR_NONE)
            break;
        Str before = str_slice(text, 0, at), pi = str_from(text, at + open.len - 1);
        size_t end = str_find(pi, close);
        if (end == STR_NONE)
            return false;
        Str after = str_from(pi, end + close.len);
        pi = str_slice(pi, 0, end);
        int depth = take_line(&before, &after, at_start);
        at_start = depth >= 0;
        FramePiece piece = { before, pseudo_attribute(arena, pi, "kind"), pseudo_attribute(arena, pi, "slot"), depth };
        if (piece.kind.len == 0)
            return false;
        vec_push(arena, pieces, piece);
        text = after;
    }
    vec_push(arena, pieces, (FramePiece){ .text = text, .kind = STR_EMPTY, .slot = STR_EMPTY, .depth = -1 });
    return true;
}

static void take_namespaces(Arena *arena, const xmlDoc *doc, StylesheetFrame *frame)
{
    VEC(StylesheetParam) found = { 0 };
    const xmlNode *root = xmlDocGetRootElement((xmlDoc *)doc);
    for (const xmlNs *ns = root ? root->nsDef : NULL; ns; ns = ns->next)
        vec_push(arena, &found,
                 (StylesheetParam){ arena_copy(arena, xml_str(ns->prefix)), arena_copy(arena, xml_str(ns->href)) });
    frame->namespaces = found.items;
    frame->namespace_count = found.count;
}

const StylesheetFrame *stylesheet_frame(Stylesheet *sheet, const StylesheetRun *run, Arena *arena,
                                        StylesheetError *error)
{
    xmlDoc *result = transform_apply(sheet, run, error);
    if (!result)
        return NULL;
    Buf bytes = { 0 };
    StylesheetFrame *frame = NULL;
    Pieces pieces = { 0 };
    if (transform_write(sheet, result, &bytes) && cut(arena, buf_keep(arena, &bytes), &pieces)) {
        frame = arena_new(arena, StylesheetFrame);
        frame->pieces = pieces.items;
        frame->count = pieces.count;
        take_namespaces(arena, result, frame);
    } else {
        stylesheet_error_set(error, NULL, 0, STR("the frame cannot be cut at its <?" PLACEHOLDER " kind=\"…\"?>"));
    }
    buf_free(&bytes);
    xmlFreeDoc(result);
    return frame;
}

static bool frame_declares(const StylesheetFrame *frame, const xmlNs *ns)
{
    for (size_t i = 0; i < frame->namespace_count; i++)
        if (str_eq(frame->namespaces[i].name, xml_str(ns->prefix)) &&
            str_eq(frame->namespaces[i].value, xml_str(ns->href)))
            return true;
    return false;
}

/* Unhooks the declarations that the frame makes. They stay in use by the nodes, so the caller frees them last. */
static void drop_namespaces(const StylesheetFrame *frame, xmlNode *node, xmlNs **dropped)
{
    xmlNs **link = &node->nsDef;
    while (*link) {
        xmlNs *ns = *link;
        if (!frame_declares(frame, ns)) {
            link = &ns->next;
            continue;
        }
        *link = ns->next;
        ns->next = *dropped;
        *dropped = ns;
    }
}

static bool is_blank_text(const xmlNode *node)
{
    return node->type == XML_TEXT_NODE && str_trim(xml_str(node->content)).len == 0;
}

static bool put_node(xmlDoc *doc, xmlNode *node, int depth, bool indents, Buf *out)
{
    bool lines = depth >= 0;
    for (int i = 0; lines && i < depth; i++)
        buf_put(out, indent_step);
    xmlOutputBuffer *output = xml_output(out);
    if (!output)
        return false;
    xmlNodeDumpOutput(output, doc, node, lines ? depth : 0, indents, "UTF-8");
    if (xmlOutputBufferClose(output) < 0)
        return false;
    if (lines)
        buf_char(out, '\n');
    return true;
}

/* One of the nodes of a result, in its line. */
static bool put_line(xmlDoc *doc, const StylesheetFrame *frame, int depth, bool indents, xmlNode *node, Buf *out,
                     xmlNs **dropped)
{
    if (node->type == XML_DTD_NODE || (depth >= 0 && is_blank_text(node)))
        return true;
    if (frame && node->type == XML_ELEMENT_NODE)
        drop_namespaces(frame, node, dropped);
    return put_node(doc, node, depth, indents, out);
}

bool stylesheet_run_fragment(Stylesheet *sheet, const StylesheetRun *run, const StylesheetFrame *frame,
                             const FramePiece *piece, Buf *out, StylesheetError *error)
{
    xmlDoc *result = transform_apply(sheet, run, error);
    if (!result)
        return false;
    size_t start = out->len;
    bool indents = transform_indents(sheet);
    int depth = piece ? piece->depth : indents ? 0 : -1;
    xmlNs *dropped = NULL;
    bool fine = true;
    for (xmlNode *node = result->children; node && fine; node = node->next)
        fine = put_line(result, frame, depth, indents, node, out, &dropped);
    xmlFreeDoc(result);
    xmlFreeNsList(dropped);
    if (!fine) {
        out->len = start;
        stylesheet_error_set(error, NULL, 0, STR("the result cannot be written out"));
    }
    return fine;
}

/* ---- long lists ---- */

/* Goes on to the place where rows belong. */
static bool seek(const StylesheetFrame *frame, const xmlNode *place, size_t *next, Buf *out)
{
    Arena *arena = arena_create();
    Str slot = pseudo_attribute(arena, xml_str(place->content), "slot");
    bool found = *next > 0 && str_eq(frame->pieces[*next - 1].slot, slot);
    while (!found && *next + 1 < frame->count) {
        const FramePiece *piece = &frame->pieces[(*next)++];
        buf_put(out, piece->text);
        found = str_eq(piece->slot, slot);
    }
    arena_destroy(arena);
    return found;
}

static bool put_row(const Stylesheet *sheet, xmlDoc *doc, const StylesheetFrame *frame, int depth, xmlNode *node,
                    Buf *out, xmlNs **dropped)
{
    if (transform_is_html5(sheet))
        return html5_write_node(node, transform_indents(sheet), out);
    return put_line(doc, frame, depth, transform_indents(sheet), node, out, dropped);
}

bool stylesheet_run_rows(Stylesheet *sheet, const StylesheetRun *run, const StylesheetFrame *frame, size_t *next,
                         Buf *out, StylesheetError *error)
{
    xmlDoc *result = transform_apply(sheet, run, error);
    if (!result)
        return false;
    bool fine = true;
    xmlNs *dropped = NULL;
    for (xmlNode *node = result->children; node && fine; node = node->next) {
        if (node->type == XML_PI_NODE && xml_is(node->name, PLACEHOLDER))
            fine = seek(frame, node, next, out);
        else
            fine = *next > 0 && put_row(sheet, result, frame, frame->pieces[*next - 1].depth, node, out, &dropped);
    }
    xmlFreeDoc(result);
    xmlFreeNsList(dropped);
    if (!fine)
        stylesheet_error_set(error, NULL, 0, STR("rows have no place in the frame, or cannot be written out"));
    return fine;
}

/* ---- elements one by one ---- */

bool stylesheet_run_elements(Stylesheet *sheet, const StylesheetRun *run, const StylesheetFrame *frame,
                             const FramePiece *piece, PageHandler *each, void *context, StylesheetError *error)
{
    xmlDoc *result = transform_apply(sheet, run, error);
    if (!result)
        return false;
    Buf bytes = { 0 };
    size_t number = 0;
    bool indents = transform_indents(sheet), fine = true, wanted = true;
    xmlNs *dropped = NULL;
    for (xmlNode *node = result->children; node && fine && wanted; node = node->next) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        if (bytes.len > 0 && xmlHasProp(node, xml_chars("id"))) {
            wanted = each(context, number++, buf_str(&bytes));
            buf_clear(&bytes);
        }
        drop_namespaces(frame, node, &dropped);
        fine = put_node(result, node, piece->depth, indents, &bytes);
    }
    if (fine && wanted && bytes.len > 0)
        wanted = each(context, number, buf_str(&bytes));
    buf_free(&bytes);
    xmlFreeDoc(result);
    xmlFreeNsList(dropped);
    if (!fine)
        stylesheet_error_set(error, NULL, 0, STR("the result cannot be written out"));
    return fine && wanted;
}
