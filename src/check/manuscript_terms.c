/* The words of a manuscript against the glossary: renderings that it advises against, two renderings of one concept,
 * characters of two scripts in one term. */
#include "check/rules.h"
#include "check/terms_in_text.h"

#include "base/utf8.h"
#include "model/label.h"
#include "text/case.h"
#include "text/readings.h"
#include "text/script.h"

/* ---- the glossary ---- */

static bool is_bad(Str status)
{
    return str_is(status, "deprecated") || str_is(status, "superseded");
}

/* "NSWN", "R&D", "5G": capitals, digits, and no small letter. */
static bool is_capitals(Str text)
{
    bool capital = false;
    size_t at = 0;
    uint32_t cp;

    while (utf8_next(text, &at, &cp)) {
        if (case_is_lower(cp) || case_is_space(cp))
            return false;
        capital = capital || case_is_upper(cp);
    }
    return capital;
}

static size_t count_words(Str text)
{
    size_t words = 1;

    for (size_t i = 0; i < text.len; i++)
        words += text.ptr[i] == ' ' || text.ptr[i] == '-';
    return words;
}

static bool is_short_form(const Record *designation)
{
    Str type = record_text(designation, F_TERM_TYPE);

    return record_field(designation, F_SHORT_FOR) != NULL || type.len > 0;
}

/* Designations of one language follow each other; the first of a language begins a group. */
static void add_designation(TermSet *set, const Record *concept, const Value *value, const Value *before)
{
    const Value *text = value->record != NULL ? record_value(value->record, F_TEXT) : NULL;
    Rendering rendering = { .concept = concept, .designation = value, .value = text };

    if (text == NULL || text->text.len == 0)
        return;
    if (before == NULL || !str_eq(before->lang, value->lang))
        set->groups++;
    rendering.text = str_trim(text->text);
    rendering.pinyin = record_text(value->record, F_PINYIN);
    rendering.group = set->groups;
    rendering.bad = is_bad(record_text(value->record, F_STATUS));
    rendering.capitals = is_capitals(rendering.text);
    rendering.han = (script_set(rendering.text) & SCRIPT_HAN) != 0;
    rendering.short_form = is_short_form(value->record);
    rendering.words = count_words(rendering.text);
    phrases_add(set->phrases, rendering.text);
    vec_push(set->arena, &set->renderings, rendering);
}

static void add_concept(TermSet *set, const Record *concept)
{
    const Field *field = record_field(concept, F_DESIGNATIONS);
    const Value *before = NULL;

    for (size_t i = 0; field != NULL && i < field->values.count; i++) {
        add_designation(set, concept, field->values.items[i], before);
        before = field->values.items[i];
    }
}

TermSet *term_set_create(Arena *arena, const Records *records)
{
    TermSet *set = arena_new(arena, TermSet);

    set->arena = arena;
    set->records = records;
    set->phrases = phrases_create(arena);
    for (size_t i = 0; i < records->list.count; i++)
        if ((records->list.items[i]->kind & KIND_CONCEPTS) != 0)
            add_concept(set, records->list.items[i]);
    for (size_t i = 0; i < set->renderings.count; i++) {
        pinyin_terms_add(set, &set->renderings.items[i]);
        homophones_add(set, &set->renderings.items[i]);
    }
    return set;
}

/* ---- where the text has them ---- */

Span term_use_span(const TermText *text, const TermUse *use)
{
    return (Span){ text->words[use->first].start, text->words[use->last].end };
}

Str term_use_text(const TermText *text, const TermUse *use)
{
    return source_text(text->file->source, term_use_span(text, use));
}

static void note_use(void *context, const PhraseMatch *match)
{
    TermText *text = context;
    TermUse use = { &text->set->renderings.items[match->phrase], match->first, match->last };
    Str written = term_use_text(text, &use);

    if (use.rendering->capitals && !str_starts(written, use.rendering->text))
        return;
    vec_push(text->set->arena, &text->uses, use);
}

static void cut_file(TermText *text)
{
    const Manuscript *file = text->file;

    text->text = phrase_text_create(text->set->arena, text->set->phrases, file->source->bytes);
    for (size_t i = 0; i < file->runs.count; i++) {
        const TextRun *run = &file->runs.items[i];

        phrase_text_add(text->text, run->span.start, run->span.end, run->joined, run->quoted);
    }
    text->words = phrase_words(text->text, &text->word_count);
    phrases_find(text->text, note_use, text);
}

/* ---- what the glossary advises against ---- */

static Str shown(const TermText *text, Str words)
{
    Check check = { .arena = text->set->arena };

    return check_shown(&check, words);
}

