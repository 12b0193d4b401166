#include "jobs/findings.h"

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
    enum { FAR = 2 };
    unsigned nearest = FAR;
    Str near = STR_EMPTY;

    for (int code = 0; code < DIAG_COUNT; code++) {
        unsigned distance = str_distance(word, code_name(code), FAR);

        if (distance < nearest) {
            nearest = distance;
            near = code_name(code);
        }
    }
    return near;
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
    return are_codes(options->only, "only", arena, usage) && are_codes(options->skip, "skip", arena, usage);
}

static bool has_code(void *context, const Diag *diag)
{
    const CodeSet *set = context;

    return set->has[diag->code];
}

static void limit_codes(const FindingOptions *options, Diags *diags)
{
    CodeSet only = { { false } }, skip = { { false } };
    Str fault;

    read_codes(options->only, &only, &fault);
    read_codes(options->skip, &skip, &fault);
    for (int code = 0; code < DIAG_COUNT; code++)
        only.has[code] = (only.has[code] || options->only.len == 0) && !skip.has[code];
    diags_leave_out(diags, LEFT_CODES, has_code, &only);
}

void findings_limit(const FindingOptions *options, Load *load)
{
    limit_codes(options, load->diags);
}
