# How the scripts beside this file talk to the runner. To be sourced.
# shellcheck shell=bash

# Prints what comes in, with the runner's commands switched off: it may quote what somebody else wrote.
show() {
  local stop
  stop=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  echo "::stop-commands::$stop"
  cat
  echo
  echo "::$stop::"
}

# Ends the script with an error that is shown in the run and kept for a comment.
refuse() {
  local message=$1
  # it may name a file of somebody else's: nothing but ASCII, so that it reads as it is written
  printf '%s' "$message" | LC_ALL=C tr -c '\040-\176' '?' >"$RUNNER_TEMP/refused.txt"
  message=${message//'%'/%25}
  message=${message//$'\r'/%0D}
  echo "::error title=rollcall::${message//$'\n'/%0A}"
  exit 1
}

# Sets an output of the step: a name, and a value of one line.
output() {
  case $2 in *$'\n'* | *$'\r'*) refuse "the output $1 has more than one line" ;; esac
  printf '%s=%s\n' "$1" "$2" >>"$GITHUB_OUTPUT"
}

# The page of this run.
run_url() {
  printf '%s' "$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID"
}

# The project as a word that fits into an artifact's name.
slug() {
  printf '%s' "${DIRECTORY//\//\~}"
}
