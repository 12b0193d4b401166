#!/bin/sh
# The search box of the published pages in Chromium, beside `bibelot find`, where the index is more than one file: tests/browser/shards.mjs.
chromium=$(command -v chromium || command -v chromium-browser)
if [ -z "$chromium" ] || ! command -v node >/dev/null || [ ! -d out/node/node_modules/playwright-core ]; then
    if [ -n "$NEED_TOOLS" ]; then
        printf '1..1\nnot ok 1 - node, playwright-core or Chromium is missing, although it was to be installed\n'
        exit 1
    fi
    echo '1..0 # SKIP no node, playwright-core or Chromium here'
    exit 0
fi
CHROMIUM=$chromium exec node tests/browser/shards.mjs
