/* A stranger's program: checks the files that it is given with the installed library, and prints what was found. */
#include <bibelot.h>

#include <stdio.h>

static void print(void *context, const BibelotDiagnostic *d)
{
    printf("%s:%zu:%zu: %s: %s [%s]\n", d->file, d->line, d->column, d->severity, d->message, d->code);
    *(size_t *)context += 1;
}

static bool write_all(void *context, const char *bytes, size_t len)
{
    return fwrite(bytes, 1, len, context) == len;
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
    BibelotStatus status = bibelot_check(&options);

    printf("%s: status %d, %zu found\n", bibelot_version(), (int)status, found);
    return (int)status;
}
