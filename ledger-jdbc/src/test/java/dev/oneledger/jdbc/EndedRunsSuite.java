package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.EntryKind;
import dev.oneledger.FindingsException;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.jdbc.testkit.FaultyDriver;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** Runs that ended around a statement that ran by itself, and what the next one makes of it. */
abstract class EndedRunsSuite extends FilesOnProduct {

  @BeforeEach
  void begin() {
    files.clear();
    file("001_base", "CREATE TABLE base (id int PRIMARY KEY, note varchar(100))");
    sync();
  }

  /** Applies a migration of this statement; its run ends after the server has run it. */
  final void endsAfter(String statement) {
    file("002_change", statement);
    assertThatThrownBy(() -> sync(FaultyDriver.lostAfter(database.dataSource(), statement)))
        .isInstanceOf(LedgerUnreachableException.class)
        .hasMessageContaining("the next sync finds out");
    assertThat(last().kind()).isEqualTo(EntryKind.STARTED);
  }

  /** The same, and the server never gets it. */
  final void endsBefore(String statement) {
    file("002_change", statement);
    assertThatThrownBy(() -> sync(FaultyDriver.lostBefore(database.dataSource(), statement)))
        .isInstanceOf(LedgerUnreachableException.class);
    assertThat(last().kind()).isEqualTo(EntryKind.STARTED);
  }

  /** Whichever way it ended: the statement, which fails if it runs twice, has run once. */
  final void runsOnce(List<String> before, String statement) {
    for (boolean after : List.of(false, true)) {
      before.forEach(database::execute);
      if (after) {
        endsAfter(statement);
      } else {
        endsBefore(statement);
      }
      assertThat(applied()).as(statement).containsExactly("002_change");
      assertThat(kinds("002_change"))
          .as(statement)
          .containsExactlyElementsOf(
              after
                  ? List.of(EntryKind.STARTED, EntryKind.APPLIED)
                  : List.of(EntryKind.STARTED, EntryKind.STARTED, EntryKind.APPLIED));
      drop();
      open();
      begin();
    }
  }

  /** It ran, nobody can tell, and it is not run again. */
  final void isInDoubt(String statement) {
    endsAfter(statement);
    List<String> contents = withoutJournal();

    assertThatThrownBy(this::sync)
        .as(statement)
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("D013");

    assertThat(last().kind()).isEqualTo(EntryKind.IN_DOUBT);
    assertThat(withoutJournal()).isEqualTo(contents);
  }

  /** The rows of {@code base}. */
  private List<String> withoutJournal() {
    return database.query("SELECT id FROM base ORDER BY 1");
  }
}
