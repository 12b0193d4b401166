/* RIS: dates, lines, and time that grows with the file alone. */
#include "crosswalk/ris_parts.h"
#include "read/ris.h"

#include "model.h"

#include <time.h>

/* clang-format off */
static const struct { const char *ris, *year, *edtf; } dates[] = {
    {"2021", "", "2021"}, {"2021///", "", "2021"}, {"2021/03", "", "2021-03"}, {"2021/03//", "", "2021-03"},
    {"2021/03/31/", "", "2021-03-31"}, {"2021/3/5", "", "2021-03-05"}, {"2021///Spring", "", "2021-21"},
    {"2021///autumn", "", "2021-23"}, {"2024/02/29/10:15:30", "", "2024-02-29"}, {"2021-03-31", "", "2021-03-31"},
    {"March 2021", "", "2021-03"}, {"Mar 31", "2021", "2021-03-31"}, {"March", "2021", "2021-03"},
    {"2021/13", "", ""}, {"2021/02/30", "", ""}, {"soon", "", ""}, {"soon", "2021", ""}, {"", "", ""}, {"///", "", ""},
};

static const struct { const char *edtf, *ris, *year; } written[] = {
    {"2021", "2021///", "2021"}, {"2021-03", "2021/03//", "2021"}, {"2021-03-31", "2021/03/31/", "2021"},
    {"2021-21", "2021///Spring", "2021"}, {"2006/2020", "2006///", "2006"}, {"../2025", "2025///", "2025"},
    {"2020/..", "2020///", "2020"}, {"1978~", "1978///", "1978"}, {"197X", "", ""}, {"-0221", "", ""}, {"0800", "0800///", "0800"},
};

/* type key tag=value … and what is reported. */
static const struct { const char *ris, *entries, *diags; } files[] = {
    {"TY  - JOUR\nTI  - A\nER  - \n", "JOUR  TI=A", ""},
    {"TY  - jour\r\nti  - A\r\nID  - x\r\nER  -\r\n", "JOUR x TI=A", ""},
    {"TY  - JOUR\nAB  - A\n  b\n\nc\nER  - \n", "JOUR  AB=A b c", ""},
    {"TY  - JOUR\nAB  - A\nUS - politics\nIS- more\nER  - \n", "JOUR  AB=A US - politics IS=more", ""},
    {"TY  - JOUR\nAB  -\nA\nER  - \n", "JOUR  AB=A", ""},
    {"TY  - JOUR\nKW  - a\nb\n c\nER  - \n", "JOUR  KW=a KW=b KW=c", ""},
    {"TY  - JOUR\nTI  - \nZZ  - z\nER  - \n", "JOUR  ZZ=z", ""},
    {"TY  - JOUR\nU5  - bibelot title: \"x\"\nER  - \n", "JOUR  bibelot.title=x", ""},
    {"TY  - JOUR\nU5  - bibelot nonsense: \"x\"\nER  - \n", "JOUR  U5=bibelot nonsense: \"x\"", ""},
    {"TY  - JOUR\nU5  - bibelot title: {\nER  - \n", "JOUR  U5=bibelot title: {", "B017@17"},
    {"TY  - JOUR\nN1  - <p>The following values have no corresponding Zotero field:<br/>U5  - bibelot title: \"R&amp;D\"<br/>C8 - x</p>\nER  - \n",
     "JOUR  bibelot.title=R&D N1=C8 - x", ""},
    {"TY  - JOUR\nN1  - <p>bibelot x</p>\nER  - \n", "JOUR  N1=bibelot x", ""},
    {"TI  - A\nER  - \n", "  TI=A", "B017@0"},
    {"TY  - JOUR\nTY  - BOOK\nER  - \n", "JOUR  | BOOK ", "B017@11"},
    {"TY  - JOUR\nTI  - A\n", "JOUR  TI=A", "B017@0"},
    {"ER  - \n", "", "B017@0"},
    {"x\ny\nTY  - JOUR\nER  - \nz\n", "JOUR ", "B017@0 B017@22"},
    {"Provider: x\nTY  - JOUR\nER  - \n", "JOUR ", ""},
    {"PMID- 1\nOWN - NLM\n", "", "B017@0"},
    {"TY  - JOUR\nTI  - caf\xE9\nER  - \n", "JOUR  TI=caf\xC3\xA9", "B001@20"},
    {"TY  - JOUR\nTI  - A\x01\nER  - \n", "JOUR  TI=A?", "B003@18"},
    {"", "", ""},
};
/* clang-format on */

static Str entries_text(Arena *arena, const RisEntries *entries)
{
    Buf out = { 0 };
    Str text;

    for (size_t i = 0; i < entries->count; i++) {
        const Entry *entry = entries->items[i];

        buf_format(&out, "%s%.*s %.*s", i > 0 ? " | " : "", STR_ARG(entry->type), STR_ARG(entry->key));
        for (size_t j = 0; j < entry->fields->count; j++)
            buf_format(&out, " %.*s=%.*s", STR_ARG(entry->fields->entries[j].key),
                       STR_ARG(entry->fields->entries[j].value->text));
    }
    text = buf_keep(arena, &out);
    buf_free(&out);
    return text;
}

