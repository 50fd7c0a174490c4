package dev.oneledger.reliability.soak;

import dev.oneledger.reliability.campaign.Options;
import dev.oneledger.reliability.server.Durability;
import dev.oneledger.reliability.server.OwnServer;
import dev.oneledger.reliability.server.Product;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The campaign of the kill soak, on a server of our own. Options: {@code seconds} (180 unless said
 * otherwise; the round that runs then is finished), {@code product} (postgresql, or mariadb),
 * {@code seed} of the blows.
 */
public final class Soak {
  private static final int SECONDS = 180;

  private Soak() {}

  /** Runs it, prints the figures, and tells whether they are as they must be. */
  public static boolean run(Options options) {
    SoakFigures figures = figures(options);
    System.out.println(figures);
    return figures.areGood() && figures.areInTime();
  }

  /** Runs it. */
  static SoakFigures figures(Options options) {
    options.allowing("seconds", "product", "seed");
    Product product = options.text("product").map(Product::named).orElse(Product.POSTGRESQL);
    Duration time = Duration.ofSeconds(options.number("seconds", SECONDS));
    Random random = new Random(options.number("seed", System.nanoTime()));
    Instant began = Instant.now();
    List<SoakRecord> rounds = new ArrayList<>();
    try (OwnServer server = product.start(Durability.DURABLE)) {
      while (rounds.isEmpty() || Instant.now().isBefore(began.plus(time))) {
        String name = "soak" + rounds.size();
        rounds.add(SoakRound.on(product, server, name, random));
        server.dropDatabase(name);
      }
    }
    return new SoakFigures(product, Duration.between(began, Instant.now()), rounds);
  }
}
