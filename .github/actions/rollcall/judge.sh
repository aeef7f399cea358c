#!/usr/bin/env bash
# Fails the job unless rollcall's exit code means success.
# Reads CODE and GOOD: the codes that mean success.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=runner.sh
source "$here/runner.sh"

[[ " $GOOD " != *" $CODE "* ]] || exit 0
case $CODE in
  2) refuse "The live organization differs from the files." ;;
  3) refuse "A guard refuses the plan. The summary says which, and how to allow it." ;;
  4) refuse "The plan is stale: the organization or the files have changed since it was made." ;;
  5) refuse "The plan is applied in part. The summary says which part; run this again to apply the rest." ;;
  65) refuse "The files are invalid. The annotations show each error." ;;
  *) refuse "rollcall failed with exit code $CODE. The log says why." ;;
esac
