/** Files that are written and read again: plans, journals, and the one JSON form of a change. */
@NullMarked
package dev.rollcall.saved;

import org.jspecify.annotations.NullMarked;
