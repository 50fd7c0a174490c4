package dev.oneledger.jdbc.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** A data source whose statements run, and then throw as told. For one thread at a time. */
public final class FaultyDriver {
  private final String method;
  private final Supplier<Throwable> fault;
  private final AtomicInteger passes;

  private FaultyDriver(String method, int passes, Supplier<Throwable> fault) {
    this.method = method;
    this.passes = new AtomicInteger(passes);
    this.fault = fault;
  }

  /** Throws after this method of a statement ran once more than it may pass; only then. */
  public static DataSource on(
      DataSource source, String method, int passes, Supplier<Throwable> fault) {
    FaultyDriver faulty = new FaultyDriver(method, passes, fault);
    return faulty.wrap(DataSource.class, source);
  }

  private <T> T wrap(Class<T> type, Object real) {
    return type.cast(
        Proxy.newProxyInstance(
            FaultyDriver.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) -> call(real, called, arguments)));
  }

  private Object call(Object real, Method called, Object[] arguments) throws Throwable {
    Object result;
    try {
      result = called.invoke(real, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
    if (called.getName().equals(method) && passes.getAndDecrement() == 0) {
      throw fault.get();
    }
    return switch (called.getName()) {
      case "getConnection" -> wrap(java.sql.Connection.class, result);
      case "createStatement" -> wrap(java.sql.Statement.class, result);
      default -> result;
    };
  }
}
