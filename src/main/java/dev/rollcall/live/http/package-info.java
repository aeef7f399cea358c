/**
 * What providers reached over HTTP share: requests are sent, limited and retried, responses are
 * bound to records, reads run in parallel and are repeated where the state changed meanwhile.
 */
@NullMarked
package dev.rollcall.live.http;

import org.jspecify.annotations.NullMarked;
