/* bibelot.h - the library: bilingual glossaries and citation files, checked, converted and published.
 *
 * Each function is one command of bibelot(1): it takes a BibelotOptions, reads files, writes files or calls `write`, hands
 * the report to `report_write`, and returns what would be the exit status (0 where it is BIBELOT_STOPPED). Nothing is printed,
 * nothing is kept between calls, and calls in several threads don't disturb one another. Strings are UTF-8; those that are passed
 * in are borrowed for the length of the call. Only BibelotCsl lasts: citations for a program that edits a text.
 *
 * When memory runs out the process ends with status 3, unless bibelot_set_memory_handler installed another way out. */
#ifndef BIBELOT_H
#define BIBELOT_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define BIBELOT_API __attribute__((visibility("default")))
#else
#define BIBELOT_API
#endif

typedef enum BibelotStatus {
    BIBELOT_CLEAN = 0,  /* nothing to complain of */
    BIBELOT_FAULTS = 1, /* errors in the input, or warnings with `strict` */
    BIBELOT_USAGE = 2,  /* the options make no sense; report_write was told why, unless `size` is wrong */
    BIBELOT_FAILED = 3, /* a file, a disk or a stylesheet failed; report_write was told which */
    BIBELOT_STOPPED = 4 /* `write` took no more, and nothing failed: never without a `write` that returned false */
} BibelotStatus;

/* Takes `len` bytes. False stops the command, which then returns BIBELOT_STOPPED; of `report_write`, BIBELOT_FAILED. */
typedef bool BibelotWrite(void *context, const char *bytes, size_t len);

/* Of `total` bytes (0: not known) `done` are dealt with. */
typedef void BibelotProgress(void *context, unsigned long long done, unsigned long long total);

/* A diagnostic for programs. Strings live until the callback returns. Lines and columns are 1-based, columns in code
 * points; the end lies behind the last character. */
typedef struct BibelotDiagnostic {
    const char *code;     /* "B501" */
    const char *severity; /* "error", "warning", "info" */
    const char *message;
    const char *help; /* "" if there is none */
    const char *file; /* "" if the diagnostic belongs to no file; then all numbers are 0 */
    size_t line, column, end_line, end_column;
    size_t offset, length; /* bytes */
} BibelotDiagnostic;

typedef void BibelotListener(void *context, const BibelotDiagnostic *diagnostic);

/* Set `size` to sizeof(BibelotOptions) and everything that is not wanted to 0. */
typedef struct BibelotOptions {
    size_t size;

    const char *const *inputs; /* files, folders, "-" for standard input */
    size_t input_count;
    const char *folder;    /* build, check without inputs: where to look for the project; NULL: here */
    const char *from, *to; /* names of formats; NULL: by suffix */
    const char *output;    /* convert: a file, NULL for `write`; build: a folder, NULL for out/ beside the glossary */
    const char *const *targets; /* build: formats, and "site"; none: what the project publishes */
    size_t target_count;
    const char *xsl;       /* a stylesheet, or a folder of them, that goes before the built-in ones */
    const char *forms;     /* original, romanised, translated, all; several with commas between them */
    const char *encoding;  /* of the inputs: "gb18030", "utf-16" …; NULL: UTF-8, or what a file says itself */
    const char *bilingual; /* convert: pair, note, multi, multiscript; NULL: the format's own way */
    const char *loss;      /* convert: error, warn (the default), off */
    const char *keys;      /* convert: only these, separated by commas */
    const char *cited;     /* convert: only what this .aux, .bcf, .tex or .md cites */
    const char *sort;      /* convert: "author,year", "zh:author,title", "-issued" … */
    const char *rekey;     /* convert: new keys after a pattern, "{author}-{year}" */
    size_t window;         /* convert: bytes that are read of a .bib, .ris or .json at a time; 0: as it fits */
    bool tones;            /* pinyin in bibliographies keeps its tone marks */
    bool check;            /* convert: run the rules too; fmt: see bibelot_fmt */
    bool strict;           /* warnings count as faults */

    const char *style;      /* cite: a citation style, by its name, title, id or file */
    const char *locale;     /* cite: "de-DE"; NULL: the style's own, else en-US */
    const char *terms;      /* cite: "style", or "item": 等 or et al., as the language of the work is */
    const char *style_dir;  /* cite: a folder of styles and locales that goes before the others; NULL: none */
    const char *manuscript; /* cite: a manuscript whose citations are formatted, and the list put into it; NULL: none */
    bool links;             /* cite: links in LaTeX, too */
    bool citations;         /* cite: a citation for each work in place of the bibliography */

    const char *kinds; /* find: only term, program, work, or several of them with commas between; NULL: all */
    const char *limit; /* find: the number of records that are shown; NULL: 20; "0": all */

    /* scan: files with the works that the manuscripts cite; none: those that they name, else the project's */
    const char *const *bibliographies;
    size_t bibliography_count;
    bool unused; /* scan: works that are not cited are told of */

    /* Dates later than this day, YYYY-MM-DD, lie in the future; NULL: SOURCE_DATE_EPOCH, else the clock. */
    const char *today;
    bool fix;  /* check: mend what is certain; what came from standard input goes to `write` */
    bool diff; /* check, fmt: write to `write` what would be done, and change nothing */

    const char *max_warnings;   /* a number: more warnings count as faults; NULL: any number is well */
    const char *only, *skip;    /* check: only findings of these codes, or none of these: "B3,B401"; NULL: all */
    const char *baseline;       /* check: a file of known findings, which neither count nor are shown */
    const char *changed_since;  /* check: only findings on lines that changed since this revision of git; NULL: all */
    const char *write_baseline; /* check: a file to write all findings to; they are known then */

    const char *limits; /* how much is read: "file=10000000,value=65536"; NULL: the usual (limits.def) */

    const char *report; /* text (the default), json, sarif, github, junit, gitlab */
    bool color, quiet;
    bool color_output;          /* find: marks what was found, as a terminal does */
    BibelotWrite *report_write; /* the finished report; NULL: nobody wants it */
    const char *report_file;    /* the report goes there instead, whole or not at all; NULL: to report_write */
    void *report_context;
    BibelotListener *listener; /* each diagnostic, in order; may be NULL */
    void *listener_context;

    BibelotProgress *progress; /* convert of large files, now and then; may be NULL */
    void *progress_context;

    BibelotWrite *write; /* what the command writes where no file is named */
    void *write_context;
} BibelotOptions;

