/**
 * The embedded server of the membership contract: an organization to try things on, mailbox
 * included.
 */
@NullMarked
package dev.rollcall.sandbox;

import org.jspecify.annotations.NullMarked;
