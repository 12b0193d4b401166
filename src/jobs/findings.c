#include "jobs/findings.h"

#include "base/near.h"
#include "jobs/baseline.h"
#include "jobs/changed.h"

typedef struct CodeSet {
    bool has[DIAG_COUNT];
} CodeSet;

static Str code_name(int code)
{
    return str_of(diag_row((DiagCode)code)->code);
}

/* The nearest code; empty: none is near. */
static Str suggest(Str word)
{
    Nearest nearest = nearest_within(word, 1);

    for (int code = 0; code < DIAG_COUNT; code++)
        nearest_take(&nearest, code_name(code));
    return nearest.best;
}

/* Adds all that begin with the word: "B3". False: none does. */
static bool add_codes(CodeSet *set, Str word)
{
    bool any = false;

    for (int code = 0; code < DIAG_COUNT && word.len > 1; code++)
        if (str_eq_nocase(str_slice(code_name(code), 0, word.len), word))
            set->has[code] = any = true;
    return any;
}

/* Sets `*fault` to the first word that is no code. */
static bool read_codes(Str list, CodeSet *set, Str *fault)
{
    Str word;

    while (list.len > 0 && str_cut(&list, ',', &word))
        if (!add_codes(set, str_trim(word))) {
            *fault = str_trim(word);
            return false;
        }
    return true;
}

static bool are_codes(Str list, const char *option, Arena *arena, Str *usage)
{
    CodeSet set = { { false } };
    Str fault, near;

    if (read_codes(list, &set, &fault))
        return true;
    near = suggest(fault);
    if (near.len > 0)
        *usage = arena_format(arena, "--%s: no code begins with '%.*s'; did you mean '%.*s'?", option, STR_ARG(fault),
                              STR_ARG(near));
    else
        *usage = arena_format(arena, "--%s: no code begins with '%.*s'; 'bibelot explain' lists the codes", option,
                              STR_ARG(fault));
    return false;
}

bool findings_valid(const FindingOptions *options, Arena *arena, Str *usage)
{
    if (str_starts(options->changed_since, STR("-"))) {
        *usage = arena_format(arena, "--changed-since takes a revision, not '%.*s'", STR_ARG(options->changed_since));
        return false;
    }
    return are_codes(options->only, "only", arena, usage) && are_codes(options->skip, "skip", arena, usage);
}

static bool has_code(void *context, const Diag *diag)
{
    const CodeSet *set = context;

    return set->has[diag->code];
}

/* Leaves the codes that are asked for in `wanted`. */
static void limit_codes(const FindingOptions *options, Diags *diags, CodeSet *wanted)
{
    CodeSet skip = { { false } };
    Str fault;

    read_codes(options->only, wanted, &fault);
    read_codes(options->skip, &skip, &fault);
    for (int code = 0; code < DIAG_COUNT; code++)
        wanted->has[code] = (wanted->has[code] || options->only.len == 0) && !skip.has[code];
    diags_leave_out(diags, LEFT_CODES, has_code, wanted);
}

static bool nothing(void *context, const Diag *diag)
{
    (void)context;
    (void)diag;
    return false;
}

/* A baseline of what could be read would let everything else come as new. */
static bool write_known(const FindingOptions *options, Load *load, const Baseline *old, Str *error)
{
    Str path = options->write_baseline;

    if (load->failures.count == 0)
        return baseline_write(load, old, path, error);
    *error = arena_format(load->arena, "%.*s: not written, since not everything could be read", STR_ARG(path));
    return false;
}

/* With both, the old baseline tells what is there no more, and the new one takes its place. */
static bool limit_known(const FindingOptions *options, Load *load, const CodeSet *wanted, Str *error)
{
    Baseline *baseline = NULL;

    if (options->baseline.len > 0) {
        baseline = baseline_read(load->arena, options->baseline, error);
        if (baseline == NULL)
            return false;
        baseline_compare(baseline, load, wanted->has);
    }
    if (options->write_baseline.len > 0 && !write_known(options, load, baseline, error))
        return false;
    if (baseline != NULL)
        baseline_limit(baseline, load);
    if (options->write_baseline.len > 0)
        diags_leave_out(load->diags, LEFT_KNOWN, nothing, NULL);
    return true;
}

/* The repository is that of the first file. */
static bool limit_changed(const FindingOptions *options, Load *load, Str *error)
{
    const Source *first = NULL;
    const Changed *changed;

    for (size_t i = 0; i < load->sources.count && first == NULL; i++)
        if (!load->sources.items[i]->context)
            first = load->sources.items[i];
    if (options->changed_since.len == 0 || first == NULL)
        return true;
    changed = changed_since(load->arena, path_folder(first->name), options->changed_since, error);
    if (changed != NULL)
        changed_limit(changed, load->diags);
    return changed != NULL;
}

void findings_limit(const FindingOptions *options, Load *load)
{
    CodeSet wanted = { { false } };
    Str error;

    limit_codes(options, load->diags, &wanted);
    if (!limit_known(options, load, &wanted, &error) || !limit_changed(options, load, &error))
        vec_push(load->arena, &load->failures, error);
}
