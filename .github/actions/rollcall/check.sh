#!/usr/bin/env bash
# Refuses unsupported triggers, folders, repositories and branches before anything is read from the organization.
# Reads DIRECTORY, PUBLIC, EVENTS (the allowed triggers) and, for a pull request, TARGET (its base branch).
# Sets the output slug: the project, for names of artifacts.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=runner.sh
source "$here/runner.sh"

[[ " $EVENTS " == *" $GITHUB_EVENT_NAME "* ]] \
  || refuse "this workflow supports only these triggers: $EVENTS, not $GITHUB_EVENT_NAME"

[[ $DIRECTORY =~ ^[A-Za-z0-9._/-]+$ && /$DIRECTORY/ != */../* && /$DIRECTORY != */-* && /$DIRECTORY/ != *//* ]] \
  || refuse "directory must be the path of a folder in the repository, with only letters, digits, . _ - and /"
[[ $DIRECTORY == . || /$DIRECTORY/ != */./* ]] || refuse "directory must not contain /./"

repository=$(gh api "repos/$GITHUB_REPOSITORY" --jq '[.visibility, .default_branch] | @tsv')
IFS=$'\t' read -r visibility branch <<<"$repository"
[[ $visibility == private || $visibility == internal || $PUBLIC == true ]] || refuse \
  "this repository is $visibility: its comments, summaries, artifacts and logs would show e-mail addresses to everybody. To accept that, set public: true in the calling workflow"

case $GITHUB_EVENT_NAME in
  pull_request_target) ref=refs/heads/$TARGET ;;
  *) ref=$GITHUB_REF ;;
esac
[[ $ref == "refs/heads/$branch" ]] || refuse "rollcall runs only for the default branch, $branch"
output slug "$(slug)"
