package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.spi.LedgerStore;
import dev.oneledger.spi.Target;
import dev.oneledger.testkit.SharedJournalsContract;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Stores and targets on one data source, and on several. */
abstract class SharedJournalsSuite extends SharedJournalsContract {
  private ScratchDatabase database;
  private DataSource connections;
  private JdbcTarget target;

  /** An empty database. */
  abstract ScratchDatabase freshDatabase();

  @BeforeEach
  void open() {
    database = freshDatabase();
    connections = database.dataSource();
    target = JdbcTarget.on(connections);
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @Override
  protected Target target() {
    return target;
  }

  @Override
  protected LedgerStore storeInItsTables() {
    return JdbcLedgerStore.on(connections);
  }

  @Override
  protected Map<String, LedgerStore> storesElsewhere() {
    DataSource another = database.dataSource();
    assertThat(another).isNotSameAs(connections);
    return Map.of(
        "in another schema",
        JdbcLedgerStore.on(connections).schema("elsewhere"),
        "another data source, which may lead elsewhere",
        JdbcLedgerStore.on(another));
  }

  @Test
  void how_migrations_run_does_not_matter_and_where_the_journal_is_does() {
    JdbcLedgerStore store = JdbcLedgerStore.on(connections);

    assertThat(store.sharesJournalsWith(target.schema("shop").lockTimeout(Duration.ofSeconds(1))))
        .isTrue();
    assertThat(store.sharesJournalsWith(target.journalSchema("elsewhere"))).isFalse();
    assertThat(store.schema("elsewhere").sharesJournalsWith(target.journalSchema("elsewhere")))
        .isTrue();
  }
}
