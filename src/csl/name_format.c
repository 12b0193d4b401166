#include "csl/name_format.h"
#include "csl/language.h"
#include "csl/reading.h"

#include "base/utf8.h"
#include "text/case.h"
#include "text/script.h"

/* ---- initials ---- */

/* A part of a given name: up to a blank, hyphen or period. */
typedef struct GivenPart {
    Str text;
    char mark; /* what stood behind it: ' ', '-', '.' or 0 */
    bool hyphen_before;
} GivenPart;

static bool next_part(Str given, size_t *at, GivenPart *part, bool *hyphen)
{
    size_t start;

    while (*at < given.len && (given.ptr[*at] == ' ' || given.ptr[*at] == '.' || given.ptr[*at] == '-' ||
                               (unsigned char)given.ptr[*at] == 0xC2)) {
        *hyphen = *hyphen || given.ptr[*at] == '-';
        *at += (unsigned char)given.ptr[*at] == 0xC2 ? 2 : 1;
    }
    if (*at >= given.len)
        return false;
    start = *at;
    while (*at < given.len && given.ptr[*at] != ' ' && given.ptr[*at] != '.' && given.ptr[*at] != '-' &&
           !str_starts(str_from(given, *at), STR("\xC2\xA0")))
        ++*at;
    part->text = str_slice(given, start, *at);
    part->mark = *at < given.len ? given.ptr[*at] : 0;
    part->hyphen_before = *hyphen;
    *hyphen = false;
    return true;
}

static bool is_initial(const GivenPart *part)
{
    uint32_t cp;
    size_t at = 0;

    if (!utf8_next(part->text, &at, &cp))
        return false;
    if (at == part->text.len)
        return case_is_upper(cp) || !case_is_lower(cp);
    return false;
}

static void trim_end(Buf *out)
{
    while (out->len > 0 && out->ptr[out->len - 1] == ' ')
        out->len--;
}

static void blank(Buf *out)
{
    if (out->len > 0 && out->ptr[out->len - 1] != ' ')
        buf_char(out, ' ');
}

/* The letter that stands for a part. Two capitals before small letters stand for one sound: "Ts" of TSerendorj. */
static void put_initial(Buf *out, Str text)
{
    size_t at = 0, second = 0;
    uint32_t cp, next = 0, third = 0;

    utf8_next(text, &second, &cp);
    if (utf8_next(text, &second, &next) && utf8_next(text, &second, &third) && case_is_upper(cp) &&
        case_is_upper(next) && case_is_lower(third)) {
        buf_cp(out, cp);
        buf_cp(out, case_lower(next));
        return;
    }

    while (utf8_next(text, &at, &cp)) {
        if (case_is_letter(cp)) {
            buf_cp(out, case_upper(cp));
            return;
        }
    }
}

static Str initials(Arena *arena, Str given, Str with, bool initialize, bool with_hyphen)
{
    Buf out = { 0 };
    size_t at = 0;
    GivenPart part;
    bool hyphen = false, last_initial = false, last_period = false;
    Str result;

    while (next_part(given, &at, &part, &hyphen)) {
        uint32_t cp = 0;
        size_t first = 0;
        bool lower, abbreviation = part.mark == '.' && !is_initial(&part);

        utf8_next(part.text, &first, &cp);
        lower = case_is_lower(cp) && part.text.len > first;
        if (lower && !part.hyphen_before) { /* a particle within */
            blank(&out);
            buf_put(&out, part.text);
            buf_char(&out, ' ');
            last_initial = false;
            continue;
        }
        if (initialize || is_initial(&part)) {
            if (part.hyphen_before && with_hyphen && last_initial && !lower) {
                trim_end(&out);
                buf_char(&out, '-');
            } else if (out.len > 0 && !last_initial && (!last_period || str_ends(with, STR(" ")))) {
                blank(&out);
            }
            if (lower && part.hyphen_before && with_hyphen) {
                continue; /* Guo-ping is G. */
            }
            if (abbreviation && initialize && part.text.len <= 3 && utf8_length(part.text) == 2)
                buf_put(&out, part.text);
            else
                put_initial(&out, part.text);
            buf_put(&out, with);
            last_initial = true;
            continue;
        }
        if (part.hyphen_before) {
            trim_end(&out);
            buf_char(&out, '-');
        } else if (!last_period || str_ends(with, STR(" "))) {
            blank(&out);
        }
        buf_put(&out, part.text);
        last_period = part.mark == '.';
        if (part.mark == '.')
            buf_char(&out, '.');
        last_initial = false;
    }
    trim_end(&out);
    result = buf_keep(arena, &out);
    buf_free(&out);
    return result;
}

