/* faults.c - see faults.h. */
#include "xml/faults.h"

#include "xml/loader.h"
#include "xml/xmlstr.h"

#include <libxslt/xsltutils.h>

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* libxslt's general error callback has one context for the whole process; threads are told apart here. */
static _Thread_local Faults *receiver;

static void general(void *context, const char *format, ...) __attribute__((format(printf, 2, 3)));

void text_cut(char *to, size_t size, Str from)
{
    size_t len = from.len < size ? from.len : size - 1;
    while (len < from.len && len > 0 && ((unsigned char)from.ptr[len] & 0xC0) == 0x80)
        len--;
    memcpy(to, from.ptr, len);
    to[len] = '\0';
}

void stylesheet_error_set(StylesheetError *error, const char *file, int line, Str message)
{
    if (!error)
        return;
    text_cut(error->message, sizeof error->message, str_trim(message));
    text_cut(error->file, sizeof error->file, str_of(file));
    error->line = line;
}

void faults_start(Faults *faults, StylesheetError *error)
{
    *faults = (Faults){ .error = error,
                        .before = receiver,
                        .before_structured = xmlStructuredError,
                        .before_structured_context = xmlStructuredErrorContext,
                        .before_generic = xmlGenericError,
                        .before_generic_context = xmlGenericErrorContext };
    stylesheet_error_set(error, NULL, 0, STR_EMPTY);
    receiver = faults;
    xmlSetStructuredErrorFunc(faults, faults_xml);
    xmlSetGenericErrorFunc(NULL, general);
}

Faults *faults_current(void)
{
    return receiver;
}

static void flush_message(Faults *faults)
{
    Str line = buf_str(&faults->line);
    if (line.len == 0)
        return;
    if (faults->message)
        faults->message(faults->context, line);
    buf_clear(&faults->line);
}

void faults_finish(Faults *faults)
{
    flush_message(faults);
    buf_free(&faults->line);
    buf_free(&faults->last);
    receiver = faults->before;
    xmlSetStructuredErrorFunc(faults->before_structured_context, faults->before_structured);
    xmlSetGenericErrorFunc(faults->before_generic_context, faults->before_generic);
}

void faults_add(Faults *faults, const char *file, int line, const char *message)
{
    faults->count++;
    if (!faults->error || *faults->error->message)
        return;
    char name[sizeof faults->error->file];
    loader_show(faults->folder, file, name, sizeof name);
    if (!*name) /* a header may have come before */
        text_cut(name, sizeof name, str_of(faults->error->file));
    Str first = str_trim(str_of(message)); /* libxslt's advice on options of xsltproc comes after a line end */
    stylesheet_error_set(faults->error, name, line ? line : faults->error->line,
                         str_slice(first, 0, str_find_char(first, '\n')));
}

/* "runtime error: file NAME line N element E": where the fault is that comes next. */
static void take_header(Faults *faults, Str text)
{
    faults->in_fault = true;
    flush_message(faults);
    /* An XPath error comes before the header that tells its place. */
    if (!faults->error || *faults->error->file || faults->count > 1)
        return;
    size_t file = str_find(text, STR(" file ")), line = str_find(text, STR(" line "));
    if (file == STR_NONE || line == STR_NONE || line < file)
        return;
    char name[1024], shown[sizeof faults->error->file];
    text_cut(name, sizeof name, str_slice(text, file + 6, line));
    loader_show(faults->folder, name, shown, sizeof shown);
    text_cut(faults->error->file, sizeof faults->error->file, str_of(shown));
    faults->error->line = (int)strtol(text.ptr + line + strlen(" line "), NULL, 10);
}

static void take_message(Faults *faults, Str text)
{
    if (str_trim(text).len > 0) {
        buf_clear(&faults->last);
        buf_put(&faults->last, text);
        faults->speaker = faults->run ? faults->run->inst : NULL;
    }
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\n')
            flush_message(faults);
        else
            buf_char(&faults->line, text.ptr[i]);
    }
}

/* xsltPrintErrorContext begins every error with one of these formats; what a stylesheet says comes as "%s" and can't
 * look like it. */
static bool is_header(const char *format)
{
    static const char *const headers[] = { "%s: file %s", "%s: element %s", "%s\n" };
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++)
        if (strncmp(format, headers[i], strlen(headers[i])) == 0)
            return true;
    return false;
}

static void take(Faults *faults, bool messages, const char *format, Str text)
{
    const Str xpath = STR("xmlXPathCompOpEval: ");
    bool blank = str_trim(text).len == 0;
    if (is_header(format)) {
        take_header(faults, text);
    } else if (faults->in_fault && !blank) {
        faults->in_fault = false;
        faults_add(faults, NULL, 0, text.ptr);
    } else if (messages && !faults->in_fault) {
        take_message(faults, text);
    } else if (str_starts(text, xpath)) { /* says which function; a structured error without text follows */
        faults_add(faults, NULL, 0, text.ptr + xpath.len);
    }
}

__attribute__((format(printf, 3, 0))) static void take_format(Faults *faults, bool messages, const char *format,
                                                              va_list args)
{
    char *text = NULL;
    int len = vasprintf(&text, format, args);
    if (len >= 0)
        take(faults, messages, format, (Str){ text, (size_t)len });
    free(text);
}

void faults_xslt(void *context, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    take_format(context, true, format, args);
    va_end(args);
}

/* Without a transformation: errors while compiling. What comes without a header is the trace of an error, or precedes a
 * structured one. */
static void general(void *context, const char *format, ...)
{
    (void)context;
    if (!receiver)
        return;
    va_list args;
    va_start(args, format);
    take_format(receiver, false, format, args);
    va_end(args);
}

/* In a run, XPath errors come without their text. */
static const char *xpath_message(int code)
{
    static const struct {
        int code;
        const char *message;
    } rows[] = {
        { XML_XPATH_UNKNOWN_FUNC_ERROR, "there is no such function" },
        { XML_XPATH_UNDEF_VARIABLE_ERROR, "there is no such variable" },
        { XML_XPATH_UNDEF_PREFIX_ERROR, "the prefix of a name is not declared" },
        { XML_XPATH_INVALID_ARITY, "a function has the wrong number of arguments" },
        { XML_XPATH_INVALID_TYPE, "a value has the wrong type" },
        { XML_XPATH_INVALID_OPERAND, "an operand has the wrong type" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].code == code)
            return rows[i].message;
    return "the expression cannot be evaluated";
}

void faults_xml(void *context, xmlErrorPtr error)
{
    if (error->level <= XML_ERR_WARNING)
        return;
    if (error->message) {
        faults_add(context, error->file, error->line, error->message);
        return;
    }
    Buf message = { 0 };
    buf_puts(&message, xpath_message(error->code));
    if (error->str1)
        buf_format(&message, ": %s", error->str1);
    faults_add(context, NULL, 0, message.ptr);
    buf_free(&message);
}

void faults_init(void)
{
    xsltSetGenericErrorFunc(NULL, general);
}
