#!/usr/bin/env bash
# Writes the YAML files of a folder at a commit or tree of the repository ./trusted, byte by byte.
# Usage: tree.sh TREE DIRECTORY DESTINATION
#
# Nothing is checked out: what an untrusted tree says in links, attributes, filters, hooks or submodules
# has no effect. A link that rollcall would follow is refused: it could lead to a secret of the machine.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=runner.sh
source "$here/runner.sh"

tree=$1 directory=$2 destination=$3
prefix=$directory/
[[ $directory != . ]] || prefix=

repository() {
  git -C trusted "$@"
}

is_folder() {
  [[ $(repository cat-file -t "$tree:${prefix%/}" 2>/dev/null) == tree ]]
}

# A link to a file that is no YAML, inside the tree, is one that rollcall has no use for.
is_harmless_link() {
  [[ $1 != *.yaml && $1 != *.yml && $1 != *$'\n'* ]] || return 1
  [[ $(repository cat-file --batch-check='%(objecttype)' --follow-symlinks <<<"$tree:$1") == blob ]]
}

write() {
  mkdir -p -- "$(dirname -- "$destination/$2")"
  repository cat-file blob "$1" >"$destination/$2"
}

is_folder || refuse "$directory is not a folder there"
rm -rf -- "$destination"
mkdir -p -- "$destination/$directory"
repository ls-tree -r -z --full-tree "$tree" ${prefix:+"$prefix"} >"$RUNNER_TEMP/entries"
while IFS= read -r -d '' entry; do
  path=${entry#*$'\t'}
  read -r mode _ object <<<"${entry%%$'\t'*}"
  case /$path/ in */../* | */./* | *//*) refuse "not a path of a repository: $path" ;; esac
  case $mode:/${path#"$prefix"} in
    *:*/.*) ;; # hidden: rollcall does not look there
    120000:*)
      is_harmless_link "$path" || refuse \
        "$path is a link. rollcall follows no links here, since they can lead out of the repository: put the file itself there"
      ;;
    100*:*.yaml | 100*:*.yml) write "$object" "$path" ;;
  esac
done <"$RUNNER_TEMP/entries"