/* Tags stay where they are; the text between them is shortened piece by piece. */
Str csl_initials(Arena *arena, Str given, Str with, bool initialize, bool with_hyphen)
{
    Buf out = { 0 };
    Str result;

    if (str_find_char(given, '<') == STR_NONE)
        return initials(arena, given, with, initialize, with_hyphen);
    while (given.len > 0) {
        size_t open = str_find_char(given, '<'), close = str_find_char(given, '>');
        Str text = str_slice(given, 0, open == STR_NONE ? given.len : open);

        if (text.len > 0 && text.ptr[0] == '-' && with_hyphen)
            buf_char(&out, '-');
        else if (text.len > 0 && text.ptr[0] == ' ' && (str_ends(with, STR(" ")) || !initialize))
            blank(&out);
        buf_put(&out, initials(arena, text, with, initialize, with_hyphen));
        given = str_from(given, text.len);
        if (open == STR_NONE)
            break;
        if (close == STR_NONE || close < open) {
            buf_put(&out, given);
            break;
        }
        buf_put(&out, str_slice(given, 0, close - open + 1));
        given = str_from(given, close - open + 1);
    }
    result = buf_keep(arena, &out);
    buf_free(&out);
    return result;
}

/* ---- parts ---- */

static Rich *format_part(CslRender *render, const CslElement *part, Rich *rich)
{
    Rich *formatted;

    if (part == NULL || rich_is_empty(rich))
        return rich;
    formatted = csl_format(render, part, rich);
    return formatted;
}

static bool joins(Str particle)
{
    return str_ends(particle, STR("'")) || str_ends(particle, STR("\xE2\x80\x99")) || str_ends(particle, STR("-")) ||
           str_ends(particle, STR("\xE2\x80\x90"));
}

static void add_spaced(Arena *arena, Rich *to, Rich *part, bool close)
{
    if (rich_is_empty(part))
        return;
    if (to->first != NULL && !close)
        rich_add(to, rich_affix(arena, STR(" ")));
    rich_add(to, part);
}

static Rich *text_part(CslRender *render, const CslElement *part, Str text)
{
    return text.len == 0 ? NULL : format_part(render, part, rich_parse(render->arena, text));
}

/* Particle and name, each with the format. */
static Rich *with_particle(CslRender *render, const CslElement *part, Str particle, Str text)
{
    Rich *rich = rich_node(render->arena, RICH_PLAIN);

    if (particle.len > 0)
        rich_add(rich, text_part(render, part, particle));
    if (particle.len > 0 && text.len > 0 && !joins(particle) && !str_ends(particle, STR(" ")))
        rich_add(rich, rich_text(render->arena, STR(" ")));
    if (text.len > 0)
        rich_add(rich, text_part(render, part, text));
    return rich;
}

static Str given_of(CslRender *render, const CslName *name, const CslNameStyle *style)
{
    const CslNameOptions *o = style->options;

    if (name->given.len == 0 || name->family.len == 0 || o->initialize_with.ptr == NULL || style->level >= 2 ||
        name->is_han)
        return name->given;
    return csl_initials(render->arena, name->given, o->initialize_with, o->initialize != 0, style->with_hyphen);
}

static Rich *affix_part(CslRender *render, const CslElement *part, Rich *rich)
{
    return part == NULL ? rich : csl_affix(render->arena, rich, part->prefix, part->suffix);
}

static Rich *short_name(CslRender *render, const CslName *name, const CslNameStyle *style)
{
    if (name->family.len == 0)
        return affix_part(render, style->given_part, text_part(render, style->given_part, name->given));
    return affix_part(
        render, style->family_part,
        with_particle(render, style->family_part,
                      style->sorting && style->demote != CSL_DEMOTE_NEVER ? STR_EMPTY : name->non_dropping,
                      name->family));
}

static Rich *display_name(CslRender *render, const CslName *name, const CslNameStyle *style, Str given)
{
    Arena *arena = render->arena;
    Rich *rich = rich_node(arena, RICH_NAME), *last = rich_node(arena, RICH_PLAIN);

    add_spaced(arena, last, text_part(render, style->given_part, name->dropping), false);
    add_spaced(arena, last, with_particle(render, style->family_part, name->non_dropping, name->family),
               joins(name->dropping));
    if (name->suffix.len > 0) {
        if (name->comma_suffix)
            rich_add(last, rich_affix(arena, STR(", ")));
        add_spaced(arena, last, text_part(render, NULL, name->suffix), name->comma_suffix);
    }
    add_spaced(arena, rich, affix_part(render, style->given_part, text_part(render, style->given_part, given)), false);
    add_spaced(arena, rich, affix_part(render, style->family_part, last), false);
    return rich;
}

static void add_separated(CslRender *render, Rich *to, Rich *part, Str separator)
{
    if (rich_is_empty(part))
        return;
    if (to->first != NULL)
        rich_add(to, rich_affix(render->arena, separator));
    rich_add(to, part);
}

static Rich *inverted_name(CslRender *render, const CslName *name, const CslNameStyle *style, Str given)
{
    Arena *arena = render->arena;
    Str separator = style->options->sort_separator.ptr != NULL ? style->options->sort_separator : STR(", ");
    bool demote =
        style->demote == CSL_DEMOTE_DISPLAY_AND_SORT || (style->sorting && style->demote == CSL_DEMOTE_SORT_ONLY);
    Rich *rich = rich_node(arena, RICH_NAME), *last = rich_node(arena, RICH_PLAIN);

    add_separated(
        render, rich,
        affix_part(render, style->family_part,
                   with_particle(render, style->family_part, demote ? STR_EMPTY : name->non_dropping, name->family)),
        separator);
    add_spaced(arena, last, text_part(render, style->given_part, given), false);
    add_spaced(arena, last, text_part(render, style->given_part, name->dropping), false);
    if (demote)
        add_spaced(arena, last, text_part(render, style->family_part, name->non_dropping), joins(name->dropping));
    add_separated(render, rich, affix_part(render, style->given_part, last), separator);
    add_separated(render, rich, text_part(render, NULL, name->suffix), separator);
    return rich;
}

