/* XML as a tree that knows its places, and what becomes of XML that is none. */
#include "xml/input.h"

#include "tap.h"

#include <stdlib.h>
#include <string.h>

typedef struct Try {
    Arena *arena;
    char *bytes; /* with nothing behind them: the sanitizers see each one that is read too many */
    Source *source;
    Diags *diags;
    const Element *root;
} Try;

static const char *const records[] = { "rec", NULL };

static Try try_bytes(Str bytes)
{
    Try try = { .arena = arena_create() };

    try.bytes = malloc(bytes.len);
    if (bytes.len > 0)
        memcpy(try.bytes, bytes.ptr, bytes.len);
    try.source = source_create(try.arena, STR("in.xml"), (Str){ try.bytes, bytes.len });
    try.diags = diags_create(try.arena);
    try.root = xml_read(try.arena, try.source, records, try.diags);
    diags_sort(try.diags);
    return try;
}

static Try try_text(const char *text)
{
    return try_bytes(str_of(text));
}

static void try_close(Try *try)
{
    arena_destroy(try->arena);
    free(try->bytes);
}

/* (name[lang] @name="value"… "text" (child …)) with ! for what is broken. */
static void put_tree(Buf *out, const Element *element)
{
    buf_format(out, "(%.*s%s", STR_ARG(element->name), element->broken ? "!" : "");
    for (size_t i = 0; i < element->attribute_count; i++)
        buf_format(out, " @%.*s=%.*s", STR_ARG(element->attributes[i].name), STR_ARG(element->attributes[i].value));
    for (size_t i = 0; i < element->child_count; i++) {
        if (element->children[i].element == NULL) {
            buf_format(out, " \"%.*s\"", STR_ARG(element->children[i].text));
        } else {
            buf_char(out, ' ');
            put_tree(out, element->children[i].element);
        }
    }
    buf_char(out, ')');
}

/* The same by spans: what stands in the source for each tag, content, value and text. */
static void put_spans(Buf *out, const Source *source, const Element *element)
{
    buf_format(out, "{%.*s|%.*s", STR_ARG(source_text(source, element->tag)),
               STR_ARG(source_text(source, element->content)));
    for (size_t i = 0; i < element->attribute_count; i++)
        buf_format(out, "|@%.*s|%.*s", STR_ARG(source_text(source, element->attributes[i].span)),
                   STR_ARG(source_text(source, element->attributes[i].value_span)));
    for (size_t i = 0; i < element->child_count; i++) {
        if (element->children[i].element == NULL)
            buf_format(out, "|'%.*s'", STR_ARG(source_text(source, element->children[i].span)));
        else
            put_spans(out, source, element->children[i].element);
    }
    buf_char(out, '}');
}

static void put_diags(Buf *out, const Try *try)
{
    for (size_t i = 0; i < try->diags->list.count; i++) {
        const Diag *diag = try->diags->list.items[i];
        Position start = source_locate(try->source, diag->span.start), end = source_locate(try->source, diag->span.end);

        buf_format(out, " %s@%zu:%zu-%zu:%zu", diag_row(diag->code)->code, start.line, start.column, end.line,
                   end.column);
    }
}

static void is_read_bytes(Str bytes, const char *want, const char *name)
{
    Try try = try_bytes(bytes);
    Buf out = { 0 };

    if (try.root != NULL)
        put_tree(&out, try.root);
    put_diags(&out, &try);
    is_str(buf_str(&out), want, name);
    buf_free(&out);
    try_close(&try);
}

static void is_read(const char *text, const char *want, const char *name)
{
    is_read_bytes(str_of(text), want, name);
}

static void has_spans(const char *text, const char *want, const char *name)
{
    Try try = try_text(text);
    Buf out = { 0 };

    put_spans(&out, try.source, try.root);
    is_str(buf_str(&out), want, name);
    buf_free(&out);
    try_close(&try);
}

