/* entity.h - character entities of HTML, by their names or numbers. Source: HTML 4.01, 24 (those of Latin-1 and of common signs). */
#ifndef TEXT_ENTITY_H
#define TEXT_ENTITY_H

#include "base/str.h"

/* The character of "&eacute;", "&#233;" or "&#xE9;"; 0: it is none that is known, or one that no text holds. */
uint32_t entity_character(Str entity);

#endif
