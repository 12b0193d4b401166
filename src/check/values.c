/* Rules for single values, by their types. */
#include "check/mend.h"

#include "base/buf.h"
#include "base/near.h"
#include "text/edtf.h"
#include "text/glob.h"
#include "text/ident.h"
#include "text/tag.h"
#include "text/url.h"

static Str value_name(const Value *value)
{
    return field_name(value->row->name);
}

/* ---- words ---- */

/* "preferred, admitted, deprecated or superseded" */
static Str list_choices(Check *check, const Choice *choices)
{
    Buf out = { 0 };
    Str text;

    for (const Choice *choice = choices; choice->name != NULL; choice++) {
        if (choice != choices)
            buf_puts(&out, choice[1].name != NULL ? ", " : " or ");
        buf_puts(&out, choice->name);
    }
    text = buf_keep(check->arena, &out);
    buf_free(&out);
    return text;
}

static Str sure_choice(const Choice *choices, Str text)
{
    Near near = near_begin(text);

    for (; choices->name != NULL; choices++)
        near_take(&near, str_of(choices->name));
    return near_sure(&near);
}

void check_word(Check *check, const Record *record, const Value *value)
{
    enum { SHORT_LIST = 120 };
    const Choice *choices = value->row->choices;
    Str near, list;
    Diag *diag;

    if (choices == NULL || choice_find(choices, value->text) != NULL)
        return;
    near = choice_suggest(choices, value->text);
    list = list_choices(check, choices);
    diag = diag_add(check->diags, DIAG_B105, record->source, value->span, "'%.*s' cannot be '%.*s'",
                    STR_ARG(value_name(value)), STR_ARG(check_shown(check, value->text)));
    if (near.len > 0)
        diag_help(check->diags, diag, "did you mean '%.*s'?", STR_ARG(near));
    else if (list.len <= SHORT_LIST)
        diag_help(check->diags, diag, "write %.*s", STR_ARG(list));
    else
        diag_help(check->diags, diag, "'bibelot explain %.*s' lists the words", STR_ARG(value_name(value)));
    near = sure_choice(choices, value->text);
    if (near.len > 0)
        mend_whole(check, diag, record, value, near);
}

void check_flag(Check *check, const Record *record, const Value *value)
{
    static const char *const yes[] = { "yes", "y", "on", "true", "1" };
    static const char *const no[] = { "no", "n", "off", "false", "0" };
    bool meant = false, denied = false;
    Diag *diag;

    if (str_is(value->text, "true") || str_is(value->text, "false"))
        return;
    for (size_t i = 0; i < sizeof yes / sizeof yes[0]; i++) {
        meant = meant || str_eq_nocase(value->text, str_of(yes[i]));
        denied = denied || str_eq_nocase(value->text, str_of(no[i]));
    }
    diag = diag_add(check->diags, DIAG_B106, record->source, value->span, "'%.*s' is true or false, not '%.*s'",
                    STR_ARG(value_name(value)), STR_ARG(check_shown(check, value->text)));
    if (meant)
        diag_help(check->diags, diag, "write true");
    else
        diag_help(check->diags, diag, "write true, or leave '%.*s' out", STR_ARG(value_name(value)));
    if (meant || denied)
        mend_whole(check, diag, record, value, meant ? STR("true") : STR("false"));
}

/* ---- numbers ---- */

bool check_read_integer(Str text, uint32_t *number)
{
    enum { DIGITS = 9 };

    *number = 0;
    if (text.len == 0 || text.len > DIGITS)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        if (!ascii_is_digit(text.ptr[i]))
            return false;
        *number = *number * 10 + (uint32_t)(text.ptr[i] - '0');
    }
    return true;
}

bool check_read_range(Str text, uint32_t *first, uint32_t *last)
{
    Str rest = text, from;

    if (!str_cut(&rest, '-', &from) || !check_read_integer(from, first))
        return false;
    *last = *first;
    return rest.ptr == NULL || (check_read_integer(rest, last) && *first <= *last);
}

