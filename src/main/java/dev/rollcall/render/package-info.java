/** Views of diagnostics, plans and reports: one class a format, none that knows a provider. */
@NullMarked
package dev.rollcall.render;

import org.jspecify.annotations.NullMarked;
