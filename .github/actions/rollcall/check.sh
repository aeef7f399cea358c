#!/usr/bin/env bash
# Refuses what the workflows are not made for, before anything is read from the organization.
# Reads DIRECTORY, PUBLIC, EVENTS (the triggers allowed) and, for a pull request, TARGET (its base branch).
# Sets the output slug: the project, for names of artifacts.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=runner.sh
source "$here/runner.sh"

[[ " $EVENTS " == *" $GITHUB_EVENT_NAME "* ]] \
  || refuse "this workflow runs on: $EVENTS; not on $GITHUB_EVENT_NAME"

[[ $DIRECTORY =~ ^[A-Za-z0-9._/-]+$ && /$DIRECTORY/ != */../* && /$DIRECTORY != */-* && /$DIRECTORY/ != *//* ]] \
  || refuse "directory is a folder of the repository, named with letters, digits, . _ - and /"
[[ $DIRECTORY == . || /$DIRECTORY/ != */./* ]] || refuse "write the directory without /./"

repository=$(gh api "repos/$GITHUB_REPOSITORY" --jq '[.visibility, .default_branch] | @tsv')
IFS=$'\t' read -r visibility branch <<<"$repository"
[[ $visibility == private || $visibility == internal || $PUBLIC == true ]] || refuse \
  "this repository is $visibility, and so are its comments, summaries, artifacts and logs: they would show e-mail addresses to everybody. Nothing is planned, unless the caller says: public: true"

case $GITHUB_EVENT_NAME in
  pull_request_target) ref=refs/heads/$TARGET ;;
  *) ref=$GITHUB_REF ;;
esac
[[ $ref == "refs/heads/$branch" ]] || refuse "rollcall runs for the default branch, $branch, only"
output slug "$(slug)"