void check_integer(Check *check, const Record *record, const Value *value)
{
    bool format = value->row->name == F_FORMAT; /* check_project has more to say about it */
    uint32_t number;
    Diag *diag;

    if (format || check_read_integer(value->text, &number))
        return;
    diag = diag_add(check->diags, DIAG_B107, record->source, value->span, "'%.*s' is a whole number, not '%.*s'",
                    STR_ARG(value_name(value)), STR_ARG(check_shown(check, value->text)));
    diag_help(check->diags, diag, "write digits alone, at most nine");
}

/* A range that is sound but for its dash ("1–26"), or the empty Str. */
static Str mend_range(Check *check, Str text)
{
    static const char *const dashes[] = { "–", "—", "--", "..", " - ", " – ", " to " };
    uint32_t first, last;

    for (size_t i = 0; i < sizeof dashes / sizeof dashes[0]; i++) {
        Str dash = str_of(dashes[i]), range;
        size_t at = str_find(text, dash);

        if (at == STR_NONE)
            continue;
        range = arena_format(check->arena, "%.*s-%.*s", STR_ARG(str_slice(text, 0, at)),
                             STR_ARG(str_from(text, at + dash.len)));
        if (check_read_range(range, &first, &last))
            return range;
    }
    return STR_EMPTY;
}

void check_range(Check *check, const Record *record, const Value *value)
{
    uint32_t first, last;
    Str mended;
    Diag *diag;

    if (check_read_range(value->text, &first, &last))
        return;
    mended = mend_range(check, value->text);
    diag =
        diag_add(check->diags, DIAG_B107, record->source, value->span, "'%.*s' is a range of whole numbers, not '%.*s'",
                 STR_ARG(value_name(value)), STR_ARG(check_shown(check, value->text)));
    if (mended.len > 0)
        diag_help(check->diags, diag, "write '%.*s'", STR_ARG(mended));
    else
        diag_help(check->diags, diag, "write the first number, '-' and the last: 1-26");
    if (mended.len > 0)
        mend_whole(check, diag, record, value, mended);
}

/* ---- subjects ---- */

void check_subject(Check *check, const Record *record, const Value *value)
{
    Nearest nearest = nearest_begin(value->text);
    Near sure = near_begin(value->text);
    Diag *diag;

    if (check->subjects.count == 0 || map_get(&check->subjects, value->text) != NULL)
        return;
    for (size_t i = 0; i < check->subjects.count; i++) {
        Str key = check->subjects.entries[i].key;

        near_take(&sure, key);
        nearest_take(&nearest, key);
    }
    diag = diag_add(check->diags, DIAG_B206, record->source, value->span, "no subject has the key '%.*s'",
                    STR_ARG(check_shown(check, value->text)));
    if (nearest.best.len > 0)
        diag_help(check->diags, diag, "did you mean '%.*s'?", STR_ARG(nearest.best));
    else
        diag_help(check->diags, diag, "declare it under 'subjects' in the project");
    if (near_sure(&sure).len > 0)
        mend_whole(check, diag, record, value, near_sure(&sure));
}

/* ---- language tags ---- */

typedef struct TagVerdict {
    bool malformed, unknown;
    Str canonical;
} TagVerdict;

static const TagVerdict *judge_tag(Check *check, Str tag)
{
    TagVerdict *verdict = map_get(&check->tags, tag);

    if (verdict != NULL)
        return verdict;
    verdict = arena_new(check->arena, TagVerdict);
    verdict->malformed = !tag_parse(tag, NULL);
    verdict->unknown = !verdict->malformed && !tag_is_known(tag);
    verdict->canonical = tag_canonical(check->arena, tag);
    map_add(check->arena, &check->tags, tag, verdict);
    return verdict;
}

/* zh_Hans, as programs name locales. */
static void mend_tag(Check *check, Diag *diag, const Record *record, Str tag, Span span)
{
    char *copy = arena_alloc(check->arena, tag.len + 1);
    Str mended = { copy, tag.len };

    for (size_t i = 0; i < tag.len; i++)
        copy[i] = tag.ptr[i] == '_' ? '-' : tag.ptr[i];
    if (tag_parse(mended, NULL) && tag_is_known(mended))
        mend_word(check, diag, record, span, tag, tag_canonical(check->arena, mended));
}

