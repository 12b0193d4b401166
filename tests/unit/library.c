/* The public library: every command, its listener and its sinks, and options that make no sense. */
#include "bibelot.h"

#include "tap.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static char folder[] = "/tmp/bibelot-library-XXXXXX";

typedef struct Heard {
    char text[4000]; /* the report, or the output */
    size_t len, calls, room;
    char codes[400]; /* of the listener */
} Heard;

/* Takes `room` calls, or any number where that is 0. */
static bool hear(void *context, const char *bytes, size_t len)
{
    Heard *heard = context;

    heard->calls++;
    if (heard->room > 0 && heard->calls >= heard->room)
        return false;
    for (size_t i = 0; i < len && heard->len < sizeof heard->text - 1; i++)
        heard->text[heard->len++] = bytes[i];
    return true;
}

static void listen_to(void *context, const BibelotDiagnostic *d)
{
    Heard *heard = context;
    size_t len = strlen(heard->codes);

    snprintf(heard->codes + len, sizeof heard->codes - len, "%s %s %s:%zu:%zu-%zu:%zu %zu+%zu%s;", d->code, d->severity,
             strrchr(d->file, '/') != NULL ? strrchr(d->file, '/') + 1 : d->file, d->line, d->column, d->end_line,
             d->end_column, d->offset, d->length, d->help[0] != '\0' ? " help" : "");
}

static const char *path(const char *name)
{
    static char text[4][200];
    static unsigned next;
    char *out = text[next++ % 4];

    snprintf(out, sizeof text[0], "%s/%s", folder, name);
    return out;
}

static void put(const char *name, const char *text)
{
    FILE *file = fopen(path(name), "w");

    if (file == NULL)
        return;
    fputs(text, file);
    fclose(file);
}

static BibelotOptions options_for(Heard *report, Heard *out)
{
    return (BibelotOptions){ .size = sizeof(BibelotOptions),
                             .report_write = hear,
                             .report_context = report,
                             .listener = listen_to,
                             .listener_context = report,
                             .write = hear,
                             .write_context = out };
}

#define GOOD "endnotes:\n  w: {type: book, title: T, issued: 2020}\n"

static void test_check(void)
{
    Heard report = { 0 }, out = { 0 };
    const char *inputs[] = { path("bad.yaml"), path("good.yaml") };
    BibelotOptions options = options_for(&report, &out);

    put("good.yaml", GOOD);
    put("bad.yaml", "endnotes:\n  v: {type: bok, titel: 举国, issued: 2020-13}\n");
    options.inputs = inputs;
    options.input_count = 2;
    is_int(bibelot_check(&options), BIBELOT_FAULTS, "check: faults");
    is_str(str_of(report.codes),
           "B105 error bad.yaml:2:13-2:16 22+3 help;B101 error bad.yaml:2:18-2:23 27+5 help;B301 error "
           "bad.yaml:2:42-2:44 55+2 help;",
           "the listener hears each, in order, columns in characters");
    ok(strstr(report.text, "3 errors in 2 files") != NULL, "the report has them");
    is_int((int64_t)report.calls, 1, "in one piece");
    is_int((int64_t)out.calls, 0, "and nothing is written");

    report = (Heard){ 0 };
    options.inputs = inputs + 1;
    options.input_count = 1;
    is_int(bibelot_check(&options), BIBELOT_CLEAN, "check: clean");
    ok(report.calls == 0 && report.codes[0] == '\0', "nobody is told of nothing");
    options.report_write = NULL;
    options.listener = NULL;
    options.inputs = inputs;
    is_int(bibelot_check(&options), BIBELOT_FAULTS, "without a report, without a listener");
}

static void test_strict(void)
{
    Heard report = { 0 }, out = { 0 };
    const char *input = path("warn.yaml");
    BibelotOptions options = options_for(&report, &out);

    put("warn.yaml", "endnotes: {w: {type: book, title: T, author: Xin Gu}}\n");
    options.inputs = &input;
    options.input_count = 1;
    is_int(bibelot_check(&options), BIBELOT_CLEAN, "a warning is clean");
    options.strict = true;
    is_int(bibelot_check(&options), BIBELOT_FAULTS, "but not with strict");
}

