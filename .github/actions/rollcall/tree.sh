#!/usr/bin/env bash
# Extracts the YAML files of a folder from a commit or tree of the repository ./trusted, unchanged.
# Usage: tree.sh TREE DIRECTORY DESTINATION
#
# Nothing is checked out: links, attributes, filters, hooks and submodules of an untrusted tree have no
# effect. A link that rollcall would follow is refused: it could point to a secret on the machine.
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

# rollcall ignores links to files that are not YAML; these must still stay inside the tree.
is_harmless_link() {
  [[ $1 != *.yaml && $1 != *.yml && $1 != *$'\n'* ]] || return 1
  [[ $(repository cat-file --batch-check='%(objecttype)' --follow-symlinks <<<"$tree:$1") == blob ]]
}

write() {
  mkdir -p -- "$(dirname -- "$destination/$2")"
  repository cat-file blob "$1" >"$destination/$2"
}

is_folder || refuse "$directory is not a folder in this commit"
rm -rf -- "$destination"
mkdir -p -- "$destination/$directory"
repository ls-tree -r -z --full-tree "$tree" ${prefix:+"$prefix"} >"$RUNNER_TEMP/entries"
while IFS= read -r -d '' entry; do
  path=${entry#*$'\t'}
  read -r mode _ object <<<"${entry%%$'\t'*}"
  case /$path/ in */../* | */./* | *//*) refuse "invalid path in the repository: $path" ;; esac
  case $mode:/${path#"$prefix"} in
    *:*/.*) ;; # rollcall skips hidden files
    120000:*)
      is_harmless_link "$path" || refuse \
        "$path is a symbolic link, which could lead out of the repository: replace it with the file itself"
      ;;
    100*:*.yaml | 100*:*.yml) write "$object" "$path" ;;
  esac
done <"$RUNNER_TEMP/entries"
