package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.jdbc.internal.ErrorRules;
import dev.oneledger.jdbc.internal.Product;
import java.sql.SQLException;

/**
 * PostgreSQL's errors, as what all products share asks for them. Internal: may change in any
 * release.
 */
public enum PostgresRules implements ErrorRules {
  INSTANCE;

  @Override
  public Product product() {
    return Product.POSTGRESQL;
  }

  @Override
  public boolean isMissingTable(SQLException error) {
    return PostgresErrors.isMissingTable(error);
  }

  @Override
  public boolean isUniqueViolation(SQLException error) {
    return PostgresErrors.isUniqueViolation(error);
  }

  @Override
  public boolean isDenied(SQLException error) {
    return PostgresErrors.isDenied(error);
  }

  @Override
  public boolean isConnectionLost(SQLException error) {
    return PostgresErrors.isConnectionLost(error);
  }

  @Override
  public boolean isCollision(SQLException error) {
    return PostgresErrors.is(PostgresErrors.DEADLOCK, error);
  }

  @Override
  public String message(SQLException error) {
    return ServerError.of(error).message();
  }
}
