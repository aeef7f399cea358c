#!/usr/bin/env bash
# Ends the job as rollcall's exit code asks for.
# Reads CODE and GOOD: the codes that are no failure.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=runner.sh
source "$here/runner.sh"

[[ " $GOOD " != *" $CODE "* ]] || exit 0
case $CODE in
  2) refuse "The live organization differs from what is declared." ;;
  3) refuse "A guard refuses. The summary says which, and what would allow it." ;;
  4) refuse "The plan is stale: the organization or the files have changed since it was made." ;;
  5) refuse "Only a part is applied. The summary says which; running again does the rest." ;;
  65) refuse "The files are invalid. Each place is annotated." ;;
  *) refuse "rollcall failed with exit code $CODE. The log says why." ;;
esac