static void test_convert(void)
{
    Heard report = { 0 }, out = { 0 };
    const char *input = path("good.yaml");
    BibelotOptions options = options_for(&report, &out);

    options.inputs = &input;
    options.input_count = 1;
    options.to = "biblatex";
    options.loss = "off";
    is_int(bibelot_convert(&options), BIBELOT_CLEAN, "convert");
    ok(strstr(out.text, "@book{w,") != NULL, "to the sink");
    out = (Heard){ .room = 1 };
    is_int(bibelot_convert(&options), BIBELOT_STOPPED, "a sink that stops");
    options.write = NULL;
    is_int(bibelot_convert(&options), BIBELOT_CLEAN, "no sink at all");
    options.write = hear;
    out = (Heard){ 0 };
    options.output = path("out.bib");
    is_int(bibelot_convert(&options), BIBELOT_CLEAN, "to a file");
    ok(out.calls == 0 && access(path("out.bib"), R_OK) == 0, "and to nothing else");
    options.output = path("good.yaml/out.bib");
    is_int(bibelot_convert(&options), BIBELOT_FAILED, "to a file that can't be");
    ok(out.calls == 0 && strstr(report.text, "Not a directory") != NULL, "said, and not written elsewhere");
    input = path("nosuch.yaml");
    options.output = path("out.bib");
    is_int(bibelot_convert(&options), BIBELOT_FAILED, "from a file that is not");
}

/* In windows each goes to the sink as it is done. */
static void test_windows(void)
{
    Heard report = { 0 }, out = { 0 };
    const char *input = path("three.bib");
    BibelotOptions options = options_for(&report, &out);

    put("three.bib", "@book{a, title = {A}}\n@book{b, title = {B}}\n@book{c, title = {C}, note = none}\n");
    options.inputs = &input;
    options.input_count = 1;
    options.to = "ris";
    options.loss = "off";
    options.window = 1;
    is_int(bibelot_convert(&options), BIBELOT_FAULTS, "convert: in windows");
    is_int((int64_t)out.calls, 3, "to the sink, one by one");
    ok(strstr(out.text, "TI  - C") != NULL, "all of them");
    out = (Heard){ .room = 3 };
    is_int(bibelot_convert(&options), BIBELOT_STOPPED, "a sink that stops amid them");
    ok(strstr(out.text, "TI  - B") != NULL && strstr(out.text, "TI  - C") == NULL, "gets no more");
    out = (Heard){ .room = 3 };
    options.inputs = (const char *const[]){ path("nosuch.bib"), input };
    options.input_count = 2;
    is_int(bibelot_convert(&options), BIBELOT_FAILED, "a file that is not there, and then a sink that stops: failed");
    options.inputs = &input;
    options.input_count = 1;
    options.write = NULL;
    report = (Heard){ 0 };
    is_int(bibelot_convert(&options), BIBELOT_FAULTS, "no sink at all");
    is_str(str_of(report.codes), "B018 error three.bib:3:30-3:34 73+4 help;", "and all are read");
}

static void test_report_sink(void)
{
    Heard report = { .room = 1 }, out = { 0 };
    const char *input = path("bad.yaml");
    BibelotOptions options = options_for(&report, &out);

    options.inputs = &input;
    options.input_count = 1;
    is_int(bibelot_check(&options), BIBELOT_FAILED, "a report that stops: failed");
    report = (Heard){ 0 };
    options.report = "json";
    is_int(bibelot_check(&options), BIBELOT_FAULTS, "a report in JSON");
    ok(report.text[0] == '{', "is one");
}

static void is_misuse(BibelotStatus (*command)(const BibelotOptions *options), BibelotOptions options, const char *want)
{
    Heard report = { 0 }, out = { 0 };

    options.report_write = hear;
    options.report_context = &report;
    options.write = hear;
    options.write_context = &out;
    ok(command(&options) == BIBELOT_USAGE && strstr(report.text, want) != NULL && out.calls == 0 && report.calls == 1,
       "misused: %s", want);
    if (strstr(report.text, want) == NULL)
        printf("# %s\n", report.text);
}

