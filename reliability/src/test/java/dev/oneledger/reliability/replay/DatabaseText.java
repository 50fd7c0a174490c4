package dev.oneledger.reliability.replay;

import dev.oneledger.jdbc.CatalogSnapshot;
import dev.oneledger.jdbc.testkit.MariaDbDatabase;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.jdbc.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * All definitions and rows of a database as text, without the tables that tools keep for
 * themselves.
 */
final class DatabaseText {
  private static final List<String> OF_TOOLS =
      List.of(
          "oneledger_replay",
          "flyway_schema_history",
          "databasechangelog",
          "databasechangeloglock",
          "schema_migrations");

  /** MariaDB's are among the tables, with their position as their row. */
  private static final String SEQUENCES =
      "SELECT format('%I.%I', schemaname, sequencename) FROM pg_sequences WHERE schemaname <> 'oneledger' ORDER BY 1";

  /** The columns up to the definition, of those that SHOW CREATE answers with. */
  private static final Map<String, Integer> COLUMNS =
      Map.of("TABLE", 2, "PROCEDURE", 3, "FUNCTION", 3, "TRIGGER", 3, "EVENT", 4);

  private DatabaseText() {}

  static List<String> of(ScratchDatabase database) {
    List<String> text = new ArrayList<>(catalog(database));
    for (String table : tables(database)) {
      text.add("rows of " + table);
      database.rows("SELECT * FROM " + table).stream()
          .map(Object::toString)
          .sorted()
          .forEach(text::add);
    }
    for (Object sequence :
        database instanceof TestDatabase ? database.query(SEQUENCES) : List.of()) {
      text.add(
          "%s is at %s"
              .formatted(sequence, database.rows("SELECT last_value, is_called FROM " + sequence)));
    }
    return text;
  }

  private static List<String> catalog(ScratchDatabase database) {
    return database instanceof TestDatabase
        ? CatalogSnapshot.of(database.dataSource()).lines().stream()
            .filter(line -> OF_TOOLS.stream().noneMatch(line.toLowerCase(Locale.ROOT)::contains))
            .toList()
        : mariaDb((MariaDbDatabase) database);
  }

  private static List<String> tables(ScratchDatabase database) {
    String all =
        database instanceof TestDatabase
            ? "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema', 'oneledger') ORDER BY 1"
            : "SELECT CONCAT('`', REPLACE(table_name, '`', '``'), '`') FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type IN ('BASE TABLE', 'SEQUENCE') ORDER BY 1";
    return database.query(all).stream().map(String::valueOf).filter(DatabaseText::isOurs).toList();
  }

  private static boolean isOurs(String table) {
    String name = table.toLowerCase(Locale.ROOT);
    return OF_TOOLS.stream().noneMatch(name::contains) && !name.startsWith("`oneledger_");
  }

  private static List<String> mariaDb(MariaDbDatabase database) {
    List<String> text = new ArrayList<>();
    show(
        text,
        database,
        "TABLE",
        "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()");
    show(
        text,
        database,
        "PROCEDURE",
        "SELECT routine_name FROM information_schema.routines WHERE routine_schema = DATABASE() AND routine_type = 'PROCEDURE'");
    show(
        text,
        database,
        "FUNCTION",
        "SELECT routine_name FROM information_schema.routines WHERE routine_schema = DATABASE() AND routine_type = 'FUNCTION'");
    show(
        text,
        database,
        "TRIGGER",
        "SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = DATABASE()");
    show(
        text,
        database,
        "EVENT",
        "SELECT event_name FROM information_schema.events WHERE event_schema = DATABASE()");
    return text.stream().map(line -> line.replace(database.name(), "here")).toList();
  }

  private static void show(List<String> text, MariaDbDatabase database, String kind, String names) {
    for (String name :
        database.query(names + " ORDER BY 1").stream().map(String::valueOf).toList()) {
      String quoted = "`" + name.replace("`", "``") + "`";
      if (isOurs(quoted)) {
        database
            .rows("SHOW CREATE " + kind + " " + quoted)
            .forEach(
                row ->
                    text.add(
                        kind + " " + row.subList(0, Objects.requireNonNull(COLUMNS.get(kind)))));
      }
    }
  }
}
