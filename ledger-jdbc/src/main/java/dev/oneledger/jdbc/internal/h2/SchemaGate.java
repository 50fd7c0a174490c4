package dev.oneledger.jdbc.internal.h2;

import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.tables.StepwiseCreation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The schema is made if it is not there. Several makers are let in: each statement may run again,
 * and where two collide one tries anew.
 */
record SchemaGate(SchemaName schema) implements StepwiseCreation.Gate {

  @Override
  public boolean enter(Session session) throws SQLException {
    try (Statement statement = session.statement()) {
      if (!exists(statement)) {
        statement.execute("CREATE SCHEMA IF NOT EXISTS " + schema.quoted());
      }
      return true;
    }
  }

  private boolean exists(Statement statement) throws SQLException {
    String sql =
        "SELECT 1 FROM INFORMATION_SCHEMA.SCHEMATA WHERE SCHEMA_NAME = "
            + H2Tables.text(schema.value());
    try (ResultSet row = statement.executeQuery(sql)) {
      return row.next();
    }
  }

  @Override
  public void leave(Session session) {
    // Nothing was held.
  }
}
