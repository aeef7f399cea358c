#!/usr/bin/env bash
# Installs rollcall for action.yml: a release, or a build of the action's own commit.
# Reads VERSION, SHA256, REPOSITORY. Sets the output home.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=runner.sh
source "$here/runner.sh"

build() {
  local source
  source=$(cd "$here/../../.." && pwd)
  home=$source/target/rollcall
  # code that a build downloads and runs must not see the job's token
  [[ -x $home/bin/rollcall ]] || (cd "$source" && env -u GH_TOKEN mvn -B -q -ntp -DskipTests package)
}

download() {
  local archive=rollcall-$VERSION.tar.gz expected
  home=$RUNNER_TEMP/rollcall-$VERSION
  [[ ! -x $home/bin/rollcall ]] || return 0
  [[ -n $REPOSITORY ]] || refuse "set repository to the repository that released $VERSION"
  mkdir -p "$home.download" "$home"
  gh release download "v$VERSION" --repo "$REPOSITORY" --dir "$home.download" \
    --pattern "$archive" --pattern "$archive.sha256" --clobber
  expected=${SHA256:-$(cut -d ' ' -f 1 "$home.download/$archive.sha256")}
  [[ $expected =~ ^[0-9a-f]{64}$ ]] || refuse "$archive.sha256 does not contain a SHA-256 checksum"
  (cd "$home.download" && echo "$expected  $archive" | sha256sum --check --quiet -) \
    || refuse "the checksum of $archive does not match: nothing is installed"
  tar -xzf "$home.download/$archive" --strip-components 1 -C "$home"
}

if [[ $VERSION == source ]]; then
  build
elif [[ $VERSION =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.]+)?$ ]]; then
  download
else
  refuse "version must be a release such as 1.2.3, or source: $VERSION"
fi
output home "$home"
