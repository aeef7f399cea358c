/** Carries a plan out, stage by stage, and accounts for every change of it. */
@NullMarked
package dev.rollcall.apply;

import org.jspecify.annotations.NullMarked;
