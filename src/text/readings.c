#include "text/readings.h"

#include <string.h>
#include <threads.h>

/* reading_bases, reading_lists, reading_pages, reading_cells, stroke_cells, variant_*: see src/gen/readings.c. */
#include "text/readings.inc"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static Reading reading_unpack(unsigned number, bool usual)
{
    return (Reading){ (uint16_t)(number / 5), (uint8_t)(number % 5), usual };
}

size_t readings_of(uint32_t cp, Reading out[READINGS_MAX])
{
    size_t page = (cp - READINGS_FIRST) / READINGS_PAGE, count = 0;
    unsigned cell, item;

    if (cp < READINGS_FIRST || page >= COUNT(reading_pages))
        return 0;
    cell = reading_cells[reading_pages[page]][(cp - READINGS_FIRST) % READINGS_PAGE];
    if (cell == 0)
        return 0;
    if (cell < READINGS_LISTS) {
        out[0] = reading_unpack(cell - 1, true);
        return 1;
    }
    cell -= READINGS_LISTS;
    do {
        item = reading_lists[cell++];
        out[count++] = reading_unpack(item & READINGS_NUMBER, (item & READINGS_UNUSUAL) == 0);
    } while ((item & READINGS_LAST) == 0 && count < READINGS_MAX);
    return count;
}

unsigned strokes_of(uint32_t cp)
{
    size_t page = (cp - READINGS_FIRST) / READINGS_PAGE;

    if (cp < READINGS_FIRST || page >= COUNT(reading_pages))
        return 0;
    return (unsigned)(stroke_cells[reading_pages[page]][(cp - READINGS_FIRST) % READINGS_PAGE] - '@');
}

Str readings_base(unsigned base)
{
    return base < COUNT(reading_bases) ? str_of(reading_bases[base]) : STR_EMPTY;
}

int readings_base_find(Str letters)
{
    size_t low = 0, high = COUNT(reading_bases);

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_cmp(letters, str_of(reading_bases[middle]));

        if (order == 0)
            return (int)middle;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return -1;
}

/* The place of `cp` in rows of `width` numbers sorted by their first, or STR_NONE. The tables are split at U+10000, to
 * be half the size. */
static size_t find_short(const uint16_t *rows, size_t count, size_t width, uint32_t cp)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (rows[middle * width] == cp)
            return middle;
        if (rows[middle * width] > cp)
            high = middle;
        else
            low = middle + 1;
    }
    return STR_NONE;
}

static size_t find_long(const uint32_t *rows, size_t count, size_t width, uint32_t cp)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (rows[middle * width] == cp)
            return middle;
        if (rows[middle * width] > cp)
            high = middle;
        else
            low = middle + 1;
    }
    return STR_NONE;
}

/* The common Han characters are asked for again and again. */
enum { CLASSED = 0xA000 };
static unsigned char classes[CLASSED - READINGS_FIRST];
static once_flag classes_once = ONCE_FLAG_INIT;

static uint32_t find_simplified(uint32_t cp)
{
    size_t at = find_short(variant_traditional, COUNT(variant_traditional) / 2, 2, cp);

    if (at != STR_NONE)
        return variant_traditional[at * 2 + 1];
    at = find_long(variant_traditional_long, COUNT(variant_traditional_long) / 2, 2, cp);
    return at != STR_NONE ? variant_traditional_long[at * 2 + 1] : cp;
}

bool variant_pair(size_t index, uint32_t *traditional, uint32_t *simplified)
{
    enum { SHORT = COUNT(variant_traditional) / 2, LONG = COUNT(variant_traditional_long) / 2 };

    if (index >= SHORT + LONG)
        return false;
    *traditional = index < SHORT ? variant_traditional[index * 2] : variant_traditional_long[(index - SHORT) * 2];
    *simplified =
        index < SHORT ? variant_traditional[index * 2 + 1] : variant_traditional_long[(index - SHORT) * 2 + 1];
    return true;
}

static VariantClass find_class(uint32_t cp)
{
    if (cp < READINGS_FIRST)
        return VARIANT_BOTH;
    if (find_simplified(cp) != cp)
        return VARIANT_TRADITIONAL;
    if (find_short(variant_simple, COUNT(variant_simple), 1, cp) != STR_NONE ||
        find_long(variant_simple_long, COUNT(variant_simple_long), 1, cp) != STR_NONE)
        return VARIANT_SIMPLIFIED;
    return VARIANT_BOTH;
}

static void classify(uint32_t cp, VariantClass class)
{
    if (cp < CLASSED)
        classes[cp - READINGS_FIRST] = (unsigned char)class;
}

/* As find_class would. What is simplified beyond the BMP need not lie there itself. */
static void fill_classes(void)
{
    memset(classes, VARIANT_BOTH, sizeof classes);
    for (size_t i = 0; i < COUNT(variant_simple); i++)
        classify(variant_simple[i], VARIANT_SIMPLIFIED);
    for (size_t i = 0; i < COUNT(variant_traditional); i += 2)
        classify(variant_traditional[i], VARIANT_TRADITIONAL);
    for (size_t i = 0; i < COUNT(variant_traditional_long); i += 2)
        classify(variant_traditional_long[i], VARIANT_TRADITIONAL);
}

VariantClass variant_class(uint32_t cp)
{
    if (cp < READINGS_FIRST || cp >= CLASSED)
        return find_class(cp);
    call_once(&classes_once, fill_classes);
    return (VariantClass)classes[cp - READINGS_FIRST];
}

uint32_t variant_simplified(uint32_t cp)
{
    return variant_class(cp) == VARIANT_TRADITIONAL ? find_simplified(cp) : cp;
}
