package dev.oneledger.jdbc.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Data sources that are not what they seem. */
public final class Disguise {
  private Disguise() {}

  /** A database whose driver gives it out as another product. */
  public static DataSource of(DataSource source, String product, String version, int major) {
    Map<String, Object> lies =
        Map.of(
            "getDatabaseProductName", product,
            "getDatabaseProductVersion", version,
            "getDatabaseMajorVersion", major);
    return wrap(DataSource.class, () -> source, lies);
  }

  /** A data source that leads now here, now there. */
  public static DataSource switching(Supplier<DataSource> source) {
    return wrap(DataSource.class, source, Map.of());
  }

  private static <T> T wrap(Class<T> type, Supplier<? extends T> real, Map<String, Object> lies) {
    return type.cast(
        Proxy.newProxyInstance(
            Disguise.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call(real.get(), method, arguments, lies)));
  }

  private static Object call(
      Object real, Method method, Object[] arguments, Map<String, Object> lies) throws Throwable {
    Object lie = lies.get(method.getName());
    if (lie != null) {
      return lie;
    }
    try {
      Object result = method.invoke(real, arguments);
      if (result instanceof Connection connection) {
        return wrap(Connection.class, () -> connection, lies);
      }
      return result instanceof DatabaseMetaData facts
          ? wrap(DatabaseMetaData.class, () -> facts, lies)
          : result;
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
