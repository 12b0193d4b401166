#include "xml/fields.h"

#include "base/memory.h"
#include "model/maps.h"
#include "model/record.h"
#include "xml/functions.h"
#include "xml/instruction.h"
#include "xml/xmlstr.h"

#include <libxslt/extensions.h>
#include <libxslt/templates.h>
#include <libxslt/pattern.h>
#include <libxslt/transform.h>
#include <libxslt/xsltutils.h>

#include <string.h>

/* What an instruction says, once for all its runs. */
typedef struct Asked {
    xsltElemPreComp base;        /* libxslt's own: first */
    unsigned char rank[F_COUNT]; /* the group of a field; 0: not in the list */
    unsigned char groups;
    bool evidence, optional, language, no_text, without;
    const xmlChar *mode;
    const char *attribute, *other, *date, *to, *item, *only, *is, *isnt; /* in the stylesheet; NULL: not said */
    const MapTable *table;
    Str map, table_name;
    FieldName by;
    bool word;     /* no table was named */
    xmlNode blank; /* a call without parameters */
} Asked;

/* ---- compiling ---- */

static bool is_said(const xmlNode *instruction, const char *name)
{
    const char *value = instruction_said(instruction, name);

    return value != NULL && strcmp(value, "yes") == 0;
}

static FieldName field_of(Str name)
{
    for (unsigned i = 0; i < F_COUNT; i++)
        if (str_eq(field_name((FieldName)i), name))
            return (FieldName)i;
    return F_NONE;
}

static bool is_name_field(FieldName field)
{
    const Row *row = schema_field(&schema_endnote, field);

    return row != NULL && row->record == &schema_name;
}

static bool take_word(Asked *asked, Str word)
{
    bool all = str_is(word, "*"), names = str_is(word, "@names"), less = str_starts(word, STR("-"));
    FieldName field;

    if (all || names) {
        for (unsigned i = 0; i < F_COUNT; i++)
            if (all || is_name_field((FieldName)i))
                asked->rank[i] = asked->groups;
        return true;
    }
    field = field_of(less ? str_from(word, 1) : word);
    if (field != F_NONE)
        asked->rank[field] = less ? 0 : asked->groups;
    return field != F_NONE;
}

static void take_list(Asked *asked, xsltStylesheet *sheet, xmlNode *instruction, Str list)
{
    asked->groups = 1;
    for (size_t at = 0, end; at < list.len; at = end) {
        while (at < list.len && (ascii_is_space(list.ptr[at]) || list.ptr[at] == ';'))
            if (list.ptr[at++] == ';')
                asked->groups++;
        for (end = at; end < list.len && !ascii_is_space(list.ptr[end]) && list.ptr[end] != ';';)
            end++;
        if (end > at && !take_word(asked, str_slice(list, at, end))) {
            xsltTransformError(NULL, sheet, instruction, "b:%s: no field is called '%.*s'\n",
                               xml_cstr(instruction->name), STR_ARG(str_slice(list, at, end)));
            sheet->errors++;
        }
    }
}

static void free_asked(xsltElemPreComp *asked)
{
    memory_free(asked);
}

static xsltElemPreComp *compile(xsltStylesheet *sheet, xmlNode *instruction, xsltTransformFunction run)
{
    Asked *asked = memory_alloc(sizeof *asked);
    const char *mode = instruction_said(instruction, "mode"), *table = instruction_said(instruction, "table"),
               *by = instruction_said(instruction, "by");

    memset(asked, 0, sizeof *asked);
    xsltInitElemPreComp(&asked->base, sheet, instruction, run, free_asked);
    asked->mode = mode != NULL ? xmlDictLookup(sheet->dict, xml_chars(mode), -1) : NULL;
    asked->evidence = is_said(instruction, "evidence");
    asked->optional = is_said(instruction, "optional");
    asked->language = is_said(instruction, "language");
    asked->attribute = instruction_said(instruction, "attribute");
    asked->other = instruction_said(instruction, "else");
    asked->no_text = instruction_said(instruction, "text") != NULL;
    asked->without = instruction_said(instruction, "without") != NULL;
    asked->item = instruction_said(instruction, "item");
    asked->is = instruction_said(instruction, "is");
    asked->isnt = instruction_said(instruction, "isnt");
    asked->only = instruction_said(instruction, "only");
    asked->date = instruction_said(instruction, "date");
    asked->to = instruction_said(instruction, "to");
    asked->map = str_of(instruction_said(instruction, "map"));
    asked->word = table == NULL;
    asked->table_name = asked->word ? STR("fields") : str_of(table);
    asked->table = map_table(asked->map, asked->table_name);
    asked->by = by != NULL ? field_of(str_of(by)) : F_NONE;
    asked->blank.type = XML_ELEMENT_NODE;
    asked->blank.name = instruction->name;
    asked->blank.doc = instruction->doc;
    take_list(asked, sheet, instruction, str_of(instruction_said(instruction, asked->without ? "without" : "list")));
    return &asked->base;
}

