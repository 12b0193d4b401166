#include "read/manuscript_parts.h"

#include "base/file.h"

/* Calls for the trimmed parts of [start, end), which commas separate. */
static bool next_part(const Manuscript *manuscript, size_t *start, size_t end, Span *part)
{
    Str bytes = manuscript->source->bytes, text;
    size_t comma;

    if (*start > end)
        return false;
    comma = str_find_char(str_slice(bytes, *start, end), ',');
    comma = comma == STR_NONE ? end : *start + comma;
    text = str_trim(str_slice(bytes, *start, comma));
    *part = span_between((size_t)(text.ptr - bytes.ptr), (size_t)(text.ptr - bytes.ptr) + text.len);
    *start = comma + 1;
    return true;
}

size_t manuscript_keys(Manuscript *manuscript, Citation *citation, size_t start, size_t end)
{
    size_t count = 0;
    Span part;

    while (next_part(manuscript, &start, end, &part)) {
        if (str_is(source_text(manuscript->source, part), "*")) {
            manuscript->all = true;
            manuscript->all_span = part;
        } else if (part.end > part.start) {
            citation_item(manuscript, citation, part);
            count++;
        }
    }
    return count;
}

void manuscript_list(Manuscript *manuscript, ManuscriptNames *names, size_t start, size_t end)
{
    Span part;

    while (next_part(manuscript, &start, end, &part))
        if (part.end > part.start)
            manuscript_name(manuscript->arena, names, manuscript->source, part.start, part.end);
}

void manuscript_drop_empty(Manuscript *manuscript)
{
    size_t count = manuscript->citations.count;

    if (count > 0 && manuscript->citations.items[count - 1].items.count == 0)
        manuscript->citations.count--;
}

void manuscript_read_keys(Manuscript *manuscript)
{
    size_t length = manuscript->source->bytes.len;

    manuscript_keys(manuscript, manuscript_cite(manuscript, span_between(0, length), CITE_SILENT), 0, length);
    manuscript_drop_empty(manuscript);
}

#define KEY_SUFFIXES ".tex .ltx .aux .bcf .md .markdown .qmd .rmd .typ .xml .tei"
const char manuscript_suffixes[] = KEY_SUFFIXES " .txt";
const char manuscript_key_suffixes[] = KEY_SUFFIXES;

ManuscriptReader *manuscript_reader(Str path)
{
    static const struct {
        const char *suffix;
        ManuscriptReader *read;
    } readers[] = {
        { ".tex", manuscript_tex },      { ".ltx", manuscript_tex },      { ".aux", manuscript_aux },
        { ".bcf", manuscript_bcf },      { ".md", manuscript_markdown },  { ".markdown", manuscript_markdown },
        { ".qmd", manuscript_markdown }, { ".rmd", manuscript_markdown }, { ".typ", manuscript_typst },
        { ".xml", manuscript_tei },      { ".tei", manuscript_tei },      { ".txt", manuscript_plain },
    };

    for (size_t i = 0; i < sizeof readers / sizeof readers[0]; i++)
        if (str_eq_nocase(path_suffix(path), str_of(readers[i].suffix)))
            return readers[i].read;
    return NULL;
}

bool manuscript_has_keys(Str path)
{
    ManuscriptReader *reader = manuscript_reader(path);

    return reader != NULL && reader != manuscript_plain;
}
