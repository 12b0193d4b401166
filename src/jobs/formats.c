#include "jobs/formats.h"

#include "base/file.h"
#include "base/near.h"
#include "crosswalk/bib_read.h"
#include "crosswalk/bib_write.h"
#include "crosswalk/csl.h"
#include "crosswalk/hayagriva.h"
#include "crosswalk/ris.h"
#include "crosswalk/yaml_write.h"
#include "csl/proof.h"
#include "jobs/steps.h"
#include "jobs/windows.h"
#include "read/bibtex.h"
#include "read/csl.h"
#include "read/doc.h"
#include "read/ris.h"
#include "read/tbx.h"
#include "read/tei.h"
#include "read/yaml.h"

enum { ALL_KINDS = KIND_TERM | KIND_PROGRAM | KIND_ENDNOTE };

enum { PAIR = 1U << BILINGUAL_PAIR, CSL_WAYS = PAIR | 1U << BILINGUAL_NOTE | 1U << BILINGUAL_MULTI };

static void read_biblatex(Records *records, Source *source, Diags *diags)
{
    source->inside = bibtex_inside;
    source->syntax = SYNTAX_TEX;
    bibtex_read(records, source, false, biblatex_read_entry, diags);
}

static void read_bibtex(Records *records, Source *source, Diags *diags)
{
    source->inside = bibtex_inside;
    source->syntax = SYNTAX_TEX;
    bibtex_read(records, source, true, bibtex_read_entry, diags);
}

/* It has no records, but may have faults. */
static void read_style(Records *records, Source *source, Diags *diags)
{
    csl_proof(records->arena, source, diags);
}

/* clang-format off */
const Format formats[] = {
    { .name = "yaml", .label = "bibelot source", .suffix = ".yaml", .suffixes = ".yaml .yml", .read = read_yaml, .steps = &yaml_steps,
      .stylesheet = "yaml", .entry = yaml_entry, .mode = WRITE_TEXT, .renames = true, .writes = true, .kinds = ALL_KINDS },
    { .name = "biblatex", .label = "BibLaTeX", .suffix = ".bib", .suffixes = ".bib", .stylesheet = "biblatex",
      .read = read_biblatex, .windows = &biblatex_windows, .steps = &biblatex_steps, .entry = biblatex_entry, .mode = WRITE_TEXT, .writes = true, .kinds = KIND_ENDNOTE, .bilingual = PAIR | 1U << BILINGUAL_MULTISCRIPT, .published = "glossary.bib" },
    { .name = "bibtex", .label = "classic BibTeX", .suffix = ".bibtex.bib", .suffixes = ".bibtex.bib", .stylesheet = "bibtex",
      .read = read_bibtex, .windows = &bibtex_windows, .steps = &bibtex_steps, .entry = bibtex_entry, .mode = WRITE_TEXT, .writes = true, .kinds = KIND_ENDNOTE, .bilingual = PAIR, .published = "glossary.bibtex.bib" },
    { .name = "ris", .label = "RIS", .suffix = ".ris", .suffixes = ".ris", .read = read_ris, .windows = &ris_windows, .steps = &ris_steps, .stylesheet = "ris",
      .entry = ris_write, .mode = WRITE_TEXT, .writes = true, .kinds = KIND_ENDNOTE, .bilingual = PAIR, .published = "glossary.ris" },
    { .name = "csl-json", .label = "CSL-JSON", .map = "csl", .suffix = ".csl.json", .suffixes = ".csl.json .json", .read = read_csl_json, .windows = &csl_json_windows, .steps = &csl_json_steps,
      .stylesheet = "csl-json", .entry = csl_write, .mode = WRITE_TEXT, .writes = true, .kinds = KIND_ENDNOTE, .bilingual = CSL_WAYS,
      .published = "glossary.csl.json" },
    { .name = "csl-yaml", .label = "CSL-YAML", .map = "csl", .suffix = ".csl.yaml", .suffixes = ".csl.yaml .csl.yml", .read = read_csl_yaml,
      .stylesheet = "csl-yaml", .entry = csl_write, .mode = WRITE_TEXT, .writes = true, .kinds = KIND_ENDNOTE, .bilingual = CSL_WAYS,
      .published = "glossary.csl.yaml" },
    { .name = "hayagriva", .label = "hayagriva, for Typst", .suffix = ".hayagriva.yaml", .suffixes = ".hayagriva.yaml",
      .stylesheet = "hayagriva", .entry = hayagriva_write, .mode = WRITE_TEXT, .writes = true, .kinds = KIND_ENDNOTE, .bilingual = PAIR,
      .published = "glossary.hayagriva.yaml" },
    { .name = "tei", .label = "TEI P5", .suffix = ".tei.xml", .suffixes = ".tei.xml .tei", .read = read_tei,
      .roots = "TEI teiCorpus TEI.2 teiHeader standOff text listBibl biblStruct bibl biblFull", .stylesheet = "tei",
      .mode = WRITE_FRAME, .flows = true, .writes = true, .kinds = ALL_KINDS, .published = "glossary.tei.xml" },
    { .name = "tbx", .label = "TermBase eXchange", .suffix = ".tbx", .suffixes = ".tbx", .read = read_tbx, .roots = "tbx martif TBX",
      .stylesheet = "tbx", .mode = WRITE_FRAME, .writes = true, .kinds = ALL_KINDS, .published = "glossary.tbx" },
    { .name = "skos", .label = "SKOS with SKOS-XL, as Turtle", .suffix = ".ttl", .suffixes = ".ttl", .stylesheet = "skos",
      .mode = WRITE_TEXT, .writes = true, .kinds = ALL_KINDS, .published = "glossary.ttl" },
    { .name = "latex-glossary", .label = "LaTeX, package glossaries", .suffix = ".glossary.tex", .suffixes = ".glossary.tex",
      .stylesheet = "latex-glossary", .mode = WRITE_TEXT, .writes = true, .kinds = KIND_CONCEPTS,
      .published = "glossary.tex" },
    { .name = "markdown", .label = "Markdown, to read", .suffix = ".md", .suffixes = ".md", .stylesheet = "markdown",
      .mode = WRITE_PAGE, .ranks = true, .writes = true, .kinds = ALL_KINDS, .published = "glossary.md" },
    { .name = "html", .label = "one HTML page", .suffix = ".html", .suffixes = ".html .htm", .stylesheet = "html",
      .mode = WRITE_PAGE, .ranks = true, .writes = true, .kinds = ALL_KINDS },
    { .name = "csl-style", .label = "citation style of CSL, to check", .suffix = ".csl", .suffixes = ".csl", .read = read_style,
      .roots = "style", .kinds = 0 },
    { .name = "doc", .label = "bibelot's canonical XML", .suffix = ".doc.xml", .suffixes = ".doc.xml", .read = read_doc,
      .roots = "bibelot", .mode = WRITE_DOC, .ranks = true, .writes = true, .kinds = ALL_KINDS, .published = "glossary.doc.xml" },
};
/* clang-format on */

