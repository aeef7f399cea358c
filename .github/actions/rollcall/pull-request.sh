#!/usr/bin/env bash
# Extracts the result of merging the pull request into RUNNER_TEMP/pr, and the base branch into
# RUNNER_TEMP/base: files to read, none of which is run.
# Reads NUMBER, HEAD, DIRECTORY, GH_TOKEN. Sets the outputs base and artifact.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=runner.sh
source "$here/runner.sh"

[[ $NUMBER =~ ^[1-9][0-9]*$ ]] || refuse "invalid pull request number: $NUMBER"
[[ $HEAD =~ ^[0-9a-f]{40}$ ]] || refuse "invalid commit: $HEAD"

# The token is passed in the environment: files and arguments could be read by others.
fetch() {
  GIT_CONFIG_COUNT=1 \
    GIT_CONFIG_KEY_0="http.$GITHUB_SERVER_URL/.extraheader" \
    GIT_CONFIG_VALUE_0="AUTHORIZATION: basic $(printf 'x-access-token:%s' "$GH_TOKEN" | base64 | tr -d '\n')" \
    git -C trusted -c core.hooksPath=/dev/null \
    fetch --quiet --no-tags --no-recurse-submodules --no-write-fetch-head origin "$1"
}

[[ -f trusted/$DIRECTORY/rollcall.yaml ]] || refuse \
  "the base branch has no $DIRECTORY/rollcall.yaml yet: merge that file first, since the provider and the token come from it"
fetch "$HEAD"
base=$(git -C trusted rev-parse HEAD)
merged=$(git -C trusted merge-tree --write-tree --no-messages "$base" "$HEAD" | head -n 1 | grep -xE '[0-9a-f]{40}') \
  || refuse "this pull request has conflicts with its base branch: resolve them first"
bash "$here/tree.sh" "$merged" "$DIRECTORY" "$RUNNER_TEMP/pr"
bash "$here/tree.sh" "$base" "$DIRECTORY" "$RUNNER_TEMP/base"

output base "$base"
output artifact "rollcall-plan-$(slug)-$NUMBER-$HEAD"
