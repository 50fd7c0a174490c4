package dev.oneledger.jdbc.internal.tables;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.List;

/**
 * Scripts that are resources of this jar: one for each format of the ledger's tables, and what
 * reads a catalog. Internal: may change in any release.
 */
public final class FormatScripts {
  private FormatScripts() {}

  /** These scripts' texts, each loaded when it is taken: most starts need none. */
  public static List<String> of(String... names) {
    return new AbstractList<>() {
      @Override
      public String get(int index) {
        return load(names[index]);
      }

      @Override
      public int size() {
        return names.length;
      }
    };
  }

  /**
   * A script's text.
   *
   * @param name product and file, as in {@code postgresql/V1.sql}
   */
  public static String load(String name) {
    String path = "/dev/oneledger/jdbc/" + name;
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
