# Keeps one comment on a pull request up to date. Source this after runner.sh.
# shellcheck shell=bash

# The account behind a workflow's token.
readonly BOT='github-actions[bot]'

# Creates a comment, or updates the existing one.
# Usage: comment PULL FILE; the first line of FILE is the hidden marker that identifies the comment.
# Only a comment that the bot wrote and that starts with the marker counts: neither another user nor
# text inside a comment can imitate it.
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
