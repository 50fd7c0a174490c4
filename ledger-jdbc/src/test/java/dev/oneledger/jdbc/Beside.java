package dev.oneledger.jdbc;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Work beside the test, in a thread of its own: the common pool, which is the default from JDK 25
 * on, has only one thread on a machine with two processors.
 */
final class Beside {
  private Beside() {}

  /** Begins it at once. */
  static <T> CompletableFuture<T> begin(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, Beside::inThread);
  }

  /** The same of what returns nothing. */
  static CompletableFuture<Void> run(Runnable work) {
    return CompletableFuture.runAsync(work, Beside::inThread);
  }

  private static void inThread(Runnable task) {
    new Thread(task, "beside").start();
  }
}
