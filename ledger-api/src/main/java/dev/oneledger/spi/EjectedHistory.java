package dev.oneledger.spi;

import dev.oneledger.SqlDialect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is applied in an environment that is handed over to another tool.
 *
 * @param app the application
 * @param environment the environment
 * @param schema the schema its migrations run in; null for the connection's own
 * @param dialect of its database
 * @param applied what is applied there now, in the order of application; nothing that was rolled
 *     back
 */
public record EjectedHistory(
    String app,
    String environment,
    @Nullable String schema,
    SqlDialect dialect,
    List<EjectedMigration> applied) {
  public EjectedHistory {
    applied = List.copyOf(applied);
  }
}
