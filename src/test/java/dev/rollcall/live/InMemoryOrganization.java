package dev.rollcall.live;

import dev.rollcall.model.Address;
import dev.rollcall.model.Email;
import dev.rollcall.model.LiveState;
import dev.rollcall.model.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An organization that lives in this process and behaves as the membership contract says. It
 * records every call, keeps every e-mail, and fails where a test wants it to. Safe for use by many
 * threads.
 */
public final class InMemoryOrganization implements Connection {
  /** Who a fresh organization belongs to, and who the calls are made as. */
  public static final Principal ADMIN = Email.person("admin@sandbox.example");

  private final InMemoryState state;
  private final List<Call> calls = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();
  private Consumer<Call> observer = call -> {};

  private InMemoryOrganization(InMemoryState state) {
    this.state = state;
  }

  /** One joined admin, {@link #ADMIN}, and these shared workspaces. */
  public static InMemoryOrganization fresh(String... workspaces) {
    InMemoryState state = new InMemoryState(ADMIN);
    for (String workspace : workspaces) {
      state.workspaces.put(workspace, false);
    }
    return new InMemoryOrganization(state);
  }

  /** Starts from what is live elsewhere; whoever calls is its caller. */
  public static InMemoryOrganization holding(LiveState live) {
    return new InMemoryOrganization(new InMemoryState(live));
  }

  /** Adds a workspace that belongs to one person. */
  public synchronized InMemoryOrganization personalWorkspace(String name) {
    state.workspaces.put(name, true);
    return this;
  }

  /** Makes this e-mail one of another organization, which therefore cannot be invited. */
  public synchronized InMemoryOrganization elsewhere(Principal person) {
    state.elsewhere.add(person);
    return this;
  }

  /** An invited person joins. */
  public synchronized void accept(Principal person) {
    state.accept(person);
  }

  /** An invitation of somebody who joined without it is still open. */
  public synchronized void leaveInvitation(Principal person) throws ApiException {
    state.leaveInvitation(person, true);
  }

  /** Sets the clock; it moves one second with each e-mail. */
  public synchronized void setClock(Instant now) {
    state.now = now;
  }

  /** Every call that matches goes wrong this way, until {@link #heal}. Earlier rules go first. */
  public synchronized void fail(Predicate<Call> when, Fault fault) {
    rules.add(new Rule(when, fault, Integer.MAX_VALUE));
  }

  /** The next call that matches goes wrong this way. */
  public synchronized void failOnce(Predicate<Call> when, Fault fault) {
    rules.add(new Rule(when, fault, 1));
  }

  /** Nothing goes wrong any more. */
  public synchronized void heal() {
    rules.clear();
  }

  /** Is told of each call before it happens, on the thread of the call, and may block it. */
  public synchronized void observe(Consumer<Call> newObserver) {
    observer = newObserver;
  }

  /** Every call so far, in order of arrival. */
  public synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  /** Every e-mail so far, in order of sending. */
  public synchronized List<Mail> mailbox() {
    return List.copyOf(state.mailbox);
  }

  /** What is live now; not recorded as a call. */
  public synchronized LiveState live() {
    return state.toLiveState();
  }

  @Override
  public MembershipReader reader() {
    return () ->
        call(new Call(Call.Operation.READ, List.of(), null), (now, fault) -> now.toLiveState());
  }

  @Override
  public Optional<MembershipWriter> writer(LiveState live) {
    return Optional.of(new InMemoryWriter(this, live));
  }

  @Override
  public void close() {}

  <T> T call(Call call, Effect<T> effect) throws ApiException {
    observer().accept(call);
    synchronized (this) {
      calls.add(call);
      Fault fault = nextFault(call);
      if (fault.before() != null) {
        throw fault.before();
      }
      T answer = effect.on(state, fault);
      if (fault.after() != null) {
        throw fault.after();
      }
      return answer;
    }
  }

  synchronized @Nullable String idOf(Address address) {
    return state.idOf(address);
  }

  private synchronized Consumer<Call> observer() {
    return observer;
  }

  private Fault nextFault(Call call) {
    for (Rule rule : rules) {
      if (rule.left > 0 && rule.when.test(call)) {
        rule.left--;
        return rule.fault;
      }
    }
    return Fault.NONE;
  }

  /** What a call does to the state while nobody else touches it. */
  interface Effect<T> {
    T on(InMemoryState state, Fault fault) throws ApiException;
  }

  private static final class Rule {
    private final Predicate<Call> when;
    private final Fault fault;
    private int left;

    private Rule(Predicate<Call> when, Fault fault, int left) {
      this.when = when;
      this.fault = fault;
      this.left = left;
    }
  }
}
