#include "base/diag.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const char *const fixes[DIAG_COUNT] = {
#define FIX(code, what) [DIAG_##code] = what,
#include "base/fixes.def"
#undef FIX
};
/* clang-format on */

static const DiagRow rows[] = {
#define DIAG(code, severity, title, reason, example, mend) { #code, SEVERITY_##severity, title, reason, example, mend },
#include "base/diag.def"
#undef DIAG
};

const DiagRow *diag_row(DiagCode code)
{
    return &rows[code];
}

const char *diag_fix_name(DiagCode code)
{
    return fixes[code];
}

DiagCode diag_find(Str name)
{
    for (int code = 0; code < DIAG_COUNT; code++)
        if (str_eq_nocase(name, str_of(rows[code].code)))
            return (DiagCode)code;
    return DIAG_COUNT;
}

const char *severity_name(Severity severity)
{
    static const char *const names[] = { "off", "info", "warning", "error" };

    return names[severity];
}

Diags *diags_create(Arena *arena)
{
    Diags *diags = arena_new(arena, Diags);

    diags->arena = arena;
    diags->limits = limits_usual();
    for (int code = 0; code < DIAG_COUNT; code++)
        diags->levels[code] = rows[code].severity;
    return diags;
}

Diags *diags_like(Arena *arena, const Diags *other)
{
    Diags *diags = diags_create(arena);

    memcpy(diags->levels, other->levels, sizeof diags->levels);
    memcpy(diags->raised, other->raised, sizeof diags->raised);
    diags->by_file = other->by_file;
    diags->limits = other->limits;
    return diags;
}

void diags_set_file(Diags *diags, Str name, Severity *levels)
{
    map_set(diags->arena, &diags->by_file, name, levels);
    for (int code = 0; code < DIAG_COUNT; code++)
        diags->raised[code] = diags->raised[code] || levels[code] != SEVERITY_OFF;
}

void diags_set_level(Diags *diags, DiagCode code, Severity severity)
{
    diags->levels[code] = severity;
    for (size_t i = 0; i < diags->by_file.count; i++)
        ((Severity *)diags->by_file.entries[i].value)[code] = severity;
}

bool diags_wants(const Diags *diags, DiagCode code)
{
    return diags->levels[code] != SEVERITY_OFF || diags->raised[code];
}

static Severity level_in(const Diags *diags, DiagCode code, const Source *source)
{
    const Severity *levels = source != NULL && diags->by_file.count > 0 ? map_get(&diags->by_file, source->name) : NULL;

    return levels != NULL ? levels[code] : diags->levels[code];
}

static Str format_message(Arena *arena, const char *format, va_list args)
{
    va_list again;
    int len;
    char *ptr;

    va_copy(again, args);
    len = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (len < 0)
        return STR_EMPTY;
    ptr = arena_alloc(arena, (size_t)len + 1);
    vsnprintf(ptr, (size_t)len + 1, format, args);
    return (Str){ ptr, (size_t)len };
}

static void count_diag(Diags *diags, Severity severity)
{
    if (severity == SEVERITY_ERROR)
        diags->errors++;
    else if (severity == SEVERITY_WARNING)
        diags->warnings++;
    else
        diags->infos++;
}

/* Remembers the key. False if it is there already. */
static bool is_first(Diags *diags, Str key)
{
    Str *told;

    if (key.len == 0)
        return true;
    if (map_get(&diags->told, key) != NULL)
        return false;
    told = arena_new(diags->arena, Str);
    *told = arena_copy(diags->arena, key);
    map_add(diags->arena, &diags->told, *told, told);
    return true;
}

static Diag *add_diag(Diags *diags, DiagCode code, const Source *source, Span span, Str once)
{
    Diag *diag = arena_new(diags->arena, Diag);

    diag->code = code;
    diag->severity = level_in(diags, code, source);
    diag->source = source;
    diag->span = span;
    diag->order = diags->added++;
    diag->once = once;
    if (diag->severity != SEVERITY_OFF && is_first(diags, once)) {
        vec_push(diags->arena, &diags->list, diag);
        count_diag(diags, diag->severity);
    }
    return diag;
}

Diag *diag_add(Diags *diags, DiagCode code, const Source *source, Span span, const char *format, ...)
{
    Diag *diag = add_diag(diags, code, source, span, STR_EMPTY);
    va_list args;

    va_start(args, format);
    diag->message = format_message(diags->arena, format, args);
    va_end(args);
    return diag;
}

Diag *diag_add_once(Diags *diags, Str key, DiagCode code, const Source *source, Span span, const char *format, ...)
{
    Str once = arena_format(diags->arena, "%zu %s %.*s", source != NULL ? (size_t)source->order : 0, rows[code].code,
                            STR_ARG(key));
    Diag *diag = add_diag(diags, code, source, span, once);
    va_list args;

    va_start(args, format);
    diag->message = format_message(diags->arena, format, args);
    va_end(args);
    return diag;
}

void diag_help(Diags *diags, Diag *diag, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    diag->help = format_message(diags->arena, format, args);
    va_end(args);
}

