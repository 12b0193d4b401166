/* Other programs: what they write, how they end. */
#include "base/process.h"

#include "tap.h"

#include <errno.h>

static int run(const char *script, Buf *out, Buf *errors)
{
    const char *const argv[] = { "sh", "-c", script, NULL };

    buf_clear(out);
    buf_clear(errors);
    return process_run(argv, out, errors);
}

int main(void)
{
    const char *const missing[] = { "there-is-no-such-program", NULL };
    const char *const literal[] = { "printf", "%s", "$HOME; *", NULL };
    Buf out = { 0 }, errors = { 0 };

    is_int(run("echo a; echo b >&2; exit 7", &out, &errors), 7, "its exit status");
    is_str(buf_str(&out), "a\n", "its output");
    is_str(buf_str(&errors), "b\n", "its messages");
    is_int(run("cat; printf c", &out, &errors), 0, "without input");
    is_str(buf_str(&out), "c", "it reads nothing");
    is_int(
        run("i=0; while [ $i -lt 3000 ]; do i=$((i+1)); printf '%0100d' 1; printf '%0100d' 2 >&2; done", &out, &errors),
        0, "more than a pipe holds, on both");
    ok(out.len == 300000 && errors.len == 300000, "nothing is lost");
    buf_clear(&out);
    is_int(process_run(literal, &out, &errors), 0, "no shell");
    is_str(buf_str(&out), "$HOME; *", "sees the arguments");
    is_int(process_run(missing, &out, &errors), -1, "no such program");
    is_int(errno, ENOENT, "and why");
    is_int(run("kill -9 $$", &out, &errors), -1, "one that is killed");
    buf_free(&out);
    buf_free(&errors);
    return done_testing();
}
