package dev.oneledger.jdbc.internal.postgresql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The scripts that make the ledger's tables, one for each format; they are resources of this jar.
 */
final class FormatScripts {
  /** From format 1 to this version's. */
  static final List<String> ALL = List.of(load("V1.sql"));

  private FormatScripts() {}

  static String load(String name) {
    String path = "/dev/oneledger/jdbc/postgresql/" + name;
    try (InputStream in = FormatScripts.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("The jar of ledger-jdbc lacks " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(path, failed);
    }
  }
}
