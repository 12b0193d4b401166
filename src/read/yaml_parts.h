/* yaml_parts.h - reads a YAML file that is in memory part by part, so that several threads may: with the records, spans and
 * texts of read_yaml, or not at all.
 *
 * The file is cut before lines that are indented as its first record's key, and begin with a word and a colon. Whether a record
 * begins there nobody knows: it may be text in quotes. Each part is read as a document of its own; all but the first have the key
 * of a section before them. They are what stands in the file, one behind the other, if
 *
 * 1. each is a document without a fault, a finding, an anchor or "...", its top a mapping in column 0;
 * 2. the last value at the top of each part but the last is a mapping of blocks, in the column of the cuts;
 * 3. the first value of each part but the first is such a mapping, too, and begins with the word at the cut.
 *
 * For then libyaml is in the same state at the end of a part as it would be at the cut in the file. No quote, bracket or brace is
 * open, or the part had ended in a fault. No plain text or block goes on: by (2) the mapping of records was open to the last, so
 * both stand in it, and go on only in lines that are indented further than its column, as the cut is not. No key waits for its colon: one
 * that has to have it does not get it on another line, which is a fault at the end as it is at the cut. So the end closes what the cut
 * closes, but for the mapping of records and the top, which are open at the cut; and these two, by (3), are what the next part begins
 * with. What an end may change are places: a value that is not there, of a key without a colon ("? key"), stands
 * where the next thing does. A part that ends in one does not count.
 *
 * A key twice is seen in the whole. Where anything else is not as it should be (much of which is allowed), nothing of the parts is used.
 * A fault in one of them lets the others stop, so that what they cost beside reading the file in one is little, and never more than
 * that again. */
#ifndef READ_YAML_PARTS_H
#define READ_YAML_PARTS_H

#include "base/vec.h"
#include "model/record.h"

typedef struct YamlRecord {
    Kind kind;
    const NodeEntry *entry;
} YamlRecord;

typedef VEC(YamlRecord) YamlRecords;

typedef struct YamlParts YamlParts;

/* Parts have about `size` bytes. What is found lives in the arena or until it is closed; `levels` are borrowed as long. Sets what
 * read_yaml does in the source. */
YamlParts *yaml_parts_open(Arena *arena, Source *source, size_t size, const Diags *levels);
/* 0: the file can't be read so. */
size_t yaml_parts_count(const YamlParts *parts);
/* Reads one of them, its texts into an arena that lives as long as what is made of them. Several threads may, each another part. */
void yaml_parts_scan(YamlParts *parts, size_t number, Arena *arena);
/* When all are read: what stands in the sections of the file, in order, none of it reported. NULL: read_yaml has to. */
const YamlRecords *yaml_parts_join(YamlParts *parts);
/* Releases the nodes. */
void yaml_parts_close(YamlParts *parts);

#endif
