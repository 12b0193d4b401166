/* Stylesheets: what they may do and may not, what a failure says, and how results are written. */
#include "stylesheet.h"

#include "base/file.h"
#include "xml/embedded.h"

#include <pthread.h>

typedef struct Heard {
    Buf messages, reports;
} Heard;

static void on_message(void *context, Str line)
{
    Heard *heard = context;
    buf_format(&heard->messages, "[%.*s]", STR_ARG(line));
}

static void on_report(void *context, xmlNode *node, Str code, Str detail)
{
    Heard *heard = context;
    buf_format(&heard->reports, "%s %.*s %.*s;", node->name ? (const char *)node->name : "#document", STR_ARG(code),
               STR_ARG(detail));
}

typedef struct Outcome {
    Buf out;
    Heard heard;
    StylesheetError error;
    bool loaded, fine;
} Outcome;

/* Runs `sheet` (written as main.xsl) on `xml`. */
static Outcome run(const char *sheet, const char *xml)
{
    Outcome o = { 0 };
    Arena *arena = arena_create();
    write_file("main.xsl", sheet);
    xmlDoc *doc = parse(xml);
    Stylesheet *compiled = stylesheet_load(STR("main"), folder, &o.error);
    o.loaded = compiled != NULL;
    const StylesheetParam params[] = { { STR("part"), STR("it's \"quoted\"") }, { STR("unknown"), STR("x") } };
    const StylesheetRun how = { .input = doc,
                                .params = params,
                                .param_count = 2,
                                .report = on_report,
                                .message = on_message,
                                .context = &o.heard,
                                .steps = 100000 };
    o.fine = compiled && stylesheet_run(compiled, &how, &o.out, &o.error);
    stylesheet_free(compiled);
    xmlFreeDoc(doc);
    arena_destroy(arena);
    return o;
}

static void release(Outcome *o)
{
    buf_free(&o->out);
    buf_free(&o->heard.messages);
    buf_free(&o->heard.reports);
}

static void is_output(const char *sheet, const char *xml, const char *want, const char *name)
{
    Outcome o = run(sheet, xml);
    is_str(o.fine ? buf_str(&o.out) : str_of(o.error.message), want, name);
    release(&o);
}

static void fails(const char *sheet, const char *why, const char *name)
{
    Outcome o = run(sheet, "<a><b>x</b></a>");
    bool right = !o.fine && str_contains(str_of(o.error.message), str_of(why)) && o.out.len == 0;
    if (!ok(right, "%s", name))
        printf("# fine %d: %s:%d: %s\n", o.fine, o.error.file, o.error.line, o.error.message);
    release(&o);
}

