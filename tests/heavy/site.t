#!/bin/sh
# The site as readers use it, in Chromium: tests/browser/site.mjs.
chromium=$(command -v chromium || command -v chromium-browser)
if [ -z "$chromium" ] || ! command -v node >/dev/null || [ ! -d out/node/node_modules/playwright-core ] || [ ! -d out/node/node_modules/axe-core ]; then
    if [ -n "$NEED_TOOLS" ]; then
        printf '1..1\nnot ok 1 - node, playwright-core, axe-core or Chromium is missing, although it was to be installed\n'
        exit 1
    fi
    echo '1..0 # SKIP no node, playwright-core, axe-core or Chromium here'
    exit 0
fi
CHROMIUM=$chromium exec node tests/browser/site.mjs
