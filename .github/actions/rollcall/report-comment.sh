#!/usr/bin/env bash
# Comments the result on the merged pull request.
# Reads NUMBER (empty if there is none), DIRECTORY, SENTENCE, REPORT and FRESH (Markdown files, if any).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=runner.sh
source "$here/runner.sh"
# shellcheck source=comment.sh
source "$here/comment.sh"

[[ -n $NUMBER ]] || exit 0

# A comment can hold 65,536 characters: if both texts do not fit, the new plan matters more.
parts=()
room=64500
for file in "$FRESH" "$REPORT"; do
  [[ -s $file ]] || continue
  size=$(wc -c <"$file")
  ((size <= room)) || continue
  room=$((room - size))
  parts=("$file" "${parts[@]}")
done
{
  echo "<!-- rollcall apply: $DIRECTORY -->"
  echo "$SENTENCE"
  for file in "${parts[@]}"; do
    echo
    cat "$file"
  done
  echo
  echo "<sub>[run]($(run_url)); see its summary and journal for details</sub>"
} >"$RUNNER_TEMP/comment.md"
comment "$NUMBER" "$RUNNER_TEMP/comment.md"
