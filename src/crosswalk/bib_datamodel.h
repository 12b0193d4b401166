/* bib_datamodel.h - biblatex's data model: which fields an entry type has, which it must have, what their values are.
 *
 * The model as blx-dm.def of biblatex 3.18 declares it, which is what biber --validate-datamodel asks for. Much that is well
 * printed does not keep to it, so that these rules (B126 to B129) are off unless a project wants them. */
#ifndef CROSSWALK_BIB_DATAMODEL_H
#define CROSSWALK_BIB_DATAMODEL_H

#include "crosswalk/entry.h"

/* Inherited fields count as given, but are not reported: they have spans outside of the entry. */
void bib_check_datamodel(const Source *source, const Entry *entry, Diags *diags);

#endif
