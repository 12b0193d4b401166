#include "csl/proof.h"

#include "base/near.h"
#include "csl/proof_tables.h"
#include "csl/style.h"

/* A macro: who calls it is counted, whom it calls is a list of edges. */
typedef struct ProofMacro {
    Str name;
    const Element *element;
    size_t callers;
    struct ProofMacro *next; /* on the way round a circle */
    VEC(const ElementAttribute *) calls;
    bool done;
} ProofMacro;

typedef struct Proof {
    Arena *arena;
    const Source *source;
    Diags *diags;
    Map macros;
} Proof;

/* Types of items. Source: CSL 1.0.2, appendix III; behind them those that CSL-M adds. */
static const char types[] =
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset "
    "document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation "
    "manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical "
    "personal_communication post post-weblog regulation report review review-book software song speech standard thesis "
    "treaty webpage gazette video legal_commentary";

static Diag *tell(const Proof *proof, DiagCode code, Span span, const char *what, Str a, const char *then, Str b)
{
    return diag_add(proof->diags, code, proof->source, span, "%s'%.*s'%s%s%.*s%s", what, STR_ARG(a), then,
                    b.len > 0 ? "'" : "", STR_ARG(b), b.len > 0 ? "'" : "");
}

/* ---- values ---- */

static void tell_nearest(const Proof *proof, Diag *diag, const Nearest *nearest)
{
    if (nearest->best.len > 0)
        diag_help(proof->diags, diag, "did you mean '%.*s'?", STR_ARG(nearest->best));
}

static void suggest(const Proof *proof, Diag *diag, Str word, const char *list)
{
    Nearest nearest = nearest_begin(word);
    Str rest = str_of(list), one;

    while (str_cut(&rest, ' ', &one))
        if (one.len > 0 && one.ptr[0] != '@')
            nearest_take(&nearest, one);
    tell_nearest(proof, diag, &nearest);
}

static void prove_variable(const Proof *proof, const ElementAttribute *attribute, Str word, const char *kind)
{
    CslVariable variable = csl_variable(word);
    Nearest nearest = nearest_begin(word);
    Diag *diag;

    if (variable != CSL_VARIABLES) {
        if ((str_is(str_of(kind), "*date") && csl_variable_kind(variable) != CSL_KIND_DATE) ||
            (str_is(str_of(kind), "*name") && csl_variable_kind(variable) != CSL_KIND_NAME))
            tell(proof, DIAG_B033, attribute->value_span, "", word,
                 str_is(str_of(kind), "*date") ? " is no date" : " is not made of names", STR_EMPTY);
        return;
    }
    diag = tell(proof, DIAG_B033, attribute->value_span, "CSL has no variable ", word, "", STR_EMPTY);
    for (unsigned i = 0; i < CSL_VARIABLES; i++)
        nearest_take(&nearest, str_of(csl_variable_name((CslVariable)i)));
    tell_nearest(proof, diag, &nearest);
}

static bool is_number(Str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!ascii_is_digit(text.ptr[i]))
            return false;
    return text.len > 0 && text.len < 6;
}

/* A macro that is called: known, and counted as an edge of the macro that calls it (NULL: none does). */
static void prove_call(Proof *proof, const ElementAttribute *attribute, ProofMacro *caller)
{
    ProofMacro *called = map_get(&proof->macros, attribute->value);
    Nearest nearest = nearest_begin(attribute->value);
    Diag *diag;

    if (called != NULL) {
        if (caller != NULL) {
            called->callers++;
            vec_push(proof->arena, &caller->calls, attribute);
        }
        return;
    }
    diag = tell(proof, DIAG_B034, attribute->value_span, "there is no macro ", attribute->value, "", STR_EMPTY);
    for (size_t i = 0; i < proof->macros.count; i++)
        nearest_take(&nearest, proof->macros.entries[i].key);
    tell_nearest(proof, diag, &nearest);
}

/* Attributes that hold several words: conditions, and names of several variables. */
static bool takes_many(const Element *e, const ElementAttribute *attribute)
{
    return element_is(e, "if") || element_is(e, "else-if") ||
           (element_is(e, "names") && str_is(attribute->name, "variable"));
}

static void prove_word(const Proof *proof, const ElementAttribute *attribute, const char *words, Str word)
{
    Diag *diag;

    if (words[0] == '*' && !str_is(str_of(words), "*type")) {
        prove_variable(proof, attribute, word, words);
        return;
    }
    if (words[0] == '*')
        words = types;
    if (words[0] == '#' ? is_number(word) : proof_has(words, word))
        return;
    diag = tell(proof, DIAG_B033, attribute->value_span, "", word,
                words[0] == '#' ? " is no number, which is what belongs to " : " is no value of ", attribute->name);
    suggest(proof, diag, word, words);
}

