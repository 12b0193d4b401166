#!/bin/sh
# Every golden case, with AddressSanitizer and UndefinedBehaviorSanitizer.
[ -x out/san/bin/bibelot ] || { echo '1..0 # SKIP this compiler has no sanitizers'; exit 0; }
BIBELOT=out/san/bin/bibelot exec tests/run
