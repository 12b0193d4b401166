#include "jobs/levels.h"

#include "text/glob.h"

#include <string.h>

static void set_levels(const Field *rules, Severity *levels)
{
    for (size_t i = 0; rules != NULL && i < rules->values.count; i++) {
        const Value *value = rules->values.items[i];
        DiagCode code = diag_find(value_key(value));

        for (int level = SEVERITY_OFF; code != DIAG_COUNT && level <= SEVERITY_ERROR; level++)
            if (str_is(value->text, severity_name((Severity)level)))
                levels[code] = (Severity)level;
    }
}

static bool names_path(const Record *rules, Str path)
{
    const Field *patterns = record_field(rules, F_PATHS);

    for (size_t i = 0; patterns != NULL && i < patterns->values.count; i++)
        if (glob_match(patterns->values.items[i]->text, path))
            return true;
    return false;
}

/* The path below the project's folder, or empty. Patterns speak of files where they are, however they were named. */
static Str below_root(const Load *load, Str name)
{
    Str real, root;

    if (load->root.len == 0)
        return STR_EMPTY;
    real = path_real(load->arena, name);
    root = path_real(load->arena, load->root);
    root = arena_format(load->arena, "%.*s%s", STR_ARG(root), str_ends(root, STR("/")) ? "" : "/");
    return str_starts(real, root) ? str_from(real, root.len) : STR_EMPTY;
}

static void apply_to(Load *load, const Field *rules_for, Str name)
{
    Str path = below_root(load, name);
    Severity *levels = NULL;

    for (size_t i = 0; i < rules_for->values.count; i++) {
        const Record *rules = rules_for->values.items[i]->record;

        if (rules == NULL || path.len == 0 || !names_path(rules, path))
            continue;
        if (levels == NULL) {
            levels = arena_array(load->arena, DIAG_COUNT, sizeof *levels);
            memcpy(levels, load->diags->levels, sizeof load->diags->levels);
        }
        set_levels(record_field(rules, F_RULES), levels);
    }
    if (levels != NULL)
        diags_set_file(load->diags, name, levels);
}

void levels_apply(Load *load, const Record *project, const Str *paths, size_t count)
{
    const Field *rules_for = project != NULL ? record_field(project, F_RULES_FOR) : NULL;

    if (project != NULL)
        set_levels(record_field(project, F_RULES), load->diags->levels);
    for (size_t i = 0; rules_for != NULL && i < load->sources.count; i++)
        apply_to(load, rules_for, load->sources.items[i]->name);
    for (size_t i = 0; rules_for != NULL && i < count; i++)
        apply_to(load, rules_for, paths[i]);
    diags_relevel(load->diags);
}
