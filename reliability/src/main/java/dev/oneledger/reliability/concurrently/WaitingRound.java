package dev.oneledger.reliability.concurrently;

import dev.oneledger.LedgerEvent;
import dev.oneledger.LedgerListener;
import dev.oneledger.reliability.server.DataSources;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/** A runner that builds an index, and others that wait for it. */
final class WaitingRound {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final DataSource database;
  private final int waiters;
  private final ExecutorService threads;

  private WaitingRound(DataSource database, int waiters) {
    this.database = database;
    this.waiters = waiters;
    this.threads = Executors.newFixedThreadPool(waiters + 1);
  }

  /**
   * How it went.
   *
   * @param applied how many migrations the runners say they applied, together
   * @param took from the moment that the build was let go on to the end of the last
   * @param problems what must not be
   */
  record End(int applied, Duration took, List<String> problems) {
    End {
      problems = List.copyOf(problems);
    }
  }

  /** Makes one on an empty database. */
  static End on(String url, int waiters) {
    DataSource database = DataSources.at(url);
    IndexRunner.prepare(database);
    WaitingRound round = new WaitingRound(database, waiters);
    try {
      return round.run();
    } catch (SQLException failed) {
      throw new IllegalStateException("The transaction that holds up the build", failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", interrupted);
    } finally {
      round.threads.shutdownNow();
    }
  }

  private End run() throws SQLException, InterruptedException {
    List<String> problems = new ArrayList<>();
    List<Future<Integer>> runners = new ArrayList<>();
    CountDownLatch waiting = new CountDownLatch(waiters);
    Instant sign;
    try (Connection other = database.getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("INSERT INTO person VALUES (0, 'held up')");
      runners.add(threads.submit(() -> sync(event -> {})));
      new Build(database).await();
      for (int i = 0; i < waiters; i++) {
        runners.add(threads.submit(() -> sync(once(waiting))));
      }
      if (!waiting.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        problems.add("%s of %s never said that they wait".formatted(waiting.getCount(), waiters));
      }
      sign = Instant.now();
      other.commit();
    }
    int applied = 0;
    for (Future<Integer> runner : runners) {
      applied += ended(runner, sign.plus(LIMIT), problems);
    }
    Duration took = Duration.between(sign, Instant.now());
    problems.addAll(IndexRunner.faults(database));
    return new End(applied, took, problems);
  }

  private int sync(LedgerListener listener) {
    return IndexRunner.ledger(database, listener).sync(IndexRunner.ENVIRONMENT).applied().size();
  }

  /** Counts a runner when it first says that it waits. */
  private static LedgerListener once(CountDownLatch waiting) {
    CountDownLatch first = new CountDownLatch(1);
    return event -> {
      if (event instanceof LedgerEvent.Waiting && first.getCount() > 0) {
        first.countDown();
        waiting.countDown();
      }
    };
  }

  private static int ended(Future<Integer> runner, Instant end, List<String> problems)
      throws InterruptedException {
    long rest = Math.max(1, Duration.between(Instant.now(), end).toMillis());
    try {
      return runner.get(rest, TimeUnit.MILLISECONDS);
    } catch (TimeoutException hangs) {
      problems.add("a runner does not end");
    } catch (ExecutionException failed) {
      problems.add(String.valueOf(failed.getCause()));
    }
    return 0;
  }
}
