#!/usr/bin/env bash
# Installs rollcall for action.yml: a released distribution, or one built from the action's own commit.
# Reads VERSION, SHA256, REPOSITORY; sets the output home.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=runner.sh
source "$here/runner.sh"

build() {
  local source
  source=$(cd "$here/../../.." && pwd)
  home=$source/target/rollcall
  # what a build downloads and runs need not know the job's token
  [[ -x $home/bin/rollcall ]] || (cd "$source" && env -u GH_TOKEN mvn -B -q -ntp -DskipTests package)
}

download() {
  local archive=rollcall-$VERSION.tar.gz expected
  home=$RUNNER_TEMP/rollcall-$VERSION
  [[ ! -x $home/bin/rollcall ]] || return 0
  [[ -n $REPOSITORY ]] || refuse "name the repository whose release $VERSION is to be installed"
  mkdir -p "$home.download" "$home"
  gh release download "v$VERSION" --repo "$REPOSITORY" --dir "$home.download" \
    --pattern "$archive" --pattern "$archive.sha256" --clobber
  expected=${SHA256:-$(cut -d ' ' -f 1 "$home.download/$archive.sha256")}
  [[ $expected =~ ^[0-9a-f]{64}$ ]] || refuse "$archive.sha256 holds no SHA-256 checksum"
  (cd "$home.download" && echo "$expected  $archive" | sha256sum --check --quiet -) \
    || refuse "$archive is not what its checksum says: nothing is installed"
  tar -xzf "$home.download/$archive" --strip-components 1 -C "$home"
}

if [[ $VERSION == source ]]; then
  build
elif [[ $VERSION =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.]+)?$ ]]; then
  download
else
  refuse "version is a release such as 1.2.3, or source: $VERSION"
fi
output home "$home"
