package dev.oneledger.reliability.starters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.reliability.testkit.TestUrls;
import org.junit.jupiter.api.Test;

/** The short form of the campaign. */
class ManyStartersTest {
  private static final int STARTERS = 12;

  @Test
  void twelve_starters_at_once_all_succeed_and_each_migration_is_applied_once() {
    try (TestDatabase database = TestPostgres.freshDatabase()) {
      StartersFigures figures = ManyStarters.on(TestUrls.of(database), STARTERS);
      System.out.println(figures);
      assertThat(figures.areGood()).as(figures.toString()).isTrue();
    }
  }
}
