/** The ports to a product's membership API: reading is one interface, writing another. */
@NullMarked
package dev.rollcall.live;

import org.jspecify.annotations.NullMarked;
