#include "jobs/jsonld.h"

#include "base/json.h"
#include "jobs/site.h"
#include "text/markup.h"

typedef struct Writer {
    JsonWriter json;
    Arena *arena;
    const Records *records;
} Writer;

static void put_text(Writer *writer, const char *key, Str text)
{
    if (text.len == 0)
        return;
    json_key(&writer->json, key);
    json_str(&writer->json, text);
}

static void put_plain(Writer *writer, Str text)
{
    Buf plain = { 0 };

    markup_plain(&plain, text);
    json_str(&writer->json, buf_str(&plain));
    buf_free(&plain);
}

/* {"@language": "zh-Hans", "@value": "双循环"} */
static void put_in_language(Writer *writer, Str lang, Str text)
{
    if (lang.len == 0) {
        put_plain(writer, text);
        return;
    }
    json_begin_object(&writer->json);
    put_text(writer, "@language", lang);
    json_key(&writer->json, "@value");
    put_plain(writer, text);
    json_end_object(&writer->json);
}

/* Every language of a field, without what disagrees with it. */
static void put_field(Writer *writer, const char *key, const Record *record, FieldName name)
{
    const Field *field = record_field(record, name);

    if (field == NULL)
        return;
    json_key(&writer->json, key);
    json_begin_array(&writer->json);
    for (size_t i = 0; i < field->values.count; i++)
        if (!field->values.items[i]->alternative)
            put_in_language(writer, field->values.items[i]->lang, field->values.items[i]->text);
    json_end_array(&writer->json);
}

/* Renderings: preferred ones are the name; those to be avoided are none. */
static bool is_of_rank(const Record *designation, bool preferred)
{
    Str status = record_text(designation, F_STATUS);

    if (str_is(status, "preferred"))
        return preferred;
    return !preferred && !str_is(status, "deprecated") && !str_is(status, "superseded");
}

static void put_names(Writer *writer, const char *key, const Record *concept, bool preferred)
{
    const Field *field = record_field(concept, F_DESIGNATIONS);
    bool open = false;

    for (size_t i = 0; field != NULL && i < field->values.count; i++) {
        const Value *value = field->values.items[i];

        if (value->record == NULL || !is_of_rank(value->record, preferred))
            continue;
        if (!open) {
            json_key(&writer->json, key);
            json_begin_array(&writer->json);
            open = true;
        }
        put_in_language(writer, value->lang, record_text(value->record, F_TEXT));
    }
    if (open)
        json_end_array(&writer->json);
}

static Str address(const Writer *writer, Str path, const char *otherwise)
{
    Str absolute = site_address(writer->arena, writer->records, path);

    return absolute.len > 0 ? absolute : str_of(otherwise);
}

/* What schema.org knows as the address of a licence. */
static Str licence_address(Str licence)
{
    static const struct {
        const char *name, *address;
    } known[] = { { "CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/" },
                  { "CC-BY-SA-4.0", "https://creativecommons.org/licenses/by-sa/4.0/" },
                  { "CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/" } };

    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (str_is(licence, known[i].name))
            return str_of(known[i].address);
    return licence;
}

static void put_set(Writer *writer, const char *otherwise)
{
    const Record *project = writer->records->project;

    put_text(writer, "@type", STR("DefinedTermSet"));
    put_text(writer, "@id", address(writer, STR_EMPTY, otherwise));
    put_field(writer, "name", project, F_TITLE);
    put_text(writer, "license", licence_address(record_text(project, F_LICENCE)));
}

static Writer open_writer(Buf *out, const Records *records)
{
    Writer writer = { { .out = out }, arena_create(), records };

    json_begin_object(&writer.json);
    put_text(&writer, "@context", STR("https://schema.org"));
    return writer;
}

static void close_writer(Writer *writer)
{
    json_end_object(&writer->json);
    arena_destroy(writer->arena);
}

void jsonld_concept(Buf *out, const Records *records, const Record *concept)
{
    Writer writer = open_writer(out, records);
    Buf path = { 0 };

    doc_path(&path, concept);
    put_text(&writer, "@type", STR("DefinedTerm"));
    put_text(&writer, "@id",
             address(&writer, buf_str(&path), arena_format(writer.arena, "%.*s.html", STR_ARG(concept->id)).ptr));
    put_text(&writer, "termCode", concept->id);
    put_names(&writer, "name", concept, true);
    put_names(&writer, "alternateName", concept, false);
    put_field(&writer, "description", concept, F_DEFINITION);
    put_text(&writer, "dateModified", site_changed(concept));
    if (records->project != NULL) {
        json_key(&writer.json, "inDefinedTermSet");
        json_begin_object(&writer.json);
        put_set(&writer, "../index.html");
        json_end_object(&writer.json);
    }
    close_writer(&writer);
    buf_free(&path);
}

void jsonld_set(Buf *out, const Records *records)
{
    Writer writer = open_writer(out, records);

    put_set(&writer, "index.html");
    put_field(&writer, "description", records->project, F_DESCRIPTION);
    close_writer(&writer);
}
