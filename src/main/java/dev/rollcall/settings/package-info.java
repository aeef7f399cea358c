/** What a project says about itself: pure values of {@code rollcall.yaml}. */
@NullMarked
package dev.rollcall.settings;

import org.jspecify.annotations.NullMarked;
