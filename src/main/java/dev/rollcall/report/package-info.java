/**
 * What commands print: a page for each subject, printers of pages as text and Markdown, findings
 * for GitHub, GitLab and SARIF, and JSON. Nothing here knows a provider.
 */
@NullMarked
package dev.rollcall.report;

import org.jspecify.annotations.NullMarked;
