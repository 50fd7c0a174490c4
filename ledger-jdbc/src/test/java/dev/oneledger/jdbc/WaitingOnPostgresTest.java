package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.oneledger.LedgerBusyException;
import dev.oneledger.LedgerEvent;
import dev.oneledger.SyncReport;
import dev.oneledger.spi.LockHolder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A second starter while the first is at work, which a transaction of somebody else holds up. */
class WaitingOnPostgresTest extends FilesOnPostgres {
  private static final String ALTER = "ALTER TABLE base ADD COLUMN more text DEFAULT 'secret'";
  private static final String BUILD = "CREATE INDEX CONCURRENTLY i ON base (note)";

  private void held(String statement) {
    options = target -> target.lockTimeout(Duration.ZERO);
    if (statement.equals(BUILD)) {
      file("002_more", BUILD);
    } else {
      files.put("002_more.sql", statement + ";");
    }
  }

  private List<LedgerEvent.Waiting> waited() {
    return heard.stream()
        .filter(LedgerEvent.Waiting.class::isInstance)
        .map(LedgerEvent.Waiting.class::cast)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {ALTER, BUILD})
  void its_listener_and_its_error_name_host_process_time_and_statement(String statement)
      throws Exception {
    held(statement);
    String beginning = statement.substring(0, statement.indexOf(" base"));
    CompletableFuture<SyncReport> first =
        OldTransaction.during(
            database,
            "SELECT count(*) FROM base",
            () -> {
              CompletableFuture<SyncReport> running = syncing();
              awaitRunning(beginning);
              String pid = running(beginning).get(0);
              heard.clear();
              deadline = Duration.ofSeconds(2);

              LedgerBusyException busy =
                  catchThrowableOfType(LedgerBusyException.class, this::sync);

              assertThat(waited()).isNotEmpty();
              LedgerEvent.Waiting waiting = waited().get(0);
              assertThat(waiting.environment()).isEqualTo("dev");
              assertThat(waiting.deadline()).isEqualTo(deadline);
              assertHolder(waiting.holder(), pid, beginning);
              assertThat(busy)
                  .hasMessageContaining(
                      "Journal 'shop environment:dev' is locked by " + waiting.holder())
                  .hasMessageContaining("Waited 2000 ms; nothing was done.")
                  .hasMessageNotContaining("secret");
              return running;
            });
    assertThat(first.get(30, TimeUnit.SECONDS).applied()).hasSize(1);
    assertThat(sync().applied()).isEmpty();
  }

  private void assertHolder(LockHolder holder, String pid, String beginning) {
    assertThat(holder.host()).isNotEmpty();
    assertThat(holder.session()).startsWith("pid " + pid + ", user ");
    assertThat(holder.since()).isBefore(Instant.now().plusSeconds(60));
    assertThat(holder.statement()).startsWith(beginning).doesNotContain("secret");
    assertThat(holder.toString())
        .contains("host ", "pid " + pid, "since 20", "running: " + beginning);
  }

  @Test
  void it_goes_on_when_the_first_has_finished() throws Exception {
    held(ALTER);
    List<CompletableFuture<SyncReport>> both =
        OldTransaction.during(
            database,
            "SELECT count(*) FROM base",
            () -> {
              CompletableFuture<SyncReport> first = syncing();
              awaitRunning("ALTER TABLE");
              CompletableFuture<SyncReport> second = syncing();
              await("a second starter that waits", () -> !waited().isEmpty());
              return List.of(first, second);
            });

    int applied = 0;
    for (CompletableFuture<SyncReport> each : both) {
      applied += each.get(30, TimeUnit.SECONDS).applied().size();
    }
    assertThat(applied).isEqualTo(1);
  }
}
