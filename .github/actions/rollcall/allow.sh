#!/usr/bin/env bash
# Turns a user's input into --allow options, and rejects everything else, so that no other option gets in.
# Reads ALLOW, such as `max_removals=20% first_contact=yes`. Sets the output args.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=runner.sh
source "$here/runner.sh"

args=
read -r -a words <<<"$ALLOW"
for word in "${words[@]}"; do
  [[ $word =~ ^[a-z_]+=[A-Za-z0-9_%]+$ ]] || refuse "allow must be GUARD=VALUE, or several separated by spaces: $word"
  args+=" --allow $word"
done
output args "${args# }"