static void test_tree(void)
{
    is_read("<a/>", "(a)", "an empty element");
    is_read("<a>x<b c='1'>y</b>z</a>", "(a \"x\" (b @c=1 \"y\") \"z\")", "mixed content");
    is_read("<a>x &amp; &#x4E2D;&#22269; &lt;</a>", "(a \"x & 中国 <\")", "references");
    is_read("<a b=\"x &quot;y&#10;\"/>", "(a @b=x \"y\n)", "references in attributes");
    is_read("<a>1<!-- c -->2<?pi x?>3<![CDATA[<4>]]></a>", "(a \"123<4>\")", "one text around comments and CDATA");
    is_read("<p:a xmlns:p='urn:p' xmlns='urn:d' p:x='1' y='2'><b/></p:a>", "(a @x=1 @y=2 (b))", "namespaces");
    is_read("\xEF\xBB\xBF<?xml version='1.0' encoding='UTF-8'?>\r\n<a>x\r\ny</a>\n", "(a \"x\ny\")",
            "a byte order mark, and line ends");
}

static void test_spans(void)
{
    has_spans("<?xml version='1.0'?><!-- <x> --><a  b = 'c>d' ><e/>f</a >",
              "{<a  b = 'c>d' >|<e/>f|@b = 'c>d'|c>d{<e/>|}|'f'}", "tags, values and text");
    has_spans("<a xmlns='u' x='1' xmlns:q='v' q:y=\"2\">&amp;<!--c-->t<b>u</b><!--d-->v</a>",
              "{<a xmlns='u' x='1' xmlns:q='v' q:y=\"2\">|&amp;<!--c-->t<b>u</b><!--d-->v|@x='1'|1|@q:y=\"2\"|2"
              "|'&amp;<!--c-->t'{<b>|u|'u'}|'v'}",
              "beside namespaces, references and comments");
    has_spans("\xEF\xBB\xBF<a>\n<b>中</b>\n</a>", "{<a>|\n<b>中</b>\n|'\n'{<b>|中|'中'}|'\n'}", "behind a mark");
}

static void test_faults(void)
{
    is_read("", " B014@1:1-1:1", "nothing");
    is_read("no XML", " B014@1:1-1:2", "no XML");
    is_read("<a><b>x</b><c></a>", "(a! (b \"x\") (c!)) B014@1:15-1:19", "a tag that is not closed");
    is_read("<a>\n<b>x & y</b></a>", "(a! \"\n\" (b! \"x \")) B014@2:6-2:7", "a lone ampersand");
    is_read("<a>x", "(a! \"x\") B014@1:4-1:5", "the end comes early");
    is_read("<a b=1/>", " B014@1:6-1:7", "no quotes");
    is_read("<a b='1' b='2'/>", " B014@1:15-1:16", "an attribute twice");
    is_read("<a/><b/>", "(a!) B014@1:5-1:6", "two roots");
    is_read("<a><p:b/></a>", "(a (b)) B014@1:8-1:9", "an undeclared prefix is no reason to stop");
    is_read("<a>\xFFx\x01</a>", "(a \"?x?\") B001@1:4-1:5 B003@1:6-1:7", "bytes");
    is_read("<a>&#8;</a>", "(a!) B014@1:4-1:8", "a forbidden reference");
    is_read("<a>&#0000000000000000000000000000000000000000000000000000000000000000000000000000008;</a>",
            "(a!) B014@1:86-1:87", "one that is written at length");
    is_read("<a>x<b <c/></a>", "(a! \"x\") B014@1:8-1:9", "a tag that begins within another");
    is_read("<a>x<b c", "(a! \"x\") B014@1:8-1:9", "a tag without end");
}

