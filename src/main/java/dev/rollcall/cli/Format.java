package dev.rollcall.cli;

/** The formats there are; their names are the words of the option. */
enum Format {
  text,
  json,
  markdown,
  /** Commands to GitHub's runner; the Markdown goes to the summary of the step. */
  github,
  /** GitLab's Code Quality report. */
  gitlab,
  sarif,
  /** Steps for an admin at the product's console. */
  runbook
}
