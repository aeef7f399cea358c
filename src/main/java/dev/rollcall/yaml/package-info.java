/**
 * YAML within our bounds: parser events to located entries, a writer that quotes where YAML needs
 * it, and documents that keep their comments.
 */
@NullMarked
package dev.rollcall.yaml;

import org.jspecify.annotations.NullMarked;
