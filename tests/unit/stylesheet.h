/* stylesheet.h - stylesheets that tests write into a folder of their own. */
#ifndef TESTS_STYLESHEET_H
#define TESTS_STYLESHEET_H

#include "xml/stylesheet.h"

#include "tap.h"

#include <libxml/parser.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define XSL                                                                                                      \
    "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform' xmlns:b='bibelot:functions'" \
    " exclude-result-prefixes='b' extension-element-prefixes='b'>"
#define END "</xsl:stylesheet>"
#define ROOT "<xsl:template match='/'>"
#define TEXT "<xsl:output method='text'/>"

static char folder[] = "/tmp/bibelot-test-XXXXXX";

static Str test_path(Arena *arena, const char *name)
{
    return arena_format(arena, "%s/%s", folder, name);
}

static void write_file(const char *name, const char *text)
{
    Arena *arena = arena_create();
    FILE *file = fopen(test_path(arena, name).ptr, "w");
    if (file) {
        fputs(text, file);
        fclose(file);
    }
    arena_destroy(arena);
}

static xmlDoc *parse(const char *xml)
{
    return xmlReadMemory(xml, (int)strlen(xml), "in.xml", NULL, XML_PARSE_NONET);
}

#endif
