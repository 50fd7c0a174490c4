package dev.oneledger.reliability.starters;

import dev.oneledger.Finding;
import dev.oneledger.reliability.campaign.Options;
import dev.oneledger.reliability.process.ChildJvm;
import dev.oneledger.reliability.process.Command;
import dev.oneledger.reliability.server.DataSources;
import dev.oneledger.reliability.server.Durability;
import dev.oneledger.reliability.server.OwnServer;
import dev.oneledger.reliability.server.Product;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * The campaign of many starters, on a server of our own. Options: {@code starters} (50 unless said
 * otherwise), {@code product} (postgresql, or mariadb).
 */
public final class ManyStarters {
  private static final int LONG_FORM = 50;
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private ManyStarters() {}

  /** Runs it, prints the figures, and tells whether they are as they must be. */
  public static boolean run(Options options) {
    options.allowing("starters", "product");
    int starters = (int) options.number("starters", LONG_FORM);
    Product product = options.text("product").map(Product::named).orElse(Product.POSTGRESQL);
    try (OwnServer server = product.start(Durability.DURABLE)) {
      server.createDatabase("starters", "");
      StartersFigures figures = on(server.url("starters"), starters);
      System.out.println(figures);
      return figures.areGood();
    }
  }

  /** Lets so many start at once on an empty database. */
  public static StartersFigures on(String url, int starters) {
    List<ChildJvm> children =
        IntStream.range(0, starters)
            .mapToObj(number -> ChildJvm.start(Starter.class, List.of(url)))
            .toList();
    List<String> errors = new ArrayList<>();
    for (ChildJvm child : children) {
      String line = child.line();
      if (!line.equals(Starter.READY)) {
        errors.add("a child did not get ready: " + line);
      }
    }
    Instant sign = Instant.now();
    children.forEach(child -> child.send("go"));
    int succeeded = 0;
    int applied = 0;
    for (ChildJvm child : children) {
      Command.Result end = child.await(LIMIT);
      if (end.exit() == 0 && end.output().startsWith(Starter.APPLIED)) {
        succeeded++;
        applied += Integer.parseInt(end.output().substring(Starter.APPLIED.length()).strip());
      } else {
        errors.add(end.output());
      }
    }
    Duration took = Duration.between(sign, Instant.now());
    return looked(DataSources.at(url), starters, succeeded, applied, took, errors);
  }

  private static StartersFigures looked(
      DataSource database,
      int starters,
      int succeeded,
      int applied,
      Duration took,
      List<String> errors) {
    List<String> probe = DataSources.query(database, "SELECT migration FROM probe");
    List<String> notOnce =
        IntStream.rangeClosed(1, Starter.MIGRATIONS)
            .mapToObj(Integer::toString)
            .filter(migration -> Collections.frequency(probe, migration) != 1)
            .map(migration -> migration + " is there " + Collections.frequency(probe, migration))
            .toList();
    int rows = DataSources.query(database, "SELECT pid FROM starter").size();
    List<String> journal =
        Starter.ledger(database).journal("main").verify().findings().stream()
            .map(Finding::toString)
            .toList();
    return new StartersFigures(starters, succeeded, applied, notOnce, rows, journal, took, errors);
  }
}
