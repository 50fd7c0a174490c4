package dev.oneledger.reliability.soak;

import dev.oneledger.reliability.process.ChildJvm;
import dev.oneledger.reliability.process.Command;
import dev.oneledger.reliability.server.OwnServer;
import dev.oneledger.reliability.server.Product;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The starters of one round. Not thread-safe. */
final class Crowd implements AutoCloseable {
  private final Product product;
  private final OwnServer server;
  private final String database;
  private final Map<String, ChildJvm> alive = new LinkedHashMap<>();
  private final Set<String> paused = new TreeSet<>();
  private final List<String> failures = new ArrayList<>();
  private int started;
  private int succeeded;

  Crowd(Product product, OwnServer server, String database) {
    this.product = product;
    this.server = server;
    this.database = database;
  }

  void start() {
    started++;
    String name = "%s_%s".formatted(database, started);
    String url = SoakGround.of(product).urlFor(name, server, database);
    alive.put(name, ChildJvm.start(SoakStarter.class, List.of(product.name(), url)));
  }

  int started() {
    return started;
  }

  /** How many ended well by themselves, of those that were let. */
  int succeeded() {
    return succeeded;
  }

  /** What those wrote that ended badly by themselves. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  /** Those that run, paused ones too. */
  List<String> alive() {
    return List.copyOf(alive.keySet());
  }

  /** Those that run and are not paused. */
  List<String> awake() {
    return alive.keySet().stream().filter(name -> !paused.contains(name)).toList();
  }

  /** SIGKILL. */
  void kill(String name) {
    ChildJvm child = alive.remove(name);
    if (child != null) {
      paused.remove(name);
      child.handle().destroyForcibly();
    }
  }

  /** SIGSTOP. */
  void pause(String name) {
    signal(name, "-STOP");
    paused.add(name);
  }

  /** SIGCONT for all that are paused. */
  void resume() {
    List.copyOf(paused).forEach(name -> signal(name, "-CONT"));
    paused.clear();
  }

  /** One that has ended meanwhile gets no signal any more. */
  private void signal(String name, String signal) {
    ChildJvm child = alive.get(name);
    if (child != null) {
      Command.run(List.of("kill", signal, Long.toString(child.handle().pid())));
    }
  }

  /** Looks who has ended by itself. */
  void look() {
    for (String name : alive()) {
      ChildJvm child = alive.get(name);
      if (child != null && !child.handle().isAlive()) {
        ended(name, child);
      }
    }
  }

  /** Waits until all have ended. */
  void await(Duration limit) {
    resume();
    for (String name : alive()) {
      ChildJvm child = alive.get(name);
      if (child != null) {
        ended(name, child, limit);
      }
    }
  }

  private void ended(String name, ChildJvm child) {
    ended(name, child, Duration.ofSeconds(1));
  }

  private void ended(String name, ChildJvm child, Duration limit) {
    Command.Result end = child.await(limit);
    alive.remove(name);
    paused.remove(name);
    if (end.exit() == 0) {
      succeeded++;
    } else {
      failures.add(name + ": " + end.output());
    }
  }

  @Override
  public void close() {
    alive().forEach(this::kill);
  }
}