static void test_limits(void)
{
    Arena *arena = arena_create();
    fails(XSL ROOT "<xsl:copy-of select=\"document('/etc/passwd')\"/></xsl:template>" END, "refused",
          "document() of a path is refused");
    fails(XSL ROOT "<xsl:copy-of select=\"document('file:///etc/passwd')\"/></xsl:template>" END, "refused",
          "document() of a file is refused");
    fails(XSL ROOT "<xsl:copy-of select=\"document('http://127.0.0.1:1/x')\"/></xsl:template>" END, "refused",
          "document() of an address is refused");
    fails(XSL ROOT "<xsl:copy-of select=\"document('main.xsl')\"/></xsl:template>" END, "not allowed",
          "document() of a stylesheet is refused");
    fails(XSL ROOT "<xsl:copy-of select=\"document('')\"/></xsl:template>" END, "not allowed",
          "document() of the stylesheet itself is refused");
    Str evil = test_path(arena, "evil.txt");
    fails(arena_format(arena, XSL ROOT "<xsl:document href='%s'>x</xsl:document></xsl:template>" END, evil.ptr).ptr,
          "refused", "writing a file is refused");
    is_int(path_kind(arena, evil), PATH_MISSING, "and nothing was written");
    fails(XSL ROOT "<xsl:document href='new/evil.txt'>x</xsl:document></xsl:template>" END, "refused",
          "making a folder is refused");
    fails(XSL "<xsl:template match='/' name='t'><xsl:call-template name='t'/></xsl:template>" END, "infinite",
          "a template that calls itself is stopped");
    fails(XSL ROOT "<xsl:apply-templates select='.' mode='m'/></xsl:template>"
                   "<xsl:template match='/' mode='m'><xsl:apply-templates select='/' mode='m'/></xsl:template>" END,
          "infinite", "templates that apply each other are stopped");
    fails(XSL "<xsl:template match='/'><xsl:call-template name='t'><xsl:with-param name='n' select='30'/>"
              "</xsl:call-template></xsl:template><xsl:template name='t'><xsl:param name='n'/><xsl:if test='$n &gt; 0'>"
              "<xsl:call-template name='t'><xsl:with-param name='n' select='$n - 1'/></xsl:call-template>"
              "<xsl:call-template name='t'><xsl:with-param name='n' select='$n - 1'/></xsl:call-template></xsl:if>"
              "</xsl:template>" END,
          "limit", "a run that would take hours is stopped");
    fails(XSL "<xsl:include href='../../../etc/hosts'/>" END, "refused", "an include cannot leave the folder");
    fails(XSL "<xsl:include href='%2e%2e/x.xsl'/>" END, "refused", "nor by escapes");
    fails(XSL "<xsl:include href='a%5Cb.xsl'/>" END, "may not leave", "nor by a backslash");
    fails(XSL "<xsl:import href='http://127.0.0.1:1/x.xsl'/>" END, "refused", "nor go to the network");
    fails(XSL "<xsl:import href='file:///etc/hosts'/>" END, "refused", "nor read another file");
    fails("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>" XSL ROOT "&e;</xsl:template>" END, "not defined",
          "external entities are unknown");
    fails("<!DOCTYPE x [<!ENTITY % e SYSTEM 'file:///etc/hostname'> %e;]>" XSL ROOT "&f;</xsl:template>" END,
          "not found", "and external parameter entities");
    is_output("<!DOCTYPE x [<!ENTITY dash '\xE2\x80\x93'>]>" XSL TEXT ROOT "&dash;</xsl:template>" END, "<a/>",
              "\xE2\x80\x93", "entities of the stylesheet's own are replaced");
    arena_destroy(arena);
}

static void test_failures(void)
{
    fails(XSL ROOT "<xsl:foo/></xsl:template>" END, "unknown xsl:foo", "an unknown instruction");
    fails(XSL ROOT "<xsl:value-of select='1 +'/></xsl:template>" END, "expression", "a malformed expression");
    fails(XSL ROOT "<xsl:value-of select='$none'/></xsl:template>" END, "none", "an unknown variable");
    fails(XSL ROOT "<xsl:value-of select='b:none(1)'/></xsl:template>" END, "function none not found",
          "an unknown function");
    fails(XSL ROOT "<xsl:value-of select='b:tex(1)'/></xsl:template>" END, "number of arguments",
          "too few arguments of a function");
    fails(XSL ROOT "<xsl:value-of select='b:tex(1, 2)'/></xsl:template>" END, "the mode is", "a wrong mode");
    fails(XSL ROOT "<xsl:value-of select=\"b:map('biblatex', 'none', 'x')\"/></xsl:template>" END, "no table",
          "an unknown table");
    fails(XSL "<xsl:include href='none.xsl'/>" END, "No such file", "a missing include");
    fails(XSL ROOT "<b:fields list='title none'/></xsl:template>" END, "no field is called 'none'", "an unknown field");
    fails(XSL ROOT "<xsl:value-of select=\"b:tex-text(//b, 'latin1')\"/></xsl:template>" END, "the mode is",
          "and mode");
    fails(XSL ROOT "<xsl:value-of select='count(1)'/></xsl:template>" END, "type", "a number where nodes are wanted");
    fails(XSL, "", "XML that ends too early");
    fails("<html/>", "", "no stylesheet at all");
    Outcome o = run(XSL "\n" ROOT "<o><xsl:message terminate='yes'>x: no template for <xsl:value-of select='name(*)'/>"
                        "</xsl:message></o></xsl:template>" END,
                    "<a/>");
    ok(!o.fine, "a message with terminate fails the run");
    is_str(str_of(o.error.message), "x: no template for a", "its text is the reason");
    is_int(o.error.line, 2, "its line is known");
    ok(str_ends(str_of(o.error.file), STR("/main.xsl")) && o.error.file[0] == '/',
       "and its file, as the user named it");
    is_str(buf_str(&o.heard.messages), "[x: no template for a]", "it is handed on, too");
    release(&o);
}

