/** The settings of a project, and what they need to know about each provider. */
@NullMarked
package dev.rollcall.settings;

import org.jspecify.annotations.NullMarked;
