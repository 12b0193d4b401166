/* Frames: documents with places for records, and what is written there piece by piece. */
#include "stylesheet.h"

static void test_frames(void)
{
    static const char sheet[] =
        XSL "<xsl:output method='xml' indent='yes'/><xsl:param name='part'/>" ROOT "<xsl:choose>"
            "<xsl:when test=\"$part = 'frame'\"><r:root xmlns:r='urn:r' xmlns='urn:d'><body>"
            "<xsl:processing-instruction name='bibelot-records'>kind=\"term\" "
            "slot=\"a\"</xsl:processing-instruction></body>"
            "<xsl:processing-instruction name='bibelot-records'>kind=\"endnote\"</xsl:processing-instruction></r:root>"
            "</xsl:when><xsl:otherwise><xsl:for-each select='*/*'><entry xmlns='urn:d' xmlns:r='urn:r' xmlns:s='urn:s' "
            "r:n='1'>"
            "<form xmlns='urn:d'><xsl:value-of select='.'/></form></entry></xsl:for-each></xsl:otherwise>"
            "</xsl:choose></xsl:template>" END;
    write_file("main.xsl", sheet);
    Arena *arena = arena_create();
    xmlDoc *doc = parse("<a><b>x</b><b>y</b></a>");
    StylesheetError error;
    Stylesheet *compiled = stylesheet_load(STR("main"), folder, &error);
    StylesheetParam part = { STR("part"), STR("frame") };
    const StylesheetRun how = { .input = doc, .params = &part, .param_count = 1 };
    const StylesheetFrame *frame = compiled ? stylesheet_frame(compiled, &how, arena, &error) : NULL;
    if (!ok(frame && frame->count == 3, "a frame with two placeholders has three pieces"))
        goto done;
    is_str(frame->pieces[0].text, "<?xml version=\"1.0\"?>\n<r:root xmlns:r=\"urn:r\" xmlns=\"urn:d\">\n  <body>\n",
           "the first piece");
    is_str(frame->pieces[0].kind, "term", "its kind");
    is_str(frame->pieces[0].slot, "a", "its slot");
    is_int(frame->pieces[0].depth, 2, "its depth");
    is_str(frame->pieces[1].text, "  </body>\n", "the second piece");
    is_str(frame->pieces[1].kind, "endnote", "a slot may be missing");
    is_str(frame->pieces[2].text, "</r:root>\n", "the last piece");
    is_int((int64_t)frame->namespace_count, 2, "the root's namespaces are known");
    part.value = STR("body");
    Buf out = { 0 };
    ok(stylesheet_run_fragment(compiled, &how, frame, &frame->pieces[0], &out, &error), "a fragment: %s",
       error.message);
    is_str(buf_str(&out),
           "    <entry xmlns:s=\"urn:s\" r:n=\"1\">\n      <form>x</form>\n    </entry>\n"
           "    <entry xmlns:s=\"urn:s\" r:n=\"1\">\n      <form>y</form>\n    </entry>\n",
           "indented as the placeholder, without what the frame declares");
    buf_free(&out);
done:
    stylesheet_free(compiled);
    xmlFreeDoc(doc);
    arena_destroy(arena);
}

static bool on_piece(void *context, size_t number, Str bytes)
{
    buf_format(context, "%zu:%.*s", number, STR_ARG(bytes));
    return true;
}

/* What a frame of one's own may be, and what comes of it. */
static void test_frames_of_others(void)
{
    static const char sheet[] = XSL
        "<xsl:output method='xml' indent='yes'/><xsl:param name='part'/>" ROOT
        "<xsl:choose><xsl:when test=\"$part = 'frame'\"><r><xsl:if test='a'>x</xsl:if>"
        "<xsl:processing-instruction name='bibelot-records'><xsl:value-of select='*'/></xsl:processing-instruction></r>"
        "</xsl:when><xsl:when test='a'><xsl:comment>c</xsl:comment><xsl:text>&#10;</xsl:text><e id='1'/></xsl:when>"
        "<xsl:otherwise><xsl:value-of select='$none'/></xsl:otherwise></xsl:choose></xsl:template>" END;
    Arena *arena = arena_create();
    xmlDoc *within = parse("<a>kind=\"term\"</a>"), *nothing = parse("<b/>");
    StylesheetError error;
    StylesheetParam part = { STR("part"), STR("frame") };
    StylesheetRun how = { .input = within, .params = &part, .param_count = 1 }, faulty = how;

    faulty.input = nothing;
    write_file("main.xsl", sheet);
    Stylesheet *compiled = stylesheet_load(STR("main"), folder, &error);
    const StylesheetFrame *frame = stylesheet_frame(compiled, &how, arena, &error);
    ok(frame && frame->count == 2 && frame->pieces[0].depth < 0, "a place within a line has no depth");
    ok(!stylesheet_frame(compiled, &faulty, arena, &error) && str_contains(str_of(error.message), STR("cannot be cut")),
       "a place without a kind is none: %s", error.message);
    part.value = STR("body");
    Buf out = { 0 };
    ok(frame && stylesheet_run_fragment(compiled, &how, frame, &frame->pieces[0], &out, &error), "a fragment");
    is_str(buf_str(&out), "<!--c-->\n<e id=\"1\"/>", "in the line where it stands");
    buf_clear(&out);
    ok(frame && stylesheet_run_elements(compiled, &how, frame, &frame->pieces[0], on_piece, &out, &error),
       "its elements");
    is_str(buf_str(&out), "0:<e id=\"1\"/>", "without what stands between them");
    buf_clear(&out);
    ok(!stylesheet_run_fragment(compiled, &faulty, frame, NULL, &out, &error) && out.len == 0, "one that fails: %s",
       error.message);
    ok(!stylesheet_run_elements(compiled, &faulty, frame, NULL, on_piece, &out, &error) && out.len == 0, "also so: %s",
       error.message);
    part.value = STR("frame");
    stylesheet_free(compiled);
    write_file("main.xsl", XSL ROOT "<xsl:value-of select='$none'/></xsl:template>" END);
    compiled = stylesheet_load(STR("main"), folder, &error);
    ok(!stylesheet_frame(compiled, &how, arena, &error) && *error.message, "a frame that fails: %s", error.message);
    stylesheet_free(compiled);
    buf_free(&out);
    xmlFreeDoc(within);
    xmlFreeDoc(nothing);
    arena_destroy(arena);
}

int main(void)
{
    if (!mkdtemp(folder))
        return 1;
    test_frames();
    test_frames_of_others();
    Arena *arena = arena_create();
    unlink(test_path(arena, "main.xsl").ptr);
    rmdir(folder);
    arena_destroy(arena);
    return done_testing();
}
