package dev.oneledger.reliability.crash;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Numbers all calls that reach the drivers of one start, from 1 on, and puts a fault in the place
 * of one of them. For one thread at a time.
 */
final class NumberedDriver {
  /** Types whose objects are watched, the more special ones first. */
  private static final List<Class<?>> WATCHED =
      List.of(
          CallableStatement.class,
          PreparedStatement.class,
          Statement.class,
          Connection.class,
          ResultSet.class,
          DatabaseMetaData.class,
          ResultSetMetaData.class);

  private static final Set<String> ENDS = Set.of("close", "abort");

  private final long struckCall;
  private final List<Connection> open = new CopyOnWriteArrayList<>();
  private final List<String> calls = new ArrayList<>();
  private String struck = "";
  private boolean isAnEnd;

  /** A driver that is struck at the call of this number; 0 is never. */
  NumberedDriver(long struckCall) {
    this.struckCall = struckCall;
  }

  /** A data source whose calls are numbered together with all others of this driver. */
  DataSource number(DataSource real, Fault fault) {
    return (DataSource) watch(DataSource.class, real, fault);
  }

  /** The calls there were, in order: each its method and, if it has one, its statement. */
  List<String> calls() {
    return List.copyOf(calls);
  }

  /** The call that was struck, in the same words; empty if it was never made. */
  String struck() {
    return struck;
  }

  /** Whether the struck call was to end a connection, which then stays open by our doing. */
  boolean struckAnEnd() {
    return isAnEnd;
  }

  /** Ends what was left open, as the end of the process would, and tells how many that were. */
  int closeRest() {
    List<Connection> rest = new ArrayList<>(open);
    open.clear();
    for (Connection connection : rest) {
      try {
        connection.abort(Runnable::run);
      } catch (SQLException broken) {
        throw new IllegalStateException("A connection cannot even be aborted", broken);
      }
    }
    return rest.size();
  }

  private Object watch(Class<?> type, Object real, Fault fault) {
    return Proxy.newProxyInstance(
        NumberedDriver.class.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) ->
            method.getDeclaringClass() == Object.class
                ? called(real, method, arguments)
                : numbered(DriverCall.of(real, method, arguments), fault));
  }

  private @Nullable Object numbered(DriverCall call, Fault fault) throws Throwable {
    calls.add(call.words());
    boolean ends = call.real instanceof Connection && ENDS.contains(call.name());
    boolean isStruck = calls.size() == struckCall;
    if (ends && !isStruck) {
      // Drivers may throw while they close what is broken already.
      open.remove((Connection) call.real);
    }
    if (isStruck) {
      struck = call.words();
      isAnEnd = ends;
    }
    Object result = isStruck ? fault.strike(call) : call.proceed();
    boolean isTheDriversOwn = call.name().equals("unwrap");
    return result == null || isTheDriversOwn ? result : watched(result, fault);
  }

  private Object watched(Object result, Fault fault) {
    if (result instanceof Connection connection && !open.contains(connection)) {
      open.add(connection);
    }
    for (Class<?> type : WATCHED) {
      if (type.isInstance(result)) {
        return watch(type, result, fault);
      }
    }
    return result;
  }

  private static @Nullable Object called(Object real, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getTargetException();
    }
  }

  /** The driver's own part of a call. */
  private interface Work {
    @Nullable Object run() throws Throwable;
  }

  private record DriverCall(Object real, String name, String words, Work work) implements Call {
    private static final int ENOUGH = 60;

    static DriverCall of(Object real, Method method, Object @Nullable [] arguments) {
      String name = method.getName();
      String words =
          arguments != null && arguments[0] instanceof String sql
              ? name + " " + abbreviated(sql)
              : name;
      return new DriverCall(real, name, words, () -> called(real, method, arguments));
    }

    private static String abbreviated(String sql) {
      String line = sql.strip().replaceAll("\\s+", " ");
      return line.length() > ENOUGH ? line.substring(0, ENOUGH) + "..." : line;
    }

    @Override
    public @Nullable Object proceed() throws Throwable {
      return work.run();
    }
  }
}
