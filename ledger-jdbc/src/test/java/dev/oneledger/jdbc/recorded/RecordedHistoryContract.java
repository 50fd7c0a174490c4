package dev.oneledger.jdbc.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.oneledger.Migration;
import dev.oneledger.SqlText;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.spi.History;
import dev.oneledger.spi.HistoryPending;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.Verdict;
import dev.oneledger.spi.Verdict.Outcome;
import dev.oneledger.testkit.HistoryContract;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * The contract of histories for what a tool wrote on one product. What was recorded is replayed
 * once for all tests that leave it as it is.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class RecordedHistoryContract extends HistoryContract {
  private final RecordingSuite suite;
  private final String product;
  private @Nullable ScratchDatabase database;
  private @Nullable HikariDataSource pool;
  private boolean changed;

  RecordedHistoryContract(RecordingSuite suite, String product) {
    this.suite = suite;
    this.product = product;
  }

  abstract ScratchDatabase freshDatabase();

  abstract DataSource nowhere();

  @AfterAll
  void drop() {
    if (database != null) {
      pool().close();
      database.close();
      database = null;
    }
  }

  @Override
  protected final History newHistory() {
    if (database == null) {
      database = freshDatabase();
      suite.recording().replay(database, product);
      pool = pool(database.dataSource());
    }
    return suite.open(pool());
  }

  private static HikariDataSource pool(DataSource database) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(database);
    config.setMinimumIdle(1);
    config.setMaximumPoolSize(4);
    return new HikariDataSource(config);
  }

  /** A test that changes what was recorded leaves the next one to replay it. */
  @AfterEach
  void dropIfChanged() {
    if (changed) {
      drop();
      changed = false;
    }
  }

  @Override
  protected final History unreachableHistory() {
    return suite.open(nowhere());
  }

  @Override
  protected final List<SeededRow> seeded() {
    return suite.seeded();
  }

  @Override
  protected final String reportedProduct() {
    return String.join(", ", replayed().query(versionQuery()));
  }

  abstract String versionQuery();

  @Override
  protected final Object contents() {
    return replayed().contents();
  }

  @Override
  protected final void changeAsTheirToolWould() {
    changed = true;
    replayed().execute(suite.change(product));
  }

  @Test
  void each_checksum_is_handed_on_as_it_was_recorded() {
    assertThat(suite.open(pool()).read().rows())
        .extracting(row -> row.checksum().stored())
        .isEqualTo(suite.checksums());
  }

  @Test
  void what_their_files_have_and_their_table_has_not_is_pending() {
    assertThat(suite.open(pool()).read().pending())
        .extracting(HistoryPending::key)
        .isEqualTo(suite.pending());
  }

  @Test
  void an_edited_text_matches_no_checksum() {
    List<HistoryRow> rows = suite.open(pool()).read().rows();
    List<Migration> ours = seeded().stream().map(SeededRow::ours).toList();
    for (int i = 0; i < rows.size(); i++) {
      Migration same = ours.get(i);
      SqlText text = SqlText.of(same.apply().text() + "drop table customers;\n");
      Migration edited = new Migration(same.id(), text, null, true, "edited");
      Verdict before = rows.get(i).checksum().judge(same, ours);
      Verdict after = rows.get(i).checksum().judge(edited, ours);
      assertThat(after.outcome())
          .as(rows.get(i).key())
          .isEqualTo(before.outcome() == Outcome.MATCH ? Outcome.MISMATCH : Outcome.NOT_VERIFIABLE);
    }
  }

  private ScratchDatabase replayed() {
    return Objects.requireNonNull(database);
  }

  private HikariDataSource pool() {
    return Objects.requireNonNull(pool);
  }
}
