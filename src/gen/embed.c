/* gen-embed - writes the files below a folder as C string literals.
 *
 *     gen-embed xsl > out/gen/embed.inc
 *
 * In byte order of their paths; dot-files are passed over. Exit 3 if something cannot be read. */
#include "base/file.h"
#include "base/vec.h"

#include <stdio.h>
#include <stdlib.h>

/* What may be embedded; a file of any other kind is left out. */
static const char *const suffixes[] = { ".xsl",   ".xml", ".css", ".js",          ".svg", ".html", ".txt", ".json",
                                        ".woff2", ".png", ".ico", ".webmanifest", ".rng", ".rnc",  NULL };

enum { LINE = 100 };

_Noreturn static void fail(Str path, Str error)
{
    fprintf(stderr, "gen-embed: %.*s: %.*s\n", STR_ARG(path), STR_ARG(error));
    exit(3);
}

/* Octal escapes have three digits, so that a digit behind one is no part of it; `?` is escaped because of trigraphs. */
static void put_literal(FILE *out, Str s)
{
    fputs("    \"", out);
    size_t column = 0;
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (c == '\n')
            column += (size_t)fprintf(out, "\\n");
        else if (c < 0x20 || c > 0x7e || c == '"' || c == '\\' || c == '?')
            column += (size_t)fprintf(out, "\\%03o", c);
        else {
            putc(c, out);
            column++;
        }
        if (i + 1 < s.len && (c == '\n' || column >= LINE)) {
            fputs("\"\n    \"", out);
            column = 0;
        }
    }
    putc('"', out);
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fputs("usage: gen-embed FOLDER\n", stderr);
        return 2;
    }
    Arena *arena = arena_create();
    Str folder = str_of(argv[1]), error = STR_EMPTY;
    PathList paths = { 0 };
    if (!file_walk(arena, folder, suffixes, &paths, &error))
        fail(folder, error);
    fputs("/* Made by gen-embed. */\n\nstatic const EmbeddedFile embedded_files[] = {\n", stdout);
    for (size_t i = 0; i < paths.count; i++) {
        const Source *file = file_read(arena, paths.items[i], &error);
        if (!file)
            fail(paths.items[i], error);
        Str name = str_from(paths.items[i], folder.len + (str_ends(folder, STR("/")) ? 0 : 1));
        printf("    { STR_INIT(\"%.*s\"), STR_INIT(\n", STR_ARG(name));
        put_literal(stdout, file->bytes);
        fputs(") },\n", stdout);
    }
    /* C17 has no empty arrays. */
    if (paths.count == 0)
        fputs("    { STR_INIT(\"\"), STR_INIT(\"\") },\n", stdout);
    fputs("};\n", stdout);
    arena_destroy(arena);
    return ferror(stdout) || fclose(stdout) != 0 ? 3 : 0;
}