/* What the text has; where markup is within, what the glossary has. */
static Str shown_use(const TermText *text, const TermUse *use)
{
    Str written = term_use_text(text, use);

    for (size_t i = 0; i < written.len; i++)
        if (str_find_char(STR("*_{}<>\\~\n"), written.ptr[i]) != STR_NONE)
            return shown(text, use->rendering->text);
    return shown(text, written);
}

/* Does the text have exactly this one, where several look the same (self-reliance, self reliance)? */
static bool is_spelt(const TermText *text, const TermUse *use)
{
    Str written = term_use_text(text, use);

    return phrase_same_spelling(written, use->rendering->text) ||
           (str_ends(written, STR("s")) &&
            phrase_same_spelling(str_slice(written, 0, written.len - 1), use->rendering->text));
}

/* Is there a good rendering of the same words that the text has as exactly? */
static bool has_good_twin(const TermText *text, size_t number)
{
    const TermUse *use = &text->uses.items[number];
    bool spelt = is_spelt(text, use);

    for (size_t i = number;
         i-- > 0 && text->uses.items[i].first == use->first && text->uses.items[i].last == use->last;)
        if (!text->uses.items[i].rendering->bad && (!spelt || is_spelt(text, &text->uses.items[i])))
            return true;
    for (size_t i = number + 1;
         i < text->uses.count && text->uses.items[i].first == use->first && text->uses.items[i].last == use->last; i++)
        if (!text->uses.items[i].rendering->bad && (!spelt || is_spelt(text, &text->uses.items[i])))
            return true;
    return false;
}

static void help_preferred(const TermText *text, Diag *diag, const Rendering *bad)
{
    const Value *preferred = label_designation(bad->concept, bad->designation->lang);
    Str rendering = preferred != NULL && preferred->record != NULL ? record_text(preferred->record, F_TEXT) : STR_EMPTY;
    Str han = label_chinese(bad->concept);

    if (rendering.len == 0 || is_bad(record_text(preferred->record, F_STATUS)))
        diag_help(text->diags, diag, "the glossary has no other one: see '%.*s'", STR_ARG(bad->concept->id));
    else if (han.len > 0 && !bad->han)
        diag_help(text->diags, diag, "write '%.*s' (%.*s)", STR_ARG(shown(text, rendering)), STR_ARG(shown(text, han)));
    else
        diag_help(text->diags, diag, "write '%.*s'", STR_ARG(shown(text, rendering)));
}

static void report_bad(const TermText *text, const TermUse *use)
{
    const Rendering *bad = use->rendering;
    Str status = record_text(bad->designation->record, F_STATUS);
    Diag *diag = diag_add(text->diags, DIAG_B820, text->file->source, term_use_span(text, use), "'%.*s' is %.*s",
                          STR_ARG(shown_use(text, use)), STR_ARG(status));

    diag_note(text->diags, diag, bad->concept->source, bad->value->span, "the glossary has it here");
    help_preferred(text, diag, bad);
}

/* A use within a longer one is part of that: "national system" in "new national system". `covered` says for each use
 * whether a longer one holds it, and `good`, whether a longer good one does. */
typedef struct Cover {
    bool *any, *good;
} Cover;

static Cover find_cover(const TermText *text)
{
    size_t count = text->uses.count, any_end = 0, good_end = 0; /* behind the last word of what began before */
    Cover cover = { arena_array(text->set->arena, count + 1, sizeof(bool)),
                    arena_array(text->set->arena, count + 1, sizeof(bool)) };

    for (size_t i = 0, next; i < count; i = next) {
        const TermUse *uses = text->uses.items;
        size_t any_here = 0, good_here = 0;

        for (next = i; next < count && uses[next].first == uses[i].first; next++) {
            any_here = uses[next].last + 1;
            good_here = uses[next].rendering->bad ? good_here : uses[next].last + 1;
        }
        for (size_t j = i; j < next; j++) {
            size_t end = uses[j].last + 1;

            cover.any[j] = any_end >= end || any_here > end;
            cover.good[j] = good_end >= end || good_here > end;
        }
        any_end = any_here > any_end ? any_here : any_end;
        good_end = good_here > good_end ? good_here : good_end;
    }
    return cover;
}

static void check_bad(const TermText *text, const Cover *cover)
{
    for (size_t i = 0; i < text->uses.count; i++) {
        const TermUse *use = &text->uses.items[i];
        bool again = i > 0 && use[-1].first == use->first && use[-1].last == use->last && use[-1].rendering->bad;

        if (use->rendering->bad && !cover->good[i] && !cover->any[i] && !again && !text->words[use->first].quoted &&
            !has_good_twin(text, i))
            report_bad(text, use);
    }
}

