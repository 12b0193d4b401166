/* safety.h - characters that have no business in a source: what cannot be seen, or makes text look other than it is.
 *
 * Sources: UAX #9 (bidi controls; "Trojan Source", CVE-2021-42574); UAX #31 (ZWJ and ZWNJ); UTS #51 (emoji). */
#ifndef TEXT_SAFETY_H
#define TEXT_SAFETY_H

#include "base/str.h"

typedef enum SafetyFault {
    SAFETY_FINE,
    SAFETY_CONTROL,        /* C0 but TAB, LF, CR; DEL; C1 with NEL */
    SAFETY_BIDI,           /* changes the order in which text is shown */
    SAFETY_INVISIBLE,      /* zero-width space, soft hyphen, joiners and variation selectors out of place ... */
    SAFETY_LINE_SEPARATOR, /* U+2028, U+2029: lines that editors do not count */
    SAFETY_PRIVATE_USE,
    SAFETY_REPLACEMENT, /* U+FFFD, or a malformed byte: something was lost */
    SAFETY_NONCHARACTER,
    SAFETY_UNASSIGNED /* in the version of Unicode that ICU knows; perhaps not in a later one */
} SafetyFault;

/* The next such character at or after byte `from`, which must begin a character: its offset, its length in bytes, its
 * code point. SAFETY_FINE: none. A byte order mark is one too: strip it before. */
SafetyFault safety_find(Str text, size_t from, size_t *at, size_t *len, uint32_t *cp);

/* Writes the Unicode name into `out`, which it returns: "ZERO WIDTH SPACE", "<control-0008>"; empty where ICU was built
 * without names. 128 bytes suffice. */
const char *safety_name(uint32_t cp, char *out, size_t size);

#endif
