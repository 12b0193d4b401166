/* Layouts of what the readers refuse: nobody believes a layout, but none may read behind the end, or guess. tests/fmt.t has the others. */
#include "read/bibtex_layout.h"
#include "read/yaml_layout.h"
#include "tap.h"

#include <stdlib.h>
#include <string.h>

typedef bool Layouter(Str bytes, Buf *out);

/* Of a copy with nothing behind it: the sanitizers see each byte that is read too many. */
static bool lay_out_copy(Layouter *lay_out, const char *text, Buf *out)
{
    size_t size = strlen(text);
    char *copy = malloc(size);
    bool done;

    memcpy(copy, text, size);
    done = lay_out((Str){ copy, size }, out);
    free(copy);
    return done;
}

static void refused(Layouter *lay_out, const char *text, const char *name)
{
    Buf out = { 0 };

    ok(!lay_out_copy(lay_out, text, &out), "%s", name);
    buf_free(&out);
}

static void laid_out(Layouter *lay_out, const char *text, const char *want, const char *name)
{
    Buf out = { 0 };

    ok(lay_out_copy(lay_out, text, &out), "%s", name);
    is_str(buf_str(&out), want, name);
    buf_free(&out);
}

static void test_yaml(void)
{
    char deep[2 * 150 + 2 + 1] = "";
    char brackets[2 * 70 + 1] = "";

    refused(yaml_layout, "a: [b\n", "brackets that nothing closes");
    refused(yaml_layout, "a: [b, \"c]\n", "and a quote within them");
    refused(yaml_layout, "a: \"b\n", "quotes that nothing closes");
    refused(yaml_layout, "a: 'b''\n", "nor doubled ones");
    refused(yaml_layout, "\"a: b\n", "a key in such quotes");
    refused(yaml_layout, "a: \"b\" c\n", "text behind quotes");
    refused(yaml_layout, "a: [b] c\n", "text behind brackets");
    refused(yaml_layout, "a: \"b\"# c\n", "a comment without a blank before it");
    refused(yaml_layout, "a: !b c\n", "a tag");
    refused(yaml_layout, "--- a\n", "a document that begins in the line of its marker");
    refused(yaml_layout, "---=", "one right behind it");
    refused(yaml_layout, "---##\n", "which is no comment");
    laid_out(yaml_layout, "---  # c\na:   b\n", "---  # c\na: b\n", "but a comment there is none");
    for (size_t i = 0; i < 150; i++)
        memcpy(deep + 2 * i, "- ", 3);
    strcat(deep, "a\n");
    refused(yaml_layout, deep, "lists deeper than any reader goes");
    laid_out(yaml_layout, "a: {b, c }\n", "a: {b, c }\n", "a mapping without values stays as it is");
    laid_out(yaml_layout, "a: [b {c} ]\n", "a: [b {c} ]\n", "members without a comma, too");
    laid_out(yaml_layout, "a: [b #c\n  ]\n", "a: [b #c\n  ]\n", "and a comment among them");
    laid_out(yaml_layout, "a: {[b]: c }\n", "a: {[b]: c }\n", "and a key that is a list");
    laid_out(yaml_layout, "a:\n        b: [c #d\n  ]\n", "a:\n  b: [c #d\n    ]\n",
             "a bracket further left than its key");
    memset(brackets, '[', 70);
    memset(brackets + 70, ']', 70);
    Buf text = { 0 };
    buf_format(&text, "a:   %s\n", brackets);
    Buf want = { 0 };
    buf_format(&want, "a: %s\n", brackets);
    buf_char(&text, '\0');
    buf_char(&want, '\0');
    laid_out(yaml_layout, text.ptr, want.ptr, "brackets deeper than any reader goes");
    buf_free(&text);
    buf_free(&want);
}

static void test_bibtex(void)
{
    refused(bibtex_layout, "@a{b, c = {d}\n", "an entry that nothing closes");
    refused(bibtex_layout, "@a{b, c = {d\n", "a value that nothing closes");
    refused(bibtex_layout, "@comment{a {b}\n", "a comment that nothing closes");
    laid_out(bibtex_layout, "@A{b,  c = }\n", "@A{b,  c = }\n", "a field without a value stays as it is");
    laid_out(bibtex_layout, "@A{b,  c = d # }\n", "@A{b,  c = d # }\n", "and one that lacks a piece");
    laid_out(bibtex_layout, "@A{ }\n", "@A{ }\n", "an entry without a key, too");
    laid_out(bibtex_layout, "@A{,  c = {d}}\n", "@A{,  c = {d}}\n", "or an empty one");
    laid_out(bibtex_layout, "@A{b\"c, d = {e}}\n", "@A{b\"c, d = {e}}\n", "or one of other characters");
}

int main(void)
{
    test_yaml();
    test_bibtex();
    return done_testing();
}
