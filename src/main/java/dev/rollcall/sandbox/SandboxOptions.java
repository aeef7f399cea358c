package dev.rollcall.sandbox;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
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
}
