/** The pure heart: desired state and live state in, an ordered and guarded plan out. */
@NullMarked
package dev.rollcall.plan;

import org.jspecify.annotations.NullMarked;