const size_t format_count = sizeof formats / sizeof formats[0];

const Format *format_find(Str name)
{
    for (size_t i = 0; i < format_count; i++)
        if (str_is(name, formats[i].name))
            return &formats[i];
    return NULL;
}

static bool usable(const Format *format, bool for_writing)
{
    return for_writing ? format->writes : format->read != NULL;
}

bool format_publishable(Str name)
{
    const Format *format = format_find(name);

    return str_is(name, "html") || (format != NULL && format->published != NULL);
}

/* The longest suffix wins: refs.bibtex.bib is BibTeX, refs.bib BibLaTeX. */
const Format *format_of_file(Str path, bool for_writing)
{
    const Format *best = NULL;
    size_t best_len = 0;

    for (size_t i = 0; i < format_count; i++) {
        Str rest = str_of(formats[i].suffixes), suffix;

        while (str_cut(&rest, ' ', &suffix))
            if (usable(&formats[i], for_writing) && suffix.len > best_len && path.len >= suffix.len &&
                str_eq_nocase(str_from(path, path.len - suffix.len), suffix)) {
                best = &formats[i];
                best_len = suffix.len;
            }
    }
    return best;
}

const Format *format_of_root(Str root)
{
    for (size_t i = 0; i < format_count && root.len > 0; i++) {
        Str rest = str_of(formats[i].roots), name;

        while (formats[i].read != NULL && str_cut(&rest, ' ', &name))
            if (str_eq(root, name))
                return &formats[i];
    }
    return NULL;
}

const char *const *format_suffixes(Arena *arena)
{
    enum { MOST = 64 };
    const char **list = arena_array(arena, MOST, sizeof *list);
    size_t count = 0;

    for (size_t i = 0; i < format_count; i++) {
        Str rest = str_of(formats[i].suffixes), suffix;

        while (formats[i].read != NULL && count < MOST - 1 && str_cut(&rest, ' ', &suffix))
            list[count++] = arena_cstr(arena, suffix);
    }
    list[count] = ".xml"; /* see format_of_root */
    return list;
}

Str format_suggest(Str name, bool for_writing)
{
    Nearest nearest = nearest_begin(name);

    for (size_t i = 0; i < format_count; i++)
        if (usable(&formats[i], for_writing))
            nearest_take(&nearest, str_of(formats[i].name));
    return nearest.best;
}
