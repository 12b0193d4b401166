/* proof.h - looks a citation style through: is it one, and does it say what CSL 1.0.2 can mean?
 *
 * Told are B030 to B038, and what XML itself has to say. Errors are what the style can't be used with; what a processor
 * passes over is a warning. Linear in the size of the style. Source: the schema of CSL 1.0.2 (docs.citationstyles.org), and
 * of CSL-M what csl.h knows: locale on layouts and conditions, institution. */
#ifndef CSL_PROOF_H
#define CSL_PROOF_H

#include "base/diag.h"
#include "xml/input.h"

/* The root of what was read, whatever it is; NULL: nothing could be read. */
const Element *csl_proof(Arena *arena, Source *source, Diags *diags);

#endif
