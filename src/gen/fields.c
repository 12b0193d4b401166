/* gen-fields - makes the indexes of src/model/schema.c: from the name of a field to its FieldName, and from that to the row
 * of a schema.
 *
 *     gen-fields > out/gen/fields.inc */
#include "model/schema.h"

#include <stdio.h>

/* What is made here has a place in what it is made from. */
#define SCHEMA(name) const unsigned char schema_##name##_places[F_COUNT];
#include "model/schemas.def"
#undef SCHEMA

static const struct {
    const char *name;
    const Schema *schema;
} schema_list[] = {
#define SCHEMA(name) { #name, &schema_##name },
#include "model/schemas.def"
#undef SCHEMA
};

static const Str names[] = {
    STR_INIT(""),
#define FIELD(constant, name) STR_INIT(name),
#include "model/names.def"
#undef FIELD
};

enum { COUNT = sizeof names / sizeof *names, SLOTS = 512 };
_Static_assert(COUNT * 2 <= SLOTS, "the slots are half empty, so that a search is short");

/* In the slot of its hash, or the next free one behind it. */
static void put_slots(void)
{
    static unsigned slots[SLOTS];

    for (unsigned i = 1; i < COUNT; i++) {
        size_t slot = (size_t)str_hash(names[i]) & (SLOTS - 1);

        while (slots[slot] != 0)
            slot = (slot + 1) & (SLOTS - 1);
        slots[slot] = i;
    }
    printf("static const uint16_t field_slots[%d] = {", SLOTS);
    for (size_t i = 0; i < SLOTS; i++)
        printf("%s%u,", i % 16 != 0 ? " " : "\n    ", slots[i]);
    puts("\n};");
}

/* False: more rows than a byte can count. */
static bool put_places(const char *name, const Row *rows)
{
    printf("const unsigned char schema_%s_places[F_COUNT] = {", name);
    for (unsigned i = 0; rows[i].name != F_NONE; i++) {
        if (i == UINT8_MAX)
            return false;
        printf(" [%u] = %u,", (unsigned)rows[i].name, i + 1);
    }
    puts(" };");
    return true;
}

int main(void)
{
    puts("/* Made by gen-fields. */");
    put_slots();
    for (size_t i = 0; i < sizeof schema_list / sizeof *schema_list; i++)
        if (!put_places(schema_list[i].name, schema_list[i].schema->rows))
            return 3;
    return ferror(stdout) || fclose(stdout) != 0 ? 3 : 0;
}