static void check_tag_at(Check *check, const Record *record, Str tag, Span span)
{
    const TagVerdict *verdict = judge_tag(check, tag);
    Str shown;
    Diag *diag;

    if (!verdict->malformed && !verdict->unknown && str_eq(tag, verdict->canonical))
        return;
    shown = check_shown(check, tag);
    if (verdict->malformed) {
        diag = diag_add(check->diags, DIAG_B112, record->source, span, "'%.*s' is no language tag", STR_ARG(shown));
        diag_help(check->diags, diag, "write a tag of BCP 47: zh-Hans, zh-Hant, zh-Latn-pinyin, en, de …");
        mend_tag(check, diag, record, tag, span);
    } else if (verdict->unknown) {
        diag = diag_add(check->diags, DIAG_B118, record->source, span,
                        "'%.*s' names no language, script or region that is known", STR_ARG(shown));
        diag_help(check->diags, diag, "write the tag of the language: zh-Hans, en, de …");
    } else {
        diag = diag_add(check->diags, DIAG_B113, record->source, span,
                        tag_eq(tag, verdict->canonical) ? "the tag '%.*s' in unusual case" : "'%.*s' is an old tag",
                        STR_ARG(shown));
        diag_help(check->diags, diag, "write '%.*s'", STR_ARG(verdict->canonical));
        mend_word(check, diag, record, span, tag, verdict->canonical);
    }
}

void check_tag(Check *check, const Record *record, const Value *value)
{
    check_tag_at(check, record, value->text, value->span);
}

/* The keys of text by language. Values below one key stand side by side. */
void check_language_keys(Check *check, const Record *record, const Field *field)
{
    uint32_t last = 0;

    for (size_t i = 0; i < field->values.count; i++) {
        const Value *value = field->values.items[i];

        if (value_lang_span(value).end == 0 || value_lang_span(value).start == last)
            continue;
        last = value_lang_span(value).start;
        check_tag_at(check, record, value->lang, value_lang_span(value));
    }
}

/* ---- dates, identifiers, addresses ---- */

void check_date(Check *check, const Record *record, const Value *value)
{
    EdtfError error;
    Edtf date;
    char meant[64];
    Diag *diag;

    if (edtf_parse(value->text, &date, &error))
        return;
    diag = diag_add(check->diags, DIAG_B301, record->source, value_span(record, value, error.at, error.len), "%s",
                    error.message);
    if (error.suggestion[0] != '\0')
        diag_help(check->diags, diag, "write '%s'", error.suggestion);
    else
        diag_help(check->diags, diag, "dates are EDTF: 2021, 2021-03, 2021-03-31, 2006/2020, ../2025, 197X, 1978~");
    if (edtf_suggest(value->text, meant))
        mend_whole(check, diag, record, value, str_of(meant));
}

void check_ident(Check *check, const Record *record, const Value *value)
{
    static const DiagCode codes[IDENT_SCHEMES] = {
        [IDENT_DOI] = DIAG_B304,  [IDENT_ISBN] = DIAG_B302,  [IDENT_ISSN] = DIAG_B303,  [IDENT_ORCID] = DIAG_B305,
        [IDENT_PMID] = DIAG_B308, [IDENT_PMCID] = DIAG_B308, [IDENT_ARXIV] = DIAG_B308, [IDENT_WIKIDATA] = DIAG_B308,
    };
    IdentScheme scheme = (IdentScheme)value->row->scheme;
    IdentResult result;
    Diag *diag;

    if (ident_check(scheme, check->arena, value->text, &result))
        return;
    diag = diag_add(check->diags, codes[scheme], record->source, value_span(record, value, result.at, result.len),
                    "%.*s", STR_ARG(result.message));
    if (result.suggestion.len > 0)
        diag_help(check->diags, diag, "'%.*s' would be right: compare it with the source", STR_ARG(result.suggestion));
    else
        diag_help(check->diags, diag, "copy it again from where it stands");
    if (scheme == IDENT_DOI && result.at + result.len == value->text.len && result.len == 1 &&
        result.suggestion.len > 0) /* a full stop or comma behind it */
        mend_slice(check, diag, record, value, result.at, result.len, STR_EMPTY);
}

