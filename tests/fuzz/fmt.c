/* Fuzz target: bytes through the layouts of `bibelot fmt`; what begins with @ or % is BibTeX, all else YAML. Nothing may crash
 * or hang; and of a file without faults nothing may be lost, though its layout may be left alone for other reasons. */
#include "jobs/fmt_proof.h"
#include "read/bibtex_layout.h"
#include "read/yaml_layout.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *arena = arena_create();
    Str bytes = { (const char *)data, size };
    bool bib = size > 0 && (data[0] == '@' || data[0] == '%');
    const Format *format = format_find(bib ? STR("biblatex") : STR("yaml"));
    FmtReading reading = fmt_read(arena, format, STR("fuzz"), bytes);
    Buf out = { 0 };
    bool done = bib ? bibtex_layout(bytes, &out) : yaml_layout(bytes, &out);

    if (done && reading.diags->errors == 0) {
        const char *fault = fmt_fault(arena, format, &reading, buf_str(&out), bib ? "{}(),\"" : "{}[],-\"'",
                                      bib ? bibtex_layout : yaml_layout);

        if (fault != NULL && str_is(str_of(fault), "something would be lost"))
            abort();
    }
    buf_free(&out);
    arena_destroy(arena);
    return 0;
}
