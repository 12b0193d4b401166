#include "base/diff.h"

#include "base/map.h"
#include "base/vec.h"

#include <stdlib.h>

enum { CONTEXT = 3, MOST_CHANGES = 600 };

typedef struct Lines {
    Str *items; /* with their line ends */
    size_t count, capacity;
} Lines;

/* Of two texts: which lines are the same. */
typedef struct Diff {
    Arena *arena;
    Lines old, new;
    uint32_t *old_ids, *new_ids; /* equal lines have equal numbers */
    size_t ids;
    size_t *partner; /* of each old line: number of the new one plus 1, or 0 */
} Diff;

typedef struct Range {
    size_t old, old_end, new, new_end;
} Range;

static void cut_lines(Arena *arena, Str text, Lines *lines)
{
    while (text.len > 0) {
        size_t end = str_find_char(text, '\n');

        end = end == STR_NONE ? text.len : end + 1;
        vec_push(arena, lines, str_slice(text, 0, end));
        text = str_from(text, end);
    }
}

static uint32_t *number_lines(Arena *arena, Map *numbers, const Lines *lines)
{
    uint32_t *ids = arena_array(arena, lines->count + 1, sizeof *ids);

    for (size_t i = 0; i < lines->count; i++) {
        uint32_t *id = map_get(numbers, lines->items[i]);

        if (id == NULL) {
            id = arena_new(arena, uint32_t);
            *id = (uint32_t)numbers->count;
            map_add(arena, numbers, lines->items[i], id);
        }
        ids[i] = *id;
    }
    return ids;
}

static bool is_same(const Diff *diff, size_t old, size_t new)
{
    return diff->old_ids[old] == diff->new_ids[new];
}

static void pair(Diff *diff, size_t old, size_t new)
{
    diff->partner[old] = new + 1;
}

/* ---- few changes ---- */

/* Goes back along the furthest points, of which `trace` has a copy for each number of changes. */
static void walk_back(Diff *diff, Range range, int32_t *const *trace, int changes)
{
    int32_t x = (int32_t)(range.old_end - range.old), y = (int32_t)(range.new_end - range.new);

    for (int d = changes; d >= 0; d--) {
        const int32_t *furthest = trace[d] + d + 1;
        int32_t k = x - y, before, from_x, from_y;

        before = k == -d || (k != d && furthest[k - 1] < furthest[k + 1]) ? k + 1 : k - 1;
        from_x = d == 0 ? 0 : furthest[before];
        from_y = d == 0 ? 0 : from_x - before;
        while (x > from_x && y > from_y) {
            x--;
            y--;
            pair(diff, range.old + (size_t)x, range.new + (size_t)y);
        }
        x = from_x;
        y = from_y;
    }
}

/* False where there are too many changes. */
static bool myers(Diff *diff, Range range)
{
    int32_t n = (int32_t)(range.old_end - range.old), m = (int32_t)(range.new_end - range.new);
    int most = n + m < MOST_CHANGES ? n + m : MOST_CHANGES;
    int32_t *points = arena_array(diff->arena, 2 * (size_t)most + 3, sizeof *points);
    int32_t *furthest = points + most + 1, *trace[MOST_CHANGES + 1];

    for (int d = 0; d <= most; d++) {
        trace[d] = arena_array(diff->arena, 2 * (size_t)d + 3, sizeof **trace);
        memcpy(trace[d], furthest - d - 1, (2 * (size_t)d + 3) * sizeof **trace);
        for (int32_t k = -d; k <= d; k += 2) {
            int32_t x =
                k == -d || (k != d && furthest[k - 1] < furthest[k + 1]) ? furthest[k + 1] : furthest[k - 1] + 1;

            while (x < n && x - k < m && x >= 0 && x - k >= 0 &&
                   is_same(diff, range.old + (size_t)x, range.new + (size_t)(x - k)))
                x++;
            furthest[k] = x;
            if (x >= n && x - k >= m) {
                walk_back(diff, range, trace, d);
                return true;
            }
        }
    }
    return false;
}

/* ---- lines that are unique ---- */

typedef struct Anchor {
    size_t old, new;
    size_t before; /* number of the anchor before it in the longest row, plus 1 */
} Anchor;

typedef struct Count {
    uint32_t old, new;
    size_t at;
} Count;

/* Pairs that each text has once, and in the same order in both: the longest row of them. */
static size_t find_anchors(Diff *diff, Range range, Anchor *anchors)
{
    Count *counts = arena_array(diff->arena, diff->ids + 1, sizeof *counts);
    size_t *ends = arena_array(diff->arena, range.old_end - range.old + 1, sizeof *ends), length = 0, found = 0, kept;

    for (size_t i = range.new; i < range.new_end; i++) {
        counts[diff->new_ids[i]].new ++;
        counts[diff->new_ids[i]].at = i;
    }
    for (size_t i = range.old; i < range.old_end; i++)
        counts[diff->old_ids[i]].old++;
    for (size_t i = range.old; i < range.old_end; i++) {
        const Count *count = &counts[diff->old_ids[i]];
        size_t low = 0, high = length;

        if (count->old != 1 || count->new != 1)
            continue;
        while (low < high) {
            size_t middle = (low + high) / 2;

            if (anchors[ends[middle]].new < count->at)
                low = middle + 1;
            else
                high = middle;
        }
        anchors[found] = (Anchor){ i, count->at, low > 0 ? ends[low - 1] + 1 : 0 };
        ends[low] = found++;
        length += low == length;
    }
    kept = length > 0 ? ends[length - 1] + 1 : 0;
    for (size_t i = length; i-- > 0; kept = anchors[kept - 1].before)
        ends[i] = kept - 1;
    for (size_t i = 0; i < length; i++) /* ends[i] >= i: nothing is overwritten that is still wanted */
        anchors[i] = anchors[ends[i]];
    return length;
}

