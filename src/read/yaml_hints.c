#include "read/yaml_hints.h"

/* clang-format off */
static const YamlHint hints[] = {
    { "mapping values are not allowed in this context", DIAG_B005, false, "a colon where none can be",
      "a value that holds ': ' must be quoted; a key and its colon begin a line" },
    { "found character that cannot start any token", DIAG_B005, false, "a value cannot begin with this character",
      "quote a value that begins with '@', '`', '%' or a tab" },
    { "did not find expected alphabetic or numeric character", DIAG_B005, false, "a value cannot begin with this character",
      "quote a value that begins with '*' or '&'" },
    { "found a tab character that violates indentation", DIAG_B005, false, "a tab where the line is indented",
      "indent it with blanks" },
    { "could not find expected ':'", DIAG_B004, false, "a key without its colon",
      "write 'key: value'; text over several lines must be quoted or begin with '>-'" },
    { "did not find expected <document start>", DIAG_B004, false, "text outside of the mapping",
      "indent it below its key, or quote a value that begins with a quotation mark or '%' as a whole" },
    { "did not find expected key", DIAG_B004, false, "no key where one is expected",
      "check the indentation and the closing quote of the lines before; a value that begins with a quote must be quoted as a whole" },
    { "did not find expected '-' indicator", DIAG_B004, false, "no '-' where the list goes on",
      "check the indentation: all items of a list begin in the same column" },
    { "did not find expected ',' or '}'", DIAG_B004, false, "no ',' or '}' in a mapping in braces",
      "close the braces; quote a value in braces that holds ',' '{' '}' '[' or ']'" },
    { "did not find expected ',' or ']'", DIAG_B004, false, "no ',' or ']' in a list in brackets",
      "close the brackets; quote a value in brackets that holds ',' '{' '}' '[' or ']'" },
    { "did not find expected node content", DIAG_B004, false, "no value where one is expected",
      "give the value, or take out the comma or colon before it" },
    { "found unexpected end of stream", DIAG_B004, true, "a quote that is never closed", "close the quote" },
    { "found undefined tag handle", DIAG_B010, false, "a tag that is not known", "quote a value that begins with '!'" },
    { NULL, DIAG_B004, false, "not YAML", "check the indentation and the quotes" },
};
/* clang-format on */

const YamlHint *yaml_hint(Str problem)
{
    const YamlHint *hint = hints;

    while (hint->problem != NULL && !str_is(problem, hint->problem))
        hint++;
    return hint;
}

const YamlHint *yaml_hint_colon(void)
{
    return hints;
}