/* ---- what the current node is ---- */

/* NULL: something else than the value of a field. */
static const Value *value_of(const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE && node->parent != NULL && node->parent->_private != NULL ? node->_private
                                                                                                    : NULL;
}

static bool has_children(xsltTransformContext *context, const xmlNode *node, xmlNode *instruction)
{
    return node->type != XML_NAMESPACE_DECL ||
           instruction_refuse(context, instruction, "the current node is no element");
}

static bool has_attribute(const xmlNode *node, const char *name)
{
    for (const xmlAttr *a = node->properties; a != NULL; a = a->next)
        if (xml_is(a->name, name))
            return true;
    return false;
}

/* Does anything stand behind the value: sources, what is printed, notes? */
static bool has_evidence(const xmlNode *node)
{
    return node->children != NULL && xml_is(node->children->name, "value") && node->children->next != NULL;
}

static void run_content(xsltTransformContext *context, xmlNode *node, xmlNode *instruction)
{
    if (instruction->children != NULL)
        xsltApplyOneTemplate(context, node, instruction->children, NULL, NULL);
}

/* ---- fields and has ---- */

static unsigned rank_of(const Asked *asked, const xmlNode *child)
{
    const Value *value = value_of(child);
    unsigned rank = value != NULL ? asked->rank[value->row->name] : 0;

    return rank > 0 && (!asked->evidence || has_evidence(child)) ? rank : 0;
}

static void apply(xsltTransformContext *context, Asked *asked, xmlNode *node)
{
    xmlNode *before = context->node;
    const xmlChar *mode = context->mode, *uri = context->modeURI;
    xsltStylePreComp call = { 0 };

    context->node = node;
    context->mode = asked->mode;
    context->modeURI = NULL;
    call.templ = xsltGetTemplate(context, node, NULL);
    if (call.templ == NULL)
        xsltTransformError(context, NULL, context->inst, "b:fields: no template for '%s'\n", xml_cstr(node->name));
    else
        xsltCallTemplate(context, node, &asked->blank, (xsltElemPreComp *)&call);
    context->node = before;
    context->mode = mode;
    context->modeURI = uri;
}

static void run_fields(xsltTransformContext *context, xmlNode *node, xmlNode *instruction, xsltElemPreComp *compiled)
{
    Asked *asked = (Asked *)compiled;
    unsigned least;
    bool any = false;

    if (!has_children(context, node, instruction))
        return;
    for (unsigned group = 1; group <= asked->groups && context->state == XSLT_STATE_OK; group = least) {
        least = asked->groups + 1U;
        for (xmlNode *child = node->children; child != NULL; child = child->next) {
            unsigned rank = rank_of(asked, child);

            if (rank == group) {
                apply(context, asked, child);
                any = true;
            } else if (rank > group && rank < least) {
                least = rank;
            }
        }
    }
    if (!any)
        run_content(context, node, instruction);
}

static bool has_said(const Asked *asked, const xmlNode *node)
{
    bool element = node->type == XML_ELEMENT_NODE;
    const char *value = element ? instruction_said(node, asked->attribute) : NULL;

    if (asked->isnt != NULL)
        return value == NULL || strcmp(value, asked->isnt) != 0;
    if (asked->is != NULL)
        return value != NULL && strcmp(value, asked->is) == 0;
    return element && has_attribute(node, asked->attribute);
}

static void run_has(xsltTransformContext *context, xmlNode *node, xmlNode *instruction, xsltElemPreComp *compiled)
{
    const Asked *asked = (const Asked *)compiled;
    const xmlNode *child;

    if (!has_children(context, node, instruction))
        return;
    if (asked->attribute != NULL) {
        if (has_said(asked, node))
            run_content(context, node, instruction);
        return;
    }
    child = node->children;
    while (child != NULL && rank_of(asked, child) == 0)
        child = child->next;
    if ((child == NULL) == asked->without)
        run_content(context, node, instruction);
}

/* ---- words of maps ---- */

static Str place_of(const Asked *asked, const xmlNode *node)
{
    const Value *value = value_of(node);
    const MapRow *row = value != NULL ? map_field(asked->table, value->row->name, 0) : NULL;

    return row != NULL ? row->theirs : STR_EMPTY;
}

