package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.JournalKey;
import dev.oneledger.LedgerException;
import dev.oneledger.jdbc.internal.DetailsText;
import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.spi.TargetState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands besides our tables in the schema that was chosen; where none was, in all schemas that
 * are neither the server's nor the journal's own. For one call.
 */
final class SchemaContents {
  /** Whatever the catalog says lives in the schema, except what an extension or a table owns. */
  private static final String OBJECTS =
      """
      SELECT coalesce(%5$so.name, o.identity) COLLATE "C" AS object
      FROM pg_catalog.pg_depend d,
        LATERAL pg_catalog.pg_identify_object(d.classid, d.objid, d.objsubid) o
      WHERE d.refclassid = 'pg_catalog.pg_namespace'::pg_catalog.regclass
        AND d.refobjid %1$s AND d.deptype = 'n'
        AND d.classid <> 'pg_catalog.pg_extension'::pg_catalog.regclass
        AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
          WHERE e.classid = d.classid AND e.objid = d.objid AND e.deptype IN ('e', 'a', 'i')
            AND e.refclassid <> d.refclassid)
        AND NOT (d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid IN (
          coalesce(pg_catalog.to_regclass(%2$s), 0), coalesce(pg_catalog.to_regclass(%3$s), 0),
          coalesce(pg_catalog.to_regclass(%4$s), 0)))
      ORDER BY 1 LIMIT 20\
      """;

  /** The journal's schema counts where the session has it for its own: its tables do not. */
  private static final String OF_USERS =
      """
      IN (SELECT n.oid FROM pg_catalog.pg_namespace n
          WHERE n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
            AND (n.nspname <> %1$s OR n.nspname = pg_catalog.current_schema()))\
      """;

  private final Session session;
  private final @Nullable SchemaName configured;
  private final LedgerTables tables;

  SchemaContents(Session session, @Nullable SchemaName configured, LedgerTables tables) {
    this.session = session;
    this.configured = configured;
    this.tables = tables;
  }

  TargetState inspect(JournalKey key) throws SQLException {
    List<@Nullable String> place =
        session.row(
            "SELECT current_setting('server_version'), current_database(),"
                + " coalesce(current_schema(), '')");
    String schema = configured == null ? String.valueOf(place.get(2)) : configured.value();
    return new TargetState(
        "PostgreSQL %s, database %s, schema %s"
            .formatted(String.valueOf(place.get(0)).split(" ", 2)[0], place.get(1), schema),
        schema,
        objects(),
        otherJournals(schema, key),
        system());
  }

  /** The cluster's system identifier, where the user may read it. */
  private @Nullable String system() throws SQLException {
    String mayRead =
        "SELECT pg_catalog.has_function_privilege('pg_catalog.pg_control_system()', 'EXECUTE')";
    return "t".equals(session.row(mayRead).get(0))
        ? session.row("SELECT system_identifier FROM pg_catalog.pg_control_system()").get(0)
        : null;
  }

  private List<String> objects() throws SQLException {
    String sql =
        OBJECTS.formatted(
            configured == null
                ? OF_USERS.formatted(SqlLiteral.text(tables.schema().value()))
                : "= pg_catalog.to_regnamespace(" + SqlLiteral.text(configured.quoted()) + ")",
            SqlLiteral.text(tables.journal()),
            SqlLiteral.text(tables.text()),
            SqlLiteral.text(tables.format()),
            configured == null ? "o.schema || '.' || " : "");
    return session.column(sql).stream().map(String::valueOf).toList();
  }

  private List<JournalKey> otherJournals(String schema, JournalKey key) throws SQLException {
    String sql =
        """
        SELECT app, journal FROM %s WHERE sequence = 1 AND journal LIKE 'environment:%%'
          AND pg_catalog.strpos(E'\\n' || details || E'\\n', %s) > 0
        ORDER BY app, journal\
        """
            .formatted(
                tables.journal(),
                SqlLiteral.text("\n" + DetailsText.line("schema", schema) + "\n"));
    try (Statement statement = session.statement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<JournalKey> journals = new ArrayList<>();
      while (rows.next()) {
        journals.add(new JournalKey(rows.getString(1), rows.getString(2)));
      }
      journals.remove(key);
      return journals;
    } catch (SQLException failed) {
      LedgerException unreadable = tables.unreadable(failed);
      if (unreadable == null) {
        return List.of();
      }
      throw unreadable;
    }
  }
}
