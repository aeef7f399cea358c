package dev.rollcall.live;

import dev.rollcall.model.Address;
import dev.rollcall.model.Principal;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with a call.
 *
 * @param before thrown instead of doing anything
 * @param after thrown although everything was done
 * @param skipped people for whom a bulk call does nothing and answers nothing
 * @param unanswered people for whom a bulk call does all and answers nothing
 * @param refused people whom a bulk call refuses
 */
public record Fault(
    @Nullable ApiException before,
    @Nullable ApiException after,
    Set<Address> skipped,
    Set<Address> unanswered,
    Set<Address> refused) {
  /** Nothing goes wrong. */
  public static final Fault NONE = thrown(null, null);

  /** The server refuses with this status. */
  public static Fault refused(int status) {
    return thrown(ApiException.refused(status, "refused with " + status), null);
  }

  /** The server refuses with this status and would refuse all else. */
  public static Fault fatal(int status) {
    return thrown(ApiException.fatal(status, "refused with " + status), null);
  }

  /** The request never arrives; nobody can tell. */
  public static Fault lostRequest() {
    return thrown(ApiException.unknown(0, "the request was lost", null), null);
  }

  /** The request is carried out, the answer never arrives; nobody can tell. */
  public static Fault lostAnswer() {
    return thrown(null, ApiException.unknown(0, "the answer was lost", null));
  }

  /** A bulk call leaves these people out, and does not say so. */
  public static Fault skipping(Principal... people) {
    return partial(people(people), Set.of(), Set.of());
  }

  /** A bulk call does its work for these people, and does not say so. */
  public static Fault silentOn(Principal... people) {
    return partial(Set.of(), people(people), Set.of());
  }

  /** A bulk call refuses these people. */
  public static Fault refusing(Principal... people) {
    return partial(Set.of(), Set.of(), people(people));
  }

  private static Fault thrown(@Nullable ApiException before, @Nullable ApiException after) {
    return new Fault(before, after, Set.of(), Set.of(), Set.of());
  }

  private static Fault partial(
      Set<Address> skipped, Set<Address> unanswered, Set<Address> refused) {
    return new Fault(null, null, skipped, unanswered, refused);
  }

  private static Set<Address> people(Principal... people) {
    return Arrays.stream(people).map(Address::of).collect(Collectors.toSet());
  }
}
