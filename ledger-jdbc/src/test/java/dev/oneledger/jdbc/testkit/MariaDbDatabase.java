package dev.oneledger.jdbc.testkit;

import java.util.ArrayList;
import java.util.List;
import org.mariadb.jdbc.MariaDbDataSource;

/** A database on MariaDB. */
public final class MariaDbDatabase extends ScratchDatabase {
  private final MariaDbServer server;
  private final String name;

  private MariaDbDatabase(MariaDbServer server, String name) {
    this.server = server;
    this.name = name;
  }

  static MariaDbDatabase createOn(MariaDbServer server) {
    String name = newName();
    run(server.dataSource(), "CREATE DATABASE " + name);
    return new MariaDbDatabase(server, name);
  }

  /** A data source that leads to no server. */
  public static MariaDbDataSource nowhere() {
    return MariaDbServer.at("jdbc:mariadb://127.0.0.1:1/nowhere?user=nobody&connectTimeout=2000");
  }

  /** The database's name. */
  public String name() {
    return name;
  }

  /** The JDBC URL, with the user and, if there is one, the password. */
  public String url() {
    return server.url(name);
  }

  @Override
  public MariaDbDataSource dataSource() {
    return server.dataSource(name);
  }

  /** The same server, no database chosen. */
  public MariaDbDataSource withoutDatabase() {
    return server.dataSource();
  }

  /** The same with further parameters of the driver, such as {@code autocommit=false}. */
  public MariaDbDataSource dataSource(String parameters) {
    String url = url();
    return MariaDbServer.at(url + (url.contains("?") ? "&" : "?") + parameters);
  }

  @Override
  public List<String> contents() {
    List<String> contents = new ArrayList<>();
    for (String table :
        query(
            "SELECT CONCAT('`', REPLACE(table_name, '`', '``'), '`') FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY 1")) {
      rows("SHOW CREATE TABLE " + table).forEach(row -> contents.add(row.toString()));
      rows("SELECT * FROM " + table).stream().map(Object::toString).sorted().forEach(contents::add);
    }
    for (String other :
        List.of(
            "SELECT routine_name, routine_definition FROM information_schema.routines WHERE routine_schema = DATABASE()",
            "SELECT trigger_name, action_statement FROM information_schema.triggers WHERE trigger_schema = DATABASE()",
            "SELECT event_name, event_definition FROM information_schema.events WHERE event_schema = DATABASE()")) {
      rows(other + " ORDER BY 1").forEach(row -> contents.add(row.toString()));
    }
    return contents;
  }

  /** Sessions that a test left working are ended, so that the database can go. */
  @Override
  public void close() {
    query(
            "SELECT CONCAT('KILL ', id) FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()")
        .forEach(kill -> end(String.valueOf(kill)));
    run(server.dataSource(), "DROP DATABASE IF EXISTS " + name);
  }

  /** A session may have ended by itself in between. */
  private void end(String kill) {
    run(
        server.dataSource(),
        "BEGIN NOT ATOMIC DECLARE CONTINUE HANDLER FOR 1094 BEGIN END; " + kill + "; END");
  }

  @Override
  public String toString() {
    return name;
  }
}