static void test_messages(void)
{
    Outcome o =
        run(XSL TEXT "<xsl:param name='part'/>" ROOT
                     "<xsl:message>runtime error: file x line 1</xsl:message><xsl:message>two\nlines</xsl:message>"
                     "<xsl:value-of select='$part'/></xsl:template>" END,
            "<a/>");
    ok(o.fine, "messages do not fail a run");
    is_str(buf_str(&o.heard.messages), "[runtime error: file x line 1][two][lines]", "they come by the line");
    is_str(buf_str(&o.out), "it's \"quoted\"", "parameters are strings");
    release(&o);
    o = run(XSL TEXT ROOT "<xsl:value-of select=\"b:report(//b, 'B701', 'lost')\"/>"
                          "<xsl:value-of select=\"b:report(//none, 'B702', '')\"/>.</xsl:template>" END,
            "<a><b>x</b></a>");
    is_str(buf_str(&o.heard.reports), "b B701 lost;#document B702 ;", "reports come with their node");
    is_str(buf_str(&o.out), ".", "and are empty strings");
    release(&o);
}

static void test_functions(void)
{
    is_output(XSL TEXT ROOT "<xsl:value-of select=\"b:tex(a, 'utf8')\"/></xsl:template>" END, "<a>R&amp;D 50%</a>",
              "R\\&D 50\\%", "b:tex");
    is_output(XSL TEXT ROOT "<xsl:value-of select=\"b:tex-text(a/value, 'utf8')\"/></xsl:template>" END,
              "<a><value>x <i>y</i></value></a>", "x \\emph{y}", "b:tex-text knows markup");
    is_output(XSL TEXT ROOT "<xsl:value-of select=\"b:tex-text(a, 'utf8')\"/></xsl:template>" END, "<a><em>x</em></a>",
              "b:tex-text: no markup is known for <em>", "b:tex-text refuses foreign elements");
    is_output(XSL TEXT ROOT
              "<xsl:value-of select=\"concat(b:map('biblatex', 'types', 'report'), ' ', "
              "b:map('biblatex', 'fields', 'publisher', 'report'), ' ', b:fidelity('biblatex', 'fields', 'markers'), "
              "' ', b:map('biblatex', 'types', 'none'), '.')\"/></xsl:template>" END,
              "<a/>", "report institution dropped .", "b:map and b:fidelity");
    is_output(XSL TEXT ROOT
              "<xsl:value-of select=\"concat(b:toneless('x\xC4\xABn'), ' ', b:script('zh-Hans'), ' ', "
              "b:year('2021-03-31'), ' ', b:babel('en'), ' ', b:language-name('zh', 'en'))\"/></xsl:template>" END,
              "<a/>", "xin Hans 2021 english Chinese", "b:toneless, script, year, babel, language-name");
    is_output(XSL TEXT "<xsl:template match=\"y\"><xsl:value-of select=\"b:number()\"/></xsl:template>"
                       "<xsl:template match=\"x\">-</xsl:template>" END,
              "<a><y/><x/> <y/><y/></a>", "1- 23", "b:number counts siblings of one name");
}

/* As many elements within each other as are asked for. */
static Str nested(Arena *arena, const char *element, size_t depth)
{
    Buf out = { 0 };
    Str text;

    for (size_t i = 0; i < depth; i++)
        buf_format(&out, "<%s>", element);
    for (size_t i = 0; i < depth; i++)
        buf_format(&out, "</%s>", element);
    text = buf_keep(arena, &out);
    buf_free(&out);
    return text;
}

