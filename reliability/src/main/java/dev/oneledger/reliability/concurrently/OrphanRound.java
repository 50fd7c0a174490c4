package dev.oneledger.reliability.concurrently;

import dev.oneledger.LedgerEvent;
import dev.oneledger.reliability.process.ChildJvm;
import dev.oneledger.reliability.server.DataSources;
import dev.oneledger.reliability.server.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/** A runner that is killed while the server builds for it, and the next one that waits already. */
final class OrphanRound {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final String ENTRIES = "SELECT count(*) FROM oneledger.journal";

  private OrphanRound() {}

  /**
   * How it went.
   *
   * @param gap from the end of the orphan to the next runner's first entry in the journal
   * @param problems what must not be
   */
  record End(Duration gap, List<String> problems) {
    End {
      problems = List.copyOf(problems);
    }
  }

  /** Makes one on an empty database. */
  static End on(String url) {
    DataSource database = DataSources.at(url);
    IndexRunner.prepare(database);
    IndexRunner.slowDown(database);
    ExecutorService thread = Executors.newSingleThreadExecutor();
    ChildJvm first = ChildJvm.start(IndexRunner.class, List.of(url));
    try {
      String orphan = new Build(database).await();
      CountDownLatch waiting = new CountDownLatch(1);
      Future<?> next = thread.submit(() -> sync(database, waiting));
      waiting.await();
      List<String> before = DataSources.query(database, ENTRIES);
      first.handle().destroyForcibly();
      new Build(database).awaitEnd(orphan);
      Instant ended = Instant.now();
      Moment.await(
          "the next runner", LIMIT, () -> !DataSources.query(database, ENTRIES).equals(before));
      Duration gap = Duration.between(ended, Instant.now());
      next.get();
      return new End(gap, IndexRunner.faults(database));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", interrupted);
    } catch (ExecutionException failed) {
      return new End(Duration.ZERO, List.of(String.valueOf(failed.getCause())));
    } finally {
      first.handle().destroyForcibly();
      thread.shutdownNow();
    }
  }

  private static void sync(DataSource database, CountDownLatch waiting) {
    IndexRunner.ledger(
            database,
            event -> {
              if (event instanceof LedgerEvent.Waiting) {
                waiting.countDown();
              }
            })
        .sync(IndexRunner.ENVIRONMENT);
  }
}
