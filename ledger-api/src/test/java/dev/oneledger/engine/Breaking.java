package dev.oneledger.engine;

import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.spi.LedgerStore;
import dev.oneledger.spi.StatementwiseTarget;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers the calls to a ledger store and a target, and loses the connection at one of them: before
 * the call has got there, or after it has taken effect.
 */
final class Breaking {
  /** What of a call is lost. */
  enum Loss {
    CALL,
    ANSWER
  }

  /** What is out of reach from then on. */
  enum Then {
    ALL_IS_WELL,
    THE_LEDGER_STAYS_DOWN
  }

  /**
   * Where, and how.
   *
   * @param call the number of the call, from 1; 0 for none
   */
  record Point(int call, Loss loss, Then then) {
    static final Point NEVER = new Point(0, Loss.CALL, Then.ALL_IS_WELL);
  }

  private final Point point;
  private final List<String> calls = new ArrayList<>();

  Breaking(Point point) {
    this.point = point;
  }

  LedgerStore store(LedgerStore real) {
    return through(LedgerStore.class, real, "store.");
  }

  StatementwiseTarget target(StatementwiseTarget real) {
    return through(StatementwiseTarget.class, real, "target.");
  }

  /** The calls that went to a database so far, in order. */
  synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /** Whether the run got as far as the point. */
  boolean wasReached() {
    return calls().size() >= point.call();
  }

  private <T> T through(Class<T> type, T real, String name) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              boolean asksNoDatabase =
                  method.getName().equals("dialect")
                      || method.getName().equals("hasTransactionalDdl");
              boolean lost = !asksNoDatabase && isLost(name + method.getName());
              if (lost && point.loss() == Loss.CALL) {
                throw unreachable(name);
              }
              try {
                Object answer = method.invoke(real, arguments);
                if (lost) {
                  throw unreachable(name);
                }
                return answer;
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            }));
  }

  private synchronized boolean isLost(String call) {
    calls.add(call);
    boolean staysDown =
        point.then() == Then.THE_LEDGER_STAYS_DOWN
            && point.call() > 0
            && calls.size() > point.call()
            && call.startsWith("store.");
    return calls.size() == point.call() || staysDown;
  }

  private static LedgerUnreachableException unreachable(String name) {
    return new LedgerUnreachableException(
        "The %s does not answer.".formatted(name.replace(".", "")), new IOException("lost"));
  }
}
