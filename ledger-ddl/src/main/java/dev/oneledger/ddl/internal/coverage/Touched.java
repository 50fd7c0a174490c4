package dev.oneledger.ddl.internal.coverage;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.Migration;
import dev.oneledger.SqlText;
import dev.oneledger.ddl.internal.consent.RowWatch;
import dev.oneledger.ddl.internal.inverse.CatalogDiff;
import dev.oneledger.ddl.internal.inverse.Matching;
import dev.oneledger.ddl.internal.probe.SessionState;
import dev.oneledger.ddl.internal.probe.StatementRun;
import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.PostgresCatalog;
import dev.oneledger.jdbc.internal.catalog.TouchedCatalogs;
import dev.oneledger.spi.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What migration and rollback touched in a trial run.
 *
 * @param tables the tables, by their names before, for which it matters whether there are rows
 * @param unread what was written where no snapshot looks
 */
record Touched(Set<String> tables, List<Finding> unread) {
  private static final String MARK = "oneledger_back";

  Touched {
    tables = Set.copyOf(tables);
    unread = List.copyOf(unread);
  }

  /** Runs both in the open transaction, which is to be given up. */
  static Touched by(Migration migration, Connection connection) throws SQLException {
    SessionState session = SessionState.of(connection);
    Catalog before = catalog(connection);
    RowWatch watch = RowWatch.begin(connection);
    ReadTables reads = ReadTables.begin(connection);
    List<Finding> unread = new ArrayList<>();
    run(TextRun.of(migration.apply()), migration.origin(), connection, reads, unread);
    TextRun.settle(connection, session);
    Catalog after = catalog(connection);
    if (migration.rollback() != null) {
      back(migration, migration.rollback(), connection, reads, unread);
    }
    Set<String> tables =
        RowNeeds.of(CatalogDiff.between(before, after, Matching.BY_IDENTITY)).tables();
    tables.addAll(watch.seen(connection));
    tables.addAll(reads.tables());
    return new Touched(tables, unread);
  }

  /** Without the locks that are taken to read it, which would hide those of statements. */
  private static Catalog catalog(Connection connection) throws SQLException {
    StatementRun.run(connection, "SAVEPOINT " + MARK);
    try {
      return PostgresCatalog.readObjects(connection, SchemaName.DEFAULT);
    } finally {
      StatementRun.run(connection, "ROLLBACK TO SAVEPOINT " + MARK);
    }
  }

  /** A rollback that fails here fails in the steps of the proof, which tell it. */
  private static void back(
      Migration migration,
      SqlText rollback,
      Connection connection,
      ReadTables reads,
      List<Finding> unread)
      throws SQLException {
    StatementRun.run(connection, "SAVEPOINT " + MARK);
    try {
      run(TextRun.of(rollback), "the rollback of " + migration.origin(), connection, reads, unread);
      StatementRun.run(connection, "SET CONSTRAINTS ALL IMMEDIATE");
    } catch (SQLException failed) {
      StatementRun.run(connection, "ROLLBACK TO SAVEPOINT " + MARK);
    }
    StatementRun.run(connection, "SET LOCAL SESSION AUTHORIZATION DEFAULT");
    StatementRun.run(connection, "SET LOCAL ROLE NONE");
  }

  private static void run(
      TextRun text, String place, Connection connection, ReadTables reads, List<Finding> unread)
      throws SQLException {
    for (SqlStatement statement : text.statements()) {
      TouchedCatalogs earlier = TouchedCatalogs.read(connection);
      reads.run(statement);
      SortedSet<String> catalogs =
          TouchedCatalogs.unread(TouchedCatalogs.read(connection).since(earlier));
      if (!catalogs.isEmpty()) {
        unread.add(unread("%s:%s".formatted(place, statement.line()), catalogs));
      }
    }
  }

  private static Finding unread(String place, Set<String> catalogs) {
    return new Finding(
        FindingCode.CATALOG_NOT_READ,
        place,
        "the statement changes %s, which no snapshot reads, so nothing is proven of that"
            .formatted(String.join(", ", new TreeSet<>(catalogs))),
        "Do this outside the migration, or take it for claimed.");
  }
}
