/**
 * What providers reached over HTTP share: one request sent well, whole lists read, torn reads
 * repeated.
 */
@NullMarked
package dev.rollcall.live.http;

import org.jspecify.annotations.NullMarked;