static Rich *han_name(CslRender *render, const CslName *name, const CslNameStyle *style)
{
    Rich *rich = rich_node(render->arena, RICH_NAME);
    Str family = name->family;

    if (style->sorting && render->engine->by_pinyin)
        family = csl_family_key(render->engine, family, name->romanised);
    rich_add(rich, text_part(render, style->family_part, family));
    rich_add(rich, text_part(render, style->given_part, name->given));
    return rich;
}

/* A name whose order is set keeps it in full only: with initials the style decides. */
static bool keeps_order(const CslName *name, const CslNameStyle *style)
{
    return name->static_order &&
           (style->options->initialize_with.ptr == NULL || style->options->initialize == 0 || style->level >= 2);
}

bool csl_name_is_inverted(const CslName *name, const CslNameStyle *style)
{
    return style->inverted && !name->is_literal && !name->is_han && !keeps_order(name, style) && name->family.len > 0 &&
           (style->options->form != CSL_NAME_SHORT || style->level > 0);
}

/* The family name stands first in scripts that have it so (Vietnamese has not). */
static bool is_romanesque(Str text)
{
    unsigned set = script_set(text);

    return set == 0 || (set & (SCRIPT_LATIN | SCRIPT_CYRILLIC | SCRIPT_GREEK | SCRIPT_ARABIC | SCRIPT_HEBREW |
                               SCRIPT_DEVANAGARI | SCRIPT_OTHER)) != 0;
}

/* An organisation as CSL-M's cs:institution has it. */
static Rich *institution_name(CslRender *render, const CslName *name, const CslElement *e)
{
    bool has_short = name->abbreviation.len > 0;
    const CslElement *long_part = e->long_part != NULL && e->long_part->if_short && !has_short ? NULL : e->long_part;
    Rich *rich = rich_node(render->arena, RICH_NAME), *full, *abbreviation;

    full = affix_part(render, long_part, text_part(render, long_part, name->literal));
    abbreviation = affix_part(render, e->short_part, text_part(render, e->short_part, name->abbreviation));
    if (has_short && e->parts != CSL_INSTITUTION_LONG && e->parts != CSL_INSTITUTION_LONG_SHORT)
        rich_add(rich, abbreviation);
    if (!has_short || e->parts != CSL_INSTITUTION_SHORT)
        rich_add(rich, full);
    if (has_short && e->parts == CSL_INSTITUTION_LONG_SHORT)
        rich_add(rich, abbreviation);
    return csl_format(render, e, rich);
}

/* Surnames alone tell few Chinese authors apart: GB/T 7714-2015, 10.2.2, wants names in Han characters in full. */
static bool is_short_form(const CslRender *render, const CslName *name, const CslNameStyle *style)
{
    Str rest = render->locale->never_short, word;

    if (style->options->form != CSL_NAME_SHORT || style->level > 0)
        return false;
    if (!name->is_han)
        return true;
    while (csl_next_word(&rest, &word))
        if (csl_locale_fits(render->arena, word, render->item->tag))
            return false;
    return !render->engine->options.item_terms;
}

static Rich *one_form(CslRender *render, const CslName *name, const CslNameStyle *style)
{
    bool is_short = is_short_form(render, name, style);
    Rich *rich;

    if (name->is_literal && style->institution != NULL)
        return institution_name(render, name, style->institution);
    if (name->is_literal)
        return affix_part(render, style->family_part, text_part(render, style->family_part, name->literal));
    if (is_short)
        return short_name(render, name, style);
    if (name->is_han || (!is_romanesque(name->family) && name->family.len > 0))
        return han_name(render, name, style);
    if (csl_name_is_inverted(name, style))
        return inverted_name(render, name, style, given_of(render, name, style));
    if (!keeps_order(name, style))
        return display_name(render, name, style, given_of(render, name, style));
    rich = rich_node(render->arena, RICH_NAME);
    add_spaced(render->arena, rich, with_particle(render, style->family_part, name->non_dropping, name->family), false);
    add_spaced(render->arena, rich, text_part(render, style->given_part, given_of(render, name, style)), false);
    return rich;
}

Rich *csl_format_name(CslRender *render, const CslName *name, const CslNameStyle *style)
{
    Rich *rich = one_form(render, name, style);

    if (name->original != NULL && style->options->form != CSL_NAME_SHORT && !style->sorting) {
        Rich *both = rich_node(render->arena, RICH_NAME);

        add_spaced(render->arena, both, rich, false);
        add_spaced(render->arena, both, one_form(render, name->original, style), false);
        rich = both;
    }
    if (rich != NULL)
        rich->role = RICH_NAME;
    return rich;
}
