package dev.oneledger.ddl.internal.consent;

import dev.oneledger.spi.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The code of a database and of a migration that may change rows by itself or through other such
 * code. For one thread, once.
 */
final class ChangingCode {
  private final Set<String> callable = new TreeSet<>();
  private final Set<String> written = new TreeSet<>();
  private final List<RoutineBody> routines;
  private final List<Carrier> carriers;
  private final List<Passage> passages;

  private ChangingCode(List<RoutineBody> routines, List<Carrier> carriers, List<Passage> passages) {
    this.routines = routines;
    this.carriers = carriers;
    this.passages = passages;
  }

  /** The words for it, in statements on a database in the state before them. */
  static ChangingWords words(List<SqlStatement> statements, Connection before) throws SQLException {
    return new ChangingCode(
            joined(ChangingRoutines.present(before), ChangingRoutines.madeBy(statements)),
            joined(Carrier.present(before), Carrier.madeBy(statements)),
            joined(Passage.present(before), Passage.madeBy(statements)))
        .words();
  }

  private static <T> List<T> joined(List<T> present, List<T> made) {
    return Stream.concat(present.stream(), made.stream()).toList();
  }

  private ChangingWords words() {
    int known;
    do {
      known = callable.size() + written.size();
      spread(new ChangingWords(callable, written));
    } while (callable.size() + written.size() > known);
    return new ChangingWords(callable, written);
  }

  private void spread(ChangingWords words) {
    routines.stream()
        .filter(routine -> !callable.contains(routine.name()))
        .filter(routine -> ChangingRoutines.changes(routine, words))
        .forEach(routine -> callable.add(routine.name()));
    carriers.stream()
        .filter(carrier -> !written.contains(carrier.relation()))
        .filter(carrier -> !words.in(carrier.code()).isEmpty())
        .forEach(carrier -> written.add(carrier.relation()));
    passages.stream()
        .filter(passage -> passage.from().stream().anyMatch(written::contains))
        .forEach(passage -> written.addAll(passage.to()));
  }
}