static void test_recovery(void)
{
    is_read("<a><rec>1</rec><rec>2<x></rec><rec>3</rec><y/></a>",
            "(a! (rec \"1\") (rec! \"2\" (x!)) (rec \"3\")) B014@1:25-1:31", "the next record is read");
    is_read("<a xmlns='u'><d><rec>R&D<rec>in it</rec></rec>"
            "<rec>2 & 3</rec><!-- <rec>not</rec> --><e><rec>4</rec></e></d></a>",
            "(a! (d! (rec! \"R\")) (rec \"in it\") (rec! \"2 \") (rec \"4\")) B014@1:23-1:25 B014@1:54-1:55",
            "fault after fault, comments passed over");
    is_read("<a><rec>1</rec>&<rec>2</rec></a>", "(a! (rec \"1\") (rec \"2\")) B014@1:16-1:17", "between records");
}

static void test_entities(void)
{
    is_read("<!DOCTYPE a [\n<!ENTITY e \"x>\"><!-- ' --><!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;\n]>\n<a>&e;</a>",
            "(a \"&e;\") B020@2:1-2:17 B020@2:27-2:68 B020@4:4-4:7", "an internal subset");
    is_read("<!DOCTYPE a SYSTEM 'file:///nonexistent/a.dtd'><a>x</a>", "(a \"x\")", "an external one is passed over");
    is_read("<a>caf&eacute; x</a>", "(a \"caf&eacute; x\") B020@1:7-1:15", "an entity of HTML");
    is_read("<a>b &e;", "(a! \"b &e;\") B020@1:6-1:9 B014@1:8-1:9", "one that is the last bytes");
    is_read("<a b='&e;'/>", "(a @b=&) B020@1:7-1:10", "in an attribute");
    is_read("<!DOCTYPE a [ <!ATTLIST a b CDATA 'x'> ]><a/>", "(a)", "default attributes are not used");
    is_read("<?xml version='1.0?'>\n<!DOCTYPE a [<!ENTITY e 'x'><!ENTITY f '%p;'>]>\n<?b?><a/>", " B014@1:19-1:20",
            "one behind a declaration that never ends");
    is_read("<? >\n<!DOCTYPE a [<!ENTITY f '%p;'>]>?><a/>", " B014@1:2-1:3",
            "one behind an instruction without a name");
    is_read("<!DOCTYPE a [<?pi ]>?>]><a/>", "(a)", "an instruction in it");
    is_read("<!DOCTYPE a [ <a/>", " B014@1:1-1:10", "a DOCTYPE without end");
}

static void test_encodings(void)
{
    static const char utf16[] = "\xFF\xFE<\0a\0>\0-N\xFDV<\0/\0a\0>\0";
    static const char big[] = "\0<\0a\0>N-\0<\0/\0a\0>";

    is_read("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE9t\xE9</a>", "(a \"été\")", "ISO-8859-1");
    is_read("<?xml version='1.0' encoding='windows-1252'?><a>\x93x\x94 &</a>", "(a! \"“x” \") B014@1:53-1:54",
            "windows-1252, and the column of a fault");
    is_read("<?xml version='1.0' encoding='gb18030'?><a>\xD6\xD0</a>", "(a \"中\")", "GB 18030");
    is_read_bytes((Str){ utf16, sizeof utf16 - 1 }, "(a \"中国\")", "UTF-16 with a mark");
    is_read_bytes((Str){ big, sizeof big - 1 }, "(a \"中\")", "UTF-16 without one");
    is_read("<?xml version='1.0' encoding=UTF-16?><a/>", " B014@1:30-1:31", "one without quotes");
    is_read("<?xml version='1.0' encoding='x-none'?><a/>", " B014@1:31-1:37", "an unknown one");
    is_read("<?xml version='1.0' encoding='shift_jis'?><a>\xFF</a>", "(a \"\xEF\xBF\xBD\") B001@1:46-1:47",
            "a byte that the encoding has not");
}

/* head, then `count` times `piece`, then tail. */
static Str repeated(Arena *arena, const char *head, const char *piece, size_t count, const char *tail)
{
    Buf out = { 0 };
    Str text;

    buf_puts(&out, head);
    for (size_t i = 0; i < count; i++)
        buf_format(&out, piece, i);
    buf_puts(&out, tail);
    text = buf_keep(arena, &out);
    buf_free(&out);
    return text;
}

