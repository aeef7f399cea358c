#!/usr/bin/env bash
# Says how a merge ended, and whether a fresh plan is there for somebody to approve.
# Reads APPLIED and FRESH (exit codes, empty if that did not run), ENVIRONMENT (whose reviewers approve).
# Sets the outputs offer, ok and sentence.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=runner.sh
source "$here/runner.sh"

end() {
  output ok "$1"
  output sentence "$2"
  echo "::notice title=rollcall::$2"
  exit 0
}

# Without a reviewer a fresh plan would be applied at once, although nobody has seen it.
has_reviewers() {
  local rules
  [[ $ENVIRONMENT =~ ^[A-Za-z0-9._-]+$ ]] || refuse "name the environment with letters, digits, . _ and -"
  rules=$(gh api "repos/$GITHUB_REPOSITORY/environments/$ENVIRONMENT" --jq '.protection_rules[] | [.type] | @tsv')
  [[ $'\n'$rules$'\n' == *$'\nrequired_reviewers\n'* ]]
}

case $APPLIED in
  0) end true 'The plan that was reviewed here is applied.' ;;
  4) before='The plan that was reviewed here is stale, and nothing of it is applied.' ;;
  '') before='There is no reviewed plan for this push.' ;;
  3) end false 'A guard refuses the plan that was reviewed here. Nothing is applied.' ;;
  5) end false 'Only a part of the plan is applied. Running this job again does the rest, after an approval.' ;;
  *) end false "Applying failed with exit code $APPLIED. The log says why." ;;
esac
case $FRESH in
  0) end true "$before The organization is as the files declare it." ;;
  2)
    has_reviewers || end false \
      "$before A fresh plan is below, but the environment $ENVIRONMENT requires no reviewer who could approve it: add one, and run this again."
    output offer true
    end true "$before A fresh plan is below. It is applied once a reviewer of the environment $ENVIRONMENT approves it in [this run]($(run_url))."
    ;;
  3) end false "$before A guard refuses the fresh plan below: run this workflow by hand with what it says would allow it." ;;
  *) end false "$before No fresh plan can be made: exit code $FRESH. The log says why." ;;
esac