/* Pairs what is alike at both ends. */
static void trim(Diff *diff, Range *range)
{
    while (range->old < range->old_end && range->new < range->new_end &&is_same(diff, range->old, range->new))
        pair(diff, range->old++, range->new ++);
    while (range->old < range->old_end &&
           range->new < range->new_end &&is_same(diff, range->old_end - 1, range->new_end - 1))
        pair(diff, --range->old_end, --range->new_end);
}

static void compare_gap(Diff *diff, Range range)
{
    trim(diff, &range);
    if (range.old < range.old_end && range.new < range.new_end)
        myers(diff, range); /* where it fails the whole piece is replaced */
}

static void compare(Diff *diff)
{
    Range range = { 0, diff->old.count, 0, diff->new.count };
    Anchor *anchors;
    size_t count;

    trim(diff, &range);
    if (range.old == range.old_end || range.new == range.new_end || myers(diff, range))
        return;
    anchors = arena_array(diff->arena, range.old_end - range.old, sizeof *anchors);
    count = find_anchors(diff, range, anchors);
    for (size_t i = 0; i < count; i++) {
        pair(diff, anchors[i].old, anchors[i].new);
        compare_gap(diff, (Range){ range.old, anchors[i].old, range.new, anchors[i].new });
        range.old = anchors[i].old + 1;
        range.new = anchors[i].new + 1;
    }
    compare_gap(diff, range);
}

/* ---- hunks ---- */

static void put_line(Buf *out, char sign, Str line)
{
    buf_char(out, sign);
    buf_put(out, line);
    if (!str_ends(line, STR("\n")))
        buf_puts(out, "\n\\ No newline at end of file\n");
}

/* "3,7", "3" for one line; of no line the one before it. */
static void put_lines(Buf *out, char sign, size_t first, size_t count)
{
    buf_format(out, "%c%zu", sign, count > 0 ? first + 1 : first);
    if (count != 1)
        buf_format(out, ",%zu", count);
}

/* Lines of both texts up to the next that both have, from where they stand. */
static void pass_change(const Diff *diff, size_t *old, size_t *new)
{
    while (*old < diff->old.count && diff->partner[*old] == 0)
        ++*old;
    *new = *old < diff->old.count ? diff->partner[*old] - 1 : diff->new.count;
}

static void put_hunk(Buf *out, const Diff *diff, Range range)
{
    size_t old = range.old, new = range.new;

    buf_puts(out, "@@ ");
    put_lines(out, '-', range.old, range.old_end - range.old);
    buf_char(out, ' ');
    put_lines(out, '+', range.new, range.new_end - range.new);
    buf_puts(out, " @@\n");
    while (old < range.old_end || new < range.new_end) {
        size_t old_end = old, new_end = new;

        pass_change(diff, &old_end, &new_end);
        for (; old < old_end && old < range.old_end; old++)
            put_line(out, '-', diff->old.items[old]);
        for (; new < new_end &&new < range.new_end; new ++)
            put_line(out, '+', diff->new.items[new]);
        if (old < range.old_end && new < range.new_end) {
            put_line(out, ' ', diff->old.items[old++]);
            new ++;
        }
    }
}

/* From a change on to the last one that is nearer than two contexts. */
static Range find_hunk(const Diff *diff, size_t old, size_t new)
{
    size_t lead = old < CONTEXT ? old : CONTEXT;
    Range hunk = { old - lead, old, new - lead, new };

    for (;;) {
        size_t same = 0;

        pass_change(diff, &old, &new);
        hunk.old_end = old;
        hunk.new_end = new;
        while (old < diff->old.count && diff->partner[old] == new + 1) {
            old++;
            new ++;
            same++;
        }
        if (same > 2 * (size_t)CONTEXT || (old == diff->old.count && new == diff->new.count)) {
            lead = same < CONTEXT ? same : CONTEXT;
            hunk.old_end += lead;
            hunk.new_end += lead;
            return hunk;
        }
    }
}

static void put_hunks(Buf *out, const Diff *diff)
{
    size_t old = 0, new = 0;

    while (old < diff->old.count || new < diff->new.count) {
        Range hunk;

        if (old < diff->old.count && diff->partner[old] == new + 1) {
            old++;
            new ++;
            continue;
        }
        hunk = find_hunk(diff, old, new);
        put_hunk(out, diff, hunk);
        old = hunk.old_end;
        new = hunk.new_end;
    }
}

void diff_put(Buf *out, Str name, Str before, Str after)
{
    Diff diff = { 0 };
    Map numbers = { 0 };

    if (str_eq(before, after))
        return;
    while (name.len > 0 && name.ptr[0] == '/')
        name = str_from(name, 1);
    diff.arena = arena_create();
    cut_lines(diff.arena, before, &diff.old);
    cut_lines(diff.arena, after, &diff.new);
    diff.old_ids = number_lines(diff.arena, &numbers, &diff.old);
    diff.new_ids = number_lines(diff.arena, &numbers, &diff.new);
    diff.ids = numbers.count;
    diff.partner = arena_array(diff.arena, diff.old.count + 1, sizeof *diff.partner);
    compare(&diff);
    buf_format(out, "--- a/%.*s\n+++ b/%.*s\n", STR_ARG(name), STR_ARG(name));
    put_hunks(out, &diff);
    arena_destroy(diff.arena);
}
