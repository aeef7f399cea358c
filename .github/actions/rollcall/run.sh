#!/usr/bin/env bash
# Runs one rollcall command for action.yml.
# Reads the variables that action.yml sets. Sets its outputs, except the counts, which rollcall sets itself.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=runner.sh
source "$here/runner.sh"

absolute() {
  [[ $1 == /* ]] && printf '%s' "$1" || printf '%s' "$PWD/$1"
}

[[ $COMMAND =~ ^(plan|apply|drift|validate)$ ]] || refuse "unknown command: $COMMAND"
[[ -n $DIRECTORY && $DIRECTORY != -* ]] || refuse "invalid folder: $DIRECTORY"
[[ -n $ROLLCALL_TOKEN ]] || unset ROLLCALL_TOKEN

out=$(absolute "${OUT:-$RUNNER_TEMP/rollcall-$COMMAND}")
mkdir -p "$out"
rm -f "$out"/{rollcall.md,rollcall.json,saved-plan.json,journal.jsonl}

arguments=("$COMMAND" "$DIRECTORY" --format github)
arguments+=(--format "markdown=$out/rollcall.md" --format "json=$out/rollcall.json")
[[ -z $SETTINGS ]] || arguments+=(--settings "$(absolute "$SETTINGS")")
case $COMMAND in
  plan)
    arguments+=(--detailed-exitcode --out "$out/saved-plan.json")
    [[ -z $BASE ]] || arguments+=(--base "$(absolute "$BASE")")
    ;;
  apply)
    arguments+=(--yes --journal "$out/journal.jsonl")
    [[ -z $PLAN ]] || arguments+=(--plan "$(absolute "$PLAN")")
    ;;
esac
set -f
# shellcheck disable=SC2206 # split at spaces, without any other expansion
arguments+=($ARGS)
set +f

code=0
cd "$ROOT"
"$ROLLCALL_HOME/bin/rollcall" "${arguments[@]}" >"$out/annotations.txt" 2>"$out/messages.txt" || code=$?
show <"$out/messages.txt"
cat "$out/annotations.txt"
echo

output code "$code"
for pair in markdown=rollcall.md json=rollcall.json plan=saved-plan.json journal=journal.jsonl; do
  [[ ! -s $out/${pair#*=} ]] || output "${pair%%=*}" "$out/${pair#*=}"
done
[[ $KEEP_GOING != true && $COMMAND:$code != plan:2 ]] || code=0
exit "$code"
