package dev.oneledger.reliability.testkit;

import dev.oneledger.jdbc.testkit.TestDatabase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** JDBC URLs that also say who connects, for other processes. */
public final class TestUrls {
  private TestUrls() {}

  /** The URL of a test database. */
  public static String of(TestDatabase database) {
    return "%s%suser=%s&password=%s"
        .formatted(
            database.url(),
            database.url().contains("?") ? "&" : "?",
            encoded(database.user()),
            encoded(database.password()));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
