package dev.oneledger.jdbc.internal.history.tool;

import dev.oneledger.LedgerException;
import dev.oneledger.jdbc.internal.history.FoundTable;
import dev.oneledger.jdbc.internal.history.ReadOnlySession;
import dev.oneledger.jdbc.internal.history.TableName;
import dev.oneledger.spi.HistoryReading;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * A tool whose history table can be read. Internal: may change in any release.
 *
 * @param signature how its table is recognised
 * @param reader how it is read
 * @param options what its reader can be told
 */
public record Tool(Signature signature, ToolReader reader, Set<ToolOption> options) {

  /** A tool that is read so. */
  static Tool of(Signature signature, ToolReader reader, ToolOption... options) {
    return new Tool(signature, reader, Set.of(options));
  }

  /** The tool's name. */
  public String name() {
    return signature.tool();
  }

  /**
   * Sees to it that an option means something for this tool.
   *
   * @throws LedgerException if it does not
   */
  public void requireOption(ToolOption option) {
    if (!options.contains(option)) {
      throw new LedgerException(option.refusal(name()));
    }
  }

  /**
   * Reads its history.
   *
   * @throws dev.oneledger.LedgerUnreachableException if the database does not answer
   * @throws LedgerException if there is no such table, or it is another tool's
   */
  public HistoryReading read(DataSource dataSource, ToolOptions told) {
    TableName asked = told.table();
    String what = "the history of " + name() + (asked == null ? "" : " in " + asked);
    Instant asOf = Instant.now();
    return ReadOnlySession.read(
        dataSource,
        what,
        told.longest(),
        session -> {
          FoundTable table = asked == null ? usual(session, what) : session.require(asked, what);
          requireOurs(table);
          return reader.read(new Lookup(name(), session, table, told, asOf));
        });
  }

  private FoundTable usual(ReadOnlySession session, String what) throws SQLException {
    List<FoundTable> found = new ArrayList<>();
    for (TableName place : signature.places()) {
      Optional<FoundTable> there = session.find(place);
      there.filter(table -> !found.contains(table)).ifPresent(found::add);
    }
    if (found.isEmpty()) {
      return session.require(signature.places().get(0), what);
    }
    List<FoundTable> fitting = found.stream().filter(signature.columns()::fits).toList();
    if (fitting.size() > 1) {
      throw new LedgerException(
          "There are several tables that may be %s: %s. Say which with table(\"schema.table\")."
              .formatted(
                  what,
                  fitting.stream().map(FoundTable::toString).collect(Collectors.joining(", "))));
    }
    return fitting.isEmpty() ? found.get(0) : fitting.get(0);
  }

  private void requireOurs(FoundTable table) {
    if (signature.columns().fits(table)) {
      return;
    }
    List<String> others = KnownTools.fitting(table).stream().map(Signature::tool).toList();
    throw new LedgerException(
        """
        Table %s is not the history of %s as it is known here.
          expected: %s
          found:    %s
        %s\
        """
            .formatted(
                table,
                name(),
                signature.columns().inWords(),
                table.names(),
                others.isEmpty()
                    ? "Name the right table, grant SELECT on all of its columns, or describe it with HistoryTable.on(dataSource)."
                    : "It has the columns of %s.".formatted(String.join(" or ", others))));
  }
}
