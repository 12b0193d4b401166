/* A stranger's program: checks the files that it is given with the installed library, and prints what was found; or, as
 * "client STYLE FILE ID ID…", cites works of the file in a style, one in each note. */
#include <bibelot.h>

#include <stdio.h>
#include <string.h>

static void print(void *context, const BibelotDiagnostic *d)
{
    printf("%s:%zu:%zu: %s: %s [%s]\n", d->file, d->line, d->column, d->severity, d->message, d->code);
    *(size_t *)context += 1;
}

static bool write_all(void *context, const char *bytes, size_t len)
{
    return fwrite(bytes, 1, len, context) == len;
}

static int cite(const char *style, const char *file, char **ids, size_t count)
{
    enum { MOST = 8 };
    BibelotCite cites[MOST];
    BibelotCitation citations[MOST];
    BibelotOptions options = { .size = sizeof options,
                               .style = style,
                               .inputs = &file,
                               .input_count = 1,
                               .report_write = write_all,
                               .report_context = stdout };
    BibelotStatus status;
    BibelotCsl *csl = bibelot_csl_open(&options, &status);
    const char *text;

    for (size_t i = 0; i < count && i < MOST; i++) {
        cites[i] = (BibelotCite){ .id = ids[i] };
        citations[i] = (BibelotCitation){ .name = NULL, .cites = &cites[i], .cite_count = 1, .note = (unsigned)i + 1 };
    }
    if (csl != NULL)
        status = bibelot_csl_add(csl, &options);
    if (status == BIBELOT_CLEAN)
        status = bibelot_csl_set_citations(csl, &options, citations, count < MOST ? count : MOST);
    for (size_t i = 0; status == BIBELOT_CLEAN && (text = bibelot_csl_citation(csl, i, NULL)) != NULL; i++)
        printf("%zu %s\n", i + 1, text);
    text = status == BIBELOT_CLEAN ? bibelot_csl_bibliography(csl) : NULL;
    printf("%s", text != NULL ? text : "");
    bibelot_csl_close(csl);
    return (int)status;
}

int main(int argc, char **argv)
{
    size_t found = 0;
    BibelotOptions options = { .size = sizeof options,
                               .inputs = (const char *const *)argv + 1,
                               .input_count = (size_t)argc - 1,
                               .listener = print,
                               .listener_context = &found,
                               .write = write_all,
                               .write_context = stdout };
    BibelotStatus status;

    if (argc > 3 && strstr(argv[1], ".csl") != NULL)
        return cite(argv[1], argv[2], argv + 3, (size_t)argc - 3);
    status = bibelot_check(&options);
    printf("%s: status %d, %zu found\n", bibelot_version(), (int)status, found);
    return (int)status;
}
