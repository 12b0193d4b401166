/* Where cites stand: first, subsequent, ibid, near-note. Source: CSL 1.0.2, "Choose", `position`. */
#include "csl/engine.h"

/* Citations that are looked at for the one before: of the same note, or of the other kind. */
enum { LOOK_BACK = 256 };

static bool same_locator(const CslCite *a, const CslCite *b)
{
    return str_eq(str_trim(a->locator), str_trim(b->locator)) && (a->locator.len == 0 || str_eq(a->label, b->label));
}

static CslPosition position_after(const CslCite *before, const CslCite *cite)
{
    if (before == NULL || before->item != cite->item)
        return CSL_POSITION_SUBSEQUENT;
    if (cite->locator.len == 0)
        return before->locator.len == 0 ? CSL_POSITION_IBID : CSL_POSITION_SUBSEQUENT;
    return before->locator.len > 0 && same_locator(before, cite) ? CSL_POSITION_IBID : CSL_POSITION_IBID_LOCATOR;
}

/* The citation before, in the text or in notes as this one is; STR_NONE if there is none. */
static size_t before(const CslEngine *engine, size_t citation)
{
    bool in_note = engine->citations[citation]->note > 0;

    for (size_t i = citation, seen = 0; i-- > 0 && seen < LOOK_BACK; seen++)
        if ((engine->citations[i]->note > 0) == in_note && engine->citations[i]->count > 0)
            return i;
    return STR_NONE;
}

/* What "ibid." would refer to: the cite before it in the citation, or the only item of the note before. */
static const CslCite *referent(const CslEngine *engine, size_t citation, size_t cite)
{
    const CslCitation *own = engine->citations[citation], *last;
    size_t at = before(engine, citation);

    if (cite > 0)
        return &own->cites[cite - 1];
    if (at == STR_NONE)
        return NULL;
    last = engine->citations[at];
    for (size_t i = at + 1, seen = 0; i-- > 0 && seen < LOOK_BACK; seen++) {
        const CslCitation *other = engine->citations[i];

        if (other != last && (other->note != last->note || last->note == 0 || last->note == own->note))
            break;
        for (size_t k = 0; k < other->count; k++)
            if (other->cites[k].item != last->cites[0].item)
                return NULL;
    }
    return &last->cites[last->count - 1];
}

/* Numbers of the notes that cited an item first and last. */
typedef struct Seen {
    unsigned first, last;
    bool any;
} Seen;

void csl_find_positions(CslEngine *engine)
{
    Seen *seen = arena_array(engine->work, engine->list.count + 1, sizeof *seen);
    unsigned distance = (unsigned)engine->style->citation.near_note_distance;

    for (size_t i = 0; i < engine->citation_count; i++) {
        CslCitation *citation = engine->citations[i];

        for (size_t k = 0; k < citation->count && !citation->stateless; k++) {
            CslCite *cite = &citation->cites[k];
            Seen *last = &seen[cite->item->order];

            cite->position = CSL_POSITION_FIRST;
            cite->near_note = false;
            cite->first_note = 0;
            if (last->any) {
                cite->position = position_after(referent(engine, i, k), cite);
                cite->first_note = last->first;
                engine->subsequent = true;
                cite->near_note = citation->note > 0 && citation->note - last->last <= distance;
            } else {
                last->first = cite->item->first_note = citation->note;
            }
            last->any = true;
            last->last = citation->note;
        }
    }
}
