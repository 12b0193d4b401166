/* Maps: order of insertion, growth, replacement. */
#include "base/map.h"

#include "tap.h"

static void test_growth(void)
{
    enum { MANY = 20000 };
    Arena *arena = arena_create();
    Map map = { 0 };
    static int numbers[MANY];
    bool found = true, ordered = true;

    for (int i = 0; i < MANY; i++) {
        numbers[i] = i;
        map_add(arena, &map, arena_format(arena, "key-%d", i * 7919 % MANY), &numbers[i]);
    }
    is_int((int64_t)map.count, MANY, "all are there");
    for (int i = 0; i < MANY; i++) {
        found = found && map_get(&map, arena_format(arena, "key-%d", i * 7919 % MANY)) == &numbers[i];
        ordered = ordered && map.entries[i].value == &numbers[i];
    }
    ok(found, "and found");
    ok(ordered, "and in order of insertion");
    ok(map_get(&map, STR("key-20000")) == NULL, "what is not there is not found");
    map = (Map){ 0 };
    map_reserve(arena, &map, 0);
    ok(map.capacity == 0, "no room for nothing");
    map_reserve(arena, &map, 9);
    is_int((int64_t)map.capacity, 16, "room at once");
    for (int i = 0; i < 20; i++)
        map_add(arena, &map, arena_format(arena, "%d", i), &numbers[i]);
    map_reserve(arena, &map, MANY);
    ok(map.capacity == 32 && map_get(&map, STR("0")) == &numbers[0] && map_get(&map, STR("19")) == &numbers[19],
       "and it grows as others do");
    arena_destroy(arena);
}

static void test_meaning(void)
{
    Arena *arena = arena_create();
    Map map = { 0 };
    int a, b;

    ok(map_get(&map, STR("a")) == NULL, "nothing in an empty map");
    ok(map_add(arena, &map, STR("a"), &a) == &a, "added");
    ok(map_add(arena, &map, STR("a"), &b) == &a, "added again: the first one stays");
    ok(map_get(&map, STR("a")) == &a, "and is found");
    map_set(arena, &map, STR("a"), &b);
    ok(map_get(&map, STR("a")) == &b && map.count == 1, "set: replaced in its place");
    map_set(arena, &map, STR("b"), &a);
    ok(map_get(&map, STR("b")) == &a && map.count == 2, "set: added");
    ok(map_add(arena, &map, STR_EMPTY, &a) == &a && map_get(&map, (Str){ NULL, 0 }) == &a, "the empty key is a key");
    map_add(arena, &map, (Str){ "a\0", 2 }, &a);
    ok(map_get(&map, STR("a")) == &b && map_get(&map, (Str){ "a\0", 2 }) == &a, "a NUL is part of a key");
    arena_destroy(arena);
}

int main(void)
{
    test_growth();
    test_meaning();
    return done_testing();
}