static Str quoted(Str place)
{
    size_t open = str_find_char(place, '\''), close;

    if (open == STR_NONE)
        return STR_EMPTY;
    place = str_from(place, open + 1);
    close = str_find_char(place, '\'');
    return close != STR_NONE ? str_slice(place, 0, close) : STR_EMPTY;
}

/* The first that is not an alternative. */
static Str text_beside(const xmlNode *node, FieldName field)
{
    bool is_record = node->parent->_private == NULL;

    for (const xmlNode *child = is_record ? node->children : node->parent->children; child != NULL;
         child = child->next) {
        const Value *value = value_of(child);

        if (value != NULL && value->row->name == field && !value->alternative)
            return value->text;
    }
    return STR_EMPTY;
}

static void run_word(xsltTransformContext *context, xmlNode *node, xmlNode *instruction, xsltElemPreComp *compiled)
{
    const Asked *asked = (Asked *)compiled;
    const MapRow *row;
    Str word;

    if (!instruction_stands(context, node, instruction))
        return;
    if (asked->word) {
        word = quoted(place_of(asked, node));
    } else {
        row = map_row(asked->table, text_beside(node, asked->by), 0);
        word = row != NULL ? row->theirs : STR_EMPTY;
    }
    if (word.len > 0 || !asked->optional)
        instruction_set(context, asked->attribute, word);
}

static xmlNode *add_element(xsltTransformContext *context, Str name)
{
    xmlNode *parent = context->insert, *node;
    Buf text = { 0 };

    buf_put(&text, name);
    node = xmlNewDocNode(context->output, parent->ns, xml_chars(text.ptr), NULL);
    if (node == NULL || xmlAddChild(parent, node) == NULL)
        memory_exhausted();
    buf_free(&text);
    return node;
}

/* date[@type='published'] of monogr/imprint/date[@type='published']. */
static Str last_step(Str place)
{
    for (size_t i = place.len; i > 0; i--)
        if (place.ptr[i - 1] == '/')
            return str_from(place, i);
    return place;
}

static void run_element(xsltTransformContext *context, xmlNode *node, xmlNode *instruction, xsltElemPreComp *compiled)
{
    const Asked *asked = (Asked *)compiled;
    Str step, word, name;
    xmlNode *parent = context->insert;
    size_t open;

    if (!instruction_stands(context, node, instruction))
        return;
    step = last_step(place_of(asked, node));
    word = quoted(step);
    open = str_find_char(step, '[');
    name = open != STR_NONE ? str_slice(step, 0, open) : step;
    if (asked->only != NULL && step.len > 0 && !str_is(name, asked->only))
        return;
    if (name.len == 0) {
        xsltTransformError(context, NULL, instruction, "b:element: the map has no place for '%s'\n",
                           xml_cstr(node->name));
        context->state = XSLT_STATE_ERROR;
        return;
    }
    context->insert = add_element(context, name);
    if (word.len > 0) {
        size_t at = str_find_char(step, '@'), end = str_find_char(step, '=');
        Buf attribute = { 0 };

        buf_put(&attribute, str_slice(step, at + 1, end));
        instruction_set(context, attribute.ptr, word);
        buf_free(&attribute);
    }
    run_content(context, node, instruction);
    context->insert = parent;
}

/* ---- leaf ---- */

typedef struct Leaf {
    const xmlChar *language, *date, *item;
    const xmlNode *text;    /* NULL: an empty value */
    bool idle, plain, safe; /* idle: its attributes say nothing more */
} Leaf;

static void look_at_value(Leaf *leaf, const xmlNode *value)
{
    for (const xmlAttr *a = value->properties; a != NULL; a = a->next) {
        if (xml_is(a->name, "edtf") && a->children != NULL)
            leaf->date = a->children->content;
        leaf->safe = leaf->safe || xml_is(a->name, "safe");
    }
    if (!has_attribute(value, "plain"))
        leaf->date = NULL;
    leaf->text = value->children;
    leaf->plain = leaf->text == NULL || (leaf->text->type == XML_TEXT_NODE && leaf->text->next == NULL);
}

/* Attributes that say nothing which a leaf would have to say; `qualified` follows from others, and from what stands behind. */
static bool is_idle(const char *name)
{
    static const char *const idle[] = { "first", "qualified", "form", "opens" };

    for (size_t i = 0; i < sizeof idle / sizeof idle[0]; i++)
        if (strcmp(name, idle[i]) == 0)
            return true;
    return false;
}

