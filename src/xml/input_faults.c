/* What is wrong with XML, said so that somebody who wrote it by hand can mend it. */
#include "xml/input_parts.h"

#include "base/fix.h"
#include "base/utf8.h"
#include "text/entity.h"

#include <libxml/xmlerror.h>

/* libxml2's codes whose own messages speak of the parser rather than of the text. */
static const struct {
    int code;
    const char *message, *help;
} faults[] = {
    { XML_ERR_TAG_NAME_MISMATCH, "this end tag has another name than the start tag", "" },
    { XML_ERR_TAG_NOT_FINISHED, "the document ends before its elements do", "" },
    { XML_ERR_LTSLASH_REQUIRED, "the document ends before its elements do", "" },
    { XML_ERR_GT_REQUIRED, "a tag without its '>'", "" },
    { XML_ERR_LT_REQUIRED, "a '<' where none can stand", "write &lt;" },
    { XML_ERR_LT_IN_ATTRIBUTE, "a '<' in an attribute: mostly the one before is not closed",
      "close the quote, or write &lt;" },
    { XML_ERR_ATTRIBUTE_NOT_STARTED, "the value of an attribute stands in quotes", "" },
    { XML_ERR_ATTRIBUTE_WITHOUT_VALUE, "an attribute without a value", "" },
    { XML_ERR_ATTRIBUTE_NOT_FINISHED, "the value of an attribute is not closed", "" },
    { XML_ERR_ATTRIBUTE_REDEFINED, "an attribute given twice", "" },
    { XML_ERR_ENTITYREF_SEMICOL_MISSING, "a '&' that begins no reference", "write &amp;" },
    { XML_ERR_NAME_REQUIRED, "a name is missing here", "a '&' or '<' that means itself is written &amp; or &lt;" },
    { XML_ERR_INVALID_CHARREF, "no character has this number", "" },
    { XML_ERR_INVALID_DEC_CHARREF, "a '&#' that begins no reference", "write &amp;#" },
    { XML_ERR_INVALID_HEX_CHARREF, "a '&#x' that begins no reference", "write &amp;#x" },
    { XML_ERR_INVALID_CHAR, "a character that XML does not allow", "" },
    { XML_ERR_COMMENT_NOT_FINISHED, "a comment that is never closed", "" },
    { XML_ERR_HYPHEN_IN_COMMENT, "'--' within a comment", "" },
    { XML_ERR_PI_NOT_FINISHED, "an instruction that is never closed", "" },
    { XML_ERR_CDATA_NOT_FINISHED, "a CDATA section that is never closed", "" },
    { XML_ERR_MISPLACED_CDATA_END, "']]>' outside of a CDATA section", "write ]]&gt;" },
    { XML_ERR_DOCUMENT_EMPTY, "there is no XML here", "" },
    { XML_ERR_DOCUMENT_END, "something stands behind the end of the document", "" },
    { XML_ERR_RESERVED_XML_NAME, "an XML declaration that is not at the very beginning", "" },
    { XML_NS_ERR_UNDEFINED_NAMESPACE, "the prefix is declared nowhere", "declare it: xmlns:prefix=\"…\"" },
};

static bool ends_early(int code)
{
    return code == XML_ERR_TAG_NOT_FINISHED || code == XML_ERR_LTSLASH_REQUIRED;
}

void xml_report_syntax(const Source *source, Span span, int code, const char *message, const Element *open,
                       Diags *diags)
{
    Str text = str_trim(str_of(message));
    const char *help = "";
    Diag *diag;

    if (code == XML_ERR_NAME_REQUIRED && str_starts(source_text(source, span), STR("&")))
        code = XML_ERR_ENTITYREF_SEMICOL_MISSING;
    for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++)
        if (faults[i].code == code) {
            text = str_of(faults[i].message);
            help = faults[i].help;
        }
    diag = diag_add(diags, DIAG_B014, source, span, "%.*s", STR_ARG(text));
    if (*help != '\0')
        diag_help(diags, diag, "%s", help);
    if (open != NULL && (code == XML_ERR_TAG_NAME_MISMATCH || ends_early(code)))
        diag_note(diags, diag, source, open->tag, "'%.*s' begins here, and is not closed", STR_ARG(open->name));
}

void xml_mend_entity(Diag *diag, Str literal, Diags *diags)
{
    uint32_t character = entity_character(literal);
    char bytes[4];

    if (character != 0 && str_eq(source_text(diag->source, diag->span), literal))
        fix_bytes(diags, diag, diag->span, (Str){ bytes, utf8_encode(character, bytes) });
}
