package dev.oneledger.ddl.internal.scratch;

import java.util.function.Function;
import javax.sql.DataSource;

/** PostgreSQL copies a template, of which one is empty. */
final class PostgresServer implements ScratchServer {

  @Override
  public DataSource create(DataSource admin, String name, Function<String, DataSource> byName) {
    return copy(admin, "template0", name, byName);
  }

  @Override
  public DataSource copy(
      DataSource admin, String template, String name, Function<String, DataSource> byName) {
    ScratchServer.run(
        admin,
        "Creating a scratch database",
        "CREATE DATABASE %s TEMPLATE \"%s\"".formatted(name, template.replace("\"", "\"\"")));
    return byName.apply(name);
  }

  @Override
  public void drop(DataSource admin, String name, DataSource scratch) {
    ScratchServer.run(
        admin,
        "Dropping the scratch database",
        "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
  }
}
