/* tex_safe.h - TeX that somebody else wrote, and that we are to pass on as it stands: does it do more than print? */
#ifndef TEXT_TEX_SAFE_H
#define TEXT_TEX_SAFE_H

#include "base/str.h"

/* False where the TeX may read or write a file, run a command or Lua, give a character or a macro another meaning, end the
 * document, spell such a name in another way (`^^5c`, \csname), or make a link of an address that acts (url_acts). A macro that nobody knows is taken for one that prints,
 * unless its name says that it reads or runs (\lstinputlisting, \ShellEscape). Linear time. */
bool tex_is_inert(Str tex);

#endif
