/** A plan as steps in AI Hub's console, for an admin to carry out by hand. */
@NullMarked
package dev.rollcall.runbook;

import org.jspecify.annotations.NullMarked;