static const char *first_code(const Try *try)
{
    return try->diags->list.count == 1 ? diag_row(try->diags->list.items[0]->code)->code : "";
}

static void test_limits(void)
{
    Arena *arena = arena_create();
    Try try = try_bytes(repeated(arena, "", "<a>", 300, ""));

    is_str(str_of(first_code(&try)), "B006", "too deep");
    is_int(try.diags->list.items[0]->span.start, (int64_t)XML_DEPTH * 3, "and where");
    try_close(&try);
    try = try_bytes(repeated(arena, "<a", " a%zu=''", 300, "/>"));
    is_str(str_of(first_code(&try)), "B014", "too many attributes");
    ok(try.root == NULL, "before libxml2 compares them");
    try_close(&try);
    Buf namespaces = { 0 };
    for (size_t i = 0; i < 5; i++)
        buf_put(&namespaces, repeated(arena, "<a", " xmlns:n%zu='u'", 250, ">"));
    try = try_bytes(buf_str(&namespaces));
    is_str(str_of(first_code(&try)), "B014", "too many namespaces within each other");
    ok(try.root != NULL && try.root->broken, "what is before them is there");
    try_close(&try);
    buf_free(&namespaces);
    try = try_bytes(repeated(arena, "<a>", "<b c=\"'&amp;'\">t\n</b>\n", 200000, "</a>"));
    is_int((int64_t)try.diags->list.count, 0, "a large document");
    is_str(source_text(try.source, try.root->children[199999 * 2].element->tag), "<b c=\"'&amp;'\">", "its last place");
    try_close(&try);
    arena_destroy(arena);
}

static void test_text(void)
{
    static const ElementMarkup table[] = { { "hi", "rend", "italic", "<i>", "</i>" },
                                           { "hi", "rend", "bold", "<b>", "</b>" },
                                           { "lb", NULL, NULL, " ", "" },
                                           { NULL, NULL, NULL, NULL, NULL } };
    Try try = try_text("<a xml:lang='en'>x <hi rend='bold italic'>y</hi><lb/>z<q> &amp;\n w</q></a>");
    Str text = element_markup(try.arena, try.root, table, NULL, NULL), plain;

    is_str(text, "x <i><b>y</b></i> z &\n w", "markup by a table");
    plain = xml_collapse(try.arena, text);
    is_str(plain, "x <i><b>y</b></i> z & w", "white space collapsed");
    is_str(source_text(try.source, try.source->inside(try.source, try.root->content, plain, 8, 1)), "y",
           "a place behind markup");
    is_str(source_text(try.source, try.source->inside(try.source, try.root->content, plain, 20, 1)), "&amp;",
           "a place that is a reference");
    is_str(source_text(try.source, try.source->inside(try.source, try.root->content, plain, 22, 1)), "w",
           "a place behind folded space");
    ok(xml_root_name(try.arena, STR("<?xml version='1.0'?><!-- <a> -->")).len == 0, "where there is no root, no name");
    is_str(element_text(try.arena, try.root), "x yz &\n w", "text alone");
    is_str(element_next(try.root, try.root)->lang, "en", "the language comes from outside");
    is_str(
        xml_root_name(try.arena, STR("<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a '<b>'>]><!-- <c> --><p:TEI x='1'>")),
        "TEI", "the name of the root");
    try_close(&try);
}

/* Nobody writes a reference at such length: the place may be wrong, but lies in the element. */
static void test_long_reference(void)
{
    Try try = try_text("<a>x &#00000000000065; y</a>");
    Str text = element_text(try.arena, try.root);
    Span span = try.source->inside(try.source, try.root->content, text, 4, 1);

    is_str(text, "x A y", "a long reference");
    ok(span.start >= try.root->content.start && span.end <= try.root->content.end, "and a place near it");
    try_close(&try);
}

int main(void)
{
    test_long_reference();
    test_tree();
    test_spans();
    test_faults();
    test_recovery();
    test_entities();
    test_encodings();
    test_limits();
    test_text();
    return done_testing();
}
