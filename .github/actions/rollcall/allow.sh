#!/usr/bin/env bash
# Turns what somebody typed into --allow options, and lets nothing else through: no other option.
# Reads ALLOW, such as `max_removals=20% first_contact=yes`; sets the output args.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=runner.sh
source "$here/runner.sh"

args=
read -r -a words <<<"$ALLOW"
for word in "${words[@]}"; do
  [[ $word =~ ^[a-z_]+=[A-Za-z0-9_%]+$ ]] || refuse "allow is GUARD=VALUE, several with blanks between: $word"
  args+=" --allow $word"
done
output args "${args# }"
