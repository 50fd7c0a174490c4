package dev.oneledger.internal.engine;

import dev.oneledger.Environment;
import dev.oneledger.JournalEntry;
import dev.oneledger.LedgerException;
import dev.oneledger.StatusMatrix;
import dev.oneledger.StatusMatrix.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The matrix of a fleet, environments in one state in one column. Writes nothing. */
final class FleetMatrix {
  private static final Logger LOG = LoggerFactory.getLogger("dev.oneledger");

  /** So many fit side by side on a wide screen. */
  private static final int UNGROUPED = 12;

  /** Each costs a look at an environment. */
  private static final int MOST_COLUMNS = 30;

  private final Context context;
  private final FleetMembers members;
  private final FleetLook look;
  private final FleetThreads threads;

  FleetMatrix(Context context, FleetMembers members, FleetLook look, FleetThreads threads) {
    this.context = context;
    this.members = members;
    this.look = look;
    this.threads = threads;
  }

  StatusMatrix build() {
    List<List<String>> groups = groups();
    if (groups.size() > MOST_COLUMNS) {
      LOG.info(
          "{}: of {} states in the fleet the matrix shows {}",
          context.app(),
          groups.size(),
          MOST_COLUMNS);
      groups = groups.subList(0, MOST_COLUMNS);
    }
    MatrixBuilder builder = new MatrixBuilder(context);
    Map<String, ColumnView> columns = new ConcurrentHashMap<>();
    threads.each(
        groups.stream().map(group -> group.get(0)).toList(),
        () -> false,
        name -> columns.put(name, column(builder, name)));
    List<ColumnView> inOrder = new ArrayList<>();
    for (List<String> group : groups) {
      ColumnView column = columns.get(group.get(0));
      if (column != null) {
        inOrder.add(named(column, group.size() - 1));
      }
    }
    return builder.of(inOrder);
  }

  private ColumnView column(MatrixBuilder builder, String name) {
    Environment environment = members.environment(name);
    try {
      return builder.column(environment);
    } catch (LedgerException refused) {
      throw refused;
    } catch (RuntimeException broken) {
      LOG.warn("{}: could not be looked at", name, broken);
      return builder.remembered(environment, broken.toString());
    }
  }

  private List<List<String>> groups() {
    List<String> names = members.names();
    if (names.size() <= UNGROUPED) {
      return names.stream().map(List::of).toList();
    }
    Map<String, List<String>> alike = new LinkedHashMap<>();
    for (String name : names) {
      JournalEntry last = look.last(name);
      String state = last == null ? "" : last.chain().state().toString();
      alike.computeIfAbsent(state, s -> new ArrayList<>()).add(name);
    }
    List<List<String>> groups = new ArrayList<>(alike.values());
    groups.sort(Comparator.comparing(group -> -group.size()));
    return groups;
  }

  private static ColumnView named(ColumnView view, int others) {
    if (others == 0) {
      return view;
    }
    Column one = view.column();
    Column all =
        new Column(
            "%s +%s".formatted(one.environment(), Integer.toString(others)),
            one.mode(),
            one.asOf(),
            one.source(),
            one.findings());
    return new ColumnView(all, view.cells(), view.outside());
  }
}
