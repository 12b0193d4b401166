#include "text/tex_safe.h"

#include "tap.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static const char *const inert[] = {
    "",
    "plain",
    "\\foo{bar}",
    "\\textopenbullet",
    "\\typewriter{x}",
    "\\'e \\ss \\% \\\\input \\\\",
    "\\begin{itemize}\\item a\\end{itemize}",
    "\\begin {center} x \\end {center}",
    "x^2 ^ ^",
    "50% input",
    "write18{x}",
    "\\definite \\lettered \\showy \\stopped",
    "\\",
    "\\url{https://example.org/a@b} \\url",
    "\\href[pdfnewwindow]{https://example.org/}{javascript:x}",
    "\\urlx{javascript:x}",
    "\\url javascript:x",
};

static const char *const acting[] = {
    "\\input{x}",
    "\\input x",
    "a \\write18{x}",
    "\\immediate\\openout3=x",
    "^^5cinput{x}",
    "x^^M",
    "\\csname input\\endcsname{x}",
    "\\catcode`\\%=12",
    "\\@input{x}",
    "\\InputIfFileExists{x}{}{}",
    "\\lstinputlisting{x}",
    "\\verbatiminput{x}",
    "\\includegraphics{x}",
    "\\ShellEscape{x}",
    "\\directlua{x}",
    "\\def\\a{x}",
    "\\let\\a\\input",
    "\\newcommand{\\a}{x}",
    "\\NewDocumentCommand\\a{}{x}",
    "\\\\\\input{x}",
    "\\%\\input{x}",
    "\\end{document}",
    "\\begin  {filecontents*}{x}",
    "\\begin{luacode}",
    "\\end",
    "\\begin\\a",
    "\\begin{\\a}",
    "\\begin{docum",
    "\\special{x}",
    "\\xdef",
    "\\afterassignment",
    "\\bye",
    "\\url{javascript:alert(1)}",
    "\\url|data:text/html,x|",
    "\\href{https://u:p@example.org/}{x}",
    "\\href [a] { javascript:x}{y}",
    "\\url{javascript:x",
};

int main(void)
{
    for (size_t i = 0; i < COUNT(inert); i++)
        ok(tex_is_inert((Str){ inert[i], strlen(inert[i]) }), "'%s' prints", inert[i]);
    for (size_t i = 0; i < COUNT(acting); i++)
        ok(!tex_is_inert((Str){ acting[i], strlen(acting[i]) }), "'%s' does more", acting[i]);
    return done_testing();
}
