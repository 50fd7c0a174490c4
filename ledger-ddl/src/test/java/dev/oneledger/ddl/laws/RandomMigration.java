package dev.oneledger.ddl.laws;

import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlText;
import dev.oneledger.ddl.laws.Present.Item;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A database and a migration on it, made by chance: each statement is drawn from what is there, and
 * tried; one that fails is forgotten.
 *
 * @param seed from which the same comes again
 * @param base the statements that made the database
 * @param statements those of the migration
 */
record RandomMigration(long seed, List<String> base, List<String> statements) {
  private static final int TABLES = 3;
  private static final int TRIES = 60;

  /** Makes the database anew, and the migration, of which nothing is left there. */
  static RandomMigration on(Connection connection, long seed) throws SQLException {
    Chance chance = new Chance(seed);
    connection.setAutoCommit(false);
    clear(connection);
    List<String> base = tables(connection, chance);
    base.addAll(drawn(connection, chance, 6 + chance.number(14)));
    connection.commit();
    List<String> statements = drawn(connection, chance, 1 + chance.number(6));
    connection.rollback();
    connection.setAutoCommit(true);
    return new RandomMigration(seed, base, statements);
  }

  private static void clear(Connection connection) throws SQLException {
    for (Item schema : Present.in(connection).all("schema")) {
      run(connection, "DROP SCHEMA %s CASCADE".formatted(schema.name()));
    }
    run(connection, "DROP SCHEMA IF EXISTS oneledger CASCADE");
    run(connection, "CREATE SCHEMA public");
  }

  private static List<String> tables(Connection connection, Chance chance) throws SQLException {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < TABLES; i++) {
      keep(connection, new RandomTables(chance, Present.in(connection)).create(), made);
    }
    Present present = Present.in(connection);
    for (Item table : present.all("table")) {
      keep(connection, new RandomRows(chance, present).insert(table), made);
    }
    return made;
  }

  private static List<String> drawn(Connection connection, Chance chance, int count)
      throws SQLException {
    List<String> drawn = new ArrayList<>();
    for (int i = 0; i < TRIES && drawn.size() < count; i++) {
      keep(connection, statement(chance, Present.in(connection)), drawn);
    }
    return drawn;
  }

  private static String statement(Chance chance, Present present) {
    return switch (chance.number(10)) {
      case 0, 1, 2, 3 -> new RandomTables(chance, present).statement();
      case 4, 5, 6, 7 -> new RandomObjects(chance, present).statement();
      default -> new RandomRows(chance, present).statement();
    };
  }

  private static void keep(Connection connection, String sql, List<String> kept)
      throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      run(connection, sql);
      if (!sql.isEmpty()) {
        kept.add(sql);
      }
    } catch (SQLException failed) {
      connection.rollback(before);
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  Migration migration() {
    String text = String.join(";\n", statements) + ";\n";
    return new Migration(
        MigrationId.parse("1_seed_" + seed), SqlText.of(text), null, true, "1_seed.sql");
  }

  @Override
  public String toString() {
    return "seed %d\n%s\n--->\n%s"
        .formatted(seed, String.join(";\n", base), String.join(";\n", statements));
  }
}
