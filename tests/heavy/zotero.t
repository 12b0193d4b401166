#!/bin/sh
# What Zotero finds on the pages of tests/site/, in Chromium: tests/browser/zotero.mjs.
chromium=$(command -v chromium || command -v chromium-browser)
if [ -z "$chromium" ] || ! command -v node >/dev/null || [ ! -d out/node/node_modules/playwright-core ]; then
    if [ -n "$NEED_TOOLS" ]; then
        printf '1..1\nnot ok 1 - node, playwright-core or Chromium is missing, although it was to be installed\n'
        exit 1
    fi
    echo '1..0 # SKIP no node, playwright-core or Chromium here'
    exit 0
fi
dir=$(mktemp -d) || exit 1
trap 'rm -r "$dir"' EXIT
out/bin/bibelot build -q -C tests/site -o "$dir" || exit 1
CHROMIUM=$chromium node tests/browser/zotero.mjs "$dir/html"
