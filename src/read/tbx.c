#include "read/tbx.h"

#include "read/tbx_parts.h"

static bool is_root(const Element *root)
{
    return element_is(root, "tbx") || element_is(root, "martif") || element_is(root, "TBX");
}

static bool is_entry(const Element *element)
{
    return element_is(element, "conceptEntry") || element_is(element, "termEntry");
}

/* Our writer says so in the header. */
static bool is_ours(const Element *root)
{
    for (const Element *e = root; e != NULL;) {
        if (element_is(e, "p") && str_is(element_value(e, "type"), "bibelot-notes"))
            return true;
        e = element_is(e, "text") ? element_skip(root, e) : element_next(root, e);
    }
    return false;
}

static void find_ids(Tbx *tbx, const Element *root)
{
    for (const Element *e = root; e != NULL; e = element_next(root, e)) {
        Str id = element_value(e, "id");

        if (id.len > 0)
            map_add(tbx->arena, &tbx->ids, id, (void *)e);
    }
}

/* Does the back matter's section list works? Subjects belong to the project, people to nobody here. */
static bool lists_works(Tbx *tbx, const Element *section)
{
    Str type = element_value(section, "type");

    return tbx->ours ? str_is(type, "bibl") : !str_starts(type, STR("resp"));
}

static void read_parts(Tbx *tbx, const Element *root)
{
    for (const Element *e = root; e != NULL;) {
        bool section = element_is(e, "refObjectSec") || element_is(e, "refObjectList");
        bool passed = element_is(e, "tbxHeader") || element_is(e, "martifHeader");

        if (is_entry(e))
            tbx_read_entry(tbx, e);
        else if (element_is(e, "refObject"))
            tbx_read_object(tbx, e);
        else if (section && !lists_works(tbx, e))
            tbx_lose(tbx, e);
        else if (!passed) {
            e = element_next(root, e);
            continue;
        }
        e = element_skip(root, e);
    }
}

void read_tbx(Records *records, Source *source, Diags *diags)
{
    static const char *const whole[] = { "conceptEntry", "termEntry", "refObject", NULL };
    Tbx tbx = { .records = records, .arena = records->arena, .source = source, .diags = diags };
    const Element *root = xml_read(records->arena, source, whole, diags);
    Diag *diag;

    if (root == NULL)
        return;
    if (!is_root(root)) {
        diag = diag_add(diags, DIAG_B103, source, root->tag, "<%.*s> is no TBX", STR_ARG(root->name));
        diag_help(diags, diag, "TBX begins with <tbx>, or <martif>; name another format with -f");
        return;
    }
    tbx.ours = is_ours(root);
    find_ids(&tbx, root);
    read_parts(&tbx, root);
}
