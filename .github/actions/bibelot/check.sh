#!/bin/sh
# What the action runs. All it is told comes by the environment, so that no input is ever read as a command:
#
#     BIBELOT_PATHS           what is checked, one path on each line; nothing: the folder
#     BIBELOT_CHANGED_SINCE   a revision: findings on lines that changed since; nothing, "none" or zeros: on all lines
#     BIBELOT_STRICT          "true": warnings fail, too
#     BIBELOT_SARIF           a file for a SARIF report of all findings, on changed lines or not; nothing: none
#     BIBELOT_PROGRAM         the program; nothing: one is found, or made from the source that the action came with
set -eu

program=$("$(dirname "$0")/../../../.ci/program")
since=${BIBELOT_CHANGED_SINCE:-}
lines=$(printf '%s\n' "${BIBELOT_PATHS:-.}" | sed '/^[[:space:]]*$/d')

# A new branch has no revision before it.
case $since in
    none) since= ;;
    *[!0]*) ;;
    *) since= ;;
esac
# A shallow checkout lacks it. What is fetched is a revision and nothing that says more.
known() { git rev-parse --quiet --verify --end-of-options "$1^{commit}" >/dev/null; }
fetched() {
    case $1 in
        -* | *[!0-9A-Za-z._/-]*) return 1 ;;
        *) git fetch --quiet --no-tags --depth=1 origin "$1" ;;
    esac
}
if [ -n "$since" ] && ! known "$since" && ! fetched "$since"; then
    echo "::warning::bibelot: there is no revision to compare with: all lines are checked"
    since=
fi

# The paths become the arguments, blanks and all.
set --
while IFS= read -r line; do
    set -- "$@" "$line"
done <<EOF
$lines
EOF

if [ -n "${BIBELOT_SARIF:-}" ]; then
    status=0
    "$program" check --quiet --report sarif --report-file "$BIBELOT_SARIF" -- "$@" || status=$?
    [ "$status" -le 1 ] || exit "$status"
    [ -z "${GITHUB_OUTPUT:-}" ] || printf 'sarif-file=%s\n' "$(printf %s "$BIBELOT_SARIF" | tr -d '\r\n')" >>"$GITHUB_OUTPUT"
fi

strict=
[ "${BIBELOT_STRICT:-false}" != true ] || strict=--strict
exec "$program" check --report github --report-file - ${since:+"--changed-since=$since"} ${strict:+"$strict"} -- "$@"
