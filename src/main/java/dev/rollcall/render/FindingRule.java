package dev.rollcall.render;

/**
 * What findings of one sort have in common.
 *
 * @param id stable, such as {@code remove-member}
 * @param title a few words
 * @param help what it means and what to do about it, in sentences
 */
record FindingRule(String id, String title, String help) {}
