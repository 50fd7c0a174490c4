package dev.oneledger.internal.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The threads of one call on a fleet; none is started before there is work. For one thread. */
final class FleetThreads implements AutoCloseable {
  private final int most;
  private @Nullable ExecutorService threads;
  private boolean interrupted;

  FleetThreads(int most) {
    this.most = most;
  }

  /**
   * Does the work for each name, several at a time, until all are done or it is to stop; what has
   * begun ends before this does. Where the caller is interrupted, it stops.
   *
   * @throws RuntimeException what the work threw first, once nothing runs any more
   */
  void each(Collection<String> names, BooleanSupplier stop, Consumer<String> work) {
    Queue<String> queue = new ConcurrentLinkedQueue<>(names);
    List<Future<?>> runners = new ArrayList<>();
    for (int i = 0; i < Math.min(most, names.size()); i++) {
      runners.add(
          threads()
              .submit(
                  () -> {
                    String name = next(queue, stop);
                    while (name != null) {
                      work.accept(name);
                      name = next(queue, stop);
                    }
                  }));
    }
    Throwable broken = null;
    for (Future<?> runner : runners) {
      Throwable failed = await(runner, queue);
      broken = broken == null ? failed : broken;
    }
    if (broken instanceof Error error) {
      throw error;
    }
    if (broken instanceof RuntimeException failed) {
      throw failed;
    }
  }

  private @Nullable String next(Queue<String> queue, BooleanSupplier stop) {
    return stop.getAsBoolean() ? null : queue.poll();
  }

  private @Nullable Throwable await(Future<?> runner, Queue<String> queue) {
    while (true) {
      try {
        runner.get();
        return null;
      } catch (InterruptedException now) {
        interrupted = true;
        queue.clear();
      } catch (ExecutionException failed) {
        queue.clear();
        return failed.getCause();
      }
    }
  }

  /** Whether the caller was interrupted meanwhile; its flag is set again when this is closed. */
  boolean isInterrupted() {
    return interrupted || Thread.currentThread().isInterrupted();
  }

  private ExecutorService threads() {
    ExecutorService ready = threads;
    if (ready == null) {
      ready = Executors.newFixedThreadPool(most, new Named());
      threads = ready;
    }
    return ready;
  }

  @Override
  public void close() {
    if (threads != null) {
      threads.shutdown();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class Named implements ThreadFactory {
    private final AtomicInteger number = new AtomicInteger();

    @Override
    public Thread newThread(Runnable work) {
      return new Thread(work, "oneledger-fleet-" + number.incrementAndGet());
    }
  }
}