/* Nothing but a text in a language? */
static Leaf look_at(const xmlNode *node)
{
    Leaf leaf = { .language = xml_chars("und") };

    for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
        if (xml_is(a->name, "lang") && a->children != NULL)
            leaf.language = a->children->content;
        else if (xml_is(a->name, "item") && a->children != NULL)
            leaf.item = a->children->content;
        else if (!is_idle(xml_cstr(a->name)))
            return leaf;
    }
    leaf.idle = true;
    if (node->children != NULL && xml_is(node->children->name, "value") && !has_evidence(node))
        look_at_value(&leaf, node->children);
    return leaf;
}

/* Appends a text. The serialiser takes neighbouring texts for one. */
static void put_text(xsltTransformContext *context, const xmlNode *text)
{
    xmlNode *node = xmlNewDocText(context->output, text->content);

    if (node == NULL || xmlAddChild(context->insert, node) == NULL)
        memory_exhausted();
}

static void set_language(xsltTransformContext *context, const xmlChar *language)
{
    xmlNs *ns = xmlSearchNs(context->output, context->insert, xml_chars("xml"));

    if (ns == NULL || xmlNewNsProp(context->insert, ns, xml_chars("lang"), language) == NULL)
        memory_exhausted();
}

static bool has_space(Str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (ascii_is_space(text.ptr[i]))
            return true;
    return false;
}

static void run_leaf(xsltTransformContext *context, xmlNode *node, xmlNode *instruction, xsltElemPreComp *compiled)
{
    const Asked *asked = (Asked *)compiled;
    Leaf leaf;
    Str text;

    if (!instruction_stands(context, node, instruction))
        return;
    leaf = look_at(node);
    text = leaf.plain && leaf.text != NULL ? xml_str(leaf.text->content) : STR_EMPTY;
    if (!(asked->no_text ? leaf.idle && !has_attribute(node, "qualified") : leaf.plain) ||
        (asked->date != NULL && leaf.date == NULL) ||
        (asked->to != NULL && (!leaf.safe || text.len == 0 || has_space(text)))) {
        run_content(context, node, instruction);
        return;
    }
    if (asked->language)
        set_language(context, leaf.language);
    if (asked->item != NULL && leaf.item != NULL)
        instruction_set(context, asked->item, xml_str(leaf.item));
    if (asked->date != NULL)
        instruction_set(context, asked->date, xml_str(leaf.date));
    if (asked->to != NULL)
        instruction_set(context, asked->to, text);
    else if (leaf.text != NULL && !asked->no_text)
        put_text(context, leaf.text);
}

/* ---- names and titles ---- */

static bool has_small_letter(const Record *name, FieldName part)
{
    Str text = record_text(name, part);

    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] >= 'a' && text.ptr[i] <= 'z')
            return true;
    return false;
}

/* The plain parts of a name are its Latin form, of the language of the other one if there is one. */
static void run_latin(xsltTransformContext *context, xmlNode *node, xmlNode *instruction, xsltElemPreComp *compiled)
{
    const Value *value = value_of(node), *form;
    const Record *name = value != NULL ? value->record : NULL;
    Buf language = { 0 };
    Str tag;
    size_t end;

    (void)compiled;
    if (!instruction_stands(context, node, instruction))
        return;
    if (name == NULL) {
        run_content(context, node, instruction);
        return;
    }
    form = record_value(name, F_FORM);
    tag = form != NULL ? form->lang : STR_EMPTY;
    end = str_find_char(tag, '-');
    if (has_small_letter(name, F_FAMILY) || has_small_letter(name, F_GIVEN)) {
        buf_put(&language, form == NULL ? STR("und") : end != STR_NONE ? str_slice(tag, 0, end) : tag);
        buf_puts(&language, "-Latn");
    } else {
        buf_puts(&language, "und");
    }
    set_language(context, xml_chars(language.ptr));
    buf_free(&language);
}

static void run_form(xsltTransformContext *context, xmlNode *node, xmlNode *instruction, xsltElemPreComp *compiled)
{
    const Asked *asked = (const Asked *)compiled;
    const Value *value = value_of(node);
    TextForm form = value != NULL ? value->form : FORM_NONE;

    if (instruction_stands(context, node, instruction))
        instruction_set(context, asked->attribute,
                        form == FORM_ROMANISED    ? STR("romanised")
                        : form == FORM_TRANSLATED ? STR("translated")
                                                  : str_of(asked->other));
}

void fields_register(void)
{
    static const struct {
        const char *name;
        xsltTransformFunction run;
    } elements[] = {
        { "fields", run_fields }, { "has", run_has },     { "element", run_element }, { "word", run_word },
        { "leaf", run_leaf },     { "latin", run_latin }, { "form", run_form },
    };

    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (xsltRegisterExtModuleElement(xml_chars(elements[i].name), xml_chars(FUNCTIONS_NAMESPACE), compile,
                                         elements[i].run) != 0)
            memory_exhausted();
}
