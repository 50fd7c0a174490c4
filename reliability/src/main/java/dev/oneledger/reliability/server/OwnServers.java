package dev.oneledger.reliability.server;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Servers of each product, all alike, started when first asked for. Not thread-safe. */
public final class OwnServers implements AutoCloseable {
  private final Map<Product, List<OwnServer>> started = new EnumMap<>(Product.class);
  private final Durability durability;

  /** Servers of one kind. */
  public OwnServers(Durability durability) {
    this.durability = durability;
  }

  /** A server of a product: the same one for the same number, from 0 on. */
  public OwnServer of(Product product, int number) {
    List<OwnServer> servers = started.computeIfAbsent(product, none -> new ArrayList<>());
    while (servers.size() <= number) {
      servers.add(product.start(durability));
    }
    return servers.get(number);
  }

  @Override
  public void close() {
    started.values().forEach(servers -> servers.forEach(OwnServer::close));
    started.clear();
  }
}