/* Of a struct of another size nothing but the size is looked at: not even who wants the report. */
static void is_other_size(BibelotStatus (*command)(const BibelotOptions *options), size_t size)
{
    Heard report = { 0 };
    BibelotOptions options = { .size = size, .report_write = hear, .report_context = &report };

    ok(command(&options) == BIBELOT_USAGE && report.calls == 0, "options of %zu bytes", size);
}

static BibelotStatus find_anything(const BibelotOptions *options)
{
    return bibelot_find(options, "anything");
}

static BibelotStatus watch_nothing(const BibelotOptions *options)
{
    return bibelot_watch(options, -1);
}

static BibelotStatus explain_anything(const BibelotOptions *options)
{
    return bibelot_explain(options, "title");
}

/* What a program does when memory runs out. */
static void leave(void)
{
    exit(42);
}

/* In a process of its own, which may have little more memory than it has now. */
static void test_memory_handler(void)
{
#ifndef __SANITIZE_ADDRESS__
    pid_t child;
    int status = 0;

    fflush(stdout); /* what it holds is not to be said twice */
    child = fork();

    if (child == 0) {
        const char *input = path("large.yaml");
        struct rlimit most = { 256 << 20, 256 << 20 };
        BibelotOptions options = { .size = sizeof options, .inputs = &input, .input_count = 1 };
        FILE *file = fopen(input, "w");
        bool large = file != NULL && ftruncate(fileno(file), 512 << 20) == 0;

        bibelot_set_memory_handler(leave);
        if (large && setrlimit(RLIMIT_AS, &most) == 0)
            bibelot_check(&options);
        exit(1);
    }
    waitpid(child, &status, 0);
    ok(WIFEXITED(status) && WEXITSTATUS(status) == 42, "the program's own way out when memory runs out: %x", status);
#endif
}

static void test_misuse(void)
{
    const char *input = path("good.yaml"), *dash = "-", *target = "biblatx";
    size_t size = sizeof(BibelotOptions);

    is_other_size(bibelot_check, 0);
    is_other_size(bibelot_check, size + 8);
    is_other_size(bibelot_formats, 1);
    is_other_size(watch_nothing, size - 8);
    is_misuse(explain_anything, (BibelotOptions){ .size = size, .report = "xml" }, "no report is named 'xml'");
    is_misuse(bibelot_check, (BibelotOptions){ .size = size, .report = "xml" }, "no report is named 'xml'");
    is_misuse(bibelot_check, (BibelotOptions){ .size = size, .from = "yml" }, "did you mean 'yaml'");
    is_misuse(bibelot_check, (BibelotOptions){ .size = size, .from = "html", .inputs = &input, .input_count = 1 },
              "can't be read");
    is_misuse(bibelot_check, (BibelotOptions){ .size = size, .inputs = &dash, .input_count = 1 },
              "name its format with -f");
    is_misuse(bibelot_convert, (BibelotOptions){ .size = size, .to = "tei" }, "name its format with -f");
    is_misuse(bibelot_convert, (BibelotOptions){ .size = size, .inputs = &input, .input_count = 1 },
              "into which format?");
    is_misuse(bibelot_convert, (BibelotOptions){ .size = size, .inputs = &input, .input_count = 1, .output = "x.txt" },
              "suffix of 'x.txt'");
    is_misuse(bibelot_convert,
              (BibelotOptions){ .size = size, .inputs = &input, .input_count = 1, .to = "tei", .loss = "much" },
              "--loss takes");
    is_misuse(bibelot_convert,
              (BibelotOptions){ .size = size, .inputs = &input, .input_count = 1, .to = "tei", .bilingual = "both" },
              "--bilingual takes pair, note, multi or multiscript, not 'both'");
    is_misuse(find_anything, (BibelotOptions){ .size = size, .inputs = &input, .input_count = 1, .limit = "1o" },
              "--limit takes a number, not '1o'");
    is_misuse(bibelot_cite,
              (BibelotOptions){ .size = size, .inputs = &input, .input_count = 1, .style = "apa", .to = "rtf" },
              "a bibliography can be text, html, markdown or latex, not 'rtf'");
    is_misuse(find_anything, (BibelotOptions){ .size = size, .inputs = &input, .input_count = 1, .to = "pdf" },
              "find answers as text or json, not 'pdf'");
    put("glossary/bibelot.yaml", "project: {format: 1, title: T, languages: [en]}\n");
    is_misuse(bibelot_build, (BibelotOptions){ .size = size, .folder = folder, .targets = &target, .target_count = 1 },
              "did you mean 'biblatex'");
}