static void prove_value(Proof *proof, const Element *e, const ElementAttribute *attribute, ProofMacro *macro)
{
    const char *words = proof_words(e->name, attribute->name);
    Str rest = attribute->value, word;

    if (words == NULL)
        return;
    if (str_is(str_of(words), "*macro")) {
        prove_call(proof, attribute, macro);
        return;
    }
    if (!takes_many(e, attribute) || rest.len == 0) {
        prove_word(proof, attribute, words, rest);
        return;
    }
    while (csl_next_word(&rest, &word))
        prove_word(proof, attribute, words, word);
}

/* ---- elements ---- */

/* One of several names with | between, as attribute or child. */
static bool has_one(const Element *e, Str names, bool children)
{
    Str name;

    while (str_cut(&names, '|', &name)) {
        char text[32];

        if (name.len >= sizeof text)
            continue;
        memcpy(text, name.ptr, name.len);
        text[name.len] = '\0';
        if (children ? element_child(e, text, NULL) != NULL : element_attribute(e, text) != NULL)
            return true;
    }
    return false;
}

static void prove_presence(const Proof *proof, const Element *e, const char *list, bool children)
{
    Str rest = str_of(list), names;

    if (!children && element_child(e, "conditions", NULL) != NULL) /* of CSL-M: the tests stand in there */
        return;
    while (str_cut(&rest, ' ', &names)) {
        Str first = names, other;

        if (names.len == 0 || has_one(e, names, children))
            continue;
        str_cut(&first, '|', &other);
        diag_add(proof->diags, DIAG_B038, proof->source, e->tag,
                 children ? "'%.*s' has no '%.*s' in it" : "'%.*s' has no attribute '%.*s'", STR_ARG(e->name),
                 STR_ARG(other));
    }
}

static void prove_attributes(Proof *proof, const Element *e, const ProofElement *row, ProofMacro *macro)
{
    for (size_t i = 0; i < e->attribute_count; i++) {
        const ElementAttribute *attribute = &e->attributes[i];

        if (attribute->space.len > 0) /* xml:lang, xsi:… */
            continue;
        if (proof_has(row->attributes, attribute->name))
            prove_value(proof, e, attribute, macro);
        else
            suggest(proof,
                    diag_add(proof->diags, DIAG_B032, proof->source, attribute->span,
                             "'%.*s' takes no attribute '%.*s'", STR_ARG(e->name), STR_ARG(attribute->name)),
                    attribute->name, row->attributes);
    }
}

static const ProofElement *prove_place(const Proof *proof, const Element *e)
{
    const ProofElement *row = proof_element(e->name),
                       *parent = e->parent != NULL ? proof_element(e->parent->name) : NULL;
    Diag *diag;

    if (row != NULL && (parent == NULL || proof_has(parent->children, e->name)))
        return row;
    if (row != NULL) {
        diag_add(proof->diags, DIAG_B031, proof->source, e->tag, "'%.*s' has no place in '%.*s'", STR_ARG(e->name),
                 STR_ARG(e->parent->name));
        return row;
    }
    diag = diag_add(proof->diags, DIAG_B031, proof->source, e->tag, "CSL has no element '%.*s'", STR_ARG(e->name));
    if (parent != NULL)
        suggest(proof, diag, e->name, parent->children);
    return NULL;
}

/* Where anything may stand (the name of an author), and in what is not known, nothing is looked at. */
static bool is_foreign(const Element *e)
{
    const ProofElement *row = proof_element(e->name);

    return row == NULL || str_is(str_of(row->children), "*");
}

static void prove_tree(Proof *proof, const Element *top, ProofMacro *macro)
{
    const Element *e = top;

    while (e != NULL) {
        bool other = !str_eq(e->space, top->parent->space); /* a namespace that is not ours to judge */
        const ProofElement *row = other ? NULL : prove_place(proof, e);

        if (row != NULL) {
            prove_attributes(proof, e, row, macro);
            prove_presence(proof, e, row->required, false);
            prove_presence(proof, e, row->needed, true);
        }
        e = other || is_foreign(e) ? element_skip(top, e) : element_next(top, e);
    }
}

/* ---- macros ---- */

static void collect_macros(Proof *proof, const Element *root)
{
    for (const Element *e = element_child(root, "macro", NULL); e != NULL; e = element_child(root, "macro", e)) {
        const ElementAttribute *name = element_attribute(e, "name");
        ProofMacro *macro = arena_new(proof->arena, ProofMacro), *known;

        if (name == NULL)
            continue;
        macro->name = name->value;
        macro->element = e;
        known = map_add(proof->arena, &proof->macros, name->value, macro);
        if (known == macro)
            continue;
        diag_note(proof->diags,
                  tell(proof, DIAG_B034, name->value_span, "there is a macro ", name->value, " already", STR_EMPTY),
                  proof->source, element_attribute(known->element, "name")->value_span, "the first one");
    }
}

/* Calls of macros that nothing calls can't be part of a circle: these are taken away, until only circles are left, and
 * what they lead to. Each call is looked at once. */