/* ---- two renderings of one concept ---- */

typedef struct FirstUse {
    const Manuscript *file;
    const Rendering *rendering;
    Span span;
    bool told;
} FirstUse;

static bool is_name_enough(const Rendering *rendering)
{
    return !rendering->bad && !rendering->short_form && !rendering->capitals &&
           (rendering->han || rendering->words > 1);
}

static bool names_other_concept(const TermText *text, size_t number)
{
    const TermUse *use = &text->uses.items[number];

    for (size_t i = number;
         i-- > 0 && text->uses.items[i].first == use->first && text->uses.items[i].last == use->last;)
        if (text->uses.items[i].rendering != use->rendering)
            return true;
    return number + 1 < text->uses.count && use[1].first == use->first; /* were it longer, it would cover this one */
}

static void check_second(const TermText *text, const Cover *cover, FirstUse *firsts)
{
    for (size_t i = 0; i < text->uses.count; i++) {
        const TermUse *use = &text->uses.items[i];
        FirstUse *first = &firsts[use->rendering->group];
        Diag *diag;

        if (!is_name_enough(use->rendering) || cover->any[i] || text->words[use->first].quoted || first->told ||
            names_other_concept(text, i))
            continue;
        if (first->rendering == NULL) {
            *first = (FirstUse){ text->file, use->rendering, term_use_span(text, use), false };
            continue;
        }
        if (first->rendering == use->rendering)
            continue;
        first->told = true;
        diag = diag_add(text->diags, DIAG_B821, text->file->source, term_use_span(text, use),
                        "'%.*s' is the same as '%.*s', which this text uses, too",
                        STR_ARG(shown(text, use->rendering->text)), STR_ARG(shown(text, first->rendering->text)));
        diag_note(text->diags, diag, first->file->source, first->span, "here");
        diag_help(text->diags, diag, "use one of them throughout");
    }
}

/* ---- scripts ---- */

/* Traditional and simplified characters in one term, which neither script has. */
static bool is_mixed(Str text)
{
    bool traditional = false, simplified = false;
    size_t at = 0;
    uint32_t cp;

    while (utf8_next(text, &at, &cp)) {
        traditional = traditional || variant_class(cp) == VARIANT_TRADITIONAL;
        simplified = simplified || variant_class(cp) == VARIANT_SIMPLIFIED;
    }
    return traditional && simplified;
}

static bool is_script_fault(const TermText *text, const Cover *cover, size_t i)
{
    const TermUse *use = &text->uses.items[i];

    return use->rendering->han && !cover->any[i] && is_mixed(term_use_text(text, use)) &&
           !is_mixed(use->rendering->text);
}

/* The same words are a use of the simplified form and of the traditional one: one finding, which names both. */
static void check_scripts(const TermText *text, const Cover *cover)
{
    size_t next;

    for (size_t i = 0; i < text->uses.count; i = next) {
        const TermUse *use = &text->uses.items[i];
        Diag *diag;
        Str forms = STR_EMPTY;

        for (next = i; next < text->uses.count; next++) {
            const TermUse *same = &text->uses.items[next];

            if (same->first != use->first || same->last != use->last)
                break;
            if (is_script_fault(text, cover, next))
                forms = arena_format(text->set->arena, "%.*s%s'%.*s'", STR_ARG(forms), forms.len > 0 ? " or " : "",
                                     STR_ARG(shown(text, same->rendering->text)));
        }
        if (forms.len == 0)
            continue;
        diag = diag_add(text->diags, DIAG_B822, text->file->source, term_use_span(text, use),
                        "'%.*s' mixes traditional and simplified characters",
                        STR_ARG(shown(text, term_use_text(text, use))));
        diag_help(text->diags, diag, "write %.*s", STR_ARG(forms));
    }
}

void check_document_terms(TermSet *set, const Document *document, Diags *diags)
{
    FirstUse *firsts = arena_array(set->arena, (size_t)set->groups + 1, sizeof *firsts);

    for (size_t i = 0; i < document->file_count && set->renderings.count > 0; i++) {
        TermText text = { .set = set, .file = document->files[i], .diags = diags };
        Cover cover;

        if (!text.file->has_text)
            continue;
        cut_file(&text);
        cover = find_cover(&text);
        check_bad(&text, &cover);
        check_second(&text, &cover, firsts);
        check_scripts(&text, &cover);
        pinyin_terms_check(&text);
        homophones_check(&text);
    }
}
