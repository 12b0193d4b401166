/* Format maps: looking up in both directions, and that they leave nothing out. */
#include "model/maps.h"

#include "model/schema.h"

#include "tap.h"

#define NONE STR_EMPTY

static void test_lookup(void)
{
    const Str biblatex = STR("biblatex"), bibtex = STR("bibtex"), types = STR("types"), fields = STR("fields");
    is_str(map_lookup(biblatex, types, STR("article-journal"), NONE), "article", "a type");
    is_str(map_lookup(biblatex, fields, STR("doi"), NONE), "doi", "a field");
    is_str(map_lookup(biblatex, fields, STR("publisher"), STR("report")), "institution", "a row for an entry type");
    is_str(map_lookup(biblatex, fields, STR("publisher"), STR("book")), "publisher", "a row for another");
    is_str(map_lookup(biblatex, fields, STR("publisher"), STR("patent")), "note", "the row for the others");
    is_str(map_lookup(biblatex, fields, STR("publisher"), STR("rep")), "note", "no half words");
    is_str(map_lookup(biblatex, fields, STR("markers"), NONE), "", "dropped");
    is_int(map_fidelity(biblatex, fields, STR("markers"), NONE), MAP_DROPPED, "its fidelity");
    is_int(map_fidelity(biblatex, fields, STR("none"), NONE), MAP_UNKNOWN, "an unknown name");
    is_int(map_fidelity(STR("none"), fields, STR("doi"), NONE), MAP_UNKNOWN, "an unknown map");
    ok(!map_find(biblatex, STR("none"), STR("doi"), NONE), "an unknown table");
    is_str(map_fidelity_name(MAP_EXACT), "exact", "the name of a fidelity");
    is_str(map_reverse(biblatex, types, STR("article"), NONE), "article-journal", "back: the most faithful");
    is_str(map_reverse(biblatex, types, STR("phdthesis"), NONE), "thesis", "back: an alias");
    is_str(map_lookup(bibtex, types, STR("phdthesis"), NONE), "", "aliases are no types of ours");
    is_str(map_reverse(biblatex, fields, STR("number"), STR("article")), "issue", "back, for an entry type");
    is_str(map_reverse(biblatex, fields, STR("number"), STR("report")), "number", "back, for another");
    is_str(map_reverse(biblatex, fields, STR("note"), STR("book")), "note", "note is a note");
    is_str(map_reverse(bibtex, fields, STR("journal"), STR("article")), "container-title", "BibTeX's journal");
    is_str(map_reverse(biblatex, fields, STR("none"), NONE), "", "back: an unknown name");
    is_str(map_reverse(biblatex, fields, NONE, NONE), "", "what is dropped cannot be found");
}

static void test_tables(void)
{
    const MapTable *fields = map_table(STR("biblatex"), STR("fields"));
    uint64_t report = map_when(fields, STR("report")), book = map_when(fields, STR("book"));
    size_t count, differ = 0;
    const MapRow *rows = map_rows(STR("biblatex"), STR("fields"), &count);
    ok(report != 0 && book != 0 && report != book, "entry types that rows are for");
    ok(map_when(fields, STR("rep")) == 0 && map_when(fields, NONE) == 0, "and one that none is for");
    is_str(map_field(fields, F_PUBLISHER, report)->theirs, "institution", "a field for one");
    is_str(map_field(fields, F_PUBLISHER, book)->theirs, "publisher", "for another");
    is_str(map_field(fields, F_PUBLISHER, 0)->theirs, "note", "for the others");
    ok(!map_field(fields, F_AGENCY, 0), "a field that has no row");
    ok(!map_table(STR("biblatex"), STR("none")) && !map_field(NULL, F_DOI, 0) && !map_row(NULL, STR("doi"), 0),
       "no table");
    for (size_t i = 0; i < count; i++)
        for (size_t f = 1; f < F_COUNT; f++)
            if (str_eq(rows[i].ours, field_name((FieldName)f)) &&
                map_field(fields, (FieldName)f, report) !=
                    map_find(STR("biblatex"), STR("fields"), rows[i].ours, STR("report")))
                differ++;
    is_int((int64_t)differ, 0, "by its number and by its name a field has the same row");
}

static void test_complete(void)
{
    static const Str maps[] = { STR_INIT("biblatex"), STR_INIT("bibtex"), STR_INIT("tei"),
                                STR_INIT("ris"),      STR_INIT("csl"),    STR_INIT("hayagriva") };
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) {
        size_t count, missing = 0, lost = 0, types;
        const MapRow *rows = map_rows(maps[0], STR("fields"), &count);
        for (size_t j = 0; rows && j < count; j++)
            if (rows[j].way != MAP_READ && !map_find(maps[i], STR("fields"), rows[j].ours, NONE)) {
                printf("# %.*s: %.*s\n", STR_ARG(maps[i]), STR_ARG(rows[j].ours));
                missing++;
            }
        is_int((int64_t)missing, 0, "every field of one map is in the other");
        const MapRow *type = map_rows(maps[i], STR("types"), &types);
        for (size_t j = 0; type && j < types; j++)
            if (type[j].way != MAP_READ && map_reverse(maps[i], STR("types"), type[j].theirs, NONE).len == 0)
                lost++;
        ok(types >= 45 && lost == 0, "every type that is written can be read: %.*s", STR_ARG(maps[i]));
    }
}

