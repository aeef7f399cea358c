package dev.rollcall.sandbox;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a sandbox starts.
 *
 * @param port the port on the loopback address; 0 takes a free one
 * @param organization what {@code IB-Context} must say; null takes the state's, else the seed's,
 *     else {@code sandbox}
 * @param seed what a fresh state starts with, a file that must exist; null for one joined admin and
 *     {@code workspaces}
 * @param state where the state is kept; read if it exists, and then the seed is not; null keeps
 *     nothing
 * @param workspaces the shared workspaces of a fresh state where there is no seed
 * @param clock the time of invitations and acceptances
 * @param faults what goes wrong with requests
 */
public record SandboxOptions(
    int port,
    @Nullable String organization,
    @Nullable Path seed,
    @Nullable Path state,
    List<String> workspaces,
    InstantSource clock,
    FaultPlan faults) {

  /** Copies the list. */
  public SandboxOptions {
    workspaces = List.copyOf(workspaces);
  }

  /** A free port, no seed, nothing kept, no workspaces, the system's clock, no faults. */
  public static SandboxOptions defaults() {
    return new SandboxOptions(
        0, null, null, null, List.of(), InstantSource.system(), FaultPlan.NONE);
  }

  /** These options on another port. */
  public SandboxOptions withPort(int newPort) {
    return new SandboxOptions(newPort, organization, seed, state, workspaces, clock, faults);
  }

  /** These options for an organization. */
  public SandboxOptions withOrganization(@Nullable String newOrganization) {
    return new SandboxOptions(port, newOrganization, seed, state, workspaces, clock, faults);
  }

  /** These options with a seed. */
  public SandboxOptions withSeed(@Nullable Path newSeed) {
    return new SandboxOptions(port, organization, newSeed, state, workspaces, clock, faults);
  }

  /** These options with a file that keeps the state. */
  public SandboxOptions withState(@Nullable Path newState) {
    return new SandboxOptions(port, organization, seed, newState, workspaces, clock, faults);
  }

  /** These options with shared workspaces for a fresh state without a seed. */
  public SandboxOptions withWorkspaces(List<String> newWorkspaces) {
    return new SandboxOptions(port, organization, seed, state, newWorkspaces, clock, faults);
  }

  /** These options with another clock. */
  public SandboxOptions withClock(InstantSource newClock) {
    return new SandboxOptions(port, organization, seed, state, workspaces, newClock, faults);
  }

  /** These options with requests that go wrong. */
  public SandboxOptions withFaults(FaultPlan newFaults) {
    return new SandboxOptions(port, organization, seed, state, workspaces, clock, newFaults);
  }

  /**
   * What goes wrong with the requests of the contract, and how long each takes.
   *
   * @param latency before each request is looked at
   * @param shares of all requests, in millionths; a fault left out does not happen
   * @param slowness how long a slow request waits before its effect; longer than clients wait
   * @param seed of the draw: for one seed the n-th request always has the same fault
   */
  public record FaultPlan(
      Duration latency, Map<Fault, Integer> shares, Duration slowness, long seed) {
    /** What may go wrong with one request. */
    public enum Fault {
      /** The request is answered 500 and has no effect. */
      BEFORE,
      /** The request has its effect and is answered 500. */
      AFTER,
      /** The request has its effect and the connection drops without an answer. */
      RESET,
      /** The request is put off with 429 and {@code Retry-After}, and has no effect. */
      THROTTLE,
      /** Effect and answer both come after the client has given up waiting. */
      SLOW;

      /** The word in plans of faults. */
      public String word() {
        return name().toLowerCase(Locale.ROOT);
      }
    }

    /** What all shares together may come to. */
    static final int ALL = 1_000_000;

    /**
     * Nothing goes wrong, and nothing takes long; a slow request would outlast rollcall's client.
     */
    public static final FaultPlan NONE =
        new FaultPlan(Duration.ZERO, Map.of(), Duration.ofSeconds(35), 0);

    private static final int PER_CENT = ALL / 100;
    private static final Pattern SHARE = Pattern.compile("([^=]*)=(\\d{1,3}(?:\\.\\d{1,4})?)%");

    /**
     * Copies the map.
     *
     * @throws IllegalArgumentException if the shares come to more than all
     */
    public FaultPlan {
      Map<Fault, Integer> copy = new EnumMap<>(Fault.class);
      copy.putAll(shares);
      shares = Collections.unmodifiableMap(copy);
      if (copy.values().stream().mapToInt(Integer::intValue).sum() > ALL) {
        throw new IllegalArgumentException("the shares add up to more than 100%");
      }
    }

    /**
     * This plan with other faults.
     *
     * @param text such as {@code before=5%,slow=0.5%}: faults and their shares of all requests
     * @throws IllegalArgumentException if it is invalid; the message is a clause
     */
    public FaultPlan withFaults(String text) {
      Map<Fault, Integer> read = new EnumMap<>(Fault.class);
      for (String part : text.split(",", -1)) {
        Matcher share = SHARE.matcher(part.strip());
        if (!share.matches()) {
          throw new IllegalArgumentException(
              "\"" + part.strip() + "\" is not a share of a fault such as before=5% or slow=0.5%");
        }
        if (read.put(fault(share.group(1)), millionths(share.group(2))) != null) {
          throw new IllegalArgumentException("the fault " + share.group(1) + " is given twice");
        }
      }
      return new FaultPlan(latency, read, slowness, seed);
    }

    private static Fault fault(String word) {
      return Arrays.stream(Fault.values())
          .filter(fault -> fault.word().equals(word))
          .findFirst()
          .orElseThrow(
              () -> new IllegalArgumentException("unknown fault \"" + word + "\": use " + words()));
    }

    private static String words() {
      return Arrays.stream(Fault.values()).map(Fault::word).collect(Collectors.joining(", "));
    }

    private static int millionths(String percent) {
      return new BigDecimal(percent).multiply(BigDecimal.valueOf(PER_CENT)).intValueExact();
    }

    /** This plan with another delay of each request. */
    public FaultPlan withLatency(Duration newLatency) {
      return new FaultPlan(newLatency, shares, slowness, seed);
    }

    /** This plan with another delay of slow requests. */
    public FaultPlan withSlowness(Duration newSlowness) {
      return new FaultPlan(latency, shares, newSlowness, seed);
    }

    /** This plan with another seed. */
    public FaultPlan withSeed(long newSeed) {
      return new FaultPlan(latency, shares, slowness, newSeed);
    }

    /** Whether requests may have to wait, and so need a thread each. */
    boolean holdsRequests() {
      return latency.compareTo(Duration.ZERO) > 0 || shares.getOrDefault(Fault.SLOW, 0) > 0;
    }

    /** The fault for a number drawn from {@code [0, ALL)}, or null for none. */
    @Nullable Fault at(int draw) {
      int end = 0;
      for (Map.Entry<Fault, Integer> share : shares.entrySet()) {
        end += share.getValue();
        if (draw < end) {
          return share.getKey();
        }
      }
      return null;
    }
  }
}
