package dev.oneledger.reliability.crash;

import dev.oneledger.reliability.crash.Stage.Place;
import dev.oneledger.reliability.server.OwnServers;
import dev.oneledger.reliability.server.Product;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes the databases of one scenario, with what earlier starts have left in each: copies of it
 * where the product makes copies. Thread-safe.
 */
final class Stages implements AutoCloseable {
  private final OwnServers servers;
  private final Scenario scenario;
  private final boolean areCopied;
  private final Stage template;
  private final AtomicInteger made = new AtomicInteger();

  Stages(OwnServers servers, Scenario scenario) {
    this.servers = servers;
    this.scenario = scenario;
    this.areCopied = scenario.databases().stream().allMatch(Product::copiesDatabases);
    this.template = create("template", false);
    if (areCopied) {
      scenario.prepare(template.dataSources());
      template.disconnect();
    }
  }

  /** New databases, as they were before the start that is looked at. */
  Stage fresh() {
    Stage stage = create("point" + made.incrementAndGet(), areCopied);
    if (!areCopied) {
      scenario.prepare(stage.dataSources());
    }
    return stage;
  }

  /** How often one of the servers ended by a fault of its own. */
  int ownFaults() {
    return template.places().stream().mapToInt(place -> place.server().ownFaults()).sum();
  }

  /** Starts again what ended by a fault of its own; the servers of others are left alone. */
  synchronized void revive() {
    for (Place place : template.places()) {
      if (!answers(place)) {
        place.server().start();
      }
    }
  }

  private static boolean answers(Place place) {
    try (Connection connection = DriverManager.getConnection(place.url())) {
      return connection.isValid(0);
    } catch (SQLException down) {
      return false;
    }
  }

  private Stage create(String name, boolean copied) {
    List<Place> places = new ArrayList<>();
    for (Product product : scenario.databases()) {
      String prefix = scenario.name().replace('-', '_') + places.size() + "_";
      Place place = new Place(product, servers.of(product, places.size()), prefix + name);
      place.server().createDatabase(place.database(), copied ? prefix + "template" : "");
      places.add(place);
    }
    return new Stage(places);
  }

  @Override
  public void close() {
    template.close();
  }
}
