package dev.oneledger.benchmarks.own;

import dev.oneledger.Bundle;
import dev.oneledger.Environment;
import dev.oneledger.Hash;
import dev.oneledger.Ledger;
import dev.oneledger.SqlDialect;
import dev.oneledger.StatusMatrix;
import dev.oneledger.Trust;
import dev.oneledger.ddl.Contract;
import dev.oneledger.jdbc.JdbcLedgerStore;
import dev.oneledger.memory.InMemoryTarget;
import dev.oneledger.page.StatusPage;
import dev.oneledger.reliability.server.DataSources;
import dev.oneledger.spi.MigrationSource;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * The program of a virtual machine that does one of these things several times. It says {@code NAME
 * NANOSECONDS} with a tab between them for each part of it, then {@code end}, and waits for the end
 * of its input, so that it can be looked at.
 */
public final class OwnWork {
  private static final int TIMES = 3;
  private static final String APP = "benchmark";

  /** What is said to whoever started this; all other output goes to standard error. */
  private static final PrintStream ANSWERS = System.out;

  private OwnWork() {}

  /**
   * Does it.
   *
   * @param arguments {@code write FOLDER ZIP}, {@code verify ZIP}, {@code contract FOLDER}, {@code
   *     journals URL FOLDER COUNT}, or {@code status URL FOLDER PAGE}
   */
  public static void main(String[] arguments) throws IOException {
    System.setOut(System.err);
    switch (arguments[0]) {
      case "write" -> write(Path.of(arguments[1]), Path.of(arguments[2]));
      case "verify" -> verify(Path.of(arguments[1]));
      case "contract" -> contract(Path.of(arguments[1]));
      case "journals" ->
          journals(arguments[1], Path.of(arguments[2]), Integer.parseInt(arguments[3]));
      case "status" -> status(arguments[1], Path.of(arguments[2]), Path.of(arguments[3]));
      default -> throw new IllegalArgumentException(arguments[0]);
    }
    ANSWERS.println("end");
    System.in.transferTo(OutputStream.nullOutputStream());
  }

  private static <T> T timed(String name, Supplier<T> work) {
    long begin = System.nanoTime();
    T result = work.get();
    ANSWERS.println(name + "\t" + (System.nanoTime() - begin));
    return result;
  }

  private static void write(Path folder, Path zip) throws IOException {
    Ledger ledger =
        Ledger.inMemory(APP)
            .migrations(MigrationSource.directory(folder))
            .environment(Environment.exportOnly("production"))
            .open();
    String last = ledger.migrations().get(ledger.migrations().size() - 1).id().toString();
    for (int time = 0; time < TIMES; time++) {
      Files.deleteIfExists(zip);
      Bundle bundle =
          timed("cut", () -> ledger.release("rel_1", "1.0").attach(last).cut()).bundle();
      timed("write", () -> bundle.writeZip(zip));
    }
  }

  private static void verify(Path zip) throws IOException {
    Trust trust = Trust.digest(Hash.sha256(Files.readAllBytes(zip)));
    for (int time = 0; time < TIMES; time++) {
      timed("verify", () -> Bundle.open(zip, trust));
    }
  }

  private static void contract(Path folder) {
    for (int time = 0; time < TIMES; time++) {
      timed(
          "contract",
          () ->
              Contract.forDialect(SqlDialect.POSTGRESQL).check(MigrationSource.directory(folder)));
    }
  }

  private static void journals(String url, Path folder, int count) {
    for (int number = 1; number <= count; number++) {
      String environment = "environment_" + number;
      Ledger ledger =
          Ledger.forApp(APP)
              .store(JdbcLedgerStore.on(DataSources.at(url)))
              .migrations(MigrationSource.directory(folder))
              .environment(Environment.managed(environment, new InMemoryTarget()))
              .open();
      timed("journal", () -> ledger.sync(environment));
    }
  }

  private static void status(String url, Path folder, Path page) throws IOException {
    for (int time = 0; time < TIMES; time++) {
      Files.deleteIfExists(page);
      Ledger ledger =
          timed(
              "open",
              () ->
                  Ledger.forApp(APP)
                      .store(JdbcLedgerStore.on(DataSources.at(url)))
                      .migrations(MigrationSource.directory(folder))
                      .open());
      StatusMatrix matrix = timed("status", ledger::status);
      timed("text", () -> matrix.render(false));
      timed("page", () -> StatusPage.write(ledger, page));
    }
  }
}