static void test_functions_of_titles(void)
{
    Arena *arena = arena_create();
    is_output(XSL TEXT ROOT "<xsl:for-each select='a/*'><xsl:value-of select=\"b:tex-title(., 'macros')\"/>|"
                            "<xsl:value-of select=\"b:tex-title(., 'utf8')\"/>;</xsl:for-each></xsl:template>" END,
              "<a><t xml:lang='en'>On <i>NASA</i> in Caf\xC3\xA9s</t><t xml:lang='de'>Das Haus</t><t>A China</t></a>",
              "On \\emph{NASA} in {Caf{\\'e}s}|On \\emph{NASA} in {Caf\xC3\xA9s};Das {Haus}|Das Haus;"
              "A {China}|A {China};",
              "b:tex-title protects capitals where styles change them");
    is_output(XSL TEXT ROOT
              "<xsl:value-of select=\"b:tex-text('R&amp;D &lt;i>x&lt;/i>', 'utf8')\"/></xsl:template>" END,
              "<a/>", "R\\&D \\emph{x}", "b:tex-text of a string");
    is_output(XSL TEXT ROOT "<xsl:value-of select=\"b:pinyin(a)\"/></xsl:template>" END,
              "<a>\xE4\xB8\xAD\xE5\x9B\xBD</a>", "zhong guo", "b:pinyin");
    Str deep = nested(arena, "i", 70);
    is_output(XSL TEXT ROOT "<xsl:value-of select=\"b:tex-text(a, 'utf8')\"/></xsl:template>" END,
              arena_format(arena, "<a>%.*s</a>", STR_ARG(deep)).ptr, "b:tex-text: elements lie too deep",
              "no more markup within markup than anybody writes");
    arena_destroy(arena);
}

/* The elements that stylesheets may have C write; serial.c has their output in full. */
static void test_elements(void)
{
    static const char entry[] =
        "<e><text name='a'>no</text><bare name='b'>1</bare><list name='c'><text>d</text></list></e>";

    is_output(XSL TEXT
              "<xsl:template match='e'><b:lines before=' ' width='2' between='=' open='{' close='}' after=';'/>"
              "</xsl:template>" END,
              entry, " a ={no}; b =1;", "b:lines");
    is_output(XSL TEXT "<xsl:template match='e'>{<b:json indent='1'/>}</xsl:template>" END, entry,
              "{ \"a\": \"no\",\n \"b\": 1,\n \"c\": [\"d\"]}", "b:json");
    is_output(XSL TEXT "<xsl:template match='e'>{<b:json width='5'/>}</xsl:template>" END, entry,
              "{\"a\": \"no\",\n\"b\": 1,\n\"c\": [\n  \"d\"\n]}", "b:json in a narrow column");
    is_output(XSL TEXT "<xsl:template match='e'><b:yaml indent='2'/></xsl:template>" END, entry,
              "  a: \"no\"\n  b: 1\n  c: [d]\n", "b:yaml");
    is_output(XSL TEXT "<xsl:template match='e'><b:yaml quote='schema' width='5'/></xsl:template>" END, entry,
              "a: no\nb: 1\nc:\n  - d\n", "b:yaml that is read by schema");
}

static bool on_record(void *context, size_t number, Str bytes)
{
    buf_format(context, "%zu=%.*s;", number, STR_ARG(bytes));
    return number < 2;
}

