package dev.rollcall.plan;

import dev.rollcall.model.Address;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something declared that somebody else has to do first: neither drift nor an error.
 *
 * @param reason a clause such as "invited"
 * @param since when the wait began, where that is known
 * @param sends e-mails sent so far, where they are counted
 * @param expired whether the invitation no longer works
 */
public record WaitingEntry(
    Address address,
    String reason,
    @Nullable Instant since,
    @Nullable Integer sends,
    boolean expired) {}
