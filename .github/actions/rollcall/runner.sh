# How the scripts in this folder talk to the runner. Source this file.
# shellcheck shell=bash

# Prints standard input with workflow commands disabled: it may quote untrusted text.
show() {
  local stop
  stop=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  echo "::stop-commands::$stop"
  cat
  echo
  echo "::$stop::"
}

# Ends the script with an error that is shown in the run and saved for a comment.
refuse() {
  local message=$1
  # it may contain an untrusted file name: keep only ASCII, so that it displays as it is
  printf '%s' "$message" | LC_ALL=C tr -c '\040-\176' '?' >"$RUNNER_TEMP/refused.txt"
  message=${message//'%'/%25}
  message=${message//$'\r'/%0D}
  echo "::error title=rollcall::${message//$'\n'/%0A}"
  exit 1
}

# Sets an output of the step: its name and a value of one line.
output() {
  case $2 in *$'\n'* | *$'\r'*) refuse "the output $1 has more than one line" ;; esac
  printf '%s=%s\n' "$1" "$2" >>"$GITHUB_OUTPUT"
}

# Prints the URL of this run.
run_url() {
  printf '%s' "$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID"
}

# Prints the project's folder in a form that is valid in the name of an artifact.
slug() {
  printf '%s' "${DIRECTORY//\//\~}"
}
