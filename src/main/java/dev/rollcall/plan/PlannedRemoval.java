package dev.rollcall.plan;

import dev.rollcall.model.Principal;
import dev.rollcall.model.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A principal the plan takes out of the organization, before it is known what goes with it.
 *
 * @param role its organization role, null for a group
 * @param note what the files say about it
 * @param further what else the product does, in its words
 */
record PlannedRemoval(
    Step step,
    Principal principal,
    @Nullable Role role,
    String reason,
    Cause cause,
    @Nullable String note,
    List<String> further) {}
