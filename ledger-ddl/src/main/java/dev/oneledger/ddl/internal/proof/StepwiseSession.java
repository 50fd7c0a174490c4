package dev.oneledger.ddl.internal.proof;

import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import dev.oneledger.jdbc.internal.Connections;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import dev.oneledger.spi.SqlStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * On a product whose DDL commits by itself each text runs in a session of its own, statement by
 * statement, and nothing can be given up. Another session, which no text touches, reads what is
 * there.
 */
final class StepwiseSession extends ScratchSession {
  private final Connections connections;
  private final StepwiseProduct product;
  private final Session reading;
  private @Nullable Session working;

  private StepwiseSession(Connections connections, StepwiseProduct product, Session reading) {
    super(product.dialect().errors());
    this.connections = connections;
    this.product = product;
    this.reading = reading;
  }

  static StepwiseSession open(Connections connections, StepwiseProduct product) {
    Session reading = Session.open(connections, product.dialect().errors());
    StepwiseSession opened = new StepwiseSession(connections, product, reading);
    try {
      opened.asked(
          "Preparing the session",
          () -> {
            product.prepareReading(reading);
            return reading;
          });
      return opened;
    } catch (RuntimeException refused) {
      opened.close();
      throw refused;
    }
  }

  @Override
  Session session() {
    return reading;
  }

  @Override
  SqlDialect language() {
    return product.dialect().language();
  }

  @Override
  ProofScript script(SqlText text) {
    return ProofScript.of(text, language(), product.setsPositions()).stepwise();
  }

  @Override
  Set<ObjectKey> given() {
    return product.given();
  }

  @Override
  void begin(ProofScript script) {
    working = Session.open(connections, product.dialect().errors());
  }

  @Override
  void run(ProofScript script, SqlStatement statement) throws StatementFailure {
    Session session = working;
    if (session == null) {
      throw new IllegalStateException("No text was begun");
    }
    try {
      session.execute(statement.text());
    } catch (SQLException failed) {
      giveUp(script);
      throw failure(statement, failed);
    }
  }

  @Override
  void checkConstraints(ProofScript script) {
    // Each statement's own are checked as it ends.
  }

  @Override
  void end(ProofScript script) {
    giveUp(script);
  }

  /** What ran stays; the session goes, with its settings and temporary tables. */
  @Override
  void giveUp(ProofScript script) {
    Session ended = working;
    working = null;
    if (ended != null) {
      ended.rollback();
      product.end(ended);
      ended.close();
    }
  }

  @Override
  ScratchState state(boolean inTransaction) {
    return asked(
        "Reading what is there",
        () -> {
          Catalog catalog = product.catalog(reading);
          List<CatalogObject> objects = product.compared(catalog);
          SortedMap<ObjectKey, SortedMap<String, String>> contents =
              new TableRows(reading, product).read(catalog);
          contents.putAll(product.positions(reading, catalog));
          return ScratchState.of(objects, contents);
        });
  }

  @Override
  public void close() {
    Session left = working;
    if (left != null) {
      left.rollback();
      left.close();
    }
    reading.close();
  }
}
