package dev.oneledger.jdbc.internal;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The statements, its own COMMIT among them, that PostgreSQL's driver keeps on the server under a
 * name once they were run often enough. Behind a transaction pooler the next client that gets the
 * same server session meets the name. The driver is reached by reflection, since it is none of our
 * dependencies; other products' drivers name nothing. Internal: may change in any release.
 */
public final class NamedStatements {
  private static final String DRIVER = "org.postgresql.PGConnection";

  private NamedStatements() {}

  /**
   * Has a connection name none.
   *
   * @return gives it back the setting it had
   */
  public static Runnable none(Connection connection) {
    try {
      Class<?> driver = Class.forName(DRIVER);
      Object real = connection.unwrap(driver);
      if (!driver.isInstance(real)) {
        return () -> {};
      }
      Object before = driver.getMethod("getPrepareThreshold").invoke(real);
      Method setting = driver.getMethod("setPrepareThreshold", int.class);
      setting.invoke(real, 0);
      // No lambda: every start comes here, and a fresh process would wait for its linking.
      return new Runnable() {
        @Override
        public void run() {
          restore(setting, real, before);
        }
      };
    } catch (ReflectiveOperationException | SQLException anotherDriver) {
      return () -> {};
    }
  }

  private static void restore(Method setting, Object real, Object before) {
    try {
      setting.invoke(real, before);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
