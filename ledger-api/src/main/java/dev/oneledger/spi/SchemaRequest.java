package dev.oneledger.spi;

import dev.oneledger.Finding;
import dev.oneledger.SqlDialect;
import java.util.List;

/**
 * What a schema agent is asked for.
 *
 * @param environment the environment whose schema is to change
 * @param dialect the SQL to write
 * @param desired the schema as it is wanted, in the caller's words; for our own agent, DDL that
 *     makes it in an empty database
 * @param present the schema as it is, as DDL that makes it in an empty database
 * @param attempt 1 for the first try, then counting
 * @param objections why the try before was refused; empty at the first
 */
public record SchemaRequest(
    String environment,
    SqlDialect dialect,
    String desired,
    String present,
    int attempt,
    List<Finding> objections) {

  /** Copies the list. */
  public SchemaRequest {
    objections = List.copyOf(objections);
  }
}
