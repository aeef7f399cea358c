/** A live side read from CSV exports of a product that has no membership API. */
@NullMarked
package dev.rollcall.live.snapshot;

import org.jspecify.annotations.NullMarked;
