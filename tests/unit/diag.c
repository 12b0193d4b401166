/* The list of diagnostics: levels, counts, order. */
#include "base/diag.h"

#include "tap.h"

static Str order_of(Arena *arena, const Diags *diags)
{
    Str out = STR_EMPTY;

    for (size_t i = 0; i < diags->list.count; i++)
        out = arena_join(arena, out, diags->list.items[i]->message);
    return out;
}

static void test_table(void)
{
    bool fine = true;

    for (int code = 0; code < DIAG_COUNT; code++) {
        const DiagRow *row = diag_row((DiagCode)code);

        fine = fine && diag_find(str_of(row->code)) == (DiagCode)code && row->title[0] != '\0' &&
               row->reason[0] != '\0' && row->example[0] != '\0' && row->mend[0] != '\0';
    }
    ok(fine, "every row is found by its code, and is complete");
    is_int(diag_find(STR("b101")), DIAG_B101, "in small letters, too");
    is_int(diag_find(STR("B999")), DIAG_COUNT, "no such code");
    is_str(str_of(severity_name(SEVERITY_WARNING)), "warning", "the name of a level");
}

static void test_levels(Arena *arena)
{
    Diags *diags = diags_create(arena);
    Diag *diag;

    diag_add(diags, DIAG_B101, NULL, SPAN_NONE, "%s", "a");
    diag_add(diags, DIAG_B506, NULL, SPAN_NONE, "b");
    diag_add(diags, DIAG_B509, NULL, SPAN_NONE, "c");
    ok(diags->errors == 1 && diags->warnings == 1 && diags->infos == 1, "counted by level");
    diags->levels[DIAG_B101] = SEVERITY_OFF;
    diags->levels[DIAG_B506] = SEVERITY_ERROR;
    diag = diag_add(diags, DIAG_B101, NULL, SPAN_NONE, "d");
    diag_help(diags, diag, "help for %d", 1);
    diag_note(diags, diag, NULL, SPAN_NONE, "note");
    is_str(diag->help, "help for 1", "one that is off takes help and notes");
    is_int((int64_t)diags->list.count, 3, "but is not in the list");
    diags_relevel(diags);
    is_str(order_of(arena, diags), "bc", "what is off now is dropped");
    ok(diags->errors == 1 && diags->warnings == 0 && diags->infos == 1, "and counted anew");
}

static void test_order(Arena *arena)
{
    Diags *diags = diags_create(arena);
    Source *first = source_create(arena, STR("z.yaml"), STR("0123456789")),
           *second = source_create(arena, STR("a.yaml"), STR("0123456789"));

    second->order = 1;
    diag_add(diags, DIAG_B104, first, (Span){ 5, 6 }, "x");
    diag_add(diags, DIAG_B101, second, (Span){ 3, 4 }, "d");
    diag_add(diags, DIAG_B101, second, (Span){ 1, 4 }, "c");
    diag_add(diags, DIAG_B101, first, (Span){ 5, 6 }, "b");
    diag_add(diags, DIAG_B101, NULL, SPAN_NONE, "a");
    diag_add(diags, DIAG_B101, second, (Span){ 3, 3 }, "e");
    diags->levels[DIAG_B104] = SEVERITY_OFF;
    diags_relevel(diags);
    for (int i = 0; i < 20; i++)
        diag_add(diags, DIAG_B101, second, (Span){ 3, 4 }, "%c", 'f' + i);
    diags_sort(diags);
    is_str(order_of(arena, diags), "abcdefghijklmnopqrstuvwxy", "by input, position, and order of adding");
    first->context = true;
    diags_drop_context(diags);
    is_str(order_of(arena, diags), "acdefghijklmnopqrstuvwxy", "without those of context");
    is_int((int64_t)diags->errors, 24, "and counted");
    diags_sort(diags_create(arena));
    ok(true, "an empty list is sorted");
}

static void test_parts(Arena *arena)
{
    Diags *all = diags_create(arena), *part;

    all->levels[DIAG_B404] = SEVERITY_OFF;
    part = diags_like(arena, all);
    diag_add(all, DIAG_B101, NULL, SPAN_NONE, "a");
    diag_add(part, DIAG_B404, NULL, SPAN_NONE, "off");
    diag_add(part, DIAG_B101, NULL, SPAN_NONE, "b");
    diag_add(part, DIAG_B101, NULL, SPAN_NONE, "c");
    diags_append(all, part);
    diag_add(all, DIAG_B101, NULL, SPAN_NONE, "d");
    diags_sort(all);
    is_str(order_of(arena, all), "abcd", "what parts found, in the order of the parts");
    is_int((int64_t)all->errors, 4, "with the same levels, and counted");
}

int main(void)
{
    Arena *arena = arena_create();

    test_table();
    test_levels(arena);
    test_order(arena);
    test_parts(arena);
    arena_destroy(arena);
    return done_testing();
}
