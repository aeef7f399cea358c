# Keeps one comment on a pull request up to date. To be sourced, after runner.sh.
# shellcheck shell=bash

# The account whose token a workflow has.
readonly BOT='github-actions[bot]'

# Writes a comment, or writes anew the one that is there.
# Usage: comment PULL FILE; the first line of FILE is the hidden marker that tells the comment.
# A comment counts only if the bot wrote it and the marker is the first thing in it: nobody else can
# have one taken for it, and no text within a comment can either.
comment() {
  local pull=$1 file=$2 marker comments id login body
  marker=$(head -n 1 "$file")
  comments=$(gh api --paginate "repos/$GITHUB_REPOSITORY/issues/$pull/comments?per_page=100" \
    --jq '.[] | [.id, .user.login, .body] | @tsv')
  while IFS=$'\t' read -r id login body; do
    if [[ $login == "$BOT" && $body == "$marker"* ]]; then
      gh api --silent -X PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$id" -F "body=@$file"
      return
    fi
  done <<<"$comments"
  gh api --silent -X POST "repos/$GITHUB_REPOSITORY/issues/$pull/comments" -F "body=@$file"
}
