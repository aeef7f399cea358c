/** The words both sides of a comparison share: identities, addresses, desired and live state. */
@NullMarked
package dev.rollcall.model;

import org.jspecify.annotations.NullMarked;
