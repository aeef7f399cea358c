/**
 * From a project's folder to what its files say: settings and roster, checked, and back to files on
 * import; and the canonical form of these files.
 */
@NullMarked
package dev.rollcall.config;

import org.jspecify.annotations.NullMarked;
