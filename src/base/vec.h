/* vec.h - growing arrays in an arena.
 *
 *     VEC(Span) spans = {0};
 *     vec_push(arena, &spans, span);
 *     for (size_t i = 0; i < spans.count; i++) use(spans.items[i]);
 *
 * Growing leaves the old items in the arena, so a vector costs at most twice its size. */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include "base/arena.h"

#define VEC(Type)               \
    struct {                    \
        Type *items;            \
        size_t count, capacity; \
    }

#define vec_push(arena, vec, ...)                                                                   \
    do {                                                                                            \
        if ((vec)->count == (vec)->capacity)                                                        \
            (vec)->items = vec_grow((arena), (vec)->items, &(vec)->capacity, sizeof *(vec)->items); \
        (vec)->items[(vec)->count] = (__VA_ARGS__); /* which may ask for the count */               \
        (vec)->count++;                                                                             \
    } while (0)

/* Doubles `*capacity` and returns a copy of the items with that room. */
void *vec_grow(Arena *arena, void *items, size_t *capacity, size_t size);

#endif
