/* model.h - from a text in YAML to linked records, and diagnostics as one line: for tests. */
#ifndef TESTS_MODEL_H
#define TESTS_MODEL_H

#include "base/buf.h"
#include "model/engine.h"
#include "model/link.h"
#include "read/yaml.h"
#include "tap.h"

typedef struct Fixture {
    Arena *arena;
    Diags *diags;
    Records *records;
    Source *source; /* the last one */
} Fixture;

static Fixture fixture_open(void)
{
    Arena *arena = arena_create();

    return (Fixture){ .arena = arena, .diags = diags_create(arena), .records = records_create(arena) };
}

static void fixture_read(Fixture *fixture, const char *name, Str bytes)
{
    size_t order = fixture->source != NULL ? fixture->source->order + 1 : 0;

    fixture->source = source_create(fixture->arena, str_of(name), bytes);
    fixture->source->order = order;
    read_yaml(fixture->records, fixture->source, fixture->diags);
}

static void fixture_link(Fixture *fixture)
{
    engine_resolve_languages(fixture->records);
    link_records(fixture->records, fixture->diags);
    diags_sort(fixture->diags);
}

/* Read, not yet linked. */
__attribute__((unused)) static Fixture fixture_of(const char *yaml)
{
    Fixture fixture = fixture_open();

    fixture_read(&fixture, "in.yaml", str_of(yaml));
    diags_sort(fixture.diags);
    return fixture;
}

__attribute__((unused)) static Fixture fixture_linked(const char *yaml)
{
    Fixture fixture = fixture_of(yaml);

    fixture_link(&fixture);
    return fixture;
}

static void fixture_close(Fixture *fixture)
{
    arena_destroy(fixture->arena);
}

/* "B101@3:5-3:9 B104@7:1-7:1": codes with begin and end. */
__attribute__((unused)) static Str fixture_diags(const Fixture *fixture)
{
    Buf out = { 0 };
    Str text;

    for (size_t i = 0; i < fixture->diags->list.count; i++) {
        const Diag *diag = fixture->diags->list.items[i];
        Position start = source_locate(diag->source, diag->span.start),
                 end = source_locate(diag->source, diag->span.end);

        buf_format(&out, "%s%s@%zu:%zu-%zu:%zu", i > 0 ? " " : "", diag_row(diag->code)->code, start.line, start.column,
                   end.line, end.column);
    }
    text = buf_keep(fixture->arena, &out);
    buf_free(&out);
    return text;
}

/* What the YAML is reported for, once it is linked. */
__attribute__((unused)) static void is_reported(const char *yaml, const char *want, const char *name)
{
    Fixture fixture = fixture_linked(yaml);

    is_str(fixture_diags(&fixture), want, name);
    fixture_close(&fixture);
}

__attribute__((unused)) static const Record *fixture_record(const Fixture *fixture, const char *id)
{
    for (size_t i = 0; i < fixture->records->list.count; i++)
        if (str_is(fixture->records->list.items[i]->id, id))
            return fixture->records->list.items[i];
    return NULL;
}

#endif
