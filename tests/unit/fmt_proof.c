/* What fmt believes of a layout: nothing. Each way in which one could go wrong is found before a file is touched. */
#include "jobs/fmt_proof.h"

#include "tap.h"

static const char before[] = "endnotes:\n"
                             "  w:\n"
                             "    type: book # bibelot: allow B105 as it is\n"
                             "    title: a-b\n";

static bool keep(Str bytes, Buf *out)
{
    buf_put(out, bytes);
    return true;
}

static bool grow(Str bytes, Buf *out)
{
    buf_put(out, bytes);
    buf_char(out, '\n');
    return true;
}

static bool give_up(Str bytes, Buf *out)
{
    (void)bytes;
    (void)out;
    return false;
}

static void finds_in(const char *old, const char *want, const char *text, bool (*lay_out)(Str bytes, Buf *out))
{
    Arena *arena = arena_create();
    const Format *format = format_find(STR("yaml"));
    FmtReading reading = fmt_read(arena, format, STR("f.yaml"), str_of(old));
    const char *fault = fmt_fault(arena, format, &reading, str_of(text), "{}[],-\"'", lay_out);

    is_str(fault != NULL ? str_of(fault) : STR("nothing"), want, want);
    arena_destroy(arena);
}

static void finds(const char *want, const char *text, bool (*lay_out)(Str bytes, Buf *out))
{
    finds_in(before, want, text, lay_out);
}

int main(void)
{
    finds("nothing", before, give_up);
    finds("nothing", "endnotes:\n    w:\n        type: book # bibelot: allow B105 as it is\n\n        title: \"a-b\"\n",
          keep);
    finds("something would be lost", "endnotes:\n  w:\n    type: boo # bibelot: allow B105 as it is\n    title: a-b\n",
          keep);
    finds("something would be lost", "endnotes:\n  w:\n    type: book\n    title: a-b\n", keep);
    finds("something would be lost",
          "endnotes:\n  w:\n    type: book # bibelot: allow B105 as it is\n    title: a-b\n    genre: c\n", keep);
    finds("its records would be others",
          "endnotes:\n  w:\n    type: book # bibelot: allow B105 as it is\n    title: ab\n", keep);
    finds("its records would be others",
          "endnotes:\n  w:\n    type: book # bibelot: allow B105 as it is\n    title: [a, b]\n", keep);
    finds("its records would be others",
          "endnotes:\n  w-:\n    type: book # bibelot: allow B105 as it is\n    title: a-b\n", keep);
    finds("its records would be others", "endnotes:\n  w:\n  type: book # bibelot: allow B105 as it is\n  title: a-b\n",
          keep);
    finds_in("endnotes:\n  w:\n    type: book\n    no-field: a\n", "other faults would be found in it",
             "endnotes:\n  w:\n    type: book\n    nofield: a\n", keep);
    finds("other faults would be found in it",
          "endnotes:\n  w:\n    type: book # bibelot: allow B105 as it is\n    title: a-b\n---\n", keep);
    finds("a comment would allow findings elsewhere",
          "endnotes:\n  w:\n    type: book\n    # bibelot: allow B105 as it is\n    title: a-b\n", keep);
    finds_in("endnotes:\n  w:\n    title: a\n# bibelot: allow B105 at the end\n", "nothing",
             "endnotes:\n  w:\n    title: 'a'\n# bibelot: allow B105 at the end\n", keep);
    finds_in("endnotes:\n  w:\n    title: a\n# bibelot: allow B105 at the end\n",
             "a comment would allow findings elsewhere",
             "endnotes:\n  w:\n    title: a # bibelot: allow B105 at the end\n", keep);
    finds("it would change again the next time",
          "endnotes:\n  w:\n    type: book # bibelot: allow B105 as it is\n    title: 'a-b'\n", grow);
    finds("it would change again the next time",
          "endnotes:\n  w:\n    type: book # bibelot: allow B105 as it is\n    title: 'a-b'\n", give_up);
    return done_testing();
}