/* Every fault of the inputs; without inputs, of the project. */
BIBELOT_API BibelotStatus bibelot_check(const BibelotOptions *options);

/* Lays out YAML and BibTeX. With `check` the names of files that would change are written, with `diff` what would change, and
 * the files stay; what came from standard input goes to `write`. */
BIBELOT_API BibelotStatus bibelot_fmt(const BibelotOptions *options);

/* Checks the project, and publishes it if it has no error. */
BIBELOT_API BibelotStatus bibelot_build(const BibelotOptions *options);

/* The same at once, and again after each change of the sources or of `xsl`, until the descriptor `stop` can be read (-1: for
 * ever). Each run hands over its own report. BIBELOT_CLEAN, but what the first run said where there is no project, or where the
 * options make no sense. */
BIBELOT_API BibelotStatus bibelot_watch(const BibelotOptions *options, int stop);

/* Inputs in one format to one output in another. */
BIBELOT_API BibelotStatus bibelot_convert(const BibelotOptions *options);

/* The bibliography of the inputs (without inputs, of the project) in a citation style. `to`: text (the default), html, markdown
 * or latex; `sort` may be "none", too: as read. */
BIBELOT_API BibelotStatus bibelot_cite(const BibelotOptions *options);

/* The citation styles that are installed, a line for each: name, title, kind and fields with tabs between. Inputs are words
 * that a style must have. BIBELOT_FAULTS: none has them. */
BIBELOT_API BibelotStatus bibelot_styles(const BibelotOptions *options);

/* Looks a record up by what it is called: characters, pinyin with or without tones, initials, English. `to` is "text" (NULL)
 * or "json". Without inputs, in the project. BIBELOT_FAULTS where nothing is found. */
BIBELOT_API BibelotStatus bibelot_find(const BibelotOptions *options, const char *query);

/* Citations, notes and terms of manuscripts. */
BIBELOT_API BibelotStatus bibelot_scan(const BibelotOptions *options);

/* What a code, a field, a kind of record or a format means; NULL: the list of all codes. */
BIBELOT_API BibelotStatus bibelot_explain(const BibelotOptions *options, const char *topic);

/* "doc": the RELAX NG of the canonical XML. "report": the JSON Schema of the JSON report. */
BIBELOT_API BibelotStatus bibelot_schema(const BibelotOptions *options, const char *which);

/* A table of what can be read and written. */
BIBELOT_API BibelotStatus bibelot_formats(const BibelotOptions *options);

