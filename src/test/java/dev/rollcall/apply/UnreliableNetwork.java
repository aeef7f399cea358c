package dev.rollcall.apply;

import dev.rollcall.live.ApiException;
import dev.rollcall.live.MembershipWriter;
import dev.rollcall.model.Address;
import dev.rollcall.model.Kind;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What lies between a writer and its organization. It loses requests and answers, delays effects
 * beyond the caller's patience, and refuses, by a seed: the same call gets the same weather,
 * however threads are scheduled.
 */
final class UnreliableNetwork {
  private static final int PEOPLE_PER_CALL = 3;

  private final long seed;
  private final Map<String, Integer> calls = new HashMap<>();
  private final List<Effect> late = new ArrayList<>();
  private boolean calm;

  UnreliableNetwork(long seed) {
    this.seed = seed;
  }

  /** A writer whose calls pass through here. */
  MembershipWriter to(MembershipWriter writer) {
    return (MembershipWriter)
        Proxy.newProxyInstance(
            MembershipWriter.class.getClassLoader(),
            new Class<?>[] {MembershipWriter.class},
            (proxy, method, arguments) ->
                method.getName().endsWith("PerCall")
                    ? perCall(arguments)
                    : pass(method.getName(), arguments, () -> call(writer, method, arguments)));
  }

  /** Deletions are told of which kind. */
  private static int perCall(Object @Nullable [] arguments) {
    return arguments == null || arguments[0] == Kind.MEMBER ? PEOPLE_PER_CALL : 1;
  }

  /** From now on nothing goes wrong. */
  synchronized void calm() {
    calm = true;
  }

  /** Lets everything that was delayed happen. */
  void settle() {
    List<Effect> effects;
    synchronized (this) {
      effects = List.copyOf(late);
      late.clear();
    }
    effects.forEach(UnreliableNetwork::happen);
  }

  private @Nullable Object pass(String method, Object[] arguments, Effect effect)
      throws ApiException {
    Random random = random(method + Arrays.toString(arguments));
    if (random.nextInt(4) == 0) {
      settle();
    }
    int draw = isCalm() ? 100 : random.nextInt(100);
    if (method.equals("readBack")) {
      return draw < 4 ? lose("read-back") : effect.happen();
    }
    if (draw < 6) {
      throw ApiException.unknown(500, "an error before the effect", null);
    } else if (draw < 12) {
      effect.happen();
      throw ApiException.unknown(500, "an error after the effect", null);
    } else if (draw < 17) {
      effect.happen();
      return lose("answer");
    } else if (draw < 21) {
      delay(effect);
      return lose("patience");
    } else if (draw < 25) {
      throw ApiException.refused(429 - 26 * (draw % 2), "not now");
    } else if (draw == 25) {
      throw ApiException.fatal(401, "who are you");
    }
    Object answer = effect.happen();
    return draw < 35 && answer instanceof Map<?, ?> results ? thinned(results, random) : answer;
  }

  private synchronized Random random(String call) {
    return new Random(
        seed * 1_000_003L + call.hashCode() * 31L + calls.merge(call, 1, Integer::sum));
  }

  private synchronized boolean isCalm() {
    return calm;
  }

  private synchronized void delay(Effect effect) {
    late.add(effect);
  }

  private static Object lose(String what) throws ApiException {
    throw ApiException.unknown(0, "lost: " + what, null);
  }

  private static Map<Address, Object> thinned(Map<?, ?> results, Random random) {
    Map<Address, Object> thinned = new LinkedHashMap<>();
    results.forEach(
        (address, result) -> {
          if (random.nextBoolean()) {
            thinned.put((Address) address, result);
          }
        });
    return thinned;
  }

  private static @Nullable Object call(MembershipWriter writer, Method method, Object[] arguments)
      throws ApiException {
    try {
      return method.invoke(writer, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof ApiException refusal) {
        throw refusal;
      }
      throw new IllegalStateException(e);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void happen(Effect effect) {
    try {
      effect.happen();
    } catch (ApiException e) {
      // nobody waits for the answer any more
    }
  }

  /** What a call does when it arrives. */
  private interface Effect {
    @Nullable Object happen() throws ApiException;
  }
}
