package dev.oneledger.jdbc.internal.history.tool;

import dev.oneledger.jdbc.internal.history.FoundTable;
import dev.oneledger.jdbc.internal.history.ReadOnlySession;
import dev.oneledger.jdbc.internal.history.TableName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Looks for tables of all tools at once. Internal: may change in any release.
 *
 * @param table the table
 * @param tool whose it is; null if nothing tells
 * @param because what decides, or why nothing does
 */
public record Detection(TableName table, @Nullable Signature tool, String because) {

  /** A name that anybody may give a table: without the tool's columns it is no finding. */
  private static final String ORDINARY_WORD = "changes";

  /** Every table in this database that has the name of a tool's table. */
  public static List<Detection> in(DataSource dataSource) {
    return ReadOnlySession.read(dataSource, "the list of tables", Detection::in);
  }

  private static List<Detection> in(ReadOnlySession session) throws SQLException {
    List<Signature> known = KnownTools.all();
    List<String> names =
        Stream.concat(
                known.stream().flatMap(tool -> tool.places().stream()).map(TableName::table),
                Stream.of(Rails.METADATA))
            .map(TableName::lowerCase)
            .distinct()
            .toList();
    List<FoundTable> tables = session.anywhere(names);
    List<Detection> found = new ArrayList<>();
    for (FoundTable table : tables) {
      List<Signature> named = known.stream().filter(tool -> tool.hasName(table.name())).toList();
      if (!named.isEmpty() && TableName.isPlain(table.schema(), table.name())) {
        found.add(of(table, named, tables));
      }
    }
    found.removeIf(
        table -> table.tool() == null && table.table().table().equalsIgnoreCase(ORDINARY_WORD));
    for (TableName hidden : session.hidden(names, tables)) {
      if (!List.of(Rails.METADATA, ORDINARY_WORD)
          .contains(hidden.table().toLowerCase(Locale.ROOT))) {
        found.add(
            new Detection(
                hidden,
                null,
                "user '%s' may not read it: GRANT SELECT on it (and USAGE on its schema)"
                    .formatted(session.user())));
      }
    }
    return found;
  }

  private static Detection of(FoundTable table, List<Signature> named, List<FoundTable> all) {
    TableName place = new TableName(table.schema(), table.name());
    List<Signature> fitting = named.stream().filter(tool -> tool.fits(table, all)).toList();
    if (fitting.size() == 1) {
      return new Detection(place, fitting.get(0), fitting.get(0).inWords());
    }
    return new Detection(
        place,
        null,
        fitting.isEmpty()
            ? "its name is that of %s, its columns are not: %s"
                .formatted(names(named), table.names())
            : "it has the columns of %s at once: %s".formatted(names(fitting), table.names()));
  }

  private static String names(List<Signature> tools) {
    return String.join(" or ", tools.stream().map(Signature::tool).toList());
  }
}
