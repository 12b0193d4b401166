#include "crosswalk/crosswalk.h"

void crosswalk_loss(const Writing *writing, const Record *record, const Value *value, DiagCode code, Str detail)
{
    if (writing->loss != NULL)
        writing->loss(writing->context, record, value, code,
                      value != NULL ? field_name(value->row->name) : str_of(kind_name(record->kind)), detail);
}

void crosswalk_custom(const Record *record, Str format, CustomVisitor *visit, void *context)
{
    const Field *custom = record_field(record, F_CUSTOM);

    for (size_t i = 0; custom != NULL && i < custom->values.count; i++) {
        const Value *value = custom->values.items[i];

        if (value->key.len > format.len + 1 && str_starts(value->key, format) && value->key.ptr[format.len] == '.')
            visit(context, str_from(value->key, format.len + 1), value);
    }
}
