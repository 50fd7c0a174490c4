package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.internal.statementwise.Facts;
import dev.oneledger.internal.statementwise.Outcome;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A database, tablespace or subscription that is created or dropped: it is there or not. */
record ExistingObject(Kind kind, String name) implements Probe {

  enum Kind {
    DATABASE("pg_catalog.pg_database WHERE datname"),
    TABLESPACE("pg_catalog.pg_tablespace WHERE spcname"),
    SUBSCRIPTION(
        "pg_catalog.pg_subscription WHERE subdbid = (SELECT oid FROM pg_catalog.pg_database"
            + " WHERE datname = pg_catalog.current_database()) AND subname");

    private final String catalog;

    Kind(String catalog) {
      this.catalog = catalog;
    }

    static Optional<Kind> of(String type) {
      for (Kind kind : values()) {
        if (kind.name().toLowerCase(Locale.ROOT).equals(type)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  @Override
  public Map<String, String> facts(Session session) throws SQLException {
    return Map.of(Facts.BEFORE, state(session));
  }

  @Override
  public Outcome outcome(Session session, Map<String, String> facts) throws SQLException {
    return Outcome.of(facts.get(Facts.BEFORE), state(session));
  }

  private String state(Session session) throws SQLException {
    String sql =
        "SELECT CASE WHEN EXISTS (SELECT FROM %s = (pg_catalog.parse_ident(%s))[1]::name)"
            + " THEN 'there' ELSE 'absent' END";
    return String.valueOf(
        session.column(sql.formatted(kind.catalog, SqlLiteral.text(name))).get(0));
  }
}
