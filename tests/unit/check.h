/* check.h - a rule at its edges: of one text in one place, what is reported, and what --fix writes. For tests. */
#ifndef TESTS_CHECK_H
#define TESTS_CHECK_H

#include "base/fix.h"
#include "check/check.h"
#include "jobs/formats.h"
#include "model.h"

typedef struct Form {
    const char *format, *head, *tail; /* what stands around the text */
} Form;

typedef struct Edge {
    DiagCode code;
    const Form *form;
    const char *text;
    const char *at;    /* the pieces that are reported, without quotes, | between them; NULL: nothing is */
    const char *fixed; /* the text then; NULL: no fix */
} Edge;

static Fixture fixture_checked(const Form *form, Str bytes)
{
    Fixture fixture = fixture_open();
    const Format *format = format_find(str_of(form->format));

    for (size_t i = 0; i < DIAG_COUNT; i++)
        diags_set_level(fixture.diags, (DiagCode)i, SEVERITY_WARNING);
    fixture.source = source_create(fixture.arena, STR("in"), bytes);
    fixture.source->format = format->name;
    format->read(fixture.records, fixture.source, fixture.diags);
    fixture_link(&fixture);
    check_records(fixture.records, 20260101, fixture.diags);
    diags_sort(fixture.diags);
    return fixture;
}

/* The pieces that are reported, without the quotes of a scalar; all that is mended goes to `edits`. */
__attribute__((unused)) static Str findings(Fixture *fixture, const Form *form, DiagCode code, Fix *all)
{
    Buf out = { 0 };
    size_t count = 0;
    Str text;

    for (size_t i = 0; i < fixture->diags->list.count; i++) {
        const Diag *diag = fixture->diags->list.items[i];
        bool quoted;
        Str piece;

        if (diag->code != code)
            continue;
        piece = source_text(diag->source, diag->span);
        quoted = piece.len > 1 && (piece.ptr[0] == '"' || piece.ptr[0] == '\'') && form->tail[0] == piece.ptr[0];
        buf_format(&out, "%s%.*s", count++ > 0 ? "|" : "", STR_ARG(str_slice(piece, quoted, piece.len - quoted)));
        for (size_t j = 0; diag->fix != NULL && j < diag->fix->edits.count; j++)
            vec_push(fixture->arena, &all->edits, diag->fix->edits.items[j]);
    }
    text = buf_keep(fixture->arena, &out);
    buf_free(&out);
    return count > 0 ? text : STR("nothing");
}

/* What a rule says of a whole source: "message (help)", with | between. */
__attribute__((unused)) static void is_said(DiagCode code, const char *yaml, const char *want)
{
    static const Form whole = { "yaml", "", "" };
    Fixture fixture = fixture_checked(&whole, str_of(yaml));
    Buf out = { 0 };

    for (size_t i = 0; i < fixture.diags->list.count; i++) {
        const Diag *diag = fixture.diags->list.items[i];

        if (diag->code != code)
            continue;
        buf_format(&out, "%s%.*s", out.len > 0 ? "|" : "", STR_ARG(diag->message));
        if (diag->help.len > 0)
            buf_format(&out, " (%.*s)", STR_ARG(diag->help));
    }
    is_str(buf_str(&out), want, yaml);
    buf_free(&out);
    fixture_close(&fixture);
}

__attribute__((unused)) static void judge(const Edge *edge)
{
    Str head = str_of(edge->form->head), tail = str_of(edge->form->tail), text = str_of(edge->text), fixed;
    Arena *arena = arena_create();
    Str bytes = arena_join(arena, arena_join(arena, head, text), tail);
    Fixture fixture = fixture_checked(edge->form, bytes);
    const char *code = diag_row(edge->code)->code;
    Fix all = { 0 };
    char what[300];

    snprintf(what, sizeof what, "%s %s", code, edge->text);
    is_str(findings(&fixture, edge->form, edge->code, &all), edge->at != NULL ? edge->at : "nothing", what);
    fixed = STR("nothing");
    if (all.edits.count > 0 && fix_settle(&all)) {
        fixed = fix_apply(arena, bytes, &all.edits);
        fixed = str_slice(fixed, head.len, fixed.len - tail.len);
    }
    is_str(fixed, edge->fixed != NULL ? edge->fixed : "nothing", "  and mended");
    fixture_close(&fixture);
    arena_destroy(arena);
}

#endif
