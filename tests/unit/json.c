/* Writing JSON: escapes, malformed text, layout. */
#include "base/json.h"

#include "tap.h"

/* clang-format off */
static const struct { const char *text; size_t len; const char *json; } escapes[] = {
    {"", 0, "\"\""}, {"a\"b\\c", 5, "\"a\\\"b\\\\c\""}, {"\n\t\r", 3, "\"\\n\\t\\u000d\""}, {"\0\x1F\x7F", 3, "\"\\u0000\\u001f\\u007f\""},
    {"</script>", 9, "\"\\u003c/script>\""}, {"<!--", 4, "\"\\u003c!--\""}, {"\u2028\u2029", 6, "\"\\u2028\\u2029\""},
    {"举国", 6, "\"举国\""}, {"\U0001F600", 4, "\"\U0001F600\""}, {"a\xFF" "b", 3, "\"a\uFFFD" "b\""}, {"\xED\xA0\x80", 3, "\"\uFFFD\uFFFD\uFFFD\""},
};
/* clang-format on */

static void test_layout(void)
{
    Buf out = { 0 };
    JsonWriter json = { .out = &out };

    json_begin_object(&json);
    json_key(&json, "a\"");
    json_begin_array(&json);
    json_int(&json, INT64_MIN);
    json_bool(&json, true);
    json_null(&json);
    json_begin_object(&json);
    json_end_object(&json);
    json_begin_array(&json);
    json_end_array(&json);
    json_end_array(&json);
    json_key(&json, "b");
    json_begin_object(&json);
    json_key(&json, "c");
    json_str(&json, STR("d"));
    json_key(&json, "e");
    json_bool(&json, false);
    json_end_object(&json);
    json_end_object(&json);
    is_str(buf_str(&out),
           "{\n  \"a\\\"\": [\n    -9223372036854775808,\n    true,\n    null,\n    {},\n    []\n  ],\n"
           "  \"b\": {\n    \"c\": \"d\",\n    \"e\": false\n  }\n}",
           "two spaces a level, keys in order");
    buf_free(&out);
}

int main(void)
{
    Buf quoted = { 0 };

    for (size_t i = 0; i < sizeof escapes / sizeof escapes[0]; i++) {
        Buf out = { 0 };

        json_escape(&out, (Str){ escapes[i].text, escapes[i].len });
        is_str(buf_str(&out), escapes[i].json, "escaped");
        buf_free(&out);
    }
    json_quote(&quoted, STR("a<b>\"\x01\u2028\xFF"));
    is_str(buf_str(&quoted), "\"a<b>\\\"\\u0001\\u2028\uFFFD\"", "quoted for a file");
    buf_free(&quoted);
    test_layout();
    return done_testing();
}
