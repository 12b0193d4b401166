/* readings.h - what the Unihan database knows of a Han character: Mandarin readings, strokes and simplified forms.
 *
 * Readings are the union of Unihan's kMandarin, kHanyuPinlu, kTGHZ2013 (the readings of the Table of General Standard
 * Chinese Characters) and kXHC1983; leaving out any of them rejects good pinyin (卡 qiǎ, 曾 zēng, 单 shàn). Those that
 * stand in kXHC1983 alone are not usual: the present standard has dropped them. Of characters beyond the BMP, readings
 * and strokes are known only if a modern dictionary has them. The tables are made by src/gen/readings.c. */
#ifndef TEXT_READINGS_H
#define TEXT_READINGS_H

#include "base/str.h"

#define READINGS_MAX 16

typedef struct Reading {
    uint16_t base; /* see readings_base */
    uint8_t tone;  /* 1 to 4, or 0 for neutral */
    bool usual;
} Reading;

/* The readings of a character, the most common first; returns their number, 0 if the database has none. */
size_t readings_of(uint32_t cp, Reading out[READINGS_MAX]);

/* The letters of a base, as syllable.h writes them ("zhong", "lv"). */
Str readings_base(unsigned base);

/* The number of a base, or -1: no syllable of Mandarin has these letters. */
int readings_base_find(Str letters);

/* The number of strokes, as the mainland counts (kTotalStrokes), at most 62; 0: unknown. */
unsigned strokes_of(uint32_t cp);

typedef enum VariantClass {
    VARIANT_BOTH,        /* used in both scripts, or nothing known */
    VARIANT_TRADITIONAL, /* has a simplified form, and is not itself the simplified form of anything */
    VARIANT_SIMPLIFIED   /* has a traditional form, and is not itself the traditional form of anything */
} VariantClass;

/* From kSimplifiedVariant and kTraditionalVariant, save that a character of the Table of General Standard Chinese
 * Characters is not traditional if the Table gives it its common readings (瑙, 阪). */
VariantClass variant_class(uint32_t cp);

/* The simplified form of a VARIANT_TRADITIONAL character (the one of the Table, where there are several), else `cp`. */
uint32_t variant_simplified(uint32_t cp);

/* All such pairs, one after the other: number `index`; false past the last. */
bool variant_pair(size_t index, uint32_t *traditional, uint32_t *simplified);

#endif
