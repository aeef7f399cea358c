package dev.rollcall.plan;

/**
 * The narrowest apply that takes something that drifted back to what the files say.
 *
 * @param option what has to be added to the command for it to be that narrow; may be empty
 * @param changes how many changes it carries out, this one included
 * @param verdict what the guards say of exactly these
 */
public record RevertCommand(String option, int changes, Verdict verdict) {}