static void take_away(Proof *proof)
{
    VEC(ProofMacro *) free_ones = { 0 };

    for (size_t i = 0; i < proof->macros.count; i++) {
        ProofMacro *macro = proof->macros.entries[i].value;

        if (macro->callers == 0)
            vec_push(proof->arena, &free_ones, macro);
    }
    while (free_ones.count > 0) {
        ProofMacro *macro = free_ones.items[--free_ones.count];

        macro->done = true;
        for (size_t i = 0; i < macro->calls.count; i++) {
            ProofMacro *called = map_get(&proof->macros, macro->calls.items[i]->value);

            if (--called->callers == 0)
                vec_push(proof->arena, &free_ones, called);
        }
    }
}

/* The call of a macro that is left to another that is left, or NULL. */
static const ElementAttribute *call_left(const Proof *proof, const ProofMacro *macro, ProofMacro **called)
{
    for (size_t i = 0; i < macro->calls.count; i++) {
        *called = map_get(&proof->macros, macro->calls.items[i]->value);
        if (!(*called)->done)
            return macro->calls.items[i];
    }
    return NULL;
}

/* Goes from one to the next until one comes again: there the circle begins. What leads to no circle is done with. */
static void prove_circles(Proof *proof)
{
    take_away(proof);
    for (size_t i = 0; i < proof->macros.count; i++) {
        ProofMacro *macro = proof->macros.entries[i].value, *called = NULL;
        const ElementAttribute *call;
        VEC(ProofMacro *) way = { 0 };

        while (!macro->done && macro->next == NULL) {
            call = call_left(proof, macro, &called);
            vec_push(proof->arena, &way, macro);
            if (call == NULL)
                break;
            macro->next = called;
            if (called->next != NULL && !called->done)
                tell(proof, DIAG_B035, call->value_span, "the macro ", called->name,
                     called == macro ? " calls itself" : " comes to call itself through ",
                     called == macro ? STR_EMPTY : macro->name);
            macro = called;
        }
        for (size_t k = 0; k < way.count; k++)
            way.items[k]->done = true;
    }
}

/* ---- the style as a whole ---- */

static void prove_info(const Proof *proof, const Element *root)
{
    static const char *const needed[] = { "title", "id", "updated" };
    const Element *info = element_child(root, "info", NULL);

    for (size_t i = 0; info != NULL && i < sizeof needed / sizeof *needed; i++) {
        const Element *e = element_child(info, needed[i], NULL);

        if (e == NULL || str_trim(element_text(proof->arena, e)).len == 0)
            diag_add(proof->diags, DIAG_B037, proof->source, e == NULL ? info->tag : e->tag, "the style has no %s",
                     needed[i]);
    }
}

static bool is_dependent(const Element *root)
{
    const Element *info = element_child(root, "info", NULL);

    for (const Element *link = info == NULL ? NULL : element_child(info, "link", NULL); link != NULL;
         link = element_child(info, "link", link))
        if (str_is(element_value(link, "rel"), "independent-parent"))
            return true;
    return false;
}

static void prove_root(const Proof *proof, const Element *root)
{
    const ElementAttribute *version = element_attribute(root, "version");

    if (version != NULL && !str_starts(version->value, STR("1.")))
        diag_add(proof->diags, DIAG_B036, proof->source, version->value_span,
                 "the style is for version '%.*s' of CSL, and read as one for 1.0", STR_ARG(version->value));
    prove_info(proof, root);
    if (is_dependent(root))
        return;
    if (element_child(root, "citation", NULL) == NULL)
        diag_add(proof->diags, DIAG_B030, proof->source, root->tag, "there is no citation in the style");
    if (element_attribute(root, "class") == NULL)
        diag_add(proof->diags, DIAG_B038, proof->source, root->tag, "'style' has no attribute 'class'");
}

const Element *csl_proof(Arena *arena, Source *source, Diags *diags)
{
    Proof proof = { .arena = arena, .source = source, .diags = diags };
    const Element *root = xml_read(arena, source, NULL, diags);

    if (root == NULL)
        return NULL;
    if (!element_is(root, "style") || !str_is(root->space, "http://purl.org/net/xbiblio/csl")) {
        diag_add(diags, DIAG_B030, source, root->tag, "this is no citation style: its root is '%.*s'%s",
                 STR_ARG(root->name), element_is(root, "style") ? " in another namespace" : "");
        return root;
    }
    collect_macros(&proof, root);
    prove_root(&proof, root);
    for (const Element *e = element_child(root, NULL, NULL); e != NULL; e = element_child(root, NULL, e))
        prove_tree(&proof, e, element_is(e, "macro") ? map_get(&proof.macros, element_value(e, "name")) : NULL);
    {
        const ProofElement *row = proof_element(root->name);

        prove_attributes(&proof, root, row, NULL);
        prove_presence(&proof, root, row->required, false);
        prove_presence(&proof, root, row->needed, true);
    }
    prove_circles(&proof);
    return root;
}