void diag_note(Diags *diags, Diag *diag, const Source *source, Span span, const char *format, ...)
{
    DiagNote note = { source, span, STR_EMPTY };
    va_list args;

    va_start(args, format);
    note.message = format_message(diags->arena, format, args);
    va_end(args);
    vec_push(diags->arena, &diag->notes, note);
}

static const Source *excerpt(Diags *diags, const Source *source, Span *span)
{
    return source != NULL ? source_excerpt(diags->arena, source, span) : NULL;
}

static Diag *copy_diag(Diags *diags, const Diag *from)
{
    Diag *diag = arena_new(diags->arena, Diag);

    *diag = *from;
    diag->source = excerpt(diags, from->source, &diag->span);
    diag->message = arena_copy(diags->arena, from->message);
    diag->help = arena_copy(diags->arena, from->help);
    diag->once = STR_EMPTY;
    diag->fix = NULL; /* it belongs to the whole source */
    diag->notes.items = NULL;
    diag->notes.count = diag->notes.capacity = 0;
    for (size_t i = 0; i < from->notes.count; i++) {
        DiagNote note = from->notes.items[i];

        note.source = excerpt(diags, note.source, &note.span);
        note.message = arena_copy(diags->arena, note.message);
        vec_push(diags->arena, &diag->notes, note);
    }
    return diag;
}

void diags_take(Diags *diags, const Diags *from, uint32_t end)
{
    for (size_t i = 0; i < from->list.count; i++) {
        Diag *diag = from->list.items[i];

        if (diag->span.start >= end || !is_first(diags, diag->once))
            continue;
        diag->order = diags->added++;
        vec_push(diags->arena, &diags->list, diag);
        count_diag(diags, diag->severity);
    }
}

void diags_append(Diags *diags, const Diags *part)
{
    diags_take(diags, part, UINT32_MAX);
}

void diags_move(Diags *diags, const Diags *from, size_t limit)
{
    for (size_t i = 0; i < from->list.count; i++) {
        const Diag *diag = from->list.items[i];

        if (!is_first(diags, diag->once))
            continue;
        count_diag(diags, diag->severity);
        if (diags->list.count < limit) {
            vec_push(diags->arena, &diags->list, copy_diag(diags, diag));
            diags->list.items[diags->list.count - 1]->order = diags->added;
        } else {
            diags->unkept[diag->severity]++;
        }
        diags->added++;
    }
}

/* Keeps what passes, in order, and counts anew. */
static size_t filter(Diags *diags, DiagKeeper *keeps, void *context)
{
    size_t kept = 0, count = diags->list.count;

    diags->errors = diags->unkept[SEVERITY_ERROR];
    diags->warnings = diags->unkept[SEVERITY_WARNING];
    diags->infos = diags->unkept[SEVERITY_INFO];
    for (size_t i = 0; i < count; i++) {
        Diag *diag = diags->list.items[i];

        if (!keeps(context, diag))
            continue;
        diags->list.items[kept++] = diag;
        count_diag(diags, diag->severity);
    }
    diags->list.count = kept;
    return count - kept;
}

typedef struct Diversion {
    DiagCode code;
    Diags *to;
} Diversion;

static bool passes_by(void *context, const Diag *diag)
{
    const Diversion *diversion = context;

    if (diag->code != diversion->code)
        return true;
    vec_push(diversion->to->arena, &diversion->to->list, (Diag *)diag);
    count_diag(diversion->to, diag->severity);
    return false;
}

void diags_divert(Diags *diags, DiagCode code, Diags *to)
{
    filter(diags, passes_by, &(Diversion){ code, to });
}

static bool is_on(void *context, const Diag *diag)
{
    (void)context;
    return diag->severity != SEVERITY_OFF;
}

void diags_relevel(Diags *diags)
{
    for (size_t i = 0; i < diags->list.count; i++) {
        Diag *diag = diags->list.items[i];

        diag->severity = level_in(diags, diag->code, diag->source);
    }
    filter(diags, is_on, NULL);
}

static bool is_asked_for(void *context, const Diag *diag)
{
    (void)context;
    return diag->source == NULL || !diag->source->context;
}

void diags_drop_context(Diags *diags)
{
    filter(diags, is_asked_for, NULL);
}

void diags_leave_out(Diags *diags, LeftOut reason, DiagKeeper *keeps, void *context)
{
    diags->left_out[reason] += filter(diags, keeps, context);
}

static int compare_size(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

/* In the file, of which the source may be a window. */
static size_t diag_byte(const Diag *diag)
{
    return diag->span.start + (diag->source != NULL ? (size_t)diag->source->first_byte : 0);
}

static int compare_diags(const void *left, const void *right)
{
    const Diag *a = *(Diag *const *)left, *b = *(Diag *const *)right;
    int order =
        compare_size(a->source != NULL ? a->source->order + 1 : 0, b->source != NULL ? b->source->order + 1 : 0);

    if (order == 0)
        order = compare_size(diag_byte(a), diag_byte(b));
    return order != 0 ? order : compare_size(a->order, b->order);
}

void diags_sort(Diags *diags)
{
    if (diags->list.count > 1)
        qsort(diags->list.items, diags->list.count, sizeof *diags->list.items, compare_diags);
}
