/** What is wrong with somebody's input, where, and what to do about it. */
@NullMarked
package dev.rollcall.diagnostic;

import org.jspecify.annotations.NullMarked;
