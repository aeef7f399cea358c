/** One class a command: what it does with files, plans and products; nothing of how it looks. */
@NullMarked
package dev.rollcall.operation;

import org.jspecify.annotations.NullMarked;
