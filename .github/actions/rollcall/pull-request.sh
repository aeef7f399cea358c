#!/usr/bin/env bash
# Lays out what merging the pull request would make of the base branch, in RUNNER_TEMP/pr, and the base
# branch as it is, in RUNNER_TEMP/base: files to read, and nothing that runs.
# Reads NUMBER, HEAD, DIRECTORY, GH_TOKEN; sets the outputs base and artifact.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=runner.sh
source "$here/runner.sh"

[[ $NUMBER =~ ^[1-9][0-9]*$ ]] || refuse "not the number of a pull request: $NUMBER"
[[ $HEAD =~ ^[0-9a-f]{40}$ ]] || refuse "not a commit: $HEAD"

# The token goes through the environment: neither into a file nor into an argument that others can list.
fetch() {
  GIT_CONFIG_COUNT=1 \
    GIT_CONFIG_KEY_0="http.$GITHUB_SERVER_URL/.extraheader" \
    GIT_CONFIG_VALUE_0="AUTHORIZATION: basic $(printf 'x-access-token:%s' "$GH_TOKEN" | base64 | tr -d '\n')" \
    git -C trusted -c core.hooksPath=/dev/null \
    fetch --quiet --no-tags --no-recurse-submodules --no-write-fetch-head origin "$1"
}

[[ -f trusted/$DIRECTORY/rollcall.yaml ]] || refuse \
  "the base branch has no $DIRECTORY/rollcall.yaml yet: merge that one first, since provider and token come from there"
fetch "$HEAD"
base=$(git -C trusted rev-parse HEAD)
merged=$(git -C trusted merge-tree --write-tree --no-messages "$base" "$HEAD" | head -n 1 | grep -xE '[0-9a-f]{40}') \
  || refuse "this pull request cannot be merged as it is: bring it up to date with its base branch"
bash "$here/tree.sh" "$merged" "$DIRECTORY" "$RUNNER_TEMP/pr"
bash "$here/tree.sh" "$base" "$DIRECTORY" "$RUNNER_TEMP/base"

output base "$base"
output artifact "rollcall-plan-$(slug)-$NUMBER-$HEAD"
