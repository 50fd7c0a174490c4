package dev.oneledger.jdbc.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** A data source whose statements run, and then throw as told. For one thread at a time. */
public final class FaultyDriver {
  private final BiPredicate<String, String> where;
  private final boolean runs;
  private final Supplier<Throwable> fault;
  private final AtomicInteger passes;

  private FaultyDriver(
      BiPredicate<String, String> where, boolean runs, int passes, Supplier<Throwable> fault) {
    this.where = where;
    this.runs = runs;
    this.passes = new AtomicInteger(passes);
    this.fault = fault;
  }

  /** Throws after this method of a statement ran once more than it may pass; only then. */
  public static DataSource on(
      DataSource source, String method, int passes, Supplier<Throwable> fault) {
    BiPredicate<String, String> here = (called, text) -> called.equals(method);
    return new FaultyDriver(here, true, passes, fault).wrap(DataSource.class, source);
  }

  /** Throws where this method is called once more than it may pass, before it runs; only then. */
  public static DataSource before(
      DataSource source, String method, int passes, Supplier<Throwable> fault) {
    BiPredicate<String, String> here = (called, text) -> called.equals(method);
    return new FaultyDriver(here, false, passes, fault).wrap(DataSource.class, source);
  }

  /** Loses the connection once, after the server ran a text that begins like this. */
  public static DataSource lostAfter(DataSource source, String beginning) {
    return lost(source, beginning, true);
  }

  /** Loses the connection once, when a text that begins like this is about to be sent. */
  public static DataSource lostBefore(DataSource source, String beginning) {
    return lost(source, beginning, false);
  }

  /** Lets something else happen once, when a text that begins like this is about to be sent. */
  public static DataSource meanwhile(DataSource source, String beginning, Runnable other) {
    BiPredicate<String, String> here = (called, text) -> text.startsWith(beginning);
    Supplier<Throwable> noFault =
        () -> {
          other.run();
          return null;
        };
    return new FaultyDriver(here, false, 0, noFault).wrap(DataSource.class, source);
  }

  private static DataSource lost(DataSource source, String beginning, boolean runs) {
    BiPredicate<String, String> here = (called, text) -> text.startsWith(beginning);
    return new FaultyDriver(here, runs, 0, () -> new SQLException("I/O error", "08006"))
        .wrap(DataSource.class, source);
  }

  private <T> T wrap(Class<T> type, Object real) {
    return type.cast(
        Proxy.newProxyInstance(
            FaultyDriver.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) -> call(real, called, arguments)));
  }

  private Object call(Object real, Method called, Object[] arguments) throws Throwable {
    String text = arguments != null && arguments[0] instanceof String sql ? sql : "";
    boolean breaks = where.test(called.getName(), text) && passes.getAndDecrement() == 0;
    Object result = breaks ? broken(real, called, arguments) : run(real, called, arguments);
    return switch (called.getName()) {
      case "getConnection" -> wrap(java.sql.Connection.class, result);
      case "createStatement" -> wrap(java.sql.Statement.class, result);
      default -> result;
    };
  }

  /** What the server answers is not heard. */
  private Object broken(Object real, Method called, Object[] arguments) throws Throwable {
    if (runs) {
      try {
        run(real, called, arguments);
      } catch (SQLException unheard) {
        throw fault.get();
      }
    }
    Throwable thrown = fault.get();
    if (thrown != null) {
      throw thrown;
    }
    return run(real, called, arguments);
  }

  private static Object run(Object real, Method called, Object[] arguments) throws Throwable {
    try {
      return called.invoke(real, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
