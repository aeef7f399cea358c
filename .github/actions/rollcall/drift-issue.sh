#!/usr/bin/env bash
# Opens an issue when there is drift, keeps it up to date, and closes it when the drift is gone.
# Reads CODE, MARKDOWN (the drift), DIRECTORY.
set -euo pipefail
shopt -s inherit_errexit
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=runner.sh
source "$here/runner.sh"
# shellcheck source=comment.sh
source "$here/comment.sh"

readonly api=repos/$GITHUB_REPOSITORY label=rollcall-drift marker="<!-- rollcall drift: $DIRECTORY -->"

# The number of the open issue: the bot wrote it, and it starts with the marker.
find_issue() {
  local issues number login body
  issues=$(gh api --paginate "$api/issues?state=open&labels=$label&per_page=100" \
    --jq '.[] | [.number, .user.login, .body] | @tsv')
  while IFS=$'\t' read -r number login body; do
    if [[ $login == "$BOT" && $body == "$marker"* ]]; then
      printf '%s' "$number"
      return
    fi
  done <<<"$issues"
}

write_issue() {
  {
    echo "$marker"
    cat "$MARKDOWN"
    echo
    echo "<sub>[run]($(run_url)); this issue will be closed when the drift is gone</sub>"
  } >"$RUNNER_TEMP/issue.md"
  if [[ -n $1 ]]; then
    gh api --silent -X PATCH "$api/issues/$1" -F "body=@$RUNNER_TEMP/issue.md"
  else
    gh label create "$label" --repo "$GITHUB_REPOSITORY" --color D93F0B --force \
      --description 'The live organization differs from the files'
    gh api --silent -X POST "$api/issues" -f "title=Access has drifted ($DIRECTORY)" \
      -F "body=@$RUNNER_TEMP/issue.md" -f "labels[]=$label"
  fi
}

close_issue() {
  [[ -n $1 ]] || return 0
  echo "The drift is gone: [run]($(run_url))" >"$RUNNER_TEMP/comment.md"
  gh api --silent -X POST "$api/issues/$1/comments" -F "body=@$RUNNER_TEMP/comment.md"
  gh api --silent -X PATCH "$api/issues/$1" -f state=closed -f state_reason=completed
}

number=$(find_issue)
case $CODE in
  0) close_issue "$number" ;;
  2) write_issue "$number" ;;
esac