static Str diags_text(Arena *arena, const Diags *diags)
{
    Buf out = { 0 };
    Str text;

    for (size_t i = 0; i < diags->list.count; i++)
        buf_format(&out, "%s%s@%u", i > 0 ? " " : "", diag_row(diags->list.items[i]->code)->code,
                   (unsigned)diags->list.items[i]->span.start);
    text = buf_keep(arena, &out);
    buf_free(&out);
    return text;
}

static void test_files(void)
{
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        Arena *arena = arena_create();
        Diags *diags = diags_create(arena);
        RisEntries entries = { 0 };
        char name[32];

        ris_read_entries(arena, source_create(arena, STR("in.ris"), str_of(files[i].ris)), &entries, diags);
        diags_sort(diags);
        snprintf(name, sizeof name, "file %zu", i + 1);
        is_str(entries_text(arena, &entries), files[i].entries, name);
        snprintf(name, sizeof name, "file %zu: reported", i + 1);
        is_str(diags_text(arena, diags), files[i].diags, name);
        arena_destroy(arena);
    }
}

static void test_dates(void)
{
    Arena *arena = arena_create();

    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
        is_str(ris_date_read(arena, str_of(dates[i].ris), str_of(dates[i].year)), dates[i].edtf, dates[i].ris);
    for (size_t i = 0; i < sizeof written / sizeof *written; i++) {
        is_str(ris_date_write(arena, str_of(written[i].edtf)), written[i].ris, written[i].edtf);
        is_str(ris_year_write(arena, str_of(written[i].edtf)), written[i].year, "its year");
    }
    arena_destroy(arena);
}

/* A list of that many keywords, whole in a user tag, too; the last of the tags was changed. Looking for each of them in the whole
 * field has an end: of a very long list the whole field counts as it is. */
static void test_changed_tag(size_t count, const char *last, int64_t reported)
{
    Fixture fixture = fixture_open();
    const Record *record;
    const Field *keywords;
    Buf out = { 0 };

    buf_puts(&out, "TY  - JOUR\nTI  - A\n");
    for (size_t i = 1; i <= count; i++)
        buf_format(&out, "KW  - %s %zu\n", i < count ? "word" : "another", i);
    buf_puts(&out, "U5  - bibelot keyword: [");
    for (size_t i = 1; i <= count; i++)
        buf_format(&out, "%s\"word %zu\"", i > 1 ? ", " : "", i);
    buf_puts(&out, "]\nER  - \n");
    read_ris(fixture.records, source_create(fixture.arena, STR("in.ris"), buf_str(&out)), fixture.diags);
    record = fixture.records->list.items[0];
    keywords = record_field(record, F_KEYWORD);
    is_int((int64_t)keywords->values.count, (int64_t)count, "keywords");
    is_str(keywords->values.items[count - 1]->text, last, "the last one");
    is_int((int64_t)fixture.diags->list.count, reported, "is it said that a tag was changed?");
    buf_free(&out);
    fixture_close(&fixture);
}

static double seconds_to_read(const char *head, const char *piece, size_t count)
{
    Arena *arena = arena_create();
    Records *records = records_create(arena);
    Buf out = { 0 };
    clock_t start;
    double seconds;

    buf_puts(&out, head);
    for (size_t i = 0; i < count; i++)
        buf_puts(&out, piece);
    start = clock();
    read_ris(records, source_create(arena, STR("in.ris"), buf_str(&out)), diags_create(arena));
    seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    buf_free(&out);
    arena_destroy(arena);
    return seconds;
}

static void test_time(void)
{
    static const char *const pieces[] = {
        "TY  - JOUR\nTI  - A\nER  - \n",
        "TY  - JOUR\n",
        "TI  - A\n",
        "AU  - B, C\n",
        "ZZ  - z\n",
        "SP  - 1\n",
        "more\n",
        "KW  - a\n",
        "x\n",
        "U5  - bibelot title: [",
        "JO  - J\n",
        "SN  - 1;2;3\n",
        "U5  - bibelot volume: \"1\"\n",
        "TT  - T\n",
        "DA  - x\n",
        "ER  - \n",
    };

    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        double small = seconds_to_read("TY  - JOUR\n", pieces[i], 5000),
               large = seconds_to_read("TY  - JOUR\n", pieces[i], 25000);

        ok(large < 0.5 + 10 * small, "linear: %zu (%.2f s, %.2f s)", i + 1, small, large);
    }
}

int main(void)
{
    test_dates();
    test_files();
    test_changed_tag(100, "another 100", 1);
    test_changed_tag(150, "word 150", 0);
    test_time();
    return done_testing();
}
