package dev.rollcall.live;

import dev.rollcall.model.Address;
import dev.rollcall.model.Role;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One call of a port, as an {@link InMemoryOrganization} records it.
 *
 * @param addresses in the order given; empty for a read
 * @param role the role given, where the call gives one
 */
public record Call(Operation operation, List<Address> addresses, @Nullable Role role) {
  /** What is asked; the addresses say of which kind of thing. */
  public enum Operation {
    READ,
    CREATE,
    INVITE,
    RESEND,
    SET_ROLE,
    PUT,
    DELETE,
    REMOVE_MEMBERS,
    READ_BACK
  }

  /** Calls of this operation, whatever their addresses. */
  public static Predicate<Call> of(Operation operation) {
    return call -> call.operation() == operation;
  }

  /** Calls of this operation that name this address, alone or among others. */
  public static Predicate<Call> of(Operation operation, String address) {
    return call -> call.operation() == operation && call.addresses().contains(Address.of(address));
  }

  /** Whether the call asks for a change. */
  public boolean writes() {
    return operation != Operation.READ && operation != Operation.READ_BACK;
  }
}