static BibelotStatus explain_nothing(const BibelotOptions *options)
{
    return bibelot_explain(options, "nothing-of-the-kind");
}

static BibelotStatus schema_nothing(const BibelotOptions *options)
{
    return bibelot_schema(options, NULL);
}

static void test_tables(void)
{
    Heard report = { 0 }, out = { 0 };
    BibelotOptions options = options_for(&report, &out);

    is_int(bibelot_explain(&options, "b501"), BIBELOT_CLEAN, "explain a code");
    ok(strncmp(out.text, "B501: ", 6) == 0, "and hear of it");
    out = (Heard){ 0 };
    ok(bibelot_explain(&options, NULL) == BIBELOT_CLEAN && strncmp(out.text, "B001  ", 6) == 0, "explain all codes");
    out = (Heard){ 0 };
    ok(bibelot_schema(&options, "doc") == BIBELOT_CLEAN && strstr(out.text, "<grammar") != NULL, "a schema");
    out = (Heard){ 0 };
    ok(bibelot_formats(&options) == BIBELOT_CLEAN && strstr(out.text, "biblatex") != NULL, "formats");
    is_misuse(explain_nothing, (BibelotOptions){ .size = sizeof(BibelotOptions) }, "nothing-of-the-kind");
    is_misuse(schema_nothing, (BibelotOptions){ .size = sizeof(BibelotOptions) }, "no schema is named");
    ok(strcmp(bibelot_reader_name(0), "yaml") == 0 && bibelot_reader_name(99) == NULL, "names of readers");
    ok(bibelot_writer_name(0) != NULL && bibelot_writer_name(99) == NULL, "of writers");
    ok(strcmp(bibelot_report_name(0), "text") == 0 && bibelot_report_name(99) == NULL, "of reports");
    ok(bibelot_version()[0] >= '0' && bibelot_version()[0] <= '9', "a version");
}

static void *convert_often(void *context)
{
    Heard *out = context, report = { 0 };
    char text[200];
    const char *input = text;
    BibelotOptions options = options_for(&report, out);

    snprintf(text, sizeof text, "%s/good.yaml", folder);
    options.inputs = &input;
    options.input_count = 1;
    options.to = "tei";
    for (int i = 0; i < 5; i++) {
        out->len = 0;
        if (bibelot_convert(&options) != BIBELOT_CLEAN)
            out->len = 0;
    }
    return NULL;
}

static void test_threads(void)
{
    enum { THREADS = 4 };
    static Heard outs[THREADS];
    pthread_t threads[THREADS];
    bool same = true;

    for (int i = 0; i < THREADS; i++)
        if (pthread_create(&threads[i], NULL, convert_often, &outs[i]) != 0)
            return;
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    for (int i = 0; i < THREADS; i++)
        same = same && outs[i].len > 100 && outs[i].len == outs[0].len &&
               memcmp(outs[i].text, outs[0].text, outs[0].len) == 0;
    ok(same, "calls in several threads give the same");
}

int main(void)
{
    char command[200];

    if (mkdtemp(folder) == NULL)
        return 1;
    snprintf(command, sizeof command, "mkdir %s/glossary", folder);
    if (system(command) != 0)
        return 1;
    test_check();
    test_strict();
    test_convert();
    test_windows();
    test_report_sink();
    test_misuse();
    test_memory_handler();
    test_tables();
    test_threads();
    snprintf(command, sizeof command, "rm -rf %s", folder);
    if (system(command) != 0)
        return 1;
    return done_testing();
}