/* The names of formats that can be read, or written, and of reports: number `index`, or NULL past the last. */
BIBELOT_API const char *bibelot_reader_name(size_t index);
BIBELOT_API const char *bibelot_writer_name(size_t index);
BIBELOT_API const char *bibelot_report_name(size_t index);

/* "0.1.0" */
BIBELOT_API const char *bibelot_version(void);

/* ---- citations, for a program that edits a text ---- */

/* A citation style, the works that it is told of, and the citations of one text. It belongs to one thread at a time; several
 * may be used in several threads. */
typedef struct BibelotCsl BibelotCsl;

/* A work that is cited. NULL: there is none. */
typedef struct BibelotCite {
    const char *id;              /* of the work, as it was added; of a file's also its citation-key */
    const char *locator;         /* "12-14" */
    const char *label;           /* of the locator, as CSL has them: "chapter", "section"; NULL: "page" */
    const char *prefix, *suffix; /* may hold the markup of CSL-JSON, <i> */
    bool suppress_author, author_only;
} BibelotCite;

/* One or several works, cited together. */
typedef struct BibelotCitation {
    const char
        *name; /* the caller's, by which it is known again; of each citation another. NULL: it always counts as new */
    const BibelotCite *cites;
    size_t cite_count;
    unsigned note; /* the number of the note that it stands in; 0: in the text */
} BibelotCitation;

/* Makes a style ready. Of the options it takes style, style_dir, locale, terms, forms, tones, to (text, html, markdown, latex),
 * links; sort, "none": works stand in the order in which they are added. NULL, with `*status` (may be NULL) and the report saying
 * why: no such style or locale (BIBELOT_USAGE), a style with errors, each in its place (BIBELOT_FAULTS), files that can't be read
 * (BIBELOT_FAILED). */
BIBELOT_API BibelotCsl *bibelot_csl_open(const BibelotOptions *options, BibelotStatus *status);

/* Adds the works of `inputs`, in any format that can be read (from, encoding). A work whose id is there already is left as it
 * is. What is sound is added, whatever the status. */
BIBELOT_API BibelotStatus bibelot_csl_add(BibelotCsl *csl, const BibelotOptions *options);

/* Adds items of CSL-JSON (one, or a list) as they are, in `len` bytes. Faults are told in the file "<items>". */
BIBELOT_API BibelotStatus bibelot_csl_add_items(BibelotCsl *csl, const BibelotOptions *options, const char *json,
                                                size_t len);

/* A work that stands in the bibliography, cited or not, from now on. */
BIBELOT_API BibelotStatus bibelot_csl_list(BibelotCsl *csl, const BibelotOptions *options, const char *id);

/* The citations of the text, all of them, in order; they take the place of those that were set before. Without any, all works
 * stand in the bibliography. BIBELOT_USAGE, and those before stay: no work has that id, a citation cites nothing, a name comes
 * twice. */
BIBELOT_API BibelotStatus bibelot_csl_set_citations(BibelotCsl *csl, const BibelotOptions *options,
                                                    const BibelotCitation *citations, size_t count);

/* Citation `index`, formatted; NULL past the last. `*changed` (may be NULL): it reads otherwise than before the last changes, or is
 * new. This, and what the next two return, is borrowed until works are added or listed, citations set, or the style closed. */
BIBELOT_API const char *bibelot_csl_citation(BibelotCsl *csl, size_t index, bool *changed);

/* The whole bibliography, as bibelot_cite writes it; NULL if the style has none. */
BIBELOT_API const char *bibelot_csl_bibliography(BibelotCsl *csl);

/* Entry `index` of it alone, without what encloses entries, and in `*id` (may be NULL) whose it is; NULL past the last. A work of
 * which the style prints nothing has no entry. */
BIBELOT_API const char *bibelot_csl_entry(BibelotCsl *csl, size_t index, const char **id);

/* The style's citations stand in notes. */
BIBELOT_API bool bibelot_csl_is_note(const BibelotCsl *csl);

BIBELOT_API void bibelot_csl_close(BibelotCsl *csl); /* NULL is allowed */

/* For a program that has the process to itself: makes libxml2 take its memory from lists of each thread, by which `build`
 * takes less time; and SIGINT, SIGTERM and SIGHUP, where nothing else is set for them, remove unfinished files before they
 * end the process. Call it first, once; never from a library or a plug-in. */
BIBELOT_API void bibelot_own_process(void);

/* For all threads: called when memory runs out; must not return. NULL: exit with status 3. */
BIBELOT_API void bibelot_set_memory_handler(void (*handler)(void));

#ifdef __cplusplus
}
#endif

#endif
