/* faults.h - what libxml2 and libxslt complain of, and what stylesheets say, sorted out.
 *
 * libxslt reports errors and xsl:message by one printf-like callback, in pieces; for some of both the callback is
 * process-wide. Here the pieces become lines, and lines become either a fault (which makes the run fail) or a message.
 */
#ifndef XML_FAULTS_H
#define XML_FAULTS_H

#include "base/buf.h"

#include <libxml/xmlerror.h>
#include <libxslt/xsltInternals.h>

/* Why a stylesheet failed. Owns nothing; long texts are cut at a character. */
typedef struct StylesheetError {
    char message[480]; /* for people, without a full stop */
    char file[240];    /* of the stylesheet, as the user knows it; "" if unknown */
    int line;          /* 1-based; 0 if unknown */
} StylesheetError;

/* A line that xsl:message wrote, without its line end. */
typedef void MessageHandler(void *context, Str line);

typedef struct Faults Faults;
struct Faults {
    size_t count; /* faults; the first is kept in `error` */
    StylesheetError *error;
    MessageHandler *message; /* NULL: messages are dropped */
    void *context;
    const char *folder;              /* where stylesheets of the user lie, or NULL; for names of files */
    bool in_fault;                   /* the next complete text belongs to the fault whose place was just given */
    Buf line;                        /* of a message, until its end comes */
    Buf last;                        /* the last message, whole: the reason if the stylesheet then terminates */
    const xsltTransformContext *run; /* whose messages these are, or NULL */
    const xmlNode *speaker;          /* the xsl:message that `last` came from, or NULL; of the stylesheet */
    Faults *before;                  /* what faults_finish puts back */
    xmlStructuredErrorFunc before_structured;
    xmlGenericErrorFunc before_generic;
    void *before_structured_context, *before_generic_context;
};

/* Makes `faults` the receiver of what libxml2 and libxslt report in this thread. They nest. */
void faults_start(Faults *faults, StylesheetError *error);
/* Puts back the receiver before. Passes on a message that lacks its line end. Releases what was taken. */
void faults_finish(Faults *faults);
/* The receiver of this thread, or NULL. */
Faults *faults_current(void);

/* A fault of our own. Without a file its place is the one that libxslt gave before. */
void faults_add(Faults *faults, const char *file, int line, const char *message);

/* Copies as much as fits, whole characters, and a NUL. */
void text_cut(char *to, size_t size, Str from);

/* Fills an error by hand. `file` may be NULL. */
void stylesheet_error_set(StylesheetError *error, const char *file, int line, Str message);

/* Callbacks. The first is an xmlGenericErrorFunc for libxslt, the second for libxml2; `context` is a Faults. */
void faults_xslt(void *context, const char *format, ...) __attribute__((format(printf, 2, 3)));
void faults_xml(void *context, xmlErrorPtr error);

/* Process-wide, once: libxslt's general callback. */
void faults_init(void);

#endif
