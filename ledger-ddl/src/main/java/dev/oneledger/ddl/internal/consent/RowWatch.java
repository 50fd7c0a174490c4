package dev.oneledger.ddl.internal.consent;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sees whose rows a transaction updates, deletes or empties, where there are none, too: by a
 * trigger on each table that fires once a statement. It is set up and read in the transaction that
 * is watched, and given up with it. The triggers fire whatever {@code session_replication_role} is.
 * Internal: may change in any release.
 *
 * @param cascades the foreign keys by which a deletion goes on
 */
public record RowWatch(List<Cascade> cascades) {
  private static final String SETUP =
      """
      DO $watch$
      DECLARE
        each record;
      BEGIN
        IF pg_catalog.to_regnamespace('oneledger') IS NULL THEN
          CREATE SCHEMA oneledger;
        END IF;
        CREATE TABLE oneledger.row_watch (seen text, operation text);
        CREATE FUNCTION oneledger.row_watch() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
          SET search_path = pg_catalog AS $see$
        BEGIN
          INSERT INTO oneledger.row_watch VALUES (TG_ARGV[0], TG_OP);
          RETURN NULL;
        END $see$;
        FOR each IN
          SELECT pg_catalog.format('%I.%I', n.nspname, c.relname) AS name,
            CASE c.relkind WHEN 'f' THEN '' ELSE 'OR TRUNCATE' END AS emptied
          FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
          WHERE c.relkind IN ('r', 'p', 'f') AND n.nspname !~ '^pg_'
            AND n.nspname NOT IN ('information_schema', 'oneledger')
        LOOP
          EXECUTE pg_catalog.format('CREATE TRIGGER oneledger_row_watch BEFORE UPDATE OR DELETE %s ON %s FOR EACH STATEMENT EXECUTE FUNCTION oneledger.row_watch(%L)',
            each.emptied, each.name, each.name);
          EXECUTE pg_catalog.format('ALTER TABLE %s ENABLE ALWAYS TRIGGER oneledger_row_watch', each.name);
        END LOOP;
      END $watch$
      """;

  private static final String CASCADES =
      """
      SELECT pg_catalog.format('%I.%I', m.nspname, r.relname),
        pg_catalog.format('%I.%I', n.nspname, c.relname)
      FROM pg_catalog.pg_constraint k
        JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_catalog.pg_class r ON r.oid = k.confrelid
        JOIN pg_catalog.pg_namespace m ON m.oid = r.relnamespace
      WHERE k.contype = 'f' AND k.confdeltype IN ('c', 'n', 'd')
      """;

  /**
   * A foreign key that deletes or changes rows behind a deletion.
   *
   * @param from the table that is referred to
   * @param to the one that refers to it
   */
  public record Cascade(String from, String to) {}

  /** Copies the list. */
  public RowWatch {
    cascades = List.copyOf(cascades);
  }

  /** Begins to watch the tables that are there, in the open transaction. */
  public static RowWatch begin(Connection connection) throws SQLException {
    List<Cascade> cascades = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      try (ResultSet rows = statement.executeQuery(CASCADES)) {
        while (rows.next()) {
          cascades.add(new Cascade(rows.getString(1), rows.getString(2)));
        }
      }
      statement.execute(SETUP);
    }
    return new RowWatch(cascades);
  }

  /** The tables whose rows were or may have been changed, by the names they had at the start. */
  public Set<String> seen(Connection connection) throws SQLException {
    Set<String> seen = new TreeSet<>();
    Set<String> deleted = new LinkedHashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT DISTINCT seen, operation FROM oneledger.row_watch")) {
      while (rows.next()) {
        seen.add(rows.getString(1));
        if (rows.getString(2).equals("DELETE")) {
          deleted.add(rows.getString(1));
        }
      }
    }
    seen.addAll(reached(deleted));
    return seen;
  }

  private Set<String> reached(Set<String> deleted) {
    Set<String> reached = new LinkedHashSet<>(deleted);
    int known;
    do {
      known = reached.size();
      cascades.stream()
          .filter(each -> reached.contains(each.from()))
          .map(Cascade::to)
          .toList()
          .forEach(reached::add);
    } while (reached.size() > known);
    return reached;
  }
}