/* Where nobody asks for records, b:record is its content; else what stands outside is nobody's. */
static void test_records(void)
{
    static const char sheet[] = XSL TEXT "<xsl:template match='/'>(<xsl:apply-templates select='a/e'/>)</xsl:template>"
                                         "<xsl:template match='e'><xsl:if test='position() != 1'>,</xsl:if>"
                                         "<b:record>&lt;<xsl:variable name='v'><b:record>v</b:record></xsl:variable>"
                                         "<xsl:value-of select='.'/><xsl:value-of select='$v'/></b:record>"
                                         "</xsl:template>" END;
    xmlDoc *doc = parse("<a><e>x</e><e/><e>z</e></a>");
    StylesheetRun how = { .input = doc };
    StylesheetError error = { 0 };
    size_t count = 7;
    Buf got = { 0 };
    Stylesheet *compiled;

    is_output(sheet, "<a><e>x</e><e/></a>", "(<xv,<v)", "b:record is its content");
    compiled = stylesheet_load(STR("main"), folder, &error);
    ok(stylesheet_run_records(compiled, &how, on_record, &got, &count, &error) == false && !*error.message,
       "who gets the records may stop");
    is_str(buf_str(&got), "0=<xv;1=<v;2=<zv;", "each comes by itself");
    ok(count == 3, "and is counted");
    stylesheet_free(compiled);
    write_file("main.xsl", XSL TEXT ROOT "x</xsl:template>" END);
    compiled = stylesheet_load(STR("main"), folder, &error);
    ok(stylesheet_run_records(compiled, &how, on_record, &got, &count, &error) && count == 0,
       "a stylesheet without b:record has none");
    stylesheet_free(compiled);
    write_file("main.xsl", XSL ROOT "<b:record>x</b:record></xsl:template>" END);
    compiled = stylesheet_load(STR("main"), folder, &error);
    ok(stylesheet_run_records(compiled, &how, on_record, &got, &count, &error) && count == 0, "nor has one of XML");
    stylesheet_free(compiled);
    buf_free(&got);
    xmlFreeDoc(doc);
}

#define HTML XSL "<xsl:output method='xml' media-type='text/html' indent='yes' encoding='UTF-8'/>" ROOT

static void test_html(void)
{
    is_output(
        HTML "<html xmlns='http://www.w3.org/1999/xhtml' xml:lang='en'><head><title>A</title>"
             "<meta charset='utf-8'/></head><body><p>a <b/><br/> b</p></body></html></xsl:template>" END,
        "<a/>",
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<title>A</title>\n<meta charset=\"utf-8\">\n</head>\n<body>\n"
        "<p>a <b></b><br> b</p>\n</body>\n</html>\n",
        "a page: doctype, void elements, lang, no self-closing");
    is_output(HTML "<p xml:lang='zh-Hans' lang='zh'>x</p></xsl:template>" END, "<a/>", "<p lang=\"zh\">x</p>\n",
              "one lang");
    is_output(HTML "<input checked='checked' value='' disabled='' title='&lt;&quot;&amp;&#160;'/></xsl:template>" END,
              "<a/>", "<input checked value=\"\" disabled title=\"&lt;&quot;&amp;&nbsp;\">\n", "attributes");
    is_output(HTML "<script type='application/ld+json'>{\"a\": \"&lt;/script>&amp;\"}</script></xsl:template>" END,
              "<a/>", "<script type=\"application/ld+json\">{\"a\": \"\\u003c/script>&\"}</script>\n", "JSON-LD");
    is_output(HTML "<script>if (a &lt; b) s = '&lt;/script>&lt;!--';</script></xsl:template>" END, "<a/>",
              "<script>if (a < b) s = '<\\/script><\\!--';</script>\n", "scripts");
    is_output(HTML
              "<ul><li>a<ruby>\xE4\xB8\xAD<rt>zh</rt></ruby><wbr/></li><li><a href='x'/></li></ul></xsl:template>" END,
              "<a/>", "<ul>\n<li>a<ruby>\xE4\xB8\xAD<rt>zh</rt></ruby><wbr></li>\n<li><a href=\"x\"></a></li>\n</ul>\n",
              "blocks on lines, inline content untouched");
    is_output(HTML "<nav><a>1</a><a>2</a></nav></xsl:template>" END, "<a/>", "<nav><a>1</a><a>2</a></nav>\n",
              "no space between inline elements");
    is_output(HTML "<div><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><path d='M0'/></svg></div>"
                   "</xsl:template>" END,
              "<a/>", "<div><svg viewBox=\"0 0 1 1\"><path d=\"M0\"/></svg></div>\n", "SVG");
    is_output(HTML "<pre><xsl:text>&#10;x</xsl:text></pre></xsl:template>" END, "<a/>", "<pre>\n\nx</pre>\n",
              "a line end at the beginning of pre");
    is_output(HTML "<p><xsl:value-of select='a'/></p></xsl:template>" END, "<a>&lt;script>&amp;lt;</a>",
              "<p>&lt;script&gt;&amp;lt;</p>\n", "text is escaped");
}