/* Slips of the hand in the first letters of an address. */
static void mend_url(Check *check, Diag *diag, const Record *record, const Value *value)
{
    static const struct {
        const char *wrong, *right;
    } slips[] = {
        { "https//", "https://" },  { "http//", "http://" },     { "https:/", "https://" }, { "http:/", "http://" },
        { "https;//", "https://" }, { "http;//", "http://" },    { "htttp://", "http://" }, { "htttps://", "https://" },
        { "htpp://", "http://" },   { "htpps://", "https://" },  { "ttp://", "http://" },   { "ttps://", "https://" },
        { "hhttp://", "http://" },  { "hhttps://", "https://" },
    };

    for (size_t i = 0; i < sizeof slips / sizeof slips[0]; i++) {
        Str wrong = str_of(slips[i].wrong), rest = str_from(value->text, wrong.len), right = str_of(slips[i].right);
        UrlResult result;

        if (!str_starts(value->text, wrong) || str_starts(rest, STR("/")) ||
            !url_check(arena_join(check->arena, right, rest), &result))
            continue;
        mend_slice(check, diag, record, value, 0, wrong.len, right);
        return;
    }
}

void check_url(Check *check, const Record *record, const Value *value)
{
    static const char *const help[] = {
        [URL_BAD_SYNTAX] = "copy the address from the browser's address bar",
        [URL_UNSAFE_SCHEME] = "nothing else becomes a link; give the address of a page",
        [URL_USERINFO] = "take it out: every reader could use it",
    };
    UrlResult result;
    Diag *diag;

    if (url_check(value->text, &result))
        return;
    diag = diag_add(check->diags, result.status == URL_BAD_SYNTAX ? DIAG_B306 : DIAG_B307, record->source,
                    value_span(record, value, result.at, result.len), "%s", result.message);
    diag_help(check->diags, diag, "%s", help[result.status]);
    mend_url(check, diag, record, value);
}

/* ---- the project ---- */

static void check_format(Check *check, const Record *project)
{
    const Value *format = record_value(project, F_FORMAT);
    Diag *diag;

    if (format == NULL || str_is(format->text, "1"))
        return;
    diag = diag_add(check->diags, DIAG_B116, project->source, format->span, "format '%.*s' is not known",
                    STR_ARG(check_shown(check, format->text)));
    diag_help(check->diags, diag, "this program reads format 1");
}

static void check_rule_codes(Check *check, const Record *project, const Field *rules)
{
    for (size_t i = 0; rules != NULL && i < rules->values.count; i++) {
        const Value *value = rules->values.items[i];
        Diag *diag;

        if (diag_find(value_key(value)) != DIAG_COUNT)
            continue;
        diag = diag_add(check->diags, DIAG_B105, project->source, value_key_span(value),
                        "no diagnostic has the code '%.*s'", STR_ARG(check_shown(check, value_key(value))));
        diag_help(check->diags, diag, "'bibelot explain' lists the codes");
    }
}

static void check_path(Check *check, const Record *project, const Value *pattern)
{
    const char *fault = glob_fault(pattern->text);
    Diag *diag;

    if (fault == NULL)
        return;
    diag = diag_add(check->diags, DIAG_B105, project->source, pattern->span, "'%.*s' names no files: %s",
                    STR_ARG(check_shown(check, pattern->text)), fault);
    diag_help(check->diags, diag, "write the path from the project's folder: drafts/**, papers/*.bib, refs.bib");
}

static void check_rules_for(Check *check, const Record *project)
{
    const Field *rules_for = record_field(project, F_RULES_FOR);

    for (size_t i = 0; rules_for != NULL && i < rules_for->values.count; i++) {
        const Record *rules = rules_for->values.items[i]->record;
        const Field *paths = record_field(rules, F_PATHS);

        for (size_t j = 0; paths != NULL && j < paths->values.count; j++)
            check_path(check, project, paths->values.items[j]);
        check_rule_codes(check, project, record_field(rules, F_RULES));
    }
}

void check_project(Check *check, const Record *record)
{
    check_format(check, record);
    check_rule_codes(check, record, record_field(record, F_RULES));
    check_rules_for(check, record);
}
