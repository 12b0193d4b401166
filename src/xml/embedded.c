/* embedded.c - see embedded.h. The table is made by gen-embed. */
#include "xml/embedded.h"

/* A file is one literal, longer than the 4095 bytes that C promises; gcc and clang know no limit. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Woverlength-strings"
#include "embed.inc"
#pragma GCC diagnostic pop

enum { FILE_COUNT = sizeof embedded_files / sizeof *embedded_files };

const EmbeddedFile *embedded_find(Str name)
{
    size_t low = 0, high = FILE_COUNT;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_cmp(embedded_files[middle].name, name);
        if (order == 0)
            return &embedded_files[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

const EmbeddedFile *embedded_all(size_t *count)
{
    *count = FILE_COUNT;
    return embedded_files;
}
