package dev.oneledger.reliability.crash;

import dev.oneledger.reliability.server.DataSources;
import dev.oneledger.reliability.server.KeptConnections;
import dev.oneledger.reliability.server.OwnServer;
import dev.oneledger.reliability.server.Product;
import java.util.List;
import javax.sql.DataSource;

/** The databases of one run; closing drops them. For one thread at a time. */
final class Stage implements AutoCloseable {
  private final List<Place> places;
  private final List<KeptConnections> kept;

  /**
   * One database.
   *
   * @param product whose it is
   * @param server where it is
   * @param database its name
   */
  record Place(Product product, OwnServer server, String database) {
    String url() {
      return server.url(database);
    }
  }

  /** Databases in the order the scenario asked for. */
  Stage(List<Place> places) {
    this.places = List.copyOf(places);
    this.kept =
        places.stream().map(place -> new KeptConnections(DataSources.at(place.url()))).toList();
  }

  List<Place> places() {
    return places;
  }

  List<String> urls() {
    return places.stream().map(Place::url).toList();
  }

  /** Straight to the databases, by connections that are kept until this is closed. */
  List<DataSource> dataSources() {
    return kept.stream().map(KeptConnections::dataSource).toList();
  }

  /** Closes what is kept. */
  void disconnect() {
    kept.forEach(KeptConnections::close);
  }

  @Override
  public void close() {
    disconnect();
    places.forEach(place -> place.server().dropDatabase(place.database()));
  }
}