/* Elements within each other, more than the parser of stylesheets would take. */
#define DEEP                                                                                                       \
    "<xsl:template name='deep'><xsl:param name='n' select='420'/><div><xsl:if test='$n &gt; 0'>"                   \
    "<xsl:call-template name='deep'><xsl:with-param name='n' select='$n - 1'/></xsl:call-template></xsl:if></div>" \
    "</xsl:template>"

static void test_html_odds(void)
{
    is_output(HTML "<div><p>1</p><xsl:text> </xsl:text><p>2</p></div></xsl:template>" END, "<a/>",
              "<div>\n<p>1</p>\n<p>2</p>\n</div>\n", "blanks between blocks go");
    is_output(HTML "<p><xsl:comment> fine </xsl:comment>x<xsl:comment>> odd</xsl:comment></p></xsl:template>" END,
              "<a/>", "<p><!-- fine -->x</p>\n", "comments, but for those that HTML ends early");
    is_output(HTML "<p>\xC2\xA0\xC2\xA7</p></xsl:template>" END, "<a/>", "<p>&nbsp;\xC2\xA7</p>\n", "Latin-1's others");
    fails(HTML "<xsl:call-template name='deep'/></xsl:template>" DEEP END, "cannot be written out",
          "HTML as deep as browsers don't go");
}

static bool on_page(void *context, size_t number, Str bytes)
{
    Buf *pages = context;
    buf_format(pages, "%zu:%.*s", number, STR_ARG(bytes));
    return number < 1;
}

static void test_pages(void)
{
    static const char *const sheet = XSL "<xsl:output method='xml' media-type='text/html'/>" ROOT
                                         "<xsl:apply-templates select='a/*'/></xsl:template><xsl:template match='*'>"
                                         "<html><b><xsl:value-of select='.'/></b></html></xsl:template>" END;
    Buf pages = { 0 };
    StylesheetError error;
    write_file("main.xsl", sheet);
    Stylesheet *compiled = stylesheet_load(STR("main"), folder, &error);
    xmlDoc *two = parse("<a><b>1</b><b>&lt;</b></a>"), *three = parse("<a><b/><b/><b/></a>");
    ok(stylesheet_run_pages(compiled, &(StylesheetRun){ .input = two }, on_page, &pages, &error) == false &&
           *error.message == '\0',
       "a handler of pages may stop the run");
    is_str(buf_str(&pages), "0:<!DOCTYPE html>\n<html><b>1</b></html>\n1:<!DOCTYPE html>\n<html><b>&lt;</b></html>\n",
           "each element at the top is a page");
    buf_clear(&pages);
    stylesheet_run_pages(compiled, &(StylesheetRun){ .input = three }, on_page, &pages, &error);
    ok(!str_contains(buf_str(&pages), STR("2:")), "and gets no more then");
    xmlFreeDoc(two);
    xmlFreeDoc(three);
    stylesheet_free(compiled);
    buf_clear(&pages);
    write_file("main.xsl",
               XSL "<xsl:output method='xml' media-type='text/html'/>" ROOT
                   "<xsl:comment>c</xsl:comment><xsl:if test='a'><p/><xsl:call-template name='deep'/></xsl:if>"
                   "<xsl:if test='b'><xsl:value-of select='$none'/></xsl:if></xsl:template>" DEEP END);
    compiled = stylesheet_load(STR("main"), folder, &error);
    xmlDoc *deep = parse("<a/>"), *faulty = parse("<b/>");
    ok(!stylesheet_run_pages(compiled, &(StylesheetRun){ .input = deep }, on_page, &pages, &error),
       "a page too deep: %s", error.message);
    is_str(buf_str(&pages), "0:<p></p>\n", "those before it were given");
    ok(!stylesheet_run_pages(compiled, &(StylesheetRun){ .input = faulty }, on_page, &pages, &error) &&
           str_contains(str_of(error.message), STR("none")),
       "a run that fails gives no page: %s", error.message);
    ok(!stylesheet_run_pages(compiled, &(StylesheetRun){ .input = faulty }, on_page, &pages, NULL),
       "and says nothing to nobody");
    xmlFreeDoc(deep);
    xmlFreeDoc(faulty);
    stylesheet_free(compiled);
    buf_free(&pages);
}

