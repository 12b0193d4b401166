#include "check/mend.h"

static Scalar scalar_of(const Record *record, const Value *value)
{
    return (Scalar){ record->source, value->span, value->text };
}

void mend_slice(Check *check, Diag *diag, const Record *record, const Value *value, size_t at, size_t len, Str text)
{
    Scalar scalar = scalar_of(record, value);

    fix_text(check->diags, diag, &scalar, at, len, text);
}

static bool is_inside_character(Str text, size_t at)
{
    return at < text.len && ((unsigned char)text.ptr[at] & 0xC0) == 0x80;
}

static void mend_difference(Check *check, Diag *diag, const Scalar *scalar, Str text)
{
    Str old = scalar->text;
    size_t start = 0, old_end = old.len, end = text.len;

    while (start < old_end && start < end && old.ptr[start] == text.ptr[start])
        start++;
    while (start > 0 && (is_inside_character(old, start) || is_inside_character(text, start)))
        start--;
    while (old_end > start && end > start && old.ptr[old_end - 1] == text.ptr[end - 1]) {
        old_end--;
        end--;
    }
    while (is_inside_character(old, old_end) || is_inside_character(text, end)) {
        old_end++;
        end++;
    }
    fix_text(check->diags, diag, scalar, start, old_end - start, str_slice(text, start, end));
}

void mend_whole(Check *check, Diag *diag, const Record *record, const Value *value, Str text)
{
    Scalar scalar = scalar_of(record, value);

    mend_difference(check, diag, &scalar, text);
}

void mend_word(Check *check, Diag *diag, const Record *record, Span span, Str old, Str text)
{
    Scalar scalar = { record->source, span, old };

    mend_difference(check, diag, &scalar, text);
}
