#!/usr/bin/env bash
# Finds the pull request that a push merged, and the plan that was reviewed in it.
# Reads SHA (the pushed commit), DIRECTORY, PLAN_WORKFLOW. Sets the outputs number and plan, empty if
# there is none.
#
# A plan counts only if a successful run of the plan workflow made it for this pull request and the merged
# commit, on pull_request_target, which runs the default branch's version of that workflow. Any other
# workflow could upload an artifact with the same name.
set -euo pipefail
shopt -s inherit_errexit
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=runner.sh
source "$here/runner.sh"

readonly api=repos/$GITHUB_REPOSITORY

# Prints NUMBER and HEAD of the pull request whose merge is this commit.
merged() {
  local pulls number head branch merge at
  pulls=$(gh api "$api/commits/$SHA/pulls" \
    --jq '.[] | [.number, .head.sha, .base.ref, .merge_commit_sha, .merged_at] | @tsv')
  while IFS=$'\t' read -r number head branch merge at; do
    if [[ refs/heads/$branch == "$GITHUB_REF" && $merge == "$SHA" && -n $at ]]; then
      printf '%s %s' "$number" "$head"
      return
    fi
  done <<<"$pulls"
}

# Whether a run is a successful run of the plan workflow.
is_plan_run() {
  local run path event conclusion repository
  run=$(gh api "$api/actions/runs/$1" --jq '[.path, .event, .conclusion, .repository.full_name] | @tsv')
  IFS=$'\t' read -r path event conclusion repository <<<"$run"
  [[ ${path%%@*} == "$PLAN_WORKFLOW" && $event == pull_request_target ]] \
    && [[ $conclusion == success && $repository == "$GITHUB_REPOSITORY" ]]
}

# Downloads the newest plan with this name that counts; the list is sorted newest first.
download() {
  local artifacts id run expired
  artifacts=$(gh api --paginate "$api/actions/artifacts?name=$1&per_page=100" \
    --jq '.artifacts[] | [.id, .workflow_run.id, .expired] | @tsv')
  while IFS=$'\t' read -r id run expired; do
    [[ $id && $expired == false ]] || continue
    if is_plan_run "$run"; then
      rm -rf "$RUNNER_TEMP/reviewed"
      gh run download "$run" --repo "$GITHUB_REPOSITORY" --name "$1" --dir "$RUNNER_TEMP/reviewed"
      return
    fi
    echo "::warning title=rollcall::Run $run is not a successful run of $PLAN_WORKFLOW for a pull request: its plan is ignored."
  done <<<"$artifacts"
}

[[ $GITHUB_EVENT_NAME == push ]] || exit 0
pull=$(merged)
read -r number head <<<"$pull"
if [[ -z $number ]]; then
  echo "::notice title=rollcall::No pull request was merged with this commit."
  exit 0
fi
[[ $number =~ ^[1-9][0-9]*$ && $head =~ ^[0-9a-f]{40}$ ]] || refuse "invalid pull request: $pull"
output number "$number"
download "rollcall-plan-$(slug)-$number-$head"
[[ ! -s $RUNNER_TEMP/reviewed/saved-plan.json ]] || output plan "$RUNNER_TEMP/reviewed/saved-plan.json"
