package dev.rollcall.plan;

import dev.rollcall.diagnostic.SourceLocation;
import dev.rollcall.model.Address;
import dev.rollcall.model.Email;
import dev.rollcall.model.Kind;
import dev.rollcall.model.Role;
import dev.rollcall.plan.Change.Attributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A change for tests in few words: what is not said is absent. */
public final class Planned {
  private final Step step;
  private final Address address;
  private final List<Address> requires = new ArrayList<>();
  private final Map<Address, Role> losses = new HashMap<>();
  private final List<String> further = new ArrayList<>();
  private @Nullable Attributes before;
  private @Nullable Attributes after;
  private String reason = "declared with another role";
  private Cause cause = Cause.DECLARED;
  private @Nullable String note;
  private @Nullable SourceLocation source;
  private boolean lowers;

  private Planned(Step step, Address address) {
    this.step = step;
    this.address = address;
  }

  /** Begins a change of an address in its written form. */
  public static Planned to(Step step, String address) {
    Address read = Address.of(address);
    return new Planned(
        step, read.kind() == Kind.MEMBER ? Address.of(Email.person(read.name())) : read);
  }

  Planned before(Attributes attributes) {
    before = attributes;
    return this;
  }

  Planned after(Attributes attributes) {
    after = attributes;
    return this;
  }

  public Planned was(String role) {
    return before(Attributes.of(new Role(role)));
  }

  public Planned becomes(String role) {
    return after(Attributes.of(new Role(role)));
  }

  Planned because(String why) {
    reason = why;
    return this;
  }

  Planned because(Cause newCause, String why) {
    cause = newCause;
    return because(why);
  }

  Planned noting(String words) {
    note = words;
    return this;
  }

  Planned at(String file, int line) {
    source = new SourceLocation(file, line, 3);
    return this;
  }

  Planned requiring(String other) {
    requires.add(Address.of(other));
    return this;
  }

  public Planned losing(String other, String role) {
    losses.put(Address.of(other), new Role(role));
    return this;
  }

  Planned withEffect(String text) {
    further.add(text);
    return this;
  }

  Planned lowering() {
    lowers = true;
    return this;
  }

  public Change change() {
    return new Change(
        step, address, before, after, reason, cause, note, source, requires, losses, further,
        lowers);
  }
}
