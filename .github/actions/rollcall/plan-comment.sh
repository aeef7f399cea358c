#!/usr/bin/env bash
# Comments on the pull request what merging it would change, or why there is no plan.
# Reads NUMBER, HEAD, BASE, DIRECTORY, CODE, MARKDOWN (the plan, if there is one).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=runner.sh
source "$here/runner.sh"
# shellcheck source=comment.sh
source "$here/comment.sh"

plan() {
  if [[ -s $MARKDOWN ]]; then
    cat "$MARKDOWN"
  else
    echo '## rollcall has no plan for this pull request'
    echo
    # an indented line is code: Markdown in it has no effect
    if [[ -s $RUNNER_TEMP/refused.txt ]]; then
      echo "    $(cat "$RUNNER_TEMP/refused.txt")"
    else
      echo 'See the log.'
    fi
  fi
}

verdict() {
  case $CODE in
    0) echo 'Merging this changes nothing in the organization.' ;;
    2) echo 'Merging this applies exactly this plan. If it is stale by then, a new plan is shown here first.' ;;
    3) echo '**A guard refuses this plan.** Merging this applies nothing.' ;;
    65) echo '**The files are invalid.** The annotations of the run show each error.' ;;
    *) echo '**There is no plan for this pull request.** Merging it applies nothing until somebody approves a new plan.' ;;
  esac
}

now=$(gh api "repos/$GITHUB_REPOSITORY/pulls/$NUMBER" --jq .head.sha)
if [[ $now != "$HEAD" ]]; then
  echo "::notice title=rollcall::The pull request has newer commits: a later run updates its comment."
  exit 0
fi
{
  echo "<!-- rollcall plan: $DIRECTORY -->"
  plan
  echo
  verdict
  echo
  echo "<sub>Commit ${HEAD:0:10}${BASE:+, merged into ${BASE:0:10}} · [run]($(run_url))</sub>"
} >"$RUNNER_TEMP/comment.md"
comment "$NUMBER" "$RUNNER_TEMP/comment.md"
