package dev.rollcall.plan;

import dev.rollcall.model.Address;
import dev.rollcall.model.DeclarationChange;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change seen from the live side: what differs, and what the files would have to say for it not
 * to.
 *
 * @param amendments with them the change is no longer planned, and no other one is for it; empty
 *     where there is an obstacle
 * @param along addresses of other changes that have to be adopted, too
 * @param obstacle why it cannot be adopted, in clauses for a person, or null where it can
 */
public record DriftItem(
    Change change,
    DriftClass driftClass,
    List<DeclarationChange> amendments,
    List<Address> along,
    @Nullable String obstacle) {
  public DriftItem {
    amendments =
        amendments.stream().sorted(Comparator.comparing(DeclarationChange::address)).toList();
    along = along.stream().sorted().toList();
  }
}
