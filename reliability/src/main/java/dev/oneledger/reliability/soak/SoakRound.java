package dev.oneledger.reliability.soak;

import dev.oneledger.reliability.server.DataSources;
import dev.oneledger.reliability.server.KeptConnections;
import dev.oneledger.reliability.server.Moment;
import dev.oneledger.reliability.server.OwnServer;
import dev.oneledger.reliability.server.Product;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;

/** One database, from empty to everything applied, under blows. Not thread-safe. */
final class SoakRound {
  private static final int AT_ONCE = 3;
  private static final int MOST_BLOWS = 14;
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final Duration POLL = Duration.ofMillis(10);

  private final SoakGround ground;
  private final DataSource database;
  private final String name;
  private final Random random;
  private final Crowd crowd;
  private final SoakRecord seen = new SoakRecord();
  private final Instant end = Instant.now().plus(LIMIT);

  private SoakRound(
      Product product, OwnServer server, DataSource database, String name, Random random) {
    this.ground = SoakGround.of(product);
    this.database = database;
    this.name = name;
    this.random = random;
    this.crowd = new Crowd(product, server, name);
  }

  /** Makes one on a new database; what it was like and what is wrong with its end. */
  static SoakRecord on(Product product, OwnServer server, String name, Random random) {
    server.createDatabase(name, "");
    try (KeptConnections kept = new KeptConnections(DataSources.at(server.url(name)))) {
      SoakRound round = new SoakRound(product, server, kept.dataSource(), name, random);
      try (Crowd crowd = round.crowd) {
        round.run();
        round.seen.ended(crowd);
      }
      new SoakCheck(product, round.database).into(round.seen);
      return round.seen;
    }
  }

  private void run() {
    int blows = 0;
    while (crowd.succeeded() == 0 && crowd.failures().isEmpty() && Instant.now().isBefore(end)) {
      while (crowd.alive().size() < AT_ONCE) {
        crowd.start();
      }
      Moment.pause(Duration.ofMillis(100 + random.nextInt(500)));
      crowd.resume();
      if (blows < MOST_BLOWS && strike()) {
        blows++;
      }
      crowd.look();
    }
    crowd.await(LIMIT);
  }

  /** Strikes when somebody is at work, and mostly that one; whether it did. */
  private boolean strike() {
    List<String> connected = crowd.awake().stream().filter(this::hasSession).toList();
    Instant enough = Instant.now().plus(PATIENCE);
    String holder = holder();
    while (!connected.contains(holder)) {
      if (Instant.now().isAfter(enough)) {
        return false;
      }
      Moment.pause(POLL);
      holder = holder();
    }
    boolean isAimed = random.nextInt(3) > 0;
    String victim = isAimed ? holder : connected.get(random.nextInt(connected.size()));
    if (random.nextInt(4) == 0) {
      crowd.pause(victim);
      seen.paused();
    } else {
      kill(victim, victim.equals(holder), connected.size() > 1);
    }
    return true;
  }

  /** The one at work; nobody's name if nobody is. */
  private String holder() {
    List<String> holders = DataSources.query(database, ground.holder(name));
    return holders.isEmpty() ? "" : holders.get(0);
  }

  private boolean hasSession(String starter) {
    return !DataSources.query(database, ground.sessionsOf(starter)).isEmpty();
  }

  private void kill(String victim, boolean isAtWork, boolean othersWait) {
    Instant before = Instant.now();
    crowd.kill(victim);
    seen.killed(isAtWork);
    if (isAtWork) {
      orphaned(victim, before, othersWait);
    }
  }

  /** Waits for the end of the orphaned session, and for somebody to go on. */
  private void orphaned(String victim, Instant killed, boolean othersWait) {
    Instant last = killed;
    while (hasSession(victim)) {
      last = Instant.now();
      Moment.pause(POLL);
    }
    Instant gone = Instant.now();
    seen.orphaned(new SoakRecord.Orphan(victim, killed, last));
    String progress = progress();
    while (othersWait && progress.equals(progress()) && Instant.now().isBefore(end)) {
      crowd.look();
      if (crowd.succeeded() > 0) {
        return;
      }
      Moment.pause(POLL);
    }
    if (othersWait) {
      seen.wentOn(Duration.between(gone, Instant.now()));
    }
  }

  /** The journal's last sequence; none while nobody has come so far as to make its table. */
  private String progress() {
    return DataSources.query(database, ground.journalTable()).isEmpty()
        ? "none"
        : DataSources.query(database, ground.progress()).get(0);
  }
}