/* Whatever a biblatex row sends to some entry types, the data model allows there. */
static void test_data_model(void)
{
    size_t count, wrong = 0;
    const Str map = STR("biblatex"), allowed = STR("entry-fields");
    const MapRow *rows = map_rows(map, STR("fields"), &count);
    Str common = map_lookup(map, allowed, STR("*"), NONE);
    for (size_t i = 0; i < count; i++) {
        Str rest = rows[i].when, type;
        while (rows[i].way != MAP_READ && rows[i].theirs.len > 0 && rows[i].when.len > 0 &&
               str_cut(&rest, ' ', &type)) {
            Str fields[] = { map_lookup(map, allowed, type, NONE), common }, field;
            bool found = false;
            for (size_t j = 0; j < 2; j++)
                for (Str list = fields[j]; str_cut(&list, ' ', &field);)
                    found = found || str_eq(field, rows[i].theirs);
            if (!found) {
                printf("# @%.*s has no %.*s\n", STR_ARG(type), STR_ARG(rows[i].theirs));
                wrong++;
            }
        }
    }
    is_int((int64_t)wrong, 0, "biblatex rows agree with its data model");
}

/* Residue is called by its key in `custom`, and no field of ours is meant by it as well. */
static void test_residue(void)
{
    const Str map = STR("biblatex"), prefix = STR("biblatex.");
    size_t count = 0, wrong = 0;
    const MapRow *rows = map_rows(map, STR("residue"), &count);

    for (size_t i = 0; i < count; i++) {
        const MapRow *field = map_find_theirs(map, STR("fields"), rows[i].theirs, NONE);

        wrong += !str_starts(rows[i].ours, prefix) || !str_eq(str_from(rows[i].ours, prefix.len), rows[i].theirs) ||
                 (field != NULL && field->way != MAP_READ);
    }
    ok(count > 50 && wrong == 0, "residue: its names, which no field of ours has");
}

/* Every word and every field that a term can have is in the maps of the formats for terms. */
static void test_terminology(void)
{
    static const Str maps[] = { STR_INIT("tbx"), STR_INIT("skos") };
    static const FieldName lists[] = { F_STATUS, F_TERM_TYPE, F_REGISTER };
    static const Schema *const holders[] = { &schema_term, &schema_program, &schema_designation, &schema_endnote };

    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) {
        size_t missing = 0, lost = 0;

        for (size_t j = 0; j < sizeof lists / sizeof *lists; j++) {
            Str table = field_name(lists[j]);

            for (const Choice *c = schema_field(&schema_designation, lists[j])->choices; c->name != NULL; c++) {
                const MapRow *row = map_find(maps[i], table, str_of(c->name), NONE);

                missing += row == NULL;
                if (i == 0 && row != NULL && row->fidelity == MAP_EXACT)
                    lost += !str_eq(map_reverse(maps[i], table, row->theirs, NONE), row->ours);
            }
        }
        for (const Choice *c = schema_field(&schema_term, F_PART_OF_SPEECH)->choices; c->name != NULL; c++)
            missing += map_find(maps[i], STR("part-of-speech"), str_of(c->name), NONE) == NULL;
        for (size_t j = 0; j < sizeof holders / sizeof *holders; j++)
            for (const Row *row = holders[j]->rows; row->name != F_NONE; row++)
                if (map_find(maps[i], STR("fields"), field_name(row->name), NONE) == NULL) {
                    printf("# %.*s: %.*s\n", STR_ARG(maps[i]), STR_ARG(field_name(row->name)));
                    missing++;
                }
        is_int((int64_t)missing, 0, "every word and field has a row");
        is_int((int64_t)lost, 0, "what is exact comes back");
    }
    is_str(map_reverse(STR("tbx"), STR("status"), STR("legalTerm"), NONE), "admitted", "a word of version 2");
    is_str(map_reverse(STR("tbx"), STR("categories"), STR("superordinateConceptGeneric"), NONE), "broader",
           "a category");
}

/* Every tag and type of the lists of 2001 and 2011 has a row. */
static void test_ris(void)
{
    static const Str map = STR_INIT("ris");
    Str tags = STR(
        "TY A1 A2 A3 A4 AB AD AN AU AV BT C1 C2 C3 C4 C5 C6 C7 C8 CA CN CP CT CY DA DB DO DP ED EP ET IS J1 J2 JA JF "
        "JO KW L1 L2 L3 L4 LA LB LK M1 M2 M3 N1 N2 NV OP PB PP PY RI RN RP SE SN SP ST T1 T2 T3 TA TI TT U1 U2 U3 "
        "U4 U5 UR VL VO Y1 Y2");
    Str types =
        STR("ABST ADVS AGGR ANCIENT ART BILL BLOG BOOK CASE CHAP CHART CLSWK COMP CONF CPAPER CTLG DATA DBASE DICT "
            "EBOOK ECHAP EDBOOK EJOUR ELEC ENCYC EQUA FIGURE GEN GOVDOC GRANT HEAR ICOMM INPR JFULL JOUR LEGAL "
            "MANSCPT MAP MGZN MPCT MULTI MUSIC NEWS PAMP PAT PCOMM RPRT SER SLIDE SOUND STAND STAT THES UNBILL "
            "UNPB UNPD VIDEO");
    Str each;

    while (str_cut(&tags, ' ', &each))
        ok(map_find_theirs(map, STR("fields"), each, NONE) != NULL ||
               map_find_theirs(map, STR("residue"), each, NONE) != NULL,
           "RIS has a row for %.*s", STR_ARG(each));
    while (str_cut(&types, ' ', &each))
        ok(map_find_theirs(map, STR("types"), each, NONE) != NULL, "RIS has a row for the type %.*s", STR_ARG(each));
}

int main(void)
{
    test_lookup();
    test_tables();
    test_complete();
    test_data_model();
    test_residue();
    test_terminology();
    test_ris();
    return done_testing();
}
