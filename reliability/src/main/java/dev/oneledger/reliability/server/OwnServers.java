package dev.oneledger.reliability.server;

import java.util.EnumMap;
import java.util.Map;

/** One server of each product, all alike, started when first asked for. Not thread-safe. */
public final class OwnServers implements AutoCloseable {
  private final Map<Product, OwnServer> started = new EnumMap<>(Product.class);
  private final Durability durability;

  /** Servers of one kind. */
  public OwnServers(Durability durability) {
    this.durability = durability;
  }

  /** The server of a product. */
  public OwnServer of(Product product) {
    return started.computeIfAbsent(
        product,
        wanted ->
            switch (wanted) {
              case POSTGRESQL -> OwnPostgres.started(durability, Map.of());
            });
  }

  @Override
  public void close() {
    started.values().forEach(OwnServer::close);
    started.clear();
  }
}
