/* Sets of texts: what was added is in it, nothing else is, however many there are. */
#include "base/hashset.h"

#include "base/buf.h"
#include "tap.h"

int main(void)
{
    enum { COUNT = 20000 };
    HashSet set = { 0 };
    Buf text = { 0 };
    size_t again = 0, missing = 0, wrong = 0;

    ok(!hashset_has(&set, STR("a")), "nothing is in an empty set");
    for (int i = 0; i < COUNT; i++) {
        buf_clear(&text);
        buf_format(&text, "key-%d", i);
        again += !hashset_add(&set, buf_str(&text));
    }
    is_int((int64_t)again, 0, "each is new");
    for (int i = 0; i < COUNT; i++) {
        buf_clear(&text);
        buf_format(&text, "key-%d", i);
        missing += !hashset_has(&set, buf_str(&text)) || hashset_add(&set, buf_str(&text));
        buf_puts(&text, "x");
        wrong += hashset_has(&set, buf_str(&text));
    }
    is_int((int64_t)missing, 0, "each is there, and new no longer");
    is_int((int64_t)wrong, 0, "no other is");
    hashset_free(&set);
    buf_free(&text);
    return done_testing();
}
