#!/usr/bin/env bash
# Says in the merged pull request what came of it.
# Reads NUMBER (empty where there is none), DIRECTORY, SENTENCE, REPORT and FRESH (Markdown files, if any).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=runner.sh
source "$here/runner.sh"
# shellcheck source=comment.sh
source "$here/comment.sh"

[[ -n $NUMBER ]] || exit 0

# A comment holds 65,536 characters: of two long texts the fresh plan is the one to be read.
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
  echo "<sub>[run]($(run_url)); its summary and its journal say more</sub>"
} >"$RUNNER_TEMP/comment.md"
comment "$NUMBER" "$RUNNER_TEMP/comment.md"