static void test_folders(void)
{
    Arena *arena = arena_create();
    StylesheetError error;
    ok(!stylesheet_load(STR("none"), NULL, &error) && *error.message, "an unknown embedded stylesheet: %s",
       error.message);
    write_file("a b%.xsl", XSL "<xsl:include href='part.xsl'/>" END);
    write_file("part.xsl", XSL TEXT ROOT "part</xsl:template>" END);
    Buf large = { 0 };
    buf_repeat(&large, ' ', 9 << 20);
    buf_char(&large, '\0');
    write_file("large.xsl", large.ptr);
    buf_free(&large);
    ok(!stylesheet_load(STR("large"), folder, &error) && str_contains(str_of(error.message), STR("too large")),
       "a stylesheet of 9 MiB: %s", error.message);
    Stylesheet *sheet = stylesheet_load(STR("ignored"), test_path(arena, "a b%.xsl").ptr, &error);
    ok(sheet != NULL, "a file in the place of a stylesheet, with a strange name: %s", sheet ? "" : error.message);
    stylesheet_free(sheet);
    size_t count;
    const EmbeddedFile *files = embedded_all(&count);
    for (size_t i = 0; i < count; i++) {
        if (files[i].name.len == 0 || str_contains(files[i].name, STR("/")) || !str_ends(files[i].name, STR(".xsl")))
            continue;
        Str name = str_slice(files[i].name, 0, files[i].name.len - 4);
        sheet = stylesheet_load(name, NULL, &error);
        ok(sheet != NULL, "embedded %.*s compiles%s%s", STR_ARG(name), sheet ? "" : ": ", sheet ? "" : error.message);
        stylesheet_free(sheet);
    }
    ok(count > 0 && embedded_find(files[count - 1].name) == &files[count - 1], "embedded files are found by name");
    arena_destroy(arena);
}

static void *work(void *argument)
{
    StylesheetError error;
    bool *fine = argument;
    xmlDoc *doc = parse("<a><b>R&amp;D</b></a>");
    for (int i = 0; i < 50 && *fine; i++) {
        Stylesheet *sheet = stylesheet_load(STR("thread"), folder, &error);
        Buf out = { 0 };
        const StylesheetRun how = { .input = doc };
        *fine = sheet && stylesheet_run(sheet, &how, &out, &error) && str_is(buf_str(&out), "R\\&D");
        buf_free(&out);
        stylesheet_free(sheet);
    }
    xmlFreeDoc(doc);
    return NULL;
}

static void test_threads(void)
{
    enum { THREADS = 4 };
    pthread_t threads[THREADS];
    bool fine[THREADS];
    write_file("thread.xsl", XSL TEXT ROOT "<xsl:value-of select=\"b:tex(a/b, 'utf8')\"/></xsl:template>" END);
    xml_init();
    for (int i = 0; i < THREADS; i++) {
        fine[i] = true;
        pthread_create(&threads[i], NULL, work, &fine[i]);
    }
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    ok(fine[0] && fine[1] && fine[2] && fine[3], "each thread with a stylesheet of its own");
}

int main(void)
{
    static const char *const files[] = { "main.xsl", "part.xsl", "a b%.xsl", "thread.xsl", "large.xsl" };
    if (!mkdtemp(folder))
        return 1;
    test_limits();
    test_failures();
    test_messages();
    test_functions();
    test_functions_of_titles();
    test_elements();
    test_records();
    test_html();
    test_html_odds();
    test_pages();
    test_folders();
    test_threads();
    Arena *arena = arena_create();
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        unlink(test_path(arena, files[i]).ptr);
    rmdir(folder);
    arena_destroy(arena);
    return done_testing();
}
