/* What each command asks of the library. */
#include "cli/command.h"
#include "cli/watch.h"

#include <stdio.h>

BibelotStatus run_check(Invocation *invocation)
{
    return bibelot_check(&invocation->options);
}

BibelotStatus run_fmt(Invocation *invocation)
{
    invocation->options.check = invocation->values[OPTION_FMT_CHECK] != NULL;
    return bibelot_fmt(&invocation->options);
}

BibelotStatus run_build(Invocation *invocation)
{
    BibelotOptions *options = &invocation->options;

    options->targets = options->inputs;
    options->target_count = options->input_count;
    options->inputs = NULL;
    options->input_count = 0;
    return invocation->values[OPTION_WATCH] != NULL ? watch_until_interrupted(options) : bibelot_build(options);
}

BibelotStatus run_convert(Invocation *invocation)
{
    return bibelot_convert(&invocation->options);
}

BibelotStatus run_cite(Invocation *invocation)
{
    return invocation->values[OPTION_LIST] != NULL ? bibelot_styles(&invocation->options)
                                                   : bibelot_cite(&invocation->options);
}

BibelotStatus run_scan(Invocation *invocation)
{
    return bibelot_scan(&invocation->options);
}

static const char *first_operand(const Invocation *invocation)
{
    return invocation->operand_count > 0 ? invocation->operands[0] : NULL;
}

BibelotStatus run_find(Invocation *invocation)
{
    BibelotOptions *options = &invocation->options;
    const char *query = first_operand(invocation);

    if (query == NULL) {
        fputs("bibelot find: what is to be found?\n'bibelot find --help' shows what it takes\n", stderr);
        return BIBELOT_USAGE;
    }
    options->inputs++;
    options->input_count--;
    options->to = invocation->values[OPTION_ANSWER];
    return bibelot_find(options, query);
}

BibelotStatus run_explain(Invocation *invocation)
{
    return bibelot_explain(&invocation->options, first_operand(invocation));
}

BibelotStatus run_schema(Invocation *invocation)
{
    return bibelot_schema(&invocation->options, first_operand(invocation));
}

BibelotStatus run_formats(Invocation *invocation)
{
    return bibelot_formats(&invocation->options);
}
