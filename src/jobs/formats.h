/* formats.h - what can be read and what can be written: a new format is one row here. */
#ifndef JOBS_FORMATS_H
#define JOBS_FORMATS_H

#include "base/window.h"
#include "crosswalk/crosswalk.h"

typedef void FormatReader(Records *records, Source *source, Diags *diags);

/* How files of a format are read in windows (base/window.h). Several threads read at once, each its own window. */
typedef struct FormatWindows {
    WindowSplitter *split;
    void *(*open)(Arena *arena);                      /* the state of a file, in the arena; NULL: there is none */
    void (*close)(void *state);                       /* what the arena does not release; NULL: nothing */
    void (*index)(void *state, const Source *window); /* passes before find what is global; NULL: nothing is */
    void *(*branch)(Arena *arena,
                    const void *state);      /* a state for one window of the first pass, which any worker may index */
    void (*join)(void *state, void *branch); /* takes in what it found, in the order of the windows; frees it */
    void (*follow)(void *state, const void *before); /* what files before say counts for this one; NULL: nothing does */
    bool (*again)(void *state);                      /* after a pass: is there to be another one? */
    void (*read)(void *state, Records *records, Source *window,
                 Diags *diags); /* of each window once, when all before it were begun */
    ElsewhereTest *knows;       /* of the state: is there such an id in the file? NULL: nothing refers to others */
} FormatWindows;

#define STEPS_NONE ((size_t)-1)

/* How a file that is in memory is read by several threads: the same as by FormatReader, in steps. Each but those that are said to
 * be for several is done by one thread, before or behind the others. */
typedef struct FormatSteps {
    /* The state of the file. `size`: bytes of a part that is worth a thread. */
    void *(*open)(Arena *arena, Source *source, size_t size, Diags *diags);
    size_t (*parts)(const void *state);                   /* how many there are to be scanned; NULL: none */
    void (*scan)(void *state, size_t part, Arena *arena); /* for several, each another part */
    size_t (*join)(void *state); /* how many entries there are; STEPS_NONE: it can't be read so, FormatReader has to */
    void (*prepare)(void *state, size_t first, size_t end, Arena *arena,
                    Diags *diags); /* for several, each others; NULL: nothing */
    void (*settle)(void *state);   /* with `prepare` */
    void (*take)(const void *state, size_t first, size_t end, Records *records,
                 Diags *diags); /* for several, each others */
    void (*close)(void *state); /* what the arenas do not release; NULL: nothing */
} FormatSteps;

/* How a writer's bytes come about. */
typedef enum WriterMode {
    WRITE_TEXT,  /* a stylesheet, run for head, records and tail */
    WRITE_FRAME, /* a stylesheet whose frame has places for the records */
    WRITE_PAGE,  /* a stylesheet, run once over one document of everything */
    WRITE_DOC    /* the canonical XML itself */
} WriterMode;

typedef struct Format {
    const char *name;             /* as -f and -t take it */
    const char *label;            /* for people */
    const char *map;              /* of xsl/map/; NULL: it has the format's name */
    const char *suffix;           /* the usual one, with its dot */
    const char *suffixes;         /* all that mean this format, separated by spaces */
    FormatReader *read;           /* NULL: can't be read */
    const FormatWindows *windows; /* NULL: it is always read at once */
    const FormatSteps *steps;     /* NULL: by one thread */
    const char *roots;      /* XML: root elements that tell it in a file named .xml, separated by spaces; else NULL */
    const char *stylesheet; /* below xsl/, without .xsl; NULL: can't be written, or needs none */
    EntryWriter *entry;     /* WRITE_TEXT: the stylesheet gets entries; NULL: it gets the canonical XML */
    WriterMode mode;
    bool renames; /* its ids are ours: records that have others get new ones */
    bool ranks;   /* says in which order its records are sorted, or sorts them */
    bool flows;   /* WRITE_FRAME: all works go to one place of the frame, and none says anything of the others */
    bool writes;
    unsigned kinds;        /* kinds of records that it holds */
    unsigned bilingual;    /* 1 << Bilingual: the ways that it has besides its own */
    const char *published; /* the file that `bibelot build` writes, below the output folder; NULL: none */
} Format;

/* All formats, in the order in which they are listed. */
extern const Format formats[];
extern const size_t format_count;

/* By name, or NULL. */
const Format *format_find(Str name);
/* The format that a file's suffix means for reading or writing, or NULL. */
const Format *format_of_file(Str path, bool for_writing);
/* The readable format that has this root element, or NULL: for files named .xml. */
const Format *format_of_root(Str root);
/* May a project name it under `publish`? "html" is the site. */
bool format_publishable(Str name);
/* The suffixes of all readable formats, NULL-terminated. */
const char *const *format_suffixes(Arena *arena);
/* The nearest name, for "did you mean"; empty if none is near. */
Str format_suggest(Str name, bool for_writing);

#endif
