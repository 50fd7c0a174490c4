package dev.oneledger.jdbc.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Looks once per JVM for a server of one product: the one whose JDBC URL stands in the system
 * property {@code oneledger.test.<key>.url} or in the environment variable of the same meaning,
 * else the first of several kinds that can be had here. The choice is printed. Where there is none,
 * tests are skipped with the reason; with {@value #REQUIRED_PROPERTY} set to {@code true} they
 * fail. A configured URL that does not work is always a failure. Thread-safe.
 */
final class ServerSearch<S extends TestServer> {
  /** System property that turns a skip for want of a database into a failure. */
  static final String REQUIRED_PROPERTY = "oneledger.test.databaseRequired";

  private final String product;
  private final String key;
  private final Function<String, S> configured;
  private final List<Supplier<S>> kinds;
  private @Nullable Result<S> result;

  /**
   * @param product the product's name as people write it
   * @param key its name in the property {@code oneledger.test.<key>.url}
   * @param configured the server at a URL
   * @param kinds starts a server, or throws {@link UnavailableException}; tried in order
   */
  ServerSearch(
      String product, String key, Function<String, S> configured, List<Supplier<S>> kinds) {
    this.product = product;
    this.key = key;
    this.configured = configured;
    this.kinds = List.copyOf(kinds);
  }

  synchronized S server() {
    if (result == null) {
      result = search();
      System.out.println("Tests on " + product + ": " + result.said());
    }
    S server = result.server();
    if (server != null) {
      return server;
    }
    return missing("No " + product + ": " + result.said());
  }

  /** Ends a test for want of something: as failed where all is required, else as skipped. */
  static <T> T missing(String what) {
    if (Boolean.getBoolean(REQUIRED_PROPERTY)) {
      return Assertions.fail("It is required, and is not to be had: " + what);
    }
    return Assumptions.abort(what);
  }

  private Result<S> search() {
    String property = "oneledger.test." + key + ".url";
    String variable = property.toUpperCase(Locale.ROOT).replace('.', '_');
    String url = System.getProperty(property, System.getenv(variable));
    if (url != null && !url.isBlank()) {
      return Result.of(configured.apply(url));
    }
    List<String> reasons = new ArrayList<>();
    for (Supplier<S> kind : kinds) {
      try {
        return Result.of(kind.get());
      } catch (UnavailableException notHere) {
        reasons.add(String.valueOf(notHere.getMessage()));
      }
    }
    return new Result<>(null, String.join("; ", reasons));
  }

  private record Result<S extends TestServer>(@Nullable S server, String said) {
    static <S extends TestServer> Result<S> of(S server) {
      return new Result<>(server, server.description());
    }
  }
}
