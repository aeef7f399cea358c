/** What each command does with files, plans and products, without how it looks. */
@NullMarked
package dev.rollcall.operation;

import org.jspecify.annotations.NullMarked;
