package dev.oneledger.ddl.internal.agent;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.SqlDialect;
import dev.oneledger.ddl.internal.inverse.Names;
import dev.oneledger.internal.sql.OuterTransaction;
import dev.oneledger.internal.sql.SqlSplitter;
import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.PostgresCatalog;
import dev.oneledger.spi.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads the catalog that desired DDL makes in an empty database, where nothing is left of it. */
final class DesiredCatalog {

  /**
   * @param empty what the empty database had
   * @param made what it had with the desired DDL
   */
  record Reading(Catalog empty, Catalog made) {}

  private final DataSource scratch;
  private final int major;
  private final SchemaName ledger;
  private final @Nullable String schema;

  /**
   * @param major the major version that the scratch server must have
   * @param schema the schema that unqualified names mean; null for the connection's own
   */
  DesiredCatalog(DataSource scratch, int major, SchemaName ledger, @Nullable String schema) {
    this.scratch = scratch;
    this.major = major;
    this.ledger = ledger;
    this.schema = schema;
  }

  Reading of(String desired) {
    return GivenUp.in(
        scratch,
        "The scratch database for the desired schema does not answer",
        connection -> {
          Catalog empty = PostgresCatalog.read(connection, ledger);
          refuseUnsuitable(empty);
          run(connection, desired);
          return new Reading(empty, PostgresCatalog.read(connection, ledger));
        });
  }

  private void refuseUnsuitable(Catalog present) {
    if (present.major() != major) {
      throw unsuitable(
          "it is a PostgreSQL %s, and the environment is a PostgreSQL %s: they write definitions differently."
              .formatted(present.major(), major),
          "Give a scratch database of the environment's version.");
    }
    List<String> contents =
        present.objects().stream()
            .filter(object -> !object.kind().equals("schema") && !object.kind().equals("extension"))
            .map(object -> object.kind() + " " + object.ident())
            .limit(5)
            .toList();
    if (!contents.isEmpty()) {
      throw unsuitable(
          "it is not empty: it holds " + String.join(", ", contents) + ".",
          "Give an empty one; what is in it is never dropped.");
    }
  }

  private static FindingsException unsuitable(String why, String remedy) {
    return new FindingsException(
        "The desired schema was not looked at.",
        List.of(new Finding(FindingCode.SCRATCH_UNSUITABLE, "scratch database", why, remedy)));
  }

  private void run(Connection connection, String desired) throws SQLException {
    List<SqlStatement> statements =
        OuterTransaction.strip(SqlSplitter.split(desired, SqlDialect.POSTGRESQL)).statements();
    try (Statement session = connection.createStatement()) {
      if (schema != null) {
        String name = Names.quoted(schema);
        session.execute("CREATE SCHEMA IF NOT EXISTS " + name);
        session.execute("SET LOCAL search_path = " + name);
      }
      for (SqlStatement statement : statements) {
        try {
          session.execute(statement.text());
        } catch (SQLException failed) {
          throw unusable(statement, failed);
        }
      }
    }
  }

  private static FindingsException unusable(SqlStatement statement, SQLException failed) {
    return new FindingsException(
        "The desired schema cannot be made.",
        List.of(
            new Finding(
                FindingCode.DESIRED_UNUSABLE,
                "desired schema:" + statement.line(),
                "The statement fails in an empty database: " + failed.getMessage(),
                "Correct it, or put what it needs before it.")));
  }
}
