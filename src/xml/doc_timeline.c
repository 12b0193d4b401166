#include "xml/doc_timeline.h"

#include "text/edtf.h"
#include "xml/doc_nodes.h"

static const char *const shapes[] = {
    [TIMELINE_MOMENT] = "moment", [TIMELINE_SPAN] = "span", [TIMELINE_OPEN] = "open"
};

static void add_scale(Doc *doc, xmlNode *index, const Timeline *timeline)
{
    for (size_t i = 0; i < timeline->ticks.count; i++) {
        xmlNode *node = doc_element(index, STR("tick"));

        doc_number(doc, node, "year", timeline->ticks.items[i].year);
        doc_number(doc, node, "x", timeline->ticks.items[i].x);
    }
    for (size_t i = 0; i < timeline->eras.count; i++) {
        xmlNode *node = doc_element(index, STR("era"));

        doc_attribute(doc, node, "name", str_of(timeline->eras.items[i].era));
        doc_number(doc, node, "x", timeline->eras.items[i].x);
        doc_number(doc, node, "end", timeline->eras.items[i].end);
    }
    for (size_t i = 0; i < timeline->lanes.count; i++) {
        xmlNode *node = doc_element(index, STR("lane"));

        doc_attribute(doc, node, "type", str_of(timeline->lanes.items[i].type));
        doc_number(doc, node, "y", timeline->lanes.items[i].y);
        doc_number(doc, node, "height", timeline->lanes.items[i].height);
    }
}

static void add_links(Doc *doc, xmlNode *index, const Timeline *timeline)
{
    for (size_t i = 0; i < timeline->links.count; i++) {
        const TimelineLink *link = &timeline->links.items[i];
        xmlNode *node = doc_element(index, STR("link"));

        doc_number(doc, node, "x", link->x);
        doc_number(doc, node, "y", link->y);
        doc_number(doc, node, "to-x", link->to_x);
        doc_number(doc, node, "to-y", link->to_y);
    }
}

static void add_mark(Doc *doc, xmlNode *index, const TimelineMark *mark)
{
    xmlNode *node = doc_element(index, STR("mark"));

    doc_attribute(doc, node, "shape", str_of(shapes[mark->shape]));
    doc_number(doc, node, "x", mark->x);
    doc_number(doc, node, "end", mark->end);
    doc_number(doc, node, "y", mark->y);
    doc_attribute(doc, node, "years", mark->years);
    if (mark->issued != EDTF_DAY_MIN)
        doc_number(doc, node, "issued", mark->issued_x);
    doc_flag(doc, node, "inside", mark->inside);
    doc_flag(doc, node, "vague", mark->vague);
    if (mark->name.len > 0)
        doc_attribute(doc, node, "name", mark->name);
    doc_reference(doc, node, mark->record);
}

xmlDoc *doc_create_timeline(const Records *records, const Timeline *timeline)
{
    Doc doc = { .records = records, .flags = DOC_PROJECT | DOC_RUBY | DOC_RUNS, .links = "" };
    xmlDoc *document;
    xmlNode *root = doc_root(&doc, &document), *index = doc_index(&doc, root, "timeline");

    doc_number(&doc, index, "width", timeline->width);
    doc_number(&doc, index, "height", timeline->height);
    doc_number(&doc, index, "dated", (int64_t)timeline->dated.count);
    add_scale(&doc, index, timeline);
    add_links(&doc, index, timeline);
    for (size_t i = 0; i < timeline->marks.count; i++)
        add_mark(&doc, index, &timeline->marks.items[i]);
    for (size_t i = 0; i < timeline->dated.count; i++)
        doc_add_record(&doc, root, timeline->dated.items[i]);
    for (size_t i = 0; i < timeline->undated.count; i++)
        doc_add_record(&doc, root, timeline->undated.items[i]);
    doc_close(&doc);
    return document;
}
