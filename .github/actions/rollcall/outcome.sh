#!/usr/bin/env bash
# Tells how a merge ended, and whether there is a new plan to approve.
# Reads APPLIED and FRESH (exit codes, empty if the step did not run), ENVIRONMENT (whose reviewers approve).
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

# Without a reviewer a new plan would be applied at once, without anybody having seen it.
has_reviewers() {
  local rules
  [[ $ENVIRONMENT =~ ^[A-Za-z0-9._-]+$ ]] || refuse "the name of the environment may contain only letters, digits, . _ and -"
  rules=$(gh api "repos/$GITHUB_REPOSITORY/environments/$ENVIRONMENT" --jq '.protection_rules[] | [.type] | @tsv')
  [[ $'\n'$rules$'\n' == *$'\nrequired_reviewers\n'* ]]
}

case $APPLIED in
  0) end true 'The plan reviewed here has been applied.' ;;
  4) before='The plan reviewed here is stale; none of it has been applied.' ;;
  '') before='There is no reviewed plan for this push.' ;;
  3) end false 'A guard refuses the plan reviewed here. Nothing has been applied.' ;;
  5) end false 'The plan has been applied in part. Run this job again to apply the rest, after an approval.' ;;
  *) end false "Applying failed with exit code $APPLIED. See the log." ;;
esac
case $FRESH in
  0) end true "$before The organization matches the files." ;;
  2)
    has_reviewers || end false \
      "$before A new plan is below, but the environment $ENVIRONMENT has no required reviewers who could approve it: add one, and run this again."
    output offer true
    end true "$before A new plan is below. It will be applied when a reviewer of the environment $ENVIRONMENT approves it in [this run]($(run_url))."
    ;;
  3) end false "$before A guard refuses the new plan below. To allow it once, run this workflow manually with the value shown there." ;;
  *) end false "$before Making a new plan failed with exit code $FRESH. See the log." ;;
esac
