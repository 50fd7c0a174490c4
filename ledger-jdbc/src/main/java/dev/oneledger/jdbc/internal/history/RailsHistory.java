package dev.oneledger.jdbc.internal.history;

import dev.oneledger.LedgerException;
import dev.oneledger.spi.History;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryRow;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/**
 * The history of Rails Active Record: one text column with versions, no names, no times, no
 * checksums. Internal: may change in any release.
 */
public final class RailsHistory implements History {
  private static final String TOOL = "Rails (Active Record)";
  private static final String VERSION = "version";
  private static final String METADATA = "ar_internal_metadata";
  private static final List<String> OF_OTHER_TOOLS =
      List.of("dirty", "inserted_at", "ts", "statements");
  private static final HistoryShape SHAPE =
      HistoryShape.keyedBy(VERSION).with(new IdRule(VERSION, null, false));

  private final DataSource dataSource;
  private final TableName table;

  /** Of a table, {@code schema_migrations} unless its application names it otherwise. */
  public RailsHistory(DataSource dataSource, TableName table) {
    this.dataSource = dataSource;
    this.table = table;
  }

  @Override
  public HistoryReading read() {
    String what = "the history of %s in %s".formatted(TOOL, table);
    return ReadOnlySession.read(
        dataSource,
        what,
        session -> {
          Instant asOf = Instant.now();
          FoundTable found = session.require(table, what);
          found.require(TOOL, List.of(VERSION));
          refuseOthers(found);
          List<HistoryRow> rows = session.select(found, SHAPE.columns(), List.of(), SHAPE::row);
          String source = "%s of Rails, %s".formatted(found, environment(session));
          return new HistoryReading(source, asOf, RowOrder.BY_ID.arrange(found, rows));
        });
  }

  private static void refuseOthers(FoundTable found) {
    List<String> foreign = OF_OTHER_TOOLS.stream().filter(found::has).toList();
    if (!foreign.isEmpty()) {
      throw new LedgerException(
          """
          Table %s is not the history of %s: another tool uses a table of that name.
            expected: version alone
            found:    %s
          Describe it with HistoryTable.on(dataSource).\
          """
              .formatted(found, TOOL, found.names()));
    }
  }

  private String environment(ReadOnlySession session) throws SQLException {
    TableName metadata = new TableName(table.schema(), METADATA);
    if (!session.sees(metadata)) {
      return "no readable " + METADATA;
    }
    FoundTable found = session.require(metadata, METADATA);
    if (!found.has("key") || !found.has("value")) {
      return METADATA + " of an unknown form";
    }
    return session
        .select(found, List.of("key", "value"), List.of(), RailsHistory::environmentIn)
        .stream()
        .filter(value -> !value.isEmpty())
        .findFirst()
        .map("environment '%s'"::formatted)
        .orElse("no environment in " + METADATA);
  }

  private static String environmentIn(Fields fields) throws SQLException {
    return "environment".equals(fields.text("key")) ? fields.textOrEmpty("value") : "";
  }
}
