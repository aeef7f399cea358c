package dev.rollcall.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An invitation nobody accepted yet.
 *
 * @param lastSentAt when the last e-mail went out, or null where the product does not say
 * @param sends e-mails sent so far, the first included, or null where the product does not count
 * @param expired whether its link no longer works, as far as the product says
 */
public record Invitation(
    @Nullable Instant invitedAt,
    @Nullable Instant lastSentAt,
    @Nullable Integer sends,
    boolean expired) {}
