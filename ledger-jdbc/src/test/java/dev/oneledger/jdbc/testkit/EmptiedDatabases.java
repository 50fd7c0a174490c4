package dev.oneledger.jdbc.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Databases on one server that are used again: emptying one takes a small part of what creating and
 * dropping take. One that is not again as it was when it was new is dropped. Thread-safe.
 */
final class EmptiedDatabases {

  /** Everything that somebody made in it; what hangs on it goes along. */
  private static final String EMPTY =
      """
      DO $$
      DECLARE
        made record;
        kind text;
        name text;
      BEGIN
        PERFORM pg_terminate_backend(pid, 5000) FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid();
        FOR made IN
          SELECT 'pg_event_trigger'::regclass AS class, oid FROM pg_event_trigger
          UNION ALL SELECT 'pg_publication'::regclass, oid FROM pg_publication
          UNION ALL SELECT 'pg_extension'::regclass, oid FROM pg_extension WHERE oid >= 16384
          UNION ALL SELECT 'pg_foreign_data_wrapper'::regclass, oid FROM pg_foreign_data_wrapper
          UNION ALL SELECT 'pg_namespace'::regclass, oid FROM pg_namespace WHERE oid >= 16384 AND nspname !~ '^pg_'
          UNION ALL SELECT classid, objid FROM pg_depend
            WHERE refclassid = 'pg_namespace'::regclass AND refobjid = to_regnamespace('public') AND deptype = 'n'
          UNION ALL SELECT 'pg_cast'::regclass, oid FROM pg_cast WHERE oid >= 16384
          UNION ALL SELECT 'pg_language'::regclass, oid FROM pg_language WHERE oid >= 16384
          UNION ALL SELECT 'pg_am'::regclass, oid FROM pg_am WHERE oid >= 16384
        LOOP
          SELECT o.type, o.identity INTO kind, name FROM pg_identify_object(made.class, made.oid, 0) o;
          IF name IS NOT NULL THEN
            EXECUTE format('DROP %s IF EXISTS %s CASCADE',
              CASE kind WHEN 'composite type' THEN 'type' WHEN 'foreign-data wrapper' THEN 'foreign data wrapper' WHEN 'statistics object' THEN 'statistics' ELSE kind END, name);
          END IF;
        END LOOP;
        PERFORM lo_unlink(oid) FROM pg_largeobject_metadata;
      END
      $$""";

  /** What a database has that was not in it when it was new, in numbers. */
  private static final String STATE =
      """
      SELECT concat_ws(' ',
        (SELECT string_agg(concat(nspname, nspowner, nspacl), ' ' ORDER BY nspname) FROM pg_namespace WHERE nspname !~ '^pg_(toast_)?temp'),
        (SELECT count(*) FROM pg_class WHERE oid >= 16384), (SELECT count(*) FROM pg_proc WHERE oid >= 16384),
        (SELECT count(*) FROM pg_proc WHERE proacl IS NOT NULL), (SELECT count(*) FROM pg_type WHERE oid >= 16384),
        (SELECT count(*) FROM pg_operator WHERE oid >= 16384), (SELECT count(*) FROM pg_opclass WHERE oid >= 16384),
        (SELECT count(*) FROM pg_opfamily WHERE oid >= 16384), (SELECT count(*) FROM pg_am), (SELECT count(*) FROM pg_cast),
        (SELECT count(*) FROM pg_conversion), (SELECT count(*) FROM pg_collation WHERE oid >= 16384),
        (SELECT string_agg(concat(extname, extversion, extnamespace), ' ') FROM pg_extension),
        (SELECT count(*) FROM pg_event_trigger), (SELECT count(*) FROM pg_foreign_data_wrapper), (SELECT count(*) FROM pg_foreign_server),
        (SELECT string_agg(concat(lanname, lanacl), ' ' ORDER BY oid) FROM pg_language), (SELECT count(*) FROM pg_publication),
        (SELECT count(*) FROM pg_rewrite WHERE oid >= 16384), (SELECT count(*) FROM pg_statistic_ext), (SELECT count(*) FROM pg_transform),
        (SELECT count(*) FROM pg_ts_config), (SELECT count(*) FROM pg_ts_dict), (SELECT count(*) FROM pg_ts_parser),
        (SELECT count(*) FROM pg_ts_template), (SELECT count(*) FROM pg_default_acl), (SELECT count(*) FROM pg_largeobject_metadata),
        (SELECT count(*) FROM pg_description), (SELECT count(*) FROM pg_seclabel), (SELECT count(*) FROM pg_init_privs),
        (SELECT count(*) FROM pg_class WHERE relacl IS NOT NULL), (SELECT count(*) FROM pg_attribute WHERE attacl IS NOT NULL),
        (SELECT count(*) FROM pg_db_role_setting WHERE setdatabase = d.oid), d.datdba, d.datacl, d.datconnlimit,
        (SELECT count(*) FROM pg_shdescription WHERE objoid = d.oid), (SELECT count(*) FROM pg_subscription WHERE subdbid = d.oid))
      FROM pg_database d WHERE d.datname = current_database()""";

  private final PostgresServer server;
  private final Deque<TestDatabase> idle = new ArrayDeque<>();

  EmptiedDatabases(PostgresServer server) {
    this.server = server;
    Runtime.getRuntime().addShutdownHook(new Thread(this::dropAll, "drop idle test databases"));
  }

  TestDatabase take() {
    TestDatabase used;
    synchronized (idle) {
      used = idle.poll();
    }
    return used == null ? TestDatabase.reusable(server, this) : used;
  }

  /** True if it was kept for others. */
  boolean giveBack(TestDatabase database, String whenNew) {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(EMPTY);
      if (!state(statement).equals(whenNew)) {
        return false;
      }
    } catch (SQLException notEmptied) {
      return false;
    }
    synchronized (idle) {
      idle.push(database.again());
    }
    return true;
  }

  static String state(TestDatabase database) {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      return state(statement);
    } catch (SQLException failed) {
      throw new IllegalStateException("the state of " + database, failed);
    }
  }

  private static String state(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery(STATE)) {
      row.next();
      return row.getString(1);
    }
  }

  private void dropAll() {
    synchronized (idle) {
      idle.forEach(TestDatabase::drop);
      idle.clear();
    }
  }
}
