package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.LedgerException;
import dev.oneledger.jdbc.testkit.Disguise;
import dev.oneledger.jdbc.testkit.H2Database;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestH2;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.Step;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherProductTest {
  private static final JournalKey KEY = JournalKey.environment("shop", "dev");
  private final H2Database database = TestH2.freshDatabase();

  @AfterEach
  void drop() {
    database.close();
  }

  private static List<Runnable> uses(DataSource dataSource) {
    JdbcTarget target = JdbcTarget.on(dataSource);
    JdbcLedgerStore store = JdbcLedgerStore.on(dataSource);
    List<JournalEntry> entries = JournalScript.environment("dev").opened();
    return List.of(
        target::dialect,
        () -> target.head(KEY),
        () -> target.read(KEY, 0),
        () -> target.inspect(KEY),
        () -> target.apply(Step.entriesOnly("x"), entries, Deadline.in(Duration.ofSeconds(1))),
        () -> store.heads("shop"),
        () -> store.read(KEY, 0),
        () -> store.append(entries, List.of()),
        () -> store.texts(Set.of(Hash.sha256("x"))),
        () -> CatalogSnapshot.of(dataSource));
  }

  @ParameterizedTest
  @CsvSource({"MySQL,8.4.0,8", "Oracle,21c,21", "H2,1.4.200 (2019-10-14),1"})
  void a_database_that_is_not_known_is_refused_and_left_alone(
      String product, String version, int major) {
    List<String> before = database.contents();
    DataSource disguised = Disguise.of(database.dataSource(), product, version, major);
    assertThat(uses(disguised))
        .allSatisfy(
            use ->
                assertThatThrownBy(use::run)
                    .isInstanceOf(LedgerException.class)
                    .hasMessage(
                        "The data source leads to %s %s, expected one of PostgreSQL, MariaDB, H2 2"
                            + " or newer. Hand it a data source of one of these.",
                        product, version));
    assertThat(database.contents()).isEqualTo(before);
  }

  @Test
  void a_data_source_that_leads_to_another_product_later_is_refused() {
    try (TestDatabase postgres = TestPostgres.freshDatabase()) {
      AtomicReference<DataSource> now = new AtomicReference<>(postgres.dataSource());
      JdbcTarget target = JdbcTarget.on(Disguise.switching(now::get));
      assertThat(target.head(KEY)).isEmpty();
      now.set(database.dataSource());
      assertThatThrownBy(() -> target.head(KEY))
          .isInstanceOf(LedgerException.class)
          .hasMessage(
              "The data source leads to H2, expected PostgreSQL. Hand it a data source of a"
                  + " PostgreSQL database.");
    }
  }
}
