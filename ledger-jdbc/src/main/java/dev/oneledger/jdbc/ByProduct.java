package dev.oneledger.jdbc;

import dev.oneledger.jdbc.internal.Connections;
import dev.oneledger.jdbc.internal.Dialect;
import dev.oneledger.jdbc.internal.Product;
import dev.oneledger.jdbc.internal.h2.H2Dialect;
import dev.oneledger.jdbc.internal.mariadb.MariaDbDialect;
import dev.oneledger.jdbc.internal.postgresql.PostgresDialect;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is made for the product behind a data source, when it is first used. Thread-safe. */
final class ByProduct<T> {
  private final Connections connections;
  private final Function<Dialect, T> maker;
  private volatile @Nullable T made;

  ByProduct(Connections connections, Function<Dialect, T> maker) {
    this.connections = connections;
    this.maker = maker;
  }

  /** Two threads may make one each: they are alike. */
  <R> R use(Function<T, R> work) {
    T ready = made;
    if (ready != null) {
      return work.apply(ready);
    }
    try (Connections.Told told = connections.tellProduct()) {
      T fresh = maker.apply(dialect(told.product()));
      made = fresh;
      return work.apply(fresh);
    }
  }

  void run(Consumer<T> work) {
    use(
        each -> {
          work.accept(each);
          return true;
        });
  }

  /** What differs for a product. */
  static Dialect dialect(Product product) {
    return switch (product) {
      case POSTGRESQL -> new PostgresDialect();
      case MARIADB -> new MariaDbDialect();
      case H2 -> new H2Dialect();
    };
  }
}
