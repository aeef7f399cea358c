/**
 * YAML within our bounds: parser events to located entries, and a writer that quotes where YAML
 * needs it.
 */
@NullMarked
package dev.rollcall.yaml;

import org.jspecify.annotations.NullMarked;
